"""A claim is supported where one sentence says all of it: of the same, and with no limit that the claim leaves out."""

from __future__ import annotations

import pytest

from evidence.agreement.agreement import Slot
from evidence.agreement.pair import compare_pair
from evidence.agreement.verdict import verdict_of
from evidence.sources.card import Depth
from tests.agreement.making import verdict

TRIAL = (
    "Background: Velorin was compared with talorin in adults with asthma. Methods: At 12 clinics 640 adults were "
    "randomised to velorin 20 mg or talorin 5 mg for 24 weeks. Response was defined as a rise in peak flow of 15%. "
    "Results: At week 24, peak flow rose by 31 L/min with velorin and 12 L/min with talorin. At week 48 the gains "
    "were 27 L/min with velorin and 9 L/min with talorin. Exhaled nitric oxide fell by 14% with velorin and 6% with"
    " talorin. Night-time cough was reported by 22.5%. Grade 3 dyspnoea occurred in 3.1% with velorin. Type 2 "
    "respiratory failure occurred in 1.4%. Withdrawal because of headache occurred in 2.6% of adults. Of 640 "
    "adults, 318 received velorin. In the 96 adults aged 60 years or older, control was reached by 41.5%. At a cut-"
    "off of 0.40 sensitivity fell to 71.2% and specificity rose to 88.9%. Sleep quality rose by 8 points in men and"
    " 3 points in women. Simulated costs fell by 17%. Thrush was cured in 64% of oral infections. Fever was seen in"
    " 7.7% with velorin and 4.9% with talorin. Tremor occurred in 11.2% only where the dose was doubled. Sinusitis "
    "fell by 19% in smokers with polyps. Hepatitis B antibodies were found in 5.3%. Pharmacists taught inhaler use "
    "and 83% of adults had mastered it. Eight adults had pneumonia, five of them on talorin. Talorin was 1.3 times "
    "as costly as velorin. Readmission was twice as common with talorin as with velorin. Nausea was less common "
    "with velorin. Aspirin, unlike salicin, raised exhaled nitric oxide. Conclusions: Velorin 20 mg improved peak "
    "flow at week 24."
)


@pytest.mark.parametrize(
    "claim",
    [
        "Peak flow rose by 31 L/min with velorin at week 24.",
        "Exhaled nitric oxide fell by 14% with velorin and 6% with talorin.",
        "Night-time cough was reported by 22.5% of adults.",
        "Grade 3 dyspnoea occurred in 3.1% with velorin.",
        "Withdrawal because of headache occurred in 2.6%.",
        "In adults aged 60 years or older, control was reached by 41.5%.",
        "Sleep quality rose by 8 points in men.",
        "Talorin was 1.3 times as costly as velorin.",
        "Readmission was twice as common with talorin as with velorin.",
    ],
)
def test_what_one_sentence_says_is_supported(claim: str) -> None:
    assert verdict(claim, TRIAL) == "supported"


@pytest.mark.parametrize(
    "claim",
    [
        pytest.param("Cough was reported by 22.5% of adults.", id="a kind, told of all"),
        pytest.param("Dyspnoea occurred in 3.1% with velorin.", id="one grade"),
        pytest.param("Respiratory failure occurred in 1.4%.", id="one type"),
        pytest.param("Hepatitis antibodies were found in 5.3%.", id="one of its like, by a letter"),
        pytest.param("Headache occurred in 2.6% of adults.", id="what came of it"),
        pytest.param("Costs fell by 17%.", id="reckoned in a model"),
        pytest.param("Control was reached by 41.5%.", id="of some, by their age"),
        pytest.param("Specificity was 88.9%.", id="at a cut-off that holds for both results"),
        pytest.param("Sleep quality rose by 8 points.", id="of one sex"),
        pytest.param("Sinusitis fell by 19%.", id="of some with a disease"),
        pytest.param("Tremor occurred in 11.2%.", id="on one condition"),
        pytest.param("Thrush was cured in 64% of adults.", id="of other things than people"),
    ],
)
def test_a_limit_of_the_sentence_is_not_left_out(claim: str) -> None:
    assert verdict(claim, TRIAL) == "not-found"


