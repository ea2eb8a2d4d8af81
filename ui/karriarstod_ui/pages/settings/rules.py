"""The rules with numbers: each with its source, and the organisation's own figures over them."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from karriarstod.application.labels import label
from karriarstod.domain.rules import Rule, RuleBook, RuleId, RuleOverride
from karriarstod.domain.swedish_dates import short_date
from karriarstod_ui import units
from karriarstod_ui.theme import StateColor, TextRole
from karriarstod_ui.widgets.buttons import link_button
from karriarstod_ui.widgets.card import Card
from karriarstod_ui.widgets.layouts import Column, Columns, column, row
from karriarstod_ui.widgets.pill import Pill
from karriarstod_ui.widgets.text import Rule as Line
from karriarstod_ui.widgets.text import Text

_MOST: Final = 3650
_FIGURES: Final = re.compile(r"\d{1,4}")


def read_figures(text: str, count: int) -> tuple[int, ...] | None:
    """The figures in "90, 60 och 30"; None unless there are as many as the rule has, or sense.

    A rule with several figures may have one to six; a rule with one has one.
    """
    figures = tuple(int(found) for found in _FIGURES.findall(text))
    allowed = len(figures) == 1 if count == 1 else 1 <= len(figures) <= 6
    other = re.sub(r"\d+|[\s,;]|och", "", text.strip().lower())
    return figures if allowed and not other and max(figures) <= _MOST else None


def written(figures: Sequence[int]) -> str:
    """ "90, 60, 30"."""
    return ", ".join(map(str, figures))


class RuleRow(Column):
    """One rule: its title and source, its figures to edit, and the way back to the program's own.

    Signals:
        figures_set: the `RuleId` and the new figures; empty ones go back to the program's.
    """

    figures_set = Signal(object, object)

    def __init__(self, rule: Rule, parent: QWidget | None = None) -> None:
        super().__init__(8, parent)
        self._rule = rule
        self._shown: tuple[int, ...] = ()
        words = Column(2)
        words.add(Text(rule.title, TextRole.STRONG, wrap=True))
        self.source = Text("", TextRole.SMALL_QUIET, wrap=True)
        words.add(self.source)
        self.problem = Text("", TextRole.LATE, wrap=True)
        self.problem.hide()
        words.add(self.problem)
        self.figures = units.sized(QLineEdit(), width=120)
        self.figures.setObjectName(f"rule_{rule.rule_id}")
        self.figures.setAccessibleName(f"{rule.title}, {label(rule.unit)}")
        self.figures.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.figures.setReadOnly(not rule.editable)
        self.own = Pill("egen", StateColor.CALM)
        self.restore = link_button("Återställ", "undo-2", compact=True)
        self.restore.setAccessibleName(f"Återställ {rule.title}")
        edit = QWidget()
        line = row(edit, spacing=8)
        for widget in (
            self.figures,
            Text(label(rule.unit), TextRole.SMALL),
            self.own,
            self.restore,
        ):
            line.addWidget(widget)
        line.addStretch(1)
        columns = Columns(16, centered=True)
        columns.add(words, stretch=3, min_units=260)
        columns.add(edit, stretch=2, min_units=300)
        self.add(columns)
        self.add(Line())
        self.figures.editingFinished.connect(self.settle)
        self.restore.clicked.connect(self._on_restored)

    def show_rule(self, book: RuleBook, today: date) -> None:
        """The figures in force, and whether they are the organisation's own."""
        self._rule = book.rule(self._rule.rule_id, today)
        self._shown = book.figures(self._rule.rule_id, today)
        self.figures.setText(written(self._shown))
        is_own = self._shown != self._rule.figures
        self.own.show_state("egen" if is_own else "", StateColor.CALM)
        self.restore.setHidden(not is_own)
        since = f"gäller från {short_date(self._rule.valid_from)}"
        ours = f"programmets: {written(self._rule.figures)}" if is_own else ""
        parts = (self._rule.source, label(self._rule.standing).lower(), since, ours)
        self.source.setText(" · ".join(part for part in parts if part))
        self._tell("")

    def settle(self) -> None:
        """Tell what stands here, as when the field is left."""
        figures = read_figures(self.figures.text(), len(self._rule.figures))
        if figures is None:
            several = len(self._rule.figures) > 1
            self._tell("Skriv hela tal, t.ex. 90, 60, 30." if several else "Skriv ett helt tal.")
        elif figures != self._shown:
            self._tell("")
            self.figures_set.emit(
                self._rule.rule_id, () if figures == self._rule.figures else figures
            )
        else:
            self._tell("")

    def _on_restored(self) -> None:
        self.figures.setFocus()
        self.figures_set.emit(self._rule.rule_id, ())

    def _tell(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.setHidden(not problem)
        self.figures.setAccessibleDescription(problem)


class RulesCard(Card):
    """All rules. `override_set` carries the `RuleOverride` to keep."""

    override_set = Signal(object)

    def __init__(self, user: str, parent: QWidget | None = None) -> None:
        super().__init__("Regler", parent=parent)
        self._user = user
        self._today = date.min
        self.rows: dict[RuleId, RuleRow] = {}
        self.add(
            Text(
                "Beslutets egna datum går alltid före. Reglerna säger bara när ni ska bli påminda."
                " Ändra talet där ni gör på annat sätt; programmets eget finns kvar.",
                TextRole.QUIET,
                wrap=True,
            )
        )
        self._list = QWidget()
        self._lines = column(self._list, (0, 8, 0, 0), 8)
        self.add(self._list)

    def show_rules(self, book: RuleBook, today: date) -> None:
        """The rules in force that day."""
        self._today = today
        for rule_id in dict.fromkeys(rule.rule_id for rule in book.rules):
            if rule_id not in self.rows:
                made = RuleRow(book.rule(rule_id, today))
                made.figures_set.connect(self._on_figures_set)
                self.rows[rule_id] = made
                self._lines.addWidget(made)
            self.rows[rule_id].show_rule(book, today)

    def settle(self) -> None:
        """Every row tells what stands in it, as when its field is left."""
        for each in self.rows.values():
            each.settle()

    def _on_figures_set(self, rule_id: RuleId, figures: tuple[int, ...]) -> None:
        self.override_set.emit(RuleOverride(rule_id, figures, self._today, self._user))
