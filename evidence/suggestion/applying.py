"""What a person takes of the candidates: entries of `references.bib` and claims that nobody has approved yet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from evidence.claims.citation_marks import without_marks
from evidence.claims.claim import Claim
from evidence.claims.wording import fold
from evidence.errors import UsageError
from evidence.library.appending import Bibliography
from evidence.library.changes import NewClaim
from evidence.library.library import Library
from evidence.library.mapping import Wordings, document_name
from evidence.registries.status import GRAVE, in_words
from evidence.suggestion.weighing import Suggestion

_CLEAR = 3
"""Two facts that agree make a candidate; nothing is taken unasked on fewer than these."""


@dataclass(frozen=True)
class Offer:
    """A claim of a document, with the candidates for its source."""

    path: str
    wordings: Wordings
    claim: Claim
    candidates: tuple[Suggestion, ...]


@dataclass(frozen=True)
class Choice:
    """The candidate that is taken for a claim."""

    offer: Offer
    taken: Suggestion


def _clear_choice(found: Sequence[Suggestion]) -> Suggestion | None:
    """The candidate that stands alone: three facts agree, none conflicts, and of every other one fewer agree.

    None where that one was retracted, or is doubted: a person has to name it.
    """
    sound = [one for one in found if not one.conflicting and len(one.agreed) >= _CLEAR and one.name]
    best = max(sound, key=lambda one: len(one.agreed), default=None)
    others = (one for one in found if one is not best)
    stands_alone = best is not None and all(len(one.agreed) < len(best.agreed) for one in others)
    return best if best and stands_alone and best.status not in GRAVE else None


def choices(offers: Sequence[Offer], picks: Sequence[str]) -> tuple[Choice, ...]:
    """What to take: the candidates that are named, each as DOI or CLAIM=DOI; without a name those that stand alone.

    Raises `UsageError` for a name that no claim is offered, or that several are.
    """
    if picks:
        return tuple(choice for pick in dict.fromkeys(picks) for choice in _picked(offers, pick))
    found = ((offer, _clear_choice(offer.candidates)) for offer in offers)
    return tuple(Choice(offer, taken) for offer, taken in found if taken is not None)


def _picked(offers: Iterable[Offer], pick: str) -> tuple[Choice, ...]:
    """A candidate for every place that makes the one claim it is offered for."""
    claim, _, name = pick.rpartition("=")
    name = name.strip().removeprefix("https://doi.org/").lower()
    found: dict[str, list[Choice]] = {}
    for offer in offers:
        for one in offer.candidates:
            if claim in ("", offer.claim.id) and name == (one.name or "").lower():
                found.setdefault(without_marks(offer.claim.said), []).append(Choice(offer, one))
    if not found:
        raise UsageError(f"{pick} is offered for no claim. Run `evidence suggest` without --apply to see what is.")
    if len(found) > 1:
        ids = ", ".join(sorted(made[0].offer.claim.id for made in found.values()))
        raise UsageError(f"{name} is offered for several claims ({ids}). Name one: --pick CLAIM={name}.")
    return tuple(next(iter(found.values())))


def held_already(choice: Choice, library: Library) -> str | None:
    """The id of the library claim in these words: that it has no source is then somebody's decision."""
    return next((claim.id for claim in library.by_wording.get(without_marks(choice.offer.claim.said), ())), None)


def entered(choices: Sequence[Choice], library: Library, bibliography: Bibliography, day: date) -> tuple[NewClaim, ...]:
    """The claims to add, each once; works that the library does not have go into the bibliography."""
    claims: dict[str, NewClaim] = {}
    for choice in choices:
        offer, said = choice.offer, without_marks(choice.offer.claim.said)
        place = (document_name(offer.path, library), fold(offer.claim.sentence.said))
        places = (place,) if offer.wordings.hold_once(offer.claim.sentence.said) else ()
        key = _key_of(choice.taken, library, bibliography)
        made = claims.get(said) or NewClaim(said, offer.claim.kind, note=_note(choice.taken, day))
        claims[said] = replace(
            made,
            sources=tuple(dict.fromkeys((*made.sources, (key, None)))),
            appears_in=tuple(dict.fromkeys((*made.appears_in, *places))),
        )
    return tuple(claims.values())


def _key_of(taken: Suggestion, library: Library, bibliography: Bibliography) -> str:
    """The key of the work in the library, which gets an entry where it has none."""
    names = (taken.doi, f"pmid:{taken.pmid}" if taken.pmid else None)
    known = taken.key or next((key for name in names if name and (key := library.key_of.get(name))), None)
    if known:
        return known
    assert taken.record is not None
    if taken.record.prime_doi not in bibliography.added:
        bibliography.add(taken.record)
    return bibliography.added[taken.record.prime_doi]


def _note(taken: Suggestion, day: date) -> str:
    against = f"; in conflict: {', '.join(taken.conflicting)}" if taken.conflicting else ""
    minded = in_words(taken.status)
    return (
        f"Suggested by `evidence suggest` on {day}, and not reviewed. Agreeing: {', '.join(taken.agreed)}{against}; "
        f"from {taken.origin}.{f' Mind that this work {minded}.' if minded else ''}"
    )
