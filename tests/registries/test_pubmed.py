"""PubMed, against a server that speaks like it: what is read, what is re-joined, and every fault."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from evidence.registries.article import Article, from_json, record_of, to_json
from evidence.registries.http import Client, Patience
from evidence.registries.pubmed import PubMed
from evidence.registries.registry import Absent, Status, Unchecked, Update
from evidence.registries.status import status_of
from tests.registries.stand_in_pubmed import StandInPubMed, article, serving

TODAY = date(2026, 11, 24)
DOI = "10.5555/light"
QUICK = Patience(connect=0.5, read=0.3, tries=2, longest_pause=20.0)
FAULTS = (
    "429", "403", "500", "502_html", "400", "404", "200_html", "truncated", "bomb", "file_entity", "error_document",
    "other_xml", "short_body", "hang",
)  # fmt: skip


@pytest.fixture
def server() -> Iterator[StandInPubMed]:
    state = StandInPubMed()
    state.holds(article("101", DOI, pmcid="PMC5101"), article("102"), article("103", "10.5555/naps"))
    with serving(state):
        yield state


@pytest.fixture
def pauses() -> list[float]:
    return []


@pytest.fixture
def pubmed(server: StandInPubMed, pauses: list[float]) -> PubMed:
    return PubMed(f"{server.url}/eutils", Client(patience=QUICK, sleep=pauses.append), today=TODAY)


def by_pmid(pubmed: PubMed, pmid: str) -> Article:
    answer = pubmed.by_pmid([pmid])[pmid]
    assert isinstance(answer, Article), answer
    return answer


def test_an_article_is_read_with_all_that_checks_need(pubmed: PubMed) -> None:
    found = by_pmid(pubmed, "101")
    assert (found.pmid, found.doi, found.pmcid) == ("101", DOI, "PMC5101")
    assert found.title == "Evening light and sleep in adults"
    assert found.abstract == (
        "BACKGROUND: Evening light may shorten sleep.\n"
        "METHODS: Adults (n=40) sat by a lamp of 10³ lux & slept.\n"
        "RESULTS: Sleep was shorter in 64% after 8 weeks (p<0.05)."
    )
    assert [(term.ui, term.name) for term in found.types][1] == ("D016449", "Randomized Controlled Trial")
    assert [term.name for term in found.headings] == ["Humans", "Double-Blind Method"]
    assert found.journal == ("Journal of Sleep", "J Sleep")
    assert found.years == (2024, 2023)
    assert (found.volume, found.issue, found.pages) == ("3", "1", "1-9")
    assert [author.last for author in found.authors] == ["Doe", "Roe", "Sleep Study Group"]
    assert found.trials == ("NCT00000001",)


def test_the_identifiers_of_cited_works_are_not_the_articles_own(pubmed: PubMed) -> None:
    assert by_pmid(pubmed, "102").doi is None


@pytest.mark.parametrize(
    ("location", "doi"),
    [
        ('<ELocationID EIdType="doi" ValidYN="Y">10.5555/Place</ELocationID>', "10.5555/place"),
        ('<ELocationID EIdType="doi" ValidYN="N">10.5555/wrong</ELocationID>', None),
    ],
)
def test_a_doi_may_stand_beside_the_pages(
    pubmed: PubMed, server: StandInPubMed, location: str, doi: str | None
) -> None:
    server.holds(article("104", extra=location))
    assert by_pmid(pubmed, "104").doi == doi


def test_a_span_of_years_counts_whole_and_a_translated_title_loses_its_brackets(
    pubmed: PubMed, server: StandInPubMed
) -> None:
    span = "<MedlineDate>1998 Dec-1999 Jan</MedlineDate>"
    server.holds(article("104", title="[Evening light].", year=span, sections=((None, "Plain words."),), headings=()))
    found = by_pmid(pubmed, "104")
    assert (found.title, found.years, found.abstract) == ("Evening light", (1998, 1999, 2023), "Plain words.")


def test_a_book_is_an_article_too(pubmed: PubMed, server: StandInPubMed) -> None:
    server.articles["105"] = """<PubmedBookArticle><BookDocument><PMID>105</PMID><ArticleIdList>
