"""The places of the program, one folder each."""
