"""A piece that was found, as it may be seen of somebody whose name is protected."""

import pytest

from karriarstod.application.labels import PROTECTED_NAME
from karriarstod.application.searching import unnamed

NAME = "Provina Testlund"


@pytest.mark.parametrize(
    ("piece", "seen"),
    [
        ("Provina Testlund vill «baka»", f"{PROTECTED_NAME} vill «baka»"),
        ("provinas dag «med» Testlund", f"{PROTECTED_NAME} dag «med» {PROTECTED_NAME}"),
        ("«Provina» vill baka", ""),
        ("med «Testlunds» bröd", ""),
        ("«Provina» vill «baka»", f"{PROTECTED_NAME} vill «baka»"),
        ("Testlundgren «bakar»", "Testlundgren «bakar»"),
    ],
)
def test_a_name_is_neither_shown_nor_found(piece: str, seen: str) -> None:
    assert unnamed(piece, NAME) == seen


def test_nobodys_name_is_taken_out_of_nothing() -> None:
    assert unnamed("«Provina» vill baka", "") == "«Provina» vill baka"
