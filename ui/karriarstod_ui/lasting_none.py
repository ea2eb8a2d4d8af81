"""A remedy for Qt's binding on Python 3.11: ``None`` must outlive every call into Qt.

PySide6 6.12 is built for Python 3.12 and later, where ``None`` is immortal (PEP 683), and gives it
back without counting the reference. On 3.11 each such call takes one reference away, and after a
few thousand the interpreter stops with "deallocating None". Remove this with Python 3.11.
"""

import ctypes
import sys
from typing import Final

# Far more than a program can use up, and far from the end of a signed 64-bit (or 32-bit) count.
_ENOUGH: Final = 2**60 if sys.maxsize > 2**32 else 2**29


def keep_none_alive() -> None:
    """Give ``None`` a reference count that does not run out; nothing on 3.12 and later."""
    if sys.version_info < (3, 12) and sys.getrefcount(None) < _ENOUGH // 2:
        # CPython's object begins with its count, which is what id() points to.
        ctypes.c_ssize_t.from_address(id(None)).value = _ENOUGH
