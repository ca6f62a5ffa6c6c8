"""What a trial record answers: a claim is contradicted where no reading of a question in it that we know is true."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product, takewhile
from math import isclose

from evidence.agreement.agreement import Slot, Verdict
from evidence.agreement.texts import passages_of
from evidence.agreement.trials.counts.asked import SIZE, Form, Question, Side
from evidence.agreement.trials.counts.classes import of_classes
from evidence.agreement.trials.counts.counted import reckoned_in
from evidence.agreement.trials.counts.events import Arm, Counted, Named, Row, arms_of, name_of, subsets, sums, within
from evidence.agreement.trials.counts.kinds import kinds_in, most_in
from evidence.agreement.trials.counts.parts import Reckoned
from evidence.agreement.trials.counts.questions import questions_of
from evidence.agreement.trials.results.findings import outcomes_of
from evidence.agreement.trials.results.measured import measured_in
from evidence.agreement.trials.results.outcomes import with_numbers
from evidence.agreement.trials.words.amounts import Amount, Unit, has_number
from evidence.agreement.trials.words.scopes import Scope, arms_in, scoped
from evidence.agreement.verdict import Said
from evidence.claims.numerals import NUMERAL
from evidence.late import late_regex

_HALF_A_POINT = 0.5
_ROUNDED = 1e-6
"""By how much of itself a share that was worked out may be off."""
_NEAR = 0.2
"""By how much of itself a ratio in round numbers may be off."""
_OF_EVENTS = late_regex(
    r"\b(?:patients|participants|subjects|people|women|cases?)\b[^,;]*?"
    r"\b(?:suffer\w*(?: from)?|experienced|developed|ha(?:d|ving)|of|\w+ed with|adverse events)\b"
    r"\s?(?!no\b|not\b|none\b|neither\b|nothing\b|zero\b|any\b|at\b|all\b|the\b)|\brecorded\b"
)
_OF_TREATMENT = late_regex(
    r"\b(?:n[o']t|none?|nobody|never|without|free|spared|clear|nothing|those|who|whom|except\w*|despite|than|belong\w*)\b"
    r"|\b(?:complet|receiv|with?dr|discontinu|enrol|randomi|treat|respon|surviv|progress|assign|took|wom[ae]n|m[ae]n\b"
    r"|female|male\b|aged?\b|years?\b|stage|grade|improve|decrease|increase|reduc|chang|score)"
)
"""In a statement on something else than events."""
_PLACE_FIRST = late_regex(
    r"\A((?:throughout|in|during|over|across|within) the (?:primary|secondary) (?:clinical )?trial),\s(.*?)\.?\Z"
)
_AS_SHARE = late_regex(r"(?<=\w)\s\([\d.]+\s?%\)")
"""The share beside a number of people."""
_ALL_OF = late_regex(
    rf"\Aall (?:of )?(?:the )?({NUMERAL}) (?=(?:[a-z]+ )?(?:patients|participants|subjects|women|people)\b)"
)
_SOMEBODY = late_regex(
    r"\Aan?(?= (?:patient|participant|subject|person|woman|individual) (?:in|from|of) (?:cohort|arm|group|the)\b"
    r"|(?: single)? (?:case|instance) of )"
)
"""An article that says that there was somebody."""
_NOBODY = late_regex(
    r"\bno one\b|\bnobody\b"
    r"|\bnot (?:even )?(?:one|a single)(?: of the)?"
    r"(?: (?:patients?|participants?|subjects?|person|wom[ae]n|members?))\b"
)
_IN_ARM = (
    r"\s(?:in|for|of|from|within) (?:the )?"
    r"(?:(?:cohort|arm|group) [\dab]|(?:first|second|third)(?: cohort| arm| group)?)\b"
    r"(?:(?: of| in| from) the (?:primary|secondary) trial\b)?"
)
_UNIT = (
    r"(?:\s?%|\spercent|\s(?:hour|day|week|month|year)s?"
    r"|\s(?:patients|participants|people|subjects|women|cases)(?:\s\([\d.]+\s?%\))?)?"
)
_HALF_A_PERCENT = late_regex(r"\bhalf (?:a|of one) per ?cent\b")
_AGAINST = late_regex(r"(?<=[\d%)]\s)v\b\.?(?=\s\d)")
_BY_DOSE = late_regex(
    rf"\b(?:in|of|from|for) the {NUMERAL}\s?(?:mg|g|mcg|µg|gy)(?:/(?:m2|m²|kg|day))?"
    r" (?:dose )?(?:cohort|arm|group|level)\b,?"
)
"""An arm that is named by its dose, and may be any of them."""
_ALTHOUGH = late_regex(r"\A(?:while|whereas|although|though|since|because) ([^,;]+), (?!and\b|or\b)(.+)")
"""Two clauses of which the first is set against the second."""
_FROM_TO = late_regex(
    r"\b(?:r[io]ses?|rising|rose|f[ae]lls?|falling|drop(?:s|ped|ping)?|increas(?:es?|ed|ing)|decreas(?:es?|ed|ing)"
    r"|declin(?:es?|ed|ing)|went|goes|climb(?:s|ed|ing)?|grew|chang(?:es?|ed|ing)"
    r"|(?:improv|rais|reduc|prolong|lengthen|shorten|extend|lift|lower|push|bring|brought|cut|tak|took|mov)\w*)"
    r"(?P<what>(?: (?!from\b)[\w()-]+){0,6})"
    rf" from (?P<one>{NUMERAL}{_UNIT})(?P<where>{_IN_ARM})? to (?P<other>{NUMERAL}(?P<unit>{_UNIT}))"
)
"""What stood in one arm, and what in another."""
_CASES_OUT_OF = late_regex(
    rf"\b(?P<part>{NUMERAL}) (?P<who>(?:[a-z]+ )?(?:cases?|patients?|participants?|subjects?|people|women)) out of"
    rf" (?:the |all |a total of )*(?P<whole>{NUMERAL})(?!\s?%|\spercent)"
)
_IN_TURN = late_regex(
    r"\A(?P<names>[^\d;:]+?)(?P<verb> (?:affected|hit|occurred in|happened in|(?:was|were) (?:\w+ )?(?:in|by|for|at)))"
    rf" (?P<numbers>{NUMERAL}{_UNIT}(?:, {NUMERAL}{_UNIT})*,? and {NUMERAL}{_UNIT})(?P<rest> [^\d,;]*(?:\d[^\d,;]*)?)"
    r"(?:,? respectively)?\W*\Z"
)
"""Several events, and as many numbers in the same order."""
_LISTED = late_regex(r",\s(?:and\s)?|\sand\s")
_ALL_THERE = late_regex(
    r",\s(?:both|all)(?:\sof\s(?:them|these|which|whom))?(?:\s(?:were|was|are|being|came|coming|occurred|occurring"
    rf"|happened|happening|seen|recorded|reported|observed|found))*(?P<where>{_IN_ARM})\W*\Z"
)
"""The place of all that was counted."""
_OUT_OF = late_regex(rf"\b{NUMERAL} (?:out )?of (?:the |all )*{NUMERAL}\b|\d/\d")
"""So many of those of another place."""
_ALL_BUT = late_regex(rf"\ball but {NUMERAL}\b|\b(?:that|which) (?:was|were|is|are) not\b")
"""Before the number of those of whom the rest of a sentence is not said, or what is not said of an event."""
_ABSENT_ELSEWHERE = late_regex(
    rf"\A(?P<head>(?!.*\b(?:events?|effects?|types?|kinds?|sorts?|forms?|conditions?|problems?)\b)[^;]*?)"
    r",\s(?:(?:n?either|none) of )?(?:which|(?:something|an event|a condition) (?:that|which)|and|but|it|they)"
    r"\s(?:was|were|did|had)(?:\s?(?:not|n['’]t|never))?(?: (?:be|been|at all))?\s(?:\w+\s)?"
    r"(?:seen|observed|recorded|reported|found|noted|present|happen|occur|appear|arise|absent|missing|lacking)"
    r"(?: at all)?(?: in (?:anyone|anybody|any patient))?"
    rf"(?:{_IN_ARM}|\s(?:in|from|by|for) the (?:primary|secondary) trial)?\W*\Z"
)
"""What stands before the words that none of it was seen elsewhere."""
_MULTIPLE = late_regex(r"\b(?:twice|thrice|double|triple|treble)\b")
"""A number of times in one word."""
_SHOWN = 6
"""So many lines at most are shown beside a number that none of them gives."""


@dataclass(frozen=True)
class Answers:
    """The parts of a claim that a record contradicts; `allowed` says that the claim is one question, and may be so.

    `given` are the amounts that follow from the lines that are named beside them.
    """

    said: tuple[Said, ...]
    allowed: bool
    given: tuple[Amount, ...] = ()

    def may_be(self, number: float) -> bool:
        """Whether a number of the claim may follow from the record's counts."""
        ends = (end for one in self.given for end in (*one.ends, *((one.part,) if one.whole else ())))
        return self.allowed or any(isclose(number, end, rel_tol=_ROUNDED) for end in ends)


