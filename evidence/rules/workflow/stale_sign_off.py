"""WFL801: an approval that was given to something else than what stands there now."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, product

from evidence.case import Case
from evidence.claims.wording import fold
from evidence.documents.document import Span
from evidence.dossier import Dossier
from evidence.findings import Finding, place_of
from evidence.library.altered import Altered
from evidence.library.approval import Standing, changed_by_notices_alone, standing_of
from evidence.library.near import differing_words
from evidence.rules.rule import Rule
from evidence.rules.workflow.claim_places import finding_about

_ALIKE = 0.75


class StaleSignOff(Rule):
    """What it does
    Flags an approved claim of claims.yaml whose statement, wordings, cards or sources are not those that were approved:
    their digest differs. Every sentence of the copy that uses the claim is listed. A change that only notices on a
    source make is told by WFL804. A sentence of the copy that `appears_in` maps to an approved claim, or that made it
    when the document was last signed off, and that was changed, is flagged where it stands. So is one that has the
    approved words of a claim with another number, unit or negation, unless it cites other works alone, or stands beside
    the approved words and differs in several places.

    Why it matters
    An approval covers what the reviewers saw. A changed number in an approved claim has been seen by nobody.

    Example
    `statement: 71% of patients responded` changed to 75% below an approval of last month.

    Write instead
    The approved words, or `evidence claims approve ID` by somebody who has read the new ones.

    Known false alarms
    An approval that was written by hand, without a digest or with one of another version. A true sentence on another
    time or dose in the words of an approved one: have it approved as a claim of its own.

    Basis
    ABPI Code 2024 clause 8: certified material is not changed without being certified again.
    """

    code = "WFL801"

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        """One finding a sentence that was mapped to an approved claim, or has its words, and has been changed."""
        told: dict[tuple[Span, str], Altered] = {}
        for one in (*dossier.altered, *_mapped(dossier)):
            told.setdefault((one.sentence.span, one.claim.id), one)
        for one in told.values():
            checked = dossier.claim_at.get(one.sentence.span)
            yield self.finding(
                f"The approved words of {one.claim.id} were changed here: {differing_words(one.wording, one.said)}.",
                place_of(dossier.document, one.sentence.span),
                claim=checked.claim if checked else None,
                expected=one.wording,
                found=one.sentence.text,
                hint=f"Take the change back, or have it approved as a wording of {one.claim.id}.",
            )

    def check_all(self, case: Case) -> Iterator[Finding]:
        """One finding a claim, with every place that uses it."""
        for claim in case.library.standing:
            if claim.approval is None or standing_of(claim, case.library, case.today) is not Standing.STALE:
                continue
            if changed_by_notices_alone(claim, case.library):
                continue
            dois = filter(None, (case.library.doi_of(source.ref) for source in claim.sources))
            unheld = [doi for doi in dois if doi not in case.library.lock.records]
            what = "has changed since" if claim.approval.digest else "names no digest of what was approved"
            mend = f"Take the change back, or have it approved: evidence claims approve {claim.id}."
            if claim.approval.digest and unheld:
                what = f"has changed since, or has lost the record of {unheld[0]}, which evidence.lock does not hold"
                mend = f"Restore evidence.lock, or write it with `evidence lock`. {mend}"
            yield finding_about(
                self,
                claim,
                case,
                f"The claim {claim.id}, approved by {claim.approval.by} on {claim.approval.on}, {what}.",
                mend,
                found=claim.statement,
            )


def _mapped(dossier: Dossier) -> Iterator[Altered]:
    """The sentences that made an approved claim, by a mapping whose words are gone or when the document was signed off,
    and have nearly these words."""
    mapped = [(one.claim, one.appearance.quote) for one in dossier.broken_mappings if one.claim.approval is not None]
    if not mapped and not dossier.unsaid.claims:
        return
    from difflib import get_close_matches

    unlinked = {fold(checked.claim.said): checked.claim for checked in dossier.claims if not checked.links}
    new = {words: claim for words, claim in unlinked.items() if words not in dossier.unsaid.words}
    for (claim, words), among in chain(product(mapped, [unlinked]), product(dossier.unsaid.claims, [new])):
        near = get_close_matches(fold(words), among, n=1, cutoff=_ALIKE)
        if near:
            yield Altered(among[near[0]].sentence, claim, words, among[near[0]].said)
