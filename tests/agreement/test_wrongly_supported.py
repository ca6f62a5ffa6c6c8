"""Claims that have a source's words and numbers, and not its finding: none of them is supported."""

from __future__ import annotations

import pytest

from evidence.agreement.pair import compare_pair
from evidence.agreement.verdict import verdict_of
from evidence.sources.card import Depth

TRIAL = (
    "Adults took velorin treatment for a year. "
    "Velorin reduced daytime fatigue more than placebo did. "
    "Serum folate (P = .01) increased in the treatment versus placebo group. "
    "Weight loss was greater in the velorin group than in the control group throughout the trial "
    "(8.6% vs. 0.7% at 1 year; 6.0% vs. 3.5% at its end). "
    "Opioid users had lower support scores (P = .007). "
    "Eight of 49 people on velorin had QT intervals that were over 30 ms longer. "
    "Phase III tablets of velorin caused nausea more often than barolin did."
)


def judged(claim: str) -> str:
    return verdict_of(compare_pair(claim, TRIAL, depth=Depth.ABSTRACT)).value


@pytest.mark.parametrize(
    ("true", "false"),
    [
        ("Velorin reduced daytime fatigue more than placebo.", "Velorin reduced daytime fatigue less than placebo."),
        ("Velorin reduced daytime fatigue more than placebo.", "Placebo reduced daytime fatigue more than velorin."),
        ("Velorin reduced daytime fatigue more than placebo.", "Velorin reduced daytime fatigue more than treatment."),
        (
            "Folate increased more with velorin than with placebo (P = .01).",
            "Folate increased more with placebo than with velorin (P = .01).",
        ),
        (
            "A year into the trial, people in the velorin group had lost 8.6% of their weight, "
            "compared with less than 1% in the control group.",
            "A year into the trial, people in the velorin group had lost 8.6% of their weight, "
            "compared with more than 1% in the control group.",
        ),
        (
            "Eight of 49 people on velorin had QT intervals over 30 ms longer.",
            "Eight of 49 people on velorin had QT intervals over 30 s longer.",
        ),
        ("Opioid users had lower support scores (P = .007).", "Opioid users had more support scores (P = .007)."),
    ],
)
def test_only_what_was_found_is_supported(true: str, false: str) -> None:
    assert (judged(true), judged(false) in ("not-found", "differs")) == ("supported", True)


def test_a_number_of_a_phase_is_no_control() -> None:
    assert judged("Tablets of velorin caused nausea more often than barolin did.") == "supported"


TWO_TRIALS = """Primary trial
Adverse Events 1:
  Total: 1/40 (2.50%)
  Nausea 1/40 (2.50%)
Secondary trial
Adverse Events 1:
  Total: 4/76 (5.26%)
  Cardiopulmonary failure 0/76 (0.00%)
Adverse Events 2:
  Total: 5/76 (6.58%)
  Cardiopulmonary failure 1/76 (1.32%)"""
DOSE_FOUND = """Outcome Measurement:
  Recommended Dose Level for Phase II Testing
  Time frame: first course
Results 1:
  Arm/Group Title: Dose Level 1
  Arm/Group Description: 25 mg velorin IV over 30 minutes on days 1, 8, 15, and 22
  3 mg/kg barolin IV over 60 minutes on days 1, 8, 15, and 22 Courses repeat every 28 days.
  Overall Number of Participants Analyzed: 3
  Unit of Measure: DLTs  2"""


@pytest.mark.parametrize(
    ("claim", "record"),
    [
        (
            "There is one case of Cardiopulmonary failure in cohort 2 of the secondary trial, but one in cohort 1 of "
            "the primary trial.",
            TWO_TRIALS,
        ),
        ("The results show that the Recommended Dose Level for Phase II Testing is 3 mg/kg barolin.", DOSE_FOUND),
    ],
)
def test_a_line_of_one_trial_or_on_what_was_given_supports_no_more(claim: str, record: str) -> None:
    assert verdict_of(compare_pair(claim, record, depth=Depth.ABSTRACT)).value == "not-found"


def test_a_line_supports_what_is_said_of_its_own_trial() -> None:
    claim = "There is one case of Cardiopulmonary failure in cohort 2 of the secondary trial."
    assert verdict_of(compare_pair(claim, TWO_TRIALS, depth=Depth.ABSTRACT)).value == "supported"


DOSES = (
    "Velorin in adults with migraine: a randomised trial. Attacks fell by 12% with 5 mg, 21% with 10 mg and 33% with "
    "20 mg at week 12. Nausea was reported in 4%, 9% and 15% of patients. A fall in pain of at least 50% was reached "
    "by 30% of adults on 5 mg, 41% on 10 mg and 52% on 20 mg. Sleep improved in 28% of velorin users and 16% of "
    "controls at week 4, and in 35% and 19% at week 24. The risk of relapse was lower with velorin (hazard ratio "
    "0.70), an absolute reduction of 2.4 percentage points. Among women, headache days fell by 44%. In patients with "
    "aura, light sensitivity fell by 38%. In rats, velorin lowered vascular inflammation by 61%. Drowsiness during "
    "the first two weeks was reported by 7% of velorin users. Relapse occurred in 96 treated and 742 untreated adults."
)


