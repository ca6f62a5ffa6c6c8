"""Counts that stand in brackets after the people they are of, and not after `n =`."""

from __future__ import annotations

from collections.abc import Iterator, Set

from evidence.late import late_regex
from evidence.sources.counted_nouns import FEWEST, PEOPLE_WORD, STOP, is_thing
from evidence.sources.mention import COUNT, NUMBER, YEARS, Kind, Mention, value

_PEOPLE_WITH = late_regex(
    rf"(?<![\w-])(?P<people>{PEOPLE_WORD})"
    r"(?:\s(?:with|without|of|from|who|in|on)\b[^()\[\],;:]{0,60}| were \w+ed\b[^()\[\],;]{0,60})?"
    r"\s?\((?P<inside>[^()]+)\)"
)
_OPENED = late_regex(rf"\({COUNT}[) ]")
_ALONE = late_regex(NUMBER)
_BETWEEN = late_regex(r",? and |[,;/] ?")
_KIND = late_regex(rf"(?P<n>{COUNT}) (?P<words>[a-z][a-z -]*)")


def in_brackets(text: str, counted: Set[int]) -> Iterator[Mention]:
    """Groups by a number alone ("users (26) and controls (30)"), and kinds to add up ("users (15 regular, 16 former)").

    `counted` is where nouns end that have a number of their own.
    """
    if not _OPENED.search(text):
        return
    found = [match for match in _PEOPLE_WITH.finditer(text) if match.end("people") not in counted]
    alone = [(value(match["inside"]), *match.span("inside")) for match in found if _ALONE.fullmatch(match["inside"])]
    if len(alone) > 1 and all(FEWEST <= n not in YEARS for n, _, _ in alone):
        yield from (Mention(n, start, end, Kind.N_IS) for n, start, end in alone)
    for match in found:
        kinds = [_KIND.fullmatch(part) for part in _BETWEEN.split(match["inside"])]
        numbers = [value(kind["n"]) for kind in kinds if kind and not any(map(_no_kind, kind["words"].split()))]
        if 1 < len(numbers) == len(kinds):
            yield Mention(sum(numbers), match.start(), match.end(), Kind.PEOPLE)


def _no_kind(word: str) -> bool:
    """Whether a word tells of no kind of people: a thing or a unit, or what some of them did."""
    return is_thing(word) or word in STOP or word.endswith("ed")
