"""Writing the plan simpler: its own words at the left, the simpler ones at the right."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid
from typing_extensions import override

from karriarstod.application.plain_copy import (
    LineKind,
    PlainCopy,
    PlainLine,
    missing_in,
    plain_copy,
)
from karriarstod.application.plain_texts import keep_plain_texts, lost_figures, originals
from karriarstod.application.ports import Queries
from karriarstod.domain.identity import CaseNumber
from karriarstod.domain.plain_text import texts_for
from karriarstod.domain.plan import PlanContent
from karriarstod_ui import units
from karriarstod_ui.autosave import Autosave
from karriarstod_ui.desk import Desk
from karriarstod_ui.messages import said
from karriarstod_ui.pages.plan.plain_row import PlainRow
from karriarstod_ui.prompts import Prompts
from karriarstod_ui.theme import StateColor, TextRole
from karriarstod_ui.widgets.buttons import primary_button
from karriarstod_ui.widgets.card import InlineMessage
from karriarstod_ui.widgets.layouts import Columns, ScrollPage, column, row
from karriarstod_ui.widgets.pill import Pill
from karriarstod_ui.widgets.text import Text
from karriarstod_ui.widgets.window import Window

EASY: Final = 40
"""A LIX below this is easy to read; see `lix`."""

SHOWN: Final = 3
"""So many of what is lost are named."""

Read = tuple[PlanContent, str, dict[str, str]]


class PlainDialog(Window):
    """One version's texts, each beside the plan's own; saved by itself."""

    def __init__(
        self,
        desk: Desk,
        prompts: Prompts,
        number: CaseNumber,
        placement: int,
        version: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._prompts = prompts
        self._where = (number, placement, version)
        self._content = PlanContent()
        self._name = ""
        self.rows: dict[str, PlainRow] = {}
        self.autosave: Autosave[dict[str, str]] = Autosave(self._save, self)
        self.difficulty = Pill()
        self.whole = Pill()
        self.saved = Text("", TextRole.SMALL_QUIET)
        self.trouble = InlineMessage()
        self._build()
        self.autosave.saved.connect(self._on_saved)
        self.autosave.failed.connect(self._on_failed)
        desk.ask(self._read, owner=self, done=self._show)

    def _build(self) -> None:
        title = self.tr("Skriv planen enklare")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        units.sized(self, min_width=560, min_height=300)
        lines = column(self, (0, 16, 0, 14), 10)
        head = Columns(12, centered=True)
        head.setContentsMargins(20, 0, 20, 0)
        head.add(Text(title, TextRole.SECTION), 1, 180)
        self.difficulty.setObjectName("lix")
        self.whole.setObjectName("whole")
        for widget in (self.saved, self.whole, self.difficulty):
            head.add(widget, 0)
        top = row(margins=(20, 0, 20, 0))
        top.addWidget(head)
        lines.addLayout(top)
        how = self.tr(
            "En tanke per mening, helst högst 12 ord. Töm en ruta, så står planens egna ord där"
            " igen. Planen ändras inte."
        )
        told = row(margins=(20, 0, 20, 0))
        told.addWidget(Text(how, TextRole.QUIET, wrap=True), 1)
        lines.addLayout(told)
        lines.addWidget(self.trouble)
        self.page = ScrollPage((20, 4, 20, 12), 10)
        lines.addWidget(self.page, 1)
        foot = row(margins=(20, 0, 20, 0))
        foot.addStretch(1)
        self.close_button = primary_button(self.tr("Klar"), "check")
        self.close_button.setObjectName("done")
        self.close_button.clicked.connect(self.accept)
        foot.addWidget(self.close_button)
        lines.addLayout(foot)
        parent = self.parentWidget()
        if parent is not None:
            whole = parent.window().size()
            self.resize(max(whole.width(), units.px(560)), whole.height())

    def _read(self, queries: Queries) -> Read:
        number, placement, version = self._where
        case = queries.case(number)
        content = case.placement(placement).plan(version).content
        kept = queries.plain_texts(number)
        texts = texts_for(kept, placement, version, originals(content))
        return content, case.participant.name, texts

    def _show(self, read: Read) -> None:
        self._content, self._name, texts = read
        seen: set[str] = set()
        for line in self._copy({}).lines:
            if line.kind is LineKind.HEADING:
                self.page.add(Text(line.text, TextRole.CARD_TITLE))
            elif line.source and line.source not in seen:
                seen.add(line.source)
                self._add(line, texts.get(line.source, ""))
        if not self.rows:
            self.page.add(Text(self.tr("Planen har ingen text att skriva enklare."), wrap=True))
        self.page.add_stretch()
        self._judge()
        if self.rows:
            next(iter(self.rows.values())).field.setFocus()

    def _add(self, line: PlainLine, text: str) -> None:
        made = PlainRow(line.source, line.original, text)
        made.changed.connect(self._on_changed)
        self.rows[line.source] = made
        self.page.add(made)

    @property
    def texts(self) -> dict[str, str]:
        """What is written simpler, by source."""
        written = {source: one.text() for source, one in self.rows.items()}
        return {source: text for source, text in written.items() if text}

    def _copy(self, texts: Mapping[str, str]) -> PlainCopy:
        return plain_copy(self._content, self._desk.today, participant=self._name, texts=texts)

    def _on_changed(self) -> None:
        self._judge()
        self.saved.setText("")
        self.autosave.touch(self.texts)

    def _judge(self) -> None:
        texts = self.texts
        copy = self._copy(texts)
        index = copy.lix
        if index < EASY:
            words, state = self.tr("LIX {n} · lätt"), StateColor.WELL
        else:
            words, state = self.tr("LIX {n} · svår"), StateColor.SOON
        self.difficulty.show_state(words.format(n=index), state)
        lost = [*missing_in(copy.text, self._content, self._desk.today, texts)]
        lost += [one for row in self.rows.values() for one in lost_figures(row.original, row.said)]
        self._tell_lost(list(dict.fromkeys(lost)))

    def _tell_lost(self, lost: list[str]) -> None:
        if not lost:
            self.whole.show_state(self.tr("Alla mål och datum finns med"), StateColor.WELL)
            return
        words = self.tr("Saknas: {lost}").format(lost=", ".join(lost[:SHOWN]))
        if len(lost) > SHOWN:
            words = self.tr("{first} och {n} till").format(first=words, n=len(lost) - SHOWN)
        self.whole.show_state(words, StateColor.LATE)

    # Keeping it.

    def _save(
        self, texts: dict[str, str], done: Callable[[], None], failed: Callable[[Exception], None]
    ) -> None:
        # The desk owns it, so that what was typed last is kept after the window is gone.
        self._desk.do(
            lambda begin: keep_plain_texts(begin, *self._where, texts),
            owner=self._desk,
            done=lambda _events: done() if isValid(self) else None,
            failed=lambda error: failed(error) if isValid(self) else None,
        )

    def _on_saved(self) -> None:
        self.trouble.clear()
        self.saved.setText(self.tr("Sparat"))

    def _on_failed(self, error: Exception) -> None:
        sentence = said(error)
        if sentence is None:
            self._prompts.report_error(error)
            return
        self.trouble.show_message(
            self.tr("Det du skrev är inte sparat än, men står kvar här. {why}").format(
                why=sentence.text
            ),
            StateColor.LATE,
        )

    @override
    def done(self, result: int) -> None:
        self.autosave.flush()
        super().done(result)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self.autosave.flush()
        super().hideEvent(event)
