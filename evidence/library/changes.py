"""Changes that a person makes to the claims of a library: a new claim, an approval, a withdrawal.

Each returns the whole new text of `claims.yaml`, read back and found to say what was meant and nothing else new.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from evidence.claims.claim import ClaimKind
from evidence.errors import UsageError
from evidence.library.approval import digest
from evidence.library.claims_edits import START, ClaimsText, refusal, scalar
from evidence.library.claims_entries import approval_pairs, are_meant, claim_pairs, id_of
from evidence.library.claims_file import (
    Appearance,
    Approval,
    LibraryClaim,
    LibrarySource,
    Withdrawal,
    claims_of,
    read_claims,
)
from evidence.library.library import Library
from evidence.library.yaml_fields import Sheet, near


@dataclass(frozen=True)
class NewClaim:
    """A claim that is to be added; without an `id` it gets one of its first words."""

    statement: str
    kind: ClaimKind | None = None
    sources: tuple[tuple[str, str | None], ...] = ()
    wording: tuple[str, ...] = ()
    appears_in: tuple[tuple[str, str], ...] = ()
    note: str | None = None
    id: str | None = None


def with_claims(path: Path, text: str, wanted: Sequence[NewClaim]) -> str:
    """The text with these claims at its end."""
    held, edited = _opened(path, text)
    newline = "\r\n" if "\r\n" in text else "\n"
    entries = []
    for one in wanted:
        name = one.id or id_of(one.statement, held)
        if name in held:
            raise UsageError(f"the id {name} is taken by the claim in line {held[name].line} of {path}.")
        held[name] = _claim(name, one)
        entries.append([(key, value.replace("\n", newline)) for key, value in claim_pairs(held[name])])
    edited.add_claims(entries)
    return _read_back(path, edited.text(), held)


def with_approvals(
    path: Path, text: str, library: Library, names: Sequence[str], by: str, on: date, until: date | None
) -> str:
    """The text with these claims approved as they stand now."""

    def approve(edited: ClaimsText, claim: LibraryClaim) -> LibraryClaim:
        if claim.withdrawn is not None:
            raise UsageError(f"{claim.id} was withdrawn on {claim.withdrawn.on}; remove `withdrawn` to use it again.")
        if not claim.sources and not claim.note:
            raise UsageError(f"{claim.id} has no source. Name one, or say in its `note` why there is none.")
        approval = Approval(by, on, until, digest(claim, library))
        if claim.approval != approval:
            edited.set_approval(claim.id, approval_pairs(approval))
        return replace(claim, approval=approval)

    return _changed(path, text, names, approve)


def with_withdrawal(path: Path, text: str, names: Sequence[str], withdrawal: Withdrawal) -> str:
    """The text with these claims withdrawn; their approvals stay for the record."""

    def withdraw(edited: ClaimsText, claim: LibraryClaim) -> LibraryClaim:
        if claim.withdrawn is not None:
            raise UsageError(f"{claim.id} was withdrawn by {claim.withdrawn.by} on {claim.withdrawn.on} already.")
        pairs = (
            ("by", scalar(withdrawal.by)),
            ("on", withdrawal.on.isoformat()),
            ("reason", scalar(withdrawal.reason)),
        )
        edited.set_withdrawn(claim.id, pairs)
        return replace(claim, withdrawn=withdrawal)

    return _changed(path, text, names, withdraw)


def claim_named(name: str, claims: Mapping[str, LibraryClaim]) -> LibraryClaim:
    """The claim with this id. Raises `UsageError` that names the nearest."""
    if name not in claims:
        rest = "`evidence claims list` tells which there are." if claims else "It has none yet."
        raise UsageError(f"there is no claim {name!r} in the library. {near(name, tuple(claims), rest)}")
    return claims[name]


def _changed(
    path: Path, text: str, names: Sequence[str], change: Callable[[ClaimsText, LibraryClaim], LibraryClaim]
) -> str:
    held, edited = _opened(path, text)
    for name in dict.fromkeys(names):
        held[name] = change(edited, claim_named(name, held))
    return _read_back(path, edited.text(), held)


def _opened(path: Path, text: str) -> tuple[dict[str, LibraryClaim], ClaimsText]:
    """The claims that a file holds, by id, and its text for changes."""
    sheet = Sheet(path, text or START)
    return {claim.id: claim for claim in claims_of(sheet).claims}, ClaimsText(sheet)


def _read_back(path: Path, text: str, meant: Mapping[str, LibraryClaim]) -> str:
    if not are_meant(read_claims(path, text).claims, meant):
        raise refusal(path, "Change it by hand.")
    return text


def _claim(name: str, one: NewClaim) -> LibraryClaim:
    return LibraryClaim(
        id=name,
        statement=one.statement,
        kind=one.kind,
        sources=tuple(LibrarySource(ref, locator, None, 0) for ref, locator in one.sources),
        wording=one.wording,
        appears_in=tuple(Appearance(document, quote, 0) for document, quote in one.appears_in),
        approval=None,
        withdrawn=None,
        note=one.note,
        line=0,
    )
