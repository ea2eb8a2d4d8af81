"""How near a job somebody thinks one is: each answers for oneself, or would rather not."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from karriarstod.forms.answers import DECLINED
from karriarstod.forms.questions import ScaleQuestion
from karriarstod_ui.forms.one_of import ScaleRow
from karriarstod_ui.widgets.layouts import column

_SCALE = ScaleQuestion(
    key="rating", label="", high=10, low_label="Långt ifrån", high_label="Redo nu"
)


class RatingField(QWidget):
    """One voice of the plan, 0 to 10. ``rated`` carries the figure, or None for no answer.

    The plan keeps figures alone: that somebody would rather not say is kept here while the
    meeting goes on, and stands in the plan as no answer.
    """

    rated = Signal(object)

    def __init__(self, field: str, voice: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scale = ScaleRow(self.tr("Hur nära ett jobb"), _SCALE, field, voice, parent=self)
        column(self).addWidget(self._scale)
        self._scale.changed.connect(self._on_changed)

    def show_rating(self, rating: int | None) -> None:
        """Show this, silently."""
        declined = self._scale.value() == DECLINED and rating is None
        if not declined and self._scale.value() != rating:
            self._scale.set_value(rating)

    def focus_first(self) -> None:
        """Put the keyboard on what is chosen."""
        self._scale.focus_first()

    def _on_changed(self) -> None:
        value = self._scale.value()
        self.rated.emit(value if isinstance(value, int) else None)
