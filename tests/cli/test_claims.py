"""`evidence claims`: extract, list, show, add, approve and withdraw, on a user's own claims.yaml."""

from __future__ import annotations

import json

import pytest
import yaml

from tests.end_to_end.library_of_light import BIB, FILES, lock
from tests.workspace import Workspace

COMMENTED = """# The library of light.   Odd   blanks stay.
version: 1
claims:
  - id: light   # the first one
    statement: "Evening light shortens sleep by 20% in adults."
    sources:
    - {ref: doe2024}    # odd indentation

  # About lamps.
  - id: lamps
    statement: Lamps help adults sleep.
    sources: [{ref: doe2024}]
    approval: {by: jd, on: 2026-01-01, expires: 2026-06-30, digest: 'sha256:0'}
    note: keep me
# The end.
"""
COPY = "# Light\n\nEvening light shortens sleep by 20% in adults. Lamps help adults sleep.\n"


@pytest.fixture
def library(workspace: Workspace) -> Workspace:
    workspace.write("references.bib", BIB)
    workspace.write("claims.yaml", COMMENTED)
    workspace.write("copy.md", COPY)
    return workspace


def text_of(workspace: Workspace) -> str:
    return (workspace.folder / "claims.yaml").read_bytes().decode()


def changes(diff: str) -> list[str]:
    return [line for line in diff.splitlines() if line[:1] in "+-" and line[:3] not in ("+++", "---")]


def test_an_approval_is_one_new_line_and_the_diff_is_shown(library: Workspace) -> None:
    result = library.run(
        "claims", "approve", "light", "--by", "medical", "--until", "2027-11-20", "--today", "2026-11-24"
    )
    assert result.code == 0, result.err
    (line,) = changes(result.out)
    assert line.startswith("+    approval: {by: medical, on: 2026-11-24, expires: 2027-11-20, digest: sha256:")
    assert text_of(library).replace(line[1:] + "\n", "") == COMMENTED
    shown = library.run("claims", "show", "light", "copy.md", "--today", "2026-11-24")
    assert "light (approved)" in shown.out
    assert "copy.md:3 (exact)" in shown.out


def test_an_approval_again_changes_the_old_one_in_its_place(library: Workspace) -> None:
    library.run("claims", "approve", "lamps", "--by", "jd", "--until", "2027-11-20", "--today", "2026-11-24")
    new = text_of(library)
    kept = [line for line in new.splitlines() if "approval" not in line]
    assert kept == [line for line in COMMENTED.splitlines() if "approval" not in line]
    again = library.run("claims", "approve", "lamps", "--by", "jd", "--until", "2027-11-20", "--today", "2026-11-24")
    assert (again.out, text_of(library)) == ("", new)
    assert "nothing to change" in again.err


def test_several_claims_are_approved_at_once_or_not_at_all(library: Workspace) -> None:
    names = ("light", "lampz")
    result = library.run("claims", "approve", *names, "--by", "jd", "--until", "2027-01-01", "--today", "2026-11-24")
    assert result.code == 2
    assert "Did you mean `lamps`?" in result.err
    assert text_of(library) == COMMENTED


def test_a_dry_run_shows_and_writes_nothing(library: Workspace) -> None:
    words = ("--by", "jd", "--reason", "no: more", "--dry-run", "--today", "2026-11-24")
    result = library.run("claims", "withdraw", "light", *words)
    assert changes(result.out) == ["+    withdrawn: {by: jd, on: 2026-11-24, reason: 'no: more'}"]
    assert text_of(library) == COMMENTED
    assert "--dry-run" in result.err


def test_a_withdrawn_claim_is_not_approved_or_withdrawn_again(library: Workspace) -> None:
    withdraw = ("claims", "withdraw", "light", "--by", "jd", "--reason", "old", "--today", "2026-11-24")
    assert library.run(*withdraw).code == 0
    assert library.run(*withdraw).code == 2
    approve = library.run("claims", "approve", "light", "--by", "jd", "--until", "2027-01-01")
    assert approve.code == 2
    assert "withdrawn" in approve.err


@pytest.mark.parametrize(
    ("until", "words"), [("2026-11-23", "is over"), ("soon", "--until takes a date")], ids=["past", "no date"]
)
def test_an_end_that_is_none_is_refused(library: Workspace, until: str, words: str) -> None:
    result = library.run("claims", "approve", "light", "--by", "jd", "--until", until, "--today", "2026-11-24")
    assert result.code == 2
    assert words in result.err


def test_a_source_that_was_retracted_is_told_with_the_approval(library: Workspace) -> None:
    update = {"type": "retraction", "source": "publisher", "date": "2025-03-01", "notice": "10.5555/notice"}
    library.write("evidence.lock", lock(updates=[update]))
    result = library.run("claims", "approve", "light", "--by", "jd", "--until", "2027-11-20", "--today", "2026-11-24")
    assert result.code == 0
    assert "light: mind that its source doe2024 is retracted" in result.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("approve", "light", "--by", "", "--until", "2027-11-20"),
        ("withdraw", "light", "--by", "jd", "--reason", " "),
        ("add", ""),
        ("add", "Lamps help.", "--note", ""),
    ],
)
def test_an_empty_argument_is_named_and_not_the_file(library: Workspace, arguments: tuple[str, ...]) -> None:
    result = library.run("claims", *arguments)
    assert result.code == 2
    assert "it is empty" in result.err
    assert "claims.yaml" not in result.err


