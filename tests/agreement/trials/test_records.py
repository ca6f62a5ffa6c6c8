"""A claim against a trial record: headings, arms, tables of events, conditions of entry, doses."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from evidence.agreement.agreement import Agreement, Slot, Verdict
from evidence.agreement.pair import compare_pair
from evidence.agreement.verdict import verdict_of
from evidence.sources.card import Depth

EVENTS = """Adverse Events 1:
  Total: 10/40 (25.00%)
  Nausea 3/40 (7.50%)
  Haemorrhage 21/40 (2.50%)
  Anaemia [1]2/40 (5.00%)
Adverse Events 2:
  Total: 5/40 (12.50%)
  Nausea 2/40 (5.00%)
  Haemorrhage 20/40 (0.00%)
  Anaemia 0/40 (0.00%)"""
GIVEN = """INTERVENTION 1:
  Velorin 200 mg
  Participants received velorin 200 mg orally every 2 weeks for a maximum of 17 cycles"""
ENTRY = """Primary trial
Inclusion Criteria:
  Women >= 18 years of age
  LVEF at least 50%
  Tumor > 2 cm in diameter, confirmed by ultrasound of the breast
  T1-3, N1-2, M0
Secondary trial
Inclusion Criteria:
  Women >= 18 years of age
  Able to walk"""
RESULTS = """Outcome Measurement:
  Share of participants with progression free survival
  Disappearance of all lesions, or at least a 30% decrease in the longest diameter of lesions
  Time frame: After 12 weeks of treatment
Results 1:
  Arm/Group Title: Velorin
  Overall Number of Participants Analyzed: 50
  Unit of Measure: percentage of participants  40
Results 2:
  Arm/Group Title: Placebo
  Overall Number of Participants Analyzed: 48
  Unit of Measure: percentage of participants  25"""
TIMES = """Outcome Measurement:
  Median progression free survival
  Time frame: up to 3 years
Results 1:
  Arm/Group Title: Velorin
  Unit of Measure: Months  2.7"""
INTERVALS = """Outcome Measurement:
  Change in QTcF
  Time frame: up to 3 years
Results 1:
  Arm/Group Title: Velorin
  Unit of Measure: Participants  Change in QTcF > 60: 2"""
GRADES = """Outcome Measurement:
  Severity of adverse events
