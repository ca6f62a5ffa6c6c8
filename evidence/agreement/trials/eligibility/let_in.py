"""Whether the conditions of entry let in whom a statement says that they do, and ask for what it says.

It is asked of what has a name of its own in the conditions: a stage, an age, a performance status.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import inf

from evidence.agreement.agreement import Slot, Verdict
from evidence.agreement.passages.labels import BY_THE_WAY
from evidence.agreement.scales.times import HOURS
from evidence.agreement.trials.counts.questions import SENTENCE
from evidence.agreement.trials.eligibility.against_limits import is_wanted
from evidence.agreement.trials.eligibility.asking import parts_by_trial, statement_of
from evidence.agreement.trials.eligibility.clauses import clear_parts, segment_of, segments_of, words_of
from evidence.agreement.trials.eligibility.criteria import NO_LESS, Criterion, criteria_of, is_supposed
from evidence.agreement.trials.eligibility.limits import limits_in
from evidence.agreement.trials.eligibility.named_levels import AGE, GRADE, OF_TUMOURS, STAIN, Level, asked_in, levels_in
from evidence.agreement.trials.eligibility.ways import (
    DENIED,
    FOR_AGE,
    LACKS,
    NEEDED,
    OF_TWO_LIMITS,
    OTHERWISE,
    OUT,
    TOO,
    Way,
    way_of,
)
from evidence.agreement.trials.words.scopes import scoped, trials_in
from evidence.agreement.trials.words.wording import is_case
from evidence.agreement.verdict import Said
from evidence.agreement.words.terms import terms_of
from evidence.late import late_regex

_FURTHER = late_regex(
    r",\s(?=(?:and|but|while|whereas)\s(?:must|can|may|should|have|has|need|are|is|those|patients|women|candidates)\b)"
)
"""Between two things that are said of those who enter, or of some of them and of others."""
_AGE_LIMITS = {
    late_regex(
        rf"\b(?:the )?{which} age(?: limit)?\b(?P<of>(?: (?:of|for|in|at) [^.;,\d]*?)?)"
        r" (?:is|lies at|stands at|of) (?P<n>\d+)(?: years)?"
    ): rf"patients\g<of> must be at {bound} \g<n> years old"
    for which, bound in (("(?:lower|minimum|lowest|youngest)", "least"), ("(?:upper|maximum|highest|oldest)", "most"))
}
"""A limit of age by its name, as what is asked for."""
_PREDICATE = late_regex(r"[,;]\s|\s(?:and|but)\s(?=(?:must|should|needs?|ha(?:ve|s)|are|is|an?)\b)|\s(?:whose|with)\s")
_ABSENT = late_regex(r"\b(?:absent|absence|lacking|free (?:of|from))\b")
_MAN = late_regex(r"\b(?:m[ae]n|males?)\b")
_PARTED = late_regex(r"[\div][a-d]\b")
"""A part of a step: "IIIb"."""
_EVEN = late_regex(
    r"\b(?:even (?:with|at|if|when|though|in)|however (?:good|well|high|low|young|old))\b[^,]*(?:,\s|\Z)"
)
"""What does not matter, as a statement has it."""
_BOTH = ("primary", "secondary")
_MEASURABLE = late_regex(r"\bmeasur(?:able|e)\b")
"""Of what can be measured, and not of who may enter."""
_BY_CYCLE = late_regex(r"\A\W*(?:pre|post)-?menopausal\b(?!.*\bor\b)[^.;:\d]{0,60}?\b(?:wom[ae]n|females?|patients?)\b")
"""People at the start of a line on how old they are."""
_GIVEN = late_regex(r"\bwill (?:start|receive|be (?:given|treated|dosed))\b")
"""In a line on what those who entered are given."""
_MAY_BE = late_regex(r"\b(?:can|may|could) (?:still )?be\b")
_AGE_ITSELF = late_regex(r"\W*age[ds]?\W*(?:of\W*)?")
_BEYOND = late_regex(r"\b(?:beyond|outside|past|exceed\w*|unlike)\b")
_ACCEPTED = late_regex(r"\b(?:accept(?:s|ed|able)?|suffic(?:es?|ient)|enough|tolerate[sd]|permitted|fine)\b")
_OF_SOME = late_regex(r"\b(?:with|who|whose|having)\b[^,]*\b(?:must|needs?|needed|ha(?:ve|s) to)\b")
"""What is asked of a part of those who enter."""
_OR = late_regex(r"\bor\b", re.IGNORECASE)
_ONLY = late_regex(r"\W*(?:(?:and|but) )?only (?!if\b|when\b)")
_OF_OTHERS = late_regex(r"\b(?:if|unless|except|when|provided|any|regardless)\b")
_OF_BLOOD = ("haemoglobin", "platelets", "anc", "wbc", "bilirubin", "alt", "ast", "alp", "creatinine")
_MEANT_BY = {
    **dict.fromkeys(("young", "old"), (AGE,)),
    **dict.fromkeys(("low", "high"), (*_OF_BLOOD, "lvef", "ecog", "kps")),
    **dict.fromkeys(("small", "large", "big"), ("tumour",)),
}
"""Of what something is said to be too low, too large or the like."""
_FIRST = late_regex(r"\W*(?:an? )?(?:ecog|zubrod|karnofsky|kps|performance status)\b")
_SUBJECT = late_regex(
    r"%? (?:rules?|bars?|excludes?|disqualif\w+|keeps?) (?:[\w-]+ ){0,3}?"
    r"(?:out|away|wom[ae]n|patients?|candidates?)\b"
)
"""Behind a level that itself keeps somebody out."""
_TWO = late_regex(r"\b(?:both|either)\b")
_EITHER = late_regex(r"\beither\b|\bor the (?:primary|secondary)\b")
_OTHER_TEST = late_regex(r"\bc?ish\b|\bfish\b|\bin[ -]situ hybridi[sz]ation\b")
"""What lets in those of a weaker stain."""
_NONE = late_regex(r"\W*(?:\w+\s)?(?:no|not|never|without|absence of)\b")
_OTHER = late_regex(
    r"\b(?:other|prior|previous|second|concurrent|history of)\b[^.;]*\b(?:malignanc\w*|cancers?|carcinomas?)\b"
    r"|\bexcept\b|\badequately treated\b|\bunless\b"
)
"""In a line on another disease, or with exceptions."""
_OF_LEVELS = terms_of(
    "age aged old older young younger year years upwards shut ecog kps karnofsky zubrod performance status score"
    " eastern cooperative oncology grade rating index scale level value count counts criterion requirement alone"
    " platelet platelets thrombocyte neutrophil neutrophils anc absolute wbc white blood cells leukocyte hemoglobin hgb"
    " bilirubin total serum alt ast alp sgpt sgot creatinine lvef ejection fraction left ventricular baseline litre"
    " participate barred good stage stages"
)
_PEOPLE = terms_of(
    "child children infant infants neonates newborns babies adolescents teenagers youths boys girls outpatients"
    " inpatients volunteers healthy adult female male gender sex subject women men human"
)


@dataclass(frozen=True)
class _Asked:
    """What a line lets in or keeps out."""

    line: Criterion
    level: Level
    keeps_out: bool


def levels_otherwise(claim: str, text: str) -> Iterator[Said]:
    """What a claim says of stages, ages and the like that the conditions of entry have otherwise."""
    criteria = criteria_of(text)
    statement = statement_of(claim, text)
    for words, plain in _AGE_LIMITS.items():
        statement = words.sub(plain, statement)
    named = _trials(statement) or {""}
    for sentence in SENTENCE.split(statement) if criteria and not OF_TWO_LIMITS.search(statement) else ():
        trials = _trials(sentence) or named
        joint = len(trials) == 1 or scoped(sentence).scope.both
        for part in _FURTHER.split(sentence) if joint else parts_by_trial(sentence):
            for clear in clear_parts(_EVEN.sub(" ", part)):
                yield from _in_part(clear, _trials(part) or trials, criteria)


def _trials(text: str) -> set[str]:
    return set(_BOTH) if scoped(text).scope.both else set(trials_in(text))


def _in_part(part: str, trials: set[str], criteria: Sequence[Criterion]) -> Iterator[Said]:
    if only := _ONLY.match(part):
        yield from _only(part[only.end() :], trials, criteria)
        return
    way = _way(part, of_two=len(trials) > 1)
    if TOO.search(part):
        yield from _too_much(part, trials, criteria)
        return
    up_to = way is Way.OPEN and way_of(part) is Way.DEMANDED and _MAY_BE.search(part) and not NEEDED.search(part)
    if way is Way.OPEN and not up_to:
        return
    within = bool(up_to) or way_of(part) is Way.WITHIN or _ACCEPTED.search(part) is not None
    some = way is Way.IN and not _EITHER.search(part)
    known = frozenset().union(*(one.terms for one in criteria))
    levels = list(levels_in(part)) if not _MEASURABLE.search(part) else []
    if _OTHER.search(part):
        levels = [level for level in levels if level.name not in OF_TUMOURS]
    levels = [level for level in levels if not (up_to and level.bare)]
    lines = [one for one in criteria if one.passage.trial in ("", *trials)]
    for level in levels if way is not Way.DEMANDED else (one for one in levels if not _is_denied(one, part)):
        of = _of(level, part) & known
        told = [asked for trial in sorted(trials) if (asked := _asked(level, of, trial, criteria))]
        alone = way is Way.OUT and len(levels) == 1 and _is_kept_out_alone(level, part, lines)
        wrong = [_is_kept_out_wrongly(level, asked) if alone else _is_wrong(way, level, asked) for asked in told]
        if within and not level.bare:
            wrong = [known or _is_looser(level, asked) for known, asked in zip(wrong, told, strict=True)]
        enough = some or way is Way.DEMANDED or len(told) == len(trials)
        if enough and wrong and (any(wrong) if some else all(wrong)):
            yield _said(way, level, told[wrong.index(True)])


def _is_denied(level: Level, part: str) -> bool:
    """Whether a part asks that somebody is not of a level."""
    before = _PREDICATE.split(part.partition(level.words)[0])[-1]
    return (DENIED.search(NO_LESS.sub(" ", before)) or _ABSENT.search(part)) is not None


def _only(part: str, trials: set[str], criteria: Sequence[Criterion]) -> Iterator[Said]:
    """The bounds from which on people, and they alone, are said to be let in or kept out."""
    way = _way(part, of_two=len(trials) > 1)
    known = frozenset().union(*(one.terms for one in criteria))
    levels = [one for one in levels_in(part) if not one.bare or way is Way.IN] if way in (Way.IN, Way.OUT) else []
    for level in levels if len(levels) == 1 and not DENIED.search(OUT.sub(" ", part)) else ():
        of = _of(level, part) & known
        told = [asked for trial in sorted(trials) if (asked := _asked(level, of, trial, criteria))]
        others = any(_has_others(one) for asked in told for one in asked)
        if level.bare:
            wrong = all(_is_wrong(way, level, asked) for asked in told)
        else:
            wrong = all(_has_no_bound(level, asked, keeps_out=way is Way.OUT) for asked in told)
        if told and not others and wrong:
            yield _said(Way.DEMANDED, level, told[0])


def _has_no_bound(level: Level, asked: Sequence[_Asked], *, keeps_out: bool) -> bool:
    """Whether all that is asked, on the side of those let in or kept out, has other bounds than a level."""
    years = HOURS["year"] if level.name == AGE else 0.0  # older than 17 is from 18 on
    ours = level.unclipped
    near = [replace(ours, low=ours.low + by, high=ours.high + by) for by in (-years, 0.0, years)]
    return all(one.keeps_out is keeps_out and not any(it.is_bound_of(one.level) for it in near) for one in asked)


def _too_much(part: str, trials: set[str], criteria: Sequence[Criterion]) -> Iterator[Said]:
    """What is said to be too low or too high, and is well within what the conditions ask for."""
    too, *more = TOO.finditer(part)
    if more:
        return
    low, named = bool(too["low"] or too["below"]), _MEANT_BY.get(too.group().rpartition(" ")[2], ())
    levels = [level for level in levels_in(part) if level.bare and level.name in named]
    for level in levels if len(levels) == 1 and not DENIED.search(part) else ():
        told = [asked for trial in sorted(trials) if (asked := _asked(level, frozenset(), trial, criteria))]
        if told and all(_is_no_less(level, asked) if low else _is_no_more(level, asked) for asked in told):
            yield _said(Way.TOO_LOW if low else Way.TOO_HIGH, level, told[0])


def _is_no_less(level: Level, asked: Sequence[_Asked]) -> bool:
    """Whether conditions ask for a least value, and a level is above it in each."""
    least = [one.level.low for one in _asked_for(asked) if one.level.low > -inf]
    return bool(least) and not any(one.keeps_out for one in asked) and all(level.low > low for low in least)


def _is_no_more(level: Level, asked: Sequence[_Asked]) -> bool:
    """Whether conditions ask for a highest value, and a level is below it in each."""
    most = [one.level.high for one in _asked_for(asked) if one.level.high < inf]
    return bool(most) and not any(one.keeps_out for one in asked) and all(level.high < high for high in most)


def _asked_for(asked: Sequence[_Asked]) -> list[_Asked]:
    """What all who enter must have: nothing of which another thing would do as well, or whose sign is lost."""
    return [one for one in asked if not (one.keeps_out or one.line.listed or one.level.is_open)]


def _is_looser(level: Level, asked: Sequence[_Asked]) -> bool:
    """Whether a bound lets in more than all those of the conditions on its side do."""
    let_in = [one.level for one in asked if not one.keeps_out and not one.level.is_open]
    otherwise = any(_is_let_in_otherwise(level, one) for one in asked)
    if len(let_in) < len(asked) or not let_in or otherwise:
        return False
    if level.unclipped.low == -inf:
        return all(one.high < level.high for one in let_in if one.high < inf) and any(one.high < inf for one in let_in)
    return all(one.low > level.low for one in let_in if one.low > -inf) and any(one.low > -inf for one in let_in)


def _is_kept_out_alone(level: Level, part: str, criteria: Sequence[Criterion]) -> bool:
    """Whether somebody is said to be kept out for a level and nothing else."""
    end = max(0, part.find(level.words)) + len(level.words)
    told = OTHERWISE.search(part) or FOR_AGE.search(part) or (_FIRST.match(part) and _SUBJECT.match(part, end))
    return level.name not in (GRADE, STAIN, "t", "n", "m") and (
        told is not None or _is_told_of_all(part, level, criteria)
    )


def _way(part: str, *, of_two: bool) -> Way:
    """Whether a part of a sentence says what is asked for, or who is let in; `OPEN` where neither is sure."""
    way = way_of(_TWO.sub(" ", scoped(part).text) if of_two else part)
    if way is Way.DEMANDED and not _ACCEPTED.search(part):
        return way if NEEDED.search(part) and not (is_case(part) or _OF_SOME.search(part)) else Way.OPEN
    if way is Way.OUT and not _BEYOND.search(part):
        return way
    let_in = way in (Way.DEMANDED, Way.WITHIN, Way.IN)
    doubted = DENIED.search(LACKS.sub(" ", NO_LESS.sub(" ", part))) or _BEYOND.search(part)
    return Way.IN if let_in and not doubted else Way.OPEN


def _is_told_of_all(part: str, level: Level, criteria: Sequence[Criterion]) -> bool:
    """Whether a part tells nothing of people but a level by which they are kept out, and what they must have."""
    rest = scoped(part).text.replace(level.words, " ")
    if words_of(rest) - _PEOPLE <= _OF_LEVELS:
        return True
    told = (words_of(one) - _PEOPLE - _OF_LEVELS for one in segments_of(rest))
    plain = not (_MAN.search(rest) or any(limits_in(rest)))
    return plain and all(not words or is_wanted(words, criteria) for words in told)


def _is_kept_out_wrongly(level: Level, asked: Sequence[_Asked]) -> bool:
    """Whether the conditions let in some of those of whom a claim says that their age keeps them out."""
    let_in = [one.level for one in asked if not one.keeps_out]
    if any(one.keeps_out and (one.level.is_open or level.meets(one.level)) for one in asked):
        return False
    if any(_PARTED.search(one.words) and level.low in one.ends for one in (level, *let_in)):
        return False
    low, high = max((one.low for one in let_in), default=-inf), min((one.high for one in let_in), default=inf)
    if level.is_stepped:
        return any(low <= step.low <= high for step in level.steps)
    return max(low, level.low) < min(high, level.high) or low <= level.low == level.high <= high


def _of(level: Level, part: str) -> frozenset[str]:
    """Of what a grade is said to be."""
    if level.name != GRADE:
        return frozenset()
    return words_of(segment_of(part, part.find(level.words))) - terms_of(GRADE)


def _asked(level: Level, of: frozenset[str], trial: str, criteria: Sequence[Criterion]) -> list[_Asked]:
    """What the conditions of a trial say of what a level is of."""
    if level.name == GRADE and not of:
        return []
    lines = [one for one in criteria if trial in ("", one.passage.trial) or not one.passage.trial]
    return [
        _Asked(line, own if keeps_out or _is_doubted(own, line) else own.as_wanted, keeps_out)
        for line in lines
        if of <= line.terms
        for own in asked_in(line.passage.text)
        if (own.name, own.scale) == (level.name, level.scale)
        for keeps_out in _sides(line, own)
    ]


def _is_doubted(level: Level, line: Criterion) -> bool:
    """Whether a line has an equals sign before a number, which may stand for either bound, or lets in by another."""
    before, _, behind = line.passage.text.casefold().partition(level.words)
    return before.rstrip().endswith("=") or _OR.search(behind) is not None


def _sides(line: Criterion, level: Level) -> Iterator[bool]:
    """Whether a line keeps out; nothing of one that speaks of something else, or denies twice."""
    text = line.passage.text.casefold()
    denied = _NONE.match(NO_LESS.sub(" ", text)) is not None
    if denied and level.low == level.high == 0 and f"({level.words})" in text:
        return  # none of it is what the level itself says
    if not (_is_aside(text, level) or (denied and line.keeps_out)):
        yield denied or line.keeps_out


def _is_aside(text: str, level: Level) -> bool:
    """Whether a line speaks of something else, or of a part of those who enter."""
    if level.name != AGE:
        return is_supposed(text.partition(level.words)[0]) or any(
            aside.search(text) for aside in (_MEASURABLE, _OTHER, _GIVEN)
        )
    place = text.find(level.words)
    before = _BY_CYCLE.sub("", text[: place if place >= 0 else text.find(level.words.removeprefix("age "))])
    return BY_THE_WAY.search(before) is not None or not words_of(_own_clause(before)) <= _PEOPLE


def _own_clause(before: str) -> str:
    """What stands before a number of a line in its own clause; one with a number before it is on something else."""
    clause = before.rpartition(";")[2]
    head, _, own = clause.rpartition(",")
    return own if _AGE_ITSELF.fullmatch(own) and any(limits_in(head)) else clause


def _is_wrong(way: Way, level: Level, asked: Sequence[_Asked]) -> bool:
    let_in = [one.level for one in asked if not one.keeps_out]
    if way is Way.OUT:
        kept_out = [one.level for one in asked]
        return (
            level.name in (GRADE, STAIN)
            and not let_in
            and not all(any(step.meets(one) for one in kept_out) for step in level.steps)
        )
    if way is Way.IN and level.name == STAIN and any(map(_has_other_test, asked)):
        return False
    if way is Way.IN and level.name == AGE and -inf < level.low < level.high < inf and let_in:
        alone = not any(_has_others(one) or one.level.is_open for one in asked)
        return alone and not any(one.low <= level.low and level.high <= one.high for one in let_in)
    if way is Way.IN and not level.is_impossible and any(_is_let_in_otherwise(level, one) for one in asked):
        return False
    named = any(level.is_within(one) for one in let_in)  # N1a is let in, and N1b kept out
    if level.is_impossible or (not named and any(level.is_within(one.level) for one in asked if one.keeps_out)):
        return True
    if way is Way.IN and level.is_list and let_in and not any(map(_has_others, asked)):
        return not all(any(step.meets(one) for one in let_in) for step in level.steps)
    fits = level.is_bound_of if way is Way.DEMANDED else level.meets
    return bool(let_in) and not any(map(fits, let_in))


def _is_let_in_otherwise(level: Level, asked: _Asked) -> bool:
    """Whether a line lets in some by another number: "2.5 times (5 times in some)", "creatinine … or clearance …"."""
    if asked.line.offers_another:
        return True
    named = {one.words for one in asked_in(asked.line.passage.text)}
    limits = asked.line.limits if level.scale else ()
    others = [one for one in limits if one.scale == level.scale and one.words not in named]
    if asked.keeps_out:
        return any(level.low < one.low or one.high < level.high for one in others if one.low != one.high)
    return any(level.low <= one.high and (one.low == one.high or one.low <= level.high) for one in others)


def _has_others(asked: _Asked) -> bool:
    """Whether a line lets in, or keeps out, others on another condition."""
    return _OF_OTHERS.search(asked.line.passage.text.casefold()) is not None


def _has_other_test(asked: _Asked) -> bool:
    """Whether a line lets in by another test too."""
    return _OTHER_TEST.search(asked.line.passage.text.casefold()) is not None


def _said(way: Way, level: Level, asked: Sequence[_Asked]) -> Said:
    first = asked[0]
    return Said(Slot.POPULATION, level.words, first.level.words, Verdict.DIFFERS, way.why, first.line.passage.quote)