def test_a_claim_without_source_and_note_is_not_approved(library: Workspace) -> None:
    library.run("claims", "add", "Lamps are new.", "--id", "new")
    result = library.run("claims", "approve", "new", "--by", "jd", "--until", "2099-01-01")
    assert result.code == 2
    assert "no source" in result.err


def test_a_claim_is_added_behind_the_others_with_windows_line_ends(library: Workspace) -> None:
    library.write("claims.yaml", COMMENTED.replace("\n", "\r\n"))
    options = ("--source", "doe2024", "--kind", "safety", "--wording", "Lamps: safe.", "--wording", "It is safe.")
    result = library.run("claims", "add", "Lamps are safe.", *options)
    assert result.code == 0, result.err
    new = text_of(library)
    assert "\n" not in new.replace("\r\n", "")
    added = [line[1:] for line in changes(result.out)]
    assert added[0] == "  - id: lamps-safe"
    assert new.replace("".join(f"{line}\r\n" for line in added), "").replace("\r\n", "\n") == COMMENTED
    rows = json.loads(library.run("claims", "list", "--format", "json", "--text", "are safe").out)
    assert [row["wording"] for row in rows] == [["Lamps: safe.", "It is safe."]]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--kind", "safty"), "Did you mean `safety`?"),
        (("--source", "doe2042"), "Did you mean `doe2024`?"),
        (("--id", "light"), "line 4"),
    ],
    ids=["kind", "source", "id"],
)
def test_a_claim_that_cannot_be_added_says_why(library: Workspace, options: tuple[str, ...], words: str) -> None:
    result = library.run("claims", "add", "Lamps are safe.", *options)
    assert result.code == 2
    assert words in result.err
    assert text_of(library) == COMMENTED


def test_a_file_in_which_two_claims_share_an_approval_is_refused(library: Workspace) -> None:
    shared = COMMENTED.replace(
        "    - {ref: doe2024}    # odd", "    - {ref: doe2024}\n    approval: &one {by: jd, on: 2026-01-01}"
    )
    shared = shared.replace(
        "approval: {by: jd, on: 2026-01-01, expires: 2026-06-30, digest: 'sha256:0'}", "approval: *one"
    )
    library.write("claims.yaml", shared.replace(" indentation", ""))
    before = text_of(library)
    result = library.run("claims", "approve", "lamps", "--by", "mr", "--until", "2099-01-01")
    assert result.code == 2
    assert "by hand" in result.err
    assert text_of(library) == before


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        ((), ["light", "lamps"]),
        (("--status", "expired"), ["lamps"]),
        (("--status", "unapproved,stale"), ["light"]),
        (("--source", "https://doi.org/10.5555/LIGHT"), ["light", "lamps"]),
        (("--source", "other"), []),
        (("--kind", "safety"), []),
        (("--text", "shortens"), ["light"]),
        (("--unused",), []),
    ],
)
def test_list_filters(library: Workspace, options: tuple[str, ...], ids: list[str]) -> None:
    result = library.run("claims", "list", "copy.md", *options, "--today", "2026-11-24")
    assert [line.split()[1] for line in result.out.splitlines() if not line.startswith(" ")] == ids


@pytest.mark.parametrize("options", [("--status", "old"), ("--format", "xml")])
def test_list_refuses_what_it_does_not_know(library: Workspace, options: tuple[str, ...]) -> None:
    assert library.run("claims", "list", *options).code == 2


def test_show_tells_all_of_a_claim(library: Workspace) -> None:
    library.write("evidence.lock", FILES["evidence.lock"])
    library.run("claims", "withdraw", "lamps", "--by", "jd", "--reason", "old", "--today", "2026-11-24")
    out = library.run("claims", "show", "lamps", "copy.md").out
    for words in ("(withdrawn)", "note: keep me", "current on 2026-11-20", "until 2026-06-30", "by jd", "copy.md:3"):
        assert words in out
    data = json.loads(library.run("claims", "show", "lamps", "--format", "json").out)
    assert data["used_in"] == []
    assert "not used" in library.run("claims", "show", "lamps").out


def test_without_a_library_the_remedy_is_named(workspace: Workspace) -> None:
    result = workspace.run("claims", "list")
    assert result.code == 2
    assert "evidence init" in result.err


ARTICLE = """# Lamps

Lamps shorten sleep by 20% in adults [1]. Lamps are safe and have no side effects.

Lamps are safe and have no side effects. Evening light shortens sleep by 20% in adults.

## References

1. Doe J. Evening light and sleep in adults. J Sleep 2024. doi:10.5555/light
"""


