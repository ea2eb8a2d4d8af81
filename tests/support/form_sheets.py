"""A form of every kind of question on a page, and what a person at the screen does with it."""

from datetime import date
from types import MappingProxyType
from typing import Final, TypeVar

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from typist import write

from karriarstod.forms.answers import Row
from karriarstod.forms.keys import Width
from karriarstod.forms.questions import (
    ChoiceQuestion,
    ChoicesQuestion,
    DateQuestion,
    NoteQuestion,
    NumberQuestion,
    ScaleQuestion,
    TableQuestion,
    TextQuestion,
    YesNoQuestion,
)
from karriarstod.forms.template import FormTemplate, Section
from karriarstod_ui.forms.form_view import FormView
from karriarstod_ui.widgets.layouts import ScrollPage
from karriarstod_ui.widgets.text import Text

Some = TypeVar("Some", bound=QWidget)

TODAY: Final = date(2026, 3, 16)
LEVELS: Final = ("Behöver mycket stöd", "Behöver en del stöd", "Klarar oftast", "Klarar själv")

TALK: Final = FormTemplate(
    id="talk",
    version=1,
    code="T1",
    title="Samtal",
    purpose="Att prova",
    common=0,
    sections=(
        Section(
            key="work",
            title="Arbetsförmåga",
            columns=2,
            questions=(
                NoteQuestion(key="about", label="Om skalan", text="Svara var för sig."),
                DateQuestion(key="form_date", label="Datum", required=True, width=Width.HALF),
                YesNoQuestion(
                    key="interpreter",
                    label="Är tolk med?",
                    hint="Eller per telefon.",
                    width=Width.HALF,
                ),
                TextQuestion(
                    key="language",
                    label="Vilket språk?",
                    required=True,
                    visible_when={"interpreter": [True]},
                ),
                ScaleQuestion(key="on_time", label="Passar tider", levels=LEVELS),
                ScaleQuestion(key="wellbeing", label="Trivs", high=10, voices=True),
                ChoiceQuestion(key="kind", label="Sort", options={"week": "Vecka", "more": "Mer"}),
                ChoicesQuestion(key="days", label="Dagar", options={"mon": "Mån", "tue": "Tis"}),
                TextQuestion(
                    key="example", label="Exempel", hint="Vad du såg.", lines=3, carried=True
                ),
                TextQuestion(key="place", label="Plats", suggested_by="places", longest=20),
                NumberQuestion(
                    key="extent", label="Omfattning", unit="%", lowest=0, highest=100, decimals=1
                ),
            ),
        ),
        Section(
            key="agreed",
            title="Överenskommet",
            questions=(
                TableQuestion(
                    key="actions",
                    label="Till nästa gång",
                    row_name="överenskommelse",
                    columns=(
                        TextQuestion(key="what", label="Vad", required=True),
                        ChoiceQuestion(key="who", label="Vem", options={"me": "Jag", "you": "Du"}),
                        DateQuestion(key="by", label="Senast", required=True, width=Width.SHORT),
                    ),
                ),
                TableQuestion(
                    key="tasks",
                    label="Arbetsuppgifter",
                    row_name="uppgift",
                    columns=(TextQuestion(key="task", label="Uppgift"),),
                ),
                TextQuestion(key="adaptations", label="Anpassningar", sensitive=True, lines=2),
                TableQuestion(
                    key="needs",
                    label="Behov",
                    sensitive=True,
                    columns=(TextQuestion(key="need", label="Vad"),),
                ),
            ),
        ),
        Section(
            key="extra",
            title="Mer",
            visible_when={"kind": ["more"]},
            questions=(TextQuestion(key="more", label="Mer att säga"),),
        ),
    ),
)


def tasks(*words: str) -> tuple[Row, ...]:
    """Rows of the table of tasks."""
    return tuple(
        Row(number, MappingProxyType({"task": word})) for number, word in enumerate(words, 1)
    )


class Sheet:
    """A form view on a page that scrolls, and its reader."""

    def __init__(self, qtbot: QtBot, view: FormView, wide: int = 640) -> None:
        self.qtbot = qtbot
        self.view = view
        self.page = ScrollPage()
        self.page.add(view)
        self.page.add_stretch()
        self.page.resize(wide, 900)
        qtbot.addWidget(self.page)
        with qtbot.waitExposed(self.page):
            self.page.show()
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)

    def find(self, kind: type[Some], name: str) -> Some:
        """A widget by its name."""
        found = self.view.findChild(kind, name)
        assert found is not None, name
        return found

    def has(self, name: str) -> bool:
        """Whether there is something of that name to be seen."""
        return any(one.isVisible() for one in self.view.findChildren(QWidget, name))

    def write(self, name: str, text: str) -> QWidget:
        """Types in a field, key by key."""
        field = self.find(QWidget, name)
        field.setFocus()
        write(field, text)
        return field

    def press(self, name: str) -> None:
        """A click on a button or a box."""
        self.qtbot.mouseClick(self.find(QWidget, name), Qt.MouseButton.LeftButton)

    def key(
        self,
        key: Qt.Key,
        modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        """A key where the keyboard is."""
        now = QApplication.focusWidget()
        assert now is not None
        self.qtbot.keyClick(now, key, modifier)
        QCoreApplication.sendPostedEvents()

    def undo(self) -> None:
        self.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    def redo(self) -> None:
        self.key(Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)

    @property
    def focus(self) -> str:
        """The name of what the keyboard is on."""
        now = QApplication.focusWidget()
        return now.objectName() if now is not None else ""

    def said(self) -> str:
        """Every text that is seen."""
        QCoreApplication.sendPostedEvents()
        return " | ".join(one.text() for one in self.view.findChildren(Text) if one.isVisible())

    def value(self, key: str) -> object:
        """An answer."""
        return self.view.answers().get(key)
