"""What a source found, clause by clause: an effect or none, in the sentences that tell of results."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import inf

from evidence.agreement.effects.asserted import ENDPOINT, MAIN, PRIMARY, content
from evidence.agreement.effects.significance import told_by_statistics
from evidence.agreement.effects.spelled import Forms, short_forms, spelled_out
from evidence.agreement.passages.clauses import clauses_of
from evidence.agreement.passages.passage import Passage
from evidence.agreement.passages.subjects import source_of
from evidence.agreement.scales.times import Time, time_of
from evidence.agreement.scales.written import written_quantities
from evidence.agreement.study.slots import times_of
from evidence.agreement.words.pointers import Effect, pointers_of
from evidence.agreement.words.terms import terms_of
from evidence.late import late_regex

_SECTION = (
    r"(?:IMPORTANCE|BACKGROUND|PURPOSE|OBJECTIVES?|AIMS?|DESIGN|SETTING|(?:MATERIALS? AND )?METHODS?|MAIN OUTCOME"
    r"|INTERVENTIONS?|RESULTS?|FINDINGS|CONCLUSIONS?|INTERPRETATION)"
)
_LABEL = late_regex(
    r"\A\s*(?P<label>[A-Z][A-Z/&,' -]{3,60}?(?=\s?[:.]\s)"
    rf"|{_SECTION}(?=\s[A-Z\d])[A-Z ]*?(?=\s[A-Z][a-z]|\s\d))(?:\s?[:.])?\s"
)
"""The label of a section in an abstract: any words in capitals before a colon, or a known one without."""
_HEADING = late_regex(
    r"\A\s*(?:#+\s*)?(?:\d+(?:\.\d+)*\.?\s+)?(?P<label>(?:introduction|background|aims?|objectives?|results?|findings"
    r"|discussion|(?:materials? and |patients and )?methods?|conclusions?|references|bibliography|acknowledge?ments"
    r"|funding)\b[\w ,&-]{0,20})\s*:?\s*\Z",
    re.IGNORECASE,
)
_OF_RESULTS = late_regex(r"RESULT|FINDING|CONCLUSION|INTERPRETATION|DISCUSSION|LIMITATION|UNLABELLED|IMPLICATION")
_ASKS = late_regex(
    r"\b(?:aims?|aimed|hypothes\w+|objectives?|purpose|sought|whether|(?<!\d for )non-?inferior\w*|margins?"
    r"|we (?:evaluated|assessed|tested|compared|examined|investigated|studied)"
    r"|(?:was|were) (?:assessed|measured|evaluated|determined|analy[sz]ed|calculated|estimated|defined|designed"
    r"|conducted|to be|randomi[sz]ed|randomly|assigned)"
    r"|to (?:evaluate|assess|determine|investigate|compare|examine|test|explore)"
    rf"|{ENDPOINT} (?:was|were|included?|is|are)\b(?! (?:not|met|similar|lower|higher|reduced|improved))"
    r"|further (?:stud|research|trial|investigat)|(?:studies|trials|research) (?:is|are) (?:needed|warranted|required))"
)
"""What a sentence sets out to find, or how, and not what was found."""
_IS_MAIN = late_regex(
    rf"{PRIMARY}(?: variables?)?(?: \([^)]*\))?(?: of (?:the|this) (?:study|trial))?,?"
    r" (?:was|were|is|are|included?|:) (?P<what>[^.;]+)"
)
_OF_OTHERS = late_regex(
    r"\bet al\b|\[\d{1,3}(?:[,;–-]\s?\d{1,3})*\]|\([^()]*\b(?:19|20)\d\d[a-z]?\)"
    r"|\b(?:[Pp]revious(?:ly)?|[Ee]arlier|[Pp]rior|[Oo]ther|[Ss]everal|[Rr]ecent) (?:[\w-]+ ){0,3}?"
    r"(?:stud(?:y|ies)|trials?|reports?|reported|work|reviews?|meta-analys[ie]s|investigators|authors)\b"
)
"""What other studies found."""
DIGITS = late_regex(r"\d[\d.,]*")
_TREND = late_regex(r"(?<!for )\btrend\w*|borderline|marginal\w*|approach\w* (?:\w+ )?significan|numerical\w*")
_AT_FIRST = late_regex(
    r"\b(?:at(?: the)?|before|prior to) (?:baseline|entry|enrol\w+|randomi[sz]ation|treatment|the beginning|study entry"
    r"|start)|\A(?:[A-Z]+: )?Baseline\b|\bbaseline (?:characteristics|demographics)|\b[Aa]t baseline|\bwell[- ]matched"
    r"|\bbalanced|\bprior to the"
)
"""What was compared before anything was given."""
_IN_ONE = late_regex(r"\b(?:in|within|for) the (?:[\w-]+ ){1,2}(?:group|arm)\b(?! (?:and|or|than|vs|versus|compared))")
_ACROSS = late_regex(r"\b(?:than|versus|vs|v|compared|relative to|between|both|groups|arms|two|over|ratio|control)\b")
_IN_ALL = late_regex(r"\b(?:all|both|each|either) (?:\w+ )?(?:groups?|arms?|treatments?|conditions?)\b")
"""What changed in every group is no difference between them."""
_OF_SOME = late_regex(
    r"\b(?:sub-?groups?|sub-?sets?|post[- ]hoc|unplanned|exploratory|stratum)\b"
    r"|\b(?:in|among|for) (?:patients|participants|those|people|subjects|women|men|children|individuals|adults)"
    r" (?:younger|older|aged|under|over|without)\b"
    r"|\bat \d+ (?:(?:to|or) \d+ years|years or older)\b"
)
_IN_THE_WHOLE = late_regex(
    r"\b(?:total|whole|entire|overall|full) (?:study )?(?:cohort|population|sample)\b", re.IGNORECASE
)
_IN_A_COHORT = late_regex(
    r"\b[Ii]n the (?!(?:total|whole|entire|overall|full|intent\w*|ITT|modified|safety|study|trial|primary|per)\b)"
    r"(?P<name>[\w-]+) (?:cohort|population|sample)\b"
)
"""One of the cohorts of a study, which tells of its whole too."""
_IN_PART = late_regex(
    r"\bbut not\b|\bonly (?:in|among|for|at|with|when)\b|\bexcept(?:ing|ions?)?\b"
    r"|\b(?:other than|apart from|aside from|save for)\b"
)
"""With what a sentence takes back some of what it says."""


@dataclass(frozen=True)
class Found:
    """A clause that may tell of a result, read when it is asked for.

    `in_part` says that its sentence takes back some of what it says, `cohort` names the part of the study that it is
    of, where the text tells of the whole too.
    """

    clause: str
    in_part: bool
    passage: Passage
    cohort: str = ""

    @cached_property
    def terms(self) -> frozenset[str]:
        """The words that name something."""
        return content(self.clause)

    @property
    def effect(self) -> Effect | None:
        """The effect that it tells of; None where it tells of none at all, or not of all that were treated."""
        return self._told[0]

    @property
    def firm(self) -> bool:
        """Whether statistics, a denial, or the word "significant" back the effect."""
        return self._told[1]

    @cached_property
    def main(self) -> bool:
        """Whether it names the study's primary outcome so."""
        return MAIN.search(self.clause) is not None

    @cached_property
    def _told(self) -> tuple[Effect | None, bool]:
        if not _is_of_all(self.clause):
            return None, False
        return (Effect.OPEN, False) if self.in_part else _effect(self.clause)


