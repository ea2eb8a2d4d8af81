"""Reading the list piece by piece: one question at a time, always the newest that is wanted."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from karriarstod.application.ports import ListFilter, ListQuery
from karriarstod.application.views import ParticipantRow, participant_rows
from karriarstod.domain.stages import ChainPlace
from karriarstod_ui.desk import Desk
from karriarstod_ui.models.participants import CHUNK, ParticipantsModel
from karriarstod_ui.prompts import Prompts

Counts = Mapping[ListFilter | ChainPlace, int]


@dataclass(frozen=True)
class _Piece:
    query: ListQuery
    total: int
    rows: tuple[ParticipantRow, ...]
    counts: Counts | None


class ListReader(QObject):
    """Keeps a model in step with what is wanted, without ever lining questions up.

    While one answer is on its way nothing more is asked; when it comes it is dropped if the
    question has changed, and the newest is asked. `listed` when another list is shown, `counted`
    with the numbers of the chips.
    """

    listed = Signal()
    counted = Signal(object)

    def __init__(
        self, desk: Desk, prompts: Prompts, model: ParticipantsModel, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._prompts = prompts
        self._model = model
        self._query = ListQuery(person=desk.user.name, limit=CHUNK)
        self._is_shown = False
        self._counts_wanted = True
        self._sight = (0, 0)
        self._asked = False

    @property
    def query(self) -> ListQuery:
        """What is shown, or about to be."""
        return self._query

    def show(self, only: ListFilter | ChainPlace, text: str) -> None:
        """Another list, from its beginning."""
        self._query = replace(self._query, only=only, text=text.strip())
        self._is_shown = False
        self._sight = (0, 0)
        self._ask()

    def look_at(self, first: int, last: int) -> None:
        """These rows are in sight now."""
        self._sight = (first, last)
        self._ask()

    def refresh(self) -> None:
        """Something has changed: ask again for what is in sight, and for the numbers."""
        self._model.grow_stale()
        self._counts_wanted = True
        self._is_shown = self._is_shown and self._model.total > 0
        self._ask()

    def _ask(self) -> None:
        if self._asked:
            return
        offset = self._model.missing_chunk(*self._sight) if self._is_shown else 0
        if offset is None:
            return
        self._asked = True
        query = replace(self._query, offset=offset)
        counting = self._counts_wanted
        today, rules = self._desk.today, self._desk.rules
        self._desk.ask(
            lambda queries: _Piece(
                query,
                (slice_ := queries.participants(query, today)).total,
                participant_rows(slice_, rules, today),
                queries.counts(query.person, today) if counting else None,
            ),
            owner=self,
            done=self._on_answered,
            failed=self._on_failed,
        )

    def _on_answered(self, piece: _Piece) -> None:
        self._asked = False
        if piece.counts is not None:
            self._counts_wanted = False
            self.counted.emit(piece.counts)
        if replace(piece.query, offset=0) == self._query:
            self._take(piece)
        self._ask()

    def _take(self, piece: _Piece) -> None:
        today = self._desk.today
        if self._is_shown:
            before = self._model.total
            self._model.show_slice(piece.total, piece.query.offset, piece.rows, today)
            if before != piece.total:
                self.listed.emit()
            return
        self._is_shown = True
        self._model.show_first(piece.total, piece.rows, today)
        self.listed.emit()

    def _on_failed(self, error: Exception) -> None:
        self._asked = False
        self._prompts.report_error(error)