def test_extract_prints_a_file_that_checks_clean_against_the_same_copy(library: Workspace) -> None:
    library.write("article.md", ARTICLE)
    library.write("claims.yaml", "version: 1\nclaims: []\n")
    result = library.run("claims", "extract", "article.md")
    assert result.code == 0, result.err
    assert result.out.count("no side effects") == 1
    assert "{ref: doe2024}" in result.out
    library.write("claims.yaml", result.out)
    checked = library.check("article.md")
    assert "WFL807" not in checked.codes()
    assert all(claim["library"] for claim in checked.data["documents"][0]["claims"])


def test_the_place_that_a_mark_names_is_kept(library: Workspace) -> None:
    sentence = "Morning lamps shorten naps by 30% in adults [@doe2024, p. 3]."
    library.write("article.md", f"# Lamps\n\n{sentence}\n")
    (claim,) = library.check("article.md").data["documents"][0]["claims"]
    assert [(one["key"], one["locator"]) for one in claim["sources"]] == [("doe2024", "p. 3")]
    assert "sources: [{ref: doe2024, locator: p. 3}]" in library.run("claims", "extract", "article.md").out
    words = sentence.partition(" [")[0]
    claim_text = f"  - id: a\n    statement: {words}.\n    sources: [{{ref: doe2024, locator: Table 2}}]\n"
    library.write("claims.yaml", f"version: 1\nclaims:\n{claim_text}")
    (claim,) = library.check("article.md").data["documents"][0]["claims"]
    assert [one["locator"] for one in claim["sources"]] == ["Table 2"]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_many_claims_are_written_as_one_after_the_other_would_be(library: Workspace, newline: str) -> None:
    pages = [f"Lamp {n} shortens sleep by {n}% in adults. Lamp {n} is safe and causes no harm." for n in range(2, 7)]
    names = [library.write(f"{n}.md", f"{page}\n").name for n, page in enumerate(pages)]
    before = COMMENTED.replace("\n", newline)
    library.write("claims.yaml", before)
    for name in names:
        assert library.run("claims", "extract", name, "--write").code == 0
    one_by_one = text_of(library)
    library.write("claims.yaml", before)
    assert library.run("claims", "extract", *names, "--write").code == 0
    assert text_of(library) == one_by_one
    assert one_by_one.count("quote:") == 10


def test_the_library_is_gone_through_no_oftener_for_many_claims(
    library: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    parsed: list[int] = []
    compose = yaml.compose
    monkeypatch.setattr(yaml, "compose", lambda *text, **kind: (parsed.append(1), compose(*text, **kind))[1])
    rounds = []
    for count in (1, 12):
        library.write("many.md", " ".join(f"Lamp {n} shortens sleep by {n}% in adults." for n in range(count)))
        library.run("claims", "extract", "many.md", "--write")
        rounds.append(len(parsed))
        parsed.clear()
    assert text_of(library).count("quote:") == 12
    assert rounds[0] == rounds[1]


def test_several_claims_are_approved_as_one_after_the_other_would_be(library: Workspace) -> None:
    words = ("--by", "jd", "--until", "2027-11-20", "--today", "2026-11-24")
    for name in ("lamps", "light"):
        library.run("claims", "approve", name, *words)
    one_by_one = text_of(library)
    library.write("claims.yaml", COMMENTED)
    assert library.run("claims", "approve", "lamps", "light", *words).code == 0
    assert text_of(library) == one_by_one


def test_words_that_another_sentence_holds_too_are_not_mapped(library: Workspace) -> None:
    said = "Lamps shorten sleep by 20% in adults"
    library.write("article.md", f"{said}.\n\nWe know: {said}. Dim lamps are safe and cause no harm.\n")
    out = library.run("claims", "extract", "article.md").out
    assert "quote: Dim lamps" in out
    assert f"quote: 'We know: {said}.'" in out
    assert f"quote: '{said}" not in out


def test_extract_leaves_out_what_the_library_has_and_adds_the_rest_when_told_to(library: Workspace) -> None:
    library.write("article.md", ARTICLE.replace("10.5555/light", "10.5555/other"))
    result = library.run("claims", "extract", "article.md", "--write")
    assert result.code == 0, result.err
    new = text_of(library)
    assert new.startswith(COMMENTED[: COMMENTED.index("# The end.")])
    assert new.count("Evening light shortens") == 1
    assert "not in references.bib" in new
    assert library.run("claims", "extract", "article.md").out == "version: 1\nclaims: []\n"


def test_an_unknown_claim_is_answered_with_the_nearest_or_with_how_to_list_them(library: Workspace) -> None:
    approve = ("--by", "medical", "--until", "2027-11-20", "--today", "2026-11-24")
    for command in (("show", "zzz"), ("approve", "zzz", *approve)):
        result = library.run("claims", *command)
        assert (result.code, result.out) == (2, "")
        assert "there is no claim 'zzz' in the library. `evidence claims list` tells which there are." in result.err
    assert "Did you mean `lamps`?" in library.run("claims", "show", "lamp").err
    library.write("claims.yaml", "version: 1\nclaims: []\n")
    assert "It has none yet." in library.run("claims", "show", "lamps").err
