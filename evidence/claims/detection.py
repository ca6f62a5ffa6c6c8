"""Which sentences of a document need a source, what they assert, and how grave that is.

In health copy nearly every sentence of the body is a claim. So the rules turn the question round: a sentence is a claim
unless it is an aside (`asides`), a heading that only names its topic (`headings`), or says nothing about health. What
they say is then weighed with the words of the sentence and with what stands around it (`weighing`).
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import takewhile

from evidence.claims.asides import aside, is_reference, opens_references
from evidence.claims.cells import heads_of, is_number_alone, number_asserts
from evidence.claims.claim import Claim, ClaimKind, Quantity, QuantityKind, Sentence, context_of, in_context
from evidence.claims.grouping import Saying, grouped
from evidence.claims.headings import tells_a_benefit
from evidence.claims.judging import asserts_health, read_from_place, stands_by_its_place
from evidence.claims.kinds import kind_of, risk_of
from evidence.claims.lexicon import observed
from evidence.claims.lists import Lead, lead_of
from evidence.claims.quantities import find_quantities
from evidence.claims.rows import COLUMNS
from evidence.claims.stories import is_narrated, people_in, tells, tells_a_story
from evidence.claims.unit import FIGURES, Unit
from evidence.claims.voices import is_result, tells_change
from evidence.claims.weighing import QUOTES, is_claim, surety
from evidence.claims.wording import fold, words
from evidence.documents.document import COPY_KINDS, BlockKind, Document
from evidence.documents.tables import is_ended
from evidence.late import late_regex, rare_regex

_ADDRESS = rare_regex(r"(?:[^.!?]{0,150} [–|-] [\w .]{2,30})?(?:\s*(?:https?://|www\.)\S+)+\s*")
# Below the heading of a list of sources: a quoted title and its year, date of access or site, or a title and PubMed.
_CITES = rare_regex(
    r"[\"“][^\"”]{6,}[\"”].{0,80}(?:\b(?:19|20)\d\d\b|\b(?:[Uu]pdated|[Aa]ccessed|[Rr]etrieved)\b"
    r"|\w\.(?:gov|org|com|int|uk|eu)\b)"
    r"|[^.] [–|-] (?:PMC|PubMed)\s*\Z"
)
_REFERENCE_TITLE = 30
_COLUMNS = 8
# "“Brain zaps” come from stopping suddenly": a term, and no voice.
_TERM = late_regex(r"[\"“][^\"”.!?]{2,40}[\"”] [a-z]")
_EXPERT = frozenset(("mechanism", "physiology", "study", "attribution", "epidemiology"))
_NEVER = frozenset(
    (
        "question",
        "about-this-page",
        "navigation",
        "metadata",
        "byline",
        "disclaimer",
        "reference",
        "reporting",
        "accounts",
    )
)
"""Asides in which even the surest words claimed next to nothing on the learned pages."""
_LOUDLY_AGAINST, _FOR = -4.0, 1.0
"""In log-odds; on the learned pages no heading that needed a source lay below the first."""
_LISTED = (BlockKind.LIST_ITEM, BlockKind.TABLE_CELL)
_APART = (BlockKind.HEADING, BlockKind.LEGEND)


@dataclass(frozen=True, slots=True)
class Impression:
    """A sentence by itself: whether the rules tell a claim, and how surely its words do (log-odds).

    `settled` is what its place in a table decides of it, None elsewhere.
    """

    sentence: Sentence
    unit: Unit
    told: bool
    surety: float
    settled: bool | None = None


def find_claims(document: Document, sentences: Sequence[Sentence]) -> tuple[Claim, ...]:
    """The claims among `sentences`, in order; quantities have their places in the document."""
    return claims_and_sayings(document, sentences)[0]


def claims_and_sayings(
    document: Document, sentences: Sequence[Sentence]
) -> tuple[tuple[Claim, ...], tuple[Saying, ...]]:
    """The claims, and those of them that other documents may say again in other words."""
    heading: Unit | None = None
    claims = []
    seen: Counter[str] = Counter()
    for sentence, unit, needs in judged(document, sentences):
        if unit.kind is BlockKind.HEADING:
            heading = unit
        if needs:
            whole = _with_heads(document, sentence, unit)
            counts = {**whole.counts, **read_from_place(whole)}
            kind = kind_of(whole, counts, heading)
            claims.append(_claim(document, sentence, counts, unit.quantities, kind, seen))
    return grouped(document, claims)


def judged(document: Document, sentences: Sequence[Sentence]) -> Iterator[tuple[Sentence, Unit, bool]]:
    """The sentences of the copy in order, as they are judged, and whether they need a source."""
    seen = tuple(impressions(document, sentences))
    for one, before, after in beside(seen):
        yield one.sentence, one.unit, _needs_source(one, before, after)


def _with_heads(document: Document, sentence: Sentence, unit: Unit) -> Unit:
    """A number that stands alone in a cell with the heads that say of what it is; any other unit as it is."""
    block = document.blocks[sentence.block]
    if not is_number_alone(block):
        return unit
    words = in_context(context_of(heads_of(document, block)), sentence.said)
    return _by_itself(words, unit.kind, unit.lead, False, bool(sentence.marks))[0]


def _needs_source(one: Impression, before: float, after: float) -> bool:
    decided = decided_by_itself(one)
    return is_claim(one.told, one.surety, before, after) if decided is None else decided


def decided_by_itself(one: Impression) -> bool | None:
    """What is decided whatever stands around a sentence; None where its neighbours have a say.

    A heading that says plainly that something does a body good is a claim, one that the rules tell unless its words
    speak loudly against it, another if they speak for it. A legend that only names what is shown is none.
    What neither the rules nor its own words take for a claim is none.
    """
    if one.settled is not None:
        return one.settled
    if one.unit.kind is BlockKind.HEADING:
        if one.told and tells_a_benefit(fold(one.unit.text).casefold()):
            return True
        return one.surety > (_LOUDLY_AGAINST if one.told else _FOR)
    if one.told and stands_by_its_place(one.unit):
        return True
    if one.unit.kind is BlockKind.LEGEND and not one.told:
        return False
    if not one.told and (one.surety <= 0 or one.unit.aside in _NEVER):
        return False
    return None


def beside(seen: Sequence[Impression]) -> Iterator[tuple[Impression, float, float]]:
    """Each impression with the sureties of those before and after it; 0 stands for none.

    Headings and legends are passed over: they stand apart from what the copy goes on to say.
    """
    before = 0.0
    following = [one.surety for one in seen if one.unit.kind not in _APART]
    following.reverse()
    for one in seen:
        if one.unit.kind not in _APART:
            following.pop()
        yield one, before, following[-1] if following else 0.0
        if one.unit.kind not in _APART:
            before = one.surety


def impressions(document: Document, sentences: Sequence[Sentence]) -> Iterator[Impression]:
    """The sentences of the copy in order, each judged by itself and by what leads to it."""
    lead = Lead.NONE
    asked = False
    end = 0
    people = people_in(block.text for block in document.blocks if block.kind in COPY_KINDS)
    is_story = bool(people) and tells_a_story((sentence.said for sentence in sentences), people)
    contents = _contents(document)
    for sentence in outside_references(document, sentences):
        if sentence.block in contents:
            continue
        kind = document.blocks[sentence.block].kind
        if kind is BlockKind.LEGEND:
            unit, told, _, own = _by_itself(sentence.said, kind, Lead.NONE, False, bool(sentence.marks))
            yield Impression(sentence, unit, told, own)
            continue
        if kind not in _LISTED and document.text.count("\n", end, sentence.span.start) != 1:
            lead = Lead.NONE
        if kind is BlockKind.TABLE_CELL and _is_under(document, sentence.block, COLUMNS):
            lead = Lead.ASSERTS
        unit, told, change, own = _by_itself(sentence.said, kind, lead, asked, bool(sentence.marks))
        asked = sentence.said.rstrip().endswith("?")
        if (told or change) and _is_quoted(document, sentence.block):
            told = change or is_result(unit) or not _EXPERT.isdisjoint(unit.counts)
        elif (told or change) and (tells(unit.text, people) or (is_story and is_narrated(unit.text))):
            told = change or is_result(unit)
        yield Impression(sentence, unit, told, own, _settled(document, sentence, unit))
        if kind not in _LISTED:
            following = lead_of(unit.text, unit.tokens, told)
            if following is not Lead.NONE or not unit.is_item:
                lead = following
        end = sentence.span.end


def _settled(document: Document, sentence: Sentence, unit: Unit) -> bool | None:
    """What is decided by the place in a table: a number alone is what its heads make it, and a head names numbers.

    "Ivermectin 1% once daily" names a treatment by its strength, which is no share of anything.
    """
    block = document.blocks[sentence.block]
    if block.heads is not None and block.heads.names and not is_ended(block.text):
        given = any(quantity.kind is QuantityKind.FREQUENCY for quantity in unit.quantities)
        if given or not unit.has_share:
            return False
    return number_asserts(document, block) if is_number_alone(block) else None


@lru_cache(maxsize=1024)
def _by_itself(text: str, kind: BlockKind, lead: Lead, asked: bool, marked: bool) -> tuple[Unit, bool, bool, float]:
    """A sentence, whether the rules tell a claim, whether it tells a change, and its surety.

    The pages of a site repeat some.
    """
    tokens = words(text)
    unit = Unit(text, kind, tokens, observed(tokens), find_quantities(text), lead, asked, aside(text), marked)
    return unit, asserts_health(unit), tells_change(unit), surety(unit)


def _is_under(document: Document, index: int, columns: re.Pattern[str]) -> bool:
    """Whether a row stands right below the head of its table, and the head names what it is good for."""
    above = reversed(document.blocks[max(0, index - _COLUMNS) : index])
    heads = takewhile(lambda block: block.kind is BlockKind.CAPTION, above)
    return any(columns.search(head.text) for head in heads)


def _is_quoted(document: Document, index: int) -> bool:
    """Whether a block is what somebody said, a customer most often."""
    text = document.blocks[index].text.lstrip("★☆*_ ")
    return text[:1] in QUOTES and text.rstrip()[-1:] not in ",:;" and not _TERM.match(text)


def _contents(document: Document) -> frozenset[int]:
    """The blocks of a table of contents: list items that repeat the headings that follow."""
    last = {block.text.casefold(): i for i, block in enumerate(document.blocks) if block.kind is BlockKind.HEADING}
    return frozenset(
        index
        for index, block in enumerate(document.blocks)
        if block.kind is BlockKind.LIST_ITEM and last.get(block.text.casefold(), -1) > index
    )


def outside_references(document: Document, sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    """The sentences less entries of reference lists that a reader of files took for copy."""
    listing = skipped = False
    index = -1
    for sentence in sentences:
        block = document.blocks[sentence.block]
        if sentence.block != index:
            index = sentence.block
            skipped = is_reference(block.text) or _ADDRESS.fullmatch(block.text) is not None
        if block.kind is BlockKind.HEADING or len(sentence.text) <= _REFERENCE_TITLE:
            listing = opens_references(sentence.text) or (listing and block.kind is not BlockKind.HEADING)
        if not skipped and not (listing and (block.kind in _LISTED or _CITES.search(block.text))):
            yield sentence


def claim_of(
    document: Document, sentence: Sentence, *, kind: ClaimKind | None = None, signals: tuple[str, ...] = ()
) -> Claim:
    """The claim that a person has seen in a sentence; `signals` are put before those observed."""
    unit, *_ = _by_itself(sentence.said, document.blocks[sentence.block].kind, Lead.NONE, False, bool(sentence.marks))
    kind = kind or kind_of(unit, unit.counts, None)
    claim = _claim(document, sentence, unit.counts, unit.quantities, kind, Counter())
    return replace(claim, signals=tuple(dict.fromkeys((*signals, *claim.signals))))


def _claim(
    document: Document,
    sentence: Sentence,
    counts: Mapping[str, int],
    quantities: tuple[Quantity, ...],
    kind: ClaimKind,
    seen: Counter[str],
) -> Claim:
    """The claim that a sentence is; `seen` counts the ids of the document, so that repeats get "-2", "-3"."""
    heads = heads_of(document, document.blocks[sentence.block])
    risk = risk_of(kind, counts, sentence.said.casefold())
    identity = _identity(in_context(context_of(heads), sentence.text))
    seen[identity] += 1
    if seen[identity] > 1:
        identity = f"{identity}-{seen[identity]}"
    placed = tuple(_placed(document, sentence, quantity) for quantity in quantities)
    signals = (*counts, *(("figure",) if any(quantity.kind in FIGURES for quantity in quantities) else ()))
    return Claim(identity, sentence, kind, risk, placed, tuple(signals), identity, heads=heads)


def _identity(text: str) -> str:
    return hashlib.sha256(" ".join(words(text)).encode()).hexdigest()[:10]


def _placed(document: Document, sentence: Sentence, quantity: Quantity) -> Quantity:
    block = document.blocks[sentence.block]
    written = sentence.written(quantity.span)
    return quantity.at(block.locate(sentence.start + written.start, sentence.start + written.end))
