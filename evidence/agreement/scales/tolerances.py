"""By how much of itself a number may be off and be the same, each with its reason."""

from __future__ import annotations

EXACT = 1e-6
"""What working a number out leaves behind."""
CALENDAR = 0.085
"""Of a time in months or years beside one in days or weeks: four weeks are called a month."""
UNIT = 0.015
"""Of a time in another unit: 730 hours are thirty days."""
ROUNDED = 0.1
"""Of what rounding may take a number to: 0.05 becomes 0.1 by the rule, and is twice as much."""
