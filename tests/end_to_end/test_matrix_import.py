"""`evidence matrix --import`: decisions go into `claims.yaml`, and no other byte of it changes."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.end_to_end.library_of_light import ARTICLE, BIB, CLAIMS
from tests.reports.matrix.making import DAY, claims, decide
from tests.workspace import Result, Workspace

CITED = "In a cohort study, 64% of adults responded after 8 weeks"
APPROVE = {"Decision": "approve", "Reviewer": "Dr. A. Roe", "Date": "2026-11-20", "Expiry": "2027-11-20"}
WAIVE = {"Decision": "waive", "Reviewer": "jd", "Reason": "agreed: with the label team", "Expiry": "2027-01-31"}


REFERENCES = "\n## References\n\n1. Doe J, Roe R. Evening light. Journal of Sleep. 2024;3:1-9. doi:10.5555/light\n"


def made(light: Workspace) -> None:
    assert light.run("matrix", "article.md", "-o", "m.xlsx", "--allow-unchecked", *DAY).code == 0


def library(light: Workspace) -> str:
    return (light.folder / "claims.yaml").read_bytes().decode()


def brought(light: Workspace, *arguments: str) -> Result:
    return light.run("matrix", "--import", "m.xlsx", *arguments, *DAY)


def status(light: Workspace, words: str) -> str:
    found = light.check("article.md").data["documents"][0]["claims"]
    return next(claim["status"] for claim in found if words in claim["text"])


def test_a_sheet_without_decisions_changes_nothing(light: Workspace) -> None:
    made(light)
    result = brought(light, "--write")
    assert (result.code, result.out) == (0, "")
    assert "nothing to change" in result.err
    assert library(light) == CLAIMS


def test_the_diff_comes_first_and_nothing_is_written(light: Workspace) -> None:
    made(light)
    decide(light, CITED, **APPROVE)
    result = brought(light)
    assert result.code == 1
    assert result.out.startswith("--- claims.yaml\n+++ claims.yaml\n")
    assert "+    approval: {by: Dr. A. Roe, on: 2026-11-20, expires: 2027-11-20, digest: sha256:" in result.out
    assert "1 approval and 0 waivers to write; --write writes them" in result.err
    assert library(light) == CLAIMS


def test_an_approval_of_a_mapped_claim_adds_the_wording_and_counts_from_then_on(light: Workspace) -> None:
    made(light)
    assert status(light, CITED) == "sourced"
    decide(light, CITED, **APPROVE)
    assert brought(light, "--write").code == 0
    assert status(light, CITED) == "approved"
    text = library(light)
    assert text.startswith(CLAIMS)
    assert "\n    wording: ['In a cohort study, 64% of adults responded after 8 weeks.']\n" in text
    again = brought(light, "--write")
    assert (again.code, again.out) == (0, "")
    assert library(light) == text


def test_an_approved_claim_is_shown_with_its_approval_in_the_next_matrix(light: Workspace) -> None:
    made(light)
    decide(light, CITED, **{**APPROVE, "Date": datetime(2026, 11, 20)})
    brought(light, "--write")
    made(light)
    row = next(row for row in claims(light.folder / "m.xlsx") if CITED in row["Claim"])
    assert {name: row[name] for name in APPROVE} == APPROVE
    assert brought(light).out == ""


def test_a_later_approval_takes_the_place_of_the_old_one(light: Workspace) -> None:
    made(light)
    decide(light, CITED, **APPROVE)
    brought(light, "--write")
    before = library(light)
    decide(light, CITED, Reviewer="Dr. B. Lee", Expiry=None)
    assert brought(light, "--write").code == 0
    assert library(light) == before.replace("Dr. A. Roe", "Dr. B. Lee").replace("expires: 2027-11-20", "expires: null")
    assert status(light, CITED) == "approved"


def test_a_claim_without_a_library_claim_gets_one_with_the_sources_that_the_copy_cites(light: Workspace) -> None:
    light.write("claims.yaml", "version: 1\nclaims: []  # none yet\n")
    light.write("article.md", "In a cohort study, 64% of adults responded after 8 weeks [@doe2024].\n")
    made(light)
    decide(light, CITED, **APPROVE)
    assert brought(light, "--write").code == 0
    text = library(light)
    assert text.startswith("version: 1\nclaims:  # none yet\n  - id: cohort-study-64-adults-responded-after\n")
    assert "    sources: [{ref: doe2024}]\n" in text
    assert status(light, "64%") == "approved"


def test_a_library_without_claims_yaml_gets_one(light: Workspace) -> None:
    (light.folder / "claims.yaml").unlink()
    light.write("article.md", "In a cohort study, 64% of adults responded after 8 weeks [@doe2024].\n")
    made(light)
    decide(light, CITED, **APPROVE)
    assert brought(light, "--write").code == 0
    assert library(light).startswith("version: 1\nclaims:\n  - id: ")
    assert status(light, "64%") == "approved"


def test_a_claim_without_a_source_cannot_be_approved(light: Workspace) -> None:
    made(light)
    decide(light, "no side effects", **APPROVE)
    result = brought(light, "--write")
    assert result.code == 1
    assert "refused: row 2" in result.err
    assert "it has no source" in result.err
    assert library(light) == CLAIMS


def test_a_source_that_the_library_lacks_is_named(light: Workspace) -> None:
    said = "In a trial, 90% of adults with depression responded to light [1]."
    light.write("article.md", f"{said}\n\n## References\n\n1. Roe R. Lamps. J Sleep. 2020;1:1-9. doi:10.5555/mood\n")
    made(light)
    decide(light, "90%", **APPROVE)
    result = brought(light, "--write")
    assert result.code == 1
    assert "[1] is not in the library. Add it with `evidence refs add 10.5555/mood` first." in result.err


def test_the_words_of_a_withdrawn_claim_are_not_approved(light: Workspace) -> None:
    withdrawn = "    withdrawn: {by: jd, on: 2026-01-01, reason: wrong}\n"
    light.write("claims.yaml", CLAIMS.replace("Evening light shortens sleep", f"{CITED}.") + withdrawn)
    light.write("article.md", ARTICLE.replace("8 weeks.", "8 weeks [1].") + REFERENCES)
    made(light)
    decide(light, CITED, **APPROVE)
    result = brought(light, "--write")
    assert result.code == 1
    assert "light in claims.yaml, which says this, is withdrawn." in result.err


def test_the_same_words_with_other_sources_are_not_approved_together(light: Workspace) -> None:
    light.write("claims.yaml", "version: 1\nclaims:\n")
    light.write("references.bib", BIB + BIB.replace("doe2024", "roe").replace("10.5555/light", "10.5555/mood"))
    light.write("article.md", f"{CITED} [1].\n{REFERENCES}")
    light.write("b.md", f"{CITED} [1].\n{REFERENCES.replace('10.5555/light', '10.5555/mood')}")
    light.run("matrix", "article.md", "b.md", "-o", "m.xlsx", *DAY)
    decide(light, CITED, **APPROVE)
    decide(light, CITED, skip=1, **APPROVE)
    result = brought(light, "--write")
    assert result.code == 1
    assert "the same words are approved with other sources in a row above" in result.err
    assert library(light).count("- id:") == 1


def test_a_waiver_is_written_and_waives_what_was_seen(light: Workspace) -> None:
    made(light)
    decide(light, "no side effects", **WAIVE)
    result = brought(light, "--write")
    assert result.code == 0, result.err
    assert "SRC101" not in light.check("article.md").codes()
    text = library(light)
    assert text.startswith(CLAIMS + "waivers:\n  - rule: ")
    assert "  - rule: unsourced-claim\n    path: article.md\n" in text
    assert "    reason: 'agreed: with the label team'\n    owner: jd\n    expires: 2027-01-31\n" in text
    assert brought(light, "--write").out == ""
    made(light)
    row = next(row for row in claims(light.folder / "m.xlsx") if "no side effects" in row["Claim"])
    assert (row["Decision"], row["Reviewer"], row["Expiry"]) == ("waive", "jd", "2027-01-31")


def test_a_finding_of_the_baseline_is_waived_like_any_other(light: Workspace) -> None:
    light.run("check", "article.md", "--offline", "--write-baseline", "base.json", "--allow-unchecked", *DAY)
    light.write("evidence.toml", 'baseline = "base.json"\n')
    made(light)
    decide(light, "no side effects", **WAIVE)
    assert "refused" not in brought(light, "--write").err
    assert "waivers:\n  - rule: " in library(light)


def test_only_the_codes_that_the_reviewer_leaves_are_waived(light: Workspace) -> None:
    light.write("article.md", "Numerous studies have shown that lamps help against depression.\n")
    made(light)
    (row,) = claims(light.folder / "m.xlsx")
    assert {"SRC101", "SRC102"} <= set(row["Rules"].split())
    decide(light, "Numerous", **WAIVE, Rules="SRC102")
    assert brought(light, "--write").code == 0
    codes = light.check("article.md").codes()
    assert "SRC101" in codes
    assert "SRC102" not in codes


def test_a_code_that_is_not_about_the_words_is_refused(light: Workspace) -> None:
    made(light)
    decide(light, "no side effects", **WAIVE, Rules="SRC101 STS311")
    result = brought(light)
    assert result.code == 1
    assert "STS311 says nothing of these words themselves" in result.err


def test_a_rejection_is_told_and_not_written(light: Workspace) -> None:
    made(light)
    decide(light, CITED, **APPROVE)
    brought(light, "--write")
    before = library(light)
    decide(light, CITED, Decision="Reject", Reason="too strong")
    result = brought(light, "--write")
    assert result.code == 0
    assert "by Dr. A. Roe: too strong" in result.err
    assert "claims.yaml still approves light" in result.err
    assert library(light) == before


@pytest.mark.parametrize("copy", [ARTICLE.replace("64%", "65%"), ARTICLE.replace("8 weeks", "8 weeks!"), "Lamps.\n"])
def test_changed_words_are_refused_with_a_sentence(light: Workspace, copy: str) -> None:
    made(light)
    decide(light, CITED, **APPROVE)
    light.write("article.md", copy)
    result = brought(light, "--write")
    assert result.code == 1
    assert "these words stand in article.md no more" in result.err
    assert library(light) == CLAIMS


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"Decision": "aprove"}, "column Decision (U2): `aprove` is no decision. Did you mean `approve`?"),
        ({**WAIVE, "Reason": None}, "column Reason (V2): this cell is empty. Say why"),
        ({**WAIVE, "Expiry": None}, "column Expiry (X2): this cell is empty. A waiver ends"),
        ({**WAIVE, "Expiry": "2026-11-23"}, "column Expiry (X2): 2026-11-23 has passed."),
        ({**WAIVE, "Expiry": "31.1.2027"}, "column Expiry (X2): `31.1.2027` is not a day of the calendar."),
        ({**WAIVE, "Rules": " "}, "column Rules (Q2): this cell is empty."),
        ({**APPROVE, "Reviewer": " "}, "column Reviewer (T2): this cell is empty. Write who decided."),
        ({**APPROVE, "Date": None}, "column Date (W2): this cell is empty. Write the day of the decision"),
        ({**APPROVE, "Date": "2026-11-25"}, "column Date (W2): 2026-11-25 lies in the future."),
        ({**APPROVE, "ID": None}, "column ID (A2): this cell is empty."),
    ],
)
def test_a_bad_cell_is_named_with_what_to_do(light: Workspace, cells: dict[str, str], told: str) -> None:
    made(light)
    decide(light, "no side effects", **cells)
    result = brought(light, "--write")
    assert result.code == 2
    assert "m.xlsx:2: sheet Claims, row 2" in result.err
    assert told in result.err


def test_all_bad_cells_are_told_at_once(light: Workspace) -> None:
    made(light)
    decide(light, "no side effects", Decision="yes")
    decide(light, CITED, Decision="no")
    assert "… and 1 more:" in brought(light).err


def test_an_unknown_rule_in_the_sheet_is_answered_with_the_nearest(light: Workspace) -> None:
    made(light)
    decide(light, "no side effects", **WAIVE, Rules="SRC1O1")
    result = brought(light)
    assert result.code == 2
    assert "SRC101?" in result.err


ODD = (
    b"\xef\xbb\xbf# Head: [kept]\r\nversion: 1\r\n\r\nclaims: # the list\r\n"
    b"  - statement: >-\r\n      Evening light\r\n"
    b"      shortens sleep\r\n    id: light  # a word\r\n    sources: [{ref: doe2024}]\r\n"
    b"    wording:\r\n    - 'In a cohort study, 64% of adults responded after 8 weeks.'  # as printed\r\n"
    b"    note: |\r\n      two\r\n      lines\r\n\r\n"
    b"  # the second\r\n  - {id: other, statement: Other words}\r\n# tail\r\n"
)


def test_comments_quotes_and_line_ends_stay(light: Workspace) -> None:
    light.write("claims.yaml", ODD)
    made(light)
    decide(light, CITED, **APPROVE)
    decide(light, "no side effects", **WAIVE)
    result = brought(light, "--write")
    assert result.code == 0, result.err
    new = (light.folder / "claims.yaml").read_bytes()
    added = [line for line in new.split(b"\r\n") if line not in ODD.split(b"\r\n")]
    assert new.count(b"\n") == new.count(b"\r\n")
    rest = new
    for line in added:
        rest = rest.replace(line + b"\r\n", b"", 1)
    assert rest == ODD
    assert status(light, CITED) == "approved"


def test_a_file_that_cannot_be_changed_in_place_is_refused_and_kept(light: Workspace) -> None:
    odd = CLAIMS.replace("  - id: light", "  - &one\n    id: light") + "    approval: &x {by: a, on: 2026-01-01}\n"
    odd += "  - id: second\n    statement: Lamps\n    sources: []\n    approval: *x\n"
    light.write("claims.yaml", odd)
    made(light)
    decide(light, CITED, **APPROVE)
    result = brought(light, "--write")
    assert result.code == 2
    assert "cannot be changed in place" in result.err
    assert library(light) == odd


def test_the_same_words_in_two_files_are_waived_in_both(light: Workspace) -> None:
    light.write("b.md", "Lamps are safe and have no side effects.\n")
    assert light.run("matrix", "article.md", "b.md", "-o", "m.xlsx", *DAY).code == 0
    decide(light, "no side effects", **WAIVE, Rules="SRC101")
    result = light.run("matrix", "article.md", "b.md", "--import", "m.xlsx", "--write", *DAY)
    assert result.code == 0, result.err
    assert "2 waivers written" in result.err
    assert "SRC101" not in light.check("article.md", "b.md").codes()


def test_a_sheet_from_another_folder_fits_where_the_file_is_named(light: Workspace) -> None:
    made(light)
    decide(light, "no side effects", **WAIVE)
    light.write("copy/article.md", ARTICLE)
    (light.folder / "article.md").unlink()
    gone = brought(light)
    assert gone.code == 2
    assert "article.md" in gone.err
    assert light.run("matrix", "copy", "--import", "m.xlsx", "--write", *DAY).code == 0
    assert "path: copy/article.md" in library(light)


def test_decisions_need_a_library(workspace: Workspace) -> None:
    workspace.write("article.md", ARTICLE)
    assert workspace.run("matrix", "article.md", "-o", "m.xlsx", *DAY).code == 0
    decide(workspace, "no side effects", **WAIVE)
    result = workspace.run("matrix", "--import", "m.xlsx", *DAY)
    assert result.code == 2
    assert "there is no library" in result.err


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 no zip", BIB.encode()])
def test_what_is_no_workbook_is_said_so(light: Workspace, data: bytes) -> None:
    light.write("m.xlsx", data)
    result = brought(light)
    assert result.code == 2
    assert "m.xlsx: this is no workbook that can be read." in result.err


def test_a_missing_file_another_sheet_and_missing_columns_are_said_so(light: Workspace) -> None:
    from openpyxl import Workbook

    assert "m.xlsx: this file cannot be read: No such file" in brought(light).err
    book = Workbook()
    book.save(light.folder / "m.xlsx")
    assert "there is no sheet called Claims, only Sheet" in brought(light).err
    book.active.title = "Claims"
    book.active["A1"] = "ID"
    book.save(light.folder / "m.xlsx")
    assert "row 1 of the sheet Claims lacks the column File, Claim" in brought(light).err


def test_a_workbook_that_unpacks_to_far_too_much_is_refused(light: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    made(light)
    monkeypatch.setattr("evidence.reports.matrix.decisions._LARGEST", 100)
    result = brought(light)
    assert result.code == 2
    assert "far too large" in result.err


TWO_SOURCES = """# Light

