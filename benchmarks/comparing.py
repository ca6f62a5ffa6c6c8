"""Written references against records: false alarms on right ones, planted errors found, and the time of a comparison.

Written by hand from records. Every record of `crossref/works.jsonl.gz` is written once as BibTeX and once as free text
(see `writing`), read back by the project, and compared with its record: what differs is a false alarm. Then one error
is planted in each, and it counts as found if a difference of that field (or "work") is an error or a warning; where a
record does not hold the field, nothing is planted. An invented DOI is found by asking for it, so what is measured is
that it is read as written.

Real writing. `glutton` strings against the fields that go with them, and against the same work as another paper cites
it (`jats_structured`): both sides are people's writing, so a part of the alarms is right.

HALLMARK gives no records. A record is put together from entries with the same DOI: a field that one of them has right
(`subtests`), and the original title where the explanation names it. Only entries whose wrong field is known in this
way are judged, and valid entries whose title, authors or venue another entry repeats; an entry is never compared with
itself alone. What needs the network (an invented DOI, a work that does not exist) is not measured.

Works are halved by a hash of the DOI: the half held back was never looked at.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from time import process_time
from typing import Any

from benchmarks.writing import FREE, Message, Parts, bibtex, drawing, half_of, parts_of, vary
from evidence.identifiers import normalise_doi
from evidence.references.bibtex import read_bibliography
from evidence.references.entry import parse_reference
from evidence.references.latex import decoded, split_names
from evidence.references.names import family_of
from evidence.references.reference import Origin, Reference
from evidence.registries.comparison import Difference, Grade, compare
from evidence.registries.crossref_work import record_from
from evidence.registries.registry import Author, Record

Row = dict[str, Any]
HALVES = ("looked at", "held back")
TODAY = date(2026, 11, 24)
GRAVE = (Grade.ERROR, Grade.WARNING)


def rows(path: Path) -> Iterator[Row]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def record_of(message: Message) -> Record:
    doi = normalise_doi(message["DOI"]) or message["DOI"].lower()
    return record_from(message, doi, doi, TODAY)


def report_comparison(data: Path) -> None:
    """Prints every figure of this module; what is missing is skipped and said."""
    works = data / "crossref" / "works.jsonl.gz"
    if works.exists():
        report_works(list(rows(works)))
    else:
        print(f"comparison: skipped, {works} is missing")
    report_real(data / "references")
    report_hallmark(data / "hallmark")


# Records written out


class Bench:
    """Records, what was written of each, and what the project read of that."""

    def __init__(self, messages: Sequence[Message]) -> None:
        self.messages = [m for m in messages if m.get("title") and m["title"][0] and m.get("container-title")]
        self.records = [record_of(message) for message in self.messages]
        self.right = [self._vary(message) for message in self.messages]

    def _vary(self, message: Message) -> Parts:
        dice = drawing(message["DOI"], "vary")
        return vary(parts_of(message, dice), message, dice)

    def read(self, written: Sequence[Parts], form: str) -> list[Reference]:
        """The references as the project reads them, in order."""
        if form == "bibtex":
            return read_bibtex(
                [
                    bibtex(p, f"k{n}", drawing(m["DOI"], "bib"))
                    for n, (p, m) in enumerate(zip(written, self.messages, strict=True))
                ]
            )
        styles = [drawing(message["DOI"], "style").choice(FREE) for message in self.messages]
        return [parse_reference(" ".join(style(p).split())) for style, p in zip(styles, written, strict=True)]


def read_bibtex(entries: Iterable[str]) -> list[Reference]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "written.bib"
        path.write_text("\n".join(entries), encoding="utf-8")
        return list(read_bibliography(path))


def report_works(messages: Sequence[Message]) -> None:
    bench = Bench(messages)
    for form in ("bibtex", "free text"):
        right = bench.read(bench.right, form)
        _report_false(
            form,
            [(m["DOI"], compare(r, record)) for m, r, record in zip(bench.messages, right, bench.records, strict=True)],
        )
        for name, plant in PLANTS.items():
            _report_plant(bench, form, name, plant)
        _report_invented(bench, form)
        begun = process_time()
        for reference, record in zip(right, bench.records, strict=True):
            compare(reference, record)
        print(f"{form:10} compare: {(process_time() - begun) / len(right) * 1e6:.0f} µs a reference")


def _report_false(form: str, found: Iterable[tuple[str, tuple[Difference, ...]]]) -> None:
    counts: dict[int, Counter[str]] = {0: Counter(), 1: Counter()}
    for doi, differences in found:
        count = counts[half_of(doi)]
        count["all"] += 1
        grades = {difference.severity for difference in differences}
        count.update(f"false {grade}" for grade in grades)
        count.update(f"{d.field} {d.severity}" for d in differences if d.severity in GRAVE)
    for half, count in counts.items():
        shares = "  ".join(f"false {g}s {share(count[f'false {g}'], count['all'])}" for g in Grade)
        fields = ", ".join(f"{k} {v}" for k, v in sorted(count.items()) if k != "all" and not k.startswith("false"))
        print(f"{form:10} {HALVES[half]}  {shares}  ({fields})")


def share(part: int, whole: int) -> str:
    return f"{part / whole:.2%} ({part}/{whole})" if whole else "none"


# Planted errors


@dataclass(frozen=True)
class Case:
    """A right reference and its record, another one and its record, and the dice."""

    right: Parts
    other: Parts
    record: Record
    others_record: Record
    dice: random.Random


Plant = Callable[[Case], Parts | None]
"""What is written instead, or None where nothing can be planted."""


def other_title(case: Case) -> Parts | None:
    differs = differing(case.right.title, case.other.title) and case.record.title
    return replace(case.right, title=case.other.title) if differs else None


def other_number(case: Case) -> Parts | None:
    """Another number within the title ("phase 2" for "phase 3")."""
    title = case.right.title
    match = re.search(r"(?<![\w.,/-])\d{1,4}(?![\w.,/-])", title)
    if not match:
        return None
    number = int(match[0]) + case.dice.choice((1, 2, 5))
    return replace(case.right, title=f"{title[: match.start()]}{number}{title[match.end() :]}")


def other_word(case: Case) -> Parts | None:
    """One long word of the title for one of another title, as a drug for a drug."""
    title, another = case.right.title, case.other.title
    ours = [w for w in re.findall(r"[^\W\d_]{7,}", title) if w.casefold() not in another.casefold()]
    theirs = [w for w in re.findall(r"[^\W\d_]{7,}", another) if w.casefold() not in title.casefold()]
    if not ours or not theirs or len(title.split()) < 4:
        return None
    return replace(case.right, title=title.replace(case.dice.choice(ours), case.dice.choice(theirs), 1))


def other_authors(case: Case) -> Parts | None:
    others = case.other.authors
    if not (case.right.authors and others and case.record.authors) or others[0][0] == "NA" or _share_names(case, 0):
        return None
    return replace(case.right, authors=others, cut=case.other.cut)


def other_coauthors(case: Case) -> Parts | None:
    """The first author is right and the others are not."""
    fewest = min(len(case.right.authors), len(case.other.authors), len(case.record.authors))
    if fewest < 3 or _share_names(case, 1):
        return None
    return replace(case.right, authors=(case.right.authors[0], *case.other.authors[1:]), cut=case.other.cut)


def _share_names(case: Case, start: int) -> bool:
    known = " ".join(f"{a.family} {a.given} {a.name}" for a in case.record.authors).casefold()
    return any(family.casefold() in known for family, _ in case.other.authors[start:])


def year_off(case: Case) -> Parts | None:
    if not case.right.year or not case.record.years:
        return None
    year = int(case.right.year) + case.dice.choice((-1, 1)) * case.dice.randint(3, 9)
    near = any(abs(year - right) < 2 for right in case.record.years)
    return None if near or year > TODAY.year else replace(case.right, year=str(year))


def other_volume(case: Case) -> Parts | None:
    if not case.right.volume.isdigit() or not case.record.volume:
        return None
    return replace(case.right, volume=str(int(case.right.volume) + case.dice.choice((1, 2, 3, 7, 10, 20))))


def other_journal(case: Case) -> Parts | None:
    ours, theirs = (
        {word for name in r.containers for word in letters(name)} for r in (case.record, case.others_record)
    )
    planted = case.right.journal and case.other.journal and not ours & theirs
    return replace(case.right, journal=case.other.journal) if planted else None


def letters(name: str) -> set[str]:
    """The beginnings of a journal's telling words."""
    return {w[:3] for w in re.findall(r"\w+", name.casefold()) if w not in ("journal", "the", "of", "and", "j")}


