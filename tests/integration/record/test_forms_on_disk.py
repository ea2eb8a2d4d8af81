"""Forms in the encrypted database: its guards, its word index, and registers of before."""

from pathlib import Path
from typing import Any

import pytest
from builders import a_case, a_placement, a_plan, a_plan_content
from fake_store import FakeStore
from form_builders import OWN, a_form, a_row, a_visit
from full_forms import FORMS, a_store_with_forms
from full_forms import keep_forms as keep_full
from keeping import keep
from registers import ORGANISATION, PASSWORD, QUICK, USER
from sqlalchemy import event, text
from sqlalchemy.exc import IntegrityError

from karriarstod.application.store_errors import FormTooNew
from karriarstod.domain.clock import Clock
from karriarstod.domain.plan import PlanStatus
from karriarstod.exchange.export import export_participant, export_register
from karriarstod.exchange.import_ import import_document
from karriarstod.forms.form import Form, FormStatus
from karriarstod_db import migrate
from karriarstod_db.documents import DocumentDamaged
from karriarstod_db.session import RegisterStore, create_store, open_store

LEILA = a_case().case_number
NOTE_OF_THEN = """
    INSERT INTO note (participant_id, number, written_at, utc_offset, written_on, kind, text,
        author, for_participant)
    SELECT id, 1, '2026-03-02T09:00:00', 3600, '2026-03-02', 'talk', 'Vi talade om båtar.',
        'Rut Ekelöf', 1 FROM participant
"""


def write(store: RegisterStore, statement: str) -> None:
    with store.register.engine.connect() as connection:
        connection.execute(text(statement))
        connection.commit()


def keep_forms(store: RegisterStore, *forms: Form) -> None:
    keep(store, a_case())
    with store.begin() as work:
        work.forms.keep_own_questions(OWN)
        for one in forms:
            work.forms.add(LEILA, one)
        work.commit()


@pytest.mark.parametrize("status", ["signed", "replaced"])
@pytest.mark.parametrize(
    "change",
    [
        "answers = '{}'",
        "template = 'mapping'",
        "template_version = 2",
        "own_version = 7",
        "signed_on = '2026-03-03'",
        "signed_names = '[]'",
        "signed_place = 'Ort'",
        "sheet = ''",
        "status = 'done', signed_on = NULL",
    ],
)
def test_a_signed_form_refuses_to_be_changed(
    register: RegisterStore, status: str, change: str
) -> None:
    keep_forms(register, a_form(status=FormStatus(status)))
    with pytest.raises(IntegrityError, match="never changes"):
        write(register, f"UPDATE form SET {change}")


@pytest.mark.parametrize("statement", ["UPDATE own_question SET version = 2", "DELETE FROM {}"])
def test_own_questions_are_only_added_to(register: RegisterStore, statement: str) -> None:
    keep_forms(register)
    with pytest.raises(IntegrityError, match="only added to"):
        write(register, statement.format("own_question"))


def test_a_form_and_a_plan_never_share_a_row_of_the_index(register: RegisterStore) -> None:
    keep_forms(register, a_form(status=FormStatus.DONE))
    with pytest.raises(IntegrityError, match="beyond_plans"):
        write(register, f"UPDATE form SET id = {(1 << 41) - 1}")


def test_the_word_indexes_agree_with_forms_of_every_status(register: RegisterStore) -> None:
    keep_forms(register, *(a_form(status=one) for one in FormStatus))
    assert register.register.check().is_sound()
    write(register, "UPDATE form SET words = 'hastigt' WHERE status <> 'replaced'")
    assert len(register.queries.search("hastigt")) == 3
    write(register, "DELETE FROM form")
    assert register.queries.search("hastigt") == ()
    assert register.register.check().is_sound()


def test_erased_words_of_a_form_leave_nothing_in_the_index(register: RegisterStore) -> None:
    drafts = a_form(answers=a_visit(own_goal_words="kanelbulle"))
    done = a_form(answers=a_visit(own_goal_words="kardemumma"), status=FormStatus.DONE)
    keep_forms(register, drafts, done)
    write(register, "DELETE FROM form")
    with register.register.engine.connect() as connection:
        for index in ("words", "draft_words"):
            blocks = connection.execute(text(f"SELECT block FROM {index}_data")).scalars().all()
            assert not any(b"kanel" in block or b"kardem" in block for block in blocks)


def test_sensitive_answers_stand_nowhere_but_among_the_answers(register: RegisterStore) -> None:
    rows = (a_row(1, craft="Fläta", secret="Morbror"),)
    answers = a_visit(adaptation_need="Lugn vrå", own_5=rows)
    keep_forms(register, a_form(answers=answers, own=1))
    with register.register.engine.connect() as connection:
        (row,) = connection.execute(text("SELECT * FROM form")).mappings().all()
    held = [name for name, value in row.items() if "vrå" in str(value) or "Morbror" in str(value)]
    assert held == ["answers"]


