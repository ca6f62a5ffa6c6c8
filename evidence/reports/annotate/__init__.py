"""A copy of a document with a remark on every finding, at the words that it is about."""
