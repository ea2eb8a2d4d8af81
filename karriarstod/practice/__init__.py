"""Invented participants: the practice register, and large registers for measuring."""
