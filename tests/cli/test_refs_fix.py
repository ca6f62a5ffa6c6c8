"""`evidence refs fix`: the diff first, one field of one entry, and not a byte more."""

from __future__ import annotations

from typing import Any

import pytest

from tests.end_to_end.library_of_light import BIB
from tests.registries.stand_in import StandIn, work
from tests.workspace import Workspace

DOI = "10.5555/light"
DAY = ("--today", "2026-11-24")


def bib(light: Workspace) -> bytes:
    return (light.folder / "references.bib").read_bytes()


def test_a_right_entry_changes_no_byte(light: Workspace, server: StandIn) -> None:
    before = bib(light)
    for arguments in ((), ("--write",)):
        result = light.run("refs", "fix", *arguments, *DAY)
        assert (result.code, result.out) == (0, "")
        assert "references.bib: nothing to change" in result.err
    assert bib(light) == before


def test_the_diff_comes_first_and_nothing_is_written(light: Workspace, server: StandIn) -> None:
    light.write("references.bib", BIB.replace("volume = {3}", "volume = {7}"))
    before = bib(light)
    result = light.run("refs", "fix", *DAY)
    assert result.code == 1
    assert result.out.splitlines()[:2] == ["--- references.bib", "+++ references.bib"]
    assert "-  volume = {7}," in result.out
    assert "+  volume = {3}," in result.out
    assert "\x1b" not in result.out
    assert "1 field of 1 entry would change; --write writes them" in result.err
    assert bib(light) == before


ODD = (
    b"\xef\xbb\xbf% a comment = {kept}\r\n@string{js = {J Sleep}}\r\n\r\n"
    b"@article{other, title = {Not \\emph{ours}},year=2001 }\r\n@comment{x}\r\n"
    b"@ARTICLE{doe2024,\r\n\tAuthor = \"Doe, J. and others\",\r\n\ttitle={{Evening light and sleep in adults}},\r\n"
    b"\tjournal = js,\r\n\tYEAR = 2020,\r\n\tvolume={7} ,\r\n\tpages=\"1-9\",\r\n\tdoi={https://doi.org/10.5555/LIGHT}\r\n}\r\n"
    b"trailing words"
)  # fmt: skip


def test_every_other_byte_is_left_alone(light: Workspace, server: StandIn) -> None:
    light.write("references.bib", ODD)
    result = light.run("refs", "fix", "--write", *DAY)
    assert result.code == 0
    assert bib(light) == ODD.replace(b"YEAR = 2020", b"YEAR = 2024").replace(b"volume={7}", b"volume={3}")
    assert "2 fields of 1 entry written" in result.err
    assert light.run("refs", "fix", *DAY).out == ""


def fixed(light: Workspace, server: StandIn, entry: str, **fields: Any) -> str:
    server.holds(work(DOI, **fields))
    light.write("references.bib", entry)
    light.run("refs", "fix", "--write", *DAY)
    return bib(light).decode()


def test_a_year_off_by_one_and_other_forms_are_left_alone(light: Workspace, server: StandIn) -> None:
    odd = BIB.replace("{2024}", "{2025}").replace("Journal of Sleep", "J. Sleep").replace("1--9", "pp. 1-9")
    assert fixed(light, server, odd) == odd


def test_missing_fields_are_added(light: Workspace, server: StandIn) -> None:
    short = f"@article{{doe2024,\n  title = {{Evening light and sleep in adults}},\n  doi = {{{DOI}}},\n}}\n"
    assert fixed(light, server, short) == short[:-2] + (
        "  author = {Doe, Jane and Roe, Richard},\n  journal = {Journal of Sleep},\n  year = {2024},\n"
        "  pages = {1--9},\n}\n"
    )


def test_what_another_entry_lends_is_not_missing(light: Workspace, server: StandIn) -> None:
    lent = (
        f"@article{{doe2024, crossref = {{issue}}, title = {{Evening light and sleep in adults}}, doi = {{{DOI}}}}}\n"
    )
    assert fixed(light, server, lent) == lent


def test_an_older_doi_gets_the_spelling_that_the_registry_keeps(light: Workspace, server: StandIn) -> None:
    server.aliases["10.5555//light"] = DOI
    assert fixed(light, server, BIB.replace(DOI, "10.5555//light")) == BIB


@pytest.mark.parametrize(("written", "fixed_"), [("3--9", "1--9"), ("3-9", "1-9"), ("3–9", "1–9")])
def test_pages_keep_their_dash(light: Workspace, server: StandIn, written: str, fixed_: str) -> None:
    assert f"pages = {{{fixed_}}}" in fixed(light, server, BIB.replace("1--9", written))


def test_another_author_with_the_same_title(light: Workspace, server: StandIn) -> None:
    text = fixed(light, server, BIB.replace("Doe, Jane", "Smith, Anna"))
    assert "author = {Doe, Jane and Roe, Richard}" in text


def test_a_title_with_signs_that_latex_reads(light: Workspace, server: StandIn) -> None:
    title = "Evening light &amp; the <i>NMDA</i> receptors of 50% of adults"
    text = fixed(light, server, BIB, title=title)
    assert r"title = {Evening light \& the {NMDA} receptors of 50\% of adults}," in text
    assert light.run("refs", "fix", *DAY).out == ""


