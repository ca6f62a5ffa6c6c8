"""The tables of a record that count people with an event, arm by arm ("Nausea 3/40 (7.50%)"), and what adds up in them.

A claim may speak of all arms together, or of several events together: each such sum is a line of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from evidence.agreement.passages.passage import Passage
from evidence.agreement.words.terms import terms_of
from evidence.late import late_regex

_TALLY = late_regex(
    r"\s*(?P<label>[^\d\s].*?)[\s*:]*(?:\[\d+\]\s*)?(?P<part>\d+)\s?/\s?(?P<whole>\d+)\s*(?:\([\d.]+\s?%\))?\s*"
)


@dataclass(frozen=True)
class Tally:
    """How many of an arm's people had an event."""

    passage: Passage
    label: str
    part: int
    whole: int


def over_arms(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """Each event over the arms of its trial that have it."""
    sums = _added(tallies_of(passages), lambda tally: (tally.passage.trial, tally.label))
    return tuple(tally.passage for tally in sums)


def of_events(passages: Sequence[Passage], said: frozenset[str]) -> tuple[Passage, ...]:
    """For each arm the events that a claim with the words `said` lists, together; none where it lists one."""
    listed = [one for one in tallies_of(passages) if not one.passage.total and terms_of(one.label) <= said]
    if len({tally.label for tally in listed}) < 2:
        return ()
    return tuple(tally.passage for tally in _added(listed, lambda tally: (tally.passage.trial, tally.passage.arm)))


def tallies_of(passages: Sequence[Passage]) -> list[Tally]:
    """The lines of a record that count people with an event."""
    return [tally for passage in passages if passage.labelled and (tally := _tally(passage)) is not None]


def _tally(passage: Passage) -> Tally | None:
    counted = _TALLY.fullmatch(passage.text)
    if counted is None:
        return None
    return Tally(passage, counted["label"].casefold(), int(counted["part"]), int(counted["whole"]))


def _added(tallies: Sequence[Tally], key: Callable[[Tally], tuple[str, str]]) -> Iterator[Tally]:
    """The sum of each group that has more than one line."""
    groups: dict[tuple[str, str], list[Tally]] = {}
    for tally in tallies:
        groups.setdefault(key(tally), []).append(tally)
    return (_sum(group) for group in groups.values() if len(group) > 1)


def _sum(tallies: Sequence[Tally]) -> Tally:
    """One line for several: of several arms, or of several events of one arm, whose people are counted once."""
    first = tallies[0]
    label = " ".join(dict.fromkeys(tally.label for tally in tallies))
    arms = {tally.passage.arm: tally.whole for tally in tallies}
    part, whole = sum(tally.part for tally in tallies), sum(arms.values())
    quote = " + ".join(tally.passage.quote for tally in tallies)
    arm = first.passage.arm if len(arms) == 1 else ""
    addends = tuple(one for tally in tallies for one in tally.passage.addends or (tally.passage,))
    passage = replace(first.passage, text=f"{label} {part}/{whole}", arm=arm, addends=addends, quoted=quote)
    return Tally(passage, label, part, whole)
