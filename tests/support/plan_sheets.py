"""Invented plans for paper: a usual one, and those that strain the page."""

from dataclasses import replace
from datetime import date

from karriarstod.application.ports import Copy
from karriarstod.domain.plan import (
    Goal,
    GoalReason,
    GoalStatus,
    HoursStep,
    PlanContent,
    RoleShare,
    Step,
)
from karriarstod.reports.sheets import ChainStep, PlanSheet, Reach, SignerLine

LONG_WORD = "Arbetsmarknadsintroduktionssamordningsansvarsfördelningsöverenskommelse" * 3
ARABIC_NAME = "محمد عبد الله لارسون"

GOALS = (
    Goal(
        1,
        "Klara en hel arbetsdag i köket",
        "Jag orkar sex timmar tre dagar i rad",
        date(2026, 12, 1),
        GoalStatus.ONGOING,
        steps=(
            Step(
                1,
                "Öka från 50 till 75 procent. Börja i disken, sedan kallkök.",
                "Schemat håller två veckor i rad",
                "Ali",
                "Maja",
                date(2026, 9, 2),
                date(2026, 12, 1),
                GoalStatus.ONGOING,
            ),
            Step(
                2,
                "Paus var 90:e minut",
                "Pauserna blir av utan påminnelse",
                "Ali",
                "",
                date(2026, 9, 2),
                date(2026, 10, 15),
                GoalStatus.REACHED,
            ),
        ),
    ),
    Goal(
        2,
        "Intyg i livsmedelshygien",
        "Intyget finns",
        date(2026, 12, 15),
        GoalStatus.ONGOING,
        steps=(
            Step(
                1,
                "Utbildning på plats fyra torsdagar. Validering med köksansvarig.",
                "Godkänt prov",
                "Ali",
                "Maja",
                date(2026, 11, 5),
                date(2026, 12, 15),
                GoalStatus.ONGOING,
            ),
        ),
    ),
    Goal(
        3,
        "Besöka två arbetsgivare",
        "Båda besöken är gjorda",
        date(2026, 11, 17),
        GoalStatus.PARTLY,
        steps=(
            Step(
                1,
                "Karriärstödjaren bokar och följer med. Skriva ner tre frågor före besöket.",
                "Frågorna är ställda",
                "Ali",
                "Bo",
                date(2026, 10, 1),
                date(2026, 11, 17),
                GoalStatus.PARTLY,
            ),
        ),
    ),
)

CONTENT = PlanContent(
    long_term_goal=(
        "Jag vill arbeta i ett café eller ett kök nära hemmet, minst 75 procent, senast i februari."
    ),
    goal_reasons=(GoalReason.INTEREST, GoalReason.EXPERIENCE),
    direction_occupation="Köks- och restaurangbiträde",
    starting_point=(
        "Ali kommer i tid, tycker om att laga mat och har arbetat i kök i två år. "
        "Orken räcker till lunch; eftermiddagen är svårare."
    ),
    goals=GOALS,
    hours_steps=(HoursStep(date(2026, 9, 2), 20), HoursStep(date(2026, 11, 2), 30)),
    adaptations=(
        "Skriftlig dagsplan på morgonen. En instruktion i taget. "
        "Samma handledare de första två timmarna."
    ),
    when_hard="Ali går undan och säger till Maja. Ring Bo om det varar över dagen.",
    roles=(
        RoleShare(
            "Exempelkooperativet",
            "Handledning, närvarorapport varje månad, uppföljningssamtal var fjärde vecka",
            "Maja Testsson",
        ),
        RoleShare(
            "Arbetsförmedlingen", "Beslut, ersättning, trepartssamtal i december", "Eva Prov"
        ),
        RoleShare("Exempelby kommun, AME", "Kontakt om försörjningsstöd", "Jan Test"),
    ),
    follow_up_how="Trepartssamtal 5 december kl. 10.00. Planen ses över senast 1 december.",
    follow_up_on=date(2026, 11, 21),
    valid_from=date(2026, 9, 2),
    valid_to=date(2026, 12, 1),
)

SHEET = PlanSheet(
    organisation="Exempelkooperativet ek. för.",
    organisation_number="769600-0000",
    case_number="DLT-2026-0042",
    participant="Ali Exempelsson",
    identity_number="19900602-2397",
    copy_to=Copy.ARBETSFORMEDLINGEN,
    version=3,
    established_on=date(2026, 9, 2),
    printed_on=date(2026, 11, 21),
    measure="Arbetsträning",
    workplace="Café och kök",
    decision="9 juni – 8 december 2026",
    extent="75 % (30 timmar i veckan)",
    supervisor="Maja Testsson",
    career_supporter="Bo Provare",
    officer="Eva Prov, Arbetsförmedlingen",
    chain=(
        ChainStep("Anvisning", Reach.DONE, date(2026, 3, 12)),
        ChainStep("Kartläggning", Reach.DONE, date(2026, 3, 20)),
        ChainStep("Introduktion", Reach.DONE, date(2026, 4, 10)),
        ChainStep("Arbetsträning", Reach.NOW, date(2026, 4, 29)),
        ChainStep("Anställning", Reach.AHEAD, hoped_for="mål februari"),
        ChainStep("Uppföljning", Reach.AHEAD),
    ),
    content=CONTENT,
    signers=(
        SignerLine("Deltagare", "Ali Exempelsson"),
        SignerLine("Handledare", "Maja Testsson"),
        SignerLine("Arbetsförmedlingen"),
    ),
)


def a_sheet(**changes: object) -> PlanSheet:
    """The usual plan with other facts."""
    return replace(SHEET, **changes)  # type: ignore[arg-type]  # any field, by its own name


def a_plan(**changes: object) -> PlanSheet:
    """The usual plan with other content."""
    content = replace(CONTENT, **changes)  # type: ignore[arg-type]  # any field, by its own name
    return replace(SHEET, content=content)


def many_goals(count: int = 30) -> PlanSheet:
    """A plan whose goals and steps have long texts, over many pages."""
    long_text = (
        "Vi provar en ny sak varje vecka och skriver ner hur det gick, vad som var lätt, vad som "
        "tog kraft och vad vi ändrar till nästa gång. Handledaren är med första dagen. "
    )
    goals = tuple(
        Goal(
            number,
            f"Mål nummer {number}: {long_text}",
            "Det märks i schemat",
            date(2026, 12, 1),
            GoalStatus.ONGOING,
            steps=tuple(
                Step(
                    step,
                    f"Steg {number}.{step}: " + long_text * (1 + (number * step) % 4),
                    long_text,
                    "Ali",
                    "Maja",
                    date(2026, 9, 2),
                    date(2027, 1, 15),
                    GoalStatus.NOT_STARTED,
                )
                for step in (1, 2, 3)
            ),
        )
        for number in range(1, count + 1)
    )
    return a_plan(goals=goals)


def a_draft() -> PlanSheet:
    """A draft where hardly anything is written yet."""
    return a_sheet(
        is_draft=True,
        version=1,
        established_on=None,
        chain=(),
        content=PlanContent(goals=(Goal(1, steps=(Step(1),)),)),
    )
