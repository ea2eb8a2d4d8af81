"""Every refusal is said in its own plain Swedish."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from karriarstod import screen
from karriarstod.application import exchange_problems, store_errors
from karriarstod.application.register_user import RegisterCheck
from karriarstod.application.sentences import Sentence, sentence
from karriarstod.application.store_errors import StoreError
from karriarstod.commands import sentences as _command_sentences  # noqa: F401 - registers them
from karriarstod.commands import tools
from karriarstod.domain import errors, passwords, recovery_key, rules, typed_dates
from karriarstod.domain.errors import DomainError
from karriarstod.forms import form, own_drafts

SINCE = datetime(2026, 3, 16, 8, 5, tzinfo=UTC)
SAMPLES: tuple[Exception, ...] = (
    store_errors.WaitAfterFailures(4),
    store_errors.RegisterNameMissing("user"),
    store_errors.HeaderMissing(previous_available=True),
    store_errors.HeaderDamaged(previous_available=True),
    store_errors.RegisterInUse("karin", "kontoret", SINCE),
    store_errors.EngineTooOld("FTS5"),
    errors.IdentityNumberProblem("too_short", 2),
    errors.CaseNumberMalformed("x"),
    errors.PeriodReversed("pause"),
    errors.NoSuchPart("plan", 3),
    errors.NoSuchCase("DLT-2026-0042"),
    errors.CaseNumberTaken("DLT-2026-0042"),
    errors.IdentityNumberTaken("DLT-2026-0042"),
    errors.AlreadyPlaced(1),
    errors.ReasonMissing("step_back"),
    errors.PlanDatesReversed(("valid_to",)),
    errors.PlanDatesReversed(("step.due_on",)),
    errors.OutsideDecision(2),
    errors.PlanIncomplete(("goals", "follow_up_on", "valid_to")),
    errors.PlanFrozen(2),
    errors.TextMissing("note"),
    form.FormFrozen(2),
    form.FormIncomplete(("Målet med egna ord", "Datum")),
    form.FormTooSoon(date(2026, 3, 2)),
    own_drafts.OwnQuestionsWrong(1, own_drafts.OwnProblem.SAME_LABEL),
    passwords.PasswordRefused((passwords.Refusal.TOO_SHORT, passwords.Refusal.COMMON)),
    recovery_key.RecoveryKeyTypo((3, 4, 9)),
    rules.RuleMalformed("prolongation", "missing"),
    typed_dates.TypedDateProblem("unknown", "x"),
    exchange_problems.FileNotUnderstood(exchange_problems.FileFault.NOT_JSON, 3),
    exchange_problems.FileNotUnderstood(exchange_problems.FileFault.NOT_JSON, 1, 17),
    exchange_problems.PracticeFileRefused(),
    exchange_problems.ValueRefused(("participants", 2), exchange_problems.ValueFault.NOT_A_DAY),
    tools.NoSuchTeam("Gata", ("Kafé", "Tvätt")),
    tools.UserNotGiven(2),
    tools.AnswerNotWritten(False),
    screen.WindowPartsMissing("libxcb-cursor.so.0"),
    tools.RegisterNotSound(RegisterCheck(False, (), (), (), (), {})),
    exchange_problems.FileInTheWay("plan.pdf"),
    exchange_problems.FileUnreadable("plan.pdf", writing=True),
)
TECHNICAL = re.compile(
    r"\b(sql\w*|databasfel|error|exception|header|hash|hmac|argon\w*|json|fel ?kod|null|none|"
    r"undantag|traceback|pragma|wal|salt|slot)\b",
    re.IGNORECASE,
)


def leaves(kind: type[Exception]) -> Iterator[type[Exception]]:
    for child in kind.__subclasses__():
        yield child
        yield from leaves(child)


def sample(kind: type[Exception]) -> Exception:
    return next((one for one in SAMPLES if type(one) is kind), None) or kind()


KINDS = sorted({*leaves(StoreError), *leaves(DomainError)}, key=lambda kind: kind.__name__)


@pytest.mark.parametrize("kind", KINDS)
def test_an_error_says_what_happened_that_nothing_is_lost_and_what_to_do(
    kind: type[Exception],
) -> None:
    told = sentence(sample(kind))

    assert all(text.endswith(".") for text in (told.what, told.nothing_lost, told.what_to_do))


@pytest.mark.parametrize("kind", KINDS)
def test_no_sentence_uses_the_words_of_the_mechanism(kind: type[Exception]) -> None:
    assert TECHNICAL.findall(sentence(sample(kind)).text) == []


def test_no_two_errors_say_the_same() -> None:
    told = [sentence(sample(kind)).what for kind in KINDS]

    assert [what for what in told if told.count(what) > 1] == []


def test_anything_else_is_a_bug_and_has_no_sentence() -> None:
    with pytest.raises(LookupError):
        sentence(ValueError("x"))


def test_who_has_the_register_open_is_told() -> None:
    told = sentence(store_errors.RegisterInUse("karin", "kontoret", SINCE))

    assert told.what == (
        "Registret är redan öppet av karin på datorn kontoret, sedan 16 mars 2026 kl. 08.05."
    )


def test_an_unknown_holder_is_not_invented() -> None:
    assert sentence(store_errors.RegisterInUse()).what == "Registret är redan öppet."


def test_the_groups_to_look_at_are_named() -> None:
    told = sentence(recovery_key.RecoveryKeyTypo((3, 4, 9)))

    assert told.what_to_do == "Jämför grupp 3, 4 eller 9 med papperet."


@pytest.mark.parametrize(
    ("error", "part"),
    [
        (store_errors.WaitAfterFailures(1), "Vänta 1 sekund innan"),
        (store_errors.HeaderDamaged(previous_available=False), "senaste säkerhetskopian"),
        (recovery_key.RecoveryKeyTypo((), length=35), "det blev 35"),
        (errors.IdentityNumberProblem("too_short", 1), "saknas en siffra"),
        (errors.IdentityNumberProblem("check_digit"), "Sista siffran"),
        (errors.NoSuchPart("decision", 2), "inget beslut 2"),
        (errors.NoSuchPart("form", 2), "inget formulär 2"),
        (form.FormIncomplete(("Datum", "Varför?", "Datum")), "Datum och Varför?"),
        (form.FormTooSoon(date(2026, 3, 2)), "2 mars 2026"),
        (store_errors.RegisterNameMissing("organisation"), "Organisationens namn"),
    ],
)
def test_the_sentence_follows_the_case(error: Exception, part: str) -> None:
    assert part in sentence(error).text


def test_a_sentence_reads_as_one_paragraph() -> None:
    assert Sentence("A.", "", "C.").text == "A. C."
