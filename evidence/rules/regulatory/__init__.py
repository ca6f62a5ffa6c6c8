"""What the product profile says about the copy."""
