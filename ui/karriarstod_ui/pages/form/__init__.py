"""The page of one form: filled in, compared, done, passed on and signed."""
