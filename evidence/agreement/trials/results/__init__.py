"""The results of a record's outcomes, and what follows from them."""
