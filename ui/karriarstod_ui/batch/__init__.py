"""The same form for many participants at once: chosen, counted, looked at and printed."""
