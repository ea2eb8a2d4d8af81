"""What is written in a meeting: into the same draft form and the same draft plan as elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from karriarstod.forms.answers import NO_ANSWERS, Answers
from karriarstod_ui.forms.draft import FormDraft
from karriarstod_ui.pages.form.writing import FormWriting
from karriarstod_ui.pages.plan.facts import plan_facts
from karriarstod_ui.pages.plan.writing import Writing

if TYPE_CHECKING:
    from karriarstod.domain.plan import PlanContent
    from karriarstod_ui.desk import Desk
    from karriarstod_ui.meeting.look import MeetingLook


class MeetingWriting(QObject):
    """The answers and the plan while the meeting goes on; both keep themselves.

    ``changed`` after every change, undone ones too; ``kept`` when all of it is in the register,
    ``refused`` while it is not.
    """

    changed = Signal()
    kept = Signal()
    refused = Signal()

    def __init__(self, desk: Desk, look: MeetingLook, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look
        self.form: FormDraft | None = None
        self.plan: Writing | None = None
        self._keeping: FormWriting | None = None
        if look.form is not None:
            self._begin_form(desk, look)
        if look.writes_plan and look.placement is not None:
            self._begin_plan(desk, look, look.placement)

    def _begin_form(self, desk: Desk, look: MeetingLook) -> None:
        form = look.form
        if form is None:
            return
        self.form = FormDraft(form.answers, form.copied, self)
        written = (form.answers, form.copied)
        self._keeping = FormWriting(desk, look.number, form.number, written, self)
        self._keeping.saved.connect(self.kept)
        self._keeping.failed.connect(self._on_refused)
        self.form.changed.connect(self._on_form_changed)

    def _begin_plan(self, desk: Desk, look: MeetingLook, placement: int) -> None:
        here = look.case.placement(placement)
        facts = plan_facts(look.case, here, desk.organisation, desk.user.name, desk.today)
        version = (
            here.draft.version
            if here.draft is not None
            else max((one.version for one in here.plans), default=0) + 1
        )
        earlier = [one.content for one in here.plans]
        self.plan = Writing(desk, facts, version, look.content, self, earlier=earlier)
        self.plan.saved.connect(self.kept)
        self.plan.failed.connect(self._on_refused)
        self.plan.draft.written.connect(self._on_plan_changed)
        self.plan.draft.rearranged.connect(self._on_plan_changed)

    @property
    def answers(self) -> Answers:
        """What has been answered in the form."""
        return self.form.answers if self.form is not None else NO_ANSWERS

    @property
    def content(self) -> PlanContent:
        """What the plan says, as it is written here or as it was."""
        return self.plan.content if self.plan is not None else self._look.content

    def flush(self) -> None:
        """Hand over at once whatever has been written."""
        if self._keeping is not None:
            self._keeping.autosave.flush()
        if self.plan is not None:
            self.plan.leave_field()

    def forget(self) -> None:
        """Nothing more is kept from here: what was written goes with the command that follows."""
        if self._keeping is not None:
            self._keeping.autosave.forget()

    def undo(self) -> None:
        """The last change, undone."""
        if self.plan is not None:
            self.plan.draft.undo()
        elif self.form is not None and self.form.stack.canUndo():
            self.form.undo()

    def redo(self) -> None:
        """The last undone change, done again."""
        if self.plan is not None:
            self.plan.draft.redo()
        elif self.form is not None and self.form.stack.canRedo():
            self.form.redo()

    @Slot()
    def _on_form_changed(self) -> None:
        if self.form is not None and self._keeping is not None:
            self._keeping.write(self.form.answers, self.form.lent())
        self.changed.emit()

    @Slot()
    def _on_plan_changed(self) -> None:
        self.changed.emit()

    @Slot()
    def _on_refused(self) -> None:
        self.refused.emit()
