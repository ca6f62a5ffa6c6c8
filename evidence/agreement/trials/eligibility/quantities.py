"""The numbers of a text on entry as quantities: each with the words that say of what it is, and what it counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise
from math import inf

from evidence.agreement.passages.labels import BY_THE_WAY
from evidence.agreement.trials.eligibility.clauses import segment_of, words_of
from evidence.agreement.trials.eligibility.criteria import (
    EXCEPTED,
    NO_LESS,
    NONE_OF,
    OF_TWO_PHASES,
    Criterion,
    is_supposed,
)
from evidence.agreement.trials.eligibility.limits import Limit, limits_in
from evidence.agreement.trials.eligibility.named_levels import (
    AGE,
    GRADE,
    OF_TUMOURS,
    Level,
    asked_in,
    levels_in,
    plainly,
)
from evidence.agreement.trials.eligibility.timing import OF_ALL, over_since
from evidence.agreement.words.terms import terms_of
from evidence.claims.numerals import NUMERAL
from evidence.late import late_regex

_ENDS = late_regex(r"[;()]\s*|:\s|(?<![.\s]\w)\.(?!\d)")
_ASIDE = late_regex(r"\(([^()\d]*)\)")
"""Other words for what stands before, without a number."""
_JOINS = late_regex(
    r",\s|\s(?:and(?:/or)?|nor|but|while|whereas|although|as well as|along with|together with|who|whose"
    r"|or(?!\s(?:equal|more|less|fewer|higher|lower|greater|worse|better|above|below|over|older|younger|longer|\d)\b))\s"
)
"""Between two of which each may have a number of its own."""
_COUNTED = late_regex(
    rf"{NUMERAL}\+?(?P<what>(?:\s(?!(?:or|and|of|in|on|at|for|with|per|to|is|are|a|an|the|over|within|before|who|would|will|can|could|may|must|should|be"
    r"|has|have|had|was|were|does|do|did|not|rules?|excludes?|bars?|keeps?|makes?|means?|meets?|fits?|gets?|gives?|leads?"
    r"|satisf\w+|suffic\w+|cannot|enter|join|despite|still)\b)"
    r"[a-z-]+){1,3})"
)
_MEASURED = late_regex(r"\b(?:of|is|was) \Z")
"""Before a number that is how much of something there is, and not how many."""
_OUT_OF = late_regex(r"\bout of \Z")
_OF_SCALE = late_regex(r"[\d.]+[\s-](?:[a-z]+[\s-]){0,2}scale\b|(?<=\()[01]\s?(?:-|–|to)\s?\d+\)|(?<=-)\d+\)")
"""Of how far a scale goes, and of nobody's place on it."""
_OLD_TEST = late_regex(
    r"\b(?:stud(?:y|ies)(?= (?:that|which|of|can|may))|scans?|test(?:s|ing)?|biops\w+|mammogra\w+|echo\w*|ecgs?"
    r"|results?|images?|imaging|x-rays?|measurements?|polysomnogra\w+|samples?)\b"
)
"""What is so many weeks old without being a person."""
_OF_AGE = late_regex(r"\s?(?:old|y/?o)\Z")
_NEVER_BARE = ("", "hour", "uln", "mm")
"""Scales of which no number goes without its unit, as a BMI of 28 does, or a systolic pressure of 150."""
_FAR = 3.0
AT_END = 0.1
"""So little beyond the end of a count lies its end, and nothing else."""
_MEASURABLE = late_regex(r"\bmeasur(?:able|e)\b")
"""Of what can be measured, and not of who may enter."""
_OTHER = late_regex(
    r"\b(?:other|prior|previous|second|concurrent|history of)\b[^.;]*\b(?:malignanc\w*|cancers?|carcinomas?)\b"
    r"|\bexcept\b|\badequately treated\b|\bunless\b"
)
"""In a line on another disease, or with exceptions."""
_GIVEN = late_regex(r"\bwill (?:start|receive|be (?:given|treated|dosed))\b")
"""In a line on what those who entered are given."""
_BY_CYCLE = late_regex(r"\A\W*(?:pre|post)-?menopausal\b(?!.*\bor\b)[^.;:\d]{0,60}?\b(?:wom[ae]n|females?|patients?)\b")
"""People at the start of a line on how old they are."""
_AGE_ITSELF = late_regex(r"\W*age[ds]?\W*(?:of\W*)?")
_NONE = late_regex(r"\W*(?:\w+\s)?(?:no|not|never|without|absence of)\b")
_OF_OTHERS = late_regex(r"\b(?:if|unless|except|when|provided|any|regardless)\b")
_OR = late_regex(r"\bor\b")
_PEOPLE = terms_of(
    "child children infant infants neonates newborns babies adolescents teenagers youths boys girls outpatients"
    " inpatients volunteers healthy adult female male gender sex subject women men human"
)
COURSES = terms_of("line lines regimen regimens therapy therapies treatments")
"""What one course of treatments after another is called."""
_COUNTING = terms_of("prior previous earlier different separate consecutive further additional time times")

