"""Statements restated in other verbs and nouns, as people and programs do: false ones are told, true ones are not."""

from __future__ import annotations

import pytest

from evidence.agreement.pair import compare_pair
from evidence.agreement.trials.words.plain_english import in_plain_english
from evidence.sources.card import Depth
from tests.agreement.making import verdict

EVENTS = """Primary trial
Adverse Events 1:
  Total: 15/122 (12.30%)
  Neutropenia 4/122 (3.28%)
  Myocardial infarction 1/122 (0.82%)
Adverse Events 2:
  Total: 7/34 (20.59%)
  Neutropenia 1/34 (2.94%)
  Myocardial infarction 0/34 (0.00%)
Secondary trial
Adverse Events 1:
  Total: 17/65 (26.15%)
  Myocardial infarction 1/65 (1.54%)"""

ENTRY = """Inclusion Criteria:
  Patient has an ECOG performance status of 0-1
  Stage IV disease
  Platelets >= 100 x 10^9/L
  Hemoglobin >= 9.0 g/dL
  Baseline left ventricular ejection fraction (LVEF) at least 50%"""

ANALYSED = """Outcome Measurement:
  Velorin Concentrations in the Blood
  Time frame: 4 months
Results 1:
  Arm/Group Title: Fast Metabolizers
  Overall Number of Participants Analyzed: 8
  Mean (Standard Deviation)
  Unit of Measure: ng/mL  8.4         (4.59)
Results 2:
  Arm/Group Title: Slow Metabolizers
  Overall Number of Participants Analyzed: 119
  Mean (Standard Deviation)
  Unit of Measure: ng/mL  10.00         (6.00)"""

DESCRIBED = """Outcome Measurement:
  Dose-Limiting Toxicities
  Time frame: 21 days
Results 1:
  Arm/Group Title: Velorin 200 mg
  Arm/Group Description: Velorin 200 mg/day orally.
  Overall Number of Participants Analyzed: 6
  Unit of Measure: Participants  1
Results 2:
  Arm/Group Title: Velorin 300 mg
  Arm/Group Description: Velorin 300 mg/day orally.
  Overall Number of Participants Analyzed: 6
  Unit of Measure: Participants  1"""


@pytest.mark.parametrize(
    ("false", "true", "record"),
    [
        (
            "Velorin is given at a daily dose that is 200 mg higher in cohort 2 of the primary trial compared with"
            " cohort 1.",
            "Velorin is given at a daily dose that is 100 mg higher in cohort 2 of the primary trial compared with"
            " cohort 1.",
            DESCRIBED,
        ),
        (
            "the daily velorin dose of cohort 2 exceeds that of cohort 1 by 300 mg",
            "the daily velorin dose of cohort 2 exceeds that of cohort 1 by 100 mg",
            DESCRIBED,
        ),
        (
            "roughly a third of the persons in the primary clinical trial endured adverse events",
            "roughly a seventh of the persons in the primary clinical trial endured adverse events",
            EVENTS,
        ),
        (
            "More than one in four of all the 156 people in the primary trial ran into an adverse event.",
            "More than one in ten of all the 156 people in the primary trial ran into an adverse event.",
            EVENTS,
        ),
        (
            "adverse events were undergone by fewer than fifteen of the 156 members of the primary trial,"
            " both cohorts taken together",
            "adverse events were undergone by fewer than thirty of the 156 members of the primary trial,"
            " both cohorts taken together",
            EVENTS,
        ),
        (
            "more than 30 percent of the cohort 1 population in the primary clinical trial developed adverse events",
            "more than 10 percent of the cohort 1 population in the primary clinical trial developed adverse events",
            EVENTS,
        ),
        (
            "No adverse event whatsoever was put on record for 102 out of the 156 people in the primary trial.",
            "No adverse event whatsoever was put on record for 134 out of the 156 people in the primary trial.",
            EVENTS,
        ),
        (
            "Patients with an ECOG performance status of 1 can't participate in the primary trial.",
            "Patients with an ECOG performance status of 2 can't participate in the primary trial.",
            ENTRY,
        ),
        (
            "ECOG performance status of 1 or more is not accepted in the primary trial.",
            "ECOG performance status of 2 or more is not accepted in the primary trial.",
            ENTRY,
        ),
        (
            "a performance rating of 3 or lower on the eastern cooperative oncology group scale suffices",
            "a performance rating of 1 or lower on the eastern cooperative oncology group scale suffices",
            ENTRY,
        ),
        (
            "A platelet count of 160 x 10^9/L is enough to keep a patient out of the primary trial.",
            "A platelet count of 60 x 10^9/L is enough to keep a patient out of the primary trial.",
            ENTRY,
        ),
        (
            "individuals with 250 x 10^9 platelets per litre are barred from the primary clinical trial",
            "individuals with 50 x 10^9 platelets per litre are barred from the primary clinical trial",
            ENTRY,
        ),
        (
            "Patients with a hemoglobin level of 12.0 g/dL are excluded from the primary trial.",
            "Patients with a hemoglobin level of 8.0 g/dL are excluded from the primary trial.",
            ENTRY,
        ),
        (
            "the primary trial allows participants having an ejection fraction of 30%",
            "the primary trial allows participants having an ejection fraction of 60%",
            ENTRY,
        ),
        (
            "Only women with stage 2 breast cancer are eligible for the primary trial.",
            "Only women with stage 4 breast cancer are eligible for the primary trial.",
            ENTRY,
        ),
    ],
)
def test_other_words_hide_no_wrong_number(false: str, true: str, record: str) -> None:
    assert (verdict(false, record), verdict(true, record) == "differs") == ("differs", False)


