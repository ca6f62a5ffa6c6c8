"""WFL808: a waiver that waives nothing, or does not say what."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.case import Case
from evidence.findings import Finding
from evidence.rules.rule import Rule
from evidence.rules.workflow.claim_places import place_of_waiver


class UnusedWaiver(Rule):
    """What it does
    Flags a waiver, in a comment of the copy or in claims.yaml with the path of a document of this run, that no finding
    of its rule needs, or that has ended. Waivers of rules that were not part of the run are passed over, and so are
    those of claims.yaml without a path: other documents may need them. A waiver of claims.yaml whose quote fits
    findings at several places of a document waives none of them, and is flagged with the places; the same words again
    are one place, and a number is quoted whole or not at all.

    Why it matters
    A waiver that is left behind silences the next mistake at the same place, and one with a quote of a letter or two
    silences whatever comes. What stands outside of the quote may change below it, so that its numbers belong in it.

    Example
    A waiver of unsourced-claim beside a sentence that has a source by now.

    Write instead
    Nothing: remove it. One that has ended is decided on again. A quote that fits several places is made longer, up to
    the whole sentence with its numbers, as `evidence matrix --import` writes it.

    Known false alarms
    A finding that only a registry makes, in a run offline.

    Basis
    ABPI Code 2024 clause 8: decisions are made on the material as it is.
    """

    code = "WFL808"

    def check_waivers(self, case: Case) -> Iterator[Finding]:
        """One finding a waiver."""
        for waiver, places in case.vague_waivers.items():
            yield self.finding(
                f"The quote of the waiver of {waiver.rule} by {waiver.owner} fits {len(places)} places of "
                f"{places[0].path}, and waives none of them.",
                place_of_waiver(waiver, case.library.folder),
                found=waiver.quote,
                hint="Quote more of the sentence that is meant, with its numbers.",
                related=tuple(places),
                subject=f"{waiver.rule} {waiver.path} {waiver.quote} {waiver.reason}",
            )
        for waiver in case.unused_waivers:
            over = waiver.expires is not None and waiver.expires < case.today
            why = f"ended on {waiver.expires}" if over else "waives nothing"
            yield self.finding(
                f"The waiver of {waiver.rule} by {waiver.owner} {why}.",
                place_of_waiver(waiver, case.library.folder),
                found=waiver.reason,
                hint="Decide again, and write a new end." if over else "Remove it.",
                subject=f"{waiver.rule} {waiver.path} {waiver.quote} {waiver.reason}",
            )
