"""What the palette finds: people, things to do, and words in notes, plans and forms."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import QObject

from karriarstod.application.labels import label
from karriarstod.application.listing import folded
from karriarstod.application.ports import ListFilter, ListQuery, SearchHit
from karriarstod.application.views import ParticipantRow, listed_name, participant_row
from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.identity import CaseNumber
from karriarstod.domain.rules import RuleBook
from karriarstod.domain.swedish_dates import short_date
from karriarstod.forms.catalog import newest
from karriarstod.forms.template import FormTemplate
from karriarstod_ui.desk import Desk
from karriarstod_ui.dialogs.quick_note import Somebody, somebody
from karriarstod_ui.models.looks import shown_name
from karriarstod_ui.widgets.palette import Answer, PaletteEntry, PaletteGroup

_PEOPLE: Final = 6
_LOOKED_AT: Final = 60
"""Of so many found in any column, those are chosen whose own name it is."""

_HITS: Final = 5
_LEAD: Final = 3
"""Words shown before those that were found."""

_ACTED_ON: Final = 2
_FORMS: Final = 5


@dataclass(frozen=True)
class PaletteCommand:
    """Something to do that is about nobody; `keys` is the shortcut that does the same."""

    title: str
    run: Callable[[], None]
    keys: str = ""


@dataclass(frozen=True)
class PersonCommands:
    """What can be done about somebody; each is called with who, in the words of the title."""

    open_person: Callable[[str], None]
    write_note: Callable[[Somebody], None]
    open_plan: Callable[[str], None]
    print_plan: Callable[[str], None]
    begin_form: Callable[[str, str], None]
    open_form: Callable[[str, int], None]


@dataclass(frozen=True)
class _Found:
    person: Somebody
    row: ParticipantRow
    closed_on: date | None
    has_plan: bool


class PaletteSources(QObject):
    """Answers the palette, one question at a time: letters typed meanwhile are asked at the end.

    ``here`` is whose page is shown: what can be done about that person is found by its own words.
    """

    def __init__(
        self,
        desk: Desk,
        commands: Iterable[PaletteCommand],
        about: PersonCommands,
        parent: QObject,
        *,
        here: Callable[[], CaseNumber | None] = lambda: None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._commands = tuple(commands)
        self._about = about
        self._here = here
        self._waiting: tuple[str, Answer] | None = None
        self._asked = False

    def find(self, text: str, answer: Answer) -> None:
        """A `Provider` of the palette: people first, then what can be done, then words."""
        self._waiting = (text, answer)
        self._ask()

    def _ask(self) -> None:
        if self._asked or self._waiting is None:
            return
        text, answer = self._waiting
        self._waiting = None
        if not text:
            answer([self._doing("", ())])
            return
        self._asked = True
        today, rules, here = self._desk.today, self._desk.rules, self._here()
        query = ListQuery(only=ListFilter.ALL, text=text, limit=_LOOKED_AT)
        self._desk.ask(
            lambda queries: (
                tuple(
                    _found(one, rules, today)
                    for one in _called(text, queries.participants(query, today).cases)
                ),
                queries.search(text, _HITS),
                _found(queries.case(here), rules, today) if here is not None else None,
                newest() if here is not None else (),
            ),
            owner=self,
            done=partial(self._answer, text, answer),
            failed=self._on_failed,
        )

    def _answer(
        self,
        text: str,
        answer: Answer,
        found: tuple[
            tuple[_Found, ...], tuple[SearchHit, ...], _Found | None, tuple[FormTemplate, ...]
        ],
    ) -> None:
        self._asked = False
        people, hits, here, templates = found
        doing = self._doing(text, people, here, templates)
        answer([self._people(people), doing, self._words(hits)])
        self._ask()

    def _on_failed(self, _error: Exception) -> None:
        # The palette simply finds nothing more; whatever is wrong is told by the page below it.
        self._asked = False
        self._ask()

    def _people(self, people: tuple[_Found, ...]) -> PaletteGroup:
        return PaletteGroup(
            "Deltagare",
            tuple(
                PaletteEntry(
                    _name(one.person),
                    partial(self._about.open_person, str(one.person.case_number)),
                    detail=_standing(one),
                    hint="Enter öppnar" if place == 0 else "",
                )
                for place, one in enumerate(people)
            ),
        )

    def _doing(
        self,
        text: str,
        people: tuple[_Found, ...],
        here: _Found | None = None,
        templates: tuple[FormTemplate, ...] = (),
    ) -> PaletteGroup:
        entries: list[PaletteEntry] = []
        for one in people[:_ACTED_ON]:
            entries += self._about_one(one)
        words = text.casefold().split()
        if here is not None and here not in people[:_ACTED_ON]:
            entries += [
                entry
                for entry in self._about_one(here)
                if all(word in entry.title.casefold() for word in words)
            ]
        if here is not None:
            entries += self._forms(here, templates, words)
        entries += [
            PaletteEntry(command.title, command.run, hint=command.keys)
            for command in self._commands
            if all(word in command.title.casefold() for word in words)
        ]
        return PaletteGroup("Gör", tuple(entries))

    def _forms(
        self, here: _Found, templates: tuple[FormTemplate, ...], words: list[str]
    ) -> Iterable[PaletteEntry]:
        number = str(here.person.case_number)
        named = [(f"Nytt formulär: {one.title}", one) for one in templates if not one.own_page]
        found = [
            PaletteEntry(
                title, partial(self._about.begin_form, number, one.id), detail=_name(here.person)
            )
            for title, one in named
            if all(word in title.casefold() for word in words)
        ]
        return found[:_FORMS]

    def _about_one(self, one: _Found) -> Iterable[PaletteEntry]:
        name, number = _name(one.person), str(one.person.case_number)
        yield PaletteEntry(
            f"Ny anteckning om {name}",
            partial(self._about.write_note, one.person),
            hint="Ctrl N",
        )
        if one.has_plan:
            yield PaletteEntry(f"Öppna planen för {name}", partial(self._about.open_plan, number))
            yield PaletteEntry(
                f"Skriv ut planen för {name}", partial(self._about.print_plan, number)
            )
        elif one.row.is_open:
            yield PaletteEntry(f"Skriv plan för {name}", partial(self._about.open_plan, number))

    def _words(self, hits: tuple[SearchHit, ...]) -> PaletteGroup:
        return PaletteGroup(
            "I anteckningar, planer och formulär",
            tuple(
                PaletteEntry(
                    hit.name or f"{shown_name('')} {hit.case_number}",
                    self._way_to(hit),
                    detail=_quoted(hit, self._desk.today),
                )
                for hit in hits
            ),
        )

    def _way_to(self, hit: SearchHit) -> Callable[[], None]:
        number = str(hit.case_number)
        if hit.kind == "form" and hit.reference is not None:
            return partial(self._about.open_form, number, hit.reference)
        return partial(self._about.open_person, number)


def _called(text: str, cases: Sequence[CaseFile]) -> Sequence[CaseFile]:
    """Those of that name; where nobody is, those found by their team, colleague or number."""
    words = folded(text).split()
    called = [one for one in cases if all(word in folded(listed_name(one)) for word in words)]
    return (called or cases)[:_PEOPLE]


def _found(case: CaseFile, rules: RuleBook, today: date) -> _Found:
    main = case.main_placement
    closing = main.closing if main else None
    return _Found(
        somebody(case),
        participant_row(case, rules, today),
        closing.ends_on if closing else None,
        bool(main and main.plans),
    )


def _name(person: Somebody) -> str:
    return person.name or f"{shown_name('')} {person.case_number}"


def _standing(one: _Found) -> str:
    if not one.row.is_open and one.closed_on is not None:
        return f"Avslutad {one.closed_on.year}"
    stage = label(one.row.stage) if one.row.stage else ""
    return " · ".join(part for part in (stage, one.row.supervisor) if part)


def _quoted(hit: SearchHit, today: date) -> str:
    """The day and the words found, with few before them: what is cut is cut from the end."""
    before, mark, after = hit.snippet.partition("«")
    if not mark:
        before, after = "", before
    lead = before.split()
    few = lead if len(lead) <= _LEAD else ["…", *lead[-_LEAD:]]
    found = " ".join(after.replace("«", "").replace("»", "").split())
    gap = " " if before[-1:].isspace() else ""
    return f"{short_date(hit.on, today)} – ”{' '.join(few)}{gap}{found}”"
