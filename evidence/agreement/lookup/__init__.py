"""Where a text holds a number of a claim, and why that may not be the claim's."""
