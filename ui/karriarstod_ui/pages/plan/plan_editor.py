"""The plan as it is written: own words first, goals and steps on the page, the rest in sections."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from karriarstod_ui.pages.plan.binding import focus_at_end
from karriarstod_ui.pages.plan.content_edits import Place
from karriarstod_ui.pages.plan.draft import PlanDraft
from karriarstod_ui.pages.plan.facts import PlanFacts
from karriarstod_ui.pages.plan.goals_column import GoalsColumn, bring_into_view
from karriarstod_ui.pages.plan.section import Section
from karriarstod_ui.pages.plan.section_bodies import SECTION_OF, OwnWords, SectionBodies
from karriarstod_ui.pages.plan.words import SUMMARIES, missing_lines
from karriarstod_ui.theme import TextRole
from karriarstod_ui.widgets.card import Card
from karriarstod_ui.widgets.layouts import column
from karriarstod_ui.widgets.text import Text


class PlanEditor(QWidget):
    """Writes a draft. Every change goes into it at once; saving it is somebody else's.

    ``changed`` follows every change, when the draft and this agree.
    """

    changed = Signal()

    def __init__(self, draft: PlanDraft, facts: PlanFacts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.draft = draft
        self._facts = facts
        self._bodies = SectionBodies(draft, facts, self)
        self.sections: dict[str, Section] = {}
        self._lines = column(self, spacing=12)
        self._lines.addWidget(self._own_words())
        self._add_section("start", self.tr("Nuläge"))
        self._add_section("more", self.tr("Mer om målet"))
        self.goals = GoalsColumn(draft, facts)
        self._lines.addWidget(self.goals)
        for key, title in (
            ("tasks", self.tr("Arbetsuppgifter nu och nästa")),
            ("hours", self.tr("Tidsupptrappning")),
            ("adaptations", self.tr("Stöd och anpassningar")),
            ("when_hard", self.tr("Om det blir svårt")),
            ("roles", self.tr("Vem gör vad")),
            ("follow_up", self.tr("Uppföljning och giltighet")),
        ):
            self._add_section(key, title)
        self._lines.addStretch(1)
        draft.written.connect(self._on_written)
        draft.rearranged.connect(self.sync)
        self._summarise()
        if not draft.content.starting_point.strip():
            self.sections["start"].set_open(True)

    def _own_words(self) -> Card:
        card = Card()
        card.setProperty("guide", "own")
        words = OwnWords(self.tr("Jag vill …"), lines=1)
        card.add(Text(self.tr("Mitt mål, med mina ord"), TextRole.SMALL_STRONG, buddy=words))
        words.setAccessibleName(self.tr("Mitt mål, med mina ord"))
        self._bodies.bind("long_term_goal", words)
        card.add(words)
        return card

    def _add_section(self, key: str, title: str) -> None:
        made = Section(key, title, lambda: self._bodies.build(key))
        self.sections[key] = made
        self._lines.addWidget(made)

    def sync(self) -> None:
        """Show what the draft holds, keeping everything that already says it."""
        self.goals.sync()
        self._bodies.sync()
        self._summarise()
        self.changed.emit()

    def _on_written(self, place: Place) -> None:
        if place.goal is not None:
            self.goals.show_goal(place.goal)
        self._summarise()
        self.changed.emit()

    def _summarise(self) -> None:
        content = self.draft.content
        missing: dict[str, int] = {}
        for line in missing_lines(content):
            key = SECTION_OF.get(line.place.field, "")
            missing[key] = missing.get(key, 0) + 1
        for key, section in self.sections.items():
            count = missing.get(key, 0)
            words = self.tr("{n} saknas").format(n=count) if count else ""
            section.head.show_summary(SUMMARIES[key](content, self._facts.today), words)

    def focus_place(self, place: Place) -> None:
        """Open and focus the field of a place; a list that lacks everything gets its first part."""
        if place.field == "goals":
            self.goals.new_goal()
        elif place.field == "goal.steps" and place.goal is not None:
            self.goals.new_step(place.goal)
        elif place.goal is not None:
            self.goals.open_part(place.goal, place.step or 0, place.name)
        else:
            section = self.sections.get(SECTION_OF.get(place.field, ""))
            if section is not None:
                section.set_open(True)
            editor = self._bodies.editor(place.field)
            if editor is not None:
                focus_at_end(editor)
                bring_into_view(editor)

    def close_form(self) -> None:
        """Close the open form, if any."""
        self.goals.close_form()
