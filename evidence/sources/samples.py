"""The samples that one sentence speaks of: groups that stand side by side, added up unless a total holds them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from evidence.claims.patterns import IN_BRACKETS
from evidence.late import late_regex
from evidence.sources.count_roles import LONE_N, Count, counts
from evidence.sources.mention import Kind

_LINK = late_regex(
    r"(?P<link>[,;)]|\b(?:and|or|vs\.?|versus|than|while|whereas|as well as|plus|against|with|to))[\s(]+"
    r"(?:(?:an?|the|those|other|another|of|for|from|in|(?:[\w-]+ )?(?:group|arm)(?: (?:[a-d]|[ivx\d]+))?"
    r"|compared|matched|\w+ing)\s+)*"
    r"(?:(?:[a-z-]+ ){1,4}(?:of|in|from) (?:[a-z-]+ )?)?\Z"
)
_COMPARED = late_regex(r"\b(?:compar|match|relative|contrast)")
_APART = late_regex(r"[^()]*\)(?:,? (?P<link>and|or|vs\.?|versus|compared (?:with|to))|[,;]) [^(),;:]*\(")
_NEAR = 12
"""How far apart two groups may stand that only a comma joins."""
_REACH = 160
"""How far apart two groups may stand that are compared with each other."""
_FLOW = late_regex(
    r"\b(?:of (?:whom|which|these|those|them|the(?= \d))|including|among|consisting|completed|analy[sz]ed|remain\w*"
    r"|dropp\w+|withdr\w+|excluded|screened|eligible|(?<!who )(?:died|lost)|data"
    r"|were (?:men|women|male|female|girls|boys))\b|:|\. [A-Z]"
)
_LATER = late_regex(
    r"(?:\s?\([^)]*\))?\s(?:completed|finished|remained|withdrew|dropped|(?:were|was) (?:analy[sz]ed|excluded|lost))"
)
_ANSWERED = late_regex(r"(?:\s?\([^)]*\))?\s(?:responded|replied|agreed|volunteered|(?:were )?returned)\b")
_DID = late_regex(r"\b(?:were|was|had|have been|enrolled|recruited|randomi[sz]ed|participated|received|underwent)\b")
"""Words by which those before did something of their own."""
_HAD = late_regex(r"(?:\s?\([^()]*\))? (?:had|experienced|developed|showed|reported|died)\b")
_TREATED = r"(?:received|underwent|(?:were|was) (?:\w+ )?(?:assigned|allocated|randomi[sz]ed|treated|given)\b)"
_ENROLLED = late_regex(r"\b(?:enroll?ed|recruited|identified|consented|registered)\b")
_TREATED_THEN = late_regex(rf"(?:\s?\([^()]*\))? {_TREATED}")
"""What is done with some of those who were enrolled before."""
_AND_OTHERS = late_regex(rf"(?:[^()]|\([^()]*\))*? {_TREATED}[^.;]*,? and (?:an? |another )?")
_LIKEWISE = late_regex(rf"(?:\s?\([^()]*\))? (?:to\b|{_TREATED})")
_AND = late_regex(r"[^,:;()]{0,60} and (?:an? |another )?")
_ONE_BRACKET = late_regex(r"; ")
_MOST = 0.8
"""What share of those who were divided up is told of in the parts, at least."""
_CHOSEN = late_regex(r"; those (?:who|that)\b|\b(?:of (?:whom|these|those|them)|remaining)\b")
_TIME = late_regex(
    r"\b(?:later|baseline|end-?point|follow-?up|time \d|(?:at|after) (?:age |week |month |year )?\d+(?: \w+)?)"
    r",?\s?[(\[]?(?:total )?\Z"
)
"""Words of a time right before an `n =`."""
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


def samples(text: str, groups_told: int | None = None) -> Iterator[Sample]:
    """The samples that one sentence speaks of, those listed side by side as one; see `counts` for the groups told."""
    found = counts(text, groups_told)
    groups = [count for count in found if count.mention.kind is Kind.N_IS]
    people = _people(found) if len(groups) < len(found) else []
    stated = next((place for place, count in enumerate(people) if count.total), None)
    if stated is not None:
        yield _total(text, *people[stated : stated + 2])
        return
    outer, people = _outside(text, people)
    yield from _runs(outer, people)
    if groups and (all(count.part for count in people) or people[0].event):
        yield _at_times(groups) if all(_told_by_time(text, count) for count in groups) else _by_n(text, groups)


def _people(found: Sequence[Count]) -> list[Count]:
    """The counts but every `n =` that no noun for people stands by."""
    return [count for count in found if count.mention.kind is not Kind.N_IS or count.mention.people_start is not None]


def _total(text: str, total: Count, after: Count | None = None) -> Sample:
    """A total, with the group that an "and" adds to it ("a total of 60 patients and 20 controls")."""
    if after and (
        not (between := _between(text, total, after)) or _AND.fullmatch(between) or _treated_apart(text, total, after)
    ):
        return Sample((total, after), total.n + after.n, total.weight)
    return Sample((total,), total.n, total.weight)


def _treated_apart(text: str, one: Count, other: Count) -> bool:
    """Whether two arms are told one after the other ("125 were assigned to varinol and 126 to placebo")."""
    both = _AND_OTHERS.fullmatch(_between(text, one, other)) and _LIKEWISE.match(text, other.mention.end)
    return both is not None


def _by_n(text: str, groups: Sequence[Count]) -> Sample:
    """What is said by `n =` alone: groups to add up, or a first that is all of them."""
    first, rest = groups[0], sum(count.n for count in groups[1:])
    all_first = rest <= first.n and groups[1:2] and _divided(text, first, groups[1])
    if len(groups) == 1 or all_first:
        return Sample((first,), first.n, first.weight)
    added_up = len(groups) > 2 and first.n in [*accumulate(count.n for count in groups[1:])][1:]
    weight = LONE_N if added_up or all(count.unit for count in groups) else LONE_N - 1
    return Sample(tuple(groups), first.n if added_up else first.n + rest, weight)


def _divided(text: str, first: Count, second: Count) -> bool:
    """Whether the second group is a part of the first: it is one of each, or those who were chosen of all."""
    named_all = first.weight > LONE_N and second.weight == LONE_N
    in_one = _ONE_BRACKET.fullmatch(_between(text, first, second)) is not None
    return named_all or in_one or second.mention.each or _CHOSEN.search(_between(text, first, second)) is not None


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
    spans = [match.span() for match in IN_BRACKETS.finditer(text)]
    divided = [span for span in spans if _N_FIRST.match(text, span[0])]
    kept = [count for count in found if not _within(count, divided)]
    outside = [count for count in kept if not _within(count, spans)]
    return (IN_BRACKETS.sub(lambda match: " " * len(match.group()), text), outside) if outside else (text, kept)


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
    firm = [place for place, (one, other) in enumerate(pairwise(run), 1) if _firmly(text, one, other)]
    last = max(firm, default=0) + 1
    divided = last > 2 and _DID.search(_between(text, run[0], run[1])) is not None
    yield _together(run[:last], divided)
    yield from _closed(text, run[last:])


def _firmly(text: str, one: Count, other: Count) -> bool:
    """Whether more than a comma ties a group to the one before it: a word, nearness, or the noun that it leaves out."""
    link = _between(text, one, other)
    return len(link) < _NEAR or other.mention.bare or _link(link) not in (*",;)", None)


def _between(text: str, one: Count, other: Count) -> str:
    return text[one.mention.end : other.start]


def _side_by_side(text: str, one: Count, other: Count) -> bool:
    between = _between(text, one, other)
    if not between:
        return True
    if one.part or other.part or one.whole or len(between) > _REACH or _FLOW.search(between):
        return False
    if ";" in between and (_DID.search(between) or _HAD.match(text, other.mention.end)):
        return False
    later = _LATER.match(text, other.mention.end) and _DID.search(between)
    enrolled = _ENROLLED.search(text, max(0, one.start - _NEAR), other.start)
    if other.chosen or later or (enrolled and _TREATED_THEN.match(text, other.mention.end)):
        return False
    if (
        text.endswith("responses", 0, other.mention.end)
        or _ANSWERED.match(text, other.mention.end)
        or (between == "; " and other.mention.kind is Kind.VERB)
    ):
        return False
    return _link(between) is not None


def _link(between: str) -> str | None:
    """What joins a group to the one before it: the word or the mark that stands last before it."""
    if apart := _APART.fullmatch(between):
        return apart["link"] or ","
    match = _LINK.search(between)
    if match is None or between.count("(") != between.count(")"):
        return None
    return None if match["link"] in ("with", "to") and not _COMPARED.search(between) else match["link"]


def _together(run: Sequence[Count], divided: bool) -> Sample:
    """Groups as one; a first that the others add up to, nearly so where it is `divided` into them, is their total."""
    first, rest = run[0], sum(count.n for count in run[1:])
    nearly = divided and _MOST * first.n <= rest <= first.n
    n = first.n if nearly or (len(run) > 2 and rest == first.n) else first.n + rest
    told_together = n > first.n and not first.event and all(count.weight > 1 for count in run)
    return Sample(tuple(run), n, max(count.weight for count in run) + told_together)
