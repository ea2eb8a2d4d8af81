"""Painters for cells of lists and tables."""
