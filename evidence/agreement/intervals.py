"""How often something was given, against the line of a source that gives the claim's dose of it."""

from __future__ import annotations

from math import isclose

from evidence.agreement.agreement import Slot, Verdict
from evidence.agreement.passages import Passage
from evidence.agreement.regimens import Regimen, read_regimen
from evidence.agreement.verdict import Said
from evidence.agreement.written import written_quantities


def at_other_intervals(claim: str, passage: Passage) -> Said | None:
    """That a record's line gives it less or more often than the claim; None unless both tell one rate."""
    if not passage.labelled:
        return None
    ours, theirs = _read(claim), _read(passage.text)
    if ours is None or theirs is None or len(set(ours.per_day)) != 1 or not theirs.per_day:
        return None
    if any(isclose(ours.per_day[0], rate, rel_tol=0.1) for rate in theirs.per_day):
        return None
    why = "The source gave this dose at other intervals."
    return Said(Slot.REGIMEN, ours.words, theirs.words, Verdict.DIFFERS, why, passage.quote)


def _read(text: str) -> Regimen | None:
    return read_regimen(text, written_quantities(text))
