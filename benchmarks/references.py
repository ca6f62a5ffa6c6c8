"""Written references beside their records, taken apart, and found in lists: false alarms, planted errors, fields.

`python -m benchmarks.references --data DIR`. Rows (for lists: articles) with an even number were looked at while the
code was written, those with an odd number are held back and are the figures that count. What is missing is skipped and
said.

Comparison. References as people write them beside the records they were made from: see `comparing`, which prints first.

Fields. `glutton` are strings from PDFs with the fields that were sought there; `written` are references of trial
papers, written out here from the publisher's fields in seven styles. A field counts for recall where its value stands
in the string; a value that was made of a string without one, or another value, is wrong. Two values are the same if

* title: folded, they are equal, one contains the other, or nine of ten words are common; `whole title` takes
  containment only if the longer is longer by a fifth at most, since a title into which the journal ran is no title, and
  leaves out titles that the data broke off where the type changed;
* author: the family name of the first, folded, with or without particles;
* container: folded, they are equal, or word by word one shortens the other ("J Clin Psychol", "Journal of Clinical
  Psychology"); articles and prepositions do not count, and nothing is looked up in a list of journals;
* volume, first page: equal without case; the first page is what stands before the dash;
* year: the publisher's; where none is given, the one number in the string that can be a year, if there is just one.

Lists. A few paragraphs of an article, then its list: with and without a heading, with numbers and without, one entry a
line, wrapped, or all in one paragraph. An entry counts if it comes out as one block of its own, to the letter.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
import textwrap
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks.comparing import report_comparison
from evidence.documents.document import BlockKind
from evidence.documents.entries import likeness
from evidence.documents.text import read_text
from evidence.references.entry import parse_reference
from evidence.references.names import family_of
from evidence.references.reference import Reference

Row = dict[str, Any]
Counts = dict[tuple[str, str, str], Counter[str]]
_YEAR = re.compile(r"(?<![\w/.:–-])((?:19|20)\d{2})(?![\w/–-])")
_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "de", "la", "und", "der", "et"})
HALVES = ("looked at", "held back")


def words_of(text: str) -> list[str]:
    """Words without accents, case, signs and hyphens at the ends of lines."""
    plain = unicodedata.normalize("NFKD", re.sub(r"-\s*\n\s*", "", text))
    return re.findall(r"\w+", "".join(c for c in plain if not unicodedata.combining(c)).casefold())


def letters_of(text: str) -> str:
    return "".join(words_of(text))


def same_title(found: str, gold: str) -> bool:
    ours, theirs = letters_of(found), letters_of(gold)
    return ours in theirs or theirs in ours or _common(found, gold) >= 0.9


def same_whole_title(found: str, gold: str) -> bool:
    ours, theirs = letters_of(found), letters_of(gold)
    shorter, longer = sorted((ours, theirs), key=len)
    return (shorter in longer and len(longer) <= 1.2 * len(shorter)) or _common(found, gold) >= 0.9


def _common(found: str, gold: str) -> float:
    ours, theirs = Counter(words_of(found)), Counter(words_of(gold))
    return 2 * (ours & theirs).total() / max(1, ours.total() + theirs.total())


def same_family(found: str, gold: str) -> bool:
    ours, theirs = " ".join(words_of(family_of(found))), " ".join(words_of(gold))
    return ours == theirs or ours.endswith(f" {theirs}") or theirs.endswith(f" {ours}")


def same_container(found: str, gold: str) -> bool:
    if letters_of(found) == letters_of(gold):
        return True
    ours, theirs = ([word for word in words_of(text) if word not in _SMALL] for text in (found, gold))
    return len(ours) == len(theirs) > 0 and all(map(_shortens, ours, theirs))


def _shortens(one: str, other: str) -> bool:
    """Whether the shorter word has the first letter and, in order, the others of the longer one."""
    shorter, longer = sorted((one, other), key=len)
    rest = iter(longer)
    return shorter[0] == longer[0] and all(letter in rest for letter in shorter)


def same_number(found: str, gold: str) -> bool:
    return found.casefold() == gold.casefold()


FIELDS: dict[str, tuple[Callable[[Reference], str | None], Callable[[str, str], bool]]] = {
    "title": (lambda r: r.title, same_title),
    "whole title": (lambda r: r.title, same_whole_title),
    "first author": (lambda r: r.authors[0] if r.authors else None, same_family),
    "container": (lambda r: r.container, same_container),
    "year": (lambda r: str(r.year) if r.year else None, same_number),
    "volume": (lambda r: r.volume, same_number),
    "first page": (lambda r: re.split(r"\s?[–—-]", r.pages)[0] if r.pages else None, same_number),
    "doi": (lambda r: r.doi, same_number),
    "pmid": (lambda r: r.pmid, same_number),
}


def stands_in(name: str, gold: str, raw: str) -> bool:
    """Whether a value is written in the string at all."""
    if name in ("doi", "pmid", "volume", "first page", "year"):
        return re.search(rf"(?<![^\W_]){re.escape(gold)}(?!\d)", " ".join(raw.split()), re.I) is not None
    return letters_of(gold) in letters_of(raw)


def judge(raw: str, gold: dict[str, str | None]) -> Iterator[tuple[str, str]]:
    """The fields of one reference, each right, wrong or missed; nothing about a field that nobody knows."""
    reference = parse_reference(raw)
    for name, value in gold.items():
        read, same = FIELDS[name]
        found = read(reference)
        written = bool(value) and stands_in(name, value or "", raw)
        if found is not None and value is not None:
            yield name, "right" if same(found, value) else "wrong"
        if written:
            yield name, "written"
            if found is None:
                yield name, "missed"


def only_year(raw: str) -> str | None:
    years = {match[1] for match in _YEAR.finditer(re.sub(r"https?://\S+|\b10\.\d{4,}/\S+", "", raw))}
    return years.pop() if len(years) == 1 else None


def glutton(row: Row) -> dict[str, str | None]:
    return {
        "title": row.get("atitle"),
        "whole title": None if (row.get("atitle") or " ").endswith((" ", "(")) else row["atitle"],
        "first author": row.get("firstAuthor"),
        "container": row.get("jtitle"),
        "year": only_year(row["reference"]),
        "volume": row.get("volume"),
        "first page": row.get("firstPage"),
    }


def identifiers(row: Row) -> dict[str, str | None]:
    """Only what is written can be known: the data's DOI and PMID were often taken out of the string, or looked up."""
    gold = {name: row.get(name) for name in ("doi", "pmid")}
    written = {name: value for name, value in gold.items() if value and stands_in(name, value, row["reference"])}
    stated = re.search(r"PMID:?\s*(\d+)", row["reference"])
    return {"year": only_year(row["reference"]), "pmid": stated[1] if stated else None} | written