Interval = tuple[float, float]


@dataclass(frozen=True)
class Quantity:
    """A number of a text: `of` are the words that tell of what, `beside` those of its clause.

    `counted` are the words of what a bare one counts; it `follows` another with no words between them.
    `whole` is how far the scale goes that it stands on.
    """

    limit: Limit
    of: frozenset[str]
    beside: frozenset[str]
    counted: frozenset[str]
    follows: bool = False
    whole: float | None = None
    names: frozenset[str] = frozenset()
    is_open: bool = False

    @property
    def is_age(self) -> bool:
        """Whether it is how old somebody is."""
        return self.limit.of_age or AGE in self.names

    @property
    def is_step(self) -> bool:
        """Whether it is a step of a measure, as stages are."""
        return self.limit.scale in self.names

    def is_alike(self, other: Quantity) -> bool:
        """Whether it is of the sort of another: on the same scale, and of the same things if it counts any."""
        if self.is_age or other.is_age:
            return self.is_age and other.is_age
        if self.whole and other.whole and self.whole != other.whole:
            return False
        if self.is_step or other.is_step or (self.names and other.names):
            return bool(self.names & other.names) and self.limit.scale == other.limit.scale
        counts = self.counted and not self.limit.scale
        same = not counts or self.counted & other.counted or self.counted <= other.of
        return bool(same) and self.is_on_scale_of(other.limit)

    def is_on_scale_of(self, limit: Limit) -> bool:
        """Whether it is in the unit of another, or a bare number of its size."""
        if self.limit.scale == limit.scale:
            return not (self.limit.per and limit.per) or self.limit.per == limit.per
        sizes = [abs(end) for end in limit.ends if end]
        return (
            not self.limit.scale
            and limit.scale not in _NEVER_BARE
            and all(min(sizes, default=0) / _FAR <= abs(end) <= _FAR * max(sizes, default=0) for end in self.limit.ends)
        )

    def is_other_end_of(self, other: Quantity) -> bool:
        """Whether one is a lower and the other an upper bound, of the same."""
        one, its = self.limit, other.limit
        sides = {(one.low == -inf, one.high == inf), (its.low == -inf, its.high == inf)}
        last = self if one.start > its.start else other
        return one.scale == its.scale and last.follows and sides == {(True, False), (False, True)}

    def may_be_of(self, asked: Asked) -> bool:
        """Whether anything in the line of another says of what it is, or what it counts."""
        of = self.of - OF_ALL or self.of
        alone = ";" not in asked.line.passage.text or not asked.of
        return bool(of & (asked.of | asked.line.terms if alone else asked.of) or self.counted & asked.counted)

    def shared(self, other: Quantity) -> frozenset[str]:
        """The words that say of what both are."""
        return ((self.of & other.of) - OF_ALL) | (self.counted & other.counted)


@dataclass(frozen=True)
class Asked(Quantity):
    """A number of a condition of entry; `admitted` says from where to where it lets in, if that is sure."""

    line: Criterion = field(kw_only=True)
    keeps_out: bool = field(kw_only=True)
    admitted: tuple[Interval, ...] = field(kw_only=True)

    @property
    def is_age(self) -> bool:
        """Whether it is how old somebody is, by its own words or by those of its line."""
        return super().is_age or (self.limit.unit == "year" and self.line.is_of_ages)


