"""Numbers that a sentence lists in the order of their names ("…, respectively"), and whether a claim's is its own."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.agreement.effects.clauses import without_brackets
from evidence.agreement.measures import follows, measure_of
from evidence.agreement.owners import is_listed, named_in_order
from evidence.agreement.passages import Passage, Value
from evidence.agreement.prose.columns import owned_by
from evidence.agreement.subjects import Source
from evidence.agreement.terms import terms_of
from evidence.agreement.written import written_quantities
from evidence.claims.claim import Quantity, QuantityKind
from evidence.late import late_regex

_NUMERAL = late_regex(r"\d+(?:\.\d+)?")
_PAIR = late_regex(
    r"(?<![\d.,])(?<!week )(?<!day )(?<!month )(?<!year )(?<!grade )(\d+(?:\.\d+)?)\s?%?\s(?:and|vs\.?|versus)"
    r"\s(\d+(?:\.\d+)?)(?![\d.,]*\d)"
)
"""Two numbers side by side: "reported for 62 and 118 children"."""
_NO_RESULTS = frozenset(
    {
        QuantityKind.DURATION,
        QuantityKind.TIMEPOINT,
        QuantityKind.DOSE,
        QuantityKind.SAMPLE_SIZE,
        QuantityKind.AGE,
        QuantityKind.P_VALUE,
    }
)


def of_an_open_list(claim: str, passage: Passage, source: Source) -> str | None:
    """A result of a claim out of a list whose order tells whose it is, and that could not be told to be the claim's."""
    results = (one for one in written_quantities(claim) if one.kind not in _NO_RESULTS)
    listed = results if is_listed(passage.text) else _in_pairs(claim, passage.text)
    return next((one.text for one in listed if not _is_told_by_order(one, claim, passage, source)), None)


def _in_pairs(claim: str, text: str) -> Iterator[Quantity]:
    """The numbers of a claim that a text has side by side with one other, with nothing between that names whose."""
    pairs = [match.groups() for match in _PAIR.finditer(without_brackets(text))]
    for one in written_quantities(claim):
        counted = one.kind not in _NO_RESULTS or one.kind is QuantityKind.SAMPLE_SIZE
        written = _NUMERAL.search(one.text)
        if counted and written and sum(written.group() in pair for pair in pairs) == 1:
            yield one


def _is_told_by_order(quantity: Quantity, claim: str, passage: Passage, source: Source) -> bool:
    measure = measure_of(quantity)
    row = [one for one in passage.values if measure and one.measure.scale == measure.scale and not one.derived]
    held = [one for one in row if measure and follows(measure, one.measure)]
    owned = owned_by(quantity, claim, passage, source.text)
    spans = [one.span for one in row]
    named = any(named_in_order(passage.text, spans, spans.index(one.span)) & terms_of(claim) for one in held)
    all_of_them = len(row) > 1 and all(_is_claimed(one, claim) for one in row)
    return not held or named or all_of_them or (owned is not None and owned.is_told)


def _is_claimed(value: Value, claim: str) -> bool:
    measures = filter(None, map(measure_of, written_quantities(claim)))
    return any(follows(one, value.measure) for one in measures)
