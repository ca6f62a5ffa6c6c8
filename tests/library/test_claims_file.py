from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from evidence.claims.claim import ClaimKind
from evidence.errors import InputError
from evidence.library.claims_file import Approval, ClaimsFile, Withdrawal, read_claims
from evidence.sources.card import Depth, Design, Figure

FULL = """\
version: 1
claims:
  - id: itch-relief
    statement: 60% of adults had less itch after four weeks
    kind: efficacy-quantitative
    sources:
      - ref: doe2024
        locator: Results, first paragraph
        card: {design: randomized-controlled-trial, n: 90, population: adults with eczema,
               regimen: once daily, outcome: less itch, figure: 60%, timepoint: 4 weeks}
    wording:
      - Six in ten adults had less itch after four weeks.
    appears_in:
      - {document: cream.md, quote: less itch after four weeks}
    approval: {by: medical-review, on: 2026-11-20, expires: 2027-11-20, digest: sha256:0a1b}
    note: free text
  - id: old-claim
    statement: It cures.
    withdrawn: {by: medical-review, on: 2026-01-02, reason: no source}
waivers:
  - {rule: vague-attribution, path: articles/a.md, quote: studies show, reason: quoted, owner: ana, expires: 2027-01-31}
"""
HEAD = "version: 1\nclaims:\n  - id: a\n    statement: b\n"


@pytest.fixture
def written(tmp_path: Path):
    def write(text: str | bytes) -> Path:
        path = tmp_path / "claims.yaml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        return path

    return write


@pytest.fixture
def read(written):
    return lambda text: read_claims(written(text))


@pytest.fixture
def refused(written):
    def refused(text: str | bytes) -> InputError:
        with pytest.raises(InputError) as caught:
            read_claims(written(text))
        return caught.value

    return refused


def test_a_claim_is_read_with_everything_in_it(read) -> None:
    claim = read(FULL).claims[0]
    assert (claim.id, claim.kind, claim.line) == ("itch-relief", ClaimKind.EFFICACY_QUANTITATIVE, 3)
    assert claim.wording == ("Six in ten adults had less itch after four weeks.",)
    assert claim.approval == Approval("medical-review", date(2026, 11, 20), date(2027, 11, 20), "sha256:0a1b")
    assert (claim.appears_in[0].document, claim.appears_in[0].line) == ("cream.md", 14)
    assert (claim.sources[0].ref, claim.sources[0].line, claim.note) == ("doe2024", 7, "free text")


def test_a_flat_card_holds_one_figure(read) -> None:
    card = read(FULL).claims[0].sources[0].card
    assert card is not None
    assert card.figures == (Figure("60%", outcome="less itch", timepoint="4 weeks"),)
    assert (card.design, card.n, card.depth) == (Design.RANDOMIZED_CONTROLLED_TRIAL, 90, Depth.CARD)
    assert (card.key, card.origin, card.locator) == ("doe2024", "person", "Results, first paragraph")


def test_withdrawn_claims_and_waivers_are_read(read) -> None:
    file: ClaimsFile = read(FULL)
    assert file.claims[1].withdrawn == Withdrawal("medical-review", date(2026, 1, 2), "no source")
    waiver = file.waivers[0]
    assert (waiver.rule, waiver.path, waiver.quote) == ("vague-attribution", "articles/a.md", "studies show")
    assert (waiver.reason, waiver.owner, waiver.expires, waiver.line) == ("quoted", "ana", date(2027, 1, 31), 21)


def test_the_pure_python_parser_reads_the_same(read, monkeypatch: pytest.MonkeyPatch) -> None:
    fast = read(FULL)
    monkeypatch.delattr(yaml, "CSafeLoader")
    assert read(FULL) == fast


def test_a_card_may_hold_many_figures_hedges_and_limits(read) -> None:
    card = _card(
        read,
        "{depth: abstract, design: cohort, design_evidence: one clinic, conclusion: it may help, outcome: sleep,"
        " figures: [{figure: 12 min, group: users, quote: fell asleep 12 minutes sooner}, {outcome: calm}],"
        " hedges: [may], limits: [small, open label]}",
    )
    assert [figure.quantity for figure in card.figures] == ["", "12 min", ""]
    assert card.figures[1] == Figure("12 min", group="users", quote="fell asleep 12 minutes sooner")
    assert (card.hedges, card.limits) == (("may",), ("small", "open label"))
    assert (card.depth, card.design_evidence, card.conclusion) == (Depth.ABSTRACT, "one clinic", "it may help")


def test_a_card_without_figures_has_none(read) -> None:
    assert _card(read, "{design: guideline}").figures == ()


def _card(read, card: str):
    claim = read(f"{HEAD}    sources:\n      - {{ref: x, card: {card}}}\n").claims[0]
    assert claim.sources[0].card is not None
    return claim.sources[0].card


