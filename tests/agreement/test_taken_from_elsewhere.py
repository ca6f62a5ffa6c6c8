"""Claims that take a word from elsewhere in their source, and those that say what it leaves out: one is no support."""

from __future__ import annotations

import pytest

from tests.agreement.making import verdict

REVIEW = """Barolin for raised urate: a meta-analysis in adults
We pooled 14 trials in 9,340 men and women; severe gout kept people out of four of them.
The hazard ratio was 0.71 (95% CI 0.66 to 0.77) for painful flares and 0.93 (95% CI 0.88 to 0.98) for hospital stays.
Per 50 µmol/L barolin cut painful flares by 24% (RR 0.76), irrespective of age and kidney function, and kidney stones.
Gout was associated with shellfish and red meat (odds ratio 1.83; 1.40 to 2.41), soft drinks (1.29; 1.02 to 1.61) and \
beer (1.17; 1.01 to 1.35).
Six years later, 17 new stones were found in the barolin group, and 29 were found in the untreated group.
Death from any cause occurred in 1.4% of the barolin group and 1.9% of the placebo group.
Gout was diagnosed in 3.1% of barolin users and 4.4% of placebo users.
In keeping with a Danish register, stopping barolin was followed by 38% more flares within a year [12]."""


@pytest.mark.parametrize(
    ("true", "false"),
    [
        pytest.param(
            "The hazard ratio was 0.71 for painful flares.",
            "The hazard ratio was 0.71 for hospital stays.",
            id="the next number's",
        ),
        pytest.param(
            "Per 50 µmol/L barolin cut painful flares by 24%.",
            "Per 50 µmol/L barolin cut kidney stones by 24%.",
            id="what has no number",
        ),
        pytest.param(
            "Gout was associated with shellfish and red meat (odds ratio 1.83).",
            "Gout was associated with beer (odds ratio 1.83).",
            id="the last of a list",
        ),
        pytest.param(
            "Gout was associated with shellfish and red meat (odds ratio 1.83).",
            "Gout was associated with soft drinks (odds ratio 1.83).",
            id="the next of a list",
        ),
        pytest.param(
            "Six years later, 17 new stones were found in the barolin group.",
            "Six years later, 17 new stones were found in the untreated group.",
            id="the other group's",
        ),
        pytest.param(
            "Death from any cause occurred in 1.4% of the barolin group and 1.9% of the placebo group.",
            "Death from kidney causes occurred in 1.4% of the barolin group and 1.9% of the placebo group.",
            id="one cause of all",
        ),
        pytest.param(
            "Gout was diagnosed in 3.1% of barolin users and 4.4% of placebo users.",
            "Severe gout was diagnosed in 3.1% of barolin users and 4.4% of placebo users.",
            id="a grade of another sentence",
        ),
        pytest.param(
            "Gout was diagnosed in 3.1% of barolin users and 4.4% of placebo users.",
            "In women, gout was diagnosed in 3.1% of barolin users and 4.4% of placebo users.",
            id="some of the people",
        ),
    ],
)
def test_a_word_of_another_part_of_the_text_makes_another_claim(true: str, false: str) -> None:
    assert (verdict(true, REVIEW), verdict(false, REVIEW) == "supported") == ("supported", False)


def test_what_others_found_is_no_finding_of_the_source() -> None:
    assert verdict("Stopping barolin was followed by 38% more flares within a year.", REVIEW) != "supported"


SURVEY = """Gum disease in people with dry mouth
More than 60% of people with severe dry mouth have gum disease.
In the rinse group, 38% did not return at week 12. Bleeding stopped in 22% of the leaflet group.
Ten people in each group had sore gums, none of which were judged to be related to treatment.
People took talorin 30 mg plus velorin 5 mg or talorin 60 mg.
Dryness fell by 9.4% with velorin and by 3.1% with talorin 60 mg.
In the diary study, 85% of the burden reported with tablets was also reported with placebo."""