IN_TURN = """Primary trial
Adverse Events 1:
  Total: 15/122 (12.30%)
  Neutropenia 4/122 (3.28%)
  Lymphocyte count decreased 8/122 (6.56%)
  Hypercalcaemia 2/122 (1.64%)
  Abdominal pain 4/122 (3.28%)
Adverse Events 2:
  Total: 7/34 (20.59%)
  Neutropenia 1/34 (2.94%)
  Lymphocyte count decreased 0/34 (0.00%)
  Hypercalcaemia 0/34 (0.00%)
  Abdominal pain 3/34 (8.82%)"""


@pytest.mark.parametrize(
    ("false", "true"),
    [
        (
            "Cohort 1 of the primary trial counted 5 more people with neutropenia than cohort 2.",
            "Cohort 1 of the primary trial counted 3 more people with neutropenia than cohort 2.",
        ),
        (
            "Compared with the second group, the first group counted 6 extra cases of neutropenia.",
            "Compared with the second group, the first group counted 3 extra cases of neutropenia.",
        ),
        (
            "Neutropenia happened to more than 10% of those taking part in the primary trial.",
            "Neutropenia happened to more than 3% of those taking part in the primary trial.",
        ),
        (
            "More than a quarter of those enrolled in the primary trial had at least one adverse event.",
            "More than a tenth of those enrolled in the primary trial had at least one adverse event.",
        ),
        (
            "Adverse events happened to slightly less than 20% of all 156 patients in the primary trial.",
            "Adverse events happened to slightly less than 15% of all 156 patients in the primary trial.",
        ),
        (
            "Fewer than half of the 122 participants in cohort 1 of the primary trial had no adverse event.",
            "More than half of the 122 participants in cohort 1 of the primary trial had no adverse event.",
        ),
        (
            "The adverse event rates of the two cohorts are within 5 percentage points of each other.",
            "The adverse event rates of the two cohorts are within 9 percentage points of each other.",
        ),
        (
            "Less than 2% separates the adverse event rates of the two cohorts of the primary trial.",
            "Less than 9% separates the adverse event rates of the two cohorts of the primary trial.",
        ),
        (
            "For every patient with neutropenia in cohort 1 of the primary trial, five had low lymphocyte counts.",
            "For every patient with neutropenia in cohort 1 of the primary trial, two had low lymphocyte counts.",
        ),
        (
            "Neutropenia was as frequent as too few lymphocytes in cohort 1 of the primary trial.",
            "Neutropenia was as frequent as pain in the abdomen in cohort 1 of the primary trial.",
        ),
        (
            "In percentage terms, adverse events were four times as common in cohort 2 as in cohort 1.",
            "In percentage terms, adverse events were 1.7 times as common in cohort 2 as in cohort 1.",
        ),
        (
            "Excess calcium in the blood struck seven people in cohort 1 of the primary trial.",
            "Excess calcium in the blood struck two people in cohort 1 of the primary trial.",
        ),
        (
            "In the primary trial, there were 4 cases of neutropenia in cohort 1 as opposed to three in cohort 2.",
            "In the primary trial, there were 4 cases of neutropenia in cohort 1 as opposed to one in cohort 2.",
        ),
    ],
)
def test_counts_in_other_words_and_turned_round_are_read(false: str, true: str) -> None:
    assert (verdict(false, IN_TURN), verdict(true, IN_TURN) == "differs") == ("differs", False)


def test_each_of_two_trials_is_no_arm() -> None:
    assert verdict("the primary trial and the secondary trial recorded 1 heart attack each.", EVENTS) != "differs"


@pytest.mark.parametrize(
    "true",
    ["The primary trial analyzed more than 100 slow metabolizers.", "Each arm received 500 mg of velorin per day."],
)
def test_how_many_were_analysed_and_what_was_given_are_no_results(true: str) -> None:
    assert verdict(true, ANALYSED) != "differs"


def test_the_words_shown_are_the_claims_own() -> None:
    claim = "adverse events were undergone by fewer than fifteen of the 156 members of the primary trial"
    shown = [one.claim for one in compare_pair(claim, EVENTS, depth=Depth.ABSTRACT)]
    assert shown
    assert all(words in claim for words in shown)


@pytest.mark.parametrize(
    "claim",
    [
        "Patients underwent surgery within 5 days.",
        "The trial takes place at 3 sites.",
        "Median survival fell short of 30 weeks.",
        "A registered nurse saw 12 patients.",
    ],
)
def test_what_says_something_else_stays(claim: str) -> None:
    assert in_plain_english(claim) == claim
