"""Names and numbers that a sentence lists: whose each is, however the list is written, in claim and source alike."""

from __future__ import annotations

import pytest

from evidence.agreement.pair import compare_pair
from evidence.agreement.passages.pair_lists import is_in_another_order, names_with_numbers
from evidence.agreement.verdict import verdict_of
from evidence.sources.card import Depth


def judged(claim: str, text: str) -> str:
    return verdict_of(compare_pair(claim, text, depth=Depth.ABSTRACT)).value


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        (
            "LDL falls with bempedoic acid and ezetimibe were 17% and 21%, respectively.",
            ("bempedoic acid", "ezetimibe"),
        ),
        ("Severe itch and dryness occurred in 14% and 31% of adults.", ("Severe itch", "dryness")),
        ("Muscle pain was seen in 4.1% and 3.9% of adults on velorin and placebo.", ("velorin", "placebo")),
        ("Sleep onset fell by 14 vs. 9 minutes for melatonin and valerian.", ("melatonin", "valerian")),
        ("Sleep was sound in 41% in the melatonin group, as compared with 22% in the tea group.", ("melatonin", "tea")),
        ("After 8 weeks, the retinol group lost 2.4 points and the cream group 1.1.", ("retinol", "cream")),
        ("At week 12, the gel, the foam and the cream cleared 12%, 15% and 19%.", ("gel", "foam", "cream")),
        ("Naps with the tea, the milk and the pill took 5, 16 and 27 minutes.", ("tea", "milk", "pill")),
        ("Rosacea cleared in 12% and 15%.", None),
        ("Rest and sleep with tea and milk were 12% and 15%.", None),
    ],
)
def test_the_names_of_numbers_are_read_however_they_are_listed(sentence: str, names: tuple[str, ...] | None) -> None:
    assert names_with_numbers(sentence) == ((names,) if names else ())


IN_ROWS = [
    (
        "Falls in LDL cholesterol with bempedoic acid and ezetimibe were 17.2% and 21.4%, respectively.",
        "Falls in LDL cholesterol with ezetimibe and bempedoic acid were 17.2% and 21.4%, respectively.",
        "Falls in LDL cholesterol with ezetimibe and bempedoic acid were 21.4% and 17.2%, respectively.",
    ),
    (
        "Severe itch and dryness occurred in 14% and 31% of adults, respectively.",
        "Dryness and severe itch occurred in 14% and 31% of adults, respectively.",
        "Dryness and severe itch occurred in 31% and 14% of adults, respectively.",
    ),
    (
        "Remission of insomnia after sleep training and zolpidem was 52% and 37%, respectively.",
        "Remission of insomnia after zolpidem and sleep training was 52% and 37%.",
        "Remission of insomnia after zolpidem and sleep training was 37% and 52%.",
    ),
    (
        "Healing of ulcers with light therapy and gauze took 21 and 34 days, respectively.",
        "Healing of ulcers with gauze and light therapy took 21 and 34 days, respectively.",
        "Healing of ulcers with gauze and light therapy took 34 and 21 days, respectively.",
    ),
]


@pytest.mark.parametrize(("source", "false", "true"), IN_ROWS)
def test_numbers_in_a_row_are_of_the_names_in_their_order(source: str, false: str, true: str) -> None:
    assert judged(false, source) == "differs"
    assert judged(true, source) != "differs"
    assert judged(source, source) == "supported"


def test_names_that_cannot_be_told_apart_support_no_other_order() -> None:
    source = "Wrinkle scores of treated and untreated sides were 2.1 and 5.4 points, respectively."
    claim = "Wrinkle scores of untreated and treated sides were 2.1 and 5.4 points, respectively."
    assert judged(claim, source) != "supported"


BESIDE = [
    (
        "Sound sleep was reported by 41.3% in the melatonin group, as compared with 22.6% in the valerian group "
        "(relative risk, 1.83; 95% CI, 1.30 to 2.58; P<0.001).",
        "Sound sleep was reported by {} in the melatonin group.",
        ("41.3%", "22.6%"),
    ),
    (
        "Myalgia occurred in 142 of 391 adults (36.3%) in the daily-dose group and in 111 of 390 (28.5%) in the "
        "weekly-dose group.",
        "Myalgia occurred in {} of adults in the weekly-dose group.",
        ("28.5%", "36.3%"),
    ),
    (
        "Clear skin was achieved in 43.5% of velorin-treated adults and 16.9% of vehicle-treated adults (P<0.001).",
        "Clear skin was achieved in {} of velorin-treated adults.",
        ("43.5%", "16.9%"),
    ),
    (
        "Dry mouth was recorded in 19.2% of adults on doxepin and 9.5% on placebo.",
        "Dry mouth was recorded in {} of adults on doxepin.",
        ("19.2%", "9.5%"),
    ),
]


@pytest.mark.parametrize(("source", "claim", "numbers"), BESIDE)
def test_the_number_that_a_sentence_gives_to_another_arm_by_name_differs(
    source: str, claim: str, numbers: tuple[str, str]
) -> None:
    right, wrong = (claim.format(number) for number in numbers)
    assert judged(right, source) != "differs"
    assert judged(wrong, source) == "differs"


