"""Benefits beside their risks."""
