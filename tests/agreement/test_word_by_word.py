"""Claims that are a sentence of their source but for a word that names nothing: none of them is supported."""

from __future__ import annotations

import pytest

from evidence.agreement.pair import compare_pair
from evidence.agreement.verdict import verdict_of
from evidence.sources.card import Depth

BESIDE = (
    "Background: Gout is painful. Methods: We compared velorin and talorin in 640 adults with gout. "
    "Gout flares were counted for a year. Results: {} Conclusion: Longer trials are needed."
)


def judged(claim: str, sentence: str) -> str:
    return verdict_of(compare_pair(claim, BESIDE.format(sentence), depth=Depth.ABSTRACT)).value


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        (
            "Joint pain fell by 3.4 points in group A and by 1.2 points in group B.",
            [
                "Joint pain fell by 3.4 points in group B and by 1.2 points in group A.",
                "Joint pain fell by 3.4 points in group B.",
                "Joint pain fell by 1.2 points in group A.",
                "Joint pain fell by 3.4 points.",
                "Joint pain fell by 3.4 points in group C.",
            ],
        ),
        (
            "Protection was 80.9% against subtype B and 84.6% against subtype A.",
            ["Protection was 84.6% against subtype B.", "Protection against subtype B was 84.6%."],
        ),
        ("Joint swelling was less common in arm 2.", ["Joint swelling was less common in arm 1."]),
        ("Eleven adults in wave II had tophi.", ["Eleven adults in wave I had tophi."]),
        ("Knee flexion rose by 24 degrees.", ["Knee flexion rose by 24 degrees in stratum B."]),
        (
            "Knee flexion rose by 24 degrees in group A and by 9 degrees, and pain fell in group B.",
            ["Knee flexion rose by 24 degrees in group B."],
        ),
        ("Hepatitis B was found in 6% of adults.", ["Hepatitis C was found in 6% of adults."]),
        ("Salivary IgE fell by 18%.", ["Salivary IgA fell by 18%."]),
        ("Vitamin B12 rose by 12%.", ["Vitamin D rose by 12%.", "Vitamin B6 rose by 12%.", "Vitamin rose by 12%."]),
        ("S. aureus was grown in 14% of samples.", ["E. aureus was grown in 14% of samples."]),
        ("Factor V Leiden was found in 4% of adults.", ["Factor X Leiden was found in 4% of adults."]),
        ("Type 2 diabetes was found in 9% of adults.", ["Type 1 diabetes was found in 9% of adults."]),
        ("Infection with influenza A fell by 41%.", ["Infection with influenza fell by 41%."]),
        ("IL-6 fell by 21% with velorin.", ["IL-8 fell by 21% with velorin."]),
        ("Herpes simplex 1 was found in 14% of swabs.", ["Herpes simplex was found in 14% of swabs."]),
        ("Mild rash was seen in 9% of adults on regimen Y.", ["Mild rash was seen in 9% of adults."]),
        ("HPV-16 infection fell by 88%.", ["HPV infection fell by 88%.", "HPV-18 infection fell by 88%."]),
    ],
)
def test_the_letter_or_number_of_a_name_has_to_be_the_sources(sentence: str, claims: list[str]) -> None:
    assert judged(sentence, sentence) == "supported"
    assert {claim for claim in claims if judged(claim, sentence) == "supported"} == set()


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("Nausea was reported by 21% on talorin-velorin.", "Nausea was reported by 21% on velorin."),
        ("Pain relief was felt by 62% with talorin/velorin.", "Pain relief was felt by 62% with talorin."),
        ("Velorin besylate reduced uric acid by 45%.", "Velorin reduced uric acid by 45%."),
        ("Nausea was seen in 12% on velorin besylate at 8 weeks.", "Nausea was seen in 12% on velorin at 8 weeks."),
        ("HER2-negative tumours shrank in 37%.", "HER2 tumours shrank in 37%."),
        ("Long-COVID symptoms eased in 31%.", "COVID symptoms eased in 31%."),
        ("Velorin plus talorin cut flares by 52%.", "Talorin cut flares by 52%."),
        ("Vitamin K antagonists were taken by 5%.", "Vitamin K was taken by 5%."),
        ("In-hospital mortality was 4.1%.", "Mortality was 4.1%."),
        ("High-dose velorin raised urate excretion by 12%.", "Velorin raised urate excretion by 12%."),
    ],
)
def test_a_part_of_a_name_is_another_name(sentence: str, claim: str) -> None:
    assert (judged(sentence, sentence), judged(claim, sentence)) == ("supported", "not-found")


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        (
            "Flares returned within 3 weeks after the last dose.",
            [
                "Flares returned within 3 weeks.",
                "Flares returned within 3 weeks after the first dose.",
                "Flares returned 3 weeks before the last dose.",
                "Flares returned within 21 days.",
            ],
        ),
        (
            "Walking pain was reported by 11% of adults at discharge.",
            [
                "Walking pain was reported by 11% of adults after discharge.",
                "Walking pain was reported by 11% of adults before discharge.",
            ],
        ),
        (
            "Flares began 2 weeks after the first dose and eased 3 weeks after surgery.",
            ["Flares began 2 weeks after surgery.", "Flares eased 3 weeks after the first dose."],
        ),
        (
            "Flares eased within 9 days in 58% of adults and returned within 5 days of stopping.",
            ["Flares eased within 9 days of stopping in 58% of adults."],
        ),
        ("Flares fell by 25% in the first 4 weeks.", ["Flares fell by 25% after 4 weeks."]),
        ("Six weeks before surgery 31% of adults smoked.", ["After six weeks 31% of adults smoked."]),
        (
            "Rash was seen in 12% of adults a year after the last patch.",
            [
                "Rash was seen in 12% of adults at one year.",
                "Rash was seen in 12% of adults a year after the first patch.",
            ],
        ),
        (
            "The skin had healed before week 4 in 22% of adults.",
            ["The skin had healed after week 4 in 22% of adults.", "The skin had healed at week 4 in 22% of adults."],
        ),
        (
            "Before surgery, 44% of adults had tophi.",
            ["44% of adults had tophi.", "After surgery, 44% of adults had tophi."],
        ),
        (
            "Half of adults had no flare in the last month of the trial.",
            ["Half of adults had no flare.", "Half of adults had no flare in the first month of the trial."],
        ),
        ("Tophi were present at baseline in 46% of adults.", ["Tophi were present in 46% of adults."]),
        ("Uric acid was 412 µmol/L.", ["At the start uric acid was 412 µmol/L."]),
        ("Flares eased within 9 days in 58% of adults.", ["Flares eased within 9 days of stopping in 58% of adults."]),
        (
            "During the run-in, nausea was reported by 8%; after surgery, low mood was reported by 12%.",
            ["During the run-in, low mood was reported by 12%."],
        ),
    ],
)
def test_a_time_has_to_be_counted_from_where_the_source_counts_it(sentence: str, claims: list[str]) -> None:
    assert judged(sentence, sentence) == "supported"
    assert {claim for claim in claims if judged(claim, sentence) == "supported"} == set()


