"""One user action as one transaction on the register."""

from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine
from typing_extensions import override

from karriarstod.application.ports import UnitOfWork
from karriarstod.domain.clock import Clock
from karriarstod.domain.events import Event
from karriarstod_db.case_repository import SqlCaseRepository
from karriarstod_db.changes import RememberedCases
from karriarstod_db.form_repository import SqlFormRepository
from karriarstod_db.history import keep_events
from karriarstod_db.note_repository import SqlNoteRepository
from karriarstod_db.plain_text_repository import SqlPlainTextRepository
from karriarstod_db.print_repository import SqlPrintRepository
from karriarstod_db.progress_repository import SqlProgressRepository
from karriarstod_db.register.translating import translating
from karriarstod_db.settings_repository import SqlSettingsRepository
from karriarstod_db.statements import Statements


class SqlUnitOfWork(UnitOfWork):
    """A transaction, and the repositories that write in it."""

    def __init__(
        self, engine: Engine, user: str, clock: Clock, remembered: RememberedCases
    ) -> None:
        self._engine = engine
        self._user = user
        self._clock = clock
        self._remembered = remembered
        self._connection: Connection | None = None

    @override
    def __enter__(self) -> Self:
        with translating():
            self._connection = self._engine.connect()
        self._open(self._connection)
        return self

    def _open(self, connection: Connection) -> None:
        self._statements = Statements(connection)
        self._cases = SqlCaseRepository(self._statements, self._remembered)
        self._notes = SqlNoteRepository(self._statements)
        self._forms = SqlFormRepository(self._statements)
        self._progress = SqlProgressRepository(self._statements)
        self._plain_texts = SqlPlainTextRepository(self._statements)
        self._prints = SqlPrintRepository(self._statements)
        self._settings = SqlSettingsRepository(self._statements)

    @override
    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._connection is not None:
            with translating():
                self._connection.close()  # what was not committed is rolled back
            self._connection = None

    @property
    @override
    def cases(self) -> SqlCaseRepository:
        return self._cases

    @property
    @override
    def notes(self) -> SqlNoteRepository:
        return self._notes

    @property
    @override
    def forms(self) -> SqlFormRepository:
        return self._forms

    @property
    @override
    def progress(self) -> SqlProgressRepository:
        return self._progress

    @property
    @override
    def plain_texts(self) -> SqlPlainTextRepository:
        return self._plain_texts

    @property
    @override
    def prints(self) -> SqlPrintRepository:
        return self._prints

    @property
    @override
    def settings(self) -> SqlSettingsRepository:
        return self._settings

    @override
    def commit(self, *events: Event) -> None:
        keep_events(self._statements, events, self._user, self._clock.now())
        self._statements.commit()
        self._remembered.changes.note(self._cases.written())
