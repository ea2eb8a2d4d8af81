"""The locked door: name and password, nothing of the record behind it."""
