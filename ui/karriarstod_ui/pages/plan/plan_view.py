"""What the plan's page shows of one placement: a draft, a signed version, or two side by side."""

from datetime import date, datetime
from functools import partial

import shiboken6
from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from karriarstod.application.plans import first_content
from karriarstod.application.views import plan_versions
from karriarstod.domain.obligations import due_of_step
from karriarstod.domain.placement import Placement
from karriarstod.domain.plan import PlanContent, PlanVersion, Step
from karriarstod_ui.desk import Desk
from karriarstod_ui.messages import said
from karriarstod_ui.pages.plan.content_edits import Place
from karriarstod_ui.pages.plan.facts import PlanFacts
from karriarstod_ui.pages.plan.page_frame import PageFrame
from karriarstod_ui.pages.plan.page_head import PageHead
from karriarstod_ui.pages.plan.plan_editor import PlanEditor
from karriarstod_ui.pages.plan.reading import ReadingView
from karriarstod_ui.pages.plan.side_by_side import SideBySide
from karriarstod_ui.pages.plan.side_column import SideColumn
from karriarstod_ui.pages.plan.unkept import UnkeptWritings
from karriarstod_ui.pages.plan.words import missing_lines
from karriarstod_ui.pages.plan.writing import Writing
from karriarstod_ui.tab_order import follow_the_eye
from karriarstod_ui.widgets.card import EmptyState
from karriarstod_ui.widgets.layouts import column


