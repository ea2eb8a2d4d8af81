"""Beside a progress form: how the areas of the section in view have been seen until now."""

from datetime import date

from PySide6.QtWidgets import QWidget

from karriarstod.forms.answers import Answers
from karriarstod.forms.development import PROGRESS, Times, development
from karriarstod_ui.pages.form.reading import FormLook
from karriarstod_ui.widgets.development import DevelopmentCard


class FormDevelopment(DevelopmentCard):
    """The earlier answers and, last, what stands in the form right now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(most_in_row=1, parent=parent)
        self._earlier: Times = ()
        self.hide()

    def show_earlier(self, times: Times) -> None:
        """What was said before; ``show_answers`` puts this form's own beside it."""
        self._earlier = times

    def show_answers(self, shown: FormLook, answers: Answers, section: str, today: date) -> None:
        """Show the areas of a section; hidden where it has none, or nobody has said anything."""
        if shown.form.template.id != PROGRESS:
            self.hide()
            return
        inside = {
            one.key
            for part in shown.template.sections
            if part.key == section
            for one in part.questions
        }
        times = (*self._earlier, (shown.form.form_date, answers))
        areas = [one for one in development(shown.template, times) if one.key in inside]
        self.setHidden(not any(one.is_seen for one in areas))
        self.show_areas(areas, today)
