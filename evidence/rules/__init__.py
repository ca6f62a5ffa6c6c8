"""One question, one small file."""
