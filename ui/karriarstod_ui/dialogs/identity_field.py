"""The personal number, checked while it is typed."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from karriarstod.application.labels import label
from karriarstod.domain.errors import IdentityNumberProblem
from karriarstod.domain.identity import IdentityNumber
from karriarstod.domain.swedish_dates import long_date
from karriarstod_ui.widgets.choices import TickBox
from karriarstod_ui.widgets.fields import LabeledField

_COUNTS = ("", "en siffra", "två siffror", "tre siffror", "fyra siffror", "fem siffror")


class IdentityField(LabeledField):
    """Personnummer or samordningsnummer; a wrong check digit may be kept, as "ej kontrollerat".

    What is no such number may be said to be the organisation's own. ``changed`` comes with every
    key; ``number()`` is what it means so far.
    """

    changed = Signal()

    def __init__(self, label_: str, today: date, parent: QWidget | None = None) -> None:
        self.line = QLineEdit()
        self.line.setObjectName("number")
        self.line.setPlaceholderText("ÅÅÅÅMMDD-NNNN")
        super().__init__(label_, self.line, parent=parent)
        self._today = today
        self.keep = TickBox(self.tr("Behåll ändå, som ej kontrollerat"))
        self.keep.setObjectName("keep_number")
        self.keep.hide()
        inner = self.layout()
        if inner is not None:
            inner.addWidget(self.keep)
        self.line.textEdited.connect(self._on_edited)
        self.line.editingFinished.connect(self.check)
        self.keep.toggled.connect(self._on_kept)

    def number(self) -> IdentityNumber | None:
        """What is written, "none" when nothing is, ``None`` when it cannot be kept as it stands."""
        text = self.line.text().strip()
        if not text:
            return IdentityNumber.none()
        try:
            return IdentityNumber.parse(text, self._today)
        except IdentityNumberProblem as problem:
            if not self.keep.isChecked():
                return None
            if problem.reason == "check_digit":
                return IdentityNumber.parse(text, self._today, keep_unverified=True)
            return IdentityNumber.reserve(text) if problem.reason == "form" else None

    def digits(self) -> str:
        """What is typed of a birth date so far, for looking for the same person."""
        return "".join(sign for sign in self.line.text() if sign.isdecimal())[:8]

    def set_text(self, text: str) -> None:
        """Show a number as it is, silently."""
        self.line.setText(text)
        self.keep.setChecked(False)
        self.keep.hide()
        self.set_help("")

    def check(self) -> bool:
        """Whether it can be kept; says what is wrong when it cannot."""
        return self._tell(left=True)

    def _on_edited(self) -> None:
        # Another number is another question: what was said of the last one does not count.
        self.keep.blockSignals(True)
        self.keep.setChecked(False)
        self.keep.blockSignals(False)
        self._tell(left=False)
        self.changed.emit()

    def _on_kept(self) -> None:
        self._tell(left=False)
        self.changed.emit()

    def _tell(self, *, left: bool) -> bool:
        text = self.line.text().strip()
        try:
            found = IdentityNumber.parse(text, self._today) if text else IdentityNumber.none()
        except IdentityNumberProblem as problem:
            return self._tell_problem(problem, left=left)
        self.keep.hide()
        self.set_help(self._known(found) if text else "")
        return True

    def _known(self, found: IdentityNumber) -> str:
        born = found.born_on
        if born is None:
            return label(found.kind)
        return self.tr("{kind}, född {day}").format(kind=label(found.kind), day=long_date(born))

    def _tell_problem(self, problem: IdentityNumberProblem, *, left: bool) -> bool:
        may_be_kept = {
            "check_digit": self.tr("Behåll ändå, som ej kontrollerat"),
            "form": self.tr("Det är vårt eget nummer"),
        }
        self.keep.setText(may_be_kept.get(problem.reason, ""))
        self.keep.setHidden(problem.reason not in may_be_kept)
        self.keep.updateGeometry()
        kept = self.keep.isChecked() and problem.reason in may_be_kept
        if kept:
            own = problem.reason == "form"
            self.set_help(self.tr("Eget nummer") if own else self.tr("Ej kontrollerat"))
        elif problem.reason == "too_short" and not left:
            self.set_help(self._left(problem.missing))
        else:
            self.show_problem(self._said(problem))
        return kept

    def _left(self, missing: int) -> str:
        count = _COUNTS[missing] if missing < len(_COUNTS) else f"{missing} siffror"
        return self.tr("{count} kvar").format(count=count)

    def _said(self, problem: IdentityNumberProblem) -> str:
        said = {
            "too_short": self.tr("Numret är inte helt: {left}. Lämna tomt om det saknas.").format(
                left=self._left(problem.missing)
            ),
            "form": self.tr("Det är inget personnummer. Skriv tio eller tolv siffror."),
            "date": self.tr("Det finns ingen sådan födelsedag."),
            "future": self.tr("Födelsedagen har inte varit än."),
            "check_digit": self.tr("Sista siffran stämmer inte. Jämför med pappret."),
        }
        return said[problem.reason]
