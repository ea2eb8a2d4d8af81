"""The place of one participant."""
