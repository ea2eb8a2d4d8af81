"""Karriärstöd: the core, free of Qt and SQL."""

__version__ = "0.1.0"
