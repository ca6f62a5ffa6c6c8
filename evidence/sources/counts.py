"""Where a sentence counts people: a number before a noun for them, before what only they do, or after `n =`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from enum import Enum

from evidence.claims.numerals import NUMERAL, value_of
from evidence.late import late_regex
from evidence.sources.counted_nouns import (
    ASSIGNED,
    COUPLES,
    PEOPLE_WORD,
    STOP,
    WERE,
    WRITINGS,
    Noun,
    is_thing,
    noun_of,
)


class Kind(Enum):
    """How a count is written: before people, before a verb alone ("840 were enrolled"), after `n =`, or after the words
    "total number of patients was".
    """

    PEOPLE = "people"
    VERB = "verb"
    N_IS = "n ="
    NUMBER_WAS = "number was"


@dataclass(frozen=True, slots=True)
class Mention:
    """So many people at `start:end` of a sentence. A couple counts as two.

    For an `n =` in brackets after people that no other number counts, `people_start` is where those begin.
    """

    n: int
    start: int
    end: int
    kind: Kind
    people_start: int | None = None


NUMBER = r"(?:\d{1,3}(?:[ \u00a0\u2009\u202f,]\d{3})+(?!\d)|\d+(?![\d.,]?\d))"
"""A whole number in figures, with commas or any space between its thousands."""
_SPELLED = rf"(?!\d){NUMERAL}"
COUNT = rf"(?:{NUMBER}|{_SPELLED}(?:[ -](?:and )?{_SPELLED}){{0,2}})"
"""A whole number in figures or, in small letters, in words."""
_COUNTED = late_regex(
    rf"(?<![\w.,/±–=<>≥≤$-])(?<![=<>≥≤] )(?P<n>{COUNT})(?:\s?(?:-|–|to)\s?(?:{NUMBER}|{_SPELLED}\b))?(?!\s?[%°])"
)
_HYPHENED = late_regex(r"-(?=hundred|thousand)|(?<=hundred)-|(?<=thousand)-")
_RATE = late_regex(
    r"\b(?:per|every|each)\s\Z|\b(?:one|1)(?: in|\s?:|/)\s?\Z|\bstudies with (?:a minimum of|at least)\s\Z"
    r"|\brang\w+ (?:from|between)\s(?:\S+ (?:\w+ )?(?:to|and) )?\Z"
)
"""Words before a number that is a rate, a criterion, or the end of a range."""
_OF_WHOLE = late_regex(r"\s?(?:\(\s?\d[^)]*\)\s?)?(?:of|out of|/)\s(?:the |these |a total of )?(?=\d)")
_SHARE = late_regex(rf"[\s(,;:]{COUNT}(?:\s?\(\s?[\d.]+\s?%\s?\))?\s?(?:of|out of|/)\s?(?:the |these )?\Z")
"""A share within a sentence ("itch was gone in 8 of 14 patients"); one that opens it names all of a study."""
_GROUPS_OF = late_regex(rf"\b(?P<n>{COUNT}) (?:(?!in)[\w-]+ ){{0,2}}(?:groups|arms|cohorts) of\s\Z")
_PER_GROUP = late_regex(r"\s(?:per|in each|for each|each)\b")
_HOW_MANY = late_regex(rf"\b(?P<n>{COUNT}) (?:[\w-]+ ){{0,2}}(?:groups|arms|cohorts)\b")
_COMPLETED = late_regex(r"(?:\s?\([^)]*\))?\s(?:completed|finished)")

_VERB_ALONE = late_regex(
    rf"(?:\s?\([^)]*\))?,?\s(?:{WERE}(?:{ASSIGNED}|included in (?:the|this|our) (?:\w+ )?study)"
    r"|agreed to participate|received|underwent|consented|participated|took part|entered the (?:study|trial))"
)
_OPENS = late_regex(r"(?:\A|[,;:(]\s|\b(?:and|total of|which|whom|only|that)\s)\Z")
_LISTED = late_regex(r"(?:,|\band)\s(?:(?:for|in|of|to|from) )?\Z")
_NOUN_BEFORE = late_regex(r"\s(?:with(?:out)?|in the|from|(?:assigned|allocated|treated|referred) (?:to|with|for))\b")
_NOUN_AFTER = late_regex(r"(?P<words>(?: [a-z][\w-]+){0,4}?)(?:\s?\([^()]{1,60}\))?(?: and| or| versus| vs\.?) ")
_BESIDE = late_regex(r"(?:\s?\([^()]*\))?,? (?:and|versus|vs\.?|compared (?:with|to)) (?:(?:in|of|from|to|the|for) )*")
"""What stands between people and those they are listed with."""
_STUDIED_OF = late_regex(
    rf"(?:(?!\b(?:who|that|which)\b)[^,;:.]){{0,80}}?\b(?:(?:were|was|have been) (?:\w+ )?(?:re)?(?:{ASSIGNED}|included"
    r"|studied|analy[sz]ed|assessed|examined|interviewed|followed)|participated|took part|agreed|consented)\b"
)
"""Words after "20 of 30 patients" by which the twenty are those studied."""
_YEARS = range(1900, 2100)

_NUMBER_WAS = late_regex(
    rf"\b(?:total|overall|final|planned|required) number of (?:[\w-]+ ){{0,3}}?{PEOPLE_WORD}\b[^.;:]{{0,90}}? "
    rf"(?:was|were|is)\s(?P<n>{NUMBER})(?!\s?%)"
)
_TOLD_APART = r"(?:\s(?:with|without|of|from|who|in|on)\b[^()\[\],;:]{0,60})?"
_PEOPLE_BEFORE = late_regex(rf"(?<![\w-])(?P<people>{PEOPLE_WORD}){_TOLD_APART}\s?[(\[]\s?\Z")
_N_IS = late_regex(
    rf"(?<!\w)(?:total n|n|(?:target )?sample size|enroll?ment)\.?\s?(?:=|:|of|was)\.?\s?(?P<n>{NUMBER})(?!\s?%)"
)
_OPEN_BRACKET = r"\s?[(\[]\s?\Z"
_SHARE_OUTSIDE = late_regex(r"%[^()]{0,12}" + _OPEN_BRACKET)
_SHARE_INSIDE = late_regex(r"\s?[,;/=]?\s?[\d.]+\s?%\s?[)\];,]")
_SUBSET = late_regex(r"\bsub-?(?:set|group|sample|study)\b[^,;()]*" + _OPEN_BRACKET)
_WRITING = late_regex(rf"(?P<number>{COUNT} (?:[\w-]+ )?)?(?<![\w-])(?:{'|'.join(sorted(WRITINGS))})" + _OPEN_BRACKET)


def mentions(text: str) -> list[Mention]:
    """The counts of people in a sentence in plain small letters, in order."""
    text = _HYPHENED.sub(" ", text)
    people = list(_of_people(text))
    counted = {mention.end for mention in people}
    return sorted([*people, *_after_n(text, counted), *_after_number(text)], key=lambda mention: mention.start)


def value(words: str) -> int:
    """The value of a count as it is written, in figures or in words."""
    if words[0].isdigit():
        return int(re.sub(r"\D", "", words))
    try:
        return int(value_of(words))
    except (KeyError, ValueError):
        return sum(int(value_of(part)) for part in re.findall(NUMERAL, words))


def _of_people(text: str) -> Iterator[Mention]:
    """What is counted and known for people, or is listed beside such ("139 alcoholics and 81 volunteers")."""
    found = list(_counted(text))
    for place, (mention, known) in enumerate(found):
        beside = [*found[max(0, place - 1) : place], *found[place + 1 : place + 2]]
        if known or any(sure and _side_by_side(text, mention, other) for other, sure in beside):
            yield mention


def _side_by_side(text: str, one: Mention, other: Mention) -> bool:
    if other.kind is not Kind.PEOPLE:
        return False
    first, second = sorted((one, other), key=lambda mention: mention.start)
    return _BESIDE.fullmatch(text, first.end, second.start) is not None


def _counted(text: str) -> Iterator[tuple[Mention, bool]]:
    """What may be people, and whether it is known to be.

    A count may leave its noun to the one before it ("27 patients with A and 30 with B"), or to the one after.
    """
    said = False
    waiting: Mention | None = None
    part: re.Match[str] | None = None
    for number in _COUNTED.finditer(text):
        n, start, end = value(number["n"]), number.start(), number.end()
        before = text[max(0, start - 60) : start]
        if n == 0 or _RATE.search(before):
            continue
        if _OF_WHOLE.match(text, end):
            part = number
        elif noun := noun_of(text, number, single=n == 1):
            studied = _studied(text, part, number, noun)
            if studied is None:
                continue
            if waiting and waiting.end == start:
                yield waiting, noun.known
            each = 2 if noun.word in COUPLES else _groups(before, text[noun.end :])
            waiting, said = None, said or noun.known
            yield Mention(each * value(studied["n"]), studied.start(), noun.end, Kind.PEOPLE), noun.known
        elif n > 1 and _OPENS.search(before) and _VERB_ALONE.match(text, end) and not _of_writings(text):
            yield Mention(n, start, end, Kind.VERB), True
        elif said and n > 1 and _LISTED.search(before) and _NOUN_BEFORE.match(text, end):
            yield Mention(n, start, end, Kind.PEOPLE), True
        elif n > 1 and n not in _YEARS and (link := _NOUN_AFTER.match(text, end)) and _adjectives(link["words"]):
            waiting = Mention(n, start, link.end(), Kind.PEOPLE)


def _studied(text: str, part: re.Match[str] | None, number: re.Match[str], noun: Noun) -> re.Match[str] | None:
    """The number itself, but of "20 of 30 patients" the twenty where those are said to be studied.

    Else a share that opens its sentence names all of a study, and one within it nobody.
    """
    of = part and _OF_WHOLE.match(text, part.end())
    if part and of and of.end() == number.start() and _STUDIED_OF.match(text, noun.end):
        return part
    shared = _SHARE.search(text[max(0, number.start() - 60) : number.start()])
    return None if shared and not _COMPLETED.match(text, noun.end) else number


def _groups(before: str, after: str) -> int:
    """How many groups a count is of each: "two groups of 20 patients", "20 patients per arm in two arms"."""
    match = _GROUPS_OF.search(before) or (_PER_GROUP.match(after) and _HOW_MANY.search(before + after))
    return value(match["n"]) if match else 1


def _adjectives(words: str | None) -> bool:
    """Whether what stands between a number and "and" may be the adjectives of a noun that comes later."""
    return not any(word.endswith("s") or word in STOP or is_thing(word) for word in (words or "").split())


def _of_writings(text: str) -> bool:
    return not WRITINGS.isdisjoint(re.findall(r"[a-z]+", text))


def _after_n(text: str, counted: Set[int]) -> Iterator[Mention]:
    """What is said by `n =`; `counted` is where nouns end that have a number of their own."""
    for match in _N_IS.finditer(text):
        before = text[max(0, match.start() - 90) : match.start()]
        writing = _WRITING.search(before)
        if writing and not writing["number"]:
            continue
        if _SHARE_OUTSIDE.search(before) or _SHARE_INSIDE.match(text, match.end()) or _SUBSET.search(before):
            continue
        noun = _PEOPLE_BEFORE.search(before)
        offset = match.start() - len(before)
        named = noun is not None and offset + noun.end("people") not in counted
        people_start = offset + noun.start() if noun and named else None
        yield Mention(value(match["n"]), match.start(), match.end(), Kind.N_IS, people_start)


def _after_number(text: str) -> Iterator[Mention]:
    for match in _NUMBER_WAS.finditer(text):
        yield Mention(value(match["n"]), match.start(), match.end(), Kind.NUMBER_WAS)
