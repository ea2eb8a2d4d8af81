"""Windows for work: an employment with its support, and how it goes afterwards."""

from dataclasses import replace
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from karriarstod.application.phrases import months
from karriarstod.application.placements import follow_up_employment, keep_employment
from karriarstod.domain.employment import (
    Employment,
    EmploymentForm,
    FollowUpContact,
    Reached,
    SubsidyForm,
    VerifiedBy,
)
from karriarstod.domain.rules import RuleId
from karriarstod.domain.swedish_dates import days, long_date
from karriarstod_ui.dialogs.editors import key_choice
from karriarstod_ui.dialogs.form import Command, side_by_side
from karriarstod_ui.pages.participant.case_dialog import PlacementDialog, line_field, written
from karriarstod_ui.pages.participant.chain_dialogs import stay_words
from karriarstod_ui.pages.participant.view import CaseView
from karriarstod_ui.theme import StateColor
from karriarstod_ui.widgets.card import InlineMessage
from karriarstod_ui.widgets.choices import Choice, TickBox
from karriarstod_ui.widgets.fields import DateField, LabeledField


class EmploymentDialog(PlacementDialog):
    """An employment, new or changed. No amounts are asked for or kept."""

    def __init__(
        self, view: CaseView, old: Employment | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(view, parent)
        self._old = old
        given = old or Employment(0, view.today, "")
        self.employer = line_field(self.tr("Arbetsgivare"), "employer", given.employer)
        self.position = line_field(self.tr("Arbete"), "position", given.position)
        self.form = key_choice(EmploymentForm, given.form)
        self.form.setObjectName("form")
        self.extent = line_field(
            self.tr("Omfattning, procent"),
            "extent_percent",
            str(given.extent_percent or ""),
        )
        self.starts = self.date_field(
            self.tr("Från och med"), "starts_on", old.starts_on if old else None
        )
        self.ends = self.date_field(self.tr("Till och med"), "ends_on", given.ends_on)
        self.subsidy = key_choice(SubsidyForm, given.subsidy)
        self.subsidy.setObjectName("subsidy")
        self.verified = key_choice(VerifiedBy, given.verified_by)
        self.verified.setObjectName("verified_by")
        self.same_company = TickBox(self.tr("Anställd hos oss"))
        self.same_company.setObjectName("same_company")
        self.same_company.setChecked(given.same_company)
        self.subsidy_from = self.date_field(
            self.tr("Stödet gäller från"), "subsidy_from", given.subsidy_from
        )
        self.subsidy_to = self.date_field(
            self.tr("Stödet gäller till"), "subsidy_to", given.subsidy_to
        )
        self.sius_from = self.date_field(self.tr("SIUS från"), "sius_from", given.sius_from)
        self.sius_to = self.date_field(self.tr("SIUS till"), "sius_to", given.sius_to)
        self.sius_follow = self.date_field(
            self.tr("SIUS följer upp till"), "sius_follow_up_to", given.sius_follow_up_to
        )
        self._build()

    def _build(self) -> None:
        for first, last in (
            (self.starts, self.ends),
            (self.subsidy_from, self.subsidy_to),
            (self.sius_from, self.sius_to),
        ):
            self.period_fields(first, last)
        self.name_it(
            self.tr("Ändra anställningen") if self._old else self.tr("Anställning"),
            self.tr("Spara anställningen"),
            self.tr("Stödets egna datum gäller. Belopp sparas inte här."),
        )
        self.add_pair(self.employer, self.position)
        self.add(self.same_company)
        self.add_pair(self.starts, self.ends)
        self.booked = InlineMessage()
        self.booked.setObjectName("booked")
        self.add(self.booked)
        self.add_pair(LabeledField(self.tr("Form"), self.form), self.extent)
        self.add_pair(
            LabeledField(self.tr("Stöd till arbetsgivaren"), self.subsidy),
            LabeledField(self.tr("Hur vi vet det"), self.verified),
        )
        self._subsidy_dates = side_by_side(self.subsidy_from, self.subsidy_to)
        self.add(self._subsidy_dates)
        self.add_pair(self.sius_from, self.sius_to)
        self.add(self.sius_follow)
        self.subsidy.currentIndexChanged.connect(self._arrange)
        self._arrange()
        _date(self.starts).date_changed.connect(self._tell_booked)

    def _tell_booked(self, starts: date | None) -> None:
        """What is booked after the first day of work stays booked, and is said to."""
        booked = self.placement.booked_after(starts) if starts is not None else ()
        if not booked or self._old is not None or not self.placement.is_open:
            self.booked.clear()
            return
        said = ", ".join(stay_words(one, self.view.today) for one in booked)
        self.booked.show_message(
            self.tr(
                "Fortfarande bokat: {booked}. Ta bort det under Rätta steg om det inte blir av."
            ).format(booked=said),
            StateColor.SOON,
        )

    def _arrange(self) -> None:
        self._subsidy_dates.setHidden(self.subsidy.key() == SubsidyForm.NONE.value)

    @override
    def command(self) -> Command | None:
        starts = self.day(self.starts, missing=self.tr("Skriv första arbetsdagen."))
        ends = self.day(self.ends)
        self.in_order(starts, ends, self.ends)
        if not written(self.employer):
            self.wrong(self.employer, self.tr("Skriv vem arbetsgivaren är."))
        subsidy = SubsidyForm(self.subsidy.key())
        has_subsidy = subsidy is not SubsidyForm.NONE
        subsidy_from = self.day(self.subsidy_from) if has_subsidy else None
        subsidy_to = self.day(self.subsidy_to) if has_subsidy else None
        self.in_order(subsidy_from, subsidy_to, self.subsidy_to)
        sius_from, sius_to = self.day(self.sius_from), self.day(self.sius_to)
        self.in_order(sius_from, sius_to, self.sius_to)
        sius_follow = self.day(self.sius_follow)
        percent = self.percent(self.extent)
        if starts is None or self.has_wrong:
            return None
        employment = replace(
            self._old or Employment(0, starts, ""),
            starts_on=starts,
            ends_on=ends,
            employer=written(self.employer),
            position=written(self.position),
            form=EmploymentForm(self.form.key()),
            extent_percent=percent,
            subsidy=subsidy,
            subsidy_from=subsidy_from,
            subsidy_to=subsidy_to,
            sius_from=sius_from,
            sius_to=sius_to,
            sius_follow_up_to=sius_follow,
            same_company=self.same_company.isChecked(),
            verified_by=VerifiedBy(self.verified.key()),
        )
        case, placement = self.which
        return partial(
            keep_employment, number=case, placement_number=placement, employment=employment
        )


class FollowUpDialog(PlacementDialog):
    """How it goes some months into an employment; not being reached is an answer too."""

    def __init__(
        self,
        view: CaseView,
        employment: Employment,
        after_months: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(view, parent)
        self.employment = employment
        self._after = after_months
        self.on = self.date_field(self.tr("Dag"), "contact_on", today=True)
        self.reached = key_choice(Reached, empty=self.tr("Välj"))
        self.reached.setObjectName("reached")
        self._reached_field = LabeledField(self.tr("Kontakt"), self.reached)
        self.early = InlineMessage()
        self.early.setObjectName("early")
        self.in_work = self._yes_or_no("in_work")
        self.same = self._yes_or_no("same_employer")
        self.extent = line_field(self.tr("Omfattning, procent"), "extent_percent")
        self.holds = self.text_field(self.tr("Vad som håller"), "what_holds")
        self.threatens = self.text_field(self.tr("Vad som kan bli svårt"), "what_threatens")
        self.support = self.text_field(self.tr("Stöd vi gett"), "support_given")
        self.name_it(
            self.tr("Uppföljning {months} efter anställning").format(months=months(after_months)),
            self.tr("Spara uppföljningen"),
            employment.employer,
        )
        self.add_pair(self.on, self._reached_field)
        self.add(self.early)
        answers = (
            LabeledField(self.tr("I arbete"), self.in_work),
            LabeledField(self.tr("Samma arbetsgivare"), self.same),
            self.extent,
        )
        self._answers = side_by_side(*answers, least=140)
        self.add(self._answers)
        for field in (self.holds, self.threatens, self.support):
            self.add(field)
        self.reached.currentIndexChanged.connect(self._arrange)
        _date(self.on).date_changed.connect(self._tell_early)
        self._tell_early(view.today)

    def _tell_early(self, on: date | None) -> None:
        """A contact long before its month is said to be early; it may be kept all the same."""
        due = dict(self.employment.follow_up_dates((self._after,)))[self._after]
        early = (due - on).days if on is not None else 0
        if early <= _ABOUT_THEN:
            self.early.clear()
            return
        self.early.show_message(
            self.tr(
                "Det är {days} för tidigt: uppföljningen är {day}. Det går att spara ändå."
            ).format(days=days(early), day=long_date(due, self.view.today)),
            StateColor.SOON,
        )

    def _yes_or_no(self, name: str) -> Choice:
        choice = Choice()
        choice.setObjectName(name)
        choice.set_options(
            [("", self.tr("Vet inte")), ("yes", self.tr("Ja")), ("no", self.tr("Nej"))]
        )
        return choice

    def _arrange(self) -> None:
        unheard = self.reached.key() not in {"", Reached.REACHED.value}
        for widget in (self._answers, self.holds, self.threatens):
            widget.setHidden(unheard)

    @override
    def command(self) -> Command | None:
        on = self.day(self.on, missing=self.tr("Skriv vilken dag."))
        if not self.reached.key():
            self.wrong(self._reached_field, self.tr("Välj om ni fick kontakt."))
        heard = self.reached.key() == Reached.REACHED.value
        percent = self.percent(self.extent) if heard else None
        if on is None or not self.reached.key():
            return None
        contact = FollowUpContact(
            number=0,
            after_months=self._after,
            contact_on=on,
            reached=Reached(self.reached.key()),
            in_work=_answer(self.in_work) if heard else None,
            same_employer=_answer(self.same) if heard else None,
            extent_percent=percent,
            what_holds=written(self.holds) if heard else "",
            what_threatens=written(self.threatens) if heard else "",
            support_given=written(self.support),
        )
        figures = self.view.rules.figures(RuleId.EMPLOYMENT_FOLLOW_UP, self.employment.starts_on)
        case, placement = self.which
        return partial(
            follow_up_employment,
            number=case,
            placement_number=placement,
            employment_number=self.employment.number,
            contact=contact,
            last=self._after >= max(figures),
        )


_ABOUT_THEN: Final = 7
"""As many days before its month a follow-up is still that month's."""


def _date(field: LabeledField) -> DateField:
    if not isinstance(field.editor, DateField):
        raise TypeError(field)
    return field.editor


def _answer(choice: Choice) -> bool | None:
    return {"yes": True, "no": False}.get(choice.key())
