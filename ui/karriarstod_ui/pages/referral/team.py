"""Who takes care of the participant here: team, supervisor and career supporter."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from karriarstod.domain.case_file import CaseFile
from karriarstod_ui.dialogs.editors import ColleagueEdit
from karriarstod_ui.dialogs.form import side_by_side
from karriarstod_ui.widgets.card import Card
from karriarstod_ui.widgets.choices import TickBox
from karriarstod_ui.widgets.fields import LabeledField
from karriarstod_ui.widgets.line import LineEdit


class TeamCard(Card):
    """The team here; with a placement going on, whether this one is beside it."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.set_title(self.tr("Hos oss"))
        self.body.setSpacing(14)
        self.team = LineEdit()
        self.team.setObjectName("team")
        self.supervisor = ColleagueEdit()
        self.supervisor.setObjectName("supervisor")
        self.supporter = ColleagueEdit()
        self.supporter.setObjectName("career_supporter")
        self.parallel = TickBox(self.tr("Går parallellt med den placering som pågår"))
        self.parallel.setObjectName("parallel")
        self.add(
            side_by_side(
                LabeledField(self.tr("Lag eller arbetsplats"), self.team),
                LabeledField(self.tr("Handledare"), self.supervisor),
                LabeledField(self.tr("Karriärstödjare"), self.supporter),
                least=150,
            )
        )
        self.add(self.parallel)
        for line in (self.team, self.supervisor, self.supporter):
            line.textEdited.connect(self.edited)
        self.parallel.toggled.connect(self.edited)
        self.clear()

    def clear(self) -> None:
        for line in (self.team, self.supervisor, self.supporter):
            line.clear()
        self.show_going_on(None)

    def suggest(self, names: Sequence[str]) -> None:
        """Colleagues to suggest while typing."""
        self.supervisor.suggest(names)
        self.supporter.suggest(names)

    def show_going_on(self, case: CaseFile | None) -> None:
        """Ask whether the new placement is beside one that goes on; nothing to ask without one."""
        going_on = case.open_placements if case is not None else ()
        self.parallel.setChecked(False)
        self.parallel.setHidden(not going_on)
        if going_on:
            one = going_on[0]
            where = f"{one.number} · {one.team}" if one.team else str(one.number)
            self.parallel.setText(
                self.tr("Går parallellt med placering {where}").format(where=where)
            )
            self.parallel.updateGeometry()
