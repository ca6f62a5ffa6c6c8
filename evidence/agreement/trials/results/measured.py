"""The numbers of a statement about an outcome that the record's results give in no way.

As with events (see `counted`), the words have to be the record's, or words of counting and comparing. Where a result
counts people, sums, shares and differences follow from it; of other results, differences, sums, means and ratios. A
number of the lines around the results gives one of its own unit. Where two arms are compared, the results have to
differ that way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import isclose

from evidence.agreement.manners import manner_of
from evidence.agreement.terms import is_level, terms_of
from evidence.agreement.times import HOURS
from evidence.agreement.trials.counts.counted import Reckoned, is_given, without_amounts
from evidence.agreement.trials.counts.questions import SENTENCE, is_size, may_be_of_cases
from evidence.agreement.trials.counts.reckoned import Reckoning
from evidence.agreement.trials.results.arm_order import NEGATIVE, NOT, OTHER, WAY, is_reversed
from evidence.agreement.trials.results.findings import Outcome, Result, in_one_word
from evidence.agreement.trials.results.rises import factors, in_size, is_below_nought, is_by, is_turned_round
from evidence.agreement.trials.treatment.portions import NUMBERED
from evidence.agreement.trials.words.amounts import Amount, Unit, amounts_of, has_number
from evidence.agreement.trials.words.scopes import Scope, scoped, trials_in
from evidence.agreement.trials.words.wording import (
    AGED,
    DENIED,
    ELSEWHERE,
    LEVEL,
    MEASURING,
    PLAIN,
    is_case,
    is_compared,
)
from evidence.claims.numerals import NUMERAL
from evidence.late import late_regex

_AT = late_regex(r"\b(?:at|after|by|until|in)\s\Z")
_TIME = late_regex(r"[\s-]?(?P<unit>second|minute|hour|hr|day|night|week|wk|month|mo|year|yr|decade)s?\b")
_SHORT = {"hr": "hour", "wk": "week", "mo": "month", "yr": "year"}
_MASS = late_regex(r"(?:\A|\s?)(?:[mµn]?g|mcg|kg|(?:milli|micro)?grams?|ml|l|gy|[mc]m|msec|ms|iu)\b")
_SOME = late_regex(
    r"\s(?:of (?:them|whom)"
    r"|(?:of (?:the|all) )?(?:[\w-]+\s)?(?:patients?|pts?|participants?|subjects?|people|persons?|wom[ae]n|men))"
    r"\b(?!['’-])"
)
"""Behind a number of people."""
_OF_SOME_WITH = late_regex(
    r"\sof (?:the |those |all )*(?:[\w-]+ )?(?:patients|pts|participants|subjects|people|women) with\b[^,;]*"
    r"\b(?:had|has|have|were|was)\b"
)
"""Behind a part of some who are not all."""
_ABSENCE = late_regex(r"\b[Aa]bsence of\b")
"""In what an outcome is: those counted do not have something."""
_IN_ALL = late_regex(r"\b(?:of|among|amongst|for|in|across)\s(?:the |all |these |its )*\Z")
"""Before the number of those of whom something is told."""
_ARE_THERE = late_regex(
    r"\b(?:compris\w+|consist\w*|includ\w+|contain\w*|evaluable|assigned|randomi[sz]ed|recruited)\b"
)
"""In a sentence on how many people there are."""
_THINGS = late_regex(r"\s(?:[\w-]+ly\s)?(?:tablets?|capsules?|pills?|injections?|infusions?|sessions?|doses?)\b")
"""Behind a number of what was given."""
_OF_THE_ARM = late_regex(
    r"(?:%|percent|half|thirds?|quarters?|fifths?|tenths?|\d/\d+)\sof\s[^,;]{0,60}?"
    r"\b(?:patients|pts|participants|subjects|people|women|arm|group|cohort)\b[^;]*?"
    r"\b(?:had|has|have|reached|achieved|showed|attained|experienced|got|saw)\b"
)
_MORE = late_regex(r"\s(?:more|fewer|less)\b")
_GAP = late_regex(
    r"\s(?:longer|shorter|higher|lower|greater|differences?|gap|apart|(?:more|less)\s(?:than\s(?:with|on|in|for)|with|on|in))\b"
)
_LENGTHENED = late_regex(r"\b(?:lengthen|prolong|extend|shorten|delay|postpon)\w*\b")
_BY = late_regex(r"\bby\s\Z")
_ANALYSED = late_regex(
    r"\b(?:analy[sz]ed|evaluated|assessed|studied|enrolled)\b(?! (?:by|based|using|with|according|as|via)\b)"
)
_WERE_ANALYSED = late_regex(
    r"\s(?:of (?:the|all) )?(?:patients|pts|participants|subjects|people|persons|women)\s(?:[\w-]+\s){0,4}?"
    r"(?:were|was|are)\s(?:analy[sz]ed|evaluated|assessed|studied)\b"
)
_ANALYSED_IN = late_regex(r"\banaly[sz]ed\s(?:[\w-]+\s){0,3}in\s\Z")
_OF_SHARES = late_regex(r"\b(?:proportions?|rates?|shares?|percentages?|incidence|likel\w+)\b")
"""In a sentence that compares shares of people, and not how many they are."""
_OF_AN_ARM = late_regex(
    r"\b(?:arms?|groups?|cohorts?|on|given|receiv\w+|treat\w*|assigned|got|taking|took|stratum|both|either|each)\b"
)
_NONE_OF = late_regex(
    rf"\b(?:no|zero|none(?: \(0(?:\.0+)?\s?%\))?(?= of the {NUMERAL})|none of the(?! {NUMERAL}))\s"
    rf"(?=(?:of the {NUMERAL} )?(?:[a-z-]+\s)?(?:patients?|pts|participants?|subjects?|people|persons|women)\b)"
)
"""Before people of whom nobody had it."""
_PERCENT = late_regex(r"percent|%")
_FIRST = late_regex(r"\b(?:first|last|not)\s\Z")
"""Before a number of days or visits, and of "not one of"."""
_FURTHER = late_regex(r"\b(?:a further|another|an additional)\s\Z")
"""Before a number of what was named before."""
_HALF_AS = late_regex(r"\s(?:times\s)?as\s(?:often|frequent|rare|long|common)\w*\b")
_AS_LARGE = late_regex(
    r"\stimes as (?:many (?:patients|participants|people|women)\W*\Z|large\b)|(?<=points)\s(?:wide|broad|long)\b"
)
"""Of how large an arm is."""
_OF_THE_SIZE = late_regex(r"\btimes the size\b")
_OF_A_TIME = late_regex(r"\b(?:daily|weekly|days?|weeks?|cycles?|courses?)\b")
"""Of which a dose may be told."""
_LEFT_OUT = late_regex(r"\b(?:not included|left out|missing|dropped out|lost to|excluded)\b")
"""Of those whom no result counts."""
_FOR_EVERY = late_regex(r"\bfor (?:every|each)\b")
_LEVEL_OF = late_regex(r"\s(?:limits?|ci\b|confidence)")
"""Behind how sure limits are."""
_LIMITS_OF = late_regex(r"\b(?:confidence|\d+ ?% ci|ci)\b.*\b(?:apart|wide|above|below|between(?! \d))\b")
"""Of how far the limits around a result are from each other, or from something else."""
_OF_SOMETHING = late_regex(r"\sof (?:the |all |these )*(?:days|weeks|time|cycles?|doses?|scale|treatment)\b")
_ONE_OF_TWO = late_regex(r"\b(?:just |only )?one of the (?:two|three)\b|\bdoses?\b.*\btimes (?:that|those|the)\b")
"""Of arms, or of doses."""
_OF_A_DOSE = late_regex(
    r"\s?(?:lower|higher|smaller|larger|greater)(?: [\w-]+){0,2} dos(?:e|es|age)\b"
    r"|\s?times (?:the|that|as)\b.*\bdoses?\b"
)
_GIVEN = late_regex(
    r"\bdos(?:e[sd]?|ages?|ing)\b|\d\s?(?:[mµμ]?g|mcg|kg|ml|gy)\b|\b(?:minute|hour|day|week|month|year)s?\b"
)
"""What may be of the treatment, in a sentence with one word that the outcome does not have."""
_UNITED = late_regex(r"\s?(?:[mµn]?[gl]|mol|u|iu)\s?/")
"""Units of a value that is no ratio."""
_DECIMALS = late_regex(r"(?<=\d\.)\d+")
_EACH_ARM = late_regex(
    r"\b(?:both|each|every)(?: of)?(?: the| these)?(?: two)?(?: (?:patient|study|treatment))?"
    r" (?:cohorts?|arms?|groups?)\b"
)
_POOLED = late_regex(
    r"\b(?:together|combined|pooled|merged|overall|altogether|total|sum|in all|across|over both|between)\b"
)
"""In a sentence on the people of both arms as one."""
_OF_LIMITS = late_regex(
    r"\b(?:limits?|bounds?|ends?|intervals?|ranges?|maxim\w+|minim\w+|deviations?|quartiles?|ci|sd|individual|some"
    r"|any|every(?:body|one)|all (?:of the )?(?:patients|participants|subjects|women|people)"
    r"|(?:patients?|participants?|subjects?|people|women|who) (?:who )?ha[sd]"
    r"|highest|lowest|longest|shortest|largest|smallest)\b"
)
"""In a sentence on what stands around a result, or on single people's."""
_THERE_WERE = late_regex(
    r"\bthere (?:were|was) (?P<many>[^,;.]{1,30}?) (?:patients?|participants?|subjects?|people|women)"
    r"(?P<where> in (?:the )?(?:(?:cohort|arm|group) \w\b(?: of the (?:primary|secondary) trial)?"
    r"|(?:primary|secondary) trial))\W*\Z"
)
"""How many people there were in a place, and nothing else of them."""
_INFUSED = late_regex(r"[\s-](?:minutes?|hours?)\s(?:[\w-]+\s)?(?:infusions?|injections?)\b")
_VISITS = late_regex(r"\b(?:weeks?|months?|visits?)\s\d+(?:,\s\d+)*,?\s(?:and|to|or|through)\s\d+\b")
_UNABLE = late_regex(r"\b(?:could|can) ?not\b|\bcan['’]t\b|\bunable\b")
_BUT = late_regex(r"[,;]|\b(?:but|while|free|only|more|less|fewer)\b")
_APART = late_regex(r",?\s(?:compared (?:to|with)|versus|vs\.?|against|and)\s(?=(?:only |just |about )?\d)")
"""Between the number of one trial and that of another."""
_BEYOND_NONE = late_regex(
    r"\b(?:neither|no (?:arm|group|cohort))\b.*"
    r"\b(?:or (?:more|less|longer|above|over|beyond)|at least|more than|over|beyond|as (?:much|long|high|many) as)\b"
)
"""In a sentence on what no arm came to."""
_FREE_OF_IT = late_regex(
    r"\b(?:(?:still|stay\w*|remain\w*) )?(?:\w+[\s-]free\b(?: (?:of|from) \w+)?|free (?:of|from) \w+|[pder]fs\b)"
)
"""Being free of something, in the words of an outcome that counts those who are."""
_AN_EVENT = late_regex(r"\b(?:events?|progressed|died|deaths?|relapsed?|recur\w*)\b")
_INTERVAL = late_regex(r"\b(?:confidence|ci|intervals?|iqr|inter-?quartile)\b")
_FIGURES = late_regex(r"\d+(?:\.\d+)?")
_WITH_ENDS = 2
"""A result with both ends around it has more values than so many."""
_SET_OFF = late_regex(r",\s(?:and|or|but|not|unlike|against|with|which|who|of whom|where|while|compared)\b|,.*,")
"""A comma behind which a sentence may speak of somebody else."""
_NOT_GIVEN = late_regex(
    r"\b(?:without|(?:not|never|no|instead of|rather than|n['’]t)\s(?:[\w-]+\s)?"
    r"(?:receiv\w*|get|given|treated|assigned|tak\w*|add\w*|on|with))\b"
)
"""Before the name of what an arm is not given."""
_DIFFERS = late_regex(r"\bdiffer\w*\b")
_NO_ARM = late_regex(
    r"\b(?:neither(?: of)?|none of|no|not one of)(?: the)?(?: two| three)?(?: (?:patient|study|treatment))?"
    r" (?:arms?|groups?|cohorts?)\b"
)
_EXCEEDS = late_regex(r"\b(?:exceed\w*|surpass\w*)\b[^,;\d]*\Z")
_OF_DRUGS = late_regex(
    rf"\b{NUMERAL} (?:[\w-]+ )?(?:drugs?|medicines?|agents?|treatments?|therapies)\b|\bdays? (?:out )?of {NUMERAL}\b"
    r"|\bwould (?:be|have|come|amount)\b|\bthe limit of\b"
)
"""Of how many things are given, how often, and what would be."""
_NOBODY = late_regex(r"\A(?:no|none of the|neither of the)\s(?:patients?|participants?|subjects?|wom[ae]n|people)\b")
_MIDDLE = late_regex(r"\b(?:median|mean|average)\b")
_OF_ARMS = late_regex(
    r"\b(?:analy[sz]ed|evaluated|enrolled|prolong\w*|lengthen\w*|shorten\w*|extend\w*|combin(?:e[sd]?|ing)|add\w*"
    r"|given|received|(?:were|was|are|is) (?:in|on|given)"
    r"|longer|shorter|differ\w*|gap|apart)\b"
)
"""In a sentence on how many are in an arm, or on what an arm adds."""
_TIMES_AS = late_regex(r"\s?times\s(?:as|that|those)\b")
_OFF = 0.2
"""By how much of itself the ratio of two results may be off."""
_CLOSE = 0.015
_ABOUT = 0.05
"""By how much of itself a round number may be off."""
_ROUNDED = 1 + 1e-6


