"""A claim against a text that is held: its numbers and words looked up there, the study as a whole by its card."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from evidence.agreement.against_text import compare_text
from evidence.agreement.agreement import Agreement, Reason, Slot, Verdict
from evidence.agreement.passages.records import is_record
from evidence.agreement.passages.subjects import source_of
from evidence.agreement.passages.texts import is_quoted, passages_of
from evidence.agreement.prose.about import is_on_the_same
from evidence.agreement.prose.other_people import of_contrary_people
from evidence.agreement.quoted import as_quoted
from evidence.agreement.study.ages import ages_of, other_ages, without_ages
from evidence.agreement.study.certainty import leaves_open
from evidence.agreement.study.frequencies import given_otherwise_often
from evidence.agreement.study.on_study import bearing, on_study, slots_of
from evidence.agreement.study.populations import OTHER_AGES
from evidence.agreement.verdict import Said, in_order, on_record
from evidence.agreement.with_abstract import settled
from evidence.late import late_regex
from evidence.sources.card import SourceCard
from evidence.sources.extraction import Part, extract_study
from evidence.sources.passages import abstract_within, headline

_LAST, _STEM = 3, 4
_SEVERAL_DAYS = late_regex(r"\b(?:on|at) (?:days|weeks) \d+(?:, \d+)*,? and \d+", re.IGNORECASE)


def compare_with_text(claim: str, card: SourceCard, text: str, abstract: str | None = None) -> tuple[Agreement, ...]:
    """A claim against a text that is held, with what its card says of the study as a whole.

    Numbers, what is said of them and the way they point are looked up in the text itself, and of a paper in its
    abstract by itself, which may be held beside it.
    """
    compared = _compared(claim, card, text)
    abstract = abstract or abstract_within(text)
    if abstract is None:
        return compared
    return settled(claim, compared, _compared(claim, _card_of(abstract, card), abstract), text, abstract)


@lru_cache(maxsize=64)
def _card_of(abstract: str, card: SourceCard) -> SourceCard:
    """The card of a paper with how its abstract alone says that it was given, and how sure."""
    study = extract_study(abstract, title=headline(abstract), asked=Part.TREATMENT)
    return replace(card, regimen=study.regimen, hedges=study.hedges, population=study.population or card.population)


def _compared(claim: str, card: SourceCard, text: str) -> tuple[Agreement, ...]:
    slots = slots_of(claim)
    open_ended = replace(card, hedges=(*card.hedges, *_open_sentences(text)))
    found = compare_text(claim, text, card)
    study = replace(slots, regimen=slots.regimen if card.regimen else None, n=None)
    said = (*on_study(study, card), *bearing(claim, open_ended, mechanism=False))
    looked_up = frozenset(one.claim for one in found if one.slot is Slot.REGIMEN and _has_the_same(one))
    read = (_read_only(one, claim, text, looked_up) for one in said)
    people = () if is_record(text) else of_contrary_people(claim, source_of(text))
    often = tuple(_how_often(claim, text))
    read = (one for one in read if not (often and one.slot is Slot.REGIMEN and one.verdict is Verdict.NOT_FOUND))
    rest = on_record((*read, *often, *_ages(claim, card, text), *people), card.depth, card.doi, card.key)
    told = {_told(one) for one in found}
    regimens = frozenset(one for one in found if one.slot is Slot.REGIMEN)
    compared = in_order((*found, *(o for o in rest if _told(o) not in told and not _says_again(o, regimens))))
    if any(one.verdict is Verdict.DIFFERS for one in compared) and is_quoted(claim, text):
        compared = tuple(_not_against_itself(one) for one in compared)
    return as_quoted(compared, claim, text)


def _ages(claim: str, card: SourceCard, text: str) -> Iterator[Said]:
    """Whom a claim speaks of by their age, where a text on the same tells that those studied were others."""
    ours = ages_of(claim)
    if ours is None or is_record(text):
        return
    source = source_of(text)
    if not is_on_the_same(without_ages(claim), source):
        return
    told = other_ages(ours, card.population, [passage.text for passage in source.passages])
    if told is not None:
        words = ", ".join(sorted(ours.groups))
        yield OTHER_AGES.said(Slot.POPULATION, words, told.words, told.sentence)


def _how_often(claim: str, text: str) -> Iterator[Said]:
    """How often a claim says that something was given, where a text of prose on the same has another frequency only."""
    if is_record(text) or not is_on_the_same(claim, source_of(text)):
        return
    told = given_otherwise_often(claim, [passage.text for passage in source_of(text).passages])
    if told is not None:
        yield told


def _told(one: Agreement) -> tuple[str, ...]:
    """What a row tells: one that the text and its card both give stands there once, as do two matches of the same."""
    source = "" if one.verdict is Verdict.MATCHES else (one.source or "").casefold()
    return one.slot, one.claim.casefold(), source, one.verdict


def _says_again(one: Agreement, regimens: frozenset[Agreement]) -> bool:
    """Whether a card's row on a dose says what rows of the text say: the same match, or less of what differs."""
    if one.slot is not Slot.REGIMEN:
        return False
    same = any(other.claim == one.claim and other.verdict is one.verdict for other in regimens)
    differs = any(other.verdict is Verdict.DIFFERS and other.claim in one.claim for other in regimens)
    return same or (differs and one.verdict is Verdict.NOT_FOUND and one.reason is Reason.ANOTHER_DOSE)


def _not_against_itself(one: Agreement) -> Agreement:
    """The words of a source are never held against themselves."""
    if one.verdict is not Verdict.DIFFERS:
        return one
    return replace(one, verdict=Verdict.NOT_FOUND, why="The source says the same in these words.", reason=None)


def _has_the_same(one: Agreement) -> bool:
    """Whether a text was found to count what a claim counts: doses, whatever of."""
    return one.source is not None and one.claim.split()[-1][:_STEM].casefold() in one.source.casefold()


def _read_only(said: Said, claim: str, text: str, looked_up: frozenset[str]) -> Said:
    """What rules read out of a text of the study as a whole is no ground to say that it differs.

    How often a treatment was given and what is left open are told in so many words; design, dose and route are easily
    those of something else. Nor is it one where the words have been `looked_up`, and the text has them.
    """
    if said.verdict is not Verdict.DIFFERS or said.slot is Slot.CERTAINTY:
        return said
    told = said.reason is Reason.ONCE_OR_OFTEN and said.claim not in looked_up
    told = told and not _SEVERAL_DAYS.search(text)  # one of several treatments may have been given on these
    if told and _has_one_schedule(claim, text):
        return said
    return replace(said, verdict=Verdict.NOT_FOUND, why=f"{said.why} That was read by rules: look at the text.")


def _has_one_schedule(claim: str, text: str) -> bool:
    """Whether the schedule that a card has of a text can be the claim's: a record tells each arm's by itself."""
    return not is_record(text) and is_on_the_same(claim, source_of(text))


def _open_sentences(text: str) -> Iterator[str]:
    """What a text leaves open at its end; what it says so at its beginning is mostly what it set out to find."""
    return (passage.text for passage in passages_of(text)[-_LAST:] if leaves_open(passage.text))
