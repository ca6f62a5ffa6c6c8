"""How many were studied: enrolled, analysed, and in each arm (CONSORT items 13 and 16).

A total that is called one counts before groups that are listed; groups that stand side by side are added up, unless
they add up to a total that is given. Shares ("8 of 14 patients") and people of other studies are no sample.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from evidence.late import late_regex
from evidence.sources.card import Arm
from evidence.sources.count_roles import Count
from evidence.sources.mention import COUNT, NUMBER, Kind, value
from evidence.sources.passages import Passage, Section, plain
from evidence.sources.per_group import groups_told
from evidence.sources.samples import Sample, samples

_OTHER_STUDY = late_regex(
    r"(?<!\bto )(?<!with )(?<!unlike )(?:previous|prior|earlier|recent) (?:(?!to\b)[\w-]+ ){0,3}"
    r"(?:stud|report|work|trial)|literature|published|et al\b"
    r"|million(?! (?:u|iu|units|international|cells|copies)\b)|\A(?!.*(?:enroll|randomi|recruit)).*worldwide"
    r"|globally|(?:hypothetical|simulated) (?:\w+ )?(?:cohort|population|patients)|in the world|so far\b"
    r"|annually,? \d|have been (?:reported|recorded|infected)\b"
)
_NUMBER_FIRST = late_regex(rf"(?:{COUNT})[\s-]*", re.IGNORECASE)
_TOLD_BY = late_regex(
    r" (?:with|without|who|on|in|of|from|taking|receiving|treated)\b[^,;:.()]{1,60}?"
    r"(?=[,;:.()]|\s(?:and|or|vs|versus|were|was|had|to|participated|completed|compared|matched|in)\b|\Z)"
)
_LINK_LAST = late_regex(r"\s*\b(?:and|or|versus|vs\.?) \Z")
_IN_BRACKETS = late_regex(r"\A\(([^()]*)\)\Z")
_SEX = late_regex(r"(?:(?:male|female) [\w-]+|(?:wo)?men|boys|girls|males|females)", re.IGNORECASE)
_ARM = late_regex(
    r"(?P<name>[A-Za-z][\w'’/+.-]*(?:[ -](?:[A-Za-z][\w'’/+.-]*|\d+(?:[.·]\d+)?%?)){0,5})[,;:]?\s?[(\[]\s?[Nn]\s?=\s?"
    rf"(?P<n>{NUMBER})(?![^)\]]{{0,40}}%)"
)
_ARM_LEAD = late_regex(
    r"^(?:(?:and|or|with|the|of|in|to|a|an|either|group|were|was|received|randomi[sz]ed|randomly|assigned|between"
    r"|versus|vs\.?|for|from|by|on|both|into|patients|participants|receive|receiving) )+",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Sizes:
    """How many were enrolled and analysed, and each arm; None and empty where it is not said."""

    enrolled: int | None = None
    analysed: int | None = None
    arms: tuple[Arm, ...] = ()


_ONE_PERSON = late_regex(
    r"\b(?:report|describe|present)(?:s|ed)? (?:on )?(?:the case of )?(?:an?|the first|one) (?:[\w-]+ ){0,4}?"
    r"(?:patient|man|woman|boy|girl|child|infant|neonate|case)\b(?![- ](?:control|series|management|stud|vignette))"
    r"|\A(?:an?|the first|one) (?:[\w-]+ ){0,4}?(?:patient|man|woman|boy|girl|child|infant|neonate)\b[^.;]{0,80}?"
    r" (?:who|was|had|is (?:reported|presented|described)|presented|developed|came|underwent)\b"
)
"""One person of whom a sentence reports."""
_REUSED = late_regex(
    r"\b(?:data|samples|scans|recordings|specimens) (?:\w+ )?(?:from|of|in)\b|\bre-?analy[sz]"
    r"|\b(?:secondary|post[ -]hoc) analys"
)
"""Words by which people of another study are studied again."""
_OF_PEOPLE = late_regex(r"patients|participants|subjects|population|\bsample")
_LOOKED_AT = frozenset({Section.TITLE, Section.METHODS, Section.RESULTS, Section.UNSAID, Section.OBJECTIVE})
_SENTENCES = 60
_HERE = late_regex(
    r"\b(?:[Hh]ere,? we|[Tt]his (?:\w+ )?study|[Tt]he (?:present|current) study|[Ww]e (?:\w+ )?(?:examined"
    r"|used|report|present|describe|studied|assessed|measured|compared|evaluated|enrolled|recruited|conducted|tested))\b"
    r"|\b(?:was|were) (?:conducted|performed|carried out|undertaken) (?:to|in|on|with|among)\b"
)
"""Words that make a sentence of the background one about the study itself."""


def find_sizes(passages: Sequence[Passage], title: str | None = None) -> Sizes:
    """The sizes that the title, the methods and the results tell, the strongest statement first.

    Of two as strong the larger counts, since a part is never larger than the whole. A text that counts nobody and
    reports of one person is of one.
    """
    found = list(_found(passages, title))
    analysed = next((sample.n for sample in found if sample.first.analysed), None)
    enrolled = _enrolled(found)
    one = 1 if enrolled is None and any(_ONE_PERSON.search(p.plain) for p in passages[:_SENTENCES]) else None
    return Sizes(enrolled.n if enrolled else one, analysed, _arms(passages) or _told_apart(enrolled))


def _found(passages: Sequence[Passage], title: str | None) -> Iterator[Sample]:
    """The samples of the study's own sentences; one of the methods weighs more, "another 20" go with those before."""
    texts = [(0, title, plain(title))] if title and not any(p.section is Section.TITLE for p in passages) else []
    own = [p for p in passages if p.section in _LOOKED_AT or _HERE.search(p.text)][:_SENTENCES]
    texts += [
        (_planned(p), p.text, p.plain) for p in own if not _OTHER_STUDY.search(p.plain) or _REUSED.search(p.plain)
    ]
    groups = next((groups for _, _, lower in texts if (groups := groups_told(lower))), None)
    last: Sample | None = None
    told = False
    for planned, text, lower in texts:
        for sample in samples(lower, groups):
            names = tuple(_name(text, group) for group in sample.groups)
            again = told and sample.first.known
            named = replace(sample, weight=sample.weight + planned - again, names=names)
            named, told = named if told else _not_controls(named), True
            if last and _adds(last, named):
                last = _both(last, named)
            elif not named.first.part or named.first.screened:
                yield from [last] if last else []
                last = named
    yield from [last] if last else []


