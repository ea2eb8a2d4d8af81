"""Making a new register in three calm steps."""
