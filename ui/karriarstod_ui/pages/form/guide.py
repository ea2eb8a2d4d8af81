"""What "Så gör du" says beside a form. The method guide fulfils the same port."""

from typing import Protocol

from PySide6.QtCore import QCoreApplication

from karriarstod.forms.keys import Leaves
from karriarstod.forms.template import FormTemplate


def _tr(text: str) -> str:
    return QCoreApplication.translate("FormGuide", text)


class Guide(Protocol):
    """Help for filling in a form, in plain words."""

    def paragraphs(self, template: FormTemplate, section: str) -> tuple[str, ...]:
        """What to say beside a section of a form; nothing where nothing needs to be said."""
        ...


class TemplateGuide:
    """What the template itself tells: what the form is for, and whether it may leave the house."""

    def paragraphs(self, template: FormTemplate, section: str) -> tuple[str, ...]:  # noqa: ARG002 - the template says the same of every section
        """The purpose, and who may get it."""
        leaves = {
            Leaves.SHARED: "",
            Leaves.PARTICIPANT: _tr("Lämnas bara till deltagaren själv."),
            Leaves.NEVER: _tr("Stannar hos er och lämnas aldrig ut."),
        }[template.leaves]
        return tuple(filter(None, (template.purpose, leaves)))