@pytest.mark.parametrize(
    ("true", "false"),
    [
        ("Attacks fell by 21% with 10 mg at week 12.", "Attacks fell by 21% with 20 mg at week 12."),
        ("Attacks fell by 33% with 20 mg at week 12.", "Attacks fell by 33% at week 12."),
        ("Attacks fell by 12% with 5 mg at week 12.", "Attacks fell by 12% with 5 mg at week 24."),
        (
            "41% of adults on 10 mg reached a fall in pain of at least 50%.",
            "41% of adults on 20 mg reached a fall in pain of at least 50%.",
        ),
        (
            "52% of adults on 20 mg reached a fall in pain of at least 50%.",
            "52% of adults reached a fall in pain of at least 50%.",
        ),
        ("Sleep improved in 28% of velorin users at week 4.", "Sleep improved in 28% of velorin users at week 24."),
        ("Sleep improved in 16% of controls at week 4.", "Sleep improved in 19% of velorin users at week 24."),
        ("Among women, headache days fell by 44%.", "Headache days fell by 44%."),
        ("In patients with aura, light sensitivity fell by 38%.", "Light sensitivity fell by 38%."),
    ],
)
def test_a_number_of_a_row_is_supported_where_it_is_plain_whose_it_is(true: str, false: str) -> None:
    told = [verdict_of(compare_pair(claim, DOSES, depth=Depth.ABSTRACT)).value for claim in (true, false)]
    assert told[0] == "supported"
    assert told[1] in ("not-found", "differs")


@pytest.mark.parametrize(
    "claim",
    [
        "The primary outcome was fatigue at week 8.",
        "Velorin was associated with a lower risk of death.",
    ],
)
def test_words_of_several_clauses_and_words_from_elsewhere_make_no_finding(claim: str) -> None:
    text = (
        "Velorin for lasting fatigue. The primary outcome was change in sleep at week 8; pain and fatigue were "
        "secondary outcomes. Five people had a stroke, and no death was seen. "
        "Velorin was associated with a lower risk of stroke."
    )
    assert verdict_of(compare_pair(claim, text, depth=Depth.ABSTRACT)).value != "supported"
    assert verdict_of(compare_pair(text.split(". ")[-1], text, depth=Depth.ABSTRACT)).value == "supported"


@pytest.mark.parametrize(
    "claim",
    [
        "Nausea was reported in 15% of patients.",
        "Nausea was reported in 9% of patients on 20 mg.",
        "Velorin lowered the absolute risk of relapse by 30%.",
        "The risk of relapse was 30 percentage points lower with velorin.",
        "Sleep improved in 35% of controls at week 24.",
        "Drowsiness was reported by 7% of velorin users at week 12.",
        "52% of adults on 20 mg reached a fall in pain of at least 40%.",
        "Velorin lowered vascular inflammation by 61%.",
        "Relapse occurred in 742 treated adults.",
    ],
)
def test_what_a_sentence_leaves_open_is_not_supported(claim: str) -> None:
    assert verdict_of(compare_pair(claim, DOSES, depth=Depth.ABSTRACT)).value in ("not-found", "differs")


MANY = (
    "Velorin (a tablet) or barolin injections were compared with rest in adults 60 years of age or older. "
    "The full response rate was 33% with velorin, including deep responses in 4%, and 6% with rest. "
    "Waking at night shortened by 9 minutes with velorin, 19 minutes with barolin and 6 minutes with rest. "
    "At 6 months, 61% of responders remained well on velorin. "
    "Velorin lowered morning stiffness by 14% at 12 months and by 11% at 24 months, and a third stopped. "
    "Pain after velorin was 12% lower than after rest, and 9% lower after barolin injections. "
    "Soreness was told by 60.9% of velorin users and 9.3% of others, and tiredness by 33.6% and 16.1%. "
    "Stiffness was found in 8.6% of those under 30 and in 47.3% of those over 65. "
    "A sugar level below 70 mg/dL was reached by 78% of velorin users. "
    "Falls came in 8.9% of velorin users (hazard ratio, 0.80; 95% CI, 0.72 to 0.89). "
    "Healing was seen in 93% of knees after velorin. "
    "Of all adults, 12% of those asked used a stick. "
    "Velorin protected 94.1% of knees. "
    "Against rest, limping fell by 67% with 0.05%, 43% with 0.025% and 27% with 0.01% drops. "
    "Velorin reduced swelling of the joints by 46% in stressed mice. "
    "Walking improved by 20.9 points with velorin and 18.5 points with barolin (p=0.27). "
    "Serious trouble was seen in 3 velorin users, among them one bleeding. "
    "Fainting came after 8.1 per 10,000 doses of velorin, and 38% got by on one dose."
)


