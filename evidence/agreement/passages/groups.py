"""The groups of a study in the order in which its text lists them: "to 10 mg, 30 mg or placebo", "in the A and B arms".

Abstracts give results by this order ("5.1%, 6.2% and 1.7%, respectively"), and a number's group by its place alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from evidence.agreement.passages.pair_lists import names_with_numbers
from evidence.agreement.passages.sides import CONTROLS
from evidence.agreement.words.terms import terms_of, words_with
from evidence.claims.sentences import split
from evidence.late import late_regex

_ASIDE = late_regex(r"\s?(?:\([^()]*\)|\[[^\[\]]*\])")
_ASSIGNED = late_regex(
    r"\b(?:(?:randomi[sz]ed|assigned|allocated)\b[^.;:]{0,80}?\bto(?: receive)?(?!\s\d+\s(?:years|months|weeks|days)\b)"
    r"|received|(?:to|we) compared?)\s"
    r"(?P<list>(?:(?!\s(?:in|among)\s)[^.;]|\.(?=\d))*)",
    re.IGNORECASE,
)
_NAMED = late_regex(
    r"\b(?:in|for|of|with|to|by|among|on)\s(?:the\s)?(?P<list>(?:(?!\b(?:in|for|of|with|to|by|among|on)\s)[^;:])"
    r"{3,120}?)(?:\s(?:groups|arms)\b|,?\srespectively\b)",
    re.IGNORECASE,
)
_SIZE = late_regex(r"\s?\(n\s?=\s?[\d, ]+\)", re.IGNORECASE)
_BEFORE_A_NAME = late_regex(r".*(?:[();:]|\bto\b)\s?", re.DOTALL)
_JOINT = late_regex(
    r"(?P<comma>\s?[,;]\s(?:and\s|or\s|versus\s|vs\.?\s)?)|\s(?:and|or|versus|vs\.?|with)\s", re.IGNORECASE
)
_LEAD = late_regex(r"\A(?:(?:and|or|either|the|an?|to|receive|both|versus|vs\.?|with|of)\s)+", re.IGNORECASE)
_TAIL = late_regex(
    r"\s(?:for|once|twice|three times|daily|nightly|weekly|monthly|every|over|during|added|followed|all|in|each|on"
    r"|after|before|at (?=week|month|day|the|baseline)|plus background|group|arm)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_DOSE = late_regex(
    r"(?<![\d.,/])(?P<number>\d+(?:[.,]\d+)*)[\s-]?(?P<unit>%|(?:mg|mcg|µg|μg|g|ml|iu|units?)\b)(?:/\w+)*",
    re.IGNORECASE,
)
_ADJECTIVE = late_regex(
    r"[a-z-]+(?:ed|al|ic|ive|ous|ary|ar|ent|ant)|low|high|early|late|long|short|standard|higher|lower", re.IGNORECASE
)
"""Of a first name: the last word of the last name is the head of all ("early or late surgery")."""
_BARE = late_regex(r"[-−<>≤≥]?\d[\d.,/]*(?!\d)(?!\s?-?(?:mg|mcg|µg|μg|g|ml|iu|units?)\b)", re.IGNORECASE)
"""A number that is no dose."""
_NO_NAME = late_regex(
    r"\b(?:were|was|are|is|had|has|then|received?|assigned|randomi[sz]ed|who|which|to|either|both)\b", re.IGNORECASE
)
"""Of words that are a sentence, and no name."""
_WORDS = 9
_MOST = 8
_LISTS = 12
"""Names have no more words, lists no more names, and texts no more lists that are looked at."""


@dataclass(frozen=True)
class Group:
    """One group of a study: the doses and the words that no other group of its list has."""

    name: str
    doses: frozenset[str]
    terms: frozenset[str]

    def is_same(self, other: Group) -> bool:
        """Whether another list names this group."""
        if self.doses and other.doses:
            return bool(self.doses & other.doses)
        return bool(self.terms & other.terms)


@dataclass(frozen=True)
class Mention:
    """A place where a text names a group: which of a list it is."""

    start: int
    end: int
    group: int


Groups = tuple[Group, ...]


@lru_cache(maxsize=64)
def groups_listed(text: str) -> tuple[Groups, ...]:
    """The first lists of groups that a text has, each once, in order: a study names its groups early."""
    sentences = (line[start:end] for line in text.splitlines() for start, end in split(line))
    found: dict[Groups, None] = {}
    for sentence in sentences:
        found.update(dict.fromkeys(groups_in(sentence)))
        if len(found) >= _LISTS:
            break
    return tuple(found)[:_LISTS]


@lru_cache(maxsize=512)
def groups_with_numbers(sentence: str) -> tuple[Groups, ...]:
    """The groups, or outcomes, to which a sentence gives a number each."""
    return tuple(filter(None, map(_told_apart, names_with_numbers(sentence))))


@lru_cache(maxsize=512)
def groups_in(sentence: str) -> tuple[Groups, ...]:
    """The lists of groups that a sentence has."""
    plain = _ASIDE.sub("", sentence)
    assigned = [_names(match["list"]) for match in _ASSIGNED.finditer(plain)]
    return tuple(filter(None, map(_told_apart, (*_ordered(plain), *assigned, _sized(sentence)))))


def _sized(sentence: str) -> list[str]:
    """The names behind which sizes stand: "velorin (n = 40), placebo (n = 41)"."""
    parts = _SIZE.split(sentence)[:-1] if "=" in sentence else ()
    begins = (match.end() if (match := _BEFORE_A_NAME.match(part)) else 0 for part in parts)
    return [_name(part[begin:]) for part, begin in zip(parts, begins, strict=True)]


@lru_cache(maxsize=512)
def lists_an_order(sentence: str) -> bool:
    """Whether a sentence names the groups that its numbers are of, be they understood or not."""
    return any(len(names) > 1 for names in _ordered(_ASIDE.sub("", sentence)))


def _ordered(plain: str) -> Iterator[list[str]]:
    """The names of each list that says whose numbers are; a list of the numbers themselves is none."""
    lists = (_names(match["list"]) for match in _NAMED.finditer(plain))
    return (names for names in lists if not all(map(_BARE.match, names)))


def _names(text: str) -> list[str]:
    """The names of a list, which ends with the first that a joint led to and that has more words behind it."""
    names: list[str] = []
    place, joined = 0, False
    for joint in (*_JOINT.finditer(text), None):
        item = _LEAD.sub("", text[place : joint.start() if joint else len(text)].strip(" ,"), count=1)
        name = _name(item)
        names.append(name)
        if joint is None or (joined and name != item) or len(names) > _MOST:
            break
        joined = joint["comma"] is None or joint["comma"].strip(" ,;") != ""
        place = joint.end()
    return names


def _name(item: str) -> str:
    return _TAIL.sub("", _LEAD.sub("", item.strip(" ,;"), count=1)).strip()


def _told_apart(names: Sequence[str]) -> Groups | None:
    """Names as groups, where each has a dose or words that no other has."""
    if not 1 < len(names) <= _MOST or any(not name or len(name.split()) > _WORDS for name in names):
        return None
    if any(map(_NO_NAME.search, names)):
        return None
    doses, terms = [_doses(name) for name in names], [terms_of(_DOSE.sub(" ", name)) for name in names]
    if all(map(_ADJECTIVE.fullmatch, names[:-1])) and len(names[-1].split()) > 1:
        terms[-1] = terms_of(names[-1].rpartition(" ")[0])
    if any(dose and not said for dose, said in zip(doses, terms, strict=True)):
        # "lorazine 1 mg, 3 mg or placebo": the name before the first dose is that of all
        terms = [frozenset() if dose else said for dose, said in zip(doses, terms, strict=True)]
    own = [_own(terms, place) for place in range(len(names))]
    own = [
        said & CONTROLS or said for said in own
    ]  # what else is said of a placebo ("eye drops") is what it looks like
    groups = tuple(Group(name, _own(doses, place), own[place]) for place, name in enumerate(names))
    return groups if all(group.doses or group.terms for group in groups) else None


def _own(sets: Sequence[frozenset[str]], place: int) -> frozenset[str]:
    others: frozenset[str] = frozenset().union(*(one for other, one in enumerate(sets) if other != place))
    return sets[place] - others


def _doses(text: str) -> frozenset[str]:
    return frozenset(_written(match) for match in _DOSE.finditer(text))


def _written(dose: re.Match[str]) -> str:
    return f"{dose['number'].replace(',', '')}{dose['unit'].casefold().replace('μ', 'µ')}"


def mentions_of(text: str, groups: Groups) -> list[Mention]:
    """Where a text names groups of a list, in order; words of one group side by side are one mention."""
    found = [
        Mention(dose.start(), dose.end(), place)
        for dose in _DOSE.finditer(text)
        for place, group in enumerate(groups)
        if _written(dose) in group.doses
    ]
    for place, group in enumerate(groups):
        found += (Mention(word.start(), word.end(), place) for word in words_with(group.terms, text))
    found.sort(key=lambda one: one.start)
    return [_joined(run) for run in _runs(text, found)]


def _runs(text: str, found: Sequence[Mention]) -> Iterator[list[Mention]]:
    run: list[Mention] = []
    for one in found:
        if run and (one.group != run[-1].group or len(text[run[-1].end : one.start].split()) > 2):
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _joined(run: Sequence[Mention]) -> Mention:
    return Mention(run[0].start, run[-1].end, run[0].group)
