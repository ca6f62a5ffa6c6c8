"""What tests of the registries share: the day, a little patience, and every way in which a server can fail."""

from __future__ import annotations

from datetime import date

from evidence.registries.http import Patience

TODAY = date(2026, 11, 24)
QUICK = Patience(connect=1.0, read=0.8, tries=2, longest_pause=20.0, total=1.6)
"""Short times, so that a server that hangs holds no test up, and long enough that a busy machine does not seem to."""
PATIENT = Patience(connect=5.0, read=10.0, tries=2, longest_pause=20.0, total=20.0)
"""For a server without a fault, however busy the machine is."""

FAULTS = (
    "429_bare", "429_html", "429_retry_after", "429_retry_date", "429_retry_odd", "429_retry_soon", "403", "500",
    "503_html", "400", "200_html", "truncated_json", "null_message", "list_message", "failed_with_200",
    "wrong_message_type", "another_work", "empty_body", "deep_json", "bad_utf8", "no_doi", "short_body", "oversized",
    "packed_bomb", "packed_badly", "packed_in_part", "packed_oddly", "drip", "drip_headers", "no_http", "reset", "hang",
    "redirect_away", "redirect_odd", "redirect_endless", "401", "redirect_nowhere", "redirect_circle", "404_html",
    "404_json", "redirect_to_404", "400_html",
)  # fmt: skip