def answers_to(claim: str, text: str) -> Answers:
    """What the counts of a record's arms answer to a claim."""
    statement = _AGAINST.sub("vs", _HALF_A_PERCENT.sub("0.5 %", " ".join(claim.casefold().split())))
    statement = _NOBODY.sub("no patients", _SOMEBODY.sub("at least 1", _BY_DOSE.sub("in the cohort", statement)))
    arms, told = arms_of(text), has_number(statement) or _MULTIPLE.search(statement) is not None
    outcomes = outcomes_of(text) if told else ()
    if not arms and not outcomes:
        return Answers((), allowed=False)
    statement = statement.replace("i.e.", "ie").replace("e.g.", "eg")  # no end of a sentence
    statement = _CASES_OUT_OF.sub(r"\g<part> out of \g<whole> \g<who>", statement)
    statement = _one_by_one(_ABSENT_ELSEWHERE.sub(r"\g<head>", statement))
    statement = _ALL_THERE.sub("" if _OUT_OF.search(statement) else r"\g<where>", statement)
    statement = _FROM_TO.sub(_one_and_other, statement)
    statement = _ALL_OF.sub(r"100% of the \1 ", _ALTHOUGH.sub(r"\1; \2", statement))
    statement = _PLACE_FIRST.sub(r"\2 \1", with_numbers(statement, passages_of(text)))
    questions = [] if _ALL_BUT.search(statement) else list(questions_of(_AS_SHARE.sub("", statement)))
    asked = [list(takewhile(lambda one: _is_known(one, arms), one)) for one in questions]
    known = [question for one in asked for question in one]
    false = [question for question in known if _IS_FALSE[question.form](question, arms)]
    if _OF_EVENTS.search(statement) and not _OF_TREATMENT.search(statement):
        false += [
            one for part in questions for one in part[:1] if one not in known and _is_of_too_many(one, arms, text)
        ]
    allowed = len(asked) == len(known) == 1 and not false and known[0].is_whole
    said = [_said(claim, question, arms) for question in false]
    kinds = [*kinds_in(statement, arms), *most_in(statement, arms), *of_classes(statement, arms)] if told else []
    of_kinds = {one.amount.words.strip() for one in kinds if one.given}
    counted = [one for one in reckoned_in(statement, arms) if one.amount.words.strip() not in of_kinds] if told else []
    counted += [*kinds, *measured_in(statement, outcomes)] if told else []
    said += [_not_given(claim, one) for one in counted if not one.given and not false]
    return Answers(tuple(said), allowed, tuple(one.amount for one in counted if one.given and one.of_people))


