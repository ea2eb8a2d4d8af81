"""What the shipped templates must hold: the field's codes, stored keys, and what flows need.

The codes are those of the domain reference, section 1.3: `*` is needed before a form is done, `§`
is shown only after a click.
"""

from enum import Enum
from typing import Final, NamedTuple

from karriarstod.domain.decision import Measure
from karriarstod.domain.note import NoteKind
from karriarstod.domain.participant import InterpreterMode, Protection
from karriarstod.domain.parties import GivenHow, InformationCategory, ReferrerType
from karriarstod.domain.plan import GoalReason, GoalStatus, PlanBasis, TaskLevel
from karriarstod.domain.referral import Intake, ReferralChannel
from karriarstod.forms.keys import FlowTarget, Prefill

COMMON: Final = (
    "form_date* participants_present interpreter_used participant_comment participant_has_read*"
    " next_contact"
)
"""Asked in every form that stands between the common sections."""

_MAPPED: Final = (
    "work education language digital strengths interests everyday travel network"
    " health_at_work§ adaptations dream_job"
)
_MAPPED_SECTIONS: Final = "work skills strengths everyday people health"

FIELD_CODES: Final[dict[str, str]] = {
    "referral": "referral_received_on* referral_channel* referrer_type* referrer_org referrer_unit"
    " referrer_person referrer_phone referrer_email decision_no insats_type* decision_from"
    " decision_to extent_percent hours_per_week purpose_of_placement* financing"
    " handledarersattning_per_day report_requirements language_need interpreter_language"
    " interpreter_gender_pref interpreter_mode adaptation_need§ protected_identity*"
    " consents_presented intake_decision* intake_decision_on intake_reason",
    "first_visit": "visit_date* present* tour_done expectations_participant* expectations_referrer"
    " own_goal_words* earlier_work education_level interests strengths what_makes_a_good_day"
    " practical_obstacles adaptation_need§ medicine_or_allergy_for_safety§ tasks_shown"
    " tasks_wanted trial_days start_wanted_on decision decision_reason",
    "introduction": "company_items days_items safety_items together_items"
    " company_items.item company_items.planned_on company_items.done_on company_items.done_by"
    " company_items.participant_initials company_items.note machine_permits"
    " machine_permits.machine machine_permits.allowed_on machine_permits.by"
    " introduction_completed_on",
    "placement_agreement": "parties* insats_type* period_from* period_to* schedule"
    " schedule.weekday schedule.start schedule.end extent_percent tasks* handledare*"
    " deputy_handledare support_needed goals_summary follow_up_dates* reporting_to_referrer"
    " absence_routine* compensation_source travel clothing termination_terms",
    "secrecy_and_consent": "pledges.person pledges.role pledges.read_on consents.party*"
    " consents.information_categories* consents.purpose* consents.cooperation_name*"
    " consents.valid_from* consents.valid_to* consents.given_how consent_language"
    " effects_of_no_consent_explained* sus_consent esf_consent photo_consent",
    "mapping": "earlier_jobs.employer earlier_jobs.task earlier_jobs.from earlier_jobs.to licences"
    " economy_source obstacles_self_view wanted_occupation wanted_occupation_ssyk"
    " other_contacts.authority other_contacts.contact other_contacts.what_they_do tasks_to_try "
    + " ".join(
        f"{area.rstrip('§')}_{view}{'§' if area.endswith('§') else ''}"
        for area in _MAPPED.split()
        for view in ("self_view", "handledare_view")
    )
    + "".join(f" {one}_source {one}_changed_since_last" for one in _MAPPED_SECTIONS.split()),
    "work_plan": "valid_from* valid_to* plan_basis direction_occupation direction_area"
    " long_term_goal* alternative_goal goal_reasons starting_point* delmal delmal.delmal_text*"
    " delmal.delmal_area delmal.how_measured* delmal.activity* delmal.support_by_asf"
    " delmal.responsible* delmal.start_on delmal.due_on* delmal.status* delmal.status_on"
    " delmal.result_note tasks_now tasks_next working_time_steps.from_date"
    " working_time_steps.hours_per_week adaptations§ risk_plan follow_up_how* follow_up_on*"
    " af_support other_actor_support copy_to",
    "follow_up_talk": "meeting_date* type since_last* what_went_well* what_was_hard"
    " attendance_summary tasks_done delmal_review* wellbeing_at_work_self working_hours_ok"
    " adaptations_change§ conflicts_or_incidents agreed_actions* agreed_actions.what"
    " agreed_actions.who agreed_actions.by plan_change_needed next_meeting*",
    "competence_mapping": "competences.competence* competences.type competences.source"
    " competences.self_level competences.handledare_level competences.seen_on"
    " competences.evidence competences.wants_to_develop",
    "journal_note": "at* kind text* related_to visible_to_participant",
}
"""By template. A column is written after its table; what the record itself holds is left out.

Of M05 the record holds a withdrawal (a consent is taken back there, not on paper), of M07 the
plan's number and version; signatures are the form's own.
"""

