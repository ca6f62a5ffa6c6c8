"""Whether a passage says all that a claim does: its words, its bare numbers, and what bounds them ("only", "not")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from evidence.agreement.agreement import Verdict
from evidence.agreement.effects.significance import told_by_statistics
from evidence.agreement.lookup.bare_numbers import number_not_held
from evidence.agreement.passages.columns import owned_by
from evidence.agreement.passages.contrasts import contrast
from evidence.agreement.passages.pair_lists import tells_of_each
from evidence.agreement.passages.passage import Passage
from evidence.agreement.passages.sides import CONTROLS, are_exchanged, compares, is_of_the_other
from evidence.agreement.passages.subjects import Source
from evidence.agreement.prose.belonging import of_other_people
from evidence.agreement.prose.less import says_less
from evidence.agreement.scales.written import written_quantities
from evidence.agreement.study.direction import Way, ways_of
from evidence.agreement.trials.words.scopes import trials_in
from evidence.agreement.trials.words.wording import COUNTED, MEASURING
from evidence.agreement.verdict import Compared, left_open
from evidence.agreement.words.terms import initials_of, spells_out, terms_of, written
from evidence.agreement.words.vocabulary import CONTROL
from evidence.claims.claim import TIMES, QuantityKind
from evidence.claims.numerals import WORDS, value_of
from evidence.claims.patterns import IN_BRACKETS
from evidence.claims.quantities import find_quantities
from evidence.late import late_regex

COVER = 0.75
"""How much of the claim's words a passage has to share to say all of it."""
_SAID = 5
"""So many words a claim without a number has to have, to be told from a mere topic."""
_CLAUSES = late_regex(r";\s")
_TOLD_OF_ALL = late_regex(r"(?:results?:\s)?(?:at|after|in|by|during|among|over|within)\b", re.IGNORECASE)
"""Of a first clause whose head holds for the others too: "At week 12, …; …"."""
_DENIAL = late_regex(r"\b(?:not|no|non|without|never|neither|nor)\b|n['’]t\b", re.IGNORECASE)
_NONE = late_regex(r"\bnone\b(?P<what>[^,;.()]*)", re.IGNORECASE)
_BOUNDING = late_regex(
    r"\b(?:not|no|none|never|only|all|both|same|every|each|most|majority|neither|nor|except|unless|without|always|best"
    r"|highest|lowest|better|worse|fewer|recommended|minim(?:um|al)|maxim(?:um|al)|first|according|alone"
    r"|total(?! of\b))\b|n['’]t\b",
    re.IGNORECASE,
)
_OWN_PEOPLE = late_regex(
    r"\b(?:our|my)\s(?:[\w-]+\s){0,2}?(?:patients|clients|customers|members|users|guests|volunteers|participants"
    r"|clinics?|practices?|cent(?:er|re)s?|stud(?:y|ies)|trials?|research|data|results|experience|formula\w*|products?"
    r"|supplements?|programmes?|programs?)\b"
    r"|\b(?:patients|people|clients|customers|those)\s(?:[\w-]+\s){0,3}?(?:at|with|in|of) (?:our|my|us)\b"
    r"|\bwe(?: have|['’]ve)? (?:see|saw|seen|treat\w*)\b",
    re.IGNORECASE,
)
_PER = late_regex(r"\b(?:per|each|every)[ -](?P<unit>minute|hour|day|week|month|year|night)\b", re.IGNORECASE)
_TELLING = terms_of(
    "attributed suggests indicates says finds found researchers research scientists scientific clinical evidence data"
    " receiving getting got gets helps helped able according people users roughly average averaged versus against vs"
    " comprised comprises took part takes"
)
"""Words of telling, which a source need not have."""
_AT_RANDOM = late_regex(r"\brandomly (?:assigned|allocated|divided)\b", re.IGNORECASE)
_RANDOMISED = terms_of("randomised randomization")
_SIGNIFICANT = late_regex(r"\bsignifican(?:t|tly|ce)\b", re.IGNORECASE)
_EXCLUDES = late_regex(r"exclu|ineligib|not (?:be )?eligib|disqualif|cannot", re.IGNORECASE)
_DONE_BY = late_regex(
    r"\b(?P<what>[a-z]+(?:ed|en|wn))\sby\s(?:an?\s|the\s|two\s)?(?P<who>[^\W\d_][\w-]+)", re.IGNORECASE
)


