"""`evidence compare`: one pair for a person, or many for a program."""

from __future__ import annotations

import json
from importlib.util import find_spec

import pytest

from tests.end_to_end.library_of_light import FILES
from tests.workspace import Workspace

TEXT = "In a randomised trial, 45 of 60 adults (75%) with migraine responded to velorin after 8 weeks.\n"


@pytest.fixture
def abstract(workspace: Workspace) -> Workspace:
    workspace.write("abstract.txt", TEXT)
    return workspace


def test_every_slot_shows_both_sides_and_why(abstract: Workspace) -> None:
    result = abstract.run("compare", "75% of adults responded to velorin after 8 weeks.", "--source", "abstract.txt")
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("SUPPORTED")
    for words in ("read: abstract", "copy    75%", "source  75%", "words   “In a randomised trial", "why     It is"):
        assert words in result.out


def test_what_does_not_support_a_claim_comes_with_the_closest_words(abstract: Workspace) -> None:
    abstract.write("abstract.txt", "Mood did not change. " + TEXT)
    options = ("compare", "Velorin works for migraine.", "--source", "abstract.txt")
    shown = abstract.run(*options)
    assert "closest words of the source\n    “In a randomised trial" in shown.out
    (first, *_) = abstract.run(*options, "--format", "json").data["closest"]
    assert first == TEXT.strip()


def test_meaning_picks_the_closest_words_where_it_is_asked_for_and_installed(abstract: Workspace) -> None:
    options = ("compare", "Velorin works for migraine.", "--source", "abstract.txt", "--closest-by")
    refused = abstract.run(*options, "colour")
    assert (refused.code, refused.out) == (2, "")
    assert "--closest-by takes words or meaning, not 'colour'." in refused.err
    many = abstract.run("compare", "--batch", "abstract.txt", "--closest-by", "meaning")
    assert (many.code, many.out) == (2, "")
    assert "leave --closest-by away" in many.err
    if find_spec("sentence_transformers") is None:
        missing = abstract.run(*options, "meaning")
        assert (missing.code, missing.out) == (2, "")
        assert "evidence[meaning]" in missing.err
    else:
        verdicts = [abstract.run(*options, by, "--format", "json").data for by in ("words", "meaning")]
        assert verdicts[0]["agreement"] == verdicts[1]["agreement"]


def test_a_difference_exits_with_1(abstract: Workspace) -> None:
    claim = "55% of adults with migraine responded to velorin."
    text = "75% of adults with migraine responded to velorin."
    abstract.write("short.txt", text)
    result = abstract.run("compare", claim, "--source", "short.txt", "--format", "json")
    assert result.code == 1
    assert result.data["verdict"] == "differs"
    assert result.data["id"] is None
    figure = next(one for one in result.data["agreement"] if one["slot"] == "figure")
    assert set(figure) >= {"slot", "claim", "source", "source_quote", "verdict", "depth"}
    assert (figure["claim"], figure["source"], figure["source_quote"]) == ("55%", "75%", text)


def test_full_text_is_named_as_the_depth(abstract: Workspace) -> None:
    arguments = ("compare", "75% responded.", "--source", "abstract.txt", "--full-text", "--format", "json")
    assert {one["depth"] for one in abstract.run(*arguments).data["agreement"]} == {"full-text"}


@pytest.fixture
def light(workspace: Workspace) -> Workspace:
    for name, text in FILES.items():
        workspace.write(name, text)
    return workspace


@pytest.mark.parametrize("source", ["doe2024", "10.5555/light", "https://doi.org/10.5555/LIGHT"])
def test_a_work_of_the_library_is_compared_by_its_card(light: Workspace, source: str) -> None:
    result = light.run("compare", "64% of adults responded after 8 weeks.", "--source", source)
    assert result.code == 0
    assert "read: card" in result.out
    assert "source words not held" in result.out