@lru_cache(maxsize=1024)
def quantities_in(text: str, *, asked: bool = False) -> tuple[Quantity, ...]:
    """The numbers of a lower-case text that has names by `shortly`, as a condition has them if they are `asked`."""
    text = plainly(_ASIDE.sub(r" \1 ", text))
    levels = asked_in(text) if asked else levels_in(text)
    if not asked and _MEASURABLE.search(text):
        levels = ()
    elif not asked and _OTHER.search(text):
        levels = tuple(one for one in levels if one.name not in OF_TUMOURS)
    limits = _with_levels(limits_in(text), levels)
    for level in levels:
        if level.is_stepped:  # its name is none of what others are of
            text = text[: level.start] + " " * (level.end - level.start) + text[level.end :]
    ends = [one for one in limits if _OUT_OF.search(text[: one.start]) or _OF_SCALE.match(text, one.start)]
    scale = {one.high for one in ends}
    whole = scale.pop() if len(scale) == 1 else None
    return tuple(
        replace(one, whole=whole, names=frozenset(it.name for it in named), is_open=any(it.is_open for it in named))
        for one in _quantities(text, [it for it in limits if it not in ends])
        for named in ([it for it in levels if it.start == one.limit.start and it.words == one.limit.words],)
    )


def _with_levels(limits: Iterable[Limit], levels: Sequence[Level]) -> list[Limit]:
    """Limits with the bounds that levels have, steps of levels among them."""
    steps = [one for one in levels if one.is_stepped]
    found = {one.start: one for one in limits if not any(it.start <= one.start < it.end for it in steps)}
    for level in levels:
        if level.is_stepped:
            wide = level.unclipped
            found[level.start] = Limit(level.words, wide.low, wide.high, level.name, "", level.start)
        elif level.start in found:
            found[level.start] = replace(found[level.start], low=level.low, high=level.high, scale=level.scale)
    return sorted(found.values(), key=lambda one: one.start)


def asked_by(lines: Sequence[Criterion]) -> list[Asked]:
    """The numbers of some conditions of entry; what stands in a list is of what its heading names."""
    return [one for line in lines for one in _asked_by(line.shortened)]


def _asked_by(line: Criterion) -> Iterator[Asked]:
    above = words_of(line.above)
    text = line.passage.text.casefold()
    told = quantities_in(text, asked=True)
    given = _GIVEN.search(text) is not None
    for one in told:
        aside = bool(one.names) and _is_aside(line, one)
        names = frozenset() if aside else one.names
        if one.is_step and not names:
            continue
        one = replace(one, names=names)
        admitted = _admitted(line, one) if not (given or (aside and _OTHER.search(text))) else []
        for other in told:
            if admitted and one.is_other_end_of(other):
                admitted = [meet for mine in admitted for it in _admitted(line, other) if (meet := _both(mine, it))]
        yield Asked(
            one.limit,
            one.of | above,
            one.beside,
            one.counted,
            whole=one.whole,
            names=names,
            is_open=one.is_open,
            line=line,
            keeps_out=line.keeps_out or (bool(names) and _is_denied(line)),
            admitted=tuple(admitted),
        )


def _is_aside(line: Criterion, one: Quantity) -> bool:
    """Whether a measure that a line names is of something else, or of a part of those who enter."""
    text = line.passage.text.casefold()
    if AGE not in one.names:
        before = text[: one.limit.start]
        return is_supposed(before) or any(aside.search(text) for aside in (_MEASURABLE, _OTHER))
    before = _BY_CYCLE.sub("", text[: one.limit.start])
    return BY_THE_WAY.search(before) is not None or not words_of(_own_clause(before)) <= _PEOPLE


def _own_clause(before: str) -> str:
    """What stands before a number of a line in its own clause; one with a number before it is on something else."""
    clause = before.rpartition(";")[2]
    head, _, own = clause.rpartition(",")
    return own if _AGE_ITSELF.fullmatch(own) and any(limits_in(head)) else clause


def _admitted(line: Criterion, one: Quantity) -> list[Interval]:
    """From where to where a line lets in by a number; nothing where that is not sure."""
    limit = one.limit
    if one.names:
        return _admitted_by_name(line, one)
    if over_since(line, limit) and not line.listed:
        return [(limit.ends[0], inf)]
    none = NONE_OF.match(line.passage.text.casefold()) is not None and not (line.is_of_waiting or line.keeps_out)
    unsure = line.listed or line.is_denied_before(limit.start)
    if limit.low == limit.high or (unsure and not none):
        return []
    inner, outer = limit.low, limit.high
    if not limit.scale:  # of whole things it is sure whether the end itself is in
        by = AT_END if limit.strict else -AT_END
        inner, outer = limit.low + by, limit.high - by
    return _on_its_side(inner, outer, keeps_out=line.keeps_out or none)