def measured_in(statement: str, outcomes: Sequence[Outcome]) -> Iterator[Reckoned]:
    """The numbers of a lower-case statement that can only be of these outcomes."""
    named = set(trials_in(statement))
    for sentence in SENTENCE.split(statement) if outcomes and not _LEFT_OUT.search(statement) else ():
        trials = set(trials_in(sentence)) or named
        meant = [one for one in outcomes if not trials or one.trial in ("", *trials)]
        other = AGED.search(sentence) or ELSEWHERE.search(sentence) or is_case(sentence)
        asked = has_number(sentence) and not (other or _OF_DRUGS.search(sentence))
        none = _NO_ARM.search(sentence)
        if len(meant) == 1 and asked and none:
            yield from _beyond_none(sentence[none.end() :], meant[0])
        asked = asked and not (none or _BEYOND_NONE.search(sentence))
        if len(meant) == 1 and asked:
            yield from _in_sentence(sentence, meant[0])
            yield from _analysed(sentence, meant[0])
            yield from _of_nobody(sentence, meant[0])
            yield from _there(sentence, meant[0])
        elif len(trials) == len(meant) and asked:
            yield from _of_each(sentence, meant)


def _of_each(sentence: str, outcomes: Sequence[Outcome]) -> Iterator[Reckoned]:
    """The numbers of the parts of a sentence that name one trial each; what is measured may be named once."""
    parts = _APART.split(sentence)
    if len(parts) != len(outcomes) or any(len(set(trials_in(part))) != 1 for part in parts):
        return
    first = without_amounts(scoped(parts[0]).text)
    for part in parts:
        outcome = next((one for one in outcomes if one.trial in set(trials_in(part))), None)
        if outcome is not None:
            bare = not terms_of(without_amounts(scoped(part).text)) - MEASURING
            yield from _in_sentence(f"{part} {first}" if bare else part, outcome)


