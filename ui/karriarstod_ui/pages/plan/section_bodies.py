"""What stands in the plan's sections, built when a section is first opened."""

from collections.abc import Callable
from enum import Enum
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from karriarstod.application.labels import choices
from karriarstod.domain.plan import GoalReason, PlanBasis, RoleShare
from karriarstod_ui import theme, units
from karriarstod_ui.pages.plan.binding import Bound, PlanChoice, PlanField, sync_all
from karriarstod_ui.pages.plan.content_edits import Place
from karriarstod_ui.pages.plan.draft import PlanDraft
from karriarstod_ui.pages.plan.facts import PlanFacts
from karriarstod_ui.pages.plan.fields import DATE_WIDTH, Labelled, PlanDate, PlanLine, PlanText
from karriarstod_ui.pages.plan.row_lists import HoursRow, RoleRow, RowList, TaskRow
from karriarstod_ui.widgets.buttons import link_button
from karriarstod_ui.widgets.choices import TickBox
from karriarstod_ui.widgets.layouts import Column, Columns, Flow

SECTION_OF: Final = {
    "starting_point": "start",
    "alternative_goal": "more",
    "goal_reasons": "more",
    "basis": "more",
    "direction_occupation": "more",
    "direction_area": "more",
    "tasks": "tasks",
    "hours_steps": "hours",
    "adaptations": "adaptations",
    "when_hard": "when_hard",
    "roles": "roles",
    "follow_up_how": "follow_up",
    "follow_up_on": "follow_up",
    "valid_from": "follow_up",
    "valid_to": "follow_up",
}
"""In which section a field of the plan stands."""


class OwnWords(PlanText):
    """The goal in the participant's own words, a size larger than the rest."""

    SIZE: Final = 17

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self._enlarge()

    def _enlarge(self) -> None:
        font = self.font()
        font.setPixelSize(theme.current().px(self.SIZE))
        self.document().setDefaultFont(font)
        self._fit()

    @override
    def _fit(self) -> None:
        # As the field it is made of, but by the larger letters' height.
        lines = max(1, round(self.document().size().height()))
        spacing = QFontMetrics(self.document().defaultFont()).lineSpacing()
        height = lines * spacing + 2 * units.px(11) + 2
        if height != self.minimumHeight():
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setFixedHeight(height)


class Reasons(Flow):
    """Why this goal: any number of reasons."""

    def __init__(self, draft: PlanDraft, parent: QWidget | None = None) -> None:
        super().__init__(10, parent)
        self._draft = draft
        self._boxes: dict[Enum, TickBox] = {}
        for reason, word in choices(GoalReason):
            box = TickBox(word)
            box.setAccessibleName(word)
            box.setObjectName(f"reason.{reason.value}")
            box.clicked.connect(self._on_clicked)
            self._boxes[reason] = box
            self.add(box)
        self.sync()

    def sync(self) -> None:
        """Show what the draft holds."""
        for reason, box in self._boxes.items():
            box.setChecked(reason in self._draft.content.goal_reasons)

    def _on_clicked(self) -> None:
        chosen = tuple(reason for reason, box in self._boxes.items() if box.isChecked())
        self._draft.write(Place("goal_reasons"), chosen)


