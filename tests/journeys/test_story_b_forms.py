"""Story B again, by its forms: nothing of the first placement stands in the second one's paper."""

from datetime import date
from pathlib import Path

from form_desk import FormDesk, words_of
from handledare import Handledare
from PySide6.QtWidgets import QAbstractButton, QLabel

from karriarstod.domain.closing import EndReason
from karriarstod.domain.identity import CaseNumber
from karriarstod.domain.note import Note
from karriarstod.domain.parties import ReferrerType
from karriarstod.domain.placement import Placement
from karriarstod.domain.stages import StageKey
from karriarstod_ui.dialogs.careful import CarefulDialog
from karriarstod_ui.pages.form.preview import FormPreview
from karriarstod_ui.pages.participant.doing import Doing
from karriarstod_ui.pages.participant.notes_tab import NotesTab
from karriarstod_ui.pages.participant.tabs import Tab
from karriarstod_ui.pages.participants.page import ListPage
from karriarstod_ui.pages.referral.page import ReferralPage
from karriarstod_ui.places import PARTICIPANTS, REFERRAL

NUMBER = "DLT-2025-0001"
AUTHORITY = "Frivården Exempelstad"
OFFICER = "Vera Vakt"
NOTE = "Elias berättar att han är dömd och har frigång."
SECRETS = ("Kriminalvården", AUTHORITY, OFFICER)
PLAN = {
    "goal.text.1": "Baka själv",
    "goal.how_seen.1": "Brödet är gott",
    "step.text.1.1": "Väga mjölet",
    "step.how_seen.1.1": "Stämmer",
    "step.who.1.1": "Elias",
    "step.due_on.1.1": "2025-11-03",
    "starting_point": "Elias bakar hemma.",
    "follow_up_how": "Samtal",
    "follow_up_on": "2025-11-03",
    "valid_from": "2025-09-08",
    "valid_to": "2026-03-01",
}


def test_the_second_placements_papers_know_nothing_of_the_first_one(
    handledare: Handledare, tmp_path: Path
) -> None:
    forms = FormDesk(handledare, NUMBER)
    refer(handledare)
    agreement_of_the_first_placement(forms)
    a_note_with_words_of_crime_is_asked_about(handledare)
    he_stops_and_will_not_answer(forms)
    he_returns_through_the_municipality(handledare)
    forms_of_the_second_placement(forms)
    the_municipalitys_report(forms, tmp_path / "rapport.pdf")
    nobody_finds_the_first_referrer(handledare)


def placements(forms: FormDesk) -> tuple[Placement, ...]:
    found: tuple[Placement, ...] = forms.person.case(NUMBER).placements
    return found


def refer(person: Handledare) -> None:
    """Wednesday 5 March 2025: a letter comes; nothing asks for an offence."""
    person.go_to_day(date(2025, 3, 5))
    person.record.new_referral()
    person.refer(
        number="19900602-2397",
        given_name="Elias",
        family_name="Påhittad",
        referrer=ReferrerType.KRIMINALVARDEN.value,
        organisation=AUTHORITY,
        officer=OFFICER,
        supervisor="Stig Ställföre",
        team="Cykel",
    )
    person.more(Doing.INTAKE, intake="offered", intake_on=date(2025, 3, 5))


def agreement_of_the_first_placement(forms: FormDesk) -> None:
    """M04: the party is another authority, on paper too when somebody wrote its name."""
    person = forms.person
    person.go_to_day(date(2025, 4, 1))
    person.open_person(NUMBER)
    person.enter_stage(StageKey.INTRODUCTION.value, date(2025, 4, 1))
    forms.begin("Överenskommelse om plats")
    parties = [row.cells["party"] for row in forms.shown.answers.rows("parties")]
    assert parties == ["Deltagare", "Företaget", "Annan myndighet"]
    forms.answer(
        tasks=[{"task": "Laga cyklar"}],
        absence_routine="Ring före åtta.",
        follow_up_dates=[{"by": date(2025, 5, 5), "what": "Träff"}],
        reporting_to_referrer=f"{OFFICER} får schema.",
    )
    forms.pass_on(
        forms.finish(period_from=date(2025, 4, 1), period_to=date(2025, 9, 1), name="Någon")
    )
    forms.sign(signed_at="Annan plats")
    paper = forms.paper()
    assert "Annan myndighet får schema." in paper
    assert not [secret for secret in SECRETS if secret in paper]


def a_note_with_words_of_crime_is_asked_about(person: Handledare) -> None:
    """15 April: three ways, and whichever is chosen, nothing of the text is lost."""
    person.go_to_day(date(2025, 4, 15))
    person.open_person(NUMBER)
    person.open_tab(Tab.NOTES)
    tab = person.find(person.person, NotesTab, "")
    person.fill(tab, note_text=NOTE)
    person.press(tab, "keep_note")
    asked = person.dialog(CarefulDialog)
    for way in ("change_text", "move_text", "cancel"):
        assert person.find(asked, QAbstractButton, way).isEnabled()
    person.press(asked, "cancel")
    assert tab.text.text() == NOTE
    assert notes(person) == ()
    person.press(tab, "keep_note")
    person.press(person.dialog(CarefulDialog), "move_text")
    (kept,) = notes(person)
    assert (kept.text, kept.protected) == (NOTE, True)
    assert "frigång" not in " ".join(one.text() for one in tab.findChildren(QLabel))