def _one_by_one(statement: str) -> str:
    """A statement that gives several events their numbers in turn, with each beside its own."""
    told = _IN_TURN.match(statement)
    if told is None or len(arms_in(told["rest"])) > 1 or scoped(told["rest"]).scope.each:
        return statement
    names, numbers = (_LISTED.split(told[one]) for one in ("names", "numbers"))
    if len(names) != len(numbers):
        return statement
    rest = told["rest"].removesuffix(" respectively")
    return "; ".join(f"{name}{told['verb']} {one}{rest}" for name, one in zip(names, numbers, strict=True))


def _one_and_other(told: re.Match[str]) -> str:
    """What was in one place and in another, without which way that goes."""
    one = told["one"] if told["one"].endswith(told["unit"]) else told["one"] + told["unit"]
    if told["where"]:
        return f"{told['what']} was {one}{told['where']}, {told['other']}".lstrip()
    return f"{told['what']} {one} and {told['other']}".lstrip()


def _is_known(question: Question, arms: Sequence[Arm]) -> bool:
    """Whether the record has a line of every name where it is asked for.

    That there is none of several is wrong where there is one, whatever else is named.
    """
    if question.left.items == (SIZE,):
        return all(within(arms, side.scope) for side in question.sides)
    known = [
        any(arm.named(name) for arm in within(arms, side.scope)) for side in question.sides for name in _names(side)
    ]
    each = question.either and question.amount is not None and question.amount.is_none
    return any(known) if each else all(known)