class SectionBodies(QObject):
    """Builds the body of a section by its key, and keeps everything in it up to date."""

    def __init__(self, draft: PlanDraft, facts: PlanFacts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._draft = draft
        self._facts = facts
        self._fields: list[Bound] = []
        self._others: list[Callable[[], None]] = []

    def editor(self, field: str) -> PlanField | None:
        """The editor of a field of the plan, if it has been built."""
        found = (bound.editor for bound in self._fields if bound.place.field == field)
        return next(found, None)

    def sync(self) -> None:
        """Show what the draft holds."""
        sync_all(self._fields)
        for other in self._others:
            other()

    def bind(self, field: str, editor: PlanField) -> PlanField:
        """Tie an editor to a field of the plan."""
        self._fields.append(Bound(self._draft, Place(field), editor))
        return editor

    def build(self, key: str) -> QWidget:
        """The body of the section of that key."""
        builders: dict[str, Callable[[], QWidget]] = {
            "start": lambda: self._text(
                "starting_point",
                self.tr("Nuläge"),
                self.tr("Vad fungerar redan? Vad kan och vill personen? Vad behöver bli lättare?"),
            ),
            "more": self._more,
            "tasks": lambda: self._rows("tasks", TaskRow, self.tr("+ Lägg till uppgift")),
            "hours": self._hours,
            "adaptations": lambda: self._text(
                "adaptations",
                self.tr("Stöd och anpassningar"),
                self.tr("T.ex. skriftlig dagsplan, en instruktion i taget, paus var 90:e minut"),
            ),
            "when_hard": lambda: self._text(
                "when_hard",
                self.tr("Om det blir svårt"),
                self.tr("Hur märks det? Vad brukar hjälpa? Vem ringer man?"),
            ),
            "roles": self._roles,
            "follow_up": self._follow_up,
        }
        return builders[key]()

    def _text(self, field: str, name: str, placeholder: str) -> QWidget:
        editor = self.bind(field, PlanText(placeholder, lines=3))
        editor.setAccessibleName(name)
        return editor

    def _rows(self, field: str, new_row: Callable[[], TaskRow], words: str) -> RowList:
        made = RowList(self._draft, field, new_row, words)
        self._others.append(made.sync)
        return made

    def _hours(self) -> QWidget:
        today = self._facts.today
        made = RowList(
            self._draft, "hours_steps", lambda: HoursRow(today), self.tr("+ Lägg till tid")
        )
        self._others.append(made.sync)
        return units.sized(made, max_width=520)

    def _roles(self) -> QWidget:
        parties = self._facts.parties
        made = RowList(self._draft, "roles", lambda: RoleRow(parties), self.tr("+ Lägg till rad"))
        fetch = link_button(self.tr("Hämta från kontakter"), "users")
        fetch.setObjectName("fetch_roles")
        fetch.clicked.connect(self._fetch_roles)
        made.links.add(fetch)
        self._others.append(made.sync)
        return made

    def _fetch_roles(self) -> None:
        held = self._draft.content.roles
        known = {(role.party, role.contact) for role in held}
        new: tuple[RoleShare, ...] = tuple(
            role for role in self._facts.contact_roles if (role.party, role.contact) not in known
        )
        self._draft.put(Place("roles"), (*held, *new), self.tr("hämta kontakter"))

    def _more(self) -> QWidget:
        body = Column(12)
        other = PlanText(self.tr("Om det första inte går"), lines=2)
        body.add(Labelled(self.tr("Alternativt mål"), self.bind("alternative_goal", other)))
        reasons = Reasons(self._draft)
        self._others.append(reasons.sync)
        body.add(Labelled(self.tr("Varför just det målet"), reasons))
        facts = Columns(12)
        for field, words, editor in (
            ("direction_occupation", self.tr("Yrkesinriktning"), PlanLine()),
            ("direction_area", self.tr("Sökområde"), PlanLine()),
            ("basis", self.tr("Planen utgår från"), PlanChoice(PlanBasis)),
        ):
            facts.add(Labelled(words, self.bind(field, editor)), 1, 180)
        body.add(facts)
        return body

    def _follow_up(self) -> QWidget:
        body = Column(12)
        how = PlanText(self.tr("T.ex. samtal varannan måndag, trepartssamtal före beslutets slut"))
        body.add(Labelled(self.tr("Så följs planen upp"), self.bind("follow_up_how", how)))
        dates = Columns(12)
        today = self._facts.today
        made: dict[str, PlanDate] = {}
        for field, words in (
            ("follow_up_on", self.tr("Nästa uppföljning")),
            ("valid_from", self.tr("Planen gäller från")),
            ("valid_to", self.tr("Planen gäller till")),
        ):
            made[field] = PlanDate(today)
            editor = self.bind(field, made[field])
            dates.add(Labelled(words, editor, today=today), 1, DATE_WIDTH)
        made["valid_to"].count_from(made["valid_from"])
        body.add(dates)
        return body
