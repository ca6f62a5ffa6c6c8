"""`evidence signoff` and its record, and `evidence init` among existing copy."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from tests.end_to_end.library_of_light import FILES, lock
from tests.registries.stand_in import StandIn, update, work
from tests.workspace import Result, Workspace

CLEAN = "# Light\n\nLast reviewed: 14 March 2026\n\nEvening light shortens sleep [@doe2024].\n"


@pytest.fixture
def light(workspace: Workspace) -> Workspace:
    for name, text in FILES.items():
        workspace.write(name, text)
    workspace.write("claims.yaml", "version: 1\nclaims: []\n")
    workspace.write("article.md", CLEAN)
    return workspace


def sign(workspace: Workspace, path: str = "article.md", by: str = "jd") -> Result:
    return workspace.run("signoff", path, "--by", by, "--offline", "--today", "2026-11-24")


def record(workspace: Workspace) -> Path:
    return workspace.folder / "signoffs.jsonl"


def test_a_sign_off_is_a_line_that_follows_the_one_before(light: Workspace) -> None:
    assert sign(light).code == 0
    first = record(light).read_text("utf-8")
    light.write("article.md", CLEAN + "\nCall us to book a first talk.\n")
    assert sign(light, by="mr").code == 0
    assert record(light).read_text("utf-8").startswith(first)
    one, two = map(json.loads, record(light).read_text("utf-8").splitlines())
    assert (one["previous"], one["by"], two["by"], one["on"]) == (None, "jd", "mr", "2026-11-24")
    assert two["previous"].startswith("sha256:")
    assert one["text_digest"] != two["text_digest"]
    assert one["rules"] == two["rules"]
    assert [claim["status"] for claim in one["claims"]] == ["sourced"]


def test_a_document_with_errors_is_not_signed_off(light: Workspace) -> None:
    light.write("article.md", CLEAN + "\nLamps cure insomnia in 80% of adults.\n")
    result = sign(light)
    assert result.code == 1
    assert "errors stand" in result.err
    assert not record(light).exists()


@pytest.mark.parametrize("change", ["changed", "gone", "broken"])
def test_a_record_that_was_tampered_with_is_refused_by_line(light: Workspace, change: str) -> None:
    sign(light)
    sign(light, by="mr")
    first, second = record(light).read_text("utf-8").splitlines()
    broken = {"changed": [first.replace("jd", "xx"), second], "gone": [second], "broken": ["{", second]}[change]
    record(light).write_text("\n".join(broken) + "\n", "utf-8")
    result = sign(light)
    assert result.code == 2
    assert f"signoffs.jsonl:{2 if change == 'changed' else 1}" in result.err


APPROVED = "Evening light shortens sleep by 20% after 4 weeks."
DAY = ("--offline", "--today", "2026-11-24")


@pytest.fixture
def approved(light: Workspace) -> Workspace:
    """A library with an approved claim, as an import of the matrix writes it, and a document that makes it."""
    light.write(
        "claims.yaml",
        f"version: 1\nclaims:\n  - id: light\n    statement: {APPROVED}\n    sources: [{{ref: doe2024}}]\n",
    )
    assert light.run("claims", "approve", "light", "--by", "jd", "--until", "2027-11-24", *DAY[1:]).code == 0
    light.write("article.md", f"{CLEAN}\n{APPROVED[:-1]} [@doe2024].\n")
    return light


@pytest.mark.parametrize(
    "words", ["by 30% after 4 weeks", "by 20% after 9 weeks", "by 20% after 4 days", "not by 20% after 4 weeks"]
)
def test_an_approved_sentence_that_was_changed_is_told_everywhere(approved: Workspace, words: str) -> None:
    assert sign(approved).code == 0
    assert approved.run("diff", "article.md", *DAY).code == 0
    changed = APPROVED.replace("by 20% after 4 weeks", words)
    approved.write("article.md", f"{CLEAN}\n{changed[:-1]} [@doe2024].\n")
    told = approved.run("diff", "article.md", *DAY)
    assert told.code == 1
    assert f"approved words changed: light (article.md:7): {APPROVED} → {changed}" in told.out
    assert "changed since sign-off: article.md: signed off by jd on 2026-11-24" in told.out
    assert len(told.out.splitlines()) == 2
    checked = approved.check("article.md", *DAY)
    assert [one["line"] for one in checked.data["findings"] if one["code"] == "WFL801"] == [7]
    assert (checked.code, checked.data["summary"]["approved"]) == (1, 0)
    assert "article.md:7 (altered)" in approved.run("claims", "list", "article.md", *DAY[1:]).out
    assert approved.run("claims", "list", "article.md", "--unused", *DAY[1:]).out
    assert sign(approved).code == 1


def test_a_changed_approval_says_that_its_source_was_retracted(approved: Workspace) -> None:
    update = {"type": "retraction", "source": "publisher", "date": "2026-11-01", "notice": "10.5555/notice"}
    approved.write("evidence.lock", lock(updates=[update]))
    told = approved.run("diff", "article.md", *DAY)
    assert "changed since approval: light (article.md:7): its source doe2024 is retracted" in told.out


def test_a_sentence_on_another_time_beside_the_approved_one_is_no_change_of_it(approved: Workspace) -> None:
    approved.write("article.md", f"{CLEAN}\n{APPROVED}\n\nEvening light shortens sleep by 30% after 8 weeks.\n")
    assert approved.run("diff", "article.md", *DAY).code == 0
    assert "WFL801" not in {one["code"] for one in approved.check("article.md", *DAY).data["findings"]}


def test_whatever_changed_in_a_signed_document_is_told_from_any_folder(approved: Workspace) -> None:
    approved.write("library/claims.yaml", (approved.folder / "claims.yaml").read_text("utf-8"))
    for name in ("references.bib", "evidence.lock"):
        approved.write(f"library/{name}", FILES[name])
    options = ("article.md", "--library", "library", *DAY)
    assert approved.run("signoff", *options, "--by", "jd").code == 0
    assert approved.run("diff", *options).out == ""
    approved.write("article.md", f"{CLEAN}\nRead on.\n\n{APPROVED}\n".replace("shortens sleep [", "lengthens sleep ["))
    told = approved.run("diff", *options)
    assert told.code == 1
    assert [line.partition(":")[0] for line in told.out.splitlines()] == ["changed since sign-off", "changed claim"]
    assert "Evening light shortens sleep. → Evening light lengthens sleep." in told.out


def test_any_change_of_an_approved_sentence_of_a_signed_document_is_an_error(approved: Workspace) -> None:
    sign(approved)
    for words in ("lengthens sleep by 20%", "shortens naps by 20%"):
        changed = APPROVED.replace("shortens sleep by 20%", words)
        approved.write("article.md", f"{CLEAN}\n{changed}\n")
        (found,) = (one for one in approved.check("article.md", *DAY).data["findings"] if one["code"] == "WFL801")
        assert (found["line"], found["expected"], found["found"]) == (7, APPROVED, changed)
        approved.write("other.md", f"{CLEAN}\n{changed}\n")
        assert "WFL801" not in approved.check("other.md", *DAY).codes()


@pytest.mark.parametrize("left", ["", f"{APPROVED}\n\nEvening light shortens naps by 20% after 4 weeks.\n"])
def test_an_approved_sentence_that_was_taken_out_or_stands_is_no_change(approved: Workspace, left: str) -> None:
    sibling = "Evening light shortens sleep a lot by 20% after 4 weeks [@doe2024]."
    approved.write("article.md", f"{CLEAN}\n{APPROVED}\n\n{sibling}\n")
    assert sign(approved).code == 0
    approved.write("article.md", f"{CLEAN}\n{left}\n{sibling}\n")
    assert "WFL801" not in approved.check("article.md", *DAY).codes()


def test_a_document_that_was_signed_off_before_words_were_kept_is_still_known(approved: Workspace) -> None:
    sign(approved)
    line = json.loads(record(approved).read_text("utf-8"))
    for claim in line["claims"]:
        del claim["text"]
    record(approved).write_text(json.dumps(line) + "\n", "utf-8")
    approved.write("article.md", f"{CLEAN}\nRead on.\n\n{APPROVED}\n")
    assert approved.run("diff", "article.md", *DAY).out.startswith("changed since sign-off: article.md")


def test_a_folder_is_not_signed_off_and_neither_is_copy_without_a_library(light: Workspace) -> None:
    assert sign(light, ".").code == 2
    for name in ("claims.yaml", "references.bib"):
        (light.folder / name).unlink()
    assert sign(light).code == 2


def test_a_new_library_can_be_read_as_it_is_written(workspace: Workspace) -> None:
    assert workspace.run("init").code == 0
    result = workspace.check()
    assert (result.code, result.err) == (0, "")
    assert not (workspace.folder / "baseline.json").exists()
    workspace.write("sources/doe2024.txt", "Lamps cured insomnia in 70% of adults.\n")
    workspace.write("copy/one.md", "# Lamps\n\nLamps cure insomnia in 80% of adults.\n")
    assert {finding["path"] for finding in workspace.check().data["findings"]} == {"copy/one.md"}


def test_init_among_copy_accepts_its_findings_and_no_new_ones(workspace: Workspace) -> None:
    workspace.write("copy/one.md", "# Lamps\n\nLamps cure insomnia in 80% of adults.\n")
    result = workspace.run("init")
    assert result.code == 0, result.err
    assert "findings in 1 document, accepted" in result.out
    assert workspace.run("check", "--offline").code == 0
    workspace.write("copy/two.md", "# Lamps\n\nLamps cure insomnia in 90% of adults.\n")
    failed = workspace.run("check", "--offline", "--format", "github")
    assert failed.code == 1
    assert "file=copy/two.md" in failed.out
    assert "kept    baseline.json" in workspace.run("init").out
    (workspace.folder / "baseline.json").unlink()
    assert workspace.run("check", "--offline").code == 2
    assert "`evidence check --baseline baseline.json`" in workspace.run("init").out


def test_the_baseline_of_init_holds_what_the_registries_say(workspace: Workspace, server: StandIn) -> None:
    server.holds(work("10.5555/light", **{"updated-by": [update("retraction")]}))
    entry = "1. Doe J, Roe R. Naps in shift work. Journal of Sleep. 2024;9:1-9. doi:10.5555/light"
    workspace.write(
        "copy/one.md", f"# Lamps\n\nLamps cure insomnia in 80% of adults [1].\n\n## References\n\n{entry}\n"
    )
    told = workspace.run("init", "--today", "2026-11-24")
    assert "; 0 references not checked" in told.out
    assert workspace.run("check", "--today", "2026-11-24").code == 0
    (workspace.folder / "baseline.json").unlink()
    told = workspace.run("init", "--offline", "--today", "2026-11-24")
    assert "; 1 reference not checked" in told.out
    assert "`evidence check --write-baseline baseline.json` stores it anew" in told.out
    assert workspace.run("check", "--today", "2026-11-24").code == 1


WORKFLOW = ".github/workflows/claims.yml"


def test_init_writes_a_workflow_where_github_finds_it(workspace: Workspace) -> None:
    assert f"written {WORKFLOW}" in workspace.run("init").out
    (job,) = yaml.safe_load((workspace.folder / WORKFLOW).read_text("utf-8"))["jobs"].values()
    assert [step["uses"] for step in job["steps"]] == ["actions/checkout@v4", "OWNER/evidence@REV"]
    assert f"kept    {WORKFLOW}" in workspace.run("init").out


def test_init_writes_no_workflow_below_a_repository_or_beside_gitlabs(workspace: Workspace) -> None:
    workspace.write("gitlab/.gitlab-ci.yml", "{}\n")
    workspace.write("repository/.git/HEAD", "ref: refs/heads/main\n")
    for folder in ("gitlab", "repository/library"):
        assert workspace.run("init", folder).code == 0
        assert not (workspace.folder / folder / ".github").exists()
    assert workspace.run("init", "repository").code == 0
    assert (workspace.folder / "repository" / WORKFLOW).exists()


def test_a_library_that_cannot_be_made_is_told(workspace: Workspace) -> None:
    workspace.write("file", "")
    result = workspace.run("init", "file")
    assert result.code == 2
    assert "file: this folder cannot be made" in result.err
    workspace.write("half/.github", "")
    result = workspace.run("init", "half")
    assert result.code == 2
    assert "this folder cannot be made" in result.err


def test_a_record_that_cannot_be_read_is_told(light: Workspace) -> None:
    record(light).mkdir()
    result = sign(light)
    assert result.code == 2
    assert "signoffs.jsonl: this file cannot be read" in result.err
