"""Whom a claim speaks of, where a source says of all its people the contrary: without the condition, of the other sex.

"Adults with diabetes" are none of "1,961 adults without diabetes", nor men among 59,031 women, nor chronic migraine
among 955 patients with episodic migraine, nor cats among 120 dogs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence.agreement.agreement import Slot
from evidence.agreement.passages.clauses import without_brackets
from evidence.agreement.passages.subjects import Source
from evidence.agreement.prose.about import is_on_the_same, naming_words
from evidence.agreement.study.populations import terms_of as condition_terms
from evidence.agreement.verdict import Said, differs
from evidence.agreement.words.terms import shared
from evidence.late import late_regex

_KNOWN = 0.75
"""How much of what a claim names a source on the same has, to be held against it."""
_PEOPLE = r"(?:patients?|people|participants?|individuals?|persons?|subjects|volunteers|adults?|children|adolescents)"
_PHRASE = (
    r"(?:an?\s|the\s)?(?P<what>[a-z][\w-]*(?:\s(?!(?:who|that|were|was|are|had|have|in|on|at|to|and|or)\b)[\w-]+){0,2})"
)
_WITH = late_regex(rf"\b(?:{_PEOPLE}|women|men)\s(?:\w+\s)?(?:with|who have|living with)\s{_PHRASE}", re.IGNORECASE)
_IN_THE_STUDY = (
    r"(?:\s(?:in|of|who joined|who took part in)\s(?:the|this|that|our)\s(?:trial|study|cohort|research|programme))?"
)
_HAVE = r"(?:had|have|suffered from)\s(?!(?:no|not|never|less|fewer|more)\b)"
_HAD = late_regex(
    rf"\b(?:{_PEOPLE}|women|men){_IN_THE_STUDY}\s(?:all\s)?{_HAVE}{_PHRASE}\s*(?:[.,;]|\Z)",
    re.IGNORECASE,
)
_WITHOUT = late_regex(rf"\b(?:{_PEOPLE}|women|men)\s(?:[\w-]+\s){{0,2}}without\s{_PHRASE}", re.IGNORECASE)
_COUNTED_WITH = late_regex(
    rf"(?<![\d.])\d[\d, ]*\s(?:[\w-]+\s){{0,3}}(?:{_PEOPLE}|women|men)\b[^.;]{{0,60}}?\bwith\s(?P<what>[^.;]{{3,120}})",
    re.IGNORECASE,
)
_COUNTED_WITHOUT = late_regex(
    rf"(?<![\d.])\d[\d, ]*\s(?:[\w-]+\s){{0,2}}(?:{_PEOPLE}|women|men)\b[^.;]{{0,80}}?"
    rf"(?<!with or )(?<!with and )\bwithout\s{_PHRASE}",
    re.IGNORECASE,
)
_COUNTED = late_regex(rf"(?<![\d.])(?P<number>\d[\d, ]*)\s(?:[\w-]+\s){{0,3}}{_PEOPLE}\b", re.IGNORECASE)
_NUMBER = late_regex(r"\d[\d, ]*")
_SEXES = {
    "men": late_regex(r"\b(?:m[ae]n|males?|boys?)\b", re.IGNORECASE),
    "women": late_regex(r"\b(?:wom[ae]n|females?|girls?)\b", re.IGNORECASE),
}
_COUNTED_OF = {
    "men": late_regex(r"(?<![\d.])\d[\d, ]*\s(?:[\w-]+\s){0,3}(?:men|males|boys)\b", re.IGNORECASE),
    "women": late_regex(r"(?<![\d.])\d[\d, ]*\s(?:[\w-]+\s){0,3}(?:women|females|girls)\b", re.IGNORECASE),
}
_SORTS = (
    ("chronic", "episodic"),
    ("chronic", "acute"),
    ("type 1", "type 2"),
    ("premenopausal", "postmenopausal"),
    ("reduced", "preserved"),
    ("benign", "malignant"),
)
_WITH_A = rf"\b(?:{_PEOPLE}|women|men|disease|failure|disorder)\s(?:\w+\s)?with\s(?:\w+\s)?"
_ENDS = late_regex(
    r",|\b(?:were|was|are|is|had|have|has|who|that|which|in|on|at|to|for|from|under\w+|took|or|[a-z]{3,}ed)\b",
    re.IGNORECASE,
)
"""Where the words for what people have end."""
_PERHAPS = late_regex(r"\b(?:risk|history|suspected|possible|without|prevent\w*)\b", re.IGNORECASE)
_LACKING = late_regex(r"\bwithout\b|\bfree (?:of|from)\b|\bno (?:history|known|prior|evidence)\b", re.IGNORECASE)
_PERSONS = late_regex(rf"\b(?:{_PEOPLE}|women|men|humans?)\b", re.IGNORECASE)
_SPECIES = "dogs cats horses mice rats rabbits pigs sheep goats cows cattle monkeys hamsters chickens".split()
_ANIMALS = late_regex(
    rf"\b(?:in|of|among|for|to|given|\d[\d,]*)\s(?:[\w-]+\s){{0,2}}(?<!guinea )(?P<species>{'|'.join(_SPECIES)})\b"
    rf"|\A(?P<first>{'|'.join(_SPECIES)})\b",
    re.IGNORECASE,
)
_OF_A_SORT = late_regex(
    rf"{_WITH_A}(?P<sort>{'|'.join(sort for pair in _SORTS for sort in pair)})\s(?P<what>[a-z]\w*)",
    re.IGNORECASE,
)


def of_contrary_people(claim: str, source: Source) -> Iterator[Said]:
    """Whom a claim speaks of, and whom the source studied instead."""
    yield from _with_what_they_have_not(claim, source)
    yield from _of_the_other_sex(claim, source)
    yield from _of_another_sort(claim, source)
    yield from _of_another_species(claim, source)


def _with_what_they_have_not(claim: str, source: Source) -> Iterator[Said]:
    ours = _WITH.search(claim) or _HAD.search(claim)
    if ours is None:
        yield from _without_what_they_have(claim, source)
        return
    theirs = _COUNTED_WITHOUT.search(source.text)
    if theirs is None or not _is_on_it(claim, source):
        return
    lacking = condition_terms(theirs["what"])
    told = any(lacking <= condition_terms(other["what"]) for other in _WITH.finditer(source.text))
    if lacking and lacking <= condition_terms(ours["what"]) and not told:
        yield _differs(source, ours.group().strip(" .,;"), theirs.start(), f"without {theirs['what']}")


def _without_what_they_have(claim: str, source: Source) -> Iterator[Said]:
    """People without a condition, where those counted have it, and nothing tells of any who have not."""
    ours = _WITHOUT.search(claim)
    if ours is None or not _is_on_it(claim, source):
        return
    lacking = condition_terms(_ENDS.split(ours["what"])[0])
    for theirs in _COUNTED_WITH.finditer(source.text):
        what = _ENDS.split(theirs["what"])[0]
        having = bool(lacking) and lacking <= condition_terms(what) and _PERHAPS.search(what) is None
        if having and not _LACKING.search(source.text):
            yield _differs(source, ours.group(), theirs.start(), f"with {what.strip()}")
            return


def _of_the_other_sex(claim: str, source: Source) -> Iterator[Said]:
    claim = without_brackets(claim)
    said = [sex for sex, pattern in _SEXES.items() if pattern.search(claim)]
    named = [sex for sex, pattern in _SEXES.items() if len(said) == 1 and pattern.search(source.text)]
    if not len(said) == len(named) == 1 or said == named:
        return
    counted, word = _COUNTED_OF[named[0]].search(source.text), _SEXES[said[0]].search(claim)
    if counted is None or word is None or not _is_on_it(_SEXES[said[0]].sub(" ", claim), source):
        return
    of_both = any(_count(one["number"]) > _count(counted.group()) for one in _COUNTED.finditer(source.text))
    if not of_both:
        yield _differs(source, word.group(), counted.start(), counted.group())


def _count(words: str) -> int:
    """The number with which some words begin."""
    number = _NUMBER.match(words)
    return int("".join(filter(str.isdigit, number.group()))) if number else 0


def _of_another_species(claim: str, source: Source) -> Iterator[Said]:
    """Animals, where the source names those of one other species, and no people."""
    ours = _species(claim)
    theirs = _species(source.text) if len(ours) == 1 else {}
    if len(theirs) != 1 or ours.keys() == theirs.keys():
        return
    ((name, word),) = ours.items()
    ((other, place),) = theirs.items()
    if re.search(rf"\b{name}\b", source.text, re.IGNORECASE) or _PERSONS.search(source.text):
        return
    if _is_on_it(re.sub(rf"\b{name}\b", " ", claim, flags=re.IGNORECASE), source):
        yield _differs(source, word.group(), place.start(), other)


def _species(text: str) -> dict[str, re.Match[str]]:
    """The species that a text names, and the first place of each."""
    found: dict[str, re.Match[str]] = {}
    for match in _ANIMALS.finditer(text):
        found.setdefault((match["species"] or match["first"]).casefold(), match)
    return found


def _of_another_sort(claim: str, source: Source) -> Iterator[Said]:
    for ours in _OF_A_SORT.finditer(claim):
        text, sort = source.text, ours["sort"].casefold()
        if re.search(rf"\b{sort}\b", text, re.IGNORECASE):
            continue
        for pair in _SORTS:
            other = pair[1 - pair.index(sort)] if sort in pair else None
            if other is not None and re.search(rf"\b{other}\b", claim, re.IGNORECASE):
                return  # it speaks of both
            theirs = (
                re.search(rf"{_WITH_A}(?P<words>{other}\s{ours['what']})\b", text, re.IGNORECASE) if other else None
            )
            without = f"{claim[: ours.start('sort')]}{claim[ours.end('sort') :]}"
            if theirs is not None and _is_on_it(without, source):
                yield _differs(source, f"{ours['sort']} {ours['what']}", theirs.start(), theirs["words"])
                return


def _is_on_it(claim: str, source: Source) -> bool:
    """Whether a source is on the same, and names nearly all that the claim does: one on other people may be another."""
    return is_on_the_same(claim, source) and shared(naming_words(claim), source.words) >= _KNOWN


def _differs(source: Source, ours: str, start: int, theirs: str) -> Said:
    """The words of both sides, with the sentence of the source that has them."""
    held = source.text[start : start + 40]
    quote = next((one.quote for one in source.passages if held[:20] in one.quote), None)
    return differs(Slot.POPULATION, ours, theirs, "The source studied other people.", quote)
