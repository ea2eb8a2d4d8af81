"""An empty QMainWindow that imports the same of Qt, named as arguments: what it must cost."""

import importlib
import sys

from PySide6.QtWidgets import QApplication, QMainWindow
from standing import say_when_idle

for part, _, name in (one.partition(":") for one in sys.argv[1:]):
    module = importlib.import_module(part)
    if name:
        getattr(module, name)
application = QApplication(sys.argv[:1])
application.setStyle("Fusion")
window = QMainWindow()
window.resize(1440, 900)
window.show()
say_when_idle(application, window.close)
sys.exit(application.exec())
