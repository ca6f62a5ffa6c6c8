"""What a study has one of: how many people, how long they were followed, one dose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from evidence.agreement.agreement import Slot
from evidence.agreement.passages.passage import Passage
from evidence.agreement.passages.subjects import Source
from evidence.agreement.prose.about import is_on_the_same, naming_words
from evidence.agreement.prose.numerals import COUNT, Numeral, apart, numerals_of, sentences_of, stands_for
from evidence.agreement.verdict import Said, differs
from evidence.late import late_regex

_OF_A_STUDY = late_regex(
    r"\b(?:(?-i:[A-Z][A-Z0-9-]{3,})|stud(?:y|ies)|trials?|review|analysis|survey|cohort|experiment|researchers|scientists|investigators|team"
    r"|pilots?)\b[^.;:,\d]{0,40}?\b(?:of|in|with|involv\w+|includ\w+|enrol\w+|recruit\w+|took in|follow\w+|cover\w+"
    r"|randomi[sz]\w+|compar\w+|test\w+|examin\w+|looked at|drew on|pool\w+|tracked)\s"
    r"(?:(?:just|some|about|only|a total of|all)\s)*\Z",
    re.IGNORECASE,
)
_TOOK_PART = late_regex(
    r"[^.;:,\d]{0,40}?\b(?:took part|joined|entered|participated|volunteered|(?:were|was) (?:\w+ )?"
    r"(?:enrolled|recruited|randomi[sz]ed|included|studied|analy[sz]ed|given))\b",
    re.IGNORECASE,
)
_FOLLOWED = late_regex(r"\b(?:follow(?:ed|ing)?[\s-]?up|followed|tracked|monitored)\b", re.IGNORECASE)
_TYPICAL = late_regex(r"\b(?:median|mean|average|typical\w*)\b", re.IGNORECASE)
_A_DAY = {
    2.0: late_regex(r"\b(?:twice|two times|b\.?i\.?d\b|every 12|12[- ]hourly)", re.IGNORECASE),
    3.0: late_regex(r"\b(?:thrice|three times|t\.?i\.?d\b|every 8|8[- ]hourly)", re.IGNORECASE),
    4.0: late_regex(r"\b(?:four times|q\.?i\.?d\b|every 6|6[- ]hourly)", re.IGNORECASE),
}
_NUMBER = late_regex(r"\d+(?:\.\d+)?")
_ANOTHER = late_regex(
    r"\b(?:earlier|previous|prior|past|another|other|later|separate|second|different|recent|similar|follow-?up)\b[^.;]*\Z",
    re.IGNORECASE,
)
"""Before a number of people of some other study, perhaps."""
_BEFORE = late_regex(r"(?:[^\W\d][\w-]*[\s(:]+){1,2}(?:[\d.]+\s?[a-zµμ]+\s?/\s?)*\Z", re.IGNORECASE)
_BEHIND = late_regex(
    r"(?:[\s)]+(?!(?:is|are|was|were|has|had|in|for|to|at|with|than|versus|vs|and|or|as)\b)[^\W\d][\w-]*){1,4}",
    re.IGNORECASE,
)
_OF = late_regex(r"(?:[\s-]\w+)?\sof\s")
"""The words beside a dose: what was given stands behind its "of", before it, or else behind it."""
_WEIGHED = late_regex(r"\b(?:weigh\w*|birth|born|bab(?:y|ies)|infants?|newborns?)\b", re.IGNORECASE)
"""Before a mass that is nobody's dose."""
_NEAR = 40
"""How many characters from a time the word may stand that says what it is."""
_NO_DOSES = frozenset({"ml", "dl", "l", "m²/hour"})
"""By what a mass is a level that was measured, in a volume or through the skin."""
_MASSES = frozenset({"mg", "iu", "IU"})
_MOST = 16
"""So many counts of a text are added up in twos and threes."""
_ROUND = 1000
"""A number of thousands was seldom counted."""
_IN_A_NUMBER = late_regex(r"(?<=\d)[,\s](?=\d{3}\b)")
_SLACK = 0.03
"""How far off a number of people may be told, as a part of it."""


def told_of_the_whole(claim: str, source: Source, sizes: frozenset[int]) -> Iterator[Said]:
    """How many a claim says were studied, how long, and on what dose, where the source says otherwise.

    `sizes` are those that the source tells of the study: enrolled, analysed, in each arm.
    """
    ours = numerals_of(claim)
    sentences = sentences_of(source.text) if ours else ()
    theirs = [_Place(one, sentence.passage) for sentence in sentences for one in sentence.numerals]
    held = {one for one in ours if any(stands_for(one, place.numeral) for place in theirs)}
    for one in ours:
        if any(other.sort == one.sort for other in held):
            continue
        if _counts_the_study(one, claim):
            written = _digits(one.text) in _digits(source.text)
            if not written and _is_no_size(one, sizes, theirs) and is_on_the_same(claim, source):
                yield _of_another_size(one, max(sizes), theirs)
        elif _is_followed(one, claim) and is_on_the_same(claim, source):
            why = "The source followed people for another time."
            yield from _only(one, [p for p in theirs if _is_followed(p.numeral, p.passage.text)], Slot.TIMEPOINT, why)
        elif _is_dose(one, claim) and _is_named(one, claim, source):
            why = "The only dose of the source is another."
            doses = [place for place in theirs if _is_dose(place.numeral, place.passage.text)]
            alike = all(place.numeral.measure.scale == one.measure.scale for place in doses)
            told = any(_number_of(place.numeral) == _number_of(own) for place in doses for own in ours)
            if alike and not (told or any(_is_a_day(one, place) for place in doses)):
                yield from _only(one, doses, Slot.REGIMEN, why)


