"""The forms that write a goal and a step, in the place of their line."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from karriarstod.domain.plan import GoalStatus
from karriarstod_ui import units
from karriarstod_ui.pages.plan.binding import Bound, PlanChoice, TypedField, focus_at_end, sync_all
from karriarstod_ui.pages.plan.content_edits import Place
from karriarstod_ui.pages.plan.draft import PlanDraft
from karriarstod_ui.pages.plan.fields import DATE_WIDTH, Labelled, PlanDate, PlanLine, PlanText
from karriarstod_ui.pages.plan.goal_card import TICK_WIDTH, SoftBand
from karriarstod_ui.widgets.buttons import icon_button, secondary_button
from karriarstod_ui.widgets.layouts import Columns, column, row


@dataclass(frozen=True)
class Offers:
    """Words offered while typing; anything else may be written."""

    people: Sequence[str] = ()
    parties: Sequence[str] = ()


class PartForm(SoftBand):
    """A form for one goal or step. ``closed`` by Esc or "Klar", ``entered`` by Enter in a field."""

    closed = Signal()
    entered = Signal()
    moved = Signal(int)
    removed = Signal()

    def __init__(
        self, draft: PlanDraft, place: Place, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.draft = draft
        self.place = place
        self.today = today
        self.fields: list[Bound] = []
        self.lines = column(self, (16, 12, 16, 12), 10)

    def bind(self, name: str, editor: TypedField) -> TypedField:
        """Tie a field to a value of this goal or step."""
        place = Place(f"{self.place.field}.{name}", self.place.goal, self.place.step)
        self.fields.append(Bound(self.draft, place, editor))
        editor.entered.connect(self.entered)
        return editor

    def sync(self) -> None:
        """Show what the draft holds."""
        sync_all(self.fields)

    def focus_field(self, name: str) -> None:
        """Put the keyboard in a field, by its name in the plan; the first if there is none."""
        wanted = (bound.editor for bound in self.fields if bound.place.name == name)
        focus_at_end(next(wanted, self.fields[0].editor))

    def status_field(self) -> Labelled:
        """How it stands."""
        place = Place(f"{self.place.field}.status", self.place.goal, self.place.step)
        choice = PlanChoice(GoalStatus)
        self.fields.append(Bound(self.draft, place, choice, self._mark))
        return Labelled(self.tr("Läge"), choice)

    def _mark(self, status: object) -> None:
        if isinstance(status, GoalStatus):
            self.draft.mark(self.place, status, self.today)

    def buttons(self, what: str) -> QHBoxLayout:
        """Move, remove and done; ``what`` is "steget" or "målet"."""
        line = row(spacing=4)
        for name, icon, by, words in (
            ("move_up", "chevron-up", -1, self.tr("Flytta upp {what}")),
            ("move_down", "chevron-down", 1, self.tr("Flytta ner {what}")),
        ):
            button = icon_button(icon, words.format(what=what))
            button.setObjectName(name)
            button.clicked.connect(lambda _checked=False, by=by: self.moved.emit(by))
            line.addWidget(button)
        remove = icon_button("trash-2", self.tr("Ta bort {what}").format(what=what))
        remove.setObjectName("remove")
        remove.clicked.connect(self.removed)
        done = secondary_button(self.tr("Klar"), compact=True)
        done.setObjectName("done")
        done.clicked.connect(self.closed)
        line.addWidget(remove)
        line.addStretch(1)
        line.addWidget(done)
        return line

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        with_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif with_alt and event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.moved.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)


class StepForm(PartForm):
    """What, how it is seen, who, who helps, from and latest, and how it stands."""

    def __init__(
        self,
        draft: PlanDraft,
        place: Place,
        today: date,
        offers: Offers,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(draft, place, today, parent)
        self.setObjectName("step_form")
        units.spaced(self.lines, (16 + TICK_WIDTH, 10, 16, 12), 10)
        what = PlanText(self.tr("Vad ska göras?"), lines=1, one_thought=True)
        who = PlanLine(self.tr("Vem gör det?"))
        helper = PlanLine(self.tr("Vem hjälper till?"))
        seen = PlanText(self.tr("Vad ser eller hör vi då?"), lines=1, one_thought=True)
        for editor in (who, helper):
            editor.suggest(offers.people)
        due, begins = PlanDate(today), PlanDate(today)
        due.count_from(begins)
        first = _grid(
            Labelled(self.tr("Steg"), self.bind("text", what)),
            Labelled(self.tr("Vem"), self.bind("who", who)),
            Labelled(self.tr("Senast"), self.bind("due_on", due), today=today),
        )
        second = _grid(
            Labelled(self.tr("Så märks det att det är klart"), self.bind("how_seen", seen)),
            Labelled(self.tr("Hjälp av"), self.bind("helper", helper)),
            Labelled(self.tr("Från"), self.bind("from_on", begins), today=today),
        )
        third = Columns(10)
        third.add(self.status_field(), 2, 130)
        result = PlanLine(self.tr("Skrivs när steget är gjort"))
        third.add(Labelled(self.tr("Så gick det"), self.bind("result", result)), 5, 200)
        self.lines.addWidget(first)
        self.lines.addWidget(second)
        self.lines.addWidget(third)
        self.lines.addLayout(self.buttons(self.tr("steget")))
        self.setAccessibleName(self.tr("Steg"))


class GoalForm(PartForm):
    """What is to be reached, how it is seen, when, and how it stands."""

    def __init__(
        self, draft: PlanDraft, place: Place, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(draft, place, today, parent)
        self.setObjectName("goal_form")
        text = PlanText(self.tr("Vad ska uppnås?"), lines=1, one_thought=True)
        seen = PlanText(self.tr("Hur vet vi att det är klart?"), lines=1, one_thought=True)
        result = PlanLine(self.tr("Skrivs när målet är nått"))
        self.lines.addWidget(Labelled(self.tr("Mål"), self.bind("text", text)))
        self.lines.addWidget(Labelled(self.tr("Märks genom"), self.bind("how_seen", seen)))
        row_of_facts = Columns(10)
        latest = Labelled(self.tr("Senast"), self.bind("due_on", PlanDate(today)), today=today)
        row_of_facts.add(latest, 2, DATE_WIDTH)
        row_of_facts.add(self.status_field(), 2, 130)
        row_of_facts.add(Labelled(self.tr("Så gick det"), self.bind("result", result)), 4, 200)
        self.lines.addWidget(row_of_facts)
        self.lines.addLayout(self.buttons(self.tr("målet")))
        self.setAccessibleName(self.tr("Mål"))


def _grid(wide: QWidget, middle: QWidget, last: QWidget) -> Columns:
    columns = Columns(10)
    columns.add(wide, 50, 220)
    columns.add(middle, 22, 120)
    columns.add(last, 26, DATE_WIDTH)
    return columns
