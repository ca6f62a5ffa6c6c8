"""Whether somebody or something with a number is of the sort that a statement counts them to.

A record says what is of a sort: "postmenopausal defined as no menses for > 1 year or FSH > 20 mIU/mL", in a condition
of entry or with an outcome.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import inf, isclose

from evidence.agreement.agreement import Slot, Verdict
from evidence.agreement.passages.passage import Passage
from evidence.agreement.passages.texts import passages_of
from evidence.agreement.trials.counts.questions import SENTENCE
from evidence.agreement.trials.eligibility.asking import statement_of
from evidence.agreement.trials.eligibility.clauses import words_of
from evidence.agreement.trials.eligibility.criteria import NO_LESS, with_ones
from evidence.agreement.trials.eligibility.names import shortly
from evidence.agreement.trials.eligibility.quantities import Quantity, quantities_in
from evidence.agreement.trials.eligibility.timing import OF_ALL
from evidence.agreement.trials.eligibility.ways import DENIED, TOO
from evidence.agreement.trials.words.scopes import scoped
from evidence.agreement.verdict import Said
from evidence.agreement.words.terms import terms_of
from evidence.claims.numerals import NUMERAL, value_of
from evidence.late import late_regex

_SORT = late_regex(
    r"(?<!was )(?<!were )\b(?:(?:count(?:s|ed)?|regarded|considered|classed|classified|labell?ed|viewed|rated)"
    r" (?:as|to be)|deemed|considered|called|(?:meets?|fulfils?|fulfills?|satisf(?:y|ies)) the"
    r" (?P<part>[\w-]+ part of the )?(?:definition|criteri\w+) (?:of|for)|falls? (?:into|in|under|within) the"
    r"|(?:counts|regards|considers|classes|classifies|treats) [^.;]*?\d[^.;]*? (?:as|to be))"
    r" (?:having (?:had )?|an? |the )*(?P<sort>(?:(?!(?:in|for|by|even|when|if|here|and|under|on|as|because|since|at"
    r"|after|eligible|suitable|fit)\b)[\w+/-]+ ?){1,6})"
)
_JUST_BEFORE = 30
_TURNED = late_regex(r"\b(?:free|negative|positive|poorly|non|not)\b")
"""Words that make another sort of one."""
_CLOSED = late_regex(r"\([^()]*\)")
_PLAIN = terms_of("category good definition group")
_DENIED = late_regex(r"\A\W*no\b")
_ASIDE = late_regex(r"\beven\b[^,;]*|\bno(?:ne|thing)?\b[^,;]*")
"""What does not matter, or is not there."""
_DEFINES = late_regex(r"\b(?:defin\w+|deemed|considered|regarded|classified|classed|determined|i\.?e\b)")
_NOT_OF_IT = late_regex(r"\b(?:not|never)\b|n['’]t\b")
"""In a line on who is not of a sort."""
_OR = late_regex(
    r"\b(?:or(?!\s(?:equal|more|less|greater|higher|lower|above|below|older|younger|over|longer)\b)|either|1 of)\b"
)
_AND = late_regex(r"\b(?:and|both|combination)\b")
_OF_PEOPLE = late_regex(
    r"\S+\s?(?:%\s)?(?:of (?:the |all |those )*)?(?:[\w-]+ )?(?:patients|participants|subjects|people|women)\b"
)
_GROWTH = late_regex(
    rf"\bfrom (?:[a-z]+ )*?(?P<one>{NUMERAL})\s?(?P<unit>[cm]m) to (?:[a-z]+ )*?(?P<other>{NUMERAL})\s?(?P=unit)(?!\w)"
)
_CHANGE = late_regex(r"[\d.]+\s?(?:%|percent) (?:relative )?(?:increase|decrease|reduction|rise|drop|growth|decline)\b")
_ABSENT = late_regex(r"\b(?:absence|no|not|without|lack)\b[^.;,\d]*\Z")
_SLACK = 1e-3

_Pair = tuple[Quantity, Quantity]
"""A number of a statement, and the bound that it is held against."""


@dataclass(frozen=True)
class _Told:
    """What a sentence says of a sort: its words, the numbers of who is said to be of it, or not to be."""

    sort: frozenset[str]
    turned: frozenset[str]
    words: frozenset[str]
    numbers: tuple[Quantity, ...]
    denied: bool
    in_part: bool


def sorted_otherwise(claim: str, text: str) -> Iterator[Said]:
    """The numbers with which a claim counts somebody to a sort, or does not, against what the record says of it."""
    for sentence in SENTENCE.split(shortly(statement_of(claim, text))):
        if (found := _SORT.search(sentence)) and not TOO.search(sentence):
            told = _told(_GROWTH.sub(_in_percent, sentence), found)
            trial = scoped(sentence).scope.trial
            lines = [one for one in passages_of(text) if not (trial and one.trial) or one.trial == trial]
            yield from _otherwise(told, lines) if told.sort and told.numbers else ()


def _told(sentence: str, found: re.Match[str]) -> _Told:
    numbers = tuple(
        one
        for one in quantities_in(sentence)
        if one.limit.low == one.limit.high and not _OF_PEOPLE.match(sentence, one.limit.start)
    )
    denied = DENIED.search(found.string[max(0, found.start() - _JUST_BEFORE) : found.start()]) is not None
    turned = frozenset(_TURNED.findall(found["sort"]))
    return _Told(
        words_of(found["sort"]) - _PLAIN,
        turned,
        words_of(_ASIDE.sub(" ", sentence)),
        numbers,
        denied,
        in_part=found["part"] is not None,
    )


def _in_percent(grown: re.Match[str]) -> str:
    """By how much something grew, of two lengths."""
    one, other = value_of(grown["one"]), value_of(grown["other"])
    return f"of {100 * (other - one) / one:g}%" if other > one else grown.group()


def _otherwise(told: _Told, lines: Sequence[Passage]) -> Iterator[Said]:
    """What the first line that tells who is of a sort says otherwise; nothing where another one says the same."""
    found = [(line, wrong) for line in lines if (wrong := _wrong_by(told, line)) is not None]
    if found and all(wrong for _, wrong in found):
        line, wrong = found[0]
        quote = line.quote
        why = "By what the record says of this sort, it is not so."
        yield from (Said(Slot.POPULATION, one.limit.words, quote, Verdict.DIFFERS, why, quote) for one in wrong)


def _wrong_by(told: _Told, line: Passage) -> list[Quantity] | None:
    """The numbers that a line puts on the other side of a sort's bound; None where it does not tell of all."""
    text = _DENIED.sub("", shortly(with_ones(line.text.casefold())))
    if not told.sort <= words_of(text) or _NOT_OF_IT.search(NO_LESS.sub(" ", text)):
        return None
    defines = _DEFINES.search(text)
    start = defines.end() if defines else 0
    theirs = [_as_bound(one, text) for one in quantities_in(text)]
    bounds = [one for one in theirs if one.limit.low != one.limit.high and one.limit.start >= start]
    bounds = [one for one in bounds if not one.is_step or any(it.is_step for it in told.numbers)]
    named = {one.limit.low for one in theirs} - {one.limit.low for one in bounds}
    numbers = [one for one in told.numbers if one.limit.low not in named]
    pairs = [(one, bound) for one in numbers if (bound := _bound_on(one, bounds, told.sort)) is not None]
    if not pairs or any(_is_doubted(one, bound) for one, bound in pairs):
        return None
    if _turned(text[: min(bound.limit.start for _, bound in pairs)]) != told.turned:
        return None
    return _wrong_of(told, pairs, text[start:], of_all=len(bounds) == len(pairs), more=len(numbers) > len(pairs))


