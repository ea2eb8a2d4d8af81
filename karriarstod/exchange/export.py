"""The register, or one participant of it, as a file in the open format."""

from collections.abc import Iterable
from dataclasses import replace

from karriarstod.application.ports import Store, UnitOfWork
from karriarstod.domain.events import Event, EventKind
from karriarstod.domain.identity import CaseNumber
from karriarstod.exchange.document import FORMAT, VERSION, Document, ParticipantRecord
from karriarstod.exchange.kept_forms import KeptQuestions
from karriarstod.exchange.writing import written


def export_register(store: Store) -> bytes:
    """Everything, protected people too; the history notes that it was done.

    Left out are the register's own log, its users and keys: they belong to the register and not
    to what is known of the participants.
    """
    numbers = store.queries.case_numbers()
    with store.begin() as work:
        document = Document(
            FORMAT,
            VERSION,
            work.settings.organisation(),
            work.settings.rule_overrides(),
            tuple(KeptQuestions.of(one) for one in work.forms.own_questions()),
            work.settings.own_lists(),
            _records(work, numbers),
        )
        work.commit(Event.of(EventKind.EXPORTED, participants=len(numbers)))
    return written(document)


def export_participant(store: Store, number: CaseNumber) -> bytes:
    """One participant with everything but protected notes; raises NoSuchCase.

    The file is made to be handed on, and protected notes stay where they are. Noted in the
    participant's history.
    """
    with store.begin() as work:
        records = tuple(_to_be_shared(one) for one in _records(work, (number,)))
        asked = {(one.template, one.own_version) for record in records for one in record.forms}
        own = tuple(
            KeptQuestions.of(one)
            for one in work.forms.own_questions()
            if (one.template_id, one.version) in asked
        )
        document = Document(FORMAT, VERSION, own_questions=own, participants=records)
        work.commit(Event.of(EventKind.EXPORTED, number))
    return written(document)


def _to_be_shared(record: ParticipantRecord) -> ParticipantRecord:
    """The record without protected notes; the others are numbered anew, as a file wants them."""
    shared = [one for one in record.notes if not one.protected]
    numbers = {one.number: place for place, one in enumerate(shared, 1)}
    notes = (
        replace(
            one,
            number=numbers[one.number],
            corrects=numbers.get(one.corrects) if one.corrects is not None else None,
        )
        for one in shared
    )
    return replace(record, notes=tuple(notes))


def _records(work: UnitOfWork, numbers: Iterable[CaseNumber]) -> tuple[ParticipantRecord, ...]:
    return tuple(
        ParticipantRecord.of(
            work.cases.get(number),
            work.notes.of(number),
            work.prints.of(number),
            work.forms.of(number),
            (work.progress.marks(number), work.progress.weeks(number)),
            work.plain_texts.of(number),
        )
        for number in numbers
    )