@pytest.mark.parametrize(
    ("true", "false"),
    [
        pytest.param(
            "More than 60% of people with severe dry mouth have gum disease.",
            "More than 60% of people with gum disease have severe dry mouth.",
            id="those and what they have",
        ),
        pytest.param(
            "More than 60% of people with severe dry mouth have gum disease.",
            "More than 60% of people with dry mouth have gum disease.",
            id="more people",
        ),
        pytest.param(
            "In the rinse group, 38% did not return at week 12.",
            "In the leaflet group, 38% did not return at week 12.",
            id="another group",
        ),
        pytest.param(
            "Ten people in each group had sore gums.", "Ten people in the groups had sore gums.", id="of each group"
        ),
        pytest.param(
            "Ten people in each group had sore gums.",
            "Ten people in each group had sore gums related to treatment.",
            id="none of which",
        ),
        pytest.param(
            "Dryness fell by 9.4% with velorin and by 3.1% with talorin 60 mg.",
            "Dryness fell by 9.4% with velorin 30 mg and by 3.1% with talorin 60 mg.",
            id="the dose of another drug",
        ),
        pytest.param(
            "In the diary study, 85% of the burden reported with tablets was also reported with placebo.",
            "In the diary study, 85% of people reported the burden with placebo.",
            id="no people",
        ),
    ],
)
def test_a_share_is_of_whom_the_source_says(true: str, false: str) -> None:
    assert (verdict(true, SURVEY), verdict(false, SURVEY) == "supported") == ("supported", False)


CELLS = """Barolin in cultured human kidney cells
Barolin 10 µmol/L reduced the release of urate by 41%."""


def test_what_was_done_in_cells_was_not_done_in_people() -> None:
    assert verdict("Barolin 10 µmol/L reduced the release of urate by 41%.", CELLS) == "supported"
    assert verdict("In patients, barolin 10 µmol/L reduced the release of urate by 41%.", CELLS) != "supported"


@pytest.mark.parametrize("unit", ["ng/mL", "pg/mL", "ng/dL", "µg/L", "mg/dL", "g/L", "mmol/L", "nmol/L", "ng"])
@pytest.mark.parametrize(("said", "told"), [("4.3", "4.0"), ("43", "40"), ("3.6", "4.0"), ("0.43", "0.40")])
def test_a_number_in_a_small_unit_is_as_exact_as_any(unit: str, said: str, told: str) -> None:
    source = f"After a year ferrolin was {told} {unit} in the blood."
    assert verdict(f"After a year ferrolin was {told} {unit} in the blood.", source) == "supported"
    assert verdict(f"After a year ferrolin was {said} {unit} in the blood.", source) == "differs"


def test_a_number_in_a_small_unit_is_rounded_as_any() -> None:
    source = "After a year ferrolin was 4.2 ng/mL in the blood of adults."
    assert verdict("After a year ferrolin was 4 ng/mL in the blood of adults.", source) == "supported"


EYES = """Dilation of the pupil for retinal images in people with diabetes
Results. Images were blurred in 9.7% of eyes before and 2.1% of eyes after dilation with velorin; cataract \
accounted for 63% of blurred images.
Insulin at 30 minutes was higher with whey than with water.
Leptin at 30 minutes was 8.6 pmol/L with whey and 4.9 pmol/L with water.
One dose gave good protection in its first season.
Use of aspirin was recorded in 191 cases (8.9%) and 601 controls (5.6%).
More than half took a supplement: 58% of those with glaucoma and 49% of those with cataract.
Mice were given barolin 50 mg/kg by gavage or talorin 5 mg/kg once a week."""


