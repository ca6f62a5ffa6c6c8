"""What a document says of one thing in two places."""
