"""The individual plan: written together, read as it was agreed, compared and printed."""
