"""The quantities of a sentence as scientific prose writes them.

Numbers share a unit that stands behind the last of them ("5.7 vs. 4.1 %", "19.0 ± 17.9 vs 1.0 ± 0.0 days", "2.2
(range 1.5–2.9) years"). What follows ± is how far a result spreads, and no result. Ratios go by many short names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from evidence.claims.claim import Quantity, QuantityKind
from evidence.claims.patterns import IN_BRACKETS, NAMED
from evidence.claims.quantities import find_quantities
from evidence.documents.document import Span
from evidence.late import late_regex
from evidence.sources.worded_times import worded_times

_NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
_SPREAD = r"\s?(?:±|\+\s?/\s?[-−–]|\+[-−])\s?"
_ASIDE = r"(?:\s?\([^()]{1,60}\)|\s?\[[^\[\]]{1,60}\])?"
_ONE = rf"{_NUMBER}{_ASIDE}(?:{_SPREAD}{_NUMBER})?{_ASIDE}"
_JOIN = r"(?:\s?,?\s(?:vs?\.?|versus|and|or|to|compared (?:with|to))\s|,\s)"
_CHAIN = late_regex(
    rf"(?<![\w.,/–-])(?P<numbers>{_ONE}(?:{_JOIN}{_ONE})*)(?P<unit>\s?%|\s?[a-zµμ]+(?:/[a-z]+)?\b)", re.IGNORECASE
)
_SPREAD_BEFORE = late_regex(rf"{_SPREAD}\Z")
_ANY = late_regex(_NUMBER)
_RATIO = late_regex(
    r"\b(?:(?P<long>odds|hazards?|risks?|rates?|prevalence|incidence(?: rate)?)\s+ratios?"
    r"|(?P<relative>relative risk)|(?P<short>a?(?:OR|HR|RR|PR|IRR)))"
    r"\b[^.;\d]{0,24}?(?<![\d.-])(?P<number>\d+\.\d+)",
)
_OLDER = late_regex(r"(?:older|younger) than\b", re.IGNORECASE)
_AGED = late_regex(r"\b(?:age|aged)(?: of)?:?\s*\Z", re.IGNORECASE)
_UNIT_BEHIND = late_regex(r"(?P<decimals>\.\d+)?\s(?P<unit>minute|hour|day|week|month|year|decade)s?\b", re.IGNORECASE)
_ALL_JOINED = late_regex(r"\s(?:and|or)\s", re.IGNORECASE)
_NAME = 24
"""How many characters before a number a name may begin that it is part of: "phase 3"."""
ALLOTTED = late_regex(r"(?<![\w.:,])\d(?::\d){1,3}(?![\w.:])")
"""In which proportion people were assigned: "2:1"."""
BARE = frozenset({QuantityKind.OTHER, QuantityKind.COUNT})
"""Kinds of numbers that say too little without a unit."""
_KINDS = {"odds": "or", "or": "or", "hazard": "hr", "hr": "hr"}


@lru_cache(maxsize=1024)
def written_quantities(text: str) -> tuple[Quantity, ...]:
    """The quantities of a sentence in order; spans are offsets in `text`."""
    found = {q.span.start: q for q in find_quantities(text)}
    for start in _spreads(text):
        found.pop(start, None)
    for start, quantity in found.items():
        if _is_age(text, quantity):
            quantity = replace(quantity, kind=QuantityKind.AGE, unit="year")
        if quantity.kind is QuantityKind.AGE and (behind := _UNIT_BEHIND.match(text, quantity.span.end)):
            quantity = _of_unit(quantity, behind)
        found[start] = quantity
    for lent in (*_ratios(text), *_lent(text), *worded_times(text)):
        if not any(_is_read(known, lent) for known in found.values()):
            found[lent.span.start] = lent
    return tuple(found[start] for start in sorted(found))


def _is_read(known: Quantity, lent: Quantity) -> bool:
    """Whether a number is a part of a quantity that has its unit already."""
    told = known.unit is not None or known.kind not in BARE
    return told and known.span.start <= lent.span.start < known.span.end


def _of_unit(quantity: Quantity, behind: re.Match[str]) -> Quantity:
    """An age with the decimals and the unit that stand behind it: "over the age of 216 months", "of 1.5 decades"."""
    if quantity.value is None:
        return quantity
    value = float(f"{quantity.value:g}{behind['decimals'] or ''}")
    span = Span(quantity.span.start, behind.end())
    text = f"{quantity.text}{behind.group()}"
    return replace(quantity, text=text, span=span, value=value, unit=behind["unit"].casefold())


def _is_age(text: str, quantity: Quantity) -> bool:
    """Whether a number without a unit is one of years of life: "older than 18", "age > 18"."""
    bare = quantity.unit is None and quantity.kind in BARE
    return bare and (_OLDER.match(quantity.text) or _AGED.search(text[: quantity.span.start])) is not None


def _spreads(text: str) -> Iterator[int]:
    """Where the numbers behind ± stand."""
    return (m.start() for m in _ANY.finditer(text) if _SPREAD_BEFORE.search(text, max(0, m.start() - 8), m.start()))


def _lent(text: str) -> Iterator[Quantity]:
    """Numbers with the unit of the last of their row, where no number is part of a name."""
    lower = text.casefold()
    for chain in _CHAIN.finditer(text):
        if "," in IN_BRACKETS.sub("", chain["numbers"]) and not _ALL_JOINED.search(chain["numbers"]):
            continue
        asides = [(chain.start() + m.start(), chain.start() + m.end()) for m in IN_BRACKETS.finditer(chain["numbers"])]
        for match in _ANY.finditer(text, chain.start(), chain.end("numbers")):
            aside = any(start <= match.start() < end for start, end in asides)
            aside = aside or NAMED.search(lower, max(0, match.start() - _NAME), match.start()) is not None
            if not aside and not _SPREAD_BEFORE.search(text, max(0, match.start() - 8), match.start()):
                yield from _with_unit(match, chain["unit"])


def _with_unit(match: re.Match[str], unit: str) -> Iterator[Quantity]:
    read = find_quantities(f"{match.group()}{unit}")
    if len(read) == 1 and read[0].unit is not None and read[0].value is not None:
        yield Quantity(match.group(), Span(*match.span()), read[0].kind, read[0].value, unit=read[0].unit)


def _ratios(text: str) -> Iterator[Quantity]:
    for match in _RATIO.finditer(text):
        name = (match["long"] or match["relative"] or match["short"].removeprefix("a")).casefold().rstrip("s")
        span = Span(*match.span("number"))
        value = float(match["number"])
        yield Quantity(match["number"], span, QuantityKind.RATIO, value, unit=_KINDS.get(name, "rr"))