@pytest.mark.parametrize("value", ["NO", "12:30", "1.10", "0x1F", "2026-01-02", "1_000", "yes", "1e3", "017"])
def test_words_stay_as_they_are_written(read, value: str) -> None:
    assert read(HEAD.replace("b", value)).claims[0].statement == value


@pytest.mark.parametrize("value", ["", " ~", " null"])
def test_keys_without_a_value_hold_nothing(read, value: str) -> None:
    claim = read(HEAD + f"    kind:{value}\n    sources:{value}\n    note:{value}\n").claims[0]
    assert (claim.kind, claim.sources, claim.note) == (None, (), None)


def test_a_quoted_null_is_a_word(read) -> None:
    assert read(HEAD + "    note: 'null'\n").claims[0].note == "null"


def test_a_file_may_hold_waivers_only(read) -> None:
    file = read("version: 1\nwaivers:\n  - {rule: SRC102}\n")
    assert file.claims == ()
    assert file.waivers[0].expires is None


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(read) -> None:
    claims = read(b"\xef\xbb\xbf" + FULL.replace("\n", "\r\n").encode()).claims
    assert [claim.line for claim in claims] == [3, 17]


def test_folded_text_is_one_sentence(read) -> None:
    assert (
        read(HEAD.replace("b", ">-\n      Less itch\n      in a week.")).claims[0].statement == "Less itch in a week."
    )


PROBLEMS = {
    "misspelt key": ("    notes: x\n", 5, 5, "unknown key `notes`", "Did you mean `note`?"),
    "key like no other": ("    zzz: x\n", 5, 5, "unknown key `zzz`", "Known: id, statement"),
    "key twice": ("    note: x\n    note: y\n", 6, 5, "`note` stands twice", "Keep one"),
    "key that is a list": ("    ? [x]\n    : y\n", 5, 7, "unknown key `[…]`", "Known"),
    "kind unknown": ("    kind: efficacy\n", 5, 11, "does not know `efficacy`", "Did you mean `efficacy-"),
    "text is a list": ("    note: [3]\n", 5, 11, "`note` is not plain text", "quotes"),
    "text is a mapping": ("    note: {a: b}\n", 5, 11, "`note` is not plain text", "quotes"),
    "text is blank": ('    note: " "\n', 5, 11, "`note` is empty", "remove the key"),
    "entry is blank": ("    wording: ['']\n", 5, 15, "an entry of `wording` is empty", "remove"),
    "text has a tag": ("    note: !important it is\n", 5, 11, "starts with `!`", "quotes"),
    "text is cut by a hash": ("    note: the #1 cream\n", 5, 11, "cut off at a #", "quotes"),
    "text is cut by a hash after emoji": ("    note: é😀 the #1 cream\n", 5, 11, "cut off at a #", "quotes"),
    "list is text": ("    wording: one\n", 5, 14, "`wording` is not a list", "`- `"),
    "source is text": ("    sources: [doe2024]\n", 5, 15, "this source is not written as", "ref, locator, card"),
    "source without ref": ("    sources: [{locator: x}]\n", 5, 15, "`ref` is missing", "Add"),
    "quote cut by a comma": (
        "    appears_in: [{document: a.md, quote: one, two}]\n",
        5,
        47,
        "unknown key `two`",
        "put that in quotes",
    ),
    "no day": ("    approval: {by: a, on: 2026-02-30}\n", 5, 27, "not a day of the calendar", "YYYY-MM-DD"),
    "day of another style": ("    approval: {by: a, on: 20.11.2026}\n", 5, 27, "not a day", "YYYY-MM-DD"),
    "approval without day": ("    approval: {by: a}\n", 5, 15, "`on` is missing", "Add"),
    "withdrawn without reason": ("    withdrawn: {by: a, on: 2026-02-03}\n", 5, 16, "`reason` is missing", "Add"),
    "n in words": ("    sources: [{ref: x, card: {n: seventeen}}]\n", 5, 34, "not a whole number", "digits"),
    "design unknown": ("    sources: [{ref: x, card: {design: RCT}}]\n", 5, 39, "does not know `RCT`", "Known: syst"),
    "long quote": (f"    sources: [{{ref: x, card: {{quote: {'a ' * 26}}}}}]\n", 5, 38, "has 26 words", "25 at most"),
    "id of two words": ("  - id: a b\n    statement: c\n", 5, 9, "`a b` is not one word", "letters"),
    "same id": ("  - id: a\n    statement: c\n", 5, 9, "`a` is taken by the claim in line 3", "its own"),
    "claim is text": ("  - just words\n", 5, 5, "this claim is not written as", "Its keys are id"),
    "no statement": ("  - id: c\n", 5, 5, "`statement` is missing in this claim", "Add"),
}


@pytest.mark.parametrize(("text", "line", "column", "message", "remedy"), PROBLEMS.values(), ids=PROBLEMS)
def test_a_problem_is_told_with_its_place(
    refused, text: str, line: int, column: int, message: str, remedy: str
) -> None:
    error = refused(HEAD + text)
    assert (error.line, error.column) == (line, column)
    assert message in error.message
    assert remedy in str(error)
    assert "more" not in str(error)


