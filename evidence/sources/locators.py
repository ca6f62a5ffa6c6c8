"""Whether the place in a source that a library names ("Results, first paragraph", "Table 2") is in the text held."""

from __future__ import annotations

import re
from enum import StrEnum

from evidence.late import late_regex
from evidence.sources.card import Depth
from evidence.sources.passages import passages_of, section_of


class Located(StrEnum):
    """Three answers; a text without pages cannot say whether a page holds something."""

    FOUND = "found"
    NOT_FOUND = "not-found"
    NOT_CHECKED = "not-checked"


_ITEM = late_regex(
    r"(?P<kind>supplementary table|supplementary figure|table|figure|fig\.?|box|appendix|panel"
    r"|scheme)\s*(?P<number>[A-Z]?\d+[a-z]?|[A-Z])\b",
    re.IGNORECASE,
)
_NUMBERED = late_regex(r"(?:section|sect?\.|§)\s*(?P<number>\d+(?:\.\d+)*)", re.IGNORECASE)
_QUOTED = late_regex(r"[\"“„«](?P<words>[^\"“”„»]{3,})[\"”“»]")
_SPLIT = late_regex(r"[,;/]|\band\b|\b(?:of|in) the\b", re.IGNORECASE)


def locate(locator: str | None, text: str, depth: Depth = Depth.FULL_TEXT) -> Located:
    """Whether the section, table, figure or quoted words that a locator names are in the text.

    What is missing from an abstract may stand in the full text, so that there only `FOUND` is an answer.
    """
    answers = list(_answers(locator or "", text))
    if Located.NOT_FOUND in answers:
        return Located.NOT_FOUND if depth is Depth.FULL_TEXT else Located.NOT_CHECKED
    return Located.FOUND if answers else Located.NOT_CHECKED


def _answers(locator: str, text: str) -> list[Located]:
    answers = [_stands(match["words"], text) for match in _QUOTED.finditer(locator)]
    rest = _QUOTED.sub(" ", locator)
    answers += [_item(match, text) for match in _ITEM.finditer(rest)]
    answers += [_numbered(match["number"], text) for match in _NUMBERED.finditer(rest)]
    rest = _NUMBERED.sub(" ", _ITEM.sub(" ", rest))
    wanted = {section for part in _SPLIT.split(rest) if (section := section_of(part.strip()))}
    if wanted:
        held = {passage.section for passage in passages_of(text)}
        answers += [Located.FOUND if section in held else Located.NOT_FOUND for section in sorted(wanted)]
    return answers


def _stands(words: str, text: str) -> Located:
    return Located.FOUND if _folded(words) in _folded(text) else Located.NOT_FOUND


def _folded(words: str) -> str:
    return " ".join(words.casefold().split())


def _item(match: re.Match[str], text: str) -> Located:
    kind = match["kind"].casefold().rstrip(".")
    names = r"fig(?:ure|\.)?" if kind in ("figure", "fig") else re.escape(kind)
    pattern = rf"\b{names}s?\.?\s*{re.escape(match['number'])}\b"
    return Located.FOUND if re.search(pattern, text, re.IGNORECASE) else Located.NOT_FOUND


def _numbered(number: str, text: str) -> Located:
    found = re.search(rf"^\W*{re.escape(number)}\.?\s+\w", text, re.MULTILINE)
    return Located.FOUND if found else Located.NOT_FOUND
