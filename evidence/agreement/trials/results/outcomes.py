"""The outcome of a trial as lines that count people: one by its title, several by the names of their categories."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from evidence.agreement.passages.passage import Passage
from evidence.agreement.passages.tallies import Tally
from evidence.agreement.trials.words.scopes import trials_in
from evidence.agreement.words.terms import terms_of
from evidence.late import late_regex

_PEOPLE = late_regex(r"participants?\Z|patients?\Z|subjects?\Z|responders?\Z")
_LABEL = late_regex(r"\A\s*(?P<label>[^:]*[^\W\d][^:]*):\s*[-−]?\d")
_SIZED = late_regex(r":\s*\d+ (?:participants?|patients?|subjects?)\s*\Z")
"""Behind a category: how many people there are in it, or of how many something is told."""
_UNNAMED = late_regex(r"\s*[-−]?\.?\d[^:]*\Z")
"""A value without a category of its own."""
_HEAD = late_regex(
    r"\A(?:\d\.|phase \w+:)?\s*(?:the\s)?(?:(?:number|percent(?:age)?|proportion|rate|incidence)\sof\s)?"
    r"(?:(?:participants|patients|subjects)\s(?:with|having|who\s\w+|achieving|reporting|experiencing)\s)?",
    re.IGNORECASE,
)
_TAIL = late_regex(
    r"(?:[,:;.]|\b(?:defined|according|as|assessed|during|after|before|following|based|at|by|in|up to|from|within"
    r"|participants|patients|subjects)\b).*\Z",
    re.IGNORECASE,
)
"""How, when and in whom an outcome was measured, behind its name."""
_NO_NAME = late_regex(r"\A(?:percentage|number|incidence|rates?|\W)*\Z", re.IGNORECASE)
_NUMBERED = late_regex(r"\d(?<!\bgrade \d)(?<!\bstage \d)", re.IGNORECASE)
_ASIDE = late_regex(r"\(([^()]*)\)")
_ITS_NOUN = late_regex(r"\A(?:\s(?:alone|only|mono(?:therapy)?|treatment|therapy))?\s(?:group|arm|cohort)\b")
"""Behind the title of an arm."""
_TITLE = "Arm/Group Title:"


def with_own_sizes(passages: Sequence[Passage]) -> frozenset[str]:
    """The trials whose results count the people of each category of so many, and not of all who were analysed."""
    return frozenset(
        one.trial
        for one, behind in pairwise(passages)
        if one.arm
        and _PEOPLE.search(one.unit.casefold().strip())
        and _SIZED.search(one.text)
        and (behind.trial, behind.arm) == (one.trial, one.arm)
        and _UNNAMED.match(behind.text)
    )


def outcome_tallies(passages: Sequence[Passage]) -> Iterator[tuple[Tally, tuple[str, ...]]]:
    """The lines that count people with an outcome, each with the names that it goes by."""
    grouped: dict[tuple[str, str], list[Tally]] = {}
    sized = with_own_sizes(passages)
    for passage in passages:
        if passage.trial not in sized and (tally := _tally(passage)) is not None:
            grouped.setdefault((passage.trial, passage.arm), []).append(tally)
    for found in grouped.values():
        for tally in found:
            names: tuple[str, ...]
            if tally.label:
                names = () if _NUMBERED.search(tally.label) else (tally.label,)
            else:
                names = titles_of(tally.passage) if len(found) == 1 else ()
            if names:
                yield tally, names


def _tally(passage: Passage) -> Tally | None:
    """A value that counts people, of how many were analysed."""
    whole = passage.analysed
    if not (passage.unit and passage.arm and whole and _PEOPLE.search(passage.unit.casefold().strip())):
        return None
    label = _LABEL.match(passage.text)
    for value in passage.values:
        if value.derived or value.measure.number.bounded or value.measure.scale not in ("%", "sample-size"):
            continue
        number = value.measure.number.value
        part = number if value.measure.scale == "sample-size" else number * whole / 100
        rounded = 0.5 * 10.0 ** -(value.measure.number.decimals or 0)
        if abs(100 * (part - round(part)) / whole) > rounded or not 0 <= part <= whole:
            return None
        return Tally(passage, label["label"].casefold() if label else "", round(part), whole)
    return None


def titles_of(passage: Passage) -> tuple[str, ...]:
    """What an outcome is called: its title without how it was measured, and the short name that stands in it."""
    title = passage.context.partition(" . ")[0]
    asides = _ASIDE.findall(title)
    bare = _TAIL.sub("", _HEAD.sub("", _ASIDE.sub(" ", title).strip()).strip())
    return tuple(name for name in (bare, *(asides if len(asides) == 1 else ())) if not _NO_NAME.match(name))


def with_numbers(statement: str, passages: Sequence[Passage]) -> str:
    """A lower-case statement that calls arms by their numbers where it has their titles.

    Tables number their arms as they like: a title stands for a number only where every table gives it that one.
    """
    trials = {"", *trials_in(statement)}
    passages = [one for one in passages if one.trial in trials] if len(trials) > 1 else passages
    tables = {passage.section for passage in passages if passage.arm and passage.section != "intervention"}
    arms: dict[str, set[tuple[str, str]]] = {}
    for passage in passages:
        if passage.arm and passage.text.strip().startswith(_TITLE):
            title = " ".join(passage.text.partition(":")[2].casefold().split())
            arms.setdefault(title, set()).add((passage.section, passage.arm))
    for title in sorted(arms, key=len, reverse=True):
        numbers, told = {number for _, number in arms[title]}, {table for table, _ in arms[title]}
        if len(numbers) == 1 and tables <= told and len(title) > 2 and _names(title, statement, arms):
            statement = _called(statement, title, next(iter(numbers)))
    return statement


def _names(title: str, statement: str, titles: Iterable[str]) -> bool:
    """Whether a statement has the title of an arm, and no word more of a longer one that has its words."""
    longer = (terms_of(other) - terms_of(title) for other in titles if terms_of(title) <= terms_of(other))
    return title in statement and not any(more & terms_of(statement) for more in longer)


def _called(statement: str, title: str, number: str) -> str:
    before, _, after = statement.partition(title)
    if before[-1:].isalnum() or after[:1].isalnum():
        return statement
    return f"{before}cohort {number}{_ITS_NOUN.sub('', after)}"
