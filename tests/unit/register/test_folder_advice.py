"""Folders that others copy while they are written are advised against."""

from pathlib import Path

import pytest

from karriarstod_db.register.folder_advice import FolderAdvice, folder_advice

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
//server/share /mnt/gemensam\\040disk cifs rw 0 0
/dev/sdb1 /mnt/gemensam\\040disk/usb ext4 rw 0 0
server:/home /net/home nfs4 rw 0 0
broken line
"""


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/home/karin/OneDrive/register", FolderAdvice.ONEDRIVE),
        ("C:\\Users\\karin\\OneDrive - Kooperativet\\register", FolderAdvice.ONEDRIVE),
        ("/home/karin/Dropbox/asf", FolderAdvice.DROPBOX),
        ("/Users/karin/Library/Mobile Documents/com~apple~CloudDocs/x", FolderAdvice.ICLOUD),
        ("/home/karin/Google Drive/x", FolderAdvice.GOOGLE_DRIVE),
        ("/home/karin/Nextcloud/x", FolderAdvice.NEXTCLOUD),
        ("\\\\server\\gemensam\\register", FolderAdvice.NETWORK),
        ("/mnt/gemensam disk/register", FolderAdvice.NETWORK),
        ("/net/home/karin/register", FolderAdvice.NETWORK),
        ("/mnt/gemensam disk/usb/register", None),
        ("/home/karin/register", None),
        ("/home/karin/dropboxen som försvann/x", None),
    ],
)
def test_the_advice_names_the_reason(path: str, expected: FolderAdvice | None) -> None:
    assert folder_advice(Path(path), MOUNTS) is expected


def test_this_computers_own_mounts_are_asked_by_default(tmp_path: Path) -> None:
    assert folder_advice(tmp_path / "register") in {None, FolderAdvice.NETWORK}
