"""Qt may be called any number of times on every Python we support."""

import sys

import pytest

from karriarstod_ui.lasting_none import keep_none_alive


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="they are immortal from 3.12")
@pytest.mark.parametrize("constant", [None, True, False], ids=str)
def test_it_has_more_references_than_a_program_can_use_up(constant: object) -> None:
    keep_none_alive()
    assert sys.getrefcount(constant) > 2**28
