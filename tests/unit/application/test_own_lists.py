"""Lists to begin from, and what a form offers while somebody writes."""

import pytest

from karriarstod.application.branches import Branch, branches
from karriarstod.application.suggestions import COLLEAGUES, suggestions
from karriarstod.domain.own_lists import ListKind, OwnList
from karriarstod.forms.catalog import newest
from karriarstod.forms.questions import TableQuestion, TextQuestion

KAFE = OwnList(ListKind.TASKS, "Kafé", ("Diska", "Baka"))
ALL = OwnList(ListKind.TASKS, "", ("Städa",))


def test_ten_branches_can_be_begun_from() -> None:
    assert [one.title for one in branches()] == [
        "Café",
        "Städ",
        "Second hand",
        "Trädgård",
        "Cykel",
        "Hunddagis",
        "Kök",
        "Snickeri",
        "Fastighet",
        "Tvätt",
    ]
    assert len({one.key for one in branches()}) == 10


@pytest.mark.parametrize("branch", branches(), ids=lambda one: one.key)
def test_every_branch_has_eight_to_fourteen_words_of_each_kind(branch: Branch) -> None:
    for kind, items in branch.items.items():
        assert kind.is_of_team
        assert 8 <= len(items) <= 14
        assert len({one.casefold() for one in items}) == len(items)
        assert all(one == " ".join(one.split()) and one[0].isupper() for one in items)
        assert all(len(one) <= 40 for one in items)
    assert len(branch.items) == 3


def test_a_team_is_offered_its_own_words_and_others_everybodys() -> None:
    people = ("Bo Provare", "Kim Handledare")
    assert suggestions((KAFE, ALL), "Kafé", people)["tasks"] == ("Diska", "Baka")
    assert suggestions((KAFE, ALL), "Tvätt", people)["tasks"] == ("Städa",)
    assert suggestions((KAFE,), "Tvätt", people)["tasks"] == ()
    assert suggestions((KAFE,), "Tvätt", people)[COLLEAGUES] == people


def test_every_list_that_a_template_names_is_offered() -> None:
    offered = suggestions((), "")
    named = set()
    for template in newest():
        for one in template.questions():
            inside = one.columns if isinstance(one, TableQuestion) else (one,)
            named |= {text.suggested_by for text in inside if isinstance(text, TextQuestion)}
    assert named - {""} == set(offered)
