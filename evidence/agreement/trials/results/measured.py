"""The numbers of a statement about an outcome that the record's results give in no way.

As with events (see `counted`), the words have to be the record's, or words of counting and comparing. Where a result
counts people, sums, shares and differences follow from it; of other results, differences, sums, means and ratios. A
number of the lines around the results gives one of its own unit. Where two arms are compared, the results have to
differ that way.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from evidence.agreement.manners import manner_of
from evidence.agreement.terms import terms_of
from evidence.agreement.trials.counts.given import without_amounts
from evidence.agreement.trials.counts.parts import Reckoned
from evidence.agreement.trials.counts.questions import SENTENCE
from evidence.agreement.trials.results.amounts_given import (
    FREE_OF_IT,
    NOT_GIVEN,
    amounts_given,
    denied_by,
    without_its_name,
)
from evidence.agreement.trials.results.arm_order import NEGATIVE
from evidence.agreement.trials.results.by_role import by_role
from evidence.agreement.trials.results.findings import Outcome, Result
from evidence.agreement.trials.results.following import MASS, MIDDLE, OF_LIMITS, PERCENT, TIME, hours_of, is_interval
from evidence.agreement.trials.results.rises import in_size, is_below_nought
from evidence.agreement.trials.results.sentences import Read, parts_of, read_of
from evidence.agreement.trials.words.amounts import Amount, Unit, amounts_of, has_number
from evidence.agreement.trials.words.scopes import Scope, scoped, trials_in
from evidence.agreement.trials.words.wording import AGED, DENIED, ELSEWHERE, IN_RESULTS, is_case, is_compared
from evidence.claims.numerals import NUMERAL
from evidence.late import late_regex

_NONE_OF = late_regex(
    rf"\b(?:no|zero|none(?: \(0(?:\.0+)?\s?%\))?(?= of the {NUMERAL})|none of the(?! {NUMERAL}))\s"
    rf"(?=(?:of the {NUMERAL} )?(?:[\w+/-]+\s)?(?:patients?|pts|participants?|subjects?|people|persons|women)\b)"
)
"""Before people of whom nobody had it."""
_UNEVALUABLE = late_regex(r"\b(?:could not|couldn['’]t|cannot|can['’]t) be (?:evaluated|assessed)\b|\bunevaluable\b")
_LEFT_OUT = late_regex(
    r"\b(?:not included|left out|missing|dropped out|lost to|excluded)\b"
    r"|\b(?:no|not|without|never|n['’]t)\s(?:(?:an?|any|be|been|have|a second)\s)*(?:[\w-]+\s)?"
    r"(?:measured|measurements?|values?|data|samples?|available)\b"
)
"""Of those whom no result counts."""
_EACH_ARM = late_regex(
    r"\b(?:both|each|every)(?: of)?(?: the| these)?(?: two)?(?: (?:patient|study|treatment))?"
    r" (?:cohorts?|arms?|groups?)\b"
)
_NOT_REACHED = late_regex(
    rf"\A(?P<who>[^,;]*?)\b(?:fail\w* to|(?:did|does|do|has|have) not|(?:did|does|do)n['’]t|never)"
    rf"\s(?:reach|exceed|attain|surpass)\w*(?P<what>\s[^,;\d]*?)(?=(?:the )?{NUMERAL})"
)
_NOBODY_REACHED = late_regex(
    r"(?:\b(?:fail\w* to|neither|none|not|never)|n['’]t)\s(?:[\w-]+\s){0,6}?(?:reach|exceed|attain|surpass)\w*"
)
"""In a sentence on what was not reached."""
_AS_A_WHOLE = late_regex(r"\b(?:medians?|means?|averages?|rates?|percentages?|proportions?|shares?)\b")
"""Of all people, and not of each."""
_IN_TURN = late_regex(r"\brespectively\b")
_POOLED = late_regex(
    r"\b(?:together|combined|pooled|merged|overall|altogether|total|sum|in all|across|over both|between)\b"
)
"""In a sentence on the people of both arms as one."""
_THERE_WERE = late_regex(
    r"\bthere (?:were|was) (?P<many>[^,;.]{1,30}?) (?:patients?|participants?|subjects?|people|women)"
    r"(?P<where> in (?:the )?(?:(?:cohort|arm|group) \w\b(?: of the (?:primary|secondary) trial)?"
    r"|(?:primary|secondary) trial))\W*\Z"
)
"""How many people there were in a place, and nothing else of them."""
_INFUSED = late_regex(r"[\s-](?:minutes?|hours?)\s(?:[\w-]+\s)?(?:infusions?|injections?)\b")
_BY_SO_MUCH = late_regex(
    r"\b(?:prolong|lengthen|shorten|extend|improv|push|rais|boost|increas|reduc|lower|decreas|cut|delay)\w*\b[^,;]*\bby\b"
    r"|\bgains?\b"
)
"""In a sentence on what one arm has beyond another."""
_APART = late_regex(r",?\s(?:compared (?:to|with)|versus|vs\.?|against|and)\s(?=(?:only |just |about )?\d)")
"""Between the number of one trial and that of another."""
_ANOTHER_NUMBER = late_regex(
    rf"{NUMERAL}.*\s(?:compared (?:to|with)|versus|vs\.?|against|and|but|while|whereas|or)"
    rf"\s(?:(?!\d|(?:cohort|arm|group)\b)\S+\s){{0,2}}{NUMERAL}(?!\S*\d|[\s-]?(?:mg|minute))"
)
"""A second number, which may be of another arm."""
_BEYOND_NONE = late_regex(
    r"\b(?:neither|no (?:arm|group|cohort))\b.*"
    r"\b(?:or (?:more|less|longer|above|over|beyond)|at least|more than|over|beyond|as (?:much|long|high|many) as)\b"
)
"""In a sentence on what no arm came to."""
_NOT_OF_ARM = late_regex(rf"(?:{NOT_GIVEN.pattern})\s(?:the )?(?:cohort|arm|group) (?P<arm>\d)\b")
_NO_ARM = late_regex(
    r"\b(?:neither(?: of)?|none of|no|not one of)(?: the)?(?: two| three)?(?: (?:patient|study|treatment))?"
    r" (?:arms?|groups?|cohorts?)\b"
)
_EXCEEDS = late_regex(r"\b(?:exceed\w*|surpass\w*)\b[^,;\d]*\Z")
_OF_DRUGS = late_regex(
    rf"\b{NUMERAL} (?:[\w-]+ )?(?:drugs?|medicines?|agents?|treatments?|therapies)\b|\bdays? (?:out )?of {NUMERAL}\b"
    r"|\bwould\b[^,;]*?\b(?:be|have|come|amount|end|drop|fall|rise|reach)\b|\bthe limit of\b"
)
"""Of how many things are given, how often, and what would be."""
_NOBODY = late_regex(r"\A(?:no|none of the|neither of the)\s(?:patients?|participants?|subjects?|wom[ae]n|people)\b")
_OF_ARMS = late_regex(
    r"\b(?:analy[sz]ed|evaluated|enrolled|prolong\w*|lengthen\w*|shorten\w*|extend\w*|combin(?:e[sd]?|ing)|add\w*"
    r"|improv\w*|push\w*|rais\w*|boost\w*"
    r"|given|received|(?:were|was|are|is) (?:in|on|given)"
    r"|longer|shorter|differ\w*|gap|apart"
    r"|(?:increas|reduc|lower|decreas|cut)\w*\b[^,;]*\bby)\b"
)
"""In a sentence on how many are in an arm, or on what an arm adds."""


def measured_in(statement: str, outcomes: Sequence[Outcome]) -> Iterator[Reckoned]:
    """The numbers of a lower-case statement that can only be of these outcomes."""
    named = set(trials_in(statement))
    for told in SENTENCE.split(statement) if outcomes and not _LEFT_OUT.search(statement) else ():
        sentence = _with_bound(told)
        trials = set(trials_in(sentence)) or named
        meant = [one for one in outcomes if not trials or one.trial in ("", *trials)]
        sentence = _UNEVALUABLE.sub("not evaluable", sentence)
        other = AGED.search(sentence) or ELSEWHERE.search(sentence) or is_case(sentence)
        asked = has_number(sentence) and not (other or _OF_DRUGS.search(sentence))
        none = _NO_ARM.search(sentence)
        sure = []
        if len(meant) == 1:
            whole, sentence = sentence, meant[0].without_names(sentence)
            left = {one.words for one in amounts_of(sentence)}
            yield from (Reckoned(one, True, ()) for one in amounts_of(whole) if one.words not in left)
        if len(meant) == 1 and has_number(sentence) and not (other or none or _BEYOND_NONE.search(sentence)):
            sure = list(by_role(sentence, statement, meant[0]))
            yield from sure
        if len(meant) == 1 and asked and none:
            yield from _beyond_none(sentence[none.end() :], meant[0])
        asked = asked and not (none or _BEYOND_NONE.search(sentence) or _NOBODY_REACHED.search(sentence))
        if len(meant) == 1 and asked:
            known = {one.amount.words.strip() for one in sure}
            found = (
                told
                for reading in (_in_sentence, _arm_by_arm, _of_nobody, _there)
                for told in reading(sentence, meant[0])
            )
            yield from (one for one in found if one.amount.words.strip() not in known)
        elif len(trials) == len(meant) and asked:
            yield from _of_each(sentence, meant)


def _with_bound(sentence: str) -> str:
    """A sentence on a result that was not reached with the bound that this is."""
    told = _NOT_REACHED.match(sentence) if _AS_A_WHOLE.search(sentence) else None
    if told is None or any(amounts_of(scoped(told["who"]).text)):
        return sentence
    return f"{told['who']}{told['what']}less than {sentence[told.end() :]}"


def _of_each(sentence: str, outcomes: Sequence[Outcome]) -> Iterator[Reckoned]:
    """The numbers of the parts of a sentence that name one trial each; what is measured may be named once."""
    parts = _APART.split(sentence)
    if len(parts) != len(outcomes) or any(len(set(trials_in(part))) != 1 for part in parts):
        return
    first = without_amounts(scoped(parts[0]).text)
    for part in parts:
        outcome = next((one for one in outcomes if one.trial in set(trials_in(part))), None)
        if outcome is not None:
            bare = not terms_of(without_amounts(scoped(part).text)) - IN_RESULTS
            yield from _in_sentence(f"{part} {first}" if bare else part, outcome)


def _arm_by_arm(sentence: str, outcome: Outcome) -> Iterator[Reckoned]:
    """The numbers of a sentence that gives each arm its own; what is measured may be named once."""
    parts = parts_of(sentence)
    arms = outcome.arms_of(parts) if len(parts) > 1 else []
    if not all(arms) or len(set(arms)) != len(parts) or _POOLED.search(sentence) or manner_of(sentence).of_part:
        return
    if any(is_compared(part, without_amounts(part)) for part in parts) or _BY_SO_MUCH.search(sentence):
        return
    rests = [without_amounts(scoped(part).text) for part in parts]
    bare = [
        not terms_of(rest) - IN_RESULTS - outcome.titled.get(arm, frozenset())
        for rest, arm in zip(rests, arms, strict=True)
    ]
    whole = next((rest for rest, lacks in zip(rests, bare, strict=True) if not lacks), "")
    for part, arm, lacks in zip(parts, arms, bare, strict=True):
        found = _in_sentence(f"{part} {whole}" if lacks else part, outcome.within(arm))
        yield from (one for one in found if one.amount.start < len(scoped(part).text))


def _of_nobody(sentence: str, outcome: Outcome) -> Iterator[Reckoned]:
    """A time that nobody is said to have reached, and a median beyond it."""
    nobody = _NOBODY.search(sentence)
    terms = terms_of(without_amounts(scoped(sentence).text))
    if not nobody or outcome.hours is None or not all(MIDDLE.search(one.statistic) for one in outcome.results):
        return
    for amount in amounts_of(sentence[nobody.end() :]) if terms - IN_RESULTS <= outcome.words else ():
        time = TIME.match(sentence, nobody.end() + amount.end)
        if time and amount.sign in (">", ">="):
            beyond = any(one.values[0] * outcome.hours > amount.low * hours_of(time) for one in outcome.results)
            yield Reckoned(amount, not beyond, tuple(one.quote for one in outcome.results), of_people=False)


def _beyond_none(said: str, outcome: Outcome) -> Iterator[Reckoned]:
    """The bound that no arm is said to be beyond; wrong where in each category that may be meant an arm is."""
    read = read_of(said)
    if (
        read is None
        or len(read.amounts) != 1
        or read.compared
        or not read.is_about(outcome)
        or DENIED.search(FREE_OF_IT.sub(" ", said))
    ):
        return
    amount, hours = read.amounts[0], outcome.hours
    before, time = read.text[: amount.start], TIME.match(read.text, amount.end)
    exceeds = amount.sign == "=" and _EXCEEDS.search(before) is not None
    share = amount.unit is Unit.SHARE
    unlike = outcome.is_denied and without_its_name(read.text) == read.text
    if unlike or any(NEGATIVE.search(one.quote) for one in outcome.results):
        return
    if (amount.is_exact and not exceeds) or OF_LIMITS.search(read.text) or (time is None) != (hours is None):
        return
    strict = exceeds or amount.sign in (">", "<")
    named = outcome.at_bounds(read.text)
    results = [one for one in named.results if one.label in named.labels(read.text, read.words)]
    units = {PERCENT.search(one.unit) is not None for one in results}
    if share and not all(one.counts and one.analysed for one in results) and units != {True}:
        return
    factor = hours_of(time) / hours if time and hours else 1.0

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


def _in_sentence(sentence: str, outcome: Outcome) -> Iterator[Reckoned]:
    if all(one.of_people for one in outcome.results) and len(DENIED.findall(sentence)) == 1:
        sentence = _NONE_OF.sub("0 ", sentence)
    elif is_below_nought(outcome):
        sentence = in_size(sentence)
    read = read_of(sentence)
    if read is None or not read.is_about(outcome):
        return
    outcome, arm = _meant(read, outcome)
    if not outcome.results:
        return  # it names an arm beside the one of which this part of it is told
    of_people = all(one.of_people for one in outcome.results)
    unsaid = not all(one.analysed for one in outcome.results) if of_people else manner_of(sentence).of_some
    given = _given_of_each(read, outcome, arm)
    quotes = tuple(one.quote for one in outcome.results)
    pairs = [] if None in given else list(zip(read.amounts, given, strict=False))
    if unsaid:  # of how many, or of whom, is not said: what was given is wrong all the same
        pairs = [
            (one, fits)
            for one, fits in pairs
            if not fits and (is_interval(one, read.text) or _is_dose(one, read.text, outcome))
        ]
    yield from (Reckoned(one, bool(fits), quotes, of_people) for one, fits in pairs)


def _is_dose(amount: Amount, text: str, outcome: Outcome) -> bool:
    """Whether an amount is one of what was given, and of no result."""
    mass = MASS.match(text, amount.end) is not None and not any(MASS.search(one.unit) for one in outcome.results)
    return mass or _INFUSED.match(text, amount.end) is not None


def _given_of_each(read: Read, outcome: Outcome, arm: str) -> list[bool | None]:
    """Whether each amount follows from an outcome; of what is said of each arm, whether it does so in each."""
    arms = list(dict.fromkeys(one.arm for one in outcome.results))
    if arm or len(arms) < 2 or not _is_of_each(read, outcome):
        return amounts_given(read, outcome, arm)
    each = [amounts_given(read, outcome.within(one), one) for one in arms]
    every = zip(*each, strict=False)
    return [None if None in one else all(one) for one in every] if all(each) else []


def _is_of_each(read: Read, outcome: Outcome) -> bool:
    """Whether a sentence says its numbers of each arm: of all together it gives their size, or else one beside one."""
    sentence, every = read.sentence, max(outcome.sizes, default=0.0)
    if read.compared or not _EACH_ARM.search(sentence) or _POOLED.search(sentence) or _IN_TURN.search(sentence):
        return False
    told = [one for one in read.amounts if one.is_exact and not TIME.match(read.text, one.end)]
    return len(told) < 2 and not any(every in (one.whole, one.low) for one in read.amounts)


def _meant(read: Read, outcome: Outcome) -> tuple[Outcome, str]:
    """What of an outcome a sentence speaks of: the categories that it bounds, and the one arm that it names."""
    outcome = outcome.at_bounds(read.text)
    if not read.compared and not all(one.of_people for one in outcome.results):
        outcome = outcome.of_labels(outcome.labels(read.text, read.words))
    lacking = NOT_GIVEN.search(read.sentence) is not None
    if not read.alone or (_OF_ARMS.search(read.sentence) and not lacking):
        return outcome, read.arm
    if _ANOTHER_NUMBER.search(read.sentence):
        return outcome, ""  # the other numbers may be of another arm, that is not named in its own words
    arm = _without_it(outcome, read) if lacking else (read.arm or outcome.arm_of(read.sentence))
    return outcome.within(arm), arm


def _without_it(outcome: Outcome, read: Read) -> str:
    """The arm of two that is not given what a sentence denies, by the name of the other alone; "" for none."""
    arms, sentence = list(outcome.titled), read.sentence
    denied = [denied_by(sentence, told) for told in NOT_GIVEN.finditer(sentence)]
    by_number = _NOT_OF_ARM.search(sentence)
    if len(arms) != 2 or len(denied) != 1:
        return "" if by_number else read.arm
    given = [arm for arm in arms if denied[0] & (outcome.titled[arm] - outcome.named)]
    given = [by_number["arm"]] if by_number else given
    return next(iter(set(arms) - set(given)), "") if len(given) == 1 else "" if by_number else read.arm
