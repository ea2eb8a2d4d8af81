"""What the form's page asks of paper; the program's entry hands in what fulfils it."""

from collections.abc import Sequence
from typing import Protocol

from karriarstod.application.changes import Events
from karriarstod.application.form_batches import Batched
from karriarstod.application.meeting_papers import MeetingPaper
from karriarstod.application.ports import Begin
from karriarstod.domain.identity import CaseNumber
from karriarstod.forms.form import FormSignature
from karriarstod.forms.template import FormTemplate


class FormPaper(Protocol):
    """A form as PDF, held in memory, with a name for its file that never is a person's."""

    @property
    def file_name(self) -> str:
        """What the file is called when it is saved."""
        ...

    @property
    def is_printable(self) -> bool:
        """Whether the paper's fonts have every character."""
        ...

    @property
    def pdf(self) -> bytes:
        """The file itself."""
        ...


class BatchPaper(Protocol):
    """The same form for many participants in one PDF, with a file name that is about nobody."""

    @property
    def file_name(self) -> str:
        """What the file is called when it is saved."""
        ...

    @property
    def batched(self) -> tuple[Batched, ...]:
        """Whose paper is in it."""
        ...

    @property
    def pdf(self) -> bytes:
        """The file itself."""
        ...


class FormPrinting(Protocol):
    """Forms on paper. Everything that takes `begin` is called on the worker."""

    def paper(
        self, begin: Begin, number: CaseNumber, form_number: int, *, shows_sensitive: bool = False
    ) -> FormPaper:
        """The form as it is printed; nothing is written. A draft says that it is one."""
        ...

    def sign(
        self, begin: Begin, number: CaseNumber, form_number: int, signature: FormSignature
    ) -> Events:
        """The done form signed, with the paper's facts of that moment frozen beside it."""
        ...

    def meeting(
        self, begin: Begin, number: CaseNumber, form_number: int, paper: MeetingPaper
    ) -> FormPaper:
        """A page that belongs to a talk: before it, after it, or for the new supervisor."""
        ...

    def blank(self, template: FormTemplate) -> FormPaper:
        """The empty form, to fill in by pen."""
        ...

    def batch(
        self, begin: Begin, template_id: str, numbers: Sequence[CaseNumber], *, is_blank: bool
    ) -> BatchPaper:
        """Everybody's last finished form of a template, or an empty one each."""
        ...
