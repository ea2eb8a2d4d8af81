"""What to say when a rule of the field says no. Nothing has been saved then; the words stay put."""

from typing import Final

from karriarstod.application.extents import ExtentNotUnderstood
from karriarstod.application.own_questions import PROBLEMS
from karriarstod.application.wording import Sentence, sentence
from karriarstod.domain import errors, passwords
from karriarstod.domain.passwords import PasswordRefused, Refusal
from karriarstod.domain.progression import WeekNotPossible
from karriarstod.domain.recovery_key import LENGTH, RecoveryKeyTypo
from karriarstod.domain.rules import RuleMalformed
from karriarstod.domain.swedish_dates import long_date
from karriarstod.domain.typed_dates import TypedDateProblem
from karriarstod.forms.form import FormFrozen, FormIncomplete, FormNotDone, FormTooSoon
from karriarstod.forms.own_drafts import OwnQuestionsWrong

_KEPT: Final = "Det du har skrivit finns kvar."

_PERIODS: Final = {
    "prolongation": "Förlängningen",
    "period": "Perioden",
    "stage": "Etappen",
    "pause": "Uppehållet",
    "decision": "Beslutet",
    "employment": "Anställningen",
    "subsidy": "Stödet",
    "sius": "SIUS-stödet",
    "consent": "Samtycket",
}
_PARTS: Final = {
    "placement": "ingen placering",
    "decision": "inget beslut",
    "pause": "ingen paus",
    "consent": "inget samtycke",
    "decision end": "inget slutdatum på beslut",
    "plan": "ingen planversion",
    "draft": "ingen påbörjad plan",
    "reminder": "ingen påminnelse",
    "employment": "ingen anställning",
    "form": "inget formulär",
    "note": "ingen skyddad anteckning",
}
_REASONS: Final = {
    "intake": "Skriv varför deltagaren inte tas emot.",
    "number": "Skriv varför personnumret ändras.",
    "step_back": "Skriv varför deltagaren går tillbaka en etapp.",
}
_IDENTITY: Final = {
    "form": ("Det ser inte ut som ett personnummer.", "Skriv tio eller tolv siffror."),
    "date": ("Den dagen finns inte i almanackan.", "Se efter de sex första siffrorna."),
    "future": ("Numret hör till en dag som inte har varit än.", "Se efter födelseåret."),
    "check_digit": ("Sista siffran stämmer inte med de andra.", "Se efter numret en gång till."),
}
_DATES: Final = {
    "empty": "Datum saknas.",
    "unknown": "Det går inte att förstå som ett datum.",
    "no_such_day": "Den dagen finns inte i almanackan.",
}
_PLAN: Final = {
    "long_term_goal": "det långsiktiga målet",
    "starting_point": "utgångsläget",
    "goals": "minst ett delmål",
    "goal.text": "vad ett delmål är",
    "goal.how_seen": "hur ett delmål märks",
    "goal.steps": "minst ett steg till varje delmål",
    "step.text": "vad som ska göras i ett steg",
    "step.who": "vem som gör ett steg",
    "step.due_on": "när ett steg senast är klart",
    "follow_up_how": "hur planen följs upp",
    "follow_up_on": "när planen följs upp",
    "valid_from": "från när planen gäller",
    "valid_to": "till när planen gäller",
}
_REFUSALS: Final = {
    Refusal.TOO_SHORT: f"Det är för kort; {passwords.MINIMUM} tecken behövs.",
    Refusal.TOO_LONG: f"Det är för långt; {passwords.MAXIMUM} tecken är det mesta.",
    Refusal.PERSONNUMMER: "Det innehåller något som ser ut som ett personnummer.",
    Refusal.REPETITIVE: "Det upprepar samma sak.",
    Refusal.SEQUENCE: "Det följer tangenterna, alfabetet eller siffrorna i ordning.",
    Refusal.NAMES: "Det är mest ditt eller organisationens namn, eller ett datum.",
    Refusal.COMMON: "Det är ett av de lösenord som gissas först.",
}


@sentence.register
def _identity_number(error: errors.IdentityNumberProblem) -> Sentence:
    if error.reason == "too_short":
        digits = "en siffra" if error.missing == 1 else f"{error.missing} siffror"
        return Sentence(f"Det saknas {digits} i numret.", _KEPT, "Fyll i resten.")
    what, to_do = _IDENTITY.get(error.reason, _IDENTITY["form"])
    return Sentence(what, _KEPT, to_do)