def _of_nobody(sentence: str, outcome: Outcome) -> Iterator[Reckoned]:
    """A time that nobody is said to have reached, and a median beyond it."""
    nobody = _NOBODY.search(sentence)
    terms = terms_of(without_amounts(scoped(sentence).text))
    if not nobody or outcome.hours is None or not all(_MIDDLE.search(one.statistic) for one in outcome.results):
        return
    for amount in amounts_of(sentence[nobody.end() :]) if terms - MEASURING <= outcome.words else ():
        time = _TIME.match(sentence, nobody.end() + amount.end)
        if time and amount.sign in (">", ">="):
            beyond = any(one.values[0] * outcome.hours > amount.low * _hours(time) for one in outcome.results)
            yield Reckoned(amount, not beyond, tuple(one.quote for one in outcome.results), of_people=False)


def _beyond_none(said: str, outcome: Outcome) -> Iterator[Reckoned]:
    """The bound that no arm is said to be beyond; wrong where in each category that may be meant an arm is."""
    read = _read(said)
    if (
        read is None
        or len(read.amounts) != 1
        or read.compared
        or not read.is_about(outcome)
        or DENIED.search(_FREE_OF_IT.sub(" ", said))
    ):
        return
    amount, hours = read.amounts[0], outcome.hours
    before, time = read.text[: amount.start], _TIME.match(read.text, amount.end)
    exceeds = amount.sign == "=" and _EXCEEDS.search(before) is not None
    share = amount.unit is Unit.SHARE
    unlike = outcome.is_denied and _without_its_name(read.text) == read.text
    if unlike or any(NEGATIVE.search(one.quote) for one in outcome.results):
        return
    if (amount.is_exact and not exceeds) or _OF_LIMITS.search(read.text) or (time is None) != (hours is None):
        return
    strict = exceeds or amount.sign in (">", "<")
    named = outcome.at_bounds(read.text)
    results = [one for one in named.results if one.label in named.labels(read.text, read.words)]
    units = {_PERCENT.search(one.unit) is not None for one in results}
    if share and not all(one.counts and one.analysed for one in results) and units != {True}:
        return
    factor = _hours(time) / hours if time and hours else 1.0

    def is_beyond(one: Result) -> bool:
        value = one.values[0]
        if one.of_people:
            value = 100 * one.people / one.analysed if share and one.analysed else one.people
        bound = (amount.low if exceeds else amount.value) * factor
        off = value - bound if exceeds or amount.sign in (">", ">=") else bound - value
        return off > 0 if strict else off >= 0

    by_label: dict[str, list[Result]] = {}
    for one in results:
        by_label.setdefault(one.label, []).append(one)
    beyond = all(any(map(is_beyond, some)) for some in by_label.values())
    yield Reckoned(amount, not beyond, tuple(one.quote for one in results), of_people=False)


