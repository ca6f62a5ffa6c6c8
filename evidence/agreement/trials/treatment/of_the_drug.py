"""Doses and lengths of what a statement names, where the lines of its arms have others and none gives the number.

Nothing is added up or multiplied unless the statement has words for it. Where it names one drug, only that is asked: an
arm's lines tell of several drugs, each with its numbers. A number of a drug is looked for in the sentences that
name it, from the name before it on, and in those that name no drug at all: "treatment repeats every 28 days".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations
from math import isclose

from evidence.agreement.agreement import Slot, Verdict
from evidence.agreement.passages import Passage
from evidence.agreement.points import Point
from evidence.agreement.terms import terms_of
from evidence.agreement.times import HOURS
from evidence.agreement.trials.treatment.accounted import arms_spoken_of, doses_asked, is_left_open, words_of
from evidence.agreement.trials.treatment.given import Given, by_sentence, given_in, long_terms
from evidence.agreement.trials.treatment.named_doses import OF_PARTS, SPLIT, TABLETS, WEIGHT, doses_of
from evidence.agreement.trials.treatment.portion import Portion, Portions
from evidence.agreement.trials.treatment.portions import lengths_of, longer_times, portions_of
from evidence.agreement.trials.treatment.schedules import times_a_day
from evidence.agreement.trials.words.scopes import trials_in
from evidence.agreement.trials.words.wording import GIVING, PLAIN, is_case
from evidence.agreement.verdict import Said
from evidence.claims.numerals import NUMERAL, value_of
from evidence.late import late_regex

_HEADING = late_regex(r"\s*(?P<name>[a-z][a-z0-9 /-]{2,40}?)(?:\s\([^)]*\))?:\s")
_WORD = late_regex(r"[a-z][a-z0-9-]{2,}")
_STOP = late_regex(r"(?<=[.;])(?<!\b[a-z]\.[a-z]\.)\s+", re.IGNORECASE)
_ENDED = late_regex(r"\b(?:completion|end|discontinuation|dose) of (?:\w+ ){0,3}\Z")
"""Before a drug that is over."""
_JOIN = late_regex(r"[,;]\s|\b(?:and|plus|with)\s")
"""Between what is said of one drug and the next."""
_JOINT = late_regex(r"\b(?:both|total|all|each|combination|combined|together|then|followed)\b")
"""In what stands behind a drug's name, where its numbers may be of more than it."""
_OPEN = late_regex(
    r"\b(?:who|if\b[^,;]*\d|increas\w*|rais\w+|lower\w*|higher|more|less|than|total|altogether|split|divided|together"
    r"|titrat\w+|in all|works? out|cumulative|sum|next|then|every\b.*\b(?:per|an?|each) (?:day|week|month|year))\b"
)
"""Words by which a number may follow from others, or be of more than one drug."""
_MAY = late_regex(r"\b(?:may|might|could|can)\b")
"""Of what is within the most that somebody is given."""
_BOUND = late_regex(
    rf"\b(?:(?:no |not )?(?:more|less|fewer|longer|shorter|higher|lower|greater) than|at (?:least|most)"
    rf"|(?<!\badd )(?<!\badds )up to|between|from)(?= (?:an? )?(?:\d|{NUMERAL}))"
)
"""Before a number that it bounds, or a range that it begins."""
_LIMIT = late_regex(r"\b(?:maximum|minimum|up to|at most|no (?:more|longer|less|fewer) than)\b")
"""Of a bound that is the record's own."""
_RHYTHM = late_regex(
    rf"\b(?:(?:the )?first day|days? {NUMERAL}(?:(?:,| and|,? or|-| to) ?{NUMERAL})*) of (?:each|every|an?|the)"
    rf"(?: {NUMERAL}[\s-](?:day|week|month)s?)?[\s-](?:cycle|course)\b"
    rf"|\bevery (?:other |{NUMERAL}[\s-])(?:hour|day|week|month)s?\b"
    rf"|\b(?:once|twice|thrice|{NUMERAL} times|{NUMERAL} days) (?:an?|per|each|every) (?:day|week|month)\b"
)
"""How often something is given, which adds nothing up."""
_PERIOD = late_regex(
    r"\b(?:(?:(?:once )?(?:an?|per|each|every) )(?P<unit>day|week|month)|(?P<adverb>week|month)ly|daily)\b|/day\b"
)
"""The time that a dose is told of."""
_LONGER = late_regex(
    r"\b(?:per|an?|each|every|over|during|throughout|within|in)\b(?: [\w-]+){0,2}"
    r" (?:(?:days|weeks?|months?|years?|cycles?|courses?)\b|[\w-]+-(?:cycle|course)\b)"
    r"|\b(?:weekly|monthly|(?:by|after|until) (?:the )?(?:day|week|month|cycle|course) \d+)\b"
)
_OF_EACH = late_regex(r"\s(?:out\s)?(?:of|in|per) (?:each|every|an?)\b")
"""Behind a number of days that are a part of a longer time."""
_PLAIN = PLAIN | terms_of("place placed carried delivered performed scheduled allocated resumed continued longest")
"""Words that say nothing of what is given."""
_IN_ALL = late_regex(
    r"\b(?:adds? up|comes? to|amounts? to|makes?"
    r"|cycles?|courses?|entire|whole|full|all|overall|by the end|completes|completed)\b"
)
_UNKNOWN = 2
"""So many words may be in no line, beside a single number: of several they may say which is of what."""
_TABLET = late_regex(r"\b(?:tablet|capsule|pill)s?\b")
_APART = late_regex(r"\b(?:remain\w*|further|longer|shorter|additional|extra|gap|rest|another|later|earlier|both)\b")
"""In a sentence whose length may be what two differ by, or come to."""
_LONGEST_CYCLE = 8 * HOURS["week"]
_MASS = late_regex(r"\d\s?(?:m?c?g|milligrams?|grams?)\b")
_REFERS = late_regex(
    r"\b(?:same (?:as|treatment|regimen|schedule|therapy|drugs?|protocol|manner|way)"
    r"|identical\w*|as (?:in|for|per|above|described)|see"
    r"|(?:arm|group|cohort) (?:[ivx]+|[a-h\d])\b(?!\s?[:(]))\b"
)
"""In the lines of an arm that are told in another's words."""
_SHOWN = 300


