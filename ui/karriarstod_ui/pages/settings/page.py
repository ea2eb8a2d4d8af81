"""Settings: how it looks, the organisation, its rules, its users, and the register itself."""

from __future__ import annotations

from dataclasses import replace
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from karriarstod.application.check_words import check_sentence
from karriarstod.application.organisation import change_organisation
from karriarstod.application.progress import keep_own_list
from karriarstod.application.register_user import RegisterCheck
from karriarstod.application.rulebook import set_own_figures
from karriarstod.domain.own_lists import OwnList
from karriarstod.domain.rules import RuleOverride
from karriarstod_ui.desk import Desk
from karriarstod_ui.pages.settings.appearance import AppearanceCard
from karriarstod_ui.pages.settings.lists_card import ListsCard, lists_look
from karriarstod_ui.pages.settings.meeting_code import MeetingCodeCard
from karriarstod_ui.pages.settings.organisation import OrganisationCard
from karriarstod_ui.pages.settings.own_questions import OwnQuestionsCard
from karriarstod_ui.pages.settings.register_desk import RegisterDesk
from karriarstod_ui.pages.settings.rules import RulesCard
from karriarstod_ui.pages.settings.user_windows import UserWindows
from karriarstod_ui.pages.settings.users import UsersCard
from karriarstod_ui.pages.settings.words_card import WordsCard
from karriarstod_ui.preferences import Preferences
from karriarstod_ui.prompts import Prompts
from karriarstod_ui.theme import StateColor, TextRole
from karriarstod_ui.typed import Typed
from karriarstod_ui.widgets.buttons import secondary_button
from karriarstod_ui.widgets.card import Card, InlineMessage, PageHeader
from karriarstod_ui.widgets.fields import DateField, LabeledField
from karriarstod_ui.widgets.layouts import Column, Columns, ScrollPage, row
from karriarstod_ui.widgets.text import Text

if TYPE_CHECKING:
    from karriarstod_ui.pages.settings.own_questions_window import HalfQuestions


