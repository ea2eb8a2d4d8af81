"""The words to think about, in settings: own pairs, and those of the program's to leave out."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from karriarstod.application.plainer_words import list_of_pairs, own_pairs
from karriarstod.domain.own_lists import ListKind, OwnList, items_of
from karriarstod.forms.careful_words import shipped_words
from karriarstod_ui.theme import StateColor, TextRole
from karriarstod_ui.widgets.buttons import icon_button, link_button, secondary_button
from karriarstod_ui.widgets.card import Card, InlineMessage
from karriarstod_ui.widgets.choices import TickBox
from karriarstod_ui.widgets.fields import LabeledField
from karriarstod_ui.widgets.layouts import Column, Columns, Flow, row
from karriarstod_ui.widgets.line import LineEdit
from karriarstod_ui.widgets.text import Text


class WordsCard(Card):
    """ "Ord att tänka på". ``changed`` carries the lists that are other than they were."""

    changed = Signal(object)

    def __init__(self, *, may_write: bool, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.set_title(self.tr("Ord att tänka på"))
        self._may_write = may_write
        self._pairs: dict[str, str] = {}
        self._left: tuple[str, ...] = ()
        self._before: tuple[OwnList, ...] = ()
        self.ticks: dict[str, TickBox] = {}
        self.word = LineEdit()
        self.word.setObjectName("careful_word")
        self.better = LineEdit()
        self.better.setObjectName("plainer_word")
        self.put_in = secondary_button(self.tr("Lägg till ordet"), "plus", compact=True)
        self.put_in.setObjectName("add_word")
        self.undo = InlineMessage()
        self.rows = Column(2)
        self._build()
        self.put_in.clicked.connect(self._on_add)
        self.better.returnPressed.connect(self._on_add)
        self.undo.acted.connect(self._on_undo)
        self.open_ours.clicked.connect(self._on_open)

    def _build(self) -> None:
        self.add(
            Text(
                self.tr(
                    "Orden stryks under svagt när någon skriver, och ett enklare ord föreslås. De"
                    " stoppar ingen. Ord om brott och diagnoser frågar alltid först, och går inte"
                    " att ta bort."
                ),
                TextRole.SMALL_QUIET,
                wrap=True,
            )
        )
        adding = Columns(14)
        self._word_field = LabeledField(self.tr("Ord"), self.word)
        self._better_field = LabeledField(self.tr("Hellre"), self.better)
        adding.add(self._word_field, 1, 180)
        adding.add(self._better_field, 1, 180)
        buttons = Flow(12)
        buttons.add(self.put_in)
        for part in (self.rows, adding, buttons, self.undo):
            self.add(part)
        for part in (adding, buttons):
            part.setHidden(not self._may_write)
        self.open_ours = link_button(self.tr("Visa programmets ord"), compact=True)
        line = Flow(8)
        line.add(self.open_ours)
        self.add(line)
        self.ours = Column(8)
        self.ours.hide()
        self.ours.add(
            Text(self.tr("Ta bort bocken för ord som ni vill använda."), TextRole.SMALL, wrap=True)
        )
        ticks = Flow(14)
        for word, better in shipped_words().plainer.items():
            shown = word.removesuffix("*")
            tick = TickBox(shown)
            tick.setToolTip(self.tr("Hellre: {word}").format(word=better))
            tick.setAccessibleName(shown)
            tick.setAccessibleDescription(tick.toolTip())
            tick.setEnabled(self._may_write)
            tick.clicked.connect(partial(self._on_ticked, word))
            self.ticks[word] = tick
            ticks.add(tick)
        self.ours.add(ticks)
        self.add(self.ours)

    def show_lists(self, lists: tuple[OwnList, ...]) -> None:
        """The lists as they are kept."""
        self._pairs = own_pairs(lists)
        self._left = items_of(lists, ListKind.WORDS_LEFT_OUT)
        self._show()

    def _show(self) -> None:
        while (item := self.rows.body.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for word, better in self._pairs.items():
            self.rows.add(self._row(word, better))
        for word, tick in self.ticks.items():
            tick.setChecked(word not in self._left)

    def _row(self, word: str, better: str) -> QWidget:
        shown = QWidget()
        line = row(shown, spacing=8)
        line.addWidget(Text(f"{word} → {better}", wrap=True), 1)
        name = self.tr("Ta bort {word}").format(word=word)
        remove = icon_button("trash-2", name)
        remove.setHidden(not self._may_write)
        remove.clicked.connect(partial(self._on_removed, word))
        line.addWidget(remove)
        return shown

    @Slot()
    def _on_open(self) -> None:
        self.ours.setHidden(not self.ours.isHidden())
        is_open = not self.ours.isHidden()
        self.open_ours.setText(
            self.tr("Dölj programmets ord") if is_open else self.tr("Visa programmets ord")
        )

    @Slot()
    def _on_add(self) -> None:
        word, better = (" ".join(one.text().split()) for one in (self.word, self.better))
        lacks_word = not word or "=" in word
        self._word_field.show_problem(
            self.tr("Skriv ordet, utan likhetstecken.") if lacks_word else ""
        )
        self._better_field.show_problem("" if better else self.tr("Skriv ett enklare ord."))
        if lacks_word or not better:
            (self.word if lacks_word else self.better).setFocus()
            return
        self.word.clear()
        self.better.clear()
        self._keep({**self._pairs, word: better}, self._left, self.tr("Ordet är tillagt."))
        self.word.setFocus()

    def _on_removed(self, word: str) -> None:
        pairs = {one: better for one, better in self._pairs.items() if one != word}
        self._keep(pairs, self._left, self.tr("Ordet är borttaget."))

    def _on_ticked(self, word: str) -> None:
        checked = self.ticks[word].isChecked()
        left = tuple(one for one in self._left if one != word)
        self._keep(self._pairs, left if checked else (*left, word), "")

    def _keep(self, pairs: dict[str, str], left: tuple[str, ...], said: str) -> None:
        self._before = self._lists()
        self._pairs, self._left = pairs, left
        self._show()
        if said:
            self.undo.show_message(said, StateColor.WELL, action=self.tr("Ångra"))
        else:
            self.undo.clear()
        self.changed.emit(self._lists())

    @Slot()
    def _on_undo(self) -> None:
        self.undo.clear()
        self.show_lists(self._before)
        self.changed.emit(self._lists())

    def _lists(self) -> tuple[OwnList, ...]:
        return (list_of_pairs(self._pairs), OwnList(ListKind.WORDS_LEFT_OUT, "", self._left))
