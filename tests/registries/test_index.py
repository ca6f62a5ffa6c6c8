"""The offline index: built from every form of Crossref JSON, taken up again, and asked."""

from __future__ import annotations

import gzip
import json
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from evidence.errors import InputError
from evidence.references.entry import parse_reference
from evidence.references.reference import Origin, Reference
from evidence.registries import index as index_module
from evidence.registries import index_build
from evidence.registries.crossref_work import record_from
from evidence.registries.index import Index, Indexed
from evidence.registries.index_build import build
from evidence.registries.matching import match
from evidence.registries.registry import Found, Unchecked, Via
from tests.registries.fake import FakeRegistry
from tests.registries.stand_in import update, work
from tests.registries.studies import MURROUGH, STARD, STUDIES, WRITTEN, ZARATE, index_of, lines

DAY = date(2026, 11, 20)


def dois(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as database:
        return {doi for (doi,) in database.execute("SELECT doi FROM works")}


def test_a_record_comes_back_as_the_registry_would_give_it(tmp_path: Path) -> None:
    rich = work(
        "10.5555/Light",
        subtitle=["A trial"],
        author=[{"family": "Doe", "given": "Jane"}, {"name": "Sleep Group"}, {"family": "Roe"}],
        **{"updated-by": [update("retraction", source="retraction-watch")]},
    )
    odd = work("10.5555/odd", **{"updated-by": "?", "type": None, "author": []})
    index = Index(index_of(tmp_path / "index.sqlite", rich, odd, ZARATE))
    for message in (rich, odd, ZARATE):
        doi = message["DOI"].lower()
        answer = index.get_many([message["DOI"]])[doi]
        assert answer == Found(record_from(message, doi, doi, DAY), Via.INDEX)


def test_what_it_does_not_hold_is_not_checked_and_the_day_of_the_data_is_told(tmp_path: Path) -> None:
    index = Index(index_of(tmp_path / "index.sqlite", ZARATE))
    answer = index.get_many(["10.5555/other"])["10.5555/other"]
    assert isinstance(answer, Unchecked)
    assert "2026-11-20" in answer.reason


def test_every_form_of_file_and_folders_of_them(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    (folder / "deep").mkdir(parents=True)
    one, two, three = STUDIES
    (folder / "answer.json").write_text(json.dumps({"status": "ok", "message": {"items": [one]}}, indent=1), "utf-8")
    (folder / "single.json").write_text(json.dumps({"message": work("10.5555/single")}), "utf-8")
    (folder / "deep/items.json.gz").write_bytes(gzip.compress(json.dumps({"items": [two]}).encode()))
    (folder / "lines.jsonl.gz").write_bytes(gzip.compress((lines(three) + "\n").encode()))
    (folder / "list.json").write_text(json.dumps([work("10.5555/listed"), 3]), "utf-8")
    (folder / "notes.txt").write_text("no JSON", "utf-8")
    built = build([folder], tmp_path / "index.sqlite")
    assert built.works == 5
    assert {one["DOI"], two["DOI"], three["DOI"], "10.5555/single"} <= dois(built.path)


def test_of_a_work_in_two_files_the_later_counts(tmp_path: Path) -> None:
    path = index_of(tmp_path / "index.sqlite", work("10.5555/light", "Old title"), work("10.5555/LIGHT", "New title"))
    answer = Index(path).get_many(["10.5555/light"])["10.5555/light"]
    assert isinstance(answer, Found)
    assert answer.record.title == "New title"
    assert Index(path).facts.works == 1


def test_lines_that_are_no_work_are_counted(tmp_path: Path) -> None:
    source = tmp_path / "some.jsonl"
    source.write_text(lines(ZARATE) + "\n{broken\n[1]\n" + '{"DOI": "no doi"}\n', "utf-8")
    built = build([source], tmp_path / "i")
    assert (built.works, built.flaws) == (1, 3)
    told = [one.removeprefix(str(source)) for one in built.examples]
    assert told == [":3 (no JSON of a work)", ":4 (no JSON of a work)", ":5 (no DOI)"]


def test_what_is_no_work_in_a_list_is_counted_by_its_place(tmp_path: Path) -> None:
    source = tmp_path / "some.json"
    source.write_text(json.dumps([ZARATE, *({"title": []} for _ in range(7))]), "utf-8")
    built = build([source], tmp_path / "i")
    assert (built.works, built.flaws) == (1, 7)
    assert [one.removeprefix(str(source)) for one in built.examples[:2]] == [", work 2 (no DOI)", ", work 3 (no DOI)"]
    assert len(built.examples) == 5


def test_a_build_that_was_broken_off_goes_on_and_the_old_index_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = index_of(tmp_path / "index.sqlite", STARD)
    before = target.read_bytes()
    good, bad = tmp_path / "a.jsonl", tmp_path / "b.jsonl.gz"
    good.write_text(lines(*(work(f"10.5555/{n}") for n in range(5))), "utf-8")
    bad.write_bytes(gzip.compress(lines(ZARATE).encode())[:-9])
    with pytest.raises(InputError, match=r"b\.jsonl\.gz"):
        build([good, bad], target)
    assert target.read_bytes() == before
    bad.write_bytes(gzip.compress(lines(ZARATE).encode()))
    read: list[Path] = []
    works_in = index_build.works_in
    monkeypatch.setattr(index_build, "works_in", lambda path: read.append(path) or works_in(path))
    built = build([good, bad], target)
    assert (built.works, built.resumed) == (6, 5)
    assert read == [bad]
    assert not target.with_name("index.sqlite.part").exists()


def test_a_file_that_changed_in_between_begins_anew(tmp_path: Path) -> None:
    source, other = tmp_path / "a.jsonl", tmp_path / "b.jsonl"
    source.write_text(lines(ZARATE), "utf-8")
    other.write_text("{", "utf-8")
    for _ in range(2):
        with pytest.raises(InputError):
            build([source, other], tmp_path / "index.sqlite")
        source.write_text(lines(MURROUGH), "utf-8")
    other.write_text(lines(STARD), "utf-8")
    assert dois(build([source, other], tmp_path / "index.sqlite").path) == {MURROUGH["DOI"], STARD["DOI"]}


def test_an_unfinished_index_of_another_format_begins_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    good, bad = tmp_path / "a.jsonl", tmp_path / "b.jsonl"
    good.write_text(lines(ZARATE), "utf-8")
    bad.write_text("{", "utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(index_build, "FORMAT", 0)
        with pytest.raises(InputError):
            build([good, bad], tmp_path / "index.sqlite")
    bad.write_text(lines(STARD), "utf-8")
    built = build([good, bad], tmp_path / "index.sqlite")
    assert (built.works, built.resumed) == (2, 0)
    assert Index(built.path).facts.works == 2


def test_rubbish_in_place_of_an_unfinished_index_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "index.sqlite.part").write_text("rubbish " * 200, "utf-8")
    assert Index(index_of(tmp_path / "index.sqlite", ZARATE)).facts.works == 1


def test_several_processes_build_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_build, "_CHUNK", 2)
    monkeypatch.setattr(index_build, "_COMMIT", 1)
    source = tmp_path / "works.jsonl"
    source.write_text(lines(*STUDIES, *(work(f"10.5555/{n}") for n in range(9))), "utf-8")
    assert dois(build([source], tmp_path / "two", jobs=2).path) == dois(build([source], tmp_path / "one").path)


def test_the_day_is_that_of_the_file_where_the_works_do_not_say(tmp_path: Path) -> None:
    path = index_of(tmp_path / "index.sqlite", work("10.5555/light"))
    assert Index(path).day >= date(2020, 1, 1)


def test_a_large_file_is_read_by_every_processor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_build, "_LARGE", 1)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    assert dois(index_of(tmp_path / "index.sqlite", *STUDIES)) == {one["DOI"] for one in STUDIES}


