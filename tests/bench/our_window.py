"""The program's own window with its first page, shown once; says when it stood there."""

import os
import sys
from pathlib import Path

from standing import say_when_idle

from karriarstod.__main__ import Joined
from karriarstod_ui.app import Program, an_application
from karriarstod_ui.preferences import Preferences

application = an_application()
preferences = Preferences(Path(os.environ["XDG_CONFIG_HOME"]) / "choices.ini")
program = Program(application, Joined(), preferences)
program.show()
say_when_idle(application, program.put_away)
sys.exit(application.exec())
