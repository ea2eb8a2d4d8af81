"""What any store promises of case files: held by the encrypted register and in memory alike."""

from dataclasses import replace
from datetime import date

import pytest
from builders import (
    COORDINATION_NUMBER,
    NUMBERS,
    TODAY,
    a_case,
    a_closing,
    a_note,
    a_number,
    a_placement,
    a_plan,
    a_plan_content,
    a_referral,
)
from full_case import a_full_case
from keeping import change, everybody, keep
from registers import ORGANISATION, USER

from karriarstod.application.ports import Copy, ListQuery, Organisation, Print, Store
from karriarstod.domain.errors import (
    CaseNumberTaken,
    IdentityNumberTaken,
    NoSuchCase,
    PlanFrozen,
)
from karriarstod.domain.identity import CaseNumber, IdentityNumber
from karriarstod.domain.plan import PlanStatus
from karriarstod.domain.rules import RuleId, RuleOverride

LEILA = CaseNumber(2026, 1)


def test_a_case_file_with_something_in_every_field_comes_back_the_same(store: Store) -> None:
    keep(store, a_full_case())
    assert store.queries.case(a_full_case().case_number) == a_full_case()


def test_a_unit_of_work_sees_what_it_has_written(store: Store) -> None:
    with store.begin() as work:
        work.cases.add(a_case())
        assert work.cases.get(LEILA) == a_case()


def test_what_was_not_committed_is_not_kept(store: Store) -> None:
    keep(store, a_case())
    with store.begin() as work:
        work.cases.update(a_case(given="Sara"))
        work.cases.add(a_case(serial=2))
        work.notes.add(LEILA, a_note())
    assert store.queries.case(LEILA) == a_case()
    assert store.queries.case_numbers() == (LEILA,)
    assert store.queries.notes(LEILA) == ()


def test_an_error_inside_keeps_nothing(store: Store) -> None:
    keep(store, a_case())
    with store.begin() as work:
        work.cases.update(a_case(given="Sara"))
        with pytest.raises(NoSuchCase):
            work.cases.get(CaseNumber(2026, 99))
    assert store.queries.case(LEILA).participant.given_name == "Leila"


def test_an_update_is_seen_by_the_next_reader(store: Store) -> None:
    keep(store, a_case())
    assert store.queries.case(LEILA).participant.given_name == "Leila"
    change(store, a_case(given="Sara"))
    assert store.queries.case(LEILA).participant.given_name == "Sara"
    assert store.queries.participants(everybody("sara"), TODAY).total == 1


def test_an_unknown_case_number_is_said_to_be_unknown(store: Store) -> None:
    with pytest.raises(NoSuchCase):
        store.queries.case(LEILA)
    with pytest.raises(NoSuchCase), store.begin() as work:
        work.cases.update(a_case())
    with pytest.raises(NoSuchCase), store.begin() as work:
        work.notes.add(LEILA, a_note())


def test_a_case_number_is_had_by_one_participant_only(store: Store) -> None:
    keep(store, a_case())
    with pytest.raises(CaseNumberTaken), store.begin() as work:
        work.cases.add(a_case(given="Sara"))


def test_case_numbers_go_on_after_the_highest_and_are_given_once(store: Store) -> None:
    keep(store, a_case(serial=41))
    with store.begin() as work:
        given = [work.cases.new_number(2026), work.cases.new_number(2026)]
        work.commit()
    assert given == [CaseNumber(2026, 42), CaseNumber(2026, 43)]
    with store.begin() as work:
        assert work.cases.new_number(2026) == CaseNumber(2026, 44)
        assert work.cases.new_number(2027) == CaseNumber(2027, 1)


def test_a_lower_case_number_does_not_turn_the_numbers_back(store: Store) -> None:
    keep(store, a_case(serial=41), a_case(serial=7))
    with store.begin() as work:
        assert work.cases.new_number(2026) == CaseNumber(2026, 42)


def test_a_national_number_belongs_to_one_person_for_ever(store: Store) -> None:
    person = a_case(number=COORDINATION_NUMBER).participant
    changed = person.with_number(a_number(NUMBERS[3]), since=TODAY, reason="folkbokförd")
    keep(store, replace(a_case(), participant=changed))
    for number in (COORDINATION_NUMBER, NUMBERS[3]):
        with pytest.raises(IdentityNumberTaken) as taken, store.begin() as work:
            work.cases.add(a_case(serial=2, number=number))
        assert taken.value.case_number == str(LEILA)


def test_a_number_cannot_be_changed_to_somebody_elses(store: Store) -> None:
    keep(store, a_case(number=NUMBERS[0]), a_case(serial=2))
    other = a_case(serial=2)
    person = other.participant.with_number(a_number(NUMBERS[0]), since=TODAY, reason="fel")
    with pytest.raises(IdentityNumberTaken), store.begin() as work:
        work.cases.update(replace(other, participant=person))


