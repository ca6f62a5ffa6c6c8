"""How many things of one name arms are given, or are judged by: five readers where the lines have two of them.

A number belongs to the noun behind it, with words between that tell which. What may add up over a longer time is left
open.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evidence.agreement.agreement import Slot, Verdict
from evidence.agreement.passages import Passage
from evidence.agreement.terms import terms_of
from evidence.agreement.trials.counts.questions import SENTENCE
from evidence.agreement.trials.treatment.accounted import arms_spoken_of, is_left_open, is_of, words_of
from evidence.agreement.trials.treatment.given import given_in
from evidence.agreement.trials.treatment.portions import NUMBERED, longer_times
from evidence.agreement.trials.words.scopes import scoped, trials_in
from evidence.agreement.trials.words.wording import LEVEL, is_case
from evidence.agreement.verdict import Said
from evidence.claims.numerals import NUMERAL, value_of
from evidence.late import late_regex

_COUNT = late_regex(
    rf"(?<![\w.,/^-])(?:(?P<low>{NUMERAL})\s?(?:-|–|to|or)\s?)?(?P<n>{NUMERAL})(?:\s\(\d+\))?(?P<joint>[\s-])"
    r"(?P<words>[a-z][a-z-]+(?:\s[a-z][a-z-]+){0,3})"
)
_STOP = late_regex(
    r"\b(?:of|in|on|at|for|per|an?|the|and|or|each|every|to|are|is|was|were|will|with|from|than|by|as|that|which|who"
    r"|after|before|during|over|until|given|more|less|fewer|further|additional|other|times?|x)\b"
)
_NO_THING = late_regex(
    r"\A(?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|yrs?|old|daily|weekly|monthly|m?c?g|kg|ml?|cc|cm"
    r"|mm|c?gy|iu|mci|milli\w+|micro\w+|grams?|units?|ounces?|oz|percent|points?|patients?|participants?|subjects?"
    r"|people|women|men|arms?|cohorts?|groups?|trials?|studies|cycles?|courses?|doses?|drugs?|parts?|phases?|types?"
    r"|interventions?|treatments?|square|lit\w+|meters?|metres?|fold|half|third|quarter)\Z"
)
"""A unit, or a word for what is counted in many ways."""
_OFTEN = frozenset({"daily", "weekly", "monthly"})
_DOSE_IN_ALL = late_regex(rf"\btotal (?:\w+ )?of (?={NUMERAL}\s?(?:m?c?g|c?gy|ml)\b)")
"""Before a dose that is added up, of how many so ever."""
_OPEN = late_regex(
    r"\b(?:total|altogether|in all|overall|together|combined|least|most"
    r"|up to|than|about|around|over|under|between|may|can"
    r"|might|could|if|or|other|another|first|last|further|additional|extra|remaining|respective\w*|sum|across|same)\b"
)
"""Words by which a number need not be the one of a line."""


def other_numbers_of_things(claim: str, text: str) -> Iterator[Said]:
    """The numbers of things in a claim, where the lines that its arms have on things of that name have others."""
    arms, lower = given_in(text), claim.casefold()
    named = set(trials_in(lower))
    for sentence in SENTENCE.split(lower) if arms and not is_case(lower) else ():
        if is_left_open(sentence) or _OPEN.search(_DOSE_IN_ALL.sub(" ", sentence)):
            continue
        asked = list(_things_in(scoped(sentence).text))
        meant = arms_spoken_of(sentence, named, arms) if asked else ()
        unknown = words_of(sentence) - frozenset().union(*(arm.words for arm in meant))
        if meant and (is_of(sentence, meant) or len(unknown) <= 1):
            yield from _otherwise(sentence, asked, [line for arm in meant for line in arm.lines])


def _otherwise(
    sentence: str, asked: Sequence[tuple[str, frozenset[str], set[float]]], lines: Sequence[Passage]
) -> Iterator[Said]:
    told = [(line, *one) for line in lines for one in _things_in(line.text.casefold())]
    for words, noun, numbers in asked:
        same = [(line, found, theirs) for line, found, name, theirs in told if name & noun]
        every = set[float]().union(*(theirs for _, _, theirs in same))
        beside = longer_times(sentence.replace(words, " ")) is not None
        if (
            same
            and min(numbers) > 1
            and not (beside or numbers & every or sum(max(theirs) for _, _, theirs in same) in numbers)
        ):
            line, found, _ = same[0]
            why = "The lines have another number of these things."
            yield Said(Slot.FIGURE, words, found, Verdict.DIFFERS, why, line.quote)


def _things_in(text: str) -> Iterator[tuple[str, frozenset[str], set[float]]]:
    """The numbers of things in a lower-case text, each with the noun behind it, without its ending."""
    text = NUMBERED.sub(" ", text)
    for match in _COUNT.finditer(text):
        words = _STOP.split(match["words"])[0].split()
        words = words[:1] if match["joint"] == "-" else [one for one in words if one not in _OFTEN] or words
        noun = next((one for one in words if one.endswith("s")), words[-1] if words else "")
        united = not words or any(_NO_THING.match(one) for one in (words[0], noun))
        if not united and not LEVEL.search(text[: match.start()]):
            phrase = text[match.start() : match.start("words")] + " ".join(words)
            yield phrase, terms_of(noun), {value_of(match[end]) for end in ("low", "n") if match[end]}
