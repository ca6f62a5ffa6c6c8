"""Names and years: (Doe et al., 2006; Roe & Poe 2010a, 2010b), or "Doe and colleagues (2006)" in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from evidence.citations.citation import CitationStyle
from evidence.citations.mark import Mark

_PARTICLE = r"(?:(?:[Vv]an|[Vv]on|der|den|de|del|della|di|da|dos|la|le|el|al|bin|ter|ten|aan|het)\s+)*"
_NAME = rf"{_PARTICLE}[A-ZÀ-Þ][\w'’ʼ-]+(?:\s[A-ZÀ-Þ][\w'’-]+)?(?:\s[A-Z]{1, 2}(?=[\s,]))?"
_GROUP = r"[A-ZÀ-Þ][\w'’&-]*(?:\s(?:of|for|and|the|on|&|[A-ZÀ-Þ][\w'’&-]*)){1,8}"
_MORE = (
    rf"(?:,?\s?(?:et\s+al\.?|and\s+(?:colleagues|co-?workers|others)|(?:and\s|&\s?){_NAME})"
    rf"|(?:,\s{_NAME}){{1,6}},?\s(?:and\s|&\s?){_NAME})"
)
_YEAR = r"(?:1[89]|20)\d{2}[a-z]?"
_YEARS = rf"{_YEAR}(?:\s?[,;&]\s?(?:{_YEAR}|[b-h]))*"
_GROUPS = rf"[(\[](?P<inside>[^()\[\]]{{0,40}}?{_PARTICLE}[A-ZÀ-Þ][^()\[\]]*?{_YEAR}[^()\[\]]{{0,60}})[)\]]"
_INTRODUCED = (
    r"(?:(?:see|e\.g\.|eg|cf\.?|also|for example|i\.e\.|adapted from|according to|from|reviewed (?:in|by)"
    r"|described (?:in|by))[,:]?\s+(?:also\s+)?)*"
)
_ONE = (
    rf"\s*{_INTRODUCED}(?P<name>{_NAME}|{_GROUP}|[A-Z]{{2,8}})(?P<more>{_MORE})?,?\s\(?(?P<years>{_YEARS})\)?"
    rf"(?:\s?[,:]\s?(?:pp?\.?\s?)?[\d–-]+)?\s*"
)
_NARRATIVE = (
    rf"\b(?P<name>{_NAME}|{_GROUP}|[A-Z]{{2,8}})(?P<more>{_MORE})?(?:['’]s?)?\s"
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


_YEAR_IN_BRACKETS = re.compile(r"(?:1[89]|20)\d{2}[^()\[\]]{0,90}[)\]]")


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """These patterns are large: they are compiled when a text first holds a year in brackets."""
    return re.compile(pattern)


def author_year_marks(text: str) -> Iterator[Mark]:
    """Marks in brackets, with several groups in one, and narrative ones."""
    if not _YEAR_IN_BRACKETS.search(text):
        return
    for match in _compiled(_GROUPS).finditer(text):
        labels = tuple(_labels(match["inside"]))
        if labels:
            yield Mark(match.start(), match.end(), CitationStyle.AUTHOR_YEAR, labels)
    yield from _narrative(text)


def _narrative(text: str) -> Iterator[Mark]:
    position = 0
    while match := _compiled(_NARRATIVE).search(text, position):
        position = match.end()
        if match["name"].split()[0].casefold() in _LEADING:
            # "Moreover, Doe and Roe (2008)": the list of names begins after the word that opens the sentence.
            position = match.start() + len(match["name"].split()[0])
            continue
        name = _clean(match["name"])
        if name is not None:
            labels = tuple(f"{name} {year}" for year in _years(match["years"]))
            yield Mark(match.start(), match.end(), CitationStyle.AUTHOR_YEAR, labels)


def _labels(inside: str) -> Iterator[str]:
    """The labels of every group between semicolons. Words before the first may introduce them ("MINI; Doe, 1998"), but
    a group that carries a year and is no mark makes the whole bracket none."""
    found: list[str] = []
    for group in _grouped(inside):
        match = _compiled(_ONE).fullmatch(group)
        name = _clean(match["name"]) if match else None
        if match is not None and name is not None:
            found += [f"{name} {year}" for year in _years(match["years"])]
        elif re.search(_YEAR, group):
            return
    yield from found


def _grouped(inside: str) -> Iterator[str]:
    """Groups are parted by semicolons, or by commas after a year."""
    yield from re.split(rf";\s*(?!\s*(?:{_YEAR}|[b-h]\b))|(?:(?<=\d)|(?<=\d[a-z])),\s+(?=[A-ZÀ-Þ])", inside)


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
