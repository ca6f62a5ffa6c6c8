"""How old the people are that a sentence speaks of, and whether a source that tells ages has nobody of that age.

Names of ages are taken for the widest span that they have in print ("adolescents": 10 to 19), so that only people who
are surely others are told apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evidence.claims.claim import Quantity, QuantityKind
from evidence.claims.quantities import find_quantities
from evidence.late import late_regex, rare_regex

_OLDEST = 120.0
_SPANS = {
    "children": (0.0, 17.9),
    "adolescents": (10.0, 19.0),
    "young adults": (15.0, 45.0),
    "adults": (18.0, _OLDEST),
    "older adults": (50.0, _OLDEST),
}
_YOUNG = frozenset({"children", "adolescents"})
_OLD = r"(?:older (?:adults|people|patients|men|women)|(?:the )?elderly(?: \w+)?|seniors|pensioners)"
_NAMES = (
    rf"(?P<old>{_OLD})|(?P<early>young(?:er)? (?:adults|people|men|women))"
    r"|(?P<grown>adults|adult (?:patients|men|women|people))|(?P<teens>adolescents|teen(?:ager)?s)"
    r"|(?P<young>children|toddlers|infants|kids)"
)
_GROUPS = {
    "old": "older adults",
    "early": "young adults",
    "grown": "adults",
    "teens": "adolescents",
    "young": "children",
}
_NAMED = rare_regex(rf"\b(?:{_NAMES})\b", re.IGNORECASE)
_OF = late_regex(r"(?:\A|[,;:]\s|\b(?:in|of|among|for|by|that|and|or|both)\s)(?:[\w-]+\s){0,2}\Z", re.IGNORECASE)
"""Before the people that something is said of."""
_NOT_THEY = late_regex(
    r"\b(?:reach of|number of|parents?|mothers?|fathers?|carers?|caregivers?|famil(?:y|ies)|than|unlike|not|no|never"
    r"|nor|without|versus|vs|compared|rather|except|with|having|as|like)\s(?:[\w-]+\s){0,3}\Z",
    re.IGNORECASE,
)
"""Before people that are told from others, or belong to them."""
_YOUNG_WORD = rare_regex(
    r"\b(?:child\w*|infan\w*|toddlers?|newborns?|neonat\w+|bab(?:y|ies)|boys?|girls?|p(?:a)?ediatric\w*|kids?|school\w*|pupils?"
    r"|youths?|young\w*|juvenile\w*|teen\w*|adolescen\w*|preterm|months? old)\b",
    re.IGNORECASE,
)
_GROWN_WORD = rare_regex(r"\b(?:adults?|adulthood|elder\w*|older|seniors?|geriatric|postmenopausal)\b", re.IGNORECASE)
_OLD_WORD = rare_regex(
    r"\b(?:elder\w*|older (?!than\b)\w+|seniors?|geriatric|postmenopausal|nursing homes?|pensioners?|aged care)\b",
    re.IGNORECASE,
)
_WORDS = {
    "children": _YOUNG_WORD,
    "adolescents": _YOUNG_WORD,
    "young adults": _YOUNG_WORD,
    "adults": _GROWN_WORD,
    "older adults": _OLD_WORD,
}
"""Words by which a source may speak of somebody of a group, in whatever connection."""
_MEAN = late_regex(r"\b(?:mean|median|average)\b[^.;]{0,12}\Z", re.IGNORECASE)
_MONTHS = late_regex(r"\s?(?:months?|weeks?|days?)\b", re.IGNORECASE)
_YEARS = r"(?:\s?-?(?:years?|yrs?)\b)"
_BOUND = late_regex(
    rf"(?P<up>\b(?:over|above|older than|at least)|[≥>])\s?(?P<least>\d{{1,2}})(?![\d.,]\d|\d|\s?%)"
    rf"|(?P<down>\b(?:under|below|younger than|up to)|[≤<])\s?(?P<most>\d{{1,2}})(?![\d.,]\d|\d|\s?%)"
    rf"|(?<![\d.,])(?P<one>\d{{1,2}}){_YEARS}"
    r"(?:-olds?\b|\s(?:old|of age)\b|\s(?:and|or)\s(?P<way>over|up|older|above|under|younger|below)\b)",
    re.IGNORECASE,
)
"""Numbers that may be ages, in whatever form."""
_ANYBODY = late_regex(
    r"\b(?:and|or)\s(?:\w+\s)?(?:individuals|people|persons|patients|participants|those)\b", re.IGNORECASE
)
"""Beside people of an age others of any."""
_NEAR_PEOPLE = late_regex(
    r"\b(?:age[ds]?|old|people|patients|adults|women|men|children|those|participants|subjects|individuals|persons|users)\b",
    re.IGNORECASE,
)
_OTHERS = late_regex(
    r"\b(?:exclu\w+|ineligible|previous\w*|earlier|other (?:studies|trials)|unlike|approved|licen[sc]ed|recommend\w*"
    r"|sub-?groups?)\b",
    re.IGNORECASE,
)
"""In sentences that tell ages of others than those studied."""


@dataclass(frozen=True)
class Ages:
    """Groups of people by their age, from the words for them."""

    groups: frozenset[str]

    def meets(self, low: float, high: float) -> bool:
        """Whether somebody of these ages may belong to one of the groups."""
        return any(low <= most and least <= high for least, most in (_SPANS[name] for name in self.groups))


def ages_of(claim: str) -> Ages | None:
    """The groups by age that a claim speaks of; None for none, where it tells one from another, or in doubt."""
    found = []
    for match in _NAMED.finditer(claim):
        before = claim[: match.start()]
        if _NOT_THEY.search(before) or not _OF.search(before):
            return None
        found.append(_GROUPS[match.lastgroup or ""])
    return Ages(frozenset(found)) if found else None


def without_ages(claim: str) -> str:
    """A claim without the names of ages."""
    return _NAMED.sub("people", claim)


@dataclass(frozen=True)
class Aged:
    """An age that a source tells of those studied: its words, and the sentence that they stand in."""

    words: str
    sentence: str


def other_ages(ours: Ages, population: str | None, sentences: Sequence[str]) -> Aged | None:
    """The age of those studied, where nobody of whom the source speaks can be of the claim's; None in doubt.

    `population` is whom the source studied as a whole, `sentences` are all that it says.
    """
    told = None
    for sentence in (*sentences, population or ""):
        if speak_of(ours, (sentence,)):
            return None
        told = told or next((Aged(one.text, sentence) for one in _studied(sentence)), None)
    return told or _named(ours, population, sentences)


def speak_of(ours: Ages, sentences: Sequence[str]) -> bool:
    """Whether sentences speak of anybody of these ages, in whatever connection."""
    return any(
        any(_WORDS[name].search(sentence) for name in ours.groups)
        or any(ours.meets(*span) for span in _possible(sentence))
        for sentence in sentences
    )


def _named(ours: Ages, population: str | None, sentences: Sequence[str]) -> Aged | None:
    """Those studied by the name of their age."""
    match = _NAMED.search(population or "")
    if population is None or match is None or _ANYBODY.search(population):
        return None
    young = _GROUPS[match.lastgroup or ""] in _YOUNG
    if any((name in _YOUNG) is young for name in ours.groups):
        return None
    return Aged(population, next((one for one in sentences if population in " ".join(one.split())), population))


def _studied(sentence: str) -> Iterator[Quantity]:
    """The ages of those studied in a sentence, and not their mean."""
    if not _OTHERS.search(sentence):
        yield from (one for one in _ages_in(sentence) if not _MEAN.search(sentence[: one.span.start]))


def _ages_in(sentence: str) -> list[Quantity]:
    return [one for one in find_quantities(sentence) if one.kind is QuantityKind.AGE]


def _possible(sentence: str) -> Iterator[tuple[float, float]]:
    """The spans of all ages that a sentence may tell, of whomever."""
    ages = _ages_in(sentence)
    for one in ages:
        if _MONTHS.match(sentence, one.span.end):
            yield 0.0, 2.0
        elif one.low is None and one.high is None:
            yield one.value or 0.0, one.value or _OLDEST
        else:
            yield (0.0 if one.low is None else one.low, _OLDEST if one.high is None else one.high)
    if not _NEAR_PEOPLE.search(sentence):
        return
    for match in _BOUND.finditer(sentence):
        if any(one.span.start <= match.start() < one.span.end for one in ages):
            continue
        if match["least"]:
            yield float(match["least"]), _OLDEST
        elif match["most"]:
            yield 0.0, float(match["most"])
        else:
            age, way = float(match["one"]), (match["way"] or "").casefold()
            yield (0.0 if way in _DOWN else age, _OLDEST if way and way not in _DOWN else age)


_DOWN = frozenset({"under", "younger", "below"})
