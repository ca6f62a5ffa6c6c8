"""How many were studied."""

from __future__ import annotations

import pytest

from evidence.sources.card import Arm
from evidence.sources.extraction import extract_card
from tests.sources.abstracts import CROSSOVER, FULL_TEXT

CASES = {
    "in words": ("Thirty-eight patients with itch were enrolled.", 38),
    "with thousands": ("We surveyed 17,126 participants.", 17126),
    "a total comes before its parts": ("A total of 60 patients took part: 20 men and 40 women.", 60),
    "groups side by side are added": ("We compared 46 patients and 19 healthy controls.", 65),
    "compared with controls further on": (
        "Twelve male users were studied in comparison with 20 healthy male subjects.",
        32,
    ),
    "n in brackets": ("The cohort (n = 66; median age 53 years) received varinol.", 66),
    "n of each group": ("Users who took it (E, N=16) were compared with those who did not (C, N=16).", 32),
    "a share is no sample": ("Itch was gone in 8 of 14 patients.", None),
    "those screened are not those enrolled": ("Of 175 patients screened, 43 patients were enrolled.", 43),
    "two adjectives": ("The trial included 76 middle-aged and older outpatients.", 76),
    "a group is smaller than all": ("20 patients took part. 10 patients took varinol.", 20),
    "a comma between": ("Twenty, healthy, male participants were enrolled.", 20),
    "hyphens of typesetters": ("Twenty‐six patients were randomised.", 26),
    "planned": ("The trial will recruit 108 female patients.", 108),
    "years and doses are no people": ("Over 12 weeks, 5 mg was given daily.", None),
    "other people's studies": ("Previous studies enrolled 900 patients.", None),
}


@pytest.mark.parametrize(("text", "n"), CASES.values(), ids=CASES)
def test_enrolled(text: str, n: int | None) -> None:
    assert extract_card(text).n == n


def test_enrolled_comes_from_the_methods_and_not_from_a_denominator() -> None:
    assert extract_card(CROSSOVER).n == 18
    assert extract_card(FULL_TEXT).n == 18


def test_analysed_beside_enrolled() -> None:
    card = extract_card("METHODS: Ninety patients were randomised. RESULTS: 84 patients were analysed.")
    assert (card.n, card.analysed) == (90, 84)


def test_arms() -> None:
    card = extract_card("METHODS: Patients were randomised to varinol (n = 47) or placebo (n = 16).")
    assert card.arms == (Arm("varinol", 47), Arm("placebo", 16))


def test_a_case_report_is_of_one_person() -> None:
    card = extract_card("We report the case of a 45-year-old woman. She recovered.", title="A case report")
    assert card.n == 1
