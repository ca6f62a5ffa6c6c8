"""Arms that a sentence names by what sets them apart: the lower dose, the combination, one drug alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidence.agreement.trials.results.denials import NOT_GIVEN
from evidence.agreement.trials.results.findings import Outcome
from evidence.agreement.words.terms import terms_of
from evidence.claims.numerals import NUMERAL, value_of
from evidence.late import late_regex

_ARM = r"(?:[\s-](?:arm|group|cohort|regimen|therapy|treatment)\b)?"
_DOSE = late_regex(
    rf"\b(?:(?P<low>low(?:er|est)?|smaller|smallest)|(?:high(?:er|est)?|larger|largest))[\s-](?:(?P<drug>[\w-]+)\s)?dos(?:e|age){_ARM}"
)
_COMBINED = late_regex(rf"\b(?:combination|combo|combined){_ARM}")
_ALONE = late_regex(rf"\b(?P<drug>[\w-]{{4,}})[\s-](?:alone|only|by itself|on its own|mono(?:therapy)?){_ARM}")
_CONTROL = late_regex(r"\b(?:controls?|comparator|dummy|sham)\b(?:[\s-](?:arm|group|cohort|pills?|tablets?|drug)\b)?")
_OTHER = late_regex(r"\b(?:the other(?: one| arm| group| cohort)|without (?:it|this|that))\b")
_JOINED = late_regex(r"[+&/]|\b(?:plus|and|with|combin\w+|added)\b")
_IS_CONTROL = late_regex(r"\b(?:placebo|sham|control|usual|standard|observation|dummy|untreated|no treatment)\b")
_LETTERED = late_regex(r"\b(?:part|stratum|arm|group|cohort|schedule|regimen) (?:[a-f]|\d)\b(?!\s?[+/&])")
"""What some titles call an arm by, in whatever order the arms stand."""
_MASS = late_regex(rf"(?P<number>{NUMERAL})\s?(?:[mµn]?g|mcg|iu|gy|ml)\b")


def with_arms(sentence: str, outcome: Outcome) -> str:
    """A lower-case sentence that calls by its number each arm that it names by what no other arm is."""
    titles = outcome.arms.titles
    if len(titles) < 2:
        return sentence
    joined = [arm for arm, title in titles.items() if _JOINED.search(title)]
    controls = [arm for arm, title in titles.items() if _IS_CONTROL.search(title)]

    def by_dose(told: re.Match[str]) -> str:
        drug = terms_of(told["drug"] or "")
        doses = {arm: _doses(title) for arm, title in titles.items() if arm not in controls and drug <= terms_of(title)}
        ordered = sorted(doses, key=lambda arm: doses[arm])
        sure = len(ordered) > 1 and all(len(one) == 1 for one in doses.values()) and len({*doses.values()}) > 1
        return _called(ordered[:1] if told["low"] else ordered[-1:], told) if sure else told.group()

    def alone(told: re.Match[str]) -> str:
        single = [arm for arm in titles if arm not in joined and terms_of(told["drug"]) & terms_of(titles[arm])]
        return _called(single, told) if joined else told.group()

    letters = {one.group(): arm for arm, title in titles.items() for one in _LETTERED.finditer(title.casefold())}
    if len({*letters.values()}) == len(letters) == len(titles):
        sentence = _LETTERED.sub(lambda told: f"cohort {letters.get(told.group(), told.group())}", sentence)
    sentence = _DOSE.sub(by_dose, sentence)
    sentence = _COMBINED.sub(lambda told: _called(joined, told), sentence)
    return _CONTROL.sub(lambda told: _called(controls, told), _ALONE.sub(alone, sentence))


def _doses(title: str) -> tuple[float, ...]:
    return tuple(value_of(one["number"]) for one in _MASS.finditer(title))


def _called(arms: Sequence[str], told: re.Match[str]) -> str:
    return f"cohort {arms[0]}" if len(arms) == 1 else told.group()


def arms_in_turn(parts: Sequence[str], outcome: Outcome) -> list[str]:
    """The arm that each part of a sentence names, "" for none; "the other one" of two is the one that is left."""
    # by what it is not given, an arm is another one
    found = [
        "" if NOT_GIVEN.search(part) else arm for part, arm in zip(parts, outcome.arms.of_each(parts), strict=True)
    ]
    every = {one.arm for one in outcome.results}
    for place, part in enumerate(parts):
        left = every - set(found)
        if not found[place] and len(left) == 1 and len(every) == 2 and _OTHER.search(part):
            found[place] = next(iter(left))
    return found