def covers(claim: str, passage: Passage, source: Source, cover: float) -> Compared:
    """Whether the passage says all that the claim does; `cover` is how much of its words it shares."""
    here = (claim, passage, source)
    doubts = chain(_says_less(*here, cover), _of_the_record(*here), _leaves_out(*here), _of_others(*here))
    reason = next(doubts, None)
    return left_open(reason) if reason else Compared(Verdict.MATCHES, "The passage uses the claim's words.")


def _says_less(claim: str, passage: Passage, source: Source, cover: float) -> Iterator[str]:
    """Why a passage says less than a claim, or says the claim's words of something else."""
    few = len(terms_of(claim)) < _SAID and not find_quantities(claim)
    if few and cover >= COVER:
        yield "The claim has too few words to be told from a mere topic."
    if cover < COVER:
        yield "The passage says less than the claim does."
    if scattered := _over_clauses(claim, passage):
        yield f"The passage says “{written(min(scattered), claim)}” of something else."
    if not passage.labelled and (pair := _done_by_another(claim, passage.text)):
        yield f"The passage speaks of “{pair[1]}”, and the claim of “{pair[0]}”."
    if whose := _of_another_group(claim, passage, source):
        yield f"The passage gives a number of the claim's to “{whose}”."
    if not passage.labelled and (doubt := says_less(claim, passage, source)):
        yield doubt
    if not passage.labelled and _tells_of_none(claim, passage):
        yield "The statistics of the passage tell of no difference, and the claim of one."
    if own := _OWN_PEOPLE.search(claim):
        yield f"The claim speaks of “{own.group()}”, and the source of its own."


def _of_the_record(claim: str, passage: Passage, source: Source) -> Iterator[str]:
    """Why a line of a record is none of what a claim speaks of."""
    if passage.section == "adverse events" and (other := terms_of(claim) - passage.terms - COUNTED):
        yield f"The line is not on the claim's “{written(min(other), claim)}”."
    if apart := _of_another_line(claim, passage, source):
        yield f"The record has the claim's “{written(min(apart), claim)}” in another line of the arm."
    if passage.trial and set(trials_in(claim.casefold())) - {passage.trial}:
        yield "The claim speaks of another trial too, and the line of one."
    if named := _of_the_outcome(claim, passage, source):
        words = written(min(named), claim)
        yield f"The record's outcome is the claim's “{words}”, and the line is no result of it."


def _leaves_out(claim: str, passage: Passage, source: Source) -> Iterator[str]:
    """What a claim says, or denies, and a passage or all of its source does not."""
    if unsaid := _nowhere(claim, source) or _lasting(claim, passage):
        yield f"The claim says “{unsaid}”, and the source does not."
    if defined := _only_defined(claim, passage, source):
        yield f"The record has the claim's “{written(min(defined), claim)}” only in a definition."
    if missing := _bounding_words(claim) - _bounding_words(f"{passage.context} {passage.text}"):
        yield f"The claim says “{min(missing)}”, and the passage does not."
    if (denies(passage.text) or _none_of(claim, passage.text)) and not denies(claim):
        yield "The passage denies something, and the claim does not."
    if kind := contrast(claim, f"{passage.context} {passage.text}") or contrast(claim, source.text):
        yield f"The source speaks of another kind than the claim's “{kind}”."