def of_the_drug_otherwise(claim: str, points: Sequence[Point], text: str) -> Iterator[Said]:
    """The numbers of a claim that follow from nothing that the lines of its arms say of the drug it names, if any."""
    arms, named = given_in(text), set(trials_in(claim.casefold()))
    for sentence, inside in by_sentence(claim, points) if arms else ():
        asked = [one for one in doses_asked(sentence, inside) if not one.often and one.scale != "cycle"]
        asked = [one for one in asked if not _OF_EACH.match(sentence.partition(one.words.casefold())[2])]
        if not asked or is_left_open(sentence) or is_case(sentence) or _OPEN.search(_BOUND.sub(" ", sentence)):
            continue
        meant = arms_spoken_of(sentence, named, arms)
        drugs = _drugs(tuple(meant))
        ours = [one for one in drugs if one & terms_of(sentence)]
        known = frozenset().union(*(arm.words for arm in meant))
        if len(ours) > 1 or not _is_understood(sentence, known, asked) or any(map(_refers, meant)):
            continue
        others = frozenset[str]().union(*(one for one in drugs if one not in ours)) if ours else frozenset()
        for portion in asked:
            yield from _otherwise(portion, sentence, meant, next(iter(ours), frozenset()), others)


def _is_understood(sentence: str, known: frozenset[str], asked: Sequence[Portion]) -> bool:
    """Whether the words of a sentence are known, but for a few beside a single number, none of them right behind it."""
    words = words_of(sentence)
    unknown = words - known - _PLAIN
    if not unknown:
        return True
    behind = " ".join(sentence.partition(asked[0].words.casefold())[2].split()[:3])
    few = len(asked) == 1 and len(unknown) <= _UNKNOWN
    return few and bool(words & known) and not unknown & long_terms(behind)