@pytest.mark.parametrize(
    "false",
    [
        "33% of adults had a deep response with velorin.",
        "Waking at night shortened to 19 minutes with barolin.",
        "At 6 months, 61% of adults remained well on velorin.",
        "Barolin lowered morning stiffness by 11% at 24 months.",
        "Tiredness was told by 60.9% of velorin users and 9.3% of others.",
        "Stiffness was found in 8.6% of those over 65.",
        "A sugar level below 100 mg/dL was reached by 78% of velorin users.",
        "Falls came in 8.9% of velorin users (hazard ratio, 0.80; 95% CI, 0.52 to 0.99).",
        "Falls came in 8.9% of velorin users (hazard ratio 0.80 [0.52-0.99]).",
        "Healing was seen in 93% of knees after barolin.",
        "12% of adults used a stick.",
        "Velorin protected 94.1% of knees in adults 50 years of age or older.",
        "Drops of 0.01% cut limping by 67% against rest.",
        "Velorin reduced swelling of the joints by 46% in adults.",
        "Walking improved significantly more with velorin than with barolin.",
        "Bleeding was seen in 3 velorin users.",
        "Walking improved by 20.9 points more with velorin than with barolin.",
    ],
)
def test_what_a_sentence_gives_to_something_else_is_not_supported(false: str) -> None:
    assert verdict_of(compare_pair(false, MANY, depth=Depth.ABSTRACT)).value != "supported"


@pytest.mark.parametrize(
    "true",
    [
        "Soreness was told by 60.9% of velorin users.",
        "A sugar level below 70 mg/dL was reached by 78% of velorin users.",
        "Falls came in 8.9% of velorin users (hazard ratio 0.80; 95% CI 0.72-0.89).",
        "Healing was seen in 93% of knees after velorin.",
        "Serious trouble was seen in 3 velorin users.",
    ],
)
def test_what_it_gives_to_the_same_is_supported(true: str) -> None:
    assert verdict_of(compare_pair(true, MANY, depth=Depth.ABSTRACT)).value == "supported"


def test_doses_that_events_are_counted_by_are_not_how_often_it_was_given() -> None:
    claim = "38% of velorin users got by on one dose."
    assert verdict_of(compare_pair(claim, MANY, depth=Depth.ABSTRACT)).value != "differs"


