"""A claim's slots against a source card's slots."""
