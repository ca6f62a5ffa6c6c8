"""AGR207: a result that points the other way in the source."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.agreement.agreement import Slot, Verdict
from evidence.dossier import Dossier
from evidence.findings import Finding, Severity
from evidence.rules.agreement.slot_rule import SlotRule


class DirectionContradicted(SlotRule):
    """What it does
    Compares which way the claim points (more, less, better, no difference, none at all) with what the source found.
    Each clause of the results is read for the effect it tells of, by its words, P values and confidence intervals. An
    effect that is claimed differs where every clause on the same outcome tells of none, and no effect where they tell
    of a significant one. So does a claim in the words of a sentence but for a denial, and one that calls better what a
    source shows to be no worse, and better in nothing. Clauses on a part of the people, on another time or on the start
    of the study are left aside, and a claim on a time, a dose, a comparison or people that the source tells nothing of
    is left open; a result without a time is of the study's end. A claim of which nothing else was open, and whose way
    the source could not be found to share, gets a note: nobody should take it for one that was found.

    Why it matters
    A claim with the sign turned round is wrong in the one way that every reader notices.

    Example
    > There are no side effects [1].   (the source: side effects more often than with placebo)

    Write instead
    The result as the source reports it, with its direction.

    Known false alarms
    An outcome that goes by one name at several times or in several groups, where the source tells them apart only by
    what stands around. A comparison whose two sides are named in another order is left alone where it is seen.

    Basis
    21 CFR 202.1(e)(6)(i); ABPI Code 2024 clause 6.1 (accurate, not misleading).
    """

    code = "AGR207"
    slot = Slot.DIRECTION
    not_found = None

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        """What is contradicted, and what was only not found where no other slot tells the reader so."""
        yield from super().check(dossier)
        for checked in dossier.claims:
            left_open = list(checked.disagreements())
            if left_open and all(one.slot is self.slot and one.verdict is Verdict.NOT_FOUND for one in left_open):
                yield self._finding(dossier, checked, left_open[0], Severity.INFO)
