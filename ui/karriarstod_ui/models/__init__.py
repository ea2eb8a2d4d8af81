"""Models of lists: frozen rows, columns as data."""
