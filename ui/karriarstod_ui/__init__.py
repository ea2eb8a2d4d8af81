"""Everything Qt: windows, pages, widgets, and the work kept off the GUI thread."""

from karriarstod_ui.lasting_none import keep_none_alive

keep_none_alive()