def _wrong_of(told: _Told, pairs: Sequence[_Pair], text: str, *, of_all: bool, more: bool) -> list[Quantity] | None:
    """The numbers that are on the wrong side of their bounds, where no other bound or thing of a text can be meant."""
    either, both = _OR.search(text) is not None, _AND.search(text) is not None
    within = [one for one, bound in pairs if bound.limit.low <= one.limit.low <= bound.limit.high]
    beyond = [one for one, _ in pairs if one not in within]
    if told.denied:
        enough = told.in_part or (either and not both) or (of_all and not beyond)
        return within if enough and not more else None
    on_these = frozenset().union(*(bound.beside for _, bound in pairs)) | OF_ALL | told.sort
    if either and (more or (told.words & words_of(text)) - on_these):
        return None
    return [] if either and within else beyond


def _turned(before: str) -> frozenset[str]:
    """The words that make another sort of one, of what is defined: "poorly controlled (control defined as …)"."""
    inner = _CLOSED.sub(" ", before).rpartition("(")[2]
    return frozenset(_TURNED.findall(inner if _DEFINES.search(inner) else before))


def _as_bound(one: Quantity, text: str) -> Quantity:
    """A change without a sign as the least change: "a 20% increase", and how long something was absent as that too."""
    if one.limit.scale == "hour" and one.limit.low == -inf and _ABSENT.search(text[: one.limit.start]):
        return replace(one, limit=replace(one.limit, low=one.limit.high, high=inf))
    changes = one.limit.scale == "%" and one.limit.low == one.limit.high and _CHANGE.match(text, one.limit.start)
    return replace(one, limit=replace(one.limit, high=inf)) if changes else one


def _bound_on(one: Quantity, bounds: Sequence[Quantity], sort: frozenset[str]) -> Quantity | None:
    """The bound that a number is held against: one on the same, or the only one on its scale."""
    alike = [it for it in bounds if one.is_alike(it) or (one.is_age and it.is_age)]
    same = [it for it in alike if (one.of & it.of) - sort - OF_ALL] or (alike if one.limit.scale else [])
    return same[0] if len(same) == 1 else None


def _is_doubted(one: Quantity, bound: Quantity) -> bool:
    """Whether a number is at the end of a bound that may be its own or not."""
    return bound.limit.strict and any(isclose(one.limit.low, end, rel_tol=_SLACK) for end in bound.limit.ends)