LDL = "Velorin reduced LDL cholesterol levels by 50%."


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        (LDL, "The trial was powered on the assumption that velorin reduced LDL cholesterol levels by 50%."),
        (LDL, "Whether velorin reduced LDL cholesterol levels by 50% is unknown."),
        (LDL, "We hypothesized that velorin reduced LDL cholesterol levels by 50%. It had no effect."),
        (LDL, "Smith et al. reported that velorin reduced LDL cholesterol levels by 50%."),
        (LDL, "Velorin reduced LDL cholesterol levels by 50%. We could not confirm this in a second trial."),
        (LDL, "It is a myth that velorin reduced LDL cholesterol levels by 50%."),
        (LDL, "In one patient, velorin reduced LDL cholesterol levels by 50%."),
        (LDL, "If taken for ten years, velorin would have reduced LDL cholesterol levels by 50%."),
        (LDL, "In men over 70, velorin reduced LDL cholesterol levels by 50%. Overall, the reduction was 43%."),
        (LDL, "Velorin plus talorin reduced LDL cholesterol levels by 50%, and velorin alone by 43%."),
        (LDL, "Velorin reduced LDL cholesterol levels by 50% in unadjusted analysis but by 3% after adjustment."),
        (LDL, "Velorin reduced LDL cholesterol levels by 50% in the per-protocol group, and by 12% in all patients."),
        (
            "Velorin reduced mortality by 20%.",
            "Velorin reduced cardiovascular mortality by 20% and all-cause mortality by 2%.",
        ),
        (
            "The vaccine was 95% effective.",
            "The vaccine was 95% effective within two months; at six months it was 47% effective.",
        ),
        (
            "At four months, the mean pain score was 37 in the naproxen group.",
            "At four months, the mean pain score was 31 in the naproxen group and 37 in the placebo group.",
        ),
        (
            "Median OS was 25.5 months with the combination.",
            "Overall survival (OS) and progression-free survival (PFS) were measured. Median PFS was 25.5 months with "
            "the combination and 16.7 months with monotherapy. Median OS was 47.5 months with the combination.",
        ),
        (
            "Adverse events occurred in 34% of patients given velorin plus chemotherapy.",
            "Patients took velorin, with chemotherapy or without. Adverse events occurred in 70% of patients in the "
            "combination group and 34% of those in the monotherapy group.",
        ),
        (
            "Death occurred in 9.7% of treated patients.",
            "Death occurred in 4.1% of treated and 9.7% of untreated patients.",
        ),
        (
            "Death occurred in 4.1% of untreated patients.",
            "Death occurred in 4.1% of treated and 9.7% of untreated patients.",
        ),
        (
            "Death occurred in 4.1% of non-smoking patients.",
            "Death occurred in 4.1% of smoking and 9.7% of non-smoking patients.",
        ),
        (
            "Overall, the incidence of clots was 22.7%.",
            "We studied 5000 women aged 15-44 years. In women aged 35-44 years, the incidence of clots was 22.7%.",
        ),
        (
            "PASI 100 was reached by 44.0% of patients on talorin.",
            "PASI 90 was reached by 81.9% of patients on velorin and 44.0% of patients on talorin, PASI 100 by 56.3%.",
        ),
        (
            "A result within 0.5 points of target was reached in 96.8% of eyes.",
            "A result within 0.5 points of target was reached in 85.5% of eyes and within 1.0 points in 96.8% of eyes.",
        ),
        ("Acuity was 0.22 logMAR at 3 months.", "Acuity improved from 0.22 logMAR to 0.04 logMAR at 3 months."),
        (
            "Abstinence was 32.6% for the 6 week course of velorin.",
            "Abstinence was 25.3% for the 6 week course of velorin and 32.6% for the 12 week course of velorin.",
        ),
        (
            "Rash developed in 29.2% of those who used lotion.",
            "Rash developed in 14 adults (29.2%): 2 with lotion, 5 with spray and 7 with gel.",
        ),
        (
            "Adults received velorin 40 mg twice daily or talorin 100 mg once daily for 14 days.",
            "Adults received talorin (50 mg or 100 mg twice daily) or velorin (40 mg once daily) for 14 days.",
        ),
        (
            "Longer treatment with velorin helps heavier smokers.",
            "Longer treatment with velorin might help heavier smokers.",
        ),
        (
            "The primary outcome was abstinence from smoking to week 24.",
            "The primary outcome was nausea at week 4; the secondary outcome was abstinence from smoking to week 24.",
        ),
        (
            "The primary outcome was the ≥50% responder rate.",
            "The primary outcome was change in sleep at week 8; change at week 4 and the ≥50% responder rate were "
            "secondary outcomes.",
        ),
        (
            "Overall, 89.7% of infants had a reduction in crying of at least 50%.",
            "A reduction in crying of at least 50% was seen in 78.3% of infants. In breastfed ones, it was 89.7%.",
        ),
        (
            "The mean threshold was 68 dB at 26 weeks.",
            "The mean threshold was 96 dB at baseline, 68 dB at 4 weeks and 54 dB at 26 weeks.",
        ),
        (
            "Children received a second injection of velorin after 12 months.",
            "A second injection of velorin in children is planned after 12 months.",
        ),
        (
            "Median sick leave was 7 days with exercise and 4 days without.",
            "Median sick leave was 4 days (range 0-61) with exercise and 7 days (range 0-88) without.",
        ),
        (
            "Velorin 1 mg reduced the score significantly more than placebo.",
            "The score fell with velorin 2 mg, velorin 1 mg and placebo (2 mg v placebo, P = 0.004; 1 mg, P = 0.31).",
        ),
        ("A total of 1500 patients were randomized.", "Of 1500 patients screened, 700 were randomized to velorin."),
        (
            "Each treatment was given for 4 weeks.",
            "Each treatment was given for 12 weeks with a washout of 4 weeks between.",
        ),
    ],
)
def test_a_sentence_that_says_less_or_something_else_supports_nothing(claim: str, source: str) -> None:
    text = f"Velorin is used widely. {source} Longer trials of velorin are needed."
    assert verdict_of(compare_pair(claim, text, depth=Depth.ABSTRACT)).value != "supported"


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        (LDL, "Velorin reduced LDL cholesterol levels by 50%. We confirmed this in a second trial."),
        (LDL, "In this trial, velorin reduced LDL cholesterol levels by 50%."),
        (LDL, "Velorin reduced LDL cholesterol levels by 50% and the risk of stroke by 3%."),
        (
            "In one patient, velorin reduced LDL cholesterol levels by 50%.",
            "In one patient, velorin reduced LDL cholesterol levels by 50%.",
        ),
        (
            "Velorin plus talorin reduced LDL cholesterol levels by 50%.",
            "Velorin plus talorin reduced LDL cholesterol levels by 50%, and velorin alone by 43%.",
        ),
        (
            "Velorin reduced cardiovascular mortality by 20%.",
            "Velorin reduced cardiovascular mortality by 20% and all-cause mortality by 2%.",
        ),
        (
            "Within two months, the vaccine was 95% effective.",
            "The vaccine was 95% effective within two months; at six months it was 47% effective.",
        ),
        (
            "At four months, the mean pain score was 31 in the naproxen group.",
            "At four months, the mean pain score was 31 in the naproxen group and 37 in the placebo group.",
        ),
        (
            "Median OS was 47.5 months with the combination.",
            "Overall survival (OS) and progression-free survival (PFS) were measured. Median PFS was 25.5 months with "
            "the combination and 16.7 months with monotherapy. Median OS was 47.5 months with the combination.",
        ),
        (
            "Death occurred in 9.7% of untreated patients.",
            "Death occurred in 4.1% of treated and 9.7% of untreated patients.",
        ),
        (
            "PASI 90 was reached by 44.0% of patients on talorin.",
            "PASI 90 was reached by 81.9% of patients on velorin and 44.0% of patients on talorin, PASI 100 by 56.3%.",
        ),
        (
            "Abstinence was 32.6% for the 12 week course of velorin.",
            "Abstinence was 25.3% for the 6 week course of velorin and 32.6% for the 12 week course of velorin.",
        ),
        (
            "Adults received velorin 40 mg once daily for 14 days.",
            "Adults received talorin (50 mg or 100 mg twice daily) or velorin (40 mg once daily) for 14 days.",
        ),
        (
            "Rash developed in 29.2% of adults.",
            "Rash developed in 14 adults (29.2%): 2 with lotion, 5 with spray and 7 with gel.",
        ),
        (
            "Longer treatment with velorin might help heavier smokers.",
            "Longer treatment with velorin might help heavier smokers.",
        ),
        ("700 patients were randomized.", "Of 1500 patients screened, 700 patients were randomized."),
        (
            "In 10,000 women, velorin prevented 22 strokes.",
            "In 10 000 women, velorin prevented 22 strokes.",
        ),
    ],
)
def test_a_sentence_that_says_it_supports_it(claim: str, source: str) -> None:
    text = f"Velorin is used widely. {source} Longer trials of velorin are needed."
    said = compare_pair(claim, text, depth=Depth.ABSTRACT)
    assert verdict_of(said).value == "supported", [(one.slot, one.why) for one in said]


