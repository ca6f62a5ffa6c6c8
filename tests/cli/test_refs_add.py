"""`evidence refs add`: a complete entry, a stable key, and no work twice."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.end_to_end.library_of_light import BIB, lock
from tests.registries.stand_in import StandIn, update, work
from tests.registries.stand_in_pubmed import StandInPubMed, article, result, serving
from tests.workspace import Workspace

DOI = "10.5555/light"
NAPS = "10.5555/naps"
DAY = ("--today", "2026-11-24")
ENTRY = """@article{roe2023,
  author  = {Roe, Anna and {Nap Group}},
  title   = {Naps \\& {REM} sleep: A trial},
  journal = {Journal of Sleep},
  year    = {2023},
  volume  = {3},
  number  = {1},
  pages   = {1--9},
  doi     = {10.5555/naps},
}
"""


@pytest.fixture
def naps(light: Workspace, server: StandIn) -> StandIn:
    authors = [{"given": "Anna", "family": "Roe"}, {"name": "Nap Group"}]
    dates = {name: {"date-parts": [[2023, 5]]} for name in ("published-print", "published-online", "issued")}
    server.holds(work(NAPS, "Naps &amp; REM sleep", subtitle=["A trial"], author=authors, **dates))
    return server


def bib(light: Workspace) -> str:
    return (light.folder / "references.bib").read_bytes().decode()


@pytest.mark.parametrize(
    "written", [NAPS, NAPS.upper(), f"doi:{NAPS}", f"https://doi.org/{NAPS}", f"https://x.org/a/{NAPS}?b"]
)
def test_a_complete_entry_is_appended_and_shown(light: Workspace, naps: StandIn, written: str) -> None:
    result = light.run("refs", "add", written, *DAY)
    assert (result.code, result.out) == (0, ENTRY)
    assert bib(light) == BIB + "\n" + ENTRY
    assert light.run("refs", "check", *DAY).code == 0
    assert light.run("refs", "fix", *DAY).out == ""


def test_a_work_is_not_added_twice(light: Workspace, naps: StandIn) -> None:
    naps.aliases["10.5555//light"] = DOI
    naps.aliases["10.5555//naps"] = NAPS
    result = light.run("refs", "add", DOI, "10.5555//light", NAPS, f"doi:{NAPS}", "10.5555//naps", *DAY)
    assert result.code == 0
    assert bib(light) == BIB + "\n" + ENTRY
    assert "10.5555/light: already there as doe2024 (references.bib:1)" in result.err
    assert "10.5555//light: already there as doe2024, under 10.5555/light" in result.err
    assert "10.5555//naps: already there as roe2023, under 10.5555/naps" in result.err


def test_an_alias_is_written_under_its_prime_doi_and_told(light: Workspace, naps: StandIn) -> None:
    naps.aliases["10.5555//naps"] = NAPS
    result = light.run("refs", "add", "10.5555//naps", *DAY)
    assert (result.code, result.out) == (0, ENTRY)
    assert f"10.5555//naps: an alias of {NAPS}, which is written" in result.err


def test_keys_tell_works_of_one_author_and_year_apart(light: Workspace, naps: StandIn) -> None:
    naps.holds(work("10.5555/x"), work("10.5555/y"))
    out = light.run("refs", "add", "10.5555/x", "10.5555/y", *DAY).out
    assert "@article{doe2024a," in out
    assert "@article{doe2024b," in out


@pytest.mark.parametrize(
    ("fields", "head"),
    [
        ({"author": [{"family": "Müller-Łukasz", "given": "Ö."}]}, "@article{mullerlukasz2024,"),
        ({"author": [{"name": "World Health Organization"}]}, "@article{who2024,"),
        ({"author": [{"name": "The Group"}]}, "@article{group2024,"),
        ({"author": []}, "@article{evening2024,"),
        ({"author": [], "title": ["光"]}, "@article{work2024,"),
        ({"author": [{"family": "Doe and Sons", "given": "J"}]}, "@article{doeandsons2024,"),
        ({"type": "book-chapter"}, "@incollection{doe2024a,"),
        ({"type": "posted-content"}, "@misc{doe2024a,"),
    ],
)
def test_keys_and_kinds(light: Workspace, server: StandIn, fields: dict[str, object], head: str) -> None:
    server.holds(work("10.5555/x", **fields))
    result = light.run("refs", "add", "10.5555/x", *DAY)
    assert result.out.startswith(head)
    assert light.run("refs", "check", "--ignore", "incomplete-entry", *DAY).code == 0


def test_a_work_of_datacite(light: Workspace, server: StandIn) -> None:
    server.agencies["10.5281/data"] = "DataCite"
    server.datacite["10.5281/data"] = {
        "doi": "10.5281/data", "titles": [{"title": "Nights of 40 adults"}], "publicationYear": 2022,
        "creators": [{"familyName": "Poe", "givenName": "Ann"}], "publisher": "Zenodo",
    }  # fmt: skip
    assert light.run("refs", "add", "10.5281/data", *DAY).out.splitlines() == [
        "@misc{poe2022,",
        "  author       = {Poe, Ann},",
        "  title        = {Nights of 40 adults},",
        "  howpublished = {Zenodo},",
        "  year         = {2022},",
        "  doi          = {10.5281/data},",
        "}",
    ]


def test_a_file_with_windows_line_ends_and_no_last_one_keeps_both(light: Workspace, naps: StandIn) -> None:
    before = BIB.replace("\n", "\r\n").rstrip()
    light.write("references.bib", before)
    light.run("refs", "add", NAPS, *DAY)
    assert bib(light) == before + "\r\n\r\n" + ENTRY.replace("\n", "\r\n")


def test_a_library_without_a_bibliography_gets_one(light: Workspace, naps: StandIn) -> None:
    (light.folder / "references.bib").unlink()
    light.write("claims.yaml", "version: 1\nclaims: []\n")
    light.run("refs", "add", NAPS, *DAY)
    assert bib(light) == ENTRY


def test_a_claim_may_wait_for_the_source_that_is_added(light: Workspace, naps: StandIn) -> None:
    claim = "version: 1\nclaims:\n  - {id: naps, statement: Naps help, kind: comparative, sources: [{ref: roe2023}]}\n"
    light.write("claims.yaml", claim)
    assert light.run("refs", "add", NAPS, *DAY).code == 0
    assert light.run("check", *DAY).code == 0


def test_an_invented_doi_adds_nothing_and_exits_with_1(light: Workspace, naps: StandIn) -> None:
    result = light.run("refs", "add", "10.5555/invented", NAPS, *DAY)
    assert result.code == 1
    assert "10.5555/invented: not known to Crossref and doi.org; nothing was added for it" in result.err
    assert bib(light) == BIB + "\n" + ENTRY


def test_an_outage_is_exit_3(light: Workspace, naps: StandIn) -> None:
    naps.fault = "500"
    result = light.run("refs", "add", NAPS, *DAY)
    assert (result.code, result.out, bib(light)) == (3, "", BIB)


def test_a_pmid_that_the_lock_knows(light: Workspace, naps: StandIn) -> None:
    light.write("evidence.lock", lock(NAPS, pmid="123", authors=["Roe, Anna"]))
    result = light.run("refs", "add", "pmid:123", "--offline", *DAY)
    assert result.code == 0
    assert f"doi     = {{{NAPS}}}" in result.out
    assert "pmid    = {123}" in result.out
    again = light.run("refs", "add", "https://pubmed.ncbi.nlm.nih.gov/123/", "--offline", *DAY)
    assert "pmid:123: already there" in again.err


@pytest.fixture
def pubmed(monkeypatch: pytest.MonkeyPatch) -> Iterator[StandInPubMed]:
    state = StandInPubMed(results=[result(NAPS, pmcid="PMC123456", pmid="123")])
    state.holds(article("123", NAPS), article("124", None))
    with serving(state):
        for name, url in state.settings.items():
            monkeypatch.setenv(f"EVIDENCE_{name.upper()}", url)
        yield state


@pytest.mark.parametrize("written", ["123", "PMC123456", "https://pmc.ncbi.nlm.nih.gov/articles/PMC123456/"])
def test_a_pmid_or_pmcid_leads_to_its_work(
    light: Workspace, naps: StandIn, pubmed: StandInPubMed, written: str
) -> None:
    added = light.run("refs", "add", written, *DAY)
    assert added.code == 0
    assert added.out.replace("  pmid    = {123},\n", "") == ENTRY


@pytest.mark.parametrize("held", ["pmid = {123}", "pmcid = {PMC123456}"])
@pytest.mark.parametrize("written", ["PMC123456", "123", NAPS])
def test_a_work_that_is_there_by_another_identifier_is_not_added_again(
    light: Workspace, naps: StandIn, pubmed: StandInPubMed, held: str, written: str
) -> None:
    light.write("references.bib", f"{BIB}\n@article{{mine, title = {{Naps}}, {held}}}\n")
    before = bib(light)
    result = light.run("refs", "add", written, *DAY)
    assert (result.code, bib(light)) == (0, before)
    assert "already there as mine" in result.err


def test_a_work_without_a_doi_is_added_by_its_pmid(light: Workspace, naps: StandIn, pubmed: StandInPubMed) -> None:
    added = light.run("refs", "add", "124", *DAY)
    assert added.code == 0
    assert "= {124}," in added.out
    assert "doi" not in added.out


def test_a_pmid_that_nobody_can_look_up_is_not_checked(light: Workspace) -> None:
    added = light.run("refs", "add", "123", "--offline", *DAY)
    assert added.code == 3
    assert "pmid:123: not checked:" in added.err


def test_a_work_that_nobody_was_asked_about_is_added_and_not_checked(light: Workspace, naps: StandIn) -> None:
    naps.fault, naps.fault_on = "500", "filter=updates"
    result = light.run("refs", "add", NAPS, *DAY)
    assert result.code == 3
    assert f"{NAPS}: added, and not checked: whether notices on it have come out could not be asked" in result.err
    assert NAPS in (light.folder / "references.bib").read_text("utf-8")


def test_a_retracted_work_is_added_with_a_warning(light: Workspace, naps: StandIn) -> None:
    naps.holds(work(NAPS, **{"updated-by": [update("retraction")]}))
    result = light.run("refs", "add", NAPS, *DAY)
    assert result.code == 0
    assert f"{NAPS}: mind that this work is retracted" in result.err


def test_a_notice_is_called_so(light: Workspace, naps: StandIn) -> None:
    naps.holds(work(NAPS, "Retraction: Naps", **{"update-to": [{"DOI": "10.5555/x", "type": "retraction"}]}))
    assert f"{NAPS}: mind that this work is a notice on another work" in light.run("refs", "add", NAPS, *DAY).err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [(("https://www.example.org/article",), "holds no DOI, PMID or PMCID"), (("hello",), "'hello' holds no DOI")],
)
def test_what_is_no_identifier_is_exit_2(light: Workspace, arguments: tuple[str, ...], words: str) -> None:
    result = light.run("refs", "add", *arguments)
    assert result.code == 2
    assert words in result.err
    assert bib(light) == BIB


def test_without_a_library_it_says_what_to_do(workspace: Workspace) -> None:
    result = workspace.run("refs", "add", "10.5555/x", "--offline")
    assert result.code == 2
    assert "evidence init" in result.err
