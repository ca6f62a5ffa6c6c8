"""Which words of a sentence stand with a number, and which elsewhere in it.

A claim that leaves out what stands with its number, and takes a word from another part of the sentence, gives the
number to something else: "0.75 for all-cause and 0.80 for cardiovascular mortality" is no 0.75 for cardiovascular
mortality.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from evidence.agreement.passages.owners import is_listed
from evidence.agreement.passages.passage import Passage, Value
from evidence.agreement.passages.points import points_of
from evidence.agreement.prose.telling import IGNORED
from evidence.agreement.scales.measures import follows, measure_of
from evidence.agreement.scales.written import written_quantities
from evidence.agreement.words.terms import terms_of, written
from evidence.claims.claim import TIMES, QuantityKind
from evidence.claims.patterns import IN_BRACKETS
from evidence.late import late_regex

_CUT = late_regex(
    r";|,(?=\s)|\b(?:(?:and|or)(?! (?:above|over|older|more|up|below|under|less|fewer|higher|lower)\b)|but|than|while"
    r"|whereas|although|versus|vs|v|compared (?:with|to))\b",
    re.IGNORECASE,
)
"""Between two parts of a sentence, each of which may have a number of its own."""
_NUMBER = late_regex(r"(?<![\w-])[-−]?\d")
_HEADING = late_regex(r"[A-Z][A-Za-z ]{2,40}:\s")
_LET_IN = late_regex(r"\b(?:randomi[sz]ed|randomly|assigned|enrolled|recruited|included|eligible)\b", re.IGNORECASE)
"""In a sentence on who took part, which tells of them all over it."""
_WHEN = late_regex(r",?\s?(?:among|in|at|on|during|after|by|over|within|for|of|with)\b", re.IGNORECASE)
"""At the beginning of a sentence: when, or of whom all of it is told."""
_BEGINS = late_regex(
    r"(?:in|among|of|for|with|at|during|after|on|as|over|within|under)\b(?:"
    r"(?:(?!\b(?:was|were|had|has|have|is|are|did|fell|rose|changed)\b)[^,;])*(?:\b(?:who|that|whose|which)\b[^,;]*)?(?=,)"
    r"|[^,;]*?\d[\d.]*(?=\s[a-z]))",
    re.IGNORECASE,
)
"""What a sentence begins with, up to a comma or its first number: when, in whom or on what condition it found all."""
_SPELLED = late_regex(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s(?:of|in|on|with)\b", re.IGNORECASE
)
_MOSTLY = late_regex(
    r",\s(?:mostly|mainly|chiefly|especially|particularly|largely|predominantly|notably|including)\b", re.IGNORECASE
)
"""Before what is said of some of those just told of."""
_SENTENCE = late_regex(r"\.\s+(?=[A-Z])|:\s+(?=\d)")
_NEXT = late_regex(r";|\.\s(?=[A-Z])")
_ASIDE = late_regex(r";|,\s(?!(?:all|both|in|among|of|for|only|but|except|with|who|or|and)\b)", re.IGNORECASE)
"""Before what is only added, or another clause."""
_RELATES = late_regex(
    r"\b(?:of|in|for|at|by|from|on|irrespective|regardless|was|were|is|are|had|with|without|after|before)\b",
    re.IGNORECASE,
)
_NUMBERED = late_regex(r"(?P<name>[^\d(),;]{3,40})\s\(\d[\d.]*\s?%\)")
"""An item of a list with its own share in brackets."""
_VERB = late_regex(r"\b(?:had|has|have|was|were|is|are|did|rose|fell|\w{2,}ed)\b", re.IGNORECASE)
_FIGURE = late_regex(r"(?<![\w.,-])\d+(?:[.,]\d+)*")
_CLAUSE = late_regex(r";|,?\s(?:but|whereas|while|although)\s", re.IGNORECASE)
_COMPARES = late_regex(r"\b(?:than|versus|vs|v|compared|against|both|respectively)\b", re.IGNORECASE)
_NO_RESULTS = TIMES | {QuantityKind.DOSE, QuantityKind.AGE, QuantityKind.P_VALUE}
_SHORT = 3
"""Words at most of an item of a list behind the last number."""
_NOT = late_regex(r"\b(?:not|never|no longer)\s(?P<what>[a-z]+(?:ing|ed|en))\b", re.IGNORECASE)
_OF_ARMS = late_regex(r"\b(?:both|neither|alone)\b", re.IGNORECASE)
_APART = terms_of("difference differences between-group gap effect")
_ITEM = late_regex(r"[^;]+;?")


@dataclass(frozen=True)
class _Part:
    """A part of a sentence, and whether it has a number."""

    start: int
    end: int
    text: str

    @property
    def has_number(self) -> bool:
        return _NUMBER.search(self.text) is not None

    @property
    def counts(self) -> bool:
        """Whether it has one outside of brackets."""
        return _NUMBER.search(IN_BRACKETS.sub(" ", self.text)) is not None


def own_clause(claim: str, passage: Passage) -> str:
    """The part of a sentence that is the claim's: around its results, or else that which shares most of its words.

    What the sentence begins with holds for all of it ("In those over 65, …"). Headings, brackets and times are left
    out.
    """
    text = IN_BRACKETS.sub(lambda match: " " * len(match.group()), passage.text)
    for time in (one for one in passage.values if one.kind in TIMES and one.span[1]):
        text = f"{text[: time.span[0]]}{' ' * (time.span[1] - time.span[0])}{text[time.span[1] :]}"
    parts = _parts(passage.text)
    places = list(_of_results(claim, passage)) or list(_places(claim, passage, of_time=False))
    places = places or list(_places(claim, passage))
    if item := next((one for at in places if (one := _named_item(passage.text, at))), None):
        return item
    at = sorted({index for place in places for index, one in enumerate(parts) if one.start <= place < one.end})
    if not at:
        said = terms_of(claim)
        return max(_CLAUSE.split(text[parts[0].start :]), key=lambda clause: len(terms_of(clause) & said))
    chosen = dict.fromkeys(part for index in at for part in _around(index, parts))
    own = _SENTENCE.split(" ".join(text[part.start : part.end] for part in chosen))[0]
    first = _BEGINS.match(text, parts[0].start)
    counted = all(value.measure.scale == "sample-size" for value in passage.values if value.span[0] in places)
    if first is not None and counted and first.group()[:2].casefold() == "of":
        return own  # so many people are as many, whomever they are some of
    if first is None or parts[0] in chosen or _NEXT.search(text, first.end(), places[0]):
        return own
    return f"{first.group()}, {own}"


def told_clause(claim: str, passage: Passage) -> str:
    """All of a sentence but the parts with a number of their own and none of the claim's; a subject that they share."""
    first, *rest = _parts(passage.text)
    places = list(_places(claim, passage))
    if any(aside.start() <= place < aside.end() for aside in IN_BRACKETS.finditer(passage.text) for place in places):
        return passage.text
    counting = (one for one in rest if one.counts or _SPELLED.search(one.text) or _MOSTLY.match(one.text))
    others = {one for one in counting if not any(one.start <= place < one.end for place in places)}
    told = (_shared_with_next(one, rest) if one in others else one.text for one in rest)
    return f"{passage.text[: first.end]} {' '.join(told)}"


