"""Is the work that the text describes the work that is meant?"""
