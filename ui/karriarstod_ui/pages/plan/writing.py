"""A draft while it is open: what is typed, and that it is being kept."""

from collections.abc import Callable, Iterable
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from karriarstod.application.plans import save_draft
from karriarstod.domain.plan import PlanContent
from karriarstod_ui.autosave import Autosave
from karriarstod_ui.desk import Desk
from karriarstod_ui.pages.plan.draft import PlanDraft
from karriarstod_ui.pages.plan.facts import PlanFacts


class Writing(QObject):
    """Joins a draft to the register. ``saved`` carries the moment; ``failed`` carries the error."""

    saved = Signal(datetime)
    failed = Signal(object)

    def __init__(
        self,
        desk: Desk,
        facts: PlanFacts,
        version: int,
        content: PlanContent,
        parent: QObject | None = None,
        *,
        earlier: Iterable[PlanContent] = (),
    ) -> None:
        super().__init__(parent)
        self.version = version
        self._desk = desk
        self._facts = facts
        self.draft = PlanDraft(content, self, earlier=earlier)
        self.autosave = Autosave(self._save, self)
        self.draft.written.connect(self._on_changed)
        self.draft.rearranged.connect(self._on_changed)
        self.autosave.saved.connect(self._on_saved)
        self.autosave.failed.connect(self.failed)

    @property
    def content(self) -> PlanContent:
        """What is written."""
        return self.draft.content

    def is_of(self, facts: PlanFacts, version: int) -> bool:
        """Whether this is the draft of that version of the same placement's plan."""
        here = (self._facts.number, self._facts.placement, self.version)
        return here == (facts.number, facts.placement, version)

    def leave_field(self) -> None:
        """A field was left: what was typed there is one thing to undo, and is saved at once."""
        self.draft.seal()
        self.autosave.flush()

    def keep_as_is(self) -> None:
        """Saves the draft even when nothing has been changed, so that it is there at all."""
        self.autosave.touch(self.content)
        self.autosave.flush()

    def _on_changed(self) -> None:
        self.autosave.touch(self.content)

    def _save(
        self, content: PlanContent, done: Callable[[], None], failed: Callable[[Exception], None]
    ) -> None:
        facts = self._facts
        self._desk.do(
            lambda begin: save_draft(begin, facts.number, facts.placement, content, on=facts.today),
            owner=self,
            done=lambda _events: done(),
            failed=failed,
        )

    def _on_saved(self) -> None:
        self.saved.emit(self._desk.clock.now())