Results 1:
  Arm/Group Title: Velorin
  Unit of Measure: Participants  Grade 1: 53
  Grade 4: 2"""


def said(claim: str, text: str) -> tuple[Agreement, ...]:
    return compare_pair(claim, text, depth=Depth.ABSTRACT)


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        pytest.param("In total, 5 patients had nausea.", EVENTS, id="arms are added up"),
        pytest.param("1 patient in cohort 1 had hemorrhage.", EVENTS, id="the mark of a footnote is no count"),
        pytest.param("Participants received velorin 200 mg every 14 days.", GIVEN, id="the same interval"),
        pytest.param("Women older than 18 must have LVEF of at least 50% in the primary trial.", ENTRY, id="acronym"),
        pytest.param("Participants received a total of 17 cycles of velorin.", GIVEN, id="the most is the total"),
    ],
)
def test_nothing_of_a_true_claim_differs(claim: str, text: str) -> None:
    assert verdict_of(said(claim, text)).value != "differs", said(claim, text)


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        pytest.param("In total, 5 patients had nausea.", EVENTS, id="arms are added up"),
        pytest.param("1 patient in cohort 1 had hemorrhage.", EVENTS, id="the mark of a footnote is no count"),
        pytest.param("Participants received a total of 17 cycles of velorin.", GIVEN, id="the most is the total"),
    ],
)
def test_a_record_says_so(claim: str, text: str) -> None:
    assert verdict_of(said(claim, text)).value == "supported", said(claim, text)


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        pytest.param("In total, 9 patients had nausea.", EVENTS, id="no arm, and no sum"),
        pytest.param("12 patients in cohort 1 had anemia.", EVENTS, id="another spelling of the event"),
        pytest.param(
            "Participants received velorin 600 mg every 2 weeks.", GIVEN, id="dose, in a record of a few lines"
        ),
        pytest.param("Participants received velorin 200 mg every 6 weeks.", GIVEN, id="interval"),
        pytest.param("Participants received a total of 5 cycles of velorin.", GIVEN, id="total"),
        pytest.param("Participants of the trial go through 51 full cycles.", GIVEN, id="more than the most"),
        pytest.param(
            "Women must be older than 54 to participate in the primary trial.", ENTRY, id="age without a unit"
        ),
        pytest.param(
            "Left ventricular ejection fraction of at least 85% is required for the primary trial.", ENTRY, id="acronym"
        ),
        pytest.param("A patient with a T5 N1 M0 tumor can participate in the primary trial.", ENTRY, id="no such T"),
        pytest.param("A 12 year old girl is eligible for the primary trial.", ENTRY, id="too young for the only bound"),
        pytest.param("Patients with an LVEF of 35% are eligible for the primary trial.", ENTRY, id="below the bound"),
        pytest.param(
            "Patients with an ECOG status of 8 can participate.",
            "Inclusion Criteria:\n  ECOG 0-2\n  Adults",
            id="no such status",
        ),
        pytest.param("Grade 6 adverse events were the least common.", GRADES, id="no such grade"),
        pytest.param(
            "All patients had at least a 75% decrease in the longest diameter of lesions.", RESULTS, id="definition"
        ),
        pytest.param(
            "45 participants with velorin had progression free survival.", RESULTS, id="people worked out of a share"
        ),
        pytest.param("Median progression free survival with velorin was 2.4 months.", TIMES, id="months"),
    ],
)
def test_a_record_says_otherwise(claim: str, text: str) -> None:
    assert verdict_of(said(claim, text)).value == "differs", said(claim, text)


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        pytest.param("3 patients in the trial had nausea.", EVENTS, id="one arm's count is not the trial's"),
        pytest.param("5 patients in cohort 1 had nausea or anemia.", EVENTS, id="two events together"),
        pytest.param("4 patients had sepsis.", EVENTS, id="an event that is not listed"),
        pytest.param("Participants received velorin for 5 cycles.", GIVEN, id="fewer than the most"),
        pytest.param("Grade 3 adverse events were common.", GRADES, id="a grade that is not listed"),
        pytest.param(
            "Women must be over the age of 216 months to enrol in the primary trial.", ENTRY, id="age in months"
        ),
        pytest.param(
            "Women must be over the age of 1.8 decades to enrol in the primary trial.", ENTRY, id="in decades"
        ),
        pytest.param("Cohort 1 had half as many patients with nausea as the other trial.", EVENTS, id="half as many"),
        pytest.param("The minimum progression free survival was under 2 weeks.", TIMES, id="an extreme"),
        pytest.param("Patients in the velorin arm lived longer than a year.", GIVEN, id="only the heading names it"),
        pytest.param(
            "55 participants had grade 1 or grade 4 severity of adverse events.", GRADES, id="categories add up"
        ),
        pytest.param("32% of participants had progression free survival.", RESULTS, id="all arms lie between them"),
        pytest.param("A 57 year old woman is eligible for the primary trial.", ENTRY, id="old enough"),
        pytest.param("A 12 year old girl is not eligible for the primary trial.", ENTRY, id="kept out, and said so"),
        pytest.param(
            "Patients with an LVEF of over 65% are eligible for the primary trial.", ENTRY, id="all of them are"
        ),
        pytest.param("Velorin is given at grade 7 in schools.", EVENTS, id="a scale that the source does not use"),
        pytest.param("A patient with a T2 N1 M0 tumor can participate.", ENTRY, id="a stage that is let in"),
        pytest.param(
            "LVEF of at least 50% is required for the primary trial and the secondary trial.",
            ENTRY,
            id="one trial of two",
        ),
        pytest.param("20 participants with velorin had progression free survival.", RESULTS, id="people of a share"),
        pytest.param("Median progression free survival with velorin was 3 months.", TIMES, id="months, rounded"),
        pytest.param("Both cohorts had a change in lesions lower than -15%.", RESULTS, id="a minus"),
    ],
)
def test_a_record_leaves_open(claim: str, text: str) -> None:
    assert not any(one.verdict is Verdict.DIFFERS for one in said(claim, text)), said(claim, text)


@pytest.mark.parametrize(
    "claim",
    [
        pytest.param("Of the 40 patients in cohort 1, 3 had nausea.", id="of how many"),
        pytest.param("Nausea was recorded among the 40 patients in cohort 1.", id="how many were counted"),
        pytest.param("Three of the forty patients in cohort 1 had nausea.", id="in words"),
        pytest.param("37 patients in cohort 1 were free of nausea.", id="how many are left"),
        pytest.param("92.5% of patients in cohort 1 did not experience nausea.", id="what is left of a share"),
        pytest.param("About 8% of patients in cohort 1 experienced nausea.", id="rounded"),
        pytest.param("Nausea was seen in 3 out of 40 participants of cohort 1.", id="out of"),
        pytest.param("At least 2 patients in cohort 1 had nausea.", id="at least"),
        pytest.param("Up to 8 patients in cohort 1 had nausea.", id="up to"),
        pytest.param("Between 2 and 5 patients in cohort 1 had nausea.", id="between"),
        pytest.param("6 episodes of nausea were seen in cohort 1.", id="episodes"),
        pytest.param("There were 6 nausea events in cohort 1.", id="events"),
        pytest.param("2 patients in cohort 1 had severe nausea.", id="severe ones"),
        pytest.param("2 patients in cohort 1 had nausea of grade 3.", id="of one grade"),
        pytest.param("2 women over 65 in cohort 1 had nausea.", id="some of the people"),
        pytest.param("At week 4, 2 patients in cohort 1 had nausea.", id="at one time"),
        pytest.param("After 4 weeks 2 patients in cohort 1 had nausea.", id="after so long"),
        pytest.param("5 cases of nausea and anaemia occurred in cohort 1.", id="two events"),
        pytest.param("6.3% of all patients had nausea.", id="a share of both arms"),
        pytest.param("2 patients in cohort 1 had sepsis-induced nausea.", id="nausea of one cause"),
    ],
)
def test_counts_of_events_contradict_no_other_count(claim: str) -> None:
    assert not any(one.verdict is Verdict.DIFFERS for one in said(claim, EVENTS)), said(claim, EVENTS)


NARROW = """Adverse Events 1:
  Total: 20/112 (17.86%)
  Febrile neutropenia * 16/112 (14.29%)
  Rash 1/112 (0.89%)
  Asthenia 2/112 (1.79%)"""
AGES = """Inclusion Criteria:
  Adults
  Gail score >= 1.0% for women age 30-39 years
  Postmenopausal, defined as age >= 60 years
  Able to walk"""
OLDER = """Inclusion Criteria:
  At least 18 years of age
  Able to walk
  Able to read"""
ARMS = """Outcome Measurement:
  Change in pain
  Time frame: 12 weeks
