"""What each number of a sentence on an outcome is asked of: people, a result, a difference, a ratio, a time.

The words beside a number tell it. A number that may be of anything else has no role, and is not asked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from evidence.agreement.scales.manners import manner_of
from evidence.agreement.scales.times import HOURS
from evidence.agreement.trials.counts.given import PART_OF, TIMES, without_amounts
from evidence.agreement.trials.counts.questions import is_size
from evidence.agreement.trials.results.arm_order import AN_END
from evidence.agreement.trials.results.findings import Outcome
from evidence.agreement.trials.results.result import SHARE
from evidence.agreement.trials.results.rises import PER_VOLUME, factors, is_by
from evidence.agreement.trials.words.amounts import Amount, Unit, amounts_of
from evidence.agreement.trials.words.wording import COMPARED, LEVEL
from evidence.agreement.words.terms import terms_of
from evidence.claims.numerals import NUMERAL
from evidence.late import late_regex

_PEOPLE = r"(?:patients?|pts?|participants?|subjects?|people|persons?|wom[ae]n|m[ae]n|children|adults|volunteers)"
_KIND = (
    r"(?:(?!(?:more|fewer|less|other|extra|additional|further|in|of|on|with|for|by|at|and|to)\b|points?\b)[\w-]+\s)?"
)
_TIME = late_regex(
    r"[\s-]?(?:consecutive |full |whole |calendar |complete |successive |long )?"
    r"(?P<unit>second|minute|min|hour|hr(?!s?[+-])|h|day|night|week|wk|month|mo|year|yr|decade)s?\b"
)
_SHORT = {"hr": "hour", "h": "hour", "min": "minute", "wk": "week", "mo": "month", "yr": "year"}
_MORE_OF = late_regex(
    r"\s(?:more|fewer|less)\s(?:[\w-]+\s){0,2}?(?P<unit>second|minute|hour|day|night|week|month|year)s?\b"
)
MASS = late_regex(r"(?:\A|\s?)(?:[mµn]?g|mcg|kg|(?:milli|micro)?grams?|ml|l|gy|[mc]m|msec|ms|iu)\b")
GIVEN_FOR = late_regex(
    r"\b(?:rec[ei]{2}v|tak|took|given|gave|treat|therapy|dos|infus|swallow|administ|inject)\w*\b"
    r"(?:(?!\b(?:had|has|be|free|liv|surviv|respon|progress|remain|stay|kept|without|median|mean|averag"
    r"|follow|measur|assess|evaluat|record|monitor|observ|track)).)*"
    r"\b(?:for|over|during|lasted)\s\Z"
)
"""Before how long something was given."""
_NO_AMOUNT = late_regex(
    r"\b(?:first|last|not|every|each|any|another|an additional|a further"
    r"|(?:cycles?|courses?|infusions?|injections?|the limit) of)\s\Z"
)
_NAME = late_regex(
    rf"-(?!(?:{'|'.join(HOURS)})s?\b|fold\b|points?\b)[a-z]|\s(?:limits?|ci\b|confidence|intervals?)"
    r"|\sof (?:the |all |these )*(?:days|weeks|time|cycles?|doses?|scale|treatment)\b"
    r"|\sand an? (?:half|quarter)\b|[\s-]years?[\s-](?:old|of age)\b"
)
"""Behind a number in the name of something, or one of how much of a time."""
_THINGS = late_regex(
    rf"\s(?:of (?:the |all )*{NUMERAL}\s)?(?:[\w-]+\s){{0,2}}?"
    r"(?:arms?|groups?|cohorts?|strata|trials?|categor\w+|drugs?|doses?|tablets?|capsules?|pills?|cycles?|visits?|infusions?"
    r"|injections?|sessions?|modules?)\b"
)
_WERE_ANALYSED = r"(?:analy[sz]ed|evaluated|assessed|studied|included in the (?:analysis|results?)|evaluable|measured)"
_ANALYSED_BEHIND = late_regex(
    rf"\s{_KIND}{_PEOPLE}\s(?:(?!not\b)[\w-]+\s){{0,3}}?{_WERE_ANALYSED}\b(?!\s(?:had|has|have)\b)"
    rf"|\s{_KIND}{_PEOPLE}\s(?:contribut\w+|provided data|had data|(?:in|for|to) the (?:[\w-]+ )?analysis)"
    rf"|\s(?:analy[sz]ed|evaluated|assessed|evaluable)\s{_PEOPLE}\b"
    r"|\s(?!tumou?rs|samples|scans|lesions|visits|images|doses|biopsies|questionnaires|outcomes|arms|groups|trials|cohorts)"
    r"[a-z-]{4,}s\s(?:were|was|could be)\sanaly[sz]ed\b"
)
_ANALYSED_BEFORE = late_regex(
    r"\b(?:analy[sz]ed|evaluated|assessed|analy[sz]es|analysis (?:of|covers|covered|included|comprised|takes in)"
    r"|data (?:of|on|from|for))\s(?:(?:a|in|total|of|all|together|altogether|just|only|as many as)\s)*\Z"
)
_MEASURE = (
    r"(?:asked|rated|observation|monitoring|averaged|measured|read|assessed|evaluated|judged|recorded|followed"
    r"|looked at|taken|checked|monitored|counted"
    r"|tracked|scored|determined|observed|reported|assessment|measurement|follow(?:ed)?[\s-]up)"
)
_FRAME_BEFORE = late_regex(
    rf"\b(?:{_MEASURE}(?: up)?\s(?:[\w-]+\s){{0,3}}?"
    r"(?:over|for|during|at|after|by|up to|through(?:out)?|within|until|was|of)"
    r"|time[\s-]?frame(?: (?:was|is|of|being|ran|runs|that|extend\w+|up|to|for))*|follow[\s-]up (?:was|of|lasted))"
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
_STANDS = late_regex(
    r"(?:\A\W*|\b(?:was|were|is|being|of|at|to|by|for|averag\w+|reach\w*|amount\w*|total\w*|and|vs|versus|with|against|median|mean"
    r"|lasted|took|came|lived|went|survived|scored?|had|showed|fell|dropped|rose|gained|lost|improved|decreased|increased|declined|changed"
    r"|(?:came|occurred|happened|appeared|arrived)\safter)"
    r"\W\s?(?:(?:only|just|merely|a|an|the|mere|some|even|little|always)\s)*)\Z"
)
"""Before what a result is."""
_FAR_BEHIND = late_regex(
    r"(?:\s(?!than\b|or\b|and\b|with\b|on\b|in\b)[\w/-]+){0,2}?\s(?:(?<!no )longer|shorter|better|worse|more|less"
    r"|fewer|higher|lower|greater|larger|smaller|ahead|behind|apart|faster|slower|earlier|later)\b"
    r"(?! than (?:\d|half)| (?:often|common))|\s(?:points?\s)?(?:below|above|under|over)\s(?:that|those|the|what)\b"
)
_GAP_BEHIND = late_regex(
    r"(?:\s(?!than\b|or\b|and\b|with\b|on\b|in\b)[\w/-]+){0,2}?\s(?:advantage|benefit|difference|gap|gain|edge)\b"
)
_GAP_BEFORE = late_regex(
    r"\b(?:lengthen|prolong|extend|shorten|outperform|beat|exceed|surpass|differ|separat|favour|favor)\w*\b[^,;]*\bby\s\Z"
    r"|\b(?:extra|additional|(?<!followed for )(?:a )?further|another|add(?:s|ed|ing)?|separated by)\s\Z"
    r"|\b(?:gap|difference|gain|advantage|benefit(?! was)|improvement|edge|lead|margin)"
    r"\s(?:was|is|of|being|between[^,;]{1,60}? (?:was|is))\s\Z"
)
AROUND = late_regex(
    rf"\b(?:limits?|bounds?|{AN_END}|intervals?|ranges?|deviations?|errors?|quartiles?|ci|cis|iqr|sd"
    r"|overlap\w*|maxim\w+|minim\w+)\b"
)
_OF_SOME = late_regex(
    r"\b(?:individual|some|any|every(?:body|one)|(?:patients?|participants?|subjects?|people|women|who) (?:who )?ha[sd]"
    r"|highest|lowest|longest|shortest|largest|smallest|slowest|fastest|earliest|latest)\b"
)
"""In a sentence on single people's results."""
_OF_A_DOSE = late_regex(r"\b(?:low|high)est\s(?:[\w-]+\s)?dos(?:e|age)\b")
"""An arm, and nobody's own result."""
_ENDS = late_regex(
    r"\b(?:(?:(?P<low>lower)|upper)\s(?:[\w%-]+\s){0,2}?(?:limits?|bounds?|ends?)"
    r"|(?P<spread>standard (?:deviations?|errors?)|sds?|ses?|sems?))\b[^,;\d]*\Z"
)
_FAR = late_regex(r"\s(?:[\w-]+\s){0,2}?(?:above|below|apart|higher|lower|more|less|wide|from|beyond|away|times)\b")
_BY = late_regex(r"\bby\s\Z")
_AT = late_regex(r"\b(?:at|after|by|in|within)\s\Z")
_CHANGE = late_regex(r"\b(?:chang\w*|reduction|decrease|increase|improvement|loss|gain)\b")
_DIFFERS = late_regex(r"\b(?:difference|gap|differ\w*|apart|overlap\w*)\b")
_THAN_NUMBER = late_regex(r"\bthan\s(?:the\s|a\s)?\d|\b(?:baseline|at the (?:start|beginning))\b")
_ANOTHER_FEATURE = late_regex(r"\b(?:ratio|hazard|p[\s-]?value|odds|follow[\s-]?up|age[ds]?|dos(?:es?|age|ing))\b")
_OF_A_RATE = late_regex(
    r"\s(?:of\s)?(?:the|that)\s(?:[\w-]+\s){0,3}?(?:rates?|numbers?|shares?|frequency|proportions?)\b"
)
"""Behind a part that is of another result."""
_PERIOD = late_regex(r"\b(?:period|duration|length|sizes?)\b")
_MORE_PEOPLE = late_regex(
    rf"\s(?:more|fewer|less)\s(?!than\b)(?:[\w-]+\s){{0,2}}?{_PEOPLE}\b|\s{_PEOPLE}\s(?:more|fewer|less|larger|smaller)\b"
)
_MORE = late_regex(r"\s(?:more|fewer|less)\b")
"""Behind by how many people one result is beyond another."""
_OF_OTHERS = late_regex(r"\b(?:of|among|amongst|out of)\s(?:the |all |these |those |its )*\Z")
_PEOPLE_BEHIND = late_regex(rf"\s{_KIND}{_PEOPLE}\b")
_COUNTED = late_regex(
    rf"\s(?:of (?:the|all) )?{_KIND}{_PEOPLE}\b"
    r"|\s(?:[\w-]+\s){0,2}?(?:[cp]rs?|sds?|pds?|respon\w+|progress\w+|events?|deaths?|dlts?)\b"
)
_AFFECTS = late_regex(
    r"\b(?:affect\w*|hit|struck|(?:[a-z]{2,}ed|seen|found|was|were|present|negative|positive)\s(?:in|by))\s\Z|[a-z]:\s\Z"
)
"""Before a number of people."""
_NOTHING_MORE = late_regex(r"\s?(?:\W*\Z|(?:in|on|with|for|from|among|at|after|by|who|had)\b)")
"""Behind a number without a unit."""
_NO_CASES = late_regex(r"\s?(?:\W*\Z|(?:in|on|from|to)\b)")
"""Behind a number of all who were somewhere."""
_WITH_ENDS = 2
"""A result with both ends around it has more values than so many."""
_FEW = ("one", "only one", "the one", "the two", "the three", "the four")
"""What may be of arms, or of things, where no people are named behind it."""
_THE_DOSE = late_regex(r"\b(?:tolerated|mtd|recommended|maximum|highest)\b")
"""In a sentence on the dose that was found, and not on what was given."""


