"""What is known of the practice register without reading it: quick, for the first page."""

from typing import Final

PASSWORD: Final = "havre lykta cykel moln"
"""Opens practice registers; no secret, since it guards nobody."""

USER: Final = "Kim Handledare"
"""Whose register it is."""

PEOPLE: Final = 24
"""How many participants there are in it."""
