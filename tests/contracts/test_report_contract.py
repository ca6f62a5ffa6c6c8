"""Every format tells the same run: what was not checked, every finding, the copy's words unharmed, the same bytes."""

from __future__ import annotations

import html
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable

import pytest

from evidence.reports.formats import REPORTS
from tests.end_to_end.library_of_light import BIB, CLAIMS, lock
from tests.workspace import Result, Workspace

WILD = 'It is <b>safe</b> & has "no" side effects in 100% of adults, [all](x) `said` | so: *all*, ::error::x @team.'
COPY = f"""Evening light

Last reviewed: 14 March 2026

In a randomised trial, 71% of adults responded after 8 weeks [1]. {WILD}

Lamps help 54% of adults [2]. Studies show that lamps work.

References

1. Doe J, Roe R. Evening light and sleep in adults. Journal of Sleep. 2024;3:1-9. doi:10.5555/light
2. Poe A. Lamps at noon. Journal of Sleep. 2020;1:10-12. doi:10.5555/unknown
"""
FILES = {
    "references.bib": BIB,
    "claims.yaml": CLAIMS.replace("64% of adults", "71% of adults").replace("article.md", "article.txt"),
    "evidence.lock": lock(origin="transcribed"),
    "article.txt": COPY,
    "clean.md": "# Nothing\n\nLast reviewed: 14 March 2026\n\nCall us.\n",
}
ALL = sorted(REPORTS)


@pytest.fixture
def report(workspace: Workspace) -> Callable[..., Result]:
    for name, text in FILES.items():
        workspace.write(name, text)

    def run(name: str, *more: str) -> Result:
        paths = ("article.txt", "clean.md", "--offline", "--today", "2026-11-24")
        return workspace.run("check", *paths, "--format", name, *more)

    return run


def words_of(name: str, out: str) -> str:
    """What a reader of the format sees, on one line."""
    if name in {"json", "sarif"}:
        out = "\n".join(strings_of(json.loads(out)))
    elif name == "junit":
        root = ET.fromstring(out)
        out = "\n".join(words for one in root.iter() for words in (one.text or "", *one.attrib.values()))
    elif name == "html":
        out = re.sub(r'<span class="(?:vh|num)"[^>]*>[^<]*</span>', "", out)
        out = html.unescape(re.sub(r"<[^>]*>", "", out))
    elif name == "markdown":
        out = html.unescape(re.sub(r"\\([^\w\s])", r"\1", out.replace("\u200b", "").replace("<br>", " ")))
    elif name == "github":
        out = out.replace("%0A", "\n").replace("%0D", "\r").replace("%3A", ":").replace("%2C", ",").replace("%25", "%")
    return " ".join(out.split())


def strings_of(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for key, item in value.items() for text in (key, *strings_of(item))]
    if isinstance(value, list):
        return [text for item in value for text in strings_of(item)]
    return [str(value)]


@pytest.mark.parametrize("name", ALL)
def test_what_was_not_checked_is_said(report: Callable[..., Result], name: str) -> None:
    result = report(name, "--fail-on", "never")
    assert result.code == 3
    if name == "json":
        assert json.loads(result.out)["summary"]["unchecked_references"] == 1
    else:
        assert "1 reference not checked" in words_of(name, result.out)


@pytest.mark.parametrize("name", ALL)
def test_that_nothing_was_left_unchecked_is_said_too(workspace: Workspace, name: str) -> None:
    workspace.write("clean.md", FILES["clean.md"])
    result = workspace.run("check", "clean.md", "--offline", "--format", name)
    assert result.code == 0
    if name == "json":
        assert json.loads(result.out)["summary"]["unchecked_references"] == 0
    else:
        assert "0 references not checked" in words_of(name, result.out)


@pytest.mark.parametrize("name", sorted(set(ALL) - {"github"}))
def test_transcribed_records_and_unchecked_references_are_named(report: Callable[..., Result], name: str) -> None:
    words = words_of(name, report(name).out)
    assert "doe2024" in words
    assert "transcribed" in words
    assert "10.5555/unknown" in words


@pytest.mark.parametrize("name", ALL)
def test_every_finding_is_told(report: Callable[..., Result], name: str) -> None:
    findings = json.loads(report("json").out)["findings"]
    words = words_of(name, report(name).out)
    assert len(findings) > 3
    told = [finding for finding in findings if finding["code"] in words]
    if name == "github":
        assert len(told) == min(len(findings), 10) or "more than the annotations show" in words
    else:
        assert told == findings


@pytest.mark.parametrize("name", sorted(set(ALL) - {"terminal"}))
def test_the_words_of_the_copy_come_through(report: Callable[..., Result], name: str) -> None:
    result = report(name)
    assert WILD in words_of(name, result.out)
    assert result.err == ""


@pytest.mark.parametrize("name", ALL)
def test_the_same_run_gives_the_same_bytes(report: Callable[..., Result], name: str) -> None:
    first, second = (re.sub(r'"checked_at": "[^"]*"', "", report(name).out) for _ in range(2))
    assert first == second


@pytest.mark.parametrize("name", ALL)
def test_waived_findings_are_told_as_such(workspace: Workspace, report: Callable[..., Result], name: str) -> None:
    waiver = "\nwaivers:\n  - {rule: vague-attribution, path: article.txt, quote: Studies show, reason: house <style>, "
    workspace.write("claims.yaml", FILES["claims.yaml"] + waiver + "owner: ed & co, expires: 2027-01-31}\n")
    words = words_of(name, report(name).out)
    assert "waive" in words
    if name != "github":
        assert "house <style>" in words
        assert "ed & co" in words


@pytest.mark.parametrize("name", ALL)
def test_no_report_gives_a_verdict_on_the_whole(report: Callable[..., Result], name: str) -> None:
    assert not re.search(r"\b(?:compliant|violation)", report(name).out, re.IGNORECASE)


def test_several_reports_of_one_run(workspace: Workspace, report: Callable[..., Result]) -> None:
    result = report("github", "--report", "sarif=a.sarif", "--report", "junit=b.xml", "--report", "html=c.html")
    assert result.out.startswith("::error ")
    assert json.loads((workspace.folder / "a.sarif").read_text("utf-8"))["version"] == "2.1.0"
    assert ET.parse(workspace.folder / "b.xml").getroot().tag == "testsuites"
    assert (workspace.folder / "c.html").read_text("utf-8").startswith("<!DOCTYPE html>")


@pytest.mark.parametrize("name", sorted(set(ALL) - {"json", "terminal"}))
def test_of_two_figures_that_are_not_found_each_is_named(workspace: Workspace, name: str) -> None:
    for file, text in FILES.items():
        workspace.write(file, text)
    workspace.write(
        "two.md", "In a randomised trial, 37% of adults responded, and 29% of those in the dark [@doe2024].\n"
    )
    words = words_of(name, workspace.run("check", "two.md", "--offline", "--format", name).out)
    told = re.findall(r"[Ww]ritten:?\s?(\d+%)", words)
    assert {"37%", "29%"} <= set(told), words