# References written out from their fields


def initials_of(row: Row) -> list[tuple[str, str]]:
    """Family names, each with the initials behind it in the publisher's text, where the names are run together."""
    text, names = row["text"], row["surnames"]
    pairs = []
    position = 0
    for index, name in enumerate(names):
        start = max(text.find(name, position), position) + len(name)
        following = names[index + 1] if index + 1 < len(names) else row.get("article_title") or row["source"] or ""
        end = text.find(following, start)
        letters = re.sub(r"[^A-Z]", "", text[start:end])[:3] if 0 < end - start < 12 else ""
        pairs.append((name, letters or name[0].upper()))
        position = start
    return pairs


def group_of(row: Row) -> str:
    head = row["text"].split(row["article_title"])[0].strip(" .:")
    names = re.search(r"\d| [A-Z]{1,3}(?:[,;]|$| et al)", head)
    return head if head[:1].isupper() and len(head) < 100 and not names else ""


def _place(row: Row, dash: str) -> str:
    return f"{row['fpage']}{dash}{row['lpage']}" if row["lpage"] else str(row["fpage"])


def _issue(row: Row) -> str:
    return f"({row['issue'].strip('()')})" if row["issue"] else ""


def vancouver(row: Row) -> str:
    names = [f"{family} {initials}" for family, initials in initials_of(row)]
    authors = ", ".join([*names[:6], "et al"] if len(names) > 6 else names) or group_of(row)
    return f"{authors}. {row['title']} {row['source']}. {row['year']};{row['volume']}{_issue(row)}:{_place(row, '-')}."