def test_an_arm_s_own_number_of_another_sentence_is_not_held_against_it() -> None:
    source = (
        "Dry mouth was recorded in 19.2% of adults on doxepin and 9.5% on placebo. "
        "Dry mouth that led adults to stop doxepin was recorded in 9.5% of them."
    )
    assert judged("Dry mouth was recorded in 9.5% of adults on doxepin.", source) != "differs"


@pytest.mark.parametrize(
    "claim",
    [
        "The retinol group gained 5.1 points of elasticity and the cream group 4.9.",
        "Retinol gained 5.1 points in eight weeks, and the cream 4.9.",
        "Elasticity rose by 5.1 points with retinol and by 4.9 points with the cream.",
    ],
)
def test_whoever_tells_the_numbers_of_both_arms_asserts_no_difference(claim: str) -> None:
    source = "After 8 weeks, the retinol group gained 5.1 points of elasticity and the cream group 4.9 (P=0.41)."
    assert judged(claim, source) != "differs"


def test_whoever_says_that_one_arm_gained_more_asserts_a_difference() -> None:
    source = "After 8 weeks, the retinol group gained 5.1 points of elasticity and the cream group 4.9 (P=0.41)."
    claim = "The retinol group gained more elasticity than the cream group, 5.1 points and 4.9."
    assert judged(claim, source) != "supported"


PARTS = (
    "RESULTS: Median overall survival was 11.4 months with velorin and 9.2 months with placebo. Median "
    "progression-free survival was 6.4 months and 5.1 months, respectively. In patients with a KRAS mutation, median "
    "overall survival was 15.8 months. Itch had cleared in 46.4% of adults at week 12. "
    "In adults aged 65 years or over, itch had cleared in "
    "31.5%."
)


@pytest.mark.parametrize(
    ("claim", "number"),
    [
        ("Median progression-free survival was 11.4 months with velorin.", "11.4 months"),
        ("Median overall survival reached 15.8 months with velorin.", "15.8 months"),
        ("In adults aged 65 years or over, itch had cleared in 46.4% at week 12.", "46.4%"),
    ],
)
def test_the_number_of_others_or_of_another_outcome_is_no_match(claim: str, number: str) -> None:
    rows = compare_pair(claim, PARTS, depth=Depth.ABSTRACT)
    assert [one.verdict.value for one in rows if one.claim == number] != ["matches"]
    assert verdict_of(rows).value != "supported"


@pytest.mark.parametrize(
    "claim",
    [
        "Median overall survival was 11.4 months with velorin.",
        "Itch had cleared in 46.4% of adults at week 12.",
        "In adults aged 65 years or over, itch had cleared in 31.5%.",
    ],
)
def test_the_number_of_the_same_people_and_outcome_matches(claim: str) -> None:
    assert judged(claim, PARTS) == "supported"


@pytest.mark.parametrize(
    ("source", "claim"),
    [
        (
            "Mean inflammatory and non-inflammatory lesion counts were 28.6 and 41.3, and fell by 46.2% and 38.5% at "
            "week 12, respectively.",
            "Inflammatory lesions fell by 46.2% at week 12.",
        ),
        (
            "With 24 mg, waist circumference decreased by 12.8 cm (placebo, 3.0 cm) and systolic pressure by 6.9 mm Hg "
            "(placebo, 1.4 mm Hg).",
            "Waist circumference decreased by 12.8 cm with velorin 24 mg and by 3.0 cm with placebo.",
        ),
        (
            "The time to sleep was 41 minutes in adults taking oral melatonin, 30 minutes in those taking valerian and "
            "23 minutes in those taking neither.",
            "The time to sleep was 41 minutes in adults on oral melatonin and 23 minutes in those taking no melatonin.",
        ),
    ],
)
def test_a_name_in_other_words_is_not_held_against_a_claim(source: str, claim: str) -> None:
    assert judged(claim, source) != "differs"


ENDPOINTS = (
    "RESULTS: Median overall survival was 11.4 months with velorin and 9.2 months with placebo (hazard ratio for "
    "death, 0.79; 95% CI, 0.66 to 0.95). Median progression-free survival was 6.4 months and 5.1 months, respectively "
    "(hazard ratio 0.71). Stroke from any cause occurred in 422 and 427 adults (hazard ratio 1.00; 95% CI "
    "0.87 to 1.15)."
)


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("The hazard ratio for progression-free survival was 0.79.", True),
        ("The hazard ratio for death was 0.71.", True),
        ("Velorin reduced the risk of death by 29%.", True),
        ("Velorin cut the risk of stroke from any cause by 21%.", True),
        ("A 29% lower risk of death was seen with velorin.", True),
        ("The hazard ratio for progression-free survival was 0.71.", False),
        ("The hazard ratio for death was 0.79.", False),
        ("Velorin reduced the risk of death by 21%.", False),
        ("Velorin reduced the risk of progression by 29%.", False),
        ("Velorin reduced the risk of relapse by 29%.", False),
    ],
)
def test_the_ratio_of_another_endpoint_differs(claim: str, *, verdict: bool) -> None:
    assert (judged(claim, ENDPOINTS) == "differs") is verdict