class Role(StrEnum):
    """What a number counts or measures."""

    ANALYSED = "analysed"
    PEOPLE = "people"
    VALUE = "value"
    GAP = "gap"
    MORE = "people more"
    RATIO = "ratio"
    TIME = "time"
    EVERY = "time between two"
    INTERVAL = "both ends"
    LOWER = "lower end"
    UPPER = "upper end"
    SPREAD = "spread"


@dataclass(frozen=True)
class Asked:
    """A number with its role, and how many hours its unit has; of what is no time, how many units of the results.

    `sure` says that nothing in its sentence speaks of anything else that it may be.
    """

    amount: Amount
    role: Role
    hours: float = 1.0
    sure: bool = True

    @property
    def of_people(self) -> bool:
        """Whether it may count people."""
        return self.amount.unit is Unit.PEOPLE and self.hours == 1.0


def asked_in(text: str, statement: str, outcome: Outcome, before: Asked | None = None) -> list[Asked]:
    """The numbers of a part of a sentence, in small letters and without places, that have a role.

    A number without a noun is what the last one `before` this part is.
    """
    amounts = [one for one in amounts_of(text) if not one.worded]
    found = [one for amount in amounts if (one := _asked(amount, text, outcome))]
    counted = all(one.of_people for one in outcome.results)
    part = any(one.unit is Unit.SHARE and not one.is_of_points for one in amounts)  # a quarter lived longer
    beside = bool(
        AROUND.search(statement)
        or (_OF_SOME.search(text) and not counted)
        or (part and outcome.hours)
        or (_DIFFERS.search(statement) and not _DIFFERS.search(text))
    )
    found = [replace(one, sure=not beside) for one in found]
    no_ends = AROUND.search(statement) and not all(len(one.values) > _WITH_ENDS for one in outcome.results)
    if not counted and (no_ends or manner_of(_OF_A_DOSE.sub(" ", statement)).of_some):
        found = [one for one in found if one.role not in (Role.VALUE, Role.GAP)]
    amounts = [one for one in amounts if not LEVEL.search(text[: one.start])]
    if before and before.role in (Role.ANALYSED, Role.MORE):
        more = [one for one in amounts if one.unit is Unit.PEOPLE and _MORE.match(text[one.end :])]
        found = [Asked(one, Role.MORE) for one in more] or found
    bare = [
        one for one in amounts if one.unit is Unit.PEOPLE and one.sign != ".." and _NOTHING_MORE.match(text[one.end :])
    ]
    if before is None or len(bare) != 1 or not all(one.role is Role.VALUE for one in found):
        return found
    same = before.role in (Role.VALUE, Role.PEOPLE) and not found
    again = same or (before.role is Role.ANALYSED and _NO_CASES.match(text[bare[0].end :]))
    return [replace(before, amount=bare[0])] if again else found


