"""A word on a coloured ground, and the chain as six small bars."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override

from karriarstod_ui.theme import StateColor
from karriarstod_ui.widgets.painted import (
    Painted,
    StepState,
    chain_bars_size,
    paint_chain_bars,
    paint_pill,
    pill_size,
    soft_painter,
)


class Pill(QLabel):
    """A state in a word: "försenad", "8 dec", "samtycke". Hidden while its text is empty."""

    def __init__(
        self,
        text: str = "",
        state: StateColor = StateColor.CALM,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._state = state
        self.show_state(text, state)

    @property
    def state(self) -> StateColor:
        return self._state

    def show_state(self, text: str, state: StateColor) -> None:
        self._state = state
        self.setText(text)
        self.setHidden(not text)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return pill_size(self.text())

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = soft_painter(self)
        paint_pill(painter, self.rect(), self.text(), self._state)
        painter.end()


class ChainBars(Painted):
    """How far along the chain someone is, in six small bars; the word beside it says it too."""

    def __init__(self, states: Sequence[StepState] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._states = tuple(states)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._describe()

    def set_states(self, states: Sequence[StepState]) -> None:
        self._states = tuple(states)
        self._describe()
        self.updateGeometry()
        self.update()

    def _describe(self) -> None:
        reached = sum(state is not StepState.FUTURE for state in self._states)
        self.setAccessibleName(
            self.tr("Steg {reached} av {all}").format(reached=reached, all=len(self._states))
        )

    @override
    def sizeHint(self) -> QSize:
        return chain_bars_size(len(self._states) or 6)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = soft_painter(self)
        paint_chain_bars(painter, 0, 0, self._states)
        painter.end()
