"""CON703: a claim that is made again."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.dossier import CheckedClaim, Dossier
from evidence.findings import Finding, Place, place_of
from evidence.rules.rule import Rule


class DuplicateClaim(Rule):
    """What it does
    Names, once a group, the claims of a document that say the same in other words, and those that a document of the
    run before it has said in other words.

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
        """One finding a group, at its second claim; that may be the first of this document."""
        groups: dict[str, list[CheckedClaim]] = {}
        for checked in dossier.claims:
            groups.setdefault(checked.claim.group, []).append(checked)
        for group, claims in groups.items():
            said = dossier.earlier.get(group)
            places = [place_of(dossier.document, one.claim.span) for one in claims]
            if said is not None:
                first = Place(said.path, said.span, said.location, said.text)
                yield self._again(claims[0], places[0], first, f"line {first.line} of {first.path}", places[1:])
            elif len(claims) > 1:
                yield self._again(claims[1], places[1], places[0], f"line {places[0].line}", places[2:])

    def _again(self, second: CheckedClaim, place: Place, first: Place, where: str, more: list[Place]) -> Finding:
        again = f", and again in {len(more)} more place{'s' if len(more) > 1 else ''}" if more else ""
        return self.finding(
            f"This says the same as {where}{again}.",
            place,
            claim=second.claim,
            related=(first, *more),
            hint="Use one wording, and one library claim for all of them.",
        )
