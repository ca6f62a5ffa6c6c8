"""Whom a claim speaks of, where the source says of all its people the contrary."""

from __future__ import annotations

import pytest

from evidence.agreement.agreement import Slot, Verdict
from evidence.agreement.pair import compare_pair
from evidence.sources.card import Depth

WITHOUT = (
    "In this trial, 1961 adults with overweight and without diabetes were assigned to velorin or placebo. Body weight "
    "fell by 14.9% with velorin."
)
WITH_TOO = f"{WITHOUT} In a second trial, 800 adults with diabetes were assigned to velorin."
WOMEN = (
    "We followed 59,031 women aged 55 years or older. Women who slept 6 hours or less had a higher risk of stroke "
    "(hazard ratio 1.15)."
)
EPISODIC = "We assigned 955 patients with episodic migraine to velorin or placebo. Velorin reduced the migraine days."


def told(claim: str, text: str) -> list[tuple[str, str | None]]:
    rows = compare_pair(claim, text, depth=Depth.ABSTRACT)
    return [(row.claim, row.source) for row in rows if row.slot is Slot.POPULATION and row.verdict is Verdict.DIFFERS]


@pytest.mark.parametrize(
    ("claim", "text", "theirs"),
    [
        ("Velorin lowered body weight in adults with type 2 diabetes.", WITHOUT, "without diabetes"),
        ("The trial assigned 1961 adults with diabetes to velorin.", WITHOUT, "without diabetes"),
        ("Men who slept 6 hours or less had a higher risk of stroke.", WOMEN, "59,031 women"),
        ("Velorin reduced migraine days in patients with chronic migraine.", EPISODIC, "episodic migraine"),
    ],
)
def test_people_of_whom_the_source_says_the_contrary(claim: str, text: str, theirs: str) -> None:
    assert [source for _, source in told(claim, text)] == [theirs]


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("Velorin lowered body weight in adults without diabetes.", WITHOUT),
        ("Velorin lowered body weight in adults with overweight.", WITHOUT),
        ("Velorin lowered body weight in adults with diabetes.", WITH_TOO),
        ("Velorin lowered body weight in adults with diabetes.", WITHOUT.replace("without", "with or without")),
        ("Women who slept 6 hours or less had a higher risk of stroke.", WOMEN),
        ("Men and women who slept 6 hours or less had a higher risk of stroke.", WOMEN),
        ("Men who slept 6 hours or less had a higher risk of stroke.", f"{WOMEN} Men were not at risk."),
        ("Men who slept 6 hours or less had a higher risk of stroke.", f"Of 90,000 adults we chose some. {WOMEN}"),
        ("Men who took garlic had clearer skin and thicker hair.", WOMEN),
        ("Velorin reduced migraine days in patients with episodic migraine.", EPISODIC),
        ("Velorin reduced migraine days more in patients with chronic migraine than in episodic migraine.", EPISODIC),
        (
            "Velorin reduced migraine days in patients with chronic migraine.",
            f"{EPISODIC} Chronic migraine came later.",
        ),
        ("Velorin reduced migraine days in patients with chronic pain.", EPISODIC),
        ("Garlic soothes the skin of people with chronic migraine and eczema.", EPISODIC),
    ],
)
def test_people_that_may_be_those_of_the_source(claim: str, text: str) -> None:
    assert not told(claim, text)


DRY = "We assigned 240 women without acne to velorin cream or placebo. Skin moisture rose by 12% with velorin cream."
ANGINA = (
    "We assigned 3,120 men with angina to garlic or placebo, given at night for sleep. "
    "Of these, 212 patients slept longer on garlic."
)
DOGS = "We assigned 120 dogs with itching to velorin or placebo. Itching fell by 40% with velorin."


@pytest.mark.parametrize(
    ("claim", "text", "theirs"),
    [
        ("The women in the trial had acne.", DRY, "without acne"),
        ("The women who took part in the study had acne.", DRY, "without acne"),
        ("In men without angina, garlic or placebo was given for sleep.", ANGINA, "with angina"),
        ("Garlic helped women with angina to sleep longer.", ANGINA, "3,120 men"),
        ("In cats with itching, velorin reduced itching.", DOGS, "dogs"),
        ("120 cats with itching were assigned to velorin.", DOGS, "dogs"),
        (
            "Velorin was tested in 410 adults with reduced lung function.",
            "We assigned 410 adults with preserved lung function to velorin.",
            "preserved lung",
        ),
    ],
)
def test_people_of_whom_no_number_need_be_told(claim: str, text: str, theirs: str) -> None:
    assert [source for _, source in told(claim, text)] == [theirs]


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("The women in the trial had dry skin.", DRY),
        ("The women in the trial had no acne.", DRY),
        ("Women had acne less often on velorin cream.", DRY),
        ("In men with angina, garlic or placebo was given for sleep.", ANGINA),
        ("In men without diabetes, garlic or placebo was given for sleep.", ANGINA),
        (
            "In men without angina, garlic or placebo was given for sleep.",
            ANGINA.replace("angina", "a high risk of angina"),
        ),
        (
            "In men without angina, garlic or placebo was given for sleep.",
            f"{ANGINA} Men without angina were not asked.",
        ),
        (
            "In men without angina, garlic or placebo was given for sleep.",
            ANGINA.replace("with angina", "with migraine") + " Angina was recorded too.",
        ),
        ("Garlic helped women with angina to sleep longer.", ANGINA.replace("3,120 men", "120 men")),
        ("In dogs with itching, velorin reduced itching.", DOGS),
        ("In cats with itching, velorin reduced itching.", f"{DOGS} Cats were tested later."),
        ("In cats with itching, velorin reduced itching.", DOGS.replace("120 dogs", "120 patients")),
        ("In guinea pigs with itching, velorin reduced itching.", DOGS),
    ],
)
def test_people_who_may_be_those_of_the_source(claim: str, text: str) -> None:
    assert not told(claim, text)
