"""The organisation's own questions: one more version each time they are kept."""

from typing import Final

from karriarstod.application.changes import Events
from karriarstod.application.ports import Begin
from karriarstod.domain.events import Event, EventKind
from karriarstod.forms.catalog import newest_of
from karriarstod.forms.own_drafts import (
    OwnDraft,
    OwnProblem,
    OwnQuestionsWrong,
    problems,
    questions_of,
)
from karriarstod.forms.own_questions import OWN_TITLE, OwnQuestions, latest_own

PROBLEMS: Final = {
    OwnProblem.NO_LABEL: "Skriv vad ni vill fråga.",
    OwnProblem.LONG_LABEL: "Frågan är för lång. Skriv den kort, och resten som hjälptext.",
    OwnProblem.SAME_LABEL: "En fråga heter så redan. Skriv den på ett annat sätt.",
    OwnProblem.FEW_OPTIONS: "Skriv minst två svar att välja på, ett på varje rad.",
    OwnProblem.SAME_OPTION: "Samma svar står två gånger. Ta bort det ena.",
}
"""What to say beside a question that cannot be asked."""


def keep_questions(begin: Begin, template_id: str, drafts: tuple[OwnDraft, ...]) -> Events:
    """The template's own questions from now on, in new forms; forms already begun keep theirs.

    Nothing is written where nothing has changed. Raises OwnQuestionsWrong or NoSuchTemplate.
    """
    for place, problem in problems(drafts):
        raise OwnQuestionsWrong(place, problem)
    shipped = newest_of(template_id)
    with begin() as work:
        versions = [one for one in work.forms.own_questions() if one.template_id == template_id]
        questions = questions_of(drafts, versions)
        before = latest_own(versions, template_id)
        if questions == (before.questions if before else ()):
            return ()
        # Asked together with the shipped ones, before they are kept.
        shipped.with_own(questions, OWN_TITLE)
        version = before.version + 1 if before else 1
        work.forms.keep_own_questions(OwnQuestions(template_id, version, questions))
        event = Event.of(
            EventKind.OWN_QUESTIONS_CHANGED,
            template=template_id,
            version=version,
            questions=len(questions),
        )
        work.commit(event)
    return (event,)