def ama(row: Row) -> str:
    return vancouver(row) + (f" doi:{row['doi']}" if row["doi"] else f" PMID: {row['pmid']}" if row["pmid"] else "")


def apa(row: Row) -> str:
    names = [f"{family}, {'. '.join(initials)}." for family, initials in initials_of(row)]
    authors = ", & ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0] if names else ""
    link = f" https://doi.org/{row['doi']}" if row["doi"] else ""
    place = f"{row['volume']}{_issue(row)}, {_place(row, '–')}"
    return f"{authors or group_of(row) + '.'} ({row['year']}). {row['title']} {row['source']}, {place}.{link}"


def harvard(row: Row) -> str:
    names = [f"{family}, {'.'.join(initials)}." for family, initials in initials_of(row)]
    authors = " and ".join([", ".join(names[:-1]), names[-1]]) if 1 < len(names) < 4 else names[0] if names else ""
    authors = f"{authors} et al." if len(names) > 3 else authors or group_of(row)
    place = f"{row['volume']}{_issue(row)}, pp. {_place(row, '–')}"
    return f"{authors} ({row['year']}) ‘{row['title'].rstrip('.')}’, {row['source']}, {place}."


def quoted(row: Row) -> str:
    names = [f"{family} {initials}" for family, initials in initials_of(row)]
    authors = ", ".join([*names[:3], "et al"] if len(names) > 3 else names) or group_of(row)
    place = f"{row['year']};{row['volume']}{_issue(row)}:{_place(row, '–')}"
    pmid = f" PMID {row['pmid']}." if row["pmid"] else ""
    return f'{authors}. "{row["title"]}" {row["source"]}, {place}.{pmid}'


def capitals(row: Row) -> str:
    return vancouver(row).upper()


def anonymous(row: Row) -> str:
    return f"{row['title']} {row['source']}. {row['year']};{row['volume']}{_issue(row)}:{_place(row, '-')}."


STYLES = (vancouver, ama, apa, harvard, quoted, capitals, anonymous)


