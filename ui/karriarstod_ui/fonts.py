"""The bundled fonts: one family for everything, and Noto for the scripts it lacks."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtGui import QFont, QFontDatabase

from karriarstod_resources import catalog

FAMILY: Final = "Atkinson Hyperlegible Next"
_FONT_FILES: Final = (
    "AtkinsonHyperlegibleNext-Regular",
    "AtkinsonHyperlegibleNext-Medium",
    "AtkinsonHyperlegibleNext-SemiBold",
    "AtkinsonHyperlegibleNext-Bold",
)
_OTHER_SCRIPTS: Final = (
    "NotoSans-Regular",
    "NotoSans-Bold",
    "NotoSansArabic-Regular",
    "NotoSansArabic-Bold",
    "NotoSansEthiopic-Regular",
    "NotoSansEthiopic-Bold",
)

_LOADED: Final[set[str]] = set()


def load_fonts() -> None:
    """Make the bundled family known to Qt."""
    _load(_FONT_FILES)
    QFont.insertSubstitutions(FAMILY, ["Noto Sans", "Noto Sans Arabic", "Noto Sans Ethiopic"])


def load_other_scripts() -> None:
    """Make Noto known too, for names in letters the family lacks; the doors do without."""
    _load(_OTHER_SCRIPTS)


def _load(names: Sequence[str]) -> None:
    # Asking Qt which families there are takes longer than loading ours.
    files = catalog.font_files()
    for name in names:
        if name not in _LOADED:
            _LOADED.add(name)
            QFontDatabase.addApplicationFont(str(files[name]))
