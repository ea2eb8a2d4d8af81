"""Everything there is to read on a screen, seen or heard, and cases full of what must not be."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Final

from builders import (
    NUMBERS,
    a_case,
    a_consent,
    a_contact,
    a_note,
    a_participant,
    a_placement,
    a_referral,
    a_reminder,
)
from desks import TODAY, a_store
from fake_store import FakeStore
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.identity import CaseNumber
from karriarstod.domain.participant import Language, Reach
from karriarstod.domain.parties import ReferrerType
from karriarstod.domain.plan import (
    Goal,
    HoursStep,
    PlanContent,
    PlanStatus,
    PlanVersion,
    RoleShare,
    Step,
    WorkTask,
)
from karriarstod.forms.answers import Answers, Cell, Row, Value, Voiced
from karriarstod.forms.catalog import newest_of
from karriarstod.forms.form import Form, TemplateRef
from karriarstod.forms.meetings import allowed
from karriarstod.forms.questions import (
    AnyQuestion,
    ChoiceQuestion,
    ChoicesQuestion,
    DateQuestion,
    NumberQuestion,
    ScaleQuestion,
    TableQuestion,
    TextQuestion,
    YesNoQuestion,
)

NUMBER: Final = CaseNumber(2026, 1)
NO: Final = "FÖRBJUDET"
"""Stands in everything that must never be read in a meeting."""

_DAY: Final = date(2026, 4, 24)


def texts_on(window: QWidget) -> tuple[str, ...]:
    """What every part that is shown says, writes, explains, lists and is called aloud."""
    return tuple(
        text
        for widget in (window, *window.findChildren(QWidget))
        if widget.isVisible()
        for text in (*_written(widget), *_heard(widget))
        if text.strip()
    )


def _written(widget: QWidget) -> Iterator[str]:
    yield widget.toolTip()
    yield widget.statusTip()
    yield widget.whatsThis()
    yield widget.windowTitle()
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    elif isinstance(widget, QLineEdit):
        yield widget.text()
        yield widget.placeholderText()
        completer = widget.completer()
        model = completer.model() if completer is not None else None
        for at in range(model.rowCount() if model is not None else 0):
            yield str(model.index(at, 0).data())
    elif isinstance(widget, QPlainTextEdit):
        yield widget.toPlainText()
        yield widget.placeholderText()
    elif isinstance(widget, QComboBox):
        for at in range(widget.count()):
            yield widget.itemText(at)
    for one in widget.actions():
        yield one.text()


def _heard(widget: QWidget) -> Iterator[str]:
    told = QAccessible.queryAccessibleInterface(widget)
    if told is not None:
        kinds = QAccessible.Text
        for kind in (kinds.Name, kinds.Description, kinds.Value, kinds.Help):
            yield told.text(kind)


@dataclass(frozen=True)
class Scene:
    """The same person twice: with what a meeting may show, and with all that it may not too."""

    with_forbidden: bool

    def store(self) -> FakeStore:
        """A register with them."""
        if not self.with_forbidden:
            store = a_store(self._case())
        else:
            other = a_case(f"Annan{NO}", f"Person{NO}", serial=2)
            store = a_store(self._case(), other)
            store.noted(NUMBER, a_note(f"Diagnos {NO}", author=f"Anders {NO}"))
        with store.begin() as work:
            work.forms.add_all(NUMBER, tuple(self._forms()))
            work.commit()
        return store

    def _case(self) -> CaseFile:
        if not self.with_forbidden:
            placement = a_placement(plans=(self._plan(),))
            return a_case("Leila", "Sandgren", placements=(placement,))
        person = a_participant(
            "Leila",
            f"Sand{NO}",
            number=NUMBERS[0],
            language=Language(f"Språk{NO}", interpreter_language=f"Tolk{NO}"),
            reach=Reach(f"070{NO}", f"{NO}@example.org", f"Gatan {NO}"),
        )
        referral = replace(
            a_referral(ReferrerType.KRIMINALVARDEN),
            organisation=f"Frivården {NO}",
            officer=f"Olle {NO}",
        )
        placement = a_placement(
            plans=(self._plan(),), referral=referral, supervisor=f"Rut {NO}", team=f"Lag {NO}"
        )
        case = a_case(
            placements=(placement,),
            contacts=(
                a_contact(
                    ReferrerType.REGION_VARD,
                    organisation=f"Psykiatrin {NO}",
                    person=f"Doktor {NO}",
                    responsibility=f"vård {NO}",
                ),
            ),
            consents=(replace(a_consent(), party_name=f"Frivården {NO}"),),
            reminders=(a_reminder(f"Ring psykiatrin {NO}", owner=f"Anders {NO}"),),
        )
        return replace(case, participant=person)

    def _plan(self) -> PlanVersion:
        goals = (
            Goal(
                1,
                "OK bak",
                "OK tre bak",
                _DAY,
                steps=(Step(1, "OK recept", who="Leila", due_on=_DAY),),
            ),
            Goal(2, "OK kassa"),
        )
        content = PlanContent(
            long_term_goal="OK kök",
            alternative_goal="OK bageri",
            starting_point="OK kafé",
            goals=goals,
            tasks=(WorkTask("OK disk"),),
            hours_steps=(HoursStep(_DAY, 20),),
            when_hard="OK paus",
            own_rating=4,
            follow_up_how="OK samtal",
            follow_up_on=_DAY,
        )
        if self.with_forbidden:
            steps = (replace(goals[0].steps[0], helper=f"Syster {NO}", result=f"Gick {NO}"),)
            content = replace(
                content,
                goals=(replace(goals[0], steps=steps, result=f"Så {NO}"), goals[1]),
                adaptations=f"Diagnos {NO}",
                direction_occupation=f"Yrke {NO}",
                direction_area=f"Ort {NO}",
                roles=(RoleShare(f"Frivården {NO}", f"vakt {NO}", f"Olle {NO}"),),
            )
        return PlanVersion(1, content, date(2026, 2, 2), PlanStatus.DRAFT)

    def _forms(self) -> Iterator[Form]:
        for at, (template_id, keys) in enumerate(allowed().forms.items(), 1):
            template = newest_of(template_id)
            values: dict[str, Value] = {}
            for question in template.questions():
                if question.key in keys:
                    values[question.key] = _answer(question, "OK")
                elif self.with_forbidden:
                    values[question.key] = _answer(question, NO)
            yield Form(
                number=at,
                template=TemplateRef(template_id, template.version),
                placement_number=1,
                begun_on=TODAY,
                author=f"Anders {NO}" if self.with_forbidden else "Rut Ekelöf",
                answers=Answers(MappingProxyType({k: v for k, v in values.items() if v != ""})),
            )


def _answer(question: AnyQuestion, word: str) -> Value:
    if isinstance(question, TableQuestion):
        cells = {one.key: _cell(one, word) for one in question.columns}
        return (Row(1, MappingProxyType({k: v for k, v in cells.items() if v != ""})),)
    return _cell(question, word)


def _cell(question: AnyQuestion, word: str) -> Cell:
    cell: Cell = ""
    if isinstance(question, TextQuestion):
        cell = f"{word} {question.key}"
    elif isinstance(question, ChoiceQuestion):
        cell = next(iter(question.options))
    elif isinstance(question, ChoicesQuestion):
        cell = (next(iter(question.options)),)
    elif isinstance(question, ScaleQuestion):
        cell = Voiced(2, 3) if question.voices else 2
    elif isinstance(question, YesNoQuestion):
        cell = True
    elif isinstance(question, DateQuestion):
        cell = _DAY
    elif isinstance(question, NumberQuestion):
        cell = 3
    return cell
