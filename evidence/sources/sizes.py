"""How many were studied: enrolled, analysed, and in each arm (CONSORT items 13 and 16).

A total that is called one counts before groups that are listed; groups that stand side by side are added up, unless
they add up to a total that is given. Shares ("8 of 14 patients") and people of other studies are no sample.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from evidence.sources.card import Arm
from evidence.sources.count_roles import Count, counts
from evidence.sources.counts import NUMBER, Kind, value
from evidence.sources.passages import Passage, Section, plain

_OTHER_STUDY = re.compile(
    r"(?:previous|prior|earlier|recent) (?:\w+ )?(?:stud|report|work|trial)|literature|published|et al\b"
    r"|million|worldwide|annually,? \d"
)
_LINK = re.compile(
    r"(?P<link>[,;)]|\b(?:and|or|vs\.?|versus|than|while|whereas|as well as|plus|against|with|to))[\s(]+"
    r"(?:(?:an?|the|those|another|of|from|in|group|compared|matched|\w+ing)\s+)*\Z"
)
_COMPARED = re.compile(r"\b(?:compar|match|relative|contrast)")
_APART = re.compile(r"[^()]*\),? (?P<link>and|or|vs\.?|versus|compared (?:with|to)) [^(),;:]*\(")
_NEAR = 12
"""How far apart two groups may stand that only a comma joins."""
_REACH = 160
"""How far apart two groups may stand that are compared with each other."""
_FLOW = re.compile(
    r"\b(?:of (?:whom|which|these|those|them|the)|including|among|consisting|completed|analy[sz]ed|remain\w*|dropp\w+"
    r"|withdr\w+|excluded|screened|eligible|died|lost|data|were (?:men|women|male|female|girls|boys))\b|:|\. [A-Z]"
)
_LATER = re.compile(
    r"(?:\s?\([^)]*\))?\s(?:completed|finished|remained|withdrew|dropped|(?:were|was) (?:analy[sz]ed|excluded|lost))"
)
_PLAIN_N = 3
"""The weight of a lone `n =` that is not said to be all."""
_AND = re.compile(r"[^,:;()]{0,60} and (?:an? |another )?")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_N_FIRST = re.compile(r"[(\[](?:total )?n\s?=")
_ARM = re.compile(
    r"(?P<name>(?:[A-Za-z][\w'’/+.-]*[ -]){0,4}[A-Za-z][\w'’/+.-]*)[,;:]?\s?[(\[]\s?[Nn]\s?=\s?"
    rf"(?P<n>{NUMBER})(?![^)\]]{{0,40}}%)"
)
_ARM_LEAD = re.compile(
    r"^(?:(?:and|or|with|the|of|in|to|a|an|either|group|were|was|received|randomi[sz]ed|assigned|between"
    r"|versus|vs\.?|for|from|by|on|both|into|patients|participants|receive|receiving) )+",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Sizes:
    """How many were enrolled and analysed, and each arm; None and empty where it is not said."""

    enrolled: int | None = None
    analysed: int | None = None
    arms: tuple[Arm, ...] = ()


_LOOKED_AT = frozenset({Section.TITLE, Section.METHODS, Section.RESULTS, Section.UNSAID, Section.OBJECTIVE})
_SENTENCES = 60
_HERE = re.compile(
    r"\b(?:[Hh]ere,? we|[Tt]his (?:\w+ )?study|[Tt]he (?:present|current) study|[Ww]e (?:\w+ )?(?:examined"
    r"|used|report|studied|assessed|measured|compared|evaluated|enrolled|recruited|conducted|tested))\b"
)
"""Words that make a sentence of the background one about the study itself."""


@dataclass(frozen=True)
class _Sample:
    """Groups that were studied together, and how many people they are."""

    groups: tuple[Count, ...]
    n: int
    weight: int

    @property
    def controls(self) -> set[bool]:
        """Whether its groups are controls: one answer, or both."""
        return {group.control for group in self.groups}


def find_sizes(passages: Sequence[Passage], title: str | None = None) -> Sizes:
    """The sizes that the title, the methods and the results tell, the strongest statement first.

    Of two as strong the larger counts, since a part is never larger than the whole.
    """
    texts = [(0, plain(title))] if title and not any(p.section is Section.TITLE for p in passages) else []
    own = [p for p in passages if p.section in _LOOKED_AT or _HERE.search(p.text)][:_SENTENCES]
    texts += [(p.section is Section.METHODS, p.plain) for p in own]
    samples: list[_Sample] = []
    for planned, text in texts:
        for sample in _samples(text) if not _OTHER_STUDY.search(text) else ():
            if sample.groups[0].more and samples:
                samples[-1] = _together(samples[-1].groups + sample.groups)
            elif not sample.groups[0].part:
                samples.append(replace(sample, weight=sample.weight + planned))
    analysed = next((sample.n for sample in samples if sample.groups[0].analysed), None)
    return Sizes(_enrolled(samples), analysed, _arms(passages))


def _enrolled(samples: Sequence[_Sample]) -> int | None:
    """The strongest sample, with the controls that another sentence gives it unless it holds them already."""
    best = max((sample for sample in samples if sample.weight > 0), key=_strength, default=None)
    if best is None or best.groups[0].total or len(best.controls) > 1:
        return best.n if best else None
    others = [sample for sample in samples if _goes_with(best, sample)]
    other = max(others, key=_strength, default=None)
    if other is None or any(sample.n == best.n - other.n for sample in samples):
        return best.n
    return best.n + other.n


def _strength(sample: _Sample) -> tuple[int, int]:
    return sample.weight, sample.n


def _goes_with(best: _Sample, other: _Sample) -> bool:
    first = other.groups[0]
    return (
        other.controls == {not best.groups[0].control}
        and other.weight > 1
        and not first.total
        and first.mention.kind is best.groups[0].mention.kind
    )


def _samples(text: str) -> Iterator[_Sample]:
    """The samples that one sentence speaks of, those listed side by side as one."""
    found = counts(text)
    people = [count for count in found if count.mention.kind is not Kind.N_IS]
    stated = next((place for place, count in enumerate(people) if count.total), None)
    if stated is not None:
        yield _total(text, *people[stated : stated + 2])
        return
    yield from _runs(*_outside(text, people))
    groups = [count for count in found if count.mention.kind is Kind.N_IS]
    if groups and all(count.part for count in people):
        yield _by_n(groups)


def _total(text: str, total: Count, after: Count | None = None) -> _Sample:
    """A total, with the group that an "and" adds to it ("a total of 60 patients and 20 controls")."""
    if after and _AND.fullmatch(_between(text, total, after)):
        return _Sample((total, after), total.n + after.n, total.weight)
    return _Sample((total,), total.n, total.weight)


def _by_n(groups: Sequence[Count]) -> _Sample:
    """What is said by `n =` alone: groups to add up, or a first that is all of them."""
    first, rest = groups[0], sum(count.n for count in groups[1:])
    all_first = first.weight > _PLAIN_N and rest <= first.n and groups[1:2] and groups[1].weight == _PLAIN_N
    if len(groups) == 1 or all_first:
        return _Sample((first,), first.n, first.weight)
    added_up = len(groups) > 2 and rest == first.n
    return _Sample(tuple(groups), first.n if added_up else first.n + rest, _PLAIN_N if added_up else _PLAIN_N - 1)


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
    return any(start < count.mention.start < end for start, end in spans)


def _runs(text: str, found: Sequence[Count]) -> Iterator[_Sample]:
    """Neighbours that stand side by side as one sample."""
    run: list[Count] = []
    for count in [count for count in found if count.n > 1] or found:
        if run and not _side_by_side(text, run[-1], count):
            yield from _closed(text, run)
            run = []
        run.append(count)
    yield from _closed(text, run)


def _closed(text: str, run: Sequence[Count]) -> Iterator[_Sample]:
    """A run up to its last "and", and what only commas tie to it by itself."""
    if not run:
        return
    links = [_between(text, one, other) for one, other in pairwise(run)]
    firm = [place for place, link in enumerate(links, 1) if len(link) < _NEAR or _link(link) not in (*",;)", None)]
    last = max(firm, default=0) + 1
    yield _together(run[:last])
    yield from _closed(text, run[last:])


def _between(text: str, one: Count, other: Count) -> str:
    return text[one.mention.end : other.mention.start]


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


def _together(run: Sequence[Count]) -> _Sample:
    """Groups as one; a first that the others add up to is their total."""
    first, rest = run[0], sum(count.n for count in run[1:])
    n = first.n if len(run) > 2 and rest == first.n else first.n + rest
    return _Sample(tuple(run), n, max(count.weight for count in run) + (len(run) > 1))


def _arms(passages: Sequence[Passage]) -> tuple[Arm, ...]:
    """The first sentence that gives two groups or more their `n =`."""
    for passage in passages:
        if passage.section in _LOOKED_AT and "=" in passage.text:
            arms = [Arm(_ARM_LEAD.sub("", m["name"]), value(m["n"])) for m in _ARM.finditer(passage.text)]
            if len(arms) > 1:
                return tuple(arms)
    return ()
