"""The Swedish word for every stored key; screen, paper and command line take them from here."""

from enum import Enum
from typing import Final

from karriarstod.application.ports import Copy, ListFilter
from karriarstod.application.register_user import Role
from karriarstod.domain.assignment import TeamRole
from karriarstod.domain.closing import EndReason, Outcome
from karriarstod.domain.decision import EndPlan, Measure, PauseReason
from karriarstod.domain.employment import EmploymentForm, Reached, SubsidyForm, VerifiedBy
from karriarstod.domain.events import EventKind
from karriarstod.domain.forecast import ComingKind
from karriarstod.domain.identity import IdentityKind
from karriarstod.domain.note import NoteKind
from karriarstod.domain.obligations import DueState, ObligationKind
from karriarstod.domain.own_lists import ListKind
from karriarstod.domain.participant import Gender, InterpreterMode, Protection
from karriarstod.domain.parties import ConsentState, GivenHow, InformationCategory, ReferrerType
from karriarstod.domain.placement import ProviderRole
from karriarstod.domain.plan import GoalReason, GoalStatus, PlanBasis, PlanStatus, TaskLevel
from karriarstod.domain.referral import Intake, ReferralChannel
from karriarstod.domain.rules import Standing, Unit
from karriarstod.domain.stages import ChainPlace, PlaceState, StageKey
from karriarstod.forms.form import FormStatus
from karriarstod.forms.keys import FlowTarget, OwnKind, SignedBy

PROTECTED_NAME: Final = "Skyddad uppgift"
"""What stands where a protected person's name would."""

_STAGES: Final = (
    (StageKey.INTEREST, "Anvisning"),
    (StageKey.FIRST_MEETING, "Första besök"),
    (StageKey.AGREEMENT, "Överenskommelse"),
    (StageKey.INTRODUCTION, "Introduktion"),
    (StageKey.MAPPING, "Kartläggning"),
    (StageKey.TRAINING, "Arbetsträning"),
    (StageKey.DEEPENED, "Fördjupad träning"),
    (StageKey.PREPARE_JOB, "Inför anställning"),
    (StageKey.EMPLOYED, "Anställd"),
    (StageKey.FOLLOW_UP, "Uppföljning"),
    (StageKey.CLOSED, "Avslutad"),
    (ChainPlace.REFERRAL, "Anvisning"),
    (ChainPlace.INTRODUCTION, "Introduktion"),
    (ChainPlace.MAPPING, "Kartläggning"),
    (ChainPlace.TRAINING, "Arbetsträning"),
    (ChainPlace.EMPLOYMENT, "Anställning"),
    (ChainPlace.FOLLOW_UP, "Uppföljning"),
    (PlaceState.DONE, "klart"),
    (PlaceState.CURRENT, "pågår"),
    (PlaceState.AHEAD, "återstår"),
    (PlaceState.SKIPPED, "hoppades över"),
)

_FORMS: Final = (
    (FormStatus.DRAFT, "utkast"),
    (FormStatus.DONE, "klar"),
    (FormStatus.SIGNED, "fastställd"),
    (FormStatus.REPLACED, "ersatt"),
    (FormStatus.DISCARDED, "slängd"),
    (OwnKind.SHORT_TEXT, "Kort text"),
    (OwnKind.LONG_TEXT, "Längre text"),
    (OwnKind.YES_NO, "Ja eller nej"),
    (OwnKind.ONE, "Ett val"),
    (OwnKind.SEVERAL, "Flera val"),
    (OwnKind.SCALE, "Skala"),
    (OwnKind.DATE, "Datum"),
    (OwnKind.NUMBER, "Tal"),
    (SignedBy.PARTICIPANT, "Deltagare"),
    (SignedBy.SUPERVISOR, "Handledare"),
    (SignedBy.REFERRER, "Anvisare"),
    (SignedBy.MANAGER, "Verksamhetsledare"),
    (SignedBy.ASSESSOR, "Bedömare"),
    (FlowTarget.PLAN_GOAL_WORDS, "Planen: målet med egna ord"),
    (FlowTarget.PLAN_STARTING_POINT, "Planen: utgångsläget"),
    (FlowTarget.PLAN_ADAPTATIONS, "Planen: anpassningar"),
    (FlowTarget.PLAN_TASKS, "Planen: arbetsuppgifter"),
    (FlowTarget.PLAN_STEPS, "Planen: steg"),
    (FlowTarget.PLAN_GOALS, "Planen: delmål"),
    (FlowTarget.PLAN_PROGRESS, "Planen: hur det har gått"),
    (FlowTarget.PLAN_NEW_VERSION, "Planen: ny version"),
    (FlowTarget.COMPETENCES, "Planen: det deltagaren kan"),
    (FlowTarget.CONSENTS, "Samtycken"),
    (FlowTarget.REMINDERS, "Att göra"),
    (FlowTarget.NEXT_MEETING, "Att göra: nästa samtal"),
    (FlowTarget.CLOSING, "Avslut"),
    (FlowTarget.FOLLOW_UPS, "Uppföljning efter anställning"),
    (FlowTarget.HANDOVER, "Ny handledare"),
    (FlowTarget.NOTES, "Journalen"),
)

