"""The administrator's commands on real encrypted registers."""

import json
import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from builders import TODAY
from practice import KEY
from pypdf import PdfReader
from registers import OTHER_PASSWORD

from karriarstod.application.phrases import happening
from karriarstod.application.register_user import Role
from karriarstod.commands import records
from karriarstod.commands.tools import PASSWORD_VARIABLE
from karriarstod.domain.clock import SetClock
from karriarstod.domain.recovery_key import RecoveryKey
from karriarstod.practice.about import PASSWORD, USER
from karriarstod_db.session import open_store, open_store_with_recovery_key

CLOCK = SetClock(TODAY)
ANDRE = "DLT-2025-0009"
PROVINA = "DLT-2025-0005"
ZANETA = "DLT-2025-0006"
SANNA = "DLT-2026-0001"
HAMID = "DLT-2026-0005"


def create(run: Any, folder: Path, **given: Any) -> Any:
    words = ("register", "create", folder, "--organisation", "Exemplet", "--user", "Rut Ekelöf")
    return run(*words, **given)


def text_of(pdf: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf.read_bytes())).pages)


# Registers.


def test_a_new_register_opens_with_its_password_and_its_printed_key(
    run: Any, tmp_path: Path
) -> None:
    folder = tmp_path / "nytt"
    answer = create(run, folder)
    assert answer.code == 0
    found = re.search(r"^  ([0-9A-Z -]{40,})$", answer.out, re.MULTILINE)
    assert found
    open_store(folder, "Rut Ekelöf", PASSWORD, CLOCK).close()
    open_store_with_recovery_key(folder, RecoveryKey.parse(found[1]), CLOCK).close()


def test_a_weak_password_makes_no_register(run: Any, tmp_path: Path) -> None:
    answer = create(run, tmp_path / "nytt", password="kort")
    assert answer.code == 1
    assert "15 tecken" in answer.err
    assert not (tmp_path / "nytt").exists()


def test_a_new_password_is_typed_twice(run: Any, tmp_path: Path) -> None:
    wrong = create(run, tmp_path / "nytt", password=None, typed=(PASSWORD, OTHER_PASSWORD))
    assert (wrong.code, wrong.err.split(".")[0]) == (1, "De två lösenorden är inte lika")
    right = create(run, tmp_path / "nytt", password=None, typed=(PASSWORD, PASSWORD))
    assert right.code == 0


def test_without_anybody_to_ask_the_password_is_missed(run: Any, practice: Path) -> None:
    answer = run("participants", practice, password=None)
    assert answer.code == 1
    assert answer.err.startswith("Lösenordet saknas.")


def test_the_password_of_a_register_is_asked_for_once(run: Any, practice: Path) -> None:
    assert run("participants", practice, password=None, typed=(PASSWORD,)).code == 0


def test_a_wrong_password_is_refused_in_swedish(run: Any, practice: Path) -> None:
    answer = run("participants", practice, "--json", password=OTHER_PASSWORD)
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith("Lösenordet stämmer inte.")


def test_a_folder_without_a_register_is_said_so(run: Any, tmp_path: Path) -> None:
    answer = run("participants", tmp_path)
    assert (answer.code, answer.err.split(".")[0]) == (1, "Det finns inget register i den mappen")


def test_a_register_is_never_made_over_another(run: Any, practice: Path) -> None:
    assert create(run, practice).code == 1
    assert run("practice", practice).code == 1


def test_with_several_users_the_command_has_to_say_which(run: Any, practice: Path) -> None:
    store = open_store(practice, USER, PASSWORD, CLOCK)
    store.register.add_user(
        "Maja Testsson", OTHER_PASSWORD, Role.SUPERVISOR, "Handledare", now=CLOCK.now()
    )
    store.close()
    unsaid = run("participants", practice)
    assert unsaid.code == 1
    assert "--user" in unsaid.err
    named = run("participants", practice, "--user", "Maja Testsson", password=OTHER_PASSWORD)
    assert named.code == 0


def test_a_sound_register_is_said_to_be_sound(run: Any, practice: Path) -> None:
    answer = run("register", "check", practice)
    assert answer.code == 0
    assert "24 deltagare" in answer.out
    assert re.search(r"\d formulär", answer.out)


