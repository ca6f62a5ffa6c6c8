"""Counts of people that stand after `n =`."""

from __future__ import annotations

from collections.abc import Iterator, Set

from evidence.late import late_regex
from evidence.sources.counted_nouns import A_PERSON, ANIMALS, NEVER_PEOPLE, PEOPLE_WORD, WRITINGS
from evidence.sources.mention import COUNT, NUMBER, Kind, Mention, value
from evidence.sources.shares import OF_WHOLE

_TOLD_APART = r"(?:\s(?:with|without|of|from|who|in|on|at|aged)\b[^()\[\],;:]{0,80})?"
_PEOPLE_BEFORE = late_regex(rf"(?<![\w-])(?P<people>{PEOPLE_WORD}){_TOLD_APART}\s?[(\[]\s?\Z")
_N_IS = late_regex(
    r"(?<!\w)(?:total n|n[1-4]?|(?:target )?sample size|(?:final|total) sample|enroll?ment|recruitment target)"
    rf"\.?\s?(?:=|:|of|was|is)\.?\s?(?P<n>{NUMBER})(?!\s?%)"
)
_OPEN_BRACKET = r"\s?[(\[]\s?\Z"
_SHARE_OUTSIDE = late_regex(r"%[^()]{0,12}" + _OPEN_BRACKET)
_SHARE_INSIDE = late_regex(r"\s?[,;/=]?\s?[\d.]+\s?%\s?[)\];,]")
_SUBSET = late_regex(r"\bsub-?(?:set|group|sample|study)\b[^,;]*" + _OPEN_BRACKET)
_THING = late_regex(
    rf"(?P<number>{COUNT} (?:[\w-]+ ){{0,4}})?(?<![\w-])(?P<thing>{'|'.join(sorted(WRITINGS | NEVER_PEOPLE))})"
    + _OPEN_BRACKET
)
_ANIMAL = late_regex(rf"\b(?:{'|'.join(sorted(ANIMALS))})\b")
_THINGS_AFTER = late_regex(rf" (?:{'|'.join(sorted(WRITINGS | NEVER_PEOPLE))})\b")
_WRITINGS = late_regex(rf"\b(?P<n>{COUNT}) (?:[\w-]+ ){{0,3}}?(?:{'|'.join(sorted(WRITINGS))})\b")
_N_WRITINGS = late_regex(rf"\bn\s?=\s?{NUMBER} (?:{'|'.join(sorted(WRITINGS))})\b")


def after_n(text: str, counted: Set[int]) -> Iterator[Mention]:
    """What is said by `n =`; `counted` is where nouns end that have a number of their own.

    After a count of writings, no more than those are some of them ("nine studies of itch (n = 7) or pain (n = 2)").
    """
    found = list(_N_IS.finditer(text))
    if not found or _N_WRITINGS.search(text) or (_ANIMAL.search(text) and not A_PERSON.search(text)):
        return
    writings = [(match.end(), value(match["n"])) for match in _WRITINGS.finditer(text)]
    for match in found:
        before = text[max(0, match.start() - 120) : match.start()]
        of_writings = next((n for stop, n in reversed(writings) if stop < match.start()), 0)
        if value(match["n"]) <= of_writings or _of_things(before, text, match.end()):
            continue
        if _of_some(before, text, match.end()):
            continue
        noun = _PEOPLE_BEFORE.search(before)
        offset = match.start() - len(before)
        named = noun is not None and offset + noun.end("people") not in counted
        people_start = offset + noun.start() if noun and named else None
        yield Mention(value(match["n"]), match.start(), match.end(), Kind.N_IS, people_start)


def _of_things(before: str, text: str, end: int) -> bool:
    """Whether so many writings, places, parts of people or animals are meant: "schools (n = 17)", but not "participants
    at two schools (n = 51)".
    """
    thing = _THING.search(before)
    if thing is None or thing["number"]:
        return _THINGS_AFTER.match(text, end) is not None
    return thing["thing"] in WRITINGS or _PEOPLE_BEFORE.search(before) is None


def _of_some(before: str, text: str, end: int) -> bool:
    """Whether so many are a share or a subset ("20 % (n = 5)", "n = 5 of 20")."""
    outside = _SHARE_OUTSIDE.search(before) or _SUBSET.search(before)
    return bool(outside or _SHARE_INSIDE.match(text, end) or OF_WHOLE.match(text, end))
