"""SARIF, JUnit, annotations and Markdown: what each of their readers relies on."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml.etree import XMLSchema, fromstring

from evidence.documents.reading import REPORT_MARK
from tests.end_to_end.library_of_light import FILES
from tests.workspace import Result, Workspace

COPY = """# Evening light

Last reviewed: 14 March 2026

In a cohort study, 54% of adults, all
told, responded after 8 weeks. 😀 Lamps are safe: they have no side effects [7].

1. Doe J, Roe R. Evening light and sleep in adults. Journal of Sleep. 2024;3:1-9. doi:10.5555/light
"""
WAIVER = """
waivers:
  - {rule: marker-without-entry, path: "a, b/art%20icle.md", quote: "[7]", reason: to be added, owner: jo,
     expires: 2027-01-31}
"""
NAME = "a, b/art%20icle.md"
WITHDRAWN = """version: 1
claims:
  - {id: itch, statement: Lamps cure itch., sources: [], withdrawn: {by: jo, on: 2026-11-01, reason: retracted}}
"""


@pytest.fixture
def check(light: Workspace) -> Callable[..., Result]:
    light.write("claims.yaml", FILES["claims.yaml"].replace("article.md", "art%20icle.md"))
    light.write(NAME, COPY)

    def run(name: str, *more: str) -> Result:
        return light.run("check", NAME, "--offline", "--today", "2026-11-24", "--format", name, *more)

    return run


def sarif(result: Result) -> dict[str, Any]:
    (one,) = json.loads(result.out)["runs"]
    return one


def test_sarif_points_at_the_exact_words(check: Callable[..., Result]) -> None:
    lines = COPY.splitlines()
    places = [result["locations"][0]["physicalLocation"] for result in sarif(check("sarif"))["results"]]
    assert {place["artifactLocation"]["uri"] for place in places} >= {"a%2C%20b/art%2520icle.md"}
    told = [place["region"] for place in places if "snippet" in place["region"]]
    assert told
    for region in told:
        words = region["snippet"]["text"]
        assert COPY[region["charOffset"] :][: region["charLength"]] == words
        first, last = region["startLine"] - 1, region["endLine"] - 1
        assert lines[first][region["startColumn"] - 1 :].startswith(words.splitlines()[0])
        assert lines[last][: region["endColumn"] - 1].endswith(words.splitlines()[-1])
    assert any(region["endLine"] > region["startLine"] for region in told)


def test_sarif_has_what_code_scanning_asks_for(check: Callable[..., Result]) -> None:
    run = sarif(check("sarif"))
    rules = run["tool"]["driver"]["rules"]
    for rule in rules:
        assert rule["help"]["markdown"].startswith(f"# {rule['id']}")
        assert rule["shortDescription"]["text"].endswith(".")
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in {"error", "warning", "note"}
        assert result["locations"][0]["physicalLocation"]["region"]["startLine"] >= 1
        assert result["message"]["text"].strip()
        assert len(result["locations"]) == 1
    prints = [result["partialFingerprints"]["primaryLocationLineHash"] for result in run["results"]]
    assert len(set(prints)) == len(prints)


def test_sarif_keeps_to_the_lengths_that_code_scanning_shows(check: Callable[..., Result]) -> None:
    whole = json.loads(check("sarif").out)
    assert (whole["version"], len(whole["runs"])) == ("2.1.0", 1)
    for rule in whole["runs"][0]["tool"]["driver"]["rules"]:
        assert len(rule["name"]) <= 255
        assert len(rule["shortDescription"]["text"]) <= 1024
        assert len(rule["fullDescription"]["text"]) <= 1024
        assert len(rule["properties"]["tags"]) <= 10
        assert rule["help"]["text"]


def test_sarif_holds_no_more_than_code_scanning_takes_and_says_so(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("evidence.reports.sarif.MOST_RESULTS", 30)
    monkeypatch.setattr("evidence.reports.sarif.MOST_PLACES", 10)
    workspace.write("claims.yaml", WITHDRAWN)
    workspace.write(
        "a.md", "".join(f"Lamp {number} cures eczema in adults.\n\nLamps cure itch.\n\n" for number in range(40))
    )
    run = sarif(workspace.run("check", "a.md", "--offline", "--format", "sarif"))
    assert len(run["results"]) == 30
    assert {result["level"] for result in run["results"]} == {"error"}
    told = [note["message"]["text"] for note in run["invocations"][0]["toolExecutionNotifications"]]
    assert any(text.endswith("more results do not fit here; these are the gravest.") for text in told)
    (result,) = sarif(workspace.run("check", "a.md", "--offline", "--format", "sarif", "--select", "WFL810"))["results"]
    assert len(result["relatedLocations"]) == 9
    assert " more places do not fit here." in result["message"]["text"]


VALIDATOR = shutil.which("sarif-multitool")


@pytest.mark.skipif(VALIDATOR is None, reason="needs Microsoft's validator: npm install -g @microsoft/sarif-multitool")
def test_microsofts_validator_finds_no_error_in_sarif(workspace: Workspace, check: Callable[..., Result]) -> None:
    claims = (workspace.folder / "claims.yaml").read_text("utf-8")
    workspace.write("claims.yaml", claims + WAIVER)
    check("sarif", "--output", "good.sarif")
    good = (workspace.folder / "good.sarif").read_text("utf-8")
    workspace.write("bad.sarif", good.replace('"startLine": 6', '"startLine": 0'))
    # It says nothing of a file that it cannot read at all: its one remark on a good one proves that it looked.
    assert validated(workspace.folder / "good.sarif") == {"SARIF2005"}
    assert "JSON1008" in validated(workspace.folder / "bad.sarif")


def validated(path: Path) -> set[str]:
    """The rules of Microsoft's validator, those for GitHub included, that have something to say of a file."""
    log = path.with_suffix(".log")
    options = ["--output", str(log), "--log", "ForceOverwrite"]
    done = subprocess.run(
        [str(VALIDATOR), "validate", str(path), "--rule-kind", "'Sarif;Ghas'", *options],
        env={**os.environ, "HOME": str(path.parent), "DOTNET_BUNDLE_EXTRACT_BASE_DIR": str(path.parent / "dotnet")},
        capture_output=True,
        text=True,
        check=False,
    )
    if not log.exists():
        pytest.skip(f"Microsoft's validator does not start here: {done.stdout}{done.stderr}")
    return {result["ruleId"] for run in json.loads(log.read_text("utf-8-sig"))["runs"] for result in run["results"]}


