"""The exit codes that CI rests on."""

from __future__ import annotations

import pytest

from tests.end_to_end.library_of_light import ARTICLE, FILES, lock
from tests.workspace import Workspace


def test_findings_at_or_above_the_limit_exit_with_1(light: Workspace) -> None:
    assert light.check("article.md").code == 1


def test_a_limit_above_the_findings_exits_with_0(light: Workspace) -> None:
    light.write("article.md", ARTICLE.split("Lamps")[0])
    assert light.check("article.md").code == 0
    assert light.check("article.md", "--fail-on", "info").code == 0
    light.write("article.md", "In a cohort study, 64% of adults responded after 8 weeks.\n")
    assert light.check("article.md", "--fail-on", "info").code == 1


def test_never_exits_with_0_in_spite_of_errors(light: Workspace) -> None:
    result = light.check("article.md", "--fail-on", "never")
    assert result.code == 0
    assert result.data["summary"]["findings"]["error"] > 0


def test_a_reference_that_could_not_be_checked_exits_with_3(light: Workspace) -> None:
    (light.folder / "evidence.lock").unlink()
    light.write("article.md", ARTICLE.split("Lamps")[0])
    result = light.check("article.md")
    assert result.code == 3
    assert result.data["summary"]["unchecked_references"] == 1
    assert result.data["unchecked"][0]["doi"] == "10.5555/light"
    assert result.data["unchecked"][0]["used_in"] == [{"path": "references.bib", "line": 1}]


def test_findings_outrank_an_incomplete_check(light: Workspace) -> None:
    (light.folder / "evidence.lock").unlink()
    assert light.check("article.md").code == 1


def test_allow_unchecked_exits_with_0_and_stays_visible(light: Workspace) -> None:
    (light.folder / "evidence.lock").unlink()
    light.write("article.md", ARTICLE.split("Lamps")[0])
    result = light.check("article.md", "--allow-unchecked")
    assert result.code == 0
    assert result.data["summary"]["unchecked_references"] == 1
    shown = light.run("check", "article.md", "--offline", "--allow-unchecked")
    assert "1 reference not checked" in shown.out
    assert "10.5555/light" in shown.out


def test_without_a_path_the_library_alone_is_checked(light: Workspace) -> None:
    result = light.check()
    assert result.code == 0
    assert result.data["documents"] == []
    assert [r["key"] for r in result.data["library"]["references"]] == ["doe2024"]


@pytest.mark.parametrize("pattern", ["copy/legal/*.md", "legal/*.md", "b.md", "*.md", "copy/*"])
@pytest.mark.parametrize("named", [(), ("copy",)], ids=["paths of the configuration", "path given"])
def test_rules_are_ignored_in_files_by_the_end_of_their_path(
    workspace: Workspace, pattern: str, named: tuple[str, ...]
) -> None:
    workspace.write("copy/legal/b.md", "Lamps cure itch in 40% of adults.\n")
    workspace.write("evidence.toml", f'paths = ["copy"]\n[per-file-ignores]\n"{pattern}" = ["SRC"]\n')
    data = workspace.check(*named).data
    assert [document["path"] for document in data["documents"]] == ["copy/legal/b.md"]
    assert "SRC101" not in {finding["code"] for finding in data["findings"]}


def test_rules_are_not_ignored_in_other_files(workspace: Workspace) -> None:
    workspace.write("copy/legal/b.md", "Lamps cure itch in 40% of adults.\n")
    workspace.write("evidence.toml", '[per-file-ignores]\n"egal/*.md" = ["SRC"]\n"legal/a.md" = ["SRC"]\n')
    assert "SRC101" in workspace.check("copy").codes()


def test_the_paths_of_the_configuration_are_checked_where_none_is_given(light: Workspace) -> None:
    light.write("evidence.toml", 'paths = ["article.md"]\nfail-on = "never"\n')
    result = light.check()
    assert result.code == 0
    assert len(result.data["documents"]) == 1