_PERSON: Final = (
    (IdentityKind.PERSONNUMMER, "Personnummer"),
    (IdentityKind.SAMORDNINGSNUMMER, "Samordningsnummer"),
    (IdentityKind.RESERVE, "Eget nummer"),
    (IdentityKind.NONE, "Saknar nummer"),
    (Protection.NONE, "Nej"),
    (Protection.SECRECY_MARKING, "Sekretessmarkering"),
    (Protection.PROTECTED_REGISTRATION, "Skyddad folkbokföring"),
    (Protection.FICTITIOUS, "Fingerade personuppgifter"),
    (Protection.UNKNOWN, "Vet inte än"),
    (Gender.WOMAN, "Kvinna"),
    (Gender.MAN, "Man"),
    (Gender.OTHER, "Annat"),
    (Gender.UNSAID, "Ej angivet"),
    (InterpreterMode.NONE, "Behövs inte"),
    (InterpreterMode.ON_SITE, "På plats"),
    (InterpreterMode.PHONE, "På telefon"),
    (InterpreterMode.VIDEO, "På video"),
)

_PARTIES: Final = (
    (ReferrerType.ARBETSFORMEDLINGEN, "Arbetsförmedlingen"),
    (ReferrerType.KOMMUN_AME, "Kommunen, arbetsmarknadsenheten"),
    (ReferrerType.KOMMUN_IFO, "Kommunen, försörjningsstöd"),
    (ReferrerType.KOMMUN_LSS, "Kommunen, LSS"),
    (ReferrerType.KOMMUN_SOL, "Kommunen, socialtjänst"),
    (ReferrerType.FORSAKRINGSKASSAN, "Försäkringskassan"),
    (ReferrerType.SAMORDNINGSFORBUND, "Samordningsförbundet"),
    (ReferrerType.KRIMINALVARDEN, "Kriminalvården"),
    (ReferrerType.SIS, "Statens institutionsstyrelse"),
    (ReferrerType.REGION_VARD, "Vården"),
    (ReferrerType.SKOLA, "Skolan"),
    (ReferrerType.EGEN_INITIATIV, "Eget initiativ"),
    (ReferrerType.ANNAN, "Annan"),
    (ReferrerType.ANNAN_MYNDIGHET, "Annan myndighet"),
    (InformationCategory.PLAN, "plan"),
    (InformationCategory.ATTENDANCE, "närvaro"),
    (InformationCategory.SCHEDULE, "schema"),
    (InformationCategory.PROGRESS, "utveckling"),
    (InformationCategory.WORK_ABILITY, "arbetsförmåga"),
    (InformationCategory.CONTACT, "kontaktuppgifter"),
    (GivenHow.WRITTEN, "Skriftligt"),
    (GivenHow.ORAL, "Muntligt"),
    (GivenHow.WITH_REFERRAL, "Följde med anvisningen"),
    (ConsentState.VALID, "samtycke"),
    (ConsentState.ENDS_SOON, "går snart ut"),
    (ConsentState.NOT_YET, "gäller inte än"),
    (ConsentState.ENDED, "har gått ut"),
    (ConsentState.WITHDRAWN, "återkallat"),
)

