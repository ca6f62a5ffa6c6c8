"""The numbers of a text by their sort and place, as far as it matters which stand together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from evidence.agreement.scales.measures import Measure, follows, measure_of
from evidence.agreement.scales.written import written_quantities
from evidence.claims.claim import QuantityKind
from evidence.late import late_regex

_AT_FIRST = late_regex(r"\b(?:at|from) baseline\b", re.IGNORECASE)
_BARE = late_regex(r"(?<![\w.,/–-])\d+(?:,\d{3})*(?![\w/%]|[.,-]\d)")
_SORTS = {
    QuantityKind.DOSE: "dose",
    QuantityKind.TIMEPOINT: "time",
    QuantityKind.DURATION: "time",
    QuantityKind.SAMPLE_SIZE: "count",
    QuantityKind.COUNT: "count",
}


@dataclass(frozen=True)
class Told:
    """A dose, count, time or result where it stands; the start of a study is a time."""

    sort: str
    start: int
    end: int
    text: str
    measure: Measure | None

    def is_as(self, other: Told) -> bool:
        """Whether another place may tell the same."""
        if self.measure is None or other.measure is None:
            return self.sort == other.sort and self.text.casefold() == other.text.casefold()
        return follows(self.measure, other.measure) is not None


@lru_cache(maxsize=512)
def told_in(text: str) -> Sequence[Told]:
    """The numbers in order, read once for all that asks for them; those that no unit stands with are results."""
    quantities = written_quantities(text)
    found = [
        Told(_SORTS.get(one.kind, "result"), one.span.start, one.span.end, one.text, measure)
        for one in quantities
        if (measure := measure_of(one)) is not None
    ]
    found += [Told("time", match.start(), match.end(), "baseline", None) for match in _AT_FIRST.finditer(text)]
    found += [
        Told("result", match.start(), match.end(), match.group(), None)
        for match in _BARE.finditer(text)
        if not any(one.span.start <= match.start() < one.span.end for one in quantities)
    ]
    return sorted(found, key=lambda one: one.start)
