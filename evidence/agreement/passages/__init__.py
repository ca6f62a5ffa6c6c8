"""A text in passages, with the numbers in each, and whose they are."""