def _of_others(claim: str, passage: Passage, source: Source) -> Iterator[str]:
    """Why a passage says what a claim does of other people, groups or times."""
    if source.of_other_arms(passage) & terms_of(claim) or (passage.labelled and _differ_in_control(claim, passage)):
        yield "The record says what the claim does of another arm."
    if not passage.labelled and compares(claim) and CONTROLS & passage.terms and not CONTROLS & terms_of(claim):
        yield "The source compares with a control, and the claim names none."
    if _is_turned(claim, passage):
        yield "The claim and the passage name their groups in another order."
    if some := of_other_people(claim, passage, source):
        yield f"The source says it of a part (“{some}”), and the claim does not."
    if not _as_often(claim, passage):
        yield "The passage says how often, and the claim says it otherwise."
    if (number := number_not_held(claim, passage)) is not None:
        yield f"The passage does not hold the claim's “{number}”."
    if passage.criteria and bool(_EXCLUDES.search(claim)) != bool(_EXCLUDES.search(passage.context)):
        yield "One side speaks of who is let in, the other of who is kept out."


def _over_clauses(claim: str, passage: Passage) -> frozenset[str]:
    """The words of a claim that no clause of a sentence has together with its others."""
    clauses = _CLAUSES.split(IN_BRACKETS.sub(" ", passage.text)) if ";" in passage.text and not passage.labelled else []
    if len(clauses) < 2:
        return frozenset()
    common = terms_of(clauses[0].partition(",")[0]) if _TOLD_OF_ALL.match(clauses[0]) else frozenset()
    said = terms_of(claim) & frozenset().union(*map(terms_of, clauses))
    heads = (common if not _TOLD_OF_ALL.match(clause) else frozenset() for clause in clauses)
    return min((said - terms_of(clause) - head for clause, head in zip(clauses, heads, strict=True)), key=len)


def _of_another_group(claim: str, passage: Passage, source: Source) -> str | None:
    """The group to which a passage gives a number that a claim gives to another."""
    owned = (owned_by(quantity, claim, passage, source.text) for quantity in written_quantities(claim))
    return next((one.theirs for one in owned if one and not one.is_told), None)


def _tells_of_none(claim: str, passage: Passage) -> bool:
    """Whether a claim compares, or speaks of significance, where no statistic of the passage tells of a difference."""
    if tells_of_each(claim):
        return False
    told = told_by_statistics(passage.text)
    one_side = True not in told or (False in told and _SIGNIFICANT.search(claim) is not None)
    ways = ways_of(claim)
    apart = not ways.isdisjoint((Way.UP, Way.DOWN)) or (compares(claim) and Way.NOWHERE not in ways)
    return bool(told) and one_side and (_SIGNIFICANT.search(claim) is not None or apart)


def _nowhere(claim: str, source: Source) -> str | None:
    """A word of the claim that the source does not have at all, nor as an acronym."""
    missing = terms_of(claim) - source.words - _TELLING - _in_figures(claim, source)
    if _AT_RANDOM.search(source.text):
        missing -= _RANDOMISED
    if missing:
        spelled = initials_of(claim)
        acronyms = {name for one in source.passages for name in one.acronyms & spelled.keys()}
        missing = frozenset(term for term in missing if not spells_out(source.text, term.upper()))
        missing = missing.difference(*(terms_of(spelled[name]) for name in acronyms))
    return written(min(missing), claim) if missing else None


def _in_figures(claim: str, source: Source) -> frozenset[str]:
    """The numbers that a claim has in words and the source in figures: "four patients" and "4 patients"."""
    words = {word: value_of(word) for word in WORDS if word in claim.casefold()}
    return frozenset(
        word for word, value in words.items() if re.search(rf"(?<![\d.,]){value:g}(?![\d.,]*\d)", source.text)
    )


