"""The tables of a record that count people, and what follows from their lines."""
