"""The text of a source as sentences that know their section: "METHODS: …" of an abstract, a heading of a full text.

What a source only lists (its references) or thanks for is no statement of its own, and is left out.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from evidence.claims.patterns import UPPER
from evidence.claims.sentences import split
from evidence.late import late_regex


class Section(StrEnum):
    """What a part of a paper is for; the names that structured abstracts share (NLM's label categories)."""

    TITLE = "title"
    BACKGROUND = "background"
    OBJECTIVE = "objective"
    METHODS = "methods"
    RESULTS = "results"
    CONCLUSIONS = "conclusions"
    NOTES = "notes"
    UNSAID = ""


NO_FINDINGS = frozenset({Section.TITLE, Section.BACKGROUND, Section.OBJECTIVE, Section.NOTES})
"""What tells of others, or of what was to be found out."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence: `text` is `source[start:end]`; `heading` is the words that opened its section.

    `plain` is the text in lower case with plain spaces and hyphens, character for character, to look for words in.
    """

    text: str
    start: int
    end: int
    section: Section = Section.UNSAID
    heading: str = ""
    plain: str = ""


# NLM's list of abstract labels and their five categories, by the words that make them up.
_LABELS = (
    (Section.CONCLUSIONS, r"conclusions?|interpretation|significance|implications?|clinical implications?|discussion"),
    (Section.UNSAID, r"(?:strengths and )?limitations?"),
    (
        Section.RESULTS,
        r"(?:main |key |principal )?(?:results?|findings?|outcomes?)|measurements? and (?:main )?results?"
        r"|(?:data|evidence) synthesis",
    ),
    (
        Section.METHODS,
        r"(?:materials? |subjects?|patients? |participants? )?(?:and |& )?(?:methods?|methodology|procedures?)"
        r"(?:[ /](?:and|&)? ?(?:materials?|design|analysis|subjects|participants|principal findings|findings"
        r"|results))?"
        r"|(?:study |trial |research )?design(?: and methods?|,? setting,? and (?:participants|patients|subjects))?"
        r"|settings?(?: and (?:participants|patients|subjects))?"
        r"|(?:study )?(?:participants?|patients?|subjects?|populations?|samples?)|interventions?|exposures?"
        r"|measure(?:ment)?s?"
        r"|(?:main |primary |secondary )?outcomes?(?: and)? measure(?:ment)?s?|statistical analys[ie]s|data sources?"
        r"|search (?:methods?|strategy)|(?:selection|eligibility|inclusion) criteria|study selection"
        r"|data collection(?: and analysis)?|data extraction(?: and synthesis)?|review methods?|experimental"
        r" procedures?|(?:experimental |methodological )?approach",
    ),
    (
        Section.OBJECTIVE,
        r"objectives?|aims?|purposes?|goals?|hypothes[ie]s|(?:background )?(?:and|&) (?:aims?|objectives?)",
    ),
    (
        Section.BACKGROUND,
        r"backgrounds?(?: (?:and|&|/) ?\w+)?|introductions?(?: and \w+)?|contexts?|rationale|importance",
    ),
    (
        Section.NOTES,
        r"references|bibliography|literature cited|acknowledge?ments?|(?:primary )?funding(?: sources?| statement)?"
        r"|financial support"
        r"|conflicts? of interests?|competing interests?|disclosures?|declarations?(?: of interests?)?"
        r"|author contributions?"
        r"|(?:clinical )?trial registration(?: number)?|registration|data availability(?: statement)?"
        r"|supplementary materials?",
    ),
)
_ANY = "|".join(f"(?:{words})" for _, words in _LABELS).replace(" ", r"\s")
_LABEL = late_regex(
    rf"""
    (?:(?<=\n)|(?<=[.!?)\]]\s)|(?P<glued>(?<=[a-z\d)%][.!?])(?=[a-z]))|\A)[ \t]*
    (?:[#]{{1,6}}[ ]|\*\*|\(?\d{{1,2}}[.)][ ]?)?
    (?P<label>(?:{_ANY})(?:[ ]?[/&,][ ]?(?:{_ANY}))?)
    (?:\*\*)?
    (?:[ \t]*(?P<colon>:)(?:\*\*)?|[ \t]*\.?[ \t]*(?P<line>(?=\n)|\Z)|(?P<run>[ ](?=[A-Z0-9\u201c(]))
    |(?P<stuck>(?-i:(?=[A-Z0-9]))))
    """,
    re.VERBOSE | re.IGNORECASE,
)
_OTHER_LABEL = late_regex(
    r"""
    (?:(?:(?<=\n)|\A)[ \t]*(?P<line>[A-Z][A-Za-z/&,-]*(?:[ ][A-Za-z/&,-]+){0,5})
    |(?<=[.!?)\]][ ])(?P<within>[A-Z][A-Za-z/&-]+(?:[ ](?:and|of|[A-Z][A-Za-z/&-]+)){0,5}))
    :[ \t]*(?=[A-Z0-9\u201c(])
    """,
    re.VERBOSE,
)
"""What has the form of a label and is none that is known; within a line each of its words is written large."""
_REPORTS = frozenset({Section.RESULTS, Section.UNSAID})
_LEADS_IN = frozenset({Section.BACKGROUND, Section.OBJECTIVE})
_SECTION_OF = tuple((section, late_regex(rf"(?:{words})\b", re.IGNORECASE)) for section, words in _LABELS)
_WITH_RESULTS = late_regex(
    r"(?:method|design|procedure|material|setting|participant)[^.:]*\b(?:results|findings)\Z", re.IGNORECASE
)
_LISTED = late_regex(r"references|bibliography|literature cited", re.IGNORECASE)
_LONGEST = 2_000
"""Characters of the longest sentence; a longer one is a table or a list that lost its form, and is cut at a space."""
_BREAK = late_regex(r"\n\s*\n|\n(?=#|[*•-]\s|\d{1,2}(?:\.\d+)*\.?\s+[A-Z])|\t")


_LABEL_ALONE = late_regex(rf"(?:{_ANY})(?:\\ssections?)?", re.IGNORECASE)


def section_of(label: str) -> Section | None:
    """The section that a heading opens ("Results", "Study design"); None for words that are no such heading."""
    if not _LABEL_ALONE.fullmatch(label):
        return None
    return _section(label)


def _section(label: str) -> Section:
    """The section of a known heading; "Methods and results" may say anything."""
    if _WITH_RESULTS.search(label):
        return Section.UNSAID
    return next(section for section, pattern in _SECTION_OF if pattern.match(label))


@dataclass(frozen=True, slots=True)
class _Head:
    """A label at `text[start:end]`; its section begins where it ends."""

    start: int
    end: int
    section: Section
    label: str


_FEWEST, _MOST = 4, 40
"""So many words a title has."""
_TOP = 8
_NAMES_A_DESIGN = late_regex(
    r":\s[^:]*\b(?:trial|study|(?:meta-)?analysis|review|cohort|survey|report|series)\b", re.IGNORECASE
)
_RUNNING = late_regex(
    r"\b(?:19|20)\d\d\b[^.]*[;:,]\s*(?:\d|e\d|article)|\bdoi\b|https?:|\bvol(?:ume|\.)? \d|\bissn\b|[©®]"
    r"|^\W*(?:original (?:article|investigation|research|paper)|research(?: article| paper)?|open access|brief report"
    r"|clinical trial|review(?: article)?|short communication|full paper)\W*$",
    re.IGNORECASE,
)
"""A line above a title: where it was printed, and as what."""
_ABSTRACT = late_regex(r"^[ \t#*]*(?:abstract|summary|a b s t r a c t)\b[ \t*:.]*", re.IGNORECASE | re.MULTILINE)
_OF_AN_ABSTRACT = range(200, 8_000)
"""Characters that the abstract of a paper may have."""
_BODY = frozenset({Section.BACKGROUND, Section.OBJECTIVE, Section.METHODS})
_PLAIN = UPPER | str.maketrans("\u2010\u2011", "--")


def plain(text: str) -> str:
    """The text in lower case (ASCII) with plain spaces and hyphens; every character stays in its place."""
    return text.translate(_PLAIN)


def headline(text: str) -> str | None:
    """The title that a text begins with: a line of some words by itself, that no full stop ends.

    Lines above it that name a journal, its pages or the kind of article are passed over.
    """
    lines = text.lstrip().split("\n")[:_TOP]
    start = next((at for at, line in enumerate(lines) if line.strip() and not _RUNNING.search(line)), 0)
    first, *rest = lines[start:]
    ends = not first.rstrip().endswith((".", ":", ";", ","))
    above = bool(rest) and rest[0][:1].isupper() and (start > 0 or _NAMES_A_DESIGN.search(first) is not None)
    alone = ends and bool(rest) and (above or not rest[0].strip())
    return first.strip(" #") if alone and _FEWEST <= len(first.split()) <= _MOST else None


@lru_cache(maxsize=64)
def abstract_within(text: str) -> str | None:
    """The abstract at the head of a paper, under its title; None where the text has none, or is no more than that.

    It ends where the paper begins: at the first heading behind an abstract without labels, else at an introduction or
    methods that come behind results.
    """
    opening = _ABSTRACT.search(text)
    if opening is None:
        return None
    labelled = reported = False
    for head in _heads(text):
        length = head.start - opening.end()
        if length < 0:
            continue
        begins = reported or not labelled or head.label.casefold().startswith("introduction")
        if head.section in _BODY and begins and length in _OF_AN_ABSTRACT:
            return f"{headline(text) or ''}\n\n{text[opening.end() : head.start].strip()}"
        labelled, reported = True, reported or head.section in (Section.RESULTS, Section.CONCLUSIONS)
    return None


@lru_cache(maxsize=8)
def passages_of(text: str, title: str | None = None) -> tuple[Passage, ...]:
    """The sentences in order, without labels and reference list; the title is one where the text begins with it."""
    heads = _open_ended(_with_others(text, _heads(text)), text)
    starts = [head.end for head in heads]
    found: list[Passage] = []
    for start, stop in _chunks(text, heads):
        index = bisect_right(starts, start) - 1
        section, heading = (heads[index].section, heads[index].label) if index >= 0 else (Section.UNSAID, "")
        for left, right in _bounded(text[start:stop]):
            words = text[start + left : start + right]
            own = Section.TITLE if len(found) < _TOP and title and _same(words, title) else section
            found.append(Passage(words, start + left, start + right, own, heading, plain(words)))
    return tuple(found)


def _heads(text: str) -> list[_Head]:
    found = []
    for match in _LABEL.finditer(text):
        label = match["label"]
        if match["run"] and match["glued"] is None and not (label.isupper() or _opens(text, match)):
            continue
        if match["glued"] is not None and not match["colon"] and match["stuck"] is None and not match["run"]:
            continue
        if (match["glued"], match["stuck"]) != (None, None) and not label[0].isupper():
            continue
        found.append(_Head(match.start(), match.end(), _section(label), label))
    return found


def _with_others(text: str, heads: Sequence[_Head]) -> list[_Head]:
    """With the labels that are not known, where what stands before them reports nothing: what they head may do so.

    In results and conclusions they part nothing ("Adverse events: …"), and an acknowledgement goes on.
    """
    found = list(heads)
    for match in _OTHER_LABEL.finditer(text) if heads else ():
        before = next((head for head in reversed(found) if head.start <= match.start()), None)
        silent = before is not None and before.section in (*_LEADS_IN, Section.METHODS)
        if silent and not any(head.start < match.end() and match.start() < head.end for head in heads):
            label = match["line"] or match["within"]
            found = sorted(
                [*found, _Head(match.start(), match.end(), Section.UNSAID, label)], key=lambda one: one.start
            )
    return found


def _open_ended(heads: list[_Head], text: str) -> list[_Head]:
    """With a part of its own for what follows the first sentence of a background or an aim, where no label opens the
    results: a flat abstract with the one label "Background" tells its results all the same."""
    if any(head.section in _REPORTS for head in heads):
        return heads
    ends = [head.start for head in heads] + [len(text)]
    last = next((i for i in range(len(heads) - 1, -1, -1) if heads[i].section in (*_LEADS_IN, Section.METHODS)), None)
    if last is None or heads[last].section not in _LEADS_IN:
        return heads
    start, stop = heads[last].end, ends[last + 1]
    sentences = list(split(text[start:stop]))
    if len(sentences) < 2:
        return heads
    place = start + sentences[1][0]
    return [*heads[: last + 1], _Head(place, place, Section.UNSAID, ""), *heads[last + 1 :]]


def _opens(text: str, match: re.Match[str]) -> bool:
    """ "Methods Ten participants …": a capital label that no verb follows, as abstracts without line ends print it."""
    return match["label"][0].isupper() and text[match.end() : match.end() + 1].isupper()


def _end_of_statements(text: str, heads: Sequence[_Head]) -> int:
    lists = [head.start for head in heads if head.section is Section.NOTES and _LISTED.fullmatch(head.label)]
    return lists[-1] if lists and lists[-1] > len(text) // 3 else len(text)


def _chunks(text: str, heads: Sequence[_Head]) -> Iterator[tuple[int, int]]:
    """Stretches without a blank line or a label in them."""
    end = _end_of_statements(text, heads)
    labels = {head.start: head.end for head in heads if head.end <= end}
    breaks = (match.end() for match in _BREAK.finditer(text, 0, end))
    cuts = sorted({0, end, *labels, *labels.values(), *breaks})
    for start, stop in pairwise(cuts):
        if labels.get(start) != stop and text[start:stop].strip():
            yield start, stop


def _bounded(text: str) -> Iterator[tuple[int, int]]:
    """The sentences, the longest of them cut, so that no step that compares all numbers of one takes long."""
    for start, end in split(text):
        while end - start > _LONGEST:
            cut = max(text.rfind(" ", start, start + _LONGEST), text.rfind("\n", start, start + _LONGEST))
            cut = cut if cut > start else start + _LONGEST
            yield start, cut
            start = cut + (text[cut : cut + 1].isspace())
        yield start, end


def _same(words: str, title: str) -> bool:
    return words.casefold().strip(" .[]") == title.casefold().strip(" .[]")
