"""Figures, with what they measure, when, in whom, and the words they came from."""

from __future__ import annotations

import pytest

from evidence.sources.card import Figure
from evidence.sources.extraction import extract_card
from evidence.sources.figure_spans import numeric_spans
from tests.sources.abstracts import CROSSOVER, FULL_TEXT, OPEN_LABEL

SPANS = {
    "a share with its count": ("Eight (67%) of 12 patients responded.", ["Eight (67%) of 12"]),
    "n of N": ("12 of 17 patients (70.6%) responded.", ["12 of 17 patients (70.6%)"]),
    "a mean with its spread": ("The score fell to 12.0 ± 6.2 points.", ["12.0 ± 6.2 points"]),
    "percent in words": ("Thirty-five percent of subjects improved.", ["Thirty-five percent"]),
    "p-values and limits of confidence are none": ("It fell by 4% (95% CI 2 to 6; p = 0.03; F = 4.58).", ["4%"]),
    "a ratio": ("The risk fell (hazard ratio 0.61).", ["0.61"]),
    "times of measuring are none": ("At week 8 and after 12 months, 60% were well.", ["60%"]),
    "a time that is the result": ("Median survival was 16 months.", ["16 months"]),
    "doses are none": ("Patients took 20 mg daily and 30% slept.", ["30%"]),
    "definitions are none": ("Response was defined as a fall of at least 50%.", []),
    "names of scales are none": ("The HAM-D 17 item scale and the PHQ-9 were used.", []),
    "years are none": ("Between 2004 and 2009, 7% died.", ["7%"]),
    "denominators are none": ("Of the 17 patients, 71% responded.", ["71%"]),
    "spaced as corpora print it": ("It was 87 % versus 40 % ( P < .002 ) .", ["87 %", "40 %"]),
    "year, volume and pages are none": ("Dahl P. J Sleep 2019; 26(4): 312-324. It fell by 4%.", ["4%"]),
    "nor is a dose with how often it is given": ("Varinol 20 mg daily lowered pain by 4%.", ["4%"]),
    "nor are units": ("A trial evaluated varinol 20 U for lines on the brow.", []),
    "nor is how many were studied": ("A phase 3 trial was done in 327 adults (218 active, 109 placebo).", []),
    "how many something happened to is one": ("In the trial, 27 patients died.", ["27 patients"]),
    "a limit of two is none": ("A score of 0 or 1 was reached by 24%.", ["24%"]),
    "folds": ("There was a 3-fold rise.", ["3-fold"]),
}


@pytest.mark.parametrize(("text", "spans"), SPANS.values(), ids=SPANS)
def test_which_numbers_are_figures(text: str, spans: list[str]) -> None:
    assert [text[mark.start : mark.end] for mark in numeric_spans(text)] == spans


def _figures(text: str) -> dict[str, Figure]:
    return {figure.quantity: figure for figure in extract_card(text).figures}


def test_two_outcomes_of_one_sentence_are_told_apart() -> None:
    found = _figures(CROSSOVER)
    assert "response" in (found["71%"].outcome or "")
    assert "remission" not in (found["71%"].outcome or "")
    assert "remission" in (found["29%"].outcome or "")
    assert "one day" in (found["71%"].timepoint or "")


def test_two_groups_of_one_outcome() -> None:
    found = _figures(CROSSOVER)
    assert (found["60%"].outcome, found["60%"].group) == ("Response", "varinol group")
    assert (found["20%"].outcome, found["20%"].group) == ("Response", "placebo group")
    assert found["60%"].timepoint == found["20%"].timepoint == "at 8 weeks"


def test_a_ratio_keeps_its_name_and_has_no_group() -> None:
    assert _figures(CROSSOVER)["odds ratio 2.1"].group is None


def test_a_list_of_outcomes_in_brackets() -> None:
    found = extract_card("Nausea (53% versus 37%), vomiting (31% versus 19%) and itch (10%) were seen.").figures
    assert [(one.quantity, one.outcome) for one in found] == [
        ("53%", "Nausea"),
        ("37%", "Nausea"),
        ("31%", "vomiting"),
        ("19%", "vomiting"),
        ("10%", "itch"),
    ]


def test_respectively() -> None:
    text = "Response rates in the varinol group and the placebo group were 19.7% and 17.0%, respectively."
    assert [one.group for one in extract_card(text).figures] == ["varinol group", "placebo group"]


def test_the_day_after() -> None:
    (found,) = extract_card("Seventy percent responded the day after the infusion.").figures
    assert found.timepoint == "1 day (the day after)"


def test_figures_of_other_people_and_of_the_methods_are_left_out() -> None:
    found = _figures(FULL_TEXT)
    assert list(found) == ["12 of 17 patients (70.6%)"]


def test_number_first() -> None:
    assert "responded" in (_figures(OPEN_LABEL)["Eight (67%) of 12"].outcome or "")


def test_a_long_sentence_is_quoted_around_its_figure() -> None:
    text = "In the end " + "and so on " * 20 + "response was 44% " + "and so forth " * 20 + "."
    (found,) = extract_card(text).figures
    assert found.quote is not None
    assert len(found.quote.split()) == 25
    assert "44%" in found.quote
    assert found.quote in text


def test_a_quote_of_wrapped_text_is_one_line() -> None:
    (found,) = extract_card("Response came in\n44% of patients\n7.5 days later.").figures
    assert found.quote == "Response came in 44% of patients 7.5 days later."


def test_a_share_of_those_who_are_something_is_not_of_what_stands_before() -> None:
    found = extract_card("Results: Median age was 64 years, and 28.8% were women.").figures
    assert [(one.quantity, one.outcome) for one in found] == [("64 years", "Median age"), ("28.8%", "women")]


def test_the_sides_of_a_comparison_have_their_own_figures() -> None:
    text = (
        "Results: Relapse was less common in patients given a dose above 120 mg/kg (18.1%) than in those given less "
        "(29.6%; adjusted odds ratio 0.54, 95% CI 0.42-0.70)."
    )
    assert [(one.quantity, one.outcome, one.group) for one in extract_card(text).figures] == [
        ("18.1%", "Relapse was less common", "patients given a dose above 120 mg/kg"),
        ("29.6%", "Relapse was less common", "those given less"),
        ("adjusted odds ratio 0.54", "Relapse was less common", None),
    ]


def test_a_side_with_two_figures() -> None:
    text = "Results: Infections were less common with varinol (11.0% and 13.3%) than with placebo (20.0%)."
    assert [(one.outcome, one.group) for one in extract_card(text).figures] == [
        ("Infections were less common", "varinol"),
        ("Infections were less common", "varinol"),
        ("Infections were less common", "placebo"),
    ]


def test_an_adjective_is_no_group() -> None:
    (found,) = extract_card("Results: Relief was seen with moderate itch in 12%.").figures
    assert found.group is None


@pytest.mark.parametrize("label", ["METHODS AND RESULTS", "Methods and Findings", "Methods/Results"])
def test_a_section_of_methods_and_results_reports_figures(label: str) -> None:
    text = f"AIMS: To see.\n{label}: We followed 812 nurses. Sleep improved in 41% at week 8.\nCONCLUSIONS: Fine."
    assert "41%" in [one.quantity for one in extract_card(text).figures]