def test_a_comment_after_a_value_is_no_problem(read) -> None:
    assert read(HEAD + "    note: words   # a comment\n").claims[0].note == "words"


def test_all_problems_are_told_at_once(refused) -> None:
    error = refused(HEAD + "    notes: x\n    kind: y\n  - id: a\n")
    assert "unknown key `notes`" in error.message
    assert "… and 3 more:" in str(error)
    assert "claims.yaml:6:11: `kind` does not know `y`." in str(error)
    assert "claims.yaml:7:5: `statement` is missing" in str(error)


def test_a_flood_of_problems_is_counted_and_cut(refused) -> None:
    error = refused(HEAD + "".join(f"    x{number}: y\n" for number in range(30)))
    assert "… and 29 more:" in str(error)
    assert "(the first 20 are shown)" in str(error)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("version: 2\nclaims: []\n", "version 2"),
        ("claims: []\n", "`version` is missing"),
        ("version: 1.0\n", "version 1.0"),
        ("- id: a\n", "this file is not written as"),
        ("words\n", "this file is not written as"),
    ],
)
def test_a_file_of_another_shape_is_refused(refused, text: str, message: str) -> None:
    assert message in refused(text).message


@pytest.mark.parametrize("text", ["", "# only a comment\n", "---\n"])
def test_an_empty_file_is_an_error_and_no_empty_library(refused, text: str) -> None:
    assert refused(text).path is not None


SYNTAX = {
    "colon in a value": ("    note: a: b\n", 5, "colon followed by a space", "quotes"),
    "bracket then words": ("    note: [3] shows\n", 5, "starts with [", "quotes"),
    "at sign": ("    note: @home\n", 5, "starts with @", "quotes"),
    "backtick": ("    note: `x`\n", 5, "starts with `", "quotes"),
    "per cent sign": ("    note: %x\n", 5, "starts with %", "quotes"),
    "asterisk": ("    note: *bold words\n", 5, "starts with `*`", "quotes"),
    "asterisk and space": ("    note: * words\n", 5, "starts with `*`", "quotes"),
    "exclamation mark": ("    note: !a!b c\n", 5, "starts with `!`", "quotes"),
    "tab": ("\tnote: x\n", 5, "a tab is used", "spaces"),
    "tab before a list": ("    wording:\n\t- x\n", 6, "a tab is used", "spaces"),
    "open quotation mark": ('    note: "abc\n', 5, "never closed", "Close it"),
    "words after a quotation": ('    note: "abc" and more\n', 5, 'starts with "', "quotes"),
    "wrong indentation": ("    note: a\n note: b\n", 6, "does not continue", "indent"),
    "open bracket": ("    wording: [a\n  - id: b\n", 6, "not closed", "quotes"),
    "bracket that nothing closes": ("    wording: [\n", 5, "a [ is opened here and never closed", "Close it"),
    "brace that nothing closes": ("    sources: [{ref: a}, {ref: b\n\n", 5, "a { is opened here", "Close it"),
    "backslash": ('    note: "50 \\% of"\n', 5, "backslash", "single quotes"),
    "second document": ("---\nversion: 1\n", 5, "second document", "remove"),
    "words at the margin": ("note\n", 6, "no `key: value`", "quotes"),
    "ampersand": ("    note: &\n", 5, "`&`", "quotes"),
    "list that stops": ("  note: x\n", 5, "not indented like", "`- `"),
    "value without a mapping": ("    note: }\n", 5, "", "quotes"),
}


@pytest.mark.parametrize(("text", "line", "message", "remedy"), SYNTAX.values(), ids=SYNTAX)
def test_bad_yaml_is_told_in_plain_words(refused, text: str, line: int, message: str, remedy: str) -> None:
    error = refused(HEAD + text)
    assert error.line == line
    assert message in error.message
    assert remedy in str(error)


def test_a_problem_without_words_of_ours_is_told_in_those_of_the_parser(refused) -> None:
    error = refused("%YAML 3.0\n---\n" + HEAD)
    assert "not valid YAML: found incompatible YAML document" in error.message


def test_a_merge_conflict_is_named_as_such(refused) -> None:
    error = refused(HEAD + "<<<<<<< HEAD\n    note: a\n=======\n    note: b\n>>>>>>> other\n")
    assert (error.line, error.column) == (5, 1)
    assert "merge" in error.message


def test_a_file_that_is_not_utf_8_is_refused_with_its_line(refused) -> None:
    error = refused(HEAD.encode() + b"    note: caf\xe9\n")
    assert error.line == 5
    assert "UTF-8" in str(error)


def test_an_invisible_control_character_is_shown(refused) -> None:
    error = refused(HEAD + "    note: a\x08b\n")
    assert (error.line, error.column) == (5, 12)


def test_endless_brackets_are_an_error_and_no_crash(refused) -> None:
    assert refused("[" * 100_000).remedy


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_claims(tmp_path / "claims.yaml")
