"""The code of meeting mode in both kinds of store."""

from karriarstod.application.meeting_code import is_meeting_code, set_meeting_code
from karriarstod.application.organisation import change_organisation
from karriarstod.application.ports import Organisation, Store


def test_the_code_is_kept_beside_the_organisation_and_taken_away(store: Store) -> None:
    set_meeting_code(store.begin, "2580")
    change_organisation(store.begin, Organisation("Nya namnet"))

    assert is_meeting_code(store.begin, "2580")

    set_meeting_code(store.begin, "")

    assert not is_meeting_code(store.begin, "2580")
    with store.begin() as work:
        assert work.settings.organisation().name == "Nya namnet"
