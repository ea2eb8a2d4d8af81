"""Signing a form: when, where and by whom; and what that means."""

from datetime import date

from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from karriarstod.application.labels import label
from karriarstod.domain.assignment import TeamRole
from karriarstod.forms.form import FormSignature
from karriarstod.forms.keys import SignedBy
from karriarstod_ui.dialogs.form import Command, FormDialog
from karriarstod_ui.pages.form.printing_port import FormPrinting
from karriarstod_ui.pages.form.reading import FormLook
from karriarstod_ui.widgets.fields import DateField, LabeledField
from karriarstod_ui.widgets.line import LineEdit


class SignFormDialog(FormDialog):
    """Makes the command that signs the form; names that are known stand there already."""

    def __init__(
        self,
        shown: FormLook,
        today: date,
        user: str,
        printing: FormPrinting,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self._shown = shown
        self._printing = printing
        verb = self.tr("Fastställ")
        title = self.tr("Fastställ {title}").format(title=shown.template.title.lower())
        self.name_it(title, verb, self._frozen())
        day = DateField(today)
        day.set_day(today)
        self._day = LabeledField(self.tr("Dag"), day)
        self._place = LabeledField(self.tr("Ort"), LineEdit())
        day.setObjectName("signed_on")
        self._place.editor.setObjectName("signed_at")
        self.add_pair(self._day, self._place)
        self._names: dict[SignedBy, LabeledField] = {}
        for role in shown.template.signed_by:
            editor = LineEdit(known_signer(shown, role, today, user))
            editor.setCursorPosition(0)
            editor.setObjectName(f"name_{role.value}")
            self._names[role] = LabeledField(label(role), editor)
        fields = list(self._names.values())
        while fields:
            self.add_pair(*fields[:2])
            fields = fields[2:]

    def _frozen(self) -> str:
        lines = self.tr(
            "Formuläret låses som det står och ändras inte mer. Blir något fel skriver ni ett nytt"
            " som ersätter det."
        )
        if not self._shown.template.signed_by:
            return lines
        return f"{lines} {self.tr('Namnteckningarna skrivs på papperet.')}"

    @override
    def command(self) -> Command | None:
        day = self.day(self._day, missing=self.tr("Vilken dag är det fastställt?"))
        names = [(role, _text(field)) for role, field in self._names.items()]
        for role in (SignedBy.PARTICIPANT, SignedBy.SUPERVISOR):
            if role in self._names and not _text(self._names[role]):
                self.wrong(self._names[role], self.tr("Skriv vem det är."))
        if day is None or self.has_wrong:
            return None
        signature = FormSignature(
            day, tuple((role, name) for role, name in names if name), _text(self._place)
        )
        shown, printing = self._shown, self._printing
        return lambda begin: printing.sign(begin, shown.number, shown.form.number, signature)


def _text(field: LabeledField) -> str:
    return field.editor.text().strip() if isinstance(field.editor, QLineEdit) else ""


def known_signer(shown: FormLook, role: SignedBy, today: date, user: str) -> str:
    """Who is likely to sign in that role; empty where nobody can say."""
    if role is SignedBy.PARTICIPANT:
        return shown.case.participant.name
    if role is SignedBy.ASSESSOR:
        return user
    number = shown.form.placement_number
    placement = shown.case.placement(number) if number is not None else None
    if role is SignedBy.SUPERVISOR:
        return (placement.colleague(TeamRole.SUPERVISOR, today) if placement else "") or user
    if role is SignedBy.REFERRER and placement is not None:
        return placement.referral.officer
    return ""