class SettingsPage(ScrollPage):
    """Everything is kept as it is changed; nothing here has a button "Spara".

    Signals:
        organisation_changed: the `Organisation` as it is now, a practice register's day included.
    """

    organisation_changed = Signal(object)

    def __init__(
        self,
        desk: Desk,
        prompts: Prompts,
        preferences: Preferences,
        register: RegisterDesk,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self._desk = desk
        self._prompts = prompts
        self._register = register
        self._is_read = False
        self._is_left = False
        self.appearance = AppearanceCard(preferences)
        self._windows = UserWindows(desk, register, self)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.add(PageHeader(self.tr("Inställningar"), self.tr("Det du ändrar gäller genast.")))
        self.users = UsersCard(self._desk.user)
        self.rules = RulesCard(self._desk.user.name)
        self.organisation = OrganisationCard(
            self._desk.organisation, may_write=self._desk.user.may_write()
        )
        left, right = Column(), Column()
        left.add(self.appearance)
        left.add(self.organisation)
        self.own_questions = OwnQuestionsCard(self._desk)
        left.add(self.own_questions)
        self.meeting_code = MeetingCodeCard(self._desk)
        for card in (self.users, self.meeting_code, self._build_register()):
            right.add(card)
        left.add_stretch()
        right.add_stretch()
        columns = Columns(18)
        columns.add(left, stretch=3, min_units=420)
        columns.add(right, stretch=2, min_units=320)
        self.add(columns)
        self.lists = ListsCard(may_write=self._desk.user.may_write())
        self.add(self.lists)
        self.words = WordsCard(may_write=self._desk.user.may_write())
        self.add(self.words)
        self.add(self.rules)
        self.add(self._build_about())
        self.add_stretch()

    def _build_register(self) -> Card:
        card = Card(self.tr("Registret"))
        parts = Column(12)
        where = Column(2)
        where.add(Text(self.tr("Ligger i"), TextRole.SMALL_STRONG))
        where.add(Text(str(self._register.folder), TextRole.SMALL, wrap=True))
        parts.add(where)
        self.check = secondary_button(self.tr("Kontrollera nu"), "shield", compact=True)
        self.checked = InlineMessage()
        checking = row()
        checking.addWidget(self.check)
        checking.addStretch(1)
        parts.body.addLayout(checking)
        parts.add(self.checked)
        self.practice_day = DateField(self._desk.today)
        self.practice_day.setObjectName("practice_day")
        self.practice_day.set_day(self._desk.organisation.practice_today)
        self.day_field = LabeledField(
            self.tr("Övningsregistrets dag"),
            self.practice_day,
            help_text=self.tr("Prova vad som händer en annan dag. Gäller när fältet lämnas."),
        )
        self.day_field.setHidden(self._desk.organisation.practice_today is None)
        parts.add(self.day_field)
        card.add(parts)
        return card

    def _build_about(self) -> Card:
        card = Card(self.tr("Om Karriärstöd"))
        words = self.tr(
            "Version {version}. Fri programvara under EUPL-1.2. Typsnitt: Atkinson Hyperlegible"
            " Next och Noto Sans (OFL 1.1). Ikoner: Lucide (ISC). Programmet skickar ingenting:"
            " allt ligger krypterat i registrets mapp på den här datorn."
        )
        card.add(Text(words.format(version=_version()), TextRole.SMALL_QUIET, wrap=True))
        return card

    def _connect(self) -> None:
        self._desk.rules_changed.connect(self._show_rules)
        self.rules.override_set.connect(self._on_override_set)
        self.lists.changed.connect(self._on_lists_changed)
        self.words.changed.connect(self._on_lists_changed)
        self.organisation.edited.connect(self._on_organisation_edited)
        self.practice_day.editingFinished.connect(self._on_day_edited)
        self.check.clicked.connect(self._on_check)
        self.users.password_wanted.connect(self._windows.change_password)
        self.users.user_wanted.connect(self._windows.add_user)
        self.users.new_password_wanted.connect(self._windows.give_password)
        self._windows.kept.connect(self._read_users)

    def refresh(self) -> None:
        """The page has come into view: its rules and users are read the first time."""
        if not self._is_read:
            self._is_read = True
            self._show_rules()
            self._read_users()
            self._desk.ask(lists_look, owner=self, done=self.lists.show_lists)
            self.own_questions.read()
            self._desk.ask(
                lambda queries: queries.own_lists(), owner=self, done=self.words.show_lists
            )

    def flush(self) -> None:
        """Keep what stands in a field that has not been left: the register is about to be closed.

        Nothing is kept afterwards, when the fields lose the keyboard to the lock.
        """
        self.organisation.settle()
        self.rules.settle()
        self.lists.settle()
        self._on_day_edited()
        self._is_left = True

    def half_written(self) -> Typed | HalfQuestions | None:
        """What has been typed in a window over the page and not kept, or `None`."""
        return self._windows.half_written() or self.own_questions.half_written()

    def take_up(self, half: Typed | HalfQuestions) -> None:
        """Put back what was typed before the lock."""
        if isinstance(half, Typed):
            self._windows.take_up(half)
        else:
            self.own_questions.take_up(half)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    @Slot()
    def _read_users(self) -> None:
        self._desk.ask(
            lambda _queries: self._register.users(), owner=self, done=self.users.show_users
        )

    @Slot()
    def _show_rules(self) -> None:
        self.rules.show_rules(self._desk.rules, self._desk.today)

    @Slot(object)
    def _on_override_set(self, override: RuleOverride) -> None:
        if self._is_left:
            return
        self._desk.do(lambda begin: set_own_figures(begin, override), owner=self)

    @Slot(object)
    def _on_lists_changed(self, lists: tuple[OwnList, ...]) -> None:
        if self._is_left:
            return
        self._desk.do(lambda begin: keep_own_list(begin, *lists), owner=self)

    @Slot(str, str)
    def _on_organisation_edited(self, name: str, number: str) -> None:
        self._keep_organisation(name=name, org_number=number)

    @Slot()
    def _on_day_edited(self) -> None:
        day = self.practice_day.day()
        if day is not None:
            self._keep_organisation(practice_today=day)

    def _keep_organisation(self, **changes: object) -> None:
        # The names are those of `Organisation`'s own fields, given by the two callers above.
        wanted = replace(self._desk.organisation, **changes)  # type: ignore[arg-type]
        if self._is_left or wanted == self._desk.organisation:
            return
        self._desk.do(
            lambda begin: change_organisation(begin, wanted),
            owner=self,
            done=lambda _events: self.organisation_changed.emit(wanted),
        )

    @Slot()
    def _on_check(self) -> None:
        self.check.setEnabled(False)
        self._desk.ask(
            lambda _queries: self._register.check(),
            owner=self,
            done=self._on_checked,
            failed=self._on_check_failed,
            saying=self.tr("Kontrollerar registret …"),
        )

    def _on_checked(self, found: RegisterCheck) -> None:
        self.check.setEnabled(True)
        color = StateColor.WELL if found.is_sound() else StateColor.LATE
        self.checked.show_message(check_sentence(found).text, color)

    def _on_check_failed(self, error: Exception) -> None:
        self.check.setEnabled(True)
        self._prompts.report_error(error)


def _version() -> str:
    try:
        return version("karriarstod")
    except PackageNotFoundError:
        return "–"
