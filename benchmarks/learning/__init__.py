"""Learns the weights that the package ships: `python -m benchmarks.learning`."""
