"""Keys of the library: [@zarate2006; @doe2010, p. 3], a known key after @ in prose, and footnotes [^name]."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from evidence.citations.citation import CitationStyle
from evidence.citations.mark import Form, Mark
from evidence.late import late_regex

_BRACKETED = late_regex(r"\[(?P<inside>[^\[\]]*@[^\[\]]+)\]")
_KEY = late_regex(r"(?<![\w.])-?@\{?(?P<key>[A-Za-z0-9_](?:[\w:.#$%&+?<>~/-]*[\w/+])?)\}?")
_LOCATOR = late_regex(
    r",\s*(?P<locator>(?:(?:pp?|pages?|chap|chapters?|secs?|sections?|figs?|figures?|tables?|paras?|paragraphs?|vols?"
    r"|volumes?|appendix|[§¶]+)\.?\s*)?[A-Z]?\d[\w.]*(?:\s*(?:[,–-]|and|to)\s*[A-Z]?\d[\w.]*)*)",
    re.IGNORECASE,
)
_FOOTNOTE = late_regex(r"\[\^(?P<label>[^\]\s]+)\]")


def key_marks(text: str, labels: Container[str]) -> Iterator[Mark]:
    """Pandoc citations and footnotes. A bare @name counts only where the library knows it: it may be a handle."""
    if "@" in text:
        for match in _BRACKETED.finditer(text):
            keys = tuple(dict.fromkeys(key["key"] for key in _KEY.finditer(match["inside"])))
            if keys:
                yield Mark(match.start(), match.end(), Form.WRITTEN, keys, CitationStyle.KEY)
        for match in _KEY.finditer(text):
            if match["key"] in labels:
                yield Mark(match.start(), match.end(), Form.WRITTEN, (match["key"],), CitationStyle.KEY)
    if "[^" in text:
        for match in _FOOTNOTE.finditer(text):
            yield Mark(match.start(), match.end(), Form.WRITTEN, (match["label"],), CitationStyle.FOOTNOTE)


def locators_in(raw: str) -> dict[str, str]:
    """The places that a mark names in the works of its keys: "p. 3" of [@zarate2006; @doe2010, p. 3]."""
    found: dict[str, str] = {}
    for part in raw.strip("[]").split(";"):
        for key in _KEY.finditer(part):
            if place := _LOCATOR.match(part, key.end()):
                found.setdefault(key["key"], place["locator"].rstrip("."))
    return found
