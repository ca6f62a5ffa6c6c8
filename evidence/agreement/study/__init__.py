"""The study as a whole: its design, people, outcome, regimen and certainty, read from a phrase, and compared."""
