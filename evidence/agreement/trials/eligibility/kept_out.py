"""The number for which alone somebody is said to be kept out, against conditions that let them in."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from math import inf

from evidence.agreement.trials.eligibility.against_limits import is_wanted
from evidence.agreement.trials.eligibility.clauses import segments_of, words_of
from evidence.agreement.trials.eligibility.criteria import NO_LESS
from evidence.agreement.trials.eligibility.intervals import lets_in
from evidence.agreement.trials.eligibility.limits import Limit
from evidence.agreement.trials.eligibility.on_the_same import Conditions, Judged, on_all_of_it
from evidence.agreement.trials.eligibility.quantities import Asked, Quantity
from evidence.agreement.trials.eligibility.ways import DENIED, FOR_AGE, LACKS, NEEDED, OTHERWISE, OUT
from evidence.agreement.trials.words.wording import is_case
from evidence.agreement.words.terms import terms_of
from evidence.late import late_regex

_REASON = late_regex(
    r"\b(?:because of|due to|on account of|owing to|on(?= [\w ]{1,30}?\b(?:accounts?|grounds?)\b)"
    r"|(?:for|by)(?= (?:having|it|that|this|them|those|these|her|his|their|the \w+ (?:rule|criterion|condition))\b))"
    r" (?P<what>[^,.;]*)"
)
"""What alone keeps somebody out."""
_KEEPS_SOMEBODY = late_regex(
    r"\b(?:(?:would|will|must) )?(?:(?:by itself|itself|alone|already),? )?"
    r"(?:rule|bar|exclude|disqualif(?:y|ie)|keep|make)s?"
    r" (?P<whom>(?:an?|any|every|some|the|this|her|him|them|anybody|anyone|somebody|someone|women|patients|people"
    r"|candidates)\b[^.;,\d]*)"
)
"""Behind what alone keeps somebody out, and whom."""
_SO_DOES = late_regex(r",? and so (?:do|does|did|is|are|would|will)\b.*")
_WHO = late_regex(r"\b(?:who|whose)\b")
_MAN = late_regex(r"\b(?:m[ae]n|males?)\b")
_OF_EVERYBODY = terms_of("breast cancer tumor carcinoma disease")
_MEN = terms_of("man men male males")


def kept_out(part: str, told: Sequence[Quantity], on: Conditions) -> Judged:
    """The number for which alone somebody is said to be kept out, where all that is asked of the same lets them in."""
    part = _SO_DOES.sub("", part)
    if DENIED.search(LACKS.sub(" ", OUT.sub(" ", NO_LESS.sub(" ", part)))) or NEEDED.search(part):
        return
    if told and not is_case(part) and all(one.limit.low != one.limit.high and not one.is_age for one in told):
        each = [(one, on_all_of_it(one, on, part)) for one in told]
        yield from ((one, theirs) for one, theirs in each if theirs and all(_is_beyond(it, one.limit) for it in theirs))
        return
    numbers, alone, last = _reasons(part, told, on.known)
    found = [(one, on_all_of_it(one, on, part)) for one in numbers]
    if last:
        found = [(one, theirs) for one, theirs in found if theirs and all(it.admitted for it in theirs)][-1:]
    what = _by_itself(part)
    if what is None or (alone and not all(_is_alone(one, theirs, what, on) for one, theirs in found)):
        return
    beyond = {(id(it.line), one.limit.scale) for one, theirs in found for it in theirs if lets_in(it, one.limit)}
    if all(theirs and all(_is_let_in(it, one, beyond) for it in theirs) for one, theirs in found):
        yield from found


def _is_beyond(asked: Asked, limit: Limit) -> bool:
    """Whether more is said to be kept out than a condition does; of one that may let in, its bound tells."""
    theirs = asked.limit
    if asked.admitted:
        return lets_in(asked, limit)
    if theirs.low == theirs.high:
        return False
    lower, upper = (inf in (limit.high, theirs.high), -inf in (limit.low, theirs.low))
    more = limit.low < theirs.low if lower else limit.high > theirs.high
    return more and lower is not upper


def _reasons(part: str, told: Sequence[Quantity], known: frozenset[str]) -> tuple[list[Quantity], bool, bool]:
    """The numbers for which somebody is kept out, whether all else may be why, and whether only the last one is."""
    if FOR_AGE.search(part):
        return [one for one in told if one.is_age], False, False
    reason = _REASON.search(part)
    if not reason:
        return list(told), OTHERWISE.search(part) is None, False
    words = words_of(reason["what"]) & known
    others = [one for one in told if not one.is_age]
    if not words:
        return others, False, True
    others = [one for one in others if one.of & words] or others
    return [one for one in others if one.limit.scale != "hour"] or others, False, False


def _by_itself(part: str) -> str | None:
    """What is said to keep somebody out, and whom; nothing where more is said of whom it keeps out."""
    kept = _KEEPS_SOMEBODY.search(part)
    return part if not kept else None if _WHO.search(kept["whom"]) else f"{part[: kept.start()]} {kept['whom']}"


def _is_let_in(asked: Asked, one: Quantity, beyond: AbstractSet[tuple[int, str]]) -> bool:
    """Whether a condition lets somebody in by a number, or by another one without which it keeps nobody out."""
    other = any(line == id(asked.line) and scale != one.limit.scale for line, scale in beyond)
    return lets_in(asked, one.limit) or (asked.keeps_out and other)


def _is_alone(one: Quantity, theirs: Sequence[Asked], part: str, on: Conditions) -> bool:
    """Whether nothing is said of somebody beside a number, which may keep them out."""
    own = frozenset().union(*(it.line.terms for it in theirs))
    rest = part.replace(one.limit.words, " ") if one.is_step else part
    words = words_of(rest) - own - _OF_EVERYBODY
    if _MAN.search(part) and not own & _MEN:
        return False
    if one.names and all(
        not own or is_wanted(own, on.criteria) for own in (words_of(it) & words for it in segments_of(rest))
    ):
        return True
    return words <= one.beside and not words & on.known
