"""Why a number that a text holds may not be the claim's: told of a change, of others, of one trial, at another time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from evidence.agreement.agreement import Reason, Slot, Verdict
from evidence.agreement.lookup.holding import Found, enough, is_sentence
from evidence.agreement.passages.columns import Owned, is_result, owned_by
from evidence.agreement.passages.contrasts import contrast
from evidence.agreement.passages.labels import DIFFER
from evidence.agreement.passages.owners import BY_ORDER, is_listed, owned, words_of_groups
from evidence.agreement.passages.parts import parts_named
from evidence.agreement.passages.passage import Passage, Value
from evidence.agreement.passages.points import Point, is_change
from evidence.agreement.passages.subjects import Source
from evidence.agreement.passages.texts import is_quoted
from evidence.agreement.prose.belonging import of_other_people, of_others, other_time
from evidence.agreement.prose.companions import of_another_phase, told_otherwise
from evidence.agreement.prose.signposts import AT_FIRST, is_where_it_began
from evidence.agreement.scales.measures import apart, follows
from evidence.agreement.scales.numbers import COMPLEMENT, SAME
from evidence.agreement.scales.written import written_quantities
from evidence.agreement.verdict import Said, differs, not_found
from evidence.agreement.words.terms import shared, terms_of
from evidence.claims.claim import QuantityKind
from evidence.late import late_regex

_DENYING = ("non", "un")
_OF_ALL = late_regex(r"\A\d|\b(?:randomi[sz]ed|assigned|enrolled|all|total|both)\b", re.IGNORECASE)
"""In words for those whom a study counts as a whole: "among 175 randomised adults with …"."""
_BEFORE, _BEHIND = 5, 3
"""So many words before and behind a number tell that it stands in a claim as in its sentence."""
_SAME = 0.6
"""How much of what a claim says of a number its sentence has to say, for the number to be wrong."""


def doubts_on(
    point: Point, points: Sequence[Point], claim: str, found: Found, held: Sequence[Found], source: Source
) -> Iterator[Said | None]:
    """What speaks against taking a number that was found for the claim's, one after the other; `held` are all found."""
    owned = owned_by(point.quantity, claim, found.passage, source.text)
    anothers = _of_another_group(point, found, owned, held) if owned and not owned.is_told else None
    yield _of_a_change(point, claim, found)
    if anothers is not None and anothers.verdict is Verdict.DIFFERS and owned is not None and owned.plainly:
        yield anothers
    misplaced = None if owned and owned.is_told else _misplaced(point, points, claim, found, held)
    if misplaced is not None and (owned is None or misplaced.verdict is Verdict.DIFFERS):
        yield misplaced
    yield _of_one_trial(point, found, held)
    yield _taken(point, points, found)
    yield _of_another(point, points, claim, found, told=owned is not None)
    yield anothers
    yield _of_others_or_of_else(point, points, claim, found, source)


def _of_others_or_of_else(
    point: Point, points: Sequence[Point], claim: str, found: Found, source: Source
) -> Said | None:
    """A number that its sentence tells of another outcome, or of other people, than the claim; and theirs, if told."""
    passage = found.passage
    if passage.labelled or point.slot not in (Slot.FIGURE, Slot.TIMEPOINT) or is_quoted(claim, source.text):
        return None
    if point.slot is Slot.TIMEPOINT and not is_result(point.quantity, claim):
        return None
    if (whose := of_other_people(claim, passage, source)) is not None and not _OF_ALL.search(whose):
        return _not_this(point, found, f"The source gives this number for others (“{whose}”).")
    if (kind := contrast(claim, passage.text)) is not None:
        return _not_this(point, found, f"The source gives this number for another kind than the claim's “{kind}”.")
    found_in = _part_left_out(point, claim, passage, source)
    if found_in is None:
        return None
    whom, told = found_in
    other = _only_one(point, points, told) if found.how == SAME else None
    if other is not None:
        why = f"The source gives this number for something else, and another one for the claim's “{whom}”."
        return differs(point.slot, point.quantity.text, other.text, why, told.quote)
    return _not_this(point, found, f"The source gives this number, and not for the claim's “{whom}”.")


def _part_left_out(point: Point, claim: str, passage: Passage, source: Source) -> tuple[str, Passage] | None:
    """Some of the people, for whom another sentence has a result of the sort, and not that with a claim's number."""
    scale = point.measure.scale
    rest = [one for one in source.passages if one is not passage and scale in {it.measure.scale for it in one.values}]
    for words in parts_named(claim):
        own = terms_of(words) - passage.terms
        for one in rest if own else ():
            if any(terms_of(words) <= terms_of(part) | source.subject for part in parts_named(one.text)):
                return words.strip(), one
    return None


