"""What a trial record answers: a claim is contradicted where no reading of a question in it that we know is true."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from math import isclose

from evidence.agreement.agreement import Slot, Verdict
from evidence.agreement.passages.texts import passages_of
from evidence.agreement.trials.counts.asked import Form, Question, Side
from evidence.agreement.trials.counts.classes import of_classes
from evidence.agreement.trials.counts.counted import reckoned_in
from evidence.agreement.trials.counts.events import Arm, Named, Row, arms_of, name_of, within
from evidence.agreement.trials.counts.kinds import kinds_in
from evidence.agreement.trials.counts.parts import Reckoned
from evidence.agreement.trials.counts.questions import questions_of
from evidence.agreement.trials.refuted import HALF_A_POINT, IS_FALSE, names_of
from evidence.agreement.trials.results.asked import AROUND
from evidence.agreement.trials.results.findings import outcomes_of
from evidence.agreement.trials.results.measured import measured_in
from evidence.agreement.trials.results.outcomes import with_numbers
from evidence.agreement.trials.words.amounts import Amount, Unit, has_number
from evidence.agreement.trials.words.people import in_one_noun
from evidence.agreement.trials.words.scopes import arms_in, scoped
from evidence.agreement.verdict import Said
from evidence.claims.numerals import NUMERAL, value_of
from evidence.late import late_regex

_ROUNDED = 1e-6
"""By how much of itself a share that was worked out may be off."""
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
_NOT_ONE = late_regex(r"\bnot (?:even )?(?:one|a single)(?= (?!but\b|in\b|of\b|to\b|adverse\b)[a-z])")
"""What says of an event that there was none of it."""
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
_ONE_AT_LEAST = late_regex(r"\b(?:at least (?:one|1|a single|an?)|one or more)(?= (?:serious )?adverse events?\b)")
"""Said of events at all."""
_ITS = late_regex(rf"\b(?P<of>out of|of|among|amongst) (?:its|all(?: of)?(?: the| its| these)?) (?={NUMERAL} )")
"""Before how many there are of whom a part is told."""
_SOMETHING = late_regex(r"\b(?:something|anything) (?:serious|adverse|bad|untoward)\b")
_ADDS_UP = late_regex(rf"\b(add(?:s|ed|ing)?|sum(?:s|med|ming)?|com(?:es?|ing)|came) up to (?={NUMERAL})")
"""Before a sum, and no bound."""
_BY_DOSE = late_regex(
    rf"\b(?:in|of|from|for) the {NUMERAL}\s?(?:mg|g|mcg|µg|gy)(?:/(?:m2|m²|kg|day))?"
    r" (?:dose )?(?:cohort|arm|group|level)\b,?"
)
"""An arm that is named by its dose, and may be any of them."""
_ALTHOUGH = late_regex(r"\A(?:while|whereas|although|though|since|because) ([^,;]+), (?!and\b|or\b)(.+)")
"""Two clauses of which the first is set against the second."""
_FROM_TO = late_regex(
    r"\b(?:r[io]ses?|rising|rose|f[ae]lls?|falling|drop(?:s|ped|ping)?|increas(?:es?|ed|ing)|decreas(?:es?|ed|ing)"
    r"|declin(?:es?|ed|ing)|(?:went|goes|came)(?: down| up)?|climb(?:s|ed|ing)?|grew|chang(?:es?|ed|ing)"
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
_ARM_IN_WORDS = late_regex(
    r"\b(?P<what>cohort|arm|group) (?P<n>one|two|three|four)\b(?! (?:patients?|participants?|people|cases?)\b)"
    r"|\b(?P<first>1st|2nd|3rd|4th)(?= (?:cohort|arm|group)\b)"
)
_LEFT_WITHOUT = late_regex(r"\b(were|was) left without\b")
_EVENT_FREE = late_regex(r"\b(?:stayed|remained|were|was) (?:adverse )?events?[- ]free\b")
_ALL_TOLD = late_regex(r"\ball (?:told|in all)\b|\bif you (?:take|count|add|put together)\b")
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
    statement = in_one_noun(" ".join(claim.casefold().split()), text)
    statement = _ITS.sub(r"\g<of> the ", _ONE_AT_LEAST.sub("any", _SOMETHING.sub("an adverse event", statement)))
    statement = _AGAINST.sub("vs", _HALF_A_PERCENT.sub("0.5 %", statement))
    statement = _EVENT_FREE.sub("had no adverse events", _ALL_TOLD.sub("overall", statement))
    statement = _LEFT_WITHOUT.sub(r"\1 without", _ARM_IN_WORDS.sub(_in_figures, statement))
    statement = _NOT_ONE.sub(
        "no", _NOBODY.sub("no patients", _SOMEBODY.sub("at least 1", _BY_DOSE.sub("in the cohort", statement)))
    )
    arms, told = arms_of(text), has_number(statement)
    outcomes = outcomes_of(text) if told else ()
    if not arms and not outcomes:
        return Answers((), allowed=False)
    statement = statement if outcomes else _ADDS_UP.sub(r"\1 to ", statement)  # categories need not add up to people
    statement = statement.replace("i.e.", "ie").replace("e.g.", "eg")  # no end of a sentence
    statement = _CASES_OUT_OF.sub(r"\g<part> out of \g<whole> \g<who>", statement)
    statement = _one_by_one(_ABSENT_ELSEWHERE.sub(r"\g<head>", statement))
    statement = _ALL_THERE.sub("" if _OUT_OF.search(statement) else r"\g<where>", statement)
    statement = statement if AROUND.search(statement) else _FROM_TO.sub(_one_and_other, statement)
    statement = _ALL_OF.sub(r"100% of the \1 ", _ALTHOUGH.sub(r"\1; \2", statement))
    statement = _PLACE_FIRST.sub(r"\2 \1", with_numbers(statement, passages_of(text)))
    questions = [] if _ALL_BUT.search(statement) else list(questions_of(_AS_SHARE.sub("", statement)))
    asked = [list(takewhile(lambda one: _is_known(one, arms), one)) for one in questions]
    known = [question for one in asked for question in one]
    false = [question for question in known if IS_FALSE[question.form](question, arms)]
    if _OF_EVENTS.search(statement) and not _OF_TREATMENT.search(statement):
        false += [
            one for part in questions for one in part[:1] if one not in known and _is_of_too_many(one, arms, text)
        ]
    allowed = len(asked) == len(known) == 1 and not false and known[0].is_whole
    said = [_said(claim, question, arms) for question in false]
    kinds = [*kinds_in(statement, arms), *of_classes(statement, arms)] if told else []
    of_kinds = {one.amount.words.strip() for one in kinds if one.given}
    counted = [one for one in reckoned_in(statement, arms) if one.amount.words.strip() not in of_kinds] if told else []
    counted += [*kinds, *measured_in(statement, outcomes)] if told else []
    said += [_not_given(claim, one) for one in counted if not one.given and not false]
    return Answers(tuple(said), allowed, tuple(one.amount for one in counted if one.given and one.of_people))


def _in_figures(match: re.Match[str]) -> str:
    """An arm as records number it, or as its ordinal."""
    ordinals = {"1st": "first", "2nd": "second", "3rd": "third", "4th": "fourth"}
    return ordinals[match["first"]] if match["first"] else f"{match['what']} {value_of(match['n']):g}"


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
    known = [
        any(arm.named(name) for arm in within(arms, side.scope)) for side in question.sides for name in names_of(side)
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
    words: Named = frozenset().union(*names_of(question.left)) - name_of("adverse event")
    totals = [(row.tally.part, row.tally.whole) for arm in places for row in arm.rows if row.tally.passage.total]
    lower = text.casefold()
    elsewhere = has_more and any(word in lower for word in words)
    if not words or not totals or len(totals) < len(places) or elsewhere or amount.low <= 0:
        return False
    part = sum(one[0] for one in totals)
    shares = [100 * one / max(whole, 1) for one, whole in (*totals, (part, sum(arm.size for arm in places)))]
    return amount.low > (part if amount.unit is Unit.PEOPLE else max(shares, default=0.0) + HALF_A_POINT)


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
    names = names_of(side)
    for arm in within(arms, side.scope):
        yield from (row for name in names for row in arm.meant(name)) if names else arm.rows