def _asked(amount: Amount, text: str, outcome: Outcome) -> Asked | None:
    before, behind = text[: amount.start], text[amount.end :]
    if (visit := _AT_VISIT.search(before)) and amount.is_exact:
        return Asked(amount, Role.TIME, HOURS[visit["unit"]])
    time = _TIME.match(behind) or (_MORE_OF.match(behind) if outcome.hours and not _THAN_NUMBER.search(text) else None)
    people = _PEOPLE_BEHIND.match(behind) or _MORE_PEOPLE.match(behind)
    hours = hours_of(time) if time else 1.0 if people else outcome.hours or factors(text, amount, outcome)[0]
    if time and _EVERY.search(before):
        return Asked(amount, Role.EVERY, hours)
    if (
        LEVEL.search(before)
        or _NO_AMOUNT.search(before)
        or _NAME.match(behind)
        or amount.is_all
        or _THINGS.match(behind)
    ):
        return None
    role = _of_time(amount, text, time.end(), outcome) if time else _of_others(amount, text, outcome)
    return Asked(amount, role, hours) if role else None


def _of_time(amount: Amount, text: str, end: int, outcome: Outcome) -> Role | None:
    """What a time is, whose unit ends there: when something was measured, or a result, or what stands beside one."""
    before, behind = text[: amount.start], text[amount.end :]
    if _AT.search(before) and any(one.unit is Unit.SHARE for one in amounts_of(text)):
        return None
    spanned = f"{before}over " if amount.words.startswith("over ") else before
    framed = _FRAME_BEFORE.search(spanned) or (_JUST_MEASURED.search(before) and _AFTER_START.match(behind, end))
    if framed and not GIVEN_FOR.search(spanned):
        return Role.TIME
    return _of_result(amount, before, behind, text, outcome) if outcome.hours else None


