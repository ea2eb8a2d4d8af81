"""Import and export in the open format."""