def _not_controls(first: Sample) -> Sample:
    """The first people of a text, who are controls of nobody, "healthy" as they may be."""
    if first.controls != {True}:
        return first
    return replace(first, groups=tuple(replace(group, control=False) for group in first.groups))


def _planned(passage: Passage) -> int:
    """How much its place speaks for the people of a sentence: the methods, and most of all a section on them."""
    return (passage.section is Section.METHODS) + (_OF_PEOPLE.search(plain(passage.heading)) is not None)


def _adds(last: Sample, other: Sample) -> bool:
    """Whether people are on top of those just named: more of them, the next arm, "the other 35" of what is fewer."""
    first = other.first
    alike = first.unit is not None and first.unit == last.first.unit
    return first.more or alike or (first.other and other.n > last.n)


def _enrolled(found: Sequence[Sample]) -> Sample | None:
    """The strongest sample, with the controls that another sentence gives it unless it holds them already."""
    best = max((sample for sample in found if sample.weight > 0), key=_strength, default=None)
    if best is None:
        return max((sample for sample in found if sample.first.screened), key=_strength, default=None)
    if best.first.total or len(best.controls) > 1:
        return best
    others = [sample for sample in found if _goes_with(best, sample)]
    other = max(others, key=_strength, default=None)
    if other is None or any(sample.n == best.n - other.n for sample in found):
        return best
    return _both(best, other)


def _both(one: Sample, other: Sample) -> Sample:
    return Sample(one.groups + other.groups, one.n + other.n, max(one.weight, other.weight), one.names + other.names)


def _name(text: str, group: Count) -> str:
    """The words for the people of a group, with those that tell them apart, as the source has them."""
    mention = group.mention
    if mention.kind is not Kind.PEOPLE:
        return ""
    words = text[mention.start : mention.end]
    apart = _TOLD_BY.match(text, mention.end)
    name = _NUMBER_FIRST.sub("", words + apart.group() if apart else words, count=1)
    return _IN_BRACKETS.sub(r"\1", _LINK_LAST.sub("", name).strip())


def _told_apart(sample: Sample | None) -> tuple[Arm, ...]:
    """The groups of a sample as its arms: those that it adds up, unless they are its sexes only."""
    if sample is None or sum(group.n for group in sample.groups) != sample.n or len(sample.groups) < 2:
        return ()
    if not all(sample.names) or len(set(sample.names)) == 1 or all(_SEX.fullmatch(name) for name in sample.names):
        return ()
    return tuple(Arm(name, group.n) for name, group in zip(sample.names, sample.groups, strict=True))


def _strength(sample: Sample) -> tuple[int, bool, int]:
    return sample.weight, sample.controls != {True}, sample.n


def _goes_with(best: Sample, other: Sample) -> bool:
    return (
        other.controls == {not best.first.control}
        and other.weight > 1
        and not other.first.total
        and not (other.first.chosen or best.first.analysed or any(group.analysed for group in other.groups))
        and not (len(other.groups) > 1 and other.n == best.n)
        and other.first.mention.kind is best.first.mention.kind
    )


def _arms(passages: Sequence[Passage]) -> tuple[Arm, ...]:
    """The first sentence that gives two groups or more their `n =`."""
    for passage in passages:
        if passage.section in _LOOKED_AT and "=" in passage.text:
            arms = [Arm(_ARM_LEAD.sub("", m["name"]), value(m["n"])) for m in _ARM.finditer(passage.text)]
            if len(arms) > 1:
                return tuple(arms)
    return ()
