"""Meeting mode: one question at a time on a screen that two people look at."""