@pytest.mark.parametrize(
    ("claim", "source", "differs"),
    [
        ("Tretinoin was superior to retinol.", "After 24 weeks, retinol was clearly superior to tretinoin.", True),
        ("Retinol was superior to tretinoin.", "After 24 weeks, retinol was clearly superior to tretinoin.", False),
        ("Tretinoin was not superior to retinol.", "Retinol was not superior to tretinoin in any outcome.", False),
        ("Placebo was inferior to retinol.", "After 24 weeks, retinol was superior to placebo.", False),
        (
            "Fewer adults on retinol than on tretinoin peeled.",
            "Fewer adults on tretinoin than on retinol peeled.",
            True,
        ),
        (
            "Fewer adults on tretinoin than on retinol peeled.",
            "Fewer adults on tretinoin than on retinol peeled.",
            False,
        ),
    ],
)
def test_two_that_change_places_in_a_comparison_differ(claim: str, source: str, *, differs: bool) -> None:
    assert (judged(claim, source) == "differs") is differs


@pytest.mark.parametrize(
    ("claim", "source", "differs"),
    [
        (
            "The patch is more sensitive than the swab.",
            "Sensitivities with the patch and the swab were 86.6% and 94.9%, respectively.",
            True,
        ),
        (
            "The swab is more sensitive than the patch.",
            "Sensitivities with the patch and the swab were 86.6% and 94.9%, respectively.",
            False,
        ),
        (
            "Median sleep was longer with valerian than with melatonin.",
            "Median sleep was 7.4 hours with melatonin and 6.2 hours with valerian.",
            True,
        ),
        (
            "Median sleep was longer with melatonin than with valerian.",
            "Median sleep was 7.4 hours with melatonin and 6.2 hours with valerian.",
            False,
        ),
        # the greater fall is the lower value
        (
            "LDL cholesterol was lower with bempedoic acid than with ezetimibe.",
            "LDL cholesterol fell by 21% with bempedoic acid and 17% with ezetimibe.",
            False,
        ),
        # another sentence says what the claim does
        (
            "Median sleep was longer with valerian than with melatonin.",
            "Median sleep was 7.4 hours with melatonin and 6.2 hours with valerian. At 8 weeks, median sleep was "
            "longer with valerian than with melatonin.",
            False,
        ),
        (
            "Median sleep was longer with valerian than with melatonin.",
            "In smokers aged under 30 years, median sleep was 7.4 hours with melatonin and 6.2 hours with valerian.",
            False,
        ),
        (
            "Median sleep at 8 weeks was longer with valerian than with melatonin.",
            "At 4 weeks, median sleep was 7.4 hours with melatonin and 6.2 hours with valerian.",
            False,
        ),
    ],
)
def test_two_numbers_tell_who_has_more(claim: str, source: str, *, differs: bool) -> None:
    assert (judged(claim, source) == "differs") is differs


@pytest.mark.parametrize(
    ("claim", "names"),
    [
        ("Scores of untreated and treated sides were 2.1 and 5.4.", ("untreated", "treated")),
        ("Scores of treated and untreated sides were 5.4 and 2.1.", ("treated", "untreated")),
        ("Scores of treated and untreated sides were 2.1 and 5.4.", None),
        ("Scores of untreated and treated sides were 5.4 and 2.1.", None),
        ("Scores of treated and untreated sides were 2.1 and 7.4.", None),
    ],
)
def test_names_and_numbers_have_to_stand_in_orders_that_go_together(claim: str, names: tuple[str, str] | None) -> None:
    assert is_in_another_order(claim, "Scores of treated and untreated sides were 2.1 and 5.4 points.") == names


def test_a_part_s_own_number_is_told_where_the_claim_gives_it_that_of_all() -> None:
    source = "Itch had cleared in 46.4% of adults. In adults aged 65 years or over, itch had cleared in 31.5%."
    assert judged("In adults aged 65 years or over, itch had cleared in 46.4%.", source) == "differs"
    assert judged("In adults aged 65 years or over, itch had cleared in 31.5%.", source) == "supported"


@pytest.mark.parametrize(
    "claim",
    [
        "Itch was more common with the gel than with the lotion.",
        "Glare was more common with the gel than with the foam.",
        "In children with asthma, itch was more common with the gel than with the foam.",
        "Itch was more common with the foam than with the gel at 4 weeks.",
        "Itch was as common with the gel as with the foam.",
        "Itch was not more common with the gel than with the foam.",
    ],
)
def test_numbers_of_others_or_of_something_else_tell_nothing_of_who_has_more(claim: str) -> None:
    source = "At 8 weeks, itch was recorded in 9.5% with the gel and 19.2% with the foam."
    assert not any("for the two" in one.why for one in compare_pair(claim, source, depth=Depth.ABSTRACT))