def _analysed(sentence: str, outcome: Outcome) -> Iterator[Reckoned]:
    """The numbers of people who a sentence says were analysed: some choice of arms has so many, or none."""
    told = scoped(sentence).text
    for amount in amounts_of(told):
        people = amount.unit is Unit.PEOPLE and not amount.worded
        united = _MASS.match(told, amount.end) or _TIME.match(told, amount.end)
        were = _WERE_ANALYSED.match(told, amount.end) or (_ANALYSED_IN.search(told[: amount.start]) and not united)
        if people and were and all(one.analysed for one in outcome.results) and not DENIED.search(told):
            quotes = tuple(one.quote for one in outcome.results)
            yield Reckoned(amount, any(amount.holds(size) for size in outcome.sizes), quotes, of_people=False)


def _there(sentence: str, outcome: Outcome) -> Iterator[Reckoned]:
    """How many a clause says that there were in an arm: "as there were 3 patients in cohort 1"."""
    sizes = {one.arm: one.analysed for one in outcome.lines if one.arm and one.analysed is not None}
    found = _THERE_WERE.search(sentence)
    amounts = list(amounts_of(found["many"])) if found else []
    here = scoped(found["where"]).scope if found else Scope()
    whole = sum(sizes.values()) if here.each or (here.trial and not here.arm) else None
    size = sizes.get(here.arm, whole)
    if found and len(amounts) == 1 and size is not None:
        amount = amounts[0]
        given = amount.is_met(size, whole or size) or (amount.is_exact and amount.holds(size))
        quotes = tuple(one.quote for one in outcome.results)
        counted = any(amount.holds(one.people) for one in outcome.results if one.of_people)
        yield Reckoned(replace(amount, words=found["many"]), given or counted, quotes, of_people=False)


