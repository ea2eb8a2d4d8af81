"""A note or a reminder from anywhere: who, what, and a day if it is something to do."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, QStringListModel, Signal, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from karriarstod.application.labels import choices
from karriarstod.application.notes import keep_reminder, write_note
from karriarstod.application.ports import ListFilter, ListQuery
from karriarstod.application.views import listed_name
from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.identity import CaseNumber
from karriarstod.domain.note import LONGEST_NOTE, Note, NoteKind, Reminder
from karriarstod_ui.desk import Desk
from karriarstod_ui.dialogs.form import Command, FormDialog
from karriarstod_ui.messages import said
from karriarstod_ui.models.looks import shown_name
from karriarstod_ui.widgets.choices import Choice
from karriarstod_ui.widgets.fields import DateField, ExpandingText, LabeledField
from karriarstod_ui.widgets.line import LineEdit
from karriarstod_ui.widgets.suggestions import Suggestions

_SUGGESTED = 8


@dataclass(frozen=True)
class Somebody:
    """A participant as the dialog needs to know one."""

    case_number: CaseNumber
    name: str = field(repr=False)
    placement_number: int | None = None

    @property
    def words(self) -> str:
        """Name and case number, so that two of the same name can be told apart."""
        return f"{shown_name(self.name)} · {self.case_number}"


def somebody(case: CaseFile) -> Somebody:
    """The person of a case file, with the placement a note belongs to."""
    main = case.main_placement
    return Somebody(case.case_number, listed_name(case), main.number if main else None)


class PersonEdit(LineEdit):
    """A participant found by typing. `person_changed` carries a `Somebody` or None."""

    person_changed = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._desk = desk
        self._person: Somebody | None = None
        self._found: dict[str, Somebody] = {}
        self._asked = False
        self._words = QStringListModel(self)
        completer = Suggestions(self._words, self)
        completer.setCompletionMode(Suggestions.CompletionMode.UnfilteredPopupCompletion)
        completer.activated.connect(self._on_activated)
        self.setCompleter(completer)
        self.setPlaceholderText(self.tr("Börja skriva namnet"))
        self.textEdited.connect(self._on_edited)

    def person(self) -> Somebody | None:
        """Who is meant: the one chosen, or the only one that what is written can mean."""
        if self._person is not None:
            return self._person
        return next(iter(self._found.values())) if len(self._found) == 1 else None

    @property
    def chosen(self) -> Somebody | None:
        """The one picked, as opposed to what is merely written."""
        return self._person

    def set_person(self, person: Somebody) -> None:
        """Show somebody."""
        self._person = person
        self.setText(person.words)

    @Slot(str)
    def _on_edited(self, _text: str) -> None:
        self._person = None
        self._ask()

    def _ask(self) -> None:
        text = self.text().strip()
        if self._asked or not text:
            return
        self._asked = True
        today = self._desk.today
        query = ListQuery(only=ListFilter.ALL, text=text, limit=_SUGGESTED)
        self._desk.ask(
            lambda queries: tuple(
                somebody(one) for one in queries.participants(query, today).cases
            ),
            owner=self,
            done=partial(self._show, text),
        )

    def _show(self, text: str, people: Sequence[Somebody]) -> None:
        self._asked = False
        if text != self.text().strip():
            self._ask()
            return
        self._found = {person.words: person for person in people}
        self._words.setStringList(list(self._found))
        completer = self.completer()
        if people and self.hasFocus() and completer is not None:
            completer.complete()

    @Slot(str)
    def _on_activated(self, words: str) -> None:
        self._person = self._found.get(words)
        self.person_changed.emit(self._person)


class QuickNoteDialog(FormDialog):
    """Ctrl+N. With a day it becomes something to do, without one a note.

    `kept` carries the words for what has been kept, to be shown in passing.
    """

    kept = Signal(str)

    def __init__(
        self, desk: Desk, person: Somebody | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            "Ny anteckning",
            "Spara anteckningen",
            "Skriv en dag om det är något att göra. Utan dag blir det en anteckning.",
            parent,
        )
        self._desk = desk
        self._asked: Command | None = None
        self.person = PersonEdit(desk)
        self.person.setObjectName("person")
        self.text = ExpandingText(3, 10)
        self.text.setObjectName("text")
        self.plainer = self._underlined()
        self.due = DateField(desk.today)
        self.due.setObjectName("due")
        self.kind = Choice()
        self.kind.setObjectName("kind")
        self.kind.set_options([(str(key.value), words) for key, words in choices(NoteKind)])
        self._person_field = LabeledField(self.tr("Vem"), self.person)
        self._text_field = LabeledField(self.tr("Vad"), self.text)
        self._due_field = LabeledField(self.tr("Att göra senast"), self.due)
        self._kind_field = LabeledField(self.tr("Slag"), self.kind)
        self.add(self._person_field)
        self.add(self._text_field)
        self.add_pair(self._due_field, self._kind_field)
        if person is not None:
            self.person.set_person(person)
        self.due.date_changed.connect(self._on_day_changed)
        self.submitted.connect(self._keep)

    @override
    def command(self) -> Command | None:
        person = self.person.person()
        text = self.text.text().strip()
        due_on = self.day(self._due_field)
        if person is None:
            self.wrong(self._person_field, self.tr("Skriv namnet och välj i listan."))
        if not text:
            self.wrong(self._text_field, self.tr("Skriv vad det gäller."))
        elif len(text) > LONGEST_NOTE:
            self.wrong(
                self._text_field,
                self.tr("Högst {most} tecken; det är {count} nu.").format(
                    most=LONGEST_NOTE, count=len(text)
                ),
            )
        if person is None or not text:
            return None
        if self.has_wrong or self._asks(person, text, due_on):
            return None
        return self._reminder(person, text, due_on) if due_on else self._note(person, text)

    def _asks(self, person: Somebody, text: str, due_on: date | None) -> bool:
        """Words of crime or diagnosis: nothing is kept before somebody has said how."""
        # Seldom needed, and the words are read from a file.
        from karriarstod_ui.dialogs.careful import CarefulDialog, words_found

        found = words_found(text)
        if not found:
            return False
        dialog = CarefulDialog(found, parent=self)
        self._asked = self._protected(person, text, due_on)
        dialog.change_chosen.connect(self._on_change)
        dialog.move_chosen.connect(self._on_move)
        dialog.open()
        return True

    @Slot()
    def _on_change(self) -> None:
        from karriarstod_ui.dialogs.careful import focus_word

        focus_word(self.text)

    @Slot()
    def _on_move(self) -> None:
        if self._asked is not None:
            self.confirm.setEnabled(False)
            self._keep(self._asked)

    def _protected(self, person: Somebody, text: str, due_on: date | None) -> Command:
        note = replace(self._made(person, text), for_participant=False, protected=True)
        if due_on is None:
            return lambda begin: write_note(begin, person.case_number, note)
        from karriarstod.application.protected_notes import move_reminder

        reminder = self._to_do(person, text, due_on)
        return lambda begin: move_reminder(begin, person.case_number, reminder, note)

    def _underlined(self) -> QObject:
        # The words are read from a file: with the first note, not with the first window.
        from karriarstod_ui.widgets.plainer import PlainerWords

        return PlainerWords(self.text)

    def open_at(self) -> None:
        """Open with the keyboard where there is something left to write."""
        self.open()
        (self.text if self.person.person() else self.person).setFocus()

    def _note(self, person: Somebody, text: str) -> Command:
        note = self._made(person, text)
        return lambda begin: write_note(begin, person.case_number, note)

    def _made(self, person: Somebody, text: str) -> Note:
        return Note(
            number=0,
            written_at=self._desk.clock.now(),
            kind=NoteKind(self.kind.key()),
            text=text,
            author=self._desk.user.name,
            placement_number=person.placement_number,
        )

    def _reminder(self, person: Somebody, text: str, due_on: date) -> Command:
        reminder = self._to_do(person, text, due_on)
        return lambda begin: keep_reminder(begin, person.case_number, reminder)

    def _to_do(self, person: Somebody, text: str, due_on: date) -> Reminder:
        return Reminder(
            number=0,
            text=text,
            due_on=due_on,
            owner=self._desk.user.name,
            placement_number=person.placement_number,
        )

    @Slot(object)
    def _on_day_changed(self, day: date | None) -> None:
        self._kind_field.setEnabled(day is None)
        self.confirm.setText(
            self.tr("Spara anteckningen") if day is None else self.tr("Lägg till att göra")
        )

    @Slot(object)
    def _keep(self, command: Command) -> None:
        words = self.tr("Att göra sparat") if self.due.day() else self.tr("Anteckningen sparad")
        self._desk.do(
            command,
            owner=self,
            done=lambda _events: self._on_kept(words),
            failed=self._on_failed,
            saying=self.tr("Sparar …"),
        )

    def _on_kept(self, words: str) -> None:
        self.kept.emit(words)
        self.accept()

    def _on_failed(self, error: Exception) -> None:
        sentence = said(error)
        self.refuse(sentence.text if sentence else self.tr("Det gick inte att spara. Försök igen."))