def _of_others(amount: Amount, text: str, outcome: Outcome) -> Role | None:
    """What a number without a unit of time is."""
    before, behind = text[: amount.start], text[amount.end :]
    if _MORE_PEOPLE.match(behind):
        return Role.MORE
    if amount.unit is Unit.PEOPLE and amount.sign != ".." and _is_size(amount, before, behind, text):
        return Role.ANALYSED
    if MASS.match(behind) and not any(MASS.search(one.unit) for one in outcome.results):
        return None
    if TIMES.match(behind) or PART_OF.match(behind) or _OF_A_RATE.match(behind):
        return None if _ANOTHER_FEATURE.search(text) or _PERIOD.search(text) else Role.RATIO
    if (amount.is_none or amount.words.strip() in _FEW) and not _COUNTED.match(behind):
        return None
    people = all(one.of_people for one in outcome.results)
    if not people or _ENDS.search(before) or (amount.sign == ".." and AROUND.search(text)):
        return _of_measured(amount, before, behind, text, outcome)
    if amount.is_of_points or _FAR_BEHIND.match(behind) or _GAP_BEFORE.search(before) or _DIFFERS.search(text):
        return Role.GAP
    if _BY.search(before) and not _AFFECTS.search(before):
        return Role.GAP if is_by(amount, text) or COMPARED.search(without_amounts(text)) else None
    if amount.unit is Unit.SHARE or _COUNTED.match(behind) or _AFFECTS.search(before):
        return None if amount.unit is Unit.PEOPLE and _OF_OTHERS.search(before) else Role.PEOPLE
    return None


