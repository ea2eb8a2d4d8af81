"""The plan's page with everything it needs, and a printer that needs no paper."""

from dataclasses import dataclass, field, replace
from functools import lru_cache

from builders import a_case, a_placement, a_plan, a_plan_content
from desks import TODAY, a_desk, a_store
from fake_store import FakeStore
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPainter, QPdfWriter
from pytestqt.qtbot import QtBot
from qt_fakes import FakePrompts, InlineBackground

from karriarstod.application.changes import Events
from karriarstod.application.copy_wish import CopyForm, CopyWish
from karriarstod.application.plan_paper import Paper
from karriarstod.application.plans import sign_draft
from karriarstod.application.ports import Begin, Copy
from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.identity import CaseNumber
from karriarstod.domain.placement import Placement
from karriarstod.domain.plan import Goal, PlanContent, PlanStatus, PlanVersion, Signature, Step
from karriarstod_ui.pages.plan.plan_page import PlanPage

NUMBER = CaseNumber(2026, 1)


@lru_cache
def two_pages() -> bytes:
    """A small PDF of two pages."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    painter = QPainter(writer)
    painter.drawText(200, 200, "Sida 1")
    writer.newPage()
    painter.drawText(200, 200, "Sida 2")
    painter.end()
    return bytes(buffer.data().data())


@dataclass
class FakePrinting:
    """Remembers what was asked for, and signs as the real one does."""

    asked: list[tuple[int, Copy]] = field(default_factory=list)
    copies: list[CopyWish] = field(default_factory=list)
    blanks: int = 0

    def plan_pdf(
        self, begin: Begin, number: CaseNumber, placement: int, version: int, copy: Copy
    ) -> Paper:
        with begin() as work:
            plan = work.cases.get(number).placement(placement).plan(version)
        self.asked.append((version, copy))
        return Paper(number, placement, version, copy, TODAY, plan.is_draft, two_pages())

    def sign(
        self, begin: Begin, number: CaseNumber, placement: int, signature: Signature
    ) -> Events:
        return sign_draft(begin, number, placement, signature, "{}")

    def participant_copy(
        self, begin: Begin, number: CaseNumber, placement: int, version: int, wish: CopyWish
    ) -> Paper:
        with begin() as work:
            plan = work.cases.get(number).placement(placement).plan(version)
        self.copies.append(wish)
        variant = wish.language or ("simplified" if wish.form is CopyForm.SIMPLIFIED else "")
        where = (number, placement, version, Copy.DELTAGARE)
        return Paper(*where, TODAY, plan.is_draft, two_pages(), variant)

    def copy_name(
        self, number: CaseNumber, version: int, wish: CopyWish, *, is_draft: bool = False
    ) -> str:
        return f"min-plan-{wish.language or wish.form}_{number}_v{version}.pdf"

    def blank(self) -> bytes:
        self.blanks += 1
        return two_pages()

    def file_name(
        self, number: CaseNumber | None, version: int = 0, *, is_draft: bool = False
    ) -> str:
        return f"individuell-plan_{number}_v{version}.pdf" if number else "blankett.pdf"


def a_planned_case(*plans: PlanVersion, **others: object) -> CaseFile:
    """Leila with these versions of her plan."""
    placement = a_placement(plans=plans)
    return a_case(placements=(placement,), **others)  # type: ignore[arg-type]  # passed on as given


def a_draft(content: PlanContent | None = None, version: int = 1) -> PlanVersion:
    """A version being written."""
    return a_plan(version, status=PlanStatus.DRAFT, content=content or a_plan_content())


def many_goals(count: int) -> PlanContent:
    """A plan with so many goals of two steps each."""
    steps = (
        Step(1, "Ett första steg", "det syns", who="Leila"),
        Step(2, "Ett andra steg", "det hörs", who="Leila"),
    )
    goals = tuple(
        Goal(number, f"Mål nummer {number}", "det märks", steps=steps)
        for number in range(1, count + 1)
    )
    return replace(a_plan_content(), goals=goals)


@dataclass
class Shown:
    """A page on screen, with what stands behind it."""

    page: PlanPage
    store: FakeStore
    prompts: FakePrompts
    printing: FakePrinting

    @property
    def placement(self) -> Placement:
        """The placement as the register now holds it."""
        return self.store.content.cases[NUMBER].placement(1)

    @property
    def kept(self) -> PlanContent:
        """The draft as the register now holds it."""
        draft = self.placement.draft
        assert draft is not None
        return draft.content


def a_plan_page(
    qtbot: QtBot,
    *plans: PlanVersion,
    case: CaseFile | None = None,
    prompts: FakePrompts | None = None,
    worker: InlineBackground | None = None,
    version: int = 0,
) -> Shown:
    """The plan's page showing Leila's plan."""
    store = a_store(case or a_planned_case(*plans))
    asked = prompts or FakePrompts()
    printing = FakePrinting()
    desk = a_desk(store, worker)
    page = PlanPage(desk, asked, printing)
    desk.setParent(page)
    qtbot.addWidget(page)
    page.resize(1200, 900)
    page.show()
    page.show_plan(NUMBER, 1, version)
    return Shown(page, store, asked, printing)
