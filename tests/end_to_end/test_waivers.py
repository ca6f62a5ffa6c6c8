"""Waivers in the copy, and baselines that outlive edits."""

from __future__ import annotations

import pytest

from tests.workspace import Workspace

FULL = 'reason="agreed with jd, until the leaflet is out" owner="jd" until=2027-01-31'
MANY = "Millions of people live with a depression that does not lift."
VAGUE = "Numerous studies show that light helps."


def waiver(words: str = f"vague-attribution {FULL}") -> str:
    return f"<!-- evidence: ignore {words} -->"


@pytest.mark.parametrize(
    "copy",
    [
        f"{waiver()}\n{VAGUE}\n",
        f"{waiver()}\n\n{VAGUE}\n",
        f"{VAGUE} {waiver()}\n",
        f"{waiver()} Light is fine.\n{VAGUE}\n",
        f"{waiver(f'SRC102,vague-magnitude {FULL}')}\n{VAGUE}\n{MANY}\n",
        f"<!-- evidence: ignore vague-attribution\n     {FULL} -->\n{VAGUE}\n",
    ],
    ids=["line above", "paragraph above", "same line", "first line of the paragraph", "two rules", "two lines"],
)
def test_a_comment_waives_its_paragraph_and_is_shown_with_its_reason(workspace: Workspace, copy: str) -> None:
    workspace.write("copy.md", copy)
    data = workspace.check("copy.md", "--select", "SRC102,SRC103,WFL").data
    assert [finding["code"] for finding in data["findings"] if finding["code"] != "WFL803"] == []
    assert data["waived"][0]["waiver"] == {
        "reason": "agreed with jd, until the leaflet is out",
        "owner": "jd",
        "expires": "2027-01-31",
    }


@pytest.mark.parametrize(
    "copy",
    [f"{waiver()}\nLight is fine.\n\n{VAGUE}\n", f"{VAGUE}\n\nLight is fine. {waiver()}\n", f"{VAGUE}\n\n{waiver()}\n"],
    ids=["next but one", "paragraph before", "end of file"],
)
def test_a_comment_waives_no_other_paragraph(workspace: Workspace, copy: str) -> None:
    workspace.write("copy.md", copy)
    codes = workspace.check("copy.md", "--select", "SRC102,WFL808").codes()
    assert sorted(codes) == ["SRC102", "WFL808"]


LAMPS = [f"Lamp {name} cures sleep problems in {5 + number}0% of adults." for number, name in enumerate("ABCD")]
HERE = waiver(f"SRC101 {FULL}")


def items(sign: str, *, at: int, apart: str = "\n", before: bool = False) -> str:
    """A list of claims, with a comment in one of them."""
    marked = [*LAMPS]
    marked[at] = f"{HERE} {marked[at]}" if before else f"{marked[at]} {HERE}"
    return apart.join(sign.format(number=number, words=words) for number, words in enumerate(marked, 1)) + "\n"


def row(words: str) -> str:
    return f"| {words} | all |"


HEAD = "| Lamp | Who |\n| --- | --- |\n"


@pytest.mark.parametrize(
    ("name", "copy"),
    [
        ("copy.md", items("- {words}", at=2)),
        ("copy.md", items("- {words}", at=2, before=True)),
        ("copy.md", items("{number}. {words}", at=2)),
        ("copy.md", items("- {words}", at=2, apart="\n\n")),
        ("copy.md", "- Lamps.\n" + items("  - {words}", at=2)),
        ("copy.md", HEAD + items("| {words} | all |", at=2)),
        ("copy.md", HEAD + items("| {words} | all |", at=2, before=True)),
        ("copy.md", HEAD + "\n".join(row(w) if w != LAMPS[2] else f"| {w} | {HERE} all |" for w in LAMPS) + "\n"),
        ("copy.md", items("{words}", at=2, apart="  \n")),
        ("copy.md", items("{words}", at=2, apart="\\\n")),
        ("copy.md", items("{words}", at=2, apart="<br>\n")),
        ("copy.md", "\n".join([*(f"- {w}" for w in LAMPS[:2]), HERE, *(f"- {w}" for w in LAMPS[2:])]) + "\n"),
        ("copy.md", "\n".join(LAMPS[:2]) + f"\n{HERE}\n# {LAMPS[2]}\n" + "\n".join(LAMPS[3:]) + "\n"),
        ("copy.md", "\n".join(LAMPS[:2]) + f"\n\n# {LAMPS[2]} {HERE}\n" + "\n".join(LAMPS[3:]) + "\n"),
        ("copy.html", f"<p>{items('{words}', at=2, apart='<br>')}</p>"),
        ("copy.html", f"<p>{items('{words}', at=2, apart='<br>', before=True)}</p>"),
        ("copy.html", f"<p>{items('{words}', at=2, apart='<br>' + chr(10))}</p>"),
        ("copy.html", f"<p>{(chr(10)).join(w + '<br>' + (HERE if w == LAMPS[2] else '') for w in LAMPS)}</p>"),
        ("copy.html", f"<ul>{items('<li>{words}</li>', at=2, apart='')}</ul>"),
        ("copy.html", f"<ul>{items('<li>{words}</li>', at=2)}</ul>"),
        ("copy.html", f"<table>{items('<tr><td>{words}</td><td>all</td></tr>', at=2, apart='')}</table>"),
    ],
)
def test_a_comment_in_a_list_a_table_or_a_line_waives_nothing_before_and_after(
    workspace: Workspace, name: str, copy: str
) -> None:
    workspace.write(name, copy)
    result = workspace.check(name, "--select", "SRC101", "--fail-on", "warning")
    assert [one["quote"].strip("# ") for one in result.data["waived"]] == [LAMPS[2]]
    assert [one["quote"] for one in result.data["findings"]] == [*LAMPS[:2], *LAMPS[3:]]
    assert result.code == 1


