"""Does the source say what the claim says?"""
