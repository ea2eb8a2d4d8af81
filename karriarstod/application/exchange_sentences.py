"""What to say of a file that cannot be read in, or written: where it is wrong, and how."""

from typing import Final

from karriarstod.application import exchange_problems as problems
from karriarstod.application.exchange_problems import FileFault, Place, ValueFault
from karriarstod.application.wording import Sentence, sentence

_NOTHING_READ: Final = "Inget alls har lästs in."
_OURS: Final = "Välj en fil som Karriärstöd har sparat."

_FILES: Final = {
    FileFault.EMPTY: ("Filen är tom.", _OURS),
    FileFault.NOT_UTF8: ("Filen är inte skriven i UTF-8.", "Spara den som UTF-8 och försök igen."),
    FileFault.NOT_JSON: ("Filen går inte att tolka", "Hämta filen på nytt, eller rätta den."),
    FileFault.NOT_OURS: ("Filen är inte i Karriärstöds öppna format.", _OURS),
    FileFault.TOO_NEW: (
        "Filen är sparad av en nyare version av Karriärstöd.",
        "Uppdatera programmet och läs in filen igen.",
    ),
}

_NUMBERED: Final = {
    "participants": "deltagare",
    "identities": "personnummer",
    "placements": "placering",
    "assignments": "person i laget",
    "decisions": "beslut",
    "pauses": "paus",
    "stays": "steg i kedjan",
    "plans": "plan",
    "goals": "mål",
    "steps": "steg",
    "tasks": "arbetsuppgift",
    "hours_steps": "arbetstid",
    "roles": "ansvar",
    "progress": "uppföljt steg",
    "employments": "anställning",
    "contacts": "kontakt",
    "consents": "samtycke",
    "reminders": "påminnelse",
    "notes": "anteckning",
    "prints": "utskrift",
    "forms": "formulär",
    "own_questions": "egna frågor",
    "questions": "fråga",
    "task_marks": "nivå på arbetsuppgift",
    "week_marks": "vecka",
    "plain_texts": "enklare text",
    "texts": "text",
    "own_lists": "egen lista",
    "items": "rad",
    "names": "underskrift",
    "copied": "lånat svar",
    "flowed": "svar som förts vidare",
    "rules": "regel",
    "figures": "siffra",
    "categories": "uppgift",
    "goal_reasons": "motiv",
}
_NAMED: Final = {
    "participant": "personen",
    "referral": "anvisningen",
    "extent": "omfattningen",
    "content": "innehållet",
    "signature": "underskriften",
    "answers": "svaren",
    "closing": "avslutet",
    "language": "språket",
    "reach": "kontaktvägarna",
    "organisation": "organisationen",
    "number": "numret",
}

_VALUES: Final = {
    ValueFault.UNKNOWN_FIELD: "fältet finns inte i formatet",
    ValueFault.MISSING_FIELD: "fältet saknas",
    ValueFault.NOT_A_TEXT: "här ska stå en text",
    ValueFault.NOT_A_NUMBER: "här ska stå ett tal",
    ValueFault.NOT_WHOLE: "här ska stå ett heltal",
    ValueFault.NOT_TRUE_OR_FALSE: "här ska stå true eller false",
    ValueFault.NOT_A_DAY: "här ska stå en dag som finns, skriven 2026-03-16",
    ValueFault.NOT_A_MOMENT: "här ska stå dag och klockslag med tidszon",
    ValueFault.NOT_A_LIST: "här ska stå en lista",
    ValueFault.NOT_AN_OBJECT: "här ska stå flera fält inom klammer",
    ValueFault.NOT_BASE64: "innehållet är inte hel base64",
    ValueFault.NOT_A_CHOICE: "värdet är inte ett av dem som formatet känner",
    ValueFault.NOT_A_CASE_NUMBER: "här ska stå ett ärendenummer, som DLT-2026-0042",
    ValueFault.NOT_A_NUMBER_OF_ITS_KIND: "numret är inte ett nummer av det slag som anges",
    ValueFault.TOO_LONG: "texten är längre än vad som kan vara rätt",
    ValueFault.BAD_CHARACTER: "texten innehåller ett tecken som inte går att skriva",
    ValueFault.REPEATED: "det står redan tidigare i filen",
    ValueFault.REPEATED_FIELD: "fältet står två gånger",
    ValueFault.OUT_OF_ORDER: "numren ska komma i ordning, från 1",
    ValueFault.POINTS_NOWHERE: "det pekar på något som inte finns i filen",
    ValueFault.NO_SUCH_TEMPLATE: (
        "programmet har inte den mallen; filen kan vara sparad av en nyare version"
    ),
    ValueFault.NOT_A_QUESTION: "det är ingen fråga som programmet kan ställa",
    ValueFault.NOT_AN_ANSWER: "svaret passar inte frågan i mallen",
}


def place_words(place: Place) -> str:
    """A place as a person says it: "Deltagare 3, placering 1, beslut 1, fält ends_on"."""
    words: list[str] = []
    steps = list(place)
    while steps:
        step = str(steps.pop(0))
        if steps and isinstance(steps[0], int):
            words.append(f"{_NUMBERED.get(step, step)} {int(steps.pop(0)) + 1}")
        elif steps and step in _NAMED:
            words.append(_NAMED[step])
        else:
            words.append(f"fält {step}")
    said = ", ".join(words) or "filen"
    return said[0].upper() + said[1:]


@sentence.register
def _file(error: problems.FileNotUnderstood) -> Sentence:
    what, to_do = _FILES[error.fault]
    if error.fault is FileFault.NOT_JSON:
        what += "." if error.line is None else f"; det går fel på {_spot(error)}."
    return Sentence(what, _NOTHING_READ, to_do)


def _spot(error: problems.FileNotUnderstood) -> str:
    return f"rad {error.line}" + (f", tecken {error.column}" if error.column else "")


@sentence.register
def _practice(_error: problems.PracticeFileRefused) -> Sentence:
    return Sentence(
        "Filen kommer från ett övningsregister, och det här registret är inte till för övning.",
        _NOTHING_READ,
        "Läs in den i ett nytt register. Är det ändå hit den ska: lägg till --practice.",
    )


@sentence.register
def _value(error: problems.ValueRefused) -> Sentence:
    where = place_words(error.place)
    if error.rule is not None:
        return Sentence(f"{where}: {sentence(error.rule).what}", _NOTHING_READ, _RIGHT_IT)
    return Sentence(f"{where}: {_VALUES[error.fault]}.", _NOTHING_READ, _RIGHT_IT)


_RIGHT_IT: Final = "Rätta filen där och läs in den igen."


@sentence.register
def _in_the_way(error: problems.FileInTheWay) -> Sentence:
    return Sentence(
        f"Det finns redan en fil som heter {error.name}.",
        "Den är orörd, och inget har sparats.",
        "Välj ett annat namn, eller flytta undan filen först.",
    )


@sentence.register
def _unreadable(error: problems.FileUnreadable) -> Sentence:
    if error.writing:
        return Sentence(
            f"{error.name} går inte att spara.",
            "Registret är orört.",
            "Se efter att mappen finns, att du får skriva i den och att det finns plats.",
        )
    return Sentence(
        f"{error.name} går inte att läsa.",
        _NOTHING_READ,
        "Se efter att filen finns och att du får öppna den.",
    )