def test_how_sure_an_interval_is_is_no_result() -> None:
    text = "Velorin reduced LDL cholesterol levels by 50% (95% confidence interval, 44 to 56)."
    claim = "Velorin reduced LDL cholesterol levels by 95%."
    assert verdict_of(compare_pair(claim, text, depth=Depth.ABSTRACT)).value == "differs"


def test_the_bound_of_a_grade_points_nowhere() -> None:
    text = "Grade 3 or higher adverse events occurred in 34% of patients on velorin."
    said = compare_pair("Grade 3 or higher adverse events occurred in 34% of patients.", text, depth=Depth.ABSTRACT)
    assert "direction" not in {one.slot.value for one in said}


def test_the_sentence_with_the_ratio_of_a_claim_tells_of_its_effect() -> None:
    text = (
        "Oral velorin was associated with a significantly increased risk of clots (odds ratio 1.58, 1.52 to 1.64). "
        "Patches of velorin were not associated with risk of clots (odds ratio 0.93, 95% CI 0.87 to 1.01)."
    )
    claim = "Oral velorin was associated with an increased risk of clots (odds ratio 1.58)."
    assert verdict_of(compare_pair(claim, text, depth=Depth.ABSTRACT)).value != "differs"


def test_the_words_of_a_source_itself_are_never_called_wrong() -> None:
    claim = "Grip strength improved by 1.8 kg with velorin and 1.6 kg with talorin (P=0.54)."
    text = f"Grip strength was measured. RESULTS: {claim} Velorin did not improve grip strength significantly."
    assert verdict_of(compare_pair(claim, text, depth=Depth.ABSTRACT)).value != "differs"


def test_a_number_in_an_item_of_a_list_is_of_what_the_item_names() -> None:
    text = (
        "METHODS: Adults were given bright lamps, evening walks or usual care. RESULTS: At 12 weeks, fatigue fell from "
        "9.6 to 5.9 with bright lamps and from 9.4 to 7.1 with evening walks "
        "(difference versus usual care: bright lamps −2.5, 95% CI −3.4 to −1.6; evening walks −1.1, "
        "95% CI −2.0 to −0.2)."
    )

    def given(claim: str) -> str:
        return verdict_of(compare_pair(claim, text, depth=Depth.ABSTRACT)).value

    right = "At 12 weeks, the difference in fatigue between bright lamps and usual care was −2.5."
    assert given(right) == "supported"
    assert given(right.replace("bright lamps", "evening walks")) != "supported"


