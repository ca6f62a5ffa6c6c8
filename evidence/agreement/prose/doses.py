"""Which drug of a text a dose is of: a claim may give one the dose of another."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain

from evidence.agreement.passages.subjects import Source
from evidence.agreement.trials.words.wording import GIVING, MEASURING
from evidence.agreement.words.terms import terms_of
from evidence.claims.numerals import NUMERAL
from evidence.late import late_regex

_DOSE = rf"(?P<dose>{NUMERAL})\s?(?P<unit>mg|mcg|µg|μg|g|iu|units|ml)\b(?!\s?/\s?d?l)"
_DOSE_BEHIND = late_regex(rf"\b(?P<drug>[a-z][a-z-]{{4,}})[\s,(]{{1,2}}(?:at\s)?{_DOSE}")
_DOSE_BEFORE = late_regex(rf"{_DOSE}\s(?:of\s)?(?P<drug>[a-z][a-z-]{{4,}})\b")
_NO_DRUG = late_regex(
    r"(?:daily|twice|doses?|group|weekly|monthly|tablets?|capsules?|versus|placebo|every|orally|with|after)\Z"
)


def dose_of_another(claim: str, source: Source) -> str | None:
    """A drug with a dose that the text gives with others alone, and that drug with other doses; None without one."""
    told = _doses_of(source.text)
    for drug, doses in _doses_of(claim).items():
        others = set[str]().union(*(theirs for name, theirs in told.items() if name != drug))
        if drug in told and doses.isdisjoint(told[drug]) and doses & others:
            return f"{drug} {min(doses & others)}"
    return None


@lru_cache(maxsize=64)
def _doses_of(text: str) -> dict[str, set[str]]:
    """The doses that stand right beside each word that may name a drug."""
    found: dict[str, set[str]] = {}
    lower = text.casefold()
    for match in chain(_DOSE_BEHIND.finditer(lower), _DOSE_BEFORE.finditer(lower)):
        if not (_NO_DRUG.match(match["drug"]) or terms_of(match["drug"]) <= GIVING | MEASURING):
            found.setdefault(match["drug"], set()).add(f"{match['dose']} {match['unit']}".replace("μ", "µ"))
    return found
