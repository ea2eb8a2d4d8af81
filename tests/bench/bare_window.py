"""An empty QMainWindow with the parts of Qt named as arguments: what such a program must cost."""

import importlib
import sys

from PySide6.QtWidgets import QApplication, QMainWindow
from standing import say_when_idle

for part in sys.argv[1:]:
    importlib.import_module(part)
application = QApplication(sys.argv[:1])
application.setStyle("Fusion")
window = QMainWindow()
window.resize(1440, 900)
window.show()
say_when_idle(application, window.close)
sys.exit(application.exec())