STORED_UNDER: Final = {
    ("first_visit", "visit_date"): "form_date",
    ("follow_up_talk", "meeting_date"): "form_date",
    ("journal_note", "at"): "form_date",
    ("journal_note", "kind"): "note_kind",
}
"""Codes that are asked under another key: the day of a form is asked once."""

FLOW_COLUMNS: Final[dict[FlowTarget, set[str]]] = {
    FlowTarget.PLAN_TASKS: {"task"},
    FlowTarget.PLAN_STEPS: {"what", "who", "by"},
    FlowTarget.PLAN_GOALS: {"goal", "how_seen", "due_on"},
    FlowTarget.PLAN_PROGRESS: {"goal", "status", "comment"},
    FlowTarget.COMPETENCES: {"competence", "type", "handledare_level", "wants_to_develop"},
    FlowTarget.CONSENTS: {
        "party",
        "party_name",
        "information_categories",
        "purpose",
        "valid_from",
        "valid_to",
        "given_how",
    },
    FlowTarget.REMINDERS: {"what", "who", "by"},
}
"""The columns a table needs where its rows flow on."""

FLOW_KEYS: Final[dict[FlowTarget, set[str]]] = {
    FlowTarget.NOTES: {"note_kind", "visible_to_participant"},
    FlowTarget.HANDOVER: {"from_person", "from_day"},
    FlowTarget.CLOSING: {"end_date", "end_reason", "outcome"},
    FlowTarget.FOLLOW_UPS: {"after_months", "contact_on", "contacted", "in_work"},
}
"""The other questions of the same form that such a flow reads."""

TEXT_FLOWS: Final = {
    FlowTarget.PLAN_GOAL_WORDS,
    FlowTarget.PLAN_STARTING_POINT,
    FlowTarget.PLAN_ADAPTATIONS,
}
"""Flows that carry one text as it was written."""

PREFILL_COLUMNS: Final[dict[Prefill, set[str]]] = {
    Prefill.PLAN_GOALS: {"goal", "status"},
    Prefill.PLAN_TASKS: {"task"},
    Prefill.PARTIES: {"party", "name"},
    Prefill.PROMISES: {"what", "who"},
}
"""The columns a table needs where the record fills it."""


class Stored(NamedTuple):
    """Choices that are keys of the record: which, and which of them a form never offers."""

    kind: type[Enum]
    never: frozenset[Enum] = frozenset()


_RESTRICTED: Final = frozenset({ReferrerType.KRIMINALVARDEN, ReferrerType.SIS})
_PARTY: Final = Stored(ReferrerType, _RESTRICTED | {ReferrerType.EGEN_INITIATIV})

STORED_KEYS: Final[dict[tuple[str, str], Stored]] = {
    ("referral", "protected_identity"): Stored(Protection),
    ("referral", "interpreter_mode"): Stored(InterpreterMode),
    ("referral", "referral_channel"): Stored(ReferralChannel),
    ("referral", "referrer_type"): Stored(ReferrerType, _RESTRICTED),
    ("referral", "insats_type"): Stored(Measure, frozenset({Measure.FRIVARD_UTSLUSS})),
    ("referral", "intake_decision"): Stored(Intake),
    ("referral", "consents_presented.party"): _PARTY,
    ("referral", "consents_presented.information_categories"): Stored(InformationCategory),
    ("secrecy_and_consent", "consents.party"): _PARTY,
    ("secrecy_and_consent", "consents.information_categories"): Stored(InformationCategory),
    ("secrecy_and_consent", "consents.given_how"): Stored(GivenHow),
    ("work_plan", "plan_basis"): Stored(PlanBasis),
    ("work_plan", "goal_reasons"): Stored(GoalReason),
    ("work_plan", "delmal.status"): Stored(GoalStatus),
    ("work_plan", "tasks_now.level"): Stored(TaskLevel),
    ("work_plan", "tasks_next.level"): Stored(TaskLevel),
    ("follow_up_talk", "delmal_review.status"): Stored(GoalStatus),
    ("follow_up_talk", "tasks_done.level"): Stored(TaskLevel),
    ("journal_note", "note_kind"): Stored(NoteKind),
}
"""Choices that the record understands, key for key and word for word."""
