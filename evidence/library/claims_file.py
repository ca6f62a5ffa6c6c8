"""`claims.yaml`: what the team has agreed to say, the source of each claim, and where it appears.

The shape is the contract's. Every error names its line and column, and all errors of a file are told at once. A file
that cannot be read is an error, never an empty library.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from evidence.claims.claim import ClaimKind
from evidence.documents.document import Span
from evidence.late import late_regex
from evidence.library.yaml_fields import Fields, Sheet
from evidence.sources.card import PERSON, QUOTE_WORDS, Depth, Design, Figure, SourceCard

_ID = late_regex(r"\w[\w.:-]*")
_FILE = ("version", "claims", "waivers")
_CLAIM = (
    "id",
    "statement",
    "kind",
    "sources",
    "wording",
    "appears_in",
    "approval",
    "withdrawn",
    "note",
)
_SOURCE = ("ref", "locator", "card")
_FIGURE = ("figure", "outcome", "timepoint", "group", "quote")
_CARD = (
    "design",
    "design_evidence",
    "n",
    "population",
    "regimen",
    *_FIGURE,
    "figures",
    "hedges",
    "limits",
    "conclusion",
    "depth",
)
_APPEARANCE = ("document", "quote")
_APPROVAL = ("by", "on", "expires", "digest")
_WITHDRAWAL = ("by", "on", "reason")
_WAIVER = ("rule", "path", "quote", "reason", "owner", "expires")


@dataclass(frozen=True)
class LibrarySource:
    """A source of a claim: `ref` is its key in `references.bib`, `locator` where in it, `card` what it says."""

    ref: str
    locator: str | None
    card: SourceCard | None
    line: int


@dataclass(frozen=True)
class Appearance:
    """A sentence of a document, mapped by hand: `quote` is a few words that stand in it and in no other."""

    document: str
    quote: str
    line: int


@dataclass(frozen=True)
class Approval:
    """Who approved a claim, when, until when, and the digest of what they saw."""

    by: str
    on: date
    expires: date | None
    digest: str | None


@dataclass(frozen=True)
class Withdrawal:
    """Who took a claim back, when, and why."""

    by: str
    on: date
    reason: str


@dataclass(frozen=True)
class LibraryClaim:
    """One claim of the library: `statement` says what the sources support, `wording` the ways it may be said."""

    id: str
    statement: str
    kind: ClaimKind | None
    sources: tuple[LibrarySource, ...]
    wording: tuple[str, ...]
    appears_in: tuple[Appearance, ...]
    approval: Approval | None
    withdrawn: Withdrawal | None
    note: str | None
    line: int


@dataclass(frozen=True)
class Waiver:
    """A finding that the team accepts: the rule, where, and who answers for it until when.

    `lines`, the first and the last, are those of a document that a comment in it speaks of, and `span` the words.
    """

    rule: str
    path: str | None
    quote: str | None
    reason: str | None
    owner: str | None
    expires: date | None
    line: int
    lines: tuple[int, int] | None = None
    span: Span | None = None


@dataclass(frozen=True)
class ClaimsFile:
    """Everything in one `claims.yaml`."""

    path: Path
    claims: tuple[LibraryClaim, ...]
    waivers: tuple[Waiver, ...]


def read_claims(path: Path, text: str | None = None) -> ClaimsFile:
    """Reads `claims.yaml`, or a text that is to become one. Raises one `InputError` that names every problem of it."""
    return claims_of(Sheet(path, text))


def claims_of(sheet: Sheet) -> ClaimsFile:
    """What a sheet says as a `claims.yaml`. Raises one `InputError` that names every problem of it."""
    file = Fields(sheet, sheet.root, "file", _FILE)
    _check_version(file)
    entries = file.items("claims", "claim", _CLAIM)
    claims = tuple(_claim(entry) for entry in entries)
    waivers = tuple(_waiver(entry) for entry in file.items("waivers", "waiver", _WAIVER))
    _refuse_repeated_ids(entries, claims)
    sheet.finish()
    return ClaimsFile(sheet.path, claims, waivers)


def _check_version(file: Fields) -> None:
    version = file.required("version")
    if version not in ("", "1"):
        file.problem(
            "version", f"version {version} of this file is not known.", "Write `version: 1`, or update evidence."
        )


def _refuse_repeated_ids(entries: tuple[Fields, ...], claims: tuple[LibraryClaim, ...]) -> None:
    first: dict[str, int] = {}
    for entry, claim in zip(entries, claims, strict=True):
        if claim.id and claim.id in first:
            message = f"the id `{claim.id}` is taken by the claim in line {first[claim.id]}."
            entry.problem("id", message, "Give every claim an id of its own.")
        first.setdefault(claim.id, claim.line)


def _claim(entry: Fields) -> LibraryClaim:
    return LibraryClaim(
        id=_id(entry),
        statement=entry.required("statement"),
        kind=entry.choice("kind", ClaimKind),
        sources=tuple(_source(source) for source in entry.items("sources", "source", _SOURCE)),
        wording=entry.texts("wording"),
        appears_in=tuple(_appearance(one) for one in entry.items("appears_in", "appearance", _APPEARANCE)),
        approval=_approval(entry),
        withdrawn=_withdrawal(entry),
        note=entry.text("note"),
        line=entry.line,
    )


def _id(entry: Fields) -> str:
    name = entry.required("id")
    if name and not _ID.fullmatch(name):
        entry.problem("id", f"the id `{name}` is not one word.", "Use letters, digits, and - _ . : between them.")
    return name


def _source(entry: Fields) -> LibrarySource:
    ref, locator = entry.required("ref"), entry.text("locator")
    card = entry.mapping("card", "card", _CARD)
    return LibrarySource(ref, locator, _card(card, ref, locator) if card else None, entry.line)


def _card(entry: Fields, ref: str, locator: str | None) -> SourceCard:
    flat = (_figure(entry),) if entry.holds(*_FIGURE) else ()
    return SourceCard(
        key=ref,
        doi=None,
        depth=entry.choice("depth", Depth) or Depth.CARD,
        origin=PERSON,
        design=entry.choice("design", Design) or Design.UNKNOWN,
        design_evidence=entry.text("design_evidence"),
        n=entry.whole_number("n"),
        population=entry.text("population"),
        regimen=entry.text("regimen"),
        figures=(*flat, *(_figure(figure) for figure in entry.items("figures", "figure", _FIGURE))),
        hedges=entry.texts("hedges"),
        limits=entry.texts("limits"),
        locator=locator,
        conclusion=entry.text("conclusion"),
    )


def _figure(entry: Fields) -> Figure:
    quote = entry.text("quote")
    words = len(quote.split()) if quote else 0
    if words > QUOTE_WORDS:
        remedy = f"Keep the words that carry the figure, {QUOTE_WORDS} at most."
        entry.problem("quote", f"the quote has {words} words.", remedy)
    return Figure(
        quantity=entry.text("figure") or "",
        outcome=entry.text("outcome"),
        timepoint=entry.text("timepoint"),
        group=entry.text("group"),
        quote=quote,
    )


def _appearance(entry: Fields) -> Appearance:
    return Appearance(entry.required("document"), entry.required("quote"), entry.line)


def _approval(claim: Fields) -> Approval | None:
    entry = claim.mapping("approval", "approval", _APPROVAL)
    if entry is None:
        return None
    return Approval(entry.required("by"), entry.required_day("on"), entry.day("expires"), entry.text("digest"))


def _withdrawal(claim: Fields) -> Withdrawal | None:
    entry = claim.mapping("withdrawn", "withdrawal", _WITHDRAWAL)
    if entry is None:
        return None
    return Withdrawal(entry.required("by"), entry.required_day("on"), entry.required("reason"))


def _waiver(entry: Fields) -> Waiver:
    return Waiver(
        rule=entry.required("rule"),
        path=entry.text("path"),
        quote=entry.text("quote"),
        reason=entry.text("reason"),
        owner=entry.text("owner"),
        expires=entry.day("expires"),
        line=entry.line,
    )