def _shared_with_next(part: _Part, parts: Sequence[_Part]) -> str:
    """What a part says before its number, where the next has no verb and so goes on with it: "the rate was"."""
    behind = next((one for one in parts if one.start >= part.end), None)
    number = _NUMBER.search(part.text)
    shared = number is not None and behind is not None and _VERB.search(behind.text) is None
    return part.text[: number.start()] if number and shared else ""


def _of_results(claim: str, passage: Passage) -> Iterator[int]:
    """Where the results of a claim stand in a sentence: no dose, time, age or limit."""
    for point in points_of(claim):
        if point.quantity.kind not in _NO_RESULTS and not point.measure.number.bounded:
            held = (one for one in passage.values if one.span[1] and follows(point.measure, one.measure))
            yield from (one.span[0] for one in held)


def _around(at: int, parts: Sequence[_Part]) -> list[_Part]:
    """A part with a number, those without one before it, and those behind it that go on without a verb."""
    before = _with(parts[at].start, parts)
    rest = parts[at + 1 :]
    behind = takewhile(lambda one: not (one.has_number or _VERB.search(one.text) or _ASIDE.match(one.text)), rest)
    return [*before, *behind]


def of_another_part(claim: str, passage: Passage) -> tuple[str, str | None] | None:
    """A word of a claim that stands in a part of a sentence without its number, and one beside that it lacks.

    Where it lacks none, that part has a number of its own.
    """
    if passage.labelled or is_listed(passage.text):
        return None
    parts = _parts(passage.text)
    own = [part for place in _places(claim, passage) for part in _with(place, parts)]
    if not own or _LET_IN.search(passage.text[: max(part.end for part in own)]):
        return None
    said, beside = terms_of(claim), frozenset[str]().union(*(terms_of(part.text) for part in own))
    elsewhere = (said & terms_of(passage.text)) - beside - _of_all(parts, own) - IGNORED
    dropped = beside - said - IGNORED
    if not elsewhere:
        return None
    if dropped:
        return written(min(elsewhere), claim), written(min(dropped), passage.text)
    if _COMPARES.search(claim):
        return None
    named = elsewhere & frozenset().union(*(terms_of(one["name"]) for one in _NUMBERED.finditer(passage.text)))
    if any(_has_words_behind(place, own) for place in _places(claim, passage)):
        others = [part for part in parts if part.counts and part not in own and not _is_of_the_claim(part, claim)]
        named |= elsewhere & frozenset().union(*(terms_of(part.text) for part in others))
    return (written(min(named), claim), None) if named else None


