"""Signing a version: when, where and by whom; and what that means."""

from datetime import date

from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from karriarstod.domain.plan import PlanContent, Signature
from karriarstod_ui.dialogs.form import Command, FormDialog
from karriarstod_ui.pages.plan.facts import PlanFacts
from karriarstod_ui.pages.plan.printing_port import Printing
from karriarstod_ui.pages.plan.words import doubt_words, span
from karriarstod_ui.theme import StateColor
from karriarstod_ui.widgets.card import InlineMessage
from karriarstod_ui.widgets.fields import DateField, LabeledField
from karriarstod_ui.widgets.line import LineEdit


class SignDialog(FormDialog):
    """Makes the command that signs the draft; the names stand there already."""

    def __init__(
        self,
        facts: PlanFacts,
        version: int,
        content: PlanContent,
        printing: Printing,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self._facts = facts
        self._printing = printing
        verb = self.tr("Fastställ version {n}").format(n=version)
        self.name_it(verb, verb, self._frozen(version, content))
        day = DateField(facts.today)
        day.set_day(facts.today)
        self.doubt = InlineMessage()
        self.doubt.setObjectName("doubt")
        self.add(self.doubt)
        if words := doubt_words(content):
            self.doubt.show_message(words, StateColor.SOON)
        self._day = LabeledField(self.tr("Dag"), day)
        self._place = LabeledField(self.tr("Ort"), LineEdit())
        self._participant = self._name(self.tr("Deltagare"), facts.name)
        self._supervisor = self._name(self.tr("Handledare"), facts.supervisor)
        self.add_pair(self._day, self._place)
        self.add_pair(self._participant, self._supervisor)
        for name, field in (("signed_on", self._day), ("signed_at", self._place)):
            field.editor.setObjectName(name)

    def _name(self, label: str, name: str) -> LabeledField:
        editor = LineEdit(name)
        editor.setCursorPosition(0)
        return LabeledField(label, editor)

    def _frozen(self, version: int, content: PlanContent) -> str:
        steps = sum(len(goal.steps) for goal in content.goals)
        goals = len(content.goals)
        counted = self.tr("{goals} mål och {steps} steg").format(goals=goals, steps=steps)
        holds = span(content.valid_from, content.valid_to, self._facts.today)
        return self.tr(
            "Version {n} låses som den står, med {counted}. Den gäller {holds}. Steg kan bockas av"
            " efteråt; andra ändringar görs i en ny version. Namnteckningarna skrivs på papperet."
        ).format(n=version, counted=counted, holds=holds)

    def _text(self, field: LabeledField) -> str:
        return field.editor.text().strip() if isinstance(field.editor, QLineEdit) else ""

    @override
    def command(self) -> Command | None:
        day = self.day(self._day, missing=self.tr("Vilken dag är planen fastställd?"))
        participant, supervisor = self._text(self._participant), self._text(self._supervisor)
        if not participant:
            self.wrong(self._participant, self.tr("Vem är planen till?"))
        if not supervisor:
            self.wrong(self._supervisor, self.tr("Vem skriver under för verksamheten?"))
        if day is None or not participant or not supervisor:
            return None
        return self._signing(day, participant, supervisor)

    def _signing(self, day: date, participant: str, supervisor: str) -> Command:
        signature = Signature(day, participant, supervisor, self._text(self._place))
        facts, printing = self._facts, self._printing
        return lambda begin: printing.sign(begin, facts.number, facts.placement, signature)
