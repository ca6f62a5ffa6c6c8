"""Does every claim have a source?"""