Last reviewed: 14 March 2026

Evening light delayed sleep by 20% [1]. Morning light advanced sleep by 30% [2].

## References

"""
LIGHT_ENTRY = "Doe J, Roe R. Evening light and sleep in adults. Journal of Sleep. 2024;3:1-9. doi:10.5555/light"
DAWN_ENTRY = "Lee K, Poe E. Morning light and sleep in adults. Journal of Sleep. 2023;2:1-9. doi:10.5555/dawn"
DAWN_BIB = BIB.replace("doe2024", "lee2023").replace("Doe, Jane and Roe, Richard", "Lee, Kim and Poe, Edna").replace(
    "Evening", "Morning"
).replace("2024", "2023").replace("{3}", "{2}").replace("10.5555/light", "10.5555/dawn")  # fmt: skip


def listed(*entries: str) -> str:
    return TWO_SOURCES + "".join(f"{number}. {entry}\n" for number, entry in enumerate(entries, 1))


def test_an_approval_is_not_written_with_a_source_that_the_reviewer_did_not_see(light: Workspace) -> None:
    light.write("claims.yaml", "version: 1\nclaims: []\n")
    light.write("references.bib", BIB + DAWN_BIB)
    light.write("article.md", listed(LIGHT_ENTRY, DAWN_ENTRY))
    made(light)
    decide(light, "Evening light delayed", **APPROVE)
    light.write("article.md", listed(DAWN_ENTRY, LIGHT_ENTRY))
    result = brought(light, "--write")
    assert (result.code, result.out) == (1, "")
    assert "its sources are others now, 10.5555/dawn and not 10.5555/light; write the matrix again" in result.err
    assert library(light) == "version: 1\nclaims: []\n"


def test_a_source_that_is_renumbered_is_the_source_that_the_reviewer_saw(light: Workspace) -> None:
    light.write("claims.yaml", "version: 1\nclaims: []\n")
    light.write("references.bib", BIB + DAWN_BIB)
    light.write("article.md", listed(LIGHT_ENTRY, DAWN_ENTRY))
    made(light)
    decide(light, "Evening light delayed", **APPROVE)
    light.write("article.md", listed(LIGHT_ENTRY, LIGHT_ENTRY.replace("light", "dusk"), DAWN_ENTRY))
    assert brought(light, "--write").code == 0
    assert "sources: [{ref: doe2024}]" in library(light)


def test_a_source_without_an_identifier_may_be_added_to_the_library_after_the_sheet(light: Workspace) -> None:
    plain = LIGHT_ENTRY.partition(" doi:")[0]
    light.write("claims.yaml", "version: 1\nclaims: []\n")
    light.write("references.bib", DAWN_BIB)
    light.write("article.md", listed(plain, DAWN_ENTRY))
    made(light)
    decide(light, "Evening light delayed", **APPROVE)
    assert "is not in the library" in brought(light).err
    light.write("references.bib", DAWN_BIB + BIB.replace("  doi = {10.5555/light},\n", ""))
    assert brought(light, "--write").code == 0
    assert "sources: [{ref: doe2024}]" in library(light)


def test_a_source_that_is_gone_or_new_refuses_a_waiver_and_not_a_rejection(light: Workspace) -> None:
    light.write("article.md", "In a cohort study, 64% of women responded after 8 weeks.\n")
    light.write("claims.yaml", "version: 1\nclaims: []\n")
    made(light)
    decide(light, "64% of women", **{**WAIVE, "Rules": "SRC101"})
    light.write(
        "claims.yaml",
        "version: 1\nclaims:\n  - id: a\n    statement: Light\n    sources: [{ref: doe2024}]\n"
        "    appears_in: [{document: article.md, quote: 64% of women}]\n",
    )
    assert "its sources are others now, 10.5555/light and not none" in brought(light).err
    decide(light, "64% of women", Decision="reject")
    assert "rejected: row 2" in brought(light).err