@pytest.mark.parametrize(
    ("true", "false"),
    [
        pytest.param(
            "Images were blurred in 2.1% of eyes after dilation with velorin.",
            "Images were blurred in 2.1% of eyes before dilation with velorin.",
            id="the other side",
        ),
        pytest.param(
            "Cataract accounted for 63% of blurred images.",
            "Images were blurred in 63% of people with cataract.",
            id="of those and what they have, turned",
        ),
        pytest.param(
            "Leptin at 30 minutes was 8.6 pmol/L with whey and 4.9 pmol/L with water.",
            "Insulin at 30 minutes was 8.6 pmol/L with whey and 4.9 pmol/L with water.",
            id="one word exchanged",
        ),
        pytest.param(
            "Use of aspirin was recorded in 8.9% of cases and 5.6% of controls.",
            "Blurred images were recorded in 8.9% of people using aspirin.",
            id="of cases",
        ),
        pytest.param(
            "Mice were given barolin 50 mg/kg by gavage or talorin 5 mg/kg once a week.",
            "Mice were given talorin 50 mg/kg by gavage.",
            id="the dose of the other",
        ),
    ],
)
def test_a_sentence_with_a_word_exchanged_is_another_claim(true: str, false: str) -> None:
    assert (verdict(true, EYES), verdict(false, EYES) == "supported") == ("supported", False)


@pytest.mark.parametrize(
    "claim",
    [
        "One dose gave good protection in its second season.",
        "Of those who took a supplement, 58% had glaucoma.",
    ],
)
def test_nor_is_it_supported_without_a_number_or_turned_round(claim: str) -> None:
    assert verdict(claim, EYES) != "supported"


PERIODS = """Morning or evening barolin: a randomised crossover study
Scores fell by 44.1% with morning doses and by 45.0% with evening doses (difference 0.9 points; 95% CI −1.6 to 3.4; \
P=0.47).
The itch index fell from 9.1 to 7.5 with barolin and to 7.2 with velorin, with no significant difference (P = 0.33).
Time to sleep improved by 19.03 (95% CI, 14.12 to 23.93) minutes and time asleep improved by 7.61 (CI, −0.51 to 15.74) \
minutes.
At week 12, improvement was 72% v 68%, with no significant difference; at week 24 it was 82% v 63%.
These rates are in keeping with a register in which the wheals went in 88% [7].
In all, 880 adults were randomised.
Wheals were seen by 102 in the 0.01% group and 97 in the 0.05% group."""


@pytest.mark.parametrize(
    "claim",
    [
        pytest.param("Morning doses reduced scores by 44.1%.", id="both sides changed alike"),
        pytest.param("Barolin reduced the itch index from 9.1 to 7.5.", id="from one to the other"),
        pytest.param("Barolin reduced time to sleep by 19 minutes.", id="another outcome of the sentence did not"),
        pytest.param("At week 12 there was no significant difference in improvement (72% v 68%).", id="a time"),
        pytest.param("The wheals went in 756 of the 880 adults.", id="a cited study's share"),
        pytest.param("Wheals were seen by 88% of the adults in all.", id="a strength is no share"),
        pytest.param("On barolin, 59% of adults did not reach an improvement.", id="a share that did not"),
    ],
)
def test_what_a_source_tells_of_something_else_contradicts_nothing(claim: str) -> None:
    assert verdict(claim, PERIODS) != "differs"


CLINIC = """Velorin or talorin for wheals in mice
The odds ratio was 2.9 one to four years after stopping and 1.4 (0.9 to 2.0) more than 20 years after.
Advice was recalled by 71% of the keepers, most often from a nurse (52%), and less often from a farmer (9%).
Wheals were seen in five of the 12 mice given velorin alone and in none of those given both.
By day 28 the signal was back at the level of the water group in mice given talorin alone, but it stayed low in those \
given both.
Of 5,206 mice admitted, 4,211 were treated and analysed.
Flow was higher with velorin than with water (12.6 v 10.4 mL/s; P=0.003) but was unaffected by talorin.
Velorin shortened the wait for sleep without altering the number of fits. Sleep lasted 17 minutes (2 to 31) longer."""