def test_a_comment_in_a_line_waives_the_sentence_that_began_on_the_line_before(workspace: Workspace) -> None:
    workspace.write("copy.md", f"{LAMPS[0]} Lamps of all kinds\\\ncure sleep problems in 80% of adults. {HERE}\n")
    data = workspace.check("copy.md", "--select", "SRC101").data
    assert [one["quote"] for one in data["findings"]] == [LAMPS[0]]
    assert len(data["waived"]) == 1


def test_a_comment_changes_nothing_in_the_words_of_its_item(workspace: Workspace) -> None:
    workspace.write("copy.md", items("- {words}", at=2, before=True))
    claims = workspace.check("copy.md").data["documents"][0]["claims"]
    assert [claim["text"] for claim in claims] == LAMPS


@pytest.mark.parametrize(
    "body",
    [
        f"{waiver()}\n<p>{VAGUE}</p>\n",
        f"<p>Light is fine.</p>\n{waiver()}\n\n<ul>\n<li>{VAGUE}</li></ul>\n",
        f"<p>Light is fine.</p>\n<p>{VAGUE}</p> {waiver()}\n<p>Call us.</p>",
        f"<p>Light is fine.\nThat is all.</p>\n<p>{waiver()} So it is.\n{VAGUE}</p>",
        f"<p>Light is fine.</p>{waiver()}<p>{VAGUE}</p><p>Call us.</p>".replace(">", ">\n", 1),
        f"<p>{VAGUE.replace(' show', f' {waiver()}show')}</p>",
    ],
    ids=["line above", "over an empty line", "same line", "in it", "after another on its line", "in the sentence"],
)
def test_a_comment_in_a_page_waives_its_paragraph(workspace: Workspace, body: str) -> None:
    workspace.write("copy.html", f"<html><body><h1>Light</h1>\n{body}</body></html>")
    data = workspace.check("copy.html", "--select", "SRC102,WFL").data
    assert [finding["code"] for finding in data["findings"] if finding["code"] != "WFL803"] == []
    assert [one["waiver"]["owner"] for one in data["waived"]] == ["jd"]


@pytest.mark.parametrize(
    "body",
    [
        f"{waiver()}\n<p>Light is fine.</p>\n<p>{VAGUE}</p>",
        f"<p>{VAGUE}</p>\n{waiver()}\n",
        f"{waiver()}<p>Light is fine.</p><p>{VAGUE}</p>",
        f"<p>{VAGUE}</p><p>Light is fine. {waiver()}</p>",
    ],
    ids=["next but one", "end of page", "same line, next but one", "same line, before"],
)
def test_a_comment_in_a_page_waives_no_other_paragraph(workspace: Workspace, body: str) -> None:
    workspace.write("copy.html", f"<html><body><h1>Light</h1>\n{body}</body></html>")
    assert sorted(workspace.check("copy.html", "--select", "SRC102,WFL808").codes()) == ["SRC102", "WFL808"]


def test_a_comment_in_a_page_that_is_not_understood_is_told_with_its_line(workspace: Workspace) -> None:
    workspace.write("copy.html", f"<p>Light is fine.</p>\n\n{waiver('vague-attribution because=x')}\n<p>{VAGUE}</p>")
    result = workspace.check("copy.html")
    assert (result.code, "copy.html:3" in result.err, "because=x" in result.err) == (2, True, True)


def test_text_files_hold_no_comments(workspace: Workspace) -> None:
    workspace.write("copy.txt", f"{waiver()}\n\n{VAGUE}\n")
    assert "SRC102" in workspace.check("copy.txt").codes()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("vague-atribution " + FULL, "Did you mean vague-attribution?"),
        ("vague-attribution reason=x owner=y until=2027-02-30", "until=2027-02-30"),
        ("vague-attribution because=x", "because=x"),
        ('vague-attribution reason="open', "no part of a waiver"),
        ("", "not understood"),
    ],
    ids=["rule", "day", "key", "quote", "nothing"],
)
def test_a_comment_that_is_not_understood_is_told_with_its_line(workspace: Workspace, words: str, told: str) -> None:
    workspace.write("copy.md", f"Light is fine.\n\n{waiver(words)}\n{VAGUE}\n")
    result = workspace.check("copy.md")
    assert result.code == 2
    assert "copy.md:3" in result.err
    assert told in result.err


OLD = """# Light

Lamps cure sleep problems in 80% of adults. Numerous studies show that light helps.

Evening light is safe and has no side effects.
"""
EDITED = """# Light

Call us to book a first talk.

Numerous studies show that light helps. Lamps cure sleep problems in 80% of adults.

Here is another. Evening light is safe and has no side effects. Lamps cure sleep problems in 90% of adults.
"""


def test_a_baseline_outlives_moved_lines_and_edited_neighbours(workspace: Workspace) -> None:
    workspace.write("copy.md", OLD)
    workspace.check("copy.md", "--write-baseline", "baseline.json")
    workspace.write("copy.md", EDITED)
    found = workspace.check("copy.md", "--baseline", "baseline.json").data["findings"]
    assert {finding["quote"] for finding in found} == {"Lamps cure sleep problems in 90% of adults."}
