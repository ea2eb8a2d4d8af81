"""The tab of the individual plan: goals as they stand, and every version there has been."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from karriarstod.application.labels import label
from karriarstod.application.views import PlanVersionRow, plan_versions
from karriarstod.domain.plan import PlanStatus
from karriarstod.domain.swedish_dates import long_date
from karriarstod_ui.pages.participant.doing import Doing, Wanted
from karriarstod_ui.pages.participant.plan_card import PlanCard
from karriarstod_ui.pages.participant.rows import Rows
from karriarstod_ui.pages.participant.view import CaseView
from karriarstod_ui.theme import StateColor, TextRole
from karriarstod_ui.widgets.buttons import secondary_button
from karriarstod_ui.widgets.card import Card
from karriarstod_ui.widgets.layouts import Column, Columns, column, row
from karriarstod_ui.widgets.pill import Pill
from karriarstod_ui.widgets.text import Text

_STATES = {
    PlanStatus.DRAFT: StateColor.SOON,
    PlanStatus.SIGNED: StateColor.WELL,
    PlanStatus.REPLACED: StateColor.NEUTRAL,
}


class PlanTab(Column):
    """``wanted`` carries a ``Wanted``; its part is the version, 0 for the present one."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(16, parent)
        self.goals = PlanCard()
        self.versions = Card(self.tr("Versioner"))
        self.rows = Rows()
        self.versions.add(self.rows)
        self.versions.body.addStretch(1)
        columns = Columns(18)
        columns.add(self.goals, 7, 460)
        columns.add(self.versions, 3, 300)
        self.add(columns)
        self.goals.wanted.connect(self.wanted)

    def show_view(self, view: CaseView) -> None:
        self.goals.show_view(view)
        versions = plan_versions(view.placement) if view.placement else ()
        self.rows.show_rows(
            (self._row(one, view) for one in versions),
            self.tr("Här samlas planens versioner. En fastställd version ändras aldrig."),
        )

    def _row(self, one: PlanVersionRow, view: CaseView) -> QWidget:
        shown = QWidget()
        line = row(shown, spacing=10)
        words = column(spacing=2)
        title = self.tr("Version {number}").format(number=one.version)
        words.addWidget(Text(title, TextRole.SMALL_STRONG))
        day = one.signed_on or one.begun_on
        began = self.tr("fastställd {day}") if one.signed_on else self.tr("påbörjad {day}")
        words.addWidget(
            Text(began.format(day=long_date(day, view.today)), TextRole.SMALL_QUIET, wrap=True)
        )
        line.addLayout(words, 1)
        line.addWidget(Pill(label(one.status), _STATES[one.status]))
        button = secondary_button(self.tr("Öppna"), compact=True)
        button.setObjectName(f"open_version_{one.version}")
        button.setAccessibleName(self.tr("Öppna version {number}").format(number=one.version))
        number = one.version
        button.clicked.connect(lambda: self.wanted.emit(Wanted(Doing.PLAN, number)))
        line.addWidget(button)
        return shown