def _refers(arm: Given) -> bool:
    return any(_REFERS.search(line.text.casefold()) for line in arm.lines[1:])


def _otherwise(
    portion: Portion, sentence: str, arms: Sequence[Given], drug: frozenset[str], others: frozenset[str]
) -> Iterator[Said]:
    lines = _lines_on(arms, drug, others, portion)
    if portion.high != 0 and not _gives(portions_of(lines), portion, sentence):
        quote = " ".join(dict.fromkeys(line.quote for line in lines))[:_SHOWN]
        why = "What the lines say of this has no number that this one follows from."
        yield Said(Slot.REGIMEN, portion.words, quote, Verdict.DIFFERS, why, quote)


def _gives(portions: Portions, portion: Portion, sentence: str) -> bool:
    """Whether a number is one of some lines, or follows from one in a way that the sentence has words for."""
    unit = portion.scale.partition("/")[0]
    ends = portions.ends_in(unit)
    if not ends or portion.is_named or portion.scale == "fold" or portions.has_around(portion):
        return True
    if _MAY.search(sentence) and portion.high < max(ends):
        return True
    portion = portions.widened(portion)
    if unit == "hour":
        rest = _RHYTHM.sub(" ", sentence.replace(portion.words.casefold(), " "))
        return _is_met(portion, _lengths(portions, ends, rest)) or (
            _IN_ALL.search(rest) is not None and portions.give(portion, longer_times(rest))
        )
    if unit == "gy":
        return portions.give(portion, longer_times(sentence))
    rest = _RHYTHM.sub(" ", _BOUND.sub(" ", _without_period(sentence, portions)))
    if _LONGER.search(rest) or OF_PARTS.search(rest) or WEIGHT.search(rest):
        return True
    factors = _factors(portions, sentence, tablets=unit != "tablet")
    return _is_met(portion, {end * factor for end in ends for factor in factors})


def _without_period(sentence: str, portions: Portions) -> str:
    """A sentence without "a week", where some lines give doses so often, and no more often: nothing follows from it."""
    often = min((end for one in portions.between for end in one.ends), default=0.0)
    told = {match["unit"] or match["adverb"] or "day" for match in _PERIOD.finditer(sentence)}
    return _PERIOD.sub(" ", sentence) if [HOURS[unit] for unit in told] == [often] else sentence


def _factors(portions: Portions, sentence: str, *, tablets: bool) -> set[float]:
    """By what a dose may be multiplied: how often a day it is given, and in how many tablets, where that is told."""
    told, counts = [*times_a_day(sentence)], [value_of(match["n"]) for match in TABLETS.finditer(sentence)]
    told += [value_of(match["n"]) for match in SPLIT.finditer(sentence)]
    counts = [*counts, *portions.ends_in("tablet")] if tablets and _TABLET.search(sentence) else []
    a_day = {HOURS["day"] / end for one in portions.between for end in one.ends if 0 < end <= HOURS["day"]}
    factors = {1.0, *(n for n in (*counts, *(a_day if told else ()), *told) if n)}
    return {one / other for one in factors for other in factors}


def _lengths(portions: Portions, ends: set[float], sentence: str) -> set[float]:
    """The lengths that some lines have, those of all cycles, and of two together or apart where that is meant."""
    cycles = portions.ends_in("cycle") | {*portions.cycles}
    made = ends | {end * times for end in ends if end <= _LONGEST_CYCLE for times in cycles}
    pairs = list(combinations(ends, 2)) if _APART.search(sentence) else []
    return made | {abs(one - other) for one, other in pairs} | {one + other for one, other in pairs}


def _is_met(portion: Portion, values: set[float]) -> bool:
    """Whether some values are a number, or lie within a bound that may be the writer's own."""
    if len(portion.ends) > 1 and portion.low != portion.high:
        met = [any(isclose(value, end, rel_tol=portion.close) for value in values) for end in portion.ends]
        return all(met) or (not any(met) and any(portion.low <= value <= portion.high for value in values))
    bounded = portion.low != portion.high and _LIMIT.search(portion.words.casefold()) is None
    exact = replace(portion, loose=bounded)
    written = portion.ends[0]
    alike = {value for value in values if portion.scale != "hour" or (value < HOURS["day"]) == (written < HOURS["day"])}
    return any(map(exact.is_met, alike))