def differing(one: str, other: str) -> bool:
    ours, theirs = set(re.findall(r"\w+", one.casefold())), set(re.findall(r"\w+", other.casefold()))
    return len(ours & theirs) * 2 < max(1, min(len(ours), len(theirs)))


PLANTS: dict[str, tuple[Plant, tuple[str, ...]]] = {
    "other title": (other_title, ("title", "work")),
    "number in title": (other_number, ("title", "work")),
    "word in title": (other_word, ("title", "work")),
    "other authors": (other_authors, ("first author", "authors", "work")),
    "other co-authors": (other_coauthors, ("authors", "first author", "work")),
    "year off by 3+": (year_off, ("year", "work")),
    "volume": (other_volume, ("volume",)),
    "journal": (other_journal, ("container",)),
}


def _report_plant(bench: Bench, form: str, name: str, plant: tuple[Plant, tuple[str, ...]]) -> None:
    make, fields = plant
    planted: list[Parts | None] = []
    for number, (parts, record) in enumerate(zip(bench.right, bench.records, strict=True)):
        dice = drawing(bench.messages[number]["DOI"], name)
        another = dice.randrange(len(bench.right))
        planted.append(make(Case(parts, bench.right[another], record, bench.records[another], dice)))
    written = [new or old for new, old in zip(planted, bench.right, strict=True)]
    _print_plant(bench, form, name, bench.read(written, form), bench.records, planted, fields)
    if name == "other title":
        _report_doi_of_another(bench, form)