@sentence.register
def _case_number_malformed(_error: errors.CaseNumberMalformed) -> Sentence:
    return Sentence(
        "Det är inget ärendenummer.", _KEPT, "Ett ärendenummer skrivs så här: DLT-2026-0042."
    )


@sentence.register
def _fictitious(_error: errors.FictitiousIdentityNotKept) -> Sentence:
    return Sentence(
        "Fingerade personuppgifter får aldrig kopplas till en tidigare identitet.",
        "Inget har sparats.",
        "Skriv in personen som ny, utan hänvisning bakåt.",
    )


@sentence.register
def _contact_details(_error: errors.ContactDetailsWithheld) -> Sentence:
    return Sentence(
        "Adress, telefon och e-post sparas inte för den som har skyddade personuppgifter.",
        "Resten av det du har skrivit finns kvar.",
        "Ta bort dem och anteckna i stället vem som förmedlar kontakten.",
    )


@sentence.register
def _period(error: errors.PeriodReversed) -> Sentence:
    name = _PERIODS.get(error.what, "Perioden")
    return Sentence(f"{name} slutar före sin början.", _KEPT, "Rätta det ena datumet.")


@sentence.register
def _no_such_part(error: errors.NoSuchPart) -> Sentence:
    part = _PARTS.get(error.what, "ingen sådan uppgift")
    number = f" {error.number}" if error.number else ""
    return Sentence(
        f"Det finns {part}{number} i ärendet.",
        "Inget har ändrats.",
        "Öppna ärendet på nytt och se vad som finns.",
    )


@sentence.register
def _no_such_case(error: errors.NoSuchCase) -> Sentence:
    return Sentence(
        f"Det finns inget ärende {error.case_number} i registret.",
        "Inget har ändrats.",
        "Se efter numret, eller sök på namnet.",
    )


@sentence.register
def _case_number_taken(error: errors.CaseNumberTaken) -> Sentence:
    return Sentence(f"Ärendenumret {error.case_number} används redan.", _KEPT, "Välj ett annat.")


@sentence.register
def _identity_taken(error: errors.IdentityNumberTaken) -> Sentence:
    return Sentence(
        f"Personen finns redan i registret, i ärende {error.case_number}.",
        _KEPT,
        "Öppna det ärendet och lägg till en ny placering där.",
    )


@sentence.register
def _already_placed(error: errors.AlreadyPlaced) -> Sentence:
    return Sentence(
        f"Placering {error.placement_number} pågår redan.",
        _KEPT,
        "Avsluta den först, eller säg att de två pågår samtidigt.",
    )


@sentence.register
def _placement_closed(_error: errors.PlacementClosed) -> Sentence:
    return Sentence(
        "Placeringen är avslutad och ändras inte längre.",
        _KEPT,
        "Kommer deltagaren tillbaka börjar en ny placering.",
    )


@sentence.register
def _placement_without_stage(_error: errors.PlacementWithoutStage) -> Sentence:
    return Sentence(
        "Det här är placeringens enda steg i kedjan.",
        _KEPT,
        "Ändra steget eller dagen i stället för att ta bort det.",
    )


@sentence.register
def _reason_missing(error: errors.ReasonMissing) -> Sentence:
    to_do = _REASONS.get(error.what, "Skriv anledningen med några ord.")
    return Sentence("Anledningen saknas.", _KEPT, to_do)


@sentence.register
def _plan_incomplete(error: errors.PlanIncomplete) -> Sentence:
    missing = dict.fromkeys(_PLAN.get(one, one) for one in error.missing)
    return Sentence(
        "Planen är inte färdig att skriva under.",
        "Allt som är skrivet är sparat som utkast.",
        f"Det som saknas är {_listed(list(missing))}.",
    )


@sentence.register
def _plan_dates_reversed(error: errors.PlanDatesReversed) -> Sentence:
    turned = "Planen slutar före sin början."
    if "valid_to" not in error.fields:
        turned = "Ett steg i planen ska vara klart innan det börjar."
    return Sentence(turned, "Allt som är skrivet är sparat som utkast.", "Rätta det ena datumet.")


@sentence.register
def _outside_decision(error: errors.OutsideDecision) -> Sentence:
    return Sentence(
        f"Pausen ligger utanför beslut {error.number}.",
        _KEPT,
        "Rätta pausens dagar, eller lägg den på placeringen i stället.",
    )


