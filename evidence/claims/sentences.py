"""Sentences on top of block structure: a block ends a sentence, a line end does not.

Closing quotes, brackets and citation marks that follow a full stop belong to the sentence they close
("less itch.3", "in weeks.(4)", "was high.[1–3]"). A run-in head with a colon stays in its sentence.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from evidence.claims.claim import Sentence
from evidence.claims.wording import listed
from evidence.documents.document import COPY_KINDS, Block, BlockKind, Document
from evidence.documents.furniture import LEGEND_LABEL
from evidence.late import late_regex

_STOP = late_regex(
    r"""
    [.!?…](?<![.!?…]{2})(?<![=<>≤≥]\.)[.!?…]*+       # the whole run, once: linear on rows of dots; no "n. =. 28"
    (?P<closers>["'”’»)\]*_†‡§¶]*)
    (?P<marks>
        \d{1,3}(?:\s?[,–-]\s?\d{1,3})*                                        # less itch.1,2
      | (?:\s?\[\d[\d\s,;–-]*\]|\(\d[\d\s,;–-]*\))+                           # was high.[1–3]   weeks.(4)
      | (?:\s?[\[(](?:[Ss]ee\s)?(?:[Rr]efs?\.?|[Rr]eferences?)\s\d[^\[\]()]{0,60}[\])])      # fell. (ref. 1)
      | (?:\s?\[\d{1,3}[,:]\s[A-Za-z]{1,10}\.?\s\d[^\[\]]{0,40}\])                   # fell. [1, p. 5]
      | (?:\s?\[(?:\^[^\]\s]{1,60}|-?@[^\[\]]{1,200})\])+                         # fell.[^2]   fell.[@lee2019]
      | (?P<letter>[a-z])                                                     # itch.a, raised
      | \s?[⁰¹²³⁴-⁹]+(?:\s?[,⁻⁺·–˒‚-]\s?[⁰¹²³⁴-⁹]+)*                           # effect.¹   weeks. ²–⁴
      | (?:\s?[\[(][⁰¹²³⁴-⁹][⁰¹²³⁴-⁹\s,;⁻·–˒‚-]*[\])])+                         # scars.[¹]   scars. (²⁻⁴)
      | \s\((?:[^()]{2,80}?,?\s)?(?:19|20)\d\d[a-z]?\)\.?                     # well. (Lee et al., 2006)
    )?
    (?=\s|\Z)
    """,
    re.VERBOSE,
)
# Of the letters in reverse: to search forwards for the end would begin at every letter.
_LAST_WORD = late_regex(r"[^\s()\[\]\"'“”‘’/–—-]*")
_FIRST_WORD = late_regex(r"[\s\"'“”‘’(\[*_]*([^\s.,;:!?)\]]*)")
_PIECE_WORDS = 3

# Never the last word of a sentence: a name, a figure or the rest of the thought follows.
_HOLDS = listed(
    """
    dr mr mrs ms prof rev st vs viz e.g eg i.e ie cf approx appr ca eq ref refs sec ch ed eds
    vol nos fig figs tab incl esp resp excl avg gen sen gov dept univ
    """
)
# A number follows when these are abbreviations; else they are words or units at the end of a sentence.
_HOLDS_BEFORE_NUMBER = listed(
    """
    no p pp n art sect para jan feb mar apr jun jul aug sep sept oct nov dec tel ext min max est
    """
)
# May end a sentence; they do when the next word is one that opens sentences.
_MAY_END = listed(
    """
    u.s u.k u.s.a e.u u.n al inc ltd co corp jr sr ph.d m.d d.o r.n b.s m.s b.sc m.sc pharm.d
    psy.d d.c
    """
)
# May end a sentence; they do before a capital letter or a figure.
_UNITS = listed(
    """
    a.m p.m etc hr hrs wk wks mo mos yr yrs mg mcg kg ml lb lbs oz ft in sec secs mins b.i.d
    t.i.d q.i.d q.d b.d i.v i.m s.c p.o
    """
)
# "vitamin D.", "group B." and "wave I." end with a letter that is no initial.
_LETTERED = listed(
    """
    vitamin vitamins hepatitis group type plan appendix grade class figure table arm cohort part
    influenza factor coenzyme immunoglobulin apolipoprotein protein panel schedule category form
    strain serotype subtype option phase stage wave period sequence stratum level zone region
    treatment regimen or and
    """
)
# "2.6 L." and "131 g/L." end with a unit; behind a year stands an initial.
_UNIT_LETTER = late_regex(r"(?:(?<![\d.,])(?!(?:19|20)\d\d\s)\d[\d.,]*\s?|[^\W\d_]/)[^\W\d_]\Z")
_OPENERS = listed(
    """
    a about additionally after all also although among an and another as at because before both
    but by common compared consult despite does each early even every evidence few first finally
    for four from furthermore given he her here his how however i if in instead is it its later
    less like many more moreover most much my no nor not of on once one only or other others our
    over overall participants patients people recent research results since she side so some
    still studies such that the their then there these they this those though three thus to
    together treatment two under unlike until we what when where whether which while who why
    with without you your
    """
)


def split(text: str) -> list[tuple[int, int]]:
    """Half-open offsets of the sentences of one block of text, trimmed of white space."""
    return _split(text, 0, ())


def sentences_of(document: Document) -> tuple[Sentence, ...]:
    """The sentences of all blocks of copy, in order; a heading or table cell is one unless it clearly holds several.

    The label of a figure or table ("Figure 1:") is no part of the first sentence of its legend.
    """
    return tuple(
        Sentence(block.text[start:end], block.locate(start, end), index, start, end)
        for index, block in enumerate(document.blocks)
        if block.kind in COPY_KINDS
        for start, end in _split_block(block)
    )


def _split_block(block: Block) -> list[tuple[int, int]]:
    label = LEGEND_LABEL.match(block.text) if block.kind is BlockKind.LEGEND else None
    letters = {span.start for span in (*block.superscripts, *(mark.span for mark in block.marks))}
    spans = _split(block.text, label.end() if label else 0, letters)
    if block.kind not in (BlockKind.HEADING, BlockKind.TABLE_CELL) or len(spans) < 2:
        return spans
    clear = all(len(block.text[start:end].split()) >= _PIECE_WORDS for start, end in spans)
    return spans if clear else [(spans[0][0], spans[-1][1])]


def _split(text: str, start: int, letters: Collection[int]) -> list[tuple[int, int]]:
    spans = []
    for end in (*_ends(text, start, letters), len(text)):
        piece = text[start:end]
        left = start + len(piece) - len(piece.lstrip())
        right = end - len(piece) + len(piece.rstrip())
        if left < right:
            spans.append((left, right))
        start = end
    return spans


def _ends(text: str, start: int, letters: Collection[int]) -> Iterator[int]:
    for stop in _STOP.finditer(text, start):
        if _closes(text, start, stop, letters):
            yield stop.end()
            start = stop.end()


def _closes(text: str, start: int, stop: re.Match[str], letters: Collection[int]) -> bool:
    opening = _FIRST_WORD.match(text, stop.end())
    following = opening[1] if opening else ""
    if opening is None or not following:
        return False
    if _is_decimal(text, stop) or (stop["letter"] and stop.start("letter") not in letters):
        return False
    if text[stop.start()] == ".":
        if text[stop.start() : stop.start() + 2] == "..":
            return not following[0].islower()
        return _full_stop_closes(text[start : stop.start()], stop, following)
    if text[stop.start()] == "…" or stop["closers"]:
        return not following[0].islower()
    return True


def _is_decimal(text: str, stop: re.Match[str]) -> bool:
    """Whether digits after the stop are decimals ("2.5") and no marks ("itch.3")."""
    return (stop["marks"] or "")[:1].isdecimal() and text[stop.start() - 1 : stop.start()].isdecimal()


def _full_stop_closes(before: str, stop: re.Match[str], following: str) -> bool:
    tail = before[-40:]
    last = _LAST_WORD.match(tail[::-1])
    word = last.group()[::-1].casefold() if last else ""
    if word in _HOLDS or not tail.strip():
        return False
    if word in _HOLDS_BEFORE_NUMBER and following[0].isdigit():
        return False
    if word in _MAY_END:
        return following.casefold() in _OPENERS and following[0].isupper()
    if word in _UNITS:
        return not following[0].islower()
    if len(word) == 1 and word.isalpha():
        return _single_letter_closes(tail, following)
    if word.isdigit() and before.strip() == word:
        return False
    return not (following[0].islower() and (stop["closers"] or len(word) < 2))


def _single_letter_closes(tail: str, following: str) -> bool:
    """Whether a single letter before a full stop ends a sentence ("vitamin D. It") or is an initial ("J. Kim")."""
    if len(following) == 1 and following not in "AI":
        return False
    earlier = tail[:-1].split()
    lettered = tail[-1].islower() or _UNIT_LETTER.search(tail) is not None
    if lettered or (earlier and earlier[-1].casefold() in _LETTERED):
        return not following[0].islower()
    return following[0].isupper() and following.casefold() in _OPENERS
