"""Names and years: (Doe et al., 2006; Roe & Poe 2010a, 2010b), or "Doe and colleagues (2006)" in a sentence.

What has the shape of such a mark is one even where it points at nothing. Where a first author of the list stands with
his year, fewer signs are needed ("Doe 2006 found …").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from evidence.citations.inline import target_of
from evidence.citations.mark import Form, Mark
from evidence.citations.targets import Targets, is_one_of
from evidence.documents.document import Block
from evidence.late import late_regex

_PARTICLE = r"(?:(?:[Vv]an|[Vv]on|[Dd]er|[Dd]en|[Dd]e|[Dd]el|della|di|da|dos|la|le|el|al|bin|ter|ten|aan|het)\s+)*"
_INITIALS = r"(?:[A-Z]\.\s?){1,3}"
_NAME = rf"{_PARTICLE}[A-ZÀ-Þ][\w'’ʼ-]+(?:\s[A-ZÀ-Þ][\w'’-]+)?(?:\s[A-Z]{{1,2}}(?=[\s,]))?"
_GROUP = (
    r"[A-ZÀ-Þ][\w'’&-]*(?:,?\s(?:of|for|and|the|on|in|&|[A-ZÀ-Þ][\w'’&.-]*|\([A-Z]{2,8}\)"
    r"|study|group|trial|investigators|committees?|collaborators|team)){1,9}"
)
_AND = r"(?:and\s|&\s?)"
_ET_AL = r"et\.?\s+al\.?|and\s+(?:colleagues|co-?workers|others|associates)"
_MORE = (
    rf"(?:,?\s?(?:{_ET_AL}|{_AND}{_NAME})"
    rf"|(?:,\s{_NAME}){{1,6}},?\s(?:{_AND}{_NAME}|{_ET_AL})"
    rf"|(?:,\s{_NAME}){{2,6}})"
)
_YEAR = r"(?:1[89]|20)\d{2}[a-z]?"
_YEARS = rf"{_YEAR}(?:\s?[,;&]\s?(?:{_YEAR}|[b-h](?!\w)))*"
_BRACKETS = late_regex(r"[(\[](?P<inside>(?:[^()\[\]]|\([^()\[\]]{1,40}\)){4,1500})[)\]]")
_INTRODUCED = (
    r"(?:(?:see|e\.g\.|eg|cf\.?|also|for example|i\.e\.|adapted from|according to|from|reviewed (?:in|by)"
    r"|described (?:in|by)|based (?:up)?on|such as|in|by|data from)[,:]?\s+(?:also\s+)?)*"
)
_ONE = late_regex(
    rf"\s*(?:[^,;]{{2,60}}(?::|\s[–—-])\s+)?{_INTRODUCED}(?:{_INITIALS})?(?P<name>{_NAME}|{_GROUP}|[A-Z]{{2,8}})(?P<more>{_MORE})?"
    rf",?\s\(?(?P<years>{_YEARS})\)?(?:\s?[,:]\s?(?:pp?\.?\s?)?[\d–-]+)?"
    r"(?:,?\s(?:for|and references)\s[\w\s]{3,40}|,\s?Chap\.[^;]*)?\s*"
)
_NARRATIVE = late_regex(
    rf"\b(?P<name>{_NAME}|{_GROUP}|[A-Z]{{2,8}})(?P<more>{_MORE})?(?:['’]s?)?,?\s"
    rf"[(\[](?P<years>{_YEARS})(?:,\s?pp?\.?\s?[\d–-]+)?[)\]]"
)
_LEADING = frozenset(
    (
        "see in the by and but however study as since when while although like both also thus for with from moreover "
        "furthermore similarly recently previously additionally indeed finally conversely interestingly later then "
        "therefore consequently first second lastly notably importantly accordingly besides likewise nevertheless"
    ).split()
)
MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug"
    " sep oct nov dec".split()
)
_NO_NAMES = MONTHS | frozenset(
    (
        "in since from until by on at the a an and or of phase version figure table chapter section spring summer "
        "autumn fall winter founded established updated revised published accessed retrieved copyright edition vol "
        "volume dsm icd act"
    ).split()
)
_SPLIT = late_regex(rf";\s*(?!\s*(?:{_YEAR}|[b-h]\b))|(?:(?<=\d)|(?<=\d[a-z])),\s+(?={_PARTICLE}[A-ZÀ-Þ])")
_HAS_YEAR = late_regex(r"(?<![\d.,/–-])(?:1[89]|20)\d{2}(?!\d)")
_YEAR_IN_BRACKETS = late_regex(r"(?:1[89]|20)\d{2}[^()\[\]]{0,90}[)\]]")
# Between a first author and the year: further authors, "et al.", an opening bracket, and nothing else.
_WITH = r"[\s,.&]|\b(?:et|at|al|and|colleagues|co-?workers|others)\b|['’]s\b"
_COMPANY = rf"(?:{_WITH}|{_PARTICLE}[A-ZÀ-Þ][\w'’-]*){{0,24}}?[(\[]?"
_KNOWN = late_regex(rf"(?<![\w-])(?P<name>{_PARTICLE}[A-ZÀ-Þ][\w'’-]+){_COMPANY}\Z")
_LETTER = late_regex(r"[a-h]?(?!\w)")
_LOOK_BACK = 90


def author_year_marks(block: Block, targets: Targets) -> Iterator[Mark]:
    """Marks in brackets, with several groups in one, narrative ones, and authors of the list beside their year."""
    return (_led(mark, block, targets) for mark in _marks(block.text, targets))


def _led(mark: Mark, block: Block, targets: Targets) -> Mark:
    """The mark; where a name with its year is a link, and no list has it, it names what the link leads to."""
    leads: dict[str, str] = {}
    for link in block.links:
        if mark.start <= link.span.start < link.span.end <= mark.end and "://" in link.target:
            named = tuple(_labels(block.text[link.span.start : link.span.end]))
            leads |= dict.fromkeys(named or mark.labels[:1], target_of(link.target))
    if not leads:
        return mark
    return replace(mark, labels=tuple(n if targets.names_author(n) else leads.get(n, n) for n in mark.labels))


def _marks(text: str, targets: Targets) -> Iterator[Mark]:
    if _YEAR_IN_BRACKETS.search(text):
        for match in _BRACKETS.finditer(text):
            labels = tuple(_labels(match["inside"])) if _HAS_YEAR.search(match["inside"]) else ()
            if labels:
                yield Mark(match.start(), match.end(), Form.NAMED, labels)
        yield from _narrative(text)
    yield from _known(text, targets)


def _narrative(text: str) -> Iterator[Mark]:
    position = 0
    while match := _NARRATIVE.search(text, position):
        position = match.end()
        if match["name"].split()[0].casefold() in _LEADING:
            # "Moreover, Doe and Roe (2008)": the list of names begins after the word that opens the sentence.
            position = match.start() + len(match["name"].split()[0])
            continue
        name = _clean(match["name"])
        if name is not None:
            labels = tuple(f"{name} {year}" for year in _years(match["years"]))
            yield Mark(match.start(), match.end(), Form.NAMED, labels)


def _known(text: str, targets: Targets) -> Iterator[Mark]:
    """A first author of the list with a year of his, whatever stands around them."""
    end = 0
    for match in _HAS_YEAR.finditer(text):
        names = targets.of_year(match.group())
        if not names:
            continue
        start = max(end, match.start() - _LOOK_BACK)
        found = _first_known(text, start, match.start(), names)
        if found is not None:
            letter = _LETTER.match(text, match.end())
            end = letter.end() if letter else match.end()
            yield Mark(found.start(), end, Form.NAMED, (f"{found['name']} {text[match.start() : end]}",))


def _first_known(text: str, start: int, year: int, names: tuple[frozenset[str], ...]) -> re.Match[str] | None:
    """The leftmost known name from which nothing but further authors leads to the year."""
    while found := _KNOWN.search(text, start, year):
        if is_one_of(found["name"], names):
            return found
        start = found.start() + 1
    return None


def _labels(inside: str) -> Iterator[str]:
    """The labels of every group between semicolons; what is no mark among them is passed over."""
    for group in _SPLIT.split(inside):
        match = _ONE.fullmatch(group)
        name = _clean(match["name"]) if match else None
        if match is not None and name is not None:
            yield from (f"{name} {year}" for year in _years(match["years"]))


def names_alone(text: str) -> tuple[str, ...]:
    """The labels of words that are names with their years and nothing else ("Doe et al. 2015, p. 3"); else none."""
    groups = [tuple(_labels(group)) for group in _SPLIT.split(text.strip(" .()[]"))] if _HAS_YEAR.search(text) else []
    return tuple(label for group in groups for label in group) if all(groups) else ()


def _clean(name: str) -> str | None:
    """The first author's family name; None for a month, a phase or another word that is no name."""
    words = name.split()
    while words and words[0].casefold() in _LEADING:
        words = words[1:]
    if not words or words[0].casefold() in _NO_NAMES or words[-1].casefold() in _NO_NAMES:
        return None
    return " ".join(words)


def _years(years: str) -> Iterator[str]:
    last = ""
    for part in re.split(r"\s?[,;&]\s?", years):
        last = part if len(part) > 1 else last[:4] + part
        yield last