@lru_cache(maxsize=64)
def _drugs(arms: tuple[Given, ...]) -> tuple[frozenset[str], ...]:
    """What the arms are given, each by the words of its name: before a colon, or beside a dose."""
    lines = tuple(line for arm in arms for line in arm.lines)
    headings = (_HEADING.match(line.text.casefold()) for line in lines)
    names = {terms_of(found["name"]) - GIVING for found in headings if found}
    names |= {
        terms_of(word.replace("-", " ")) - GIVING
        for word, told in doses_of(lines).items()
        if any("mg" in unit for _, unit in told)
    }
    # a drug alone and with its salt is one
    whole = [name for name in names if name and not any(name < other for other in names)]
    times = Counter(word for name in whole for word in name)
    shared = frozenset(word for word in times if times[word] > 1)
    return tuple(name - shared for name in whole if name - shared)


def _lines_on(
    arms: Sequence[Given], drug: frozenset[str], others: frozenset[str], portion: Portion
) -> tuple[Passage, ...]:
    """The parts of the arms' lines that may give a drug its numbers: beside its name, under it, or of no drug at all.

    Where the words up to the next drug's name give it a number of the same sort, those behind are the others'.
    """
    found = [part for arm in arms for line in arm.lines for part in _parts(line, drug, others, portion)]
    alone = any(part.alone for part in found)
    texts = ((part.line, part.near if alone else part.wide) for part in found)
    return tuple(replace(line, text=text) for line, text in dict.fromkeys(texts))


@dataclass(frozen=True)
class _Part:
    """A part of a line around a drug's name: up to the next name, and up to where a number of the sort stands.

    `alone` says that there is one up to the next name.
    """

    line: Passage
    near: str
    wide: str
    alone: bool = False


def _parts(line: Passage, drug: frozenset[str], others: frozenset[str], portion: Portion) -> Iterator[_Part]:
    heading = _HEADING.match(line.text.casefold())
    own = terms_of(heading["name"]) if heading else frozenset()
    if own & drug or not drug:
        yield _Part(line, line.text, line.text, heading is not None and _has_such(line.text, portion))
    elif not own & others:
        for sentence in _STOP.split(line.text):
            yield from _beside(line, sentence, drug, others, portion)


def _beside(
    line: Passage, sentence: str, drug: frozenset[str], others: frozenset[str], portion: Portion
) -> Iterator[_Part]:
    mentions = [
        (match.start(), match.end(), bool(terms_of(match.group()) & drug))
        for match in _WORD.finditer(sentence.casefold())
        if terms_of(match.group()) & (drug | others)
    ]
    if not mentions:
        yield _Part(line, sentence, sentence)
    joint = _JOINT.search(sentence.casefold()) is not None
    for start, end, own in mentions:
        if own:
            before = max((stop for _, stop, same in mentions if stop <= start and not same), default=0)
            stops = [begin for begin, _, same in mentions if begin >= end and not same] + [len(sentence)]
            ended = _ENDED.search(sentence.casefold()[:start]) is not None  # what follows is of others
            reach = stops[:1] if ended else stops
            stop = next((one for one in reach if _has_such(sentence[end:one], portion)), reach[-1])
            alone = stop == stops[0] and not (joint or ended) and _has_such(sentence[end:stop], portion)
            near = _JOIN.split(sentence[before:start])[-1] if before else sentence[:start]
            yield _Part(line, near + sentence[start : stops[0]], sentence[before : None if joint else stop], alone)


def _has_such(text: str, portion: Portion) -> bool:
    """Whether some words have a number of one sort with another: a dose by mass, a length about as long."""
    if portion.scale != "hour":
        return "mg" in portion.scale and _MASS.search(text.casefold()) is not None
    long = any(end >= HOURS["day"] for end in portion.ends)
    return any((hours >= HOURS["day"]) == long for hours in lengths_of(text.casefold()))
