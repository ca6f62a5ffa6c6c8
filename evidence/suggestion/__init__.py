"""Candidate sources for claims without one: what a claim names, who has it, and what a person takes of it."""
