"""Fields to write in: label above, help or problem below, always read aloud."""

from datetime import date, timedelta

from PySide6.QtCore import QDate, QEvent, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QCalendarWidget,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QWidget,
)
from typing_extensions import override

from karriarstod.domain.swedish_dates import long_date, weekday_date
from karriarstod.domain.typed_dates import (
    TypedDateProblem,
    add_months,
    parse_typed_date,
    unreal_day,
)
from karriarstod_ui import theme
from karriarstod_ui.theme import Shade, TextRole
from karriarstod_ui.widgets.buttons import icon_button
from karriarstod_ui.widgets.layouts import column
from karriarstod_ui.widgets.line import LineEdit
from karriarstod_ui.widgets.painted import soft_painter
from karriarstod_ui.widgets.text import Text


class LabeledField(QWidget):
    """A label above its editor, and one line below that helps or says what is wrong.

    The label is the editor's accessible name, the line below its description; a problem is
    announced when it appears. A ``DateField`` tells here how it understood what was typed.
    """

    def __init__(
        self,
        label: str,
        editor: QWidget,
        *,
        help_text: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        self._help = help_text
        self._problem = ""
        self.label = Text(label, TextRole.SMALL_STRONG, wrap=True, buddy=editor)
        self.below = Text("", TextRole.SMALL_QUIET, wrap=True)
        lines = column(self, spacing=4)
        lines.addWidget(self.label)
        lines.addWidget(editor)
        lines.addWidget(self.below)
        editor.setAccessibleName(label.replace("&", ""))
        self._show_below()
        if isinstance(editor, DateField):
            editor.understood.connect(self.set_help)
            editor.misunderstood.connect(self.show_problem)
        elif isinstance(editor, QLineEdit):
            editor.textEdited.connect(self._on_corrected)
        elif isinstance(editor, QPlainTextEdit):
            editor.textChanged.connect(self._on_corrected)
        elif isinstance(editor, QComboBox):
            editor.activated.connect(self._on_corrected)

    @property
    def problem(self) -> str:
        """What is wrong, or ``""``."""
        return self._problem

    def set_help(self, text: str) -> None:
        """Show this below the editor, in place of any problem."""
        self._help = text
        self.clear_problem()

    def show_problem(self, text: str) -> None:
        """Say what is wrong, in red and aloud; ``""`` clears."""
        self._problem = text
        self._show_below()
        if text:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.editor, text))

    def clear_problem(self) -> None:
        self.show_problem("")

    def take_keyboard(self) -> None:
        """Give the editor the keyboard; what is wrong in it is chosen, to be written over."""
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._problem and isinstance(self.editor, QLineEdit | QPlainTextEdit):
            self.editor.selectAll()

    def _on_corrected(self) -> None:
        # Whoever corrects it is not told all the while that it is wrong.
        if self._problem:
            self.clear_problem()

    def _show_below(self) -> None:
        text = self._problem or self._help
        self.below.setText(text)
        self.below.setHidden(not text)
        self.below.set_role(TextRole.LATE if self._problem else TextRole.SMALL_QUIET)
        self.editor.setAccessibleDescription(text)
        marked = "true" if self._problem else "false"
        if self.editor.property("problem") != marked:
            self.editor.setProperty("problem", marked)
            self.editor.style().unpolish(self.editor)
            self.editor.style().polish(self.editor)


class SearchBox(LineEdit):
    """Search as you type; Esc empties it. ``hint`` is the key that takes you there."""

    def __init__(
        self, placeholder: str, hint: str = "Ctrl K", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self._hint = hint
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder.rstrip(" …."))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(360), super().sizeHint().height())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._hint or self.text():
            return
        shown = theme.current()
        font = shown.font(TextRole.AXIS)
        metrics = QFontMetrics(font)
        width = metrics.horizontalAdvance(self._hint) + 2 * shown.px(5)
        height = metrics.height() + 2 * shown.px(2)
        place = QRect(
            self.width() - width - shown.px(11), (self.height() - height) // 2, width, height
        )
        painter = soft_painter(self)
        painter.setFont(font)
        painter.setPen(QPen(shown.color(Shade.LINE), 1))
        painter.setBrush(shown.color(Shade.GROUND))
        painter.drawRoundedRect(place, shown.px(4), shown.px(4))
        painter.setPen(shown.color(Shade.QUIET))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self._hint)
        painter.end()


class ExpandingText(QPlainTextEdit):
    """Plain text that grows with what is written; Tab leaves it.

    ``settled`` a moment after the last key, and when the field is left: the time to save.
    """

    settled = Signal()

    def __init__(
        self, min_lines: int = 2, max_lines: int = 24, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._lines = (min_lines, max_lines)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(700)
        self._pause.timeout.connect(self.settled)
        self.textChanged.connect(self._on_text_changed)
        self._fit()

    def text(self) -> str:
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        """Show ``text`` silently; the cursor stays if it is what is shown already."""
        if text != self.toPlainText():
            self.blockSignals(True)
            self.setPlainText(text)
            self.blockSignals(False)
        self._pause.stop()
        self._fit()

    def settle(self) -> None:
        """Emit ``settled`` at once if something is waiting for it."""
        if self._pause.isActive():
            self._pause.stop()
            self.settled.emit()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.settle()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self._fit()

    def _on_text_changed(self) -> None:
        self._pause.start()
        self._fit()

    def _fit(self) -> None:
        # QPlainTextEdit's document measures its height in lines, wrapped ones counted.
        least, most = self._lines
        lines = max(least, min(most, round(self.document().size().height())))
        margins = 2 * round(self.document().documentMargin()) + 2 * theme.current().px(6) + 2
        height = lines * QFontMetrics(self.font()).lineSpacing() + margins
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(height)
        over = round(self.document().size().height()) > most
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAsNeeded if over else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )


