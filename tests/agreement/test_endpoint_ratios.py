"""The ratio of another endpoint, told only where it is surely none of the claim's own."""

from __future__ import annotations

import pytest

from tests.agreement.making import verdict

TWO = (
    "RESULTS: Overall sleep was longer with velorin (hazard ratio 0.79; 95% CI 0.66 to 0.94). The hazard ratio for"
    " waking was 0.62 (95% CI 0.50 to 0.77)."
)
NARROWER = (
    "RESULTS: Each additional 5 g a day was associated with fewer falls (hazard ratio 0.93). For serious falls the"
    " hazard ratio was 0.81."
)
SOME = "RESULTS: Waking was rarer (hazard ratio 0.68). In nurses who worked nights, the hazard ratio was 0.57."


@pytest.mark.parametrize(
    ("claim", "text", "expected"),
    [
        ("The hazard ratio for waking was 0.79.", TWO, True),
        ("The hazard ratio for waking was 0.62.", TWO, False),
        ("Each additional 5 g a day was associated with a 7% lower rate of falls.", NARROWER, False),
        ("In nurses who worked nights, the hazard ratio for waking was 0.57.", SOME, False),
    ],
)
def test_only_a_ratio_of_another_endpoint_differs(claim: str, text: str, expected: bool) -> None:
    assert (verdict(claim, text) == "differs") is expected
