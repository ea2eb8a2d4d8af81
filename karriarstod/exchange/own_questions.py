"""A file's own questions beside those that the register has."""

from dataclasses import replace

from karriarstod.application.ports import UnitOfWork
from karriarstod.forms.form import Form
from karriarstod.forms.own_questions import OwnQuestions, latest_own


def keep_own_questions(
    work: UnitOfWork, own: tuple[OwnQuestions, ...], *, ask_them: bool
) -> dict[tuple[str, int], int]:
    """Keeps them, and tells under which version each is kept, by template and version.

    A version that the register has taken for other questions gets the next one. Unless
    `ask_them`, new forms ask what they asked before: the questions come for the forms' sake.
    """
    before = work.forms.own_questions()
    kept_as: dict[tuple[str, int], int] = {}
    for one in own:
        there = {
            other.version: other.questions
            for other in work.forms.own_questions()
            if other.template_id == one.template_id
        }
        version = one.version
        if version not in there:
            work.forms.keep_own_questions(one)
        elif there[version] != one.questions:
            version = max(there) + 1
            work.forms.keep_own_questions(replace(one, version=version))
        kept_as[one.template_id, one.version] = version
    if not ask_them:
        for template_id in dict.fromkeys(one.template_id for one in own):
            _ask_as_before(work, template_id, latest_own(before, template_id))
    return kept_as


def _ask_as_before(work: UnitOfWork, template_id: str, before: OwnQuestions | None) -> None:
    now = latest_own(work.forms.own_questions(), template_id)
    questions = before.questions if before else ()
    if now is not None and now.questions != questions:
        work.forms.keep_own_questions(OwnQuestions(template_id, now.version + 1, questions))


def under(form: Form, kept_as: dict[tuple[str, int], int]) -> Form:
    """The form under the version that its own questions are kept as."""
    own = form.template.own
    if not own:
        return form
    version = kept_as[form.template.id, own]
    return replace(form, template=replace(form.template, own=version))
