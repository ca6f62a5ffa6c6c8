"""What a number of a sentence on an outcome is, by the words beside it: people, a result, a difference, a time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from evidence.agreement.scales.times import HOURS
from evidence.agreement.trials.counts.given import MORE_OR_LESS, OF_THEM, PART_OF, TIMES
from evidence.agreement.trials.counts.questions import is_size
from evidence.agreement.trials.results.arm_order import AN_END
from evidence.agreement.trials.results.findings import Outcome
from evidence.agreement.trials.results.following import GIVEN_FOR, MASS, OF_LIMITS, PERCENT, TIME, are_of_it, hours_of
from evidence.agreement.trials.results.sentences import FIRST
from evidence.agreement.trials.words.amounts import FRACTIONS, Amount, Unit, amounts_of
from evidence.agreement.trials.words.wording import LEVEL
from evidence.agreement.words.terms import terms_of
from evidence.claims.numerals import NUMERAL
from evidence.late import late_regex

_PEOPLE = r"(?:patients?|pts?|participants?|subjects?|people|persons?|wom[ae]n|m[ae]n|children|adults|volunteers)"
_KIND = r"(?:(?!more|fewer|less|other|extra|additional|further)[\w-]+\s)?"
_WERE_ANALYSED = r"(?:analy[sz]ed|evaluated|assessed|studied|included in the (?:analysis|results?)|evaluable|measured)"
_ANALYSED_BEHIND = late_regex(
    rf"\s{_KIND}{_PEOPLE}\s(?:[\w-]+\s){{0,3}}?(?:(?:were|was|are|got)\s)?{_WERE_ANALYSED}\b"
    rf"|\s{_KIND}{_PEOPLE}\s(?:contribut\w+|provided data|had data)\b"
)
_ANY_ANALYSED = late_regex(
    r"\s(?!tumou?rs|samples|scans|lesions|visits|images|doses|biopsies|questionnaires|outcomes|arms|groups|trials|cohorts)"
    r"[a-z-]{4,}s\s(?:were|was|could be)\sanaly[sz]ed\b"
)
"""Behind a number of people whom a noun of any sort names."""
_ANALYSED_BEFORE = late_regex(
    r"\b(?:analy[sz]ed|evaluated|assessed|analy[sz]es|analysis (?:of|covers|covered|included|comprised|takes in)"
    r"|data (?:of|on|from|for))\s(?:(?:a|in|total|of|all|together|altogether|just|only|as many as)\s)*\Z"
)
_IN = late_regex(r"\b(?:in|of|from|on)\s\Z")
_ALTOGETHER = late_regex(rf"\s{_KIND}{_PEOPLE}\s(?:altogether|overall|in (?:all|total))\b")
"""Around the number of all of whom something is told."""
_MEASURE = (
    r"(?:asked|rated|observation|monitoring|averaged|measured|read|assessed|evaluated|judged|recorded|followed"
    r"|looked at|taken|checked|monitored|counted"
    r"|tracked|scored|determined|observed|reported|assessment|measurement|follow(?:ed)?[\s-]up)"
)
_FRAME_BEFORE = late_regex(
    rf"\b(?:{_MEASURE}(?: up)?\s(?:[\w-]+\s){{0,3}}?"
    r"(?:over|for|during|at|after|by|up to|through(?:out)?|within|until|was|of)"
    r"|time[\s-]?frame(?: (?:was|is|of|being|ran|runs|extend\w+|up|to|for))*|follow[\s-]up (?:was|of|lasted))"
    r"\s(?:(?:an?|the|first|period|of|to|up|about|total)\s)*\Z"
)
_JUST_MEASURED = late_regex(rf"\b{_MEASURE}\s(?:(?:only|just|about|exactly)\s)?\Z")
_AFTER_START = late_regex(
    r"\s(?:after|post|from|following|since|into|past)[\s-]?(?:the |a |an |first |last |single )*"
    r"(?:baseline|dos\w+|randomi\w+|start\w*|treatment|enrol\w+|surgery|operation|injection|infusion|study|therapy|entry)\b"
)
_EVERY = late_regex(
    r"\b(?:measur|assess|evaluat|record|follow|look|check|monitor|scan|imag|test|examin|visit|seen|rated|read|done"
    r"|perform)\w*\b[^,;]*\bevery\s\Z"
)
_AT_VISIT = late_regex(
    rf"\b{_MEASURE}\s(?:[\w-]+\s){{0,3}}?(?:at|in|on|until|up to|through)\s(?P<unit>day|week|month|year)\s\Z"
)
_ON_TREATMENT = late_regex(
    r"\b(?:dos\w+|giv\w+|gave|got|gets?|tak\w+|took|rec[ei]{2}v\w+|treat\w+|therapy|infus\w+|inject\w+|cycles?|courses?"
    r"|tablets?|capsules?|pills?|daily|weekly|on|regimens?|sessions?|class(?:es)?|swallow\w*|last\w*|old|apart|later|earlier|longer)\b"
)
_ALL_OF_IT = late_regex(rf"\b{_MEASURE}\b")
_STANDS = late_regex(
    r"(?:\A\W*|\b(?:was|were|is|being|of|at|to|by|averag\w+|reach\w*|amount\w*|total\w*|and|vs|versus|with|against|median|mean"
    r"|lasted|took|came|lived|survived|scored?|had|showed|fell|dropped|rose|gained|lost|improved|decreased|increased|declined|changed"
    r"|(?:came|occurred|happened|appeared|arrived)\safter)"
    r"\W\s?(?:(?:only|just|merely|a|an|the|mere|some|even)\s)*)\Z"
)
"""Before what a result is."""
_BOUND = late_regex(r"\A(?:above|below|under|exceeding|(?:more|less|longer|shorter|higher|lower|greater) than)\b")
_AN_ADJECTIVE = late_regex(r"\s(?:consecutive|full|whole|calendar|complete|successive|long)(?=\s)")
_GAP_BEHIND = late_regex(
    r"(?:\s(?!than\b|or\b|and\b|with\b|on\b|in\b)[\w/-]+){0,2}?\s(?:longer|shorter|better|worse|more|less|fewer|higher|lower"
    r"|greater|larger|smaller|ahead|behind|apart|advantage|benefit|difference|gap|gain|edge|faster|slower|earlier|later)\b"
    r"|\s(?:points?\s)?(?:below|above|under|over)\s(?:that|those|the|what)\b"
)
_GAP_BEFORE = late_regex(
    r"\b(?:lengthen|prolong|extend|shorten|outperform|beat|exceed|surpass|differ)\w*\b[^,;]*\bby\s\Z"
    r"|\b(?:extra|additional|(?<!followed for )(?:a )?further|another)\s\Z"
    r"|\b(?:gap|difference|gain|advantage|benefit|improvement|edge)"
    r"\s(?:was|is|of|being|between[^,;]{1,60}? (?:was|is))\s\Z"
)
_SIZED = late_regex(
    r"\b(?:compris\w+|consist\w*|includ\w+|contain\w*|contribut\w*|larger|smaller|bigger|size|assigned|randomi[sz]ed"
    r"|recruited|enrol\w+|analy[sz]ed|evaluated|assessed|studied)\b"
)
"""In what is said of how many people there are."""
AROUND = late_regex(
    rf"\b(?:limits?|bounds?|{AN_END}|intervals?|ranges?|deviations?|errors?|quartiles?|ci|cis|iqr|sd"
    r"|overlap\w*|maxim\w+|minim\w+)\b"
)
_ENDS = late_regex(
    r"\b(?:(?:(?P<low>lower)|upper)\s(?:[\w%-]+\s){0,2}?(?:limits?|bounds?|ends?)"
    r"|(?P<spread>standard (?:deviations?|errors?)|sds?|ses?|sems?))\b[^,;\d]*\Z"
)
_FAR = late_regex(r"\s(?:[\w-]+\s){0,2}?(?:above|below|apart|higher|lower|more|less|wide|from|beyond|away|times)\b")
_CHANGE = late_regex(r"\b(?:chang\w*|reduction|decrease|increase|improvement|loss|gain)\b")
_BY = late_regex(r"\bby\s\Z")
_DIFFERS = late_regex(r"\b(?:difference|gap|differ\w*|apart|overlap\w*)\b")
_MORE_OF = late_regex(
    r"\s(?:more|fewer|less)\s(?:[\w-]+\s){0,2}?(?=(?:second|minute|hour|day|night|week|month|year)s?\b)"
)
_THAN_NUMBER = late_regex(r"\bthan\s(?:the\s|a\s)?\d|\b(?:baseline|before|at the (?:start|beginning))\b")
_ANOTHER_FEATURE = late_regex(r"\b(?:ratio|hazard|p[\s-]?value|odds|follow[\s-]?up|age[ds]?|dos(?:es|age|ing))\b")
_OF_PEOPLE_MORE = late_regex(r"\s(?:[\w-]+\s){0,2}?(?:more|fewer|less|higher|lower|extra|additional|apart)\b")
_PEOPLE_MORE = late_regex(
    rf"\s(?:{_PEOPLE}\s)?(?:more|fewer|less)\b(?!\s(?:than (?:\d|half)|often|common))"
    r"(?:\s[\w/+-]+){0,7}?\s(?:than|in|on|with|for)\b"
)
"""Behind by how many people one result is beyond another."""
_PEOPLE_APART = late_regex(r"\b(?:gap|difference|lead|margin)\sof\s\Z")
_OF_ANYBODY = late_regex(rf"\s{_KIND}{_PEOPLE}\b")
_THINGS = late_regex(
    rf"\s(?:of (?:the |all )*{NUMERAL}\s)?(?:[\w-]+\s){{0,2}}?"
    r"(?:arms?|groups?|cohorts?|trials?|categor\w+|drugs?|doses?|tablets?|cycles?|visits?)\b"
)
_OF_OTHERS = late_regex(r"\b(?:of|among|amongst|out of)\s(?:the |all |these |those |its )*\Z")
_A_PART = late_regex(rf"(?:%|\b(?:{NUMERAL}|percent|(?:{'|'.join(FRACTIONS)})s?))\s(?:of\s)?(?:the\s)?{_PEOPLE}?")
"""So many of the people: what they had is no result of all."""
_OF_A_RATE = late_regex(
    r"\s(?:of\s)?(?:the|that)\s(?:[\w-]+\s){0,3}?(?:rates?|numbers?|shares?|frequency|proportions?)\b"
)
"""Behind a part that is of another result."""
_OF_THE_CASES = late_regex(
    r"\bof (?:the |all |those |these )*(?:responders|cases|events|progressions|them|whom)\b|\bwho (?:had|did|were)\b"
)


_COUNTED = late_regex(
    rf"\s(?:of (?:the|all) )?{_KIND}{_PEOPLE}\b"
    r"|\s(?:[\w-]+\s){0,2}?(?:[cp]rs?|sds?|pds?|respon\w+|progress\w+|events?|deaths?|dlts?)\b"
)
_ELSEWHERE = late_regex(r"\s?(?:\W*\Z|(?:in|on|with|for|from|among|who|had)\b)")
"""Behind a number that counts what the one before it did."""


_NOTHING_MORE = late_regex(r"\s?(?:\W*\Z|(?:on|with|in|for|at|among|after|by)\b)")
"""Behind a number without a unit."""
_AFFECTS = late_regex(
    r"\b(?:affect\w*|hit|struck|(?:[a-z]+ed|seen|found|was|were|present)\s(?:in|for|by))\s\Z|[a-z]:\s\Z"
)
"""Before a number of people."""


class Role(StrEnum):
    """What a number counts or measures."""

    ANALYSED = "analysed"
    PEOPLE = "people"
    VALUE = "value"
    GAP = "gap"
    TIME = "time"
    EVERY = "time between two"
    LOWER = "lower end"
    UPPER = "upper end"
    SPREAD = "spread"


@dataclass(frozen=True)
class Told:
    """A number with its role, and how many hours its unit has (1 for what is no time)."""

    amount: Amount
    role: Role
    hours: float = 1.0


def over(amount: Amount) -> bool:
    """Whether a bound may be no bound, but the time through which something went on."""
    return amount.words.startswith(("over ", "up to "))


def told_in(text: str, statement: str, outcome: Outcome, before: Told | None = None) -> list[Told]:
    """The numbers of a part of a sentence, in small letters and without places, of which the role is sure.

    A number without a noun is what the last one `before` this part is.
    """
    told = [one for amount in amounts_of(text) if not amount.worded and (one := _told(amount, text, outcome))]
    if AROUND.search(statement):
        told = [one for one in told if one.role not in (Role.VALUE, Role.GAP, Role.PEOPLE)]
    if _SIZED.search(statement):
        counted_alone = all(one.of_people for one in outcome.results)
        told = [one for one in told if one.role is not Role.PEOPLE and not (one.role is Role.GAP and counted_alone)]
    if _DIFFERS.search(statement) and not _DIFFERS.search(text):
        told = [one for one in told if one.role not in (Role.VALUE, Role.GAP, Role.PEOPLE)]
    counted = before is not None and before.role is Role.PEOPLE
    told = [one for one in told if one.role is not Role.PEOPLE or _is_counted(one.amount, text, counted)]
    of_size = before is not None and before.role is Role.ANALYSED and all(one.role is Role.VALUE for one in told)
    if before is None or not (of_size or (before.role is Role.VALUE and not told)):
        return told
    bare = [one for one in amounts_of(text) if one.unit is Unit.PEOPLE and _ELSEWHERE.match(text[one.end :])]
    return [replace(before, amount=bare[0])] if len(bare) == 1 and not bare[0].worded else told


def _is_counted(amount: Amount, text: str, counted: bool) -> bool:
    behind = text[amount.end :]
    if amount.unit is Unit.SHARE or _COUNTED.match(behind) or _AFFECTS.search(text[: amount.start]):
        return True
    return counted and _ELSEWHERE.match(behind) is not None


def _told(amount: Amount, text: str, outcome: Outcome) -> Told | None:
    before, behind = text[: amount.start], text[amount.end :]
    time, visit = TIME.match(text, amount.end), _AT_VISIT.search(before)
    if visit and amount.is_exact:
        return Told(amount, Role.TIME, HOURS[visit["unit"]])
    if time and _EVERY.search(before):
        return Told(amount, Role.EVERY, hours_of(time))
    result = TIME.match(text, amount.end) and not _A_PART.search(before)  # "a median of 8 weeks"
    of_others = _OF_OTHERS.search(before) and not _PEOPLE_APART.search(before) and not result
    named = LEVEL.search(before) or FIRST.search(before) or of_others
    if named or amount.is_all or TIMES.match(behind):
        return None
    adjective = _AN_ADJECTIVE.match(behind)
    if time := TIME.match(text, amount.end + (adjective.end() if adjective else 0)):
        before = f"{before}over " if amount.words.startswith("over ") else before
        role = _of_time(amount, before, text[time.end() :], text, outcome)
        return Told(amount, role, hours_of(time)) if role else None
    if MASS.match(behind) and not any(MASS.search(one.unit) for one in outcome.results):
        return None
    if (more := _MORE_OF.match(behind)) and (time := TIME.match(behind, more.end())):
        told = outcome.hours is not None and not _THAN_NUMBER.search(text)
        return Told(amount, Role.GAP, hours_of(time)) if told else None
    role = _of_others(amount, before, behind, text, outcome)
    return Told(amount, role, outcome.hours or 1.0) if role else None


def _of_time(amount: Amount, before: str, behind: str, text: str, outcome: Outcome) -> Role | None:
    framed = _FRAME_BEFORE.search(before) or (_JUST_MEASURED.search(before) and _AFTER_START.match(behind))
    if framed and not GIVEN_FOR.search(before):
        return Role.TIME
    if outcome.hours is None:
        looked = not before.strip() and _ALL_OF_IT.search(behind)
        other = _ON_TREATMENT.search(text) or OF_LIMITS.search(text) or amount.unit is Unit.SHARE
        return Role.TIME if looked and not other else None
    if end := _end(before, behind, text):
        return end
    if OF_LIMITS.search(text):
        return None
    if _ANOTHER_FEATURE.search(text):
        return None
    return _of_result(amount, before, behind, text, outcome)


def _of_others(amount: Amount, before: str, behind: str, text: str, outcome: Outcome) -> Role | None:
    if _THINGS.match(behind) or amount.sign == "..":
        return None
    analysed = (_ANALYSED_BEHIND.match(behind), _ANY_ANALYSED.match(behind), _ANALYSED_BEFORE.search(before))
    if amount.unit is Unit.PEOPLE and any(analysed):
        return None if _PEOPLE_MORE.match(behind) else Role.ANALYSED
    measured = amount.unit is Unit.PEOPLE and not all(one.of_people for one in outcome.results)
    if measured and _IN.search(before) and _ALTOGETHER.match(behind):
        return Role.ANALYSED
    if end := _end(before, behind, text):
        return end
    if all(one.of_people for one in outcome.results):
        if amount.is_of_points:
            return Role.GAP if _is_gap(before, behind, text) or _BY.search(before) else None
        if amount.unit is Unit.PEOPLE and (_PEOPLE_MORE.match(behind) or _PEOPLE_APART.search(before)):
            return Role.GAP
        moved = _BY.search(before) or _OF_PEOPLE_MORE.match(behind) or MORE_OR_LESS.match(behind)
        other = (
            PART_OF.match(behind)
            or _OF_A_RATE.match(behind)
            or is_size(amount, text)
            or (amount.unit is Unit.PEOPLE and not (_AFFECTS.search(before) or are_of_it(amount, text)))
            or OF_THEM.match(behind)
            or _OF_THE_CASES.search(text)
        )
        return None if moved or other or _is_gap(before, behind, text) else Role.PEOPLE
    if _OF_ANYBODY.match(behind):
        return None
    if outcome.of_parts or outcome.hours is not None or OF_LIMITS.search(text) or _ANOTHER_FEATURE.search(text):
        return None
    percent = all(PERCENT.search(one.unit) for one in outcome.results)
    if amount.whole is not None or (amount.unit is Unit.SHARE and not (percent or amount.is_of_points)):
        return None
    united = amount.unit is Unit.SHARE or any(behind.strip().startswith(word) for word in _words_of_units(outcome))
    return _of_result(amount, before, behind, text, outcome) if united or _NOTHING_MORE.match(behind) else None


def _end(before: str, behind: str, text: str) -> Role | None:
    """Which end of an interval, or what spread, a number is told to be."""
    told = _ENDS.search(before)
    if (
        told is None
        or _BY.search(before)
        or _DIFFERS.search(before)
        or len(_ENDS.findall(text)) > 1
        or _FAR.match(behind)
    ):
        return None
    return Role.SPREAD if told["spread"] else Role.LOWER if told["low"] else Role.UPPER


def _of_result(amount: Amount, before: str, behind: str, text: str, outcome: Outcome) -> Role | None:
    """Whether a number in the unit of the results is one of them, or by how much two differ."""
    if GIVEN_FOR.search(before):
        return None
    if _is_gap(before, behind, text) or (_BY.search(before) and not is_of_change(outcome)):
        return None if _THAN_NUMBER.search(text) else Role.GAP
    bounded = _BOUND.search(amount.words) and terms_of(" ".join(before.split()[-1:])) & outcome.words
    return Role.VALUE if bounded or _STANDS.search(before) else None


def _words_of_units(outcome: Outcome) -> set[str]:
    return {word for one in outcome.results for word in one.unit.split() if len(word) > 1 and word not in HOURS}


def _is_gap(before: str, behind: str, text: str) -> bool:
    """Whether a number is by how much one result is beyond another."""
    return any((_GAP_BEHIND.match(behind), _GAP_BEFORE.search(before), _DIFFERS.search(text)))


def is_of_change(outcome: Outcome) -> bool:
    """Whether the results of an outcome tell by how much something changed."""
    return _CHANGE.search(" ".join((outcome.title, *(one.unit for one in outcome.results))).casefold()) is not None