@pytest.mark.parametrize(
    "claim",
    [
        pytest.param("Night-time cough was reported by 22.5% with velorin.", id="all, and one arm"),
        pytest.param(
            "Withdrawal because of headache occurred in 2.6% of adults on talorin.", id="all, and the other arm"
        ),
        pytest.param("Exhaled nitric oxide fell by 14% with velorin in women.", id="all, and women"),
        pytest.param("Exhaled nitric oxide rose by 27 L/min with velorin.", id="the outcome of another sentence"),
        pytest.param(
            "Exhaled nitric oxide fell by more than 20% with velorin.", id="a bound that another outcome keeps"
        ),
        pytest.param(
            "At week 48 the gains in nitric oxide were 27 L/min with velorin.", id="a subject that was left out"
        ),
        pytest.param("Fever was seen in 4.9% with velorin.", id="the number of the other arm"),
        pytest.param("Talorin 5 mg improved peak flow at week 24.", id="another dose and medicine"),
        pytest.param("Velorin 5 mg improved peak flow at week 24.", id="another dose"),
        pytest.param("640 adults received velorin.", id="the whole, of which some did"),
        pytest.param("640 adults were randomised to velorin 20 mg.", id="one of two that they were given"),
        pytest.param("Eight adults on talorin had pneumonia.", id="all, and some of them"),
        pytest.param("Peak flow rose by 15% with velorin.", id="what counts as a response"),
        pytest.param("640 adults had pneumonia.", id="a number of another sentence"),
    ],
)
def test_nothing_is_put_into_a_sentence(claim: str) -> None:
    assert verdict(claim, TRIAL) in ("not-found", "differs")


@pytest.mark.parametrize(
    "claim",
    [
        "Velorin was 1.3 times as costly as talorin.",
        "Readmission was twice as common with velorin as with talorin.",
        "Salicin, unlike aspirin, raised exhaled nitric oxide.",
        "Peak flow rose by 12 L/min with velorin and 31 L/min with talorin.",
    ],
)
def test_who_is_exchanged_with_whom_is_not_supported(claim: str) -> None:
    assert verdict(claim, TRIAL) in ("not-found", "differs")


def test_groups_may_be_told_in_another_order() -> None:
    claim = "Fever was seen in 4.9% with talorin and 7.7% with velorin."
    assert verdict(claim, TRIAL) == "supported"


GROUPS = (
    "Background: Three small trials with group A and group B. Results: Falls within 6 months were more common in "
    "group B. At 8 weeks swelling had fallen by 11 mm in group A and 18 mm in group B (P=0.02). Cramp at 12 weeks "
    "was worse in arm 1. Recovery took longer with casts. Conclusions: Group B did better."
)


@pytest.mark.parametrize(
    "claim",
    [
        "Falls within 6 months were less common in group A.",
        "At 8 weeks, swelling had fallen more in group B.",
        "Cramp at 12 weeks was better in arm 2.",
        "Recovery took less long with splints.",
    ],
)
def test_less_in_the_one_group_is_more_in_the_other(claim: str) -> None:
    assert verdict(claim, GROUPS) != "differs"


@pytest.mark.parametrize(
    "claim",
    [
        "Falls within 6 months were more common in group A.",
        "At 8 weeks, swelling had fallen less in group B.",
        "Cramp at 12 weeks was worse in arm 2.",
    ],
)
def test_more_in_the_other_group_is_not_supported(claim: str) -> None:
    assert verdict(claim, GROUPS) != "supported"


def test_the_opposite_of_the_same_group_still_differs() -> None:
    assert verdict("Exhaled nitric oxide rose by 14% with velorin.", TRIAL) == "differs"


