"""A Retraction Watch file: read as a stream, for the works of the library, and nothing dropped in silence."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from evidence.errors import InputError
from evidence.library.retraction_watch import Watched, read_retraction_watch
from evidence.registries.registry import Record, Update

DAY = date(2026, 11, 20)
COLUMNS = (
    "Record ID", "Title", "Subject", "Institution", "Journal", "Publisher", "Country", "Author", "URLS",
    "ArticleType", "RetractionDate", "RetractionDOI", "RetractionPubMedID", "OriginalPaperDate", "OriginalPaperDOI",
    "OriginalPaperPubMedID", "RetractionNature", "Reason", "Paywalled", "Notes",
)  # fmt: skip
ROW = {
    "Record ID": "4036", "Title": "Evening light, and sleep", "RetractionDate": "2/6/2010 0:00",
    "RetractionDOI": "10.5555/notice", "RetractionPubMedID": "0", "OriginalPaperDate": "2/28/1998 0:00",
    "OriginalPaperDOI": "10.5555/Light", "OriginalPaperPubMedID": "0", "RetractionNature": "Retraction",
    "Reason": "+Error in Data;",
}  # fmt: skip


def watch_file(*rows: dict[str, str], columns: tuple[str, ...] = COLUMNS) -> str:
    """A file with these rows, each laid over a retraction of 10.5555/light."""
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([{**ROW, **row}.get(name, "") for name in columns])
    return stream.getvalue()


def record(doi: str = "10.5555/light", **fields: Any) -> Record:
    return Record(**{"doi": doi, "prime_doi": doi, "origin": "crossref", "retrieved": DAY, **fields})


@pytest.fixture
def read(tmp_path: Path) -> Any:
    def build(content: str | bytes, *records: Record, pmids: dict[str, str] | None = None) -> Watched:
        path = tmp_path / "retraction_watch.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_retraction_watch(path, records or (record(),), pmids or {})

    return build


def test_a_retraction_with_its_american_date_and_its_notice(read: Any) -> None:
    watched = read(watch_file({}, {"OriginalPaperDOI": "10.5555/another"}))
    told = Update("retraction", "retraction-watch", date(2010, 2, 6), "10.5555/notice", local=True)
    assert watched == Watched({"10.5555/light": (told,)}, 2, ())


@pytest.mark.parametrize(
    ("nature", "reason", "kind"),
    [
        ("Retraction", "", "retraction"),
        ("Expression of concern", "", "expression-of-concern"),
        ("Expression of Concern", "", "expression-of-concern"),
        ("Correction", "", "correction"),
        ("Reinstatement", "", "reinstatement"),
        ("", "", "unspecified"),
        ("Retraction", "+Error in Data;+Retract and Replace;", "retraction-and-replacement"),
        ("Correction", "+Retract and Replace;", "correction"),
    ],
)
def test_every_nature(read: Any, nature: str, reason: str, kind: str) -> None:
    watched = read(watch_file({"RetractionNature": nature, "Reason": reason}))
    assert [update.type for update in watched.updates["10.5555/light"]] == [kind]


def test_a_work_without_a_doi_in_the_file_is_known_by_its_pmid(read: Any) -> None:
    row = {"OriginalPaperDOI": "unavailable", "OriginalPaperPubMedID": "123", "RetractionDOI": "Unavailable"}
    by_bibliography = read(watch_file(row), pmids={"10.5555/light": "123"})
    by_record = read(watch_file(row), record(pmid="123"))
    assert by_bibliography == by_record
    assert by_record.updates["10.5555/light"][0].notice is None
    assert read(watch_file({**row, "OriginalPaperPubMedID": "0"}), record(pmid="123")).updates == {}


def test_an_alias_is_known_by_the_doi_it_is_kept_under(read: Any) -> None:
    assert read(watch_file({}), record("10.5555//light", prime_doi="10.5555/light")).updates.keys() == {
        "10.5555//light"
    }


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "cp1252"])
def test_every_encoding_it_is_saved_in(read: Any, encoding: str) -> None:
    content = watch_file({"Author": "Müller, José", "Institution": "Café"}).encode(encoding)
    assert read(content).updates.keys() == {"10.5555/light"}


def test_line_breaks_and_quotes_within_a_field(read: Any) -> None:
    assert read(watch_file({"Title": 'Light, "sleep"\nand\r\nmore'})).rows == 1


def test_a_row_that_cannot_be_used_is_told(read: Any) -> None:
    content = watch_file({"RetractionDate": "soon"}, {"OriginalPaperDOI": "10.5555/x"})
    content += "4037,10.5555/light,torn row\r\n" + "1,2,3\r\n\r\n"
    watched = read(content)
    assert watched.rows == 4
    assert watched.updates["10.5555/light"][0].date is None
    assert [flaw.split(":")[0] for flaw in watched.flaws] == ["line 2", "line 4", "line 5"]
    assert "names 10.5555/light" in watched.flaws[1]
    assert "names" not in watched.flaws[2]


def test_a_field_without_an_end_does_not_stop_the_reading(read: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    before = csv.field_size_limit(200)
    try:
        watched = read(watch_file({"Title": "x" * 500}, {}))
    finally:
        csv.field_size_limit(before)
    assert watched.flaws[0].startswith("line 2: field larger than")
    assert len(watched.updates) == 1


@pytest.mark.parametrize("content", ["", "doi,date\n10.5555/light,2010\n", "\x00", "Record ID;Title\n1;2\n"])
def test_a_file_without_the_columns_is_refused_with_a_sentence(read: Any, content: str) -> None:
    with pytest.raises(InputError, match=r"retraction_watch.csv:1: this is no Retraction Watch file: it has no column"):
        read(content)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_retraction_watch(tmp_path / "none.csv", (), {})
