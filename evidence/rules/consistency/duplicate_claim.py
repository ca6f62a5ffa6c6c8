"""CON703: a claim that is made again."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Sequence

from evidence.claims.claim import Claim
from evidence.documents.document import BlockKind
from evidence.dossier import Dossier
from evidence.findings import Finding, Place, place_of
from evidence.rules.rule import Rule

_LINE = "line "


class DuplicateClaim(Rule):
    """What it does
    Names, once a group, the claims of a document that say the same in other words, and those that a document of the
    run before it has said in other words. A heading and the text below it count as one. Names also the claims of the
    closing words that sum up what stands before them.

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
        groups: dict[str, list[Claim]] = {}
        for claim in _told(dossier):
            groups.setdefault(claim.group, []).append(claim)
        for group, claims in groups.items():
            said = dossier.earlier.get(group)
            if said is None and len(claims) == 1:
                continue
            places = [place_of(dossier.document, claim.span) for claim in claims]
            if said is not None:
                first = Place(said.path, said.span, said.location, said.text)
                yield self._again(claims[0], places[0], first, f"{first.name} of {first.path}", places[1:])
            else:
                yield self._again(claims[1], places[1], places[0], places[0].name, places[2:])
        yield from self._recaps(dossier)

    def _recaps(self, dossier: Dossier) -> Iterator[Finding]:
        by_id = dossier.claim_by_id
        for claim in (checked.claim for checked in by_id.values()):
            places = tuple(place_of(dossier.document, by_id[one].claim.span) for one in claim.sums_up)
            if places:
                yield self.finding(
                    f"This sums up in other words what {_named(places)} said.",
                    place_of(dossier.document, claim.span),
                    claim=claim,
                    related=places,
                    hint="Repeat the approved wordings, or cut the summary.",
                )

    def _again(self, second: Claim, place: Place, first: Place, where: str, more: list[Place]) -> Finding:
        again = f", and again in {len(more)} more place{'s' if len(more) > 1 else ''}" if more else ""
        return self.finding(
            f"This says the same as {where}{again}.",
            place,
            claim=second,
            related=(first, *more),
            hint="Use one wording, and one library claim for all of them.",
        )


def _named(places: Sequence[Place]) -> str:
    """The places in one document, each once: "lines 3, 5", "¶ 3, ¶ 5"."""
    names = list(dict.fromkeys(place.name for place in places))
    if len(names) > 1 and all(name.startswith(_LINE) for name in names):
        return f"lines {', '.join(name.removeprefix(_LINE) for name in names)}"
    return ", ".join(names)


def _told(dossier: Dossier) -> Iterator[Claim]:
    """The claims less headings that the text below them says again: that is what headings are for."""
    blocks = dossier.document.blocks
    headings = [index for index, block in enumerate(blocks) if block.kind is BlockKind.HEADING]
    claims = [(checked.claim, checked.claim.sentence.block) for checked in dossier.claims]
    below = {
        (claim.group, headings[bisect(headings, block) - 1])
        for claim, block in claims
        if headings and block > headings[0] and blocks[block].kind is not BlockKind.HEADING
    }
    return (claim for claim, block in claims if (claim.group, block) not in below)
