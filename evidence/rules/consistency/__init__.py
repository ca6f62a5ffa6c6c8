"""Does the copy agree with itself?"""
