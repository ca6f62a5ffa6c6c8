"""CON703: a claim that is made again."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.dossier import CheckedClaim, Dossier
from evidence.findings import Finding
from evidence.rules.rule import Rule, place_of


class DuplicateClaim(Rule):
    """What it does
    Names, once a group, the claims of a document that say the same in other words.

    Why it matters
    One claim needs one approved wording. Several wordings drift apart, and each has to be checked.

    Example
    > The tablets work within an hour. … Relief comes in an hour or less.

    Write instead
    One wording, used throughout, with its source at each place.

    Known false alarms
    A summary that repeats on purpose.

    Basis
    ABPI Code 2024 clause 8: certified wording is used as certified.
    """

    code = "CON703"

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        """One finding a group, at its second claim."""
        groups: dict[str, list[CheckedClaim]] = {}
        for checked in dossier.claims:
            groups.setdefault(checked.claim.group, []).append(checked)
        for first, *others in groups.values():
            if others:
                first_place, second, *more = (place_of(dossier.document, one.claim.span) for one in (first, *others))
                again = f", and again in {len(more)} more places" if more else ""
                yield self.finding(
                    f"This says the same as line {first_place.line}{again}.",
                    second,
                    claim=others[0].claim,
                    related=(first_place, *more),
                    hint="Use one wording, and one library claim for all of them.",
                )
