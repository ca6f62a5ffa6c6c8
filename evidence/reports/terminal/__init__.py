"""The report for people at a terminal: the summary first, then what matters most."""
