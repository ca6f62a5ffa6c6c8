"""The numbers of a claim that stand in the title of its source alone: they are held, if not in the abstract."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from evidence.agreement.agreement import Agreement, Verdict
from evidence.agreement.scales.measures import follows, measure_of
from evidence.agreement.scales.written import written_quantities


def beside_title(agreements: Iterable[Agreement], title: str | None) -> Iterator[Agreement]:
    """What is said of each slot; of a number that no text has, the place in the title that has it.

    What a title says it leaves to a reader: it may be what was asked, and not what was found.
    """
    for one in agreements:
        words = _words_for(one.claim, title) if title and one.verdict is Verdict.NOT_FOUND and not one.source else None
        if words is None:
            yield one
            continue
        why = "It stands in the title alone, and whether it is said of the same could not be told."
        yield replace(one, source=words, quote=title, why=why, reason=None)


def _words_for(claim: str, title: str) -> str | None:
    """The words by which a title has a number that is a claim's whole slot."""
    ours = [measure_of(one) for one in written_quantities(claim) if one.text == claim.strip()]
    for one in written_quantities(title):
        theirs = measure_of(one)
        if theirs is not None and any(measure and follows(measure, theirs) for measure in ours):
            return one.text
    return None
