"""How many people a statement says that one arm or trial has beside another: so many more, or so many times as many."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evidence.agreement.agreement import Slot, Verdict
from evidence.agreement.trials.counts.events import arms_of
from evidence.agreement.trials.counts.given import without_amounts
from evidence.agreement.trials.counts.questions import SENTENCE
from evidence.agreement.trials.results.arm_names import with_arms
from evidence.agreement.trials.results.arm_order import NOT
from evidence.agreement.trials.results.findings import Outcome, outcomes_of
from evidence.agreement.trials.words.amounts import FRACTIONS, WORTH
from evidence.agreement.trials.words.people import in_one_noun
from evidence.agreement.trials.words.scopes import scoped, trials_in
from evidence.agreement.trials.words.wording import ELSEWHERE, IN_RESULTS, PLAIN
from evidence.agreement.verdict import Said
from evidence.agreement.words.terms import terms_of
from evidence.claims.numerals import NUMERAL, value_of
from evidence.late import late_regex

_PEOPLE = late_regex(r"\b(?:participants|people|subjects|women|pts)\b")
_BOUND = (
    r"(?:(?P<least>at least|over|more than|greater than)|(?P<most>less than|fewer than|under|at most|up to)"
    r"|(?:just |a little )?(?:about|around|roughly|nearly|almost|approximately|some))?\s?"
)
_GAP = late_regex(
    rf"{_BOUND}\b(?P<gap>{NUMERAL})(?!\s?%)\s(?:patients\s)?(?P<way>more|fewer|less|extra|additional)\b"
    r"(?! (?:than|often|common))(?P<between>(?:\spatients)?[^,;:]*?)\sthan\s(?P<right>[^,;:()]*)"
    rf"|{_BOUND.replace('?P<', '?P<or_')}\b(?P<gap_behind>{NUMERAL})(?!\s?%)\s(?:patients\s)?"
    r"(?P<way_behind>more|fewer|less) than\s(?P<right_behind>[^,;:()]*)"
)
_TIMES = late_regex(
    rf"{_BOUND}\b(?:(?P<number>{NUMERAL})(?:\s?times|x|[\s-]?fold)|(?P<word>{'|'.join(WORTH)})"
    rf"|(?:an?|one)[\s-](?P<part>{'|'.join(FRACTIONS)})(?: of)?)\s"
    r"(?:as (?:large|big|many)(?P<between>[^,;:]*?)\sas|(?:the )?(?:(?:sample|group|cohort) )?(?:size|number)"
    r"(?: of patients)?\s(?:of|as|in)|(?P<more>larger|bigger)\sthan)\s(?P<right>[^,;:()]*)"
)
_SIZED = late_regex(
    r"\b(?:analy[sz]\w*|evaluated|assessed|studied|enrol\w*|recruit\w*|randomi\w*|includ\w*|cover\w*|compris\w*"
    r"|size|large|larger|big|bigger)\b"
)
"""In what is said of how many people there are."""
_HAS = late_regex(r"\b(?:had|has|have|counted|counts|numbered|is|was|contained|with)\s?\Z")
_OF_EVENTS = late_regex(
    r"\b(?:events?(?! (?:tables?|lists?|data|section))|affected|hit|cases?|suffer\w*|experienc\w*|develop\w*)\b"
)
"""In a sentence on those with an event."""
_TABLE = terms_of("table list data adverse event cover included sample size analysis number set against section")
_EVERY = late_regex(r"\b(?:either|each|any|every|both)\b")
_OFF, _CLOSE = 0.2, 0.25
"""By how much of itself, and by how much at least, a ratio in round numbers may be off."""
_EXACT = 1e-6


@dataclass(frozen=True)
class _Table:
    """How many people each arm of a trial has, and the outcome that tells it, if it is one."""

    trial: str
    sizes: dict[str, float]
    quotes: tuple[str, ...]
    outcome: Outcome | None = None

    def size(self, side: str) -> float | None:
        """How many are in the arm that a side names, or in the trial, where it names no more than that."""
        here = scoped(side)
        words = terms_of(without_amounts(here.text)) - IN_RESULTS - PLAIN - _TABLE
        titles = self.outcome.arms.titled if self.outcome else {}
        if _EVERY.search(side) or not here.clear or words.difference(*titles.values()):
            return None
        arm = self.outcome.arms.of_each([side])[0] if self.outcome else here.scope.arm
        if arm:
            return self.sizes.get(arm, next(iter(self.sizes.values())) if len(self.sizes) == 1 else None)
        named = here.scope.trial and not words
        return sum(self.sizes.values()) if named and all(self.sizes.values()) else None


def analysed_otherwise(claim: str, text: str) -> Iterator[Said]:
    """The comparisons of arms or trials by how many people they have, where the record's numbers stand otherwise."""
    tables = _tables_in(text)
    lower = _PEOPLE.sub("patients", in_one_noun(" ".join(claim.casefold().split()), text)) if tables else ""
    for sentence in SENTENCE.split(lower) if tables and not ELSEWHERE.search(lower) else ():
        told = _GAP.search(sentence) or _TIMES.search(sentence)
        sizes = _sizes(sentence, told, tables, lower) if told else None
        if told and sizes and not _holds(told.groupdict(), *sizes):
            quote = "; ".join(dict.fromkeys(one for table in tables for one in table.quotes))
            why = "The numbers of people whom the record has there do not stand so."
            yield Said(Slot.FIGURE, _number_in(told), quote, Verdict.DIFFERS, why, quote)


