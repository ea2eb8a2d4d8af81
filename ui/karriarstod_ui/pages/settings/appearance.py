"""How it looks and when it locks: each choice is seen at once."""

from functools import partial

from PySide6.QtWidgets import QWidget

from karriarstod_ui.preferences import PREFERENCES, Preference, Preferences
from karriarstod_ui.theme import TextRole
from karriarstod_ui.widgets.buttons import link_button
from karriarstod_ui.widgets.card import Card
from karriarstod_ui.widgets.choices import Choice, ChoiceInForce
from karriarstod_ui.widgets.fields import LabeledField
from karriarstod_ui.widgets.layouts import Columns
from karriarstod_ui.widgets.text import Text


class AppearanceCard(Card):
    """One drop-down for each of `PREFERENCES`; kept for this computer and user."""

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__("Utseende och lås", parent=parent)
        self._preferences = preferences
        self.choices: dict[str, Choice] = {}
        fields = Columns(16)
        for preference in PREFERENCES:
            fields.add(self._field(preference), stretch=1, min_units=180)
        self.add(fields)
        self.add(Text("Gäller dig på den här datorn.", TextRole.SMALL_QUIET, wrap=True))
        self.reset = link_button("Som från början", "undo-2", compact=True)
        self.add_action(self.reset)
        self.reset.clicked.connect(self._on_reset)

    def _field(self, preference: Preference) -> LabeledField:
        choice = ChoiceInForce(preference.label)
        choice.setObjectName(preference.key)
        choice.set_options(list(preference.options))
        choice.choose(self._preferences.value(preference))
        choice.currentIndexChanged.connect(partial(self._on_chosen, preference))
        self.choices[preference.key] = choice
        return LabeledField(preference.label, choice)

    def _on_chosen(self, preference: Preference, _index: int) -> None:
        self._preferences.choose(preference, self.choices[preference.key].key())

    def _on_reset(self) -> None:
        for preference in PREFERENCES:
            self.choices[preference.key].choose(preference.default)
