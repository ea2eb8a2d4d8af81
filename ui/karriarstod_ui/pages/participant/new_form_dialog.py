"""Beginning a form: which one, and whether it begins from the one before."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from karriarstod.application.form_lending import lends_to
from karriarstod.application.forms import NewForm, begin_form
from karriarstod.domain.swedish_dates import long_date
from karriarstod.forms.catalog import offered_in
from karriarstod.forms.form import FormHeading, FormStatus
from karriarstod.forms.keys import OwnPage
from karriarstod.forms.template import FormTemplate
from karriarstod_ui import units
from karriarstod_ui.dialogs.form import Command, FormDialog
from karriarstod_ui.pages.participant.template_list import TemplateList, TemplateSearch
from karriarstod_ui.pages.participant.view import CaseView
from karriarstod_ui.theme import StateColor, TextRole
from karriarstod_ui.widgets.buttons import link_button
from karriarstod_ui.widgets.choices import TickBox
from karriarstod_ui.widgets.fields import LabeledField
from karriarstod_ui.widgets.text import Text

_LENDS = {FormStatus.DONE, FormStatus.SIGNED}


class NewFormDialog(FormDialog):
    """Templates that fit the stage come first; type to search, Enter begins.

    ``own_page_chosen`` carries an ``OwnPage`` where a form has a page of its own in the program,
    ``blank_asked`` a template's id when its empty paper is wanted.
    """

    own_page_chosen = Signal(object)
    blank_asked = Signal(str)

    def __init__(self, view: CaseView, user: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._view = view
        self._user = user
        self._lenders: dict[str, FormHeading] = {}
        self.name_it(self.tr("Nytt formulär"), self.tr("Börja"))
        self.search = TemplateSearch(self.tr("Skriv vad det handlar om"), hint="")
        self.search.setObjectName("search_templates")
        self.list = TemplateList()
        units.sized(self.list, min_height=300)
        self.from_earlier = TickBox(self.tr("Börja från förra"))
        self.from_earlier.setObjectName("from_earlier")
        self.from_earlier.setChecked(True)
        self.told = Text(
            self.tr("Det som brukar stämma följer med och märks ”från förra”."),
            TextRole.SMALL_QUIET,
            wrap=True,
        )
        self.blank = link_button(self.tr("Tom blankett att skriva ut"), "printer", compact=True)
        self.blank.setObjectName("blank_form")
        self.add(LabeledField(self.tr("Sök"), self.search))
        self.add(self.list)
        self.add(self.from_earlier)
        self.add(self.told)
        self.add(self.blank)
        self.search.textChanged.connect(self.list.search)
        self.search.moved.connect(self.list.step)
        self.list.pointed.connect(self._on_pointed)
        self.list.picked.connect(self.submit)
        self.blank.clicked.connect(self._on_blank)
        self.list.show_groups(self._groups())

    def _groups(self) -> tuple[tuple[str, Sequence[FormTemplate]], ...]:
        placement = self._view.placement
        stage = placement.stage_today(self._view.today) if placement is not None else None
        offered = offered_in(stage)
        fitting = tuple(one for one in offered if stage in one.stages)
        always = tuple(one for one in offered if not one.stages)
        others = tuple(one for one in offered if one not in fitting and one not in always)
        return (
            (self.tr("Passar nu"), fitting),
            (self.tr("När som helst"), always),
            (self.tr("Andra formulär"), others),
        )

    def show_earlier(self, headings: Sequence[FormHeading]) -> None:
        """The participant's forms: the last finished one of each kind can be begun from."""
        self._lenders = {}
        case, here = self._view.case, self._view.placement_number
        for one in headings:
            if one.status in _LENDS and lends_to(case, one.placement_number, here):
                self._lenders.setdefault(one.template.id, one)
        self._on_pointed()

    @Slot()
    def _on_pointed(self) -> None:
        chosen = self.list.chosen
        lender = self._lenders.get(chosen.id) if chosen is not None else None
        if lender is not None:
            day = long_date(lender.form_date, self._view.today)
            self.from_earlier.setText(self.tr("Börja från förra, {day}").format(day=day))
        for part in (self.from_earlier, self.told):
            part.setHidden(lender is None)
        own = chosen is not None and chosen.own_page is not None
        self.confirm.setText(self.tr("Gå dit") if own else self.tr("Börja"))
        self.confirm.setEnabled(chosen is not None)
        self.blank.setHidden(chosen is None)

    @Slot()
    def _on_blank(self) -> None:
        if self.list.chosen is not None:
            self.blank_asked.emit(self.list.chosen.id)

    @override
    def command(self) -> Command | None:
        chosen = self.list.chosen
        if chosen is None:
            self.message.show_message(
                self.tr("Inget formulär heter så. Sök på något annat."), StateColor.SOON
            )
            return None
        if chosen.own_page is not None:
            self.own_page_chosen.emit(OwnPage(chosen.own_page))
            return None
        lent = chosen.id in self._lenders and self.from_earlier.isChecked()
        new = NewForm(chosen.id, self._view.placement_number, from_earlier=lent)
        number, author, today = self._view.number, self._user, self._view.today
        return lambda begin: begin_form(begin, number, new, author=author, today=today)
