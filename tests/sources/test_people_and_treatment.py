"""Population, treatment, hedges and limits."""

from __future__ import annotations

import pytest

from evidence.sources.extraction import extract_card
from tests.sources.abstracts import CROSSOVER, OPEN_LABEL

PEOPLE = {
    "by condition": ("Forty adults with chronic low back pain were enrolled.", "adults with chronic low back pain"),
    "until the verb": ("Patients with itch received varinol.", "Patients with itch"),
    "healthy": ("Ten healthy male volunteers took part.", "healthy male volunteers"),
    "a condition counts before what else they are": (
        "Ten healthy volunteers and 20 patients with itch were compared.",
        "patients with itch",
    ),
    "with a level in figures": (
        "Adults with triglycerides of 150 to 499 mg/dL receiving care took part.",
        "Adults with triglycerides of 150 to 499 mg/dL",
    ),
    "with a level in decimals": (
        "Adults with cholesterol of 3.0 to 4.9 mmol/L were asked.",
        "Adults with cholesterol of 3.0 to 4.9 mmol/L",
    ),
    "an illness that treatment is in the name of": (
        "Patients with treatment-resistant itch took part.",
        "Patients with treatment-resistant itch",
    ),
    "not how they were given it": (
        "It helped 41% of patients with the every-2-weeks regimen. Adults aged 18 to 65 years took part.",
        "Adults aged 18 to 65 years",
    ),
    "nobody": ("Patients were treated.", None),
    "by age": ("Itch was rated by adults aged 65 years and older.", "adults aged 65 years and older"),
    "not what they were given": ("Relief was better in patients with diazepam. It came fast.", None),
    "not those kept out": ("Patients with hives were excluded. Patients with itch took part.", "Patients with itch"),
    "nor when others of the sentence took part": (
        "Smokers with hives were excluded; adults with itch took part.",
        "adults with itch",
    ),
    "those who took part before others were kept out": (
        "Adults with itch were included, but smokers with hives were excluded.",
        "Adults with itch",
    ),
    "an illness that a drug is in the name of": (
        "Adults with opioid use disorder took part.",
        "Adults with opioid use disorder",
    ),
    "not a part of them": ("We followed them; 81% were men.", None),
}


@pytest.mark.parametrize(("text", "population"), PEOPLE.values(), ids=PEOPLE)
def test_population(text: str, population: str | None) -> None:
    assert extract_card(text).population == population


def test_population_from_the_title() -> None:
    assert extract_card("We did it.", title="Varinol in women with itch").population == "women with itch"


def test_regimen_in_the_words_of_the_source() -> None:
    card = extract_card(CROSSOVER)
    assert card.regimen == "a single intravenous infusion of varinol (0.5 mg/kg) or saline over 40 minutes"
    card = extract_card(OPEN_LABEL)
    assert card.regimen == "six infusions of varinol (0.5 mg/kg) three times weekly over 12 days"


def test_intervention_by_the_stem_of_its_name_or_as_a_procedure() -> None:
    assert extract_card("Patients received oral diazepam.").intervention == "diazepam"
    card = extract_card("Adults received cognitive behavioural therapy.")
    assert card.intervention == "cognitive behavioural therapy"
    assert extract_card("Adults were interviewed.").intervention is None


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("Trials comparing ezetimibe plus a statin with the same statin alone, randomised, were pooled.", "ezetimibe"),
        ("The effects of icosapent ethyl 4 g/d were tested in patients receiving a stable statin.", "icosapent ethyl"),
        ("Methods: It was randomised. Interventions: dupilumab 200 mg or placebo.", "dupilumab"),
        (
            "A randomised trial evaluated onabotulinumtoxinA 20 U daily. Users of diazepam were excluded.",
            "onabotulinumtoxinA",
        ),
        ("They were treated with four sessions of microneedling.", "microneedling"),
        ("Relapse after a course of oral isotretinoin was studied.", "isotretinoin"),
    ],
)
def test_what_was_given_is_not_what_they_took_anyway(text: str, given: str) -> None:
    assert extract_card(text).intervention == given


def test_a_single_dose_that_another_sentence_tells_stands_before_the_rest() -> None:
    card = extract_card("We tested a single dose of varinol. Varinol (0.5 mg/kg) was given intravenously.")
    assert card.regimen == "a single dose, 0.5 mg/kg) was given intravenously"


@pytest.mark.parametrize(
    "text",
    [
        "Varinol (75 mg) was given to 194 subjects receiving doses.",
        "In three testing sessions they received varinol (75 mg).",
    ],
)
def test_what_was_not_given_is_no_number_of_doses(text: str) -> None:
    assert extract_card(text).regimen == "75 mg"


def test_regimen_is_not_said() -> None:
    assert extract_card("Patients were treated.").regimen is None


def test_hedges_are_those_of_the_conclusion() -> None:
    hedges = extract_card(CROSSOVER).hedges
    assert hedges == ("Varinol may act within a day.", "Its mechanism remains unclear.")
    assert extract_card("CONCLUSIONS: Varinol cures itch.").hedges == ()


def test_hedges_without_headings_are_looked_for_at_the_end() -> None:
    assert extract_card(OPEN_LABEL).hedges == ("Further controlled trials are needed.",)


def test_a_long_hedge_is_cut_to_25_words() -> None:
    (hedge,) = extract_card("CONCLUSIONS: It " + "really " * 40 + "may work.").hedges
    assert len(hedge.split()) == 25
    assert "may" in hedge


def test_limits() -> None:
    limits = " | ".join(extract_card(CROSSOVER).limits)
    assert "single site" in limits
    assert "n < 20 (n = 18)" in limits
    limits = " | ".join(extract_card(OPEN_LABEL + " Funded by Acme Pharma.").limits)
    for one in ("open label", "pilot", "industry funding", "n < 20 (n = 12)"):
        assert one in limits


def test_few_reviews_are_not_few_people() -> None:
    card = extract_card("We searched PubMed. Twelve patients were described.", title="Itch: a systematic review")
    assert not any("n <" in limit for limit in card.limits)
