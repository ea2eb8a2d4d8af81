"""Where a register should not be kept: folders that others copy while it is being written."""

from enum import StrEnum
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Final


class FolderAdvice(StrEnum):
    """Why another folder is better: a sync service by name, or a network share."""

    ONEDRIVE = "OneDrive"
    DROPBOX = "Dropbox"
    ICLOUD = "iCloud"
    GOOGLE_DRIVE = "Google Drive"
    NEXTCLOUD = "Nextcloud"
    NETWORK = "network"


_NAMES: Final = {
    "onedrive": FolderAdvice.ONEDRIVE,
    "dropbox": FolderAdvice.DROPBOX,
    "mobile documents": FolderAdvice.ICLOUD,
    "com~apple~clouddocs": FolderAdvice.ICLOUD,
    "icloud": FolderAdvice.ICLOUD,
    "google drive": FolderAdvice.GOOGLE_DRIVE,
    "googledrive": FolderAdvice.GOOGLE_DRIVE,
    "nextcloud": FolderAdvice.NEXTCLOUD,
    "owncloud": FolderAdvice.NEXTCLOUD,
}
_NETWORK_FILE_SYSTEMS: Final = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "fuse.rclone", "davfs", "9p", "afpfs"}
)


def folder_advice(path: Path, mounts: str | None = None) -> FolderAdvice | None:
    """Why the register should rather be kept elsewhere, or None when the folder is fine.

    `mounts` is the text of `/proc/mounts`; by default this computer's, where there is one.
    """
    text = str(path)
    if text.startswith(("\\\\", "//")):
        return FolderAdvice.NETWORK
    for part in (*PureWindowsPath(text).parts, *PurePosixPath(text).parts):
        for name, advice in _NAMES.items():
            if part.casefold() == name or part.casefold().startswith((f"{name} ", f"{name}-")):
                return advice
    kind = _file_system(PurePosixPath(text), _mounts() if mounts is None else mounts)
    return FolderAdvice.NETWORK if kind in _NETWORK_FILE_SYSTEMS else None


def _file_system(path: PurePosixPath, mounts: str) -> str:
    lines = (line.split() for line in mounts.splitlines())
    places = [(PurePosixPath(_plain(fields[1])), fields[2]) for fields in lines if len(fields) > 2]
    under = [(len(place.parts), kind) for place, kind in places if path.is_relative_to(place)]
    return max(under, default=(0, ""))[1]


def _plain(mount_point: str) -> str:
    # The kernel writes spaces as \040.
    return mount_point.replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\")


def _mounts() -> str:
    try:
        return Path("/proc/mounts").read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return ""
