"""The numbers of a statement by their roles, against what the lines of its arms have in the same role.

Sixty hours may follow from sixty minutes and six cycles, but no infusion lasts as long. Where the words beside a number
say what it is of, only what is said of that accounts for it: how long one administration lasts, what lies between two,
how long treatment goes on, of how many cycles, how many times something is given, how much at a time and in all.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import combinations, pairwise, permutations, product
from math import inf, isclose

from evidence.agreement.agreement import Slot, Verdict
from evidence.agreement.points import Point
from evidence.agreement.terms import terms_of
from evidence.agreement.times import HOURS
from evidence.agreement.trials.treatment.accounted import arms_spoken_of, words_of
from evidence.agreement.trials.treatment.courses import (
    AMOUNT,
    AUC,
    PIECES,
    SITTINGS,
    TIME_UNIT,
    Course,
    courses_of,
    unit_of,
)
from evidence.agreement.trials.treatment.given import Given, by_sentence, given_in
from evidence.agreement.trials.treatment.named_doses import WEIGHT
from evidence.agreement.trials.treatment.portion import DAY
from evidence.agreement.trials.treatment.schedules import times_a_day
from evidence.agreement.trials.words.amounts import has_number
from evidence.agreement.trials.words.scopes import trials_in
from evidence.agreement.trials.words.wording import GIVING, PLAIN, is_case
from evidence.agreement.verdict import Said
from evidence.claims.numerals import NUMERAL, WORDS, value_of
from evidence.late import late_regex


class Role(StrEnum):
    """What a number of a treatment is."""

    SITTING = "how long one administration lasts"
    BETWEEN = "what lies between two administrations"
    CYCLE = "how long a cycle is"
    REST = "for how long nothing is given"
    LENGTH = "how long treatment goes on"
    CYCLES = "how many cycles there are"
    TIMES = "how many times it is given in all"
    PIECES = "of how many pieces one dose is"
    AREA = "the area under the curve that is aimed at"
    DOSE = "how much is given at once, or in a day"
    PIECE = "how much there is in one piece"
    DAY = "how much is given in a day"
    WEEK = "how much is given in a week"
    SUM = "how much so many administrations come to"
    FIRST = "how much is given the first time"
    ALL = "how much is given in all"
    STEP = "by how much doses differ"
    RATIO = "how many times as large one dose is as another"
    ARMS = "how many times as many arms one trial has"


_ABOUT = (
    r"(?:(?:about|around|approximately|roughly|nearly|almost|just|exactly|a|an|total of|full|further"
    r"|up to|at most|at the most|maximum of)\s)*"
)
_BOUND = (
    r"(?:(?P<low>(?:no|not) (?:less|fewer|shorter) than\s|at least\s|more than\s|over\s|longer than\s)"
    r"|(?P<high>(?:no|not) (?:more|longer) than\s|less than\s|under\s|fewer than\s|shorter than\s))?"
)
_N = rf"(?<![\w.,/^-]){_ABOUT}{_BOUND}{_ABOUT}(?P<n>{NUMERAL})(?:\s?(?:-|–|to|or)\s?(?P<m>{NUMERAL}))?"
_TIME = rf"{_N}[\s-]?(?P<unit>{TIME_UNIT})"
_SHORT_TIME = rf"{_N}[\s-]?(?P<unit>(?:minute|min|hour|hr|second)s?)"
_WORDS = r"(?:\s(?!(?:and|every|each|per|than|to|after|before|until|but|with)\b)[\w/-]+){0,6}?\s"
_ALONE = (
    r"\b(?![\s-](?:more|longer|shorter|later|earlier|sooner|before|after|ago|apart|prior|from|out of|per"
    r"|of (?:each|every|an?)|in (?:each|every)|an? (?:week|month|cycle))\b)"
)
"""Behind a time that is not counted from another, nor of one."""
_NOT_FROM = "".join(
    rf"(?<!\b{word} )" for word in "every each in the first last next other after than within over with by".split()
)
_NOT_OF = rf"{_NOT_FROM}(?<!\bof )"
_PATTERNS: Sequence[tuple[Role, re.Pattern[str] | str]] = (
    (
        Role.SITTING,
        rf"\b(?:infusions?|drips?|injections?|bolus|sessions?){_WORDS}(?:lasts?|lasting|takes?|taking|runs?|running)\s"
        rf"(?:in\s|for\s|over\s)?{_TIME}{_ALONE}",
    ),
    (
        Role.SITTING,
        r"\b(?:infus\w*|drip\w*|administered|delivered|given|intravenous\w*|iv|runs?|goes)"
        rf"{_WORDS}(?:over|in|within|lasting)\s{_SHORT_TIME}{_ALONE}",
    ),
    (Role.SITTING, rf"{_TIME}[\s-](?:long\s)?(?:iv\s|intravenous\s)?(?:infusions?|drips?)\b"),
    (Role.BETWEEN, rf"\b(?:every|each)\s{_TIME}\b(?!\sof\b|[\s-](?:cycle|course))"),
    (Role.BETWEEN, rf"\b(?:at|in|with)\s{_TIME}(?:ly)?\sintervals?\b"),
    (Role.BETWEEN, rf"\bintervals? (?:of|is|was) {_TIME}\b"),
    (Role.BETWEEN, rf"\b{_TIME}\sapart\b"),
    (Role.BETWEEN, rf"\b(?:gap|interval|distance|time) (?:of|is|was) {_TIME}\s(?:in )?between\b"),
    (Role.BETWEEN, rf"\b{_TIME}\s(?:(?:lie|pass|go by|elapse)s? )?between (?:[\w-]+\s){{0,5}}?{SITTINGS}?\b"),
    (
        Role.CYCLE,
        rf"\b{_N}[\s-](?P<unit>day|week|month)(?:ly|s)?[\s-](?:long\s)?(?:treatment\s)?(?:cycle|course)s?\b",
    ),
    (Role.CYCLE, rf"\b(?:cycle|course)s?(?: [\w-]+){{0,2}} (?:lasts?|lasting|takes?|is|are)\s{_TIME}{_ALONE}"),
    (Role.REST, rf"\b{_TIME}(?:['’]s?)?[\s-](?:long\s)?(?:off\b|break|rest\b|pause)"),
    (Role.REST, rf"\b(?:paused|interrupted|stopped)\sfor\s{_TIME}\b"),
    (Role.REST, rf"\b(?:break|rest|pause|off)\s(?:of|for|lasting)\s{_TIME}\b"),
    (
        Role.LENGTH,
        rf"\b(?:treatment|\w*therapy|prophylaxis|phase|period|programme|program|dosing|intervention)(?:{_WORDS}|\s)"
        r"(?:lasts?|lasting|runs?|goes on|continues?|carries on|(?:is|are) (?:kept up|for|given))\s"
        rf"(?:for\s|over\s)?{_TIME}{_ALONE}",
    ),
    (
        Role.LENGTH,
        rf"\b(?:is|are|was|were) (?:treated|continued)\s(?:[\w-]+\s){{0,3}}?(?:for|over)\s{_TIME}{_ALONE}",
    ),
    (
        Role.CYCLES,
        rf"{_NOT_FROM}\b{_N}(?:\s[a-z]+){{0,2}}?\s(?:cycles|courses|rounds)\b"
        r"(?!\s(?:more|later|longer|fewer|per|an?|each|before|after|earlier|apart|only)\b)(?:\sof\s(?P<of>[\w-]+))?",
    ),
    (
        Role.PIECES,
        r"\b(?:each|every|per|a|one|the)\s(?:[\w-]+\s){0,2}?(?:visit|dose|administration|time|occasion|bolus)\b[^,;\d]{0,40}?"
        rf"\b(?:means|involves|takes|consists of|is made up of|needs|requires|is)\s{_N}\s(?:\w+\s)?{PIECES}\b",
    ),
    (Role.TIMES, rf"\b{_N}\sof\s(?:them|these)\b"),
    (
        Role.TIMES,
        rf"{_NOT_OF}\b{_N}(?!{AMOUNT})\s(?:(?!of\b|times\b)[a-z-]+\s){{0,2}}?(?:{SITTINGS}|tablets|pills|capsules)\b"
        r"(?!\s(?:an?|per|each|every|daily|weekly|as|more|less|the|that|what|higher|larger|stronger|of the)\b)"
        r"(?:\sof\s(?P<of>[\w-]+))?",
    ),
    (Role.AREA, AUC),
    (Role.RATIO, r"\b(?P<n>doubl|tripl|quadrupl)(?:es|ed|ing)\b"),
    (Role.ARMS, rf"\b(?P<n>{NUMERAL}|twice) (?:times )?as many (?:arms|groups|cohorts)\b"),
    (
        Role.RATIO,
        rf"\b{_ABOUT}{_BOUND}(?P<n>{NUMERAL}|{'|'.join(WORDS)})-?\s?(?:fold\b|(?<=\s)times (?:the|that|what|as (?:much|large|high))\b)",
    ),
)
_ROLES = tuple((role, late_regex(one) if isinstance(one, str) else one) for role, one in _PATTERNS)
_IN_ALL = late_regex(
    r"\b(?:in total|total|totals|totalling|altogether|in all|adds? up|accumulat\w+|cumulative|amounts? to|all told"
    r"|overall|comes? to|(?:whole|entire|full|complete|planned|course of the)"
    r" (?:(?!week|day|month|cycle)\w+\s){0,3}?(?:treatment|therapy|trial|study|phase|period)"
    r"|(?:all|every) (?:the |planned |its |their )?(?:\w+ )?(?:cycles?|courses?|doses?|injections?|infusions?|tablets?"
    r"|pills?|capsules?)|by the end|from start to finish|(?:finish|complet)\w+ (?:all|the|\w+ treatment))\b"
)
_OF_A_TIME = late_regex(
    r"\b(?:(?:per|an?|each|every|over|during|throughout|within|in|first|second|third|last|one|full|of|on)\b(?: [\w-]+){0,2}"
    r" (?:days?|weeks?|fortnight|months?|years?|cycles?|courses?)|daily|weekly|monthly|a course"
    r"|(?:by|after|until|from|between|at) (?:the )?(?:day|week|month|cycle|course)s? \d+"
    rf"|{NUMERAL}[\s-](?:day|week|month)s?|(?:after|over|in|with|for|across|within) {NUMERAL} [\w-]+)\b"
)
"""In a sentence whose number may be of a shorter time than all."""
_EVERY = late_regex(
    rf"\b(?:every|each) {NUMERAL}[\s-](?:hour|day|week|month)s?\b(?! (?:cycle|course))|\bon days? \d+(?:(?:, | and | to |-)\d+)*\b"
)
_CHANGED = late_regex(r"\b(?:doubl|tripl|rais|increas|titrat|escalat|stepped|lower)\w*")
"""In a sentence whose interval is between two changes of a dose."""
_DAILY = late_regex(r"\b(?:daily|(?:a|per|each|every) (?:day|morning|evening|night))\b|/day\b")
_ADDS = late_regex(r"\badd(?:s|ed|ing)?\s\Z")
_OF_A_DAY = late_regex(
    rf"(?!\S*\s?{PIECES}\b)[^,;]{{0,30}}?(?<!twice )(?<!thrice )(?<!times )(?:\b(?:daily|(?:a|per|each|every) day)\b|/day\b)"
)
_OF_PIECES = late_regex(rf"{PIECES} of\s\Z")
_TO_THE_UNIT = late_regex(r"\A\D*\d[\d.,]*(?:\s?(?:-|–|to)\s?\d[\d.,]*)?")
_SO_OFTEN = late_regex(
    rf"[^,;\d]{{0,30}}?\b(?:(?P<word>twice|thrice)|(?P<n>{NUMERAL}) times)[\s-](?:daily|(?:a|per|each|every) day)\b"
    r"|[^,;\d]{0,30}?\b(?P<short>[bt]\.?i\.?d)\b"
)
"""Behind an amount, how many times a day it is given."""
_OF_A_WEEK = late_regex(
    r"[^,;]{0,30}?(?<!twice )(?<!thrice )(?<!times )(?<!days )(?<!\d-)\b(?:weekly|(?:a|per|each|every) week)\b"
)
_OVER_SITTINGS = late_regex(
    rf"\b(?:over|in|with|across|after|by) (?:the |all )?(?P<n>{NUMERAL}) (?:[a-z-]+ )?(?:{SITTINGS}|(?P<of>cycle|course)s)\b"
)
_PER_CYCLE = late_regex(
    r"\S*(?: of [\w-]+)? (?:per|in each|in every|each|every) (?:(?:full|whole|complete) )?(?:cycle|course)\b"
)
"""Beside an amount, how many administrations or cycles it is of."""
_OF_ALL_SORTS = late_regex(r"\b(?:tablets|pills|capsules|injections|shots|jabs)\b")
_MOST = late_regex(r"\b(?:maximum|up to|at (?:the )?most)\b")
"""Of the most that there may be, which lines tell too."""
_BY_BODY = late_regex(r"(?:/|per )\s?(?:kg|kilo|m\b|m\^?2|m²|square)")
_SEVERAL_EACH = late_regex(rf"\b{NUMERAL} (?:[\w-]+ )?{SITTINGS}\b[^,;]*\Z")
"""Before an interval in each of which there are several administrations."""
_FROM_THEN = late_regex(r"\b(?:from|at|in|with) (?:the )?(?:\w+ )?(?:cycle|course|week|month)s? ?\d*\b")
_STEP = late_regex(rf"\b(?:(?:steps?|increments?|differences?) of|by)\s{_ABOUT}\Z")
_APART = late_regex(r"\s?(?:difference|gap|apart|steps?|increments?|more|less|higher|lower|larger|smaller)\b")
_EACH_STEP = late_regex(r"\b(?:steps?|increments?|stepped)\b")
_EACH = late_regex(rf"\b(?:each|every|per|one|single)\s(?:[\w-]+\s){{0,2}}?{SITTINGS[:-1]}\b")
_FIRST = late_regex(
    r"\b(?:(?:very )?first|opening|initial|loading)\s(?:ever\s)?"
    r"(?:dose|infusion|injection|time|cycle|visit|course|administration)\b"
)
_LATER = late_regex(r"\b(?:later|next|second|then|thereafter|subsequent|after\w*|followed|from)\b")
_AMOUNT = late_regex(r"\d\s?(?:m?c?g|[µμ]g|milligrams?|grams?)\b")
_PLANNED = late_regex(
    r"\b(?:if|when|provided|assuming)(?: that)? (?:all|every|each|no|none of the) [^,;\d]*?"
    r"\b(?:given|missed|taken|completed|received|skipped)\b"
    r"|\b(?:someone|somebody|anyone|anybody|(?:an?|the|every) (?:\w+ )?(?:patient|participant|person|woman|man|subject))\s"
    r"(?:[\w+/-]+\s){0,12}?who (?:completes|takes|receives|gets|finishes|never misses|misses no|keeps to)\b"
    r"|\bwithout (?:missing|skipping)(?: an?y?)?\b|\b(?:not|without) (?:counting|including)\b|\bwithout a break\b"
    r"|\ban? (?:\w+ )?(?:patient|participant|person|woman|man|subject) (?:of|weighing|who weighs|with)\b"
)
"""Of somebody who is given all that is planned."""
_LEFT_OPEN = late_regex(
    r"\b(?:not|no|never|neither|nor|none|nobody|nothing|without|might|could|may|can|if|unless|instead|rather"
    r"|would(?! (?:be|get|take|have|need|receive|swallow)\b)"
    r"|reduc\w+|(?:is|was|are|were|been) reached|together|combined|(?:two|both|three) drugs|supplied|halfway|miss\w*|skip\w*|who|whose|still|remaining|left|so far|already|versus|vs|compared|average\w*|mean"
    r"|half (?:as|of(?! the (?:[\w'’]+ )*?(?:arms|groups|cohorts|patients)\b)|the (?:dose|amount))|third of|quarter of|between them|respectively"
    r"|first and (?:the )?(?:last|third|final)|scans?|assess\w*|evaluat\w*|monitor\w*|measur\w*|follow[- ]?up"
    r"|questionnaires?|surgery|operat\w+)\b|n['’]t\b"
)
"""Words by which a number need not be what somebody is given as planned, or is of something else."""
_OTHERS = late_regex(
    r"\b(?:more|less|fewer|longer|shorter|later|earlier|sooner|extra|additional|another)\b"
    r"(?! than| cycles?\b| ones?\b| doses?\b| infusions?\b| injections?\b)"
)
_OF_SEVERAL = late_regex(rf"(?:{NUMERAL}|\b(?:all|together))\b[^,;]{{0,20}}\Z")
_MULTIPLES = {"twice": 2.0, "doubl": 2.0, "tripl": 3.0, "quadrupl": 4.0}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6}
_ORDERED = late_regex(rf"\b(?P<one>{'|'.join(_ORDINALS)}) and (?:the )?(?P<other>{'|'.join(_ORDINALS)})\b")
_NO_AMOUNT = late_regex(r"\b(?:often|frequen\w*|quick\w*|fast\w*|slow\w*|long\w*|short\w*|last\w*|many)\b")
"""In a sentence whose ratio is of no doses."""
_LOOSE = late_regex(r"\b(?:about|around|approximately|roughly|nearly|almost)\b")
_CLOSE, _CALENDAR, _ROUGH = 0.02, 0.1, 0.15
"""By how much of itself a number may be off, one of months, and one that is told as "about" so much."""
_PLAIN = PLAIN | terms_of("attend attends attended break breaks drip drips shot shots jab jabs repeated")
_NUMBER = late_regex(NUMERAL)
_OF_WHAT = late_regex(r"\sof\s(?P<what>[a-z][\w-]+)")
_AND_A_PART = late_regex(r"\sand an? (?:half|third|quarter|fifth|tenth)\b")
_MANY = 12
"""So many administrations, and more, are those of a longer time."""
_SHOWN = 300


@dataclass(frozen=True)
class Question:
    """A number of a sentence in a role, with the ends that are written; from `low` to `high` where it is a bound.

    `whole` says that it is of all that the arms are given, whatever is named elsewhere, `drug` of what it is where that
    stands right beside it, `firm` that those beside it leave no other reading, `open` that others in the sentence do. `scale`
    is that of an amount.
    """

    role: Role
    ends: tuple[float, ...]
    words: str
    low: float = -inf
    high: float = inf
    close: float = _CLOSE
    whole: bool = False
    drug: frozenset[str] = frozenset()
    firm: bool = True
    open: bool = False
    scale: str = ""

    @property
    def is_bound(self) -> bool:
        """Whether it is a bound that nothing need have reached."""
        return self.low > -inf or self.high < inf

    def is_met(self, values: frozenset[float]) -> bool:
        """Whether all that is written is among some values, or one lies within its bound."""
        if self.is_bound:
            return any(self.low <= one * (1 + self.close) and one * (1 - self.close) <= self.high for one in values)
        within = len(self.ends) > 1 and any(self.ends[0] < one < self.ends[-1] for one in values)
        return within or all(any(isclose(end, one, rel_tol=self.close) for one in values) for end in self.ends)


@dataclass(frozen=True)
class Answer:
    """What lines answer to a question: whether the number is theirs in that role, None where they do not tell.

    `open` says that what is given changes with time, so that what it comes to is not worked out.
    """

    question: Question
    lines: tuple[str, ...]
    met: bool | None
    open: bool

    @property
    def is_refused(self) -> bool:
        """Whether the lines have other numbers in the role, and the words leave no other reading."""
        return self.met is False and self.question.firm and not self.question.open

    def accounts_for(self, words: str) -> bool:
        """Whether the number in some words of a claim is one that the lines have, or one that they leave open."""
        asked = self.question
        same = {*_NUMBER.findall(words.casefold())} & {*_NUMBER.findall(asked.words)}
        sure = asked.role not in (Role.DOSE, Role.DAY) and not (asked.open or asked.is_bound)
        return bool(same) and sure and (asked.firm or min(asked.ends) >= _MANY) and (self.met is True or self.open)


def answers_in_roles(claim: str, points: Sequence[Point], text: str) -> tuple[Answer, ...]:
    """What the lines of the arms that a claim speaks of have in the roles of its numbers."""
    arms, named = given_in(text), set(trials_in(claim.casefold()))
    sentences = by_sentence(claim, points) if arms and has_number(claim.casefold()) else ()
    return tuple(one for sentence, inside in sentences for one in _in_sentence(sentence, inside, named, arms))


def in_other_roles(answers: Sequence[Answer]) -> Iterator[Said]:
    """The numbers of a claim that the lines of its arms have in no place where they are what the claim says."""
    for one in answers:
        if one.is_refused:
            quote = " ".join(dict.fromkeys(one.lines))[:_SHOWN]
            why = f"The lines have no such number for {one.question.role.value}."
            yield Said(Slot.REGIMEN, one.question.words, quote, Verdict.DIFFERS, why, quote)


def _in_sentence(sentence: str, points: Sequence[Point], named: set[str], arms: Sequence[Given]) -> Iterator[Answer]:
    planned = _PLANNED.sub(" ", sentence)
    left_open = _LEFT_OPEN.search(planned) or _OTHERS.search(planned)
    left_open = left_open or (is_case(planned) and not WEIGHT.search(sentence))
    asked = [*_questions(planned), *_doses_asked(planned, points)]
    meant = arms_spoken_of(sentence, named, arms) if asked else ()
    courses = courses_of(tuple(meant))
    known = frozenset().union(*(arm.words for arm in meant))
    for question in asked:
        told = courses if question.whole else _of_what_is_named(sentence, question.drug, known, courses)
        values = _VALUES[question.role](_in_scale(told, question.scale), sentence)
        firm = replace(question, open=bool(left_open) or _is_of_others(question, planned, known))
        lines = tuple(course.line.quote for course in told)
        changes = question.role in (Role.ALL, Role.TIMES) and any(course.changes for course in told)
        yield Answer(firm, lines, question.is_met(values) if values else None, changes and not values)


def _is_of_others(question: Question, sentence: str, known: frozenset[str]) -> bool:
    """Whether an amount is of what no line names: "700 mg of aspirin"."""
    behind = _OF_WHAT.match(sentence.partition(question.words)[2]) if question.scale else None
    return behind is not None and not terms_of(behind["what"].replace("-", " ")) <= known | GIVING | _PLAIN


def _of_what_is_named(
    sentence: str, drug: frozenset[str], known: frozenset[str], courses: Sequence[Course]
) -> Sequence[Course]:
    """The courses of a drug, or that have words of a sentence; all where it names no drug, or what no line has."""
    if alone := [course for course in courses if course.drug & drug]:
        return alone
    words = words_of(sentence) - _PLAIN
    drugs = frozenset().union(*(course.drug for course in courses)) & terms_of(sentence.replace("-", " "))
    if not drugs or words - known:
        return courses
    own = [course for course in courses if (words | drugs) & course.words]
    places = {course.place for course in own if course.drug & drugs}
    if all(course.is_title for course in own):
        return [course for course in courses if course.place in places]
    return [course for course in courses if course in own or (not course.drug and course.place in places)]


def _in_scale(courses: Sequence[Course], scale: str) -> Sequence[Course]:
    """Courses with those doses alone that are given by weight or area, as a number is, where there are any."""
    same = [[dose for dose in course.doses if dose.scale == scale] for course in courses]
    if "/" not in scale or not any(same):
        return courses
    return [replace(course, doses=tuple(doses)) for course, doses in zip(courses, same, strict=True)]


def _questions(sentence: str) -> Iterator[Question]:
    taken: set[int] = set()
    for role, pattern in _ROLES:
        for match in pattern.finditer(sentence):
            if match.start("n") not in taken and _is_of(role, match, sentence):
                taken.add(match.start("n"))
                yield replace(_question(role, match), firm=_is_firm(role, match, sentence))


def _is_of(role: Role, match: re.Match[str], sentence: str) -> bool:
    """Whether the words around a number leave it the role that those beside it give."""
    rest = f"{sentence[: match.start()]} {sentence[match.end() :]}"
    if match["n"] in ("0", "zero") or (match["n"] in ("1", "one") and role in (Role.TIMES, Role.CYCLES)):
        return False
    if role is Role.CYCLE:
        return not _OF_SEVERAL.search(sentence[: match.start()]) and not _IN_ALL.search(rest)
    return role is not Role.RATIO or _NO_AMOUNT.search(sentence) is None


def _is_firm(role: Role, match: re.Match[str], sentence: str) -> bool:
    """Whether a number of administrations is one of all treatment; other numbers are what those beside them say."""
    if role is not Role.TIMES:
        several = _SEVERAL_EACH.search(sentence[: match.start() + 1]) is not None
        return role is not Role.BETWEEN or not (several or _CHANGED.search(sentence))
    start = max(sentence.rfind(", ", 0, match.start("n")), sentence.rfind("; ", 0, match.start("n"))) + 1
    clause = sentence[start:].partition(", ")[0] if "," in sentence[match.end() :] else sentence[start:]
    rest = clause.replace(match.group(), " ")
    return not _DAILY.search(rest) and _is_in_all(rest, clause)


def _question(role: Role, match: re.Match[str]) -> Question:
    told = match.groupdict()
    unit = unit_of(told["unit"]) if told.get("unit") else ""
    factor = HOURS[unit] if unit else 1.0
    ends = tuple(_worth(told[end]) * factor for end in ("n", "m") if told.get(end))
    of_calendar = role in (Role.BETWEEN, Role.CYCLE) or unit in ("month", "year")
    close = _ROUGH if _LOOSE.search(match.group()) else _CALENDAR if of_calendar else _CLOSE
    low = ends[0] if told.get("low") else -inf
    high = ends[-1] if told.get("high") else inf
    whole = role in (Role.CYCLE, Role.ARMS) or (role is Role.CYCLES and not told["of"])
    drug = terms_of((told.get("of") or "").replace("-", " "))
    return Question(role, ends, match.group().strip(), low, high, close, whole, drug)


def _worth(number: str) -> float:
    return _MULTIPLES.get(number) or value_of(number)


def _doses_asked(sentence: str, points: Sequence[Point]) -> Iterator[Question]:
    for point in points:
        words, number = point.quantity.text.casefold(), point.measure.number
        before, found, behind = sentence.partition(words)
        bounded = number.bounded and not _ADDS.search(before) and not _MOST.search(words)
        if found and point.measure.scale.partition("/")[0] == "mg" and not bounded and number.high != 0:
            role = _role_of_dose(before, words, behind)
            if role and not _AND_A_PART.match(behind):
                often = _SO_OFTEN.match(behind) if role in (Role.DOSE, Role.DAY) else None
                times = _times_told(often) if often else 1.0
                role = Role.DAY if often else role
                ends = tuple(one * times for one in sorted({number.low, number.high} - {inf, -inf}))
                yield Question(role, ends, words, scale=point.measure.scale)


def _times_told(often: re.Match[str]) -> float:
    words = often["short"] or f"{often['word']} daily"
    return value_of(often["n"]) if often["n"] else max(times_a_day(words))


def _role_of_dose(before: str, words: str, behind: str) -> Role | None:
    """What an amount is; None where it may be of some time."""
    rest, sentence = WEIGHT.sub(" ", f"{before} {behind}"), f"{before}{words}{behind}"
    if _STEP.search(before) or _APART.match(behind):
        rest = _FROM_THEN.sub(" ", _DAILY.sub(" ", sentence))
        return None if _OF_A_TIME.search(rest) and not _EACH_STEP.search(before) else Role.STEP
    if _OF_PIECES.search(before):
        return Role.PIECE
    unit = _TO_THE_UNIT.sub("", f"{words}{behind}")
    if _OF_A_DAY.match(unit) or _OF_A_WEEK.match(unit):
        return Role.DAY if _OF_A_DAY.match(unit) else Role.WEEK
    if _OVER_SITTINGS.search(sentence) or _PER_CYCLE.match(behind):
        return Role.SUM
    if _DAILY.search(sentence) or _EACH.search(rest):
        return None if _OF_A_TIME.search(_EVERY.sub(" ", _DAILY.sub(" ", sentence))) else Role.DOSE
    if _IN_ALL.search(sentence):
        return Role.ALL if _is_in_all(sentence, sentence) else None
    if _FIRST.search(rest) and not (_LATER.search(rest) or _AMOUNT.search(rest)):
        return Role.FIRST
    return None if _OF_A_TIME.search(_EVERY.sub(" ", sentence)) else Role.DOSE


def _is_in_all(rest: str, sentence: str) -> bool:
    """Whether a sentence tells of all treatment, and not of a part of it."""
    return _IN_ALL.search(rest) is not None and not _OF_A_TIME.search(_IN_ALL.sub(" ", sentence))


def _every(name: str) -> Callable[[Sequence[Course], str], frozenset[float]]:
    return lambda courses, _: frozenset().union(*(getattr(course, name) for course in courses))


def _between(courses: Sequence[Course], sentence: str) -> frozenset[float]:
    told = _ORDERED.search(sentence)
    if told is None:
        return _every("between")(courses, sentence)
    one, other = _ORDINALS[told["one"]], _ORDINALS[told["other"]]
    listed = [sorted(course.occasions) for course in courses]
    gaps = {days[other - 1] - days[one - 1] for days in listed if one < other <= len(days)}
    regular = {(other - one) * gap for gap in _every("between")(courses, sentence)}
    return frozenset(gaps or regular)


def _cycle(courses: Sequence[Course], _: str) -> frozenset[float]:
    return frozenset(one for course in courses for one in course.between if one > DAY)


def _rests(courses: Sequence[Course], _: str) -> frozenset[float]:
    """What is said to be a pause, and what the days with a dose leave of a cycle."""
    left: set[float] = set()
    for course in courses:
        whole = max(course.between, default=0.0)
        on = {len(course.occasions) * DAY, max(course.occasions, default=0.0), *course.lengths} - {0.0}
        left |= {whole - part for part in on if whole > part}
    return frozenset(left.union(*(course.lengths for course in courses))) if left else frozenset()


def _lengths(courses: Sequence[Course], _: str) -> frozenset[float]:
    told = {one for course in courses for one in course.lengths}
    made = {one * cycles for course in courses for one in course.between for cycles in course.cycles}
    found = {*told, *made, *(one for course in courses for one in course.occasions)}
    pairs = [(one, other) for one, other in combinations(found, 2)]
    both = {abs(one - other) for one, other in pairs} | {one + other for one, other in pairs}
    return frozenset(found | both) if told or made else frozenset()


def _cycles(courses: Sequence[Course], sentence: str) -> frozenset[float]:
    found = {one for course in courses for one in course.cycles}
    if {course.place for course in courses if course.names_cycles} - {one.place for one in courses if one.cycles}:
        return frozenset()
    if any(course.up_to for course in courses) and not (_MOST.search(sentence) or _IN_ALL.search(sentence)):
        found |= set(map(float, range(1, int(max(found, default=1)))))
    told = [course for course in courses if course.cycles_in_line]
    lines = {(course.place, course.line.text): max(course.cycles_in_line) for course in told}
    pairs = combinations(lines.items(), 2)
    return frozenset(found | {one + other for ((at, _), one), ((there, _), other) in pairs if at == there})


def _told_alone(courses: Sequence[Course]) -> Sequence[Course]:
    """The courses of named drugs alone, where they tell how many times."""
    named = [course for course in courses if course.drug]
    return named if any(course.times for course in named) else courses


def _times(courses: Sequence[Course], sentence: str) -> frozenset[float]:
    courses = _told_alone(courses)
    if any(course.changes for course in courses):
        return frozenset()
    several = _OF_ALL_SORTS.search(sentence)
    own = {(course.place, course.drug): course.times for course in courses if course.times and several}
    both = {
        a + b
        for ((at, drug), one), ((there, other), more) in combinations(own.items(), 2)
        if at == there and drug != other
        for a, b in product(one, more)
    }
    return frozenset(both.union(one * n for course in courses for one in course.times for n in {1.0, *course.pieces}))


def _amounts(courses: Sequence[Course], sentence: str, *, pieces: bool = False) -> frozenset[float]:
    """What the lines give by mass, for somebody as heavy as a sentence tells too."""
    amounts = {
        one for course in courses for dose in course.doses if dose.is_of_mass for one in dose.ends(pieces=pieces)
    }
    weights = [value_of(match["kg"]) for match in WEIGHT.finditer(sentence)]
    if weights and not any(_BY_BODY.search(course.own) for course in courses):
        return frozenset()
    return frozenset(amounts | {one * weight for one in amounts for weight in weights})


def _same_drug(course: Course, courses: Sequence[Course]) -> Sequence[Course]:
    """The courses that may be of one drug with a course."""
    return [one for one in courses if one.drug & course.drug or not (one.drug and course.drug)]


def _at_once(courses: Sequence[Course], sentence: str) -> frozenset[float]:
    """Each dose of a drug, what it comes to in a day and in pieces, and what it is a part of."""
    found: set[float] = set()
    for course in courses:
        times = {1.0, *(n for one in _same_drug(course, courses) for n in (*one.a_day, *one.pieces) if n)}
        amounts = _amounts([course], sentence, pieces=True)
        found |= {one * factor for one in amounts for n in times for factor in (n, 1 / n)}
    return frozenset(found)


def _in_a_piece(courses: Sequence[Course], sentence: str) -> frozenset[float]:
    return _at_once(courses, sentence) if any(course.pieces for course in courses) else frozenset()


def _in_a_day(courses: Sequence[Course], sentence: str) -> frozenset[float]:
    """What a day's doses come to; any dose where it is not told how often it is given."""
    found: set[float] = set()
    for course in courses:
        times = {n for one in _same_drug(course, courses) for n in one.a_day} or {1.0}
        for dose in course.doses:
            amounts = _amounts([replace(course, doses=(dose,))], sentence)
            found |= {one * n for one in amounts for n in ({1.0} if dose.daily else times)}
    return frozenset(found)