def _is_of_too_many(question: Question, arms: Sequence[Arm], text: str) -> bool:
    """Whether an event of which a record has no line is said to have come to more than all events did together.

    A record that tells of more than events has no word of it.
    """
    has_more = any(line.section or line.criteria for line in passages_of(text))
    amount, places = question.amount, within(arms, question.left.scope)
    if question.form is not Form.COUNT or not question.is_whole or question.denied or amount is None:
        return False
    words: Named = frozenset().union(*_names(question.left)) - name_of("adverse event")
    totals = [(row.tally.part, row.tally.whole) for arm in places for row in arm.rows if row.tally.passage.total]
    lower = text.casefold()
    elsewhere = has_more and any(word in lower for word in words)
    if not words or not totals or len(totals) < len(places) or elsewhere or amount.low <= 0:
        return False
    part = sum(one[0] for one in totals)
    shares = [100 * one / max(whole, 1) for one, whole in (*totals, (part, sum(arm.size for arm in places)))]
    return amount.low > (part if amount.unit is Unit.PEOPLE else max(shares, default=0.0) + _HALF_A_POINT)


def _said(claim: str, question: Question, arms: Sequence[Arm]) -> Said:
    quote = "; ".join(dict.fromkeys(row.tally.passage.quote for side in question.sides for row in _lines(side, arms)))
    words = _as_written(question.amount, claim) if question.amount else claim
    slot = Slot.N if question.amount and question.amount.unit is Unit.PEOPLE else Slot.FIGURE
    why = f"Asked {question.form.value}, the record's counts allow no reading of the claim."
    return Said(slot, words, quote, Verdict.DIFFERS, why, quote)


def _as_written(amount: Amount, claim: str) -> str:
    """The words of an amount; all of a claim that has it in other words ("twice")."""
    words = amount.words.strip()
    return words if words in claim.casefold() else claim


def _not_given(claim: str, one: Reckoned) -> Said:
    quote = "; ".join(dict.fromkeys(one.quotes[:_SHOWN]))
    why = "What the record has of that which the claim names gives this number in no way."
    return Said(Slot.FIGURE, _as_written(one.amount, claim), quote, Verdict.DIFFERS, why, quote)


def _lines(side: Side, arms: Sequence[Arm]) -> Iterator[Row]:
    names = _names(side)
    for arm in within(arms, side.scope):
        yield from (row for name in names for row in arm.meant(name)) if names else arm.rows


def _names(side: Side) -> tuple[Named, ...]:
    return tuple(name_of(item) for item in side.items)


