"""Pages of talks between several, for tests: whole, empty, too much, and of the protected."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from builders import TODAY

from karriarstod.application.meeting_papers import MeetingPaper
from karriarstod.application.party_talk import Promise
from karriarstod.forms.form import FormStatus
from karriarstod.reports.handover_sheet import HandoverSheet
from karriarstod.reports.meeting_sheet import MeetingSheet
from karriarstod.reports.sheets import SignerLine

LONG: Final = "Det här är en mycket lång text om hur dagarna har varit och vad alla har sagt. " * 40
_WORD: Final = "Arbetsmarknadsintroduktionsvägledningssamordningsgruppen" * 4

BEFORE: Final = MeetingSheet(
    paper=MeetingPaper.BEFORE,
    organisation="Kooperativet Exemplet ek. för.",
    organisation_number="769600-0000",
    case_number="DLT-2026-0001",
    form_number=4,
    participant="Leila Sandgren",
    kind="Trepartssamtal",
    meeting_on=TODAY,
    printed_on=TODAY,
    status=FormStatus.DRAFT,
    is_protected=False,
    convened_by="Rut Ekelöf",
    minutes_by="Arbetsförmedlingen",
    present=(
        SignerLine("Deltagare", "Leila Sandgren"),
        SignerLine("Företaget", "Rut Ekelöf"),
        SignerLine("Arbetsförmedlingen Sundby", "Bo Handläggarsson"),
        SignerLine("Kommunen, försörjningsstöd", "Åsa Provdotter"),
    ),
    warnings=(
        "Samtycke saknas för Kommunen, försörjningsstöd: prata bara om det som den redan vet.",
    ),
    own_question="Kan jag få vara i köket en dag till i veckan?",
    agenda=(("Tiden i köket", "Leila"), ("Förlängning av beslutet", "Arbetsförmedlingen")),
    promised=(
        Promise("Arbetsförmedlingen", "Skicka beslutet", date(2026, 3, 6)),
        Promise("Arbetsförmedlingen", "Boka SIUS", date(2026, 3, 2), date(2026, 3, 2)),
        Promise("Deltagaren", "Ringa vårdcentralen", date(2026, 3, 20)),
        Promise("Rut Ekelöf", "Visa kassan", date(2026, 3, 27)),
    ),
    goals=(("Stå i kassan själv en förmiddag", "Pågår"), ("Baka efter recept", "Nått")),
    decisions=("Leila är i köket tisdag och torsdag.", "Vi söker förlängning till september."),
    tasks=(
        Promise("Arbetsförmedlingen", "Skriva förlängningen", date(2026, 3, 30)),
        Promise("Kommunen", "Se över busskortet", date(2026, 4, 3)),
        Promise("Handledaren", "Göra nytt schema", date(2026, 3, 20)),
    ),
    next_meeting=date(2026, 5, 4),
)
AFTER: Final = replace(BEFORE, paper=MeetingPaper.AFTER, status=FormStatus.DONE)
HANDOVER: Final = HandoverSheet(
    organisation="Kooperativet Exemplet ek. för.",
    organisation_number="769600-0000",
    case_number="DLT-2026-0001",
    form_number=5,
    participant="Leila Sandgren",
    from_person="Rut Ekelöf",
    to_person="Stig Ström",
    from_day=date(2026, 4, 1),
    reason="Ledighet",
    supervisors_so_far=2,
    has_met=True,
    texts=(
        ("Det här vill deltagaren att du vet", "Jag vill veta dagen före om något ändras."),
        ("Det här fungerar bra", "Fasta tider, en uppgift i taget, och att börja vid ugnen."),
        ("Det här är bra att tänka på", "Hör bäst på vänster sida."),
        ("När det blir svårt hjälper det här", "Fem minuter ute på gården."),
    ),
    open_actions=(
        Promise("Rut Ekelöf", "Visa kassan", date(2026, 3, 27)),
        Promise("Arbetsförmedlingen", "Skicka beslutet", date(2026, 3, 30)),
    ),
    printed_on=TODAY,
    status=FormStatus.DONE,
    is_protected=False,
)


def _too_much(sheet: MeetingSheet) -> MeetingSheet:
    many = tuple(
        Promise(f"Arbetsförmedlingen {_WORD}", f"{number} {LONG}", TODAY) for number in range(40)
    )
    return replace(
        sheet,
        kind="Möte med flera myndigheter",
        convened_by=LONG,
        minutes_by=_WORD,
        present=tuple(SignerLine(f"Part {n} {_WORD}", LONG) for n in range(12)),
        warnings=tuple(f"Samtycke saknas för part {n}: {_WORD}" for n in range(12)),
        own_question=LONG,
        agenda=tuple((LONG, _WORD) for _ in range(30)),
        promised=many,
        goals=tuple((LONG, "Pågår") for _ in range(30)),
        decisions=tuple(LONG for _ in range(30)),
        tasks=many,
    )


def _nothing(sheet: MeetingSheet) -> MeetingSheet:
    return replace(
        sheet,
        convened_by="",
        minutes_by="",
        present=(),
        warnings=(),
        own_question="",
        agenda=(),
        promised=(),
        goals=(),
        decisions=(),
        tasks=(),
        next_meeting=None,
    )


MEETINGS: Final[Mapping[str, MeetingSheet]] = {
    "before": BEFORE,
    "after": AFTER,
    "after a draft": replace(AFTER, status=FormStatus.DRAFT),
    "before too much": _too_much(BEFORE),
    "after too much": _too_much(AFTER),
    "before nothing": _nothing(BEFORE),
    "after nothing": _nothing(AFTER),
    "before protected": replace(
        BEFORE,
        is_protected=True,
        participant="Skyddad uppgift",
        present=tuple(SignerLine(one.role) for one in BEFORE.present),
        agenda=(),
    ),
}
HANDOVERS: Final[Mapping[str, HandoverSheet]] = {
    "whole": HANDOVER,
    "draft": replace(HANDOVER, status=FormStatus.DRAFT, texts=(), open_actions=()),
    "too much": replace(
        HANDOVER,
        from_person=_WORD,
        to_person=LONG,
        texts=tuple((title, LONG + _WORD) for title, _ in HANDOVER.texts),
        open_actions=tuple(Promise(_WORD, LONG, TODAY) for _ in range(40)),
    ),
    "protected": replace(HANDOVER, is_protected=True, participant="Skyddad uppgift"),
}