def test_a_text_beside_the_library_is_read_where_there_is_no_card(light: Workspace) -> None:
    light.write("claims.yaml", "version: 1\nclaims: []\n")
    claim = ("compare", "64% of adults responded after 8 weeks.", "--source", "doe2024")
    nothing = light.run(*claim, "--offline")
    assert nothing.code == 3
    assert "Nothing of doe2024 is held" in nothing.out
    assert "registries are not asked (--offline)" in nothing.err
    light.write("sources/doe2024.txt", "After 8 weeks, 64% of adults responded.")
    assert light.run(*claim).out.startswith("SUPPORTED")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("71% responded",), "a claim and a source are needed"),
        (("71% responded", "--source", "nobody2020"), "neither a file here nor a key or DOI"),
        (("71% responded", "--source", "abstract.txt", "--format", "yaml"), "--format takes terminal or json"),
        (("71% responded", "--batch", "pairs.jsonl"), "leave CLAIM and --source away"),
        (("--batch", "missing.jsonl"), "this file cannot be read"),
    ],
)
def test_usage_that_makes_no_sense_exits_with_2(abstract: Workspace, arguments: tuple[str, ...], words: str) -> None:
    result = abstract.run("compare", *arguments)
    assert (result.code, result.out) == (2, "")
    assert words in result.err


def test_a_batch_answers_line_by_line(workspace: Workspace) -> None:
    rows = [{"id": n, "claim": f"{n}% of adults responded.", "source": "75% of adults responded."} for n in (75, 30)]
    workspace.write("pairs.jsonl", "\n".join(json.dumps(row) for row in rows) + "\n\n")
    result = workspace.run("compare", "--batch", "pairs.jsonl")
    answers = [json.loads(line) for line in result.out.splitlines()]
    assert result.code == 0
    assert [(one["id"], one["verdict"]) for one in answers] == [(75, "supported"), (30, "differs")]
    assert all(set(one) == {"id", "claim", "verdict", "agreement"} for one in answers)


def test_a_broken_line_is_told_with_its_number_and_the_others_are_answered(workspace: Workspace) -> None:
    good = json.dumps({"id": "a", "claim": "75% responded.", "source": "75% responded."})
    workspace.write("pairs.jsonl", f"{good}\nnot json\n[1]\n{json.dumps({'id': 'b', 'claim': ' '})}\n{good}\n")
    result = workspace.run("compare", "--batch", "pairs.jsonl")
    assert result.code == 2
    assert len(result.out.splitlines()) == 2
    assert [line.split(": ")[1] for line in result.err.splitlines()] == [
        "pairs.jsonl:2",
        "pairs.jsonl:3",
        "pairs.jsonl:4",
    ]
    assert "`claim` is missing" in result.err


def test_a_batch_that_is_no_text_exits_with_2(workspace: Workspace) -> None:
    workspace.write("pairs.jsonl", b"\xff\xfe\x00")
    assert "not UTF-8" in workspace.run("compare", "--batch", "pairs.jsonl").err


def test_a_medicine_that_the_source_does_not_name_is_told(workspace: Workspace) -> None:
    text = "In a trial of 210 adults, attacks fell by 61% with propranolol and by 20% with placebo.\n"
    workspace.write("abstract.txt", text)
    other, own = "Attacks fell by 61% with candesartan.", "Attacks fell by 61% with propranolol."
    shown = workspace.run("compare", other, "--source", "abstract.txt")
    assert "the source does not name candesartan, and names propranolol (AGR215)" in shown.out
    assert "does not name" not in workspace.run("compare", own, "--source", "abstract.txt").out
    workspace.write("pairs.jsonl", "\n".join(json.dumps({"claim": claim, "source": text}) for claim in (other, own)))
    lines = workspace.run("compare", "--batch", "pairs.jsonl").out.splitlines()
    assert [json.loads(line).get("unnamed") for line in lines] == [
        {"claim": "candesartan", "source": "propranolol"},
        None,
    ]
