"""Which sentences of a document need a source, what they assert, and how grave that is.

In health copy nearly every sentence of the body is a claim. So the question is turned round: a sentence is a claim
unless it is an aside (`asides`), a heading that only names its topic (`headings`), or says nothing about health.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from evidence.claims.asides import aside, has_finite_verb, is_mission, is_reference, opens_references
from evidence.claims.claim import Claim, ClaimKind, Quantity, QuantityKind, Sentence
from evidence.claims.grouping import Repeats, Said, grouped
from evidence.claims.headings import asserts
from evidence.claims.kinds import kind_of, risk_of
from evidence.claims.lexicon import observed
from evidence.claims.quantities import find_quantities
from evidence.claims.stories import people_in, tells
from evidence.claims.wording import listed, words
from evidence.documents.document import COPY_KINDS, BlockKind, Document, Span

_STRONG = frozenset(("efficacy", "safety", "onset", "mechanism", "diagnosis", "suicide", "attribution", "study"))
_FIGURES = frozenset(QuantityKind) - {
    QuantityKind.YEAR,
    QuantityKind.MONEY,
    QuantityKind.OTHER,
    QuantityKind.COUNT,
    QuantityKind.AGE,
}
_LISTABLE = frozenset(("safety", "efficacy", "mechanism", "diagnosis"))
_INTRODUCES = re.compile(r"\b(?:include|may|might|can|could|supports?|suggests?|shows?|found|reported|causes?)\b")
_REASONED = listed(
    """
    because since reduce reduces prevent prevents improve improves minimize minimise increases causes lowers boosts
    relieves eases worsens damages
    """
)
_FRAGMENT_WORDS = 12
_STATEMENT_WORDS = 8
_REFERENCE_TITLE = 30
_LISTED = (BlockKind.LIST_ITEM, BlockKind.TABLE_CELL)
_PERSONAL = frozenset(
    ("i", "i'm", "i've", "you", "your", "you're", "we", "our", "my", "me", "us", "he", "she", "him", "her")
)
_ENDED = re.compile(r"[.!?…][\"'”’)\]]*(?:\s?\[[\d,\s–-]+\]|[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\d{1,2})?\Z")


def find_claims(document: Document, sentences: Sequence[Sentence]) -> tuple[Claim, ...]:
    """The claims among `sentences`, in order; quantities have their places in the document."""
    return claims_and_repeats(document, sentences, Repeats())[0]


def claims_and_repeats(
    document: Document, sentences: Sequence[Sentence], repeats: Repeats
) -> tuple[tuple[Claim, ...], dict[str, Said]]:
    """The claims, and what documents before this one said in other words, by the group that they share."""
    heading: Mapping[str, int] = {}
    claims = []
    people = people_in(block.text for block in document.blocks if block.kind in COPY_KINDS)
    contents = _contents(document)
    for sentence in _outside_references(document, sentences):
        if sentence.block in contents:
            continue
        tokens = words(sentence.text)
        counts = observed(tokens)
        if document.blocks[sentence.block].kind is BlockKind.HEADING:
            heading = counts
        quantities = find_quantities(sentence.text)
        if _needs_source(document, sentence, tokens, counts, quantities) and not (
            tells(sentence.text, people) and not _is_result(counts, quantities)
        ):
            claims.append(_claim(document, sentence, counts, quantities, heading))
    return grouped(tuple(_numbered(claims)), document, repeats)


def _contents(document: Document) -> frozenset[int]:
    """The blocks of a table of contents: list items that repeat the headings that follow."""
    last = {block.text.casefold(): i for i, block in enumerate(document.blocks) if block.kind is BlockKind.HEADING}
    return frozenset(
        index
        for index, block in enumerate(document.blocks)
        if block.kind is BlockKind.LIST_ITEM and last.get(block.text.casefold(), -1) > index
    )


def _is_result(counts: Mapping[str, int], quantities: tuple[Quantity, ...]) -> bool:
    """Whether a story says what a treatment did: an effect with a figure, a time, a comparison or a second effect."""
    effects = counts.get("efficacy", 0) + counts.get("safety", 0)
    weight = bool(quantities) + counts.get("onset", 0) + counts.get("comparison", 0) + counts.get("attribution", 0)
    return effects > 1 or (effects > 0 and weight > 0)


def _outside_references(document: Document, sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    """The sentences less entries of reference lists that a reader of files took for copy."""
    listing = False
    for sentence in sentences:
        block = document.blocks[sentence.block]
        if block.kind is BlockKind.HEADING or len(sentence.text) <= _REFERENCE_TITLE:
            listing = opens_references(sentence.text) or (listing and block.kind is not BlockKind.HEADING)
        if not (listing and block.kind in _LISTED) and not is_reference(block.text):
            yield sentence


def claim_of(
    document: Document, sentence: Sentence, *, kind: ClaimKind | None = None, signals: tuple[str, ...] = ()
) -> Claim:
    """The claim that a person has seen in a sentence; `signals` are put before those observed."""
    counts = observed(words(sentence.text))
    claim = _claim(document, sentence, counts, find_quantities(sentence.text), {}, kind)
    return replace(claim, signals=tuple(dict.fromkeys((*signals, *claim.signals))))


def _needs_source(
    document: Document,
    sentence: Sentence,
    tokens: Sequence[str],
    counts: Mapping[str, int],
    quantities: tuple[Quantity, ...],
) -> bool:
    kind = document.blocks[sentence.block].kind
    has_figure = any(quantity.kind in _FIGURES for quantity in quantities)
    if kind is BlockKind.TABLE_CELL and not _ENDED.search(sentence.text):
        return has_figure or (len(tokens) > 2 and asserts(sentence.text, counts, has_figure))
    if len(tokens) < 2:
        return False
    reason = aside(sentence.text)
    if reason is not None:
        return _asserts_in_passing(reason, sentence.text, tokens, counts, has_figure)
    if kind is BlockKind.HEADING or _is_fragment(sentence.text, tokens):
        return asserts(sentence.text, counts, has_figure)
    return bool(counts) or has_figure or _is_plain_statement(tokens)


def _is_plain_statement(tokens: Sequence[str]) -> bool:
    """Whether a sentence without any signal is long and impersonal enough to state a fact."""
    return len(tokens) >= _STATEMENT_WORDS and _PERSONAL.isdisjoint(tokens)


def _is_fragment(text: str, tokens: Sequence[str]) -> bool:
    return not _ENDED.search(text) and not (len(tokens) > _FRAGMENT_WORDS or has_finite_verb(text))


def _asserts_in_passing(
    reason: str, text: str, tokens: Sequence[str], counts: Mapping[str, int], has_figure: bool
) -> bool:
    """Whether an aside of this name asserts something all the same ("Take 200 mg, because it lowers …")."""
    if reason == "list-head":
        return not _LISTABLE.isdisjoint(counts) and (has_figure or _INTRODUCES.search(text) is not None)
    if reason in ("advice", "call-to-action"):
        return not _REASONED.isdisjoint(tokens)
    if reason == "makers":
        return not is_mission(text) and (has_figure or counts.get("efficacy", 0) > 1)
    return False


def _claim(
    document: Document,
    sentence: Sentence,
    counts: Mapping[str, int],
    quantities: tuple[Quantity, ...],
    heading: Mapping[str, int],
    kind: ClaimKind | None = None,
) -> Claim:
    chosen = kind or kind_of(counts, quantities, heading)
    risk = risk_of(chosen, counts, sentence.text.casefold())
    identity = _identity(sentence.text)
    placed = tuple(_placed(document, sentence, quantity) for quantity in quantities)
    signals = (*counts, *(("figure",) if any(quantity.kind in _FIGURES for quantity in quantities) else ()))
    return Claim(identity, sentence, chosen, risk, placed, tuple(signals), identity)


def _identity(text: str) -> str:
    return hashlib.sha256(" ".join(words(text)).encode()).hexdigest()[:10]


def _placed(document: Document, sentence: Sentence, quantity: Quantity) -> Quantity:
    block = document.blocks[sentence.block]
    span: Span = block.locate(sentence.start + quantity.span.start, sentence.start + quantity.span.end)
    return replace(quantity, span=span)


def _numbered(claims: Sequence[Claim]) -> Iterator[Claim]:
    """The claims with "-2", "-3" after the ids of repeats."""
    seen: Counter[str] = Counter()
    for claim in claims:
        seen[claim.id] += 1
        identity = claim.id if seen[claim.id] == 1 else f"{claim.id}-{seen[claim.id]}"
        yield replace(claim, id=identity, group=identity)
