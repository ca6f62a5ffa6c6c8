"""What `benchmarks.fuzz` starts: broken files of every kind, what is asked of them, and two ways of making them."""
