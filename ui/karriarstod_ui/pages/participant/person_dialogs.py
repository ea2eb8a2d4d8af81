"""Windows for the person: another number, and what else is known."""

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from karriarstod.application.participants import change_number, change_participant
from karriarstod.domain.identity import IdentityKind
from karriarstod.domain.participant import (
    Gender,
    InterpreterMode,
    Language,
    Protection,
    Reach,
)
from karriarstod_ui.dialogs.editors import key_choice
from karriarstod_ui.dialogs.form import Command, side_by_side
from karriarstod_ui.dialogs.identity_field import IdentityField
from karriarstod_ui.dialogs.reach_hints import hint_email, hint_phone
from karriarstod_ui.pages.participant.case_dialog import CaseDialog, line_field, written
from karriarstod_ui.pages.participant.view import CaseView
from karriarstod_ui.theme import StateColor
from karriarstod_ui.widgets.card import InlineMessage
from karriarstod_ui.widgets.fields import LabeledField


class NumberDialog(CaseDialog):
    """Another personal number for the same person; the one before is kept as a previous one."""

    def __init__(self, view: CaseView, parent: QWidget | None = None) -> None:
        super().__init__(view, parent)
        self.new = IdentityField(self.tr("Nytt nummer"), view.today)
        self.since = self.date_field(self.tr("Gäller från"), "since", today=True)
        self.reason = line_field(
            self.tr("Varför"), "reason", help_text=self.tr("T.ex. folkbokförd, fått personnummer.")
        )
        self.name_it(
            self.tr("Nytt personnummer"),
            self.tr("Spara numret"),
            self.tr("Det gamla numret finns kvar som tidigare nummer. Det blir ingen ny person."),
        )
        self.add(self.new)
        self.add_pair(self.since, self.reason)

    def refuse_number(self, case_number: str) -> None:
        """The number belongs to somebody else."""
        self.refuse()
        self.new.show_problem(self.tr("Numret finns redan hos {case}.").format(case=case_number))
        self.new.editor.setFocus()

    @override
    def command(self) -> Command | None:
        since = self.day(self.since, missing=self.tr("Skriv från vilken dag."))
        number = self.new.number()
        if not self.new.check():
            self.wrong(self.new, self.new.problem)
        elif number is None or number.kind is IdentityKind.NONE:
            self.wrong(self.new, self.tr("Skriv det nya numret."))
        if not written(self.reason):
            self.wrong(self.reason, self.tr("Skriv varför numret ändras."))
        if since is None or number is None:
            return None
        return partial(
            change_number,
            number=self.view.number,
            new=number,
            since=since,
            reason=written(self.reason),
        )


class PersonDialog(CaseDialog):
    """Names, protection, language and how the person is reached."""

    def __init__(self, view: CaseView, parent: QWidget | None = None) -> None:
        super().__init__(view, parent)
        person = view.case.participant
        language, reach = person.language, person.reach
        self.given = line_field(self.tr("Förnamn"), "given_name", person.given_name)
        self.family = line_field(self.tr("Efternamn"), "family_name", person.family_name)
        self.protection = key_choice(Protection, person.protection, without=[Protection.FICTITIOUS])
        self.protection.setObjectName("protection")
        self.gender = key_choice(Gender, person.gender)
        self.gender.setObjectName("gender")
        self.language = line_field(self.tr("Språk"), "language", language.spoken)
        self.interpreter = key_choice(InterpreterMode, language.interpreter)
        self.interpreter.setObjectName("interpreter")
        self.interpreter_language = line_field(
            self.tr("Tolkspråk"), "interpreter_language", language.interpreter_language
        )
        self.wish = line_field(
            self.tr("Önskemål om tolk"), "interpreter_wish", language.interpreter_wish
        )
        self.phone = line_field(self.tr("Telefon"), "phone", reach.phone)
        self.email = line_field(self.tr("E-post"), "email", reach.email)
        self.home = line_field(self.tr("Bostadsort"), "home", reach.home)
        hint_phone(self.phone)
        hint_email(self.email)
        self.told = InlineMessage()
        self._build()

    def _build(self) -> None:
        self.name_it(self.tr("Personuppgifter"), self.tr("Spara"))
        self.add_pair(self.given, self.family)
        self.add_pair(
            LabeledField(self.tr("Skyddade personuppgifter"), self.protection),
            LabeledField(self.tr("Kön, som personen säger"), self.gender),
        )
        self.add(self.told)
        self.add_pair(self.language, LabeledField(self.tr("Tolk"), self.interpreter))
        self._interpreting = side_by_side(self.interpreter_language, self.wish)
        self.add(self._interpreting)
        self._reach = side_by_side(self.phone, self.email, self.home, least=140)
        self.add(self._reach)
        self.protection.currentIndexChanged.connect(self._arrange)
        self.interpreter.currentIndexChanged.connect(self._arrange)
        self._arrange()

    def _arrange(self) -> None:
        protected = self.protection.key() != Protection.NONE.value
        self._reach.setHidden(protected)
        self._interpreting.setHidden(self.interpreter.key() == InterpreterMode.NONE.value)
        person = self.view.case.participant
        if protected and not person.reach.is_empty:
            self.told.show_message(
                self.tr("Telefon, e-post och bostadsort tas bort när du sparar."), StateColor.SOON
            )
        else:
            self.told.clear()

    @override
    def command(self) -> Command | None:
        if not (written(self.given) or written(self.family)):
            self.wrong(self.given, self.tr("Skriv ett namn."))
            return None
        mode = InterpreterMode(self.interpreter.key())
        asked = mode is not InterpreterMode.NONE
        protection = Protection(self.protection.key())
        protected = protection is not Protection.NONE
        changed = replace(
            self.view.case.participant,
            given_name=written(self.given),
            family_name=written(self.family),
            protection=protection,
            gender=Gender(self.gender.key()),
            language=Language(
                written(self.language),
                mode,
                written(self.interpreter_language) if asked else "",
                written(self.wish) if asked else "",
            ),
            reach=Reach()
            if protected
            else Reach(written(self.phone), written(self.email), written(self.home)),
        )
        return partial(change_participant, participant=changed)
