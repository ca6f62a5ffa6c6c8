"""`evidence diff`: what changed since sign-off, made for a scheduled job."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from evidence.cli import options

if TYPE_CHECKING:
    from evidence.assembly import Draft
    from evidence.cli.claims_use import Use
    from evidence.cli.session import Session
    from evidence.config import Settings
    from evidence.library.claims_file import LibraryClaim
    from evidence.library.library import Library


@dataclass(frozen=True)
class Change:
    """One thing that changed: `what` it is, `where` it stands, and its words before and after, as far as there are."""

    what: str
    where: str
    before: str | None = None
    after: str | None = None

    def __str__(self) -> str:
        words = " → ".join(part for part in (self.before, self.after) if part)
        return f"{self.what}: {self.where}: {words}" if words else f"{self.what}: {self.where}"


def diff(
    paths: Annotated[
        list[str] | None, typer.Argument(help="Documents or folders; else those of evidence.toml.")
    ] = None,
    since: Annotated[
        str | None, typer.Option(metavar="REV|DATE", help="Compare with this commit, or the last one of this day.")
    ] = None,
    within: Annotated[int, typer.Option(metavar="DAYS", help="Tell approvals that run out within so many days.")] = 30,
    format_: options.FormatOrJson = "terminal",
    library: options.LibraryFolder = None,
    offline: options.Offline = None,
    refresh: options.Refresh = None,
    mailto: options.Mailto = None,
    today: options.Today = None,
) -> None:
    """Tell what changed since sign-off: approvals that are stale, over or soon over, and records that changed.

    Also approved words with another number or negation, and what is no longer as it was signed off in signoffs.jsonl.

    Also marks beside the words of an approved claim that lead to a work which is none of its sources.

    Where it reads the paths of the configuration, also documents that a claim is mapped to and that are gone.

    With `--since`, also claims of the copy and of the library that are new, changed or gone, and what changed in
    evidence.lock. Exit 0: nothing changed. 1: something did. 3: nothing did, and some references could not be checked.
    """
    from evidence.cli.session import open_session
    from evidence.cli.settings import day, end_progress, settings_with

    settings = settings_with(paths, library=library, offline=offline, refresh=refresh, mailto=mailto, today=day(today))
    named = tuple(paths or settings.paths)
    session = open_session(settings, named)
    found = list(_since(since, named, settings, session.library)) if since else []
    registered, unchecked = _registered(session)
    end_progress()
    session.warn()
    found += [*registered, *_approvals(named, settings, session.library, within)]
    found += _signed(named, settings, session.library, found)
    found += _mappings(named, settings, session.library)
    if format_ == "json":
        sys.stdout.write(json.dumps([asdict(one) for one in found], indent=2, ensure_ascii=False) + "\n")
    else:
        sys.stdout.writelines(f"{one}\n" for one in found)
    for name, reason in unchecked.items():
        typer.echo(f"not checked: {name}: {reason}", err=True)
    typer.echo(f"{len(found)} changes, {len(unchecked)} references not checked", err=True)
    raise typer.Exit(1 if found else 3 if unchecked and not settings.allow_unchecked else 0)


def _registered(session: Session) -> tuple[list[Change], dict[str, str]]:
    """What the registries say otherwise than the lock, and what could not be checked."""
    from dataclasses import replace

    from evidence.library.lock import Lock
    from evidence.library.lock_changes import changes
    from evidence.registries.registry import Found, Via
    from evidence.registries.status import unchecked_of

    held = session.library.lock.records
    names = dict.fromkeys(r.identifier for r in session.library.references if r.identifier)
    answers = session.registry.get_many(names)
    fresh = {
        name: replace(answer.record, doi=name, pmid=answer.record.pmid or held[name].pmid)
        for name, answer in answers.items()
        if isinstance(answer, Found) and answer.via is not Via.LOCK and name in held and held[name].confirmed
    }
    found = changes(Lock({name: held[name] for name in fresh}), Lock(fresh))
    told = [Change("record", f"{one.doi}, {one.field}", one.before, one.after) for one in found]
    return told, unchecked_of((*answers.values(), *session.registry.unanswered.values()))


def _approvals(paths: Sequence[str], settings: Settings, library: Library, within: int) -> Iterator[Change]:
    from evidence.cli.claims_use import uses
    from evidence.library.approval import Standing, news_of_sources, standing_of

    found = uses(paths, settings, library)
    for claim in library.claims:
        standing = standing_of(claim, library, settings.today)
        end = claim.approval.expires if claim.approval else None
        said = found.get(claim.id, ())
        places = [use for use in said if use.approved is None]
        where = f"{claim.id}{_used(places)}"
        if standing is Standing.WITHDRAWN and places:
            yield Change("withdrawn, and in use", where)
        elif standing is Standing.TO_COME and claim.approval is not None:
            yield Change("approved on a day to come", where, after=str(claim.approval.on))
        elif standing is Standing.STALE:
            yield Change("changed since approval", where, after=news_of_sources(claim, library) or None)
        elif standing is Standing.EXPIRED:
            yield Change("approval over", where, after=str(end))
        elif end is not None and standing is Standing.APPROVED and (end - settings.today).days <= within:
            yield Change("approval runs out", where, after=f"{end}, in {(end - settings.today).days} days")
        if claim.approval is not None and standing is not Standing.WITHDRAWN:
            yield from _cited_otherwise(claim, places)
        for use in said:
            if use.approved is not None:
                yield Change("approved words changed", f"{claim.id}{_used([use])}", use.approved, use.text)


def _cited_otherwise(claim: LibraryClaim, places: Sequence[Use]) -> Iterator[Change]:
    """The places where marks beside the words of an approved claim lead to works that are none of its sources."""
    approved = ", ".join(source.ref for source in claim.sources)
    for use in places:
        if use.others:
            yield Change("another source is cited", f"{claim.id}{_used([use])}", approved, ", ".join(use.others))


def _signed(paths: Sequence[str], settings: Settings, library: Library, told: Iterable[Change]) -> list[Change]:
    """What changed in documents since their last sign-off, less the words that are `told` already."""
    from evidence.claims.wording import fold
    from evidence.cli.claims_use import drafts
    from evidence.documents.reading import find_documents
    from evidence.library.signoffs import digest_of, last_of_each, name_of

    folder = library.folder
    signed = last_of_each(folder) if folder is not None else {}
    if folder is None or not signed:
        return []
    known = {fold(one.after) for one in told if one.after}
    changed = []
    files = find_documents(paths, settings.exclude, library.held_files()).documents
    for paper in drafts([str(file) for file in files if name_of(file, folder) in signed], settings, library):
        path = paper.document.path
        then = signed[name_of(path, folder)]
        if then["text_digest"] == digest_of(paper.document.text):
            continue
        changed.append(Change("changed since sign-off", path, f"signed off by {then['by']} on {then['on']}"))
        before = {fold(claim["text"]): 0 for claim in then["claims"] if "text" in claim}
        found = _copy({path: before}, {path: _lines_of_claims(paper)}) if before else ()
        changed += [one for one in found if one.after not in known]
    return changed


def _mappings(paths: Sequence[str], settings: Settings, library: Library) -> Iterator[Change]:
    """The claims that are mapped to documents that are gone from the copy, each with the words that were mapped."""
    from evidence.cli.claims_use import mapped_to_nothing

    for claim, one in mapped_to_nothing(paths, settings, library):
        yield Change("mapped document gone", f"{claim.id}, {one.document}", one.quote)


def _used(places: Sequence[Use]) -> str:
    return f" ({', '.join(f'{use.path}:{use.line}' for use in places)})" if places else ""


def _since(since: str, paths: Sequence[str], settings: Settings, library: Library) -> Iterator[Change]:
    """What is not as it was in a commit: the copy, the claims of the library, and the lock."""
    from evidence.cli.past import checked_out
    from evidence.library.library import Library, load_library
    from evidence.library.lock_changes import changes

    with checked_out(since) as (root, then):
        folder = library.folder.resolve() if library.folder else None
        inside = folder is not None and folder.is_relative_to(root)
        old_folder = then / folder.relative_to(root) if inside and folder is not None else None
        exists = old_folder is not None and any(
            (old_folder / name).is_file() for name in ("claims.yaml", "references.bib")
        )
        old = load_library(old_folder) if exists else Library()
        moved = [
            then / Path(path).resolve().relative_to(root) for path in paths if Path(path).resolve().is_relative_to(root)
        ]
        before = _said([str(path) for path in moved if path.exists()], settings, old, then)
        yield from _copy(before, _said(paths, settings, library, root))
        yield from _claims(old, library)
        yield from (
            Change("record", f"{one.doi}, {one.field}", one.before, one.after)
            for one in changes(old.lock, library.lock)
        )


_Said = dict[str, dict[str, int]]
"""The claims of each document, with their lines."""


def _said(paths: Sequence[str], settings: Settings, library: Library, root: Path) -> _Said:
    from evidence.cli.claims_use import drafts

    found: _Said = {}
    for paper in drafts(paths, settings, library):
        path = Path(paper.document.path).resolve()
        name = path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
        found[name] = _lines_of_claims(paper)
    return found


def _lines_of_claims(paper: Draft) -> dict[str, int]:
    """The lines of the claims of a document, by their words."""
    from evidence.claims.wording import fold

    return {fold(claim.said): paper.document.locate(claim.span).line for claim in paper.claims}


def _copy(before: _Said, after: _Said) -> Iterator[Change]:
    """New, changed and gone claims; a changed one is the nearest of those that are gone from the same document."""
    from difflib import get_close_matches

    for path in sorted({*before, *after}):
        old, new = before.get(path, {}), after.get(path, {})
        gone = [words for words in old if words not in new]
        for words, line in new.items():
            if words in old:
                continue
            near = get_close_matches(words, gone, n=1)
            gone = [other for other in gone if other not in near]
            what, was = ("changed claim", near[0]) if near else ("new claim", None)
            yield Change(what, f"{path}:{line}", was, words)
        yield from (Change("gone claim", path, words) for words in gone)


def _claims(old: Library, new: Library) -> Iterator[Change]:
    before, after = ({claim.id: claim for claim in one.claims} for one in (old, new))
    for name in sorted({*before, *after}):
        was, now = before.get(name), after.get(name)
        if was is None:
            yield Change("new in the library", name, after=after[name].statement)
        elif now is None:
            yield Change("gone from the library", name, was.statement)
        elif now.withdrawn and not was.withdrawn:
            yield Change("withdrawn", name, after=now.withdrawn.reason)
        elif was.statement != now.statement:
            yield Change("changed in the library", name, was.statement, now.statement)
        elif (was.wording, was.sources) != (now.wording, now.sources) and _facts(was) != _facts(now):
            yield Change("changed in the library", name, after="its wordings or sources")


def _facts(claim: LibraryClaim) -> object:
    from evidence.claims.wording import fold
    from evidence.library.claims_entries import bare

    return list(map(fold, claim.wording)), list(map(bare, claim.sources))
