"""The method guide as it is read: contents, search, links, the keyboard, and large text."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from accessibility import cut_texts, mnemonic_clashes, unnamed_controls
from desks import HeldBackground, a_desk, a_store
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QFont, QTextBlock
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from qt_fakes import FakePrompts

from karriarstod.application.method_guide import SKELETON, START, all_pages
from karriarstod.reports.guide_pdf import GuidePrinting
from karriarstod_ui.desk import Desk
from karriarstod_ui.pages.method.page import MethodPage
from karriarstod_ui.pages.method.paper import GuidePaper
from karriarstod_ui.theme import Appearance, Shade, Theming, current

WIDE, NARROW = (1240, 860), (640, 700)


@pytest.fixture
def theming(qapp: QApplication) -> Iterator[Theming]:
    theming = qapp.findChild(Theming) or Theming(qapp)
    theming.apply(Appearance.LIGHT, 1.0)
    yield theming
    theming.apply(Appearance.LIGHT, 1.0)


@pytest.fixture
def page(qtbot: QtBot, theming: Theming) -> MethodPage:
    return _page(qtbot, WIDE)


def _made(desk: Desk, prompts: FakePrompts | None = None) -> MethodPage:
    printing = GuidePrinting(desk.organisation, desk.clock)
    return MethodPage(desk, prompts or FakePrompts(), printing)


def _page(qtbot: QtBot, size: tuple[int, int]) -> MethodPage:
    page = _made(a_desk(a_store()))
    qtbot.addWidget(page)
    page.page_chosen.connect(lambda chosen: page.show_subject(chosen, ""))
    page.resize(*size)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def _read(page: MethodPage) -> str:
    shown = page.text.page
    assert shown is not None
    return shown.id


def _listed(page: MethodPage) -> list[str]:
    return [page.contents.item(at).text() for at in range(page.contents.count())]


def _blocks(page: MethodPage) -> list[QTextBlock]:
    block, found = page.text.document().begin(), []
    while block.isValid():
        found.append(block)
        block = block.next()
    return found


# What is shown.


def test_it_begins_with_the_first_page(page: MethodPage) -> None:
    assert _read(page) == START
    assert page.contents.currentItem().text() == "Om Metodstöd"


def test_a_page_is_shown_with_its_sections_as_headings(page: MethodPage) -> None:
    page.show_subject("follow_up_talk", "")

    levels = [(one.blockFormat().headingLevel(), one.text()) for one in _blocks(page)]
    assert (1, "Uppföljningssamtal") in levels
    assert tuple(text for level, text in levels if level == 2) == SKELETON
    assert page.text.accessibleName() == "Uppföljningssamtal"


def test_the_source_stands_last_and_small(page: MethodPage) -> None:
    page.show_subject("absence", "")

    last = _blocks(page)[-1]
    assert last.text().startswith("Källa: Arbetsförmedlingen")
    assert last.begin().fragment().charFormat().font().pixelSize() == 13


def test_the_title_is_larger_than_the_text(page: MethodPage) -> None:
    first, *_, last = _blocks(page)

    def size(block: QTextBlock) -> int:
        return block.begin().fragment().charFormat().font().pixelSize()

    assert size(first) > size(last) > 0
    assert first.begin().fragment().charFormat().fontWeight() == QFont.Weight.DemiBold


def test_a_page_nobody_wrote_gives_the_first(page: MethodPage) -> None:
    page.show_subject("nothing_of_the_kind", "")

    assert _read(page) == START


def test_every_page_can_be_shown_whole(page: MethodPage) -> None:
    for one in all_pages():
        page.show_subject(one.id, "")

        assert _read(page) == one.id
        assert "](" not in page.text.toPlainText()
        assert "**" not in page.text.toPlainText()


def test_nothing_is_shown_before_the_worker_has_read(qtbot: QtBot, theming: Theming) -> None:
    worker = HeldBackground()
    page = _made(a_desk(a_store(), worker))
    qtbot.addWidget(page)
    page.show_subject("mapping", "")
    assert page.text.page is None

    worker.answer()

    assert _read(page) == "mapping"


# Going from page to page.


def test_a_title_in_the_contents_opens_its_page(page: MethodPage, qtbot: QtBot) -> None:
    item = next(
        page.contents.item(at)
        for at in range(page.contents.count())
        if page.contents.item(at).text() == "Kartläggning"
    )
    page.contents.scrollToItem(item)

    place = page.contents.visualItemRect(item).center()
    qtbot.mouseClick(page.contents.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert _read(page) == "stage_mapping"


def test_a_heading_of_the_contents_is_not_to_be_opened(page: MethodPage, qtbot: QtBot) -> None:
    place = page.contents.visualItemRect(page.contents.item(0)).center()
    qtbot.mouseClick(page.contents.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert _read(page) == START
    assert _listed(page)[0] == "Börja här"


def test_arrows_and_enter_open_a_page(page: MethodPage, qtbot: QtBot) -> None:
    page.contents.setFocus()

    qtbot.keyClick(page.contents, Qt.Key.Key_Down)
    assert _read(page) == START
    qtbot.keyClick(page.contents, Qt.Key.Key_Return)

    assert _read(page) == "first_morning"


def test_a_link_in_the_text_leads_to_its_page(page: MethodPage, qtbot: QtBot) -> None:
    page.show_subject("absence", "")
    page.text.setFocus()

    # Tab goes to the first link of the text, and Enter follows it.
    qtbot.keyClick(page.text, Qt.Key.Key_Tab)
    qtbot.keyClick(page.text, Qt.Key.Key_Return)

    assert _read(page) == "attendance"


def test_links_are_told_by_more_than_colour(page: MethodPage) -> None:
    page.show_subject("absence", "")

    formats = []
    for block in _blocks(page):
        piece = block.begin()
        while not piece.atEnd():
            formats.append(piece.fragment().charFormat())
            piece += 1
    links = [one for one in formats if one.isAnchor()]
    assert len(links) == 2
    assert all(one.fontUnderline() for one in links)


def test_what_belongs_with_a_step_is_beside_it(page: MethodPage, qtbot: QtBot) -> None:
    page.show_subject("stage_training", "")
    talk = next(one for one in page.link_buttons() if one.text() == "Uppföljningssamtal")

    qtbot.mouseClick(talk, Qt.MouseButton.LeftButton)

    assert _read(page) == "follow_up_talk"
    assert "Steg: Arbetsträning" in [one.text() for one in page.link_buttons()]


def test_a_new_page_is_read_from_its_beginning(page: MethodPage) -> None:
    page.resize(1240, 500)
    page.show_subject("first_morning", "")
    bar = page.text.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0

    page.show_subject("absence", "")

    assert bar.value() == 0


def test_escape_leads_back(page: MethodPage, qtbot: QtBot) -> None:
    page.text.setFocus()
    with qtbot.waitSignal(page.left):
        qtbot.keyClick(page.text, Qt.Key.Key_Escape)
    page.contents.setFocus()
    with qtbot.waitSignal(page.left):
        qtbot.keyClick(page.contents, Qt.Key.Key_Escape)


def test_the_button_leads_back(page: MethodPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.left):
        qtbot.mouseClick(page.back, Qt.MouseButton.LeftButton)


# Search.


def test_pages_are_found_while_one_types(page: MethodPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.search.hasFocus()

    qtbot.keyClicks(page.search, "valid")

    assert _listed(page)[0] == "Validering"
    assert page.found.text() == f"{page.contents.count()} sidor"
    assert _read(page) == START


def test_enter_opens_the_first_that_was_found(page: MethodPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.search, "samtycke")

    qtbot.keyClick(page.search, Qt.Key.Key_Return)

    assert _read(page) == "consent"
    assert _listed(page)[0] == "Samtycke"


def test_down_goes_from_the_search_to_what_was_found(page: MethodPage, qtbot: QtBot) -> None:
    page.search.setFocus()
    qtbot.keyClicks(page.search, "samtycke")

    qtbot.keyClick(page.search, Qt.Key.Key_Down)

    assert page.contents.hasFocus()


def test_escape_empties_the_search_before_it_leads_back(page: MethodPage, qtbot: QtBot) -> None:
    page.search.setFocus()
    qtbot.keyClicks(page.search, "tolk")

    with qtbot.assertNotEmitted(page.left):
        qtbot.keyClick(page.search, Qt.Key.Key_Escape)

    assert _listed(page)[0] == "Börja här"
    assert page.found.isHidden()
    with qtbot.waitSignal(page.left):
        qtbot.keyClick(page.search, Qt.Key.Key_Escape)


def test_nothing_found_is_said_with_something_to_try(page: MethodPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.search, "xyzzy")

    assert page.contents.count() == 0
    assert page.found.text().startswith("Inget hittades.")
    qtbot.keyClick(page.search, Qt.Key.Key_Return)
    assert _read(page) == START


# Width, size and colour.


def test_with_little_room_what_belongs_together_stands_below_the_text(
    qtbot: QtBot, theming: Theming
) -> None:
    page = _page(qtbot, (860, 700))

    page.show_subject("stage_training", "")

    assert not page.link_buttons()[0].isVisible()
    assert "Hör ihop med" in page.text.toPlainText()
    page.resize(*WIDE)
    qtbot.waitUntil(page.link_buttons()[0].isVisible)
    assert "Hör ihop med" not in page.text.toPlainText()


def test_on_a_narrow_page_contents_and_text_take_turns(qtbot: QtBot, theming: Theming) -> None:
    page = _page(qtbot, NARROW)
    assert page.contents.isVisible()
    assert not page.text.isVisible()
    assert page.focusProxy() is page.contents

    page.contents.setFocus()
    qtbot.keyClick(page.contents, Qt.Key.Key_Return)
    assert page.text.isVisible()
    assert not page.contents.isVisible()
    assert page.focusProxy() is page.text

    crumb = next(one for one in page.header.findChildren(type(page.back)) if one.property("crumb"))
    qtbot.mouseClick(crumb, Qt.MouseButton.LeftButton)
    assert page.contents.isVisible()


def test_search_is_reached_from_the_text_of_a_narrow_page(qtbot: QtBot, theming: Theming) -> None:
    page = _page(qtbot, NARROW)
    page.show_subject("absence", "")

    qtbot.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)

    assert page.search.isVisible()
    assert page.search.hasFocus()


@pytest.mark.parametrize("page_id", [START, "first_morning", "stage_training"])
def test_at_double_size_nothing_is_cut(qtbot: QtBot, theming: Theming, page_id: str) -> None:
    theming.apply(Appearance.LIGHT, 2.0)
    page = _page(qtbot, (1300, 690))

    page.show_subject(page_id, "")

    assert page.text.isVisible()
    assert page.text.height() > 400
    assert page.text.horizontalScrollBar().maximum() == 0
    assert cut_texts(page) == []


def test_the_text_follows_size_and_colours(page: MethodPage, theming: Theming) -> None:
    page.show_subject("absence", "")

    theming.apply(Appearance.DARK, 2.0)

    title = _blocks(page)[0].begin().fragment().charFormat()
    assert title.font().pixelSize() == 50
    assert title.foreground().color() == current().color(Shade.TEXT)


def test_another_size_leaves_the_reader_where_they_were(page: MethodPage, theming: Theming) -> None:
    page.resize(1240, 500)
    page.show_subject("first_morning", "")
    bar = page.text.verticalScrollBar()
    bar.setValue(bar.maximum())

    theming.apply(Appearance.DARK, 1.0)

    bar = page.text.verticalScrollBar()
    assert bar.value() > 0.95 * bar.maximum() > 0


def test_everything_has_a_name_and_a_key_of_its_own(page: MethodPage) -> None:
    page.show_subject("stage_training", "")

    assert unnamed_controls(page) == []
    assert mnemonic_clashes(page) == []


def test_rows_are_as_high_as_their_words_need(page: MethodPage, qtbot: QtBot) -> None:
    page.search.setText("samtycke")

    heights = [
        page.contents.visualItemRect(page.contents.item(at)).height()
        for at in range(page.contents.count())
    ]

    assert min(heights) >= current().px(45)
    assert page.contents.itemAt(QPoint(20, heights[0] + 20)) is page.contents.item(1)


def test_a_link_to_elsewhere_opens_nothing(page: MethodPage) -> None:
    page.show_subject("absence", "")

    page.text.anchorClicked.emit(QUrl("https://example.se/consent"))

    assert _read(page) == "absence"


# Paper.


def test_the_page_that_is_read_is_shown_as_it_is_printed(page: MethodPage, qtbot: QtBot) -> None:
    page.show_subject("absence", "")

    qtbot.keyClick(page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)

    paper = page.findChild(GuidePaper)
    assert paper is not None
    assert paper.document.pageCount() == 1
    assert "När någon är borta" in paper.document.getAllText(0).text()
    assert paper.file_name() == "metodstod-absence.pdf"


def test_all_pages_can_be_printed_at_once(page: MethodPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.print, Qt.MouseButton.LeftButton)
    paper = page.findChild(GuidePaper)
    assert paper is not None

    qtbot.keyClick(paper.whole, Qt.Key.Key_Space)

    assert paper.document.pageCount() > len(list(all_pages()))
    assert paper.file_name() == "metodstod.pdf"


def test_the_paper_is_saved_where_it_is_said(
    qtbot: QtBot, theming: Theming, tmp_path: Path
) -> None:
    prompts = FakePrompts([tmp_path / "borta.pdf"])
    page = _made(a_desk(a_store()), prompts)
    qtbot.addWidget(page)
    page.resize(*WIDE)
    page.show()
    page.show_subject("absence", "")
    page.print.click()
    paper = page.findChild(GuidePaper)
    assert paper is not None

    qtbot.mouseClick(paper.save, Qt.MouseButton.LeftButton)

    assert prompts.suggested[-1].name == "metodstod-absence.pdf"
    assert (tmp_path / "borta.pdf").read_bytes().startswith(b"%PDF")
