"""The organisation's own lists: what a team does, uses and knows, as its people say it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from karriarstod.application.branches import branches
from karriarstod.application.labels import label
from karriarstod.application.ports import Queries
from karriarstod.application.progress import tidy_items
from karriarstod.domain.own_lists import ListKind, OwnList
from karriarstod.domain.swedish import swedish_key
from karriarstod_ui.pages.settings.list_rows import ListRow
from karriarstod_ui.theme import StateColor, TextRole
from karriarstod_ui.widgets.buttons import secondary_button
from karriarstod_ui.widgets.card import Card, InlineMessage
from karriarstod_ui.widgets.choices import Choice
from karriarstod_ui.widgets.fields import LabeledField
from karriarstod_ui.widgets.layouts import Column, Columns
from karriarstod_ui.widgets.line import LineEdit
from karriarstod_ui.widgets.text import Rule, Text

_EVERYBODY: Final = ""
_KINDS: Final = tuple(kind for kind in ListKind if kind.is_of_team)


@dataclass(frozen=True)
class ListsLook:
    """Every list, and the teams that there are."""

    lists: tuple[OwnList, ...] = ()
    teams: tuple[str, ...] = ()


def lists_look(queries: Queries) -> ListsLook:
    """What the card shows; teams are those of people's placements, and those with a list."""
    lists = queries.own_lists()
    cases = (queries.case(number) for number in queries.case_numbers())
    placed = {placement.team for case in cases for placement in case.placements}
    teams = {*placed, *(one.team for one in lists)} - {""}
    return ListsLook(lists, tuple(sorted(teams, key=swedish_key)))


