"""The report for reviewers: one HTML file with the copy, its claims and their sources side by side."""
