"""The report that people read: 80 columns, no colour, summary first, no hundred equal lines."""

from __future__ import annotations

from io import StringIO

import pytest

from tests.end_to_end.library_of_light import CLAIMS, lock
from tests.workspace import Workspace


def shown(workspace: Workspace, *arguments: str) -> str:
    result = workspace.run("check", *arguments, "--offline", "--today", "2026-11-24")
    assert result.err == ""
    return result.out


def test_the_summary_comes_first(light: Workspace) -> None:
    head = shown(light, "article.md").splitlines()[:6]
    assert "offline" in head[0]
    assert any(line.startswith("Claims") and "1 sourced" in line and "1 without a source" in line for line in head)
    assert any(line.startswith("References") and "0 not checked" in line for line in head)


def test_no_line_is_wider_than_80_columns_and_none_is_coloured(light: Workspace) -> None:
    out = shown(light, "article.md")
    assert max(map(len, out.splitlines())) <= 80
    assert "\x1b" not in out


def test_copy_and_source_stand_side_by_side(light: Workspace) -> None:
    light.write("claims.yaml", CLAIMS.replace("design: cohort", "design: case-series").replace("8 weeks", "4 weeks"))
    out = shown(light, "article.md")
    row = next(line for line in out.splitlines() if "DIFFERS" in line and "AGR202" in line)
    assert "8 weeks" in row
    assert "4 weeks" in row
    assert "doe2024 · 10.5555/light · read: card made by a person" in out


def test_transcribed_and_unchecked_records_are_named(light: Workspace) -> None:
    light.write("evidence.lock", lock(origin="transcribed", status_checked=None))
    out = shown(light, "article.md")
    assert "Transcribed by a person, not confirmed by any registry (1)" in out
    assert "doe2024" in out
    (light.folder / "evidence.lock").unlink()
    out = shown(light, "article.md")
    assert "Not checked (1)" in out
    assert "1 reference not checked" in out


def test_rich_markup_in_the_copy_is_shown_as_it_stands(light: Workspace) -> None:
    light.write("article.md", "Lamps cure 90% of patients [bold] :smile: [/red] [@nobody2020].\n")
    out = shown(light, "article.md")
    assert "[bold] :smile: [/red] [@nobody2020]" in out


def test_repeats_of_one_claim_are_one_entry(light: Workspace) -> None:
    sentence = "Lamps relieve the symptoms of depression in 90% of patients.\n\n"
    light.write("article.md", sentence * 3)
    out = shown(light, "article.md")
    assert out.count("Lamps relieve") == 1
    assert "said again in line 3, 5" in out


def test_a_hundred_claims_are_not_a_hundred_lines(light: Workspace) -> None:
    drugs = [f"Tablet {a}{b} relieves pain in {10 + 2 * i}% of patients.\n\n" for i, (a, b) in enumerate(_names())]
    light.write("article.md", "".join(drugs))
    out = shown(light, "article.md")
    assert len(out.splitlines()) < 60
    assert "and in lines article.md: " in out


def _names() -> list[tuple[str, str]]:
    first = ["Ar", "Bel", "Cor", "Dun", "Eri", "Fal"]
    return [(a, b) for a in first for b in ("mo", "nex", "pol", "rin", "sta", "tum", "vil")]


def test_details_that_are_not_held_take_a_line_each(light: Workspace) -> None:
    light.write("claims.yaml", CLAIMS.replace("64% of adults", "64% of women"))
    light.write("article.md", "Last reviewed: 14 March 2026\n\n64% of women responded after 8 weeks.\n")
    out = shown(light, "article.md", "--select", "agreement")
    assert "Details not found in what is held" in out
    assert "AGR205" in out


def test_a_detail_says_why_it_was_not_found_and_what_the_source_has(workspace: Workspace) -> None:
    workspace.write(
        "article.md", "Velorin was given to nurses, and headaches fell by 30% in a randomised trial [@doe].\n"
    )
    workspace.write("references.bib", "@article{doe, title = {Lamps}, doi = {10.5555/doe}}\n")
    text = "Lamps and headaches. In this cohort study of nurses, headaches fell by 30% within weeks.\n"
    workspace.write("sources/doe.abstract.txt", text)
    out = " ".join(shown(workspace, "article.md", "--select", "AGR206,AGR204").split())
    assert out.count("Velorin was given to nurses") == 1
    assert "design “randomised trial”: The source is another kind of study." in out
    assert "(it has “cohort (this cohort)”) outcome: The passage says less than the claim does." in out


def test_a_dose_that_matches_the_text_and_its_card_is_one_row(workspace: Workspace) -> None:
    workspace.write("article.md", "Velorin 40 mg lowered headaches by 64% [@doe].\n")
    workspace.write("references.bib", "@article{doe, title = {Lamps}, doi = {10.5555/doe}}\n")
    given = "Participants received velorin 40 mg or matching placebo once daily for 12 weeks."
    text = f"Velorin 40 mg in adults with headaches. {given} Headaches fell by 48% with velorin 40 mg.\n"
    workspace.write("sources/doe.abstract.txt", text)
    rows = [line.split()[:2] for line in shown(workspace, "article.md").splitlines()]
    assert rows.count(["regimen", "40"]) == 1


