"""The words of a sentence that say what it is about, so that another can be told to speak of the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, pairwise

from evidence.claims.wording import listed
from evidence.late import late_regex, rare_regex

_EMPTY = listed(
    """
    a about above according across after again all almost also although always among an and another any are as at be
    because been before being below between both but by can could compared did do does done due during each either
    every few first following for found from further furthermore given had has have having he her here his how however
    i if in indeed into is it its itself just later least less like many may might more moreover most much must near
    nearly next no nor not now number of off often on once one only or other others our out over overall own per
    cent percent percentage rather
    really recent recently report reported reports result results same second seen several she
    should show showed shown shows significant significantly similar since so some still studies study such than that
    the their them then there therefore these they this those though three through thus to together too toward towards
    trial trials two under until up upon use used using very was we were what when where whether which while who whose
    why will with within without would yet you your
    patient patients participant participants people person persons individual individuals subject subjects
    year years month months week weeks day days hour hours minute minutes
    primary secondary total approximately around estimated rate rates group groups cohort cohorts candidate candidates
    eligible enroll enrolled enrol must required require requires receive receives received undergo undergoes undergone
    want participate participates prior need needed necessary entry experience experienced experiences affect affected
    affects common order last lasts lasting achieved achieve achieves suffered suffer suffers presented occurred
    occur administered treated given take takes taken took recorded recieve recieves condition case cases intervention
    minimum maximum least explicitly either type types
    """
)
_COUNTS = frozenset("two three four five six seven eight nine ten eleven twelve".split())
_LEVELS = ("grade", "stage", "phase", "type", "class", "level", "step", "part", "week", "day", "cycle")
_LABELLED = rare_regex(rf"\b({'|'.join(_LEVELS)}) (\d{{1,3}}|[ivx]{{1,4}})\b")
_LEVEL = rare_regex(rf"(?:{'|'.join(_LEVELS)})(?:\d{{1,3}}|[ivx]{{1,4}})")
_WORD = late_regex(r"[^\W_]+(?:['’-][^\W_]+)*")
_ENDINGS = (
    "izations",
    "ization",
    "ations",
    "ation",
    "itions",
    "ition",
    "ments",
    "ment",
    "ingly",
    "ings",
    "ing",
    "ions",
    "ion",
    "ness",
    "ally",
    "ies",
    "ied",
    "ers",
    "ely",
    "ive",
    "ed",
    "er",
    "es",
    "ly",
    "al",
    "ic",
    "e",
    "s",
    "y",
)
_SHORTEST = 4
_PAIR = 2
_ALIKE = {
    stem: words.split()[0]
    for words in (
        "respond respons", "remit remiss", "sleep slept", "death die died dead mortal fatal",
        "reduc reduct decreas lower fall fell fallen declin drop lessen shrink shrank shrunk",
        "increas rais rise rose risen higher elevat",
        "improv better", "surger surgic",
        "child children paediatr pediatr", "woman women femal", "man men mal male", "heart cardiac", "kidney renal",
        "liver hepat", "skin cutane", "shorter shorten", "longer lengthen prolong", "adverse unwant",
        "relaps recur recurr", "lose lost loss", "prevent avert", "suicid suicidal", "cure cur",
        "tumor tumour", "chemotherap chemo", "metastas metastasi mets", "hemoglobin hb hgb", "vitamin vit",
        "combin plus", "program programm", "begin began begun start onset", "reliev relief", "vaccin vaccinat",
    )
    for stem in words.split()
}  # fmt: skip
"""Stems that say the same of a result, each with the one that stands for all."""


@lru_cache(maxsize=2048)
def terms_of(text: str) -> frozenset[str]:
    """The words that say something, without endings; "grade 4" is one word, other numbers are none."""
    lower = text.casefold()
    named = {f"{kind}{number}" for kind, number in _LABELLED.findall(lower)}
    return frozenset(chain.from_iterable(map(_stems, _WORD.findall(lower)))) | named


def written(term: str, text: str) -> str:
    """The word of a text that has this term, as it is written; the term itself where no single word has it."""
    return next((word.group() for word in words_with(frozenset({term}), text)), term)


def words_with(terms: frozenset[str], text: str) -> Iterator[re.Match[str]]:
    """The words of a text that have one of these terms, in order."""
    return (word for word in _WORD.finditer(text) if not terms.isdisjoint(terms_of(word.group())))


def is_level(term: str) -> bool:
    """Whether a word of `terms_of` is one that stands for a level or a day: "grade 4"."""
    return _LEVEL.fullmatch(term) is not None


def term_list(text: str) -> list[str]:
    """The same words in their order."""
    return list(chain.from_iterable(map(_stems, _WORD.findall(text.casefold()))))


def neighbours(text: str) -> Iterator[tuple[str, str]]:
    """Each two words that say something and stand side by side, with nothing between but a space."""
    lower = text.casefold()
    for first, second in pairwise(_WORD.finditer(lower)):
        beside = lower[first.end() : second.start()] == " "
        if beside and _says(first.group()) and _says(second.group()) and first.group() not in _COUNTS:
            yield _stem(first.group()), _stem(second.group())


@lru_cache(maxsize=16384)
def _stems(word: str) -> tuple[str, ...]:
    return tuple(_stem(part) for part in _parts(word) if _says(part))


def _parts(word: str) -> list[str]:
    return [word, *(part for part in re.split(r"[-'’]", word) if len(part) > _PAIR)] if "-" in word else [word]


def _says(word: str) -> bool:
    return len(word) > 1 and word not in _EMPTY and not word[0].isdigit()


_ONE_SPELLING = rare_regex(r"(?<=\w)(?:ae|oe)(?=\w)")
"""Haemorrhage and hemorrhage, diarrhoea and diarrhea are one."""
_AMERICAN = rare_regex(r"(?<=\w{4})[iy]s\Z|(?<=\w{3})our\Z")
"""Randomised and randomized, analysed and analyzed, behaviour and behavior are one."""


@lru_cache(maxsize=16384)
def _stem(word: str) -> str:
    known = _ALIKE.get(word)
    if known is not None:
        return known
    word = _ONE_SPELLING.sub("e", word)
    ending = next((e for e in _ENDINGS if word.endswith(e) and len(word) - len(e) >= _SHORTEST), "")
    stem = _AMERICAN.sub(_to_american, word[: len(word) - len(ending)])
    return _ALIKE.get(stem, stem)


def _to_american(match: re.Match[str]) -> str:
    return {"is": "iz", "ys": "yz", "our": "or"}[match.group()]


@lru_cache(maxsize=512)
def initials_of(text: str) -> dict[str, str]:
    """The acronyms that runs of two to six words of a text would have, each with its words."""
    words = [word for word in _WORD.findall(text) if word[0].isalpha()]
    runs = (words[start : start + size] for size in range(2, 7) for start in range(len(words) - size + 1))
    return {"".join(word[0] for word in run).upper(): " ".join(run) for run in runs}


def spells_out(text: str, acronym: str) -> bool:
    """Whether two to six words of a text in a row have the letters of an acronym first."""
    letters = "".join(word[0] for word in _WORD.findall(text) if word[0].isalpha()).upper()
    return 2 <= len(acronym) <= 6 and acronym in letters


def shared(ours: frozenset[str], theirs: frozenset[str]) -> float:
    """How much of what we say they say too, between 0 and 1."""
    return len(ours & theirs) / len(ours) if ours else 0.0
