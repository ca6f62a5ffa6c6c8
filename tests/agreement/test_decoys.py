"""A number supports a claim only where another number of its sentence would not have."""

from __future__ import annotations

import pytest

from evidence.agreement.pair import compare_pair
from evidence.agreement.verdict import verdict_of
from evidence.sources.card import Depth

TRIAL = (
    "We took 60 patients into a trial of velorin for insomnia. "
    "RESULTS: A total of 60 patients were randomised and 49 completed the 12-month protocol. "
    "Relative to placebo, velorin treatment reduced the risk of the primary end point (702 patients [9.9%] vs. 812 "
    "patients [11.4%]; hazard ratio 0.86) and of the key secondary end point (429 [6.0%] vs. 517 [7.3%]). "
    "At day 510, velorin reduced sleep latency by 52.3%, with a corresponding time-adjusted reduction of 53.8%. "
    "Dry lips were recorded in 91.0% and raised triglycerides in 18.6%. "
    "New depression was recorded in 1.9% during treatment and in 2.1% in the year before treatment. "
    "Rashes led to discontinuation in 2.9% of velorin-treated participants and in none treated with vehicle. "
    "More patients reported headaches in the velorin group (20% v 12%). "
    "The mean (±SD) duration of exposure to velorin or placebo was 33.4±14.1 months, and the mean duration of "
    "follow-up was 39.2±9.1 months. "
    "The sleep target of <30 minutes was reached by 71.4% of patients. "
    "Cough occurred in 5.5% with velorin and in 3.1% with placebo. "
)


def judged(claim: str, text: str = TRIAL) -> str:
    return verdict_of(compare_pair(claim, text, depth=Depth.ABSTRACT)).value


@pytest.mark.parametrize(
    "claim",
    [
        "The primary end point occurred in 11.4% of patients on velorin and 9.9% of patients on placebo.",
        "Death occurred in 6.0% of patients on velorin.",
        "At day 510, velorin reduced sleep latency by 53.8%.",
        "60 patients completed the 12-month protocol.",
        "Dry lips were recorded in 18.6% of patients.",
        "New depression was recorded in 2.1% of patients during treatment.",
        "Rashes led to discontinuation in 2.9% of participants treated with vehicle.",
        "Headaches were reported by 12% of the velorin group.",
        "The mean duration of exposure was 39.2 months.",
        "Cough occurred in 3.1% with velorin.",
        "Cough occurred in 3.1% with velorin and in 5.5% with placebo.",
    ],
)
def test_a_number_of_something_else_beside_it_supports_nothing(claim: str) -> None:
    assert judged(claim) in ("not-found", "differs")


@pytest.mark.parametrize(
    "claim",
    [
        "The sleep target was reached by 71.4% of patients.",
        "Cough occurred in 5.5% with velorin.",
        "Cough occurred in 5.5% with velorin and 3.1% with placebo.",
        "60 patients were randomised.",
        "Dry lips were recorded in 91.0% and raised triglycerides in 18.6%.",
        "At day 510, velorin reduced sleep latency by 52.3%, with a corresponding time-adjusted reduction of 53.8%.",
    ],
)
def test_a_number_that_is_plainly_its_own_supports_it(claim: str) -> None:
    assert judged(claim) == "supported"


def test_the_report_names_the_number_that_would_have_passed_too() -> None:
    claim = "New depression was recorded in 1.9% of patients during treatment."
    figure = next(one for one in compare_pair(claim, TRIAL, depth=Depth.ABSTRACT) if one.slot.value == "figure")
    assert (figure.verdict.value, "2.1%" in figure.why) == ("not-found", True)


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("Colds occurred in 96 vaccinated and 742 unvaccinated adults.", "supported"),
        ("Colds occurred in 742 vaccinated and 96 unvaccinated adults.", "not-found"),
        ("The score fell from 278 to 211 with velorin.", "supported"),
        ("The score fell from 211 to 278 with velorin.", "not-found"),
        ("PASI 90 was achieved by 76.6% of adults with velorin.", "supported"),
        ("PASI 75 was achieved by 76.6% of adults with velorin.", "differs"),
    ],
)
def test_a_number_that_says_too_little_stands_beside_the_same_word(claim: str, expected: str) -> None:
    text = (
        "Colds occurred in 96 vaccinated and 742 unvaccinated adults. The score fell from 278 to 211 with velorin. "
        "PASI 90 was achieved by 76.6% of adults with velorin. "
    )
    assert judged(claim, f"{text}A vaccine for adults.") == expected


def test_a_finding_in_animals_supports_no_claim_on_people() -> None:
    rats = "Velorin in rats. Velorin reduced alcohol intake by 52% in rats."
    told = [judged(f"Velorin reduced alcohol intake by 52% in {whom}.", rats) for whom in ("rats", "men", "adults")]
    assert told == ["supported", "not-found", "not-found"]


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        (
            "Skin rashes were more common with velorin than with placebo.",
            "Velorin for insomnia. There was no significant difference between the groups in adverse events, with the "
            "exception of skin rashes, which were more common with velorin (2.1% vs. 1.5%).",
        ),
        (
            "Velorin reduced night waking by 52% relative to vehicle.",
            "Rats were given velorin or vehicle. Velorin reduced daytime naps by 41% and night waking by 52% relative "
            "to vehicle.",
        ),
        (
            "Around 1% of nurses on velorin had lower respiratory disease, compared with 2.6% of those on placebo.",
            "Velorin or placebo was given to nurses. Lower respiratory disease occurred in seven of 684 "
            "nurses on velorin and nine of 342 on placebo (efficacy 61%, 95% CI -12 to 87).",
        ),
        (
            "Velorin 0.01% did not significantly reduce itching compared with placebo.",
            "Velorin 0.01% and 0.05% against placebo. Itching was smaller with 0.05% (difference -0.27, P<0.001), "
            "whereas the difference between 0.01% and placebo was not significant (P=0.07).",
        ),
        (
            "Itching was about half as large with velorin 0.05% as with placebo.",
            "We compared velorin 0.01% and 0.05% with placebo. Itching had grown less than with placebo in the 0.05% "
            "group (difference 0.60, 95% CI 0.45 to 0.75) and in the 0.01% group (0.21, 0.06 to 0.36).",
        ),
        (
            "The cohort included 31 870 nurses with insomnia aged 40 or older.",
            "Nurses with insomnia in a cohort. Of 48,216 people identified, 31 870 aged 40 years or older were "
            "included.",
        ),
        (
            "The two velorin doses did not differ in itching.",
            "We compared two dose levels of velorin with placebo. Nurses received a single injection of velorin 60 mg, "
            "velorin 120 mg or placebo.",
        ),
    ],
)
def test_what_the_source_leaves_standing_is_not_denied(claim: str, source: str) -> None:
    assert judged(claim, source) != "differs"


