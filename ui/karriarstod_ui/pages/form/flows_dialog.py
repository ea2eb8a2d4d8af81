""" "Förs vidare": what a form says that can go on into the plan and the rest, once."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from karriarstod.application.flows.flow import Flow, pass_on
from karriarstod.application.labels import label
from karriarstod_ui.desk import Desk
from karriarstod_ui.dialogs.form import Command, FormDialog
from karriarstod_ui.pages.form.reading import FormLook
from karriarstod_ui.theme import Shade, StateColor, TextRole
from karriarstod_ui.widgets.card import IconLabel
from karriarstod_ui.widgets.choices import TickBox
from karriarstod_ui.widgets.layouts import Column, column, row
from karriarstod_ui.widgets.pill import Pill
from karriarstod_ui.widgets.text import Rule, Text


class FlowsDialog(FormDialog):
    """What can be passed on is ticked, save what is sensitive; what cannot says why."""

    def __init__(
        self, desk: Desk, shown: FormLook, flows: Sequence[Flow], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self._desk = desk
        self._shown = shown
        self.boxes: dict[str, TickBox] = {}
        waiting = any(one.is_open for one in flows)
        self.name_it(
            self.tr("Förs vidare"),
            self.tr("För vidare") if waiting else self.tr("Stäng"),
            self.tr("Det här står i formuläret och behöver inte skrivas en gång till.")
            if waiting
            else self.tr("Det finns inget mer att föra vidare härifrån."),
        )
        self.cancel.setText(self.tr("Inte nu"))
        self.cancel.setHidden(not waiting)
        rows = Column(10)
        for at, one in enumerate(flows):
            if at:
                rows.add(Rule())
            rows.add(self._row(one))
        self.add(rows)
        if not waiting:
            self.confirm.clicked.disconnect()
            self.confirm.clicked.connect(self.reject)

    def _row(self, one: Flow) -> QWidget:
        made = QWidget()
        made.setObjectName(f"flow_{one.key}")
        line = row(made, spacing=10)
        words = column(spacing=1)
        target = Text(label(one.target), TextRole.SMALL_QUIET, wrap=True)
        text = self.tr("Känslig uppgift") if one.sensitive and not one.done else one.text
        told = Text(text, TextRole.BODY, wrap=True)
        words.addWidget(told)
        words.addWidget(target)
        if one.is_open:
            box = TickBox()
            box.setObjectName(f"tick_{one.key}")
            box.setAccessibleName(f"{text}. {label(one.target)}")
            box.setChecked(not one.sensitive)
            self.boxes[one.key] = box
            line.addWidget(box)
            if one.sensitive:
                words.addWidget(
                    Text(
                        self.tr("Bocka i om den ska stå i planen, där andra läser den."),
                        TextRole.SMALL_QUIET,
                        wrap=True,
                    )
                )
        else:
            icon, shade = ("check", Shade.WELL) if one.done else ("info", Shade.QUIET)
            line.addWidget(IconLabel(icon, 20, shade))
        line.addLayout(words, 1)
        if one.done:
            line.addWidget(Pill(self.tr("fört vidare"), StateColor.WELL))
        elif one.obstacle:
            words.addWidget(Text(one.obstacle, TextRole.SMALL, wrap=True))
        return made

    @override
    def command(self) -> Command | None:
        keys = tuple(key for key, box in self.boxes.items() if box.isChecked())
        if not keys:
            self.message.show_message(
                self.tr("Bocka i det som ska föras vidare, eller välj Inte nu."), StateColor.SOON
            )
            return None
        desk, shown = self._desk, self._shown
        now, author = desk.clock.now(), desk.user.name
        return lambda begin: pass_on(
            begin, shown.number, shown.form.number, keys, now=now, author=author
        )