LAMPS_AND_WALKS = (
    "METHODS: Adults with insomnia were given velorin or placebo for 12 weeks. "
    "RESULTS: Mean baseline sleep latency was 52 minutes. "
    "Compared with placebo, velorin reduced sleep latency by 31 minutes at week 12 and by 12 minutes at week 4. "
    "Nurses completed a median of 6 of 8 diaries with coaching and 3 with the app alone. "
    "Nightmares occurred in two adults (7.4%) with skin types III–IV and five (26.3%) with types V–VI. "
    "Adults took velorin 5 mg, velorin 10 mg or placebo. Grip strength was 118 +/- 19 N in the high-dose group, "
    "97 +/- 21 N in the low-dose group and 86 +/- 20 N with placebo. Body weight changed by -0.71 kg, -1.18 kg and "
    "-1.39 kg, respectively. Nausea was reported by 38% of the therapy group during taper, against 6% and 8% in the "
    "other groups. Rashes were more common with velorin (18% vs 9%). At entry 290 nurses with insomnia for 6 months "
    "took a test for two weeks, and the 226 whose sleep was short were randomised. Sleep quality was good in 98.4% "
    "and 99.2% at 1 year, 96.0% and 97.4% at 5 years, and 91.3% and 95.6% at 10 years with short and long naps, "
    "respectively. At week 12, 61 nurses (62.9%) in the velorin group were available, and the mean gain was 12.7 "
    "points. Insomnia had improved by then."
)


@pytest.mark.parametrize(
    ("true", "false"),
    [
        (
            "Sleep latency was 52 minutes at baseline.",
            "Sleep latency was 52 minutes after 12 weeks of velorin.",
        ),
        (
            "Velorin reduced sleep latency by 31 minutes at week 12.",
            "Velorin reduced sleep latency by 31 minutes at week 4.",
        ),
        (
            "Velorin reduced sleep latency by 31 minutes at week 12.",
            "Within 4 weeks, velorin reduced sleep latency by 31 minutes.",
        ),
        (
            "Nurses completed a median of 6 of 8 diaries with coaching.",
            "Nurses with the app alone completed a median of 6 of 8 diaries.",
        ),
        (
            "Nurses completed a median of 6 of 8 diaries with coaching.",
            "Nurses completed a mean of 6 of 8 diaries with coaching.",
        ),
        (
            "Nightmares occurred in 7.4% of adults with skin types III–IV.",
            "Nightmares occurred in 7.4% of adults with skin types V–VI.",
        ),
        (
            "Grip strength was 97 N in the low-dose group.",
            "Grip strength was 97 N in the high-dose group.",
        ),
        (
            "Body weight changed by -0.71 kg, -1.18 kg and -1.39 kg, respectively.",
            "Body weight changed by -0.71 kg with velorin 10 mg.",
        ),
        (
            "Nausea was reported by 38% of the therapy group.",
            "Nausea was reported by 38% of the combination group.",
        ),
        (
            "Rashes occurred in 18% of adults on velorin and 9% on placebo.",
            "Rashes occurred in 18% of adults on placebo and 9% on velorin.",
        ),
        (
            "At week 12, 61 nurses (62.9%) in the velorin group were available.",
            "At week 12, 62.9% of nurses in the velorin group had improved insomnia.",
        ),
        ("The trial randomised 226 nurses.", "The trial randomised 290 nurses with insomnia."),
        ("Sleep quality was good in 91.3% with short naps at 10 years.", "Sleep quality was good in 91.3% at 5 years."),
    ],
)
def test_a_number_supports_only_what_stands_beside_it(true: str, false: str) -> None:
    def given(claim: str) -> str:
        return verdict_of(compare_pair(claim, LAMPS_AND_WALKS, depth=Depth.ABSTRACT)).value

    assert given(true) != "differs"
    assert given(false) != "supported"


OWN_WORDS = """Inclusion Criteria:
  Hemoglobin > 9 g/dL
  No more than 10 positive lymph nodes. Age 45 to 59 and satisfying one of the other criteria
  More than 4 weeks since prior surgery"""


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("Hemoglobin > 9 g/dL.", OWN_WORDS),
        ("No more than 10 positive lymph nodes", OWN_WORDS),
        ("age 45 to 59 and satisfying one of the other criteria", OWN_WORDS),
        ("More than 4 weeks since prior surgery", OWN_WORDS),
        (
            "Whether velorin helps sleep remains to be seen, and it should be given once.",
            "Velorin was given six times. Whether velorin helps sleep remains to be seen, and it should be given once.",
        ),
    ],
)
def test_what_a_source_says_word_for_word_never_differs(claim: str, text: str) -> None:
    assert verdict_of(compare_pair(claim, text, depth=Depth.ABSTRACT)).value != "differs"


