"""The numbers of a statement about what arms were given that nothing in their lines accounts for.

As with events (see `counted`), the words have to be the arms', or words of giving and of time, in whatever order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from evidence.agreement.agreement import Slot, Verdict
from evidence.agreement.passages import Passage
from evidence.agreement.points import Point
from evidence.agreement.trials.counts.given import without_amounts
from evidence.agreement.trials.results.findings import outcomes_of
from evidence.agreement.trials.treatment.given import Given, arms_meant, by_sentence, described_in, given_in, long_terms
from evidence.agreement.trials.treatment.named_doses import WEIGHT
from evidence.agreement.trials.treatment.portion import Longer, Portion
from evidence.agreement.trials.treatment.portions import (
    NUMBERED,
    lengths_in_a_row,
    longer_times,
    other_portions,
    portion_of,
    portions_of,
    times_told,
)
from evidence.agreement.trials.words.amounts import Amount, Unit, amounts_of, has_number
from evidence.agreement.trials.words.scopes import OF_TWO, Scope, scoped, trials_in
from evidence.agreement.trials.words.wording import GIVING, LEVEL, is_case
from evidence.agreement.verdict import Said
from evidence.claims.numerals import NUMERAL, value_of
from evidence.late import late_regex

_OPEN = late_regex(
    r"\b(?:not|still|already|would|double|fits?|allow\w*|permit\w*|acceptable|reduc\w+|escalat\w+|titrat\w+"
    r"|average\w*|enough|suffic\w+|within the|if\b[^,;]*\d|halfway|some of|supplied|includ\w+"
    r"|(?<!never )(?<!not )(?<!without )(?:miss|skip)\w*|leav\w+|left|neither|nor|no one|nobody|none|nothing"
    r"|(?:recur\w*|relaps\w*|progress\w*|toxicit\w*|stop\w*|withdr\w*) (?:after|at|within)"
    r"|(?:half|third|quarter|fifth|tenth)s?(?! an? | year| hour))\b"
    r"|n['’]t\b|\A\W*no\b(?! (?:more|less|fewer|longer|shorter|higher|lower) than)"
    r"|\b(?:twice|times|half) as long\b|\bwithout\b(?! any| a break)"
    r"|\b(?:serum|plasma|blood) [\w()-]+ (?:of|level)"
    r"|\b(?:less|more|lower|higher|fewer)\b.*\bthan (?:those|in|on|with|the)\b|\bvs\b"
    r"|\d-?\s?(?:fold|times as (?:much|large|high))\b|\btimes (?:that|as many)\b"
)
"""Words by which a number may be of nobody, of a part of another, or of what an arm was not given as planned."""
_SUMMED = late_regex(r"\b(?:cumulative|accumulat\w+|over the (?:\w+ )?course)\b")
"""Of what is added up, which can be followed where a time is told, and what is given stays the same."""
_TIME_TOLD = late_regex(r"\bover the course of an?\b|\b(?:all|the end)\b")
_CHANGES = late_regex(r"\b(?:then|thereafter|afterwards|followed|subsequent\w*)\b")
_UNIT = late_regex(
    r"[\s-]?(?:hours?|hrs?|days?|weeks?|months?|years?|minutes?|seconds?|decades?|mg|milligrams?|mcg|[µμ]g|g|grams?|kg|oz|ounces?|cups?|glasses|(?:micro-?|[mµμ])?l|(?:micro|milli)?lit(?:re|er)s?|c?gy|mci|iu|cm|mm|%|percent"
    r"|(?:times|x)\s(?:the|that|those|what|as|more|higher|longer|\d+))\b"
)
_UNIT_BEHIND = late_regex(rf"(?:(?:,\s?(?:or\s|and\s)?|\s?(?:or|to|and|-|–)\s?){NUMERAL})+(?:{_UNIT.pattern})")
_NUMBER = late_regex(NUMERAL)
_NAMED_BY_DOSE = late_regex(r"\W*(?:levels?|groups?|cohorts?|escalation|limiting|reductions?)\b")
"""Behind a number of doses that is one of something else."""
_TIME_OF = late_regex(
    r"\b(?:in|within|per|first|last|every other|(?:by|at|after) the end of|(?:spread|divided) over)"
    r"(?: any| each| every)?\s\Z"
)
_ARM = late_regex(r"\b(?:cohort|arm|group)\s\Z")
_OFTEN_TOLD = late_regex(r"\s(?:per|an?|each|every)\s(?:week|month|year|cycle)\Z")
_OF_ARMS = late_regex(r"\b(?:cohorts|arms|groups),\s\Z")
_GETS = late_regex(r"\d\s(?:gets?|receives?|received|takes?|took|has|had)\b")
_AT_ANOTHER_RATE = late_regex(r"\bevery\b.*\b(?:per|an?|each) (?:day|week|month|year)\b")
"""In a sentence that works out one rate from another."""
_IN_ALL = late_regex(r"\b(?:in total|total|in all|altogether|overall)\b")
_OVER = late_regex(r"\b(?:over|during|throughout|across)(?: the| these| those)?\s\Z")
"""Before a time over which something is added up, as long as it pleases who adds."""
_BESIDE_OTHERS = late_regex(r"\b(?:i\.?e\.?,?|that is,?|which is|in other words,?|next|remaining|subsequent)\s\Z")
"""Before a number in other words, or one of the rest."""
_BY_THEN = late_regex(rf"(?:by|until|till|before|after) (?:week|month|year)s? {NUMERAL}\b")
"""A time up to which something is counted, as it pleases who counts."""
_SOMEBODY = late_regex(
    r"\b(?:could|might)\b|\b(?:someone|somebody|anyone|anybody|those|patients|participants|subjects|women|people)\s"
    r"(?:[\w-]+\s){0,5}?who\b"
)
_INTO = late_regex(r"\s(?:into\b|(?:later|earlier)\b)")
"""Behind a time at which something is told of."""
_ANOTHER_ROUND = late_regex(
    r"\b(?:next|following|last|final|second|third|fourth|fifth|sixth|\w+th)\s(?:[\w-]+\s)?(?:cycle|course|round)\b"
)
"""In a sentence whose days may be counted from the first round on."""
_ADDS = late_regex(r"\b(?:add|sum)\w*\s\Z")
_AT_FIRST = late_regex(r"\W*(?:over|in|during|within|after)(?: an? (?:week|month|year|cycle) of)?\s\Z")
_ONE_TIME = late_regex(r"(?:in|within|per|each|first|a(?! maximum| minimum| total)|one)\s")
_OF_A_SUM = late_regex(r"\sof\b.*\b(?:amounts?|adds?|comes?|makes?|totals?|sums?)\b")
_OF_EACH = late_regex(
    r"\s(?:in |during )?(?:a|per|each|every|the (?:first|second|third|last)) (?:week|month|year|cycle)\b"
)
_JOINED = late_regex(r"\A[\s,;]*(?:and|but|while|whereas|though|although)?\s")
_LACKS = late_regex(r",?\s(?:and|but|or|with)\s(?:no|not|without)\b[^,;]*\Z")
"""What a clause begins with, and what it ends with of which there was none."""
_UNKNOWN = 2
"""So many words at most may be in no line: busy people write more than a record has."""
_MANY = 12
"""Fewer things than so many may be counted otherwise than in numbers."""
_OF_OTHERS = frozenset({"%", "sample-size", "ml", "l", "mm"})
"""Scales of people, of how large something is, and of what is read with other units by itself."""
_STRENGTH = late_regex(r"\b(?:strengths?|concentrations?|potency)\b")
"""In a sentence whose share is of a cream or a solution, and not of people."""
_SHOWN = 300


def not_given(claim: str, points: Sequence[Point], text: str) -> Iterator[Said]:
    """The numbers of a claim that follow from nothing that the arms it may speak of were given."""
    arms = given_in(text) or described_in(text)
    named = set(trials_in(claim.casefold()))
    for sentence, inside in by_sentence(claim, points) if arms else ():
        things = bool(given_in(text))
        measured = {it.unit for one in outcomes_of(text) for it in one.results}
        asked = [
            one for one in doses_asked(sentence, inside) if things or one.scale.casefold() not in ("hour", *measured)
        ]
        counts = list(_things_asked(sentence, asked)) if things else []
        weighed = WEIGHT.search(sentence) is not None
        asked = [one for one in asked if not (weighed and one.scale == "fold")]
        if (
            (asked or counts)
            and not _AT_ANOTHER_RATE.search(sentence)
            and (weighed or not (_OPEN.search(sentence) or is_case(sentence)))
        ):
            meant = arms_spoken_of(sentence, named, arms)
            if meant and is_of(sentence, meant):
                yield from _in_sentence(sentence, asked, counts, meant)


def is_left_open(sentence: str) -> bool:
    """Whether a lower-case sentence has words by which its numbers need not be what arms were given."""
    return _OPEN.search(sentence) is not None or _SUMMED.search(sentence) is not None


def doses_asked(sentence: str, points: Sequence[Point]) -> list[Portion]:
    """The doses and lengths of a lower-case sentence, and how often it says that something is given."""
    if not has_number(sentence):
        return []
    text = WEIGHT.sub(" ", scoped(sentence).text)
    others = _OF_OTHERS - {"%"} if _STRENGTH.search(sentence) else _OF_OTHERS
    asked = [
        portion_of(one.measure, one.quantity.text)
        for one in points
        if one.measure.scale.partition("/")[0] not in others
    ]
    asked = [
        one
        for one in asked
        if not (one.words.replace(".", "", 1).isdigit() and one.words not in NUMBERED.sub(" ", text).split())
    ]
    asked = [one for one in asked if not (_is_of_a_time(one, sentence) or _is_of_an_arm(one.words, sentence))]
    asked = [one for one in asked if not _INTO.match(sentence.partition(one.words.casefold())[2])]
    asked = [one for one in asked if not _NAMED_BY_DOSE.match(text.partition(one.words.casefold())[2])]
    asked = [one for one in asked if not WEIGHT.fullmatch(one.words.casefold())]
    asked += (*other_portions(text), *times_told(text), *lengths_in_a_row(text))
    asked = [_unbounded(one, sentence) for one in asked if not _BY_THEN.match(one.words.casefold())]
    asked = [one for one in asked if not (one.is_named and _ANOTHER_ROUND.search(sentence))]
    return [one for one in asked if not _BESIDE_OTHERS.search(sentence.partition(one.words.casefold())[0])]


def _unbounded(portion: Portion, sentence: str) -> Portion:
    """A length or a dose; what something "adds up to" is no bound."""
    before, _, _ = sentence.partition(portion.words.casefold())
    adds = portion.words.casefold().startswith("up to") and _ADDS.search(before) is not None
    words = portion.words[len("up to ") :]
    return replace(portion, low=portion.high, loose=False, words=words) if adds else portion


def _things_asked(sentence: str, doses: Sequence[Portion]) -> Iterator[Amount]:
    """The numbers of things of a lower-case sentence, beside its doses."""
    text = WEIGHT.sub(" ", scoped(sentence).text)
    for one in doses:
        text = text.replace(one.words, " ") if one.often else text
    return _counts(text) if has_number(sentence) else iter(())


def arms_spoken_of(sentence: str, named: set[str], arms: Sequence[Given]) -> tuple[Given, ...]:
    """The arms that a sentence may speak of: all of its trial where it names no single one.

    Where it names no trial either, that is the only one whose lines have all its words.
    """
    here = scoped(sentence)
    trials = trials_of(sentence, named, arms) or _trials_with(words_of(sentence), arms)
    if len(trials) > 1 or here.scope.both or OF_TWO.search(sentence):
        return tuple(arms)
    where = Scope(next(iter(trials), ""))
    narrow = tuple(arms_meant(arms, here.scope.within(where))) if here.clear else ()
    if "," in _LACKS.sub(" ", _JOINED.sub("", sentence)) and not _is_all_of(sentence, narrow):
        narrow = ()
    return narrow or tuple(arms_meant(arms, where))


def trials_of(sentence: str, named: set[str], arms: Sequence[Given]) -> set[str]:
    """The trials that a sentence of a claim names; else those `named` elsewhere in the claim.

    What only the lines of another trial have is of that one.
    """
    own = set(trials_in(sentence))
    if own or len(named) != 1:
        return own or named
    words = words_of(sentence)
    have = {trial for trial in {arm.trial for arm in arms} if words & _words_in(trial, arms)}
    return have if len(have) == 1 else named


def _trials_with(words: frozenset[str], arms: Sequence[Given]) -> set[str]:
    """The trial whose arms alone have some words; none where there are several, or no words."""
    found = {trial for trial in {arm.trial for arm in arms} if words <= _words_in(trial, arms)}
    return found if words and len(found) == 1 else set()


def _words_in(trial: str, arms: Sequence[Given]) -> frozenset[str]:
    return frozenset().union(*(arm.words for arm in arms if arm.trial == trial))


def _is_all_of(sentence: str, arms: Sequence[Given]) -> bool:
    """Whether all words are those of an arm, so that what stands behind a comma is of no other."""
    words = words_of(sentence)
    return len(words) > 1 and words <= frozenset().union(*(arm.words for arm in arms))


def is_of(sentence: str, arms: Sequence[Given]) -> bool:
    """Whether nearly all words are the arms', or words of giving and of time."""
    words = words_of(_LACKS.sub(" ", sentence))
    known = words & frozenset().union(*(arm.words for arm in arms))
    return words == known or (bool(known) and len(words - known) <= _UNKNOWN)