def test_a_damaged_register_is_refused(run: Any, practice: Path) -> None:
    database = max(practice.iterdir(), key=lambda path: path.stat().st_size)
    content = bytearray(database.read_bytes())
    place = len(content) * 3 // 4
    content[place : place + 64] = bytes(64)
    database.write_bytes(content)
    answer = run("register", "check", practice)
    assert answer.code == 1
    assert answer.err.startswith("Registret är inte helt: databasfilen är skadad. Kontrollen har")


# Participants.


def test_the_list_is_that_of_the_answer_key(run: Any, practice: Path) -> None:
    rows = json.loads(run("participants", practice, "--json").out)
    shown = [(row["case_number"], row["stage"], row["next_step"]) for row in rows]
    assert shown == [(one["case"], one["stage"], one.get("next")) for one in KEY["list"]]


def test_a_protected_name_is_nowhere_in_the_list(run: Any, practice: Path) -> None:
    as_json = run("participants", practice, "--json").out
    as_lines = run("participants", practice).out
    provina = next(row for row in json.loads(as_json) if row["case_number"] == PROVINA)
    assert provina["name"] == "Skyddad uppgift"
    assert "Provina" not in as_json + as_lines
    assert "Viggo" not in as_json + as_lines


def test_the_list_tells_who_has_a_signed_plan(run: Any, practice: Path) -> None:
    rows = json.loads(run("participants", practice, "--json").out)
    without = {row["case_number"] for row in rows if not row["has_signed_plan"]}
    assert {SANNA, HAMID} <= without
    assert ANDRE not in without


def test_the_lines_stand_on_the_practice_registers_day(run: Any, practice: Path) -> None:
    lines = run("participants", practice).out.splitlines()
    assert len(lines) == 24
    anna = next(line for line in lines if "Håkansson-Österström" in line)
    assert anna.split("Inför anställning")[1].split() == ["idag", "Förlängning", "eller", "avslut"]


# Plans.


def test_a_signed_plan_is_printed_and_is_the_same_the_next_time(
    run: Any, practice: Path, tmp_path: Path
) -> None:
    first, again = tmp_path / "a.pdf", tmp_path / "b.pdf"
    answer = run("plan", practice, ANDRE, "--out", first)
    assert answer.code == 0
    assert "Version 1" in answer.out
    assert run("plan", practice, ANDRE, "--out", again).code == 0
    assert first.read_bytes() == again.read_bytes()
    assert "André Bjärehäll" in text_of(first)


def test_a_plan_saved_to_a_file_is_a_line_of_history(
    run: Any, practice: Path, tmp_path: Path
) -> None:
    run("plan", practice, ANDRE, "--out", tmp_path / "a.pdf", "--copy", "kommun")
    run("plan", practice, ANDRE, "--out", tmp_path / "saknas" / "a.pdf", "--copy", "kommun")
    store = open_store(practice, USER, PASSWORD, CLOCK)
    told = [happening(row.event, TODAY) for row in store.queries.history(limit=2)]
    store.close()
    assert told[0] == "Planen sparad som PDF: Kommunen"
    assert told[1] != told[0]


def test_only_the_copy_to_arbetsformedlingen_has_the_whole_number(
    run: Any, practice: Path, tmp_path: Path
) -> None:
    theirs, own = tmp_path / "af.pdf", tmp_path / "egen.pdf"
    run("plan", practice, ZANETA, "--out", theirs, "--copy", "arbetsformedlingen")
    run("plan", practice, ZANETA, "--out", own)
    assert "19970516-2387" in text_of(theirs)
    assert "19970516-2387" not in text_of(own)


def test_an_older_version_shows_the_number_of_its_day(
    run: Any, practice: Path, tmp_path: Path
) -> None:
    out = tmp_path / "v1.pdf"
    words = ("--version", "1", "--copy", "arbetsformedlingen")
    assert run("plan", practice, ZANETA, "--out", out, *words).code == 0
    assert "19970576-2384" in text_of(out)