def _admitted_by_name(line: Criterion, one: Quantity) -> list[Interval]:
    """The same by a measure of which the sign that a line lost is known, where nothing else lets people in."""
    text, limit, keeps_out = line.passage.text.casefold(), one.limit, _is_denied(line)
    if limit.low == limit.high and not one.is_step:
        return []  # of a bare number nobody knows the sign
    if one.is_step and _OF_OTHERS.search(text):
        return []
    if OF_TWO_PHASES.search(text) or EXCEPTED.search(text[: limit.start]) or limit.words in line.alternatives:
        return []
    if keeps_out and (line.keeps_out or (limit.low == limit.high == 0)):
        return []  # it denies twice
    keeps_out = keeps_out or line.keeps_out
    before, _, behind = text.partition(limit.words)
    if one.is_open and (
        (one.is_step and not (keeps_out and GRADE in one.names)) or before.rstrip().endswith("=") or _OR.search(behind)
    ):
        return []
    by = AT_END if one.is_step else 0.0
    if one.is_open and keeps_out and GRADE in one.names:
        return [(-inf, limit.low - by)]  # it, or it and all that are worse, are kept out
    keeps_out = (
        keeps_out and not one.is_open
    )  # what lost its sign has the side that is wanted, or not wanted, by its name
    return _on_its_side(limit.low - by, limit.high + by, keeps_out=keeps_out)


def _is_denied(line: Criterion) -> bool:
    """Whether a line wants none of what it names."""
    return _NONE.match(NO_LESS.sub(" ", line.passage.text.casefold())) is not None


def _on_its_side(inner: float, outer: float, *, keeps_out: bool) -> list[Interval]:
    if not keeps_out:
        return [(inner, outer)]
    return [it for it in ((-inf, inner), (outer, inf)) if it[0] < it[1]]


def _both(one: Interval, other: Interval) -> Interval | None:
    low, high = max(one[0], other[0]), min(one[1], other[1])
    return (low, high) if low <= high else None


def _quantities(text: str, limits: Sequence[Limit]) -> Iterator[Quantity]:
    head: frozenset[str] = frozenset()
    last = head
    for chunk, end in _chunks(text):
        inside = [one for one in limits if chunk <= one.start < end]
        if not inside:
            named = words_of(text[chunk:end])
            head, last = (named, named) if text[end : end + 1] == ":" else (head, named or last)
            continue
        for start, stop, group in _groups(text, chunk, end, inside):
            own, follows = words_of(text[start:stop]), not words_of(text[start : group[0].start])
            follows = follows and group[0] is not inside[0]
            last = (own | last if follows else own) or last
            for one in group:
                yield replace(_quantity(text, text[start:stop], one, last | head), follows=follows)


def _chunks(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _ENDS.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def _groups(text: str, start: int, end: int, limits: Sequence[Limit]) -> Iterator[tuple[int, int, list[Limit]]]:
    """The stretches between two joints with their numbers: what has none of its own has the number behind it."""
    group = [limits[0]]
    for before, one in pairwise(limits):
        if cut := _JOINS.search(text, before.start, one.start):
            yield start, cut.start(), group
            start, group = cut.end(), []
        group.append(one)
    yield start, end, group


def _quantity(text: str, clause: str, limit: Limit, of: frozenset[str]) -> Quantity:
    if limit.of_age and _OLD_TEST.search(clause[: clause.find(limit.words)]):
        limit = replace(limit, words=_OF_AGE.sub("", limit.words))
    measured = limit.scale or _MEASURED.search(text[: limit.start])
    counted = _COUNTED.match(text, limit.start) if not measured else None
    return Quantity(
        limit,
        of,
        words_of(segment_of(text, limit.start)),
        _things(counted["what"]) if counted else frozenset(),
    )


def _things(what: str) -> frozenset[str]:
    """The words of what is counted: courses by any of their names."""
    words = terms_of(what) - _COUNTING
    return words | COURSES if words & COURSES else words
