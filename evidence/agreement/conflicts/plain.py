"""Two sentences that say the same but for one number, or but for a "not".

What is compared are the words, so that no outcome or subject needs to be known. Sentences that need others to be
understood, that set a condition or speak of some only, are left alone: they may both be true.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from evidence.agreement.conflicts.statements import MARK, conflicting
from evidence.claims.claim import Quantity, QuantityKind
from evidence.claims.quantities import find_quantities
from evidence.claims.wording import KEPT, fold, listed, words
from evidence.late import late_regex

_LOOSE = listed(
    """
    it its they their them he she him her his we us this that these those such here there other another same former
    latter both each one respectively if when whether unless until while because although though since than who whom
    whose which where some many most few several often sometimes usually may might could would perhaps only all always
    every without longer more
    """
)
"""Words of sentences that are true of some, in some case, or of what others say."""
_STARTS = listed("no not never nor don't do please")
"""First words of what is forbidden, and not told."""
_DENIES = late_regex(
    r"\b(?:(?:is|are|was|were|does|do|did|has|have|had|can|will) ?not"
    r"|(?:is|are|was|were|does|do|did|has|have|had|ca|wo)n't"
    r"|(?:contain|has|have|had|is|are|was|were|need|cause|require|use|leave|give)\w* no)\b"
)
"""A "not" that belongs to the verb of the sentence, or a "no" behind it."""
_NOT = listed("not no never")
_CARRIERS = listed("do does did yet currently also still")
"""Words that come and go with a "not", and say nothing of their own."""
_COPULA = listed("is are was were be been remain remains")
_ADVERBS = listed("completely entirely very quite almost still not never fully")
_UN, _LESS, _FUL = "un", "less", "ful"
_SHORTEST = 4
_FEWEST = 3
_LASTS = late_regex(
    r"\b(?:last|take|need|require|stay|run)\w*(?: (?:for|up to|about|around|only))* \Z"
    r"|\b(?:is|are|was|were)(?: about)? \Z"
)
_OWNED = late_regex(r"\b(?:[Tt]he|[Oo]ur|[Yy]our|[Mm]y) [a-z]")
"""A thing that the words before may be needed for: "the test", which may be another one each time."""
_FIGURES = frozenset({QuantityKind.PERCENT, QuantityKind.FRACTION, QuantityKind.RATIO})
_NUMBER = "#"


@dataclass(frozen=True)
class Plain:
    """What a sentence says in its own words; `named` says that it needs no other to tell of what.

    Two of one `key` disagree where their figures do, or where one is `denied`.
    """

    key: tuple[object, ...]
    named: bool
    figure: str = ""
    denied: bool = False

    def conflicts_with(self, other: Plain) -> bool:
        """Whether both cannot be true."""
        if self.figure:
            return conflicting(self.figure, other.figure)
        return self.denied is not other.denied


@lru_cache(maxsize=KEPT)
def plain_of(text: str) -> tuple[Plain, ...]:
    """What a sentence says but for its one figure, and but for its "not"; nothing where other words are needed."""
    text = fold(MARK.sub(" ", text)).rstrip()
    tokens = words(text)
    if len(tokens) < _FEWEST or text.endswith(("?", ":")) or not _LOOSE.isdisjoint(tokens) or tokens[0] in _STARTS:
        return ()
    quantities = find_quantities(text)
    found = [quantity for quantity in quantities if _is_told(text.casefold(), quantity)]
    named = _OWNED.search(text) is None
    said = [_denial(text, tokens, named)] if text.endswith((".", "!")) else []
    if len(quantities) == len(found) == 1:
        said.append(_figure(text, found[0], named))
    return tuple(one for one in said if one is not None)


def _is_told(lower: str, quantity: Quantity) -> bool:
    """Whether a number is what a sentence tells, and no circumstance: a share, or how long something lasts."""
    if quantity.kind in _FIGURES:
        return True
    return quantity.kind is QuantityKind.DURATION and _LASTS.search(lower, 0, quantity.span.start) is not None


def _figure(text: str, figure: Quantity, named: bool) -> Plain | None:
    rest = f"{text[: figure.span.start]} {_NUMBER} {text[figure.span.end :]}"
    tokens = words(rest)
    if len(tokens) < _FEWEST - 1 or not _NOT.isdisjoint(tokens):
        return None
    return Plain((_NUMBER, tokens), named, figure.text)


def _denial(text: str, tokens: tuple[str, ...], named: bool) -> Plain | None:
    """A sentence without its denial, or with its adjective turned: "is painless" denies "is painful"."""
    denied = _DENIES.search(text.casefold()) is not None
    spoken = [part for token in tokens for part in _spelled(token)]
    if denied is _NOT.isdisjoint(spoken):
        return None
    turned = 0
    key = []
    for before, word in zip(["", *spoken], spoken, strict=False):
        base = _turned(before, word)
        turned += base is not None
        if word not in _NOT and word not in _CARRIERS:
            key.append(base or _singular(word))
    if turned > 1 or sum(word in _NOT for word in spoken) > 1 or len(key) < _FEWEST:
        return None
    return Plain(tuple(key), named, denied=denied is not bool(turned))


def _spelled(token: str) -> tuple[str, ...]:
    if token.endswith("n't"):
        return {"ca": "can", "wo": "will"}.get(token[:-3], token[:-3]), "not"
    return ("can", "not") if token == "cannot" else (token,)


def _turned(before: str, word: str) -> str | None:
    """The adjective that one behind "is" turns into its contrary; None where it turns none."""
    if before not in _COPULA and before not in _ADVERBS:
        return None
    if word.endswith(_LESS) and len(word) >= _SHORTEST + len(_LESS):
        return _singular(word.removesuffix(_LESS) + _FUL)
    if word.startswith(_UN) and len(word) >= _SHORTEST + len(_UN) and word.endswith(("ed", "safe")):
        return _singular(word.removeprefix(_UN))
    return None


def _singular(word: str) -> str:
    """A word without the ending that it loses beside "does not"."""
    return word[:-1] if word.endswith("s") and len(word) > _SHORTEST and not word.endswith(("ss", "us", "is")) else word