def test_a_protected_persons_plan_says_so_and_hides_the_number(
    run: Any, practice: Path, tmp_path: Path
) -> None:
    out = tmp_path / "p.pdf"
    run("plan", practice, PROVINA, "--out", out, "--copy", "arbetsformedlingen")
    assert "SKYDDADE PERSONUPPGIFTER" in text_of(out)
    assert "19880811" not in text_of(out)


def test_without_a_signed_plan_the_draft_is_printed_as_one(
    run: Any, practice: Path, tmp_path: Path
) -> None:
    out = tmp_path / "utkast.pdf"
    answer = run("plan", practice, SANNA, "--out", out)
    assert "Utkast till version 1" in answer.out
    assert "UTKAST" in text_of(out)


def test_a_copy_that_no_consent_covers_is_warned_about(
    run: Any, practice: Path, tmp_path: Path
) -> None:
    warned = run("plan", practice, ANDRE, "--out", tmp_path / "a.pdf", "--copy", "kommun")
    assert warned.code == 0
    assert "inget samtycke" in warned.err
    covered = ("--out", tmp_path / "b.pdf", "--copy", "arbetsformedlingen")
    assert run("plan", practice, ANDRE, *covered).err == ""


def test_the_participant_s_copy_can_be_simplified_or_in_another_language(
    run: Any, practice: Path, tmp_path: Path
) -> None:
    simple, arabic = tmp_path / "f.pdf", tmp_path / "ar.pdf"
    answer = run("plan", practice, ANDRE, "--out", simple, "--form", "forenklad")
    assert (answer.code, answer.err) == (0, "")
    assert "Min plan – förenklad" in text_of(simple)
    answer = run(
        "plan", practice, ANDRE, "--out", arabic, "--copy", "deltagare", "--language", "ar"
    )
    assert answer.code == 0
    assert "ingen som har språket har granskat orden" in answer.err
    assert "Översättningen är inte granskad." in text_of(arabic)


def test_only_the_participant_gets_such_a_copy(run: Any, practice: Path, tmp_path: Path) -> None:
    out = tmp_path / "f.pdf"
    words = ("--copy", "kommun", "--form", "forenklad")
    answer = run("plan", practice, ANDRE, "--out", out, *words)
    assert answer.code == 1
    assert "bara deltagarens egen kopia" in answer.err
    assert not out.exists()