class PlanView(QWidget):
    """Head, plan and side column. What is asked for in the head is answered by its owner.

    ``saved`` follows when everything typed is kept; ``broke`` carries an error nobody foresaw;
    ``step_marked`` carries what happened to a step of the version in force.
    """

    saved = Signal()
    broke = Signal(object)
    step_marked = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._placement: Placement | None = None
        self.facts: PlanFacts | None = None
        self.shown: PlanVersion | None = None
        self.writing: Writing | None = None
        self.editor: PlanEditor | None = None
        self.reading: ReadingView | None = None
        self.comparing: SideBySide | None = None
        self._unkept = UnkeptWritings(self)
        self.head = PageHead()
        self.side = SideColumn()
        self.frame = PageFrame(self.head, self.side)
        column(self).addWidget(self.frame)
        self.head.undo_asked.connect(self.undo)
        self.head.redo_asked.connect(self.redo)
        self.head.comparison_asked.connect(self.toggle_comparison)
        self.side.missing_asked.connect(self._on_missing_asked)
        self.side.rated.connect(self._on_rated)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    def show_version(self, facts: PlanFacts, placement: Placement, version: int) -> None:
        """Show a version; 0 is the draft if there is one, else the one in force, else a new one.

        Raises NoSuchPart.
        """
        self._leave()
        shown = placement.plan(version) if version else placement.draft or placement.signed_plan
        self.facts, self._placement, self.shown = facts, placement, shown
        self.head.show_person(facts)
        self.head.show_versions(plan_versions(placement), shown.version if shown else 0)
        if shown is not None and not shown.is_draft:
            self._read(placement, shown)
        elif placement.is_open or shown is not None:
            self._write(facts, placement, shown)
        else:
            self._show_nothing()

    def renew(self, facts: PlanFacts, placement: Placement) -> None:
        """What is known around the plan has changed; what is being written stays."""
        self.facts, self._placement = facts, placement
        self.head.show_person(facts)
        if self.editor is not None:
            self.editor.goals.renew(facts)

    def _leave(self) -> None:
        if self.writing is not None:
            self.writing.leave_field()
            self._unkept.take(self.writing)
        self.writing = None
        self.editor = None
        self.reading = None
        self.comparing = None
        self.frame.show_whole(None)

    def drop_writing(self) -> None:
        """The draft was signed or thrown away: nothing more of it is kept."""
        if self.writing is not None:
            self.writing.autosave.forget()

    def _write(self, facts: PlanFacts, placement: Placement, draft: PlanVersion | None) -> None:
        version = draft.version if draft is not None else _next_version(placement)
        content = draft.content if draft is not None else first_content(placement)
        writing = self._unkept.give_back(facts, version)
        if writing is None:
            earlier = [plan.content for plan in placement.plans]
            writing = Writing(self._desk, facts, version, content, self, earlier=earlier)
            writing.saved.connect(self._on_saved)
            writing.failed.connect(self._on_not_saved)
        self.writing = writing
        self.editor = PlanEditor(writing.draft, facts)
        self.editor.changed.connect(self._show_side)
        self.frame.show_main(self.editor)
        self._show_head()
        self._show_side()
        self.side.show_guide("")
        if self.isVisible():
            self.editor.focus_place(Place("long_term_goal"))

    def _read(self, placement: Placement, plan: PlanVersion) -> None:
        in_force = placement.signed_plan is plan and placement.is_open
        due_of = partial(due_of_step, placement) if in_force else _never
        self.reading = ReadingView(plan, self._desk.today, due_of, in_force=in_force)
        self.reading.step_marked.connect(self.step_marked)
        self.frame.show_main(self.reading)
        self._show_head()
        self._show_side()
        self.side.show_guide("read")

    def _show_nothing(self) -> None:
        self.frame.show_main(
            EmptyState(
                "target",
                self.tr("Ingen plan blev skriven"),
                self.tr("Placeringen är avslutad. En ny placering får sin egen plan."),
            )
        )
        self.head.show_empty()
        self._show_side()

    def _show_head(self) -> None:
        placement = self._placement
        if placement is None:
            return
        if self.writing is not None:
            begun_on = self.shown.begun_on if self.shown is not None else None
            self.head.show_writing(self.writing.version, placement.signed_plan, begun_on)
        elif self.shown is not None:
            self.head.show_reading(
                self.shown,
                has_draft=placement.draft is not None,
                other=_neighbour(placement.plans, self.shown.version),
            )

    @property
    def content(self) -> PlanContent | None:
        """What the plan says, as it is shown."""
        if self.writing is not None:
            return self.writing.content
        return self.reading.content if self.reading is not None else None

    def _show_side(self) -> None:
        content, facts = self.content, self.facts
        if facts is not None and content is not None:
            editable = self.writing is not None
            self.side.show_plan(content, facts.given_name, facts.today, editable=editable)
            self.head.renew_missing(len(missing_lines(content)) if editable else 0)
        self.side.setHidden(content is None)

    # Writing.

    def flush(self) -> None:
        """Hand over what is typed, and once more what the register has refused."""
        if self.writing is not None:
            self.writing.leave_field()
        self._unkept.flush()

    def undo(self) -> None:
        """The last change of the draft, undone."""
        if self.writing is not None:
            self.writing.draft.undo()

    def redo(self) -> None:
        """The last undone change, done again."""
        if self.writing is not None:
            self.writing.draft.redo()

    def _on_saved(self, at: datetime) -> None:
        if self.writing is not None and not self.writing.autosave.is_dirty:
            self.head.show_saved(at)
        if not self._unkept.is_waiting:
            self.head.forget_trouble()
        self.saved.emit()

    def _on_not_saved(self, error: Exception) -> None:
        sentence = said(error)
        if sentence is None:
            self.broke.emit(error)
        self.head.show_trouble(sentence.what if sentence is not None else "")

    def _on_missing_asked(self, place: Place) -> None:
        if self.editor is not None:
            self.editor.focus_place(place)

    def _on_rated(self, field: str, rating: int | None) -> None:
        if self.writing is not None:
            self.writing.draft.write(Place(field), rating)

    def _on_focus_changed(self, old: QWidget | None, now: QWidget | None) -> None:
        if self.editor is None or self.writing is None:
            return
        if old is not None and shiboken6.isValid(old) and self.editor.isAncestorOf(old):
            self.writing.leave_field()
        if now is not None and self.isAncestorOf(now):
            self.side.show_guide(_guide_of(now))

    # Side by side.

    def toggle_comparison(self) -> None:
        """Show this version beside its neighbour, or go back to it."""
        if self.comparing is not None:
            self.close_comparison()
            return
        versions = self._versions()
        here = self.writing.version if self.writing is not None else self._shown_number()
        other = _neighbour(versions, here)
        if self.facts is None or not other:
            return
        first, second = sorted((other, here))
        self.comparing = SideBySide(versions, first, second, self.facts.today)
        self.comparing.closed.connect(self.close_comparison)
        self.frame.show_whole(self.comparing)
        self.head.show_comparing()
        self.comparing.table.setFocus()

    def close_comparison(self) -> None:
        """Back to the plan."""
        if self.comparing is not None:
            self.comparing = None
            self.frame.show_whole(None)
            self._show_head()
            self.head.compare.setFocus()

    def _shown_number(self) -> int:
        return self.shown.version if self.shown is not None else 0

    def _versions(self) -> tuple[PlanVersion, ...]:
        """Every version, the draft as it now stands on screen."""
        if self._placement is None or self.facts is None:
            return ()
        writing = self.writing
        if writing is None:
            return self._placement.plans
        kept = (plan for plan in self._placement.plans if plan.version != writing.version)
        return (*kept, PlanVersion(writing.version, writing.content, self.facts.today))

    @override
    def focusNextPrevChild(self, next: bool) -> bool:  # as Qt names it
        # Sections, goals and steps come and go; the order is made when somebody asks for it.
        follow_the_eye(self)
        return super().focusNextPrevChild(next)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo()
        else:
            super().keyPressEvent(event)


def _never(_step: Step) -> date | None:
    """Nothing is due in a version that another has taken the place of."""
    return None


def _next_version(placement: Placement) -> int:
    return max((plan.version for plan in placement.plans), default=0) + 1


def _neighbour(versions: tuple[PlanVersion, ...], version: int) -> int:
    """The version to read beside this one: the one before, else the one after; 0 for none."""
    before = [plan.version for plan in versions if plan.version < version]
    after = [plan.version for plan in versions if plan.version > version]
    return max(before, default=min(after, default=0))


def _guide_of(widget: QWidget) -> str:
    place: QWidget | None = widget
    while place is not None:
        guide = place.property("guide")
        if guide:
            return str(guide)
        place = place.parentWidget()
    return ""
