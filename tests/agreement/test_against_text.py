"""A claim against a text: what a reviewer who has the text beside the copy would say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.agreement.agreement import Agreement, Slot, Verdict
from evidence.agreement.pair import compare_pair
from evidence.agreement.verdict import verdict_of
from evidence.sources.card import Depth
from tests.agreement.making import verdict as judged

SIX = (
    "Twenty-four patients with treatment-resistant depression received six open-label infusions over 12 days. "
    "The overall response rate at study end was 70.8%. Median time to relapse was 18 days after the last infusion."
)
ABSTRACT = (
    "BACKGROUND: Depression is common. METHODS: In a randomised trial 240 adults with insomnia took 300 mg of velorin "
    "or placebo for 8 weeks. RESULTS: Remission was reached by 120 of 160 adults (75%) with velorin and by 24 of 80 "
    "adults (30%) with placebo. Sleep latency fell by 1·4 hours. CONCLUSION: Velorin increased remission of insomnia."
)
RECORD = """Adverse Events 1:
  Total: 10/40 (25.00%)
  Nausea 3/40 (7.50%)
  Hepatitis toxic 1/40 (2.50%)
Adverse Events 2:
  Total: 5/38 (13.16%)
  Nausea 2/38 (5.26%)
  Hepatitis toxic 0/38 (0.00%)"""
RESULTS = """Outcome Measurement:
  Objective Response
  Share of participants with an objective response.
  Time frame: 12 weeks
Results 1:
  Arm/Group Title: Velorin
  Overall Number of Participants Analyzed: 32
  Measure Type: Number
  Unit of Measure: percentage of participants  26
Results 2:
  Arm/Group Title: Placebo
  Overall Number of Participants Analyzed: 30
  Measure Type: Number
  Unit of Measure: percentage of participants  10"""
ENTRY = """Inclusion criteria:
  Age between 18 years and 70 years.
  Life expectancy 1 year.
  Presence of hot flashes for 30 days prior to registration
  Karnofsky performance status at least 80%.