@dataclass(frozen=True)
class Report:
    """The clauses of a text's results, in order, and its short forms.

    `primary` are the words that say what its primary outcome is, `plan` the sentences that tell of no results.
    """

    found: tuple[Found, ...]
    forms: Forms
    primary: frozenset[str]
    plan: str
    text: str

    @cached_property
    def times(self) -> tuple[Time, ...]:
        """All the times that the text tells of."""
        return tuple(_times_of(self.text))

    @cached_property
    def end(self) -> Time | None:
        """The longest time that was planned, or that is told of at all: what was found without a time is of then."""
        planned = tuple(_times_of(self.plan)) or self.times
        ended = (time for time in planned if time.high < inf)  # an age of "at least 18 years" is no end
        return max(ended, key=lambda time: time.high, default=None)

    @cached_property
    def numbers(self) -> frozenset[str]:
        """All the numbers that the text has, as they are written."""
        return frozenset({"", *(match.group().rstrip(".,") for match in DIGITS.finditer(self.text))})


@lru_cache(maxsize=64)
def report_of(text: str) -> Report:
    """What a text found, read once for all the claims that are compared with it."""
    source, forms = source_of(text), short_forms(text)
    named = [match["what"] for passage in source.passages for match in _IS_MAIN.finditer(passage.text)]
    primary = spelled_out(terms_of(" ".join(named)), forms)
    found: list[Found] = []
    plan: list[str] = []
    has_parts = _IN_THE_WHOLE.search(text) is not None
    for passage, start in _with_starts(source.passages):
        if start is None:
            plan.append(passage.text)
        else:
            in_part = _IN_PART.search(passage.text) is not None
            clauses = clauses_of(passage.text[start:])
            found += (Found(clause, in_part, passage, _cohort(clause) if has_parts else "") for clause in clauses)
    return Report(tuple(found), forms, primary, " ".join(plan), text)


def _cohort(clause: str) -> str:
    """The name of the cohort that a clause is of, if it names one."""
    named = _IN_A_COHORT.search(clause)
    return named["name"] if named else ""


def _times_of(text: str) -> Iterator[Time]:
    told = (time_of(one) for one in times_of(text, written_quantities(text)))
    return (time for time in told if time is not None)


def _with_starts(passages: Sequence[Passage]) -> Iterator[tuple[Passage, int | None]]:
    """Each sentence, and where behind its label it tells of results; None where it does not."""
    of_results = True
    for passage in passages:
        label = _LABEL.match(passage.text)
        if heading := label or _HEADING.match(passage.text):
            of_results = _OF_RESULTS.search(heading["label"].upper()) is not None
        tells = of_results and not _ASKS.search(passage.text) and not _OF_OTHERS.search(passage.text)
        yield passage, (label.end() if label else 0) if tells else None


def _is_of_all(clause: str) -> bool:
    """Whether a clause compares all that were treated: no part of them, no group with itself, and not at the start."""
    if _AT_FIRST.search(clause) or _OF_SOME.search(clause):
        return False
    return _IN_ONE.search(clause) is None or _ACROSS.search(clause) is not None


def _effect(clause: str) -> tuple[Effect | None, bool]:
    """The effect that a clause tells of, None where it tells of none at all, and whether that is firm."""
    pointers, statistics = pointers_of(clause), told_by_statistics(clause)
    kinds = {one.effect for one in pointers}
    if Effect.NONE in kinds:
        likened = len(kinds) > 1 and not any(one.denied for one in pointers)
        return (Effect.OPEN, False) if likened or True in statistics else (Effect.NONE, True)
    if statistics == {False}:
        return Effect.NONE, True
    if _TREND.search(clause):
        return None, False
    if statistics and statistics != {True}:
        return Effect.OPEN, False
    if _IN_ALL.search(clause):
        return None, False
    firm = bool(statistics) or (bool(kinds) and "significan" in clause)
    if len(kinds) == 1:
        return kinds.pop(), firm
    if kinds:
        return Effect.OPEN, False
    return (Effect.SOME, True) if firm else (None, False)
