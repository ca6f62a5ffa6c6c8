"""The numbers of a statement about what arms were given that nothing in their lines accounts for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evidence.agreement.agreement import Slot, Verdict
from evidence.agreement.passages.points import Point
from evidence.agreement.trials.results.findings import outcomes_of
from evidence.agreement.trials.treatment.given import Given, by_sentence, described_in, given_in
from evidence.agreement.trials.treatment.named_doses import WEIGHT
from evidence.agreement.trials.treatment.quantities import DAY, Kind, Quantity, plain, quantities_in
from evidence.agreement.trials.treatment.reckoned import Reckoned
from evidence.agreement.trials.treatment.spoken_of import (
    AS_PLANNED,
    arms_spoken_of,
    is_of,
    named_by_title,
    without_shared,
    words_of,
)
from evidence.agreement.trials.words.amounts import has_number
from evidence.agreement.trials.words.scopes import scoped, trials_in
from evidence.agreement.trials.words.wording import GIVING, PLAIN, is_case
from evidence.agreement.verdict import Said
from evidence.agreement.words.terms import terms_of
from evidence.claims.numerals import NUMERAL
from evidence.late import late_regex

_PREMISE = late_regex(
    r"(?:\A\W*|\b(?:end of|over|for|in|after|during|within|across|throughout|by|at|on|first|last|next|following|any"
    r"|every|each|per|had"
    r"|with|if|all)(?: the| a| an| any| one| the first| the last| the course of| a period of| the next"
    r"| the following| each"
    r"| every| about| around| just| some| of)*\s)\Z"
)
"""Before a number from which another may be worked out."""
_NO_THINGS = late_regex(
    r"\b(?:arms?|groups?|cohorts?|trials?|interventions?|stud(?:y|ies)|drugs?|medicines?|agents?|patients?|participants?|subjects?|people|persons?|wom[ae]n|m[ae]n|babies|infants?"
    r"|children|hal(?:f|ves)|thirds?|quarters?|years?|old|nrs|versus|against)\b(?!(?<!s)\s[\w-]+s\b)"
)
"""What a record need not count, unless that stands before what is counted: "6 patient visits"."""
_BODY = late_regex(r"\A[\s-]?(?:kg|kilo\w*|m²|lb|years?\b|[\w-]+-old)")
_AGE = late_regex(r"\s(?:old|of age)\b")
_RATIO_BEHIND = late_regex(
    r"\s?(?:-?fold\b|(?:as|the|that|those|what|more|less|of|(?!over|after|under|n?ever|per|further)[a-z]+er)\b)"
)
_NEGATED = late_regex(
    r"\b(?:not|neither|nor|no one|nobody|none|nothing|never|without"
    r"|no(?! (?:more|less|fewer|longer|shorter|higher|lower) than))\b|n['’]t\b"
)
_SUPPOSED = late_regex(
    r"\b(?:still|would(?! (?:be|get|take|have|need|receive|swallow)\b)|could|might|too|halfway|reduced|instead"
    r"|average\w*|fits?|may (?:have had|miss\w*|skip\w*)|(?:is|was|are|were|been) reached"
    r"|if(?! (?:all|every|no)\b))\b"
    r"|\b(?:recur\w*|relaps\w*|recurrence|progress\w*|toxicit\w*|stop\w*|withdr\w*) (?:after|at|within)\b"
)
"""Words by which numbers may be of somebody who is made up, or of what was not given."""
_CLAUSE = late_regex(r"[,;:(]|\b(?:whereas|while|but)\b")
_ONE_OF = late_regex(rf"\b{NUMERAL} of the \Z")
_OF_WHAT = late_regex(r"\sof\s(?:the\s)?(?P<what>[a-z][\w-]+)")
_ELSE = late_regex(
    r"\b(?:scans?|assess\w*|monitor\w*|follow[- ]?up|questionnaires?|surgery|operat\w+|recurrence|relaps\w*)\b"
)
"""Something else than treatment, that a record need not tell of."""
_OF_RESULTS = late_regex(r"\b(?:results?|recommended)\b")
_AND_A_PART = late_regex(r"(?:\s(?!and\b)[a-z]+)?\sand an? (?:half|third|quarter|fifth|tenth)\b")
_IN_DAYS = late_regex(rf"\bin {NUMERAL} ")
_REST = late_regex(r"\b(?:next|remaining|subsequent|other)\s\Z")
_NUMBER = late_regex(NUMERAL)
_STRENGTH = late_regex(r"\b(?:strengths?|concentrations?|potency)\b")
"""In a sentence whose share is of a cream or a solution, and not of people."""
_EACH = late_regex(
    r"\b(?:both|each|either|all|every)(?: of)?(?: the)?(?: \w+)? (?:arms?|groups?|cohorts?)\b"
    r"|\b(?:cohort|arm|group)s? (?:1|a) and (?:2|b)\b"
)
_SEVERAL = late_regex(r"[,;]|\b(?:while|whereas|but|together|total|combined|than|differ\w*)\b")
"""In a sentence that may speak of more than what each arm has."""
_SHOWN = 300


def not_given(claim: str, points: Sequence[Point], text: str) -> Iterator[Said]:
    """The numbers of a claim that follow from nothing that the arms it may speak of were given."""
    arms, named = given_in(text) or described_in(text), set(trials_in(claim.casefold()))
    measured = {it.unit for one in outcomes_of(text) for it in one.results} if not given_in(text) else None
    for said, _ in by_sentence(claim, points) if arms else ():
        sentence = AS_PLANNED.sub(" ", said)
        meant = arms_spoken_of(sentence, named, arms) if has_number(sentence) else ()
        if measured is None:
            meant = named_by_title(sentence, meant)
        elif not is_of(sentence, meant):
            continue
        for one in _not_following(sentence, meant, arms, measured) if meant else ():
            quote = " ".join(dict.fromkeys(line.quote for arm in meant for line in arm.lines))[:_SHOWN]
            why = "What the arms were given has no number that this one follows from."
            yield Said(Slot.REGIMEN, one.words, quote, Verdict.DIFFERS, why, quote)


def may_be_given(claim: str, point: Point, text: str) -> bool:
    """Whether a number of a claim follows from what the arms that it may speak of were given."""
    arms, named = given_in(text) or described_in(text), set(trials_in(claim.casefold()))
    words = point.quantity.text.casefold()
    for sentence, inside in by_sentence(claim, (point,)) if arms else ():
        meant = arms_spoken_of(sentence, named, arms) or tuple(arms)
        found = [one for one in quantities_in(sentence) if one.ends]
        same = (one for one in found if inside and (words in one.words or one.words in words))
        asked = [one for one in same if not one.unit.endswith("/v")]
        reckoned = Reckoned(tuple(meant), tuple(arms), sentence)
        if any(reckoned.gives(one, [other for other in found if other is not one]) for one in asked):
            return True
    return False


def _not_following(
    sentence: str, meant: tuple[Given, ...], arms: Sequence[Given], measured: set[str] | None
) -> Iterator[Quantity]:
    """The numbers of a sentence; beside results, that have units, only the doses in others."""
    if measured is not None and _OF_RESULTS.search(sentence):
        return
    if _SUPPOSED.search(without_shared(sentence, meant)) or (
        is_case(scoped(sentence).text) and not WEIGHT.search(sentence)
    ):
        return
    form = plain(sentence)
    found = [one for one in quantities_in(sentence) if one.ends and 0.0 not in one.ends]
    known = frozenset().union(*(arm.words for arm in meant))
    asked = [one for one in found if _is_asked(one, form) and not _is_of_others(one, form, known)]
    if measured is not None:
        asked = [
            one
            for one in asked
            if one.kind is Kind.AMOUNT and one.unit in ("mg", "gy", "iu") and one.unit not in measured
        ]
    reckoned = Reckoned(meant, tuple(arms), sentence)
    if any(one.kind is Kind.COUNT for one in asked):
        asked = [one for one in asked if one.kind is not Kind.GAP or not one.words.startswith("every ")]
    of_treatment = [one for one in asked if not _is_premise(one, form)]
    told = asked if all(map(reckoned.has, of_treatment)) else of_treatment
    of_each = measured is None and _EACH.search(sentence) and not _SEVERAL.search(sentence)
    alike = [arm for arm in meant if of_each and words_of(sentence) <= arm.words]
    each = [Reckoned((arm,), tuple(arms), sentence) for arm in alike]
    for one in told:
        beside = [other for other in found if other is not one]
        if reckoned.refuses(one, beside) or (
            one.kind in (Kind.AMOUNT, Kind.LENGTH) and any(arm.refuses(one, beside) for arm in each)
        ):
            yield one


def _is_of_others(one: Quantity, form: str, known: frozenset[str]) -> bool:
    """Whether a number is of what no line names, or of the rest of some: "700 mg of aspirin", "the next 5 cycles"."""
    what = _OF_WHAT.match(form, one.end) if one.kind is Kind.AMOUNT else None
    other = what is not None and not terms_of(what["what"].replace("-", " ")) <= known | GIVING | PLAIN
    elsewhere = any(not terms_of(match.group()) & known for match in _ELSE.finditer(form))
    return other or elsewhere or _REST.search(form[: one.start]) is not None


def _is_premise(one: Quantity, form: str) -> bool:
    return one.kind in (Kind.LENGTH, Kind.COUNT) and _PREMISE.search(form[: one.start]) is not None


def _is_asked(one: Quantity, form: str) -> bool:
    """Whether a number of a sentence in its plain form is what somebody is given, as planned."""
    before, behind = form[: one.start], form[one.end :]
    start = max((match.end() for match in _CLAUSE.finditer(before)), default=0)
    if _NEGATED.search(_CLAUSE.split(form[start:])[0]) or one.kind is Kind.LIST:
        return False
    if _AND_A_PART.match(behind) or (one.kind is Kind.RATE and one.per > DAY and _IN_DAYS.search(one.words)):
        return False
    if one.kind is Kind.RATIO:
        return True
    if one.kind is Kind.GAP:
        return _NUMBER.search(form[one.start : one.end]) is not None
    if one.kind is Kind.LENGTH:
        return not _AGE.match(behind)
    if one.kind is Kind.AMOUNT:
        return one.unit != "kg" and (one.unit != "%" or _STRENGTH.search(form) is not None)
    no_count = _BODY.match(one.unit) or _NO_THINGS.search(one.unit) or (not one.unit and _RATIO_BEHIND.match(behind))
    return one.ends[-1] > 1 and not no_count and not _ONE_OF.search(before)