class DateField(QLineEdit):
    """A date, typed as it is said: "+2v", "fre", "20/3". The calendar comes second (Alt+Down).

    ``date_changed`` carries a ``date`` or ``None`` and comes while typing, whenever what is
    written means another day. Up and Down move a day, Page Up and Page Down a month. After
    ``count_from`` it is a last day: "+26v" means 26 whole weeks from the first day, that day
    counted.
    """

    date_changed = Signal(object)
    understood = Signal(str)
    misunderstood = Signal(str)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._date: date | None = None
        self._first: DateField | None = None
        self.setPlaceholderText(self.tr("t.ex. +2v, fre, 20/3"))
        self._calendar: QDialog | None = None
        self.calendar_button = icon_button("calendar", self.tr("Välj i kalender"), parent=self)
        self.calendar_button.setToolTip(self.tr("Välj i kalender (Alt+Ned)"))
        # The keyboard opens it from the field itself; one more stop on the way would be too many.
        self.calendar_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.calendar_button.setAutoDefault(False)
        self.calendar_button.clicked.connect(self.open_calendar)
        self.textEdited.connect(self._on_edited)
        self.editingFinished.connect(self._write_out)

    def day(self) -> date | None:
        """The day meant, or ``None`` while empty or not understood."""
        return self._date

    def is_valid(self) -> bool:
        """Whether what is written is a day, or nothing is written."""
        return self._date is not None or not self.text().strip()

    def set_day(self, day: date | None) -> None:
        """Show ``day``, silently."""
        self._date = day
        self._write_out(even_empty=True)

    def count_from(self, first: "DateField") -> None:
        """A typed length counts from the day in ``first``, and no day typed without its year lies
        before it."""
        self._first = first

    def _read(self, text: str) -> date:
        first = self._first.day() if self._first is not None else None
        if first is not None and text.strip().lower().startswith(("+", "om ")):
            return parse_typed_date(text, first) - timedelta(days=1)
        return parse_typed_date(text, self._today, not_before=first)

    def set_today(self, today: date) -> None:
        self._today = today

    def _place_button(self) -> None:
        """The button at the right end, as large as the text wants it."""
        button = self.calendar_button
        button.resize(button.sizeHint())
        edge = theme.current().px(4)
        top = (self.height() - button.height()) // 2
        button.move(self.width() - button.width() - edge, top)
        room = button.width() - theme.current().px(4)
        if self.textMargins().right() != room:
            self.setTextMargins(0, 0, room, 0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_button()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self._place_button()

    def open_calendar(self) -> None:
        """Open the calendar below the field; it answers by setting the day."""
        dialog = QDialog(self, Qt.WindowType.Popup)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = QCalendarWidget()
        calendar.setAccessibleName(self.tr("Kalender"))
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
        day = self._date or self._today
        calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        calendar.activated.connect(self._on_picked)
        calendar.clicked.connect(self._on_picked)
        column(dialog, (4, 4, 4, 4)).addWidget(calendar)
        dialog.move(self.mapToGlobal(self.rect().bottomLeft()))
        self._calendar = dialog
        dialog.open()
        calendar.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
            return
        base = self._date or self._today
        moves = {
            Qt.Key.Key_Up: lambda: base + timedelta(days=1),
            Qt.Key.Key_Down: lambda: base - timedelta(days=1),
            Qt.Key.Key_PageUp: lambda: add_months(base, 1),
            Qt.Key.Key_PageDown: lambda: add_months(base, -1),
        }
        if key in moves:
            self._take(moves[Qt.Key(key)]())
            self._write_out()
        else:
            super().keyPressEvent(event)

    def _on_edited(self, text: str) -> None:
        if not text.strip():
            self._take(None)
            self.understood.emit("")
            return
        try:
            day = self._read(text)
        except TypedDateProblem:
            # Half a date is not yet wrong: nothing red before the field is left.
            self._take(None)
            self.understood.emit("")
            return
        self._take(day)
        self.understood.emit(weekday_date(day, self._today))

    def _take(self, day: date | None) -> None:
        if day != self._date:
            self._date = day
            self.date_changed.emit(day)

    def _write_out(self, *, even_empty: bool = False) -> None:
        if self._date is not None:
            self.setText(long_date(self._date))
            self.understood.emit("")
        elif even_empty:
            self.clear()
            self.understood.emit("")
        elif self.text().strip():
            unreal = self.tr("{day} finns inte.").format(day=unreal_day(self.text()))
            odd = self.tr("Det gick inte att läsa som ett datum. Skriv t.ex. 20/3, fre eller +2v.")
            self.misunderstood.emit(unreal if unreal_day(self.text()) else odd)

    def _on_picked(self, picked: QDate) -> None:
        self._take(date(picked.year(), picked.month(), picked.day()))
        self._write_out()
        if self._calendar is not None:
            self._calendar.close()
            self._calendar = None
        self.setFocus()
