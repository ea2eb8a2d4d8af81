"""Choosing a batch of forms: which one, filled in or empty, and for whom."""

from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from karriarstod.application.form_batches import (
    MOST,
    WHY_LEFT_OUT,
    BatchCount,
    count_batch,
)
from karriarstod.application.labels import label
from karriarstod.application.ports import Begin, ListQuery
from karriarstod.forms.catalog import newest
from karriarstod_ui.batch.reading import LISTED, BatchWish, Group, Groups, read_groups
from karriarstod_ui.desk import Desk
from karriarstod_ui.dialogs.form import Command, FormDialog
from karriarstod_ui.prompts import Prompts
from karriarstod_ui.theme import StateColor, TextRole
from karriarstod_ui.widgets.choices import Choice
from karriarstod_ui.widgets.fields import LabeledField
from karriarstod_ui.widgets.text import Text

FILLED: Final = "filled"
BLANK: Final = "blank"


class BatchDialog(FormDialog):
    """Says who gets a paper, and who does not and why, before anything is made.

    ``paper_asked`` carries the ``BatchWish``.
    """

    paper_asked = Signal(object)

    def __init__(
        self, desk: Desk, prompts: Prompts, query: ListQuery, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self._desk = desk
        self._prompts = prompts
        self._query = query
        self._groups: Groups | None = None
        self._asked = 0
        self._wish: BatchWish | None = None
        self.name_it(
            self.tr("Skriv ut formulär"),
            self.tr("Förhandsgranska"),
            self.tr("Samma formulär för flera deltagare, i en fil."),
        )
        self.template = Choice()
        self.template.setObjectName("batch_template")
        self.template.set_options(
            [(one.id, f"{one.title} ({one.code})") for one in newest() if not one.own_page]
        )
        self.content = Choice()
        self.content.setObjectName("batch_content")
        self.content.set_options(
            [
                (FILLED, self.tr("Det senaste som är klart eller fastställt")),
                (BLANK, self.tr("Tomt, att fylla i för hand")),
            ]
        )
        self.group = Choice()
        self.group.setObjectName("batch_group")
        self.count = Text("", TextRole.STRONG, wrap=True)
        self.count.setObjectName("batch_count")
        self.left_out = Text("", TextRole.SMALL_QUIET, wrap=True)
        self.left_out.setObjectName("batch_left_out")
        self.add(LabeledField(self.tr("Formulär"), self.template))
        self.add(LabeledField(self.tr("Ifyllt eller tomt"), self.content))
        self.add(LabeledField(self.tr("För vilka"), self.group))
        self.add(self.count)
        self.add(self.left_out)
        self.confirm.setEnabled(False)
        for choice in (self.template, self.content, self.group):
            choice.currentIndexChanged.connect(self._on_changed)
        clock = desk.clock
        desk.ask(
            lambda queries: read_groups(queries, query, clock),
            owner=self,
            done=self._on_read,
            failed=prompts.report_error,
        )

    def _on_read(self, groups: Groups) -> None:
        self._groups = groups
        self.group.set_options(
            [(key, self._group_words(key, group)) for key, group in groups.by_key.items()]
        )
        self._on_changed()

    def _group_words(self, key: str, group: Group) -> str:
        if key != LISTED:
            return self.tr("{team}, {count}").format(team=key, count=group.total)
        words = self.tr("De som visas i listan: {only}, {count}")
        if self._query.text:
            words = self.tr("De som visas i listan: {only} med ”{text}”, {count}")
        return words.format(only=label(self._query.only), text=self._query.text, count=group.total)

    @Slot()
    def _on_changed(self) -> None:
        """Count anew; what was counted before no longer holds."""
        self._wish = None
        self._asked += 1
        self.confirm.setEnabled(False)
        self.message.clear()
        if self._groups is None:
            return
        group = self._groups.by_key[self.group.key()]
        if group.is_too_large:
            self._show_too_large(group)
            return
        template_id, is_blank = self.template.key(), self.content.key() == BLANK
        asked, numbers = self._asked, group.numbers
        counted: list[BatchCount] = []

        def count(begin: Begin) -> tuple[()]:
            # On the worker: nothing of the window is touched here.
            counted.append(count_batch(begin, template_id, numbers, is_blank=is_blank))
            return ()

        def done(_events: object) -> None:
            self._on_counted(asked, BatchWish(template_id, is_blank, group, counted[0]))

        self._desk.do(count, owner=self, done=done, failed=self._prompts.report_error)

    def _show_too_large(self, group: Group) -> None:
        self.count.setText("")
        self.left_out.setText("")
        self.message.show_message(
            self.tr(
                "{count} deltagare är för många i en fil; högst {most} går åt gången. Välj ett"
                " arbetslag, eller sök i listan först."
            ).format(count=group.total, most=MOST),
            StateColor.SOON,
        )

    def _on_counted(self, asked: int, wish: BatchWish) -> None:
        if asked != self._asked:
            return
        self._wish = wish
        made, total = len(wish.count.made), wish.group.total
        self.count.setText(self.tr("{made} av {total} kommer med.").format(made=made, total=total))
        self.left_out.setText(self._left_out_words(wish.count))
        self.confirm.setEnabled(made > 0)

    def _left_out_words(self, count: BatchCount) -> str:
        names = self._groups.names if self._groups is not None else {}
        lines = []
        for why, words in WHY_LEFT_OUT.items():
            who = [names[one.case_number] for one in count.left_out if one.why is why]
            if who:
                lines.append(f"{words.rstrip('.')} ({', '.join(who)}).")
        return "\n".join([self.tr("Inte med:"), *lines]) if lines else ""

    @override
    def command(self) -> Command | None:
        """Nothing is changed by looking: the paper is asked for instead."""
        if self._wish is not None and self._wish.count.made:
            self.paper_asked.emit(self._wish)
        return None
