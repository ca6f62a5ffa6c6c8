"""The samples that one sentence speaks of: groups that stand side by side, added up unless a total holds them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from evidence.late import late_regex
from evidence.sources.count_roles import LONE_N, Count, counts
from evidence.sources.counts import Kind

_LINK = late_regex(
    r"(?P<link>[,;)]|\b(?:and|or|vs\.?|versus|than|while|whereas|as well as|plus|against|with|to))[\s(]+"
    r"(?:(?:an?|the|those|another|of|for|from|in|group|compared|matched|\w+ing)\s+)*"
    r"(?:(?:[a-z-]+ ){1,4}(?:of|in|from) (?:[a-z-]+ )?)?\Z"
)
_COMPARED = late_regex(r"\b(?:compar|match|relative|contrast)")
_APART = late_regex(r"[^()]*\),? (?P<link>and|or|vs\.?|versus|compared (?:with|to)) [^(),;:]*\(")
_NEAR = 12
"""How far apart two groups may stand that only a comma joins."""
_REACH = 160
"""How far apart two groups may stand that are compared with each other."""
_FLOW = late_regex(
    r"\b(?:of (?:whom|which|these|those|them|the)|including|among|consisting|completed|analy[sz]ed|remain\w*|dropp\w+"
    r"|withdr\w+|excluded|screened|eligible|died|lost|data|were (?:men|women|male|female|girls|boys))\b|:|\. [A-Z]"
)
_LATER = late_regex(
    r"(?:\s?\([^)]*\))?\s(?:completed|finished|remained|withdrew|dropped|(?:were|was) (?:analy[sz]ed|excluded|lost))"
)
_AND = late_regex(r"[^,:;()]{0,60} and (?:an? |another )?")
_TIME = late_regex(
    r"\b(?:later|baseline|end-?point|follow-?up|time \d|(?:at|after) (?:age |week |month |year )?\d+(?: \w+)?)"
    r"\s?[(\[](?:total )?\Z"
)
"""Words of a time right before an `n =`."""
_BRACKETS = late_regex(r"\([^()]*\)|\[[^\[\]]*\]")
_N_FIRST = late_regex(r"[(\[](?:total )?n\s?=")


@dataclass(frozen=True)
class Sample:
    """Groups that were studied together, and how many people they are; `names` are the source's words for each."""

    groups: tuple[Count, ...]
    n: int
    weight: int
    names: tuple[str, ...] = ()

    @property
    def first(self) -> Count:
        """The group that is named first; its role is that of the sample."""
        return self.groups[0]

    @property
    def controls(self) -> set[bool]:
        """Whether its groups are controls: one answer, or both."""
        return {group.control for group in self.groups}


def samples(text: str) -> Iterator[Sample]:
    """The samples that one sentence speaks of, those listed side by side as one."""
    found = counts(text)
    groups = [count for count in found if count.mention.kind is Kind.N_IS]
    people = _people(found) if len(groups) < len(found) else []
    stated = next((place for place, count in enumerate(people) if count.total), None)
    if stated is not None:
        yield _total(text, *people[stated : stated + 2])
        return
    outer, people = _outside(text, people)
    yield from _runs(outer, people)
    if groups and all(count.part for count in people):
        yield _at_times(groups) if all(_told_by_time(text, count) for count in groups) else _by_n(groups)


def _people(found: Sequence[Count]) -> list[Count]:
    """The counts but every `n =` that no noun for people stands by."""
    return [count for count in found if count.mention.kind is not Kind.N_IS or count.mention.people_start is not None]


def _total(text: str, total: Count, after: Count | None = None) -> Sample:
    """A total, with the group that an "and" adds to it ("a total of 60 patients and 20 controls")."""
    if after and _AND.fullmatch(_between(text, total, after)):
        return Sample((total, after), total.n + after.n, total.weight)
    return Sample((total,), total.n, total.weight)


def _by_n(groups: Sequence[Count]) -> Sample:
    """What is said by `n =` alone: groups to add up, or a first that is all of them."""
    first, rest = groups[0], sum(count.n for count in groups[1:])
    all_first = first.weight > LONE_N and rest <= first.n and groups[1:2] and groups[1].weight == LONE_N
    if len(groups) == 1 or all_first:
        return Sample((first,), first.n, first.weight)
    added_up = len(groups) > 2 and rest == first.n
    return Sample(tuple(groups), first.n if added_up else first.n + rest, LONE_N if added_up else LONE_N - 1)


def _told_by_time(text: str, count: Count) -> bool:
    return _TIME.search(text[max(0, count.mention.start - 40) : count.mention.start]) is not None


def _at_times(groups: Sequence[Count]) -> Sample:
    """The same people counted at several times: they are as many as at the fullest."""
    fullest = max(groups, key=lambda count: count.n)
    return Sample((fullest,), fullest.n, fullest.weight)


def _outside(text: str, found: Sequence[Count]) -> tuple[str, list[Count]]:
    """The text without what is in brackets and the counts that stand in none; all of them where each is in some.

    What follows an `n =` within brackets only divides it up.
    """
    spans = [match.span() for match in _BRACKETS.finditer(text)]
    divided = [span for span in spans if _N_FIRST.match(text, span[0])]
    kept = [count for count in found if not _within(count, divided)]
    outside = [count for count in kept if not _within(count, spans)]
    return (_BRACKETS.sub(lambda match: " " * len(match.group()), text), outside) if outside else (text, kept)


def _within(count: Count, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start < count.start < end for start, end in spans)


def _runs(text: str, found: Sequence[Count]) -> Iterator[Sample]:
    """Neighbours that stand side by side as one sample."""
    run: list[Count] = []
    for count in [count for count in found if count.n > 1] or found:
        if run and not _side_by_side(text, run[-1], count):
            yield from _closed(text, run)
            run = []
        run.append(count)
    yield from _closed(text, run)


def _closed(text: str, run: Sequence[Count]) -> Iterator[Sample]:
    """A run up to its last "and", and what only commas tie to it by itself."""
    if not run:
        return
    links = [_between(text, one, other) for one, other in pairwise(run)]
    firm = [place for place, link in enumerate(links, 1) if len(link) < _NEAR or _link(link) not in (*",;)", None)]
    last = max(firm, default=0) + 1
    yield _together(run[:last])
    yield from _closed(text, run[last:])


def _between(text: str, one: Count, other: Count) -> str:
    return text[one.mention.end : other.start]


def _side_by_side(text: str, one: Count, other: Count) -> bool:
    between = _between(text, one, other)
    if not between:
        return True
    if one.part or other.part or one.whole or len(between) > _REACH or _FLOW.search(between):
        return False
    if _LATER.match(text, other.mention.end):
        return False
    return _link(between) is not None


def _link(between: str) -> str | None:
    """What joins a group to the one before it: the word or the mark that stands last before it."""
    if apart := _APART.fullmatch(between):
        return apart["link"]
    match = _LINK.search(between)
    if match is None or between.count("(") != between.count(")"):
        return None
    return None if match["link"] in ("with", "to") and not _COMPARED.search(between) else match["link"]


def _together(run: Sequence[Count]) -> Sample:
    """Groups as one; a first that the others add up to is their total."""
    first, rest = run[0], sum(count.n for count in run[1:])
    n = first.n if len(run) > 2 and rest == first.n else first.n + rest
    return Sample(tuple(run), n, max(count.weight for count in run) + (len(run) > 1))
