"""The first and the last view of every meeting, the choice of one, and the way out."""

from collections.abc import Callable, Iterator

from PySide6.QtGui import QPixmap

from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.placement import Placement
from karriarstod.forms.meetings import meetings
from karriarstod_ui.record import Record
from karriarstod_ui.tour.camera import Camera
from karriarstod_ui.tour.cases import first

View = tuple[str, Callable[[], QPixmap]]


class MeetingTour:
    """Every meeting with somebody who has a plan."""

    def __init__(self, record: Record, camera: Camera, cases: tuple[CaseFile, ...]) -> None:
        self._record = record
        self._camera = camera
        self._cases = cases
        record.meeting.covered.connect(camera.window.cover)
        record.meeting.uncovered.connect(camera.window.uncover)

    def views(self) -> Iterator[View]:
        """Each with the name of its picture; nothing where nobody has a plan."""
        found = first(self._cases, _has_plan)
        if found is None:
            return
        case, placement = found
        camera, mode = self._camera, self._record.meeting.mode
        self._record.open_participant(str(case.case_number))
        self._record.meeting.ask()
        yield "moteslage-val", camera.picture
        camera.close_dialogs()
        size = camera.window.size()
        for one in meetings():
            mode.begin(case.case_number, placement.number, one.id)
            screen = mode.screen
            if screen is None:
                continue
            # A window that no screen shows is as large as the screen when it is covered.
            camera.window.resize(size)
            name = one.id.replace("_", "-")
            yield f"moteslage-{name}-forsta", camera.picture
            while not screen.is_last:
                screen.go_on()
            yield f"moteslage-{name}-sista", camera.picture
            if one is meetings()[-1]:
                screen.toggle_whole()
                yield "moteslage-hela-planen", camera.picture
                screen.leave_asked.emit(False)
                yield "moteslage-avsluta", camera.picture
                camera.close_dialogs()
            mode.put_away()
            camera.window.uncover()
            camera.window.resize(size)


def _has_plan(placement: Placement) -> bool:
    return placement.signed_plan is not None and placement.is_open
