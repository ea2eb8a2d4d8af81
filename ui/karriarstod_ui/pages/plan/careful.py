"""Before a plan is signed: words of crime or diagnosis in it are asked about first."""

from dataclasses import dataclass, field

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from karriarstod.application.careful_plan import PlanPlace, plan_parted
from karriarstod.application.changes import Events
from karriarstod.application.protected_notes import Moving, move_from_plan
from karriarstod.domain.plan import PlanContent
from karriarstod.forms.careful_words import shipped_words
from karriarstod_ui.desk import Desk
from karriarstod_ui.dialogs.careful import CarefulDialog, focus_word_in, words_found
from karriarstod_ui.pages.plan.content_edits import Place
from karriarstod_ui.pages.plan.facts import PlanFacts
from karriarstod_ui.pages.plan.plan_editor import PlanEditor
from karriarstod_ui.pages.plan.writing import Writing
from karriarstod_ui.prompts import Prompts


@dataclass(frozen=True)
class _Asked:
    """What was asked about, until it is answered."""

    facts: PlanFacts
    writing: Writing
    editor: PlanEditor
    rest: PlanContent = field(repr=False)
    places: tuple[PlanPlace, ...] = field(repr=False)


class CarefulPlan(QWidget):
    """Asks over the plan; never seen itself. ``cleared`` when the words have been moved."""

    cleared = Signal()

    def __init__(self, desk: Desk, prompts: Prompts, window: QWidget) -> None:
        super().__init__(window)
        self.hide()
        self._desk = desk
        self._prompts = prompts
        self._window = window
        self._asked: _Asked | None = None

    def asks(self, facts: PlanFacts, writing: Writing, editor: PlanEditor) -> bool:
        """Whether there was something to ask about; then nothing more is done now."""
        rest, places = plan_parted(writing.content, shipped_words())
        if not places:
            return False
        dialog = CarefulDialog(
            [word for one in places for word in words_found(one.moved.text)],
            moves=self.tr(
                "Bara meningen med ordet flyttas; resten står kvar. En skyddad anteckning syns bara"
                " för den som anger varför, och går inte att söka fram."
            ),
            parent=self._window,
        )
        self._asked = _Asked(facts, writing, editor, rest, places)
        dialog.change_chosen.connect(self._on_change)
        dialog.move_chosen.connect(self._on_move)
        dialog.open()
        return True

    @Slot()
    def _on_change(self) -> None:
        if self._asked is not None and isValid(self._asked.editor):
            _go_to(self._asked.editor, self._asked.places[0])

    @Slot()
    def _on_move(self) -> None:
        if self._asked is not None:
            self._move(self._asked)

    def _move(self, asked: "_Asked") -> None:
        """The sentences out of the plan and into a protected note, in one go."""
        facts, writing, rest, places = asked.facts, asked.writing, asked.rest, asked.places
        source = self.tr("utkastet till plan, version {n}").format(n=writing.version)
        moved = tuple(one.moved for one in places)
        moving = Moving(
            source, moved, self._desk.user.name, self._desk.clock.now(), facts.placement
        )
        writing.autosave.forget()

        def done(_events: Events) -> None:
            writing.draft.change(rest, self.tr("flytta ord"))
            self.cleared.emit()

        def refused(error: Exception) -> None:
            writing.keep_as_is()
            self._prompts.report_error(error)

        self._desk.do(
            lambda begin: move_from_plan(
                begin, facts.number, facts.placement, rest, moving, on=facts.today
            ),
            owner=self,
            done=done,
            failed=refused,
        )


def _go_to(editor: PlanEditor, place: PlanPlace) -> None:
    """The keyboard in the text, with the word marked."""
    editor.focus_place(Place(place.where, place.goal_number, place.step_number))
    QTimer.singleShot(0, editor, lambda: focus_word_in(editor))
