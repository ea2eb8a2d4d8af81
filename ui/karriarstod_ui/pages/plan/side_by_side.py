"""Two versions of the plan side by side, differences marked with word, icon and colour."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from karriarstod.application.labels import label
from karriarstod.domain.plan import PlanVersion
from karriarstod.domain.swedish_dates import long_date, short_date
from karriarstod_ui import units
from karriarstod_ui.pages.plan.compare_words import compared_rows, differences
from karriarstod_ui.widgets.card import Card
from karriarstod_ui.widgets.chips import Chip, ChipRow
from karriarstod_ui.widgets.choices import Choice
from karriarstod_ui.widgets.compared import NAME, ComparedModel, ComparedTable
from karriarstod_ui.widgets.layouts import Columns, ScrollPage, column
from karriarstod_ui.widgets.text import Text


class SideBySide(QWidget):
    """Any two versions side by side; ``closed`` by Esc."""

    closed = Signal()

    def __init__(
        self,
        versions: Sequence[PlanVersion],
        before: int,
        after: int,
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._versions = {plan.version: plan for plan in versions}
        self._today = today
        self._before = self._choice(self.tr("Version till vänster"), before)
        self._after = self._choice(self.tr("Version till höger"), after)
        self.only = ChipRow(self.tr("Vad som visas"))
        self.table = ComparedTable(self.tr("Två versioner av planen"))
        self._model = ComparedModel(self.tr("Del av planen"), self)
        self.table.setModel(self._model)
        self.nothing = Text(self.tr("Inget skiljer de här två versionerna åt."), wrap=True)
        self._build()
        self._show()

    def _choice(self, name: str, version: int) -> Choice:
        made = Choice(name)
        made.set_options(
            [(str(one), self._short_title(plan)) for one, plan in sorted(self._versions.items())]
        )
        made.choose(str(version))
        made.activated.connect(self._show)
        return made

    def _title(self, plan: PlanVersion) -> str:
        if plan.signature is None:
            return self.tr("Utkast till version {n}").format(n=plan.version)
        day = long_date(plan.signature.signed_on, self._today)
        status = label(plan.status).lower()
        return self.tr("Version {n} · {status} {day}").format(
            n=plan.version, status=status if plan.is_draft else self.tr("fastställd"), day=day
        )

    def _short_title(self, plan: PlanVersion) -> str:
        if plan.signature is None:
            return self._title(plan)
        day = short_date(plan.signature.signed_on, self._today)
        return self.tr("Version {n} · {day}").format(n=plan.version, day=day)

    def _build(self) -> None:
        # The table's own head says which is which; here they are only chosen.
        chosen = Columns(12)
        chosen.add(self._before, 1, 220)
        chosen.add(self._after, 1, 220)
        top = Columns(12, centered=True)
        top.add(chosen, 1, 460)
        top.add(self.only, 0)
        # Where the text is so large that choices and table cannot share the window, this scrolls.
        lines = ScrollPage((28, 0, 28, 20), 12)
        lines.add(top)
        card = units.sized(Card(flush=True), min_height=260)
        card.add(self.table, 1)
        self.nothing.setContentsMargins(18, 14, 18, 14)
        card.add(self.nothing)
        lines.add(card, 1)
        column(self).addWidget(lines)
        self.only.chosen.connect(self._show)

    def _show(self) -> None:
        before = self._versions[int(self._before.key())]
        after = self._versions[int(self._after.key())]
        old, new = before.present_content(), after.present_content()
        count = differences(old, new)
        self.only.set_chips(
            [
                Chip("differences", self.tr("Skillnader"), count),
                Chip("all", self.tr("Hela planen")),
            ]
        )
        rows = compared_rows(old, new, only_differences=self.only.key == "differences")
        self._model.set_rows(rows, self._title(before), self._title(after))
        self.table.setHidden(not rows)
        self.nothing.setHidden(bool(rows))
        self.table.fit()
        if rows:
            first = next((at for at, one in enumerate(rows) if not one.is_heading), 0)
            self.table.setCurrentIndex(self._model.index(first, NAME))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
