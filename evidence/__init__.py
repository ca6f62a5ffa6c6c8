"""Find the claims in medical marketing copy, map each to its source, and check that the source says so."""

__version__ = "0.1.0"
