"""How often a statement on an outcome says that something was done, where the record has no such rhythm at all."""

from __future__ import annotations

from collections.abc import Iterator
from math import isclose

from evidence.agreement.agreement import Slot, Verdict
from evidence.agreement.scales.times import HOURS
from evidence.agreement.trials.results.arm_order import NOT, on_one_outcome
from evidence.agreement.trials.results.findings import Outcome
from evidence.agreement.trials.results.frames import in_full
from evidence.agreement.trials.words.wording import is_case
from evidence.agreement.verdict import Said
from evidence.claims.numerals import NUMERAL, value_of
from evidence.late import late_regex

_TIMES = {"once": 1.0, "twice": 2.0, "thrice": 3.0}
_UNITS = "day|week|month"
_SEVERAL = late_regex(
    rf"\b(?:(?P<word>once|twice|thrice)|(?P<number>{NUMERAL})(?:\stimes|x))[\s-](?:(?:a|per|each|every|in a)\s)?"
    rf"(?P<unit>{_UNITS}|daily|weekly|monthly)(?:ly)?\b(?!\s\d)"
    rf"|\bevery\s(?:(?P<every>{NUMERAL})[\s-](?P<of>{_UNITS})s?|(?P<other>other|second)\s(?P<one>{_UNITS}))\b(?![\s-](?:cycle|course))"
)
_ADVERB = late_regex(
    rf"(?<!once )(?<!twice )(?<!times )(?<!times per )\b(?P<adverb>daily|weekly|monthly|nightly)\b"
    rf"|\b(?:(?:a|per|each|every|/)\s?)(?P<unit>day|night|evening|morning|{_UNITS})\b|/(?P<slash>d|day|wk|week)\b|\bq\.?d\b"
)
_DIVIDED = late_regex(rf"\bin\s(?P<number>{NUMERAL})\s(?:divided\s)?doses\b")
_SHORT = {late_regex(r"\bb\.?i\.?d\b"): "twice a day", late_regex(r"\bt\.?i\.?d\b"): "three times a day"}
_CYCLE = late_regex(rf"\b(?P<number>{NUMERAL})[\s-](?P<unit>{_UNITS})s?[\s-](?:[a-z]+\s)?(?:cycle|course)s?\b")
_ON_DAYS = late_regex(r"\b(?:d|days?|weeks?|wks?)\s?\d+\s?(?:,|&|and|-|to|through)\s?\d")
"""Days on which something is given, from which a rhythm follows."""
_LEFT_OPEN = late_regex(
    r"\b(?:if|would|could|may|might|than|times (?:as|more|the)|first|then|at (?:least|most)|up to)\b"
)
_CALENDAR = 0.1
"""By how much of itself a rhythm may be off: a month may have four weeks."""


def rhythms_otherwise(claim: str, text: str) -> Iterator[Said]:
    """The rhythms of a claim that no line of the outcome it is on has."""
    for sentence, outcome in on_one_outcome(" ".join(claim.split()), text):
        known = _known_to(outcome) if _SEVERAL.search(sentence) else ()
        if not known or is_case(sentence) or NOT.search(sentence) or _LEFT_OPEN.search(sentence):
            continue
        for words, hours in _told_in(sentence):
            if not any(isclose(hours, one, rel_tol=_CALENDAR) for one in known):
                quote = "; ".join(dict.fromkeys(one.quote for one in outcome.lines if one.defines and one.arm))
                why = "Nothing in the record is done at this rhythm."
                yield Said(Slot.REGIMEN, words, quote, Verdict.DIFFERS, why, quote)


def _told_in(text: str) -> Iterator[tuple[str, float]]:
    """The rhythms of a lower-case text, each with the hours from one time to the next."""
    for told in _SEVERAL.finditer(text):
        if told["every"] or told["other"]:
            number = value_of(told["every"]) if told["every"] else 2.0
            yield told.group(), number * HOURS[told["of"] or told["one"]]
        else:
            number = value_of(told["number"]) if told["number"] else _TIMES[told["word"]]
            unit = "day" if told["unit"] == "daily" else told["unit"].removesuffix("ly")
            yield told.group(), HOURS[unit] / max(number, 1.0)


def _known_to(outcome: Outcome) -> tuple[float, ...]:
    """The hours between two times of what an outcome's lines say is done; nothing where they may follow from days."""
    text = in_full(" . ".join(one.text for one in outcome.lines if not (one.unit and one.arm)).casefold())
    for short, long in _SHORT.items():
        text = short.sub(long, text)
    if _ON_DAYS.search(text):
        return ()
    found = [hours for _, hours in _told_in(text)]
    for told in _ADVERB.finditer(text):
        unit = (told["adverb"] or told["unit"] or told["slash"] or "day").removesuffix("ly").replace("dai", "day")
        found.append(HOURS.get({"d": "day", "wk": "week", "evening": "day", "morning": "day"}.get(unit, unit), 24.0))
    found += [HOURS["day"] / value_of(told["number"]) for told in _DIVIDED.finditer(text)]
    found += [value_of(told["number"]) * HOURS[told["unit"]] for told in _CYCLE.finditer(text)]
    return tuple(found)
