"""The numbers of a sentence on treatment, each in the role that the words beside it give."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import inf

from evidence.agreement.passages.points import Point
from evidence.agreement.scales.times import HOURS
from evidence.agreement.trials.treatment.course import AMOUNT, AUC, PIECES
from evidence.agreement.trials.treatment.named_doses import WEIGHT
from evidence.agreement.trials.treatment.quantities import DAY
from evidence.agreement.trials.treatment.role import CALENDAR, CLOSE, Question, Role
from evidence.agreement.trials.treatment.timings import SITTINGS, TIME_UNIT, occasions, times_a_day, unit_of
from evidence.agreement.trials.words.wording import GIVING
from evidence.agreement.words.terms import terms_of
from evidence.claims.numerals import NUMERAL, WORDS, value_of
from evidence.late import late_regex

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
_WHAT = r"(?P<what>(?:[\w-]+\s?){1,4})"
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
    (
        Role.SITTING,
        rf"\b(?:infus|drip)\w*\b[^,;]{{0,30}}\b(?:shortened|cut|speeded up|sped up)\b[^,;]*\bto\s{_SHORT_TIME}",
    ),
    (Role.SITTING, rf"{_TIME}[\s-](?:long\s)?(?:iv\s|intravenous\s)?(?:infusions?|drips?)\b"),
    (
        Role.IN_CYCLE,
        rf"{_NOT_OF}\b{_TIME}\s(?:(?:out )?of|in|per|during|on) (?:(?:each|every|an?|the|one|any)\s)?"
        r"(?:[\w-]+\s){0,3}?(?:cycle|course)s?\b",
    ),
    (
        Role.PER_CYCLE,
        rf"{_NOT_OF}\b{_N}\s(?:times|{SITTINGS})\s(?:of\s(?P<of>[\w-]+)\s)?(?:in\s)?(?:per|an?|each|every)\s(?:[\w-]+\s)?(?:cycle|course)\b",
    ),
    (
        Role.AWAY,
        rf"(?<!for )(?<!than ){_TIME}\s(?:before|prior to|ahead of|after|following|post)\s{_WHAT}",
    ),
    (Role.AWAY, rf"\bwithin\s{_TIME}\s(?:of|from)\s{_WHAT}"),
    (
        Role.FRACTION,
        rf"{_N}\s?gy\s(?:(?:an?|per|each|every|for each|at each|in each)\s(?:\w+\s)?(?:fraction|fx|session|sitting)"
        r"|fractions)\b",
    ),
    (Role.FRACTION, rf"\b(?:fractions?|sessions?)\s(?:of|at|with|is|are|was|were)\s{_N}\s?gy\b"),
    (Role.BETWEEN, rf"\b(?:every|each)\s{_TIME}\b(?!\sof\b|[\s-](?:cycle|course))"),
    (
        Role.BETWEEN,
        rf"(?<![\w.,/^-])(?P<n>once|twice|thrice|{NUMERAL}(?=x\b|[\s-]times\b|\s(?:days|{SITTINGS})\b))"
        rf"(?:x|[\s-]times|\s(?:days|{SITTINGS}))?[\s-]"
        r"(?:(?:an?|per|each|every|in an?)\s)?(?P<per>day|dai|week|month|year)(?:ly)?\b",
    ),
    (
        Role.BETWEEN,
        r"\b(?<![-\d])(?<!once\s)(?<!twice\s)(?<!times\s)(?P<n>)(?P<per>week|month)ly\b"
        r"(?!\s(?:[a-z-]+\s){0,2}(?:dose|dosage|amount|total)s?\b)",
    ),
    (Role.BETWEEN, rf"\b(?:at|in|with)\s{_TIME}(?:ly)?\sintervals?\b"),
    (Role.BETWEEN, rf"\bintervals? (?:of|is|was) {_TIME}\b"),
    (Role.BETWEEN, rf"\b{_TIME}\sapart\b"),
    (Role.BETWEEN, rf"\b(?:gap|interval|distance|time) (?:of|is|was) {_TIME}\s(?:in )?between\b"),
    (Role.BETWEEN, rf"\b{_TIME}\s(?:(?:lie|pass|go by|elapse)s? )?between (?:[\w-]+\s){{0,5}}?{SITTINGS}?\b"),
    (
        Role.CYCLE,
        rf"\b{_N}[\s-](?P<unit>day|week|month)(?:ly|s)?[\s-](?:long\s)?(?:treatment\s)?(?:cycle|course)s?\b",
    ),
    (Role.CYCLE, rf"\b(?:cycle|course)s?,?(?: [\w-]+){{0,2}} (?:lasts?|lasting|takes?|is|are)\s{_TIME}{_ALONE}"),
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
        r"\b(?:for|throughout)\s(?:(?:the|an?|another)\s)?(?:(?:whole|first|last|final|next|further)\s)*"
        rf"{_TIME}{_ALONE}",
    ),
    (Role.LENGTH, rf"(?<!each )\b(?:lasts?|lasting|takes?|spans?|spanning|covers?)\s(?:for\s|over\s)?{_TIME}{_ALONE}"),
    (Role.SITTING, rf"\b(?:for|lasts?|takes?|lasting)\s{_SHORT_TIME}{_ALONE}"),
    (
        Role.LENGTH,
        rf"\b(?:cycles|courses),?\s(?:so|i\.?e\.?|that is|which is|which makes|making|over)\s{_TIME}{_ALONE}",
    ),
    (
        Role.CYCLES,
        rf"(?:{_NOT_FROM}|(?<=[\w)] in )(?<!\d in ))\b{_N}(?:\s(?!more|fewer|less"
        rf"|extra)[a-z]+){{0,2}}?\s(?:cycles|courses|rounds)\b"
        r"(?!\s(?:more|later|longer|fewer|per|an?|each|before|after|earlier|apart|only)\b)(?:\sof\s(?P<of>[\w-]+))?",
    ),
    (
        Role.PIECES,
        r"\b(?:each|every|per|a|one|the)\s(?:[\w-]+\s){0,2}?(?:visit|dose|administration|time|occasion|bolus)\b[^,;\d]{0,40}?"
        rf"\b(?:means|involves|takes|consists of|is made up of|needs|requires|is)\s{_N}\s(?:\w+\s)?{PIECES}\b",
    ),
    (Role.PIECES, rf"\b(?:as|over|into|in the form of)\s{_N}\s(?:[\w-]+\s)?(?:tablets|capsules|pills)\b"),
    (Role.TIMES, rf"\b{_N}\sof\s(?:them|these)\b"),
    (Role.TIMES, rf"{_NOT_OF}{_N}(?=\s(?:in all|in total|altogether|all told)\b)"),
    (
        Role.TIMES,
        rf"{_NOT_OF}\b{_N}(?!{AMOUNT})\s(?:(?!of\b|times\b)[a-z-]+\s){{0,2}}?(?:{SITTINGS}|tablets|pills|capsules)\b"
        r"(?!\s(?:an?|per|each|every|daily|weekly|as|more|less|the|that|what|higher|larger|stronger|of the)\b)"
        r"(?:\sof\s(?P<of>[\w-]+))?",
    ),
    (Role.DAYS, rf"\bon\s{_N}\sdays\b(?!\s(?:of|an?|per|each|every|in(?! (?:total|all)\b)|out)\b)"),
    (Role.AREA, AUC),
    (Role.RATIO, r"\b(?P<n>doubl|tripl|quadrupl)(?:es|ed|ing)\b"),
    (Role.ARMS, rf"\b(?P<n>{NUMERAL}|twice) (?:times )?as many (?:arms|groups|cohorts)\b"),
    (
        Role.RATIO,
        rf"\b{_ABOUT}{_BOUND}(?P<n>{NUMERAL}|{'|'.join(WORDS)})-?\s?"
        r"(?:fold\b|(?<=\s)times (?:the|that|what|as (?:much|large|high))\b)",
    ),
)
_ROLES = tuple((role, late_regex(one) if isinstance(one, str) else one) for role, one in _PATTERNS)
IN_ALL = late_regex(
    r"\b(?:in total|total|totals|totalling|altogether|in all|adds? up|accumulat\w+|cumulative|amounts? to|all told"
    r"|overall|comes? to|(?:whole|entire|full|complete|planned|course of the)"
    r" (?:(?!week|day|month|cycle)\w+\s){0,3}?(?:treatment|therapy|trial|study|phase|period)"
    r"|(?<!each )(?<!every )(?<!per )(?<!a )(?:whole|entire|full) course"
    r"|(?:all|every) (?:the |planned |its |their )?(?:\w+ )?(?:cycles?|courses?|doses?|injections?|infusions?|tablets?"
    r"|pills?|capsules?)|by the end|from start to finish|(?:finish|complet)\w+ (?:all|the|\w+ treatment))\b"
)
_OF_A_TIME = late_regex(
    r"\b(?:(?:per|an?|each|every|over|during|throughout|within|in|first|second|third|last|one|full|of|on)\b"
    r"(?: [\w-]+){0,2} (?:days?|weeks?|fortnight|months?|years?|cycles?|courses?)|daily|weekly|monthly|a course"
    r"|(?:by|after|until|from|between|at) (?:the )?(?:day|week|month|cycle|course)s? \d+"
    rf"|(?:both|all|{NUMERAL}) (?:of the )?(?:shots|doses|injections|jabs|infusions|vaccinations)"
    rf"|{NUMERAL}[\s-](?:day|week|wk|month|mo)s?|(?:after|over|in|with|for|across|within) {NUMERAL} [\w-]+)\b"
)
"""In a sentence whose number may be of a shorter time than all."""
_EVERY = late_regex(
    rf"\b(?:every|each) {NUMERAL}[\s-](?:hour|day|week|month)s?\b(?! (?:cycle|course))"
    r"|\bon days? \d+(?:(?:, | and | to |-)\d+)*\b"
)
_CHANGED = late_regex(r"\b(?:doubl|tripl|rais|increas|titrat|escalat|stepped|lower)\w*")
"""In a sentence whose interval is between two changes of a dose."""
_DAILY = late_regex(r"\b(?:daily|(?:a|per|each|every) (?:day|morning|evening|night))\b|/day\b")
_DAILY_DOSE = late_regex(
    r"\b(?:daily|day['’]s) (?:[\w-]+ ){0,2}(?:dose|dosage|total|amount|intake|quantity)\b(?![^,;]*\d\s?mg)[^,;]*\Z"
)
"""Before an amount that all of a day come to."""
_ADDS = late_regex(r"\badd(?:s|ed|ing)?\s\Z")
_OF_A_DAY = late_regex(
    rf"(?!\S*\s?{PIECES}\b)[^,;]{{0,30}}?(?<!twice )(?<!thrice )(?<!times )"
    r"(?:\b(?:daily|(?:a|per|each|every) day)\b|/day\b)"
)
_OF_PIECES = late_regex(
    rf"(?<!one )(?<!single ){PIECES} of\s\Z|{NUMERAL} (?:[\w-]+ ){{0,2}}?{PIECES}\b[^,;\d]{{0,40}}\(\Z"
)
_TO_THE_UNIT = late_regex(r"\A\D*\d[\d.,]*(?:\s?(?:-|–|to)\s?\d[\d.,]*)?")
_SO_OFTEN = late_regex(
    rf"[^,;\d]{{0,30}}?\b(?:(?P<word>twice|thrice)|(?P<n>{NUMERAL}) times)[\s-](?:daily|(?:a|per|each|every) day)\b"
    r"|[^,;\d]{0,30}?\b(?P<short>[bt]\.?i\.?d)\b"
    rf"|[^,;\d]{{0,30}}?\bevery (?P<hours>{NUMERAL}) hours\b"
)
"""Behind an amount, how many times a day it is given."""
_OF_A_WEEK = late_regex(
    r"[^,;]{0,30}?(?<!twice )(?<!thrice )(?<!times )(?<!days )(?<!\d-)\b(?:weekly|(?:a|per|each|every) week)\b"
)
OVER_SITTINGS = late_regex(
    rf"\b(?:over|in|with|across|after|by) (?:the |all )?(?P<n>{NUMERAL}) (?:[a-z-]+ )?"
    rf"(?:{SITTINGS}|(?P<of>cycle|course)s)\b"
)
_OVER = late_regex(
    r"\b(?:(?:in|over|during|within|throughout|across|of|on|for|complet\w+)\s)?"
    r"(?:(?:each|every|per|an?|one|any|the course of an?)\s"
    rf"|(?:in|over|during|within|throughout|across)\s(?={NUMERAL}))(?:(?:full|whole|complete|single|entire)\s)*"
    rf"(?:(?P<n>{NUMERAL})[\s-](?!\w+ (?:cycle|course)\b)|{NUMERAL}[\s-]\w+ (?=cycle|course))?"
    r"(?P<unit>week|fortnight|month|cycle|course)s?\b(?![\s-](?:long|off)\b|\sof\s(?!the\b|cohort|arm|group))"
    r"|\b(?P<adverb>week|month)ly (?=(?:[a-z]+ ){0,2}(?:dose|dosage|amount|total)\b)"
)
"""The time in which so much, or so many times, is given."""
_SO_MANY = late_regex(rf"\b(?:once|twice|{NUMERAL})\s(?:times\s)?\Z")
"""Before a time in which another number of something comes."""
_SEVERAL = late_regex(
    rf"\b(?:twice|thrice|(?!one\b|1\b){NUMERAL}\s(?:[\w-]+\s)?(?:times|doses|tablets|capsules|pills|injections))\b"
)
_PER_CYCLE = late_regex(
    r"\S*(?: (?:of )?[\w-]+)? (?:per|in each|in every|each|every) (?:(?:full|whole|complete) )?(?:cycle|course)\b"
)
"""Beside an amount, how many administrations or cycles it is of."""
MOST = late_regex(r"\b(?:maximum|up to|at (?:the )?most)\b")
"""Of the most that there may be, which lines tell too."""
_SEVERAL_EACH = late_regex(rf"\b{NUMERAL} (?:[\w-]+ )?{SITTINGS}\b[^,;]*\Z")
"""Before an interval in each of which there are several administrations."""
_FROM_THEN = late_regex(r"\b(?:from|at|in|with) (?:the )?(?:\w+ )?(?:cycle|course|week|month)s? ?\d*\b")
_STEP = late_regex(rf"\b(?:(?:steps?|increments?|differences?) of|by)\s{_ABOUT}\Z")
_APART = late_regex(
    r"(?:/[\w^²]+)?\s?(?:difference|gap|apart|steps?|increments?|more|less|higher|lower|larger|smaller)\b"
)
EACH_STEP = late_regex(r"\b(?:steps?|increments?|stepped)\b")
EACH = late_regex(rf"\b(?:each|every|per|one|single)\s(?:[\w-]+\s){{0,2}}?{SITTINGS[:-1]}\b")
"""Of one administration by itself."""
_FIRST = late_regex(
    r"\b(?:(?:very )?first|opening|initial|loading)\s(?:ever\s)?"
    r"(?:dose|infusion|injection|time|cycle|visit|course|administration)\b"
)
_LATER = late_regex(r"\b(?:later|next|second|then|thereafter|subsequent|after\w*|followed|from)\b")
_AMOUNT = late_regex(r"\d\s?(?:m?c?g|[µμ]g|milligrams?|grams?)\b")
_OF_SEVERAL = late_regex(rf"(?:{NUMERAL}|\b(?:all|together))\b[^,;]{{0,20}}\Z")
_MULTIPLES = {"": 1.0, "once": 1.0, "twice": 2.0, "thrice": 3.0, "doubl": 2.0, "tripl": 3.0, "quadrupl": 4.0}
_EVERY_OF = late_regex(
    r"\b(?:amounts? to|adds? up|comes? to|makes|repeat\w*|cycles?|courses?|times|of every|tests?|scans?|visits?)\b"
)
"""In a sentence whose rhythm may be of something else, or of what is added up."""
_NO_AMOUNT = late_regex(r"\b(?:size|number|often|frequen\w*|quick\w*|fast\w*|slow\w*|long\w*|short\w*|last\w*|many)\b")
"""In a sentence whose ratio is of no doses."""
NAMED_BY_NUMBER = late_regex(r"\b(?:cohort|arm|group|intervention|days?|weeks?|cycles?)\s\Z")
_LOOSE = late_regex(r"\b(?:about|around|approximately|roughly|nearly|almost)\b")
_TAKES = late_regex(r"\b(?:takes?|lasts?|makes?|comes?|adds?|means?|amounts?)\b")
_MANY = 12
"""So many a day, and more, are things, and no administrations."""
_ROUGH = 0.15
"""By how much of itself a number may be off that is told as "about" so much."""
_DOSED = frozenset({"mg", "IU", "unit", "mCi", "MBq", "mmol", "mEq", "calorie"})
"""The units of what somebody is given."""
_ENOUGH = late_regex(rf"\b(?:enough|needs?)\b|{NUMERAL} (?:[\w-]+ )?{PIECES}\b[^,;]*\bfor\b")
"""In a sentence on how much is needed for a time that the writer has chosen."""
_ON_DAYS = late_regex(
    r"\bdays?\s\d{1,3}(?:(?:\s?(?:-|–|to|through|,|and|&)\s?)+(?:on\s)?(?:days?\s)?\d{1,3}\b(?!\s?(?:mg|m?cg|g|ml)\b))*"
)
"""Days by their numbers."""
_DAY_OPEN = late_regex(
    r"\b(?:again|next|second|new"
    r"|or|either|until|till|after|before|by|between|from|since|within|cycles? \d+|weeks? \d+|first|then|may|could"
    r"|has been|have been|had|start\w*|begin\w*|began|assess\w*|measur\w*|evaluat\w*|scans?|samples?)\b"
)
"""Words by which a day need not be one of a dose."""
_DAILY_OR_WEEKLY = late_regex(r"\b(?:dai|week|month)ly\b")
_OF_TIMES = (Role.TIMES, Role.DAYS)
"""What is of all treatment where no shorter time is told."""
_WITHIN = late_regex(r"\b(?:window|would|within the|allow\w*|permit\w*)\b")
"""In a sentence on a time that may be chosen."""
_AND_A_PART = late_regex(r"\sand an? (?:half|third|quarter|fifth|tenth)\b")


def questions_in(sentence: str, points: Sequence[Point]) -> Iterator[Question]:
    """The numbers of a lower-case sentence in the roles that are known for them."""
    yield from _questions(sentence)
    yield from _doses_asked(sentence, points)
    yield from _days_asked(sentence)


def _days_asked(sentence: str) -> Iterator[Question]:
    """The numbered days of a sentence; those of several lists are of what stands before each."""
    lists, start = list(_ON_DAYS.finditer(sentence)), 0
    for match in lists:
        drug = terms_of(sentence[start : match.start()].replace("-", " ")) if len(lists) > 1 else frozenset[str]()
        days = tuple(hours / DAY for hours in occasions(match.group()))
        yield Question(Role.ON, days, match.group(), drug=drug, firm=not _DAY_OPEN.search(sentence))
        start = match.end()


def _questions(sentence: str) -> Iterator[Question]:
    taken: set[int] = set()
    for role, pattern in _ROLES:
        for match in pattern.finditer(sentence):
            whole = _AND_A_PART.match(sentence, match.end()) is None  # "over an hour and a half"
            if match.start("n") not in taken and whole and _is_of(role, match, sentence):
                taken.add(match.start("n"))
                over = _over(f"{sentence[: match.start()]} {sentence[match.end() :]}") if role in _OF_TIMES else None
                over = None if _DAILY_OR_WEEKLY.search(match.group()) else over
                firm = over is not None or _is_firm(role, match, sentence)
                yield replace(_question(role, match), firm=firm, over=over)


def _over(rest: str) -> tuple[float, str] | None:
    """The only time that words around a number tell, so that it is of that time."""
    told = list(_OVER.finditer(rest))
    if (
        len(told) != 1
        or _SO_MANY.search(rest[: told[0].start()])
        or _SEVERAL.search(rest)
        or _OF_A_TIME.search(IN_ALL.sub(" ", _OVER.sub(" ", rest)))
    ):
        return None
    return (value_of(told[0]["n"]) if told[0]["n"] else 1.0), told[0]["unit"] or told[0]["adverb"]


def _is_of(role: Role, match: re.Match[str], sentence: str) -> bool:
    """Whether the words around a number leave it the role that those beside it give."""
    rest = f"{sentence[: match.start()]} {sentence[match.end() :]}"
    if match["n"] in ("0", "zero") or (match["n"] in ("1", "one") and role in (Role.TIMES, Role.CYCLES)):
        return False
    if role is Role.CYCLES and not sentence[: match.start()].strip() and _TAKES.search(rest):
        return False  # from which something is worked out
    if role is Role.AWAY:
        return bool(terms_of(match["what"]) - GIVING)
    if role is Role.BETWEEN and not match["n"]:
        return not (_AMOUNT.search(sentence) or _EVERY_OF.search(sentence))
    if role is Role.BETWEEN and match.groupdict().get("per"):
        return _worth(match["n"]) < _MANY
    if role is Role.LENGTH:
        return HOURS[unit_of(match["unit"])] >= DAY
    if role is Role.CYCLE:
        return not _OF_SEVERAL.search(sentence[: match.start()]) and not IN_ALL.search(rest)
    return role is not Role.RATIO or _NO_AMOUNT.search(sentence) is None


def _is_firm(role: Role, match: re.Match[str], sentence: str) -> bool:
    """Whether a number of administrations is one of all treatment; other numbers are what those beside them say."""
    if role is Role.AWAY:
        return _WITHIN.search(sentence) is None
    if role is Role.SITTING or (role is Role.LENGTH and match.group().startswith(("for", "throughout"))):
        return not (IN_ALL.search(sentence) or _ENOUGH.search(sentence))
    if role not in _OF_TIMES:
        several = _SEVERAL_EACH.search(sentence[: match.start() + 1]) is not None
        return role is not Role.BETWEEN or not (several or _CHANGED.search(sentence))
    start = max(sentence.rfind(", ", 0, match.start("n")), sentence.rfind("; ", 0, match.start("n"))) + 1
    clause = sentence[start:].partition(", ")[0] if "," in sentence[match.end() :] else sentence[start:]
    rest = clause.replace(match.group(), " ")
    return not _DAILY.search(rest) and _is_in_all(rest, rest if role is Role.DAYS else clause)


def _question(role: Role, match: re.Match[str]) -> Question:
    told = match.groupdict()
    unit = unit_of(told["unit"]) if told.get("unit") else ""
    factor = HOURS[unit] if unit else 1.0
    ends = tuple(_worth(told[end]) * factor for end in ("n", "m") if told.get(end) is not None)
    if per := told.get("per"):
        ends = (HOURS["day" if per == "dai" else per] / ends[0],)
    of_calendar = role in (Role.BETWEEN, Role.CYCLE, Role.LENGTH) or unit in ("month", "year")
    close = _ROUGH if _LOOSE.search(match.group()) else CALENDAR if of_calendar else CLOSE
    low = ends[0] if told.get("low") else -inf
    high = ends[-1] if told.get("high") else inf
    whole = role in (Role.CYCLE, Role.ARMS, Role.AWAY, Role.FRACTION) or (role is Role.CYCLES and not told["of"])
    drug = terms_of((told.get("of") or "").replace("-", " "))
    return Question(role, ends, match.group().strip(), low, high, close, whole, drug)


def _worth(number: str) -> float:
    return _MULTIPLES.get(number) or value_of(number)


def _doses_asked(sentence: str, points: Sequence[Point]) -> Iterator[Question]:
    for point in points:
        words, number = point.quantity.text.casefold(), point.measure.number
        before, found, behind = sentence.partition(words)
        if NAMED_BY_NUMBER.search(before):
            continue  # "in cohort 1 and 60 mg in cohort 2"
        bounded = number.bounded and not _ADDS.search(before) and not MOST.search(words)
        if found and point.measure.scale.partition("/")[0] in _DOSED and not bounded and number.high != 0:
            role = _role_of_dose(before, words, behind)
            apart = _STEP.search(before) or _APART.match(behind)
            over = _over(f"{before} {behind}") if role in (None, Role.SUM) and not apart else None
            role = Role.SUM if over else role
            if role and not _AND_A_PART.match(behind):
                often = _SO_OFTEN.match(behind) if role in (Role.DOSE, Role.DAY) else None
                times = _times_told(often) if often else 1.0
                role = Role.DAY if often else role
                ends = tuple(one * times for one in sorted({number.low, number.high} - {inf, -inf}))
                yield Question(role, ends, words, scale=point.measure.scale, over=over)


def _times_told(often: re.Match[str]) -> float:
    if often["hours"]:
        return DAY / max(value_of(often["hours"]), 1.0)
    words = often["short"] or f"{often['word']} daily"
    return value_of(often["n"]) if often["n"] else max(times_a_day(words))


def _role_of_dose(before: str, words: str, behind: str) -> Role | None:
    """What an amount is; None where it may be of some time."""
    rest, sentence = WEIGHT.sub(" ", f"{before} {behind}"), f"{before}{words}{behind}"
    if _STEP.search(before) or _APART.match(behind):
        rest = _FROM_THEN.sub(" ", _DAILY.sub(" ", sentence))
        return None if _OF_A_TIME.search(rest) and not EACH_STEP.search(before) else Role.STEP
    if _OF_PIECES.search(before):
        return Role.PIECE
    unit = _TO_THE_UNIT.sub("", f"{words}{behind}")
    if _DAILY_DOSE.search(before):
        return Role.DAY
    if _OF_A_DAY.match(unit) or _OF_A_WEEK.match(unit):
        return Role.DAY if _OF_A_DAY.match(unit) else Role.WEEK
    if OVER_SITTINGS.search(sentence) or _PER_CYCLE.match(behind):
        return Role.SUM
    if _DAILY.search(sentence) or EACH.search(rest):
        return None if _OF_A_TIME.search(_EVERY.sub(" ", _DAILY.sub(" ", sentence))) else Role.DOSE
    if IN_ALL.search(sentence):
        return Role.ALL if _is_in_all(sentence, sentence) else None
    if _FIRST.search(rest) and not (_LATER.search(rest) or _AMOUNT.search(rest)):
        return Role.FIRST
    return None if _OF_A_TIME.search(_EVERY.sub(" ", sentence)) else Role.DOSE


def _is_in_all(rest: str, sentence: str) -> bool:
    """Whether a sentence tells of all treatment, and not of a part of it."""
    return IN_ALL.search(rest) is not None and not _OF_A_TIME.search(IN_ALL.sub(" ", sentence))
