"""What the marks point at."""
