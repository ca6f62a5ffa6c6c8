"""How many kinds of events a table has that came to so many people: "6 types of adverse events affected nobody"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from evidence.agreement.trials.counts.events import Arm, Row, within
from evidence.agreement.trials.counts.given import without_amounts
from evidence.agreement.trials.counts.named_lines import are_names_of, choices
from evidence.agreement.trials.counts.parts import Reckoned
from evidence.agreement.trials.counts.questions import SENTENCE
from evidence.agreement.trials.words.amounts import Amount, Unit, amounts_of
from evidence.agreement.trials.words.scopes import Scope, scoped, trials_in
from evidence.claims.numerals import NUMERAL
from evidence.late import late_regex

_OF_EVENTS = (
    r"(?:(?:listed|serious|recorded|reported|observed|different|all|the)\s)*"
    r"(?:(?:adverse|side)\s)?(?:events?|effects?|aes?)\b"
)
_KINDS = late_regex(
    r"\s?(?:of (?:the |all )?)?(?:(?:different|distinct|separate|unique|listed|other|serious|recorded|observed)\s)*"
    rf"(?:(?P<kinds>types?|kinds?|sorts?)\b(?:\sof\s{_OF_EVENTS}|(?!\sof\b))|(?:adverse|side)\s(?:events?|effects?)\b|aes?\b)"
)
_SORTS = (
    r"(?:(?:different|distinct|listed|recorded|reported|adverse|serious)\s)*(?:event\s)?(?:types?|kinds?|sorts?)\b"
    r"(?:\sof\s(?:(?:adverse|serious|side)\s)*(?:events?|effects?)\b)?"
    r"(?:\sthat are)?(?:\slisted|\s(?:in|on)\sthe\slist)?"
)
_OUT_OF_SORTS = late_regex(
    rf"\b(?:out )?of (?:the |all )(?:{NUMERAL} )?{_SORTS}, (?P<number>(?:(?:only|just|exactly) )?{NUMERAL})\b(?!\sof\b)"
    rf"|\b(?!one\b)(?P<part>{NUMERAL}) (?:out )?of (?:the |all )(?:{NUMERAL} )?{_SORTS}"
)
"""Before what is said of so many out of all kinds of events."""
_DIFFERENT = late_regex(r"\b(?:different|distinct|unique|separate|types?|kinds?|sorts?|of the listed)\b")
_SINGLE = late_regex(r"\b(?:single|once|one)\b")
_ELSEWHERE = late_regex(
    r"\b(?:among|of (?:the |those )?affected|affected (?:patients|participants|subjects|people|women)"
    r"|only|just|exclusively|solely|alone|twice|than once|rest|remaining)\b"
)
"""Of events that came to one arm and to no other, or so often."""
_TIMES_SEEN = {
    late_regex(r"\bmore than once\b"): "in more than 1 patient",
    late_regex(r"\bmore than twice\b"): "in more than 2 patients",
    late_regex(r"\bat least twice\b"): "in at least 2 patients",
}
"""How often something was seen, and in how many that is."""
_WHICH = late_regex(r"\b(?:which|that|with|whose|where)\b")
_DENIED = late_regex(r"\b(?:not|never|no|none|nobody|without|zero)\b|n['’]t\b")
_SOME_OF_THEM = late_regex(
    rf",\s(?:including|(?:only |just )?(?:both|all|most|some|none|{NUMERAL}) of (?:them|these|which))\b.*"
)
"""Which kinds some of those are that were counted."""
_OPEN = late_regex(
    r"\b(?:most|least|highest|lowest|common\w*|frequent\w*|rare\w*|than (?:in|those|the)|as many|twice|double|more in"
    r"|compared|versus|vs|fewer in|other|another|else)\b"
)


@dataclass(frozen=True)
class _Condition:
    """To how many an event has to come: `exactly` so many, or an amount; without either to somebody."""

    amount: Amount | None = None
    exactly: int | None = None

    def is_met(self, part: float, whole: float) -> bool:
        if self.exactly is not None:
            return part == self.exactly
        if self.amount is None:
            return part > 0
        return (self.amount.allows if self.amount.is_exact else self.amount.is_met)(part, whole)


def kinds_in(statement: str, arms: Sequence[Arm]) -> Iterator[Reckoned]:
    """How many kinds of events a lower-case statement says that there are, and whether the tables have so many."""
    trials = set(trials_in(statement))
    where = Scope(next(iter(trials))) if len(trials) == 1 else Scope()
    for words, plain in _TIMES_SEEN.items():
        statement = words.sub(plain, statement)
    statement = _OUT_OF_SORTS.sub(lambda told: f"{told['number'] or told['part']} kinds of events", statement)
    for sentence in SENTENCE.split(statement):
        here = scoped(_SOME_OF_THEM.sub("", sentence))
        amounts = [one for one in amounts_of(here.text) if not one.worded or one.is_none]
        if amounts and here.clear and not _OPEN.search(without_amounts(here.text)):
            places = within(arms, here.scope.within(where))
            yield from _in_sentence(here.text, amounts, tuple(arm for arm in places if arm.events))


def _in_sentence(text: str, amounts: Sequence[Amount], arms: Sequence[Arm]) -> Iterator[Reckoned]:
    number, *others = amounts
    kinds = _KINDS.match(text, number.end) if number.unit is Unit.PEOPLE else None
    if not (kinds and arms and are_names_of(without_amounts(text), arms)):
        return
    condition = _condition(text[kinds.end() :], others, different=_DIFFERENT.search(text) is not None)
    if condition is None:
        return
    rows = [row for arm in arms for row in _kinds(arm) if condition.is_met(row.tally.part, row.tally.whole)]
    sure = [replace(arm, rows=tuple(row for row in arm.rows if _is_as_written(row))) for arm in arms]
    counts = chain(_counts(arms, condition), _counts(sure, condition))
    given = any(number.holds(count) for count in counts)
    yield Reckoned(number, given, tuple(row.tally.passage.quote for row in rows), of_people=False)


def _condition(behind: str, others: Sequence[Amount], *, different: bool) -> _Condition | None:
    """What is said of the events; None where it is not sure that it is said of kinds, and not of cases."""
    which = different or _WHICH.search(behind) is not None
    counted = [one for one in others if not one.is_none]
    rest = without_amounts(behind)
    if len(counted) > 1 or not which or (counted and _DENIED.search(rest)) or _ELSEWHERE.search(rest):
        return None
    if counted:
        return _Condition(counted[0])
    if others or _DENIED.search(behind):
        return _Condition(exactly=0)
    if _SINGLE.search(behind):
        return _Condition(exactly=1)
    return _Condition() if different else None


def _kinds(arm: Arm) -> tuple[Row, ...]:
    return tuple(row for row in arm.events if not row.tally.passage.total)


def _is_as_written(row: Row) -> bool:
    """Whether a line counts as it is written, and not with the sign of a footnote before its number."""
    return re.search(rf"(?<!\d){row.tally.part}\s?/", row.tally.passage.quote) is not None


def _by_label(arms: Sequence[Arm]) -> list[list[Row]]:
    """The lines of each kind of event in some arms."""
    found: dict[str, list[Row]] = {}
    for row in (row for arm in arms for row in _kinds(arm)):
        found.setdefault(row.tally.label, []).append(row)
    return list(found.values())


def _counts(arms: Sequence[Arm], condition: _Condition) -> Iterator[int]:
    """Of how many kinds it is true: in some arms together, in any of them and in each."""
    for some in choices(tuple(arms)):
        lines = [[row.tally for row in rows] for rows in _by_label(some)]
        met = [[condition.is_met(one.part, one.whole) for one in line] for line in lines]
        yield sum(condition.is_met(sum(one.part for one in line), sum(one.whole for one in line)) for line in lines)
        yield sum(map(any, met))
        yield sum(map(all, met))
