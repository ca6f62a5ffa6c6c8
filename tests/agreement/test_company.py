"""Numbers of copy that the sentence with its other numbers gives otherwise, whatever words stand around them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.agreement.agreement import Verdict
from evidence.agreement.pair import compare_pair
from evidence.sources.card import Depth
from tests.agreement.making import verdict

LAMPS = (
    "BACKGROUND: Evening lamps may help shift workers. "
    "METHODS: Of 312 patients who were asked, 246 patients agreed and were randomly assigned to velorin 30 mg or "
    "placebo. "
    "RESULTS: Insomnia fell in 41.3% (51 of 123) of the velorin group and 18.7% (23 of 123) of the placebo group "
    "(rate ratio, 2.2; 95% CI, 1.4 to 3.5; P = .012); headache occurred in 12.4% and 6.1%, respectively. "
    "Sleep lasted 7.4 hours with velorin versus 6.1 hours with placebo. "
    "The odds of an accident were lower in treated nurses (odds ratio, 0.64; 95% CI, 0.41 to 0.98; P = .038). "
    "Median follow-up was 26 months. A register of 4.1 × 10(5) nurses shows fewer accidents too. "
    "CONCLUSION: Velorin improved sleep."
)
PAIRS = [  # another number, the source's
    (
        "Slept through: 36.2% on the drug against 18.7% on dummy pills.",
        "Slept through: 41.3% on the drug, 18.7% off it.",
    ),
    ("Sore heads plagued 12.4% of users and 9.8% of the others.", "Sore heads plagued 12.4% of users, 6.1% of others."),
    ("Users slept 7.4 hours a night, the rest 5.2 hours.", "Users slept 7.4 hours a night, the rest 6.1 hours."),
    ("Mishaps at work were 56% less likely (P = .038).", "Mishaps at work were 36% less likely (P = .038)."),
    ("The odds ratio of a mishap was 0.64 (95% CI 0.21 to 0.98).", "The odds ratio was 0.64 (95% CI 0.41 to 0.98)."),
    ("For mishaps the odds ratio was 0.64 (0.21 to 0.88).", "For mishaps the odds ratio was 0.64 (0.41 to 0.98)."),
    ("Accidents were rarer in 4.1 × 10^3 nurses.", "Accidents were rarer in 4.1 × 10^5 nurses."),
    ("An odds ratio of 0.64 for mishaps is sure (P = .003).", "An odds ratio of 0.64 for mishaps is sure (P = .038)."),
    ("A study of 426 patients found better sleep.", "A study of 246 patients found better sleep."),
    ("In all, 426 people took part.", "In all, 246 people took part."),
    ("A nightly 80 mg of velorin helps nurses sleep.", "A nightly 30 mg of velorin helps nurses sleep."),
    ("Nurses were followed for a median of five years.", "Nurses were followed for a median of just over two years."),
    ("Of the 312 asked, 264 nurses agreed to go by lot.", "Of the 312 asked, 246 nurses agreed to go by lot."),
]


@pytest.mark.parametrize(("altered", "true"), PAIRS)
def test_another_number_in_the_company_of_the_source_s_own_differs(altered: str, true: str) -> None:
    assert verdict(altered, LAMPS) == "differs"
    assert verdict(true, LAMPS) != "differs"


@pytest.mark.parametrize(
    "claim",
    [
        "With 41.3% against 18.7%, every second night was better, 58.7% had no gain.",  # what is left of a hundred
        "Insomnia left 41.3% and 18.7%, a gap of 22.6 points.",  # worked out of two
        "Better nights came to 41%, and 19% with placebo.",  # rounded
        "Of 123 nurses on velorin 51 were better, 28 more than with placebo.",
        "Sleep lasted 7.4 hours, that is 444 minutes.",  # in another unit
        "In 2019, 41.3% slept better.",  # years are of nothing in the source
        "The SRT 5510 trial saw 41.3% better sleepers and 18.7% on placebo.",  # a name
        "41.3% and 18.7% slept better; in an earlier study 55.5% of 900 doctors and 31.2% of others.",  # two of another
        "A survey of 9,500 doctors shows why nurses need lamps, and 246 nurses took part.",  # the study's size is there
        "Velorin 15 mg twice a day and 30 mg at night are sold.",  # the source's dose stands beside it
    ],
)
def test_what_may_be_worked_out_or_is_of_something_else_is_left_open(claim: str) -> None:
    assert verdict(claim, LAMPS) != "differs"


CUT_OFF = (
    "METHODS: Adults on velorin with LDL-C above 2.6 mmol/L (100 mg/dL) took lumarin or zelitrol for 6 weeks. "
    "RESULTS: LDL-C fell by 32.2% and 20.8%. At week 24 of the extension, failures (≥200 copies/ml) were counted."
)


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        # from where on something is counted tells no sentence from another
        ("More of those on lumarin had LDL-C above 2.6 mmol/L after 12 weeks.", False),
        ("The time to failure (≥200 copies/ml) was watched until week 72.", False),
        # a value does
        ("LDL-C fell by 32.2% against 28.8%.", True),
    ],
)
def test_a_cut_off_is_no_company(claim: str, *, expected: bool) -> None:
    assert (verdict(claim, CUT_OFF) == "differs") is expected


REGISTER = (
    "RESULTS: In a register, 52.5% of adults reached an A1C of less than 53 mmol/mol (P = .038). "
    "Headache was reported by 11 patients, that is 4.47% (P = .041)."
)


@pytest.mark.parametrize(
    "claim",
    [
        "Of adults 52.5% had been at more than 74.9 mmol/mol (P = .038).",  # people are on either side of a cut-off
        "Among 1,000 patients headache would come to 4.47% (P = .041).",  # a few are not told in the place of many
    ],
)
def test_what_cannot_stand_in_the_place_of_a_number_is_not_held_against_it(claim: str) -> None:
    assert verdict(claim, REGISTER) != "differs"


def test_the_words_of_both_sides_are_shown() -> None:
    said = compare_pair(PAIRS[0][0], LAMPS, depth=Depth.ABSTRACT)
    (told,) = [one for one in said if one.verdict is Verdict.DIFFERS]
    assert (told.claim, told.source) == ("36.2%", "41.3%")
    assert told.quote is not None
    assert told.quote.startswith("RESULTS: Insomnia fell")


def test_by_how_much_two_things_differ_is_not_held_against_them() -> None:
    assert verdict("Sleep was 3.3 hours longer: 7.4 hours a night with it.", LAMPS) == "not-found"


@pytest.mark.parametrize(
    ("claim", "shown", "how"),
    [
        ("Nurses slept 1.3 hours longer with velorin.", "7.4 hours, 6.1 hours", "the difference"),
        ("With velorin insomnia fell in 22.6 more of a hundred nurses.", "41.3%, 18.7%", "the difference"),
        ("Of those asked, 78.8% of nurses agreed to go by lot.", "246 patients, 312 patients", "as a share of"),
    ],
)
def test_a_number_that_was_worked_out_is_shown_with_what_it_may_come_from(claim: str, shown: str, how: str) -> None:
    said = compare_pair(claim, LAMPS, depth=Depth.ABSTRACT)
    (told,) = [one for one in said if one.why.startswith("It may be")]
    assert (told.verdict, told.source) == (Verdict.NOT_FOUND, shown)
    assert how in told.why


def test_a_number_that_comes_from_nothing_is_said_not_to_be_there() -> None:
    said = compare_pair("Nurses slept 3.9 hours longer with velorin.", LAMPS, depth=Depth.ABSTRACT)
    assert "This number is not in the text held." in [one.why for one in said]


SHARES = st.integers(11, 99).map(lambda tenths: f"{tenths}.{tenths % 9}%")


@given(SHARES, SHARES, st.integers(20, 900), st.sampled_from(["months", "hours", "days"]))
def test_a_source_never_contradicts_its_own_sentence(one: str, other: str, people: int, unit: str) -> None:
    sentence = f"Of {people} nurses {one} slept well after 3.5 {unit}, and {other} of those on placebo did."
    assert verdict(sentence, f"BACKGROUND: Sleep matters. RESULTS: {sentence} Others were awake.") != "differs"


DREAMS = (
    "METHODS: Adults took velorin 0.3 mg/kg or placebo for 12 weeks. Pain was scored (numerical rating scale 0-10) "
    "during the 12-week study period. RESULTS: Pain was similar in both groups."
)


@pytest.mark.parametrize(
    "claim",
    [
        "Velorin is superior to placebo in terms of Pain Score (Numerical Rating Scale 0-10) Week 24",
        "Placebo is superior to velorin 0.3 mg/kg in terms of infections up to Week 60",
    ],
)
def test_neither_a_scale_nor_a_dose_tells_which_sentence_is_meant(claim: str) -> None:
    assert verdict(claim, DREAMS) != "differs"


@pytest.mark.parametrize("form", ["cream", "gel", "solution", "eye drops"])
def test_how_strong_a_medicine_is_stands_in_no_result_s_place(form: str) -> None:
    source = "RESULTS: Itching fell by 83.0% with velorin and by 73.7% with placebo at week 16 (P < .001)."
    assert verdict(f"Itching fell by 83.0% with velorin 1% {form} once daily at week 16.", source) != "differs"
    assert verdict("Itching fell by 83.0% with velorin and by 61.2% with placebo at week 16.", source) == "differs"


TWO_ARMS = (
    "We randomly assigned 612 adults to velorin (n=306) or placebo (n=306). In all, 228 on velorin and 301 on placebo"
    " had colds."
)


def test_a_number_of_people_is_held_against_the_study_only_where_it_may_be_all_of_them() -> None:
    def why(claim: str) -> list[str]:
        return [one.why for one in compare_pair(claim, TWO_ARMS, depth=Depth.ABSTRACT)]

    size = "The text held does not have this number; it tells of 612 people."
    assert size in why("The trial enrolled 621 adults.")
    assert size not in why("529 adults had colds.")
    assert size not in why("Nine adults had headaches.")
