"""What reviewers decided, written into `claims.yaml`: approvals and waivers, each checked by reading the file back."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from evidence.claims.claim import ClaimKind
from evidence.claims.wording import fold, words
from evidence.errors import InputError
from evidence.library.approval import digest
from evidence.library.citation_marks import without_marks
from evidence.library.claims_edits import ClaimsText, Entry, flow, refusal, scalar
from evidence.library.claims_file import Approval, LibraryClaim, LibrarySource, Waiver, read_claims
from evidence.library.library import Library

_ID_WORDS = 6
_FEW = frozenset("a an and are as at by for from has have in is it of on or that the this to was were with".split())


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
    desk.read_back()
    return Decided(desk.text.text, desk.approved, len(desk.waivers) - desk.held)


class _Desk:
    """A file under change, beside what it is meant to say afterwards."""

    def __init__(self, path: Path, text: str, library: Library) -> None:
        held = read_claims(path, text)
        self.text = ClaimsText(path, text)
        self.approved = 0
        self.claims = {claim.id: claim for claim in held.claims}
        self.waivers = list(held.waivers)
        self.held = len(held.waivers)
        self._library = library

    def approve(self, wish: Approve) -> None:
        """Approves a claim, with the words of the copy among its wordings; makes it where there is none."""
        name = wish.claim or self._made(wish)
        claim = self.claims[name]
        said = without_marks(wish.text)
        if said not in {without_marks(wording) for wording in (claim.statement, *claim.wording)}:
            claim = replace(claim, wording=(*claim.wording, said))
            self.text.add_wording(name, said)
        approval = Approval(wish.by, wish.on, wish.expires, digest(claim, self._library))
        if claim.approval == approval:
            return
        self.approved += 1
        self.text.set_approval(name, approval_pairs(approval))
        self.claims[name] = replace(claim, approval=approval)

    def _made(self, wish: Approve) -> str:
        said = without_marks(wish.text)
        same = next((claim.id for claim in self.claims.values() if without_marks(claim.statement) == said), None)
        if same is not None:
            return same
        sources = tuple(LibrarySource(ref, locator, None, 0) for ref, locator in wish.sources)
        name = id_of(said, self.claims)
        self.claims[name] = LibraryClaim(name, said, wish.kind, sources, (), (), None, None, None, 0)
        cited = ", ".join(flow(source_pairs(source)) for source in sources)
        entry = (("id", name), ("statement", scalar(said)), ("kind", str(wish.kind)), ("sources", f"[{cited}]"))
        self.text.add_claim(entry)
        return name

    def waive(self, waiver: Waiver) -> None:
        """Adds a waiver, unless the file has it."""
        if any(bare(waiver) == bare(held) for held in self.waivers):
            return
        self.waivers.append(waiver)
        pairs = [("rule", waiver.rule), ("path", waiver.path), ("quote", waiver.quote), ("reason", waiver.reason)]
        expires = waiver.expires.isoformat() if waiver.expires else None
        pairs += [("owner", waiver.owner), ("expires", expires)]
        self.text.add_waiver([(key, scalar(value)) for key, value in pairs if value])

    def read_back(self) -> None:
        """Raises `InputError` unless the new text says what was meant, and of all else what it said before."""
        try:
            found = read_claims(self.text.path, self.text.text)
        except InputError as error:
            raise refusal(self.text.path) from error
        said = {claim.id: claim for claim in found.claims}
        same = {name: bare(claim) for name, claim in said.items()} == {n: bare(c) for n, c in self.claims.items()}
        bound = all(
            claim.approval is None or claim.approval != self.claims[name].approval or self._stands_as_before(claim)
            for name, claim in said.items()
        )
        if same and bound and [bare(one) for one in found.waivers] == [bare(one) for one in self.waivers]:
            return
        raise refusal(self.text.path)

    def _stands_as_before(self, claim: LibraryClaim) -> bool:
        return digest(claim, self._library) == digest(self.claims[claim.id], self._library)


def id_of(said: str, taken: Collection[str]) -> str:
    """An id of the first words that say something, with a number where it is taken."""
    telling = [re.sub(r"\W+", "-", word) for word in words(said) if word not in _FEW]
    base = "-".join(telling[:_ID_WORDS]) or "claim"
    number = 1
    while (name := base if number == 1 else f"{base}-{number}") in taken:
        number += 1
    return name


def approval_pairs(approval: Approval) -> Entry:
    """An approval as it is written in the file."""
    expires = (("expires", approval.expires.isoformat()),) if approval.expires else ()
    digested = (("digest", approval.digest),) if approval.digest else ()
    return (("by", scalar(approval.by)), ("on", approval.on.isoformat()), *expires, *digested)


def source_pairs(source: LibrarySource) -> Entry:
    """A source without its card, as it is written in the file."""
    where = (("locator", scalar(source.locator)),) if source.locator else ()
    return (("ref", scalar(source.ref)), *where)


def bare(entry: Any) -> Any:
    """An entry as plain values without the lines it stands in, its words folded."""
    return _without_lines(asdict(entry))


def _without_lines(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_lines(one) for key, one in value.items() if key != "line"}
    if isinstance(value, list | tuple):
        return [_without_lines(one) for one in value]
    return fold(value) if type(value) is str else value