@pytest.mark.parametrize(
    ("true", "false"),
    [
        pytest.param(
            "The odds ratio was 2.9 one to four years after stopping.",
            "The odds ratio was 2.9 more than 20 years after stopping.",
            id="the time of the other",
        ),
        pytest.param(
            "Advice was recalled by 71% of the keepers, most often from a nurse.",
            "Advice was recalled by 71% of the keepers, most often from a farmer.",
            id="an item with a share of its own",
        ),
        pytest.param(
            "Wheals were seen in five of the 12 mice given velorin alone.",
            "Wheals were seen in five of the 12 mice given both.",
            id="the other arm of one sentence",
        ),
        pytest.param(
            "By day 28 the signal was back at the level of the water group in mice given talorin alone.",
            "By day 28 the signal was back at the level of the water group in mice given both.",
            id="the other arm of two clauses",
        ),
    ],
)
def test_what_another_clause_says_is_no_support(true: str, false: str) -> None:
    assert verdict(false, CLINIC) != "supported"
    assert verdict(true, CLINIC) != "differs"


def test_as_many_as_were_admitted_were_not_analysed() -> None:
    assert verdict("Of 5,206 mice analysed, most were treated.", CLINIC) != "supported"


@pytest.mark.parametrize(
    "claim", ["Flow was unaffected by talorin in these mice.", "Sleep was lengthened by 17 minutes with velorin."]
)
def test_what_a_sentence_says_of_another_thing_denies_nothing(claim: str) -> None:
    assert verdict(claim, CLINIC) != "differs"


LISTS = """Statins, zinc and training: three cohorts and a trial
For ascites, bleeding and confusion the hazard ratios were 0.66 (0.57 to 0.76), 0.74 (0.58 to 0.94) and 0.91 (0.72 \
to 1.15), respectively.
Thirty-nine cases had a severe reaction at challenge, and 12 received adrenaline.
Four of the six responders used a diuretic. Five of the responders and seven of the others went on with zinc.
They were given zinc acetate (50 mg twice daily) or velorin granules (4 g three times daily).
Recurrence was a clot in the lung in 64% of those whose first one had been in the lung and in 19% of those whose first \
one had been in the leg.
The difference at 3 months was −2.9 points (95% CI −4.7 to −1.1; P=0.002) for training and −4.4 points (−6.2 to −2.6) \
for walks.
Among people taking a pill, remission was 38% with walks; among those not taking one it was 33%."""


@pytest.mark.parametrize(
    "claim",
    [
        pytest.param("For confusion the hazard ratio was 0.66.", id="by order"),
        pytest.param(
            "Thirty-nine cases received adrenaline after a severe reaction at challenge.", id="of the next number"
        ),
        pytest.param("Four of the six diuretic users responded.", id="turned round"),
        pytest.param("Seven of the responders went on with zinc.", id="as many of others"),
        pytest.param("They were given velorin granules, 50 mg twice daily.", id="a dose in brackets"),
        pytest.param(
            "Recurrence was a clot in the lung in 64% of those whose first one had been in the leg.",
            id="the next share",
        ),
        pytest.param("The score at 3 months was 4.4 points with walks.", id="a difference as a value"),
        pytest.param("Among people not taking a pill, remission was 38% with walks.", id="a denial put in"),
    ],
)
def test_whose_a_number_of_a_list_is_has_to_be_told(claim: str) -> None:
    assert verdict(claim, LISTS) != "supported"


@pytest.mark.parametrize(
    "claim",
    [
        "For ascites the hazard ratio was 0.66.",
        "Thirty-nine cases had a severe reaction at challenge.",
        "Four of the six responders used a diuretic.",
        "They were given velorin granules, 4 g three times daily.",
        "Among people taking a pill, remission was 38% with walks.",
    ],
)
def test_where_it_is_told_it_is_not_held_against_a_claim(claim: str) -> None:
    assert verdict(claim, LISTS) != "differs"
