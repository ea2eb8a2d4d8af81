"""The head of the plan's page: whose plan, which version, saved when, and what can be done."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from enum import Enum, auto

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from karriarstod.application.views import PlanVersionRow
from karriarstod.domain.plan import PlanStatus, PlanVersion
from karriarstod.domain.swedish_dates import clock_time, long_date, period
from karriarstod_ui.pages.plan.facts import PlanFacts
from karriarstod_ui.theme import StateColor
from karriarstod_ui.widgets.buttons import Button, icon_button, primary_button, secondary_button
from karriarstod_ui.widgets.card import InlineMessage, PageHeader
from karriarstod_ui.widgets.layouts import column
from karriarstod_ui.widgets.pill import Pill


class Mode(Enum):
    """What the page is doing."""

    WRITING = auto()
    READING = auto()
    COMPARING = auto()
    EMPTY = auto()


class PageHead(QWidget):
    """Title, state and buttons. Each signal is what somebody asked for."""

    list_chosen = Signal()
    participant_chosen = Signal()
    version_chosen = Signal(int)
    comparison_asked = Signal()
    preview_asked = Signal()
    copy_asked = Signal()
    primary_asked = Signal()
    undo_asked = Signal()
    redo_asked = Signal()
    blank_asked = Signal()
    discard_asked = Signal()
    meeting_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = PageHeader(self.tr("Individuell plan"))
        self.protected = Pill()
        self.message = InlineMessage()
        self.versions = secondary_button(self.tr("Versioner"), "history")
        self.compare = secondary_button("")
        self.preview = secondary_button(self.tr("Förhandsgranska"), "eye")
        self.copy = secondary_button(self.tr("Deltagarens kopia"), "user")
        self.primary: Button = primary_button("")
        self.more = icon_button("ellipsis", self.tr("Mer"))
        self._menu = QMenu(self)
        self._version_menu = QMenu(self)
        self._facts: PlanFacts | None = None
        self._shown_as = ""
        self._in_trouble = False
        self._missing = ""
        self._build()

    def _build(self) -> None:
        lines = column(self, spacing=12)
        lines.addWidget(self.header)
        lines.addWidget(self.message)
        for name, widget in (
            ("protected", self.protected),
            ("more", self.more),
            ("versions", self.versions),
            ("compare", self.compare),
            ("preview", self.preview),
            ("participant_copy", self.copy),
            ("primary", self.primary),
        ):
            widget.setObjectName(name)
            self.header.add_action(widget)
        self.header.crumb_chosen.connect(self._on_crumb_chosen)
        self.compare.clicked.connect(self.comparison_asked)
        self.preview.clicked.connect(self.preview_asked)
        self.copy.clicked.connect(self.copy_asked)
        self.primary.clicked.connect(self.primary_asked)
        self.versions.clicked.connect(lambda: _pop_up(self._version_menu, self.versions))
        self.more.clicked.connect(lambda: _pop_up(self._menu, self.more))
        self.undo = self._action(self.tr("Ångra"), self.undo_asked.emit, "Ctrl+Z")
        self.redo = self._action(self.tr("Gör om"), self.redo_asked.emit, "Ctrl+Y")
        self._menu.addSeparator()
        self._action(self.tr("Mötesläge"), self.meeting_asked.emit, "F11")
        self._action(self.tr("Tom blankett …"), self.blank_asked.emit)
        self.discard = self._action(self.tr("Kasta utkastet …"), self.discard_asked.emit)

    def _action(self, text: str, asked: Callable[[], None], keys: str = "") -> QAction:
        # The key itself is taken by the page, which knows where one is writing; here it is shown.
        made = QAction(f"{text}\t{keys}" if keys else text, self)
        made.triggered.connect(lambda _checked=False: asked())
        self._menu.addAction(made)
        return made

    def show_person(self, facts: PlanFacts) -> None:
        """Say whose plan it is."""
        self._facts = facts
        self.header.set_crumbs((("list", self.tr("Deltagare")), ("participant", facts.name)))
        pill = self.tr("SKYDDADE PERSONUPPGIFTER") if facts.is_protected else ""
        self.protected.show_state(pill, StateColor.LATE)

    def show_versions(self, rows: Sequence[PlanVersionRow], shown: int) -> None:
        """Offer every version there is."""
        self._version_menu.clear()
        group = QActionGroup(self._version_menu)
        for one in rows:
            words = self._version_words(one)
            chosen = QAction(words, self._version_menu)
            chosen.setCheckable(True)
            chosen.setChecked(one.version == shown)
            chosen.setActionGroup(group)
            chosen.triggered.connect(
                lambda _checked=False, version=one.version: self.version_chosen.emit(version)
            )
            self._version_menu.addAction(chosen)

    def _version_words(self, one: PlanVersionRow) -> str:
        if one.status is PlanStatus.DRAFT:
            return self.tr("Version {n} · utkast").format(n=one.version)
        day = long_date(one.signed_on, self._today()) if one.signed_on else ""
        return self.tr("Version {n} · fastställd {day}").format(n=one.version, day=day)

    def _today(self) -> date | None:
        return self._facts.today if self._facts is not None else None

    def show_writing(
        self, version: int, signed: PlanVersion | None, begun_on: date | None = None
    ) -> None:
        """A draft is being written, since a day, after this signed version if there is one."""
        words = self.tr("Utkast till version {n}").format(n=version)
        self.header.set_pill(words, StateColor.SOON)
        begun = ""
        if begun_on is not None:
            day = long_date(begun_on, self._today())
            begun = self.tr("utkast påbörjat {day}").format(day=day)
        self.header.set_subtitle(" · ".join(filter(None, (self._after(signed), begun))))
        self._shown_as = self._after(signed)
        self.primary.setText(self.tr("Fastställ version {n}").format(n=version))
        self._offer(Mode.WRITING, signed.version if signed is not None else 0)

    def _after(self, signed: PlanVersion | None) -> str:
        if signed is None or signed.signature is None:
            return self.tr("ingen version är fastställd än")
        day = long_date(signed.signature.signed_on, self._today())
        return self.tr("version {n} fastställd {day}").format(n=signed.version, day=day)

    def show_saved(self, at: datetime) -> None:
        """What is written was saved at this moment."""
        when = self.tr("sparat automatiskt {time}").format(time=clock_time(at))
        self.header.set_subtitle(f"{self._shown_as} · {when}")

    def show_trouble(self, why: str) -> None:
        """Saving did not work; said once, however often it is tried."""
        if self._in_trouble:
            return
        self._in_trouble = True
        kept = self.tr("Det ni skriver är inte sparat än, men står kvar här på skärmen.")
        again = self.tr("Programmet försöker igen om några sekunder; stäng det inte.")
        words = " ".join(filter(None, (kept, why, again)))
        self.message.show_message(words, StateColor.LATE, action=self.tr("Försök nu"))

    def forget_trouble(self) -> None:
        """Saving works again."""
        if self._in_trouble:
            self._in_trouble = False
            self.message.clear()

    def show_missing(self, count: int) -> None:
        """The plan cannot be signed yet; the side column says why."""
        self._missing = self._missing_words(count)
        self.message.show_message(self._missing, StateColor.SOON)

    def renew_missing(self, count: int) -> None:
        """So many are missing now: what was said of it is said anew, or not any more."""
        is_said = not self.message.isHidden() and self.message.text.text() == self._missing
        if not is_said:
            return
        if not count:
            self.message.clear()
        elif self._missing_words(count) != self._missing:
            self.show_missing(count)

    def _missing_words(self, count: int) -> str:
        words = (
            self.tr("En sak saknas innan planen kan fastställas.")
            if count == 1
            else self.tr("{n} saker saknas innan planen kan fastställas.").format(n=count)
        )
        more = self.tr("Första stället är öppnat här; allt som saknas står i spalten bredvid.")
        return f"{words} {more}"

    def show_signed(self, version: int) -> None:
        """The plan has been signed."""
        words = self.tr("Version {n} är fastställd. Skriv ut den och skriv under på papperet.")
        self.message.show_message(
            words.format(n=version), StateColor.WELL, action=self.tr("Skriv ut")
        )
        # What was written in is gone: one goes on with the paper.
        self.message.link.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_reading(self, plan: PlanVersion, *, has_draft: bool, other: int) -> None:
        """A signed version is read; ``other`` is the one to compare it with, 0 for none."""
        replaced = plan.status is PlanStatus.REPLACED
        words = self.tr("Ersatt version {n}") if replaced else self.tr("Fastställd version {n}")
        state = StateColor.NEUTRAL if replaced else StateColor.WELL
        self.header.set_pill(words.format(n=plan.version), state)
        held = period(plan.content.valid_from, plan.content.valid_to, self._today())
        signed = ""
        if plan.signature is not None:
            day = long_date(plan.signature.signed_on, self._today())
            signed = self.tr("fastställd {day}").format(day=day)
        holds = self.tr("gäller {period}").format(period=held) if held else ""
        self.header.set_subtitle(" · ".join(filter(None, (signed, holds))))
        self.primary.setText(
            self.tr("Gå till utkastet") if has_draft else self.tr("Skriv ny version")
        )
        self._offer(Mode.READING, other)

    def show_comparing(self) -> None:
        """Two versions are shown side by side."""
        self.header.set_subtitle("")
        self._offer(Mode.COMPARING, 0)

    def show_empty(self) -> None:
        """There is no plan and none to write."""
        self.header.set_pill("")
        self.header.set_subtitle("")
        self._offer(Mode.EMPTY, 0)

    def _offer(self, mode: Mode, other: int) -> None:
        writing = mode is Mode.WRITING
        is_open = self._facts is not None and self._facts.is_open
        self.compare.setText(
            self.tr("Tillbaka till planen")
            if mode is Mode.COMPARING
            else self.tr("Visa bredvid version {n}").format(n=other)
        )
        self.compare.setHidden(mode is Mode.EMPTY or (mode is not Mode.COMPARING and not other))
        self.more.setHidden(mode is Mode.COMPARING)
        self.versions.setHidden(mode is Mode.COMPARING or len(self._version_menu.actions()) < 2)
        plan_shown = mode in {Mode.WRITING, Mode.READING}
        for button in (self.preview, self.copy):
            button.setHidden(not plan_shown)
        self.primary.setHidden(not (writing or (mode is Mode.READING and is_open)))
        for action in (self.undo, self.redo, self.discard):
            action.setVisible(writing)

    def _on_crumb_chosen(self, key: str) -> None:
        if key == "list":
            self.list_chosen.emit()
        else:
            self.participant_chosen.emit()


def _pop_up(menu: QMenu, button: Button) -> None:
    menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