Results 1:
  Arm/Group Title: Dose Level 3
  Unit of Measure: percentage of participants  40
Results 2:
  Arm/Group Title: Placebo
  Unit of Measure: percentage of participants  25"""


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        pytest.param("6 patients in cohort 1 had neutropenia.", NARROW, id="a narrower event"),
        pytest.param("Participants must be over 45 years of age.", AGES, id="ages of some"),
        pytest.param("Patients with diabetes must be at least 65 years of age to enter.", OLDER, id="a part of them"),
        pytest.param("Change in pain at 24 weeks was 55% in arm 1.", ARMS, id="another time frame"),
        pytest.param("Change in pain at the interim analysis was 55% in arm 1.", ARMS, id="an interim analysis"),
        pytest.param("In women over 65, change in pain was 55% in arm 1.", ARMS, id="some of the people"),
        pytest.param("Change in pain after 3 months was 40% in arm 1.", TIMES, id="a time is no length"),
        pytest.param("Change in pain was 55% on placebo in arm 1.", ARMS, id="an arm by its name"),
        pytest.param(
            "The difference in nausea between the two arms was 9%.", ARMS, id="a difference in another outcome"
        ),
        pytest.param("The difference in pain between the two arms was 9% in women.", ARMS, id="of some of them"),
        pytest.param("After toxicity velorin could be reduced to 100 mg.", GIVEN, id="a dose that was reduced"),
        pytest.param(
            "Women must have confirmed invasive breast cancer of 6 cases in 50 to enrol in the primary trial.",
            ENTRY,
            id="half of the words",
        ),
        pytest.param("40 participants with velorin had progression free survival.", RESULTS, id="the share's number"),
        pytest.param(
            "Patients with stage 5 kidney disease can walk.", "Inclusion Criteria:\n  Stage 2 cancer", id="ckd"
        ),
    ],
)
def test_a_line_on_something_else_contradicts_nothing(claim: str, text: str) -> None:
    assert not any(one.verdict is Verdict.DIFFERS for one in said(claim, text)), said(claim, text)


@pytest.mark.parametrize(
    ("claim", "differs"),
    [
        ("Progression free survival after 30 weeks was 40% with velorin.", True),
        ("Progression free survival after 12 weeks was 40% with velorin.", False),
        ("Progression free survival after 3 months was 40% with velorin.", False),
        ("Progression free survival was 40% with velorin, which is sold after 30 years of work.", False),
    ],
)
def test_the_figure_of_a_record_at_another_time_differs(claim: str, *, differs: bool) -> None:
    told = [one for one in said(claim, RESULTS) if one.verdict is Verdict.DIFFERS]
    assert [one.slot for one in told] == [Slot.TIMEPOINT] * differs


def test_a_line_on_the_same_contradicts() -> None:
    assert verdict_of(said("9 patients in cohort 1 had febrile neutropenia.", NARROW)).value == "differs"
    assert verdict_of(said("Change in pain at 12 weeks was 55% in arm 1.", ARMS)).value == "differs"
    assert verdict_of(said("Patients must be at least 65 years of age to enter.", OLDER)).value == "differs"


TWO_ARMS = """INTERVENTION 1:
  Velorin and Tamiprost
  Participants received velorin 200 mg and tamiprost once daily for eight long weeks
