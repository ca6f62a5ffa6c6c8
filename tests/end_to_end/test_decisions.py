"""What a team decides about findings: select, ignore, severities, waivers, baselines."""

from __future__ import annotations

import pytest

from tests.end_to_end.library_of_light import ARTICLE, CLAIMS
from tests.workspace import Workspace

WAIVER = """waivers:
  - {rule: unsourced-claim, path: article.md, quote: no side effects, reason: "agreed with the label team",
     owner: jd, expires: 2027-01-31}
"""


@pytest.mark.parametrize("name", ["SRC101", "src101", "unsourced-claim", "sourcing", "SRC"])
def test_a_rule_is_chosen_by_code_name_or_family(light: Workspace, name: str) -> None:
    assert set(light.check("article.md", "--select", name).codes()) == {"SRC101"}
    assert "SRC101" not in light.check("article.md", "--ignore", name).codes()


def test_a_misspelt_rule_is_answered_with_the_nearest(light: Workspace) -> None:
    result = light.run("check", "article.md", "--ignore", "unsourced-claims")
    assert result.code == 2
    assert "unsourced-claim?" in result.err


def test_a_file_can_be_spared_a_rule(light: Workspace) -> None:
    light.write("evidence.toml", '[per-file-ignores]\n"art*.md" = ["SRC101"]\n')
    assert "SRC101" not in light.check("article.md").codes()


def test_a_severity_can_be_set(light: Workspace) -> None:
    light.write("evidence.toml", '[severities]\nunsourced-claim = "info"\n')
    finding = light.check("article.md", "--select", "SRC101").data["findings"][0]
    assert finding["severity"] == "info"


def test_a_waived_finding_is_counted_and_shown_with_its_reason(light: Workspace) -> None:
    light.write("claims.yaml", CLAIMS + WAIVER)
    result = light.check("article.md", "--select", "SRC101")
    assert result.code == 0
    assert result.data["summary"]["waived"] == 1
    assert result.data["waived"][0]["waiver"]["owner"] == "jd"
    shown = light.run("check", "article.md", "--offline", "--select", "SRC101")
    assert "agreed with the label team" in shown.out


@pytest.mark.parametrize(
    ("old", "new"),
    [("2027-01-31", "2026-11-23"), ("no side effects", "other words"), ("article.md", "other.md"), ("unsourced-", "x")],
)
def test_a_waiver_that_has_ended_or_speaks_of_something_else_waives_nothing(
    light: Workspace, old: str, new: str
) -> None:
    rule = "unsourced-claim" if new != "x" else "retracted"
    waiver = WAIVER.replace("unsourced-claim", rule) if new == "x" else WAIVER.replace(old, new)
    light.write("claims.yaml", CLAIMS + waiver)
    assert light.check("article.md", "--select", "SRC101").data["summary"]["waived"] == 0


def test_a_baseline_accepts_old_findings_and_not_new_ones(light: Workspace) -> None:
    stored = light.check("article.md", "--write-baseline", "baseline.json")
    assert stored.code == 0
    again = light.check("article.md", "--baseline", "baseline.json")
    assert again.code == 0
    assert again.data["summary"]["baselined"] == len(stored.data["findings"])
    light.write("article.md", "A new first line.\n\n" + ARTICLE + "\nLamps cure depression in 90% of patients.\n")
    moved = light.check("article.md", "--baseline", "baseline.json", "--select", "SRC101")
    assert moved.code == 1
    assert [f["quote"] for f in moved.data["findings"]] == ["Lamps cure depression in 90% of patients."]


@pytest.mark.parametrize("text", ["", "[]", '{"format": 2, "findings": []}', '{"format": 1}'])
def test_a_file_that_is_no_baseline_is_refused(light: Workspace, text: str) -> None:
    light.write("baseline.json", text)
    result = light.run("check", "article.md", "--offline", "--baseline", "baseline.json")
    assert result.code == 2
    assert "baseline.json" in result.err


def test_several_reports_of_one_run(light: Workspace) -> None:
    result = light.run("check", "article.md", "--offline", "--report", "json=r.json", "--output", "r.txt")
    assert result.out == ""
    assert '"format": 1' in (light.folder / "r.json").read_text("utf-8")
    assert "Claims" in (light.folder / "r.txt").read_text("utf-8")


def test_an_approval_whose_records_are_gone_is_not_said_to_be_changed_alone(light: Workspace) -> None:
    light.run("claims", "approve", "light", "--by", "jd", "--until", "2027-11-20", "--today", "2026-11-24")
    assert "WFL801" not in light.check("article.md").codes()
    (light.folder / "evidence.lock").unlink()
    (stale,) = [one for one in light.check("article.md").data["findings"] if one["code"] == "WFL801"]
    assert "or has lost the record of 10.5555/light, which evidence.lock does not hold" in stale["message"]


def test_a_quote_that_fits_two_claims_waives_neither_and_is_told(workspace: Workspace) -> None:
    workspace.write("a.md", "Statins cut strokes by 48%.\n\nStatins cut infarctions by 20%.\n")
    entry = "{rule: SRC101, path: a.md, quote: %s, reason: r, owner: o, expires: 2027-01-31}"
    workspace.write("claims.yaml", f"version: 1\nclaims: []\nwaivers:\n  - {entry % 's'}\n")
    result = workspace.check("a.md", "--select", "SRC101,WFL808")
    assert (result.code, result.codes(), result.data["waived"]) == (1, ["SRC101", "SRC101", "WFL808"], [])
    assert [one["line"] for one in result.data["findings"][-1]["related"]] == [1, 3]
    workspace.write("claims.yaml", f"version: 1\nclaims: []\nwaivers:\n  - {entry % 'Statins cut strokes by 48%'}\n")
    assert workspace.check("a.md", "--select", "SRC101,WFL808").codes() == ["SRC101"]
    workspace.write("a.md", "Statins cut strokes by 84%.\n")
    assert workspace.check("a.md", "--select", "SRC101,WFL808").codes() == ["SRC101", "WFL808"]


def test_a_waiver_of_a_rule_that_there_is_not_is_named_with_its_place(light: Workspace) -> None:
    waiver = "waivers:\n  - {rule: SRC999, path: article.md, reason: none, owner: ann, expires: 2027-01-01}\n"
    text = (light.folder / "claims.yaml").read_text("utf-8")
    light.write("claims.yaml", text + waiver)
    result = light.run("check", "article.md", "--offline")
    assert result.code == 2
    assert f"claims.yaml:{text.count(chr(10)) + 2}: there is no rule" in result.err


def test_suggest_takes_the_options_of_all_that_ask_registries(light: Workspace) -> None:
    assert light.run("suggest", "article.md", "--offline", "--refresh").code == 0