def written(article: Row, number: int) -> list[tuple[str, Row]]:
    """The articles of a list, all in one style, with the rows that they were written from."""
    style = STYLES[number // 2 % len(STYLES)]
    rows = [_ended(row) for row in article["refs"] if _is_article(row)]
    return [(" ".join(style(row).split()), row) for row in rows]


def _is_article(row: Row) -> bool:
    parts = ("article_title", "source", "year", "volume", "fpage")
    return (
        all(row.get(part) for part in parts)
        and re.fullmatch(r"[A-Za-z]?\d+[A-Za-z]?", row["volume"]) is not None
        and row["article_title"] in row["text"]
        and bool(row["surnames"] or group_of(row))
    )


def _ended(row: Row) -> Row:
    title = row["article_title"].strip()
    source = row["source"].strip().rstrip(".")
    return {**row, "title": title if title[-1] in ".?!" else f"{title}.", "source": source}


def known(row: Row, style: str) -> dict[str, str | None]:
    group = group_of(row)
    names = row["surnames"] or ([group] if group else [None])
    return {
        "title": row["article_title"],
        "whole title": row["article_title"],
        "first author": "" if style == "anonymous" else names[0],
        "container": row["source"],
        "year": re.sub(r"[^0-9]", "", row["year"])[:4],
        "volume": row["volume"],
        "first page": row["fpage"],
    }


# Lists

MARKS = {"1.": "{n}. ", "[1]": "[{n}] ", "none": ""}


def list_text(article: Row, entries: Sequence[str], mark: str, layout: str, *, heading: bool) -> str:
    body = [paragraph["text"] for paragraph in article["paragraphs"][-5:]]
    lines = [mark.format(n=n) + entry for n, entry in enumerate(entries, 1)]
    if layout == "wrapped":
        lines = [textwrap.fill(line, 80, break_long_words=False, break_on_hyphens=False) for line in lines]
    listed = {"paragraph": " ", "blank lines": "\n\n"}.get(layout, "\n").join(lines)
    return "\n\n".join([article["title"], *body, *(["References"] if heading else []), listed]) + "\n"


def score_list(article: Row, entries: Sequence[str], text: str) -> Iterator[str]:
    document = read_text("article.txt", text.encode())
    found = [" ".join(block.text.split()) for block in document.blocks if block.kind is BlockKind.REFERENCE]
    rest = Counter(found)
    for entry in entries:
        yield "entries"
        if rest[entry]:
            rest[entry] -= 1
            yield "whole"
    bodies = {" ".join(paragraph["text"].split()) for paragraph in article["paragraphs"][-5:]}
    yield from ("body" for _ in bodies)
    yield from ("wrongly" for one in found if one in bodies)
    yield from ("blocks" for _ in found)


def main() -> int:
    """Prints a line for each set, half and field, then a line for each form of list, then the time for an entry."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path)
    data = parser.parse_args().data
    if data is None:
        print("skipped: no --data")
        return 0
    base = data / "data" if (data / "data").is_dir() else data
    report_comparison(base)
    _report_fields("glutton", base / "references" / "glutton.jsonl.gz", glutton)
    _report_fields("psych_ketamine", base / "references" / "psych_ketamine.jsonl", identifiers)
    _report_fields("supplementscore", base / "pages" / "supplementscore" / "references_doi.jsonl", identifiers)
    _report_articles(base / "citations" / "articles.jsonl.gz")
    _report_speed(base / "references" / "glutton.jsonl.gz")
    return 0


def _rows(path: Path) -> Iterator[Row]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _report_fields(name: str, path: Path, gold: Callable[[Row], dict[str, str | None]]) -> None:
    if not path.exists():
        print(f"{name}: skipped, {path} is missing")
        return
    counts: Counts = defaultdict(Counter)
    for number, row in enumerate(_rows(path)):
        _count(counts, name, number, judge(row["reference"], gold(row)))
    _print_fields(counts)


def _count(counts: Counts, name: str, number: int, judged: Iterable[tuple[str, str]]) -> None:
    for field, verdict in judged:
        counts[name, HALVES[number % 2], field][verdict] += 1


def _print_fields(counts: Counts) -> None:
    for (name, half, field), count in sorted(counts.items(), key=lambda item: item[0][:2]):
        right, found, stands = count["right"], count["right"] + count["wrong"], count["written"]
        print(
            f"{name:16} {half}  {field:12} precision {_share(right, found)}  recall {_share(right, stands)}"
            f"  missed {count['missed']}"
        )


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f} ({part}/{whole})" if whole else "none"


def _report_articles(path: Path) -> None:
    if not path.exists():
        print(f"written, lists: skipped, {path} is missing")
        return
    fields: Counts = defaultdict(Counter)
    lists: Counts = defaultdict(Counter)
    for number, article in enumerate(_rows(path)):
        entries = written(article, number)
        style = STYLES[number // 2 % len(STYLES)].__name__
        for raw, row in entries:
            _count(fields, f"written {style}", number, judge(raw, known(row, style)))
        if len(entries) >= 3:
            _score_lists(lists, number, article, [raw for raw, _ in entries])
    _print_fields(fields)
    for (form, half, _), count in sorted(lists.items()):
        print(
            f"list {form:34} {half}  entries whole {_share(count['whole'], count['entries'])}"
            f"  of blocks {_share(count['whole'], count['blocks'])}  body taken {count['wrongly']}/{count['body']}"
        )


def _score_lists(lists: Counts, number: int, article: Row, entries: Sequence[str]) -> None:
    for heading in (True, False):
        for name, mark in MARKS.items():
            for layout in ("lines", "blank lines", "wrapped", "paragraph"):
                text = list_text(article, entries, mark, layout, heading=heading)
                form = f"{'heading' if heading else 'no heading'}, {name}, {layout}"
                lists[form, HALVES[number % 2], ""].update(score_list(article, entries, text))


def _report_speed(path: Path) -> None:
    if not path.exists():
        return
    rows = [row["reference"] for row in _rows(path)][::2]
    for name, work in (("parse_reference", parse_reference), ("likeness", likeness)):
        begun = perf_counter()
        for row in rows:
            work(row)
        print(f"{name}: {(perf_counter() - begun) / len(rows) * 1e6:.0f} µs an entry")


if __name__ == "__main__":
    sys.exit(main())
