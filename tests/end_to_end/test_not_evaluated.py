"""What could not be judged is said once, in every report, and never looks like a clean result."""

from __future__ import annotations

import pytest

from tests.workspace import Workspace

PROFILE = """\
version: 1
products:
  - name: lumizol
    facts: [{id: label, statement: for itching, source: label, date: 2024-05, status: verified}]
    indications: [{market: US, use: severe itching, terms: [itch*], fact: label}]
"""
REGULATORY = ["BAL601", "REG602", "REG603", "REG604", "REG605"]
ENGLISH = (
    "This lamp is completely safe for adults. You can use it at home for an hour, and you will sleep through the night."
)
MORE = "The lamp is gentle, it has no side effects, and you can use it with any of your medicines."
GERMAN = (
    "Die Infusion ist sicher und wird von den meisten Patienten gut vertragen. Sie wirkt bei der Depression in wenigen "
    "Stunden, und das ist mehr als mit einem anderen Mittel. Sie werden in der Klinik nicht allein sein.\n"
)


def test_without_a_profile_the_rules_that_need_one_say_so_once(workspace: Workspace) -> None:
    workspace.write("a.md", "Lumizol relieves itching.\n")
    workspace.write("b.md", "Lumizol relieves itching in adults.\n")
    result = workspace.check("a.md", "b.md")
    [row] = result.data["not_evaluated"]
    assert row["rules"] == REGULATORY
    assert "no product profile" in row["reason"]
    assert not set(REGULATORY) & set(result.codes())
    told = workspace.run("check", "a.md", "b.md", "--offline").out
    assert told.count("Not evaluated") == 1
    assert "REG602" in told


def test_without_a_market(workspace: Workspace) -> None:
    workspace.write("a.md", "Lumizol relieves itching.\n")
    workspace.write("products/lumizol.yaml", PROFILE)
    workspace.write("evidence.toml", 'product = "lumizol"\n')
    [row] = workspace.check("a.md").data["not_evaluated"]
    assert "no market" in row["reason"]


def test_with_profile_and_market_nothing_is_left_out(workspace: Workspace) -> None:
    workspace.write("a.md", "Lumizol relieves itching.\n")
    workspace.write("products/lumizol.yaml", PROFILE)
    workspace.write("evidence.toml", 'product = "lumizol"\nmarket = "us"\n')
    assert workspace.check("a.md").data["not_evaluated"] == []


def test_a_market_of_which_the_profile_knows_nothing(workspace: Workspace) -> None:
    workspace.write("a.md", "Lumizol relieves itching.\n")
    workspace.write("products/lumizol.yaml", PROFILE)
    workspace.write("evidence.toml", 'product = "lumizol"\nmarket = "CA"\n')
    [row] = workspace.check("a.md").data["not_evaluated"]
    assert row["rules"] == ["REG602"]
    assert "no approved use of lumizol for CA" in row["reason"]


def test_rules_that_nobody_asked_for_are_not_told(workspace: Workspace) -> None:
    workspace.write("a.md", "Lumizol relieves itching.\n")
    assert workspace.check("a.md", "--select", "LAN").data["not_evaluated"] == []


def test_a_profile_that_does_not_exist_or_is_wrong_is_an_error(workspace: Workspace) -> None:
    workspace.write("a.md", "Lumizol relieves itching.\n")
    workspace.write("evidence.toml", 'product = "lumizol"\n')
    result = workspace.check("a.md")
    assert (result.code, "no product profile `lumizol`" in result.err) == (2, True)
    workspace.write("products/lumizol.yaml", PROFILE.replace("facts:", "fact:"))
    result = workspace.check("a.md")
    assert result.code == 2
    assert "lumizol.yaml:4" in result.err


def test_another_language_is_noticed_and_not_judged(workspace: Workspace) -> None:
    workspace.write("a.md", GERMAN)
    result = workspace.check("a.md", "--ignore", "BAL,REG")
    [row] = result.data["not_evaluated"]
    assert row["path"] == "a.md"
    assert "German" in row["reason"]
    assert not [code for code in result.codes() if code.startswith(("SRC", "LAN", "CMP"))]
    assert "German" in workspace.run("check", "a.md", "--offline").out


def test_a_passage_in_another_language_is_named_and_the_rest_is_judged(workspace: Workspace) -> None:
    workspace.write("a.md", f"{ENGLISH}\n\n{GERMAN}\n{MORE}\n")
    result = workspace.check("a.md", "--select", "SRC,LAN")
    [row] = result.data["not_evaluated"]
    assert row["reason"] == "passages in another language (German: line 3) are not judged"
    assert {finding["line"] for finding in result.data["findings"]} == {1, 5}


@pytest.mark.parametrize(
    "copy",
    [
        "Herbs do no harm.",
        "No pain, no side effects.",
        "Men do no worse, so do it.",
        "64% of men stayed well for 8 weeks.",
    ],
)
def test_short_english_is_no_other_language(workspace: Workspace, copy: str) -> None:
    workspace.write("a.md", f"{copy}\n")
    assert workspace.check("a.md", "--select", "LAN").data["not_evaluated"] == []


@pytest.mark.parametrize("spelling", ["an anaesthetic of the programme", "an anesthetic of the program"])
def test_both_kinds_of_english_are_judged(workspace: Workspace, spelling: str) -> None:
    workspace.write("a.md", f"This is {spelling}, and it is completely safe for patients.\n")
    result = workspace.check("a.md", "--select", "LAN401")
    assert result.codes() == ["LAN401"]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('words = {"hype" = ["x"]}', "no word list called 'hype'"),
        ('source-max-age = "old"', "number of years"),
        ("words = 3", "Write a table"),
    ],
    ids=["list", "years", "table"],
)
def test_a_slip_in_the_configuration_is_told(workspace: Workspace, line: str, words: str) -> None:
    workspace.write("a.md", "Lumizol relieves itching.\n")
    workspace.write("evidence.toml", line + "\n")
    result = workspace.check("a.md")
    assert result.code == 2
    assert words in result.err
