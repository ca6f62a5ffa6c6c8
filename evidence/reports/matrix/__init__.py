"""The claims matrix: one row a claim, with its source, the source's words, what was compared, and a place to decide."""
