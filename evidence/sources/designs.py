"""What kind of study a text describes, by the words that say so.

The order of the questions is the order in which a reviewer rules designs out: a protocol has no results, a review no
patients of its own, an animal study no patients at all; then what was reported, and last how people came to be
compared. Words about other people's studies (the background, "previous trials") say nothing of this one. The terms are
those of the publication types and study characteristics of MeSH and of the CONSORT, PRISMA, STROBE and CARE
checklists, which ask authors to name the design in the title.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING

from evidence.late import late_regex
from evidence.sources import design_words as said_by
from evidence.sources.card import Design
from evidence.sources.passages import Passage, Section, plain

if TYPE_CHECKING:
    from evidence.sources.study_types import DesignEvidence

_OWN_SENTENCES = 60
"""How many sentences are looked at: those of an abstract, or the methods of a full text."""


@dataclass(frozen=True)
class DesignFound:
    """A design with the source's words for it, and the qualifiers ("double-blind", "open-label") that stand by it."""

    design: Design
    words: tuple[str, ...] = ()

    @property
    def evidence(self) -> str | None:
        """The words in one line, None where there are none."""
        return "; ".join(self.words) or None


@dataclass(frozen=True)
class _Reading:
    """The title, and the sentences that speak of the study itself."""

    title: str
    sentences: tuple[str, ...]
    whole: tuple[str, ...]

    @cached_property
    def body(self) -> str:
        return "\n".join(self.sentences)

    @cached_property
    def told(self) -> float:
        """The share of sentences that tell something that was done or measured."""
        return sum(_tells(sentence) for sentence in self.whole) / max(len(self.whole), 1)

    @cached_property
    def words(self) -> Counter[str]:
        """How often each word of the title and the body stands there."""
        return Counter(_WORD.findall(self.all))

    def count(self, pattern: re.Pattern[str]) -> int:
        """How many of the words are of a kind; each word is judged once for all texts."""
        is_one = _judge_of(pattern)
        return sum(times for word, times in self.words.items() if is_one(word))

    @cached_property
    def all(self) -> str:
        return f"{self.title}\n{self.body}"


_NOT_OWN = frozenset({Section.BACKGROUND, Section.NOTES})
_WORD = late_regex(r"[a-z][\w/-]*")


def _tells(sentence: str) -> bool:
    if not said_by.TOLD_BY_WORD.isdisjoint(_WORD.findall(sentence)) or said_by.TOLD_BY_SIGN.search(sentence):
        return True
    return said_by.TOLD_BY_US.search(sentence) is not None


