"""One page of the guide as it is read: headings, lists and links in the house's type."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QUrl, Signal
from PySide6.QtGui import (
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
    QTextListFormat,
)
from PySide6.QtWidgets import QTextBrowser, QWidget
from typing_extensions import override

from karriarstod.application.method_guide import GuidePage
from karriarstod_ui import theme
from karriarstod_ui.theme import Shade, TextRole

LINES: Final = 125
"""Line height, in percent."""

INDENT: Final = 22
MARGIN: Final = 20


class GuideText(QTextBrowser):
    """Shows one page; ``page_chosen`` carries the page a link leads to.

    Tab goes from link to link. Written anew in another appearance or text size.
    """

    page_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: GuidePage | None = None
        self._related: tuple[GuidePage, ...] = ()
        self.setProperty("surface", "card")
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.anchorClicked.connect(self._on_anchor_clicked)

    @property
    def page(self) -> GuidePage | None:
        """What is shown."""
        return self._page

    def show_page(self, page: GuidePage, related: Sequence[GuidePage] = ()) -> None:
        """Show a page from its beginning, and below it links to what belongs with it."""
        self._page, self._related = page, tuple(related)
        self._write()
        self.verticalScrollBar().setValue(0)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def set_related(self, related: Sequence[GuidePage]) -> None:
        """Other links below the text; where one reads is kept."""
        if tuple(related) != self._related:
            self._related = tuple(related)
            self._write_again()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._write_again()

    def _write_again(self) -> None:
        if self._page is None:
            return
        bar = self.verticalScrollBar()
        at = bar.value() / max(1, bar.maximum())
        self._write()
        bar.setValue(round(at * bar.maximum()))

    def _write(self) -> None:
        if self._page is None:
            return
        shown = theme.current()
        document = self.document()
        document.setDefaultFont(shown.font())
        document.setIndentWidth(shown.px(INDENT))
        document.setDocumentMargin(shown.px(MARGIN))
        document.setMarkdown(_markdown(self._page, self._related, self.tr("Hör ihop med")))
        block = document.begin()
        while block.isValid():
            self._dress(block, is_foot=not block.next().isValid() and not self._related)
            block = block.next()
        self.setAccessibleName(self._page.title)

    def _dress(self, block: QTextBlock, *, is_foot: bool) -> None:
        shown = theme.current()
        level = block.blockFormat().headingLevel()
        is_foot = is_foot or block.text().startswith(("Källa: ", "Vårt eget råd."))
        where = QTextBlockFormat()
        where.setLineHeight(LINES, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        where.setTopMargin(shown.px(18 if level == 2 else 0))
        where.setBottomMargin(shown.px({1: 2, 2: 4}.get(level, 5)))
        if is_foot:
            where.setTopMargin(shown.px(10))
        cursor = QTextCursor(block)
        cursor.mergeBlockFormat(where)
        listed = block.textList()
        if listed is not None and listed.format().indent() != 1:
            kept = QTextListFormat(listed.format())
            kept.setIndent(1)
            listed.setFormat(kept)
        cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
        role = {1: TextRole.TITLE, 2: TextRole.CARD_TITLE}.get(level, TextRole.BODY)
        font = shown.font(TextRole.SMALL if is_foot else role)
        how = QTextCharFormat()
        how.setProperty(QTextFormat.Property.FontPixelSize.value, font.pixelSize())
        if level:
            # A heading's size is relative in Markdown, and ours is not: nothing of it is kept.
            how.setFontWeight(font.weight())
            how.setForeground(shown.color(Shade.TEXT if level == 1 else Shade.PRIMARY))
            cursor.setCharFormat(how)
        else:
            if is_foot:
                how.setForeground(shown.color(Shade.QUIET))
            cursor.mergeCharFormat(how)
        _underline_links(block)

    def _on_anchor_clicked(self, url: QUrl) -> None:
        if url.isRelative():
            self.page_chosen.emit(url.fileName().removesuffix(".md"))


def _markdown(page: GuidePage, related: Sequence[GuidePage], heading: str) -> str:
    parts = [f"# {page.title}"]
    parts += [f"## {one.title}\n\n{one.text}" for one in page.sections]
    if related:
        links = "\n".join(f"- [{one.title}]({one.id}.md)" for one in related)
        parts.append(f"## {heading}\n\n{links}")
    parts.append(page.foot)
    return "\n\n".join(parts)


def _underline_links(block: QTextBlock) -> None:
    """A link is told by more than its colour."""
    how = QTextCharFormat()
    how.setFontUnderline(True)
    links = []
    piece = block.begin()
    while not piece.atEnd():
        fragment = piece.fragment()
        if fragment.charFormat().isAnchor():
            links.append((fragment.position(), fragment.length()))
        piece += 1
    for start, length in links:
        cursor = QTextCursor(block)
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(how)
