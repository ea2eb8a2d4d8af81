"""The program with a register open, its list and a participant shown; says what it holds."""

import sys
from pathlib import Path

from pages import Window
from register import PASSWORD, TODAY, USER
from standing import qt_names, resident_kilobytes

from karriarstod.domain.clock import SetClock
from karriarstod_db.session import open_store
from karriarstod_ui.app import an_application, theming_of
from karriarstod_ui.theme import Appearance

application = an_application()
theming_of(application).apply(Appearance.LIGHT, 1.0)
folder = Path(sys.argv[1])
shown = Window(open_store(folder, USER, PASSWORD, SetClock(TODAY)), folder)
shown.list()
shown.participant()
shown.today()
sys.stdout.write(f"{resident_kilobytes()} {' '.join(qt_names())}\n")
sys.stdout.flush()
