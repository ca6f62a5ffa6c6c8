"""Claims of one document that say the same in other words share a group.

Words are folded to ideas first ("rapid", "quick" and "within hours" are one), then two claims are the same when the
ideas of one contain those of the other, or when both are made of the same three or more marked ideas. Other figures,
another polarity, or names that only one of the two has ("lithium" here, "zinc" there) always keep claims apart.
A claim is compared with a few earlier ones that share a rare word with it, so that long documents stay cheap.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from evidence.claims.claim import Claim, Quantity, QuantityKind
from evidence.claims.lexicon import observed
from evidence.claims.quantities import find_quantities
from evidence.claims.wording import listed, words
from evidence.documents.document import Document, Location, Span
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
# Ideas so common in the genre that sharing them says little.
_COMMON_IDEAS = frozenset(("EFFECT", "LESS", "MORE"))
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
_SHORTEST = 3
_RARE_WORDS = 3
_EARLIER = 16


@dataclass(frozen=True, slots=True)
class _Sense:
    """What a claim says, without its wording. `marked` are the ideas that set it apart, empty when there are too few;
    `direction` is less, more, both or neither."""

    ideas: frozenset[str]
    names: frozenset[str]
    figures: frozenset[tuple[object, ...]]
    negated: bool
    marked: frozenset[str]
    direction: frozenset[str]


@dataclass(frozen=True, slots=True)
class Said:
    """A claim as it was first made: where, in which words, and the group of all that say the same."""

    path: str
    span: Span
    location: Location
    text: str
    group: str


@dataclass(frozen=True, slots=True)
class Saying:
    """A claim that may be known again in another document; `first` if none before it in its own says the same."""

    sense: _Sense
    said: Said
    first: bool


class Repeats:
    """What the documents of a run have said so far, of claims that are made of three or more marked ideas.

    Across documents only such claims are known again in other words; the same words have the same id anyway.
    """

    def __init__(self) -> None:
        self._said: dict[frozenset[str], list[tuple[_Sense, Said]]] = {}

    def heard(self, sayings: Sequence[Saying]) -> dict[str, Said]:
        """What documents before this one said in other words, by the group of this one that says it; keeps the rest."""
        known = {one.said.group: said for one in sayings if one.first and (said := self._earlier(one.sense))}
        for one in sayings:
            before = known.get(one.said.group)
            self._add(one.sense, replace(one.said, group=before.group) if before else one.said)
        return known

    def _earlier(self, sense: _Sense) -> Said | None:
        return next((said for other, said in self._said.get(sense.marked, ()) if _same(other, sense)), None)

    def _add(self, sense: _Sense, said: Said) -> None:
        held = self._said.setdefault(sense.marked, [])
        if len(held) < _EARLIER and not self._earlier(sense):
            held.append((sense, said))


def grouped(document: Document, claims: Sequence[Claim]) -> tuple[tuple[Claim, ...], tuple[Saying, ...]]:
    """The claims of a document, each with the id of the first that says the same, and what others may say again."""
    senses = [_sense(claim.text) for claim in claims]
    result = _grouped(claims, senses)
    sayings = tuple(
        Saying(sense, _said(document, claim), claim.group == claim.id)
        for claim, sense in zip(result, senses, strict=True)
        if sense.marked
    )
    return result, sayings


def _said(document: Document, claim: Claim) -> Said:
    return Said(document.path, claim.span, document.locate(claim.span), claim.text, claim.group)


def _grouped(claims: Sequence[Claim], senses: Sequence[_Sense]) -> tuple[Claim, ...]:
    frequency = Counter(word for sense in senses for word in sense.ideas | sense.names)
    first_by_word: dict[str, list[int]] = defaultdict(list)
    result: list[Claim] = []
    for index, (claim, sense) in enumerate(zip(claims, senses, strict=True)):
        keys = _keys(sense, frequency)
        seen = dict.fromkeys(other for key in keys for other in first_by_word[key][-_EARLIER:])
        same = next((other for other in seen if _same(senses[other], sense)), None)
        if same is not None:
            result.append(replace(claim, group=result[same].group))
            continue
        for key in keys:
            first_by_word[key].append(index)
        result.append(claim)
    return tuple(result)


def _keys(sense: _Sense, frequency: Counter[str]) -> list[str]:
    """The rarest shared words, and the marked ideas together."""
    shared = (word for word in sense.ideas | sense.names if frequency[word] > 1)
    keys = sorted(shared, key=lambda word: (frequency[word], word))[:_RARE_WORDS]
    return [*keys, " ".join(sorted(sense.marked))] if sense.marked else keys


def _same(first: _Sense, second: _Sense) -> bool:
    if first.figures != second.figures or first.negated != second.negated:
        return False
    if not (first.names <= second.names or second.names <= first.names):
        return False
    if first.marked and first.marked == second.marked:
        return first.direction == second.direction or not (first.direction and second.direction)
    small, large = sorted((first.ideas | first.names, second.ideas | second.names), key=len)
    return len(small) >= _SHORTEST and small <= large and len(large) <= 2 * len(small)


@lru_cache(maxsize=4096)
def _sense(text: str) -> _Sense:
    tokens = words(text)
    if not _WHO.isdisjoint(tokens):
        tokens = words(_NON_RESPONDERS.sub("resistant", text.casefold().replace("’", "'")))
    ideas = {_idea(token) for token in tokens if token not in _SOFT and not token[0].isdigit()} - _NEGATIONS
    names = frozenset(idea for idea in ideas if not idea.isupper() and _is_name(idea))
    marked = frozenset(idea for idea in ideas if idea.isupper()) - _COMMON_IDEAS
    return _Sense(
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
