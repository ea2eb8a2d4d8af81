"""Two voices: how near a job is, from 0 to 10, said by each for oneself."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from karriarstod_ui import theme, units
from karriarstod_ui.theme import Shade, TextRole
from karriarstod_ui.widgets.card import Card
from karriarstod_ui.widgets.layouts import column, row
from karriarstod_ui.widgets.painted import Painted, fill_round, paint_focus, soft_painter
from karriarstod_ui.widgets.text import Text

MOST = 10


class VoiceBar(Painted):
    """A rating as a bar. Arrow keys and digits change it, Delete empties it, a click sets it.

    ``rated`` carries the number, or None when it was emptied.
    """

    rated = Signal(object)

    def __init__(self, name: str, shade: Shade, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rating: int | None = None
        self._shade = shade
        self._editable = True
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_editable(True)
        self.set_rating(None)

    def set_editable(self, editable: bool) -> None:
        """Whether it can be changed; if not the keyboard passes it by."""
        self._editable = editable
        focus = Qt.FocusPolicy.StrongFocus if editable else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(focus)
        shape = Qt.CursorShape.PointingHandCursor if editable else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)
        if editable:
            self.setToolTip(self.tr("Pilar eller siffror väljer, Delete tömmer"))

    def set_rating(self, rating: int | None) -> None:
        """Show this, silently."""
        self._rating = rating
        said = self.tr("inget svar") if rating is None else f"{rating} av {MOST}"
        self.setAccessibleDescription(said)
        self.update()

    @property
    def rating(self) -> int | None:
        """The number shown."""
        return self._rating

    def _take(self, rating: int | None) -> None:
        if rating != self._rating:
            self.set_rating(rating)
            self.rated.emit(rating)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        now = self._rating
        steps = {
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: 1,
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Down: -1,
        }
        step = steps.get(Qt.Key(event.key()))
        if not self._editable:
            super().keyPressEvent(event)
        elif step is not None:
            self._take(5 if now is None else max(0, min(MOST, now + step)))
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self._take(None)
        elif event.text().isdecimal() and event.text():
            digit = int(event.text())
            # "1" and then "0" is ten, as it is typed.
            self._take(MOST if digit == 0 and now == 1 else digit)
        else:
            super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._editable and self.width():
            share = event.position().x() / self.width()
            self._take(max(0, min(MOST, round(share * MOST))))

    @override
    def sizeHint(self) -> QSize:
        shown = theme.current()
        return QSize(shown.px(150), shown.px(26))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(80), self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        shown = theme.current()
        painter = soft_painter(self)
        thick = shown.px(10)
        area = QRectF(0, (self.height() - thick) / 2, self.width(), thick)
        fill_round(painter, area, shown.color(Shade.FINE_LINE), thick / 2)
        if self._rating is not None:
            done = QRectF(area)
            done.setWidth(max(thick, area.width() * self._rating / MOST))
            fill_round(painter, done, shown.color(self._shade), thick / 2)
        if self.hasFocus():
            paint_focus(painter, QRectF(self.rect()), shown.px(6))
        painter.end()


class VoicesCard(Card):
    """Both answers, one above the other. ``rated`` carries the plan's field and the number."""

    rated = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Två röster"), parent=parent)
        self.setProperty("guide", "voices")
        self.add(Text(self.tr("Hur nära jobb är jag? (0–10)"), TextRole.SMALL, wrap=True))
        self._bars: dict[str, VoiceBar] = {}
        self._names: dict[str, Text] = {}
        self._numbers: dict[str, Text] = {}
        rows = column(spacing=2)
        for field, shade in (("own_rating", Shade.ACCENT), ("supervisor_rating", Shade.PRIMARY)):
            line = row(spacing=8)
            name = Text("", TextRole.SMALL, wrap=True)
            bar = VoiceBar("", shade)
            bar.setObjectName(field)
            number = Text("", TextRole.STRONG)
            number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            line.addWidget(units.sized(name, width=92))
            line.addWidget(bar, 1)
            line.addWidget(units.sized(number, width=22))
            rows.addLayout(line)
            self._bars[field], self._names[field], self._numbers[field] = bar, name, number
        self.body.addLayout(rows)
        self._said = Text("", TextRole.SMALL_QUIET, wrap=True)
        self.add(self._said)
        self._bars["own_rating"].rated.connect(self._on_own_rated)
        self._bars["supervisor_rating"].rated.connect(self._on_supervisor_rated)

    def show_voices(
        self, participant: str, own: int | None, supervisor: int | None, *, editable: bool
    ) -> None:
        """Show what both have said; the participant under the given name."""
        names = {"own_rating": participant, "supervisor_rating": self.tr("Handledare")}
        for field, rating in (("own_rating", own), ("supervisor_rating", supervisor)):
            self._names[field].setText(names[field])
            question = self.tr("Hur nära jobb, {name} svarar").format(name=names[field])
            self._bars[field].setAccessibleName(question)
            self._bars[field].set_editable(editable)
            self._bars[field].set_rating(rating)
            self._numbers[field].setText("–" if rating is None else str(rating))
        self._said.setText(self._comparison(own, supervisor))
        self.setHidden(not editable and own is None and supervisor is None)

    def _comparison(self, own: int | None, supervisor: int | None) -> str:
        if own is None and supervisor is None:
            return self.tr("Frivilligt. Svara var för sig.")
        if own is None or supervisor is None:
            return self.tr("Ett svar. Planen visar det som sagts.")
        if own == supervisor:
            return self.tr("Ni tycker lika.")
        return self.tr("Ni tycker olika. Båda står i planen.")

    def _on_own_rated(self, rating: int | None) -> None:
        self.rated.emit("own_rating", rating)

    def _on_supervisor_rated(self, rating: int | None) -> None:
        self.rated.emit("supervisor_rating", rating)
