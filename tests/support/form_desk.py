"""Forms filled in through the real window: begun, answered, finished, passed on, signed, seen."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from io import BytesIO
from typing import TypeAlias

from handledare import Handledare, type_text
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from karriarstod.domain.identity import CaseNumber
from karriarstod.forms.form import Form, FormHeading, FormStatus
from karriarstod.forms.questions import TableQuestion
from karriarstod_ui.pages.form.flows_dialog import FlowsDialog
from karriarstod_ui.pages.form.page import FormPage
from karriarstod_ui.pages.form.preview import FormPreview
from karriarstod_ui.pages.participant.new_form_dialog import NewFormDialog
from karriarstod_ui.places import FORM
from karriarstod_ui.widgets.fields import DateField

Said: TypeAlias = str | bool | int | date | tuple[str, ...]
"""What is answered: words, an option's key, yes or no, a day, or the keys of what is ticked."""

Asked: TypeAlias = Said | list[dict[str, Said]]
"""The same, or the rows that are added to a table."""


@dataclass(frozen=True)
class FormDesk:
    """One participant's forms, as somebody at the desk has to do with them."""

    person: Handledare
    number: str

    # Looking.

    @property
    def page(self) -> FormPage:
        """The form's page."""
        return self.person.page(FORM, FormPage)

    @property
    def shown(self) -> Form:
        """The form on the page, as it has been kept."""
        shown = self.page.panel.shown
        assert shown is not None
        return self.kept(shown.form.number)

    def kept(self, form_number: int) -> Form:
        """A form as it has been kept."""
        found: list[Form] = []
        number = CaseNumber.parse(self.number)
        self.person.record.desk.ask(
            lambda queries: queries.form(number, form_number),
            owner=self.person.record.shell,
            done=found.append,
        )
        self.person.settle()
        return found[0]

    def headings(self) -> tuple[FormHeading, ...]:
        """Every form of the participant."""
        found: list[tuple[FormHeading, ...]] = []
        number = CaseNumber.parse(self.number)
        self.person.record.desk.ask(
            lambda queries: queries.forms(number),
            owner=self.person.record.shell,
            done=found.append,
        )
        self.person.settle()
        return found[0]

    def paper(self) -> str:
        """The words of the form's paper, as the preview holds it."""
        self.person.press(self.page, "preview")
        preview = self.person.dialog(FormPreview)
        assert isinstance(preview, FormPreview)
        self.person.qtbot.waitUntil(lambda: bool(preview.pdf))
        pdf = preview.pdf
        preview.reject()
        return words_of(pdf)

    # Doing.

    def begin(self, title: str, *, from_earlier: bool | None = None) -> None:
        """A new form, found by its title; `from_earlier` must be offered when it is given."""
        self.person.record.open_forms(self.number)
        self.person.settle()
        self.person.press(self.person.person, "new_form")
        dialog = self.person.dialog(NewFormDialog)
        assert isinstance(dialog, NewFormDialog)
        type_text(dialog.search, title)
        assert dialog.list.titles[0] == title
        assert dialog.from_earlier.isHidden() == (from_earlier is None)
        if from_earlier is not None:
            dialog.from_earlier.setChecked(from_earlier)
        self.person.qtbot.keyClick(dialog.search, Qt.Key.Key_Return)
        self.person.settle()
        here = self.person.record.shell.here
        assert here is not None
        assert (here.place, here.subject) == (FORM, self.number)
        assert self.shown.status is FormStatus.DRAFT

    def answer(self, **answers: Asked) -> None:
        """Answers to questions by their keys, each where the form asks for it."""
        shown = self.page.panel.shown
        assert shown is not None
        for key, said in answers.items():
            section = next(
                one for one in shown.template.sections if any(q.key == key for q in one.questions)
            )
            self._open_section(section.key)
            question = shown.template.question(key)
            if question.sensitive:
                self.person.press(self.page, f"{key}.show")
            if isinstance(question, TableQuestion):
                assert isinstance(said, list)
                self._add_rows(key, said)
            else:
                assert not isinstance(said, list)
                self._say(key, said)

    def _open_section(self, key: str) -> None:
        # A section that an answer calls for is listed after a moment.
        name, sections = f"section_{key}", self.page.panel.sections
        self.person.qtbot.waitUntil(
            lambda: any(not one.isHidden() for one in sections.findChildren(QAbstractButton, name))
        )
        self.person.press(sections, name)

    def _come_back(self) -> None:
        """Be in the window again: with nothing to manage windows, none takes over by itself."""
        if not self.person.window.isActiveWindow():
            self.person.window.activateWindow()
            self.person.qtbot.waitUntil(self.person.window.isActiveWindow)

    def _add_rows(self, key: str, rows: list[dict[str, Said]]) -> None:
        for one in rows:
            self.person.press(self.page, f"{key}.add")
            view = self.page.panel.view
            assert view is not None
            number = view.answers().rows(key)[-1].number
            for column, said in one.items():
                self._say(f"{key}.{number}.{column}", said)

    def _say(self, name: str, said: Said) -> None:
        if isinstance(said, tuple):
            for one in said:
                self.person.press(self.page, f"{name}.{one}")
            return
        editor = self.person.find(self.page, QWidget, name)
        if isinstance(editor, QComboBox):
            _choose(editor, str(said))
        elif isinstance(editor, DateField):
            editor.clear()
            type_text(editor, str(said))
            editor.editingFinished.emit()
        elif isinstance(editor, QLineEdit | QPlainTextEdit):
            editor.selectAll()
            _type(editor, str(said))
        else:
            self.person.press(self.page, f"{name}.{said}")

    def finish(self, **answers: Said) -> FlowsDialog | None:
        """Press "Klart", answer where it leads until nothing is missing, and see what goes on.

        `answers` are by the key of a question or a column; what is not among them is answered with
        something.
        """
        shown = self.page.panel.shown
        assert shown is not None
        for _ in range(60):
            missing = self.page.panel.missing
            self._come_back()
            self.person.press(self.page, "primary")
            if not missing:
                break
            one = missing[0]
            where = one.key if one.row is None else f"{one.key}.{one.row}.{one.column}"
            self.person.qtbot.waitUntil(partial(self._is_at, where))
            self._answer_here(answers.get(one.column if one.row is not None else one.key))
        form = self.kept(shown.form.number)
        assert form.status is FormStatus.DONE, self.page.panel.missing
        open_ones = [one for one in self.person.window.findChildren(FlowsDialog) if one.isVisible()]
        return open_ones[-1] if open_ones else None

    def _is_at(self, name: str) -> bool:
        focused = self.person.window.focusWidget()
        return focused is not None and f"{focused.objectName()}.".startswith(f"{name}.")

    def _answer_here(self, said: Said | None) -> None:
        """Whatever the field with the keyboard asks for."""
        focused = self.person.window.focusWidget()
        assert focused is not None
        if isinstance(focused, DateField):
            type_text(focused, str(said or "+2v"))
            focused.editingFinished.emit()
        elif isinstance(focused, QLineEdit | QPlainTextEdit):
            _type(focused, str(said or "Bra."))
        elif isinstance(focused, QComboBox):
            _choose(focused, str(said or focused.itemData(1)))
        else:
            assert isinstance(focused, QAbstractButton)
            group = focused.objectName().rpartition(".")[0]
            name = focused.objectName() if said is None else f"{group}.{said}"
            self.person.press(self.page, name)

    def pass_on(self, flows: FlowsDialog | None) -> tuple[str, ...]:
        """Let everything that is ticked go on; the keys of what was."""
        assert flows is not None
        keys = tuple(key for key, box in flows.boxes.items() if box.isChecked())
        self.person.press(flows, "confirm")
        assert set(keys) <= set(self.shown.flowed)
        return keys

    def sign(self, **values: str) -> None:
        """Sign the done form."""
        self.person.press(self.page, "primary")
        self.person.answer(**values)
        assert self.shown.status is FormStatus.SIGNED


def _type(editor: QWidget, text: str) -> None:
    type_text(editor, text)
    popup = QApplication.activePopupWidget()
    if popup is not None:
        # A list of suggestions goes when somebody presses the button of another field.
        popup.close()


def _choose(editor: QComboBox, key: str) -> None:
    place = editor.findData(key)
    assert place >= 0, f"{editor.objectName()} has no {key}"
    editor.setCurrentIndex(place)
    editor.activated.emit(place)


def words_of(pdf: bytes) -> str:
    """What a paper says, as one line."""
    pages = PdfReader(BytesIO(pdf)).pages
    return " ".join(" ".join(one.extract_text() for one in pages).split())
