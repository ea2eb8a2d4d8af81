"""Commands about a register as such: making one, checking it, making a practice register."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from karriarstod.application.check_words import check_sentence
from karriarstod.commands.tools import (
    AnswerNotWritten,
    CountNotPossible,
    KeyNotShown,
    RegisterNotSound,
    Terminal,
    Tools,
    new_password,
    opened,
)
from karriarstod.domain.recovery_key import RecoveryKey
from karriarstod.practice.about import PASSWORD
from karriarstod.practice.filling import TurningClock, fill_practice
from karriarstod.practice.large import fill_large
from karriarstod.practice.people import practice_register

_PARTS: Final = (
    ("participant", "deltagare"),
    ("placement", "placeringar"),
    ("decision", "beslut"),
    ("plan", "planer"),
    ("form", "formulär"),
    ("note", "anteckningar"),
    ("history", "rader i historiken"),
)
_NOTES_EACH: Final = 20


@dataclass(frozen=True)
class NewRegister:
    """What `register create` is told."""

    folder: Path
    organisation: str
    organisation_number: str
    user: str
    title: str


@dataclass(frozen=True)
class PracticeWish:
    """What `practice` is told; without `participants` it is the 24 of the practice register."""

    folder: Path
    participants: int | None = None
    notes: int | None = None
    seed: int = 1


def create_register(tools: Tools, terminal: Terminal, wish: NewRegister) -> None:
    """Makes a register and shows the recovery key, this one time and before anything depends on it.

    Raises KeyNotShown, and then there is no register.
    """
    store, _key = tools.create(
        wish.folder,
        organisation=wish.organisation,
        organisation_number=wish.organisation_number,
        user=wish.user,
        title=wish.title,
        password=new_password(terminal),
        clock=tools.clock,
        show_key=partial(_show_key, terminal),
    )
    store.close()
    terminal.say(f"Registret är skapat i {wish.folder}.")


def _show_key(terminal: Terminal, key: RecoveryKey) -> None:
    # The key is the first line: whoever asks for no more than one gets that one.
    try:
        terminal.say(f"  {key.text}")
        terminal.say()
        terminal.say(
            "Det är återställningsnyckeln. Den visas bara nu: skriv av den och lås in den."
        )
        terminal.say("Med den öppnas registret om alla lösenord är glömda, utan den går det inte.")
        terminal.say()
        terminal.deliver()
    except AnswerNotWritten as lost:
        raise KeyNotShown from lost


def check_register(tools: Tools, terminal: Terminal, folder: Path, user: str) -> None:
    """A full check; raises RegisterNotSound when anything is found."""
    store, _clock = opened(tools, terminal, folder, user)
    try:
        found = tools.check(store)
    finally:
        store.close()
    if not found.is_sound():
        raise RegisterNotSound(found)
    terminal.say(check_sentence(found).text)
    counted = [f"{found.counts[table]} {words}" for table, words in _PARTS if table in found.counts]
    terminal.say(f"Där finns {', '.join(counted)}.")


def make_practice(tools: Tools, terminal: Terminal, wish: PracticeWish) -> None:
    """Makes a practice register: 24 participants, or as many as are wished for."""
    _demand_possible(wish)
    practice = practice_register()
    password = terminal.password or PASSWORD
    clock = TurningClock(practice.today)
    store, _key = tools.create(
        wish.folder,
        organisation=practice.organisation.name,
        organisation_number=practice.organisation.org_number,
        user=practice.user,
        title=practice.title,
        password=password,
        clock=clock,
    )
    try:
        if wish.participants is None:
            fill_practice(store, practice, clock)
        else:
            notes = wish.participants * _NOTES_EACH if wish.notes is None else wish.notes
            fill_large(
                store.begin,
                participants=wish.participants,
                notes=notes,
                seed=wish.seed,
                today=practice.today,
            )
        store.rest()
        count = len(store.queries.case_numbers())
    finally:
        store.close()
    terminal.say(f"Övningsregistret är klart i {wish.folder}, med {count} påhittade deltagare.")
    terminal.say(f"Det står på {practice.today.isoformat()} och öppnas av {practice.user}.")
    if terminal.password:
        terminal.say("Lösenordet är det som miljövariabeln hade.")
    else:
        terminal.say(f"Lösenord: {PASSWORD}")


def _demand_possible(wish: PracticeWish) -> None:
    if wish.participants is not None and not 1 <= wish.participants <= 1_000_000:
        raise CountNotPossible
    if wish.notes is not None and not 0 <= wish.notes <= 10_000_000:
        raise CountNotPossible