def _print_plant(
    bench: Bench,
    form: str,
    name: str,
    references: Sequence[Reference],
    records: Sequence[Record],
    planted: Sequence[object],
    fields: Sequence[str],
) -> None:
    counts: dict[int, Counter[str]] = {0: Counter(), 1: Counter()}
    for message, reference, record, is_planted in zip(bench.messages, references, records, planted, strict=True):
        if is_planted is None:
            continue
        count = counts[half_of(message["DOI"])]
        count["all"] += 1
        told = [d for d in compare(reference, record) if not fields or d.field in fields]
        count["found"] += any(d.severity in GRAVE for d in told)
        count["told"] += bool(told)
    told_shares = "  ".join(f"{HALVES[half]} {share(c['found'], c['all'])}" for half, c in counts.items())
    print(f"{form:10} planted {name:20} found: {told_shares}")


def _report_doi_of_another(bench: Bench, form: str) -> None:
    """The DOI of another work: the reference stays, and the registry answers with that work's record."""
    records, planted = [], []
    for number, message in enumerate(bench.messages):
        another = drawing(message["DOI"], "doi").randrange(len(bench.records))
        records.append(bench.records[another])
        same = bench.records[another].title == bench.records[number].title
        planted.append(None if same else True)
    _print_plant(bench, form, "DOI of another work", bench.read(bench.right, form), records, planted, ())


def _report_invented(bench: Bench, form: str) -> None:
    invented = [f"10.{drawing(m['DOI'], 'no').randrange(1000, 99999)}/none.{n}" for n, m in enumerate(bench.messages)]
    read = bench.read([replace(p, doi=doi) for p, doi in zip(bench.right, invented, strict=True)], form)
    right = sum(reference.doi == doi for reference, doi in zip(read, invented, strict=True))
    print(f"{form:10} planted invented DOI         read as written: {share(right, len(read))}")


# References of real papers


def report_real(folder: Path) -> None:
    paths = (folder / "glutton.jsonl.gz", folder / "jats_structured.jsonl.gz")
    if not all(path.exists() for path in paths):
        print(f"real writing: skipped, {paths[0]} or {paths[1]} is missing")
        return
    glutton = list(rows(paths[0]))
    _report_false(
        "glutton", ((r["doi"], compare(parse_reference(r["reference"]), _sought(r))) for r in glutton if r["doi"])
    )
    jats = {row["doi"].lower(): row for row in rows(paths[1]) if row["doi"]}
    strings = (
        [*glutton, *rows(folder / "psych_ketamine.jsonl")] if (folder / "psych_ketamine.jsonl").exists() else glutton
    )
    pairs = [(row, jats[row["doi"].lower()]) for row in strings if (row["doi"] or "").lower() in jats]
    _report_false("cited by 2", ((a["doi"], compare(parse_reference(a["reference"]), _cited(b))) for a, b in pairs))


def _sought(row: Row) -> Record:
    authors = (Author(family=family_of(row["firstAuthor"])),) if row.get("firstAuthor") else ()
    journals = (row["jtitle"],) if row.get("jtitle") else ()
    title = row.get("atitle") or ""
    # The data broke a title off where the type changed.
    whole = None if title.endswith((" ", "(")) else title
    return _record(row, title=whole, authors=authors, containers=journals, pages=row.get("firstPage"))


def _cited(row: Row) -> Record:
    pages = f"{row['fpage']}-{row['lpage']}" if row["lpage"] else row["fpage"]
    year = re.match(r"\d{4}", row["year"] or "")
    authors = tuple(Author(family=name) for name in row["surnames"] or ())
    journals = (row["source"],) if row["source"] else ()
    record = _record(row, title=row["article_title"], authors=authors, containers=journals, pages=pages)
    return replace(record, years=(int(year[0]),) if year else (), truncated_authors=True)


