"""The run: paths → documents → claims, marks and references → records and cards → findings.

`run` is the whole tool on one screen. Each document is read once, each DOI asked for once. Documents are judged a few
at a time and let go: what reports need of them, they take when they see them.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from evidence.assembly import other_libraries
from evidence.case import Case
from evidence.claims.grouping import Repeats
from evidence.config import Settings
from evidence.documents.reading import STDIN, Found, find_documents, read_document
from evidence.dossier import Dossier
from evidence.errors import EvidenceError, InputError, UnreadableError
from evidence.findings import Finding, Findings, Fingerprints, Place, Severity, Waived
from evidence.gaps import Gap, gaps_of_run
from evidence.judging import OF_WORDS, Answers, Judge, Judged, Progress, Questions, judged_here
from evidence.ledger import Ledger, Tally, UncheckedReference
from evidence.library.brief import Brief, brief_of
from evidence.library.library import CLAIMS, Library
from evidence.lookups import Inquiry
from evidence.readings import Asked
from evidence.registries.registry import Registry
from evidence.rules.baseline import Baseline, read_baseline
from evidence.rules.catalogue import ALL_RULES
from evidence.rules.selection import Decider, Decision, Policy

if TYPE_CHECKING:
    from evidence.registries.matching import Finder

AT_ONCE = 50
"""So many documents are held at a time; their DOIs are looked up together."""
_EACH = 100
"""So many documents are worth the start of a process of their own."""
_ROUNDS = 8
"""So many turns, at least, each of several processes has: the last ones are to end at about the same time."""


_OFF_LABEL = "REG602"


@dataclass(frozen=True)
class NotEvaluated:
    """Rules that could not be asked, and why; `path` is the document, None for the whole run."""

    rules: tuple[str, ...]
    reason: str
    path: str | None = None


@dataclass(frozen=True)
class Audit:
    """A finished run: what every report receives. Findings are ranked, the gravest first.

    `unread`, `bare`, `excluded` and `annotated` are as in `Found`; `garbled` are the first signs in some documents that
    are not as they were written; `other_libraries` are nearer to some documents than the library of the run.
    Findings of the severity `fail_on` and graver ones fail the run; "never": none does.
    """

    case: Case
    tally: Tally
    findings: Findings
    waived: tuple[Waived, ...]
    baselined: Findings
    unchecked: tuple[UncheckedReference, ...]
    checked_at: datetime
    offline: bool
    not_evaluated: tuple[NotEvaluated, ...] = ()
    gaps: tuple[Gap, ...] = ()
    unread: tuple[str, ...] = ()
    bare: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    annotated: tuple[tuple[Path, Path | None], ...] = ()
    garbled: tuple[Place, ...] = ()
    other_libraries: tuple[Path, ...] = ()
    fail_on: str = "error"

    def fails(self, severity: Severity) -> bool:
        """Whether a finding of this severity fails the run."""
        return self.fail_on != "never" and severity.rank <= Severity(self.fail_on).rank

    def exit_code(self, allow_unchecked: bool) -> int:
        """0 clean, 1 findings that fail the run, 3 something that had to be checked could not be."""
        if any(count and self.fails(severity) for severity, count in self.findings.counts.items()):
            return 1
        return 3 if self.unchecked and not allow_unchecked else 0


class Watcher(Protocol):
    """Somebody who wants to know of every document of a run."""

    @staticmethod
    def look(dossier: Dossier) -> Any:
        """What it takes of a dossier; done where the document was judged."""
        ...

    def take(self, seen: Any) -> None:
        """Gets that of each document, in order."""
        ...


@dataclass(frozen=True)
class Onlooker:
    """A watcher that takes dossiers whole."""

    take: Callable[[Dossier], None]

    @staticmethod
    def look(dossier: Dossier) -> Dossier:
        """The dossier itself."""
        return dossier


@dataclass(frozen=True)
class Basis:
    """What a run checks against: the library, and whom it asks.

    `finders` are searched for the works of entries of articles that have no DOI, `abstracts` asked for works of which
    nothing else is held.
    """

    library: Library
    registry: Registry
    finders: tuple[Finder, ...] = ()
    abstracts: Asked = field(default_factory=Asked)


def run(
    paths: Sequence[str],
    settings: Settings,
    basis: Basis,
    watchers: Sequence[Watcher] = (),
    *,
    progress: Progress = lambda _: None,
    jobs: int | None = 1,
    thorough: bool = False,
) -> Audit:
    """Checks documents against a library and the registries. Raises `InputError` for what cannot be read.

    Each watcher sees every dossier once, in order, when it has been judged. The finders of `basis` are searched for the
    works of articles whose DOI is missing or wrong; `thorough`, for those of all references of the library. `jobs`
    processes read and judge documents, and change nothing else; None means one a processor where there are many
    documents.
    """
    library, today = basis.library, settings.today
    meant = find_documents(paths, settings.exclude, library.held_files())
    brief = brief_of(settings, library)
    inquiry = Inquiry(
        library,
        basis.registry,
        today,
        settings.lock_max_age,
        basis.finders,
        progress=progress,
        offline=settings.offline,
        thorough=thorough,
    )
    book = _Book(Decider(_policy(settings, library), today))
    if meant.documents:
        book.leave_out_unprofiled(brief)
    ledger = Ledger()
    judge = Judge(library, today, brief, [watcher.look for watcher in watchers], settings.stdin_format)
    for judged in _judged(meant.documents, judge, inquiry, basis.abstracts, jobs, progress):
        ledger.take(judged.entry)
        book.take(judged)
        for watcher, seen in zip(watchers, judged.seen, strict=True):
            watcher.take(seen)
    references = inquiry.references()
    ledger.take_library(references)
    case = book.closed(ledger.case(library, references, today, brief))
    gaps = gaps_of_run(library, inquiry, basis.abstracts, book.empty, ledger.unchecked(), offline=settings.offline)
    return _audit(settings, meant, case, ledger, book, tuple(gaps))


def _audit(settings: Settings, meant: Found, case: Case, ledger: Ledger, book: _Book, gaps: tuple[Gap, ...]) -> Audit:
    """What reports receive of a run that is over."""
    return Audit(
        case=case,
        tally=ledger.tally,
        findings=book.standing,
        waived=tuple(book.waived),
        baselined=book.baselined,
        unchecked=ledger.unchecked(),
        checked_at=datetime.now(UTC).replace(microsecond=0),
        offline=settings.offline,
        not_evaluated=tuple(one for one in book.left_out if one.rules),
        gaps=gaps,
        unread=tuple(map(str, meant.unread)),
        bare=tuple(map(str, meant.bare)),
        excluded=tuple(map(str, meant.excluded)),
        annotated=meant.annotated,
        garbled=tuple(book.garbled),
        other_libraries=other_libraries(meant.documents, case.library),
        fail_on=settings.fail_on,
    )


def _judged(
    files: Sequence[Path], judge: Judge, inquiry: Inquiry, abstracts: Asked, jobs: int | None, progress: Progress
) -> Iterator[Judged]:
    """The documents in order, judged a few at a time; what they ask of each other and of the registries is answered."""
    repeats = Repeats()

    def answer(questions: Questions) -> Answers:
        inquiry.look_up(questions.identifiers)
        read = abstracts.of((*questions.unread, *inquiry.found(questions.untold)), progress)
        inquiry.hear(read)
        lookups = inquiry.ask(questions.identifiers)
        cited = inquiry.cited(questions.cited)
        earlier = tuple(repeats.heard(one) for one in questions.sayings)
        sought = inquiry.seek(questions.articles)
        return Answers(lookups, cited, earlier, read, sought)

    several = min(_processors(len(files)) if jobs is None else jobs, len(files))
    if STDIN in files:  # only this process can read what the standard input holds
        several = 1
    try:
        if several <= 1:
            yield from judged_here(judge, _lots(files, AT_ONCE), answer, progress)
        else:
            from evidence.processes import judged_by  # what several processes need takes time to load

            size = min(AT_ONCE, -(-len(files) // (several * _ROUNDS)))
            yield from judged_by(several, judge, _lots(files, size), answer, progress)
    except InputError as error:
        raise _with_others(error, files) from error


def _with_others(first: InputError, files: Sequence[Path]) -> EvidenceError:
    """A document that cannot be read, with those behind it that cannot either: they are to be mended together."""
    names = list(map(str, files))
    rest = files[names.index(first.path) + 1 :] if first.path in names else ()
    others = list(filter(None, map(_unreadable, (path for path in rest if path != STDIN))))
    return UnreadableError([first, *others]) if others else first


def _unreadable(path: Path) -> InputError | None:
    try:
        read_document(path)
    except InputError as error:
        return error
    return None


def _processors(documents: int) -> int:
    """How many processes are worth their start for so many documents."""
    return max(1, min(os.cpu_count() or 1, documents // _EACH))


def _lots(files: Sequence[Path], size: int) -> Iterator[Sequence[Path]]:
    """The documents, so many at a time; without any, nothing once, for the library has its questions too."""
    return (files[start : start + size] for start in range(0, max(len(files), 1), size))


def _without_profile(brief: Brief, decider: Decider) -> Iterator[NotEvaluated]:
    """The rules that need a product profile, when there is none to ask."""
    if brief.lacks is not None:
        codes = tuple(rule.code for rule in ALL_RULES if rule.needs_profile and decider.is_chosen(rule.code))
        yield NotEvaluated(codes, brief.lacks)
    elif brief.without_uses and decider.is_chosen(_OFF_LABEL):
        names = ", ".join(brief.without_uses)
        yield NotEvaluated((_OFF_LABEL,), f"the profile holds no approved use of {names} for {brief.market}")


def _chosen(decider: Decider, families: frozenset[str]) -> tuple[str, ...]:
    return tuple(r.code for r in ALL_RULES if r.info.family in families and decider.is_chosen(r.code))


class _Book:
    """The findings of a run as they come in, with their fingerprints, sorted by what the team decided.

    `left_out` are rules that could not be asked; documents that are `garbled` or `empty` may not be what was meant.
    """

    def __init__(self, decider: Decider) -> None:
        self._decider = decider
        self._fingerprints = Fingerprints()
        self._numbers: dict[str, int] = {}
        self.standing = Findings()
        self.baselined = Findings()
        self.waived: list[Waived] = []
        self.left_out: list[NotEvaluated] = []
        self.garbled: list[Place] = []
        self.empty: list[str] = []

    def leave_out_unprofiled(self, brief: Brief) -> None:
        """Notes the rules that need a product profile, when there is none to ask."""
        self.left_out += _without_profile(brief, self._decider)

    def take(self, judged: Judged) -> None:
        """Takes what was found in a document, the waivers that stand in it, and what of it was not judged."""
        self._numbers[judged.path] = len(self._numbers)
        self._decider.heed(judged.path, judged.waivers)
        self._enter(judged.findings, judged.path)
        self.left_out += [NotEvaluated(_chosen(self._decider, OF_WORDS), why, judged.path) for why in judged.foreign]
        if judged.garbled is not None:
            self.garbled.append(judged.garbled)
        if judged.empty:
            self.empty.append(judged.path)

    def closed(self, case: Case) -> Case:
        """The case with its idle waivers, once the rules were asked about the whole run and then about those."""
        for finding in chain.from_iterable(rule.check_all(case) for rule in ALL_RULES):
            self._enter([finding], finding.place.path)
        vague = {waiver: tuple(one.place for one in ones) for waiver, ones in self._decider.vague.items()}
        case = replace(case, unused_waivers=self._decider.unused(self._numbers), vague_waivers=vague)
        for finding in chain.from_iterable(rule.check_waivers(case) for rule in ALL_RULES):
            self._enter([finding], finding.place.path)
        return case

    def _enter(self, findings: Sequence[Finding], path: str) -> None:
        decision: Decision = self._decider.decide(self._fingerprints.mark(findings))
        document = self._numbers.get(path)
        self.standing.add(decision.standing, document)
        self.baselined.add(decision.baselined, document)
        self.waived.extend(decision.waived)


def _policy(settings: Settings, library: Library) -> Policy:
    return Policy(
        select=settings.select,
        ignore=settings.ignore,
        per_file_ignores=settings.per_file_ignores,
        severities=settings.severities,
        waivers=library.waivers,
        claims=str(library.folder / CLAIMS) if library.folder else None,
        baseline=read_baseline(settings.baseline) if settings.baseline else Baseline(),
    )
