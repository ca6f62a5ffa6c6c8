"""What tells an entry of a reference list from a sentence: observations that are counted, none decisive alone."""

from __future__ import annotations

import re

HEADING = re.compile(
    r"(?:\d+\.?\s+)?(?:(?:selected |key |cited |scientific |the )?(?:references?|sources?|bibliography"
    r"|citations?|literature"
    r"|works cited|references cited|literature cited|further reading|footnotes|endnotes|notes|studies cited|quellen"
    r"|références|referencias|bibliografía)(?: (?:and|&) (?:notes|sources|references|further reading))?)\s*:?",
    re.IGNORECASE,
)
# "Family AB," or "Family, A. B.,"; "A. B. Family,"; "Family et al."
_AUTHORS = re.compile(
    r"^\W{0,3}(?:"
    r"[A-ZÀ-Þ][\w'’.-]+(?: [A-ZÀ-Þ][\w'’-]+){0,2},? (?:[A-Z]\.?[ -]?){1,4}(?=[,;.& (]|and\b|et\b)"
    r"|(?:[A-ZÀ-Þ]\.[ -]?)+ ?[A-ZÀ-Þ][\w'’-]+,"
    r"|[A-ZÀ-Þ][\w'’-]+(?:,? [A-ZÀ-Þ][\w'’.-]*){0,3},? (?:et al\b|and others\b)"
    r")"
)
_YEAR = re.compile(r"\((?:19|20)\d{2}[a-z]?(?:, [A-Z][a-z]+\.?(?: \d{1,2})?)?\)|[.;,]\s?(?:19|20)\d{2}\b[^%]{0,3}")
_LOCATOR = re.compile(r"\d+\s?\([\dS.,–-]+\)\s?[:,]\s?e?\d+|;\s?\d+[^.;]{0,12}:\s?e?\d+|\bpp?\. ?\d+|\b\d+, \d+[–-]\d+")
_IDENTIFIER = re.compile(
    r"\bdoi\b|\b10\.\d{4,9}/|\bPMID\b|\bPMCID?\b|https?://|\bISBN\b|Available (?:from|at)|Accessed", re.I
)
_ET_AL = re.compile(r"\bet al\b", re.I)
_JOURNAL = re.compile(
    r"\b(?:Journal|J|Am|N Engl|Ann|Arch|Lancet|JAMA|BMJ|Cochrane|Proc|Int|Rev|Med|Psychiatry|Clin)\b\.? "
)
# Without authors, an entry of a list has one of these: a year, an identifier, an address, a volume.
_HINT = re.compile(r"(?:19|20)\d\d|10\.\d{4}|doi|PMID|PMC|http|ISBN|Access|Available|et al|\d[(:;]", re.IGNORECASE)
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|can|may|will|would|should|found|shows?|showed|reported|suggests?|we|you|your|our"
    r"|this|these|that|helps?|works?)\b"
)


def likeness(text: str) -> int:
    """How many observations speak for a reference entry; 3 or more is one, 2 is one in a list of them."""
    if len(text) > 1500:
        return 0
    words = text.strip()
    authors = _AUTHORS.match(words) is not None
    if not authors and not _HINT.search(words):
        return 0
    score = 2 * authors
    score += bool(_YEAR.search(words)) + bool(_LOCATOR.search(words)) + bool(_IDENTIFIER.search(words))
    score += bool(_ET_AL.search(words)) + bool(_JOURNAL.search(words))
    if not authors:
        score -= 2 if len(_VERB.findall(words)) >= 2 else 0
    return score


def is_heading(text: str) -> bool:
    """Whether a line is the heading of a reference list."""
    return HEADING.fullmatch(text.strip(" \t:*_#")) is not None
