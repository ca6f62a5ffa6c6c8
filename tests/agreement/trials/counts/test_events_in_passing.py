"""True statements on tables of adverse events whose numbers are of something beside the line that they name."""

from __future__ import annotations

import pytest

from tests.agreement.making import verdict

EVENTS = """Adverse Events 1:
  Total: 24/52 (46.15%)
  Febrile neutropenia 9/52 (17.31%)
  Nausea 4/52 (7.69%)
  Gout 1/52 (1.92%)
  Sciatica 1/52 (1.92%)
  Epistaxis 1/52 (1.92%)
  Pyrexia 0/52 (0.00%)
Adverse Events 2:
  Total: 23/50 (46.00%)
  Febrile neutropenia 3/50 (6.00%)
  Nausea 0/50 (0.00%)
  Gout 1/50 (2.00%)
  Sciatica 1/50 (2.00%)
  Epistaxis 0/50 (0.00%)
  Pyrexia 2/50 (4.00%)"""
RARE = """Adverse Events 1:
  Total: 1/211 (0.47%)
  Gout 1/211 (0.47%)
  Sciatica 1/211 (0.47%)"""
LISTED = """Adverse Events 1:
  Total: 6/80 (7.50%)
  Blood creatinine increased 4/80 (5.00%)
  Hearing impaired 2/80 (2.50%)
  Atrial fibrillation 1/80 (1.25%)
Adverse Events 2:
  Total: 1/80 (1.25%)
  Blood creatinine increased 0/80 (0.00%)
  Hearing impaired 1/80 (1.25%)
  Atrial fibrillation 0/80 (0.00%)"""
BARE = """Adverse Events 1:
  Total: 9
  Gout 2/52 (3.85%)
Adverse Events 2:
  Total: 4
  Gout 1/21 (4.76%)"""


@pytest.mark.parametrize(
    "claim",
    [
        "Adverse events were equally common in both, with roughly 46% of the patients affected in either.",
        "With 46.15% of patients having an adverse event, nearly half of cohort 1 was affected.",
        "Out of more than 100 patients 47 had adverse events.",
        "Gout made up 1 of the 16 reports in cohort 1.",
        "The two most common adverse events together came to 16 cases: febrile neutropenia 12, and nausea 4.",
        "Not quite half of the 52 patients in cohort 1 had adverse events.",
        "Forty-three of the 52 patients in cohort 1 had no febrile neutropenia; in cohort 2 it was 47 of 50.",
        "Two of the 102 patients had pyrexia, both from cohort 2.",
        "Just over half of all patients with adverse events, 24 of 47, belonged to cohort 1.",
        "Of the 47 patients with adverse events 24 were in cohort 1.",
        "24 of the 47 patients with adverse events were in cohort 1.",
        "While pyrexia was seen in two patients of cohort 2, not even one patient of the 52 in cohort 1 had it.",
        "The trial had about 50 patients in each cohort, but there were 47 patients with adverse events.",
        "Twelve cases of febrile neutropenia were recorded, three times as many in cohort 1 (9) as in cohort 2 (3).",
        "The 46.15% of cohort 1 that had adverse events are about one times the 46% of cohort 2.",
        "Four participants in cohort 1 suffered from nausea, which was not observed in cohort 2.",
        "Four of the six kinds of events on the list were seen in cohort 2.",
        "Every one of the six kinds of events came to somebody.",
        "At 17.3% the share with febrile neutropenia was 11.3 points higher in cohort 1 than in cohort 2.",
        "Both cohorts had more than 45 patients, and in both nearly half had adverse events.",
        "Around 28 patients out of 52 in cohort 1 had no adverse events.",
    ],
)
def test_true_numbers_beside_a_line_are_left_open(claim: str) -> None:
    assert verdict(claim, EVENTS) != "differs"