@pytest.mark.parametrize(
    "claim",
    [
        "Velorin lowered weight by 5.2 kg per month.",
        "Velorin lowered weight by 5.2 kg a week.",
        "Velorin lowered weight significantly by 5.2 kg.",
        "Velorin lowered weight by 5.2 kg in women.",
        "In the intervention group, velorin lowered weight by 5.2 kg.",
        "Velorin lowered weight by more than 5.2 kg.",
        "Velorin lowered weight to 5.2 kg.",
    ],
)
def test_nothing_may_be_added_to_what_a_source_says(claim: str) -> None:
    sentence = "Velorin lowered weight by 5.2 kg. Of all adults, 38% were women."
    assert judged("Velorin lowered weight by 5.2 kg.", sentence) == "supported"
    assert judged(claim, sentence) == "not-found"


def test_a_p_value_is_the_sources_word_for_significance() -> None:
    sentence = "Velorin lowered weight by 5.2 kg (P<0.001)."
    assert judged("Velorin significantly lowered weight by 5.2 kg.", sentence) == "supported"


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        ("Peak power rose by 21 watts.", ["Peak power rose to 21 watts."]),
        ("Peak flow rose to 30 L/min.", ["Peak flow rose by 30 L/min."]),
        ("Visual acuity improved by 9 letters.", ["Visual acuity improved to 9 letters."]),
        (
            "Blood pressure was 4 mm Hg lower with velorin.",
            ["Blood pressure was 4 mm Hg with velorin.", "Blood pressure fell by 4 mm Hg with velorin."],
        ),
        (
            "Haemoglobin rose more with velorin than with talorin (mean difference 6.4 g/L).",
            ["Haemoglobin rose by 6.4 g/L with velorin."],
        ),
        (
            "Admission was less likely with velorin (risk difference -5.2%).",
            ["Admission was 5.2% less likely with velorin.", "Admission was 5.2% with velorin."],
        ),
        (
            "Sleep lengthened by 38 minutes a night.",
            ["Sleep lengthened by 38 minutes.", "Sleep lengthened by 38 minutes a week."],
        ),
        (
            "Pulse rose by 6 beats per minute.",
            [
                "Pulse rose by at least 6 beats per minute.",
                "Pulse rose by up to 6 beats per minute.",
                "Pulse rose by nearly 6 beats per minute.",
            ],
        ),
        ("Median time to healing was 19 days.", ["Median time to healing was over 19 days."]),
        ("Urate fell from 9.1 to 6.4 mg/dL.", ["Urate fell from 9.1 to 6.4 mg/dL with velorin."]),
        ("Two thirds of adults took velorin.", ["More than two thirds of adults took velorin."]),
        ("Flares recurred in 27% of adults.", ["Flares recurred in over 27.0% of adults."]),
    ],
)
def test_what_a_number_tells_has_to_be_what_it_tells_in_the_source(sentence: str, claims: list[str]) -> None:
    assert judged(sentence, sentence) == "supported"
    assert {claim for claim in claims if judged(claim, sentence) == "supported"} == set()


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("Results differed: flares fell by 24% in group A.", "Flares fell by 24% in group A."),
        ("Flares fell by 24% in groups A and B.", "Flares fell by 24% in group B."),
        ("Flares fell by 24% with velorin and 9% with talorin.", "Flares fell by 24% with velorin."),
        ("Weight fell by 5.2 kg from baseline with velorin.", "Weight fell by 5.2 kg with velorin."),
        (
            "Walking distance was greater with velorin (difference 23 m).",
            "Walking distance was 23 m greater with velorin.",
        ),
        ("75% of adults with gout responded at 8 weeks.", "75% of adults responded at 8 weeks."),
        ("Flares fell by 24% over 8 weeks.", "Flares fell by 24% in 8 weeks."),
        ("Flares began 2 weeks after the first dose in 9%.", "Flares began in 9% two weeks after the first dose."),
        ("Flares fell by 24% at 8 weeks.", "At two months, flares fell by 24%."),
    ],
)
def test_what_is_left_out_and_narrows_nothing_is_no_doubt(sentence: str, claim: str) -> None:
    assert judged(claim, sentence) == "supported"
