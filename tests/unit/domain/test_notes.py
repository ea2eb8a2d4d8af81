"""Notes and reminders say something."""

import pytest
from builders import a_note, a_reminder

from karriarstod.domain.errors import TextMissing


@pytest.mark.parametrize("make", [lambda: a_note("  "), lambda: a_reminder("\n")])
def test_an_empty_text_is_refused(make):
    with pytest.raises(TextMissing):
        make()


def test_what_was_written_is_not_in_the_representation():
    assert "framåt" not in repr(a_note())
    assert "Maj" not in repr(a_reminder())
