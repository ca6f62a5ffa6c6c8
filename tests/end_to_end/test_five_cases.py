"""The five cases that every reviewer asks about, told in other words, against the library at the root."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidence.agreement.agreement import Agreement, Slot, Verdict
from evidence.agreement.compare import compare
from evidence.agreement.pair import as_claim
from evidence.agreement.verdict import PairVerdict, verdict_of
from evidence.library.cards import card_for
from evidence.library.library import Library, load_library
from tests.workspace import Workspace

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library(ROOT)


def against(library: Library, key: str, claim: str) -> tuple[Agreement, ...]:
    reference = library.reference(key)
    assert reference is not None
    card = card_for(reference, (), library)
    assert card is not None
    return compare(as_claim(claim), card)


def by_slot(agreements: tuple[Agreement, ...]) -> dict[str, str]:
    return {agreement.slot.value: agreement.verdict.value for agreement in agreements}


def test_right_number_wrong_description(library: Library) -> None:
    copy = "A meta-analysis from 2022 saw 60% of those given one dose improve further, measured after 8 weeks."
    said = by_slot(against(library, "mcinnes2022", copy))
    assert (said["figure"], said["timepoint"]) == ("matches", "matches")
    assert {said[name] for name in ("design", "regimen", "population", "outcome")} == {"differs"}


def test_improvement_is_not_the_response_of_twelve_of_seventeen(library: Library) -> None:
    copy = "In 2006, 71% of patients with treatment-resistant depression improved markedly after a single infusion."
    said = by_slot(against(library, "zarate2006", copy))
    assert said["figure"] == "matches"
    assert said["outcome"] == "differs"


@pytest.mark.parametrize("regimen", ["a single infusion", "one infusion", "one dose"])
def test_a_response_to_six_infusions_never_supports_one(library: Library, regimen: str) -> None:
    copy = f"71% of patients with treatment-resistant depression responded to {regimen}."
    assert verdict_of(against(library, "murrough2013b", copy)) is PairVerdict.DIFFERS


@pytest.mark.parametrize("decoy", ["murrough2013a", "rush2006"])
def test_a_decoy_with_the_right_journal_and_year_supports_nothing(library: Library, decoy: str) -> None:
    copy = "71% of patients with treatment-resistant depression responded within a day of a single infusion."
    assert verdict_of(against(library, decoy, copy)) is not PairVerdict.SUPPORTED


def test_hours_against_seventy_two_hours_is_not_found_and_no_failure(library: Library) -> None:
    said = against(library, "berman2000", "In this trial some patients felt relief of depression within hours.")
    assert Verdict.DIFFERS not in {one.verdict for one in said}
    assert by_slot(said)["timepoint"] == "not-found"


def test_a_mechanism_that_the_source_leaves_open_is_no_fact(library: Library) -> None:
    said = against(library, "kang2022", "The main mechanism of ketamine is that it repairs synaptic plasticity.")
    certainty = next(one for one in said if one.slot is Slot.CERTAINTY)
    assert certainty.verdict is Verdict.DIFFERS
    assert certainty.source == "the mechanism remains unclear"
    hedged = against(library, "kang2022", "The mechanism of ketamine may be the repair of synaptic plasticity.")
    assert by_slot(hedged)["certainty"] == "matches"


def test_no_side_effects_beside_side_effects(workspace: Workspace) -> None:
    workspace.write(
        "article.md",
        "Unlike ECT, the infusions have no significant side effects, such as confusion.\n\n"
        "Patients with heart disease should avoid the infusions due to side effects such as a faster pulse.\n",
    )
    (conflict,) = workspace.check("article.md", "--select", "CON701").data["findings"]
    assert (conflict["severity"], conflict["line"]) == ("error", 1)
    assert conflict["related"][0]["line"] == 3


def test_a_text_beside_the_library_is_read_for_claims_that_cite_it(workspace: Workspace) -> None:
    workspace.write("references.bib", "@article{doe2024, title = {On lamps}, author = {Doe, Jane}, year = {2024}}\n")
    workspace.write("sources/doe2024.txt", "After 8 weeks, 64% of adults with insomnia responded to the lamp.\n")
    workspace.write("article.md", "After 8 weeks, 85% of adults with insomnia responded to the lamp [@doe2024].\n")
    (finding,) = workspace.check("article.md", "--select", "AGR201").data["findings"]
    assert finding["severity"] == "error"
    assert "full text" in finding["message"]
    assert "64%" in finding["expected"]
