"""The paper of a form inside the program, filled in and blank."""

from pathlib import Path

import pytest
from form_pages import Shown, a_begun_form, a_form_page, a_form_store, a_signed_form
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot
from qt_fakes import FakePrompts

from karriarstod.application.meeting_papers import MeetingPaper
from karriarstod.domain.events import EventKind
from karriarstod_ui.pages.form.meeting_preview import MeetingPreview
from karriarstod_ui.pages.form.preview import BlankForm, FormPreview


def previewed(qtbot: QtBot, shown: Shown) -> FormPreview:
    shown.page.panel.head.preview.click()
    window = shown.page.findChild(FormPreview)
    assert window is not None
    qtbot.waitUntil(lambda: window.document.pageCount() == 2)
    return window


def test_the_paper_of_a_draft_says_that_it_is_one(qtbot: QtBot) -> None:
    store = a_form_store()
    shown = a_form_page(qtbot, store, a_begun_form(store))
    window = previewed(qtbot, shown)
    assert "utkast" in window.warning.text.text()
    assert shown.printing.papers == [(shown.number, False)]


def test_what_is_sensitive_is_printed_only_when_it_is_asked_for(qtbot: QtBot) -> None:
    store = a_form_store()
    shown = a_form_page(qtbot, store, a_signed_form(store))
    window = previewed(qtbot, shown)
    assert window.warning.isHidden()
    tick = window.findChild(QCheckBox, "print_sensitive")
    assert tick is not None
    tick.click()
    assert shown.printing.papers[-1] == (shown.number, True)


def test_a_saved_paper_stands_in_the_history(qtbot: QtBot, tmp_path: Path) -> None:
    store = a_form_store()
    target = tmp_path / "samtal.pdf"
    prompts = FakePrompts([target])
    shown = a_form_page(qtbot, store, a_signed_form(store), prompts=prompts)
    previewed(qtbot, shown).save.click()
    assert target.read_bytes().startswith(b"%PDF")
    assert store.content.history[-1].event.kind is EventKind.FORM_PRINTED


def test_the_blank_paper_is_the_newest_of_its_kind(qtbot: QtBot) -> None:
    store = a_form_store()
    shown = a_form_page(qtbot, store, a_begun_form(store))
    shown.page.panel.head.blank.trigger()
    window = shown.page.findChild(BlankForm)
    assert window is not None
    qtbot.waitUntil(lambda: window.document.pageCount() == 2)
    assert shown.printing.blanks == ["follow_up_talk"]
    assert window.file_name() == "follow_up_talk_blankett.pdf"


@pytest.mark.parametrize(
    ("template_id", "offered"),
    [
        ("party_meeting", {MeetingPaper.BEFORE, MeetingPaper.AFTER}),
        ("handover", {MeetingPaper.HANDOVER}),
        ("follow_up_talk", set()),
    ],
)
def test_the_menu_has_the_papers_that_belong_to_the_form(
    qtbot: QtBot, template_id: str, offered: set[MeetingPaper]
) -> None:
    store = a_form_store()
    shown = a_form_page(qtbot, store, a_begun_form(store, template_id))
    papers = shown.page.panel.head.papers
    assert {paper for paper, action in papers.items() if action.isVisible()} == offered


def test_the_page_before_the_talk_is_seen_saved_and_stands_in_the_history(
    qtbot: QtBot, tmp_path: Path
) -> None:
    store = a_form_store()
    target = tmp_path / "infor.pdf"
    shown = a_form_page(
        qtbot, store, a_begun_form(store, "party_meeting"), prompts=FakePrompts([target])
    )
    shown.page.panel.head.papers[MeetingPaper.BEFORE].trigger()
    window = shown.page.findChild(MeetingPreview)
    assert window is not None
    qtbot.waitUntil(lambda: window.document.pageCount() == 2)
    assert shown.printing.meetings == [(shown.number, MeetingPaper.BEFORE)]
    window.save.click()
    assert target.read_bytes().startswith(b"%PDF")
    assert store.content.history[-1].event.kind is EventKind.FORM_PRINTED
