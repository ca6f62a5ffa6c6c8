"""The sentences that a reviewer would ask a source for."""
