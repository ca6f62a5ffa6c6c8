"""What entry is limited by under a name of its own: stage, performance status, age, weight, laboratory values.

A number of these needs no more than its name to be understood, whatever else a sentence says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from math import inf

from evidence.agreement.scales.times import HOURS
from evidence.agreement.trials.eligibility.limits import NO, Limit, limits_in
from evidence.agreement.trials.eligibility.names import shortly
from evidence.late import late_regex

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_EQUAL = r"equal to or (?:{0}) than|(?:{0}) than(?: or |/)equal to"
_SIGN = (
    rf"(?:(?P<least>≥|>\s?/?\s?=|(?:at|of) least|{_EQUAL.format('greater|more|higher')}"
    rf"|{NO} (?:less|lower) than|minimum(?: of)?)"
    rf"|(?P<most>≤|<\s?/?\s?=|at most|{_EQUAL.format('less|lower|fewer')}"
    rf"|up to|{NO} (?:more|greater|higher|worse) than|maximum(?: of)?"
    r"|(?:not|never|n['’]t) exceed(?:ing)?)"
    r"|(?P<over>>|over|above|exceed(?:s|ed|ing)?|(?:greater|more|higher|better) than)"
    r"|(?P<under><|under|below|(?:less|lower|fewer) than))\s?"
)
_FIRST_SIGN = re.sub(r"\?P<(\w+)>", r"?P<first_\1>", f"(?:{_SIGN})?")
"""A bound that stands before the name."""
_STEP = r"(?:\d{1,3}|iv|i{1,3})"
_STEPS = late_regex(_STEP)
_LIST = r"(?:,\s?(?:or|and)\s|,|-|–|\b(?:up )?to\b|\bor\b|\band\b|/|through)"
_WAY = (
    r"(?P<behind>\+|\sat (?:the )?(?:worst|most)\b"
    r"|\s(?:or|and) (?:(?P<up>more|greater|higher|above|better|worse)|less|lower|below)\b)?"
)
_TO_LAST = late_regex(rf"\A[^<>=≤≥]*?{_STEP}%?[a-d]?\s?{_LIST}\s?[a-z ]{{0,6}}{_STEP}%?[a-d]?\Z")
"""The first step and the last of a list, with no bound."""
_BETWEEN = (
    r"(?:\s{0,2}(?:performance|status|scores?|scale|index|grade|ps|karnofsky|kps|ecog|group|from|up|of|is|was|be|must|has|have|to|an?|the|with"
    r"|that|which|this|trial|study|will|would|can|may|still|tolerate[sd]?|accept(?:s|ed)?|allow(?:s|ed)?|permit(?:s|ted)?"
    r"|between|\([^()]*\)|[:()=,]))*\s{0,3}"
)
"""What stands between a name and its number."""
_MORE = late_regex(r"\s?\([^()]*\),? or\s[<≤]?\s?\d")
"""Other steps for others, behind those of some."""


@dataclass(frozen=True)
class Level:
    """From where to where something is said to be; `bare` says that the number has no sign.

    `is_open` says that a sign was lost of which nobody knows which it was.
    """

    name: str
    low: float
    high: float
    words: str
    scale: str = ""
    bare: bool = False
    is_open: bool = False
    start: int = 0
    end: int = 0

    @property
    def is_stepped(self) -> bool:
        """Whether it is of a measure that goes in steps."""
        return self.name in _LAST

    @property
    def is_list(self) -> bool:
        """Whether it goes in steps of which a text names the first and the last."""
        return self.name in _LAST and not self.bare and _TO_LAST.search(self.words) is not None

    @property
    def unclipped(self) -> Level:
        """It without the ends that are the measure's own, and that no text need name."""
        if self.name not in _LAST or self.is_list or self.bare:
            return self
        return replace(
            self, low=self.low if self.low > 0 else -inf, high=self.high if self.high < _LAST[self.name] else inf
        )


@dataclass(frozen=True)
class _Steps:
    """A measure that goes in steps from nought to the last."""

    name: str
    pattern: re.Pattern[str]
    last: int
    step: int = 1

    @property
    def best(self) -> bool:
        """Whether its last step is the best."""
        return _LOST.get(self.name, -1) > 0

    def levels_in(self, text: str) -> Iterator[Level]:
        """What a lower-case text says of it."""
        for match in self.pattern.finditer(text):
            steps = [_step(one) for one in _STEPS.findall(f"{match['one']} {match['more'] or ''}")]
            low, high = float(min(steps)), float(max(steps))
            if low % self.step:
                continue  # between two steps
            signs = {name.removeprefix("first_") for name, sign in match.groupdict().items() if sign}
            turned = match["up"] == ("worse" if self.best else "better")  # the fewer steps, the better most go
            if turned:
                low, high, bare = (-inf, high, False)
            elif signs & {"least", "up"} or (match["behind"] == "+" and self.name != STAIN):
                low, high, bare = low, inf, False
            elif "over" in signs:
                low, high, bare = low + self.step, inf, False
            elif signs & {"most", "behind"} and match["behind"] != "+":
                low, high, bare = -inf, high, False
            elif "under" in signs:
                low, high, bare = -inf, high - self.step, False
            else:
                bare = low == high
            if low <= self.last and high >= 0:
                low, high = max(low, 0.0), float(self.last) if high == inf else high
            more = _MORE.match(text, match.end()) is not None
            yield Level(
                self.name,
                low,
                high,
                match.group().strip(" ,"),
                bare=bare,
                is_open=more,
                start=match.start(),
                end=match.end(),
            )


