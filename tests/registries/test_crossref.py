"""Batches of DOIs: as few as both caps allow, and no odd record spoils its neighbours."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.registries.batching import LONGEST
from evidence.registries.crossref_lists import BATCH, dealt
from evidence.registries.registry import Absent, Found, Unchecked
from tests.registries.asking import FAULTS
from tests.registries.stand_in import StandIn, work

DOI = "10.5555/light"
SICI = "10.1002/(sici)1097-0258(19980815/30)17:15/16<1661::aid-sim968>3.0.co;2-2"
ODD = (
    SICI, "10.5555/a&b=c", "10.5555/50%_off", "10.5555/what?here", "10.5555/a+b", "10.5555/a#1", "10.5555/ü;x[1]",
    "10.5555/a!$'@*b", "10.5555/../works", "10.5555//two", "10.5555/./b",
)  # fmt: skip
DOIS = st.lists(
    st.text("abcdefgh0123456789./()<>;:-_%&", min_size=1, max_size=90).map("10.5555/".__add__),
    unique=True,
    max_size=400,
)


@given(DOIS, st.integers(200, 400))
def test_batches_hold_every_doi_once_within_both_caps(dois: list[str], fixed: int) -> None:
    from urllib.parse import quote

    made = dealt(dois, fixed)
    assert sorted(doi for batch in made for doi in batch) == sorted(dois)
    assert all(len(batch) <= BATCH for batch in made)
    lengths = [fixed + sum(len(quote(doi, safe="/:()@!$*'")) + 5 for doi in batch) for batch in made]
    assert all(length <= LONGEST or len(batch) == 1 for length, batch in zip(lengths, made, strict=True))


@given(DOIS)
def test_there_are_hardly_more_batches_than_the_caps_force(dois: list[str]) -> None:
    from urllib.parse import quote

    room = LONGEST - 260
    size = sum(len(quote(doi, safe="/:()@!$*'")) + 5 for doi in dois)
    assert len(dealt(dois, 260)) <= 1.1 * max(len(dois) / BATCH, size / room) + 2


def test_one_doi_that_is_longer_than_a_url_may_be_stands_alone() -> None:
    assert sorted(dealt(["10.5555/" + "x" * 2000, DOI], 300), key=len)[0] in ([DOI], ["10.5555/" + "x" * 2000])
    assert dealt([DOI, "10.5555/b"], 5000) == [[DOI], ["10.5555/b"]] or len(dealt([DOI, "10.5555/b"], 5000)) == 2
    assert dealt([], 300) == []


def test_a_request_is_never_longer_than_the_cap_and_never_holds_more_than_fifty(ask: Any, server: StandIn) -> None:
    dois = [f"10.5555/journal.of.long.names.{number:07}" for number in range(400)]
    dois += [f"10.5555/{number}" for number in range(400)]
    server.holds(*(work(doi) for doi in dois))
    answers = ask().get_many(dois)
    assert all(isinstance(answer, Found) for answer in answers.values())
    assert all(len(server.url) + len(path) <= 1800 for path in server.requests)
    assert max(path.count("doi:") for path in server.requests) == 50
    assert len(server.requests) <= 18


@pytest.mark.parametrize("doi", ODD)
def test_odd_signs_come_through_in_a_batch_and_singly(ask: Any, server: StandIn, doi: str) -> None:
    server.holds(work(doi))
    assert isinstance(ask().get_many([doi, DOI])[doi], Found)
    assert len(server.requests) == 1
    assert isinstance(ask(refresh=True).get_many([doi])[doi], Found)
    assert len(server.requests) == 2


def test_a_doi_that_a_filter_cannot_hold_is_asked_singly_and_its_neighbours_together(ask: Any, server: StandIn) -> None:
    server.holds(work("10.5555/a,b"), work("10.5555/a|b"))
    answers = ask().get_many(["10.5555/a,b", DOI, "10.5555/a|b", "10.5555/other"])
    assert all(isinstance(answer, Found) for answer in answers.values())
    assert [path.count("doi:") for path in server.requests] == [2, 0, 0]


@pytest.mark.parametrize("fault", [fault for fault in FAULTS if not fault.startswith(("401", "403", "429"))])
def test_a_record_that_spoils_a_batch_spoils_no_other(ask: Any, server: StandIn, fault: str) -> None:
    dois = [DOI, "10.5555/spoilt", "10.5555/other"]
    server.holds(work("10.5555/spoilt"))
    server.fault, server.fault_on = fault, "spoilt"
    answers = ask().get_many(dois)
    assert isinstance(answers[DOI], Found)
    assert isinstance(answers["10.5555/other"], Found)
    assert isinstance(answers["10.5555/spoilt"], Unchecked)


@pytest.mark.parametrize("fault", ["400", "500", "200_html", "null_message", "list_message", "failed_with_200"])
def test_when_lists_are_out_of_order_single_records_are_asked(ask: Any, server: StandIn, fault: str) -> None:
    server.fault, server.fault_on = fault, r"works\?"
    answers = ask().get_many([DOI, "10.5555/other", "10.5555/invented"])
    assert isinstance(answers[DOI], Found)
    assert isinstance(answers["10.5555/other"], Found)
    assert isinstance(answers["10.5555/invented"], Absent)


def test_a_batch_that_holds_the_records_of_others_accuses_nobody(ask: Any, server: StandIn) -> None:
    server.fault, server.fault_on = "another_work", r"works\?"
    answers = ask().get_many([DOI, "10.5555/other"])
    assert {answer.record.doi for answer in answers.values()} == {DOI, "10.5555/other"}


def test_an_alias_in_a_batch_is_found_under_its_prime_doi(ask: Any, server: StandIn) -> None:
    server.aliases["10.5555//light"] = DOI
    answers = ask().get_many(["10.5555//light", "10.5555/other"])
    record = answers["10.5555//light"].record
    assert (record.doi, record.prime_doi) == ("10.5555//light", DOI)


@pytest.mark.parametrize(
    ("title", "shown"),
    [("Night \x00\x1b[31mshift", "Night [31mshift"), ("Broken \ud800 letter", "Broken letter"), ("a\tb\nc", "a b c")],
)
def test_no_title_sends_signs_to_a_terminal_that_it_would_obey(
    ask: Any, server: StandIn, title: str, shown: str
) -> None:
    server.holds(work(DOI, title))
    assert ask().get_many([DOI])[DOI].record.title == shown
