"""What a register demands of a signed form when it is kept anew."""

from karriarstod.forms.form import Form, FormFrozen


def demand_signed_form_unchanged(before: Form, now: Form) -> None:
    """Raises FormFrozen when a form that was signed says something else, or is signed no more."""
    if before.is_frozen and (not now.is_frozen or _frozen(before) != _frozen(now)):
        raise FormFrozen(before.number)


def _frozen(form: Form) -> tuple[object, ...]:
    return (form.template, form.answers, form.signature, form.sheet, form.begun_on, form.author)