def _of_another_line(claim: str, passage: Passage, source: Source) -> frozenset[str]:
    """The words of a claim on what an arm was given that other lines have: it may have been given at another time."""
    if passage.section != "intervention" or not any(q.kind in TIMES for q in find_quantities(claim)):
        return frozenset()
    others = (
        one
        for one in source.passages
        if (one.trial, one.arm, one.section) == (passage.trial, passage.arm, passage.section)
        if one is not passage and one.text not in one.context
    )
    return (terms_of(claim) & frozenset(term for one in others for term in terms_of(one.text))) - terms_of(passage.text)


def _of_the_outcome(claim: str, passage: Passage, source: Source) -> frozenset[str]:
    """The words of a claim that name an outcome, where a passage tells what an arm was given, and no result."""
    if passage.section != "results" or passage.unit:
        return frozenset()
    titles = (one.text for one in source.passages if one.trial == passage.trial and one.section == "outcome")
    return (terms_of(claim) & terms_of(next(titles, ""))) - terms_of(passage.text) - MEASURING


def _only_defined(claim: str, passage: Passage, source: Source) -> frozenset[str]:
    """The words of a claim on a result that only the definition of the outcome has: it may count others too."""
    trial = [one for one in source.passages if one.trial == passage.trial] if passage.section == "results" else []
    told = [one for one in trial if one.section == "outcome"]
    if not told:
        return frozenset()
    own = (one.text for one in trial if one.arm == passage.arm and one.section == "results")
    named = terms_of(" ".join((told[0].text, *initials_of(told[0].text), *own, passage.unit)))
    defined = frozenset(term for one in told[1:] for term in terms_of(one.text))
    return (terms_of(claim) & defined) - named - MEASURING


def _lasting(claim: str, passage: Passage) -> str | None:
    """A length of time without a number ("for months") that the passage does not have."""
    ours, theirs = (
        {q.unit: q.text for q in written_quantities(text) if q.kind in TIMES and q.value is q.low is q.high is None}
        for text in (claim, passage.text)
    )
    return next((words for unit, words in ours.items() if unit not in theirs), None)


def _differ_in_control(claim: str, passage: Passage) -> bool:
    """Whether a line speaks of a placebo, which may be named for what it looks like, and the claim does not."""
    return CONTROL.search(passage.text) is not None and CONTROL.search(claim) is None


def _is_turned(claim: str, passage: Passage) -> bool:
    """Whether a claim says of one side what its passage says of the other."""
    return are_exchanged(claim, passage.text) or (not passage.labelled and is_of_the_other(claim, passage.text))


def _as_often(claim: str, passage: Passage) -> bool:
    """Whether both name the same frequencies, and what they count by the same time, where both name any."""
    per, by = ({match["unit"].casefold() for match in _PER.finditer(text)} for text in (claim, passage.text))
    if by and not per <= by:
        return False
    ours, theirs = (
        {(q.value, q.unit) for q in written_quantities(text) if q.kind is QuantityKind.FREQUENCY}
        for text in (claim, passage.text)
    )
    return not ours or not theirs or ours <= theirs


def _bounding_words(text: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _BOUNDING.findall(text))


def _none_of(claim: str, passage: str) -> bool:
    """Whether a passage says of none what a claim says: "none of which were related to treatment"."""
    return any(terms_of(match["what"]) & terms_of(claim) for match in _NONE.finditer(passage))


def denies(text: str) -> bool:
    """Whether a text denies anything."""
    return _DENIAL.search(text) is not None


def _done_by_another(claim: str, passage: str) -> tuple[str, str] | None:
    """Who did something by a claim, and who by its passage: "taken by optometrists", "taken by nurses"."""
    theirs: dict[str, list[str]] = {}
    for match in _DONE_BY.finditer(passage):
        theirs.setdefault(match["what"].casefold(), []).append(match["who"])
    for match in _DONE_BY.finditer(claim):
        others = theirs.get(match["what"].casefold(), [])
        if (
            others
            and terms_of(match["who"])
            and all(terms_of(other).isdisjoint(terms_of(match["who"])) for other in others)
        ):
            return match["who"], others[0]
    return None