@dataclass(frozen=True)
class _Read:
    """A sentence: its text without places, its words and amounts, and the arm that it names by number.

    `alone` says that it speaks of no more than one place.
    """

    sentence: str
    text: str
    words: frozenset[str]
    amounts: tuple[Amount, ...]
    arm: str
    alone: bool
    compared: bool

    @property
    def shares_of_several(self) -> bool:
        """Whether it has more than one share of people."""
        return sum(one.unit is Unit.SHARE for one in self.amounts) > 1

    def is_about(self, outcome: Outcome) -> bool:
        """Whether its words are the outcome's, but for one at most of a sentence that names it."""
        named = bool(self.words & outcome.named) and not _GIVEN.search(self.text)
        known = outcome.words | MEASURING | (PLAIN if self.words & outcome.words else frozenset())
        return bool(self.words) and len(self.words - known) <= named


def _read(sentence: str) -> _Read | None:
    """A sentence with amounts, of which none is told of every so many."""
    here = scoped(sentence)
    text = _VISITS.sub(_blank, NUMBERED.sub(_blank, here.text))
    amounts = [one for one in amounts_of(text) if not (one.worded or LEVEL.search(text[: one.start]))]
    amounts = [one for one in amounts if not (_FIRST.search(text[: one.start]) or _HALF_AS.match(text, one.end))]
    amounts = [one for one in amounts if not _FURTHER.search(text[: one.start])]
    amounts = [one for one in amounts if not _LEVEL_OF.match(text, one.end)]
    amounts = [one for one in amounts if not _AS_LARGE.match(text, one.end)]
    every = _FOR_EVERY.search(here.text) or _ONE_OF_TWO.search(sentence) or _LIMITS_OF.search(sentence)
    every = every or _OF_THE_SIZE.search(sentence)
    other = any(_OF_A_DOSE.match(here.text, one.end) or _OF_SOMETHING.match(here.text, one.end) for one in amounts)
    if every or other or not amounts:
        return None
    rest = without_amounts(here.text)
    words = terms_of(in_one_word(rest)) | {term for term in terms_of(here.text) if is_level(term)}
    compared = is_compared(here.text, rest) or any(one.is_of_points for one in amounts)
    told = [one for one in amounts if not is_size(one, here.text)]
    parted = "," in sentence and (len(told) > 1 or _SET_OFF.search(sentence) is not None)
    alone = here.clear and not compared and not parted
    return _Read(sentence, here.text, words, tuple(amounts), here.scope.arm if alone else "", alone, compared)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _in_sentence(sentence: str, outcome: Outcome) -> Iterator[Reckoned]:
    if all(one.of_people for one in outcome.results) and len(DENIED.findall(sentence)) == 1:
        sentence = _NONE_OF.sub("0 ", sentence)
    elif is_below_nought(outcome):
        sentence = in_size(sentence)
    read = _read(sentence)
    if read is None or not read.is_about(outcome):
        return
    outcome, arm = _meant(read, outcome)
    of_people = all(one.of_people for one in outcome.results)
    unsaid = not all(one.analysed for one in outcome.results) if of_people else manner_of(sentence).of_some
    given = _given_of_each(read, outcome, arm)
    quotes = tuple(one.quote for one in outcome.results)
    pairs = [] if None in given else list(zip(read.amounts, given, strict=False))
    if unsaid:  # of how many, or of whom, is not said: what was given is wrong all the same
        pairs = [
            (one, fits)
            for one, fits in pairs
            if not fits and (_is_interval(one, read.text) or _is_dose(one, read.text, outcome))
        ]
    yield from (Reckoned(one, bool(fits), quotes, of_people) for one, fits in pairs)