def notes(person: Handledare) -> tuple[Note, ...]:
    found: list[tuple[Note, ...]] = []
    person.record.desk.ask(
        lambda queries: queries.notes(CaseNumber.parse(NUMBER)),
        owner=person.record.shell,
        done=found.append,
    )
    person.settle()
    return found[0]


def he_stops_and_will_not_answer(forms: FormDesk) -> None:
    """13 June: M17 at his own wish, and M15 offered and declined."""
    forms.person.go_to_day(date(2025, 6, 13))
    forms.begin("Avslut")
    forms.answer(
        end_date=date(2025, 6, 13),
        end_reason=EndReason.EGEN_BEGARAN.value,
        interrupted=True,
        outcome="okand",
    )
    forms.pass_on(forms.finish())
    closing = placements(forms)[0].closing
    assert closing is not None
    assert (closing.reason, closing.interrupted) == (EndReason.EGEN_BEGARAN, True)
    forms.begin("Deltagarens slutvärdering")
    forms.answer(taking_part="declined")
    forms.finish(participant_has_read=True)
    assert "Avböjt" in forms.paper()


def he_returns_through_the_municipality(person: Handledare) -> None:
    """1 September: IFO refers him again, and gets a placement of its own."""
    person.go_to_day(date(2025, 9, 8))
    person.record.new_referral()
    person.refer(
        number="19900602-2397",
        given_name="Elias",
        family_name="Påhittad",
        referrer=ReferrerType.KOMMUN_IFO.value,
        supervisor="Hanna Handledarsson",
    )
    page = person.page(REFERRAL, ReferralPage)
    person.prompts.answers.append(True)
    page.message.link.click()
    person.settle()
    person.fill(
        page,
        referrer=ReferrerType.KOMMUN_IFO.value,
        organisation="Provstads kommun",
        supervisor="Hanna Handledarsson",
        team="Kafé",
    )
    person.press(page, "save")
    person.open_person(NUMBER)
    person.more(Doing.INTAKE, intake="offered", intake_on=date(2025, 9, 8))
    person.enter_stage(StageKey.INTRODUCTION.value, date(2025, 9, 8))


def forms_of_the_second_placement(forms: FormDesk) -> None:
    """M02, M04 and M07 begin empty of the first placement: nothing is lent or shown beside."""
    person = forms.person
    forms.begin("Första besöket")
    forms.answer(own_goal_words="Jag vill baka.", decision="begin")
    forms.pass_on(forms.finish())
    forms.begin("Överenskommelse om plats", from_earlier=None)
    assert forms.page.panel.head.compare.isHidden()
    assert not forms.shown.answers.text("reporting_to_referrer")
    forms.answer(
        tasks=[{"task": "Baka"}],
        absence_routine="Ring före åtta.",
        follow_up_dates=[{"by": date(2025, 11, 3), "what": "Träff"}],
    )
    forms.pass_on(
        forms.finish(period_from=date(2025, 9, 8), period_to=date(2026, 3, 1), name="Ivar Insats")
    )
    forms.sign(signed_at="Provstad")
    person.record.open_plan(NUMBER, 2)
    person.settle()
    person.write_plan(lambda field: PLAN[field])
    person.answer(signed_at="Provstad")
    paper = words_of(person.printed())
    assert "Baka själv" in paper
    assert not [secret for secret in SECRETS if secret in paper]
    assert [one.signed_plan is not None for one in placements(forms)] == [False, True]


def the_municipalitys_report(forms: FormDesk, target: Path) -> None:
    """M13 in December is of the second placement alone, in the file as on the screen."""
    person = forms.person
    person.go_to_day(date(2025, 12, 5))
    forms.begin("Rapport till anvisaren")
    assert "ommun" in forms.shown.answers.text("recipient")
    forms.answer(period_from=date(2025, 9, 8), period_to=date(2025, 12, 5))
    forms.finish(status="ongoing")
    said = " ".join(label.text() for label in forms.page.findChildren(QLabel))
    person.prompts.answers = [target]
    person.press(forms.page, "preview")
    preview = person.dialog(FormPreview)
    assert isinstance(preview, FormPreview)
    person.qtbot.waitUntil(lambda: bool(preview.pdf))
    person.press(preview, "save_pdf")
    person.qtbot.waitUntil(target.exists)
    preview.close()
    paper = words_of(target.read_bytes())
    assert "Baka själv" in paper
    for secret in (*SECRETS, "Laga cyklar", "Stig Ställföre", "1 april"):
        assert secret not in paper, secret
        assert secret not in said, secret


def nobody_finds_the_first_referrer(person: Handledare) -> None:
    """Neither the list nor what finds everything knows the authority."""
    person.record.shell.go(PARTICIPANTS)
    person.settle()
    page = person.page(PARTICIPANTS, ListPage)
    for secret in SECRETS:
        person.fill(page, filter=secret)
        person.settle()
        assert page.table.model().rowCount() == 0, secret
    palette = person.record.shell.palette_over
    for secret in ("Kriminalvården", "dömd", "frigång"):
        palette.open_palette(secret)
        person.settle()
        assert palette.entries() == [], secret
        palette.close_palette()
    page.filter.clear()
    person.settle()
    model = page.table.model()
    assert model.rowCount() == 1
    row = [str(model.index(0, at).data()) for at in range(model.columnCount())]
    assert not [secret for secret in SECRETS if secret in " ".join(row)]