_DECISIONS: Final = (
    (Measure.ARBETSTRANING, "Arbetsträning"),
    (Measure.FORSTARKT_ARBETSTRANING, "Förstärkt arbetsträning"),
    (Measure.ARBETSPRAKTIK, "Arbetspraktik"),
    (Measure.ARBETSPROVNING, "Arbetsprövning"),
    (Measure.KARTLAGGNING, "Kartläggning, vägledning eller rehabilitering"),
    (Measure.STEG_TILL_ARBETE, "Steg till arbete"),
    (Measure.RUSTA_MATCHA, "Rusta och matcha"),
    (Measure.SOL_SYSSELSATTNING, "Sysselsättning enligt socialtjänstlagen"),
    (Measure.LSS_DAGLIG_VERKSAMHET, "Daglig verksamhet enligt LSS"),
    (Measure.FINSAM_INSATS, "Insats i samordningsförbund"),
    (Measure.FRIVARD_UTSLUSS, "Frivård eller utsluss"),
    (Measure.FORBEREDANDE_EGEN, "Egen förberedande insats"),
    (Measure.VOLONTAR, "Volontär"),
    (Measure.ANNAN, "Annan insats"),
    (PauseReason.ILLNESS, "Sjukdom"),
    (PauseReason.PARENTAL_LEAVE, "Föräldraledighet"),
    (PauseReason.CARE, "Vård"),
    (PauseReason.LEAVE, "Ledighet"),
    (PauseReason.OTHER, "Annat"),
    (EndPlan.OPEN, "Inte bestämt"),
    (EndPlan.EXTENSION_REQUESTED, "Förlängning begärd"),
    (EndPlan.ENDS_AS_DECIDED, "Slutar som beslutat"),
    (ComingKind.FIRST_DAY, "Första dag"),
    (ComingKind.INTRODUCTION_DONE, "Introduktionen klar"),
    (ComingKind.PLAN_SIGNED, "Planen fastställd"),
    (ComingKind.DECISION_REMINDER, "Påminnelse om beslutet"),
    (ComingKind.LAST_DAY_TO_EXTEND, "Sista dag att begära förlängning"),
    (ComingKind.DECISION_ENDS, "Beslutet slutar"),
)

_PLACEMENTS: Final = (
    (ReferralChannel.PHONE, "Telefon"),
    (ReferralChannel.LETTER, "Brev"),
    (ReferralChannel.EMAIL, "E-post"),
    (ReferralChannel.AUTHORITY_WEB, "Myndighetens webb"),
    (ReferralChannel.VISIT, "Besök"),
    (ReferralChannel.OWN_APPLICATION, "Egen anmälan"),
    (Intake.UNDECIDED, "Inte besvarad"),
    (Intake.OFFERED, "Plats erbjuds"),
    (Intake.QUEUE, "I kö"),
    (Intake.DECLINED, "Nej"),
    (Intake.WITHDRAWN, "Återtagen av anvisaren"),
    (ProviderRole.ANORDNARE, "Anordnare av platsen"),
    (ProviderRole.LEVERANTOR, "Leverantör"),
    (ProviderRole.UNDERLEVERANTOR, "Underleverantör"),
    (ProviderRole.KOMMUNAL_UTFORARE, "Utförare åt kommunen"),
    (ProviderRole.ARBETSGIVARE, "Arbetsgivare"),
    (TeamRole.SUPERVISOR, "Handledare"),
    (TeamRole.DEPUTY, "Ersättare"),
    (TeamRole.CAREER_SUPPORTER, "Karriärstödjare"),
    (EndReason.ARBETE, "Arbete"),
    (EndReason.UTBILDNING, "Utbildning"),
    (EndReason.INSATS_SLUT, "Insatsen är slut"),
    (EndReason.ANNAN_INSATS, "Annan insats"),
    (EndReason.SJUKDOM_LANG, "Längre sjukdom"),
    (EndReason.FORALDRALEDIGHET, "Föräldraledighet"),
    (EndReason.FLYTT, "Flytt"),
    (EndReason.EGEN_BEGARAN, "Egen begäran"),
    (EndReason.FORETAGET_AVSLUTAR, "Företaget avslutar"),
    (EndReason.ANVISAREN_ATERKALLAR, "Anvisaren återkallar"),
    (EndReason.OVERGATT_KOMMUN, "Övergått till kommunen"),
    (EndReason.AVLIDEN, "Avliden"),
    (EndReason.FELREGISTRERING, "Felregistrering"),
    (Outcome.ANST_UTAN_STOD, "Anställning utan stöd"),
    (Outcome.ANST_LONEBIDRAG_UTV, "Anställning med lönebidrag för utveckling"),
    (Outcome.ANST_LONEBIDRAG, "Anställning med lönebidrag"),
    (Outcome.ANST_TRYGGHET, "Trygghetsanställning"),
    (Outcome.ANST_NYSTART, "Nystartsjobb"),
    (Outcome.ANST_INTRODUKTION, "Introduktionsjobb"),
    (Outcome.ANST_ETABLERING, "Etableringsjobb"),
    (Outcome.OSA_SAMHALL, "OSA eller Samhall"),
    (Outcome.KOOPERATIV_MEDLEM, "Medlem i kooperativet"),
    (Outcome.EGET_FORETAG, "Eget företag"),
    (Outcome.STUDIER_REGULJARA, "Studier"),
    (Outcome.STUDIER_SFI_KOMVUX, "Sfi eller komvux"),
    (Outcome.PRAKTIK_ANNAN, "Praktik hos annan"),
    (Outcome.FORTSATT_INSATS, "Fortsatt insats"),
    (Outcome.REHAB_VARD, "Rehabilitering eller vård"),
    (Outcome.DAGLIG_VERKSAMHET, "Daglig verksamhet"),
    (Outcome.AKTIVT_ARBETSSOKANDE, "Söker arbete"),
    (Outcome.OKAND, "Okänt"),
)