def _only_one(point: Point, points: Sequence[Point], passage: Passage) -> Value | None:
    """The number of a sort that a sentence on the same has, where that is one only, and at the claim's times."""
    alike = [one for one in passage.values if one.measure.scale == point.measure.scale and not one.derived]
    times = [one for one in points if one.slot is Slot.TIMEPOINT and one is not point]
    timed = all(any(follows(time.measure, one.measure) for one in passage.values) for time in times)
    on_it = shared(point.all, passage.terms) >= DIFFER
    return alike[0] if len(alike) == 1 and timed and on_it and apart(point.measure, alike[0].measure) else None


def _is_elsewhere(point: Point, found: Found, held: Sequence[Found]) -> bool:
    """Whether another sentence that is near enough holds a number, too."""
    others = (one for one in held if one.nearness >= enough(point) and not _tells_the_same(one.passage, found))
    return any(one.passage is not found.passage for one in others)


def _tells_the_same(passage: Passage, found: Found) -> bool:
    """Whether a row of a table has the numbers of a sentence, and no other of their sort."""
    scale = found.value.measure.scale
    told = [value.measure for value in found.passage.values if value.measure.scale == scale]
    alike = (value.measure for value in passage.values if value.measure.scale == scale)
    return not is_sentence(passage) and all(any(follows(one, other) for other in told) for one in alike)


def _of_another_group(point: Point, found: Found, owned: Owned, held: Sequence[Found]) -> Said:
    """A number that the sentence gives to another group of the study than the claim does."""
    elsewhere = _is_elsewhere(point, found, held)
    rival = owned.rival
    told = rival is not None and apart(point.measure, rival.measure) and found.how == SAME
    named = terms_of(f"{owned.ours} {owned.theirs}")
    said = point.near - named
    if owned.plainly and not said:
        said = point.all - named  # names alone stand beside the number
    same = shared(said, found.passage.terms) >= _SAME
    if rival is None or elsewhere or point.compared or not (told and same):
        why = f"The source gives this number to “{owned.theirs}”, and the claim to “{owned.ours}”."
        return _not_this(point, found, why)
    why = f"The source gives this number to “{owned.theirs}”, and another one to “{owned.ours}”."
    wrong = differs(point.slot, point.quantity.text, rival.text, why, found.passage.quote)
    return replace(wrong, reason=Reason.OF_ANOTHER)


def _of_a_change(point: Point, claim: str, found: Found) -> Said | None:
    """A share of people that the source tells as a change, or what something fell to as by how much it fell."""
    why = told_otherwise(point, claim, found.passage, found.value)
    if why is not None:
        return _not_this(point, found, why)
    changed = is_change(found.passage.text, *found.value.span)
    alike = not (point.of_people and changed and not found.value.people) and not (found.value.people and point.change)
    if alike or found.passage.labelled:
        return None
    return _not_this(point, found, "One side speaks of a change, the other of a share.")


def _misplaced(point: Point, points: Sequence[Point], claim: str, found: Found, held: Sequence[Found]) -> Said | None:
    """A number that the sentence gives to something else than the claim does ("30 % with placebo")."""
    passage = found.passage
    if _stands_alike(point, claim, found):
        return None
    own, others = owned(passage, found.value)
    if others and is_listed(passage.text) and not own & point.near:
        return BY_ORDER.said(point.slot, point.quantity.text, found.value.text, passage.quote)
    beside = _beside(point, claim)
    near = point.near | (words_of_groups(beside) - terms_of(beside))
    named = [(value, terms) for value, terms in others if terms & near]
    opposite = any(term.startswith(_DENYING) for _, terms in named for term in terms & near)
    if own & near or not (named or own & point.all) or not (own or opposite):
        return None
    told = point.slot is Slot.FIGURE and point.measure.scale != "number" and not is_listed(claim)
    told = told and found.how != COMPLEMENT and not _is_elsewhere(point, found, held)
    if told and len(named) == len(others) == 1 and found.nearness >= DIFFER:
        rival, terms = named[0]
        said = any(follows(one.measure, rival.measure) for one in points)
        if terms <= point.all | near and apart(point.measure, rival.measure) and not said:
            why = "The source gives this number to others, and another one for what the claim speaks of."
            return differs(point.slot, point.quantity.text, rival.text, why, passage.quote)
    return _not_this(point, found, "The source gives this number to something else.")


