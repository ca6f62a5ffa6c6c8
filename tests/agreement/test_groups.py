"""Whose a number is by the order of a study's groups: what a reviewer with a finger on the sentence would say."""

from __future__ import annotations

import pytest

from evidence.agreement.pair import compare_pair
from evidence.agreement.verdict import verdict_of
from evidence.sources.card import Depth

DOSES = (
    "In this trial, 800 adults with migraine were randomised (1:1:1:1) to velorin 10 mg, 30 mg or 60 mg or placebo "
    "once daily for 12 weeks. {results} Longer trials are needed."
)
TWO = (
    "In this trial, 246 adults with asthma were assigned to velorin (n=124) or placebo (n=122) for 8 weeks. {results} "
    "Longer trials are needed."
)


def judged(claim: str, text: str, results: str) -> str:
    return verdict_of(compare_pair(claim, text.format(results, results=results), depth=Depth.ABSTRACT)).value


ROW = "Constipation (3.9%, 6.2% and 9.5% versus 1.7%) and nausea (4.6%, 5.3% and 7.0% versus 3.0%) were common."


@pytest.mark.parametrize(
    "claim, verdict",
    [
        ("Constipation occurred in 9.5% of patients on velorin 60 mg versus 1.7% on placebo.", "supported"),
        ("Nausea occurred in 5.3% of patients on velorin 30 mg.", "supported"),
        ("Constipation occurred in 3.9% of patients on velorin 60 mg.", "differs"),
        ("Constipation occurred in 1.7% of patients on velorin 60 mg versus 9.5% on placebo.", "differs"),
        ("Constipation occurred in 5.3% of patients on velorin 30 mg.", "differs"),
        ("Constipation occurred in 9.5% of patients.", "not-found"),
    ],
)
def test_numbers_in_a_row_are_those_of_the_groups_in_their_order(claim: str, verdict: str) -> None:
    assert judged(claim, DOSES, ROW) == verdict


def test_a_wrong_number_is_shown_beside_that_of_the_right_group() -> None:
    claim = "Constipation occurred in 3.9% of patients on velorin 60 mg."
    said = next(
        one
        for one in compare_pair(claim, DOSES.format(results=ROW), depth=Depth.ABSTRACT)
        if one.verdict.value == "differs"
    )
    assert (said.claim, said.source) == ("3.9%", "9.5%")
    assert "“velorin 10 mg”" in said.why and "“60 mg”" in said.why


@pytest.mark.parametrize(
    "results",
    [
        "Adverse events occurred in 18.5% and 16.4%, respectively.",
        "Adverse events occurred in 18.5% versus 16.4%.",
        "Adverse events occurred in 18.5% of the velorin group and 16.4% of the placebo group.",
        "Adverse events occurred in 16.4% and 18.5% of the placebo and velorin groups.",
    ],
)
def test_two_groups_are_told_apart_however_they_are_listed(results: str) -> None:
    assert judged("Adverse events occurred in 18.5% with velorin and 16.4% with placebo.", TWO, results) == "supported"
    assert judged("Adverse events occurred in 16.4% with velorin and 18.5% with placebo.", TWO, results) == "differs"
    assert judged("Adverse events occurred in 16.4% with velorin.", TWO, results) == "differs"


@pytest.mark.parametrize(
    "results",
    [
        # another order in another sentence
        "Akathisia occurred in 2.1% (placebo), 4.7% (10 mg), 7.0% (30 mg) and 9.3% (60 mg). "
        "Nausea occurred in 4.6%, 5.3%, 7.0% and 3.0%.",
        # fewer numbers than groups
        "Nausea occurred in 4.6%, 5.3% and 7.0%.",
        # names that nobody can tell apart
        "Nausea occurred in 4.6%, 5.3%, 7.0% and 3.0% in the VEL, VEL+, VEL++ and control groups, respectively.",
    ],
)
def test_nothing_is_told_where_the_order_is_not_plain(results: str) -> None:
    for claim in ("Nausea occurred in 7.0% on velorin 60 mg.", "Nausea occurred in 7.0% on velorin 30 mg."):
        assert judged(claim, DOSES, results) == "not-found"


@pytest.mark.parametrize(
    "claim",
    [
        "Pain fell from 61 mm to 24 mm with velorin.",
        "Pain fell from 59 mm to 27 mm with placebo.",
        "With velorin, pain fell from 61 mm to 24 mm.",
    ],
)
def test_a_change_is_no_row_of_two_groups(claim: str) -> None:
    results = "Pain on a 100-mm scale fell from 61 mm to 24 mm with velorin and from 59 mm to 27 mm with placebo."
    assert judged(claim, TWO, results) != "differs"


def test_the_same_numbers_on_another_outcome_make_nothing_wrong() -> None:
    results = "Mortality was 3.4% with velorin versus 6.8% with placebo. Plaque volume grew by 6.8% with velorin."
    assert judged("A year later, plaque volume had grown by 6.8% with velorin.", TWO, results) != "differs"


