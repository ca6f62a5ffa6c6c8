"""`claims.yaml` changed in place, however it is written: only lines or words are added."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence.claims.claim import ClaimKind
from evidence.errors import InputError
from evidence.library.approval import approval_stands
from evidence.library.claims_edits import scalar
from evidence.library.claims_file import Waiver, read_claims
from evidence.library.decided import Approve, decided
from evidence.library.library import Library

DAY = date(2026, 11, 20)
WISH = Approve("Lamps help.", ClaimKind.SAFETY, "a", (), "jd", DAY, None)
NEW = replace(WISH, claim=None, sources=(("doe", "p. 3"), ("roe", None)))
WAIVER = Waiver("unsourced-claim", "a.md", "no 'harm': none", "agreed", "jd", DAY, 0)
PATH = Path("claims.yaml")

TOP = "version: 1\nclaims:\n"
HELP = "  - id: a\n    statement: Lamps help.\n"
DO = "  - id: a\n    statement: Lamps do.\n"
STYLES = {
    "block": f"{TOP}{HELP}",
    "no indent": "version: 1\nclaims:\n- id: a\n  statement: Lamps help.\n",
    "no line end": f"{TOP}{HELP}".rstrip(),
    "flow entry": f"{TOP}  - {{id: a, statement: Lamps help.}}  # why\n",
    "all flow": "{version: 1, claims: [{id: a, statement: Lamps help.}]}\n",
    "all flow with waivers": "{version: 1, waivers: [], claims: [{id: a, statement: Lamps help.}]}\n",
    "flow list": "version: 1\nclaims: [{id: a, statement: 'Lamps help.'}]\n",
    "waivers first": f"waivers: []\n{TOP}{HELP}    # tail\n",
    "empty waivers": f"waivers:\n{TOP}{HELP}",
    "null waivers": f"waivers: ~\n{TOP}{HELP}",
    "some waivers": f"{TOP}{HELP}waivers:\n  - {{rule: x, reason: y}}\n\n# end\n",
    "flow waivers": f"{TOP}{HELP}waivers: [{{rule: x}}]\n",
    "lines last": f"{TOP}{HELP}    note: |\n      one\n\n      two\n\n\n# end\n",
    "folded": f"{TOP}  - statement: >-\n      Lamps\n      help.\n    id: a\n    note:\n# end\n",
    "old approval": f"{TOP}{HELP}    approval: {{by: x, on: 2026-01-01}}\n",
    "null approval": f"{TOP}{HELP}    approval:\n    note: x\n",
    "long approval": f"{TOP}{HELP}    approval:  # signed\n      by: x  # who\n      on: 2026-01-01\n"
    "      expires: 2026-02-01 # soon\n    note: x\n",
    "other words": f"{TOP}{DO}    wording: [One., 'Two']\n",
    "other list": f"{TOP}{DO}    wording:\n    - One. # x\n    note: y\n",
    "empty words": f"{TOP}{DO}    wording: []\n",
    "null words": f"{TOP}{DO}    wording:\n    note: y\n",
}


def comments(text: str) -> list[str]:
    return [line.partition("#")[2] for line in text.splitlines() if "#" in line]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("style", STYLES)
def test_an_approval_and_a_waiver_fit_into_every_style(style: str, newline: str) -> None:
    old = STYLES[style].replace("\n", newline)
    new = decided(PATH, old, Library(), [WISH], [WAIVER])
    found = read_claims(PATH, new.text)
    assert approval_stands(found.claims[0], Library(), DAY)
    assert found.waivers[-1].quote == "no 'harm': none"
    assert (new.approvals, new.waivers) == (1, 1)
    assert comments(new.text) == comments(old)
    assert new.text.count("\n") == new.text.count(newline)
    assert decided(PATH, new.text, Library(), [WISH], [WAIVER]).text == new.text


@pytest.mark.parametrize("style", [name for name in STYLES if "help." in STYLES[name] and name != "folded"])
def test_a_new_claim_fits_behind_every_style(style: str) -> None:
    old = STYLES[style].replace("Lamps help.", "Something else")
    found = read_claims(PATH, decided(PATH, old, Library(), [NEW], []).text)
    assert [claim.id for claim in found.claims] == ["a", "lamps-help"]
    assert [(source.ref, source.locator) for source in found.claims[1].sources] == [("doe", "p. 3"), ("roe", None)]
    assert approval_stands(found.claims[1], Library(), DAY)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("style", STYLES)
def test_decisions_are_written_together_as_one_after_the_other(style: str, newline: str) -> None:
    old = STYLES[style].replace("\n", newline)
    wishes = [WISH, *(replace(NEW, text=f"Lamps {word}.") for word in ("glow", "dim"))]
    waivers = [WAIVER, replace(WAIVER, path="b.md")]
    one_by_one = old
    for wish in wishes:
        one_by_one = decided(PATH, one_by_one, Library(), [wish], []).text
    for waiver in waivers:
        one_by_one = decided(PATH, one_by_one, Library(), [], [waiver]).text
    assert decided(PATH, old, Library(), wishes, waivers).text == one_by_one


def test_two_wordings_of_a_claim_are_added_and_approved_once() -> None:
    wishes = [replace(WISH, text=f"Lamps {word}.") for word in ("glow", "dim")]
    new = decided(PATH, STYLES["block"], Library(), wishes, []).text
    (claim,) = read_claims(PATH, new).claims
    assert claim.wording == ("Lamps glow.", "Lamps dim.")
    assert approval_stands(claim, Library(), DAY)
    assert new.count("approval:") == 1


def test_a_taken_id_gets_a_number() -> None:
    old = "version: 1\nclaims:\n  - {id: lamps-help, statement: x}\n  - {id: lamps-help-2, statement: y}\n"
    assert read_claims(PATH, decided(PATH, old, Library(), [NEW], []).text).claims[2].id == "lamps-help-3"


def test_the_same_words_twice_make_one_claim() -> None:
    new = decided(PATH, "version: 1\n", Library(), [NEW, NEW], [WAIVER, WAIVER])
    assert len(read_claims(PATH, new.text).claims) == 1
    assert (new.approvals, new.waivers) == (1, 1)


@pytest.mark.parametrize(
    "text",
    [
        "version: 1\nclaims: # why\n  []\n",
        "version: 1\nclaims:\n  - &x {id: a, statement: y}\nwaivers: &y []\n",
    ],
)
def test_what_cannot_be_changed_in_place_is_refused_or_right(text: str) -> None:
    try:
        new = decided(PATH, text, Library(), [NEW], [WAIVER])
    except InputError as error:
        assert "cannot be changed in place" in error.message
        return
    assert read_claims(PATH, new.text).waivers[0].owner == "jd"


@settings(deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1))
def test_any_words_on_one_line_are_read_back_as_they_were(words: str) -> None:
    folded = " ".join(words.split())
    assert str(yaml.load(f"[{scalar(words)}, x]\n", yaml.BaseLoader)[0]) == folded
    assert yaml.load(f"key: {scalar(words)}  # comment\n", yaml.BaseLoader)["key"] == folded


@pytest.mark.parametrize(
    "words", ["no", "Yes", "1.10", "12:30", "null", "~", "a: b", "a #b", "- a", "{a", "%", "@x", "it's"]
)
def test_words_that_yaml_would_take_for_something_else_are_quoted(words: str) -> None:
    assert yaml.safe_load(scalar(words)) == words
