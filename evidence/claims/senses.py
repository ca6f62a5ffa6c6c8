"""What a claim says, without its wording: ideas, names, figures and polarity.

Words are folded to ideas ("rapid", "quick" and "within hours" are one), so that claims that say the same in other words
can be told from claims that do not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from evidence.claims.claim import Quantity, QuantityKind
from evidence.claims.lexicon import observed
from evidence.claims.quantities import find_quantities
from evidence.claims.wording import listed, words
from evidence.late import late_regex

_IDEAS: dict[str, str] = {
    "FAST": "rapid* quick* fast* swift* immediate* prompt* instant* hour hours minutes days",
    "SLOW": "week weeks month months",
    "OTHERS": "conventional traditional standard other existing usual",
    "RESISTANT": "resistant refractory unresponsive",
    "SUICIDE": "suicid* ideation",
    "LESS": "reduc* alleviat* reliev* relief diminish* lessen* decreas* lower* eas* ease",
    "MORE": "increas* rais* elevat* boost* worsen*",
    "EFFECT": "effect* efficac* work works working improv* benefi* respon* help* act acts",
    "HARM": "side adverse reaction* toxic* harm*",
    "MILD": "mild* minimal* few tolerat* transient* short lived temporary",
    "DEPENDENCE": "depend* addict* habit*",
    "LASTING": "lasting sustain* durab* last lasts prolong*",
    "NERVES": "neuroplastic* plastic* synap* neural neuron*",
}
COMMON_IDEAS = frozenset(("EFFECT", "LESS", "MORE"))
"""So common in the genre that sharing them says little."""
_SOFT = listed(
    """
    a about additionally after again all almost along also although always an and any are as at
    be because become been before being both but by can case cases clearly clinical clinically
    compared consistently could day demonstrated despite did do does done due during each
    especially even evidence experience experiencing finally first for found from furthermore
    generally given greatly had has have high highly however i if in including indeed individual
    individuals into is it its just like likely many may might moreover more most much must
    nearly new now numerous of offer offers often on one only option options or our overall own
    particularly patient patients people person potential potentially previous proven provide
    provides quite rather really receiving recent remarkable report reported reports research
    results several shall should show showed shown shows significant significantly since so some
    strongly studies study such take takes than that the their them then there therefore these
    they this those through thus to treatment treatments therapy therapies trial trials
    typically under unlike up usually very was well were what when where whether which while who
    whose will with within without would yet you your required require requires months'
    """
)
_NEGATIONS = listed(
    """
    no not never none neither nor cannot without lack lacks fail fails failed unlikely isn't
    aren't wasn't weren't don't doesn't didn't won't can't couldn't wouldn't shouldn't hasn't
    haven't hadn't unable ineffective unsafe
    """
)
_WHO = listed("who that")
_NON_RESPONDERS = late_regex(
    r"\b(?:who|that) (?:have|had|has|do|did|does)(?: not|n't) (?:\w+ )?(?:respond|benefit|improv)\w*"
)
_EXACT = {word: idea for idea, line in _IDEAS.items() for word in line.split() if not word.endswith("*")}
_STEMS = tuple((word[:-1], idea) for idea, line in _IDEAS.items() for word in line.split() if word.endswith("*"))
_BEGINNINGS = tuple(stem for stem, _ in _STEMS)
_MARKED = 3


@dataclass(frozen=True, slots=True)
class Sense:
    """What a claim says, without its wording. `marked` are the ideas that set it apart, empty when there are too few;
    `direction` is less, more, both or neither."""

    ideas: frozenset[str]
    names: frozenset[str]
    figures: frozenset[tuple[object, ...]]
    negated: bool
    marked: frozenset[str]
    direction: frozenset[str]

    @property
    def said(self) -> frozenset[str]:
        """All its ideas and names."""
        return self.ideas | self.names


@lru_cache(maxsize=1024)
def sense_of(text: str) -> Sense:
    """What the words of one claim say."""
    tokens = words(text)
    if not _WHO.isdisjoint(tokens):
        tokens = words(_NON_RESPONDERS.sub("resistant", text.casefold().replace("’", "'")))
    ideas = {_idea(token) for token in tokens if token not in _SOFT and not token[0].isdigit()} - _NEGATIONS
    names = frozenset(idea for idea in ideas if not idea.isupper() and _is_name(idea))
    marked = frozenset(idea for idea in ideas if idea.isupper()) - COMMON_IDEAS
    return Sense(
        ideas=frozenset(ideas) - names,
        names=names,
        figures=_figures(find_quantities(text)),
        negated=not _NEGATIONS.isdisjoint(tokens),
        marked=marked if len(marked) >= _MARKED else frozenset(),
        direction=frozenset(ideas & {"LESS", "MORE"}),
    )


def names_in(text: str) -> frozenset[str]:
    """The names in a sentence: of drugs, herbs, tests, brands; of diseases where copy does not use them for any."""
    ideas = {_idea(token) for token in words(text) if token not in _SOFT and not token[0].isdigit()}
    return frozenset(idea for idea in ideas - _NEGATIONS if not idea.isupper() and _is_name(idea))


def _figures(quantities: Sequence[Quantity]) -> frozenset[tuple[object, ...]]:
    """The figures as values; a vague time ("within hours") is an idea and no figure."""
    return frozenset(
        (quantity.unit, quantity.value, quantity.low, quantity.high, quantity.kind is QuantityKind.RATIO)
        for quantity in quantities
        if not (quantity.value is None and quantity.low is None and quantity.high is None)
    )


@lru_cache(maxsize=16384)
def _idea(word: str) -> str:
    word = word.removesuffix("'s")
    if word in _EXACT:
        return _EXACT[word]
    if word.startswith(_BEGINNINGS):
        return next(idea for stem, idea in _STEMS if word.startswith(stem))
    return _singular(word)


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word


@lru_cache(maxsize=16384)
def _is_name(word: str) -> bool:
    """Whether a word is none that health copy uses for any subject: the name of a drug, a herb, a test, a brand."""
    return not observed((word,)) and not observed((f"{word}s",))
