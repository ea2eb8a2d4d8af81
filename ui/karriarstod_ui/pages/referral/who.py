"""Who the referral is about: number, protection, name, language and how to be reached."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from karriarstod.application.labels import PROTECTED_NAME
from karriarstod.application.participants import NewPerson
from karriarstod.domain.identity import IdentityNumber
from karriarstod.domain.participant import (
    Gender,
    InterpreterMode,
    Language,
    Participant,
    Protection,
    Reach,
)
from karriarstod_ui.dialogs.editors import key_choice
from karriarstod_ui.dialogs.form import side_by_side
from karriarstod_ui.dialogs.identity_field import IdentityField
from karriarstod_ui.dialogs.reach_hints import hint_email, hint_phone
from karriarstod_ui.theme import StateColor
from karriarstod_ui.widgets.buttons import link_button
from karriarstod_ui.widgets.card import Card, InlineMessage
from karriarstod_ui.widgets.choices import Choice
from karriarstod_ui.widgets.fields import LabeledField
from karriarstod_ui.widgets.layouts import Column
from karriarstod_ui.widgets.line import LineEdit


class WhoCard(Card):
    """The person, as far as known. ``sought_changed`` when what identifies somebody has changed.

    With ``show_person`` it is somebody who is here already: shown, and not to be changed here.
    """

    sought_changed = Signal()
    edited = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.set_title(self.tr("Vem"))
        self.number = IdentityField(self.tr("Person- eller samordningsnummer"), today)
        self.protection = key_choice(Protection, Protection.NONE)
        self.protection.setObjectName("protection")
        self.told = InlineMessage()
        self.given = LabeledField(self.tr("Förnamn"), _line("given_name"))
        self.family = LabeledField(self.tr("Efternamn"), _line("family_name"))
        self.language = LabeledField(self.tr("Språk"), _line("language"))
        self.interpreter = key_choice(InterpreterMode, InterpreterMode.NONE)
        self.interpreter.setObjectName("interpreter")
        self.interpreter_language = LabeledField(
            self.tr("Tolkspråk"), _line("interpreter_language")
        )
        self.wish = LabeledField(self.tr("Önskemål om tolk"), _line("interpreter_wish"))
        self.phone = LabeledField(self.tr("Telefon"), _line("phone"))
        self.email = LabeledField(self.tr("E-post"), _line("email"))
        self.home = LabeledField(self.tr("Bostadsort"), _line("home"))
        self.gender = key_choice(Gender, Gender.UNSAID)
        self.gender.setObjectName("gender")
        hint_phone(self.phone)
        hint_email(self.email)
        self._build()
        self._connect()
        self.clear()

    def _build(self) -> None:
        self.body.setSpacing(14)
        self.add(
            side_by_side(
                self.number, LabeledField(self.tr("Skyddade personuppgifter"), self.protection)
            )
        )
        self.add(self.told)
        self.add(side_by_side(self.given, self.family))
        self.add(side_by_side(self.language, LabeledField(self.tr("Tolk"), self.interpreter)))
        self._interpreting = side_by_side(self.interpreter_language, self.wish)
        self.add(self._interpreting)
        self.more = link_button(self.tr("Fler uppgifter om personen"), compact=True)
        self.more.setObjectName("more_of_person")
        self.add(self.more)
        self._rest = Column(14)
        self._reach = side_by_side(self.phone, self.email, self.home, least=150)
        self._rest.add(self._reach)
        self._rest.add(LabeledField(self.tr("Kön, som personen säger"), self.gender))
        self.add(self._rest)

    def _connect(self) -> None:
        self.number.changed.connect(self.sought_changed)
        for line in self._lines():
            line.textEdited.connect(self.edited)
        for field in (self.given, self.family):
            _editor(field).textEdited.connect(self.sought_changed)
        self.number.changed.connect(self.edited)
        self.protection.currentIndexChanged.connect(self._on_protection_changed)
        for choice in self._choices():
            choice.currentIndexChanged.connect(self.edited)
        self.interpreter.currentIndexChanged.connect(self._arrange)
        self.more.clicked.connect(self._show_rest)

    def _choices(self) -> tuple[Choice, ...]:
        return self.protection, self.interpreter, self.gender

    def _lines(self) -> tuple[QLineEdit, ...]:
        return tuple(
            _editor(field)
            for field in (
                self.given,
                self.family,
                self.language,
                self.interpreter_language,
                self.wish,
                self.phone,
                self.email,
                self.home,
            )
        )

    @property
    def is_protected(self) -> bool:
        return self.protection.key() != Protection.NONE.value

    def clear(self) -> None:
        """An unknown person, to be written."""
        for line in self._lines():
            line.clear()
        self.number.set_text("")
        for field in (self.phone, self.email):
            field.set_help("")
        for choice, key in zip(
            self._choices(),
            (Protection.NONE, InterpreterMode.NONE, Gender.UNSAID),
            strict=True,
        ):
            choice.choose(key.value)
        self.told.clear()
        self._rest.hide()
        self.more.show()
        self._let_write(True)
        self._arrange()

    def _show_rest(self) -> None:
        self._rest.show()
        self.more.hide()
        (self.gender if self.is_protected else self.phone.editor).setFocus()

    def show_person(self, person: Participant) -> None:
        """Somebody who is here already; a protected one stands here without name and number."""
        self.clear()
        shown = (
            (PROTECTED_NAME, "") if person.is_protected else (person.given_name, person.family_name)
        )
        for field, text in (
            (self.given, shown[0]),
            (self.family, shown[1]),
            (self.language, person.language.spoken),
            (self.interpreter_language, person.language.interpreter_language),
            (self.wish, person.language.interpreter_wish),
            (self.phone, person.reach.phone),
            (self.email, person.reach.email),
            (self.home, person.reach.home),
        ):
            _editor(field).setText(text)
        self.number.set_text(person.listed_number)
        self.protection.choose(person.protection.value)
        self.interpreter.choose(person.language.interpreter.value)
        self.gender.choose(person.gender.value)
        self.told.show_message(
            self.tr(
                "Finns redan i registret. Personens uppgifter ändras på deltagarens egen sida;"
                " inget annat följer med från förra gången."
            )
        )
        self._let_write(False)
        self._arrange()

    def _let_write(self, free: bool) -> None:
        for line in (*self._lines(), self.number.line):
            line.setReadOnly(not free)
        for choice in self._choices():
            choice.setEnabled(free)

    @property
    def written_name(self) -> str:
        """The name as far as it is written; nothing of a protected person's."""
        if self.is_protected:
            return ""
        return " ".join(filter(None, (_text(self.given), _text(self.family))))

    def person(self) -> NewPerson | None:
        """Who is written, or ``None`` after telling what is wrong."""
        ok = self.number.check()
        number = self.number.number()
        if not (_text(self.given) or _text(self.family)):
            self.given.show_problem(self.tr("Skriv ett namn. Resten går att lägga till sedan."))
            return None
        if not ok or number is None:
            return None
        mode = InterpreterMode(self.interpreter.key())
        wanted = mode is not InterpreterMode.NONE
        return NewPerson(
            _text(self.given),
            _text(self.family),
            number,
            Protection(self.protection.key()),
            Gender(self.gender.key()),
            Language(
                _text(self.language),
                mode,
                _text(self.interpreter_language) if wanted else "",
                _text(self.wish) if wanted else "",
            ),
            # A protected person's ways to be reached are not kept, even if typed before.
            Reach()
            if self.is_protected
            else Reach(_text(self.phone), _text(self.email), _text(self.home)),
        )

    def first_problem(self) -> LabeledField | None:
        """The field where something is wrong."""
        return next((field for field in (self.number, self.given) if field.problem), None)

    def sought(self) -> tuple[IdentityNumber | None, str, str, str]:
        """Number, names and birth digits typed so far, for looking for the same person."""
        return (
            self.number.number(),
            _text(self.given),
            _text(self.family),
            self.number.digits(),
        )

    def _on_protection_changed(self) -> None:
        if self.protection.key() == Protection.FICTITIOUS.value:
            self.protection.choose(Protection.NONE.value)
            self.told.show_message(
                self.tr(
                    "Fingerade personuppgifter märks aldrig: personen registreras från noll med"
                    " de nya uppgifterna, utan koppling till de gamla. Skriv dem här som för vem"
                    " som helst."
                ),
                StateColor.SOON,
            )
        elif self.is_protected:
            self.told.show_message(
                self.tr(
                    "Telefon, e-post och bostadsort sparas inte. Namnet visas inte i listor, och"
                    " kontakt tas på avtalat sätt."
                )
            )
        else:
            self.told.clear()
        self._arrange()

    def _arrange(self) -> None:
        self._reach.setHidden(self.is_protected)
        self._interpreting.setHidden(self.interpreter.key() == InterpreterMode.NONE.value)


def _line(name: str) -> QLineEdit:
    line = LineEdit()
    line.setObjectName(name)
    return line


def _editor(field: LabeledField) -> QLineEdit:
    if not isinstance(field.editor, QLineEdit):
        raise TypeError(field)
    return field.editor


def _text(field: LabeledField) -> str:
    return _editor(field).text().strip()