@pytest.mark.parametrize(
    ("false", "true"),
    [
        (
            "Nine participants in cohort 1 suffered from nausea, which was not observed in cohort 2.",
            "Four participants in cohort 1 suffered from nausea, which was not observed in cohort 2.",
        ),
        (
            "Of the six kinds of adverse event on the list, two were seen in cohort 1.",
            "Of the six kinds of adverse event on the list, five were seen in cohort 1.",
        ),
        (
            "Five of the six listed types of event affected only one patient of cohort 1.",
            "Three of the six listed types of event affected only one patient of cohort 1.",
        ),
        (
            "Nausea affected over a third of cohort 1 and not a single member of cohort 2.",
            "Nausea affected over a twentieth of cohort 1 and not a single member of cohort 2.",
        ),
        (
            "Nine patients out of 52 in cohort 1 had febrile neutropenia against eight out of 50 in cohort 2.",
            "Nine patients out of 52 in cohort 1 had febrile neutropenia against three out of 50 in cohort 2.",
        ),
        (
            "Febrile neutropenia was ten cases more common in cohort 1 than in cohort 2 (13 v 3).",
            "Febrile neutropenia was six cases more common in cohort 1 than in cohort 2 (9 v 3).",
        ),
        (
            "Cases of febrile neutropenia fell from 9 in the first cohort to 7 in the second.",
            "Cases of febrile neutropenia fell from 9 in the first cohort to 3 in the second.",
        ),
        (
            "At 17.3% the share with febrile neutropenia was 21.3 points higher in cohort 1 than in cohort 2.",
            "At 17.3% the share with febrile neutropenia was 11.3 points higher in cohort 1 than in cohort 2.",
        ),
        ("Of more than two hundred patients, 4 had nausea.", "Of more than a hundred patients, 4 had nausea."),
        (
            "Three quarters of the patients in cohort 1 had adverse events.",
            "Not quite a half of the patients in cohort 1 had adverse events.",
        ),
    ],
)
def test_numbers_of_a_line_are_told(false: str, true: str) -> None:
    assert (verdict(false, EVENTS), verdict(true, EVENTS) != "differs") == ("differs", True)


@pytest.mark.parametrize(
    ("false", "true"),
    [
        (
            "Raised creatinine was seen in 12 patients of cohort 1.",
            "Raised creatinine was seen in 4 patients of cohort 1.",
        ),
        ("6 patients had some loss of hearing.", "3 patients had some loss of hearing."),
        (
            "9 patients had high creatinine, more than for any other listed event.",
            "4 patients had high creatinine, more than for any other listed event.",
        ),
        (
            "Counting both cohorts, 3 patients went into AF.",
            "Counting both cohorts, 1 patient went into AF.",
        ),
        (
            "3 of the listed adverse events did not occur at all in cohort 2.",
            "2 of the listed adverse events did not occur at all in cohort 2.",
        ),
        (
            "Only 3 of the listed adverse events turned up in cohort 2, one of them being loss of hearing.",
            "Only 1 of the listed adverse events turned up in cohort 2, loss of hearing.",
        ),
        (
            "The trial recorded 7 types of adverse event, one of them an abnormal blood test.",
            "The trial recorded 3 types of adverse event, one of them an abnormal blood test.",
        ),
        (
            "No single adverse event occured in more than 1% of cohort 1.",
            "No single adverse event occured in more than 6% of cohort 1.",
        ),
    ],
)
def test_listed_events_are_counted_under_other_names(false: str, true: str) -> None:
    assert (verdict(false, LISTED), verdict(true, LISTED) != "differs") == ("differs", True)


@pytest.mark.parametrize(
    "claim",
    [
        "There was one case of gout, just under half a percent of patients.",
        "There was one case of gout, half of one per cent of patients.",
        "Two kinds of adverse events were recorded among the 211 patients.",
        "Each of the two adverse events occurred in a single patient, that is about 0.5%.",
    ],
)
def test_half_a_percent_and_kinds_are_no_half_and_no_people(claim: str) -> None:
    assert verdict(claim, RARE) != "differs"


def test_the_rest_of_an_event_is_counted_without_what_is_left_out() -> None:
    table = "Adverse Events 1:\n  Total: 9/52 (17.31%)\n  Anaemia 6/52 (11.54%)\n  Anaemia macrocytic 2/52 (3.85%)"
    assert verdict("Anaemia, not counting the macrocytic kind, affected 6 patients.", table) != "differs"
    assert verdict("Anaemia, not counting the macrocytic kind, affected 16 patients.", table) == "differs"


def test_half_of_the_patients_is_still_a_half() -> None:
    assert verdict("Gout was seen in just over half of the patients.", RARE) == "differs"


@pytest.mark.parametrize("claim", ["Thirteen patients had adverse events, 9 of them in cohort 1."])
def test_totals_without_a_whole_are_not_those_of_a_line(claim: str) -> None:
    assert verdict(claim, BARE) != "differs"
