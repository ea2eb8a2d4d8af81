"""The page of the method guide: contents and search to the left, the text to the right."""
