"""A claim of more of an outcome against a clause that tells of less, or of more on the other side."""

from __future__ import annotations

import re
from dataclasses import dataclass

from evidence.agreement.effects.asserted import Asserted, asserted_by, content, without_pointers
from evidence.agreement.effects.significance import told_by_statistics
from evidence.agreement.effects.spelled import Forms, spelled_out
from evidence.agreement.passages.clauses import without_brackets
from evidence.agreement.passages.sides import AGAINST
from evidence.agreement.words.pointers import Effect, pointers_of
from evidence.late import late_regex

_CONTRARY = {
    Effect.MORE: Effect.LESS,
    Effect.LESS: Effect.MORE,
    Effect.BETTER: Effect.WORSE,
    Effect.WORSE: Effect.BETTER,
}
_TURNED = late_regex(
    r"\b(?:time|interval|free|freedom|without|absence|change[sd]?|differences?|decreas\w+|reductions?|declines?|falls?|fell"
    r"|drop\w*|increas\w+|rises?|rose|gains?|improve\w*|effects?|benefits?|respon\w+|relie\w+|delay\w*|slow\w*|prevent\w*"
    r"|protect\w*|lost|loss(?:es)?|inhibit\w*|suppress\w*|resol\w+|no|not|never|neither)\b",
    re.IGNORECASE,
)
"""What is more where there is less of something, or later: two words that point apart may say the same of it."""
_ALONE = late_regex(r"\b(?:alone|only|without|neither|nor|plus|added)\b", re.IGNORECASE)
"""What is compared differs from the other by what it is not given with."""
_IN_EACH = late_regex(
    r"(?P<first>\d+(?:\.\d+)?)\s?%(?:\s?\([^()]*\))?\s(?:of|in|with|on|for|among)\s(?P<one>[^,;.%]+?)\s"
    r"(?:and|vs\.?|versus|compared with|against)\s(?:in\s)?(?P<second>\d+(?:\.\d+)?)\s?%(?:\s?\([^()]*\))?\s"
    r"(?:of|in|with|on|for|among)\s(?P<other>[^,;.%()]+)"
)
"""An outcome's share in each of two groups: "in 23.3% of one and 12.2% of the other"."""
_DIGITS = late_regex(r"(?<![\d.])\d+(?:\.\d+)?(?![\d.]*\d|\s?%)")

_Words = frozenset[str]


@dataclass(frozen=True)
class _Sides:
    """The words before and behind "than", with the numbers of doses, and none that stand on both sides."""

    one: _Words
    other: _Words

    def is_as(self, claim: _Sides) -> bool:
        """Whether what a claim compares stands on the claim's sides here too."""
        return claim.one <= self.one and claim.other <= self.other

    @property
    def exchanged(self) -> _Sides:
        return _Sides(self.other, self.one)


def opposes(said: Asserted, claim: str, clause: str, forms: Forms) -> bool:
    """Whether a clause on just the claim's outcome says the contrary of the same side, or the same of the other."""
    if said.effect not in _CONTRARY or _ALONE.search(claim):
        return False
    ours = _sides_of(claim, forms, said.outcome)
    sized = said.effect in (Effect.MORE, Effect.LESS)
    turned = sized and bool(_TURNED.search(clause) or _TURNED.search(claim))
    if ours is not None and sized and not turned and _in_shares(said.effect, ours, clause, forms):
        return True
    theirs = asserted_by(clause)
    if theirs is None or not _is_on_the_same(said, theirs, forms):
        return False
    contrary = theirs.effect is _CONTRARY[said.effect] and not turned
    if ours is None:
        compares, told = said.other or AGAINST.search(clause), spelled_out(content(clause), forms)
        return contrary and not compares and bool(said.one) and said.one | said.rest <= told
    sides = _sides_of(clause, forms, said.outcome)
    if sides is None:
        return False
    return (contrary and sides.is_as(ours)) or (theirs.effect is said.effect and sides.is_as(ours.exchanged))


def _in_shares(effect: Effect, ours: _Sides, clause: str, forms: Forms) -> bool:
    """Whether two groups' shares are the other way round than a claim says, and no statistic calls that chance."""
    found = _IN_EACH.search(clause)
    if found is None or not told_by_statistics(clause) <= {True}:
        return False
    sides = _apart(_words(found["one"], forms), _words(found["other"], forms))
    first, second = float(found["first"]), float(found["second"])
    more, less = (sides, sides.exchanged) if first > second else (sides.exchanged, sides)
    claimed, found_so = (less, more) if effect is Effect.MORE else (more, less)
    return first != second and claimed.is_as(ours) and not found_so.is_as(ours)


def _sides_of(text: str, forms: Forms, outcome: _Words) -> _Sides | None:
    """What a text compares in an outcome; None where it does with nothing, twice, or what it found stands behind."""
    shown = without_brackets(text)
    found = [match for match in AGAINST.finditer(shown) if _words(shown[match.end() :].split(",")[0], forms)]
    if len(found) != 1:
        return None
    before, behind = shown[: found[0].start()], shown[found[0].end() :]
    if not content(before):  # "compared with placebo, velorin …"
        behind, _, before = behind.partition(",")
    pointers = pointers_of(before)
    named = without_pointers(before, pointers)
    sides = _apart(_words(named, forms) - outcome, _words(behind, forms) - outcome)
    return sides if pointers and sides.one and sides.other else None


def _apart(one: _Words, other: _Words) -> _Sides:
    return _Sides(one - other, other - one)


def _words(text: str, forms: Forms) -> _Words:
    return spelled_out(content(text), forms) | frozenset(_DIGITS.findall(text))


def _is_on_the_same(said: Asserted, theirs: Asserted, forms: Forms) -> bool:
    ours, other = spelled_out(said.outcome, forms), spelled_out(theirs.outcome, forms)
    return said.outcome <= other and theirs.outcome <= ours
