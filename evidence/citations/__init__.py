"""The marks in the copy that point at sources."""