def test_fingerprints_survive_moved_lines(workspace: Workspace, check: Callable[..., Result]) -> None:
    before = {result["partialFingerprints"]["primaryLocationLineHash"] for result in sarif(check("sarif"))["results"]}
    workspace.write(NAME, COPY.replace("# Evening light\n", "# Evening light\n\nA new paragraph.\n"))
    after = {result["partialFingerprints"]["primaryLocationLineHash"] for result in sarif(check("sarif"))["results"]}
    assert before == after


def test_waived_and_baselined_findings_are_suppressed_in_sarif(
    workspace: Workspace, check: Callable[..., Result]
) -> None:
    claims = (workspace.folder / "claims.yaml").read_text("utf-8")
    workspace.write("claims.yaml", claims + WAIVER)
    decided = {r["ruleId"]: r["suppressions"] for r in sarif(check("sarif"))["results"] if r["suppressions"]}
    assert decided["CIT111"] == [
        {"kind": "external", "status": "accepted", "justification": "to be added (jo, until 2027-01-31)"}
    ]
    check("sarif", "--write-baseline", "base.json")
    results = sarif(check("sarif", "--baseline", "base.json"))["results"]
    assert results
    assert all(result["suppressions"] for result in results)


def test_paths_are_those_of_the_checkout_and_others_are_addresses(
    workspace: Workspace, check: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = workspace.folder / NAME

    def uris() -> set[str]:
        result = workspace.run("check", str(path), "--offline", "--today", "2026-11-24", "--format", "sarif")
        return {r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in sarif(result)["results"]}

    assert "a%2C%20b/art%2520icle.md" in uris()
    other = workspace.folder / "other"
    other.mkdir()
    monkeypatch.chdir(other)
    assert path.as_uri() in uris()


def test_related_places_are_numbered_in_sarif(workspace: Workspace, check: Callable[..., Result]) -> None:
    workspace.write(NAME, COPY + "\nLamps are safe: they have no side effects.\n")
    related = [r["relatedLocations"] for r in sarif(check("sarif"))["results"] if "relatedLocations" in r]
    assert related
    for places in related:
        assert [place["id"] for place in places] == list(range(1, len(places) + 1))
        assert all(place["message"]["text"] for place in places)


def test_junit_counts_what_it_lists(workspace: Workspace, check: Callable[..., Result]) -> None:
    workspace.write("clean.md", "# Nothing\n\nLast reviewed: 14 March 2026\n\nCall \x0c us.\n")
    root = ET.fromstring(check("junit", "--report", "junit=out.xml").out)
    suites = root.findall("testsuite")
    assert [suite.get("id") for suite in suites] == [str(number) for number in range(len(suites))]
    for suite in suites:
        assert [child.tag for child in suite if child.tag != "testcase"] == ["properties", "system-out", "system-err"]
        cases = suite.findall("testcase")
        assert int(suite.get("tests", "")) == len(cases) > 0
        for kind, name in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            assert int(suite.get(kind, "")) == sum(case.find(name) is not None for case in cases)
        for case in cases:
            assert case.get("name") and case.get("classname") and case.get("time") == "0"
            assert len(case) <= 1


def test_junit_has_the_form_that_its_readers_ask_for(
    workspace: Workspace, check: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    schema = XMLSchema(file=str(Path(__file__).with_name("junit.xsd")))
    claims = (workspace.folder / "claims.yaml").read_text("utf-8")
    workspace.write("claims.yaml", claims + WAIVER)
    first = check("junit")
    (workspace.folder / "evidence.lock").unlink()
    second = check("junit")
    for result, expected in ((first, {"failure", "skipped"}), (second, {"failure", "skipped", "error"})):
        root = fromstring(result.out.encode())
        schema.assertValid(root)
        assert {kind for kind in ("failure", "skipped", "error") if root.find(f".//{kind}") is not None} == expected


def test_junit_fails_for_errors_alone(check: Callable[..., Result]) -> None:
    root = ET.fromstring(check("junit").out)
    failed = {failure.get("type") for failure in root.iter("failure")}
    assert "CIT111" in failed
    assert "WFL807" not in failed
    assert "WFL807" in "".join(output.text or "" for output in root.iter("system-out"))


@pytest.mark.parametrize(
    ("fail_on", "failed"), [("error", "0"), ("warning", "1"), ("info", "1"), ("never", "0")], ids=str
)
def test_what_fails_the_run_fails_in_junit(workspace: Workspace, fail_on: str, failed: str) -> None:
    workspace.write("copy.md", "Numerous studies show that light helps.\n")
    arguments = ("--select", "SRC102", "--fail-on", fail_on, "--format", "junit", "--offline")
    result = workspace.run("check", "copy.md", *arguments)
    assert [suite.get("failures") for suite in ET.fromstring(result.out)] == ["0", failed]
    assert result.code == int(failed)


def test_a_document_without_findings_is_a_test_that_passed(workspace: Workspace) -> None:
    for name in ("a.md", "b.md", "c.md"):
        workspace.write(name, "# Nothing\n\nLast reviewed: 14 March 2026\n\nCall us.\n")
    workspace.write("b.md", "# Nothing\n\nLast reviewed: 14 March 2026\n\nKetamine cures 71% of patients.\n")
    paths = ("a.md", "b.md", "c.md")
    root = ET.fromstring(workspace.run("check", *paths, "--offline", "--format", "junit").out)
    assert [suite.get("name") for suite in root] == ["references", *paths]
    assert [suite.get("failures") for suite in root] == ["0", "0", "1", "0"]


def test_waived_and_baselined_findings_are_skipped_in_junit(workspace: Workspace, check: Callable[..., Result]) -> None:
    check("json", "--write-baseline", "base.json")
    root = ET.fromstring(check("junit", "--baseline", "base.json").out)
    assert list(root.iter("failure")) == []
    assert list(root.iter("skipped"))
    assert "in the baseline" in "".join(output.text or "" for output in root.iter("system-out"))


def test_annotations_are_escaped(check: Callable[..., Result]) -> None:
    lines = check("github").out.splitlines()
    assert all(line.startswith("::") for line in lines)
    broken = next(line for line in lines if "54%25 of adults" in line)
    assert "all%0Atold" in broken
    assert "file=a%2C b/art%2520icle.md,line=5,endLine=6," in broken
    (mark,) = [line for line in lines if "CIT111" in line]
    column = COPY.splitlines()[5].index("[7]") + 1
    assert f"line=6,endLine=6,col={column},endColumn={column + 3},title=CIT111 marker-without-entry::" in mark
    assert lines[-1].startswith("::notice title=evidence::")


def test_ten_annotations_the_worst_first_and_the_rest_in_the_summary(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = "".join(
        f"Ketamine helps {number}% of patients with treatment-resistant depression.\n\n" for number in range(20, 50)
    )
    workspace.write("many.md", f"Last reviewed: 14 March 2026\n\nMillions of people have it.\n\n{copy}")
    summary = workspace.write("summary.md", "before\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    out = workspace.run("check", "many.md", "--offline", "--ignore", "CON701", "--format", "github").out.splitlines()
    assert [line.split(" ")[0] for line in out] == ["::error"] * 10 + ["::notice"]
    assert "more than the annotations show (see the job summary)" in out[-1]
    told = summary.read_text("utf-8")
    assert told.startswith(f"before\n{REPORT_MARK}\n\n## evidence: 30 errors")
    assert told.count("| error |") == 30


def test_the_closing_line_takes_a_level_that_is_still_shown(workspace: Workspace) -> None:
    copy = "".join(f"Studies show that lamp {number} helps.\n\n" for number in range(12))
    entry = "1. Doe J. Light. Journal of Sleep. 2020;1:1. doi:10.5555/gone\n"
    workspace.write("list.md", f"{copy}## References\n\n{entry}")
    out = workspace.run("check", "list.md", "--offline", "--select", "SRC102", "--format", "github").out.splitlines()
    assert [line.split(" ")[0] for line in out] == ["::warning"] * 10 + ["::notice"]
    assert "1 reference not checked" in out[-1]


def test_a_comment_stays_within_what_a_platform_takes(workspace: Workspace) -> None:
    copy = "".join(
        f"Ketamine helps {n}.{m}% of patients with depression.\n\n" for n in range(20, 50) for m in range(20)
    )
    workspace.write("many.md", copy)
    out = workspace.run("check", "many.md", "--offline", "--format", "markdown").out
    assert 40_000 < len(out) < 65_536
    assert "more do not fit here" in out
    assert out.count("<details") == out.count("</details>")


def test_a_comment_mentions_nobody_and_breaks_no_table(workspace: Workspace) -> None:
    workspace.write("a.txt", "Last: @team\n\nKetamine @team | `S` <img> helps 71% of *all* #12 patients.\n")
    out = workspace.run("check", "a.txt", "--offline", "--format", "markdown").out
    row = next(line for line in out.splitlines() if "Ketamine" in line)
    assert row.replace("\\|", "").count("|") == 4
    assert "@team" not in out
    assert "#12" not in out
    assert "<img" not in out


def test_a_comment_quotes_the_words_of_the_copy_alone(workspace: Workspace) -> None:
    workspace.write("copy.md", "# Light\n\nNumerous studies show that light helps.\n")
    result = workspace.run("check", "copy.md", "--select", "WFL803,SRC102", "--format", "markdown", "--offline")
    assert re.findall("<br>“(.*?)”", result.out) == ["Numerous studies show that light helps."]


def test_a_summary_that_cannot_be_written_is_told(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace.write("a.md", "Call us.\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(Path("missing") / "summary.md"))
    result = workspace.run("check", "a.md", "--offline", "--format", "github")
    assert result.code == 2
    assert "summary" in result.err


def test_an_unknown_format_is_told_with_those_there_are(workspace: Workspace) -> None:
    result = workspace.run("check", "--format", "xml")
    assert result.code == 2
    for name in ("terminal", "json", "sarif", "github", "junit", "markdown", "html"):
        assert name in result.err


def test_annotations_name_files_as_the_checkout_does(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace.write("site/copy/a.md", "Lamps cured 71% of patients.\n")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(workspace.folder))
    monkeypatch.chdir(workspace.folder / "site")
    assert "file=site/copy/a.md," in workspace.run("check", "copy", "--offline", "--format", "github").out