@pytest.mark.parametrize("name", ["nowhere", "empty"])
def test_nothing_to_read_is_an_error(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError):
        build([tmp_path / name], tmp_path / "index.sqlite")


def test_a_place_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    source = tmp_path / "works.jsonl"
    source.write_text(lines(ZARATE), "utf-8")
    (tmp_path / "index.sqlite.part").mkdir()
    with pytest.raises(InputError, match="cannot be written"):
        build([source], tmp_path / "index.sqlite")


@pytest.mark.parametrize(
    ("target", "why"),
    [("folder", "this is a folder"), ("works.jsonl/index", "cannot be written"), ("works.jsonl", "take its place")],
)
def test_an_index_takes_no_other_place(tmp_path: Path, target: str, why: str) -> None:
    source = tmp_path / "works.jsonl"
    source.write_text(lines(ZARATE), "utf-8")
    (tmp_path / "folder").mkdir()
    with pytest.raises(InputError, match=why):
        build([source], tmp_path / target)
    assert source.read_text("utf-8") == lines(ZARATE)


def test_another_file_is_no_index(tmp_path: Path) -> None:
    (tmp_path / "other").write_text("x" * 2000, "utf-8")
    with pytest.raises(InputError, match="no index"):
        Index(tmp_path / "other")
    path = index_of(tmp_path / "index.sqlite", ZARATE)
    with closing(sqlite3.connect(path)) as database:
        database.execute("UPDATE meta SET value = '0' WHERE key = 'format'")
        database.commit()
    with pytest.raises(InputError, match="no index"):
        Index(path)