_EMPLOYMENT: Final = (
    (EmploymentForm.PERMANENT, "Tills vidare"),
    (EmploymentForm.FIXED_TERM, "Tidsbegränsad"),
    (EmploymentForm.TRIAL, "Provanställning"),
    (EmploymentForm.HOURLY, "Timanställning"),
    (EmploymentForm.COOPERATIVE_MEMBER, "Medlem i kooperativet"),
    (SubsidyForm.NONE, "Inget stöd"),
    (SubsidyForm.LONEBIDRAG_UTVECKLING, "Lönebidrag för utveckling"),
    (SubsidyForm.LONEBIDRAG_ANSTALLNING, "Lönebidrag för anställning"),
    (SubsidyForm.TRYGGHET, "Lönebidrag för trygghet"),
    (SubsidyForm.NYSTARTSJOBB, "Nystartsjobb"),
    (SubsidyForm.INTRODUKTIONSJOBB, "Introduktionsjobb"),
    (SubsidyForm.ETABLERINGSJOBB, "Etableringsjobb"),
    (SubsidyForm.EXTRATJANST, "Extratjänst (äldre)"),
    (VerifiedBy.CONTRACT, "Anställningsavtal visat"),
    (VerifiedBy.ADMISSION, "Antagningsbesked visat"),
    (VerifiedBy.PARTICIPANT, "Deltagarens uppgift"),
    (VerifiedBy.REFERRER, "Anvisarens uppgift"),
    (VerifiedBy.UNKNOWN, "Inte bekräftat"),
    (Reached.REACHED, "Nådd"),
    (Reached.NOT_REACHED, "Inte nådd"),
    (Reached.DECLINED, "Vill inte"),
)

_PLAN: Final = (
    (PlanBasis.REFERRAL, "Anvisningen"),
    (PlanBasis.AF_ACTION_PLAN, "Arbetsförmedlingens handlingsplan"),
    (PlanBasis.JOINT_MAPPING, "Gemensam kartläggning"),
    (PlanBasis.IMPLEMENTATION_PLAN, "Genomförandeplan"),
    (PlanBasis.SIP, "Samordnad individuell plan"),
    (PlanBasis.OWN, "Egen"),
    (GoalReason.INTEREST, "Matchar intresse"),
    (GoalReason.ABILITY, "Matchar förmåga"),
    (GoalReason.DEMAND, "Efterfrågas på arbetsmarknaden"),
    (GoalReason.EDUCATION, "Kompletterar utbildning"),
    (GoalReason.EXPERIENCE, "Kompletterar erfarenhet"),
    (GoalReason.OTHER, "Annat"),
    (GoalStatus.NOT_STARTED, "ej påbörjat"),
    (GoalStatus.ONGOING, "pågår"),
    (GoalStatus.REACHED, "uppnått"),
    (GoalStatus.PARTLY, "delvis"),
    (GoalStatus.CHANGED, "ändrat"),
    (GoalStatus.DROPPED, "utgår"),
    (TaskLevel.TRIES, "prövar"),
    (TaskLevel.WITH_SUPPORT, "med stöd"),
    (TaskLevel.ALONE, "självständig"),
    (TaskLevel.SHOWS_OTHERS, "kan visa andra"),
    (PlanStatus.DRAFT, "Utkast"),
    (PlanStatus.SIGNED, "Fastställd"),
    (PlanStatus.REPLACED, "Ersatt"),
    (Copy.ARBETSFORMEDLINGEN, "Arbetsförmedlingen"),
    (Copy.KOMMUN, "Kommunen"),
    (Copy.DELTAGARE, "Deltagaren"),
)