def _step(word: str) -> int:
    return _ROMAN.get(word) or int(word)


def _steps(name: str, named: str, last: int, *, step: int = 1, again: str = "(?!)") -> _Steps:
    """A measure after its name; `again` is how it is named in a list."""
    pattern = (
        rf"{_FIRST_SIGN}(?:{named})(?:{_SIGN})?(?P<one>{_STEP})(?:\s?%|[a-d]|\+(?=\s?{_LIST}))?(?!\w)"
        rf"(?P<more>(?:\s?{_LIST}\s?(?:{again})?{_STEP}%?[a-d]?(?!\w))*){_WAY}(?![\w.]\d)"
    )
    return _Steps(name, late_regex(pattern), last, step)


STAIN = "immunohistochemistry"
"""How strongly a tumour is stained, where 3+ is a step, and no bound."""
GRADE = "grade"
"""How severe something is: what, is said beside it."""
OF_TUMOURS = ("stage", "t", "n", "m")
"""How far a tumour has spread."""
_IN_STEPS = (
    _steps("ecog", rf"\b(?:ecog|(?<!kps )performance status|zubrod)\b{_BETWEEN}", 5),
    _steps("kps", rf"\bkps\b{_BETWEEN}", 100, step=10),
    _steps("stage", r"\bstages?\s(?:of\s)?", 4, again=r"stage\s"),
    _steps(GRADE, r"\bgrades?\s?", 5, again=r"grade\s"),
    _steps(STAIN, r"\b(?:ihc|immuno-?histo-?chemi\w+)\b[^.;,\d]{0,25}?(?<!her)(?=\d)", 3),
    _steps("t", r"(?<![\w/])[cp]?t\s?(?=\d)", 4, again="t"),
    _steps("n", r"(?<![\w/])[cp]?n\s?(?=\d)", 3, again="n"),
    _steps("m", r"(?<![\w/])[cp]?m\s?(?=\d)", 1, again="m"),
)


@dataclass(frozen=True)
class _Amount:
    """A measure with a unit, by what stands before its number, or right behind it."""

    name: str
    scales: frozenset[str]
    before: re.Pattern[str]
    behind: re.Pattern[str] | None = None

    def place_in(self, text: str, limit: Limit) -> int:
        """Where a text names it for a number; -1 where the number is of something else."""
        if (
            not limit.scale
            and self.name in _CELLS
            and limit.low != -limit.high
            and max(limit.ends, default=0) >= _CELLS_LEAST
        ):
            limit = replace(limit, scale="/mm3")
        years = self.name != AGE or limit.unit == "year" or _BELOW.search(text[: limit.start])
        if limit.scale not in self.scales or not years:
            return -1
        before = self.before.search(text[: limit.start])
        if before:
            return before.start()
        is_named = self.name == AGE and limit.of_age
        return limit.start if is_named or (self.behind and self.behind.match(text, limit.start)) else -1


_GAP = (
    r"[^.;\d]{0,40}(?:\d+\s?(?:years?|%)?\s{0,2}(?:,|and|to|or|-|–)"
    r"\s{0,2}(?:(?:not?|more|older|higher|than|at|most|up|to|[<>≤≥=])\s?)*)?\Z"
)
"""Between a name and its number, or the second of two."""


def _amount(name: str, named: str, *scales: str) -> _Amount:
    return _Amount(name, frozenset(scales), late_regex(rf"\b(?:{named})\b(?!.*\b(?:{named})\b){_GAP}"))


