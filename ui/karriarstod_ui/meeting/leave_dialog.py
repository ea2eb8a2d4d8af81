"""The way out of a meeting: the user's password, or the code of the settings."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from karriarstod.application.meeting_code import Tries
from karriarstod_ui.desk import Desk
from karriarstod_ui.dialogs.form import Command, FormDialog
from karriarstod_ui.theme import StateColor
from karriarstod_ui.widgets.fields import LabeledField
from karriarstod_ui.widgets.password import PasswordField

_SECOND_MS = 1000


class WayOut(Protocol):
    """Who may leave; both are called on the worker."""

    def has_meeting_code(self) -> bool:
        """Whether there is a code."""
        ...

    def may_leave_meeting(self, typed: str) -> bool:
        """Whether this is the code, or the signed-in user's own password."""
        ...


class TriesKept:
    """The wrong tries of one open register; they outlive the window they were made in."""

    def __init__(self) -> None:
        self.tries = Tries()


class LeaveDialog(FormDialog):
    """``left`` when whoever sits there may leave. Wrong tries are counted, and wait longer."""

    left = Signal()

    def __init__(
        self, desk: Desk, way_out: WayOut, kept: TriesKept, *, is_over: bool, parent: QWidget
    ) -> None:
        super().__init__(parent=parent)
        self._desk = desk
        self._way_out = way_out
        self._kept = kept
        self.name_it(
            self.tr("Avsluta mötet") if is_over else self.tr("Avsluta mötesläge"),
            self.tr("Avsluta"),
            self.tr("Allt ni har skrivit är sparat. Skriv ditt lösenord för att gå vidare."),
        )
        self.cancel.setText(self.tr("Tillbaka till mötet"))
        self.typed = PasswordField()
        self.typed.setObjectName("leave_password")
        # Two people look at this screen.
        self.typed.show_button.hide()
        self.field = LabeledField(self.tr("Lösenord"), self.typed)
        self.add(self.field)
        self._clock = QTimer(self)
        self._clock.setInterval(_SECOND_MS)
        self._clock.timeout.connect(self._count_down)
        desk.ask(lambda _queries: way_out.has_meeting_code(), owner=self, done=self._on_code_known)
        self._count_down()

    def _on_code_known(self, has_code: bool) -> None:
        if has_code:
            self.field.label.setText(self.tr("Kod eller lösenord"))
            self.typed.setAccessibleName(self.tr("Kod eller lösenord"))
            self.lead.setText(
                self.tr(
                    "Allt ni har skrivit är sparat. Skriv koden för mötesläget, eller ditt"
                    " lösenord, för att gå vidare."
                )
            )

    @override
    def command(self) -> Command | None:
        return None

    @override
    def submit(self) -> None:
        typed = self.typed.text()
        if not typed or self._clock.isActive():
            return
        self.message.clear()
        self.confirm.setEnabled(False)
        self._ask(lambda: self._way_out.may_leave_meeting(typed))

    def _ask(self, may: Callable[[], bool]) -> None:
        self._desk.ask(
            lambda _queries: may(), owner=self, done=self._on_answer, failed=self._on_failed
        )

    def _on_failed(self, _error: Exception) -> None:
        self.refuse(self.tr("Det gick inte att kontrollera just nu. Försök en gång till."))

    def _on_answer(self, may: bool) -> None:
        if may:
            self._kept.tries = Tries()
            self.accept()
            self.left.emit()
            return
        self._kept.tries = self._kept.tries.with_failure(self._desk.clock.now())
        self.refuse(self.tr("Det stämmer inte. Försök igen, eller gå tillbaka till mötet."))
        self._count_down()
        self.typed.setFocus()
        self.typed.selectAll()
        # What is said below takes room from the field; only afterwards is it known how much.
        QTimer.singleShot(0, self, self._show_field)

    def _show_field(self) -> None:
        self._fit()
        self._area.ensureWidgetVisible(self.field)

    def _count_down(self) -> None:
        seconds = self._kept.tries.seconds_left(self._desk.clock.now())
        self.confirm.setEnabled(not seconds)
        if seconds:
            words = self.tr("Det stämmer inte. Vänta {n} sekunder och försök igen.")
            self.message.show_message(words.format(n=seconds), StateColor.SOON)
            if not self._clock.isActive():
                self._clock.start()
        elif self._clock.isActive():
            self._clock.stop()
            self.message.clear()