@pytest.mark.parametrize("claim", ["Velorin reduced LDL cholesterol by 50", "LDL cholesterol by 50.4%."])
def test_a_part_of_a_sentence_is_not_its_words(claim: str) -> None:
    from evidence.agreement.passages.texts import is_quoted

    text = "Velorin reduced LDL cholesterol by 50.4%. It was given once."
    assert not is_quoted(claim, text)
    assert is_quoted("velorin reduced LDL cholesterol by 50.4%", text)


STAINED = """Outcome Measurement:
  Level of VLRR Expression
  Time frame: Up to 2 years
Results 1:
  Arm/Group Title: Velorin
  Overall Number of Participants Analyzed: 38
  Measure Type: Number
  Unit of Measure: participants  VLRR 0: 24
VLRR 1+: 8
VLRR 2+: 6"""


@pytest.mark.parametrize(("count", "expected"), [(14, "not-found"), (24, "matches")])
def test_a_line_that_counts_those_without_it_has_no_complement_without_it(count: int, expected: str) -> None:
    said = compare_pair(f"{count} of 38 patients had no VLRR expression.", STAINED, depth=Depth.ABSTRACT)
    assert [one.verdict.value for one in said if one.slot.value == "figure"] == [expected]


ARMS = (
    "Two schedules of velorin for migraine: a randomised trial. In 2020, 638 adults with migraine were randomly "
    "assigned (1:1:1) to velorin 5 mg, velorin 15 mg or barolin 1.5 mg. Velorin was given as 675 mg at baseline and "
    "225 mg at weeks 4 and 8. Ptosis occurred in 1 adult given 40 U and 3 adults given 80 U. The cohort had 9,482 "
    "adults with obesity, of whom 3,160 had filled prescriptions of velorin. Thirty-four patients (19 girls) were "
    "treated for 16 weeks. School absence fell from 2.1 to 0.8 days per month. Barolin vs placebo resulted in a change "
    "in knee pain of -2.1 vs -1.8 points. At 3 months, relief was seen in 52% of knees. Of 214 adults enrolled, 187 "
    "completed week 4 and 122 completed week 48. Six adults (2.6%) had serious events off treatment. Injections were "
    "given to 6 adults, and surgery was performed in 4. Pain was lower with the picosecond laser than with the carbon "
    "laser (3.2 vs 5.9), and downtime was shorter (2.6 vs 6.8 days). Labelled cells were found in the synovium of 9 of "
    "12 animals. The cartilage was unchanged."
)


@pytest.mark.parametrize(
    "false",
    [
        "638 adults with migraine were randomly assigned to velorin 5 mg.",
        "638 adults were assigned to barolin 1.5 mg.",
        "Velorin was given as 225 mg at baseline.",
        "Velorin was given as 675 mg at weeks 4 and 8.",
        "Ptosis occurred in 3 adults given 40 U.",
        "Ptosis occurred in 1 adult given 80 U.",
        "9,482 adults had filled prescriptions of velorin.",
        "Thirty-four girls were treated for 16 weeks.",
        "School absence fell from 2.1 to 0.8 days per week.",
        "Barolin resulted in a change in knee pain of -1.8 points.",
        "A year on, relief was seen in 52% of knees.",
        "A month later, relief was seen in 52% of knees.",
        "Of 214 adults enrolled, 187 completed week 48.",
        "Six adults (2.6%) had serious events on treatment.",
        "Surgery was performed in 6 adults.",
        "Downtime was shorter with the carbon laser (2.6 vs 6.8 days).",
        "Labelled cells were found in the cartilage of 9 of 12 animals.",
    ],
)
def test_a_number_supports_only_those_whose_it_is(false: str) -> None:
    assert verdict_of(compare_pair(false, ARMS, depth=Depth.ABSTRACT)).value != "supported"


@pytest.mark.parametrize(
    "true",
    [
        "638 adults with migraine were randomly assigned to velorin 5 mg, velorin 15 mg or barolin 1.5 mg.",
        "School absence fell from 2.1 to 0.8 days per month.",
        "At 3 months, relief was seen in 52% of knees.",
        "Of 214 adults enrolled, 122 completed week 48.",
        "Six adults (2.6%) had serious events off treatment.",
        "Labelled cells were found in the synovium of 9 of 12 animals.",
    ],
)
def test_a_number_supports_those_whose_it_is(true: str) -> None:
    assert verdict_of(compare_pair(true, ARMS, depth=Depth.ABSTRACT)).value == "supported"


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("A year on, relief was seen in 52% of knees.", "differs"),
        ("Relief was seen in 52% of knees at 3 months.", "supported"),
        ("At 6 months, relief was seen in about half of knees.", "not-found"),
        ("Relief was seen in 52% of knees at 3 months and in 40% at 12 months.", "not-found"),
    ],
)
def test_the_only_sentence_with_a_figure_tells_its_time(claim: str, verdict: str) -> None:
    assert verdict_of(compare_pair(claim, ARMS, depth=Depth.ABSTRACT)).value == verdict