def _is_false_count(question: Question, arms: Sequence[Arm]) -> bool:
    places, names = within(arms, question.left.scope), _names(question.left)
    amount = question.amount
    if not places or amount is None:
        return False
    if question.apiece and len(names) > 1:
        sides = (replace(question.left, items=(item,)) for item in question.left.items)
        return any(_is_false_count(replace(question, left=side, joint=False), arms) for side in sides)
    if question.spread and not _is_false_spread(question, arms):
        return False
    if question.size is not None and not _is_size_of(question.size, places):
        return question.size.low not in _counted(places)
    if amount.is_none:
        lines = [arm.named(name) for arm in places for name in names]
        return not question.denied and any(found and all(row.tally.part for row in found) for found in lines)
    at_most = amount.sign in ("<", "<=")
    together = question.together or (question.either and at_most)
    how = {"cases": question.cases, "together": together, "joint": question.joint}
    if question.left.scope.each and len(places) > 1:
        each = any(_excludes(amount, sums([arm], names, **how), question.denied) for arm in places)
        apart = question.left.scope.singly or (question.left.scope.apart and at_most)
        return each and (apart or _excludes(amount, sums(places, names, **how), question.denied))
    bounded = not amount.is_exact and question.left.scope.trial != ""  # a bound is one of the whole trial's
    bounded = bounded or (question.left.scope.trial != "" and amount.words.lstrip().startswith("a total"))
    choices = (places,) if bounded else subsets(places)
    counts = (one for some in choices for one in sums(some, names, **how))
    return _excludes(amount, counts, question.denied)


def _is_size_of(size: Amount, arms: Sequence[Arm]) -> bool:
    return any(size.holds(sum(arm.size for arm in some)) for some in subsets(arms))


def _counted(arms: Sequence[Arm]) -> set[int]:
    """The numbers of people that "the 12 patients" may be, beside those of whole arms: who had an event."""
    one = {row.tally.part for arm in arms for row in arm.rows}
    totals = ([row.tally.part for row in arm.rows if row.tally.passage.total] for arm in arms)
    return one | {sum(parts) for parts in product(*totals)}


def _excludes(amount: Amount, counts: Iterator[Counted], denied: bool) -> bool:
    """Whether there are counts, and none of them may be called so many; `denied` counts the others."""
    found = [(whole - part if denied else part, whole) for part, whole in counts]
    return bool(found) and not any(amount.allows(*one) for one in found)


def _is_false_order(question: Question, arms: Sequence[Arm]) -> bool:
    return _all_are(question, arms, lambda ours, theirs: question.value * (ours - theirs) > 0)


def _is_false_ratio(question: Question, arms: Sequence[Arm]) -> bool:
    """ "Three times more" is said of three times as many, and of four times; nobody is any times as many as nobody."""
    worth = (question.value, question.value + 1) if question.more else (question.value,)

    def fits(ours: float, theirs: float) -> bool:
        return ours == 0 if theirs == 0 else any(_is_about(ours / theirs, one) for one in worth)

    return _all_are(question, arms, fits)


def _is_about(ratio: float, told: float) -> bool:
    return isclose(ratio, told, rel_tol=_NEAR, abs_tol=_NEAR / 2)


def _is_false_bound(question: Question, arms: Sequence[Arm]) -> bool:
    over = question.form is Form.OVER

    def fits(ours: float, theirs: float) -> bool:
        return theirs == 0 or ((ours / theirs >= question.value) if over else (ours / theirs <= question.value))

    return _all_are(question, arms, fits)


def _is_false_gap(question: Question, arms: Sequence[Arm]) -> bool:
    """ "10 % more" is said of points, and of a tenth of the other side's."""
    assert question.amount is not None
    amount = replace(question.amount, slack=max(question.amount.slack, _HALF_A_POINT))

    def fits(ours: float, theirs: float) -> bool:
        gap = question.value * (ours - theirs)
        relative = amount.unit is Unit.SHARE and (theirs == 0 or amount.holds(100 * gap / theirs))
        return relative or amount.holds(gap)

    return _all_are(question, arms, fits)


def _is_false_same(question: Question, arms: Sequence[Arm]) -> bool:
    if question.right is not None:
        return _all_are(question, arms, lambda ours, theirs: abs(ours - theirs) <= _HALF_A_POINT)
    places, names = within(arms, question.left.scope), _names(question.left)
    if question.left.scope.each:
        counts = [[set(sums([arm], names, own=True)) for arm in places]]
    else:
        counts = [[set(sums(some, [name], own=True)) for name in names] for some in subsets(places)]
    return bool(places) and all(_is_unlike(one) for one in counts)


