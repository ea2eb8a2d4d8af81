"""The one signal by which the screen hears that the register has changed."""

from PySide6.QtCore import QObject, Signal


class StoreEvents(QObject):
    """``committed`` carries a tuple of domain events, after the transaction that made them."""

    committed = Signal(object)