@pytest.mark.parametrize(("who", "expected"), [("nurses", "supported"), ("dentists", "not-found")])
def test_what_was_done_by_some_was_not_done_by_others(who: str, expected: str) -> None:
    text = "Images were taken by nurses after a two-hour training session and read by dentists."
    claim = f"Images were taken by {who} after a two-hour training session."
    assert judged(claim, f"{text} Velorin is a dye.") == expected


def test_a_number_of_a_list_supports_no_more_than_the_list_tells() -> None:
    text = "The positive and negative predictive values were 61.5% and 98.0%, respectively."
    assert judged("A positive result had a predictive value of 98.0%.", f"{text} Velorin is a dye.") != "supported"


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        (
            "Median overall survival was 11.2 months with velorin.",
            "Median progression-free survival was 11.2 months with velorin and 5.6 months with placebo.",
        ),
        (
            "The trial randomised 1486 patients.",
            "Between March and August, 1486 patients were screened and 1050 were randomised.",
        ),
        (
            "Because of the taste, 17% of carers had stopped treating their water.",
            "Of all carers, 17% of carers disliked the taste of the water and 6% had stopped treating it.",
        ),
        (
            "In the past 12 months, 62% of patients with migraine had consulted a doctor.",
            "Among patients with migraine, 62% had ever consulted a doctor and 34% had done so in the past 12 months.",
        ),
        (
            "In total, 1,160 of the 6,912 patients had migraine.",
            "Of all 6,912 patients, 1,106 (16.0%) had migraine.",
        ),
    ],
)
def test_what_is_told_of_another_outcome_step_or_time_supports_nothing(claim: str, source: str) -> None:
    assert judged(claim, f"{source} Velorin is used widely.") != "supported"


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        (
            "Satisfaction rose by 9.2 points with velorin and by 0.6 points with barolin.",
            "Velorin and barolin were compared. The difference in satisfaction from barolin was -0.3 points "
            "(95% CI -2.4 to 1.8) for low and 0.6 points (-1.7 to 2.9) for high doses of velorin.",
        ),
        (
            "The five blinded trials did not show an effect of velorin on itching.",
            "Velorin was associated with a lower risk of itching (30 trials; risk ratio 0.72, 95% CI 0.64 to 0.81). "
            "Five trials used a placebo and were blinded.",
        ),
        (
            "Velorin and barolin did not differ significantly in itching at six months.",
            "Velorin, barolin and saline were compared. At 6 months, the difference in itching between velorin and "
            "saline was -7.2 points (95% CI -11.8 to -2.6; P=0.002).",
        ),
        (
            "Velorin led to 0.9 more stools per week than barolin.",
            "Velorin or barolin was given. In constipation, stools were 4.1 with velorin and 2.9 with barolin, and in "
            "IBS-C 3.4 and 2.9 (0.5, -0.2 to 1.2; P=0.16).",
        ),
        (
            "On day 14, wound closure was 29 percentage points higher with 0.5% velorin than with hydrogel.",
            "Wounds of 72 mice were dressed with 0.5% velorin or hydrogel for 14 days (18 mice each).",
        ),
    ],
)
def test_what_a_source_tells_of_other_comparisons_denies_nothing(claim: str, source: str) -> None:
    assert judged(claim, source) != "differs"


COHORT = (
    "Velorin and falls in nurses. Of the nurses, 1,203 (8.1%) developed falls. Participants had a mean age of "
    "62.4 years. Velorin reduced falls by 58% at 48 weeks as compared with placebo. Waist fell by 16.8 cm with velorin "
    "15 mg."
)


@pytest.mark.parametrize(
    ("claim", "right"),
    [
        ("Velorin reduced falls by 58% at 24 weeks as compared with placebo.", "48 weeks"),
        ("Participants had a mean age of 64.2 years.", "62.4 years"),
    ],
)
def test_a_number_that_stands_nowhere_is_wrong_where_one_other_makes_the_claim_true(claim: str, right: str) -> None:
    told = [one for one in compare_pair(claim, COHORT, depth=Depth.ABSTRACT) if one.verdict.value == "differs"]
    assert [right in (one.source or "") for one in told] == [True]


@pytest.mark.parametrize(
    "claim",
    [
        "Waist fell by almost 17 cm with velorin 15 mg.",
        "Participants were in their sixties, with a mean age of about 62 years.",
        "Velorin reduced falls by 58% in the first year as compared with placebo.",
        "Velorin users slept 7.3 hours.",
    ],
)
def test_a_number_that_is_rounded_worked_out_or_of_something_else_is_not_called_wrong(claim: str) -> None:
    assert judged(claim, COHORT) != "differs"