CHANGES = (
    "Velorin for leg pain: a randomised trial in 210 adults. "
    "At 12 weeks, LDL cholesterol had fallen by 48.2% with velorin. "
    "Adding barolin lowered blood glucose by a further 23.4%. "
    "Quality of sleep improved in 47% of the velorin group and 27% of the placebo group. "
    "Fine wrinkles improved by at least one grade on 69.0% of treated sides. "
    "Mean scar score decreased from 11.9 to 7.0 (a 41% decrease). "
    "Forty-one participants (19.5%) were lost to follow-up at 1 year. "
    "Median follow-up was 3.2 years. "
    "Attacks fell by up to 30% with velorin. "
    "The odds of relapse were lower with velorin (18.1%) than with placebo (29.6%; odds ratio 0.54)."
)


@pytest.mark.parametrize(
    ("true", "false"),
    [
        ("Quality of sleep improved in 47% of the velorin group.", "Quality of sleep improved by 47% with velorin."),
        ("Fine wrinkles improved by at least one grade on 69% of treated sides.", "Fine wrinkles improved by 69%."),
        ("Mean scar score decreased by 41%.", "Mean scar score decreased in 41% of participants."),
        ("Adding barolin lowered blood glucose by a further 23.4%.", "Adding barolin lowered blood glucose to 23.4%."),
        ("Adding barolin lowered blood glucose by a further 23.4%.", "Barolin alone lowered blood glucose by 23.4%."),
        (
            "LDL cholesterol fell by 48.2% with velorin at 12 weeks.",
            "LDL cholesterol fell by up to 48.2% with velorin.",
        ),
        ("Attacks fell by up to 30% with velorin.", "Total cholesterol fell by 48.2% with velorin at 12 weeks."),
        ("Median follow-up was 3.2 years.", "Minimum follow-up was 3.2 years."),
        (
            "Forty-one participants (19.5%) were lost to follow-up at 1 year.",
            "Forty-one participants (19.5%) in the velorin group were lost to follow-up at 1 year.",
        ),
    ],
)
def test_how_much_and_in_how_many_are_told_apart(true: str, false: str) -> None:
    told = [verdict_of(compare_pair(one, CHANGES, depth=Depth.ABSTRACT)).value for one in (true, false)]
    assert told[0] == "supported"
    assert told[1] != "supported"


def test_odds_in_words_are_no_share_of_people() -> None:
    claim = "The odds of relapse were about half with velorin."
    assert verdict_of(compare_pair(claim, CHANGES, depth=Depth.ABSTRACT)).value != "differs"


RESULTS = (
    "Velorin for skin pain: a randomised trial in 210 adults. "
    "Skin infections were less common with velorin than with placebo (5.5% vs. 9.6%). "
    "Patients assigned to velorin showed a greater reduction in pain score at week 12, compared with those assigned to"
    " placebo (P = .0004). "
    "We observed a 24% proportional reduction in coronary events per 1.0 mmol/L reduction in LDL cholesterol, and with"
    " increasing age this trend was weaker. "
    "Fasting plasma glucose fell by 1.2 mmol/L with velorin in the first year. "
    "Body weight decreased with velorin in women and increased with velorin in men."
)


@pytest.mark.parametrize(
    ("true", "false"),
    [
        (
            "Fasting plasma glucose fell by 1.2 mmol/L with velorin in the first year.",
            "Fasting plasma glucose rose by 1.2 mmol/L with velorin in the first year.",
        ),
        (
            "Skin infections were less common with velorin than with placebo (5.5% vs. 9.6%).",
            "Skin infections were more common with velorin than with placebo (5.5% vs. 9.6%).",
        ),
    ],
)
def test_the_opposite_of_what_a_source_says_differs(true: str, false: str) -> None:
    verdicts = [verdict_of(compare_pair(one, RESULTS, depth=Depth.ABSTRACT)).value for one in (true, false)]
    assert verdicts == ["supported", "differs"]


def test_what_a_sentence_says_both_ways_is_left_open() -> None:
    claim = "Body weight increased with velorin in women."
    assert verdict_of(compare_pair(claim, RESULTS, depth=Depth.ABSTRACT)).value == "not-found"


@pytest.mark.parametrize(
    "false",
    [
        "Patients on placebo had a greater reduction in pain score at week 12 (P = .0004).",
        "Coronary events rose by 24% per 1.0 mmol/L reduction in LDL cholesterol.",
    ],
)
def test_whose_result_it_is_and_which_word_points_at_it_are_told_apart(false: str) -> None:
    assert verdict_of(compare_pair(false, RESULTS, depth=Depth.ABSTRACT)).value != "supported"