def _is_dose(amount: Amount, text: str, outcome: Outcome) -> bool:
    """Whether an amount is one of what was given, and of no result."""
    mass = _MASS.match(text, amount.end) is not None and not any(_MASS.search(one.unit) for one in outcome.results)
    return mass or _INFUSED.match(text, amount.end) is not None


def _given_of_each(read: _Read, outcome: Outcome, arm: str) -> list[bool | None]:
    """Whether each amount follows from an outcome; of what is said of each arm, whether it does so in each."""
    arms = list(dict.fromkeys(one.arm for one in outcome.results))
    if arm or len(arms) < 2 or read.compared or not _EACH_ARM.search(read.sentence) or _POOLED.search(read.sentence):
        return _given(read, outcome, arm)
    each = [_given(read, outcome.within(one), one) for one in arms]
    every = zip(*each, strict=False)
    return [None if None in one else all(one) for one in every] if all(each) else []


def _meant(read: _Read, outcome: Outcome) -> tuple[Outcome, str]:
    """What of an outcome a sentence speaks of: the categories that it bounds, and the one arm that it names."""
    outcome = outcome.at_bounds(read.text)
    if not read.compared and not all(one.of_people for one in outcome.results):
        outcome = outcome.of_labels(outcome.labels(read.text, read.words))
    if not read.alone or _OF_ARMS.search(read.sentence):
        return outcome, read.arm
    arm = read.arm or ("" if _NOT_GIVEN.search(read.sentence) else outcome.arm_of(read.sentence))
    return outcome.within(arm), arm


def _given(read: _Read, outcome: Outcome, arm: str) -> list[bool | None]:
    """Whether each amount of a sentence follows from an outcome; None where it is a time that the record lacks."""
    labels = outcome.labels(read.text, read.words)
    groups = outcome.groups(arm, labels)
    if _is_of_whole_trial(read, outcome):
        every = {one.arm for one in outcome.results}
        groups = tuple(one for one in groups if one.arms == every)
    named = len(set(labels)) < len({one.label for one in outcome.results})
    rest = _without_its_name(read.text) if outcome.is_denied else read.text
    denied = (outcome.is_denied and not named and rest == read.text) or DENIED.search(rest) is not None
    of_others = denied and _is_of_the_others(read.text, outcome, read.words)
    if of_others:
        groups, denied = tuple(one.without for one in groups), False
    of_part = manner_of(read.sentence).of_part
    unit = Unit.SHARE if _OF_SHARES.search(read.text) else None
    cases = (*groups, *outcome.groups("", labels)) if of_part else ()
    reckoning = Reckoning(groups, cases, denied, read.compared, unit)
    of_arm = not reckoning.cases and _OF_THE_ARM.search(read.sentence) is not None
    if any(NEGATIVE.search(one.quote) for one in outcome.results) and any(one.value == 0 for one in read.amounts):
        return []  # below nought, or above it
    given = [
        not (of_others and not read.shares_of_several and _is_the_result(one, outcome))
        and _is_given(one, read.text, outcome, reckoning, of_arm=of_arm)
        for one in read.amounts
    ]
    if not read.compared and is_turned_round(read.text, outcome):
        return [False, *given[1:]]
    return [False, *given[1:]] if is_reversed(read.sentence, outcome, read.words) else given