@sentence.register
def _plan_frozen(error: errors.PlanFrozen) -> Sentence:
    return Sentence(
        f"Version {error.version} av planen är underskriven och ändras inte.",
        "Den ligger kvar som den är.",
        "Gör en ny version av planen och ändra i den.",
    )


@sentence.register
def _week_not_possible(_error: WeekNotPossible) -> Sentence:
    return Sentence(
        "Dagarna går inte ihop.",
        _KEPT,
        "Det kan inte vara fler dagar i tid, eller hela dagar, än de som var planerade.",
    )


@sentence.register
def _form_frozen(_error: FormFrozen) -> Sentence:
    return Sentence(
        "Formuläret är klart eller fastställt och ändras inte.",
        "Det ligger kvar som det är.",
        "Öppna det igen, eller gör ett nytt som ersätter det.",
    )


@sentence.register
def _form_incomplete(error: FormIncomplete) -> Sentence:
    return Sentence(
        "Formuläret är inte klart än.",
        "Allt som är skrivet är sparat som utkast.",
        f"Det som saknas är {_listed(list(dict.fromkeys(error.labels)))}.",
    )


@sentence.register
def _form_not_done(_error: FormNotDone) -> Sentence:
    return Sentence(
        "Formuläret är inte markerat som klart.",
        "Allt som är skrivet är sparat.",
        "Markera det som klart först.",
    )


@sentence.register
def _form_too_soon(error: FormTooSoon) -> Sentence:
    return Sentence(
        f"Det här fylldes i {long_date(error.last_on)} och görs högst en gång i månaden.",
        _KEPT,
        "Öppna det som finns, eller vänta till nästa månad.",
    )


@sentence.register
def _own_questions(error: OwnQuestionsWrong) -> Sentence:
    return Sentence(
        f"Fråga {error.place + 1} går inte att ställa så. {PROBLEMS[error.problem]}",
        _KEPT,
        "Rätta den och spara igen.",
    )


@sentence.register
def _name_missing(_error: errors.NameMissing) -> Sentence:
    return Sentence("Deltagaren saknar namn.", _KEPT, "Skriv förnamn eller efternamn.")


@sentence.register
def _text_missing(error: errors.TextMissing) -> Sentence:
    what = {"note": "Anteckningen", "reminder": "Påminnelsen"}.get(error.what, "Rutan")
    return Sentence(f"{what} är tom.", "Inget har ändrats.", "Skriv några ord och spara igen.")


@sentence.register
def _typed_date(error: TypedDateProblem) -> Sentence:
    return Sentence(
        _DATES.get(error.reason, _DATES["unknown"]), _KEPT, "Skriv till exempel 20 mars eller +2v."
    )


@sentence.register
def _extent(_error: ExtentNotUnderstood) -> Sentence:
    return Sentence(
        "Det går inte att förstå som en omfattning.",
        _KEPT,
        "Skriv timmar i veckan eller procent, till exempel 20 h eller 50 %.",
    )


@sentence.register
def _rule_malformed(error: RuleMalformed) -> Sentence:
    return Sentence(
        f"Regeln {error.rule_id} går inte att läsa.",
        "De andra reglerna och alla uppgifter är orörda.",
        "Se efter regelns siffror under Inställningar, eller installera programmet på nytt.",
    )


@sentence.register
def _password_refused(error: PasswordRefused) -> Sentence:
    reasons = " ".join(_REFUSALS[refusal] for refusal in error.refusals)
    return Sentence(
        f"Det lösenordet går inte att använda. {reasons}",
        "Inget har ändrats.",
        "Ta gärna fem eller sex vanliga ord som inte hör ihop; det är lätt att minnas.",
    )


@sentence.register
def _recovery_key_typo(error: RecoveryKeyTypo) -> Sentence:
    groups = _listed([str(group) for group in error.groups], "eller")
    if error.length is not None:
        what = f"Återställningsnyckeln ska ha {LENGTH} tecken, och det blev {error.length}."
    else:
        what = "Något tecken i återställningsnyckeln är fel."
    to_do = f"Jämför grupp {groups} med papperet." if groups else "Jämför varje grupp med papperet."
    return Sentence(what, "Inget har prövats, och inget har ändrats.", to_do)


def _listed(words: list[str], last: str = "och") -> str:
    return f" {last} ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)