EXERCISE = (
    "Background: Exercise is advised for low mood. Results: Exercise reduced low mood compared with no treatment "
    "(SMD -0.51, 95% CI -0.70 to -0.32). In teenagers the SMD was -0.09 (95% CI -0.31 to 0.13). Against talking "
    "therapy the SMD was 0.04 (95% CI -0.20 to 0.28). Zinc did not reduce relapse (hazard ratio 0.99, 95% CI 0.80 "
    "to 1.22). Protection against admission was 81.0% against strain Kappa and 52.4% against strain Sigma."
)


@pytest.mark.parametrize(
    "claim",
    [
        pytest.param("In teenagers, exercise had no significant effect on low mood.", id="in some"),
        pytest.param("Exercise did not significantly reduce low mood in teenagers.", id="in some, told last"),
        pytest.param("As sole treatment, exercise had no significant effect on low mood.", id="on a condition"),
        pytest.param("Exercise was no better than talking therapy for low mood.", id="against another"),
        pytest.param("It is unclear whether zinc reduces relapse.", id="not known"),
        pytest.param("The trial tested whether zinc reduces relapse.", id="asked"),
        pytest.param("Does zinc reduce relapse?", id="a question"),
        pytest.param("Protection against admission was 52.4% against strain Sigma.", id="against, and not versus"),
    ],
)
def test_what_a_source_may_say_besides_does_not_differ(claim: str) -> None:
    assert verdict(claim, EXERCISE) != "differs"


@pytest.mark.parametrize(
    "claim", ["Exercise had no significant effect on low mood.", "Zinc reduced relapse compared with placebo."]
)
def test_what_it_found_of_all_still_differs(claim: str) -> None:
    assert verdict(claim, EXERCISE) == "differs"


COURSE = (
    "Background: The CALM course was tested in nurses with burnout. Results: Exhaustion fell by 4.1 points with CALM. "
    "Palpitations developed in 5.6%, mostly in smokers. Naps were taken by 47% of nurses who had early shifts. A fall "
    "of 6% was the target. Medication for burnout was used by 12.5%. CALM 10 mg lowered cortisol. CALM 5 mg lowered "
    "noradrenaline at 48 hours."
)


@pytest.mark.parametrize(
    "claim",
    [
        pytest.param("Exhaustion fell by 4.1 points.", id="one arm, by a name in capitals"),
        pytest.param("Palpitations developed in 5.6% of smokers.", id="some of those told of, as all"),
        pytest.param("Naps were taken by 47% of nurses.", id="of those who had something"),
        pytest.param("A fall of 6% was seen.", id="what was aimed at"),
        pytest.param("Burnout was used by 12.5%.", id="what stands with its name"),
        pytest.param("CALM 10 mg lowered noradrenaline at 48 hours.", id="what another dose did"),
    ],
)
def test_a_sentence_is_read_to_its_end(claim: str) -> None:
    assert verdict(claim, COURSE) in ("not-found", "not-checked")


COLDS = (
    "Background: Velorin spray in colds. Methods: In this trial we assigned 3,120 boys and girls with colds to be "
    "screened. Results: Of 2,418 participants, 1,204 received velorin and 1,214 received saline; median follow-up was "
    "6 weeks. At 6 weeks stiffness had fallen by 12 points in group 1 and 19 points in group 2 (P=0.01)."
)


@pytest.mark.parametrize(
    ("claim", "why"),
    [
        ("2,418 participants received velorin.", "some of “2,418 participants”"),
        ("3,120 girls were assigned to be screened.", "“boys and girls”"),
        ("At 6 weeks, stiffness had fallen less in group 2.", "“less”"),
    ],
)
def test_the_report_says_what_the_sentence_says_otherwise(claim: str, why: str) -> None:
    found = compare_pair(claim, COLDS, depth=Depth.ABSTRACT)
    assert why in next(one.why for one in found if one.slot is Slot.OUTCOME)
    assert verdict_of(found).value == "not-found"
