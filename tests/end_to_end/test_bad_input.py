"""Bad input ends in one sentence that names the file and the remedy, and exit 2; never in a traceback."""

from __future__ import annotations

import pytest

from tests.workspace import Workspace

BIB = """@article{doe2024,
  author = {Doe, Jane},
  title = {A trial of light at night},
  journal = {Journal of Sleep},
  year = {2024},
  volume = {3},
  pages = {1--9},
  doi = {10.5555/light},
}
"""

CLAIM = """version: 1
claims:
  - id: light
    statement: Light at night shortens sleep
    sources:
      - ref: doe2024
"""

ARTICLE = "Light at night shortens sleep by 20 minutes.\n"


def library(workspace: Workspace, **files: str) -> None:
    names = {"references_bib": "references.bib", "claims_yaml": "claims.yaml", "evidence_lock": "evidence.lock"}
    contents = {"references_bib": BIB, "claims_yaml": CLAIM, **files}
    for name, text in contents.items():
        workspace.write(names[name], text)
    workspace.write("article.md", ARTICLE)


def assert_refused(workspace: Workspace, *arguments: str, names: str) -> str:
    result = workspace.run("check", *arguments)
    assert result.code == 2, result
    assert result.out == ""
    assert names in result.err
    assert "Traceback" not in result.err
    assert result.err.count("\n") <= 2
    return result.err


def test_missing_file(workspace: Workspace) -> None:
    assert_refused(workspace, "nowhere.md", names="nowhere.md")


def test_latin_1_file(workspace: Workspace) -> None:
    workspace.write("old.txt", "Die Rate stieg um 5 % für alle.".encode("latin-1"))
    error = assert_refused(workspace, "old.txt", names="old.txt")
    assert "UTF-8" in error


def test_binary_file(workspace: Workspace) -> None:
    workspace.write("picture.txt", bytes(range(256)))
    assert_refused(workspace, "picture.txt", names="picture.txt")


def test_unknown_suffix(workspace: Workspace) -> None:
    workspace.write("copy.pages", "Sleep better.")
    error = assert_refused(workspace, "copy.pages", names="copy.pages")
    assert ".md" in error


def test_bad_yaml(workspace: Workspace) -> None:
    library(workspace, claims_yaml="version: 1\nclaims:\n  - id: a\n   statement: [3] of 4\n")
    assert_refused(workspace, "article.md", names="claims.yaml:4")


def test_duplicate_claim_id(workspace: Workspace) -> None:
    library(workspace, claims_yaml=CLAIM + CLAIM.split("claims:\n")[1])
    error = assert_refused(workspace, "article.md", names="claims.yaml:7")
    assert "light" in error


def test_duplicate_yaml_key(workspace: Workspace) -> None:
    library(workspace, claims_yaml=CLAIM.replace("    sources:", "    statement: again\n    sources:"))
    assert_refused(workspace, "article.md", names="claims.yaml:5")


def test_unknown_reference(workspace: Workspace) -> None:
    library(workspace, claims_yaml=CLAIM.replace("doe2024", "doe2025"))
    error = assert_refused(workspace, "article.md", names="claims.yaml:6")
    assert "doe2024" in error


def test_bibtex_with_a_missing_comma(workspace: Workspace) -> None:
    library(workspace, references_bib=BIB.replace("night},", "night}"))
    assert_refused(workspace, "article.md", names="references.bib:3")


def test_bibtex_with_an_unclosed_brace(workspace: Workspace) -> None:
    library(workspace, references_bib=BIB.replace("{2024}", "{2024"))
    assert_refused(workspace, "article.md", names="references.bib:")


def test_bibtex_with_a_duplicate_key(workspace: Workspace) -> None:
    library(workspace, references_bib=BIB + "\n" + BIB)
    error = assert_refused(workspace, "article.md", names="references.bib:11")
    assert "doe2024" in error


def test_lock_with_conflict_marks(workspace: Workspace) -> None:
    lock = '{\n<<<<<<< HEAD\n  "format": 1,\n=======\n  "format": 1,\n>>>>>>> theirs\n  "records": {}\n}\n'
    library(workspace, evidence_lock=lock)
    assert_refused(workspace, "article.md", names="evidence.lock:2")


def test_unknown_rule(workspace: Workspace) -> None:
    library(workspace)
    assert_refused(workspace, "article.md", "--select", "SRC999", names="SRC999")


def test_unknown_format(workspace: Workspace) -> None:
    library(workspace)
    error = assert_refused(workspace, "article.md", "--format", "yaml", names="yaml")
    assert "json" in error


@pytest.mark.parametrize(
    ("arguments", "names"),
    [
        (("article.md", "--fail-on", "sometimes"), "sometimes"),
        (("article.md", "--today", "tomorrow"), "tomorrow"),
        (("article.md", "--report", "json"), "NAME=FILE"),
        (("article.md", "--output", "no/such/folder/report.txt", "--offline"), "report.txt"),
        (("article.md", "--baseline", "gone.json"), "gone.json"),
        (("article.md", "--library", "empty"), "empty"),
    ],
)
def test_bad_options(workspace: Workspace, arguments: tuple[str, ...], names: str) -> None:
    library(workspace)
    (workspace.folder / "empty").mkdir()
    assert_refused(workspace, *arguments, names=names)


def test_an_unknown_option_is_a_usage_error(workspace: Workspace) -> None:
    assert workspace.run("check", "--no-such-option").code == 2


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('[tool.evidence]\nignroe = ["SRC101"]\n', "ignore"),
        ("[tool.evidence]\nignore = 3\n", "ignore"),
        ("[tool.evidence\n", "pyproject.toml:1"),
        ('[tool.evidence]\nlock-max-age = "soon"\n', "lock-max-age"),
        ('tool.evidence = "all"\n', "pyproject.toml"),
        ('[tool.evidence]\nseverities = {SRC101 = "grave"}\n', "grave"),
    ],
)
def test_bad_configuration(workspace: Workspace, text: str, names: str) -> None:
    library(workspace)
    workspace.write("pyproject.toml", text)
    result = workspace.run("check", "article.md", "--offline")
    assert result.code == 2
    assert names in result.err


@pytest.mark.parametrize("format_", ["terminal", "json", "sarif", "github", "junit", "markdown", "html"])
def test_no_report_hands_on_what_a_terminal_would_obey(workspace: Workspace, format_: str) -> None:
    workspace.write("a.txt", "Lamps \x1b[2J\x1b]0;owned\x07cured 71% of patients\x9b in a trial.\n")
    told = workspace.run("check", "a.txt", "--offline", "--format", format_).out
    obeyed = {"\x1b", "\x07", "\x9b"} if format_ in ("terminal", "github", "markdown", "html") else {"\x1b", "\x07"}
    assert not obeyed & set(told)
    assert "71%" in told or "71%25" in told


def test_a_comparison_does_not_either(workspace: Workspace) -> None:
    source = workspace.write("b.txt", "Of 40 patients 28 (70%) \x1b[2Jresponded.\n")
    assert "\x1b" not in workspace.run("compare", "70% of patients\x1b[2J responded", "--source", str(source)).out