def _record(row: Row, **fields: Any) -> Record:
    doi = row["doi"].lower()
    return Record(doi, doi, "crossref", TODAY, volume=row.get("volume"), **fields)


# HALLMARK

_ORIGINAL = re.compile(r"\(original: '(.+)'\)$")
_RIGHT = {"title": "title_exists", "author": "authors_match", "journal": "venue_correct"}
_WRONG = {
    "near_miss_title": "title", "chimeric_title": "title", "swapped_authors": "author", "placeholder_authors": "author",
    "partial_author_list": "author", "wrong_venue": "journal", "nonexistent_venue": "journal", "future_date": "year",
    "preprint_as_published": "journal", "arxiv_version_mismatch": "journal", "merged_citation": "author",
    "hybrid_fabrication": "author",
}  # fmt: skip


def report_hallmark(folder: Path) -> None:
    for name in ("crossdomain", "dev_public"):
        path = folder / f"{name}.jsonl"
        if not path.exists():
            print(f"HALLMARK {name}: skipped, {path} is missing")
            continue
        entries = list(rows(path))
        if name == "crossdomain":
            entries = [entry for entry in entries if entry["source"] in ("pubmed", "biorxiv")]
        _report_hallmark(name, entries)


def _report_hallmark(name: str, entries: Sequence[Row]) -> None:
    by_doi: dict[str, list[Row]] = defaultdict(list)
    for entry in entries:
        by_doi[(entry["fields"].get("doi") or "").lower()].append(entry)
    counts: dict[tuple[int, str], Counter[str]] = defaultdict(Counter)
    judged = 0
    for doi, group in by_doi.items():
        for entry in group if doi else ():
            known = _known(entry, group)
            kind = entry.get("hallucination_type")
            wrong = _WRONG.get(kind or "")
            if not known or (kind and (wrong not in known)):
                continue
            judged += 1
            found = compare(_entry(entry), _rebuilt(doi, known))
            count = counts[half_of(doi), kind or "valid"]
            count["all"] += 1
            count["grave"] += any(d.severity in GRAVE for d in found)
            count["told"] += bool(found)
    print(f"HALLMARK {name}: {judged} of {len(entries)} entries can be judged without a network")
    for (half, kind), count in sorted(counts.items()):
        print(
            f"HALLMARK {name} {HALVES[half]} {kind:24} error or warning {share(count['grave'], count['all'])}"
            f"  any {share(count['told'], count['all'])}"
        )


def _known(entry: Row, group: Sequence[Row]) -> Row:
    """The fields whose right value other entries with this DOI, or the explanation, tell."""
    known: Row = {}
    others = [other for other in group if other is not entry]
    for name, test in _RIGHT.items():
        for other in others:
            if (
                (other.get("subtests") or {}).get(test)
                and _value(other, name)
                and other.get("hallucination_type") not in _RENAMED
            ):
                known.setdefault(name, _value(other, name))
    original = _ORIGINAL.search(entry.get("explanation") or "")
    if original:
        known["title"] = original[1]
    if entry.get("hallucination_type") in ("future_date",):
        known["year"] = (entry.get("publication_date") or "")[:4]
    return known


_RENAMED = ("arxiv_version_mismatch", "preprint_as_published", "merged_citation")


def _value(entry: Row, name: str) -> str | None:
    fields = entry["fields"]
    return fields.get("journal") or fields.get("booktitle") if name == "journal" else fields.get(name)


def _entry(entry: Row) -> Reference:
    fields = entry["fields"]
    names = [decoded(name) for name in split_names(fields.get("author") or "")]
    cut = bool(names) and names[-1] == "others"
    year = fields.get("year") or ""
    return Reference(
        raw="",
        origin=Origin.LIBRARY,
        key=entry["bibtex_key"],
        doi=fields.get("doi"),
        title=decoded(fields.get("title") or "") or None,
        authors=tuple(names[:-1] if cut else names),
        truncated_authors=cut,
        container=_value(entry, "journal"),
        year=int(year) if year.isdigit() else None,
    )


def _rebuilt(doi: str, known: Row) -> Record:
    names = [decoded(name) for name in split_names(known.get("author") or "")]
    year = known.get("year") or ""
    return Record(
        doi,
        doi,
        "crossref",
        TODAY,
        title=decoded(known.get("title") or "") or None,
        authors=tuple(_person(name) for name in names if name != "others"),
        containers=(known["journal"],) if known.get("journal") else (),
        years=(int(year),) if year.isdigit() else (),
    )


def _person(name: str) -> Author:
    if "," in name:
        family, given = name.split(",", 1)
        return Author(family.strip(), given.strip())
    *given_names, family = name.split()
    return Author(family, " ".join(given_names) or None)
