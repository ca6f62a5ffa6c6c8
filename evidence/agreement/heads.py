"""Whether what matches a table's cell is said of what the cell's heads name.

The heads are compared as part of the claim like any words, and a few words in common may be enough there. Here each of
them has to be held: no number is supported under a head that the source does not speak of.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evidence.agreement.agreement import Agreement, Slot, Verdict
from evidence.agreement.verdict import Said, on_record
from evidence.agreement.words.terms import shared, terms_of
from evidence.claims.claim import Claim
from evidence.claims.quantities import find_quantities
from evidence.claims.wording import listed, words
from evidence.documents.tables import is_bare
from evidence.late import late_regex
from evidence.sources.card import SourceCard
from evidence.sources.drugs import drugs_in

_ENOUGH = 0.5
"""How much of a head's words has to be held."""
_OF_TABLES = terms_of("outcome outcomes endpoint endpoints measure parameter variable arm value total proportion n")
_CONTROL = listed("placebo sham control controls saline vehicle comparator untreated waitlist")
_ARMS = late_regex(r"\b(?:versus|vs|or|compared|placebo|sham|control)\b")


def compare_heads(claim: Claim, found: Sequence[Agreement], card: SourceCard) -> tuple[Agreement, ...]:
    """What keeps a cell from being supported: heads of which what matches it says nothing; `found` are its slots.

    Empty for a claim in running text.
    """
    if not (claim.heads or is_bare(claim.text)) or not any(one.verdict is Verdict.MATCHES for one in found):
        return ()
    return on_record(_unheld(claim, found, card), card.depth, card.doi, card.key)


def _unheld(claim: Claim, found: Sequence[Agreement], card: SourceCard) -> Iterator[Said]:
    if is_bare(claim.text) and not any(_terms(head) - _who(head) for head in claim.telling_heads):
        why = "No head of the table says what this number is."
        yield Said(Slot.OUTCOME, claim.said, None, Verdict.NOT_CHECKED, why)
        return
    if (other := next(_of_others(claim, found, card), None)) is not None:
        why = "The source's words have this number, and whether they say it of this head could not be told."
        yield Said(Slot.POPULATION, claim.context, other, Verdict.NOT_CHECKED, why, other)
        return
    near = _held_of(found, card)
    whole = " ".join((near, *filter(None, (card.population, *_given(card)))))
    for head in claim.telling_heads:
        held = near if not _CONTROL.isdisjoint(words(head)) else whole
        terms = _terms(head)
        untold = not any(map(str.isalpha, head))
        if untold or (terms and shared(terms, terms_of(held)) < _ENOUGH) or not _names(held, head):
            why = "Whether this head of the table is meant by what matches could not be told."
            yield Said(Slot.POPULATION, head, None, Verdict.NOT_CHECKED, why)


def _terms(head: str) -> frozenset[str]:
    """What a head says, without its times and numbers and the words that tables have for anything."""
    for quantity in reversed(find_quantities(head)):
        head = f"{head[: quantity.span.start]} {head[quantity.span.end :]}"
    return terms_of(head) - _OF_TABLES


def _who(head: str) -> frozenset[str]:
    """The words of a head that say who is meant or what they had, and not what came of it."""
    return terms_of(" ".join((*drugs_in(head).substances, *_CONTROL)))


def _held_of(found: Sequence[Agreement], card: SourceCard) -> str:
    """What the source says where it matches, and of the figures of its card that do."""
    matched = [one for one in found if one.verdict is Verdict.MATCHES]
    said = {words for one in matched for words in (one.source, one.quote) if words}
    figures = (figure for figure in card.figures if figure.quantity in said or figure.quote in said)
    parts = (part for one in figures for part in (one.outcome, one.timepoint, one.group, one.quote) if part)
    return " ".join((*sorted(said), *parts))


def _of_others(claim: Claim, found: Sequence[Agreement], card: SourceCard) -> Iterator[str]:
    """The source's words that have a figure, where read by themselves they do not say it of who is named."""
    from evidence.agreement.against_text import compare_text

    if not any(_who(head) & terms_of(head) for head in claim.telling_heads):
        return
    figures = (one for one in found if one.slot is Slot.FIGURE and one.verdict is Verdict.MATCHES)
    for quote in dict.fromkeys(one.quote for one in figures if one.quote):
        again = compare_text(claim.compared, quote, card)
        if any(one.slot is Slot.FIGURE and one.verdict is not Verdict.MATCHES for one in again):
            yield quote


def _given(card: SourceCard) -> Iterator[str]:
    """What was given, where that is no list of arms."""
    return (part for part in (card.intervention, card.regimen) if part and not _ARMS.search(part.casefold()))


def _names(held: str, head: str) -> bool:
    """Whether the medicines that a head names are named."""
    named = drugs_in(held).substances
    return all(substance in named for substance in drugs_in(head).substances)