<ArticleId IdType="bookaccession">NBK1</ArticleId></ArticleIdList><Book><BookTitle>Sleep, a handbook</BookTitle>
<PubDate><Year>2025</Year></PubDate></Book><ArticleTitle>Insomnia</ArticleTitle><AuthorList Type="editors"><Author>
<LastName>Ed</LastName></Author></AuthorList><AuthorList Type="authors"><Author><LastName>Poe</LastName>
<Initials>E</Initials></Author></AuthorList><PublicationType UI="D016454">Review</PublicationType>
<Abstract><AbstractText>Sleep is lost.</AbstractText></Abstract></BookDocument></PubmedBookArticle>"""
    found = by_pmid(pubmed, "105")
    assert (found.title, found.journal, found.years) == ("Insomnia", ("Sleep, a handbook",), (2025,))
    assert ([a.last for a in found.authors], found.abstract) == (["Poe"], "Sleep is lost.")
    assert [term.name for term in found.types] == ["Review"]


def test_many_pmids_are_one_request_and_what_is_not_held_is_absent_after_a_second_look(
    pubmed: PubMed, server: StandInPubMed
) -> None:
    answers = pubmed.by_pmid(["101", "888", "102"])
    assert isinstance(answers["101"], Article)
    absent = answers["888"]
    assert isinstance(absent, Absent)
    assert (absent.doi, absent.asked) == ("pmid:888", ("PubMed",))
    assert [form["id"] for form in server.questions] == ["101,888,102", "888"]
    assert all(len(path) < 2000 for path in server.requests)


def test_more_pmids_than_one_request_takes_are_several(pubmed: PubMed, server: StandInPubMed) -> None:
    server.articles |= {str(n): article(str(n)) for n in range(1000, 1250)}
    answers = pubmed.by_pmid(str(n) for n in range(1000, 1250))
    assert len(answers) == 250
    assert all(isinstance(one, Article) for one in answers.values())
    assert [form["id"].count(",") + 1 for form in server.questions] == [100, 100, 50]


def test_a_doi_leads_to_its_article_and_not_to_what_else_the_search_found(
    pubmed: PubMed, server: StandInPubMed
) -> None:
    server.search[DOI] = ["103", "101"]
    server.search["10.5555/unheard.of"] = ["103"]
    answers = pubmed.by_doi([DOI, "10.5555/unheard.of", "10.5555/nothing"])
    found = answers[DOI]
    assert isinstance(found, Article)
    assert found.pmid == "101"
    assert isinstance(answers["10.5555/unheard.of"], Absent)
    assert isinstance(answers["10.5555/nothing"], Absent)
    assert len(server.requests) == 2


def test_of_a_work_and_a_notice_with_one_doi_the_work_is_taken(pubmed: PubMed, server: StandInPubMed) -> None:
    notice = article("106", DOI, title="Retraction.", relations=(("RetractionOf", "J Sleep. 2024;3:1", "101"),))
    server.holds(notice)
    found = pubmed.by_doi([DOI])[DOI]
    assert isinstance(found, Article)
    assert found.pmid == "101"


def test_a_search_that_shows_only_a_part_is_made_again_in_halves(pubmed: PubMed, server: StandInPubMed) -> None:
    server.hits_shown = 1
    answers = pubmed.by_doi([DOI, "10.5555/naps"])
    assert set(answers) == {DOI, "10.5555/naps"}
    assert all(isinstance(one, Article) for one in answers.values())


def test_signs_of_old_dois_survive_the_way(pubmed: PubMed, server: StandInPubMed) -> None:
    sici = "10.1002/(sici)1097-0258(19980815/30)17:15/16<1661::aid-sim968>3.0.co;2-2"
    server.holds(article("107", sici))
    assert isinstance(pubmed.by_doi([sici])[sici], Article)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_of_efetch_is_unchecked_and_never_an_absence(
    pubmed: PubMed, server: StandInPubMed, pauses: list[float], fault: str
) -> None:
    server.fault, server.fault_on = fault, "efetch"
    for answer in (*pubmed.by_pmid(["101"]).values(), *pubmed.by_doi([DOI]).values()):
        assert isinstance(answer, Unchecked), answer
        assert answer.reason
    assert all(pause <= QUICK.longest_pause for pause in pauses)


@pytest.mark.parametrize("fault", [*FAULTS, "error_json", "list"])
def test_a_fault_of_the_search_is_unchecked_too(pubmed: PubMed, server: StandInPubMed, fault: str) -> None:
    server.fault, server.fault_on = fault, "esearch"
    assert isinstance(pubmed.by_doi([DOI])[DOI], Unchecked)


@pytest.mark.parametrize(("fault", "words"), [("bomb", "entities of its own"), ("file_entity", "entities of its own")])
def test_entities_are_refused_by_name(pubmed: PubMed, server: StandInPubMed, fault: str, words: str) -> None:
    server.fault = fault
    answer = pubmed.by_pmid(["101"])["101"]
    assert isinstance(answer, Unchecked)
    assert words in answer.reason


def test_another_article_than_the_one_asked_for_is_not_taken(pubmed: PubMed, server: StandInPubMed) -> None:
    server.fault = "another_article"
    answer = pubmed.by_pmid(["101"])["101"]
    assert isinstance(answer, Absent)


def test_words_nested_without_end_are_no_crash(pubmed: PubMed, server: StandInPubMed) -> None:
    server.holds(article("104", title="<b>" * 50_000 + "Deep" + "</b>" * 50_000))
    assert by_pmid(pubmed, "104").title == "Deep"


def test_a_short_outage_is_survived(pubmed: PubMed, server: StandInPubMed) -> None:
    server.fault, server.faults_left = "429", 1
    assert by_pmid(pubmed, "101").doi == DOI


def test_without_address_and_key_the_program_still_names_itself(pubmed: PubMed, server: StandInPubMed) -> None:
    by_pmid(pubmed, "101")
    assert server.questions[0]["tool"] == "evidence"
    assert "email" not in server.questions[0]


def private(server: StandInPubMed) -> PubMed:
    client = Client(mailto="jane@clinic.example", patience=QUICK, sleep=lambda _: None)
    return PubMed(f"{server.url}/eutils", client, today=TODAY, key="s3cret")


def test_address_and_key_are_given_and_stand_in_no_url_and_no_log(
    server: StandInPubMed, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    registry = private(server)
    registry.by_doi([DOI])
    assert {(form["email"], form["api_key"]) for form in server.questions} == {("jane@clinic.example", "s3cret")}
    seen = " ".join((*server.requests, caplog.text, repr(registry.client)))
    assert "s3cret" not in seen
    assert "jane" not in " ".join((*server.requests, caplog.text))


@pytest.mark.parametrize("fault", FAULTS)
def test_no_reason_tells_the_key(server: StandInPubMed, fault: str) -> None:
    server.fault = fault
    answer = private(server).by_pmid(["101"])["101"]
    assert isinstance(answer, Unchecked)
    assert "s3cret" not in repr(answer)


def test_a_host_that_takes_no_post_is_asked_without_them(server: StandInPubMed) -> None:
    server.posts = False
    registry = private(server)
    assert isinstance(registry.by_pmid(["101"])["101"], Article)
    assert isinstance(registry.by_pmid(["102"])["102"], Article)
    assert "api_key" not in server.questions[0]
    assert len(server.requests) == 3


@pytest.mark.parametrize(("key", "longest", "shortest"), [(None, 0.36, 0.2), ("s3cret", 0.11, 0.02)])
def test_the_pace_is_three_a_second_and_ten_with_a_key(
    server: StandInPubMed, key: str | None, longest: float, shortest: float
) -> None:
    pauses: list[float] = []
    registry = PubMed(f"{server.url}/eutils", Client(patience=QUICK, sleep=pauses.append), today=TODAY, key=key)
    registry.by_doi([DOI])
    assert pauses
    assert all(shortest < pause <= longest for pause in pauses)


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        ("RetractionIn", Status.RETRACTED),
        ("PartialRetractionIn", Status.PARTIALLY_RETRACTED),
        ("ExpressionOfConcernIn", Status.CONCERN),
        ("ErratumIn", Status.CORRECTED),
        ("CorrectedandRepublishedIn", Status.CORRECTED),
        ("UpdateIn", Status.REPLACED),
        ("RetractionOf", Status.NOTICE),
        ("ErratumFor", Status.NOTICE),
        ("CommentIn", Status.CURRENT),
        ("Cites", Status.CURRENT),
    ],
)
def test_comments_and_corrections_give_a_work_its_standing(
    pubmed: PubMed, server: StandInPubMed, kind: str, status: Status
) -> None:
    server.holds(article("104", relations=((kind, "J Sleep. 2025 Mar 4;4(1):12. doi: 10.5555/notice.", "201"),)))
    assert status_of(record_of(by_pmid(pubmed, "104"))) is status


@pytest.mark.parametrize(
    ("source", "pmid", "day", "notice"),
    [
        ("J Sleep. 2025 Mar 4;4(1):12. doi: 10.5555/notice.", "201", date(2025, 3, 4), "10.5555/notice"),
        ("J Sleep. 2025 Mar;4(1):12", "201", date(2025, 3, 1), "pmid:201"),
        ("J Sleep. 2025 Spring;4(1):12", "", date(2025, 1, 1), None),
        ("J Sleep. 2025 Feb 31;4", "", date(2025, 1, 1), None),
        ("J Sleep", "", None, None),
    ],
)
def test_a_notice_is_told_with_its_date_and_where_it_stands(
    pubmed: PubMed, server: StandInPubMed, source: str, pmid: str, day: date | None, notice: str | None
) -> None:
    server.holds(article("104", relations=(("RetractionIn", source, pmid),)))
    assert by_pmid(pubmed, "104").updates == (Update("retraction", "pubmed", day, notice),)


def test_a_retracted_publication_without_a_named_notice_is_retracted(pubmed: PubMed, server: StandInPubMed) -> None:
    server.holds(article("104", types=(("D016428", "Journal Article"), ("D016441", "Retracted Publication"))))
    assert status_of(record_of(by_pmid(pubmed, "104"))) is Status.RETRACTED


def test_an_article_survives_the_cache_without_its_abstract(pubmed: PubMed, server: StandInPubMed) -> None:
    server.holds(article("104", DOI, relations=(("RetractionIn", "J Sleep. 2025", "1"), ("ErratumIn", "J Sleep", "2"))))
    found = by_pmid(pubmed, "104")
    row: dict[str, Any] = to_json(found)
    assert "abstract" not in row
    assert record_of(from_json(row)) == record_of(found)