class ListsCard(Card):
    """ "Listor": choose a team and a list, and change it; every change can be undone.

    Signals:
        changed: the lists that are other than they were, as a tuple of `OwnList`.
    """

    changed = Signal(object)

    def __init__(self, *, may_write: bool, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.set_title(self.tr("Listor"))
        self._may_write = may_write
        self._items: dict[tuple[ListKind, str], tuple[str, ...]] = {}
        self._before: list[tuple[OwnList, ...]] = []
        self._is_shown = False
        self.rows: list[ListRow] = []
        self.team = Choice()
        self.team.setObjectName("list_team")
        self.kind = Choice()
        self.kind.setObjectName("list_kind")
        self.branch = Choice()
        self.branch.setObjectName("list_branch")
        self.begin = secondary_button(self.tr("Lägg till orden"), "plus", compact=True)
        self.begin.setObjectName("begin_from_branch")
        self.lines = Column(4)
        self.empty = Text("", TextRole.QUIET, wrap=True)
        self.new = LineEdit()
        self.new.setObjectName("list_new")
        self.add_new = secondary_button(self.tr("Lägg till"), "plus", compact=True)
        self.add_new.setObjectName("list_add")
        self.undo = InlineMessage()
        self._build()
        self._connect()

    def _build(self) -> None:
        words = self.tr(
            "Orden föreslås när någon skriver i ett formulär, och lagets arbetsuppgifter står på"
            " deltagarens sida under Framsteg. Det går alltid att skriva något annat."
        )
        whole = Column(12)
        whole.add(Text(words, TextRole.SMALL_QUIET, wrap=True))
        self.kind.set_options([(one.value, label(one).capitalize()) for one in _KINDS])
        self.kind.setCurrentIndex(0)
        self.branch.set_options([(one.key, one.title) for one in branches()])
        self.branch.setCurrentIndex(0)
        choices = Columns(14)
        choices.add(LabeledField(self.tr("Lag"), self.team), 1, 180)
        choices.add(LabeledField(self.tr("Lista"), self.kind), 1, 180)
        beginning = Columns(10, centered=True)
        beginning.add(LabeledField(self.tr("Börja från en bransch"), self.branch), 1, 150)
        beginning.add(_under_a_label(self.begin), 0)
        choices.add(beginning, 1, 310)
        adding = Columns(10, centered=True)
        self._new_field = LabeledField(self.tr("Nytt i listan"), self.new)
        adding.add(self._new_field, 1, 200)
        adding.add(_under_a_label(self.add_new), 0)
        for part in (choices, Rule(), self.empty, self.lines, self.undo, adding):
            whole.add(part)
        self.add(whole)
        for part in (beginning, adding):
            part.setHidden(not self._may_write)

    def _connect(self) -> None:
        self.team.currentIndexChanged.connect(self._show)
        self.kind.currentIndexChanged.connect(self._show)
        self.begin.clicked.connect(self._on_begin)
        self.new.returnPressed.connect(self._on_new)
        self.add_new.clicked.connect(self._on_new)
        self.undo.acted.connect(self.undo_last)

    def show_lists(self, found: ListsLook) -> None:
        """Show these lists."""
        self._items = {(one.kind, one.team): one.items for one in found.lists}
        self.team.set_options(
            [*((one, one) for one in found.teams), (_EVERYBODY, self.tr("Alla lag"))]
        )
        if not self._is_shown:
            self._is_shown = True
            self.team.setCurrentIndex(0)
        self._show()

    @property
    def _place(self) -> tuple[ListKind, str]:
        return ListKind(self.kind.key() or ListKind.TASKS), self.team.key()

    @property
    def items(self) -> tuple[str, ...]:
        """The list that is shown."""
        return self._items.get(self._place, ())

    @Slot()
    def _show(self) -> None:
        items = self.items
        while len(self.rows) < len(items):
            self._make_row()
        for at, row in enumerate(self.rows):
            row.setHidden(at >= len(items))
            if at < len(items):
                row.show_item(items[at], at, len(items), may_write=self._may_write)
        _, team = self._place
        words = self.tr("Listan är tom. Skriv ett ord, eller börja från en bransch.")
        if team and not items and self._items.get((self._place[0], _EVERYBODY)):
            words = self.tr("Laget har ingen egen lista. Då gäller den för alla lag.")
        self.empty.setText(words)
        self.empty.setHidden(bool(items))

    def _make_row(self) -> None:
        row = ListRow()
        row.renamed.connect(self._on_renamed)
        row.moved.connect(self._on_moved)
        row.removed.connect(self._on_removed)
        self.rows.append(row)
        self.lines.add(row)

    def _at(self) -> int:
        return next(at for at, row in enumerate(self.rows) if row is self.sender())

    @Slot(str)
    def _on_renamed(self, words: str) -> None:
        at, items = self._at(), self.items
        others = {one.casefold() for place, one in enumerate(items) if place != at}
        if not words or words.casefold() in others:
            self._show()
            problem = self.tr("{item} finns redan i listan.").format(item=words)
            self.undo.show_message(
                problem if words else self.tr("Ta bort raden med krysset i stället."),
                StateColor.SOON,
            )
            return
        said = self.tr("{old} heter nu {new}.").format(old=items[at], new=words)
        self._put((*items[:at], words, *items[at + 1 :]), said)

    @Slot(int)
    def _on_moved(self, step: int) -> None:
        at, items = self._at(), list(self.items)
        to = at + step
        if 0 <= to < len(items):
            items[at], items[to] = items[to], items[at]
            said = self.tr("{item} är nu nummer {place}.")
            self._put(items, said.format(item=items[to], place=to + 1))
            self.rows[to].take_keyboard_like(self.rows[at])

    @Slot()
    def _on_removed(self) -> None:
        at, items = self._at(), self.items
        said = self.tr("{item} är borttaget.").format(item=items[at])
        self._put((*items[:at], *items[at + 1 :]), said)
        left = self.rows[: len(self.items)]
        (left[min(at, len(left) - 1)].remove if left else self.new).setFocus()

    @Slot()
    def _on_new(self) -> None:
        words = " ".join(self.new.text().split())
        there = words.casefold() in {one.casefold() for one in self.items}
        if not words:
            problem = self.tr("Skriv det som ska stå i listan.")
        else:
            problem = self.tr("Det finns redan i listan.") if there else ""
        self._new_field.show_problem(problem)
        self.new.setFocus()
        if not problem:
            self.new.clear()
            said = self.tr("{item} är tillagt.").format(item=words)
            self._put((*self.items, words), said)

    @Slot()
    def _on_begin(self) -> None:
        branch = next(one for one in branches() if one.key == self.branch.key())
        _, team = self._place
        now = {kind: self._items.get((kind, team), ()) for kind in _KINDS}
        lists = tuple(
            OwnList(kind, team, tidy_items((*now[kind], *branch.items[kind]))) for kind in _KINDS
        )
        count = sum(len(one.items) - len(now[one.kind]) for one in lists)
        if not count:
            self.undo.show_message(self.tr("Alla de orden finns redan."), StateColor.CALM)
            return
        said = self.tr("{n} ord från {branch} är tillagda, i alla tre listorna.")
        self._keep(lists, said.format(n=count, branch=branch.title))

    def _put(self, items: Iterable[str], said: str) -> None:
        kind, team = self._place
        self._keep((OwnList(kind, team, tuple(items)),), said)

    def _keep(self, lists: Sequence[OwnList], said: str) -> None:
        before = tuple(
            OwnList(one.kind, one.team, self._items.get((one.kind, one.team), ())) for one in lists
        )
        self._before.append(before)
        self._take(lists)
        self.undo.show_message(said, StateColor.WELL, action=self.tr("Ångra"))

    def _take(self, lists: Sequence[OwnList]) -> None:
        for one in lists:
            self._items[one.kind, one.team] = one.items
        self._show()
        self.changed.emit(tuple(lists))

    def settle(self) -> None:
        """Tell what stands in a row that has not been left."""
        for row in self.rows[: len(self.items)]:
            row.settle()

    @Slot()
    def undo_last(self) -> None:
        """The last change, undone; and then the one before it."""
        self.undo.clear()
        if not self._before:
            return
        before = self._before.pop()
        # What comes back is seen to come back.
        self.team.choose(before[0].team)
        if len(before) == 1:
            self.kind.choose(before[0].kind.value)
        self._take(before)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo) and self._may_write:
            self.undo_last()
        else:
            super().keyPressEvent(event)


def _under_a_label(button: QWidget) -> QWidget:
    """The button, as far down as a field is below its label."""
    made = Column(8)
    made.add(Text("", TextRole.SMALL_STRONG))
    made.add(button)
    return made