def _is_unlike(counts: Sequence[set[Counted]]) -> bool:
    """Whether every count is known, and no number is in all of them, of people or of a hundred."""
    if len(counts) < 2 or not all(counts):
        return False
    people = set.intersection(*({part for part, _ in one} for one in counts))
    shares = set.intersection(*({round(100 * part / max(whole, 1)) for part, whole in one} for one in counts))
    return not people and not shares


def _all_are(question: Question, arms: Sequence[Arm], fits: Callable[[float, float], bool]) -> bool:
    """Whether both sides are counted, and none of their pairs fits, in people or in points of a hundred."""
    assert question.right is not None
    places = [within(arms, side.scope) for side in (question.left, question.right)]
    if question.left.items == question.right.items and places[0] == places[1]:
        return False  # with what it is compared is not told
    left, right = (_counted_of(side, arms) for side in (question.left, question.right))
    pairs = [pair for ours, theirs in product(left, right) for pair in _in_units(ours, theirs, question.unit)]
    return bool(pairs) and not any(fits(*pair) for pair in pairs)


def _counted_of(side: Side, arms: Sequence[Arm]) -> list[Counted]:
    """Every number of people that a side may have, of how many."""
    places = within(arms, side.scope)
    if side.items == (SIZE,):
        return [(sum(arm.size for arm in some), 0) for some in subsets(places)]
    return [one for some in subsets(places) for one in sums(some, _names(side), own=True)]


def _in_units(ours: Counted, theirs: Counted, unit: Unit | None) -> Iterator[tuple[float, float]]:
    if unit is not Unit.SHARE:
        yield float(ours[0]), float(theirs[0])
    if unit is not Unit.PEOPLE and ours[1] and theirs[1]:
        yield 100 * ours[0] / ours[1], 100 * theirs[0] / theirs[1]


def _is_false_spread(question: Question, arms: Sequence[Arm]) -> bool:
    scope, names = question.left.scope, _names(question.left)
    places, everywhere = within(arms, scope), within(arms, Scope(scope.trial))
    amount = question.amount
    if amount is None or not scope.arm or len(everywhere) < 2:
        return False
    pairs = product(sums(places, names), sums(everywhere, names))
    return _excludes(amount, ((here[0], there[0]) for here, there in pairs if there[0] >= here[0]), denied=False)


def _is_false_commonest(question: Question, arms: Sequence[Arm]) -> bool:
    names = _names(question.left)
    places = within(arms, question.left.scope)
    if question.value < 0 or not places:
        return False
    readings = [[arm] for arm in places] if len(places) > 1 else []
    return all(_is_beaten(some, names, int(question.value)) for some in (*readings, list(places)))


def _is_beaten(arms: Sequence[Arm], names: Sequence[Named], rank: int) -> bool:
    """Whether each name is a line's own, and more lines count more people than its rank allows, or fewer."""
    most = max((part for name in names for part, _ in sums(arms, [name], own=True)), default=None)
    if most is None or not all(any(sums(arms, [name])) for name in names):
        return False
    labels = {row.tally.label for arm in arms for row in arm.rows if not row.tally.passage.total}
    totals = [sum(row.tally.part for arm in arms for row in arm.rows if row.tally.label == label) for label in labels]
    more, as_many = sum(total > most for total in totals), sum(total >= most for total in totals)
    return not more < rank <= max(as_many, more + 1)


def _is_false_no_event(question: Question, arms: Sequence[Arm]) -> bool:
    places, amount = within(arms, question.left.scope), question.amount
    if not places or amount is None:
        return False
    reached = (
        any(amount.is_met(row.tally.part, row.tally.whole) for row in arm.rows if not row.tally.passage.total)
        for arm in places
    )
    return any(reached) if question.left.scope.apart else all(reached)


_IS_FALSE: dict[Form, Callable[[Question, Sequence[Arm]], bool]] = {
    Form.COUNT: _is_false_count,
    Form.ORDER: _is_false_order,
    Form.RATIO: _is_false_ratio,
    Form.OVER: _is_false_bound,
    Form.UNDER: _is_false_bound,
    Form.GAP: _is_false_gap,
    Form.SAME: _is_false_same,
    Form.SPREAD: _is_false_spread,
    Form.COMMONEST: _is_false_commonest,
    Form.NO_EVENT: _is_false_no_event,
}
