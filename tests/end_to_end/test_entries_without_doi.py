"""An entry of a document's own list without a DOI, and the same work in the library."""

from __future__ import annotations

import pytest

from tests.end_to_end.library_of_light import lock
from tests.workspace import Workspace

BIB = """\
@article{brandt2018,
  author = {Brandt, Katja and Olsen, Mikkel},
  title = {Adherence to once-daily statins in {Danish} care: a registry cohort},
  journal = {Clinical Epidemiology}, year = {2018}, volume = {10}, pages = {881--890}, doi = {10.5555/statins}}
"""
TITLE = "Adherence to once-daily statins in Danish care: a registry cohort"


@pytest.fixture
def team(workspace: Workspace) -> Workspace:
    workspace.write("references.bib", BIB)
    workspace.write("sources/brandt2018.txt", "In this registry cohort, 61% of 4,020 adults were adherent at 1 year.\n")
    return workspace


def _source_and_figure(team: Workspace, entry: str) -> tuple[str | None, str | None]:
    team.write("copy.md", f"Only 74% of adults were adherent at 1 year [1].\n\n## References\n\n1. {entry}\n")
    (claim,) = team.check("copy.md").data["documents"][0]["claims"]
    (source,) = claim["sources"]
    return source["key"], next((one["verdict"] for one in claim["agreement"] if one["slot"] == "figure"), None)


@pytest.mark.parametrize(
    "entry",
    [
        f"Brandt K, Olsen M. {TITLE}. Clin Epidemiol. 2018;10:881-890.",
        f"Brandt K, Olsen M. {TITLE}. *Clin Epidemiol*. 2018;10(3):881–90.",
        f"Brandt K, et al. {TITLE.replace('once-daily', 'once–daily').upper()}. Clin Epidemiol. 2018;10:881-890.",
        f"Brandt, K., & Olsen, M. (2018). {TITLE}. Clinical Epidemiology, 10, 881-890.",
    ],
)
def test_the_same_author_year_and_title_are_the_same_work(team: Workspace, entry: str) -> None:
    assert _source_and_figure(team, entry) == ("brandt2018", "differs")


@pytest.mark.parametrize(
    "entry",
    [
        f"Brandt K, Olsen M. {TITLE}. Clin Epidemiol. 2019;10:881-890.",
        f"Olsen M, Brandt K. {TITLE}. Clin Epidemiol. 2018;10:881-890.",
        f"Brandt K, Olsen M. {TITLE}. Clin Epidemiol. 2018;11:881-890.",
        f"Brandt K, Olsen M. {TITLE}. Clin Epidemiol. 2018;10:12-20.",
        "Brandt K, Olsen M. Adherence to once-daily statins in Danish care. Clin Epidemiol. 2018;10:881-890.",
        f"Brandt K, Olsen M. {TITLE}. Clin Epidemiol. 2018;10:881-890. doi:10.5555/other",
    ],
)
def test_less_is_no_link(team: Workspace, entry: str) -> None:
    assert _source_and_figure(team, entry) == (None, None)


def test_of_two_works_that_could_be_meant_none_is_taken(team: Workspace) -> None:
    again = (
        BIB.replace("brandt2018", "brandt2018b").replace("10.5555/statins", "10.5555/more").replace("volume", "note")
    )
    team.write("references.bib", BIB.replace("volume", "note") + again)
    entry = f"Brandt K, Olsen M. {TITLE}. Clin Epidemiol. 2018:881-890."
    assert _source_and_figure(team, entry) == (None, None)


def test_a_claim_of_it_is_extracted_with_the_key(team: Workspace) -> None:
    team.write(
        "copy.md",
        f"Only 61% of adults were adherent at 1 year [1].\n\n## References\n\n1. Brandt K. {TITLE}. "
        "Clin Epidemiol. 2018;10:881-890.\n",
    )
    assert "ref: brandt2018" in team.run("claims", "extract", "copy.md").out


def test_a_retraction_of_the_work_is_told_where_the_entry_is_cited(team: Workspace) -> None:
    retraction = [{"type": "retraction", "date": "2020-01-02", "source": "publisher", "notice": "10.5555/notice"}]
    authors = ["Brandt, Katja", "Olsen, Mikkel"]
    record = {"title": TITLE, "authors": authors, "containers": ["Clinical Epidemiology"], "years": [2018]}
    team.write("evidence.lock", lock("10.5555/statins", **record, volume="10", pages="881-890", updates=retraction))
    assert _source_and_figure(team, f"Brandt K, Olsen M. {TITLE}. Clin Epidemiol. 2018;10:881-890.")[0] == "brandt2018"
    (finding,) = [one for one in team.check("copy.md").data["findings"] if one["code"] == "STS311"]
    assert [place["path"] for place in (finding, *finding["related"])] == ["copy.md", "references.bib", "copy.md"]


ENTRY = f"Brandt K, Olsen M. {TITLE}. Clin Epidemiol. 2018;10:881-890."


def test_an_entry_without_a_doi_is_known_by_that_of_the_library(team: Workspace) -> None:
    _source_and_figure(team, ENTRY)
    data = team.check("copy.md").data
    (entry,), (held,) = data["documents"][0]["references"], data["library"]["references"]
    assert (entry["doi"], entry["lookup"]) == (held["doi"], held["lookup"]) == ("10.5555/statins", "unchecked")
    assert data["documents"][0]["claims"][0]["sources"][0]["doi"] == "10.5555/statins"


@pytest.mark.parametrize("with_library", [True, False])
def test_what_was_not_checked_is_counted_as_it_is_listed(team: Workspace, with_library: bool) -> None:
    """The work stands without a DOI first, and with it in the library, or in another document."""
    if not with_library:
        team.write("references.bib", "")
    for name, entry in (("a.md", ENTRY), ("b.md", f"{ENTRY} doi:10.5555/statins"), ("c.md", ENTRY)):
        team.write(name, f"Only 74% of adults were adherent at 1 year [1].\n\n## References\n\n1. {entry}\n")
    result = team.run("check", "a.md", "b.md", "c.md", "--offline", "--format", "json")
    summary = result.data["summary"]
    assert (summary["references"], summary["unchecked_references"], summary["not_applicable"]) == (1, 1, 0)
    assert [one["doi"] for one in result.data["unchecked"]] == ["10.5555/statins"]
    told = " ".join(team.run("check", "a.md", "b.md", "c.md", "--offline").out.split())
    assert "Not checked (1)" in told
    assert "1 reference not checked" in told
