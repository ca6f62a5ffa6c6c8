"""A sentence on an outcome as it is read: its words and amounts, and the one arm that it may speak of."""

from __future__ import annotations

import re
from dataclasses import dataclass

from evidence.agreement.scales.times import HOURS
from evidence.agreement.trials.counts.given import without_amounts
from evidence.agreement.trials.counts.questions import is_size
from evidence.agreement.trials.results.arm_titles import in_one_word
from evidence.agreement.trials.results.findings import Outcome
from evidence.agreement.trials.words.amounts import Amount, amounts_of, has_number
from evidence.agreement.trials.words.scopes import scoped
from evidence.agreement.trials.words.wording import IN_RESULTS, LEVEL, PLAIN, is_compared
from evidence.agreement.words.terms import is_level, terms_of
from evidence.claims.numerals import NUMERAL
from evidence.late import late_regex

FIRST = late_regex(r"\b(?:first|last|not|every|each|any)\s\Z")
"""Before a number of days or visits, and of "not one of" or "every one of"."""
_FURTHER = late_regex(r"\b(?:a further|another|an additional)\s\Z")
"""Before a number of what was named before."""
_HALF_AS = late_regex(r"\s(?:times\s)?as\s(?:often|frequent|rare|long|common)\w*\b")
_AS_LARGE = late_regex(
    r"\stimes as (?:many (?:patients|participants|people|women)\W*\Z|large\b)|(?<=points)\s(?:wide|broad|long)\b"
)
"""Of how large an arm is."""
_OF_THE_SIZE = late_regex(r"\btimes the size\b")
_FOR_EVERY = late_regex(
    rf"\bfor (?:every|each) (?:other )?(?:{NUMERAL}|(?:single )?(?:patient|participant|subject|person|woman|one)\b)"
)
_COMPOUND = late_regex(rf"-(?!(?:{'|'.join(HOURS)})s?\b|fold\b|points?\b)[a-z]")
"""Behind a number in the name of something: "the three-drug combination"."""
_IN_UNITS = late_regex(rf"\b(?:in|as) (?:{'|'.join(HOURS)})s\b")
"""The unit of all numbers of a sentence."""
_LEVEL_OF = late_regex(r"\s(?:limits?|ci\b|confidence)")
"""Behind how sure limits are."""
_LIMITS_OF = late_regex(
    r"\b(?:confidence|\d+ ?% ci|ci)\b.*\b(?:apart|wide|above|below|between(?! \d))\b"
    r"|\bintervals?\b.*\boverlap\w*\b.*\d"
)
"""Of how far the limits around a result are from each other, or from something else, and of what is within both."""
_OF_SOMETHING = late_regex(r"\sof (?:the |all |these )*(?:days|weeks|time|cycles?|doses?|scale|treatment)\b")
_ONE_OF_TWO = late_regex(r"\b(?:just |only )?one of the (?:two|three)\b|\bdoses?\b.*\btimes (?:that|those|the)\b")
"""Of arms, or of doses."""
_OF_A_DOSE = late_regex(
    r"\s?(?:lower|higher|smaller|larger|greater)(?: [\w-]+){0,2} dos(?:e|es|age)\b"
    r"|\s?times (?:the|that|as)\b.*\bdoses?\b"
)
_GIVEN = late_regex(
    r"\bdos(?:e[sd]?|ages?|ing)\b|\d\s?(?:[mµμ]?g|mcg|kg|ml|gy)\b"
    r"|(?P<time>\b(?:minute|hour|day|week|month|year)s?\b)"
)
"""What may be of the treatment, in a sentence with one word that an outcome does not have; times are of results too."""
_OF_GIVING = terms_of("dose infusion infusions pill pills tablet tablets injection injections")
"""Words of how something was given to those of whom a result is told."""
_DOSES_DONE = late_regex(
    r"\b(?:complet|finish|miss|skip|reduc|delay|interrupt|adjust|modif|escalat|stop|discontinu|withdr|requir|need"
    r"|contain|consist|total|cumulative|maxim|toler|limit)\w*"
    r"|\b(?:all|each|every|per|full)\s(?:[\w-]+\s){0,3}?(?:doses?|infusions?|pills?|tablets?|injections?)\b"
)
"""Of what became of doses, and of how much one is."""
_ADJACENT = late_regex(r"[\s-]?")
VISITS = late_regex(r"\b(?:weeks?|months?|visits?)\s\d+(?:,\s\d+)*,?\s(?:and|to|or|through)\s\d+\b")
_SET_OFF = late_regex(r",\s(?:and|or|but|not|unlike|against|with|which|who|of whom|where|while|compared)\b|,.*,")
"""A comma behind which a sentence may speak of somebody else."""

