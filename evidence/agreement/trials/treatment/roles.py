"""The numbers of a statement by their roles, against what the lines of its arms have in the same role.

Sixty hours may follow from sixty minutes and six cycles, but no infusion lasts as long. Where the words beside a number
say what it is of, only what is said of that accounts for it: how long one administration lasts, what lies between two,
how long treatment goes on, of how many cycles, how many times something is given, how much at a time and in all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from evidence.agreement.agreement import Slot, Verdict
from evidence.agreement.passages.points import Point
from evidence.agreement.trials.treatment.asked_roles import questions_in
from evidence.agreement.trials.treatment.course import Course
from evidence.agreement.trials.treatment.courses import courses_of
from evidence.agreement.trials.treatment.given import Given, by_sentence, treated_in
from evidence.agreement.trials.treatment.named_doses import WEIGHT
from evidence.agreement.trials.treatment.role import CLOSE, Question, Role
from evidence.agreement.trials.treatment.role_values import days_of, values_of
from evidence.agreement.trials.treatment.spoken_of import (
    AS_PLANNED,
    arms_spoken_of,
    is_on_treatment,
    without_shared,
    words_beside,
    words_of,
)
from evidence.agreement.trials.words.amounts import has_number
from evidence.agreement.trials.words.scopes import scoped, trials_in
from evidence.agreement.trials.words.wording import GIVING, PLAIN, is_case
from evidence.agreement.verdict import Said
from evidence.agreement.words.terms import terms_of
from evidence.claims.numerals import NUMERAL
from evidence.late import late_regex

_OF_SOMEBODY = late_regex(
    r"\ban? (?:\w+ )?(?:patient|participant|person|woman|man|subject) (?:of|weighing|who weighs|with)\b"
)
_LEFT_OPEN = late_regex(
    r"\b(?:not|no|never|neither|nor|none|nobody|nothing|without|might|could|may|can|if|unless|instead|rather"
    r"|would(?! (?:be|get|take|have|need|receive|swallow)\b)"
    r"|reduc\w+|(?:is|was|are|were|been) reached|together|combined|(?:two|both|three) drugs|supplied|halfway"
    r"|miss\w*|skip\w*|who|whose|still|remaining|left|so far|already|versus|vs|compared|average\w*|mean"
    r"|half (?:as|of(?! the (?:[\w'’]+ )*?(?:arms|groups|cohorts|patients)\b)|the (?:dose|amount))"
    r"|third of|quarter of|between them|respectively"
    r"|first and (?:the )?(?:last|third|final))\b|n['’]t\b"
)
"""Words by which a number need not be what somebody is given as planned, or is of something else."""
_ELSE = late_regex(
    r"\b(?:scans?|assess\w*|evaluat\w*|monitor\w*|measur\w*|follow[- ]?up|questionnaires?|(?<!pre-)surgery|operat\w+)\b"
)
"""Something else than treatment, which a number may be of that does not say how far apart the two are."""
_OTHERS = late_regex(
    r"\b(?:more|less|fewer|longer|shorter|later|earlier|sooner|extra|additional|another)\b"
    r"(?! than| often\b| cycles?\b| ones?\b| doses?\b| infusions?\b| injections?\b)"
)
_PLAIN = PLAIN | terms_of("attend attends attended break breaks drip drips shot shots jab jabs repeated")
_NUMBER = late_regex(NUMERAL)
_OF_WHAT = late_regex(r"\sof\s(?P<what>[a-z][\w-]+)")
_OPEN_IN_PROSE = (Role.BETWEEN, Role.DOSE, Role.ALL)
"""What descriptions of results leave to be worked out in ways that are not known."""
_MANY = 12
"""So many administrations, and more, are those of a longer time."""
_SHOWN = 300
_RHYTHM = late_regex(r"\b(?:week|month)ly\b")
"""A rhythm without a number."""
_IN_FLUID = late_regex(r"/(?:m|d)?l\Z")
_BY_WEIGHT = late_regex(r"/(?:kg|m²)")


@dataclass(frozen=True)
class Answer:
    """What lines answer to a question: whether the number is theirs in that role, None where they do not tell.

    `open` says that what is given changes with time, so that what it comes to is not worked out, `exact` that no
    allowance is made.
    """

    question: Question
    lines: tuple[str, ...]
    met: bool | None
    open: bool
    exact: bool = False

    @property
    def is_refused(self) -> bool:
        """Whether the lines have other numbers in the role, and the words leave no other reading."""
        return self.met is False and self.question.firm and not self.question.open

    def accounts_for(self, words: str) -> bool:
        """Whether the number in some words of a claim is one that the lines have, or one that they leave open."""
        asked = self.question
        same = {*_NUMBER.findall(words.casefold())} & {*_NUMBER.findall(asked.words)}
        sure = asked.role not in (Role.DOSE, Role.STEP) and not asked.is_bound
        told = self.exact
        return bool(same) and sure and (asked.firm or min(asked.ends) >= _MANY) and told


def answers_in_roles(claim: str, points: Sequence[Point], text: str) -> tuple[Answer, ...]:
    """What the lines of the arms that a claim speaks of have in the roles of its numbers."""
    arms, named = treated_in(text), set(trials_in(claim.casefold()))
    told = has_number(claim.casefold()) or _RHYTHM.search(claim.casefold())
    sentences = by_sentence(claim, points) if arms and told else ()
    beside = words_beside(text)
    return tuple(
        one
        for sentence, inside in sentences
        if not beside or is_on_treatment(sentence, arms_spoken_of(sentence, named, arms), beside)
        for one in _in_sentence(sentence, inside, named, arms)
        if not (beside and one.question.role in _OPEN_IN_PROSE)
    )


def in_other_roles(answers: Sequence[Answer]) -> Iterator[Said]:
    """The numbers of a claim that the lines of its arms have in no place where they are what the claim says."""
    for one in answers:
        if one.is_refused:
            quote = " ".join(dict.fromkeys(one.lines))[:_SHOWN]
            why = f"The lines have no such number for {one.question.role.value}."
            yield Said(Slot.REGIMEN, one.question.words, quote, Verdict.DIFFERS, why, quote)


def _in_sentence(sentence: str, points: Sequence[Point], named: set[str], arms: Sequence[Given]) -> Iterator[Answer]:
    planned = _OF_SOMEBODY.sub(" ", AS_PLANNED.sub(" ", sentence))
    made_up = is_case(planned) and not WEIGHT.search(sentence)
    asked = [*questions_in(planned, points)]
    meant = arms_spoken_of(sentence, named, arms) if asked else ()
    left_open = made_up or any(words.search(without_shared(planned, meant)) for words in (_LEFT_OPEN, _OTHERS))
    courses, each = courses_of(tuple(meant)), scoped(sentence).scope.each
    known = frozenset().union(*(arm.words for arm in meant))
    for question in asked:
        told = courses if question.whole else _of_what_is_named(sentence, question.drug, known, courses)
        scaled = _in_scale(told, question.scale)
        on_days = question.role is Role.ON
        told = [one for one in told if one.drug & terms_of(sentence.replace("-", " "))] if on_days else told
        values = days_of(told, question.ends) if on_days else values_of(question.role, scaled, sentence, question.over)
        apart = left_open or (question.role is not Role.AWAY and _ELSE.search(planned) is not None)
        firm = replace(question, open=apart or _is_of_others(question, planned, known))
        lines = tuple(course.line.quote for course in told)
        dosed = [course for course in scaled if course.doses]
        if question.scale and not any(course.often for course in dosed):
            values = values if question.is_met(values) else frozenset()
        changes = question.role in (Role.ALL, Role.TIMES) and any(course.changes for course in told)
        apart = each and question.role is Role.DAY  # each arm's amount is another drug's
        exact = bool(values) and not apart and _is_exact(question, values, told)
        yield Answer(firm, lines, question.is_met(values) if values else None, changes and not values, exact)


def _is_exact(question: Question, values: frozenset[float], courses: Sequence[Course]) -> bool:
    """Whether a number is among some, a length without an allowance for the calendar, and not as another drug's."""
    if question.role is not Role.LENGTH:
        return question.is_met(values)
    own = frozenset(one for course in courses for one in course.own_lengths)
    others = frozenset().union(*(course.lengths for course in courses)) - own
    return replace(question, close=CLOSE).is_met(values - others)


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
    """Courses with the doses in a number's unit, by weight or area as it is where there are any, and in no fluid."""
    if not scale:
        return courses
    unit = scale.partition("/")[0]
    told = [[dose for dose in course.doses if dose.scale.partition("/")[0] == unit] for course in courses]
    same = [[dose for dose in doses if dose.scale.removesuffix("/day") == scale.removesuffix("/day")] for doses in told]
    if not (_BY_WEIGHT.search(scale) and any(same)):
        same = [[dose for dose in doses if dose.scale == scale or not _IN_FLUID.search(dose.scale)] for doses in told]
    return [replace(course, doses=tuple(doses)) for course, doses in zip(courses, same, strict=True)]
