"""Do marks, entries and registries fit together?"""