_DUE: Final = (
    (ObligationKind.ANSWER_REFERRAL, "Svara anvisaren om platsen"),
    (ObligationKind.FIRST_MEETING, "Boka första besök"),
    (ObligationKind.ADD_DECISION, "Lägg in beslutet"),
    (ObligationKind.FINISH_INTRODUCTION, "Avsluta introduktionen"),
    (ObligationKind.SIGN_PLAN, "Fastställ individuell plan"),
    (ObligationKind.REVIEW_PLAN, "Se över planen"),
    (ObligationKind.RENEW_PLAN, "Fastställ nya planen"),
    (ObligationKind.PLAN_STEP, "Steg i planen"),
    (ObligationKind.STAGE_BEGINS, "Bokat"),
    (ObligationKind.DECISION_ENDS, "Förlängning eller avslut"),
    (ObligationKind.DECISION_ENDED, "Beslutet har löpt ut"),
    (ObligationKind.CONSENT_ENDS, "Samtycket går ut"),
    (ObligationKind.PAUSE_ENDS, "Pausen slutar"),
    (ObligationKind.SUBSIDY_ENDS, "Anställningsstödet löper ut"),
    (ObligationKind.SIUS_ENDS, "SIUS-stödet löper ut"),
    (ObligationKind.EMPLOYMENT_FOLLOW_UP, "Uppföljning efter anställning"),
    (ObligationKind.REMINDER, "Att göra"),
    (DueState.OVERDUE, "försenad"),
    (DueState.TODAY, "idag"),
    (DueState.SOON, "snart"),
    (DueState.LATER, "senare"),
)

_NOTES: Final = (
    (NoteKind.TALK, "Samtal"),
    (NoteKind.EVENT, "Händelse"),
    (NoteKind.REFERRER_CONTACT, "Kontakt med anvisaren"),
    (NoteKind.OTHER_CONTACT, "Kontakt med annan"),
    (NoteKind.DEVIATION, "Avvikelse"),
    (NoteKind.DECISION, "Beslut"),
)

