"""The paper inside the program: from memory, with a warning where no consent covers it."""

from datetime import date
from pathlib import Path

import pytest
from accessibility import unnamed_controls
from builders import TODAY, a_consent, a_plan
from plan_pages import Shown, a_draft, a_plan_page, a_planned_case, two_pages
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from pytestqt.qtbot import QtBot

from karriarstod.application.phrases import happening
from karriarstod.application.ports import Copy
from karriarstod.domain.events import EventKind
from karriarstod.domain.parties import ReferrerType
from karriarstod_ui.dialogs import paper as paper_window
from karriarstod_ui.keeping_file import write_whole
from karriarstod_ui.pages.plan.preview import PreviewDialog


def paper(shown: Shown) -> PreviewDialog:
    shown.page.view.head.preview.click()
    dialog = shown.page.findChild(PreviewDialog)
    assert dialog is not None
    return dialog


def chosen(dialog: PreviewDialog, copy: Copy) -> PreviewDialog:
    dialog.copies.choose(copy.value)
    dialog.copies.chosen.emit(copy.value)
    return dialog


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    case = a_planned_case(a_plan(1), consents=(a_consent(),))
    return a_plan_page(qtbot, case=case)


def test_the_paper_is_shown_from_memory(qtbot: QtBot, shown: Shown) -> None:
    dialog = paper(shown)
    qtbot.waitUntil(lambda: dialog.document.pageCount() == 2)


def test_another_reader_gets_another_paper(shown: Shown) -> None:
    chosen(paper(shown), Copy.KOMMUN)
    assert shown.printing.asked == [(1, Copy.DELTAGARE), (1, Copy.KOMMUN)]


def test_a_reader_without_consent_is_warned_of(shown: Shown) -> None:
    dialog = chosen(paper(shown), Copy.KOMMUN)
    assert dialog.warning.text.text().startswith("Kopia till: Kommunen. Inget samtycke i dag")


def test_a_reader_with_consent_is_not_warned_of(shown: Shown) -> None:
    assert chosen(paper(shown), Copy.ARBETSFORMEDLINGEN).warning.isHidden()


def test_a_withdrawn_consent_is_warned_of(qtbot: QtBot) -> None:
    consent = a_consent(withdrawn_on=date(2026, 3, 1))
    shown = a_plan_page(qtbot, case=a_planned_case(a_plan(1), consents=(consent,)))
    assert not chosen(paper(shown), Copy.ARBETSFORMEDLINGEN).warning.isHidden()


def test_any_part_of_the_municipality_may_give_consent_to_it(qtbot: QtBot) -> None:
    consent = a_consent(ReferrerType.KOMMUN_IFO)
    shown = a_plan_page(qtbot, case=a_planned_case(a_plan(1), consents=(consent,)))
    assert chosen(paper(shown), Copy.KOMMUN).warning.isHidden()


def test_a_draft_says_that_it_is_one(qtbot: QtBot) -> None:
    dialog = paper(a_plan_page(qtbot, a_draft()))
    assert "utkast" in dialog.warning.text.text()


def test_a_plan_never_written_in_can_be_looked_at(qtbot: QtBot) -> None:
    shown = a_plan_page(qtbot)
    assert paper(shown).pdf == two_pages()


def test_it_is_saved_where_the_person_says(shown: Shown, tmp_path: Path) -> None:
    target = tmp_path / "plan.pdf"
    shown.prompts.answers = [target]
    dialog = paper(shown)
    dialog.save.click()
    assert target.read_bytes() == two_pages()
    assert [each.name for each in tmp_path.iterdir()] == ["plan.pdf"]


def printed_lines(shown: Shown) -> list[str]:
    return [
        happening(event, TODAY)
        for event in shown.store.events
        if event.kind is EventKind.PLAN_PRINTED
    ]


def test_looking_at_every_copy_is_no_line_of_history(shown: Shown) -> None:
    dialog = paper(shown)
    for copy in Copy:
        chosen(dialog, copy)
    assert shown.store.events == ()


def test_every_saved_copy_is_a_line_of_history(shown: Shown, tmp_path: Path) -> None:
    shown.prompts.answers = [tmp_path / "plan.pdf", tmp_path / "plan.pdf"]
    dialog = paper(shown)
    dialog.save.click()
    chosen(dialog, Copy.KOMMUN).save.click()
    assert printed_lines(shown) == [
        "Planen sparad som PDF: Deltagaren",
        "Planen sparad som PDF: Kommunen",
    ]


def test_what_could_not_be_saved_is_no_line_of_history(shown: Shown, tmp_path: Path) -> None:
    shown.prompts.answers = [tmp_path / "saknas" / "plan.pdf"]
    paper(shown).save.click()
    assert printed_lines(shown) == []


def test_the_suggested_name_has_the_case_number_and_no_name(shown: Shown) -> None:
    shown.prompts.answers = [None]
    paper(shown).save.click()
    assert shown.prompts.suggested[0].name == "individuell-plan_DLT-2026-0001_v1.pdf"


def test_a_name_without_ending_gets_one(shown: Shown, tmp_path: Path) -> None:
    shown.prompts.answers = [tmp_path / "plan"]
    paper(shown).save.click()
    assert (tmp_path / "plan.pdf").exists()


def test_a_place_that_cannot_be_written_is_told_and_another_may_be_chosen(
    shown: Shown, tmp_path: Path
) -> None:
    shown.prompts.answers = [tmp_path / "saknas" / "plan.pdf", tmp_path / "plan.pdf"]
    dialog = paper(shown)
    dialog.save.click()
    assert "gick inte att spara" in dialog.warning.text.text()
    dialog.warning.link.click()
    assert (tmp_path / "plan.pdf").exists()


def test_a_computer_without_printer_says_what_to_do(
    shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))
    paper(shown).print.click()
    assert shown.prompts.told[0].startswith("Datorn har ingen skrivare. Spara som PDF")


def test_the_pages_go_to_the_printer(qtbot: QtBot, shown: Shown, tmp_path: Path) -> None:
    dialog = paper(shown)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "papper.pdf"))
    printer.setResolution(72)
    dialog.print_on(printer)
    qtbot.waitUntil(lambda: "skickade till skrivaren" in dialog.warning.text.text())
    assert b"/Count 2" in (tmp_path / "papper.pdf").read_bytes()
    assert printed_lines(shown) == ["Planen utskriven: Deltagaren"]


def test_the_printers_queue_is_told_no_name_and_no_case() -> None:
    assert paper_window.JOB_NAME == "Karriärstöd"


def test_the_blank_form_is_shown_without_readers(shown: Shown) -> None:
    shown.page.view.head.blank_asked.emit()
    dialog = shown.page.findChild(PreviewDialog)
    assert dialog is not None
    assert (shown.printing.blanks, dialog.copies.key) == (1, "")


def test_every_control_has_a_name(shown: Shown) -> None:
    assert unnamed_controls(paper(shown)) == []


def test_a_refused_write_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "plan.pdf"
    target.write_bytes(b"before")

    def refuse(_self: Path, _target: Path) -> Path:
        raise OSError(28, "full")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OSError, match="full"):
        write_whole(target, b"after")
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [
        ("plan.pdf", b"before")
    ]
