"""Better than what, and who has compared?"""
