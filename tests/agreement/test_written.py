"""Quantities as scientific prose writes them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.agreement.scales.written import written_quantities


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("linkage to care (5.7 vs. 4.1%, P = 0.5)", [(5.7, "%"), (4.1, "%"), (0.5, None)]),
        ("relapse after 19.0 ± 17.9 vs 1.0 ± 0.2 days", [(19.0, "day"), (1.0, "day")]),
        ("fell by 48.8 +/- 4.5% and by 38.6 +/- 7.9%", [(48.8, "%"), (38.6, "%")]),
        ("a median of 2.2 (range 1.5-2.9) years", [(2.2, "year")]),
        ("94.4 and 80.8%, respectively", [(94.4, "%"), (80.8, "%")]),
        ("10, 15 and 20 mg", [(10.0, "mg"), (15.0, "mg"), (20.0, "mg")]),
        ("a higher hazard (adjusted hazards ratio [HR], 1.31)", [(1.31, "hr")]),
        ("(aPR = 1.23; 95% CI, 1.10 to 1.38)", [(1.23, "rr")]),
        ("in a phase 3 trial of 345 patients", [(345.0, "patient")]),
        ("in phase 3 and 345 patients", [(345.0, "patient")]),
        ("in 3 trials and 5 studies", [(3.0, "trial"), (5.0, "study")]),
        ("16.3%; 95% CI, 12.1% to 20.5%", [(16.3, "%")]),
    ],
)
def test_each_result_has_its_unit_and_no_spread_is_one(text: str, told: list[tuple[float, str | None]]) -> None:
    assert [(q.value, q.unit) for q in written_quantities(text) if q.value is not None and q.low is None] == told


@pytest.mark.parametrize(
    "text", ["Patients must be older than 18, and sleep well", "Adults, age > 18", "Adults aged 18 or more"]
)
def test_what_is_older_or_aged_is_of_years(text: str) -> None:
    assert [(q.kind.value, q.value, q.unit) for q in written_quantities(text)] == [("age", 18.0, "year")]


@given(st.text(alphabet="0123456789 .,;()[]±+/-–%abcvsand", max_size=60))
def test_spans_are_places_in_the_text_in_their_order(text: str) -> None:
    found = written_quantities(text)
    assert [q.span.start for q in found] == sorted({q.span.start for q in found})
    assert all(0 <= q.span.start < q.span.end <= len(text) for q in found)