_EVENTS: Final = (
    (EventKind.PARTICIPANT_REGISTERED, "Deltagaren registrerad"),
    (EventKind.PARTICIPANT_CHANGED, "Personuppgifter ändrade"),
    (EventKind.NUMBER_CHANGED, "Nytt personnummer"),
    (EventKind.PLACEMENT_BEGUN, "Ny anvisning"),
    (EventKind.PLACEMENT_CHANGED, "Anvisningen ändrad"),
    (EventKind.INTAKE_DECIDED, "Besked om plats"),
    (EventKind.STAGE_ENTERED, "Nytt steg i kedjan"),
    (EventKind.STAGE_CORRECTED, "Steg i kedjan rättat"),
    (EventKind.PAUSED, "Paus"),
    (EventKind.DECISION_ADDED, "Nytt beslut"),
    (EventKind.DECISION_CHANGED, "Beslutet ändrat"),
    (EventKind.DECISION_PROLONGED, "Beslutet förlängt"),
    (EventKind.TEAM_CHANGED, "Ny person i laget"),
    (EventKind.PLAN_DRAFTED, "Planen börjad"),
    (EventKind.PLAN_SIGNED, "Planen fastställd"),
    (EventKind.PLAN_STEP_MARKED, "Steg i planen"),
    (EventKind.PLAN_SIMPLIFIED, "Planen skriven enklare"),
    (EventKind.PLAN_SIMPLIFIED, "Planen skriven enklare"),
    (EventKind.PLAN_PRINTED, "Planen utskriven"),
    (EventKind.FORM_BEGUN, "Formulär påbörjat"),
    (EventKind.FORM_DRAFTED, "Formulär ändrat"),
    (EventKind.FORM_DONE, "Formulär klart"),
    (EventKind.FORM_REOPENED, "Formulär öppnat igen"),
    (EventKind.FORM_SIGNED, "Formulär fastställt"),
    (EventKind.FORM_REPLACED, "Formulär ersatt av ett nyare"),
    (EventKind.FORM_DISCARDED, "Formulär slängt"),
    (EventKind.FORM_PUT_BACK, "Formulär hämtat tillbaka"),
    (EventKind.FORM_PRINTED, "Formulär utskrivet"),
    (EventKind.FORM_PASSED_ON, "Fört vidare från formulär"),
    (EventKind.OWN_QUESTIONS_CHANGED, "Egna frågor ändrade"),
    (EventKind.OWN_LIST_CHANGED, "Egen lista ändrad"),
    (EventKind.TASK_MARKED, "Arbetsuppgift"),
    (EventKind.WEEK_MARKED, "Så gick veckan"),
    (EventKind.EMPLOYED, "Anställning"),
    (EventKind.FOLLOWED_UP, "Uppföljning gjord"),
    (EventKind.PLACEMENT_CLOSED, "Placeringen avslutad"),
    (EventKind.PLACEMENT_REOPENED, "Placeringen öppnad igen"),
    (EventKind.CONTACT_CHANGED, "Kontakt ändrad"),
    (EventKind.CONSENT_GIVEN, "Samtycke"),
    (EventKind.CONSENT_WITHDRAWN, "Samtycke återkallat"),
    (EventKind.CONSENT_REMOVED, "Felregistrerat samtycke borttaget"),
    (EventKind.NOTE_WRITTEN, "Anteckning"),
    (EventKind.REMINDER_SET, "Att göra tillagt"),
    (EventKind.REMINDER_DONE, "Att göra klart"),
    (EventKind.RULE_CHANGED, "Regel ändrad"),
    (EventKind.ORGANISATION_CHANGED, "Organisationen ändrad"),
    (EventKind.IMPORTED, "Inläst från fil"),
    (EventKind.EXPORTED, "Sparad till fil"),
)

_REGISTER: Final = (
    (ListFilter.ACTIVE, "Aktiva"),
    (ListFilter.MINE, "Mina"),
    (ListFilter.CLOSED, "Avslutade"),
    (ListFilter.ALL, "Alla"),
    (Role.ADMINISTRATOR, "Administratör"),
    (Role.SUPERVISOR, "Handledare"),
    (Role.AUDITOR, "Granskare"),
    (ListKind.TASKS, "arbetsuppgifter"),
    (ListKind.COMPETENCES, "yrkeskunskaper"),
    (ListKind.MACHINES, "maskiner och verktyg"),
    (ListKind.PLAINER_WORDS, "enklare ord"),
    (ListKind.WORDS_LEFT_OUT, "ord att lämna i fred"),
    (Unit.DAYS, "dagar"),
    (Unit.MONTHS, "månader"),
    (Standing.FOUND, "Belagt i källan"),
    (Standing.INFERRED, "Programmets förslag"),
    (Standing.KNOWN, "Kontrollera mot gällande beslut eller avtal"),
)

# The tables are pairs, not dictionaries: keys of different enums may be the same text.
_LABELS: Final[dict[type[Enum], dict[Enum, str]]] = {}

for _table in (
    _STAGES,
    _FORMS,
    _PERSON,
    _PARTIES,
    _DECISIONS,
    _PLACEMENTS,
    _EMPLOYMENT,
    _PLAN,
    _DUE,
    _NOTES,
    _EVENTS,
    _REGISTER,
):
    for _key, _text in _table:
        _LABELS.setdefault(type(_key), {})[_key] = _text


def label(key: Enum) -> str:
    """The Swedish word or phrase for a stored key; KeyError for an enum without words."""
    return _LABELS[type(key)][key]


def choices(kind: type[Enum]) -> tuple[tuple[Enum, str], ...]:
    """Every key of an enum with its word, in the enum's order, for a list to choose from."""
    return tuple((key, label(key)) for key in kind if key in _LABELS.get(kind, {}))
