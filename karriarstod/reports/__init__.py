"""Paper: the only importers of ReportLab and pikepdf."""
