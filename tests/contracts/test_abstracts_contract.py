"""What the door to abstracts promises, whichever place answers and whichever is out of order."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from evidence.config import Settings
from evidence.registries.abstracts import Abstracts, FoundAbstract, NoAbstract, abstracts
from evidence.registries.cache import FILE
from evidence.registries.http import Client, Patience
from evidence.registries.registry import Unchecked, Via
from tests.registries.stand_in import StandIn, work
from tests.registries.stand_in import serving as serving_crossref
from tests.registries.stand_in_pubmed import StandInPubMed, article, result, serving

TODAY = date(2026, 11, 24)
DOI, BARE, INVENTED = "10.5555/light", "10.5555/bare", "10.5555/invented"
JATS = "<jats:sec><jats:title>Results</jats:title><jats:p>Lamps shorten sleep.</jats:p></jats:sec>"
ALL = ("PubMed", "Europe PMC", "Crossref")
OUTAGES = ("429", "403", "404", "500", "200_html", "short_body", "hang")
_AT_CROSSREF = {"429": "429_bare", "404": "404_html"}


@dataclass
class Places:
    """The three places, each on a server of its own."""

    pubmed: StandInPubMed
    europepmc: StandInPubMed
    crossref: StandIn
    settings: Settings

    def door(self, **changes: Any) -> Abstracts:
        client = Client(patience=Patience(connect=0.5, read=0.3, tries=2), sleep=lambda _: None)
        return abstracts(replace(self.settings, **changes), client)

    @property
    def asked(self) -> int:
        return len(self.pubmed.requests) + len(self.europepmc.requests) + len(self.crossref.requests)


@pytest.fixture
def places(tmp_path: Path) -> Iterator[Places]:
    pubmed, europepmc, crossref = StandInPubMed(), StandInPubMed(), StandIn()
    with serving(pubmed), serving(europepmc), serving_crossref(crossref):
        settings = Settings(
            pubmed_url=f"{pubmed.url}/eutils",
            europepmc_url=f"{europepmc.url}/europepmc",
            crossref_url=crossref.url,
            cache_dir=tmp_path / "cache",
            today=TODAY,
        )
        yield Places(pubmed, europepmc, crossref, settings)


def put(places: Places, place: str, abstract: bool = True) -> None:
    """Gives a place the article, with or without its abstract."""
    if place == "pubmed":
        places.pubmed.holds(article("101", DOI) if abstract else article("101", DOI, sections=()))
    elif place == "europepmc":
        places.europepmc.results.append(result(DOI) if abstract else result(DOI, abstractText=None))
    else:
        places.crossref.holds(work(DOI, **({"abstract": JATS} if abstract else {})))


@pytest.mark.parametrize(
    ("place", "asked", "words"),
    [
        ("pubmed", (2, 0, 0), "RESULTS: Sleep was shorter"),
        ("europepmc", (1, 1, 0), "Results: Sleep was shorter"),
        ("crossref", (1, 1, 1), "Results: Lamps shorten sleep."),
    ],
)
def test_each_place_is_asked_for_what_those_before_it_do_not_hold(
    places: Places, place: str, asked: tuple[int, ...], words: str
) -> None:
    put(places, place)
    found = places.door().get_many([DOI.upper()])[DOI]
    assert isinstance(found, FoundAbstract)
    assert words in found.text
    assert (found.origin, found.retrieved, found.via) == (place, TODAY, Via.NETWORK)
    assert found.digest.startswith("sha256:")
    servers = (places.pubmed, places.europepmc, places.crossref)
    assert tuple(len(server.requests) for server in servers) == asked


def test_the_first_place_that_holds_one_is_whose_it_is(places: Places) -> None:
    for place in ("pubmed", "europepmc", "crossref"):
        put(places, place)
    found = places.door().get_many([DOI])[DOI]
    assert isinstance(found, FoundAbstract)
    assert found.origin == "pubmed"


def test_types_of_one_place_stand_beside_the_words_of_another(places: Places) -> None:
    put(places, "pubmed", abstract=False)
    put(places, "crossref")
    found = places.door().get_many([DOI])[DOI]
    assert isinstance(found, FoundAbstract)
    assert (found.origin, found.kinds.origin, found.pmid) == ("crossref", "pubmed", "101")
    assert found.trials == ("NCT00000001",)
    assert [term.name for term in found.kinds.types] == ["Journal Article", "Randomized Controlled Trial"]


def test_that_all_hold_none_is_a_result_that_names_them(places: Places) -> None:
    for place in ("pubmed", "europepmc", "crossref"):
        put(places, place, abstract=False)
    answers = places.door().get_many([DOI, INVENTED])
    for answer in answers.values():
        assert isinstance(answer, NoAbstract)
        assert answer.asked == ALL
    assert answers[DOI].kinds.origin == "pubmed"


@pytest.mark.parametrize("fault", OUTAGES)
@pytest.mark.parametrize("place", ["pubmed", "europepmc", "crossref"])
def test_an_outage_of_any_place_is_never_no_abstract(places: Places, place: str, fault: str) -> None:
    server = getattr(places, place)
    server.fault = _AT_CROSSREF.get(fault, fault) if place == "crossref" else fault
    answer = places.door().get_many([DOI])[DOI]
    assert isinstance(answer, Unchecked), answer
    server.fault = None
    places.door().get_many([DOI])
    put(places, place)
    again = places.door(refresh=True).get_many([DOI])[DOI]
    assert isinstance(again, FoundAbstract)


@pytest.mark.parametrize("fault", OUTAGES)
def test_an_outage_is_no_matter_where_another_place_holds_one(places: Places, fault: str) -> None:
    places.pubmed.fault = fault
    put(places, "europepmc")
    found = places.door().get_many([DOI])[DOI]
    assert isinstance(found, FoundAbstract)
    assert found.origin == "europepmc"


@pytest.mark.parametrize("fault", ["bomb", "truncated", "another_article", "error_document"])
def test_an_answer_of_pubmed_that_cannot_be_trusted_is_not_used(places: Places, fault: str) -> None:
    put(places, "pubmed")
    places.pubmed.fault, places.pubmed.fault_on = fault, "efetch"
    assert not isinstance(places.door().get_many([DOI])[DOI], FoundAbstract)


def test_bare_versions_are_never_kept(places: Places) -> None:
    places.europepmc.fault = "bare_version"
    assert isinstance(places.door().get_many([DOI])[DOI], Unchecked)
    places.europepmc.fault = None
    put(places, "europepmc")
    assert isinstance(places.door().get_many([DOI])[DOI], FoundAbstract)


def test_a_second_run_asks_nothing_for_a_month_and_refresh_asks_at_once(places: Places) -> None:
    put(places, "pubmed")
    first = places.door().get_many([DOI])[DOI]
    asked = places.asked
    later = places.door(today=TODAY + timedelta(days=30)).get_many([DOI])[DOI]
    assert isinstance(later, FoundAbstract)
    assert (later.via, later.retrieved) == (Via.CACHE, TODAY)
    assert replace(later, via=Via.NETWORK) == first
    assert places.asked == asked
    places.door(today=TODAY + timedelta(days=31)).get_many([DOI])
    places.door(refresh=True).get_many([DOI])
    assert places.asked == asked + 4


def test_that_there_is_none_is_kept_for_a_week(places: Places) -> None:
    places.door().get_many([DOI])
    asked = places.asked
    kept = places.door(today=TODAY + timedelta(days=7)).get_many([DOI])[DOI]
    assert isinstance(kept, NoAbstract)
    assert (kept.via, kept.asked, places.asked) == (Via.CACHE, ALL, asked)
    places.door(today=TODAY + timedelta(days=8)).get_many([DOI])
    assert places.asked > asked


def test_many_dois_are_few_requests(places: Places) -> None:
    dois = [f"10.5555/work.{n}" for n in range(60)]
    places.pubmed.holds(*(article(str(1000 + n), doi) for n, doi in enumerate(dois)))
    answers = places.door().get_many(dois)
    assert all(isinstance(answer, FoundAbstract) for answer in answers.values())
    assert list(answers) == dois
    assert places.asked <= 8


def test_a_work_without_a_doi_goes_by_its_pmid(places: Places) -> None:
    places.pubmed.holds(article("102"), article("103", sections=()))
    answers = places.door().get_many(["pmid:102", "pmid:103"])
    assert isinstance(answers["pmid:102"], FoundAbstract)
    none = answers["pmid:103"]
    assert isinstance(none, NoAbstract)
    assert none.asked == ("PubMed",)


def test_a_doi_with_a_comma_and_an_alias_are_asked_for_singly(places: Places) -> None:
    places.crossref.holds(work("10.5555/a,b", abstract=JATS), work("10.5555/prime", abstract=JATS))
    places.crossref.aliases["10.5555/old"] = "10.5555/prime"
    answers = places.door().get_many(["10.5555/a,b", "10.5555/old"])
    assert list(answers) == ["10.5555/a,b", "10.5555/old"]
    assert all(isinstance(answer, FoundAbstract) for answer in answers.values())


def test_no_list_of_crossref_names_what_a_filter_cannot_hold(places: Places) -> None:
    dois = [DOI, "10.5555/a,b", "10.5555/a|b", "10.5555/" + "x" * 600]
    places.crossref.holds(*(work(doi, abstract=JATS) for doi in dois))
    places.crossref.fault, places.crossref.fault_on = "400", r"works\?.*(%2C|%7C|,b|\||x{600})"
    answers = places.door().get_many(dois)
    assert list(answers) == dois
    assert all(isinstance(answer, FoundAbstract) for answer in answers.values()), answers


@pytest.mark.parametrize("fault", ["400", "500", "200_html", "null_message", "list_message", "404_html", "short_body"])
def test_a_record_that_spoils_a_list_of_crossref_hides_no_other_abstract(places: Places, fault: str) -> None:
    dois = [DOI, "10.5555/spoilt", BARE]
    places.crossref.holds(work(DOI, abstract=JATS), work("10.5555/spoilt", abstract=JATS), work(BARE))
    places.crossref.fault, places.crossref.fault_on = fault, "spoilt"
    answers = places.door().get_many(dois)
    assert isinstance(answers[DOI], FoundAbstract)
    assert isinstance(answers[BARE], NoAbstract)
    assert isinstance(answers["10.5555/spoilt"], Unchecked)


def test_an_outage_of_crossref_is_found_out_with_few_requests(places: Places) -> None:
    places.crossref.fault = "404_html"
    answers = places.door().get_many([f"10.5555/work.{n}" for n in range(20)])
    assert all(isinstance(answer, Unchecked) for answer in answers.values())
    assert len(places.crossref.requests) <= 4


@pytest.mark.parametrize("odd", [{"abstract": 3}, {"abstract": ""}, {"abstract": "<jats:p/>"}])
def test_an_odd_abstract_is_none(places: Places, odd: dict[str, Any]) -> None:
    places.crossref.holds(work(DOI, **odd))
    assert isinstance(places.door().get_many([DOI])[DOI], NoAbstract)


@pytest.mark.parametrize("fault", ["null_message", "list_message", "no_doi"])
def test_an_answer_of_crossref_without_sense_is_unchecked(places: Places, fault: str) -> None:
    places.crossref.fault = fault
    assert isinstance(places.door().get_many([DOI])[DOI], Unchecked)


def test_offline_nothing_is_asked_and_nothing_is_read_from_the_cache(places: Places) -> None:
    put(places, "pubmed")
    places.door().get_many([DOI])
    asked = places.asked
    assert isinstance(places.door(offline=True).get_many([DOI])[DOI], Unchecked)
    assert places.asked == asked


def test_nothing_asked_is_nothing_answered(places: Places) -> None:
    assert dict(places.door().get_many([])) == {}
    assert places.asked == 0


def test_a_broken_cache_file_is_one_warning_and_no_crash(places: Places, tmp_path: Path) -> None:
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / FILE).write_bytes(b"this is no database" * 100)
    put(places, "pubmed")
    door = places.door()
    assert isinstance(door.get_many([DOI])[DOI], FoundAbstract)
    assert len(door.warnings) == 1


def test_a_folder_that_cannot_be_written_is_one_warning(places: Places, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    door = places.door(refresh=True)
    door.get_many([DOI])
    door.get_many([DOI])
    assert len(door.warnings) == 1


@pytest.mark.parametrize("body", ["[]", "{}", "nonsense", '{"kinds": 3}'])
def test_a_kept_answer_that_makes_no_sense_is_asked_for_again(places: Places, tmp_path: Path, body: str) -> None:
    put(places, "pubmed")
    places.door().get_many([DOI])
    with closing(sqlite3.connect(tmp_path / "cache" / FILE)) as connection, connection:
        connection.execute("UPDATE abstracts SET body = ?", (body,))
    found = places.door().get_many([DOI])[DOI]
    assert isinstance(found, FoundAbstract)
    assert found.via is Via.NETWORK


def test_the_cache_holds_no_key_and_no_address(places: Places, tmp_path: Path) -> None:
    put(places, "pubmed")
    client = Client(mailto="jane@clinic.example", sleep=lambda _: None)
    abstracts(replace(places.settings, pubmed_key="s3cret"), client).get_many([DOI])
    kept = b"".join(path.read_bytes() for path in (tmp_path / "cache").iterdir())
    assert b"s3cret" not in kept
    assert b"jane@" not in kept


def test_a_door_makes_its_own_client(places: Places) -> None:
    put(places, "pubmed")
    assert isinstance(abstracts(places.settings).get_many([DOI])[DOI], FoundAbstract)
