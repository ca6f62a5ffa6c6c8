"""What a sentence on a trial says of how many, of whom, and in which words."""
