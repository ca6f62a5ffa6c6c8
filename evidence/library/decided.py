"""What reviewers decided, written into `claims.yaml`: approvals and waivers, each checked by reading the file back."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from evidence.claims.citation_marks import without_marks
from evidence.claims.claim import ClaimKind
from evidence.errors import InputError
from evidence.library.approval import digest
from evidence.library.claims_edits import ClaimsText, Entry, refusal, scalar
from evidence.library.claims_entries import approval_pairs, are_meant, bare, claim_pairs, id_of
from evidence.library.claims_file import Approval, LibraryClaim, LibrarySource, Waiver, claims_of, read_claims
from evidence.library.library import Library
from evidence.library.yaml_fields import Sheet


@dataclass(frozen=True)
class Approve:
    """A sentence of the copy that a person approves.

    `claim` is the library claim that it is linked to, None where there is none yet; `sources` are the keys and
    locators for a new one.
    """

    text: str
    kind: ClaimKind
    claim: str | None
    sources: tuple[tuple[str, str | None], ...]
    by: str
    on: date
    expires: date | None


@dataclass(frozen=True)
class Decided:
    """The new text of the file, and how many approvals and waivers are new in it."""

    text: str
    approvals: int
    waivers: int


def decided(
    path: Path, text: str, library: Library, approvals: Sequence[Approve], waivers: Sequence[Waiver]
) -> Decided:
    """The text of `claims.yaml` with the decisions in it. Raises `InputError` where it cannot be changed in place."""
    desk = _Desk(path, text, library)
    for wish in approvals:
        desk.approve(wish)
    for waiver in waivers:
        desk.waive(waiver)
    return Decided(desk.written(), desk.approved, len(desk.waived))


class _Desk:
    """What a file is meant to say, decision by decision; it is changed once, when all are known."""

    def __init__(self, path: Path, text: str, library: Library) -> None:
        self._sheet = Sheet(path, text)
        self._held = claims_of(self._sheet)
        self._claims = {claim.id: claim for claim in self._held.claims}
        self._stated: dict[str, str] = {}
        for claim in self._held.claims:
            self._stated.setdefault(without_marks(claim.statement), claim.id)
        self._library = library
        self._waivers = {bare(waiver) for waiver in self._held.waivers}
        self.approved = 0
        self.waived: dict[Hashable, Waiver] = {}

    def approve(self, wish: Approve) -> None:
        """Approves a claim, with the words of the copy among its wordings; makes it where there is none."""
        name = wish.claim or self._made(wish)
        claim = self._claims[name]
        said = without_marks(wish.text)
        if said not in {without_marks(wording) for wording in (claim.statement, *claim.wording)}:
            claim = replace(claim, wording=(*claim.wording, said))
        approval = Approval(wish.by, wish.on, wish.expires, digest(claim, self._library))
        if claim.approval == approval:
            return
        self.approved += 1
        self._claims[name] = replace(claim, approval=approval)

    def _made(self, wish: Approve) -> str:
        said = without_marks(wish.text)
        if said in self._stated:
            return self._stated[said]
        sources = tuple(LibrarySource(ref, locator, None, 0) for ref, locator in wish.sources)
        name = self._stated[said] = id_of(said, self._claims)
        self._claims[name] = LibraryClaim(name, said, wish.kind, sources, (), (), None, None, None, 0)
        return name

    def waive(self, waiver: Waiver) -> None:
        """Adds a waiver, unless the file has it."""
        if bare(waiver) not in self._waivers:
            self.waived.setdefault(bare(waiver), waiver)

    def written(self) -> str:
        """The new text. Raises `InputError` unless it says what was meant, and of all else what was said before."""
        edited = ClaimsText(self._sheet)
        for old in self._held.claims:
            _change(edited, old, self._claims[old.id])
        known = {claim.id for claim in self._held.claims}
        edited.add_claims([claim_pairs(claim) for name, claim in self._claims.items() if name not in known])
        edited.add_waivers([_waiver_pairs(waiver) for waiver in self.waived.values()])
        text = edited.text()
        self._read_back(text)
        return text

    def _read_back(self, text: str) -> None:
        try:
            found = read_claims(self._sheet.path, text)
        except InputError as error:
            raise refusal(self._sheet.path) from error
        waivers = [bare(one) for one in (*self._held.waivers, *self.waived.values())]
        same = are_meant(found.claims, self._claims) and [bare(one) for one in found.waivers] == waivers
        if not same or not all(map(self._is_bound, found.claims)):
            raise refusal(self._sheet.path)

    def _is_bound(self, claim: LibraryClaim) -> bool:
        """Whether the approval of a claim, where it is the one that was meant, covers what was approved."""
        meant = self._claims[claim.id]
        same = claim.approval is not None and claim.approval == meant.approval
        return not same or digest(claim, self._library) == digest(meant, self._library)


def _change(edited: ClaimsText, old: LibraryClaim, new: LibraryClaim) -> None:
    """Writes the wordings and the approval that a claim did not have."""
    if added := new.wording[len(old.wording) :]:
        edited.add_wordings(old.id, added)
    if new.approval is not None and new.approval != old.approval:
        edited.set_approval(old.id, approval_pairs(new.approval))


def _waiver_pairs(waiver: Waiver) -> Entry:
    expires = waiver.expires.isoformat() if waiver.expires else None
    pairs = (("rule", waiver.rule), ("path", waiver.path), ("quote", waiver.quote), ("reason", waiver.reason))
    return [(key, scalar(value)) for key, value in (*pairs, ("owner", waiver.owner), ("expires", expires)) if value]
