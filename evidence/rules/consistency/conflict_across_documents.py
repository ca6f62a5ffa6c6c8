"""CON702: one claim with different figures in different documents, or denied in one and told in another."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.case import Case
from evidence.findings import Finding
from evidence.rules.rule import Rule


class ConflictAcrossDocuments(Rule):
    """What it does
    Finds claims of different documents that say the same (the same outcome, people, regimen, time and names) with
    figures that cannot both be true. With a product profile it also finds what one document denies of the product that
    it is about ("no downtime"), and another tells of the same product ("do not drive for the rest of the day").

    Why it matters
    Whoever reads both pages learns that one of them is wrong.

    Example
    > 71% responded to Xanomel after a day. … (another page) 60% responded to Xanomel after a day.

    Write instead
    One figure with its source, on both pages.

    Known false alarms
    Two studies with two results: say which study each figure is from.

    Basis
    ABPI Code 2024 clause 6.1 (accurate, balanced).
    """

    code = "CON702"

    def check_all(self, case: Case) -> Iterator[Finding]:
        """One finding for each later figure that disagrees with the first, and for each denial."""
        yield from self._contradictions(case)
        for conflict in case.conflicts:
            where = f"{conflict.earlier.name} of {conflict.earlier.path}"
            yield self.finding(
                f"This gives {conflict.figure} for {conflict.what}, and {where} gives {conflict.earlier_figure}.",
                conflict.place,
                expected=conflict.earlier_figure,
                found=conflict.figure,
                hint="Look both up, or say in what they differ.",
                related=(conflict.earlier,),
                subject=conflict.place.quote or "",
            )

    def _contradictions(self, case: Case) -> Iterator[Finding]:
        for one in case.contradictions:
            where = f"{one.told.name} of {one.told.path}"
            yield self.finding(
                f"This says “{one.denial}”, and {where} tells of {one.thing}.",
                one.place,
                expected=one.told.quote,
                found=one.denial,
                hint="Say one of the two on both pages, as the source has it.",
                related=(one.told,),
                subject=one.place.quote or "",
            )