INTERVENTION 2:
  Velorin and Placebo
  Participants received velorin 200 mg and matching placebo (of tamiprost 30 mg) once daily for eight long weeks"""


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("Participants in cohort 1 received velorin 200 mg and tamiprost once daily.", "supported"),
        ("Participants in cohort 2 received velorin 200 mg and tamiprost once daily.", "differs"),
        ("Participants in cohort 2 received tamiprost 30 mg once daily.", "differs"),
    ],
)
def test_what_one_arm_was_given_is_not_said_of_another(claim: str, verdict: str) -> None:
    assert verdict_of(said(claim, TWO_ARMS)).value == verdict, said(claim, TWO_ARMS)


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("More than 3 patients in cohort 1 had nausea.", EVENTS),
        ("2 participants had a change in QTcF of under 60 with velorin.", INTERVALS),
    ],
)
def test_a_bound_is_not_met_by_its_own_end_nor_from_the_other_side(claim: str, text: str) -> None:
    assert verdict_of(said(claim, text)).value == "not-found", said(claim, text)


def test_a_bound_from_the_same_side_is_met() -> None:
    claim = "2 participants had a change in QTcF of over 60 with velorin."
    assert verdict_of(said(claim, INTERVALS)).value == "supported", said(claim, INTERVALS)


def test_one_arms_count_is_not_the_trials() -> None:
    assert verdict_of(said("3 patients in the trial had nausea.", EVENTS)).value == "not-found"
    assert verdict_of(said("3 patients in cohort 1 had nausea.", EVENTS)).value == "supported"


def test_a_number_for_two_trials_has_to_stand_in_both() -> None:
    claim = "LVEF of at least 50% is required for the primary trial and the secondary trial."
    assert "stands in one" in " ".join(one.why for one in said(claim, ENTRY))


PIECES = ("Nausea ", "* ", "[1] ", "12", "/34 ", "(4.1.7%)", "(.%)", "(35.29%)", "/0 (0%)", ": ", "\n", "  ", "9" * 20)


@example(["Nausea ", "12", "/34 ", "(4.1.7%)"])
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=12))
def test_whatever_a_record_holds_it_is_compared(pieces: list[str]) -> None:
    text = "Adverse Events 1:\n  Total: 12/34 (35.29%)\n" + "".join(pieces)
    compare_pair("Nausea was seen in 12 of 34 patients.", text, depth=Depth.FULL_TEXT)