def _has_words_behind(place: int, own: Sequence[_Part]) -> bool:
    """Whether a part has a verb, and more than a unit behind its number: what others say is not said of that."""
    part = next((one for one in own if one.start <= place < one.end), None)
    rest = IN_BRACKETS.sub(" ", part.text[place - part.start :]) if part else ""
    return part is not None and _VERB.search(part.text) is not None and bool(terms_of(rest) - IGNORED)


def _is_of_the_claim(part: _Part, claim: str) -> bool:
    """Whether a claim has a number of a part."""
    ours = {match.group() for match in _FIGURE.finditer(claim)}
    return any(match.group() in ours for match in _FIGURE.finditer(part.text))


def _places(claim: str, passage: Passage, *, of_time: bool = True) -> Iterator[int]:
    """Where the numbers of a claim stand in a sentence, its times too."""
    read = filter(None, map(measure_of, written_quantities(claim)))
    for measure in (one for one in read if of_time or one.scale != "hour"):
        yield from (value.span[0] for value in passage.values if follows(measure, value.measure))


def _parts(text: str) -> list[_Part]:
    """A sentence cut at its commas and conjunctions, those in brackets left alone."""
    heading = _HEADING.match(text)
    start = heading.end() if heading else 0
    bare = IN_BRACKETS.sub(lambda match: "_" * len(match.group()), text)
    cuts = [start, *(match.start() for match in _CUT.finditer(bare, start)), len(text)]
    return [_Part(one, other, text[one:other]) for one, other in pairwise(cuts)]


def _with(place: int, parts: Sequence[_Part]) -> list[_Part]:
    """The part with a number, those without one before it up to a semicolon, and a short list behind the last."""
    at = next((index for index, part in enumerate(parts) if part.start <= place < part.end), None)
    if at is None:
        return []
    first = at
    while first > 0 and not parts[first - 1].has_number and not parts[first].text.startswith(";"):
        first -= 1
    behind = parts[at + 1 :]
    listed = behind if all(map(_is_an_item, behind)) else []
    return [*parts[first : at + 1], *listed]


def _is_an_item(part: _Part) -> bool:
    """Whether a part is but a name: "or saline"."""
    return not part.has_number and len(part.text.split()) <= _SHORT + 1 and not _RELATES.search(part.text)