def _is_size(amount: Amount, before: str, behind: str, text: str) -> bool:
    """Whether a number is of those of whom something is told."""
    if amount.words.startswith("the ") and amount.value > len(_FEW) and _NO_CASES.match(behind):
        return True
    return bool(_ANALYSED_BEHIND.match(behind) or _ANALYSED_BEFORE.search(before) or is_size(amount, text))


def _of_measured(amount: Amount, before: str, behind: str, text: str, outcome: Outcome) -> Role | None:
    """What a number of an outcome is that was measured, and counts nobody."""
    if _PEOPLE_BEHIND.match(behind):
        return None
    if amount.sign == "..":
        return _interval(text)
    percent = all(SHARE.search(one.unit) for one in outcome.results)
    of_doses = all(MASS.fullmatch(one.unit.partition(" ")[0]) for one in outcome.results)
    if of_doses and not _THE_DOSE.search(text):
        return None
    if outcome.of_parts or amount.whole or (amount.unit is Unit.SHARE and not (percent or amount.is_of_points)):
        return None
    units = {word for one in outcome.results for word in one.unit.split() if len(word) > 1 and word not in HOURS}
    united = (
        amount.unit is Unit.SHARE
        or PER_VOLUME.match(behind)
        or behind.strip().startswith(tuple(units))
        or _NOTHING_MORE.match(behind)
    )
    return _of_result(amount, before, behind, text, outcome) if united and outcome.hours is None else None


def _of_result(amount: Amount, before: str, behind: str, text: str, outcome: Outcome) -> Role | None:
    """Whether a number in the unit of the results is one of them, stands beside one, or is by how much two differ."""
    if amount.sign == "..":
        return _interval(text)
    if end := _end(before, behind, text):
        return end
    if _ANOTHER_FEATURE.search(text) or GIVEN_FOR.search(before):
        return None
    if _is_gap(before, behind, text) or (_BY.search(before) and not is_of_change(outcome)):
        return None if _THAN_NUMBER.search(behind) else Role.GAP
    named = terms_of(" ".join(before.split()[-1:])) & outcome.words
    return Role.VALUE if named or _STANDS.search(before) else None


def _interval(text: str) -> Role | None:
    """What both ends of something are, if they are of one interval."""
    return Role.INTERVAL if AROUND.search(text) and not _DIFFERS.search(text) else None


def _end(before: str, behind: str, text: str) -> Role | None:
    """Which end of an interval, or what spread, a number is told to be."""
    told = _ENDS.search(before)
    if told is None or _BY.search(before) or _DIFFERS.search(before) or _FAR.match(behind):
        return None
    if len(_ENDS.findall(text)) > 1:
        return None
    return Role.SPREAD if told["spread"] else Role.LOWER if told["low"] else Role.UPPER


def _is_gap(before: str, behind: str, text: str) -> bool:
    """Whether a number is by how much one result is beyond another."""
    return any(
        (_FAR_BEHIND.match(behind), _GAP_BEHIND.match(behind), _GAP_BEFORE.search(before), _DIFFERS.search(text))
    )


def is_of_change(outcome: Outcome) -> bool:
    """Whether the results of an outcome tell by how much something changed."""
    return _CHANGE.search(" ".join((outcome.title, *(one.unit for one in outcome.results))).casefold()) is not None


def hours_of(time: re.Match[str]) -> float:
    """How many hours the unit of a time has."""
    return HOURS[_SHORT.get(time["unit"], time["unit"])]
