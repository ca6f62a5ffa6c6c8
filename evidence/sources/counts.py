"""Where a sentence counts people: a number before a noun for them, before what only they do, or after `n =`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from evidence.late import late_regex
from evidence.sources.bracketed import in_brackets
from evidence.sources.counted_nouns import (
    A_PERSON,
    ASSIGNED,
    COUPLES,
    KINDS,
    PEOPLE_WORD,
    STOP,
    WERE,
    WRITINGS,
    is_thing,
    noun_of,
)
from evidence.sources.mention import COUNT, NUMBER, SPELLED, YEARS, Kind, Mention, value
from evidence.sources.n_is import after_n
from evidence.sources.per_group import GROUPS_OF, groups_of
from evidence.sources.shares import OF_WHOLE, number_studied

_COUNTED = late_regex(
    rf"(?<![\w.,/±‒–—=<>≥≤$-])(?<![=<>≥≤] )(?P<n>{COUNT})(?:\s?(?:-|–|to)\s?(?:{NUMBER}|{SPELLED}\b))?(?!\s?[%°])"
)
_HYPHENED = late_regex(r"-(?=hundred|thousand)|(?<=hundred)-|(?<=thousand)-")
_RATE = late_regex(
    r"\b(?:per|every|each),?\s\Z|\b(?<!:)(?:one|1)(?: in|\s?:|/)\s?\Z|\bstudies with (?:a minimum of|at least)\s\Z"
    r"|\bbetween \S+ and\s\Z|\brang\w+ (?:from|between)\s(?:\S+ (?:\w+ )?(?:to|and) )?\Z"
    rf"|\b(?:{KINDS})s?\s(?:\d\S* (?:and|or|to) )?\Z"
)
"""Words before a number that is a rate, a criterion, the end of a range, or the name of a kind ("type 2 patients")."""
_MATCHED = late_regex(r"\b(?:matched (?:to|with) (?:up to |at least )?|by )\Z")
_MATCHED_MOST = 11
"""So many are matched to each ("each user was matched to 2 nonusers") and are no group."""
_VERB_ALONE = late_regex(
    rf"(?:\s?\([^)]*\))?,?\s(?:{WERE}?(?:enroll?ed|randomi[sz]ed)\b"
    rf"|{WERE}(?:{ASSIGNED}|included in (?:the|this|our) (?:\w+ )?study)"
    r"|agreed|volunteered|responded|replied|(?:were )?returned|completed the (?:survey|questionnaire)"
    r"|received|underwent|consented|participated|took part|entered the (?:study|trial))"
)
_OPENS = late_regex(r"(?:\A|[,;:(]\s|\b(?:and|total of|which|whom|only|that)\s)\Z")
_LISTED = late_regex(r"(?:,|;|\band)\s(?:(?:for|in|of|to|from) )?\Z")
_NOUN_BEFORE = late_regex(
    r"(?:\s?\([^()]*\))?\s(?:\w+ed )?(?P<by>with|from|to|for|into|in(?! \w*\d| (?:week|month|year)))(?:out)?\b"
)
_BRACKETS = late_regex(r"\([^()]*\)")
_DID = late_regex(r" (?:were |was )?(?:randomly |assigned|allocated|presented|had|have|showed)")
_NOUN_AFTER = late_regex(
    r"(?P<words>(?: [a-z][\w-]+){0,4}?)(?:\s?\([^()]{1,60}\))?"
    r"(?:,? (?:and|or|versus|vs\.?) |, (?=(?:\d+(?: [a-z][\w-]+){0,4}, )*\d+(?: [a-z][\w-]+){0,4},? and \d))"
)
_BESIDE = late_regex(
    r"(?: (?:with|without|of|from) (?:(?!and\b)[^\s,;:.()]+ ?){1,6}?)?(?:\s?\([^()]*\))?,? ?"
    r"(?:and|versus|vs\.?|compared (?:with|to)) (?:(?:in|of|from|to|the|for) )*"
)
"""What stands between people and those they are listed with."""

_NUMBER_WAS = late_regex(
    rf"\b(?:(?:total|overall|final|planned|required) number of (?:[\w-]+ ){{0,3}}?{PEOPLE_WORD}\b[^.;:]{{0,90}}? "
    rf"(?:was|were|is)|number of {PEOPLE_WORD}(?: will be|:))\s(?P<n>{NUMBER})(?!\s?%)"
)


def mentions(text: str, groups: int | None = None) -> list[Mention]:
    """The counts of people in a sentence in plain small letters, in order.

    What is of each group counts as often as there are groups; `groups` is how many the study has, if the text says it.
    What is of each of nobody knows how many counts nobody.
    """
    text = _HYPHENED.sub(" ", text)
    people = list(_of_people(text))
    counted = {mention.end for mention in people}
    found = sorted(
        [*people, *after_n(text, counted), *in_brackets(text, counted), *_after_number(text)],
        key=lambda mention: mention.start,
    )
    return [_of_all_groups(text, mention, groups) for mention in found]


def _of_all_groups(text: str, mention: Mention, told: int | None) -> Mention:
    before, after = text[max(0, mention.start - 90) : mention.start], text[mention.end : mention.end + 90]
    times = groups_of(before, after, told)
    return mention if times == 1 else replace(mention, n=times * mention.n, each=True)


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

    A count may leave its noun to the one after it, or to the one before it ("27 patients with A and 30 with B"), but
    not where another number stands between of which something is told ("59 patients came; 37 had A and 22 with B …").
    """
    unclaimed = False
    last: int | None = None
    waiting: list[Mention] = []
    part: re.Match[str] | None = None
    for number in _COUNTED.finditer(text):
        n, start, end = value(number["n"]), number.start(), number.end()
        before = text[max(0, start - 60) : start]
        if n == 0 or _RATE.search(before) or (n < _MATCHED_MOST and _MATCHED.search(before)):
            continue
        if OF_WHOLE.match(text, end):
            part = number
            continue
        if waiting and start < waiting[-1].end:
            continue
        waiting = waiting if waiting and waiting[-1].end == start else []
        if noun := noun_of(text, number, n, waiting[0].start if waiting else start):
            studied = number_studied(text, part, number, noun.end)
            if studied is None:
                continue
            yield from ((mention, noun.known) for mention in waiting)
            each = 2 if noun.word in COUPLES else 1
            last, unclaimed = noun.end if noun.known else last, False
            yield Mention(each * value(studied["n"]), studied.start(), noun.end, Kind.PEOPLE), noun.known
        elif GROUPS_OF.search(before) and A_PERSON.search(text):
            yield Mention(n, start, end, Kind.VERB), True
        elif n > 1 and _OPENS.search(before) and _VERB_ALONE.match(text, end) and not _of_writings(text):
            last = end
            yield Mention(n, start, end, Kind.VERB), True
        elif (
            last
            and not unclaimed
            and 1 < n not in YEARS
            and _LISTED.search(before)
            and _noun_out(text, last, start, end)
        ):
            last = end
            yield Mention(n, start, end, Kind.PEOPLE, bare=True), True
        elif n > 1 and n not in YEARS and (link := _NOUN_AFTER.match(text, end)) and _adjectives(link["words"]):
            waiting.append(Mention(n, start, link.end(), Kind.PEOPLE))
        else:
            unclaimed = unclaimed or _DID.match(text, end) is not None


def _noun_out(text: str, last: int, start: int, end: int) -> bool:
    """Whether a count is of the people that end at `last`: "27 patients with A and 30 with B", "20 to A and 30 to B".

    "With" tells of people wherever it stands; another preposition does where it told of those before, and no number
    stands between.
    """
    by = _NOUN_BEFORE.match(text, end)
    if by is None or by["by"] == "with":
        return by is not None
    between = _BRACKETS.sub("", text[last:start])
    return not re.search(r"\d|;", between) and re.search(rf"\b{by['by']}\b", between) is not None


def _adjectives(words: str | None) -> bool:
    """Whether what stands between a number and "and" may be the adjectives of a noun that comes later."""
    return not any(word.endswith("s") or word in STOP or is_thing(word) for word in (words or "").split())


def _of_writings(text: str) -> bool:
    return not WRITINGS.isdisjoint(re.findall(r"[a-z]+", text))


def _after_number(text: str) -> Iterator[Mention]:
    for match in _NUMBER_WAS.finditer(text):
        yield Mention(value(match["n"]), match.start(), match.end(), Kind.NUMBER_WAS)
