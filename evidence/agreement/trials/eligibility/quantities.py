"""The numbers of a text on entry as quantities: each with the words that say of what it is, and what it counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise
from math import inf

from evidence.agreement.trials.eligibility.clauses import segment_of, words_of
from evidence.agreement.trials.eligibility.criteria import Criterion
from evidence.agreement.trials.eligibility.limits import Limit, limits_in
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
_SCORE = late_regex(r"\b(?:kps|ecog|performance status)\b[^.;,\d]{0,30}(?:\d\s?(?:to|-|–|or|and)\s?)?\Z")
"""Before a step of performance, which is read elsewhere."""
_NEVER_BARE = ("", "hour", "uln", "mm")
"""Scales of which no number goes without its unit, as a BMI of 28 does, or a systolic pressure of 150."""
_FAR = 3.0
AT_END = 0.1
"""So little beyond the end of a count lies its end, and nothing else."""
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

    @property
    def is_age(self) -> bool:
        """Whether it is how old somebody is."""
        return self.limit.of_age

    def is_alike(self, other: Quantity) -> bool:
        """Whether it is of the sort of another: on the same scale, and of the same things if it counts any."""
        if self.is_age or other.is_age or (self.whole and other.whole and self.whole != other.whole):
            return False
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
        return bool(self.of & (asked.of | asked.line.terms) or self.counted & asked.counted)

    def shared(self, other: Quantity) -> frozenset[str]:
        """The words that say of what both are."""
        return ((self.of & other.of) - OF_ALL) | (self.counted & other.counted)


@dataclass(frozen=True)
class Asked(Quantity):
    """A number of a condition of entry; `admitted` says from where to where it lets in, if that is sure."""

    line: Criterion = field(kw_only=True)
    admitted: tuple[Interval, ...] = field(kw_only=True)

    @property
    def is_age(self) -> bool:
        """Whether it is how old somebody is, by its own words or by those of its line."""
        return self.limit.of_age or (self.limit.unit == "year" and self.line.is_of_ages)


@lru_cache(maxsize=1024)
def quantities_in(text: str) -> tuple[Quantity, ...]:
    """The numbers of a lower-case text that has names by `shortly`."""
    text = _ASIDE.sub(r" \1 ", text)
    limits = list(limits_in(text))
    ends = [one for one in limits if _OUT_OF.search(text[: one.start]) or _OF_SCALE.match(text, one.start)]
    scale = {one.high for one in ends}
    whole = scale.pop() if len(scale) == 1 else None
    return tuple(replace(one, whole=whole) for one in _quantities(text, [it for it in limits if it not in ends]))


def asked_by(lines: Sequence[Criterion]) -> list[Asked]:
    """The numbers of some conditions of entry; what stands in a list is of what its heading names."""
    return [one for line in lines for one in _asked_by(line.shortened)]


def _asked_by(line: Criterion) -> Iterator[Asked]:
    above = words_of(line.above)
    told = quantities_in(line.passage.text.casefold())
    for one in told:
        admitted = _admitted(line, one)
        for other in told:
            if admitted and one.is_other_end_of(other):
                admitted = [meet for mine in admitted for it in _admitted(line, other) if (meet := _both(mine, it))]
        yield Asked(
            one.limit, one.of | above, one.beside, one.counted, whole=one.whole, line=line, admitted=tuple(admitted)
        )


def _admitted(line: Criterion, one: Quantity) -> list[Interval]:
    """From where to where a line lets in by a number; nothing where that is not sure."""
    limit = one.limit
    if over_since(line, limit) and not line.listed:
        return [(limit.ends[0], inf)]
    if line.listed or line.is_denied_before(limit.start) or limit.low == limit.high:
        return []
    inner, outer = limit.low, limit.high
    if not limit.scale:  # of whole things it is sure whether the end itself is in
        by = AT_END if limit.strict else -AT_END
        inner, outer = limit.low + by, limit.high - by
    if not line.keeps_out:
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
    if limit.of_age and _OLD_TEST.search(clause):
        limit = replace(limit, words=_OF_AGE.sub("", limit.words))
    measured = limit.scale or _MEASURED.search(text[: limit.start])
    counted = _COUNTED.match(text, limit.start) if not measured else None
    return Quantity(
        limit,
        of,
        words_of(segment_of(text, limit.start)),
        terms_of(counted["what"]) - _COUNTING if counted else frozenset(),
    )


def is_of_performance(text: str, limit: Limit) -> bool:
    """Whether a number of a lower-case text is a step of a performance status."""
    return _SCORE.search(text[: limit.start]) is not None
