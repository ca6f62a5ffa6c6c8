"""A finished audit, told in several ways."""
