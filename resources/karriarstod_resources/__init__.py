"""Data that ship with the program: fonts, icons, rules, practice data."""