def _of_all(parts: Sequence[_Part], own: Sequence[_Part]) -> frozenset[str]:
    """The words before the first result of a sentence, where that is another number's: they are said of all."""
    head = list(takewhile(lambda part: not part.has_number or _WHEN.match(part.text), parts))
    first = parts[len(head) : len(head) + 1]
    if any(part in own for part in first):
        first = []
    before = "".join(part.text[: match.start()] for part in first if (match := _NUMBER.search(part.text)))
    return terms_of(" ".join((*(part.text for part in head), before)))


def denied_otherwise(claim: str, passage: Passage) -> str | None:
    """A word that a claim denies and its clause does not: "not taking" for "taking"."""
    if passage.labelled:
        return None
    clauses = [clause for clause in passage.text.split(";") if _FIGURE.search(clause)] or [passage.text]
    nearest = max(clauses, key=lambda clause: (_held(clause, claim), len(terms_of(clause) & terms_of(claim))))
    ours, theirs = _denied(claim), _denied(nearest)
    turned = (ours - theirs) & terms_of(nearest)
    return written(min(turned), claim) if turned else None


def _held(clause: str, claim: str) -> int:
    """How many of a claim's figures a clause has."""
    ours = {match.group() for match in _FIGURE.finditer(claim)}
    return len(ours & {match.group() for match in _FIGURE.finditer(clause)})


def _denied(text: str) -> frozenset[str]:
    return frozenset().union(*(terms_of(match["what"]) for match in _NOT.finditer(text)))


def of_an_arm_elsewhere(claim: str, passage: Passage) -> str | None:
    """A word for arms ("both", "alone") that only another clause of a sentence has than the one that is the claim's."""
    clauses = _CLAUSE.split(passage.text)
    ours = {match.group().casefold() for match in _OF_ARMS.finditer(claim)}
    if passage.labelled or len(clauses) < 2 or not ours:
        return None
    nearest = max(clauses, key=lambda clause: len(terms_of(clause) & terms_of(claim)))
    theirs = {match.group().casefold() for match in _OF_ARMS.finditer(nearest)}
    elsewhere = {match.group().casefold() for match in _OF_ARMS.finditer(passage.text)} - theirs
    return min(ours & elsewhere, default=None)


def at_the_time_of_another(claim: str, passage: Passage) -> str | None:
    """A time of a claim that stands with another number of its sentence, where its own has another time."""
    if passage.labelled or is_listed(passage.text):
        return None
    parts = _parts(passage.text)
    times = [one for one in passage.values if one.measure.scale == "hour" and not one.derived]
    figures = [one for place in _places(claim, passage, of_time=False) for one in _with(place, parts)]
    own = [time for time in times if any(one.start <= time.span[0] < one.end for one in figures)]
    for quantity in written_quantities(claim):
        measure = measure_of(quantity)
        if measure is None or measure.scale != "hour" or not own:
            continue
        held = [time for time in times if follows(measure, time.measure)]
        later = [time for time in held if any(p.has_number and p.start <= time.span[0] < p.end for p in parts)]
        if held and later == held and not any(time in own for time in held) and _has_its_own(held, parts, times):
            return quantity.text
    return None


def _has_its_own(held: Sequence[Value], parts: Sequence[_Part], times: Sequence[Value]) -> bool:
    """Whether the parts with these times have numbers beside them."""
    spans = {time.span for time in times}
    inside = (part for part in parts for time in held if part.start <= time.span[0] < part.end)
    return all(_numbers_beside(part, spans) for part in inside)


def _numbers_beside(part: _Part, times: set[tuple[int, int]]) -> bool:
    found = (match.start() + part.start for match in _NUMBER.finditer(part.text))
    return any(not any(start - 1 <= at < end for start, end in times) for at in found)


def _named_item(text: str, at: int) -> str | None:
    """The item of a list in brackets that a number stands in, where it says by itself of what: "(lamps 2.5; …)"."""
    inside = (one for one in IN_BRACKETS.finditer(text) if one.start() <= at < one.end())
    items = (item for one in inside for item in _ITEM.finditer(text, one.start(), one.end()))
    item = next((one for one in items if one.start() <= at < one.end()), None)
    return item.group() if item and terms_of(text[item.start() : at]) - IGNORED - _APART else None
