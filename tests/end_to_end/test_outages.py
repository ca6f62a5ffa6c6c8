"""Every way in which a registry can fail, through to the exit code: never an absence, never a clean run."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest

from evidence.registries.http import Client
from tests.end_to_end.library_of_light import ARTICLE, FILES, lock
from tests.registries.asking import FAULTS, PATIENT, QUICK
from tests.registries.stand_in import StandIn, in_place_of_all, serving, update, work
from tests.workspace import Result, Workspace

DOI = "10.5555/light"
SECOND = """
@article{roe2023,
  author = {Roe, Richard},
  title = {Naps in shift workers},
  doi = {10.5555/naps},
}
"""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[StandIn]:
    state = StandIn()
    state.holds(work(DOI), work("10.5555/naps", "Naps in shift workers"))
    with serving(state):
        for name, url in in_place_of_all(state.url).items():
            monkeypatch.setenv(name, url)
        monkeypatch.setattr("evidence.registries.chain.Client", partial(Client, patience=QUICK, sleep=lambda _: None))
        yield state


@pytest.fixture
def light(light: Workspace, monkeypatch: pytest.MonkeyPatch, server: StandIn) -> Workspace:
    """The library without a lock, so that all is asked for."""
    light.write("article.md", ARTICLE.split("Lamps")[0])
    (light.folder / "evidence.lock").unlink()
    monkeypatch.setenv("EVIDENCE_CACHE_DIR", str(light.folder / ".cache"))
    return light


def heal(server: StandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    """The server answers again, and is waited for as long as a busy machine may need."""
    server.fault = None
    monkeypatch.setattr("evidence.registries.chain.Client", partial(Client, patience=PATIENT, sleep=lambda _: None))


def check(workspace: Workspace, *arguments: str) -> Result:
    return workspace.run("check", "article.md", "--format", "json", "--today", "2026-11-24", *arguments)


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("count", [1, 2])
def test_a_fault_is_exit_3_with_a_reason_and_is_forgotten_by_the_next_run(
    light: Workspace, server: StandIn, monkeypatch: pytest.MonkeyPatch, fault: str, count: int
) -> None:
    if count == 2:
        light.write("references.bib", FILES["references.bib"] + SECOND)
    server.fault = fault
    failed = check(light)
    assert failed.code == 3
    assert failed.data["summary"]["absent"] == 0
    assert len(failed.data["unchecked"]) == count
    assert all(row["reason"] for row in failed.data["unchecked"])
    assert check(light, "--allow-unchecked").code == 0
    heal(server, monkeypatch)
    again = check(light, "--fail-on", "never")
    assert again.code == 0
    assert again.data["unchecked"] == []


@pytest.mark.parametrize("fault", FAULTS)
def test_a_404_of_crossref_while_doi_org_fails_is_exit_3(
    light: Workspace, server: StandIn, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    server.works.clear()
    server.fault, server.fault_on = fault, "doiRA"
    failed = check(light)
    assert failed.code == 3
    assert "Crossref does not know it" in failed.data["unchecked"][0]["reason"]
    heal(server, monkeypatch)
    assert check(light).code == 1


def test_a_host_that_is_not_there_is_exit_3(light: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EVIDENCE_CROSSREF_URL", "http://127.0.0.1:9")
    failed = check(light)
    assert failed.code == 3
    assert "could not be reached" in failed.data["unchecked"][0]["reason"]


@pytest.mark.parametrize("fault", ["429_bare", "500", "200_html", "reset", "drip"])
def test_neither_mailto_nor_token_is_shown_when_something_fails(
    light: Workspace, server: StandIn, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    monkeypatch.setenv("EVIDENCE_CROSSREF_TOKEN", "s3cret")
    server.fault = fault
    result = light.run("check", "article.md", "--mailto", "jane@clinic.example")
    assert "s3cret" not in result.out + result.err
    assert "jane@" not in result.out + result.err


def references_of(result: Result) -> dict[str, tuple[str, str]]:
    return {one["doi"]: (one["status"], one["lookup"]) for one in result.data["library"]["references"]}


GATEWAY = ("404_html", "404_json", "redirect_to_404")
"""What stands before Crossref; of the list of notices alone, which not every server keeps, stderr tells."""


@pytest.mark.parametrize("fault", [one for one in FAULTS if one not in ("another_work", "400", *GATEWAY)])
def test_a_work_whose_notices_could_not_be_asked_for_is_not_checked(
    light: Workspace, server: StandIn, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    server.fault, server.fault_on = fault, "filter=updates"
    failed = check(light)
    assert failed.code == 3
    assert references_of(failed) == {DOI: ("unknown", "found")}
    (row,) = failed.data["unchecked"]
    assert (row["doi"], failed.data["summary"]["unchecked_references"]) == (DOI, 1)
    assert "whether notices on it have come out could not be asked" in row["reason"]
    assert "no second look for notices on 1 work" in failed.err
    assert check(light, "--allow-unchecked").code == 0
    heal(server, monkeypatch)
    assert references_of(check(light)) == {DOI: ("current", "found")}


@pytest.mark.parametrize("format_", ["terminal", "markdown", "html", "junit", "sarif", "github"])
def test_every_report_tells_that_notices_could_not_be_asked_for(
    light: Workspace, server: StandIn, monkeypatch: pytest.MonkeyPatch, format_: str
) -> None:
    summary = light.folder / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    server.fault, server.fault_on = "500", "filter=updates"
    told = " ".join(light.run("check", "article.md", "--format", format_, "--today", "2026-11-24").out.split())
    assert "1 reference not checked" in told
    told += " ".join(summary.read_text("utf-8").split()) if summary.exists() else ""
    assert "whether notices on it have come out could not be asked" in told


def test_a_retraction_that_the_record_tells_of_stands_though_notices_could_not_be_asked_for(
    light: Workspace, server: StandIn
) -> None:
    server.holds(work(DOI, **{"updated-by": [update("retraction")]}))
    server.fault, server.fault_on = "500", "filter=updates"
    result = check(light)
    assert result.code == 1
    assert "STS311" in result.codes()
    assert result.data["unchecked"] == []


def test_the_lock_calls_no_work_current_that_nobody_confirmed(
    light: Workspace, server: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.fault, server.fault_on = "500", "filter=updates"
    locked = light.run("lock", "--today", "2026-11-24")
    assert locked.code == 3
    assert f"not checked: {DOI}: whether notices" in locked.err
    assert check(light, "--offline").code == 3
    heal(server, monkeypatch)
    light.run("lock", "--today", "2026-11-01")
    before = (light.folder / "evidence.lock").read_bytes()
    server.fault = "500"
    assert light.run("lock", "--refresh", "--today", "2026-11-24").code == 3
    assert (light.folder / "evidence.lock").read_bytes() == before
    stale = check(light)
    assert stale.code == 3
    assert "WFL809" not in stale.codes()


@pytest.mark.parametrize("fault", GATEWAY)
def test_a_gateway_before_crossref_confirms_nothing_though_doi_org_answers(
    light: Workspace, server: StandIn, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    server.holds(work(DOI, **{"updated-by": [update("retraction")]}))
    server.fault, server.fault_on = fault, "^/works"
    failed = check(light)
    assert failed.code == 3
    assert references_of(failed) == {DOI: ("unknown", "unchecked")}
    assert "a 404 that is not Crossref's" in failed.data["unchecked"][0]["reason"]
    locked = light.run("lock", "--today", "2026-11-24")
    assert locked.code == 3
    assert DOI not in (light.folder / "evidence.lock").read_text("utf-8")
    heal(server, monkeypatch)
    again = check(light)
    assert again.code == 1
    assert "STS311" in again.codes()


@pytest.mark.parametrize("fault", GATEWAY)
def test_what_doi_org_does_not_know_is_absent_whatever_stands_before_crossref(
    light: Workspace, server: StandIn, fault: str
) -> None:
    server.works.clear()
    server.fault, server.fault_on = fault, "^/works"
    failed = check(light)
    assert failed.code == 1
    assert references_of(failed) == {DOI: ("unknown", "absent")}


def test_a_work_that_crossref_keeps_and_does_not_show_is_found_and_not_checked(
    light: Workspace, server: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.fault, server.fault_on = "404_as_json_type", "/works/[^/]*$"
    failed = check(light)
    assert failed.code == 3
    assert references_of(failed) == {DOI: ("unknown", "found")}
    assert "kept by Crossref, which does not show its record" in failed.data["unchecked"][0]["reason"]
    assert light.run("lock", "--today", "2026-11-24").code == 3
    assert DOI not in (light.folder / "evidence.lock").read_text("utf-8")
    heal(server, monkeypatch)
    assert references_of(check(light)) == {DOI: ("current", "found")}


@pytest.mark.parametrize("origin", ["crossref", "doi.org (Crossref)", "pubmed"])
def test_a_lock_that_leaves_a_standing_open_is_no_check(
    light: Workspace, server: StandIn, monkeypatch: pytest.MonkeyPatch, origin: str
) -> None:
    light.write("evidence.lock", lock(origin=origin, status_known=False, status_checked="2026-11-24"))
    offline = check(light, "--offline")
    assert offline.code == 3
    assert "evidence.lock holds no registry's word on that" in offline.data["unchecked"][0]["reason"]
    server.fault = "500"
    assert check(light).code == 3
    heal(server, monkeypatch)
    assert references_of(check(light)) == {DOI: ("current", "found")}
    assert light.run("lock", "--today", "2026-11-24").code == 0
    assert check(light, "--offline").code == 0


@pytest.mark.parametrize("origin", ["datacite", "doi.org (mEDRA)"])
def test_a_lock_of_an_agency_that_tells_of_no_retractions_is_a_check(light: Workspace, origin: str) -> None:
    light.write("evidence.lock", lock(origin=origin, status_known=False, status_checked="2026-11-24"))
    result = check(light, "--offline")
    assert result.code == 0
    assert references_of(result) == {DOI: ("unknown", "found")}
    words = " ".join(light.run("check", "article.md", "--offline", "--today", "2026-11-24").out.split())
    assert f"doe2024 ({origin} tells of none)" in words
    words = " ".join(light.run("check", "article.md", "--offline", "--today", "2026-11-25").out.split())
    assert "doe2024 (2026-11-24)" in words


NAMELESS = {"DOI": "10.5555/notice", "label": "Retraction"}


@pytest.mark.parametrize("told", ["soon", update("retraction"), [NAMELESS], [update("correction"), NAMELESS], None])
def test_a_list_of_notices_that_cannot_be_read_is_not_checked(
    light: Workspace, server: StandIn, monkeypatch: pytest.MonkeyPatch, told: object
) -> None:
    server.holds(work(DOI, **{"updated-by": told}))
    failed = check(light)
    assert failed.code == 3
    assert "the list of notices on it cannot be read" in failed.data["unchecked"][0]["reason"]
    words = light.run("check", "article.md", "--today", "2026-11-24").out
    assert "1 reference not checked" in " ".join(words.split())
    assert "last asked" not in words
    assert light.run("lock", "--today", "2026-11-24").code == 3
    assert DOI not in (light.folder / "evidence.lock").read_text("utf-8")
    server.holds(work(DOI))
    assert references_of(check(light)) == {DOI: ("current", "found")}