def _digits(text: str) -> str:
    """A text without the commas and the gaps of long numbers."""
    return _IN_A_NUMBER.sub("", text)


def _of_another_size(one: Numeral, size: int, theirs: Sequence[_Place]) -> Said:
    told = next((place for place in theirs if place.numeral.sort == COUNT and place.numeral.value == size), None)
    shown, quote = (told.numeral.text, told.passage.quote) if told else (str(size), None)
    why = "The source tells of another number of people."
    return differs(Slot.N, one.text, shown, why, quote)


@dataclass(frozen=True)
class _Place:
    numeral: Numeral
    passage: Passage


def _only(one: Numeral, places: Sequence[_Place], slot: Slot, why: str) -> Iterator[Said]:
    """What a source has one of, where it is not the claim's."""
    if len({(place.numeral.sort, place.numeral.value) for place in places}) == 1 and apart(one, places[0].numeral):
        yield differs(slot, one.text, places[0].numeral.text, why, places[0].passage.quote)


def _is_named(one: Numeral, claim: str, source: Source) -> bool:
    """Whether a source has a word that stands beside a dose: the doses of another drug say nothing of this one's.

    Where no word stands there that names anything, it has to be on the claim's subject.
    """
    before, behind = _BEFORE.search(claim, 0, one.span[0]), _BEHIND.match(claim, one.span[1])
    beside = (behind, before) if _OF.match(claim, one.span[1]) else (before, behind)
    names = next(filter(None, (naming_words(match.group()) for match in beside if match)), frozenset())
    return not names.isdisjoint(source.words) if names else is_on_the_same(claim, source)


def _is_dose(one: Numeral, text: str) -> bool:
    """Whether a number is one of a mass, or of units, of each kilogram or each day."""
    mass, _, per = one.measure.scale.partition("/")
    start = one.span[0]
    return mass in _MASSES and per not in _NO_DOSES and not _WEIGHED.search(text, max(0, start - _NEAR), start)


def _is_a_day(one: Numeral, place: _Place) -> bool:
    return adds_up_in_a_day(one.value, place.numeral.value, place.passage.text)


def adds_up_in_a_day(dose: float, part: float, text: str) -> bool:
    """Whether a dose is another one, so many times as a text gives it each day."""
    times = dose / part if part else 0.0
    return times in _A_DAY and _A_DAY[times].search(text) is not None


def _number_of(one: Numeral) -> str:
    """The number of a dose as it is written, whatever it is of."""
    found = _NUMBER.search(one.text)
    return found.group() if found else ""


def _counts_the_study(one: Numeral, claim: str) -> bool:
    start, end = one.span
    if one.sort != COUNT or one.whole or one.value < 10 or one.measure.scale != "sample-size":
        return False
    if is_of_another_study(claim, start):
        return False
    return (_OF_A_STUDY.search(claim[:start]) or _TOOK_PART.match(claim, end)) is not None


def is_of_another_study(claim: str, start: int) -> bool:
    """Whether a claim tells of some other study before a number: "after an earlier trial of"."""
    return _ANOTHER.search(claim[:start]) is not None


def _is_no_size(one: Numeral, sizes: frozenset[int], theirs: Sequence[_Place]) -> bool:
    """Whether so many people are neither those of the study nor of several of its parts together."""
    if not sizes or any(n % _ROUND == 0 for n in sizes):
        return False
    told = {place.numeral.value for place in theirs if place.numeral.sort == COUNT}
    counts = sorted(told.union(sizes))[-_MOST:]
    sums = {sum(some) for size in (2, 3) for some in combinations(counts, size)}
    number, slack = one.measure.number, _SLACK * one.value
    near = any(number.low - slack <= n <= number.high + slack for n in counts)
    return not near and not any(number.low <= n <= number.high for n in sums)


def _is_followed(one: Numeral, text: str) -> bool:
    """Whether a time is how long people were followed, on the whole."""
    if one.sort != "hour":
        return False
    place = max(0, one.span[0] - _NEAR), min(len(text), one.span[1] + _NEAR)
    return _FOLLOWED.search(text, *place) is not None and _TYPICAL.search(text, *place) is not None
