"""How often something was given, against the lines of a record that give the claim's dose of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import isclose

from evidence.agreement.agreement import Slot
from evidence.agreement.passages.passage import Passage
from evidence.agreement.scales.written import written_quantities
from evidence.agreement.study.regimens import Regimen, read_regimen
from evidence.agreement.verdict import Said, differs
from evidence.claims.claim import QuantityKind
from evidence.late import late_regex

_CLOSE = 0.1
"""By how much two rates may differ: once a month is once in four weeks."""


_DAILY = late_regex(r"\b(?:each|per|a) day\b", re.IGNORECASE)
"""A second rhythm, of the same thing or of another."""


def at_other_intervals(claim: str, lines: Sequence[Passage]) -> Said | None:
    """That lines with the claim's dose give it less or more often; None unless both sides tell how often."""
    ours = _read(claim)
    if ours is None or len(set(ours.per_day)) != 1 or (_DAILY.search(claim) and ours.per_day[0] != 1):
        return None
    read = ((line, _read(line.text)) for line in lines)
    telling = [(line, theirs) for line, theirs in read if theirs is not None and theirs.per_day]
    rates = (rate for _, theirs in telling for rate in theirs.per_day)
    if not telling or any(isclose(ours.per_day[0], rate, rel_tol=_CLOSE) for rate in rates):
        return None
    if any(len({value.text for value in line.values if value.kind is QuantityKind.DOSE}) > 1 for line in lines):
        return None  # how often one of several doses was given is another's too
    line, theirs = telling[0]
    why = "The source gave this dose at other intervals."
    return differs(Slot.REGIMEN, ours.words, theirs.words, why, line.quote)


def _read(text: str) -> Regimen | None:
    return read_regimen(text, written_quantities(text))