def _without_its_name(text: str) -> str:
    """A text on an outcome of those who are free of something without its name; as it is where it tells of others."""
    rest = _FREE_OF_IT.sub(" ", text)
    return text if _AN_EVENT.search(rest) else rest


def _is_of_whole_trial(read: _Read, outcome: Outcome) -> bool:
    """Whether a sentence names the trial, and has no word by which it could speak of some of its arms."""
    known = outcome.defined | MEASURING | terms_of(" ".join(one.label for one in outcome.results))
    here = scoped(read.sentence).scope
    named = bool(here.trial) and not (here.arm or here.each) and read.alone
    return named and read.words <= known and not _OF_AN_ARM.search(read.sentence)


def _is_the_result(amount: Amount, outcome: Outcome) -> bool:
    """Whether a share is a result of those who are counted, and not the others' too."""
    mains = {one.values[0] for one in outcome.results}
    shares = all(one.of_people and _PERCENT.search(one.unit) for one in outcome.results)
    told = shares and amount.unit is Unit.SHARE and amount.low in mains
    return told and not any(amount.holds(100 - one) for one in mains)


def _is_of_the_others(text: str, outcome: Outcome, words: frozenset[str]) -> bool:
    """Whether a text is of those who are not counted, and of nobody else."""
    beside = outcome.beside(words)
    lines = (one.text for one in outcome.lines[1:] if one.section == "outcome" and beside & terms_of(one.text))
    told = (outcome.title, *lines, *(one.label for one in outcome.results))
    of_absence = any(_ABSENCE.search(one.text) for one in outcome.lines if one.section == "outcome")
    counted = not (of_absence or outcome.is_denied or NOT.search(" ".join(told).casefold()))
    for amount in amounts_of(text):  # "no more than" denies nothing, and "more than" sets nothing against it
        text = text if amount.worded else f"{text[: amount.start]}{' ' * len(amount.words)}{text[amount.end :]}"
    return counted and NOT.search(text) is not None and not (_BUT.search(text) or _UNABLE.search(text))


def _is_given(amount: Amount, text: str, outcome: Outcome, reckoning: Reckoning, *, of_arm: bool) -> bool | None:
    """Whether an amount follows from an outcome, or is a dose; None where it is a time that the record does not have.

    `of_arm` says that shares are of those who were analysed, and not of those with the outcome.
    """
    if _is_interval(amount, text) and any(len(one.values) > _WITH_ENDS for one in outcome.results):
        return _is_around(amount, outcome)
    time = _TIME.match(text, amount.end)
    in_its_unit = _UNITED.match(text, amount.end) and all("/" in one.unit for one in outcome.results)
    mass = None if in_its_unit else _MASS.match(text, amount.end)
    kind = "time" if time else "mass" if mass else "share" if amount.unit is Unit.SHARE else ""
    hours = _hours(time) if time else 1.0
    behind = _SOME.match(text, amount.end) is not None
    if time and outcome.hours is not None and _is_gap(text, amount.start, time.end()):
        of_mains = _MIDDLE.search(text) and not OTHER.search(text)
        return _is_near(amount, hours / outcome.hours, outcome.gaps_of_mains if of_mains else outcome.gaps)
    of_some = not kind and (
        behind or (_MORE.match(text, amount.end) is not None and _ANALYSED.search(text) is not None)
    )
    of_middle = (
        bool(time) and outcome.hours is not None and not (OTHER.search(text) or _AT.search(text[: amount.start]))
    )
    of_middle = of_middle and _MIDDLE.search(text) is not None
    counted = behind and bool(reckoning.groups) and (not kind or amount.whole is not None)
    of_these = counted and _are_of_it(amount, text)
    of_people = behind and kind == "share" and bool(reckoning.groups)
    if of_these:
        reckoning = replace(reckoning, of_these=True)
        # the number of a share may have been taken for one of people, which is for a reader to see
        around = any(_PERCENT.search(one.unit) and amount.low == one.values[0] > 0 for one in outcome.results)
    elif of_people:
        shares = (one.values if _PERCENT.search(one.unit) else one.values[1:] for one in outcome.results)
        around = any(isclose(amount.value, value) for values in shares for value in values)
    else:
        around = not of_middle and bool(outcome.has(amount, "" if of_some else kind or None, hours))
    by = kind not in ("share", "time") and not reckoning.compared and is_by(amount, text)
    changes = outcome.changes if by else frozenset()
    if (around and not changes) or _OF_SOME_WITH.match(text, amount.end) or _THINGS.match(text, amount.end):
        return True
    if not (time or mass) and _ANALYSED.search(text) and _is_size(amount, outcome.sizes):
        return True
    if mass and _OF_A_TIME.search(text):
        return True
    if mass and not any(_MASS.search(one.unit) for one in outcome.results):
        return True
    if time:
        when = _AT.search(text[: amount.start]) is not None
        plain = outcome.mains if of_middle and not amount.is_exact else outcome.differences
        values = outcome.together if amount.is_exact and not of_middle else plain
        near = outcome.hours is not None and _is_near(amount, hours / outcome.hours, values)
        return near or (None if (when or outcome.hours is None) and "time frame" not in text else False)
    cases = bool(reckoning.cases) or (not of_arm and may_be_of_cases(text, amount))
    if reckoning.groups and is_given(amount, text, reckoning, cases=cases):
        return True
    if not kind and not of_some and all(one.of_people and _PERCENT.search(one.unit) for one in outcome.results):
        return is_given(replace(amount, unit=Unit.SHARE, slack=1.0), text, reckoning, cases=cases)
    if all(one.of_people for one in outcome.results):
        return False
    if behind and kind == "share":
        return True
    if of_some:
        return any(amount.holds(one) for one in outcome.sizes) if all(outcome.sizes) else None
    if _TIMES_AS.match(text, amount.end):
        slack = _OFF * amount.value if amount.is_exact else 0.0
        return any(amount.low - slack <= one <= amount.high + slack for one in outcome.ratios)
    values = outcome.together if _UNITED.match(text, amount.end) else outcome.worked_out
    if amount.is_of_points:
        values = outcome.gaps | (
            outcome.sums if any(NEGATIVE.search(one.quote) for one in outcome.results) else frozenset()
        )
    if _MIDDLE.search(text) and kind != "share" and not reckoning.compared and not OTHER.search(text):
        values = outcome.mains
    if changes:
        values = changes
    in_units = kind != "share" or all(_PERCENT.search(one.unit) for one in outcome.results)
    if in_units and not (changes or amount.is_exact or reckoning.compared or _OF_LIMITS.search(text)):
        values = frozenset(one.values[0] for one in outcome.results)
    return any(_is_near(amount, factor, values) for factor in factors(text, amount, outcome))


