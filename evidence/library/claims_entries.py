"""Entries of `claims.yaml`: how they are named and written, and whether a file holds those that were meant."""

from __future__ import annotations

import re
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from evidence.claims.wording import fold, words
from evidence.library.claims_edits import Entry, flow, scalar
from evidence.library.claims_file import Approval, LibraryClaim, LibrarySource

_ID_WORDS = 6
_FEW = frozenset("a an and are as at by for from has have in is it of on or that the this to was were with".split())


def id_of(said: str, taken: Collection[str]) -> str:
    """An id of the first words that say something, with a number where it is taken."""
    telling = [re.sub(r"\W+", "-", word) for word in words(said) if word not in _FEW]
    base = "-".join(telling[:_ID_WORDS]) or "claim"
    number = 1
    while (name := base if number == 1 else f"{base}-{number}") in taken:
        number += 1
    return name


def claim_pairs(claim: LibraryClaim) -> Entry:
    """A new claim as it is written in the file."""
    cited = ", ".join(flow(source_pairs(source)) for source in claim.sources)
    pairs = [("id", claim.id), ("statement", scalar(claim.statement))]
    pairs += [("kind", str(claim.kind))] if claim.kind else []
    pairs += [("sources", f"[{cited}]")]
    pairs += [("wording", _listed([scalar(words) for words in claim.wording]))] if claim.wording else []
    if claim.appears_in:
        places = ((("document", scalar(one.document)), ("quote", scalar(one.quote))) for one in claim.appears_in)
        pairs += [("appears_in", _listed([flow(place) for place in places]))]
    pairs += [("note", scalar(claim.note))] if claim.note else []
    pairs += [("approval", flow(approval_pairs(claim.approval)))] if claim.approval else []
    return pairs


def _listed(entries: Sequence[str]) -> str:
    """A list with an entry a line, in brackets, which every style of file takes."""
    return "[" + ",\n       ".join(entries) + "]"


def approval_pairs(approval: Approval) -> Entry:
    """An approval as it is written in the file."""
    expires = (("expires", approval.expires.isoformat()),) if approval.expires else ()
    digested = (("digest", approval.digest),) if approval.digest else ()
    return (("by", scalar(approval.by)), ("on", approval.on.isoformat()), *expires, *digested)


def source_pairs(source: LibrarySource) -> Entry:
    """A source without its card, as it is written in the file."""
    where = (("locator", scalar(source.locator)),) if source.locator else ()
    return (("ref", scalar(source.ref)), *where)


def are_meant(claims: Iterable[LibraryClaim], meant: Mapping[str, LibraryClaim]) -> bool:
    """Whether a file holds the claims that it is meant to hold, by their ids, and no others."""
    return {claim.id: bare(claim) for claim in claims} == {name: bare(claim) for name, claim in meant.items()}


def bare(entry: Any) -> Hashable:
    """An entry as plain values without the lines it stands in, its words folded."""
    return _without_lines(asdict(entry))


def _without_lines(value: Any) -> Hashable:
    if isinstance(value, dict):
        return tuple((key, _without_lines(one)) for key, one in value.items() if key != "line")
    if isinstance(value, list | tuple):
        return tuple(map(_without_lines, value))
    return fold(value) if type(value) is str else value
