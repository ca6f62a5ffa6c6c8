"""What the outside world says about a reference."""
