"""The printed form inside the program: filled in, or blank to write on by pen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from typing_extensions import override

from karriarstod.application.forms import record_form_paper
from karriarstod.forms.catalog import newest_of
from karriarstod.forms.form import FormStatus, TemplateRef
from karriarstod.forms.keys import Leaves
from karriarstod.forms.own_questions import latest_own, template_of
from karriarstod_ui.dialogs.paper import PaperWindow
from karriarstod_ui.theme import StateColor
from karriarstod_ui.widgets.choices import TickBox

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from karriarstod.application.changes import Events
    from karriarstod.application.plan_paper import PaperTo
    from karriarstod.application.ports import Begin
    from karriarstod_ui.desk import Desk
    from karriarstod_ui.pages.form.printing_port import FormPaper, FormPrinting
    from karriarstod_ui.pages.form.reading import FormLook
    from karriarstod_ui.prompts import Prompts


class FormPreview(PaperWindow):
    """The paper of a form on screen. What is sensitive is printed only when it is asked for."""

    def __init__(
        self,
        desk: Desk,
        prompts: Prompts,
        printing: FormPrinting,
        shown: FormLook,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, prompts, parent)
        self._printing = printing
        self._shown = shown
        self._name = ""
        self.saving = self.tr("Spara formuläret som PDF")
        self.build(self.tr("Förhandsgranska"), self.tr("Formuläret som det skrivs ut"))
        self.sensitive = TickBox(self.tr("Med känsliga uppgifter"))
        self.sensitive.setObjectName("print_sensitive")
        self.head.add(self.sensitive, 0)
        self.sensitive.setHidden(not shown.template.has_sensitive)
        self.sensitive.toggled.connect(self._make)
        self._make()

    @Slot()
    def _make(self) -> None:
        """Make the paper and show it."""
        self.ready(False)
        made: list[FormPaper] = []
        shows = self.sensitive.isChecked()
        number, form, printing = self._shown.number, self._shown.form.number, self._printing

        def make(begin: Begin) -> Events:
            # On the worker: nothing of the window is touched here.
            made.append(printing.paper(begin, number, form, shows_sensitive=shows))
            return ()

        self._desk.do(
            make,
            owner=self,
            done=lambda _events: self._on_made(made[0], shows),
            saying=self.tr("Lägger ut formuläret …"),
        )

    def _on_made(self, paper: FormPaper, shows: bool) -> None:
        if shows == self.sensitive.isChecked():
            self._name = paper.file_name
            self.show_pdf(paper.pdf)
            self._warn(paper)

    def _warn(self, paper: FormPaper) -> None:
        words = [
            {
                Leaves.SHARED: "",
                Leaves.PARTICIPANT: self.tr("Det här papperet lämnas bara till deltagaren själv."),
                Leaves.NEVER: self.tr("Det här papperet stannar hos er och lämnas aldrig ut."),
            }[self._shown.template.leaves]
        ]
        if self._shown.form.status in {FormStatus.DRAFT, FormStatus.DISCARDED}:
            words.append(self.tr("Det är ett utkast, och papperet säger det."))
        if not paper.is_printable:
            words.append(self.tr("Några tecken finns inte i papperets typsnitt och syns som �."))
        told = " ".join(filter(None, words))
        if told:
            self.warning.show_message(told, StateColor.SOON)
        else:
            self.warning.clear()

    @override
    def file_name(self) -> str:
        return self._name

    @override
    def record(self, begin: Begin, to: PaperTo) -> Events:
        return record_form_paper(begin, self._shown.number, self._shown.form.number, to)


class BlankForm(PaperWindow):
    """The empty paper of the newest version of a form, with the organisation's own questions."""

    def __init__(
        self,
        desk: Desk,
        prompts: Prompts,
        printing: FormPrinting,
        template_id: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, prompts, parent)
        self._name = ""
        self.saving = self.tr("Spara blanketten som PDF")
        self.build(self.tr("Tom blankett"), self.tr("Blanketten som den skrivs ut"))
        self.ready(False)
        made: list[FormPaper] = []
        desk.do(
            partial(_blank, made, printing, template_id),
            owner=self,
            done=lambda _events: self._on_made(made[0]),
            saying=self.tr("Lägger ut blanketten …"),
        )

    def _on_made(self, paper: FormPaper) -> None:
        self._name = paper.file_name
        self.show_pdf(paper.pdf)

    @override
    def file_name(self) -> str:
        return self._name

    @override
    def record(self, begin: Begin, to: PaperTo) -> Events:
        # It is about nobody: there is no history for it to stand in.
        return ()


def _blank(made: list[FormPaper], printing: FormPrinting, template_id: str, begin: Begin) -> Events:
    with begin() as work:
        versions = work.forms.own_questions()
    own = latest_own(versions, template_id)
    shipped = newest_of(template_id)
    ref = TemplateRef(shipped.id, shipped.version, own.version if own else 0)
    made.append(printing.blank(template_of(ref, versions)))
    return ()