def words_of(sentence: str) -> frozenset[str]:
    """The words of a lower-case sentence without endings, but those of giving, of time and of place."""
    return long_terms(without_amounts(scoped(sentence).text)) - GIVING


def _in_sentence(
    sentence: str, asked: Sequence[Portion], counts: Sequence[Amount], arms: tuple[Given, ...]
) -> Iterator[Said]:
    lines = tuple(line for arm in arms for line in arm.lines)
    portions, text = portions_of(lines), scoped(sentence).text
    if _SUMMED.search(sentence) and (not _TIME_TOLD.search(sentence) or _change(lines)):
        return
    told = [
        (Slot.REGIMEN, one.words)
        for one in asked
        if one.high != 0
        and not (_is_of_somebody(sentence, one) and portions.last_longer(one))
        and not portions.give(one, longer_of(one.words, sentence))
    ]
    counted = [(one, longer_times(_beside(one.words, text))) for one in counts]
    told += [(Slot.FIGURE, one.words.strip()) for one, more in counted if not portions.give_count(one, more)]
    quote = " ".join(dict.fromkeys(line.quote for line in lines))[:_SHOWN]
    why = "What the arms were given has no number that this one follows from."
    yield from (Said(slot, words, quote, Verdict.DIFFERS, why, quote) for slot, words in told)


