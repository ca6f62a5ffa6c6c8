"""A part of a statement with the lines, arms and amounts that it speaks of, and what may be reckoned of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from evidence.agreement.trials.counts.events import Arm, Named
from evidence.agreement.trials.counts.given import MORE_OR_LESS, OF_LINES, OF_THEM, TIMES, is_given, without_amounts
from evidence.agreement.trials.counts.named_lines import (
    ALL,
    EVENTS,
    WORD,
    Lines,
    Some,
    Together,
    arms_of_group,
    lines_of,
    words_of,
)
from evidence.agreement.trials.counts.questions import is_size, may_be_of_cases
from evidence.agreement.trials.counts.reckoned import Reckoning
from evidence.agreement.trials.words.amounts import Amount, Unit, amounts_of
from evidence.agreement.trials.words.filler import FILLER
from evidence.agreement.trials.words.wording import DENIED, is_compared
from evidence.late import late_regex

_TIMES_THE = late_regex(r"\btimes the \d")
_JOINED = late_regex(r"\b(?:and|or|nor|plus|with|together|combined|both)\b|[+&/,]")
_LACKING = late_regex(
    r"\b(?:ha[ds]|have|having|with|reported|showed|experienced|suffered|saw)\s(?:no|zero)\b"
    r"|\bwithout\b|\bfree (?:of|from)\b|\b(?:did|do|does|were|was|had|have|has)(?: not|n['’]t)\b"
    r"(?!\s(?:appear|differ|featur|list|includ|mention|record|exceed|reach|chang)\w*)"
)
_OF = late_regex(r"\s?(?:of|in)\b")
_IT = late_regex(
    r"\b(?:it|they|them)\b(?!\swas\b(?!\s(?:seen|found|noted|reported|recorded|observed|present|diagnosed)\b))"
)
"""The events that were spoken of before."""
_OF_PATIENTS = late_regex(r"\s?of (?:the |all )*(?:patients|pts|participants|subjects|women|people)\b")
_OF_EVERYBODY = late_regex(
    rf"{_OF_PATIENTS.pattern} (?:observed|evaluated|assessed|treated|studied|analy[sz]ed|enrolled|at risk|overall)\W*\Z"
)
_AS_MANY = late_regex(r"\btimes as many (?:patients|participants|people|subjects|women|cases)\b")
_OF_SHARES = late_regex(r"\b(?:proportion\w*|rates?|shares?|percent\w*|relative terms|incidence|likel\w+|risk)\b|%")
"""In a sentence that compares shares of people, and not how many they are."""
_OF_NUMBERS = late_regex(r"\b(?:as many|number|counts?|more (?:patients|participants|people|subjects|cases))\b")
_EACH = late_regex(
    r"\b(?:were |was |had |did )?each\b(?= (?:\w+ed|\w+ing|struck|hit|seen|found|came|made|had)\b)"
    r"|\b(?:cases?|patients?|participants?|subjects?|people|persons?|women|times) (?:each|apiece)\b"
)
"""Of several events that are spoken of one by one."""
_OF_CASES = late_regex(r"\s(?:(?:adverse |serious )*events?|cases?|aes?)\b")
"""Behind a part of so many: of those with any event."""
_OF_SO_MANY = late_regex(r"\bof (?:all )?(?:the )?\Z")
_ENTRIES = late_regex(r"\s(?:[a-z]+\s)?(?:entries|reports|cases|occurr?ences|listings)\b(?! of\b)")
"""Around a number of all that a table lists, of which something is a part."""


@dataclass(frozen=True)
class Reckoned:
    """A number of a sentence that was understood, whether what the record has gives it, and the record's words.

    `of_people` says that the record counts people there.
    """

    amount: Amount
    given: bool
    quotes: tuple[str, ...]
    of_people: bool = True


def compares_in(text: str) -> bool:
    """Whether a text compares, by its words or by "times the" a number."""
    return is_compared(text, without_amounts(text)) or _TIMES_THE.search(text) is not None


@dataclass(frozen=True)
class Part:
    """A part of a sentence, and all of that: both without the places that they name.

    `how` tells which arms it counts as one, `some` of whom it speaks, `spoken` the lines that were named before,
    `by_part` the lines of the parts of the sentence, where each has one of its own.
    """

    sentence: str
    text: str
    how: Together
    some: Some
    spoken: tuple[Named, ...]
    by_part: frozenset[Named]

    @cached_property
    def rest(self) -> str:
        """The sentence without its amounts."""
        return without_amounts(self.sentence)

    @cached_property
    def compared(self) -> bool:
        """Whether it compares."""
        return compares_in(self.text)

    @property
    def counts_events(self) -> bool:
        """Whether it says of a number of events to how many each of them came."""
        counted = [one for one in amounts_of(self.text) if not one.is_none]
        return len(counted) > 1 and any(OF_LINES.match(self.text, one.end) for one in counted)

    def speaks_of_events(self, amount: Amount) -> bool:
        """Whether it tells of those with an event at all between the commas where an amount stands."""
        return EVENTS.search(self._beside(amount)) is not None

    def may_add_up(self, amount: Amount) -> bool:
        """Whether it compares places, but not between the commas where an amount stands."""
        return self.how is Together.NONE and ", " in self.text and not compares_in(self._beside(amount))

    def _beside(self, amount: Amount) -> str:
        before, behind = self.text[: amount.start], self.text[amount.end :]
        return f"{before.rpartition(', ')[2]} {behind.partition(', ')[0]}"

    def lines(self, arms: tuple[Arm, ...], everywhere: Sequence[Arm]) -> Lines | None:
        """The lines of some arms that it names, or means; None where it is not understood."""
        lines = lines_of(self.rest, words_of(self.rest), arms, everywhere)
        if lines and self.by_part:
            return replace(lines, others=self.by_part - set(lines.names))
        if lines in (Lines(), Lines((ALL,))) and self.spoken and not EVENTS.search(self.rest):
            return _meant_before(self.rest, self.spoken) or lines
        if lines == Lines((ALL,)) and self.counts_events:
            return Lines()
        if lines and lines.names and self.spoken and self.compared and _IT.match(self.rest):
            return Lines(tuple(dict.fromkeys((*self.spoken, *lines.names))))
        return lines

    def ends_with_line(self, amount: Amount) -> bool:
        """Whether it leaves out the verb between a number and its line: "3% had nausea and 5% anaemia"."""
        return bool(self.by_part) and _OF.match(self.text, amount.end) is None

    def scatters(self, name: Named) -> bool:
        """Whether the words of a name stand beside several numbers: "three deaths, two by bleeding"."""
        told = [words_of(without_amounts(one)) for one in self.text.split(", ") if any(amounts_of(one))]
        return sum(not name.isdisjoint(words) for words in told) > 1 and not any(name <= words for words in told)

    def is_of_all_entries(self, amount: Amount) -> bool:
        """Whether an amount says how many entries there are, of which something is a part."""
        before = self.text[: amount.start] + "the " * amount.words.startswith("the ")
        of_many = amount.whole is not None or _OF_SO_MANY.search(before) is not None
        return of_many and _ENTRIES.match(self.text, amount.end) is not None

    def is_of_ratio(self, amount: Amount) -> bool:
        """Whether an amount says by how much, or how many times, one is more than another."""
        return (MORE_OR_LESS.match(self.text, amount.end) or TIMES.match(self.text, amount.end)) is not None


def in_part(
    part: Part, amounts: Sequence[Amount], arms: tuple[Arm, ...], all_: Sequence[Arm], *, alone: bool
) -> Iterator[Reckoned]:
    """The amounts of a part of a sentence on some of all arms; `alone` says that these count events alone."""
    lines = part.lines(arms, all_)
    if lines is None or not (alone or lines.names) or any(part.scatters(name) for name in lines.names):
        return
    beside = tuple(arm for arm in all_ if arm.trial in {one.trial for one in arms})
    of_cases = any(one.whole and _OF_CASES.match(part.text, one.end) for one in amounts)
    of_all = (of_cases or EVENTS.search(part.rest) is not None) and lines.names not in ((), (ALL,))
    reckoning = _reckoning(part, amounts, lines, arms, beside, of_all=of_all)
    kinds = {row.tally.label for arm in all_ for row in arm.rows if not row.tally.passage.total}
    reckoning = replace(reckoning, kinds=len(kinds))
    added_up = _reckoning(replace(part, how=Together.ANY), amounts, lines, arms, beside, of_all=of_all).groups
    every = replace(reckoning, groups=Lines().groups(arms))
    rows = (row for arm in arms for row in arm.rows if not lines.names or any(map(row.is_named, lines.names)))
    quotes = tuple(row.tally.passage.quote for row in rows)
    for amount in amounts:
        size = is_size(amount, part.text)
        of_arm = any(group.whole == amount.whole for group in every.groups)
        of_cases = may_be_of_cases(part.text, amount) and not _OF_EVERYBODY.match(part.text, amount.end)
        of_cases = of_cases and not (of_arm or part.ends_with_line(amount))
        given = amount.unit is Unit.SHARE and of_cases and len(beside) == 1
        given = given or (lines.wide and part.is_of_ratio(amount)) or part.is_of_all_entries(amount)
        of_cases = of_cases or (of_all and not _OF_PATIENTS.match(part.text, amount.end))
        of_everybody = of_all and len(amounts) > 1 and part.speaks_of_events(amount)
        own = every if size else reckoning.beside(Lines((ALL,)).groups(arms, part.how)) if of_everybody else reckoning
        own = own.beside(added_up) if part.may_add_up(amount) else own
        given = given or is_given(amount, part.text, own, cases=of_cases)
        sized = size or (part.how is Together.NONE and not part.is_of_ratio(amount))
        yield Reckoned(amount, given or (sized and every.gives_size(amount)), quotes)


def _reckoning(
    part: Part,
    amounts: Sequence[Amount],
    lines: Lines,
    arms: tuple[Arm, ...],
    beside: tuple[Arm, ...],
    *,
    of_all: bool,
) -> Reckoning:
    """What follows from the lines that are meant in some arms; `beside` are all of their trials.

    `of_all` says that those with an event at all are spoken of besides.
    """
    spread = part.some.affected and not lines.names  # where those are who had an event
    lines = Lines((ALL,)) if spread else lines
    everybody = Lines((ALL,))
    denied = tuple(DENIED.finditer(part.sentence))
    of_each = _EACH.search(part.sentence) is not None or (part.compared and not _JOINED.search(part.rest))
    groups = replace(lines, apart=lines.apart or of_each).groups(arms, part.how)
    if of_all and (part.compared or OF_THEM.search(part.text)):
        groups += everybody.groups(arms, part.how)
    but = len(lines.names) > 1 and bool(denied) and not of_all  # "nausea but no vomiting"
    some = replace(part.some, narrowed=part.some.narrowed or but)
    groups = tuple(some.of(one, beside if spread else arms_of_group(one, arms)) for one in groups)
    if len(amounts) == len(lines.names) == len(denied) == 1 and _lacks(part.text, amounts[0]):
        groups, denied = tuple(group.without for group in groups), ()
    return Reckoning(
        groups,
        lines.groups(beside) + (everybody.groups(beside) if of_all else ()),
        bool(denied),
        part.compared,
        _unit(part.text),
        things=not (len(lines.names) > 1 and lines.names[-1] == ALL),
        named=bool(lines.names),
    )


def _meant_before(rest: str, spoken: tuple[Named, ...]) -> Lines | None:
    """The lines spoken of before, if a text means them; or all together, where it says no more than a number."""
    if _IT.search(rest):
        return Lines(spoken)
    return None if _words_beside(rest) else Lines((*spoken, ALL), apart=True)


def _words_beside(rest: str) -> bool:
    """Whether a text has words that say more than that something was there."""
    return any(word not in FILLER for word in WORD.findall(rest))


def _unit(text: str) -> Unit | None:
    """In what a text compares people, as far as it says so."""
    if _OF_SHARES.search(text) and not _AS_MANY.search(text):
        return Unit.SHARE
    return Unit.PEOPLE if _OF_NUMBERS.search(text) else None


def _lacks(text: str, amount: Amount) -> bool:
    """Whether a part of a text says of an amount of people that they did not have something."""
    lacking = _LACKING.search(text)
    between = text[amount.end : lacking.start()] if lacking else ","
    return "," not in between