def _in_a_week(courses: Sequence[Course], sentence: str) -> frozenset[float]:
    """What a week's doses come to, and a dose that is given once a week."""
    found: set[float] = set()
    for course in courses:
        gaps = {gap for one in _same_drug(course, courses) for gap in one.between if gap >= DAY}
        rates = {HOURS["week"] / gap for gap in gaps} | {
            7 * n for one in _same_drug(course, courses) for n in one.a_day
        }
        found |= {one * rate for one in _amounts([course], sentence) for rate in {1.0, *rates}}
    return frozenset(found)


def _in_sittings(courses: Sequence[Course], sentence: str) -> frozenset[float]:
    told = _OVER_SITTINGS.search(sentence)
    number = value_of(told["n"]) if told else 1.0
    if any(course.changes for course in courses):
        return frozenset()
    if told and not told["of"]:
        return frozenset(one * n for one in _at_once(courses, sentence) for n in (1.0, number))
    times = [(course, n) for course in courses for one in _same_drug(course, courses) for n in one.in_a_cycle]
    return frozenset(one * n * number for course, n in times for one in _amounts([course], sentence))


def _first(courses: Sequence[Course], sentence: str) -> frozenset[float]:
    changing = [course for course in courses if course.changes and len({dose.amount for dose in course.doses}) > 1]
    if not changing:
        return _at_once(courses, sentence)
    weights = [value_of(match["kg"]) for match in WEIGHT.finditer(sentence)]
    firsts = {course.doses[0].amount for course in changing}
    return frozenset(firsts | {one * weight for one in firsts for weight in weights})


