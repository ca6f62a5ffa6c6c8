"""What the arms of a record are given, how much of it, how often and for how long."""