def test_the_doi_of_another_work_is_named_and_the_entry_not_touched(light: Workspace, server: StandIn) -> None:
    other = BIB.replace("Evening light and sleep in adults", "Graphs without cycles").replace("Doe, Jane", "Erd, Paul")
    light.write("references.bib", other)
    result = light.run("refs", "fix", "--write", *DAY)
    assert (result.code, result.out) == (0, "")
    assert f"not touched: doe2024: {DOI} seems to be the DOI of another work" in result.err
    assert bib(light).decode() == other


def test_quite_another_title_by_the_same_author_is_named_and_not_touched(light: Workspace, server: StandIn) -> None:
    assert fixed(light, server, BIB, title="Naps and mood in shift work") == BIB


@pytest.mark.parametrize("form", ["RETRACTED: {}", "[Retracted] {}", "{} (Retracted article. See vol. 3)", "{}"])
def test_that_a_work_is_retracted_is_no_part_of_its_title(light: Workspace, server: StandIn, form: str) -> None:
    assert fixed(light, server, BIB, title=form.format("Evening light and sleep in adults")) == BIB


def test_an_invented_doi_is_named(light: Workspace, server: StandIn) -> None:
    light.write("references.bib", BIB.replace(DOI, "10.5555/none"))
    result = light.run("refs", "fix", *DAY)
    assert result.code == 0
    assert "not touched: doe2024: no registry that was asked knows 10.5555/none" in result.err


def test_an_outage_is_exit_3_and_changes_nothing(light: Workspace, server: StandIn) -> None:
    before = bib(light)
    server.fault = "500"
    result = light.run("refs", "fix", "--write", *DAY)
    assert result.code == 3
    assert f"not checked: {DOI}" in result.err
    assert bib(light) == before


def test_what_a_person_transcribed_corrects_nothing(light: Workspace) -> None:
    from tests.end_to_end.library_of_light import lock

    light.write("evidence.lock", lock(origin="transcribed", volume="9"))
    result = light.run("refs", "fix", "--offline", *DAY)
    assert (result.code, result.out) == (0, "")


def test_the_diff_is_coloured_only_where_a_person_looks(
    light: Workspace, server: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    light.write("references.bib", BIB.replace("volume = {3}", "volume = {7}"))
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    assert "\x1b[32m+  volume = {3},\x1b[0m" in light.run("refs", "fix", *DAY).out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in light.run("refs", "fix", *DAY).out


def test_only_the_entry_that_differs_changes_among_many(light: Workspace, server: StandIn) -> None:
    entries = [BIB.replace("doe2024", f"k{n}").replace(DOI, f"10.5555/w.{n}") for n in range(5)]
    server.holds(*(work(f"10.5555/w.{n}") for n in range(5)))
    entries[3] = entries[3].replace("volume = {3}", "volume = {8}")
    light.write("references.bib", "\n% between\n".join(entries))
    light.run("refs", "fix", "--write", *DAY)
    assert bib(light).decode() == "\n% between\n".join(entries).replace("{8}", "{3}")


def test_a_field_that_the_registry_does_not_hold_is_left_alone(light: Workspace, server: StandIn) -> None:
    short = BIB.replace("  pages = {1--9},\n", "")
    assert fixed(light, server, short, page=None) == short


def test_an_entry_that_two_readings_differ_about_is_left_to_a_person(
    light: Workspace, server: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("evidence.library.corrections.scan", lambda _: None)
    light.write("references.bib", BIB.replace("volume = {3}", "volume = {7}"))
    result = light.run("refs", "fix", *DAY)
    assert "not touched: doe2024: its source is built in a way that is better changed by hand" in result.err
    assert result.out == ""


def test_a_subtitle_is_written_where_the_entry_had_one(light: Workspace, server: StandIn) -> None:
    text = BIB.replace("Evening light and sleep in adults", "Evening light and sleep in mice: A pilot study of all")
    new = fixed(light, server, text, title="Evening light and sleep in adults", subtitle=["A long trial of few"])
    assert "title = {Evening light and sleep in adults: A long trial of few}," in new


def test_a_file_that_is_not_utf_8_is_refused_and_stays(light: Workspace) -> None:
    light.write("references.bib", BIB.replace("Jane", "Ren\xe9").encode("latin-1"))
    before = bib(light)
    result = light.run("refs", "fix", "--write", "--offline")
    assert result.code == 2
    assert "references.bib:2" in result.err
    assert bib(light) == before


@pytest.mark.parametrize("step", ["tempfile.mkstemp", "os.fsync"])
def test_a_disk_that_is_full_is_a_sentence_and_the_file_stays(
    light: Workspace, server: StandIn, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    light.write("references.bib", BIB.replace("volume = {3}", "volume = {7}"))
    before = bib(light)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(step, full)
    result = light.run("refs", "fix", "--write", *DAY)
    assert result.code == 2
    assert "references.bib: this file cannot be written: No space left on device" in result.err
    assert bib(light) == before
    assert [p.name for p in light.folder.iterdir() if p.name.startswith(".references")] == []