def _in_all(courses: Sequence[Course], sentence: str) -> frozenset[float]:
    dosed = [course for course in _told_alone(courses) if course.doses]
    made = {amount * times for one in dosed for amount in _amounts([one], sentence) for times in one.times}
    changes = any(course.changes for course in dosed)
    return frozenset(made | _at_once(courses, sentence)) if made and not changes else frozenset()


def _steps(courses: Sequence[Course], sentence: str) -> frozenset[float]:
    if _EACH_STEP.search(sentence):
        return frozenset(later - one for one, later in pairwise(sorted(_amounts(courses, sentence))))
    return frozenset(abs(one - other) for one, other in combinations(_at_once(courses, sentence), 2))


def _ratios(courses: Sequence[Course], _: str) -> frozenset[float]:
    scales: dict[str, set[float]] = defaultdict(set)
    for course in courses:
        for dose in course.doses:
            scales[dose.scale.partition("/")[0]] |= {dose.amount * times for times in {1.0, *course.a_day}}
    found = {one / other for same in scales.values() for one, other in permutations(same, 2) if other}
    return frozenset(found | {one - 1 for one in found})


def _arms(courses: Sequence[Course], _: str) -> frozenset[float]:
    numbers = Counter(trial for trial, _ in {course.place for course in courses})
    return frozenset(one / other for one, other in permutations(numbers.values(), 2))


_VALUES: dict[Role, Callable[[Sequence[Course], str], frozenset[float]]] = {
    Role.SITTING: _every("sittings"),
    Role.BETWEEN: _between,
    Role.CYCLE: _cycle,
    Role.REST: _rests,
    Role.LENGTH: _lengths,
    Role.CYCLES: _cycles,
    Role.TIMES: _times,
    Role.PIECES: _every("pieces"),
    Role.AREA: _every("areas"),
    Role.DOSE: _at_once,
    Role.PIECE: _in_a_piece,
    Role.DAY: _in_a_day,
    Role.WEEK: _in_a_week,
    Role.SUM: _in_sittings,
    Role.FIRST: _first,
    Role.ALL: _in_all,
    Role.STEP: _steps,
    Role.RATIO: _ratios,
    Role.ARMS: _arms,
}
