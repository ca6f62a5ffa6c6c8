"""Does the source still stand, and how deep was it read?"""