def test_a_reference_finds_its_work_in_it(tmp_path: Path) -> None:
    index = Index(index_of(tmp_path / "index.sqlite", *STUDIES))
    for written in (WRITTEN, "Zarate CA. Arch Gen Psychiatry. 2006;63(8):856-64."):
        answer = match(parse_reference(written), [index])
        assert answer.found is not None
        assert answer.found.record.doi == ZARATE["DOI"]
    fields = Reference(raw="", origin=Origin.LIBRARY, title=ZARATE["title"][0], authors=("Zarate, C.",), year=2006)
    answer = match(fields, [index])
    assert answer.found is not None


@pytest.fixture
def little_is_common(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the index were large: what three works share is common."""
    for module in (index_build, index_module):
        monkeypatch.setattr(module, "COMMON", 2)


@pytest.mark.usefixtures("little_is_common")
def test_words_that_many_works_share_still_find_them(tmp_path: Path) -> None:
    index = Index(index_of(tmp_path / "index.sqlite", *(work(f"10.5555/{n}") for n in range(9))))
    assert len(index.search(("evening", "light", "sleep"), 4)) == 4


@pytest.mark.usefixtures("little_is_common")
def test_two_common_words_find_the_work_that_has_both(tmp_path: Path) -> None:
    titles = ["Light for sleep", *[f"Light {n}" for n in range(20, 40)], *[f"Sleep {n}" for n in range(20, 40)]]
    index = Index(index_of(tmp_path / "index.sqlite", *(work(f"10.5555/{n}", t) for n, t in enumerate(titles))))
    assert index.search(("light", "sleep"), 1)[0].title == "Light for sleep"


def test_words_that_no_work_has_do_not_hide_the_others(tmp_path: Path) -> None:
    index = Index(index_of(tmp_path / "index.sqlite", *STUDIES))
    nobody = [f"unheardofname{n}" for n in range(40)]
    assert index.search((*nobody, "v63p856"), 1)[0].doi == ZARATE["DOI"]
    assert index.search(nobody, 1) == index.search((), 1) == ()


def test_the_network_is_asked_for_what_the_index_lacks_or_is_too_old_to_tell(tmp_path: Path) -> None:
    index = Index(index_of(tmp_path / "index.sqlite", ZARATE, STARD))
    beyond = FakeRegistry([ZARATE["DOI"], "10.5555/new"], ["10.5555/none"], date(2026, 11, 24))
    asked = [ZARATE["DOI"], STARD["DOI"], "10.5555/new", "10.5555/none"]

    def origins(today: date) -> list[str]:
        answers = Indexed(index, beyond, today=today, max_age=7).get_many(asked)
        return [one.record.origin if isinstance(one, Found) else type(one).__name__ for one in answers.values()]

    assert origins(date(2026, 11, 24)) == ["crossref", "crossref", "fake", "Absent"]
    assert origins(date(2027, 3, 1)) == ["fake", "crossref", "fake", "Absent"]