def _stands_alike(point: Point, claim: str, found: Found) -> bool:
    """Whether the words right before a number are those of its sentence, and those behind it, as far as the claim goes.

    Not in a list, where the names stand further away than the words that are alike.
    """
    (start, end), text = found.value.span, found.passage.text
    before, theirs = claim[: point.quantity.span.start].casefold().split(), text[:start].casefold().split()
    behind = claim[point.quantity.span.end :].casefold().strip(" .").split()[:_BEHIND]
    alike = before[-_BEFORE:] == theirs[-_BEFORE:] and len(before) >= _BEFORE
    listed = is_listed(text) or is_listed(claim)
    return alike and not listed and text[end:].casefold().split()[: len(behind)] == behind


def _beside(point: Point, claim: str) -> str:
    """The words of a claim around one of its numbers, up to the numbers before and behind it."""
    spans = [(one.span.start, one.span.end) for one in written_quantities(claim)]
    start, end = point.quantity.span.start, point.quantity.span.end
    left = max((last for _, last in spans if last <= start), default=0)
    return claim[left : min((first for first, _ in spans if first >= end), default=len(claim))]


def _of_one_trial(point: Point, found: Found, held: Sequence[Found]) -> Said | None:
    """A number that a claim gives for two trials, and only one of them has."""
    trials = {one.passage.trial for one in held if one.nearness >= enough(point)}
    if not point.manner.of_both or len(trials) > 1:
        return None
    return _not_this(point, found, "The claim speaks of two trials, and the number stands in one.")


def _taken(point: Point, points: Sequence[Point], found: Found) -> Said | None:
    """A bound that only a figure keeps which another number of the claim is."""
    others = (one.measure for one in points if one is not point and not one.measure.number.bounded)
    if not point.measure.number.bounded or all(follows(one, found.value.measure) is None for one in others):
        return None
    return _not_this(point, found, "The source's figure that keeps this bound is another number of the claim.")


def _of_another(point: Point, points: Sequence[Point], claim: str, found: Found, *, told: bool) -> Said | None:
    """A number that its sentence may give to another dose, time or group."""
    if point.slot is Slot.TIMEPOINT and not found.passage.labelled:
        began = is_where_it_began(claim, found.passage, found.value)
        phase = "baseline" if began else of_another_phase(claim, found.passage, found.value)
        why = f"The source gives this time for the {phase}, and the claim does not."
        return _not_this(point, found, why) if phase else None
    if point.slot not in (Slot.FIGURE, Slot.N, Slot.POPULATION):
        return None
    doubt = of_others(point, points, claim, found.passage, found.value, told=told)
    return doubt.said(point.slot, point.quantity.text, found.value.text, found.passage.quote) if doubt else None


def _not_this(point: Point, found: Found, why: str) -> Said:
    return not_found(point.slot, point.quantity.text, found.value.text, why, found.passage.quote)


def at_another_time(
    point: Point,
    points: Sequence[Point],
    said: Said,
    figures: Sequence[tuple[Point, Found]],
    passages: Sequence[Passage],
) -> Said | None:
    """A time that the sentences with the claim's figures do not have: they have another.

    It is another one for sure where one sentence of the text alone has the claim's figures, and just one time.
    """
    left_open = said.verdict is Verdict.NOT_FOUND
    if point.slot is not Slot.TIMEPOINT or not (left_open or said.verdict is Verdict.MATCHES):
        return None
    others = [(time, one.passage) for _, one in figures if (time := other_time(point, one.passage)) is not None]
    if not others or len(others) < len(figures):
        return None
    time, passage = others[0]
    sure = _is_the_only_time(point, points, passage, time) and _are_nowhere_else(figures, passage, passages)
    if left_open and not sure:
        return None
    why = "The sentence with the claim's figure gives another time."
    tell = differs if sure else not_found
    return tell(point.slot, point.quantity.text, time.text, why, passage.quote)


def _is_the_only_time(point: Point, points: Sequence[Point], passage: Passage, time: Value) -> bool:
    """Whether claim and sentence have one time each, at which something was measured, and these are apart."""
    ours = [one for one in points if one.slot is Slot.TIMEPOINT]
    theirs = [one for one in passage.values if one.measure.scale == point.measure.scale]
    timed = point.quantity.kind is QuantityKind.TIMEPOINT is time.kind
    alone = len(ours) == len(theirs) == 1 and not AT_FIRST.search(passage.text)
    return timed and alone and not point.measure.number.bounded and apart(point.measure, time.measure)


def _are_nowhere_else(figures: Sequence[tuple[Point, Found]], passage: Passage, passages: Sequence[Passage]) -> bool:
    """Whether a sentence has the figures of a claim as they are, and no other sentence has one of them."""
    if not all(found.how == SAME and found.passage is passage for _, found in figures):
        return False
    elsewhere = (value for one in passages if one is not passage for value in one.values)
    return not any(follows(point.measure, value.measure) for value in elsewhere for point, _ in figures)
