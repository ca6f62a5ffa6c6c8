"""What a source says, as facts."""
