"""What notes say: a note is a source, explains what its mark stands beside, or asserts something itself.

What it asserts is read as copy, with the works that the same note names as its sources. When in doubt, a sentence
explains: whoever reads a note looks for what was measured, in whom, and against what.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from evidence.claims.asides import aside
from evidence.claims.fragments import denies_harm
from evidence.claims.judging import asserts_health
from evidence.claims.lexicon import observed
from evidence.claims.lists import Lead
from evidence.claims.quantities import find_quantities
from evidence.claims.sentences import split
from evidence.claims.unit import Unit
from evidence.claims.verbs import has_finite_verb
from evidence.claims.weighing import surety
from evidence.claims.wording import words
from evidence.documents.document import Block, BlockKind, Document
from evidence.documents.entries import likeness
from evidence.documents.reference_blocks import part_of
from evidence.identifiers import find_dois, find_pmids
from evidence.late import late_regex

_EFFECTS = frozenset(("efficacy", "safety", "improvement", "comparison", "onset", "mechanism", "harm"))
_SURE, _SURER = 1.5, 2.5
"""In log-odds, of the words of a sentence by themselves; the second where it names no effect, no share and no study."""
_LIKE_AN_ENTRY = 2
# What an entry has come to its end with; without a figure it has not gone beyond its authors.
_FIGURE = late_regex(r"\d")
_DATED = late_regex(r"(?<!\d)(?:19|20)\d{2}[a-z]?[).]*\s*\Z")
_PLACE = 60
# How something was measured, counted or shown.
_EXPLAINS = late_regex(
    r"\b(?:defined|(?:is|are|was|were) (?:\w+ly )?(?:assessed|measured|calculated|computed|estimated|analy[sz]ed"
    r"|adjusted|rated|scored|evaluated|imputed|based|derived|taken from|presented|shown|given"
    r"|expressed|reported as)"
    r"|(?:scores?|values?|numbers?|bars?) (?:\w+ )?(?:mean|indicate|show|represent|denote|reflect)s?|rounding|rounded"
    r"|denotes?|stands? for|abbreviat\w+)\b",
    re.IGNORECASE,
)
_AROUND = (
    r"(?:(?:in|at|on|after|before|among|with|without|within|for|from|by|during|versus|vs\.?|against|of|per|compared"
    r"|relative to|based|according|as|up to|only|when|if)\b)"
)
# Words without a verb that name what was measured, or when, in whom and against what.
_NAMES = late_regex(
    rf"(?:{_AROUND}[^,]{{0,80}}, )?(?:(?:the|an?|mean|median|relative|absolute|adjusted|annual|risk"
    r"|percent(?:age)?|estimated|overall|total) )*"
    r"(?:risks?|reductions?|improvements?|changes?|increases?|decreases?|rates?|responses?|remission|differences?|ratios?"
    r"|odds|hazards?|effects?|results?|data|efficacy|safety|outcomes?|endpoints?|n|hr|or|rr|ci|p)\b"
    rf"|{_AROUND}(?![^,]*, )",
    re.IGNORECASE,
)


def with_asserting_notes(document: Document) -> Document:
    """The document, with what its notes assert as paragraphs of copy, each of which still knows its note."""
    if not any(map(_is_note, document.blocks)):
        return document
    blocks = (part for block in document.blocks for part in (_parted(block) if _is_note(block) else (block,)))
    return replace(document, blocks=tuple(blocks))


def _is_note(block: Block) -> bool:
    return block.kind is BlockKind.FOOTNOTE or (block.kind is BlockKind.REFERENCE and block.note is not None)


def _parted(block: Block) -> Iterator[Block]:
    """The note with what it asserts apart; what it names and what it explains stays a note."""
    spans = _outside_brackets(block.text)
    asserting = _asserting([block.text[start:end] for start, end in spans])
    if not any(asserting):
        yield block
        return
    label = block.label
    for asserts, run in groupby(zip(asserting, spans, strict=True), key=lambda pair: pair[0]):
        part = [span for _, span in run]
        piece = part_of(block, part[0][0], part[-1][1], label)
        yield replace(piece, kind=BlockKind.PARAGRAPH) if asserts else piece
        label = None


def _outside_brackets(text: str) -> list[tuple[int, int]]:
    """The sentences of a note; one is not at its end where a full stop stands in brackets, as those of a work do."""
    spans: list[tuple[int, int]] = []
    for start, end in split(text):
        if spans and text.count("(", *spans[-1]) > text.count(")", *spans[-1]):
            start = spans.pop()[0]
        spans.append((start, end))
    return spans


def _asserting(sentences: Sequence[str]) -> list[bool]:
    """Which sentences of a note assert something. Between the first and the last that name a work stands its entry;
    what stands before it may be its title, unless it has a figure."""
    told = [_asserts(sentence) for sentence in sentences]
    naming = [index for index, sentence in enumerate(sentences) if not told[index] and _names_work(sentence)]
    if not naming:
        return told
    first, last = naming[0], naming[-1]
    ended = _FIGURE.search(sentences[last]) is not None
    return [
        asserts and ((index > last and ended) or (index < first and _unit(sentences[index]).has_share))
        for index, asserts in enumerate(told)
    ]


def _names_work(sentence: str) -> bool:
    named = find_dois(sentence) or find_pmids(sentence) or "http" in sentence
    if named or likeness(sentence) >= _LIKE_AN_ENTRY or aside(sentence) == "reference":
        return True
    return len(sentence) <= _PLACE and _DATED.search(sentence) is not None


def _unit(sentence: str) -> Unit:
    tokens = words(sentence)
    counts, quantities = observed(tokens), find_quantities(sentence)
    return Unit(sentence, BlockKind.PARAGRAPH, tokens, counts, quantities, Lead.NONE, False, aside(sentence))


def _asserts(sentence: str) -> bool:
    unit = _unit(sentence)
    if denies_harm(unit.tokens, unit.counts):
        return True
    studied = "study" in unit.counts and unit.has_figure
    telling = studied or unit.has_share or not _EFFECTS.isdisjoint(unit.counts)
    if not asserts_health(unit) or surety(unit) <= (_SURE if telling else _SURER) or _EXPLAINS.search(sentence):
        return False
    return has_finite_verb(sentence) or (telling and not _NAMES.match(sentence))
