"""What each user of this computer has chosen; nothing here concerns a participant."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QSettings, Signal

from karriarstod_ui.theme import Appearance


@dataclass(frozen=True)
class Preference:
    """One choice: its stored key, its label, its options as (key, label), and its default."""

    key: str
    label: str
    options: tuple[tuple[str, str], ...]
    default: str


APPEARANCE: Final = Preference(
    "appearance",
    "Utseende",
    (
        (Appearance.SYSTEM.value, "Som datorn"),
        (Appearance.LIGHT.value, "Ljust"),
        (Appearance.DARK.value, "Mörkt"),
        (Appearance.HIGH_CONTRAST.value, "Hög kontrast, ljust"),
        (Appearance.HIGH_CONTRAST_DARK.value, "Hög kontrast, mörkt"),
    ),
    Appearance.SYSTEM.value,
)
TEXT_SIZE: Final = Preference(
    "text_size",
    "Textstorlek",
    tuple((str(percent), f"{percent} %") for percent in (100, 115, 130, 150, 175, 200)),
    "100",
)
LOCK_AFTER: Final = Preference(
    "lock_after_minutes",
    "Lås efter",
    (("5", "5 minuter"), ("10", "10 minuter"), ("15", "15 minuter"), ("30", "30 minuter")),
    "10",
)

PREFERENCES: Final = (APPEARANCE, TEXT_SIZE, LOCK_AFTER)
"""Every preference: a line here gives the default, the row in the settings, and the reset."""

_MOST_RECENT: Final = 6


class Preferences(QObject):
    """The choices, kept in one INI file. ``changed`` carries the key of what was changed."""

    changed = Signal(str)

    def __init__(self, file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = QSettings(str(file), QSettings.Format.IniFormat)

    def value(self, preference: Preference) -> str:
        """The chosen key; the default when nothing, or nothing we know, is stored."""
        stored = str(self._settings.value(preference.key, preference.default))
        known = {key for key, _ in preference.options}
        return stored if stored in known else preference.default

    def choose(self, preference: Preference, key: str) -> None:
        if key != self.value(preference):
            self._settings.setValue(preference.key, key)
            self.changed.emit(preference.key)

    def reset(self) -> None:
        """Everything in ``PREFERENCES`` as from the start."""
        for preference in PREFERENCES:
            self.choose(preference, preference.default)

    @property
    def appearance(self) -> Appearance:
        return Appearance(self.value(APPEARANCE))

    @property
    def text_scale(self) -> float:
        """1.0 for 100 %."""
        return int(self.value(TEXT_SIZE)) / 100

    def recent_registers(self) -> list[Path]:
        """Folders of registers opened here, the latest first."""
        return [Path(text) for text in self._list("recent_registers")]

    def remember_register(self, folder: Path) -> None:
        self._remember("recent_registers", str(folder))

    def user_names(self, folder: Path) -> list[str]:
        """Names that have opened the register in ``folder`` from here, the latest first."""
        return self._list(_users_key(folder))

    def remember_user(self, folder: Path, name: str) -> None:
        self._remember(_users_key(folder), name)

    def organisation(self, folder: Path) -> str:
        """Whose register it was when it was last opened from here, or ""."""
        return str(self._settings.value(_organisation_key(folder), ""))

    def remember_organisation(self, folder: Path, name: str) -> None:
        self._settings.setValue(_organisation_key(folder), name)

    def window_geometry(self) -> bytes:
        return bytes.fromhex(str(self._settings.value("window", "")))

    def remember_window_geometry(self, geometry: bytes) -> None:
        self._settings.setValue("window", geometry.hex())

    def _list(self, key: str) -> list[str]:
        stored = self._settings.value(key, [])
        return [str(item) for item in stored] if isinstance(stored, list) else [str(stored)]

    def _remember(self, key: str, item: str) -> None:
        kept = [item, *(other for other in self._list(key) if other != item)]
        self._settings.setValue(key, kept[:_MOST_RECENT])


def _organisation_key(folder: Path) -> str:
    return "organisations/" + folder.as_posix().replace("/", "|")


def _users_key(folder: Path) -> str:
    return "users/" + folder.as_posix().replace("/", "|")