def _tables_in(text: str) -> list[_Table]:
    outcomes = outcomes_of(text)
    found = [
        _Table(
            one.trial,
            {it.arm: float(it.analysed) for it in one.results},
            tuple(it.quote for it in one.lines if it.analysed is not None),
            one,
        )
        for one in outcomes
    ]
    arms = () if outcomes else arms_of(text)
    for trial in dict.fromkeys(arm.trial for arm in arms):
        own = [arm for arm in arms if arm.trial == trial]
        quotes = tuple(arm.rows[0].tally.passage.quote for arm in own if arm.rows)
        found.append(_Table(trial, {arm.number: float(arm.size) for arm in own}, quotes))
    return found


def _sizes(sentence: str, told: re.Match[str], tables: Sequence[_Table], claim: str) -> tuple[float, float] | None:
    """How many there are on either side of a comparison; None where a side may be something else."""
    read, before = told.groupdict(), sentence[: told.start()]
    between, right = read.get("between") or "", read["right"] or read.get("right_behind") or ""
    events = all(one.outcome is None for one in tables)
    sized = _SIZED.search(f"{before} {told.group()}") or _HAS.search(before)
    if NOT.search(before) or not sized or (events and _OF_EVENTS.search(sentence)):
        return None
    *earlier, last = before.split(", ")
    ours = _size(f"{last} {between}", tables, claim, earlier)
    theirs = _size(right, tables, claim, ())
    return (ours, theirs) if ours and theirs else None


def _size(side: str, tables: Sequence[_Table], claim: str, earlier: Sequence[str]) -> float | None:
    """How many are at the place that a side names; where it names none, at the one that was named before."""
    trials, whole = set(trials_in(side)), len(tables) == 1
    trials = trials or (set() if whole else {one for before in earlier for one in trials_in(before)})
    trials = trials or (set() if whole else set(trials_in(claim)))
    meant = [one for one in tables if not trials or one.trial in ("", *trials)]
    if len(meant) != 1 or len(trials) > 1:
        return None
    table = meant[0]
    told = ", ".join((*earlier, side))
    side, told = (with_arms(one, table.outcome) if table.outcome else one for one in (side, told))
    return table.size(side) or (table.size(told) if earlier else None)


def _number_in(told: re.Match[str]) -> str:
    """The number of a comparison, as a claim has it."""
    read = told.groupdict()
    return read.get("gap") or read.get("gap_behind") or read.get("number") or read.get("word") or read.get("part") or ""


def _holds(told: dict[str, str | None], ours: float, theirs: float) -> bool:
    """Whether two numbers of people stand as they are told to."""
    if gap := told.get("gap") or told.get("gap_behind"):
        less = (told["way"] or told["way_behind"]) in ("fewer", "less")
        apart = theirs - ours if less else ours - theirs
        if told["least"] or told["or_least"]:
            return apart > value_of(gap) - _EXACT
        return apart < value_of(gap) if told["most"] or told["or_most"] else abs(apart - value_of(gap)) < _EXACT
    if told["number"]:
        number = value_of(told["number"])
    else:
        number = WORTH[told["word"]] if told["word"] else FRACTIONS[told["part"] or ""] / 100
    ratio = ours / theirs
    if told["least"]:
        return ratio > number - _EXACT
    if told["most"]:
        return ratio < number + _EXACT
    off = max(_OFF * number, _CLOSE if number > 1 else 0.1)
    return any(abs(one - number) <= off for one in ((ratio, ratio - 1) if told.get("more") else (ratio,)))
