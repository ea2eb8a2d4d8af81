"""The three text sizes of a meeting, each for reading at two metres."""

from __future__ import annotations

from enum import Enum
from typing import Final

from PySide6.QtWidgets import QApplication

from karriarstod_ui.theme import Theming

_EIGHTEEN_POINTS: Final = 24
"""In pixels, of which a computer counts 96 to the inch."""


class MeetingSize(Enum):
    """How large everything is, and the height in pixels that no letters go below."""

    SMALL = (1.4, _EIGHTEEN_POINTS)
    MIDDLE = (1.65, 27)
    LARGE = (2.0, 30)

    @property
    def scale(self) -> float:
        return self.value[0]

    @property
    def least(self) -> int:
        return self.value[1]

    @classmethod
    def for_scale(cls, scale: float) -> MeetingSize:
        """The size to begin with for somebody who reads everything else at that scale."""
        larger = (one for one in cls if one.scale >= scale)
        return next(larger, cls.LARGE)


class Lens:
    """Enlarges all that is shown while a meeting goes on, and gives it its own size back."""

    def __init__(self) -> None:
        application = QApplication.instance()
        self._theming = application.findChild(Theming) if application is not None else None
        self._before: float | None = None
        self._size: MeetingSize | None = None

    def first_size(self) -> MeetingSize:
        """The size to begin with."""
        return MeetingSize.for_scale(self._theming.scale if self._theming is not None else 1.0)

    def put_on(self, size: MeetingSize) -> None:
        """Show everything in that size."""
        if self._theming is None or size is self._size:
            return
        if self._before is None:
            self._before = self._theming.scale
        self._size = size
        self._theming.apply(self._theming.choice, size.scale, size.least)

    def take_off(self) -> None:
        """Show everything as before."""
        if self._theming is not None and self._before is not None:
            self._theming.apply(self._theming.choice, self._before)
        self._before = self._size = None