def _is_interval(amount: Amount, text: str) -> bool:
    """Whether an amount is from one end of an interval to the other."""
    return amount.sign == ".." and _INTERVAL.search(text) is not None


def _is_around(amount: Amount, outcome: Outcome) -> bool:
    """Whether both ends of an interval, as far as they are written out, stand beside one result."""
    ends = [
        (end, 0.5 * 10.0 ** -len(written.partition(".")[2]) * _ROUNDED)
        for end, written in zip(amount.ends, _FIGURES.findall(amount.words), strict=False)
    ]
    return any(
        all(any(abs(value - end) <= half for value in one.values[1:]) for end, half in ends) for one in outcome.results
    )


def _are_of_it(amount: Amount, text: str) -> bool:
    """Whether so many people are told to have an outcome, and not how many there are."""
    return not (
        is_size(amount, text)
        or _ANALYSED.search(text)
        or _ARE_THERE.search(text)
        or _IN_ALL.search(text[: amount.start])
    )


def _hours(time: re.Match[str]) -> float:
    return HOURS[_SHORT.get(time["unit"], time["unit"])]


def _is_size(amount: Amount, sizes: frozenset[float]) -> bool:
    """Whether so many people were analysed, or such a part of all of them."""
    shares = amount.unit is Unit.SHARE
    return any(amount.holds(100 * size / max(sizes) if shares else size) for size in sizes if max(sizes))


def _is_gap(text: str, start: int, end: int) -> bool:
    """Whether a time is by how much two results differ."""
    before, way = text[:start], WAY.search(text)
    by = (way or _LENGTHENED.search(text) or _DIFFERS.search(before)) is not None and _BY.search(before) is not None
    return by or (_GAP.match(text, end) is not None and not _AT.search(before))


def _is_near(amount: Amount, unit: float, values: frozenset[float]) -> bool:
    """Whether one of some values is an amount in a unit, or within its ends."""
    low, high = amount.low * unit, amount.high * unit
    if amount.is_exact:
        step = 0.5 * unit * 10.0 ** -len("".join(_DECIMALS.findall(amount.words)[-1:]))
        off = _ABOUT if amount.sign == "~" else 1e-6 if unit == 1.0 else _CLOSE
        return any(isclose(low, one, rel_tol=off) or abs(low - one) <= step * _ROUNDED for one in values)
    return any(low <= one <= high for one in values)
