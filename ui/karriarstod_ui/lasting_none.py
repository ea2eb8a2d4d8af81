"""A remedy for Qt's binding on Python 3.11: ``None``, ``True`` and ``False`` must outlive Qt.

PySide6 6.12 is built for Python 3.12 and later, where they are immortal (PEP 683), and gives them
back without counting the reference. On 3.11 each such call takes one reference away, and after a
few thousand the interpreter stops with "deallocating None" or "deallocating True or False".
Remove this with Python 3.11.
"""

import ctypes
import sys
from typing import Final

# Far more than a program can use up, and far from the end of a signed 64-bit (or 32-bit) count.
_ENOUGH: Final = 2**60 if sys.maxsize > 2**32 else 2**29


def keep_none_alive() -> None:
    """Give them a reference count that does not run out; nothing on 3.12 and later."""
    if sys.version_info >= (3, 12):
        return
    for constant in (None, True, False):
        if sys.getrefcount(constant) < _ENOUGH // 2:
            # CPython's object begins with its count, which is what id() points to.
            ctypes.c_ssize_t.from_address(id(constant)).value = _ENOUGH