AGE = "age"
_BELOW = late_regex(r"\bage of \Z")
_CELLS_LEAST = 500
"""A number of cells without a unit, from here on, is one of each cubic millimetre."""
_GROWN = 30 * HOURS["year"]
"""An age without a sign below this is the least that is asked for."""
_AMOUNTS = (
    _Amount(
        AGE,
        frozenset({"hour"}),
        late_regex(rf"\bage[ds]?\b{_GAP}|\b(?:(?:fe)?males?|adults?|(?:wo)?men)\W{{0,3}}(?:\d+ years?\W{{0,3}})?\Z"),
    ),
    _Amount(
        "tumour",
        frozenset({"mm"}),
        late_regex(rf"\b(?:tumou?rs?|lesions?|diameters?)\b{_GAP}"),
        late_regex(r"[\d.]+\s?[cm]?m\s(?:or \w+ )?in (?:\w+ )?(?:diameter|size|dimension)"),
    ),
    _amount("life expectancy", "life expectancy|expected survival", "hour"),
    _amount("weight", "weight", "kg"),
    _amount("bmi", "bmi", "kg/m2"),
    _amount("lvef", "lvef", "%"),
    _amount("clearance", "creatinine clearance|egfr", "ml/min"),
    _amount("systolic", "systolic", "mmhg"),
    _amount("diastolic", "diastolic", "mmhg"),
    _amount("hba1c", "hba1c", "%"),
    _amount("glucose", "(?:fasting )?(?:serum |blood |plasma )?(?:glucose|sugar)", "mg/dl", "mmol/l"),
    _amount("triglycerides", "triglycerides", "mg/dl", "mmol/l"),
    _amount("qtc", "qtc", "ms"),
    *(
        _amount(name, named, "g/dl", "mg/dl", "/mm3", "/µl", "/ul", "uln")
        for name, named in {
            "haemoglobin": "ha?emoglobin|hgb|hb",
            "platelets": "platelets?",
            "anc": "anc",
            "wbc": "wbc",
            "bilirubin": "bilirubin",
            "alt": "alt|sgpt|alanine",
            "ast": "ast|sgot|aspartate",
            "alp": "alp|alkaline phosphatase",
            "creatinine": "creatinine(?! clear)",
        }.items()
    ),
)
_CELLS = ("platelets", "anc", "wbc")
_PER_VOLUME = ("", "/mm3", "/µl", "/ul")
_LAST = {measure.name: float(measure.last) for measure in _IN_STEPS}
_JOINED = late_regex(r"[a-z][a-z() -]*(?:\)|\b)\s?(?:\band\b|\bor\b|/)\s?[a-z (]*")
"""Names of two measures that have one number."""
_LOST = {
    "ecog": -1,
    "systolic": -1,
    "diastolic": -1,
    "hba1c": -1,
    "glucose": -1,
    "triglycerides": -1,
    "qtc": -1,
    "bilirubin": -1,
    "alt": -1,
    "ast": -1,
    "alp": -1,
    "creatinine": -1,
} | dict.fromkeys(
    ("kps", "life expectancy", "weight", "lvef", "clearance", "haemoglobin", "platelets", "anc", "wbc"), 1
)
"""What a number without a sign asks for in a condition: 1 for no less, -1 for no more."""

_EACH_TOLD = late_regex(r"(?<=\bstage i)\s\([^()]*\)(?=,? (?:and |or |to )?[iv]+)")
"""What one of some stages is, before the next one."""


def plainly(text: str) -> str:
    """A text in small letters, its measures by their names."""
    return _EACH_TOLD.sub("", shortly(text.casefold()))


@lru_cache(maxsize=512)
def levels_in(text: str) -> tuple[Level, ...]:
    """What a text says of the measures that entry is limited by."""
    short = plainly(text)
    found = [level for measure in _IN_STEPS for level in measure.levels_in(short)]
    for limit in limits_in(short):
        places = [(measure.place_in(short, limit), measure.name) for measure in _AMOUNTS]
        last = max(places)[0]
        for name in (name for place, name in places if place >= 0 and _is_joined(short[place:last])):
            scale = "/mm3" if name in _CELLS and limit.scale in _PER_VOLUME else limit.scale
            found.append(
                Level(name, limit.low, limit.high, limit.words, scale, bare=limit.low == limit.high, start=limit.start)
            )
    return tuple(found)


def _is_joined(text: str) -> bool:
    """Whether nothing but names joined by "and" or the like stands in a text: each has the number behind the last."""
    return not text or _JOINED.fullmatch(text) is not None


def asked_in(text: str) -> tuple[Level, ...]:
    """The same of a condition of entry, whose bounds may have lost their signs."""
    found = levels_in(text)
    ages = [level for level in found if level.name == AGE]
    if len(ages) == 2 and (both := _between(*ages)):
        found = (*(level for level in found if level not in ages), both)
    return tuple(_with_sign(level) if level.bare else level for level in found)


def _between(one: Level, other: Level) -> Level | None:
    """From which to which of two ages: two without signs, or a bound on each side."""
    if one.bare and other.bare:
        return replace(one, high=other.high, bare=False)
    one, other = (_with_sign(it) if it.bare else it for it in (one, other))
    low, high = max(one.low, other.low), min(one.high, other.high)
    return replace(one, low=low, high=high) if -inf < low < high < inf else None


def _with_sign(level: Level) -> Level:
    lost = int(level.high < _GROWN) if level.name == AGE else _LOST.get(level.name, 0)
    stepped = level.name in _LAST
    if lost:
        first, last = (0.0, _LAST[level.name]) if stepped else (-inf, inf)
        low, high = (level.low, last) if lost > 0 else (first, level.high)
        return replace(level, low=low, high=high, bare=False, is_open=not stepped and level.name != AGE)
    return level if stepped and level.name != GRADE else replace(level, is_open=True)