@pytest.mark.parametrize(
    "words", [("--form", "forenklad", "--language", "ar"), ("--language", "tlh")]
)
def test_one_form_or_one_language_that_there_is(
    run: Any, practice: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    with pytest.raises(SystemExit) as ended:
        run("plan", practice, ANDRE, "--out", tmp_path / "f.pdf", *words)
    assert ended.value.code == 2


@pytest.mark.parametrize(("goal", "warned"), [("東京 eller kök 🚲", True), ("Kök i Łódź", False)])
def test_characters_that_no_font_has_are_warned_about(
    run: Any, practice: Path, tmp_path: Path, goal: str, warned: bool
) -> None:
    copied, out = tmp_path / "sanna.json", tmp_path / "p.pdf"
    run("export", practice, copied, "--case", SANNA)
    document = json.loads(copied.read_text("utf-8"))
    for placement in document["participants"][0]["placements"]:
        for plan in placement["plans"]:
            plan["content"]["long_term_goal"] = goal
    copied.write_text(json.dumps(document), "utf-8")
    create(run, tmp_path / "nytt")
    run("import", tmp_path / "nytt", copied)
    answer = run("plan", tmp_path / "nytt", SANNA, "--out", out)
    assert (answer.code, "tecken som inte går att skriva ut" in answer.err) == (0, warned)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((HAMID,), "ingen plan"),
        (("DLT-2099-0001",), "DLT-2099-0001"),
        ((ANDRE, "--version", "9"), "ingen planversion 9"),
        ((ANDRE, "--placement", "4"), "ingen placering 4"),
    ],
)
def test_what_cannot_be_printed_is_said_and_leaves_no_file(
    run: Any, practice: Path, tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    out = tmp_path / "plan.pdf"
    answer = run("plan", practice, *words, "--out", out)
    assert answer.code == 1
    assert said in answer.err
    assert not out.exists()


def test_a_file_is_never_written_over_unasked(run: Any, practice: Path, tmp_path: Path) -> None:
    out = tmp_path / "plan.pdf"
    out.write_bytes(b"mitt")
    answer = run("plan", practice, ANDRE, "--out", out)
    assert (answer.code, out.read_bytes()) == (1, b"mitt")
    assert run("plan", practice, ANDRE, "--out", out, "--replace").code == 0
    assert out.read_bytes().startswith(b"%PDF")


def test_a_folder_that_is_not_there_is_said_and_leaves_nothing(
    run: Any, practice: Path, tmp_path: Path
) -> None:
    answer = run("plan", practice, ANDRE, "--out", tmp_path / "ingen" / "plan.pdf")
    assert answer.code == 1
    assert "går inte att spara" in answer.err


# Files.


def test_export_import_and_export_again_gives_the_same_bytes(
    run: Any, practice: Path, tmp_path: Path
) -> None:
    run("plan", practice, ANDRE, "--out", tmp_path / "plan.pdf")
    first, again = tmp_path / "ett.json", tmp_path / "tva.json"
    exported = run("export", practice, first)
    assert exported.code == 0
    assert "inte krypterad" in exported.err
    create(run, tmp_path / "nytt")
    imported = run("import", tmp_path / "nytt", first)
    assert (imported.code, imported.out.split(".")[0]) == (0, "24 deltagare inlästa från ett")
    assert "Registret är nu ett övningsregister och står på måndag 16 mars 2026." in imported.err
    assert run("export", tmp_path / "nytt", again).code == 0
    assert first.read_bytes() == again.read_bytes()


def test_a_register_in_use_takes_no_practice_file_unless_that_is_said(
    run: Any, practice: Path, tmp_path: Path
) -> None:
    whole, sharp = tmp_path / "allt.json", tmp_path / "skarpt"
    run("export", practice, whole)
    create(run, sharp)
    run("export", sharp, tmp_path / "tomt.json")
    refused = run("import", sharp, whole)
    assert refused.code == 1
    assert "--practice" in refused.err
    assert json.loads(run("participants", sharp, "--json").out) == []

    assert run("import", sharp, whole, "--practice").code == 0


def test_one_participant_is_exported_and_read_in(run: Any, practice: Path, tmp_path: Path) -> None:
    one = tmp_path / "en.json"
    assert run("export", practice, one, "--case", ZANETA).code == 0
    create(run, tmp_path / "nytt")
    assert run("import", tmp_path / "nytt", one).code == 0
    rows = json.loads(run("participants", tmp_path / "nytt", "--json").out)
    assert [row["case_number"] for row in rows] == [ZANETA]


def test_a_wrong_row_names_its_place_and_nothing_is_read_in(
    run: Any, practice: Path, tmp_path: Path
) -> None:
    whole = tmp_path / "allt.json"
    run("export", practice, whole)
    document = json.loads(whole.read_text("utf-8"))
    document["participants"][20]["placements"][0]["referral"]["received_on"] = "2026-02-30"
    whole.write_text(json.dumps(document), "utf-8")
    create(run, tmp_path / "nytt")
    answer = run("import", tmp_path / "nytt", whole)
    assert answer.code == 1
    assert answer.err.startswith("Deltagare 21, placering 1, anvisningen, fält received_on:")
    assert json.loads(run("participants", tmp_path / "nytt", "--json").out) == []


def test_reading_the_same_file_twice_is_refused_with_the_first_collision(
    run: Any, practice: Path, tmp_path: Path
) -> None:
    whole = tmp_path / "allt.json"
    run("export", practice, whole)
    answer = run("import", practice, whole)
    assert answer.code == 1
    assert "Deltagare 1: Ärendenumret DLT-2024-0001 används redan." in answer.err


def test_a_case_number_that_cannot_be_is_answered_as_it_was_written(
    run: Any, practice: Path, tmp_path: Path
) -> None:
    answer = run("plan", practice, "DLT-0000-0000", "--out", tmp_path / "plan.pdf")
    assert answer.code == 1
    assert "DLT-0000-0000" in answer.err


def test_a_file_that_is_not_there_is_said_so(run: Any, practice: Path, tmp_path: Path) -> None:
    answer = run("import", practice, tmp_path / "ingen.json")
    assert answer.code == 1
    assert "ingen.json går inte att läsa" in answer.err


def test_an_export_is_for_its_owner_only(run: Any, practice: Path, tmp_path: Path) -> None:
    out = tmp_path / "allt.json"
    run("export", practice, out)
    assert out.stat().st_mode & 0o077 == 0
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".tmp"] == []


