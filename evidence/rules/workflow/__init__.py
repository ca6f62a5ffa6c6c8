"""Is the document in a state that can be reviewed?"""