Exclusion criteria:
  Left ventricular dysfunction, LVEF < 50%
  Treatment with steroids within the past 6 weeks"""
UNTIL = """INTERVENTION 1:
  Velorin
  600 mg/m2, intravenous, every 14 days until complete response or disease progression
  given in day clinics"""


def slot(name: Slot, claim: str, text: str) -> Agreement:
    found = [one for one in compare_pair(claim, text, depth=Depth.ABSTRACT) if one.slot is name]
    assert found, claim
    return found[0]


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("Remission was reached by 75% of adults with velorin.", ABSTRACT),
        ("Remission was reached by 120/160 adults with velorin.", ABSTRACT),
        ("Sleep latency fell by 84 minutes.", ABSTRACT),
        ("Patients must have a life expectancy of at least 12 months to enroll.", ENTRY),
        ("Presence of hot flashes for one month prior to registration is required.", ENTRY),
        ("3 patients in cohort 1 had nausea.", RECORD),
        ("In total, 5 patients had nausea.", RECORD),
        ("7.5% of patients in cohort 1 had nausea.", RECORD),
        ("Under 3/10 of the participants of the Velorin arm had an objective response.", RESULTS),
    ],
)
def test_supported(claim: str, text: str) -> None:
    assert judged(claim, text) == "supported", compare_pair(claim, text, depth=Depth.ABSTRACT)


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("9 patients in cohort 1 had nausea.", RECORD),
        ("In total, 9 patients had nausea.", RECORD),
        ("2 patients had toxic hepatitis.", RECORD),
        ("Over 90% of the participants of the Velorin arm had an objective response.", RESULTS),
        ("The difference in objective response between the two arms was 40%.", RESULTS),
        ("Candidates must be over the age of 30 to be eligible.", ENTRY),
        ("Patients must have a life expectancy of at least 10 years to enroll.", ENTRY),
        ("Presence of hot flashes for 6 days prior to registration is required.", ENTRY),
        ("Karnofsky performance status at least 40% is required.", ENTRY),
        ("Patients with LVEF < 50% are eligible.", ENTRY),
        ("700% of patients had nausea.", RECORD),
        ("71% of patients responded within a day of a single infusion.", SIX),
        ("70.8% of patients with depression responded after one infusion.", SIX),
    ],
)
def test_differs(claim: str, text: str) -> None:
    assert judged(claim, text) == "differs", compare_pair(claim, text, depth=Depth.ABSTRACT)


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("Velorin cured 99% of migraines in children.", ABSTRACT),
        ("A 57 year old patient is eligible.", ENTRY),
        ("75% of adults reached remission after 6 months.", ABSTRACT),
        ("Only adults reached remission: 75% of adults with velorin.", ABSTRACT),
        ("Half of all clinics have a garden.", ABSTRACT),
        ("Velorin has a pleasant taste.", ABSTRACT),
        ("5G has a link to insomnia.", ABSTRACT),
    ],
)
def test_in_doubt_no_verdict_is_given(claim: str, text: str) -> None:
    assert judged(claim, text) in ("not-found", "not-checked"), compare_pair(claim, text, depth=Depth.ABSTRACT)


def test_a_figure_from_six_infusions_never_supports_one() -> None:
    for claim in ("71% responded after a single infusion.", "71% of patients responded to one infusion within a day."):
        assert judged(claim, SIX) != "supported"


@pytest.mark.parametrize(
    ("claim", "text", "why"),
    [
        ("The response rate at study end was 71%.", SIX, "rounded"),
        ("The response rate was not reached by 29.2% at study end.", SIX, "complement"),
        ("Remission was reached by 120 of 160 adults.", ABSTRACT, "the same number"),
        ("In total, 5 patients had nausea.", RECORD, "the same number"),
        ("The difference in objective response between the two arms was 16%.", RESULTS, "worked out of 26 and 10"),
        ("Presence of hot flashes for one month prior to registration.", ENTRY, "in another unit"),
    ],
)
def test_the_reason_names_how_the_number_follows(claim: str, text: str, why: str) -> None:
    said = [one.why for one in compare_pair(claim, text, depth=Depth.ABSTRACT)]
    assert any(why in sentence for sentence in said), said


@pytest.mark.parametrize("claim", ["People fell asleep 18 minutes faster.", "People slept 18 minutes longer."])
def test_a_time_by_which_two_things_differ_is_a_result(claim: str) -> None:
    text = "People slept 18 minutes longer, and fell asleep 18 minutes faster, after 8 weeks."
    found = compare_pair(f"{claim[:-1]} after 8 weeks.", text, depth=Depth.ABSTRACT)
    told = {one.claim: one.slot for one in found if one.slot in (Slot.FIGURE, Slot.TIMEPOINT)}
    assert told == {"18 minutes": Slot.FIGURE, "after 8 weeks": Slot.TIMEPOINT}


def test_both_sides_are_shown_with_their_depth() -> None:
    said = slot(Slot.FIGURE, "Remission was reached by 75% of adults with velorin.", ABSTRACT)
    assert (said.claim, said.source, said.depth) == ("75%", "75%", Depth.ABSTRACT)
    assert said.quote is not None
    assert said.quote.startswith("RESULTS: Remission was reached by 120 of 160 adults")


def test_a_number_that_is_not_in_an_abstract_is_not_called_false() -> None:
    said = slot(Slot.FIGURE, "Velorin cured 99% of migraines.", ABSTRACT)
    assert said.verdict is Verdict.NOT_FOUND
    assert said.why == "This number is not in the text held."


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("Six infusions lowered scores by 5.6 points more than one.", "Six infusions lowered scores more (d = -5.6)."),
        ("Average pain fell from 7.6 to 1.7 within six months.", "Average pain was 7.6 cm and then 1.7 cm."),
        ("Three of five patients with liver disease died.", "Of 5 patients with liver disease, 3 died."),
    ],
)
def test_a_numeral_of_another_form_is_not_said_to_be_absent(claim: str, sentence: str) -> None:
    said = slot(Slot.FIGURE, claim, f"We studied 300 adults. {sentence}")
    assert (said.verdict, said.quote) == (Verdict.NOT_FOUND, sentence)
    assert "whether it is the same quantity could not be told" in said.why


def test_a_result_that_points_the_other_way() -> None:
    text = "We studied 300 adults with migraine. Velorin reduced the frequency of migraine attacks in adults."
    claim = "Velorin increased the frequency of migraine attacks in adults."
    assert slot(Slot.DIRECTION, claim, text).verdict is Verdict.DIFFERS
    assert judged(claim.replace("increased", "reduced"), text) == "supported"


def test_no_difference_contradicts_a_difference() -> None:
    text = "There was no difference in the frequency of migraine attacks between velorin and placebo in adults."
    claim = "Velorin lowered the frequency of migraine attacks between adults and placebo."
    assert slot(Slot.DIRECTION, claim, text).verdict is Verdict.DIFFERS


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Loss of velorin receptors increases migraine attacks.", "Velorin receptors decrease migraine attacks."),
        ("Attacks were longer with velorin than with placebo.", "Attacks were shorter with placebo than with velorin."),
        ("Velorin does not increase migraine attacks.", "Velorin decreases migraine attacks."),
    ],
)
def test_what_is_turned_round_is_left_alone(claim: str, source: str) -> None:
    said = [one for one in compare_pair(claim, source, depth=Depth.ABSTRACT) if one.slot is Slot.DIRECTION]
    assert [one.verdict for one in said] == [Verdict.NOT_FOUND]


@pytest.mark.parametrize(
    ("claim", "left_open"),
    [
        ("Velorin prevents migraine in people over 75 years of age.", True),
        ("Velorin prevents migraine in people over 65 years of age.", False),
        ("Velorin prevents migraine.", False),
        ("Velorin may prevent migraine in people over 75 years of age.", False),
        ("Barolin lowers the number of attacks in children.", True),
        ("Barolin lowers the number of attacks in adults.", False),
        ("Velorin lowers the number of attacks in children.", False),
        ("Barolin does not lower the number of attacks in children.", False),
        ("Barolin lowers the number of attacks, except in children.", False),
    ],
)
def test_an_effect_that_is_left_open_in_some_is_no_fact_of_them(claim: str, *, left_open: bool) -> None:
    text = (
        "Velorin reduced attacks of migraine by 21%. Effects in people older than 75 years remain uncertain. "
        "The benefit of barolin in children is still unclear."
    )
    said = [one for one in compare_pair(claim, text, depth=Depth.ABSTRACT) if one.slot is Slot.CERTAINTY]
    assert any(one.verdict is Verdict.DIFFERS for one in said) is left_open


def test_what_the_end_of_a_text_leaves_open_is_no_fact() -> None:
    text = "We tested velorin. The effect of velorin on migraine attacks in older adults with insomnia remains unclear."
    claim = "The effect of velorin on migraine attacks in older adults with insomnia is strong."
    assert slot(Slot.CERTAINTY, claim, text).verdict is Verdict.DIFFERS
    assert slot(Slot.CERTAINTY, claim.replace("is strong", "may be strong"), text).verdict is Verdict.MATCHES


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("75% of adults reached remission with velorin.", "supported"),
        ("30% of adults reached remission with placebo.", "supported"),
        ("30% of adults reached remission with velorin.", "differs"),
        ("75% of adults reached remission with placebo.", "differs"),
    ],
)
@pytest.mark.parametrize(
    "text",
    [
        "Remission was reached by 120 of 160 adults (75%) with velorin and by 24 of 80 adults (30%) with placebo.",
        "Of the adults, 75% with velorin versus 30% with placebo reached remission.",
        "Among adults, remission was reached with velorin (75%) and placebo (30%).",
    ],
)
def test_a_number_belongs_to_its_group(text: str, claim: str, verdict: str) -> None:
    assert judged(claim, text) == verdict, compare_pair(claim, text, depth=Depth.ABSTRACT)


def test_a_number_belongs_to_the_group_that_has_its_place() -> None:
    text = "Remission was seen in 75% and 30% of the adults with velorin and placebo, respectively."
    for claim in ("75% of adults reached remission with placebo.", "30% of adults reached remission with velorin."):
        assert judged(claim, text) == "differs"


def test_two_trials_are_kept_apart() -> None:
    text = "Primary trial\nInclusion criteria:\n  Age 18 years or older\n  Able to walk\nSecondary trial\n"
    text += "Inclusion criteria:\n  Age 55 years or older\n  Able to speak"
    assert judged("Candidates must be over the age of 55 to be eligible for the primary trial.", text) == "differs"
    assert judged("Candidates must be over the age of 55 to be eligible for the secondary trial.", text) != "differs"


def test_somebody_who_meets_a_condition_need_not_stand_at_its_bound() -> None:
    text = "Inclusion criteria:\n  Age 18 years or older\n  Life expectancy of at least 3 months\n  Able to walk"
    assert judged("Women over the age of 55 are eligible for the trial.", text) != "differs"
    assert judged("A patient with a life expectancy of more than a year would be eligible.", text) != "differs"


@given(st.integers(2, 98), st.integers(2, 98))
def test_a_changed_percentage_never_stays_a_match(source: int, claimed: int) -> None:
    said = slot(
        Slot.FIGURE,
        f"Remission was reached by {claimed}% of adults with velorin.",
        f"Remission was reached by {source}% of adults with velorin.",
    )
    assert (said.verdict is Verdict.MATCHES) == (source == claimed)


@given(st.integers(1, 60), st.integers(1, 60), st.sampled_from(["hours", "days", "weeks", "months"]))
def test_a_changed_time_never_stays_a_match(source: int, claimed: int, unit: str) -> None:
    text = f"Attacks returned {source} {unit} after the last tablet."
    said = slot(Slot.TIMEPOINT, f"Attacks returned {claimed} {unit} after the last tablet.", text)
    assert (said.verdict is Verdict.MATCHES) == (source == claimed)


@given(st.integers(0, 39), st.integers(0, 39))
def test_a_changed_count_of_a_record_differs(source: int, claimed: int) -> None:
    text = RECORD.replace("Nausea 3/40 (7.50%)", f"Nausea {source}/40 ({source / 0.4:.2f}%)")
    verdict = judged(f"{claimed} patients in cohort 1 had nausea.", text)
    assert (verdict == "supported") == (source == claimed)


@given(st.text(max_size=120), st.text(max_size=300))
def test_any_claim_and_any_text_can_be_compared_and_give_the_same_again(claim: str, text: str) -> None:
    said = compare_pair(claim, text, depth=Depth.FULL_TEXT)
    assert said == compare_pair(claim, text, depth=Depth.FULL_TEXT)
    assert all(one.why and one.depth is Depth.FULL_TEXT for one in said)


@pytest.mark.parametrize(
    "words", ["within a day", "within 24 hours", "the next day", "by the next day", "one day later"]
)
@pytest.mark.parametrize("told", ["the day following infusion", "the day after infusion", "at 24 hours"])
def test_the_day_after_is_one_day_on_both_sides(words: str, told: str) -> None:
    text = f"Of 17 subjects treated with velorin, 71% met response and 29% met remission criteria {told}."
    claim = f"71% of patients responded {words}."
    found = compare_pair(claim, text, depth=Depth.ABSTRACT)
    assert {one.slot: one.verdict for one in found}[Slot.TIMEPOINT] is Verdict.MATCHES
    assert verdict_of(found).value == "supported"
    assert judged(claim.replace("71%", "29%"), text) != "supported"


def test_the_number_that_is_shown_beside_a_wrong_one_is_that_of_the_same() -> None:
    text = "The protection was 94.1% against severe colds of the lung and 71.7% against colds of the nose."
    told = compare_pair("The protection was 77.1% against colds of the nose.", text, depth=Depth.ABSTRACT)
    assert [(one.verdict.value, one.source) for one in told if one.slot.value == "figure"] == [("differs", "71.7%")]


RATIOS = (
    "Velorin use was associated with a lower risk of migraine (hazard ratio 0.79; 95% CI 0.70 to 0.90). "
    "Nausea was commoner with velorin than without it (odds ratio 1.4; 95% CI 1.1 to 1.8)."
)


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("Velorin use was associated with a 21% lower risk of migraine.", Verdict.MATCHES),
        ("Velorin use lowers the risk of migraine by 21%.", Verdict.MATCHES),
        ("Velorin use was associated with a 79% lower risk of migraine.", Verdict.DIFFERS),
        ("Velorin use cuts the risk of migraine by 79%.", Verdict.DIFFERS),
        ("Velorin raises the odds of nausea by 40%.", Verdict.MATCHES),
        ("Velorin raises the odds of nausea by 140%.", Verdict.DIFFERS),
        ("Velorin use lowers the risk of migraine to 79%.", Verdict.NOT_FOUND),
        ("Velorin use lowers the risk of falls in pregnancy by 79%.", Verdict.NOT_FOUND),
    ],
)
def test_a_ratio_is_no_change(claim: str, verdict: Verdict) -> None:
    (figure,) = [one for one in compare_pair(claim, RATIOS, depth=Depth.ABSTRACT) if one.slot is Slot.FIGURE]
    assert figure.verdict is verdict
    assert verdict is not Verdict.DIFFERS or "lower" in figure.why or "higher" in figure.why


def test_the_reason_of_what_is_left_open_is_true_of_the_same_words() -> None:
    text = "We pooled 19 randomised trials of velorin. Deaths fell by 9%."
    said = compare_pair("Among 19 randomised trials, barolin users had fewer strokes.", text, depth=Depth.ABSTRACT)
    assert [one.verdict for one in said if one.slot is Slot.OUTCOME] == [Verdict.NOT_FOUND]
    assert not any("other words" in one.why for one in said)


TABLET = (
    "A velorin tablet in hay fever\n\nIn this open-label, uncontrolled study, 634 adults with hay fever took a velorin "
    "tablet. Oral itching occurred in 46% of patients. Symptom scores were 31% lower after a year. "
    "Two of 50 patients fainted. Serious reactions were seen in 1% of patients and mild reactions in 38%."
)


@pytest.mark.parametrize(
    ("claim", "differs"),
    [
        ("Oral itching is rare.", True),
        ("Oral itching occurs rarely.", True),
        ("Serious reactions are uncommon.", False),
        ("Throat itching is rare.", False),
        ("Lower symptom scores are rare.", False),
    ],
)
def test_what_nearly_half_had_is_not_rare(claim: str, *, differs: bool) -> None:
    said = compare_pair(claim, TABLET, depth=Depth.ABSTRACT)
    assert [one.claim for one in said if one.verdict is Verdict.DIFFERS] == (
        ["rare" + "ly" * ("ly" in claim)] * differs
    )


@pytest.mark.parametrize(
    ("claim", "why"),
    [
        ("A double-blind trial of velorin tablets found lower symptom scores.", "open-label"),
        ("A placebo-controlled trial of velorin tablets found lower symptom scores.", "without a control group"),
        ("An open-label trial of velorin tablets found lower symptom scores.", None),
    ],
)
def test_a_study_that_says_it_was_done_in_the_contrary_way(claim: str, why: str | None) -> None:
    said = [one for one in compare_pair(claim, TABLET, depth=Depth.ABSTRACT) if one.slot is Slot.DESIGN]
    contrary = [one.why for one in said if one.why.startswith("The source says of itself that it was")]
    assert bool(contrary) is (why is not None)
    assert why is None or why in contrary[0]


def test_a_part_that_was_counted_is_no_share() -> None:
    said = slot(Slot.FIGURE, "Velorin 2% relieved fainting patients.", TABLET.replace("Two", "2"))
    assert said.why == "This number is not in the text held."


def test_what_a_source_does_not_speak_of_is_named() -> None:
    (said,) = compare_pair("Velorin improves bone density after the menopause.", TABLET, depth=Depth.ABSTRACT)
    assert (said.slot, said.verdict) == (Slot.OUTCOME, Verdict.NOT_FOUND)
    assert said.why == "What is held does not speak of “bone”, “density”."


def test_an_open_label_study_is_not_blind() -> None:
    text = "Velorin in itch: a double-blind randomised trial\n\nSixty adults took velorin or placebo. Itch fell by 31%."
    said = slot(Slot.DESIGN, "An open-label trial of velorin found that itch fell by 31%.", text)
    assert said.why.startswith("The source says of itself that it was double-blind.")


def test_words_of_giving_are_none_that_a_source_has_to_speak_of() -> None:
    said = compare_pair("Treated adults improved.", TABLET, depth=Depth.ABSTRACT)
    assert [one.why for one in said] == ["Which way the source points could not be told."]


TRIAL = (
    "METHODS: In this phase 3 trial, 1,961 adults were assigned in a 2:1 ratio to 68 weeks of once-weekly velorin "
    "2.4 mg or placebo. RESULTS: Remission was reached by 41.5% (95% CI, 38.2 to 44.9) and relapse by 12.6%. "
    "Headaches were reported at a similar rate with velorin and placebo (2.03% vs 2.00% per year; HR 1.03, 95% CI 0.88 "
    "to 1.21). No difference was found in health care use or in days of missed work at 1 year."
)


def test_an_interval_in_brackets_says_nothing_of_whose_a_number_is() -> None:
    assert judged("Remission was reached by 41.5%.", TRIAL) == "supported"
    assert judged("Relapse was reached by 41.5%.", TRIAL) != "supported"
    assert slot(Slot.FIGURE, "Remission was reached by 51.5%.", TRIAL).source == "41.5%"


@pytest.mark.parametrize("name", ["phase 3 trial", "trial of phase 3 patients", "grade 2 patients"])
def test_the_number_of_a_phase_or_grade_is_no_figure(name: str) -> None:
    rows = compare_pair(f"In a {name}, remission was reached by 41.5%.", TRIAL, depth=Depth.ABSTRACT)
    assert [one.claim for one in rows if one.slot is Slot.FIGURE] == ["41.5%"]


@pytest.mark.parametrize(("dose", "verdict"), [("1.0 mg", "differs"), ("2.0 mg", "differs"), ("2.4 mg", "matches")])
def test_a_dose_is_not_found_in_the_proportion_of_the_arms(dose: str, verdict: str) -> None:
    assert slot(Slot.REGIMEN, f"Adults took velorin {dose} once a week.", TRIAL).verdict == verdict


@pytest.mark.parametrize(
    ("claim", "doubted"),
    [
        ("Headaches were as frequent with velorin as with placebo (2.03% vs 2.00% per year).", False),
        ("Headaches were as common with velorin as with placebo.", False),
        ("Headaches were more frequent with velorin than with placebo (2.03% vs 2.00% per year).", True),
    ],
)
def test_who_tells_of_no_difference_is_not_told_that_there_is_none(claim: str, *, doubted: bool) -> None:
    told = [one.why for one in compare_pair(claim, TRIAL, depth=Depth.ABSTRACT)]
    assert any("tell of no difference, and the claim of one" in why for why in told) is doubted


@pytest.mark.parametrize(
    ("claim", "differs"),
    [
        ("Adults had fewer days of missed work at 1 year with velorin.", True),
        ("Velorin reduced days of missed work at 1 year.", True),
        ("Days of missed work at 1 year did not differ.", False),
        ("Velorin works for adults who missed work.", False),
    ],
)
def test_missed_work_is_an_outcome_and_no_effect(claim: str, *, differs: bool) -> None:
    assert (judged(claim, TRIAL) == "differs") is differs


SHARES = (
    "RESULTS: The mean change in body weight to week 68 was -14.9% with velorin and -2.4% with placebo. More adults "
    "lost 10% or more (69.1% vs. 12.0%) and 15% or more (50.5% vs. 4.9%). After withdrawal, adults regained two-thirds "
    "of their prior loss. Velorin lowered uric acid by 21.4% compared with placebo. Gout was reported by 1.7% and 0.9%."
)


@pytest.mark.parametrize(
    "claim",
    [
        "The mean change in body weight to week 68 was -19.9% with velorin.",  # 10% or more, of 50.5%
        "Mean body weight fell by 17.4% with velorin.",  # 15% or more, of 69.1% and the like
        "Velorin lowered uric acid by more than a third.",  # 78.6% is left
        "After withdrawal, adults regained one third of their prior loss.",
    ],
)
def test_nobody_works_out_a_change_of_thresholds_or_of_what_is_left(claim: str) -> None:
    assert "worked out" not in slot(Slot.FIGURE, claim, SHARES).why


@pytest.mark.parametrize(
    "claim",
    [
        "Adults still had one third of their prior loss.",
        "Uric acid came down to 78.6% with velorin.",
        "A third of their prior loss was kept.",
    ],
)
def test_what_is_left_may_be_worked_out(claim: str) -> None:
    assert "what is left" in slot(Slot.FIGURE, claim, SHARES).why or judged(claim, SHARES) == "supported"


def test_who_was_not_lost_was_followed_up() -> None:
    text = f"{SHARES} A total of 41 adults (13.5%) were lost to follow-up at 1 year."
    assert judged("86.5% of adults were followed up at 1 year.", text) == "not-found"


def test_a_bound_is_shown_with_the_bound_of_the_source() -> None:
    rows = compare_pair("Half of adults lost 15% or more.", SHARES, depth=Depth.ABSTRACT)
    assert [(one.claim, one.source) for one in rows if one.slot is Slot.FIGURE] == [
        ("Half", "50.5%"),
        ("15% or more", "15% or more"),
    ]


NAMES = (
    "RESULTS: Velorin lowered LDL-C by 21.4% compared with placebo at week 12. C-reactive protein was reduced by "
    "24.3%. Glycated hemoglobin (HbA1c) was recorded; HbA1c fell by 1.2%."
)


@pytest.mark.parametrize(
    ("claim", "figures"),
    [
        ("Velorin lowered LDL cholesterol by 21.4% compared with placebo at week 12.", {"21.4%": "matches"}),
        ("Velorin lowered LDL cholesterol by 31.4% compared with placebo at week 12.", {"31.4%": "differs"}),
        ("Velorin lowered low-density lipoprotein cholesterol by 31.4% at week 12.", {"31.4%": "differs"}),
        ("CRP was reduced by 24.3%.", {"24.3%": "matches"}),
        ("CRP was reduced by 34.3%.", {"34.3%": "differs"}),
        ("A1c fell by 1.4%.", {"1.4%": "differs"}),
        ("Velorin lowered HDL cholesterol by 31.4% compared with placebo at week 12.", {"31.4%": "not-found"}),
        ("BMI was reduced by 34.3%.", {"34.3%": "not-found"}),
    ],
)
def test_names_are_the_same_written_out_and_short(claim: str, figures: dict[str, str]) -> None:
    rows = compare_pair(claim, NAMES, depth=Depth.ABSTRACT)
    assert {one.claim: one.verdict.value for one in rows if one.slot is Slot.FIGURE} == figures
    assert all(one.claim in claim for one in rows)


def test_a_number_of_the_severe_is_none_of_any() -> None:
    text = "Efficacy against severe flu pneumonia was 94.1% (95% CI 62.4 to 99.9), and against any flu it was 71.7%."
    assert judged("Efficacy against any flu pneumonia was 94.1%.", text) == "not-found"
    assert judged("Efficacy against severe flu pneumonia was 94.1%.", text) == "supported"
