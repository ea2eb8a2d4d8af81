"""Lists whose rows are written on the page: tasks, hours a week, and who does what."""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from karriarstod.domain.plan import HoursStep, RoleShare, TaskLevel, WorkTask
from karriarstod_ui.pages.plan.binding import PlanChoice
from karriarstod_ui.pages.plan.content_edits import Place, value_at
from karriarstod_ui.pages.plan.draft import PlanDraft
from karriarstod_ui.pages.plan.fields import DATE_WIDTH, PlanDate, PlanLine
from karriarstod_ui.pages.plan.words import hours_word
from karriarstod_ui.widgets.buttons import Button, icon_button, link_button
from karriarstod_ui.widgets.choices import Choice
from karriarstod_ui.widgets.layouts import Columns, Flow, column, row


class ListRow(QWidget):
    """One row: its fields side by side and a way to take it away. ``entered`` asks for a next."""

    written = Signal()
    entered = Signal()
    removed = Signal(QObject)

    def __init__(self, remove_words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = row(self, spacing=4)
        self._fields = Columns(8)
        line.addWidget(self._fields, 1)
        remove = icon_button("trash-2", remove_words)
        remove.clicked.connect(self._on_remove_clicked)
        line.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)

    def field(self, editor: QWidget, name: str, stretch: int, min_units: float) -> None:
        """Put one more field in the row."""
        editor.setAccessibleName(name)
        if isinstance(editor, PlanLine):
            editor.text_written.connect(self.written)
            editor.entered.connect(self.entered)
        elif isinstance(editor, PlanDate):
            editor.date_changed.connect(self.written)
            editor.entered.connect(self.entered)
        elif isinstance(editor, Choice):
            editor.activated.connect(self.written)
        self._fields.add(editor, stretch, min_units)

    def focus_first(self) -> None:
        """Put the keyboard in the first field."""
        self._fields.widgets()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    @abstractmethod
    def value(self) -> object | None:
        """What the row says; None while it cannot be kept yet."""

    @abstractmethod
    def show_value(self, value: object) -> None:
        """Show this, silently."""

    def _on_remove_clicked(self) -> None:
        self.removed.emit(self)


class RowList(QWidget):
    """Rows over one tuple of the plan. Rows that cannot be kept yet wait on the screen."""

    def __init__(
        self,
        draft: PlanDraft,
        field: str,
        new_row: Callable[[], ListRow],
        add_words: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._draft = draft
        self._place = Place(field)
        self._new_row = new_row
        self._rows: list[ListRow] = []
        lines = column(self, spacing=8)
        self._holder = column(spacing=8)
        lines.addLayout(self._holder)
        self.links = Flow(16)
        self.add: Button = link_button(add_words)
        self.add.setObjectName(f"add_{field}")
        self.add.clicked.connect(self.add_row)
        self.links.add(self.add)
        lines.addWidget(self.links)
        self.sync()

    def values(self) -> tuple[object, ...]:
        """What the rows say, those that can be kept."""
        return tuple(value for each in self._rows if (value := each.value()) is not None)

    def sync(self) -> None:
        """Show what the draft holds; rows are rebuilt only when they say something else."""
        held = value_at(self._draft.content, self._place)
        if not isinstance(held, tuple) or held == self.values():
            return
        while len(self._rows) > len(held):
            self._drop(self._rows[-1])
        while len(self._rows) < len(held):
            self._make()
        for each, value in zip(self._rows, held, strict=True):
            if each.value() != value:
                each.show_value(value)

    def add_row(self) -> None:
        """One more empty row, ready to be written in."""
        self._make().focus_first()

    def _make(self) -> ListRow:
        made = self._new_row()
        made.written.connect(self._on_written)
        made.entered.connect(self.add_row)
        made.removed.connect(self._on_removed)
        self._rows.append(made)
        self._holder.addWidget(made)
        made.setVisible(True)
        return made

    def _drop(self, gone: ListRow) -> None:
        self._rows.remove(gone)
        self._holder.removeWidget(gone)
        gone.hide()
        gone.deleteLater()

    def _on_written(self) -> None:
        self._draft.write(self._place, self.values())

    def _on_removed(self, gone: ListRow) -> None:
        self._drop(gone)
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)
        self._draft.put(self._place, self.values(), self.tr("ta bort rad"))


class TaskRow(ListRow):
    """A task, whether it is done now or comes next, and at what level."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Ta bort uppgiften"), parent)
        self._text = PlanLine(self.tr("Uppgift på arbetsplatsen"))
        self._when = Choice()
        self._when.set_options([("now", self.tr("nu")), ("next", self.tr("nästa"))])
        self._level = PlanChoice(TaskLevel)
        self.field(self._text, self.tr("Arbetsuppgift"), 5, 180)
        self.field(self._when, self.tr("Nu eller nästa"), 1, 96)
        self.field(self._level, self.tr("Nivå"), 2, 150)

    @override
    def value(self) -> WorkTask | None:
        level = self._level.value()
        if not isinstance(level, TaskLevel) or not self._text.text():
            return None
        return WorkTask(self._text.text(), self._when.key() == "next", level)

    @override
    def show_value(self, value: object) -> None:
        if isinstance(value, WorkTask):
            self._text.set_value(value.text)
            self._when.choose("next" if value.is_next else "now")
            self._level.set_value(value.level)


class HoursRow(ListRow):
    """From a day, so many hours a week."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Ta bort raden"), parent)
        self._from = PlanDate(today)
        self._hours = PlanLine(self.tr("timmar i veckan"))
        self.field(self._from, self.tr("Från"), 2, DATE_WIDTH)
        self.field(self._hours, self.tr("Timmar i veckan"), 1, 120)

    @override
    def value(self) -> HoursStep | None:
        day = self._from.day()
        hours = _hours(self._hours.text())
        return None if day is None or hours is None else HoursStep(day, hours)

    @override
    def show_value(self, value: object) -> None:
        if isinstance(value, HoursStep):
            self._from.set_value(value.from_on)
            self._hours.set_value(hours_word(value.hours_per_week))


def _hours(text: str) -> float | None:
    plain = text.strip().lower().removesuffix("timmar").removesuffix("h").strip()
    plain = plain.replace(",", ".", 1)
    if not plain.replace(".", "", 1).isdecimal():
        return None
    hours = float(plain)
    return hours if 0 <= hours <= 168 else None


class RoleRow(ListRow):
    """A party, what it answers for, and whom to reach there."""

    def __init__(self, parties: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Ta bort raden"), parent)
        self._party = PlanLine(self.tr("Vem"))
        self._party.suggest(parties)
        self._duty = PlanLine(self.tr("Ansvarar för"))
        self._contact = PlanLine(self.tr("Kontakt"))
        self.field(self._party, self.tr("Part"), 3, 150)
        self.field(self._duty, self.tr("Ansvar"), 5, 180)
        self.field(self._contact, self.tr("Kontakt"), 3, 150)

    @override
    def value(self) -> RoleShare | None:
        said = RoleShare(self._party.text(), self._duty.text(), self._contact.text())
        return said if said != RoleShare() else None

    @override
    def show_value(self, value: object) -> None:
        if isinstance(value, RoleShare):
            self._party.set_value(value.party)
            self._duty.set_value(value.responsibility)
            self._contact.set_value(value.contact)
