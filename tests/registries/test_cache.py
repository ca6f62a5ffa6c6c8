"""What is remembered between runs: what, for how long, and what never."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from evidence.registries.cache import FILE, Cache, unpacked
from evidence.registries.registry import Absent, Found, Status, Via
from evidence.registries.status import status_of
from tests.registries.asking import TODAY
from tests.registries.stand_in import StandIn, csl, update, work

DOI = "10.5555/light"
ZENODO, MEDRA, INVENTED = "10.5281/zenodo.1", "10.1400/sonno", "10.5555/invented"


def rows(folder: Path) -> Iterator[tuple[str, str, Any]]:
    with closing(sqlite3.connect(folder / FILE)) as connection:
        for registry, doi, body in connection.execute("SELECT registry, doi, body FROM answers"):
            yield registry, doi, unpacked(body)


def test_a_second_run_asks_nothing_whoever_keeps_the_doi(ask: Any, server: StandIn) -> None:
    server.agencies |= {ZENODO: "DataCite", MEDRA: "mEDRA"}
    server.datacite[ZENODO] = {"doi": ZENODO, "titles": [{"title": "Sleep data"}]}
    server.csl[MEDRA] = csl(MEDRA)
    server.aliases["10.5555//light"] = DOI
    everything = [DOI, "10.5555/other", "10.5555//light", ZENODO, MEDRA, INVENTED]
    first = ask().get_many(everything)
    asked = len(server.requests)
    second = ask().get_many(everything)
    assert len(server.requests) == asked
    assert [type(answer) for answer in second.values()] == [type(answer) for answer in first.values()]
    for doi, answer in second.items():
        before = first[doi]
        if isinstance(answer, Found) and isinstance(before, Found):
            assert (answer.via, answer.record) == (Via.CACHE, before.record)


def test_everything_is_asked_again_on_refresh(ask: Any, server: StandIn) -> None:
    ask().get_many([DOI, INVENTED])
    asked = len(server.requests)
    ask(refresh=True).get_many([DOI, INVENTED])
    assert len(server.requests) == 2 * asked


def test_that_there_is_no_such_doi_is_remembered_for_a_day_only(ask: Any, server: StandIn) -> None:
    ask().get_many([INVENTED])
    server.holds(work(INVENTED))
    same_day = ask().get_many([INVENTED])[INVENTED]
    assert isinstance(same_day, Absent)
    assert same_day.via is Via.CACHE
    assert isinstance(ask(today=TODAY + timedelta(days=1)).get_many([INVENTED])[INVENTED], Found)


def test_an_old_status_is_asked_again_and_what_describes_the_work_is_not(ask: Any, server: StandIn) -> None:
    ask().get_many([DOI, "10.5555/other"])
    later = TODAY + timedelta(days=8)
    server.holds(work(DOI, "RETRACTED: Evening light", **{"updated-by": [update("retraction")]}))
    record = ask(today=later).get_many([DOI, "10.5555/other"])[DOI].record
    assert "select=DOI,title,update-to,updated-by" in server.requests[-1]
    assert (record.retrieved, record.status_checked) == (TODAY, later)
    assert status_of(record) is Status.RETRACTED
    assert record.title == "RETRACTED: Evening light"
    assert [author.last for author in record.authors] == ["Doe", "Roe"]
    again = ask(today=later).get_many([DOI])[DOI]
    assert again.via is Via.CACHE
    assert again.record == record


def test_after_a_month_all_of_it_is_asked_again(ask: Any, server: StandIn) -> None:
    ask().get_many([DOI, "10.5555/other"])
    later = TODAY + timedelta(days=31)
    record = ask(today=later).get_many([DOI, "10.5555/other"])[DOI].record
    assert "author" in server.requests[-1]
    assert record.retrieved == later


def test_an_old_status_that_cannot_be_asked_again_is_not_taken_for_a_new_one(ask: Any, server: StandIn) -> None:
    ask().get_many([DOI])
    server.fault = "500"
    answer = ask(today=TODAY + timedelta(days=8)).get_many([DOI])[DOI]
    assert not isinstance(answer, Found | Absent)


def test_what_a_run_as_of_an_earlier_day_finds_is_not_from_the_future(ask: Any, server: StandIn) -> None:
    ask().get_many([DOI])
    assert ask(today=TODAY - timedelta(days=1)).get_many([DOI])[DOI].via is Via.NETWORK


def test_neither_token_nor_address_is_kept_sent_in_a_url_or_shown(ask: Any, tmp_path: Path, server: StandIn) -> None:
    registry = ask(mailto="jane@clinic.example", crossref_token="s3cret")
    registry.get_many([DOI, "10.5555/other", "10.5555/a,b", INVENTED])
    server.fault = "500"
    failed = registry.get_many(["10.5555/new"])
    server.fault = None
    shown = [*map(str, rows(tmp_path / "cache")), *server.requests, repr(failed), repr(registry.client)]
    shown += [*registry.warnings, *(path.name for path in (tmp_path / "cache").iterdir())]
    assert not [words for words in shown if "jane" in words or "clinic" in words or "s3cret" in words]
    assert server.headers[0]["user-agent"].endswith("(mailto:jane@clinic.example)")
    assert server.headers[0]["crossref-plus-api-token"] == "Bearer s3cret"


def test_a_password_in_a_base_url_is_used_and_never_shown(ask: Any, tmp_path: Path, server: StandIn) -> None:
    url = server.url.replace("http://", "http://jane:s3cret@")
    registry = ask(crossref_url=url)
    assert isinstance(registry.get_many([DOI])[DOI], Found)
    assert server.headers[0]["authorization"].startswith("Basic ")
    server.fault = "503_html"
    assert "s3cret" not in repr(registry.get_many(["10.5555/new"])) + repr(registry.warnings)
    assert not [row for row in rows(tmp_path / "cache") if "s3cret" in str(row)]


def test_the_token_goes_to_crossref_alone(ask: Any, server: StandIn) -> None:
    registry = ask(crossref_token="s3cret")
    registry.client.token_host = "elsewhere.example"
    registry.get_many([DOI])
    assert "crossref-plus-api-token" not in server.headers[0]


def test_only_the_fields_in_use_are_kept(ask: Any, tmp_path: Path, server: StandIn) -> None:
    heavy = {"abstract": "<jats:p>Text</jats:p>", "reference": [{"key": "r"}] * 50, "license": [{"URL": "x"}]}
    people = [{"family": "Doe", "given": "Jane", "affiliation": [{"name": "A clinic"}], "ORCID": "0"}]
    server.holds(work("10.5555/a,b", author=people, **heavy))
    ask().get_many(["10.5555/a,b"])
    kept = str(list(rows(tmp_path / "cache")))
    assert "Doe" in kept
    assert not [word for word in ("jats", "reference", "license", "clinic", "ORCID") if word in kept]


def test_a_broken_cache_file_is_one_warning_and_no_crash(ask: Any, tmp_path: Path) -> None:
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / FILE).write_bytes(b"this is no database" * 100)
    registry = ask()
    assert isinstance(registry.get_many([DOI])[DOI], Found)
    assert sum("cache" in warning for warning in registry.warnings) == 1


def test_a_folder_that_cannot_be_written_is_one_warning(ask: Any, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    registry = ask()
    assert isinstance(registry.get_many([DOI, "10.5555/other"])[DOI], Found)
    assert sum("cache" in warning for warning in registry.warnings) == 1


@pytest.mark.parametrize("body", [b"[]", b"", zlib.compress(b"[]"), None, 3])
def test_a_kept_answer_that_makes_no_sense_is_asked_again(ask: Any, tmp_path: Path, body: Any) -> None:
    ask().get_many([DOI])
    with closing(sqlite3.connect(tmp_path / "cache" / FILE)) as connection, connection:
        connection.execute("UPDATE answers SET body = ?", (body,))
    answer = ask().get_many([DOI])[DOI]
    assert isinstance(answer, Found)
    assert answer.via is Via.NETWORK


@pytest.mark.parametrize("body", [[], {"title": ["No DOI"]}, {"DOI": 3}, "absent"])
def test_a_kept_message_that_is_no_work_is_asked_again(ask: Any, tmp_path: Path, body: Any) -> None:
    ask().get_many([DOI])
    for registry in ("crossref", "crossref status", "doi.org"):
        Cache(tmp_path / "cache", TODAY - timedelta(days=1)).put(registry, {DOI: body})
    assert ask().get_many([DOI])[DOI].via is Via.NETWORK


def test_single_answers_can_be_kept_and_read_by_other_registries(tmp_path: Path) -> None:
    cache = Cache(tmp_path, TODAY)
    cache.put("pubmed", {DOI: {"abstract": "Text"}})
    assert Cache(tmp_path, TODAY + timedelta(days=2)).get("pubmed", DOI, 2) == (TODAY, {"abstract": "Text"})
    assert Cache(tmp_path, TODAY + timedelta(days=3)).get("pubmed", DOI, 2) is None
    assert Cache(None, date.today()).get("pubmed", DOI, 2) is None
