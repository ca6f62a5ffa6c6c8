"""`evidence lock` and online checks, through to the exit code, against a server on loopback."""

from __future__ import annotations

import json

import pytest

from tests.end_to_end.library_of_light import ARTICLE, FILES, lock
from tests.library.test_retraction_watch import watch_file
from tests.registries.stand_in import StandIn, update, work
from tests.workspace import Result, Workspace

DOI = "10.5555/light"


@pytest.fixture
def light(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    for name, text in FILES.items():
        workspace.write(name, text)
    workspace.write("article.md", ARTICLE.split("Lamps")[0])
    workspace.write("evidence.lock", lock(origin="transcribed", status_checked=None))
    monkeypatch.setenv("EVIDENCE_CACHE_DIR", str(workspace.folder / ".cache"))
    return workspace


def check(workspace: Workspace, *arguments: str) -> Result:
    return workspace.run("check", "article.md", "--format", "json", "--today", "2026-11-24", *arguments)


def test_lock_replaces_transcribed_records_by_confirmed_ones(light: Workspace, server: StandIn) -> None:
    result = light.run("lock", "--today", "2026-11-24")
    assert result.code == 0
    assert "origin: transcribed → crossref" in result.out
    record = json.loads((light.folder / "evidence.lock").read_text("utf-8"))["records"][DOI]
    assert (record["origin"], record["status_checked"]) == ("crossref", "2026-11-24")
    offline = check(light, "--offline")
    assert offline.code == 0
    assert offline.data["summary"]["confirmed"] == 1


def test_lock_check_only_tells(light: Workspace, server: StandIn) -> None:
    before = (light.folder / "evidence.lock").read_bytes()
    assert light.run("lock", "--check").code == 1
    assert (light.folder / "evidence.lock").read_bytes() == before
    light.run("lock")
    assert light.run("lock", "--check").code == 0


def test_the_difference_is_told_work_by_work_as_a_reviewer_reads_it(light: Workspace, server: StandIn) -> None:
    light.run("lock")
    server.holds(work(DOI, volume="4", **{"updated-by": [update("retraction")]}))
    result = light.run("lock", "--check", "--refresh")
    assert result.code == 1
    assert result.out.splitlines() == [
        "10.5555/light (doe2024)",
        "  status: current → retracted",
        "  updates: — → retraction (publisher, 2025-03-01, notice 10.5555/notice)",
        "  volume: 3 → 4",
        "1 references, 3 changes, 0 not checked.",
    ]


def test_a_new_record_is_told_in_one_line(light: Workspace, server: StandIn) -> None:
    (light.folder / "evidence.lock").unlink()
    result = light.run("lock")
    assert result.out.splitlines()[:2] == [
        "10.5555/light (doe2024)",
        "  new: Evening light and sleep in adults · 2024; 2023 · current",
    ]


@pytest.fixture
def watched(light: Workspace) -> str:
    reinstated = {"RetractionNature": "Reinstatement", "RetractionDate": "3/1/2026 0:00", "RetractionDOI": ""}
    light.write("watch.csv", watch_file({"RetractionDate": "3/1/2025 0:00"}, reinstated))
    return "watch.csv"


def test_a_retraction_watch_file_is_merged_and_outlives_a_lock_without_it(
    light: Workspace, server: StandIn, watched: str
) -> None:
    server.holds(work(DOI, **{"updated-by": [update("retraction")]}))
    result = light.run("lock", "--retraction-watch", watched, "--today", "2026-11-24")
    assert result.code == 0
    assert "watch.csv: 2 rows, 2 of them about this library" in result.err
    for arguments in ((), ("lock", "--refresh", "--today", "2026-11-25")):
        if arguments:
            light.run(*arguments)
        for way in ("--offline", "--refresh"):
            reference = check(light, way).data["library"]["references"][0]
            assert reference["status"] == "reinstated"
            sources = [(one["type"], one["source"]) for one in reference["updates"]]
            assert ("reinstatement", "retraction-watch") in sources
            assert ("retraction", "publisher") in sources


def test_what_a_newer_file_no_longer_says_goes(light: Workspace, server: StandIn, watched: str) -> None:
    light.run("lock", "--retraction-watch", watched)
    light.write(watched, watch_file({"OriginalPaperDOI": "10.5555/another"}))
    result = light.run("lock", "--retraction-watch", watched)
    assert "status: reinstated → current" in result.out
    assert "local" not in (light.folder / "evidence.lock").read_text("utf-8")


def test_an_outage_of_the_second_look_does_not_undo_a_retraction(light: Workspace, server: StandIn) -> None:
    server.holds(work("10.5555/notice", "Retraction: Light", **{"update-to": [update("retraction", notice=DOI)]}))
    assert "status: unknown → retracted" in light.run("lock").out
    server.fault, server.fault_on = "500", "filter=updates"
    assert light.run("lock", "--refresh").out.startswith("1 references, 0 changes")
    assert "STS311" in check(light, "--refresh").codes()
    server.fault = None
    del server.works["10.5555/notice"]
    assert "status: retracted → current" in light.run("lock", "--refresh").out


def test_a_retraction_watch_file_can_be_merged_offline(light: Workspace, watched: str) -> None:
    result = light.run("lock", "--retraction-watch", watched, "--offline")
    assert result.code == 0
    assert "retraction-watch, 2026-03-01, from a local file" in result.out
    assert "origin: transcribed" not in result.out


def test_a_retraction_watch_file_with_flaws_says_how_many(light: Workspace, server: StandIn) -> None:
    light.write("watch.csv", watch_file({}) + "torn,10.5555/light\n" * 7)
    result = light.run("lock", "--retraction-watch", "watch.csv")
    assert result.code == 0
    assert "7 rows cannot be read whole" in result.err
    assert result.err.count("look at it") == 5
    assert check(light, "--offline").codes().count("STS311") == 1


def test_a_file_that_is_no_retraction_watch_file_changes_nothing(light: Workspace, server: StandIn) -> None:
    before = (light.folder / "evidence.lock").read_bytes()
    light.write("watch.csv", "a,b\n1,2\n")
    result = light.run("lock", "--retraction-watch", "watch.csv")
    assert result.code == 2
    assert "watch.csv:1: this is no Retraction Watch file" in result.err
    assert (light.folder / "evidence.lock").read_bytes() == before


def test_lock_with_an_outage_keeps_the_records_and_exits_with_3(light: Workspace, server: StandIn) -> None:
    server.fault = "503_html"
    result = light.run("lock")
    assert result.code == 3
    assert f"not checked: {DOI}" in result.err
    assert json.loads((light.folder / "evidence.lock").read_text("utf-8"))["records"][DOI]["origin"] == "transcribed"


def test_lock_needs_a_library_and_the_network(workspace: Workspace) -> None:
    assert workspace.run("lock").code == 2
    workspace.write("references.bib", FILES["references.bib"])
    result = workspace.run("lock", "--offline")
    assert result.code == 2
    assert "--offline" in result.err


def test_an_invented_doi_is_an_error_online_and_offline_once_it_is_locked(light: Workspace, server: StandIn) -> None:
    server.works.clear()
    online = check(light)
    assert online.code == 1
    assert "CIT113" in online.codes()
    light.run("lock", "--today", "2026-11-24")
    offline = check(light, "--offline")
    assert "CIT113" in offline.codes()


def test_a_retraction_that_came_after_the_lock_is_found_online(light: Workspace, server: StandIn) -> None:
    server.holds(work(DOI, **{"updated-by": [update("retraction")]}))
    result = check(light)
    assert result.code == 1
    assert "STS311" in result.codes()
    reference = result.data["library"]["references"][0]
    assert reference["status"] == "retracted"
    assert reference["updates"][0]["date"] == "2025-03-01"


@pytest.mark.parametrize(
    "fault", ["429_bare", "403", "500", "503_html", "200_html", "truncated_json", "null_message", "reset"]
)
def test_an_outage_uses_the_transcribed_record_and_is_no_finding(light: Workspace, server: StandIn, fault: str) -> None:
    server.fault = fault
    result = check(light)
    assert result.code == 0
    assert result.data["summary"]["transcribed"] == 1


@pytest.mark.parametrize("fault", ["429_bare", "403", "500", "200_html", "truncated_json", "null_message", "reset"])
def test_an_outage_without_a_lock_is_exit_3_and_never_an_absence(light: Workspace, server: StandIn, fault: str) -> None:
    (light.folder / "evidence.lock").unlink()
    server.fault = fault
    result = check(light)
    assert result.code == 3
    assert result.data["summary"]["absent"] == 0
    assert result.data["unchecked"][0]["doi"] == DOI
    assert check(light, "--allow-unchecked").code == 0


def test_the_public_pool_is_mentioned_once_on_stderr_and_never_on_stdout(light: Workspace, server: StandIn) -> None:
    result = light.run("check", "article.md", "--today", "2026-11-24")
    assert result.err.count("public pool") == 1
    assert "public pool" not in result.out
    polite = light.run("check", "article.md", "--refresh", "--mailto", "jane@clinic.example")
    assert "public-" in polite.err


def test_check_never_writes_the_lock(light: Workspace, server: StandIn) -> None:
    before = (light.folder / "evidence.lock").read_bytes()
    check(light)
    assert (light.folder / "evidence.lock").read_bytes() == before


LISTED = """# Light

Evening light shortens sleep by 12% [1].

## References

1. Doe J, Roe R. Evening light and sleep in adults. Journal of Sleep. 2024;3:1-9. doi:10.5555/listed
2. Doe J. A work that nobody knows. Journal of Sleep. 2023;2:1-9. doi:10.5555/nowhere
"""


def locked(workspace: Workspace) -> dict[str, list[str]]:
    data = json.loads((workspace.folder / "evidence.lock").read_text("utf-8"))
    return {name: sorted(data.get(name, ())) for name in ("records", "absent")}


def test_the_works_that_a_named_document_lists_are_locked_too(light: Workspace, server: StandIn) -> None:
    server.holds(work("10.5555/listed"))
    light.write("copy/listed.md", LISTED)
    assert light.run("check", "copy", "--offline", "--today", "2026-11-24").code == 3
    light.run("lock", "--today", "2026-11-24")
    assert locked(light) == {"records": [DOI], "absent": []}
    result = light.run("lock", "copy", "--today", "2026-11-24")
    assert "10.5555/listed\n  new: Evening light and sleep in adults" in result.out
    assert result.out.endswith("3 references, 2 changes, 0 not checked.\n")
    assert locked(light) == {"records": [DOI, "10.5555/listed"], "absent": ["10.5555/nowhere"]}
    offline = light.check("copy")
    assert offline.data["summary"]["unchecked_references"] == 0
    assert "CIT113" in offline.codes()


def test_a_check_of_the_lock_tells_of_the_works_of_a_named_document(light: Workspace, server: StandIn) -> None:
    server.holds(work("10.5555/listed"))
    light.write("listed.md", LISTED)
    light.run("lock")
    before = (light.folder / "evidence.lock").read_bytes()
    assert light.run("lock", "--check").code == 0
    assert light.run("lock", "--check", "listed.md").code == 1
    assert (light.folder / "evidence.lock").read_bytes() == before
    light.run("lock", "listed.md")
    assert light.run("lock", "--check", "listed.md").code == 0


def test_a_lock_without_a_path_keeps_what_documents_brought_in(light: Workspace, server: StandIn) -> None:
    server.holds(work("10.5555/listed"))
    light.write("listed.md", LISTED)
    light.run("lock", "listed.md")
    before = locked(light)
    light.run("lock", "--refresh")
    assert locked(light) == before


def test_a_document_that_is_not_there_locks_nothing(light: Workspace, server: StandIn) -> None:
    before = (light.folder / "evidence.lock").read_bytes()
    result = light.run("lock", "missing.md")
    assert (result.code, result.out) == (2, "")
    assert "missing.md: there is no such file" in result.err
    assert (light.folder / "evidence.lock").read_bytes() == before