# Practice registers.


def test_the_practice_register_says_its_password(run: Any, tmp_path: Path) -> None:
    said = run("practice", tmp_path / "p", password=None).out
    assert f"Lösenord: {PASSWORD}" in said
    open_store(tmp_path / "p", USER, PASSWORD, CLOCK).close()


def test_with_the_variable_set_the_practice_register_has_that_password(
    run: Any, tmp_path: Path
) -> None:
    said = run("practice", tmp_path / "p", password=OTHER_PASSWORD).out
    assert OTHER_PASSWORD not in said
    open_store(tmp_path / "p", USER, OTHER_PASSWORD, CLOCK).close()


def test_a_large_register_is_the_same_for_the_same_seed(run: Any, tmp_path: Path) -> None:
    words = ("--participants", "60", "--notes", "130", "--seed", "7")
    for name in ("a", "b"):
        assert run("practice", tmp_path / name, *words).code == 0
        assert run("export", tmp_path / name, tmp_path / f"{name}.json").code == 0
    first = (tmp_path / "a.json").read_bytes()
    assert first == (tmp_path / "b.json").read_bytes()
    people = json.loads(first)["participants"]
    assert len(people) == 60
    assert sum(len(one["notes"]) for one in people) == 130


def test_a_list_longer_than_a_page_is_whole(
    run: Any, practice: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_once = run("participants", practice).out
    monkeypatch.setattr(records, "_PAGE", 7)
    assert run("participants", practice).out == at_once
    assert len(at_once.splitlines()) == 24


def test_a_new_register_needs_a_password_from_somebody(run: Any, tmp_path: Path) -> None:
    refused = create(run, tmp_path / "nytt", password=None)
    assert (refused.code, (tmp_path / "nytt").exists()) == (1, False)
    assert PASSWORD_VARIABLE in refused.err


@pytest.mark.parametrize(
    "words", [("--participants", "0"), ("--participants", "5", "--notes", "-1")]
)
def test_a_count_that_cannot_be_is_refused(
    run: Any, tmp_path: Path, words: tuple[str, ...]
) -> None:
    assert run("practice", tmp_path / "p", *words).code == 1
    assert not (tmp_path / "p").exists()


# Usage.


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("plan", "mapp"), "det här saknas: ÄRENDE, --out"),
        (("plan", "mapp", "K-1", "--out", "x"), "K-1 är inget ärendenummer"),
        (("plan", "mapp", ANDRE, "--out", "x", "--copy", "alla"), "finns inte att välja"),
        (("hej",), "finns inte att välja"),
        (("register",), "det här saknas: VAD"),
        (("participants", "mapp", "--password", "x"), "känner inte igen: --password"),
        (("practice", "mapp", "--participants", "många"), "är inget heltal"),
    ],
)
def test_wrong_usage_ends_with_two_and_says_how(
    run: Any, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        run(*words)
    assert ended.value.code == 2
    told = capsys.readouterr().err
    assert said in told
    assert told.startswith("Så här: karriarstod")


@pytest.mark.parametrize(
    "command",
    [
        (),
        ("register",),
        ("plan",),
        ("form",),
        ("form-blank",),
        ("form-batch",),
        ("import",),
        ("export",),
        ("participants",),
        ("practice",),
        ("shots",),
    ],
)
def test_every_command_explains_itself_in_swedish(
    run: Any, capsys: pytest.CaptureFixture[str], command: tuple[str, ...]
) -> None:
    with pytest.raises(SystemExit) as ended:
        run(*command, "--help")
    assert ended.value.code == 0
    told = capsys.readouterr().out
    assert "visa den här hjälpen" in told
    for english in ("usage", "options", "positional", "show this"):
        assert english not in told
