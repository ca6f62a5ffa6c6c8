"""The lock: what it reads, what it refuses, what it keeps, and when the outside is asked."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from evidence.errors import InputError
from evidence.library.lock import Lock, dump_lock, read_lock, write_lock
from evidence.library.lock_changes import changes
from evidence.library.locked import LockedRegistry, refresh_lock
from evidence.registries.registry import Absent, Author, Found, Lookup, Record, Unchecked, Update, Via

TODAY = date(2026, 11, 24)
DOI = "10.5555/light"
RECORD = Record(
    doi=DOI,
    prime_doi="10.5555/light.2",
    origin="crossref",
    retrieved=date(2026, 11, 20),
    kind="journal-article",
    title="Evening light and sleep",
    subtitle="A trial",
    authors=(Author("Doe", "Jane"), Author("Plato"), Author(name="Sleep Group")),
    truncated_authors=True,
    containers=("Journal of Sleep", "J Sleep"),
    years=(2023, 2024),
    volume="3",
    issue="1",
    pages="1-9",
    pmid="123",
    abstract_digest="sha256:abc",
    updates=(
        Update("correction", "publisher", date(2025, 3, 1), "10.5555/notice"),
        Update("erratum", "publisher", None, None),
    ),
    notice_of=("10.5555/old",),
    status_checked=date(2026, 11, 20),
)
TYPED = Record(doi=DOI, prime_doi=DOI, origin="transcribed", retrieved=date(2026, 11, 20), status_known=False)


class Fake:
    """A registry with fixed answers, which remembers what it was asked."""

    name = "fake"

    def __init__(self, answer: Lookup | None = None) -> None:
        self.answer = answer
        self.asked: list[str] = []

    def get_many(self, dois: Iterable[str]) -> Mapping[str, Lookup]:
        asked = list(dois)
        self.asked += asked
        return {doi: self.answer or Unchecked(doi, "fake is down") for doi in asked}


def write(path: Path, data: Any) -> Path:
    path.write_text(data if isinstance(data, str) else json.dumps(data), "utf-8")
    return path


def test_a_lock_reads_back_what_it_wrote(tmp_path: Path) -> None:
    path = tmp_path / "evidence.lock"
    absent = Absent("10.5555/gone", ("Crossref", "doi.org"), Via.LOCK, TODAY)
    lock = Lock(
        {DOI: RECORD, "10.5555/typed": replace(TYPED, doi="10.5555/typed", prime_doi="10.5555/typed")},
        {"10.5555/gone": absent},
    )
    write_lock(path, lock)
    again = read_lock(path)
    assert again.records == lock.records
    assert again.absent == lock.absent
    assert dump_lock(again) == path.read_text("utf-8")
    assert list(tmp_path.iterdir()) == [path]


def test_a_lock_is_sorted_and_leaves_empty_fields_out() -> None:
    text = dump_lock(Lock({"10.5555/b": replace(TYPED, doi="10.5555/b"), "10.5555/a": replace(TYPED, doi="10.5555/a")}))
    assert text.index("10.5555/a") < text.index("10.5555/b")
    assert "null" not in text
    assert text.endswith("}\n")


def test_a_missing_lock_is_an_empty_one(tmp_path: Path) -> None:
    assert read_lock(tmp_path / "evidence.lock") == Lock()


def test_fields_that_people_added_are_kept(tmp_path: Path) -> None:
    row = {"origin": "transcribed", "retrieved": "2026-11-20", "note": "read in print", "card": {"n": 3}}
    path = write(tmp_path / "l", {"format": 1, "records": {DOI: row}})
    refreshed, _ = refresh_lock(read_lock(path), [DOI], Fake(Found(RECORD, Via.NETWORK)), TODAY)
    written = json.loads(dump_lock(refreshed))["records"][DOI]
    assert written["note"] == "read in print"
    assert written["card"] == {"n": 3}
    assert written["origin"] == "crossref"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('{"format": 1,\n<<<<<<< ours\n"records": {}}', 2),
        ('{"format": 1,\n"records": ', 2),
        ('{"format": 1, "records": {\n"10.5555/x": {},\n"10.5555/x": {}}}', 3),
        ('{"format": 1, "format": 1, "records": {}}', None),
        ("[]", None),
        ('{"format": 2, "records": {}}', None),
        ('{"format": 1, "records": []}', None),
        ('{"format": 1, "records": {},\n "absent": {"10.5555/x": 3}}', 2),
        ('{"format": 1, "records": {\n"no doi": {}}}', 2),
        ('{"format": 1, "records": {\n"10.5555/x": 3}}', 2),
        ('{"format": 1, "records": {\n"10.5555/x": {"origin": "crossref"}}}', 2),
        ('{"format": 1, "records": {\n"10.5555/x": {"origin": 3, "retrieved": "2026-11-20"}}}', 2),
        ('{"format": 1, "records": {\n"10.5555/x": {"origin": "crossref", "retrieved": "yesterday"}}}', 2),
        (
            '{"format": 1, "records": {\n"10.5555/x": {"origin": "crossref", "retrieved": "2026-11-20", "title": []}}}',
            2,
        ),
        (
            '{"format": 1, "records": {\n"10.5555/x": {"origin": "crossref", "retrieved": "2026-11-20", "years": 3}}}',
            2,
        ),
    ],
)
def test_a_lock_that_cannot_be_understood_is_refused_with_line_and_remedy(
    tmp_path: Path, text: str, line: int | None
) -> None:
    path = write(tmp_path / "evidence.lock", text)
    with pytest.raises(InputError) as error:
        read_lock(path)
    assert error.value.line == line
    assert error.value.path == str(path)
    assert error.value.remedy


def test_a_folder_in_the_place_of_the_lock_is_refused(tmp_path: Path) -> None:
    (tmp_path / "evidence.lock").mkdir()
    with pytest.raises(InputError):
        read_lock(tmp_path / "evidence.lock")


def test_a_write_that_fails_leaves_the_old_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "evidence.lock", {"format": 1, "records": {}})
    before = path.read_bytes()

    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(KeyboardInterrupt):
        write_lock(path, Lock({DOI: RECORD}))
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def locked(record: Record | None, outside: Fake | None, **options: Any) -> LockedRegistry:
    lock = Lock({DOI: record}) if record else Lock()
    return LockedRegistry(lock, outside, **{"today": TODAY, "max_age": 7, **options})


def test_a_fresh_confirmed_record_is_used_without_asking() -> None:
    fake = Fake()
    answer = locked(RECORD, fake).get_many([DOI.upper()])[DOI]
    assert answer == Found(RECORD, Via.LOCK)
    assert fake.asked == []


def test_an_old_status_is_asked_again_and_the_lock_serves_where_nobody_answers() -> None:
    old = replace(RECORD, status_checked=TODAY - timedelta(days=8))
    fresh = Found(replace(RECORD, status_checked=TODAY), Via.NETWORK)
    assert locked(old, Fake(fresh)).get_many([DOI])[DOI] == fresh
    assert locked(old, Fake()).get_many([DOI])[DOI] == Found(old, Via.LOCK)
    assert locked(old, None).get_many([DOI])[DOI] == Found(old, Via.LOCK)


def test_a_transcribed_record_is_asked_for_and_used_where_nobody_answers() -> None:
    fake = Fake()
    assert locked(TYPED, fake).get_many([DOI])[DOI] == Found(TYPED, Via.LOCK)
    assert fake.asked == [DOI]
    confirmed = Found(RECORD, Via.NETWORK)
    assert locked(TYPED, Fake(confirmed)).get_many([DOI])[DOI] == confirmed


def test_a_transcribed_record_that_no_agency_knows_is_absent() -> None:
    absent = Absent(DOI, ("Crossref", "doi.org"), Via.NETWORK, TODAY)
    assert locked(TYPED, Fake(absent)).get_many([DOI])[DOI] == absent


def test_offline_a_doi_that_the_lock_does_not_hold_is_unchecked() -> None:
    answer = locked(None, None).get_many([DOI])[DOI]
    assert isinstance(answer, Unchecked)
    assert "offline" in answer.reason


def test_refresh_asks_for_everything() -> None:
    fake = Fake()
    assert locked(RECORD, fake, refresh=True).get_many([DOI])[DOI] == Found(RECORD, Via.LOCK)
    assert fake.asked == [DOI]


@pytest.mark.parametrize(("days", "asked"), [(3, []), (9, [DOI])])
def test_a_locked_absence_holds_for_a_while(days: int, asked: list[str]) -> None:
    absent = Absent(DOI, ("Crossref",), Via.LOCK, TODAY - timedelta(days=days))
    fake = Fake()
    registry = LockedRegistry(Lock(absent={DOI: absent}), fake, today=TODAY, max_age=7)
    assert registry.get_many([DOI])[DOI] == absent
    assert fake.asked == asked


def test_a_refresh_keeps_what_could_not_be_checked_and_writes_down_absences() -> None:
    lock = Lock({DOI: TYPED})
    same, answers = refresh_lock(lock, [DOI], Fake(), TODAY)
    assert same.records == lock.records
    assert isinstance(answers[0], Unchecked)
    absent = Absent(DOI, ("Crossref", "doi.org"), Via.NETWORK, TODAY)
    gone, _ = refresh_lock(lock, [DOI], Fake(absent), TODAY)
    assert DOI not in gone.records
    assert gone.absent[DOI].asked == ("Crossref", "doi.org")
    back, _ = refresh_lock(gone, [DOI], Fake(Found(RECORD, Via.NETWORK)), TODAY)
    assert DOI not in back.absent
    assert back.records[DOI].title == RECORD.title


def test_changes_name_the_field_and_both_sides_but_not_the_day() -> None:
    later = replace(RECORD, retrieved=TODAY, status_checked=TODAY)
    assert changes(Lock({DOI: RECORD}), Lock({DOI: later})) == ()
    retracted = replace(RECORD, updates=(*RECORD.updates, Update("retraction", "publisher", None, None)), volume=None)
    told = [str(change) for change in changes(Lock({DOI: RECORD}), Lock({DOI: retracted}))]
    assert any("updates" in line and "retraction" in line for line in told)
    assert f"{DOI}: volume: 3 → —" in told
    absent = Absent(DOI, ("Crossref",), Via.LOCK, TODAY)
    assert "not known to Crossref" in str(changes(Lock(), Lock(absent={DOI: absent}))[0])
