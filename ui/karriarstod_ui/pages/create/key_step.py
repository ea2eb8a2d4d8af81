"""The last step: the recovery key, shown once, put on paper and typed back."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtWidgets import QLineEdit, QWidget

from karriarstod.domain.recovery_key import RecoveryKey, RecoveryKeyTypo
from karriarstod_ui.messages import said
from karriarstod_ui.pages.create.key_sheet import KeySheet
from karriarstod_ui.theme import StateColor
from karriarstod_ui.widgets.buttons import secondary_button
from karriarstod_ui.widgets.card import InlineMessage
from karriarstod_ui.widgets.fields import LabeledField
from karriarstod_ui.widgets.key_groups import KeyGroups
from karriarstod_ui.widgets.layouts import Column
from karriarstod_ui.widgets.text import Text


class KeyPaper(Protocol):
    """Where the key can be put on paper; ``KeyPrinter`` in the program."""

    def has_printer(self) -> bool:
        """Whether this computer has anything to print on."""
        ...

    def print_key(self, sheet: KeySheet, over: QWidget, done: Callable[[bool], None]) -> None:
        """Ask which printer, without waiting; ``done`` says whether it took the page."""
        ...


class KeyStep(Column):
    """Shows a key with ``show_key`` and asks for it back; ``is_typed_back`` says what is wrong."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(12, parent)
        self._sheet: KeySheet | None = None
        self._paper: KeyPaper | None = None
        self.groups = KeyGroups()
        self.print_button = secondary_button(self.tr("Skriv ut nyckeln"), "printer")
        self.by_hand = Text("", wrap=True)
        self.printed = InlineMessage()
        self.typed = QLineEdit()
        self.typed.setObjectName("typed_key")
        self.typed_field = LabeledField(
            self.tr("Skriv nyckeln från pappret"),
            self.typed,
            help_text=self.tr(
                "Först då skapas registret. Stänger du innan finns inget register, och nyckeln"
                " gäller inte. Små bokstäver går bra."
            ),
        )
        why = self.tr(
            "Glöms alla lösenord är nyckeln det enda som öppnar registret. Den visas bara nu. Lägg"
            " den på papper i ett låst skåp."
        )
        for widget in (
            Text(why, wrap=True),
            self.groups,
            self.print_button,
            self.by_hand,
            self.printed,
            self.typed_field,
        ):
            self.add(widget)
        self.print_button.hide()
        self.print_button.clicked.connect(self._on_print)
        self.setFocusProxy(self.typed)

    def show_key(self, sheet: KeySheet, paper: KeyPaper | None) -> None:
        """A key and where it can be printed."""
        self.forget()
        self._sheet, self._paper = sheet, paper
        self.groups.show_groups(sheet.key.groups)
        on_paper = paper is not None and paper.has_printer()
        self.print_button.setHidden(not on_paper)
        self.by_hand.setText(
            self.tr(
                "Den här datorn har ingen skrivare. Skriv av nyckeln för hand, med stora bokstäver"
                " och grupperna i ordning."
            )
        )
        self.by_hand.setHidden(on_paper)

    def forget(self) -> None:
        """Nothing of the key is left here."""
        self._sheet = self._paper = None
        self.groups.clear()
        self.printed.clear()
        self.typed.clear()
        self.typed_field.show_problem("")

    def is_typed_back(self) -> bool:
        """Whether what is typed is the key; if not, it is said beside it."""
        try:
            typed = RecoveryKey.parse(self.typed.text())
        except RecoveryKeyTypo as typo:
            sentence = said(typo)
            self.typed_field.show_problem(sentence.what if sentence else "")
            self.typed.setFocus()
            return False
        if self._sheet is None or typed != self._sheet.key:
            self.typed_field.show_problem(self.tr("Det är en annan nyckel än den ovan."))
            return False
        return True

    def _on_print(self) -> None:
        if self._paper is not None and self._sheet is not None:
            self._paper.print_key(self._sheet, self, self._on_printed)

    def _on_printed(self, taken: bool) -> None:
        if taken:
            self.printed.show_message(
                self.tr("Nyckeln är skickad till skrivaren. Skriv den från pappret här nedanför."),
                StateColor.WELL,
            )
            self.typed.setFocus()
        else:
            self.by_hand.setText(
                self.tr("Skriv annars av nyckeln för hand, med grupperna i ordning.")
            )
            self.by_hand.show()
            self.printed.show_message(
                self.tr("Skrivaren tog inte emot sidan. Försök igen."), StateColor.LATE
            )