@cache
def _judge_of(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    return lru_cache(maxsize=1 << 14)(lambda word: pattern.fullmatch(word) is not None)


def find_design(
    passages: Sequence[Passage], title: str | None = None, published: DesignEvidence | None = None
) -> DesignFound:
    """The design, its words and qualifiers. `published` is what indexers say: outright, it wins over words of the text;
    what only hints at a design counts where the text tells none.
    """
    reading = _reading(passages, title)
    design, words = next(_answers(reading), (Design.UNKNOWN, ()))
    if published is not None and published.design is not Design.UNKNOWN:
        if design is Design.UNKNOWN:
            design, words = published.design, published.terms
        elif published.firm:
            design = published.design
    return DesignFound(design, tuple(dict.fromkeys((*words, *_qualifiers(reading)))))


def _reading(passages: Sequence[Passage], title: str | None) -> _Reading:
    heads = [title] if title else [p.text for p in passages[:1] if p.section is Section.TITLE]
    own = [p.plain for p in passages if p.section not in _NOT_OWN and p.section is not Section.TITLE]
    whole = own[:_OWN_SENTENCES]
    return _Reading(plain(" ".join(heads)), tuple(one for one in whole if not said_by.OTHERS.search(one)), tuple(whole))


def _qualifiers(reading: _Reading) -> Iterator[str]:
    for _, cues, pattern in said_by.QUALIFIERS:
        if any(cue in reading.all for cue in cues) and (match := pattern.search(reading.all)):
            yield match.group()


def tells_no_control(evidence: str | None) -> bool:
    """Whether the words that speak for a design say that the study had no control group."""
    return evidence is not None and said_by.NO_CONTROL.search(plain(evidence)) is not None


def pools_what_was_observed(evidence: str | None) -> bool:
    """Whether the words that speak for a review say that its studies are observational."""
    return evidence is not None and said_by.OBSERVED_STUDIES.search(plain(evidence)) is not None


_Answer = tuple[Design, tuple[str, ...]]


def _answers(reading: _Reading) -> Iterator[_Answer]:
    """Each question's answer in turn; the first counts."""
    for question in _QUESTIONS:
        answer = question(reading)
        if answer is not None:
            yield answer


def _said(design: Design, *matches: re.Match[str] | None) -> _Answer:
    return design, tuple(" ".join(match.group().split()) for match in matches if match)


def _count(pattern: re.Pattern[str], text: str) -> int:
    return sum(1 for _ in pattern.finditer(text))


def _protocol(reading: _Reading) -> _Answer | None:
    """Named so in its title, or told in the future and hardly in the past."""
    named = said_by.PROTOCOL_TITLE.search(reading.title)
    if named and ("protocol" in named.group() or said_by.WILL.search(reading.body)):
        return _said(Design.PROTOCOL, named)
    if registered := said_by.REGISTERED.search(reading.body):
        return _said(Design.PROTOCOL, registered)
    planned = said_by.PLANNED.search(reading.body)
    if planned is None:
        return None
    future, past = reading.words["will"] + reading.words["shall"], _count(said_by.WAS, reading.body)
    if (future > 1 and past < 2 * future) or not past:
        return _said(Design.PROTOCOL, planned)
    return None


def _review(reading: _Reading) -> _Answer | None:
    """A meta-analysis, or a search of the literature that is described."""
    for text in (reading.title, reading.body):
        meta, systematic = said_by.META.search(text), said_by.REVIEW_SYSTEMATIC.search(text)
        if meta and (text == reading.title or systematic or _count(said_by.META, text) > 1):
            return _said(Design.META_ANALYSIS, meta, systematic, _pooled(reading))
        if systematic:
            return _said(Design.SYSTEMATIC_REVIEW, systematic, _pooled(reading))
    return None


def _pooled(reading: _Reading) -> re.Match[str] | None:
    """What says that the studies of a review are observational, where none of them was an experiment."""
    found = said_by.OBSERVED_STUDIES.search(reading.all)
    return found if found and not said_by.EXPERIMENTS.search(reading.all) else None


def _animal(reading: _Reading) -> _Answer | None:
    """Animals in the title, or oftener than people in the rest."""
    animals = reading.count(said_by.ANIMAL)
    if not animals:
        return None
    others = sum(len(said_by.ANIMAL.findall(phrase)) for phrase in said_by.ANIMAL_NOT.findall(reading.all))
    people = reading.count(said_by.PEOPLE)
    named = said_by.ANIMAL.search(said_by.ANIMAL_NOT.sub(" ", reading.title))
    treated = said_by.ANIMAL_TREATED.search(reading.body) if not (people or others) else None
    if (named and animals - others > people) or (animals - others > max(people, 1)) or treated:
        return _said(Design.ANIMAL, named or said_by.ANIMAL.search(said_by.ANIMAL_NOT.sub(" ", reading.body)))
    return None


def _in_vitro(reading: _Reading) -> _Answer | None:
    """Cells or molecules in the title, or far oftener than people and animals in the rest."""
    named = said_by.VITRO_STRONG.search(reading.title)
    people = reading.count(said_by.PEOPLE) - _count(said_by.OF_HUMANS, reading.all)
    cells = reading.count(said_by.VITRO)
    cells += any(map(said_by.CELLS_FIRST.match, reading.sentences)) and not people
    said = "in vitro" in reading.title and not people > cells > 0
    if named and (said or cells > people) and "in vivo" not in reading.all:
        return _said(Design.IN_VITRO, named)
    strong = named or said_by.VITRO_STRONG.search(reading.body)
    if reading.told >= _HARDLY and ((strong and cells > 2 * people) or (cells > 3 and cells > 4 * people)):
        return _said(Design.IN_VITRO, strong or said_by.VITRO.search(reading.all))
    return None


def _cells_of_animals(reading: _Reading) -> _Answer | None:
    """Cells in the title come before the animal that they are from."""
    return _in_vitro(reading) if said_by.VITRO_STRONG.search(reading.title) else None


def _case(reading: _Reading) -> _Answer | None:
    """One person's story, or a few told one by one."""
    if series := said_by.CASE_SERIES.search(reading.title):
        return _said(Design.CASE_SERIES, series)
    titled = (match for match in said_by.CASE_TITLE.finditer(reading.title) if "case" in match.group())
    if named := next(titled, None):
        return _said(Design.CASE_REPORT, named)
    if said_by.SAMPLE.search(reading.body):
        return None
    if told := said_by.CASE_REPORT.search(reading.body):
        return _said(Design.CASE_REPORT, told)
    if series := said_by.CASE_SERIES.search(reading.body):
        return _said(Design.CASE_SERIES, series)
    one = _count(said_by.ONE_PERSON, reading.all)
    if one > 1 and reading.told >= _PARTLY and one > reading.count(said_by.MANY_PEOPLE):
        return _said(Design.CASE_REPORT, said_by.ONE_PERSON.search(reading.all))
    return None


def _guideline(reading: _Reading) -> _Answer | None:
    named = said_by.GUIDELINE.search(reading.title)
    return _said(Design.GUIDELINE, named) if named and not said_by.STUDIED.search(reading.body) else None


def _randomised(reading: _Reading) -> _Answer | None:
    """Said in the title, or of this study's own people."""
    if "random" not in reading.all and "rct" not in reading.all:
        return None
    for text in (reading.title, reading.body):
        if said := said_by.RANDOM.search(said_by.NOT_RANDOM.sub(" ", text)):
            return _said(Design.RANDOMIZED_CONTROLLED_TRIAL, said)
    if trial := said_by.RANDOMISED_TRIAL.search(reading.title):
        return _said(Design.RANDOMIZED_CONTROLLED_TRIAL, trial)
    return None


def _qualitative(reading: _Reading) -> _Answer | None:
    said = said_by.QUALITATIVE.search(reading.title) or (
        _count(said_by.QUALITATIVE, reading.body) > 1 and said_by.QUALITATIVE.search(reading.body)
    )
    return _said(Design.QUALITATIVE, said) if said else None


def _reviews(reading: _Reading) -> bool:
    """Whether it speaks about a subject and tells hardly anything that was done or measured."""
    marks = _count(said_by.NARRATIVE, reading.all) + (said_by.NARRATIVE_TITLE.search(reading.title) is not None)
    if reading.told < _HARDLY and (marks > 0 or _is_an_overview(reading)):
        return True
    return (reading.told < _PARTLY and marks > 0) or (reading.told < _HALF and marks > 2)


def _is_an_overview(reading: _Reading) -> bool:
    """Whether a text that tells nothing that was done is more than a sentence or two about some people."""
    headed = bool(reading.title) and said_by.SO_MANY.search(reading.body) is None
    return headed or len(reading.whole) > _FEW


_HARDLY, _PARTLY, _HALF = 0.15, 0.35, 0.5
"""Shares of the sentences that tell what was done: an overview may tell single findings of others."""
_FEW = 3
"""So few sentences without a title are no overview by themselves."""


def _narrative(reading: _Reading) -> _Answer | None:
    if not reading.body.strip():
        return None
    if _reviews(reading):
        return _said(Design.NARRATIVE_REVIEW, said_by.NARRATIVE.search(reading.all))
    return None


def _treated(reading: _Reading) -> _Answer | None:
    """Everybody, or some by choice, were given something in order to see what it does."""
    said = said_by.TREATED.search(reading.title) or said_by.TREATED.search(reading.body)
    looked_back = said_by.LOOKED_BACK.search(reading.all)
    treated = said and (said_by.TREATMENT.search(reading.all) or said_by.UNBLINDED.search(said.group()))
    if said and treated and not looked_back:
        return _said(Design.NON_RANDOMIZED_TRIAL, said)
    return None


def _observed(reading: _Reading) -> _Answer | None:
    """Nobody was given anything for the study's sake."""
    for design, pattern in (
        (Design.CASE_CONTROL, said_by.CASE_CONTROL),
        (Design.CROSS_SECTIONAL, said_by.CROSS_SECTIONAL),
        (Design.COHORT, said_by.COHORT),
    ):
        if said := pattern.search(reading.title):
            return _said(design, said)
    for design, pattern in (
        (Design.CASE_CONTROL, said_by.CASE_CONTROL),
        (Design.COHORT, said_by.COHORT),
        (Design.CROSS_SECTIONAL, said_by.CROSS_SECTIONAL),
    ):
        if said := pattern.search(reading.body):
            return _said(design, said)
    return None


def _one_after_another(reading: _Reading) -> _Answer | None:
    """Patients who were given something as they came, and nothing that says how they were chosen or compared."""
    said = next(filter(None, map(said_by.CONSECUTIVE.search, reading.sentences)), None)
    return _said(Design.CASE_SERIES, said) if said else None


def _editorial(reading: _Reading) -> _Answer | None:
    said = said_by.EDITORIAL_TITLE.search(reading.title)
    return _said(Design.EDITORIAL, said) if said and not said_by.STUDIED.search(reading.body) else None


_QUESTIONS: tuple[Callable[[_Reading], _Answer | None], ...] = (
    _protocol,
    _review,
    _editorial,
    _guideline,
    _cells_of_animals,
    _animal,
    _in_vitro,
    _case,
    _randomised,
    _qualitative,
    _narrative,
    _treated,
    _observed,
    _one_after_another,
)
