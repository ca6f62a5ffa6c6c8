"""What a claim adds to its sentence out of the rest of the text: other people, a kind, a disease, the dose of another.

What a text is about need not be named beside each of its numbers. But "women" of a trial in men and women are some of
its people, "severe depression" is not depression, and "patients with arthritis" are not all whom a study of
psoriasis looked for arthritis in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from evidence.agreement.passages import Passage
from evidence.agreement.prose.narrower import GRADES
from evidence.agreement.prose.signposts import AT_FIRST
from evidence.agreement.subjects import Source
from evidence.agreement.terms import neighbours, terms_of, written
from evidence.agreement.trials.words.wording import GIVING, MEASURING
from evidence.claims.numerals import NUMERAL
from evidence.late import late_regex
from evidence.sources.counted_nouns import ANIMALS

OTHERS = {
    term: terms_of(others)
    for some, others in (
        ("women", "men"),
        ("men", "women"),
        ("girls", "boys adults women"),
        ("boys", "girls adults men"),
        ("children adolescents teenagers infants", "adults"),
        ("adults", "children adolescents infants"),
        ("smokers", "nonsmokers"),
        ("nonsmokers", "smokers"),
        ("premenopausal", "postmenopausal"),
        ("postmenopausal", "premenopausal"),
    )
    for term in terms_of(some)
}
"""Whom a text may tell apart from some of its people."""
_ANYBODY = late_regex(
    r"\b(?:patients?|people|participants?|volunteers|humans?|adults|women|men|children)\b", re.IGNORECASE
)
_COUNTED = late_regex(
    r"\d\s(?:[\w-]+\s){0,3}?(?:patients|people|participants|volunteers|adults|women|men|children|subjects)\b",
    re.IGNORECASE,
)
_IN_VITRO = terms_of(" ".join((*ANIMALS, "mouse murine cells cell vitro fibroblasts keratinocytes")))
_WITH = late_regex(
    r"\b(?:patients|people|participants|adults|women|men|children|adolescents|those|individuals|subjects)\s"
    r"(?:with|who have|living with|suffering from)\s(?P<what>(?:"
    r"(?!(?:and|or|who|had|have|has|was|were|is|are|did|at|after|in|on)\b)[\w'’-]+\s?){1,4})",
    re.IGNORECASE,
)
_WHO_DID = late_regex(
    r"\b(?:patients|people|participants|adults|women|men|children|those|individuals|subjects)\s(?:who|that)\s"
    r"(?P<what>(?:(?!(?:and|or|had|have|has|were|are|did)\b)[\w'’-]+\s?){1,4})",
    re.IGNORECASE,
)
"""Some people by what they did."""
_IN_AN_ARM = late_regex(r"\b(?:with|on|given|taking|receiving)\s(?:the\s)?(?P<what>[a-z][\w-]{3,})", re.IGNORECASE)
_IN_A_GROUP = late_regex(
    r"\b(?:in|of|for|from|among|on)\s(?:the\s)?(?P<what>(?!(?:treatment|active|intervention|study|drug|same|other|this|that)\b)"
    r"[\w/+-]+)(?:\s[\w/+-]+)?\s(?:group|arm|cohort)\b",
    re.IGNORECASE,
)
_GRADED = late_regex(rf"\b{GRADES}\s(?P<what>[a-z-]+)", re.IGNORECASE)
_OF_ANY_CAUSE = late_regex(r"\b(?:any|all)[\s-]causes?\b", re.IGNORECASE)
_OF_A_CAUSE = terms_of("death deaths mortality cause causes")
_DOSE = rf"(?P<dose>{NUMERAL})\s?(?P<unit>mg|mcg|µg|μg|g|iu|units|ml)\b(?!\s?/\s?d?l)"
_DOSE_BEHIND = late_regex(rf"\b(?P<drug>[a-z][a-z-]{{4,}})[\s,(]{{1,2}}(?:at\s)?{_DOSE}")
_DOSE_BEFORE = late_regex(rf"{_DOSE}\s(?:of\s)?(?P<drug>[a-z][a-z-]{{4,}})\b")
_NO_DRUG = late_regex(
    r"(?:daily|twice|doses?|group|weekly|monthly|tablets?|capsules?|versus|placebo|every|orally|with|after)\Z"
)


def added(claim: str, passage: Passage, source: Source) -> str | None:
    """Words by which a claim speaks of others than its sentence does, or of some of them; None where it has none."""
    if passage.labelled:
        return None
    ways = (_people(claim, passage, source), _kinds(claim, passage, source), _diseases(claim, passage, source))
    return next(chain(*ways, _doses(claim, source)), None)


def _people(claim: str, passage: Passage, source: Source) -> Iterator[str]:
    """Some of the people that the text tells apart, and people where all was done in animals or cells."""
    title = source.passages[0].terms if source.passages else frozenset[str]()
    some = (terms_of(claim) & OTHERS.keys()) - passage.terms - title
    yield from (written(one, claim) for one in sorted(some) if OTHERS[one] & source.words)
    found = _ANYBODY.search(claim)
    if found and title & _IN_VITRO and not (terms_of(claim) & _IN_VITRO or _COUNTED.search(source.text)):
        yield found.group()


def _kinds(claim: str, passage: Passage, source: Source) -> Iterator[str]:
    """A grade that the title does not join to an outcome of the sentence, and a cause where the sentence counts all."""
    together = set(neighbours(source.passages[0].text if source.passages else ""))
    for match in _GRADED.finditer(claim):
        grades, names = terms_of(match["grade"]), terms_of(match["what"])
        unsaid = bool(grades) and grades.isdisjoint(passage.terms) and names <= passage.terms
        if unsaid and not any((kind, name) in together for kind in grades for name in names):
            yield match.group()
    if _OF_ANY_CAUSE.search(passage.text):
        pairs = ((kind, name) for kind, name in neighbours(claim) if name in _OF_A_CAUSE & passage.terms)
        yield from (
            f"{written(kind, claim)} {written(name, claim)}" for kind, name in pairs if kind not in passage.terms
        )


def _diseases(claim: str, passage: Passage, source: Source) -> Iterator[str]:
    """What a claim's people have or did that neither the sentence nor the text's beginning says; an arm at baseline."""
    head = " ".join(one.text for one in source.passages[:3])
    whose = frozenset[str]().union(*(terms_of(match["what"]) for match in _WITH.finditer(head)))
    known = whose.union(*(terms_of(match["what"]) for match in _WHO_DID.finditer(head)))
    for match in _WHO_DID.finditer(claim):
        did = terms_of(match["what"]) & source.words
        if did and did.isdisjoint(passage.terms) and not did <= known:
            yield match.group().strip()
    for match in _IN_A_GROUP.finditer(claim):
        group = terms_of(match["what"]) & source.words
        if group and group.isdisjoint(passage.terms):
            yield match.group()
    if AT_FIRST.search(passage.text):  # told of all before anything was given
        arms = (match for match in _IN_AN_ARM.finditer(claim) if terms_of(match["what"]) & source.words)
        yield from (match.group() for match in arms if terms_of(match["what"]).isdisjoint(passage.terms))
    for match in _WITH.finditer(claim):
        what = terms_of(match["what"]) & source.words
        if whose and what and what.isdisjoint(passage.terms | whose):
            yield match.group().strip()


def _doses(claim: str, source: Source) -> Iterator[str]:
    """A drug with a dose that the text gives with others alone, and that drug with other doses."""
    told = _doses_of(source.text)
    for drug, doses in _doses_of(claim).items():
        others = set[str]().union(*(theirs for name, theirs in told.items() if name != drug))
        if drug in told and doses.isdisjoint(told[drug]) and doses & others:
            yield f"{drug} {min(doses & others)}"


@lru_cache(maxsize=64)
def _doses_of(text: str) -> dict[str, set[str]]:
    """The doses that stand right beside each word that may name a drug."""
    found: dict[str, set[str]] = {}
    lower = text.casefold()
    for match in chain(_DOSE_BEHIND.finditer(lower), _DOSE_BEFORE.finditer(lower)):
        if not (_NO_DRUG.match(match["drug"]) or terms_of(match["drug"]) <= GIVING | MEASURING):
            found.setdefault(match["drug"], set()).add(f"{match['dose']} {match['unit']}".replace("μ", "µ"))
    return found
