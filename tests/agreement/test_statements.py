"""What a claim says of a figure, so that two claims can be told to disagree."""

from __future__ import annotations

import pytest

from evidence.agreement.conflicts.statements import statements_of
from evidence.claims.claim import ClaimKind


@pytest.mark.parametrize("time", ["after more than 12 weeks", "for at least a year", "over 12 weeks later"])
def test_a_time_without_an_end_is_read(time: str) -> None:
    text = f"In the trial, 42% of patients with insomnia responded {time}."
    (one,) = statements_of(text, ClaimKind.EFFICACY_QUANTITATIVE)
    assert (one.figure, one.what) == ("42%", "responded")