def test_the_same_reserve_number_may_stand_with_two(store: Store) -> None:
    reserve = IdentityNumber.reserve("R-1")
    keep(store, a_case(number=reserve), a_case(serial=2, number=reserve))
    assert len(store.queries.case_numbers()) == 2


def test_the_holder_of_a_number_is_found_by_an_earlier_one_too(store: Store) -> None:
    keep(store, a_full_case())
    with store.begin() as work:
        assert work.cases.holder_of(a_number(COORDINATION_NUMBER)) == a_full_case().case_number
        assert work.cases.holder_of(a_number(NUMBERS[0])) is None
        assert work.cases.holder_of(IdentityNumber.none()) is None


def test_a_return_is_a_new_placement_of_the_same_person(store: Store) -> None:
    closed = a_case(placements=(a_placement(closing=a_closing()),))
    keep(store, closed)
    returned = closed.placed(a_referral(received_on=TODAY))
    change(store, returned)
    kept = store.queries.case(LEILA)
    assert [one.number for one in kept.placements] == [1, 2]
    assert kept.placements[0] == closed.placements[0]
    assert len(store.queries.case_numbers()) == 1


def test_a_signed_plan_never_changes(store: Store) -> None:
    keep(store, a_case(placements=(a_placement(plans=(a_plan(),)),)))
    other = a_plan(content=a_plan_content("Något annat"))
    for plans in ((other,), ()):
        with pytest.raises(PlanFrozen), store.begin() as work:
            work.cases.update(a_case(placements=(a_placement(plans=plans),)))


def test_a_signed_plan_is_replaced_by_the_next_version(store: Store) -> None:
    draft = a_plan(2, status=PlanStatus.DRAFT)
    keep(store, a_case(placements=(a_placement(plans=(a_plan(), draft)),)))
    case = store.queries.case(LEILA)
    signature = a_plan().signature
    assert signature is not None
    change(store, case.with_placement(case.placements[0].with_signed(signature, "{}")))
    kept = store.queries.case(LEILA).placements[0]
    assert [plan.status for plan in kept.plans] == [PlanStatus.REPLACED, PlanStatus.SIGNED]


def test_a_draft_can_be_thrown_away(store: Store) -> None:
    draft = a_plan(1, status=PlanStatus.DRAFT)
    keep(store, a_case(placements=(a_placement(plans=(draft,)),)))
    change(store, a_case(placements=(a_placement(),)))
    assert store.queries.case(LEILA).placements[0].plans == ()
    assert store.queries.search("baka") == ()


def test_a_print_is_kept_once_and_given_back_the_same(store: Store) -> None:
    keep(store, a_case(placements=(a_placement(plans=(a_plan(),)),)))
    made = Print(LEILA, 1, 1, Copy.KOMMUN, TODAY, b"%PDF-1.7\x00\xff")
    for_them = replace(made, copy=Copy.DELTAGARE)
    with store.begin() as work:
        assert work.prints.find(LEILA, 1, 1, Copy.KOMMUN) is None
        work.prints.keep(made)
        work.prints.keep(for_them)
        assert work.prints.find(LEILA, 1, 1, Copy.KOMMUN) == made
        assert work.prints.of(LEILA) == (for_them, made)
        work.commit()
    assert store.queries.prints(LEILA) == (for_them, made)
    with pytest.raises(ValueError, match="printed before"), store.begin() as work:
        work.prints.keep(made)


def test_the_organisation_and_its_own_rules_are_kept(store: Store) -> None:
    late = RuleOverride(RuleId.SOON, (21,), date(2026, 3, 1), USER)
    early = RuleOverride(RuleId.SOON, (), date(2026, 1, 1), USER)
    ours = Organisation("Nya Kafét", "556000-0000", TODAY)
    with store.begin() as work:
        work.settings.set_organisation(ours)
        work.settings.override_rule(late)
        work.settings.override_rule(early)
        work.commit()
    with store.begin() as work:
        assert work.settings.organisation() == ours
        assert work.settings.rule_overrides() == (early, late)
        work.settings.set_organisation(replace(ours, practice_today=None))
        assert work.settings.organisation().practice_today is None


def test_colleagues_are_users_and_everyone_beside_somebody(store: Store) -> None:
    keep(store, a_case(supervisor="Åsa Ärlig"), a_case(serial=2, supervisor="Bo Ek"))
    assert store.queries.colleagues() == ("Bo Ek", USER, "Åsa Ärlig")


def test_a_new_register_has_its_organisation_and_nothing_else(store: Store) -> None:
    with store.begin() as work:
        assert work.settings.organisation().name in {ORGANISATION, "Exempelkooperativet"}
    assert store.queries.case_numbers() == ()
    assert store.queries.participants(ListQuery(), TODAY).total == 0
    assert store.queries.likely_same(None, "", "", "") == ()


def test_a_print_needs_a_case(store: Store) -> None:
    with pytest.raises(NoSuchCase), store.begin() as work:
        work.prints.keep(Print(LEILA, 1, 1, Copy.KOMMUN, TODAY, b"%PDF"))
