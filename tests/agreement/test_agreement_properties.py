"""What holds for any copy and any card."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from hypothesis import given
from hypothesis import strategies as st

from evidence.agreement.agreement import Verdict
from evidence.agreement.compare import compare
from evidence.agreement.scales.times import HOURS, Time, compare_times, time_of
from evidence.claims.claim import Quantity, QuantityKind
from evidence.documents.document import Span
from evidence.sources.card import Depth, Design, Figure, SourceCard
from tests.agreement.making import a_card, a_claim, verdicts

WORDS = (
    "71% 12/17 seven in ten over 70% up to of patients with depression responded remission did not within hours after "
    "8 weeks day single dose six infusions 40 mg twice daily women responders n = 17 randomised trial meta-analysis "
    "LDL fell sleep improved non-responders 10^99 decades rather than < ≥ – the a every other no 0 1e9 kg points"
).split()
PHRASES = st.one_of(st.text(max_size=40), st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))
MAYBE = st.none() | PHRASES
FIGURES = st.builds(Figure, PHRASES, MAYBE, MAYBE, MAYBE, MAYBE)
CARDS = st.builds(
    SourceCard,
    key=st.just("rivera2020"),
    doi=st.none(),
    depth=st.sampled_from(Depth),
    origin=st.just("person"),
    design=st.sampled_from(Design),
    design_evidence=MAYBE,
    n=st.none() | st.integers(0, 10**6),
    population=MAYBE,
    regimen=MAYBE,
    figures=st.lists(FIGURES, max_size=3).map(tuple),
)


@given(PHRASES, CARDS)
def test_any_copy_and_any_card_can_be_compared(text: str, card: SourceCard) -> None:
    for agreement in compare(a_claim(text), card):
        assert agreement.claim
        assert agreement.why
        assert agreement.depth is card.depth


@given(CARDS, st.sampled_from(["71% responded after 1 day.", "In a trial, sleep improved.", "Use 5 mg twice daily."]))
def test_equal_input_gives_equal_output(card: SourceCard, text: str) -> None:
    assert compare(a_claim(text), card) == compare(a_claim(text), card)


@given(st.decimals(1, 99, places=1), st.integers(1, 99))
def test_a_percentage_beyond_rounding_never_matches(source: Decimal, claimed: int) -> None:
    said = verdicts(f"{claimed}% of patients responded.", a_card((f"{source}%", "response")))["figure"]
    assert (said == "matches") == (source.to_integral_value(ROUND_HALF_UP) == claimed)


@given(st.integers(1, 40), st.integers(2, 60))
def test_a_count_matches_its_rounded_percentage_only(part: int, more: int) -> None:
    whole = part + more
    percent = (Decimal(100 * part) / whole).to_integral_value(ROUND_HALF_UP)
    card = a_card((f"{part}/{whole}", "response"))
    assert verdicts(f"{percent}% responded.", card)["figure"] == "matches"
    assert verdicts(f"{percent + 1}% responded.", card)["figure"] != "matches"


def _time(value: int, unit: str) -> Time:
    time = time_of(Quantity("", Span(0, 0), QuantityKind.TIMEPOINT, float(value), unit=unit))
    assert time is not None
    return time


UNITS = st.sampled_from(sorted(HOURS))


@given(st.integers(1, 60), UNITS, st.integers(1, 60), UNITS)
def test_the_same_time_is_the_same_either_way(ours: int, unit: str, theirs: int, other: str) -> None:
    claim, source = _time(ours, unit), _time(theirs, other)
    assert compare_times(claim, source)[0] is compare_times(source, claim).verdict


@given(st.integers(1, 100))
def test_units_of_time_convert(days: int) -> None:
    assert compare_times(_time(days, "day"), _time(24 * days, "hour")).verdict is Verdict.MATCHES
    assert compare_times(_time(days, "week"), _time(7 * days, "day")).verdict is Verdict.MATCHES
    assert compare_times(_time(days, "year"), _time(12 * days, "month")).verdict is Verdict.MATCHES
    assert compare_times(_time(days, "month"), _time(4 * days, "week")).verdict is Verdict.MATCHES
    assert compare_times(_time(days, "day"), _time(days + 1, "day")).verdict is Verdict.DIFFERS
