"""What is exported and read in again is the same, byte for byte."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from builders import a_case, a_note, a_participant
from fake_store import FakeStore
from full_case import a_full_case
from hypothesis import given
from hypothesis import strategies as st

from karriarstod.application.exchange_problems import PracticeFileRefused
from karriarstod.application.ports import Copy, Organisation, Print
from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.events import EventKind
from karriarstod.domain.identity import CaseNumber, IdentityKind, IdentityNumber
from karriarstod.domain.note import Note
from karriarstod.domain.participant import Identity, Participant
from karriarstod.domain.plan import PlanContent
from karriarstod.domain.rules import RuleId, RuleOverride
from karriarstod.exchange.document import FORMAT, VERSION, Document, ParticipantRecord
from karriarstod.exchange.export import export_participant, export_register
from karriarstod.exchange.import_ import import_document, parse_document
from karriarstod.exchange.writing import written

# Letters of any script; what nobody can type is refused on the way in.
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40)
FILLED = TEXT.filter(lambda text: text.strip())
DAYS = st.dates(date(1990, 1, 1), date(2100, 1, 1))
ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


def a_store_with_everything() -> FakeStore:
    case = a_full_case()
    store = FakeStore(case, a_case(serial=2)).noted(
        case.case_number,
        a_note("Första, med <b>&</b> och ž."),
        a_note("Rättelse: andra.", corrects=1),
    )
    signed = next(plan for one in case.placements for plan in one.plans if not plan.is_draft)
    placement = next(one for one in case.placements if signed in one.plans)
    with store.begin() as work:
        work.settings.set_organisation(
            Organisation("Exemplet", "769600-0000", practice_today=date(2026, 3, 16))
        )
        work.settings.override_rule(
            RuleOverride(RuleId.DECISION_END, (60, 30), date(2026, 1, 1), "Rut Ekelöf")
        )
        work.prints.keep(
            Print(
                case.case_number,
                placement.number,
                signed.version,
                Copy.KOMMUN,
                date(2026, 3, 2),
                b"%PDF-1.7\n\x00\xff",
            )
        )
        work.commit()
    return store


def test_a_register_is_the_same_byte_for_byte_after_export_and_import() -> None:
    exported = export_register(a_store_with_everything())
    new = FakeStore()
    import_document(new, exported)
    assert export_register(new) == exported


def test_one_participant_is_the_same_in_a_register_with_others() -> None:
    case = a_full_case()
    exported = export_participant(a_store_with_everything(), case.case_number)
    other = FakeStore(a_case(serial=9))
    import_document(other, exported)
    assert export_participant(other, case.case_number) == exported


def test_a_register_with_participants_keeps_its_own_settings() -> None:
    other = FakeStore(a_case(serial=90))
    imported = import_document(other, export_register(a_store_with_everything()), practice=True)
    assert not imported.took_settings
    assert other.content.organisation.name == "Exempelkooperativet"


def practised() -> bytes:
    return export_register(a_store_with_everything())


def in_use() -> FakeStore:
    """A register without participants where something has happened."""
    store = FakeStore()
    export_register(store)
    return store


@pytest.mark.parametrize("store", [in_use(), FakeStore(a_case(serial=90))])
def test_a_practice_file_is_not_read_into_a_register_in_use(store: FakeStore) -> None:
    before = store.content.organisation, store.queries.case_numbers()
    with pytest.raises(PracticeFileRefused):
        import_document(store, practised())
    assert (store.content.organisation, store.queries.case_numbers()) == before


def test_a_practice_file_is_read_into_a_register_in_use_when_that_is_said() -> None:
    store = in_use()
    assert import_document(store, practised(), practice=True).practice_day == date(2026, 3, 16)


def test_a_new_register_tells_that_a_practice_file_has_made_it_one_for_practice() -> None:
    new = FakeStore()
    assert import_document(new, practised()).practice_day == date(2026, 3, 16)
    assert new.content.organisation.practice_today == date(2026, 3, 16)


def test_a_practice_register_takes_a_practice_file_without_a_word() -> None:
    practice = FakeStore(a_case(serial=90))
    practice.content.organisation = Organisation("Övning", practice_today=date(2026, 3, 16))
    assert import_document(practice, practised()).practice_day is None


def test_the_history_tells_that_a_participant_was_read_in() -> None:
    case = a_full_case()
    new = FakeStore()
    import_document(new, export_participant(FakeStore(case), case.case_number))
    assert [row.event.kind for row in new.queries.history(case.case_number)] == [EventKind.IMPORTED]


def test_the_history_tells_that_the_register_was_exported() -> None:
    store = FakeStore(a_case())
    export_register(store)
    assert [event.kind for event in store.events] == [EventKind.EXPORTED]


def test_a_file_holds_plain_letters_and_ends_with_a_newline() -> None:
    exported = export_register(FakeStore(a_case("Åsa", "Małecka")))
    assert '"given_name": "Åsa"' in exported.decode("utf-8")
    assert exported.endswith(b"}\n")
    assert b"\r" not in exported


def test_a_moment_keeps_its_writers_time_of_day() -> None:
    sweden = timezone(timedelta(hours=1))
    case = a_case()
    note = a_note(written_at=datetime(2026, 3, 9, 14, 30, tzinfo=sweden))
    exported = export_register(FakeStore(case).noted(case.case_number, note))
    assert b'"written_at": "2026-03-09T14:30:00+01:00"' in exported


def test_new_case_numbers_go_on_after_those_read_in() -> None:
    new = FakeStore()
    import_document(new, export_register(FakeStore(a_case(serial=41))))
    with new.begin() as work:
        assert work.cases.new_number(2026) == CaseNumber(2026, 42)


@st.composite
def records(draw: st.DrawFn) -> ParticipantRecord:
    participant = Participant(
        case_number=CaseNumber(draw(st.integers(2000, 2099)), draw(st.integers(1, 9999))),
        given_name=draw(FILLED),
        family_name=draw(TEXT),
        identities=tuple(
            Identity(IdentityNumber(IdentityKind.RESERVE, draw(FILLED)), draw(DAYS), draw(TEXT))
            for _ in range(draw(st.integers(0, 2)))
        ),
        registered_on=draw(DAYS),
    )
    full = a_full_case()
    placements = tuple(
        replace(
            one,
            team=draw(TEXT),
            referral=replace(one.referral, purpose=draw(TEXT), wanted_from=draw(st.none() | DAYS)),
            plans=tuple(
                replace(plan, content=replace(plan.content, long_term_goal=draw(TEXT)))
                for plan in one.plans
            ),
        )
        for one in full.placements
    )
    notes = tuple(
        Note(
            number,
            datetime.fromtimestamp(draw(st.integers(0, 2**31)), draw(ZONES)),
            a_note().kind,
            draw(FILLED),
            author=draw(TEXT),
        )
        for number in range(1, draw(st.integers(1, 4)))
    )
    case = CaseFile(participant, placements, full.contacts, full.consents, full.reminders)
    return ParticipantRecord.of(case, notes, ())


@given(records())
def test_whatever_people_write_comes_back_as_it_was(record: ParticipantRecord) -> None:
    document = Document(FORMAT, VERSION, participants=(record,))
    content = written(document)
    assert written(parse_document(content)) == content


@given(hours=st.floats(0, 60), whole=st.integers(0, 40))
def test_hours_are_written_alike_whether_whole_or_not(hours: float, whole: int) -> None:
    def of(figure: float) -> bytes:
        case = a_full_case()
        placement = case.placements[0]
        decision = replace(
            placement.decisions[0],
            extent=replace(placement.decisions[0].extent, hours_per_week=figure),
        )
        changed = case.with_placement(placement.with_decision(decision))
        return written(
            Document(FORMAT, VERSION, participants=(ParticipantRecord.of(changed, (), ()),))
        )

    assert of(whole) == of(float(whole))
    assert written(parse_document(of(hours))) == of(hours)


def test_fields_left_out_by_a_hand_get_their_usual_values() -> None:
    content = b"""{"format": "karriarstod", "version": 1, "participants": [{"participant":
        {"case_number": "DLT-2026-0001", "given_name": "Leila", "family_name": "Sandgren",
         "identities": [], "registered_on": "2026-01-07"}}]}"""
    document = parse_document(content)
    assert document.participants[0].participant == a_participant()
    assert document.participants[0].placements == ()


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_byte_order_mark_does_no_harm(mark: bytes) -> None:
    assert parse_document(mark + written(Document(FORMAT, VERSION))).participants == ()


def test_an_empty_plan_is_a_plan() -> None:
    assert b'"long_term_goal": ""' in written(PlanContent())


def test_utc_says_z() -> None:
    note = a_note(written_at=datetime(2026, 3, 9, 14, 30, tzinfo=UTC), number=1)
    assert b'"written_at": "2026-03-09T14:30:00Z"' in written(note)
