"""Which of a participant's placements is in front, where there are several."""

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from karriarstod.application.labels import label
from karriarstod.domain.placement import Placement
from karriarstod.domain.swedish_dates import long_date
from karriarstod_ui.pages.participant.view import CaseView
from karriarstod_ui.widgets.chips import Chip, ChipRow
from karriarstod_ui.widgets.layouts import Column


class PlacementSwitcher(Column):
    """Chips of the placements, latest first; hidden while there is only one.

    ``placement_chosen`` carries its number.
    """

    placement_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, parent)
        self.chips = ChipRow(self.tr("Placering"))
        self.add(self.chips)
        self.chips.chosen.connect(lambda key: self.placement_chosen.emit(int(key)))

    def show_view(self, view: CaseView) -> None:
        several = len(view.case.placements) > 1
        self.setHidden(not several)
        if several:
            chips = [
                Chip(str(one.number), placement_words(one))
                for one in reversed(view.case.placements)
            ]
            self.chips.set_chips(chips)
            self.chips.choose(str(view.placement_number))


def placement_words(one: Placement) -> str:
    """ "Placering 1 · Kafé · avslutad 13 juni 2025"; never who referred."""
    return " · ".join(_parts(one))


def _parts(one: Placement) -> Iterator[str]:
    yield f"Placering {one.number}"
    if one.team:
        yield one.team
    if one.parallel:
        yield "parallell"
    if one.closing is not None:
        yield f"avslutad {long_date(one.closing.ends_on)}"
    elif not one.is_open:
        yield label(one.referral.intake).lower()
    else:
        yield "pågår"


def closing_words(one: Placement) -> str:
    """How a placement ended, in a line; empty while it goes on."""
    closing = one.closing
    if closing is None:
        refused = one.referral.intake_reason
        said = label(one.referral.intake)
        return "" if one.is_open else f"{said}. {refused}".strip()
    how = "Avbruten" if closing.interrupted else "Avslutad"
    parts = [f"{how} {long_date(closing.ends_on)}", label(closing.reason), label(closing.outcome)]
    if closing.extent_percent is not None:
        parts.append(f"{closing.extent_percent} %")
    if closing.same_company:
        parts.append("hos oss")
    said = " · ".join(parts)
    return f"{said}. {closing.note}" if closing.note else said