def test_a_claim_of_which_only_a_limit_is_unsaid_is_told_that(workspace: Workspace) -> None:
    workspace.write("article.md", "Headaches fell by 30% [@doe].\n")
    workspace.write("references.bib", "@article{doe, title = {Lamps}, doi = {10.5555/doe}}\n")
    text = "Lamps and headaches. Headaches were self-reported in a diary. Headaches fell by 30%.\n"
    workspace.write("sources/doe.abstract.txt", text)
    out = " ".join(shown(workspace, "article.md", "--select", "agreement").split())
    assert "1 The claim does not say what limits doe: self-report (“self-reported”). · AGR211" in out


def test_both_sides_of_a_differing_entry_are_shown(light: Workspace) -> None:
    light.write("evidence.lock", lock(volume="4"))
    out = shown(light, "article.md")
    lines = [line.split() for line in out.splitlines()]
    assert ["written", "3"] in lines
    assert ["held", "4"] in lines


def test_every_place_that_rests_on_a_retracted_work_is_named(light: Workspace) -> None:
    update = {"type": "retraction", "source": "publisher", "date": "2025-03-01", "notice": "10.5555/notice"}
    light.write("evidence.lock", lock(updates=[update]))
    out = shown(light, "article.md")
    assert "see also article.md:5" in out
    assert "1 said by the source (1 by a work that was taken back)" in " ".join(out.split())
    assert light.check("article.md").data["summary"]["supported_by_taken_back"] == 1


def test_colour_is_for_terminals(light: Workspace) -> None:
    from evidence.audit import Basis, run
    from evidence.cli.session import open_session
    from evidence.config import Settings
    from evidence.reports.terminal.report import TerminalReport

    settings = Settings(offline=True)
    session = open_session(settings, ())
    basis = Basis(session.library, session.registry)
    texts = []
    for color in (True, False):
        report, stream = TerminalReport(color=color), StringIO()
        report.write(run(("article.md",), settings, basis, [report]), stream)
        texts.append(stream.getvalue())
    assert "\x1b[" in texts[0]
    assert "\x1b[" not in texts[1]


@pytest.mark.parametrize(
    ("columns", "setting", "coloured"),
    [("200", ("TERM", "xterm"), True), ("40", ("NO_COLOR", "1"), False), ("40", ("TERM", "dumb"), False)],
)
def test_a_watched_terminal_gets_colour_and_its_width_within_reason(
    light: Workspace, monkeypatch: pytest.MonkeyPatch, columns: str, setting: tuple[str, str], coloured: bool
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv(*setting)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    out = light.run("check", "article.md", "--offline").out
    assert ("\x1b[" in out) is coloured
    if not coloured:
        assert max(map(len, out.splitlines())) <= 80


@pytest.mark.parametrize("name", ["terminal", "markdown"])
def test_claims_that_were_compared_with_nothing_are_named(workspace: Workspace, name: str) -> None:
    workspace.write(
        "article.md",
        "Light lifted mood in 60% of patients [1].\n\nIrritation of the eyes is rare [1].\n\n"
        "## References\n\n1. Doe J. A trial of light. J Light. 2024;1:1-9. doi:10.5555/light\n",
    )
    out = " ".join(shown(workspace, "article.md", "--format", name, "--allow-unchecked").split())
    assert "Not compared with their source" in out
    assert "Irritation of the eyes is rare" in out.partition("Not compared with their source")[2]
    assert "No text and no card of the source is held, and no registry was asked for its abstract." in out


def test_of_many_claims_that_were_compared_with_nothing_the_lines_are_told(workspace: Workspace) -> None:
    copy = "".join(f"Light lifted mood in {50 + n}% of patients in year {n} [1].\n\n" for n in range(1, 21))
    workspace.write("article.md", f"{copy}## References\n\n1. Doe J. A trial of light. doi:10.5555/light\n")
    out = shown(workspace, "article.md", "--allow-unchecked")
    assert "Not compared with their source: 20 claims" in out
    told = "No text and no card of the source is held, and no registry was asked for its abstract."
    assert " ".join(out.split()).count(told) == 12
    assert "and in lines article.md: 25, 27, 29, 31, 33, 35, 37, 39" in " ".join(out.split())


def test_of_a_large_run_the_first_are_shown_and_the_others_counted(workspace: Workspace) -> None:
    lines = [f"A lamp of {number} watts is a revolutionary breakthrough [{number}]." for number in range(1, 301)]
    workspace.write("a.md", "\n\n".join(lines))
    out = shown(workspace, "a.md", "--select", "LAN,CIT111")
    told = " ".join(out.split())
    assert len(out.splitlines()) < 200
    assert out.count("  error  a.md:") == 20
    assert "… and 280 more findings, 280 errors among them. `--report html=FILE` shows them," in told
    assert "300 errors" in out.splitlines()[-3]
    assert max(map(len, out.splitlines())) <= 80


def test_documents_of_a_large_run_are_counted_too(workspace: Workspace) -> None:
    for number in range(51):
        lines = [f"A lamp of {number + 100 * line} lux lifts the mood of 54% of adults." for line in range(1, 12)]
        workspace.write(f"copy/a{number:02}.md", "\n\n".join(lines))
    out = shown(workspace, "copy", "--select", "SRC101", "--jobs", "1")
    assert len(out.splitlines()) < 200
    assert "more documents. `--report html=FILE` shows them" in " ".join(out.split())


def test_a_run_of_some_hundred_findings_is_shown_whole(workspace: Workspace) -> None:
    lines = [f"A lamp of {number} watts is a revolutionary breakthrough [{number}]." for number in range(1, 201)]
    workspace.write("a.md", "\n\n".join(lines))
    out = shown(workspace, "a.md", "--select", "LAN,CIT111")
    assert out.count("  error  a.md:") == 200
    assert "… and" not in out