def test_the_same_input_gives_the_same_bytes(light: Workspace) -> None:
    first, second = light.check("article.md"), light.check("article.md")
    strip = [{k: v for k, v in r.data.items() if k != "checked_at"} for r in (first, second)]
    assert strip[0] == strip[1]


def test_no_library_at_all_is_a_run_without_sources(workspace: Workspace) -> None:
    workspace.write("a.txt", "Most patients sleep 40% longer after a week.\n")
    result = workspace.check("a.txt")
    assert result.code == 1
    assert result.data["library"]["references"] == []


@pytest.mark.parametrize(
    ("name", "text"),
    [("a.md", ""), ("a.txt", "\n \n"), ("a.html", ""), ("b.html", "<html><body><nav>Home</nav></body></html>")],
)
def test_a_document_without_words_is_told_in_every_report(workspace: Workspace, name: str, text: str) -> None:
    workspace.write(name, text)
    workspace.write("full.md", "Last reviewed: 14 March 2026\n\nCall us.\n")
    for format_ in ("terminal", "markdown", "html", "github", "junit", "sarif"):
        result = workspace.run("check", ".", "--offline", "--format", format_)
        assert result.code == 0
        told = f"1 document without a word of copy: nothing in it could be checked: {name}"
        assert told in " ".join(result.out.split())
    assert [gap["names"] for gap in workspace.check(".", "--offline").data["gaps"]] == [[name]]


def test_an_empty_folder_is_clean(workspace: Workspace) -> None:
    result = workspace.check(".")
    assert result.code == 0
    assert result.data["summary"]["documents"] == 0


def test_a_bug_exits_with_70_and_no_traceback(light: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("boom")

    monkeypatch.setattr("evidence.judging._findings", broken)
    result = light.run("check", "article.md", "--offline")
    assert result.code == 70
    assert "Traceback" not in result.err
    assert "boom" in result.err
    with pytest.raises(ZeroDivisionError):
        light.run("--debug", "check", "article.md", "--offline")


def test_an_interrupted_run_says_so(light: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("evidence.judging._findings", interrupted)
    result = light.run("check", "article.md", "--offline")
    assert result.code == 130
    assert "interrupted" in result.err


def test_a_retraction_in_the_lock_is_an_error(light: Workspace) -> None:
    update = {"type": "retraction", "source": "publisher", "date": "2025-03-01", "notice": "10.5555/notice"}
    light.write("evidence.lock", lock(updates=[update]))
    result = light.check("article.md", "--select", "status")
    assert result.code == 1
    assert result.codes()[0] == "STS311"
    lines = [place["path"] for place in result.data["findings"][0]["related"]]
    assert "article.md" in lines


@pytest.mark.parametrize(("checked", "status"), [("2026-11-20", "current"), ("2026-10-01", "unknown")])
def test_offline_an_old_status_is_told_with_its_age_and_not_as_current(
    light: Workspace, checked: str, status: str
) -> None:
    light.write("evidence.lock", lock(status_checked=checked))
    reference = light.check("article.md").data["library"]["references"][0]
    assert (reference["status"], reference["status_checked"]) == (status, checked)
    shown = light.run("check", "article.md", "--offline", "--today", "2026-11-24").out
    assert ("No recent word on retractions" in shown) is (status == "unknown")


def test_offline_an_old_retraction_is_still_a_retraction(light: Workspace) -> None:
    update = {"type": "retraction", "source": "publisher", "date": "2025-03-01", "notice": None}
    light.write("evidence.lock", lock(status_checked="2025-10-01", updates=[update]))
    assert "STS311" in light.check("article.md").codes()


def test_a_reference_with_a_pmid_alone_is_not_checked(light: Workspace) -> None:
    light.write("references.bib", FILES["references.bib"].replace("doi = {10.5555/light}", "pmid = {123}"))
    result = light.check("article.md")
    assert [one["doi"] for one in result.data["unchecked"]] == ["pmid:123"]