def _is_of_somebody(sentence: str, portion: Portion) -> bool:
    """Whether a length is how long somebody could be given something, or was by then, and no bound."""
    return portion.low == portion.high and _SOMEBODY.search(sentence) is not None


def _change(lines: Sequence[Passage]) -> bool:
    return any(_CHANGES.search(line.text.casefold()) for line in lines)


def longer_of(words: str, sentence: str) -> Longer | None:
    """By what a number in some words may be multiplied: it is of a longer time, or of somebody so heavy."""
    sentence = _beside(words, sentence)
    longer, weights = longer_times(sentence), [value_of(match["kg"]) for match in WEIGHT.finditer(sentence)]
    return replace(longer or Longer(), times=(*(longer.times if longer else ()), *weights)) if weights else longer


def _is_of_a_time(portion: Portion, sentence: str) -> bool:
    """Whether a length is one that something else is told of: "in 30 days", "a week"."""
    before, found, behind = sentence.partition(portion.words.casefold())
    if not found:
        return False
    within = (_IN_ALL.search(sentence) and _OVER.search(before)) or _TIME_OF.search(before) or _AT_FIRST.match(before)
    beside = _ONE_TIME.match(found) or (found.startswith("after ") and not before.strip()) or _OF_A_SUM.match(behind)
    of_each = "mg" not in portion.scale and _OF_EACH.match(behind) is not None
    return within is not None or beside is not None or of_each


def _is_of_an_arm(words: str, sentence: str) -> bool:
    """Whether a number is an arm's, or of how many arms there are."""
    before, found, _ = sentence.partition(words.casefold())
    of_arms = _ARM.search(before) is not None and _GETS.match(found) is not None
    return bool(found) and (of_arms or _OF_ARMS.search(before) is not None)


def _beside(words: str, sentence: str) -> str:
    """A lower-case sentence without a number's own words, its bound left in: nothing follows from itself."""
    own = _OFTEN_TOLD.sub("", words.casefold())
    number = _NUMBER.search(own)
    words = re.escape(own[number.start() :] if number else own)
    return re.sub(rf"{words}(?!\s(?:day|week|month|year)s?\b)", " ", sentence, count=1)


def _counts(text: str) -> Iterator[Amount]:
    """The amounts of a text that count things, and have no unit."""
    text = NUMBERED.sub(" ", text)
    for amount in amounts_of(text):
        bare = amount.unit is Unit.PEOPLE and amount.is_exact and not amount.worded and amount.value >= _MANY
        united = _UNIT.match(text, amount.end) or _UNIT_BEHIND.match(text, amount.end)
        if bare and not (united or LEVEL.search(text[: amount.start])):
            yield amount
