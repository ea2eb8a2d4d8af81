"""Beginning a form of somebody by its name, from anywhere in the window."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from karriarstod.application.forms import NewForm, begin_form, form_number
from karriarstod.domain.identity import CaseNumber
from karriarstod_ui.desk import Desk
from karriarstod_ui.dialogs.quick_note import Somebody, somebody


class FormBeginning(QObject):
    """Begins a form in the main placement, from the last one of its kind if there is one.

    ``opened`` is then called with case and form.
    """

    def __init__(self, desk: Desk, opened: Callable[[str, int], None], parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._opened = opened

    def begin(self, number: str, template_id: str) -> None:
        """A new draft, opened."""
        case = CaseNumber.parse(number)
        self._desk.ask(
            lambda queries: somebody(queries.case(case)),
            owner=self,
            done=lambda person: self._begin(person, template_id),
        )

    def _begin(self, person: Somebody, template_id: str) -> None:
        desk, number = self._desk, person.case_number
        new = NewForm(template_id, person.placement_number, from_earlier=True)
        author, today = desk.user.name, desk.today
        desk.do(
            lambda begin: begin_form(begin, number, new, author=author, today=today),
            owner=self,
            done=lambda events: self._opened(str(number), form_number(events)),
        )
