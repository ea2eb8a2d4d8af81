"""The tab of notes: a box to write in, and what has been written, newest first."""

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from karriarstod.application.labels import label
from karriarstod.domain.note import LONGEST_NOTE, Note, NoteKind
from karriarstod.domain.swedish_dates import clock_time, long_date
from karriarstod_ui.dialogs.editors import key_choice
from karriarstod_ui.pages.participant.rows import Rows
from karriarstod_ui.theme import StateColor, TextRole
from karriarstod_ui.widgets.buttons import link_button, primary_button, secondary_button
from karriarstod_ui.widgets.card import Card
from karriarstod_ui.widgets.choices import TickBox
from karriarstod_ui.widgets.fields import ExpandingText, LabeledField
from karriarstod_ui.widgets.layouts import Column, Columns, Flow
from karriarstod_ui.widgets.pill import Pill
from karriarstod_ui.widgets.plainer import PlainerWords
from karriarstod_ui.widgets.text import Text


class NotesTab(Column):
    """``written`` carries kind, text, whether the participant may read it, and what it corrects.

    ``protected_written`` carries kind, text and what it corrects, of a note to be protected.
    ``draft_changed`` carries what is half written; ``more_wanted`` how many notes are shown;
    ``read_wanted`` the number of a protected note that somebody wants to read.
    """

    written = Signal(object, str, bool, object)
    protected_written = Signal(object, str, object)
    read_wanted = Signal(int)
    draft_changed = Signal(str)
    more_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(16, parent)
        self._notes: tuple[Note, ...] = ()
        self._corrects: int | None = None
        self._asked: tuple[NoteKind, str, int | None] | None = None
        self._revealed: set[int] = set()
        self._today = date.min
        self.box = Card(self.tr("Ny anteckning"))
        self.kind = key_choice(NoteKind, NoteKind.TALK)
        self.kind.setObjectName("note_kind")
        self.text = ExpandingText(4, 14)
        self.text.setObjectName("note_text")
        self.plainer = PlainerWords(self.text)
        self.field = LabeledField(self.tr("Vad hände, och vad betyder det för arbetet?"), self.text)
        self.readable = TickBox(self.tr("Deltagaren får läsa"))
        self.readable.setObjectName("for_participant")
        self.readable.setChecked(True)
        self.correcting = Text("", TextRole.SMALL_QUIET, wrap=True)
        self.leave = link_button(self.tr("Ny anteckning i stället"), compact=True)
        self.keep = primary_button(self.tr("Spara anteckningen"))
        self.keep.setObjectName("keep_note")
        self.list = Card(self.tr("Anteckningar"))
        self.rows = Rows(12)
        self.more = secondary_button(self.tr("Visa äldre"), compact=True)
        self.more.setObjectName("more_notes")
        self._build()
        self.keep.clicked.connect(self._on_keep)
        self.leave.clicked.connect(lambda: self._correct(None))
        self.text.textChanged.connect(self._on_typed)
        self.more.clicked.connect(lambda: self.more_wanted.emit(len(self._notes)))
        self._correct(None)

    def _build(self) -> None:
        self.box.add(self.correcting)
        self.box.add(self.field)
        self.box.add(LabeledField(self.tr("Slag"), self.kind))
        self.box.add(self.readable)
        buttons = Flow(12)
        buttons.add(self.keep)
        buttons.add(self.leave)
        self.box.add(buttons)
        self.box.body.addStretch(1)
        self.list.add(self.rows)
        self.list.add(self.more)
        self.list.body.addStretch(1)
        columns = Columns(18)
        beside = Column(0)
        beside.add(self.box)
        beside.add_stretch()
        columns.add(self.list, 6, 420)
        columns.add(beside, 4, 340)
        self.add(columns)

    def show_notes(
        self, notes: tuple[Note, ...], today: date, *, after: int = 0, at_once: int = 50
    ) -> None:
        """Show these notes, or add them after the first ``after`` ones."""
        self._notes = (*self._notes[:after], *notes)
        self._today = today
        self.more.setHidden(len(notes) < at_once)
        self._show_rows()

    def _show_rows(self) -> None:
        self.rows.show_rows(
            (self._row(one, self._today) for one in self._notes),
            self.tr("Inget är antecknat än. Skriv det som är bra att minnas till nästa samtal."),
        )

    def reveal(self, number: int) -> None:
        """Show a protected note, until the tab is left."""
        self._revealed.add(number)
        self._show_rows()

    def forget_read(self) -> None:
        """Protected notes are hidden again."""
        if self._revealed:
            self._revealed.clear()
            self._show_rows()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.forget_read()

    def show_draft(self, text: str) -> None:
        """What was half written of this participant."""
        self.text.set_text(text)
        self._correct(None)
        self._count()

    def forget_draft(self) -> None:
        """The note has been kept."""
        self.text.set_text("")
        self._correct(None)
        self._count()
        self.draft_changed.emit("")

    @property
    def corrects(self) -> int | None:
        """The number of the note that is being corrected."""
        return self._corrects

    def correct(self, number: int | None) -> None:
        """Go on correcting a note, if it is among those shown."""
        note = next((one for one in self._notes if one.number == number), None)
        if note is not None:
            self._correct(note)

    def _row(self, one: Note, today: date) -> QWidget:
        shown = Column(4)
        shown.setObjectName(f"note_{one.number}")
        local = one.written_at.astimezone()
        top = Flow(10)
        if one.protected:
            top.add(Pill(self.tr("Skyddad"), StateColor.LATE))
        else:
            top.add(Pill(label(one.kind), _kind_color(one.kind)))
        about = [f"{long_date(local.date(), today)} {clock_time(local)}", one.author]
        if one.corrects is not None:
            about.append(self.tr("rättar en tidigare"))
        if not one.for_participant:
            about.append(self.tr("deltagaren läser inte"))
        top.add(Text(" · ".join(part for part in about if part), TextRole.SMALL_QUIET))
        shown.add(top)
        if one.protected and one.number not in self._revealed:
            shown.add(self._hidden(one, long_date(local.date(), today)))
            return shown
        shown.add(Text(one.text, TextRole.BODY, wrap=True))
        corrected = next((other for other in self._notes if other.corrects == one.number), None)
        if corrected is not None:
            shown.add(
                Text(
                    self.tr("Rättad {day}").format(
                        day=long_date(corrected.written_at.astimezone().date(), today)
                    ),
                    TextRole.SMALL_QUIET,
                )
            )
        else:
            correct = link_button(self.tr("Rätta"), compact=True)
            correct.setObjectName(f"correct_{one.number}")
            correct.setAccessibleName(
                self.tr("Rätta anteckningen från {day}").format(day=long_date(local.date(), today))
            )
            correct.clicked.connect(lambda: self._correct(one))
            line = Flow(10)
            line.add(correct)
            shown.add(line)
        return shown

    def _hidden(self, one: Note, day: str) -> QWidget:
        hidden = Column(4)
        words = self.tr("Skyddad anteckning – visas när du anger varför.")
        hidden.add(Text(words, TextRole.QUIET, wrap=True))
        line = Flow(10)
        read = link_button(self.tr("Visa"), "eye", compact=True)
        read.setObjectName(f"read_{one.number}")
        read.setAccessibleName(self.tr("Visa skyddad anteckning från {day}").format(day=day))
        read.clicked.connect(lambda: self.read_wanted.emit(one.number))
        line.add(read)
        hidden.add(line)
        return hidden

    def _correct(self, note: Note | None) -> None:
        """Write a note that corrects another; notes themselves are never changed."""
        self._corrects = note.number if note else None
        self.correcting.setHidden(note is None)
        self.leave.setHidden(note is None)
        self.box.set_title(self.tr("Rättelse") if note else self.tr("Ny anteckning"))
        if note is not None:
            day = long_date(note.written_at.astimezone().date())
            self.correcting.setText(
                self.tr("Rättar anteckningen från {day}. Den gamla står kvar.").format(day=day)
            )
            self.kind.choose(note.kind.value)
            self.text.setFocus()

    def _on_typed(self) -> None:
        self._count()
        self.draft_changed.emit(self.text.text())

    def _count(self) -> None:
        left = LONGEST_NOTE - len(self.text.text())
        if left < 0:
            self.field.show_problem(
                self.tr("{count} tecken för mycket. Dela upp anteckningen.").format(count=-left)
            )
        elif left < 200:
            self.field.set_help(self.tr("{count} tecken kvar").format(count=left))
        else:
            self.field.set_help("")

    def _on_keep(self) -> None:
        text = self.text.text().strip()
        if not text:
            self.field.show_problem(self.tr("Skriv något först."))
            self.text.setFocus()
        elif len(text) <= LONGEST_NOTE:
            self._offer(NoteKind(self.kind.key()), text)

    def _offer(self, kind: NoteKind, text: str) -> None:
        """Have it kept; words of crime or diagnosis are asked about first."""
        corrected = next((one for one in self._notes if one.number == self._corrects), None)
        if corrected is not None and corrected.protected:
            self.protected_written.emit(kind, text, self._corrects)
            return
        from karriarstod_ui.dialogs.careful import CarefulDialog, words_found

        found = words_found(text)
        if not found:
            self.written.emit(kind, text, self.readable.isChecked(), self._corrects)
            return
        self._asked = (kind, text, self._corrects)
        dialog = CarefulDialog(found, parent=self.window())
        dialog.change_chosen.connect(self._on_change)
        dialog.move_chosen.connect(self._on_move)
        dialog.open()

    @Slot()
    def _on_change(self) -> None:
        from karriarstod_ui.dialogs.careful import focus_word

        focus_word(self.text)

    @Slot()
    def _on_move(self) -> None:
        if self._asked is not None:
            self.protected_written.emit(*self._asked)


def _kind_color(kind: NoteKind) -> StateColor:
    if kind is NoteKind.DEVIATION:
        return StateColor.SOON
    return StateColor.GRANTED if kind is NoteKind.DECISION else StateColor.CALM