def test_a_list_of_forms_reads_no_answers_and_asks_once(register: RegisterStore) -> None:
    keep_forms(register, *(a_form() for _ in range(30)))
    asked: list[str] = []

    def heard(_c: Any, _k: Any, statement: str, *_rest: object) -> None:
        asked.append(statement)

    event.listen(register.register.engine, "before_cursor_execute", heard)
    assert len(register.queries.forms(LEILA)) == 30
    (one,) = [statement for statement in asked if statement.startswith("SELECT")]
    assert not any(name in one for name in ("answers", "sheet", "words"))


def test_a_form_of_a_newer_program_is_listed_and_said_to_be_newer(register: RegisterStore) -> None:
    keep_forms(register, a_form(), a_form(own=1))
    write(register, "UPDATE form SET template_version = 99 WHERE number = 1")
    write(register, "UPDATE form SET own_version = 99 WHERE number = 2")
    assert [one.number for one in register.queries.forms(LEILA)] == [2, 1]
    for number in (1, 2):
        with pytest.raises(FormTooNew):
            register.queries.form(LEILA, number)
        with register.begin() as work, pytest.raises(FormTooNew):
            work.forms.get(LEILA, number)


def test_a_form_of_an_unknown_template_is_not_kept(register: RegisterStore) -> None:
    keep(register, a_case())
    with register.begin() as work, pytest.raises(FormTooNew):
        work.forms.add(LEILA, a_form(own=3))


def test_answers_that_are_not_what_was_written_are_damage(register: RegisterStore) -> None:
    keep_forms(register, a_form())
    write(register, """UPDATE form SET answers = '{"decision": "perhaps"}'""")
    with pytest.raises(DocumentDamaged, match="decision"):
        register.queries.form(LEILA, 1)


def test_forms_go_from_register_to_register_by_file(register: RegisterStore) -> None:
    keep_full(register)
    exported = export_register(register)
    alike = export_participant(a_store_with_forms(), LEILA)
    assert export_participant(register, LEILA) == alike
    in_memory = FakeStore()
    import_document(in_memory, exported)
    assert export_register(in_memory) == exported


def test_a_register_takes_forms_from_a_file(register: RegisterStore) -> None:
    exported = export_register(a_store_with_forms())
    import_document(register, exported)
    assert [register.queries.form(LEILA, one.number) for one in FORMS] == list(FORMS)
    found = [(hit.kind, hit.reference) for hit in register.queries.search("svarva")]
    assert found == [("form", 3)]
    assert register.register.check().is_sound()


@pytest.fixture
def before_forms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: Clock) -> Path:
    """A register made and written in when the schema was 0003: a note, a draft and two plans."""
    with monkeypatch.context() as then:
        then.setattr(migrate, "newest_schema", lambda: 3)
        store, _key = create_store(
            tmp_path / "earlier",
            organisation=ORGANISATION,
            user=USER,
            password=PASSWORD,
            clock=clock,
            kdf=QUICK,
        )
        plans = (
            a_plan(1, status=PlanStatus.REPLACED, content=a_plan_content("Köra buss")),
            a_plan(2, content=a_plan_content("Baka limpor")),
            a_plan(3, status=PlanStatus.DRAFT, content=a_plan_content("Sköta rabatter")),
        )
        keep(store, a_case(placements=(a_placement(plans=plans),)))
        # As the program wrote it then: a note had no more columns.
        write(store, NOTE_OF_THEN)
        store.close()
    return tmp_path / "earlier"


def test_a_register_of_before_keeps_every_word_and_takes_forms(
    before_forms: Path, clock: Clock
) -> None:
    store = open_store(before_forms, USER, PASSWORD, clock)
    try:
        assert list((before_forms / "backups").glob(f"*before-{migrate.newest_schema():04d}*"))
        found = {
            word: [(hit.kind, hit.reference) for hit in store.queries.search(word)]
            for word in ("limpor", "rabatter", "båtar", "buss")
        }
        assert found == {
            "limpor": [("plan", 2)],
            "rabatter": [("plan", 3)],
            "båtar": [("note", 1)],
            "buss": [],
        }
        with store.begin() as work:
            work.forms.add(LEILA, a_form(status=FormStatus.SIGNED))
            work.forms.add(LEILA, a_form())
            work.commit()
        hits = [(hit.kind, hit.reference) for hit in store.queries.search("bröd")]
        assert sorted(hits) == [("form", 1), ("form", 2)]
        assert store.register.check().is_sound()
    finally:
        store.close()
