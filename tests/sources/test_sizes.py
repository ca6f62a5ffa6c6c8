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
    "a share that opens a sentence is of all": ("Ninety-six (38%) of 251 patients responded.", 251),
    "a number of each group": ("Two groups of 20 patients were studied.", 40),
    "n with a division": ("Volunteers (n = 75; 40 women) answered.", 75),
    "adjectives for one noun": ("We saw 105 older and 103 younger adults.", 208),
    "those screened are not those enrolled": ("Of 175 patients screened, 43 patients were enrolled.", 43),
    "two adjectives": ("The trial included 76 middle-aged and older outpatients.", 76),
    "a group is smaller than all": ("20 patients took part. 10 patients took varinol.", 20),
    "a comma between": ("Twenty, healthy, male participants were enrolled.", 20),
    "hyphens of typesetters": ("Twenty‐six patients were randomised.", 26),
    "planned": ("The trial will recruit 108 female patients.", 108),
    "years and doses are no people": ("Over 12 weeks, 5 mg was given daily.", None),
    "other people's studies": ("Previous studies enrolled 900 patients.", None),
    "people nobody listed": ("Fifty-one beekeepers were randomly assigned to varinol or placebo.", 51),
    "people told by the subject": ("Participants were 64 organists aged over fifty.", 64),
    "people told by an adjective": ("We wrote to 88 consecutive attenders of one clinic.", 88),
    "things that are counted too": ("Forty villages were randomly assigned.", None),
    "those who do the study": ("Two raters independently read the films.", None),
    "couples are two each": ("Thirty couples were recruited.", 60),
    "hundreds in words": ("Two hundred and thirty migraineurs were enrolled.", 230),
    "thin spaces": ("The cohort (n\u2009=\u200951) was followed.", 51),
    "thousands set apart by a thin space": ("We surveyed 17\u2009126 participants.", 17126),
    "a number before the verb": ("Across all sites 900 were screened, and 410 were randomised.", 410),
    "an age is no number of people": ("Healthy 65-year-old volunteers were recruited.", None),
    "a year is no number of people": ("In 2011, former users (n = 61) were interviewed.", 61),
    "people a thousand are a rate": ("Itch occurred in 12 per 100 persons.", None),
    "sizes that range": ("Samples ranged from 12 to 279 participants.", None),
    "arms of one verb": ("Twelve patients were allocated to varinol and 14 patients to placebo.", 26),
    "arms in two sentences": ("24 patients received varinol. Another 20 patients received placebo.", 44),
    "arms with their sexes": ("Ten women (4 old, 6 young women) took varinol and 9 men took placebo.", 19),
    "groups in brackets": ("Trials involved patients with itch (265 patients) and with pain (21 patients).", 286),
    "three groups": ("We tested 33 patients with itch, 34 patients with pain and 58 normal controls.", 125),
    "a noun said once": ("Twenty-seven patients with itch and 30 with pain were enrolled.", 57),
    "a noun said at the end": ("The trials included 1638 (EAST) and 1647 (WEST) patients with itch.", 3285),
    "controls in another sentence": (
        "We enrolled 40 patients with itch. As controls, we enrolled 25 healthy people.",
        65,
    ),
    "a total with controls": ("A total of 60 patients and 20 controls were enrolled.", 80),
    "arms that make up the total": ("Participants (N=60) took varinol (n=30) or placebo (n=30).", 60),
    "a part of those enrolled": ("Of 90 women assessed for eligibility, 50 women were randomised.", 50),
    "those who completed": ("Thirty patients were involved in the trial and 19 patients completed it.", 30),
    "enrolled by those who completed": ("Fifty-eight of 77 patients completed the trial.", 77),
    "what followed in some": ("In 185 patients with itch, seen for ten years, seven patients had pain.", 185),
    "from a larger sample": ("From a larger sample of 250 patients, 31 patients were included.", 31),
    "families are not those enrolled": ("We examined 10 patients from 7 families.", 10),
    "studies are no people": ("Papers (N = 354) were read.", None),
    "people of studies": ("Eighteen studies (n = 915) were pooled.", 915),
    "people of a single outcome": (
        "We included 22 trials with 1097 participants. Itch fell (7 studies, 350 participants).",
        1097,
    ),
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


def test_groups_told_apart_are_arms_in_the_words_of_the_source() -> None:
    card = extract_card("We compared 46 patients with Itch and 19 healthy controls.")
    assert card.arms == (Arm("patients with Itch", 46), Arm("healthy controls", 19))
    card = extract_card("We enrolled 1638 (EAST) and 1647 (WEST) patients with itch.")
    assert card.arms == (Arm("EAST", 1638), Arm("(WEST) patients with itch", 1647))


def test_sexes_and_groups_of_one_name_are_no_arms() -> None:
    assert extract_card("We enrolled 20 men and 40 women.").arms == ()
    assert extract_card("Twelve patients received varinol and 14 patients received placebo.").arms == ()


def test_a_case_report_is_of_one_person() -> None:
    card = extract_card("We report the case of a 45-year-old woman. She recovered.", title="A case report")
    assert card.n == 1