_NUMBERS = r"\d{1,3}(?:\s?(?:-|–|to|through)\s?(?:(?:day|cycle)\s)?\d{1,3})?"
_NUMBERED = late_regex(rf"(?<!\d[\s-])\b(?:days?|cycles?)\s{_NUMBERS}(?:(?:,\s?(?:and\s)?|\sand\s|\s?&\s?){_NUMBERS})*")
"""Days and cycles by their numbers."""
_WHEN = late_regex(r"\b(?:at|after|within|(?:weeks?|wks?|months?|days?|visits?|years?)(?: \d+ (?:and|to))?)\s\Z")
"""Before a number that tells when."""
_ARM_BY_ARM = late_regex(r",?\s(?:compared (?:to|with)|versus|vs\.?|against|and|but|while|whereas|or)\s|[,;]\s")
"""Between what is told of one arm and of another."""


@dataclass(frozen=True)
class Read:
    """A sentence: its text without places, its words and amounts, and the arm that it names by number.

    `alone` says that it speaks of no more than one place.
    """

    sentence: str
    text: str
    words: frozenset[str]
    amounts: tuple[Amount, ...]
    arm: str
    alone: bool
    compared: bool

    def is_about(self, outcome: Outcome) -> bool:
        """Whether its words are the outcome's, but for one at most of a sentence that names it."""
        given = any(not (one["time"] and self._is_known(one, outcome)) for one in _GIVEN.finditer(self.text))
        named = bool(self.words & outcome.named) and not given
        known = outcome.words | IN_RESULTS | (PLAIN if self.words & outcome.words else frozenset())
        unknown = self.words - known
        on_drugs = bool(self.words & outcome.named) and unknown <= _OF_GIVING and not _DOSES_DONE.search(self.text)
        return bool(self.words) and (len(unknown) <= named or on_drugs)

    def _is_known(self, unit: re.Match[str], outcome: Outcome) -> bool:
        """Whether a time may be of an outcome's results, or is one that its lines have."""
        if outcome.hours is not None:
            return True
        hours = HOURS[unit["time"].removesuffix("s")]
        told = (one for one in self.amounts if _ADJACENT.fullmatch(self.text, one.end, unit.start()))
        return any(outcome.has(one, "time", hours) for one in told)


def read_of(sentence: str) -> Read | None:
    """A sentence with amounts, of which none is told of every so many."""
    here = scoped(sentence)
    text = VISITS.sub(blank, _NUMBERED.sub(blank, here.text))
    amounts = [one for one in amounts_of(text) if not (one.worded or LEVEL.search(text[: one.start]))]
    amounts = [one for one in amounts if not (FIRST.search(text[: one.start]) or _HALF_AS.match(text, one.end))]
    amounts = [one for one in amounts if not _FURTHER.search(text[: one.start])]
    amounts = [one for one in amounts if not (_LEVEL_OF.match(text, one.end) or _COMPOUND.match(text, one.end))]
    amounts = [one for one in amounts if not _AS_LARGE.match(text, one.end)]
    every = _FOR_EVERY.search(here.text) or _ONE_OF_TWO.search(sentence) or _LIMITS_OF.search(sentence)
    every = every or _OF_THE_SIZE.search(sentence) or _IN_UNITS.search(sentence)
    other = any(_OF_A_DOSE.match(here.text, one.end) or _OF_SOMETHING.match(here.text, one.end) for one in amounts)
    if every or other or not amounts:
        return None
    rest = without_amounts(here.text)
    words = terms_of(in_one_word(rest)) | {term for term in terms_of(here.text) if is_level(term)}
    compared = is_compared(here.text, rest) or any(one.is_of_points for one in amounts)
    told = [one for one in amounts if not is_size(one, here.text)]
    parted = "," in sentence and (len(told) > 1 or _SET_OFF.search(sentence) is not None)
    alone = here.clear and not compared and not parted
    return Read(sentence, here.text, words, tuple(amounts), here.scope.arm if alone else "", alone, compared)


def blank(match: re.Match[str]) -> str:
    """As many spaces as were matched."""
    return " " * len(match.group())


def parts_of(sentence: str) -> list[str]:
    """What a sentence tells of each arm, as far as that has a number of its own."""
    joined: list[str] = []
    between = ["", *(_joint(one.group()) for one in _ARM_BY_ARM.finditer(sentence))]
    for space, part in zip(between, _ARM_BY_ARM.split(sentence), strict=True):
        text = scoped(part).text
        own = any(not (one.worded or _WHEN.search(text[: one.start])) for one in amounts_of(text))
        if joined and not (own and any(map(has_number, joined[-1:]))):
            joined[-1] = f"{joined[-1]}{space}{part}"
        else:
            joined.append(part)
    return joined


def _joint(words: str) -> str:
    """What joins two parts of a sentence that are one."""
    return " or " if words.strip() == "or" else ", " if words.startswith(",") else " "
