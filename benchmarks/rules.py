"""How right the rules are on labelled copy: `python -m benchmarks.rules --data DIR`.

DIR holds `gold/claims.jsonl`, `gold/documents.jsonl` and `articles/` (the rules expected of each unit), and
`data/language/`. A unit counts as flagged by a rule when a finding of it lies on the unit; rules about whole documents
are counted by document. The gold lists the rules that certainly apply, so precision is a lower bound.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.claims import Share
from evidence.agreement.study.strength import strength_of
from evidence.assembly import Desk, draft
from evidence.case import Case
from evidence.checked import CheckedClaim, ClaimStatus
from evidence.claims.detection import find_claims
from evidence.claims.grouping import Repeats
from evidence.claims.sentences import sentences_of
from evidence.documents.document import Block, BlockKind, Document, Piece, Span, line_starts
from evidence.dossier import Dossier
from evidence.findings import Finding
from evidence.ledger import Ledger, entry_of
from evidence.library.brief import Brief
from evidence.library.library import Library, load_library
from evidence.library.locked import LockedRegistry
from evidence.library.products import read_profile
from evidence.lookups import Inquiry
from evidence.rules.catalogue import ALL_RULES
from evidence.rules.consistency.conflict_across_documents import ConflictAcrossDocuments
from evidence.rules.table import TABLE

Row = Mapping[str, Any]
TODAY = date(2026, 11, 24)
PROFILE = Path(__file__).parents[1] / "products" / "ketamine.yaml"
OF_WORDS = frozenset({"language", "comparison"})
OF_LANGUAGE = frozenset({"language", "comparison", "balance", "regulatory"})
OF_DOCUMENTS = frozenset({"BAL601", "REG602", "REG603", "SRC104", "WFL803", "STS315"})
"""Rules with one finding a document: expected of a document when its row or any of its units expects them."""

_BRIEF = Brief(read_profile(PROFILE), "US")


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure everything that DIR has data for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, help="folder with gold/, articles/ and data/")
    parser.add_argument("--show", action="store_true", help="name each unit that was judged otherwise")
    options = parser.parse_args(arguments)
    report_alarms(*_own_text())
    if options.data is None:
        print("gold, causal language, exaggeration: skipped, no --data")
        return
    _report_gold("gold, the copy alone", options.data, Library(), options.show)
    _report_gold("gold, with the project's library", options.data, load_library(PROFILE.parents[1]), show=False)
    _report_causal(options.data / "data" / "language" / "causal_language.jsonl")
    _report_exaggeration(options.data / "data" / "language" / "exaggeration.jsonl")


def _own_text() -> tuple[str, list[str]]:
    from benchmarks.prose import sentences

    return "own text", sentences()


def report_alarms(name: str, texts: Sequence[str]) -> None:
    """Alarms per 1,000 sentences by rule, for texts that are one sentence each."""
    counts = alarms(texts)
    print(f"{name}: {len(texts)} sentences; alarms per 1,000")
    for code in (code for code, info in TABLE.items() if info.family in OF_WORDS):
        print(f"  {code} {TABLE[code].name:<32}{1000 * counts[code] / max(len(texts), 1):6.1f}")


def alarms(texts: Sequence[str]) -> Counter[str]:
    """How many findings each rule of wording has on these sentences, together one document, about no product."""
    counts: Counter[str] = Counter()
    no_product = Brief()
    for start in range(0, len(texts), 50):
        counts.update(finding.code for finding in findings_of(dossier_of(texts[start : start + 50], no_product)))
    return counts


def findings_of(dossier: Dossier) -> Iterator[Finding]:
    """What the rules of wording say of a dossier."""
    return (finding for rule in ALL_RULES if rule.info.family in OF_LANGUAGE for finding in rule.check(dossier))


def dossier_of(paragraphs: Sequence[str], brief: Brief) -> Dossier:
    """A dossier of plain paragraphs without a library."""
    text = "\n\n".join(paragraphs)
    blocks, start = [], 0
    for paragraph in paragraphs:
        if paragraph:
            span = Span(start, start + len(paragraph))
            blocks.append(Block(BlockKind.PARAGRAPH, paragraph, (Piece(0, span),)))
        start += len(paragraph) + 2
    document = Document("text.txt", "txt", text, tuple(blocks), "", line_starts(text))
    sentences = sentences_of(document)
    claims = tuple(
        CheckedClaim(claim, (), (), (), ClaimStatus.UNSOURCED, ()) for claim in find_claims(document, sentences)
    )
    return Dossier(document, sentences, claims, (), (), (), (), TODAY, brief=brief)


def _report_gold(name: str, data: Path, library: Library, show: bool) -> None:
    labels = data / "gold" / "claims.jsonl"
    if not labels.exists():
        print(f"gold: skipped, {labels} is missing")
        return
    rows = list(_rows(labels))
    documents = {row["file"]: row for row in _rows(data / "gold" / "documents.jsonl")}
    files = sorted({row["file"] for row in rows if (data / "articles" / row["file"]).exists()})
    for file in sorted({row["file"] for row in rows} - set(files)):
        print(f"gold: skipped {file}, {data / 'articles' / file} is missing")
    flagged = _flagged([data / "articles" / file for file in files], library)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for file, found in zip(files, flagged, strict=True):
        units = [row for row in rows if row["file"] == file]
        _count_units(counts, units, found, show)
        _count_document(counts, file, units, documents.get(file, {}), found, show)
    _print_gold(name, counts)


def _flagged(paths: Sequence[Path], library: Library) -> list[dict[str, list[tuple[Span, ...]]]]:
    """For each article the places of each finding, by rule; the first is its own. They are checked in one run."""
    repeats, ledger = Repeats(), Ledger()
    flagged: dict[str, dict[str, list[tuple[Span, ...]]]] = {str(path): defaultdict(list) for path in paths}
    for path in paths:
        dossier = _dossier(path, library, repeats)
        ledger.take(entry_of(dossier))
        _enter(flagged, (finding for rule in ALL_RULES for finding in rule.check(dossier)))
    case = Case(library, (), {}, TODAY, ledger.conflicts(), ledger.contradictions())
    _enter(flagged, ConflictAcrossDocuments().check_all(case))
    return [flagged[str(path)] for path in paths]


def _enter(flagged: dict[str, dict[str, list[tuple[Span, ...]]]], findings: Iterable[Finding]) -> None:
    for finding in findings:
        places = (finding.place, *finding.related)
        flagged[finding.place.path][finding.code].append(tuple(place.span for place in places if place.span))


def _dossier(path: Path, library: Library, repeats: Repeats) -> Dossier:
    paper = draft(path, library)
    inquiry = Inquiry(library, LockedRegistry(library.lock, None, today=TODAY, max_age=7), TODAY, 7)
    lookups = inquiry.ask(one.identifier for one in paper.references if one.identifier)
    return Desk(library, TODAY, _BRIEF).dossier(
        paper, lookups, inquiry.library_references, repeats.heard(paper.sayings)
    )


def _count_units(
    counts: dict[str, Counter[str]], units: Sequence[Row], found: Mapping[str, list[tuple[Span, ...]]], show: bool
) -> None:
    for code in sorted(set(TABLE) - OF_DOCUMENTS):
        for row in units:
            span = Span(row["char_start"], row["char_end"])
            expected = code in row["expected_rules"]
            flagged = any(places[0].overlaps(span) for places in found.get(code, ()))
            _count(counts[code], expected, flagged)
            if show and expected != flagged and TABLE[code].family in OF_LANGUAGE:
                print(f"  {code} {'missed' if expected else 'not in the gold'}: {row['id']} {row['text'][:110]}")


def _count_document(
    counts: dict[str, Counter[str]],
    name: str,
    units: Sequence[Row],
    document: Row,
    found: Mapping[str, list[tuple[Span, ...]]],
    show: bool,
) -> None:
    everything = {*document.get("expected_rules", ()), *(code for row in units for code in row["expected_rules"])}
    for code in sorted(OF_DOCUMENTS & TABLE.keys()):
        _count(counts[code], code in everything, code in found)
        if show and (code in everything) != (code in found):
            print(f"  {code} {'missed' if code in everything else 'not in the gold'}: {name}")


def _count(counter: Counter[str], expected: bool, flagged: bool) -> None:
    counter["both"] += expected and flagged
    counter["expected"] += expected
    counter["flagged"] += flagged


def _print_gold(title: str, counts: Mapping[str, Counter[str]]) -> None:
    groups = {"wording and regulatory rules": OF_LANGUAGE, "all rules": {info.family for info in TABLE.values()}}
    for code in TABLE:
        one = counts[code]
        if one["expected"] or one["flagged"]:
            print(f"{title}: {code} {_shares(one)}")
    for name, families in groups.items():
        total = sum((counts[code] for code, info in TABLE.items() if info.family in families), Counter[str]())
        print(f"{title}: {name}: {_shares(total)}")


def _shares(one: Counter[str]) -> str:
    return f"precision {Share(one['both'], one['flagged'])}, recall {Share(one['both'], one['expected'])}"


def _report_causal(path: Path) -> None:
    """Causal wording as it comes: the step of each sentence by its words, and alarms of the rules of wording."""
    if not path.exists():
        print(f"causal language: skipped, {path} is missing")
        return
    rows = list(_rows(path))
    for origin in (None, *sorted({str(row["origin"]) for row in rows})):
        some = [row for row in rows if origin in (None, row["origin"])]
        pairs = [(str(row["label"]), strength_of(row["sentence"]).name.lower()) for row in some]
        print(f"causal language, {origin or 'all'}: {_graded(pairs)}")
    report_alarms(path.name, [row["sentence"] for row in rows])


def _report_exaggeration(path: Path) -> None:
    """Press releases beside abstracts as they come: whether ours tells which says more, and alarms by label."""
    if not path.exists():
        print(f"exaggeration: skipped, {path} is missing")
        return
    rows = list(_rows(path))
    print(f"exaggeration: {_graded([(str(row['exaggeration_label']), _exaggerates(row)) for row in rows])}")
    alarmed: Counter[tuple[str, bool]] = Counter()
    for row in rows:
        flagged = any(findings_of(dossier_of([row["press_release_conclusion"]], Brief())))
        alarmed[str(row["exaggeration_label"]), flagged] += 1
    print("exaggeration: press releases with any finding of wording, by label")
    for label in sorted({label for label, _ in alarmed}):
        print(f"  {label}: {Share(alarmed[label, True], alarmed[label, True] + alarmed[label, False])}")


def _exaggerates(row: Row) -> str:
    told, shown = strength_of(row["press_release_conclusion"]), strength_of(row["abstract_conclusion"])
    return "exaggerates" if told > shown else "downplays" if told < shown else "same"


def _graded(pairs: Sequence[tuple[str, str]]) -> str:
    """Accuracy and macro-F1 of (label, ours), and the F1 of each label."""
    scores = {}
    for label in sorted({label for label, _ in pairs}):
        both = sum(one == other == label for one, other in pairs)
        scores[label] = 2 * both / max(1, sum(one == label for pair in pairs for one in pair))
    right = sum(one == other for one, other in pairs) / max(1, len(pairs))
    macro = sum(scores.values()) / max(1, len(scores))
    told = ", ".join(f"{label} {score:.3f}" for label, score in scores.items())
    return f"{len(pairs)} texts, accuracy {right:.3f}, macro-F1 {macro:.3f} ({told})"


def _rows(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


if __name__ == "__main__":
    main()
