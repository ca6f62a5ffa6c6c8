"""Names and years: (Zarate et al., 2006; Doe & Roe 2010a, 2010b), or "Zarate and colleagues (2006)" in a sentence."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator

from evidence.citations.citation import CitationStyle
from evidence.citations.mark import Mark

_PARTICLE = r"(?:(?:van|von|der|den|de|del|della|di|da|dos|la|le|el|al|bin|ter|ten|aan|het)\s+)*"
_NAME = rf"{_PARTICLE}[A-ZÀ-Þ][\w'’ʼ-]+(?:\s[A-ZÀ-Þ][\w'’-]+)?"
_GROUP = r"[A-ZÀ-Þ][\w'’&-]*(?:\s(?:of|for|and|the|on|&|[A-ZÀ-Þ][\w'’&-]*)){1,8}"
_MORE = (
    rf"(?:,?\s(?:et\s+al\.?|and\s+(?:colleagues|co-?workers|others)|(?:and|&)\s{_NAME})"
    rf"|(?:,\s{_NAME}){{1,6}},?\s(?:and|&)\s{_NAME})"
)
_YEAR = r"(?:1[89]|20)\d{2}[a-z]?"
_YEARS = rf"{_YEAR}(?:\s?[,;&]\s?(?:{_YEAR}|[b-h]))*"
_GROUPS = re.compile(rf"[(\[](?P<inside>[^()\[\]]{{0,40}}?{_PARTICLE}[A-ZÀ-Þ][^()\[\]]*?{_YEAR}[^()\[\]]{{0,60}})[)\]]")
_ONE = re.compile(
    rf"\s*(?:(?:see|e\.g\.|eg|cf\.?|reviewed (?:in|by)|also|for example|i\.e\.)[,:]?\s+(?:also\s+)?)*"
    rf"(?P<name>{_NAME}|{_GROUP}|[A-Z]{{2,8}})(?P<more>{_MORE})?,?\s(?:\(?)(?P<years>{_YEARS})\)?"
    rf"(?:\s?[,:]\s?(?:pp?\.?\s?)?[\d–-]+)?\s*"
)
_NARRATIVE = re.compile(
    rf"\b(?P<name>{_NAME}|{_GROUP}|[A-Z]{{2,8}})(?P<more>{_MORE})?(?:['’]s?)?\s[(\[](?P<years>{_YEARS})(?:,\s?pp?\.?\s?[\d–-]+)?[)\]]"
)
_LEADING = frozenset(
    "see in the by and but however study as since when while although like both also thus for with from".split()
)
_NO_NAMES = frozenset(month.casefold() for month in (*calendar.month_name, *calendar.month_abbr) if month) | frozenset(
    [
        "in",
        "since",
        "from",
        "until",
        "by",
        "on",
        "at",
        "the",
        "a",
        "an",
        "and",
        "or",
        "of",
        "phase",
        "version",
        "figure",
        "table",
        "chapter",
        "section",
        "since",
        "spring",
        "summer",
        "autumn",
        "fall",
        "winter",
        "founded",
        "established",
        "updated",
        "revised",
        "published",
        "accessed",
        "retrieved",
        "copyright",
        "edition",
        "vol",
        "volume",
        "dsm",
        "icd",
        "act",
    ]
)
_SPECIFIC = re.compile(r"et\s+al|colleagues|co-?workers|&|\band\b|others")


def author_year_marks(text: str) -> Iterator[Mark]:
    """Marks in brackets, with several groups in one, and narrative ones."""
    if "(" not in text and "[" not in text:
        return
    for match in _GROUPS.finditer(text):
        labels = tuple(_labels(match["inside"]))
        if labels:
            yield Mark(match.start(), match.end(), CitationStyle.AUTHOR_YEAR, labels)
    for match in _NARRATIVE.finditer(text):
        name = _clean(match["name"])
        if name is not None:
            labels = tuple(f"{name} {year}" for year in _years(match["years"]))
            start = match.start() + match.group().index(name.split()[0])
            yield Mark(start, match.end(), CitationStyle.AUTHOR_YEAR, labels)


def _labels(inside: str) -> Iterator[str]:
    """The labels of every group between semicolons; none at all if one group is something else."""
    found: list[str] = []
    for group in _grouped(inside):
        match = _ONE.fullmatch(group)
        name = _clean(match["name"]) if match else None
        if match is None or name is None:
            return
        found += [f"{name} {year}" for year in _years(match["years"])]
    yield from found


def _grouped(inside: str) -> Iterator[str]:
    """Groups are parted by semicolons, or by commas after a year."""
    yield from re.split(rf";\s*(?!\s*(?:{_YEAR}|[b-h]\b))|(?<=\d)[a-z]?,\s+(?=[A-ZÀ-Þ])", inside)


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