@pytest.mark.parametrize("high, low", [("3.4", "3.1"), ("0.9", "0.6"), ("37.4", "37.1"), ("12.46", "12.31")])
def test_numbers_that_round_to_the_same_are_two(high: str, low: str) -> None:
    text = (
        f"The mean pain score at four months was {high} in the naproxen group and {low} in the placebo group. "
        "Pain is common. Naproxen is used for pain."
    )
    claim = "The mean pain score at four months was {} in the naproxen group."
    assert judged(claim.format(low), text, "") != "supported"
    assert judged(claim.format(high), text, "") == "supported"


@pytest.mark.parametrize(
    ("claim", "results"),
    [
        (
            "Blood sugar was lower with velorin at three time points after dinner.",
            "Although reduction in mean 9-point self-measured glucose profile was comparable between the two groups, "
            "velorin showed lower levels at three time points post-dinner and a higher one before it than placebo.",
        ),
        ("Velorin reduced the score from 7.3 to 4.5.", "Velorin reduced the score from 7.3 to 4.5."),
    ],
)
def test_numbers_far_from_a_name_or_of_one_change_are_of_no_group(claim: str, results: str) -> None:
    assert judged(claim, TWO, results) != "differs"


SWAPPED = "RESULTS: {} Longer trials are needed."


@pytest.mark.parametrize(
    ("results", "true", "false"),
    [
        (
            "Gout was reported by 1.7% of the adults on velorin and 0.9% on placebo.",
            "Gout was reported by 0.9% of adults on placebo and 1.7% on velorin.",
            "Gout was reported by 0.9% of adults on velorin and 1.7% on placebo.",
        ),
        (
            "Shingles was confirmed in 6 people in the vaccine group and in 210 in the placebo group; it hurt.",
            "Shingles was confirmed in 210 people in the placebo group and in 6 in the vaccine group.",
            "Shingles was confirmed in 6 people in the placebo group and in 210 in the vaccine group.",
        ),
        (
            "Redness improved in 44% of adults in the velorin group versus 29% with vehicle.",
            "Redness improved in 44% with velorin versus 29% with vehicle.",
            "Redness improved in 29% of adults in the velorin group versus 44% with vehicle.",
        ),
        (
            "A 50% or greater fall in attacks was seen in 43.3% of the 70-mg group, 50.0% of the 140-mg group and "
            "26.6% of the placebo group.",
            "A 50% or greater fall in attacks was seen in 43.3% of the 70-mg group and 50.0% of the 140-mg group.",
            "A 50% or greater fall in attacks was seen in 50.0% of the 70-mg group and 43.3% of the 140-mg group.",
        ),
    ],
)
def test_two_numbers_in_each_others_group_differ(results: str, true: str, false: str) -> None:
    assert judged(true, SWAPPED, results) != "differs"
    rows = compare_pair(false, SWAPPED.format(results), depth=Depth.ABSTRACT)
    assert sum("the other way round" in one.why for one in rows) == 2
    matching = [one.claim for one in rows if one.verdict.value == "matches" and one.slot.value in ("figure", "n")]
    assert set(matching) <= {"50% or greater"}


def test_what_another_sentence_gives_the_other_way_round_is_left_open() -> None:
    results = (
        "Gout was reported by 1.7% of adults on velorin and 0.9% on placebo. "
        "Rashes were reported by 0.9% of adults on velorin and 1.7% on placebo."
    )
    assert (
        judged("Gout was reported by 0.9% of adults on velorin and 1.7% on placebo.", SWAPPED, results) == "not-found"
    )


DROPS = (
    "In this trial, 438 children were randomised to velorin 0.05%, 0.025%, 0.01% or placebo eye drops once daily. "
    "{results} Longer trials are needed."
)


@pytest.mark.parametrize(
    "claim, told",
    [
        pytest.param("Glare was reported by 7.8% of children on the drops and 4.3% on placebo.", False, id="its form"),
        pytest.param(
            "Glare was reported by 7.8% of children with velorin and 4.3% with placebo.", False, id="its name"
        ),
        pytest.param("Glare was reported by 7.8% of children who took the eye drops.", False, id="both have drops"),
        pytest.param("Glare was reported by 7.8% of children on placebo eye drops.", True, id="the other group"),
        pytest.param("On placebo, 7.8% of children reported glare.", True, id="the other group, named first"),
        pytest.param("Glare was reported by 4.3% on velorin 0.05% and 7.8% on placebo.", True, id="exchanged"),
    ],
)
def test_a_group_in_other_words_is_not_the_one_that_is_named_beside_another_number(claim: str, told: bool) -> None:
    results = "Glare was reported by 7.8% of children on velorin 0.05% and 4.3% on placebo."
    assert (judged(claim, DROPS, results) == "differs") is told
