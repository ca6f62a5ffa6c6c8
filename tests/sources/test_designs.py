"""The design of a study, from its title and its own sentences."""

from __future__ import annotations

import pytest

from evidence.sources.card import Design
from evidence.sources.extraction import extract_card
from evidence.sources.study_types import DesignEvidence
from tests.sources.abstracts import CROSSOVER, CROSSOVER_TITLE, FULL_TEXT, OPEN_LABEL, RETROSPECTIVE

CASES = {
    "protocol by its title": (
        "Varinol for itch: study protocol for a randomised controlled trial",
        "Itch is common. We will randomise 60 adults.",
        Design.PROTOCOL,
    ),
    "protocol by its tense": (
        "Varinol for itch",
        "Sixty adults will be recruited. Participants will receive varinol or placebo. The outcome will be itch.",
        Design.PROTOCOL,
    ),
    "systematic review": (
        "Varinol for itch: a systematic review",
        "We searched MEDLINE and Embase for randomised trials. Twelve studies were included.",
        Design.SYSTEMATIC_REVIEW,
    ),
    "meta-analysis": (
        "Varinol for itch: a systematic review and meta-analysis",
        "Randomised trials were pooled. Response was higher with varinol (OR 2.0).",
        Design.META_ANALYSIS,
    ),
    "a trial that mentions a meta-analysis in passing": (
        "Varinol in adults with itch",
        "Patients were randomly assigned to varinol or placebo. This agrees with a meta-analysis. Itch fell by 40%.",
        Design.RANDOMIZED_CONTROLLED_TRIAL,
    ),
    "animals": (
        "Varinol reduces scratching in mice",
        "Mice were randomised to varinol or vehicle. Treated mice scratched less (p < 0.05).",
        Design.ANIMAL,
    ),
    "people and their dogs are no animal study": (
        "Animal-assisted therapy for loneliness",
        "Forty patients were randomly assigned to dog-assisted therapy or usual care. Loneliness fell in patients.",
        Design.RANDOMIZED_CONTROLLED_TRIAL,
    ),
    "cells": (
        "Varinol blocks histamine release from cultured mast cells",
        "Cell cultures were treated with varinol. Western blots showed that proteins in the cells were phosphorylated.",
        Design.IN_VITRO,
    ),
    "cells of an animal are cells": (
        "Varinol in cultured rat neurons",
        "Cultured neurons were exposed to varinol. Cells died less often, and protein expression in cells increased.",
        Design.IN_VITRO,
    ),
    "case report": (
        "Blue tongue after varinol",
        "We report the case of a 45-year-old woman who took varinol. Her tongue turned blue. She recovered.",
        Design.CASE_REPORT,
    ),
    "one patient's story without the word": (
        "Varinol resolved itch after burns",
        "The patient had itch for years. This patient received varinol and his itch was gone within a day.",
        Design.CASE_REPORT,
    ),
    "a case that was reported": (
        "Varinol resolved itch after an infarction",
        "We reported a patient who suffered from itch. Varinol was prescribed, and the itch was relieved.",
        Design.CASE_REPORT,
    ),
    "a case report by the end of its title": (
        "Isolated itch in a 65-year-old man: a case report with implications",
        "This review discusses the nature of itch. Itch is discussed as a sign of disease.",
        Design.CASE_REPORT,
    ),
    "a case-control study is no case report": (
        "Varinol and falls: a case-control study",
        "We compared 120 cases and 240 controls. Exposure to varinol was associated with falls (odds ratio 1.4).",
        Design.CASE_CONTROL,
    ),
    "case series": ("Varinol in three patients", "Three patients were given varinol. All slept.", Design.CASE_SERIES),
    "guideline": (
        "Clinical practice guideline for the treatment of itch",
        "The panel recommends varinol as a first choice.",
        Design.GUIDELINE,
    ),
    "editorial": ("Editorial: varinol at last", "Time for a new drug.", Design.EDITORIAL),
    "qualitative": (
        "Living with itch: a qualitative study",
        "Semi-structured interviews with 20 adults were held and analysed.",
        Design.QUALITATIVE,
    ),
    "cohort": (
        "Long-term use of varinol",
        "A cohort of 4,000 adults was followed for 10 years. Hazard ratios were estimated.",
        Design.COHORT,
    ),
    "cross-sectional": (
        "Use of varinol among students: a cross-sectional survey",
        "An online questionnaire was answered by 800 students. 12% used varinol.",
        Design.CROSS_SECTIONAL,
    ),
    "narrative review": (
        "The role of varinol in itch",
        "Itch is a burden. This review discusses how varinol acts and where it may be used.",
        Design.NARRATIVE_REVIEW,
    ),
    "a call for a randomised trial makes none": (
        "Varinol for itch: an open-label pilot study",
        "Twelve patients received varinol. Itch was reduced. A randomised controlled trial is needed.",
        Design.NON_RANDOMIZED_TRIAL,
    ),
    "Mendelian randomisation is no trial": (
        "Itch and sleep",
        "A Mendelian randomization of cohort data was done. The hazard ratio was 1.2 in a cohort of adults.",
        Design.COHORT,
    ),
    "an extension in one arm of a randomised trial": (
        "Long-term use of velorin",
        "Patients who completed a 24-week randomised, double-blind trial entered this open-label, single-arm extension "
        "and received velorin for 52 weeks. Of 612 patients 489 completed it.",
        Design.NON_RANDOMIZED_TRIAL,
    ),
    "nothing said": ("Varinol", "Varinol was given to adults. It was liked.", Design.UNKNOWN),
    "cells that a sentence begins with": (
        "",
        "In cultured human dermal fibroblasts, varinol raised collagen by 31% after 48 hours.",
        Design.IN_VITRO,
    ),
    "in vitro at the beginning": ("", "In vitro, varinol inhibited tyrosinase by 35%.", Design.IN_VITRO),
    "a cell line": ("", "HaCaT cells treated with varinol grew 20% faster.", Design.IN_VITRO),
    "skin ex vivo": ("", "Ex vivo skin explants were treated with varinol; collagen rose by 12%.", Design.IN_VITRO),
    "cultures in the title": (
        "Varinol raises collagen in human fibroblast cultures",
        "Collagen rose by 31% after 48 hours.",
        Design.IN_VITRO,
    ),
    "blood of patients looked at in vitro": (
        "",
        "Samples from 20 patients who took varinol were looked at in vitro.",
        Design.UNKNOWN,
    ),
    "rats that were given something": ("", "Rats were given varinol for 4 weeks. Weight fell by 12%.", Design.ANIMAL),
    "owners of rats": ("", "Adults whose rats were given varinol slept 12% longer.", Design.UNKNOWN),
    "a sentence about some people is no review": ("", "42 adults used a cream.", Design.UNKNOWN),
    "two words are no review": ("", "Scores fell.", Design.UNKNOWN),
    "one arm": ("", "In this single-arm trial 42 adults used a cream.", Design.NON_RANDOMIZED_TRIAL),
    "uncontrolled use": (
        "",
        "Forty-two adults used a cream twice daily for 4 weeks in this open-label study. Itch fell by 31%.",
        Design.NON_RANDOMIZED_TRIAL,
    ),
}


@pytest.mark.parametrize(("title", "text", "design"), CASES.values(), ids=CASES)
def test_design(title: str, text: str, design: Design) -> None:
    assert extract_card(text, title=title).design is design


def test_randomised_crossover_with_its_words() -> None:
    card = extract_card(CROSSOVER, title=CROSSOVER_TITLE)
    assert card.design is Design.RANDOMIZED_CONTROLLED_TRIAL
    for words in ("randomised", "double-blind", "placebo-controlled", "crossover"):
        assert words in (card.design_evidence or "")


def test_words_about_other_studies_do_not_count() -> None:
    assert extract_card(CROSSOVER).design is Design.RANDOMIZED_CONTROLLED_TRIAL
    assert extract_card(FULL_TEXT).design is Design.RANDOMIZED_CONTROLLED_TRIAL


def test_open_label_pilot_is_a_trial_that_was_not_randomised() -> None:
    card = extract_card(OPEN_LABEL)
    assert card.design is Design.NON_RANDOMIZED_TRIAL
    assert "open-label" in (card.design_evidence or "")


def test_records_looked_through_afterwards_are_a_cohort() -> None:
    assert extract_card(RETROSPECTIVE).design is Design.COHORT


def indexed(design: Design, *, firm: bool) -> DesignEvidence:
    return DesignEvidence(design, firm, ("a term",), (), "pubmed")


def test_what_a_registry_indexed_wins_and_its_silence_proves_nothing() -> None:
    trial = indexed(Design.RANDOMIZED_CONTROLLED_TRIAL, firm=True)
    assert extract_card(OPEN_LABEL, published=trial).design is Design.RANDOMIZED_CONTROLLED_TRIAL
    for silent in (None, indexed(Design.UNKNOWN, firm=False)):
        assert extract_card(OPEN_LABEL, published=silent).design is Design.NON_RANDOMIZED_TRIAL


def test_a_heading_that_only_hints_counts_where_the_text_tells_nothing() -> None:
    animals = indexed(Design.ANIMAL, firm=False)
    told = extract_card("Scars were thinner by 47% after 28 days (n=12).", published=animals)
    assert (told.design, told.design_evidence, told.n) == (Design.ANIMAL, "a term", None)
    assert extract_card(OPEN_LABEL, published=animals).design is Design.NON_RANDOMIZED_TRIAL


@pytest.mark.parametrize(
    "text",
    [
        "In a rabbit ear model (n=12), the patch made scars thinner by 47%.",
        "In rabbits (n = 12), the patch made scars thinner by 47%.",
        "The extract lowered scores by 40% in a murine model of colitis.",
    ],
)
def test_an_animal_model_is_no_study_of_people(text: str) -> None:
    card = extract_card(text)
    assert (card.design, card.n) == (Design.ANIMAL, None)


@pytest.mark.parametrize(
    "text",
    [
        "Unlike in a mouse model, 40 patients slept longer.",
        "What was seen in a mouse model was sought in 40 adults.",
    ],
)
def test_people_who_are_compared_with_a_model_are_people(text: str) -> None:
    assert extract_card(text).design is not Design.ANIMAL


@pytest.mark.parametrize(
    ("title", "text", "design"),
    [
        (
            "Recombinant luxora vaccine in pensioners: a cohort study",
            "Effectiveness of two doses was 68.4% and of one dose 52.3%.",
            Design.COHORT,
        ),
        (
            "Recombinant human growth hormone and height: a randomised trial",
            "Height rose by 2 cm. Antibodies and binding proteins were measured.",
            Design.RANDOMIZED_CONTROLLED_TRIAL,
        ),
        (
            "Letrozole before in vitro fertilisation: a randomised trial",
            "We randomly assigned 120 women to letrozole or placebo before in vitro fertilisation.",
            Design.RANDOMIZED_CONTROLLED_TRIAL,
        ),
        (
            "Rabbit antithymocyte globulin before a kidney transplant",
            "We randomly assigned 88 patients to rabbit antithymocyte globulin or basiliximab.",
            Design.RANDOMIZED_CONTROLLED_TRIAL,
        ),
        ("Equine-derived antivenom: a randomised trial", "Itch ended in 2 days.", Design.RANDOMIZED_CONTROLLED_TRIAL),
        ("Bovine and porcine heart valves: a cohort study", "Survival was 80% and 78%.", Design.COHORT),
        ("Cow’s milk allergy in infancy: a cohort study", "Its prevalence was 2.2%.", Design.COHORT),
        ("Colostrum for cows: a randomised trial", "Cows were given colostrum. Calves grew by 8%.", Design.ANIMAL),
        (
            "Purification of recombinant lysozyme expressed in yeast",
            "The recombinant protein was purified. Enzyme activity of the protein was 40 units.",
            Design.IN_VITRO,
        ),
        ("Luxol on HaCaT cells in vitro", "Cells were treated. IC50 was 5 um. Apoptosis rose.", Design.IN_VITRO),
    ],
)
def test_the_name_of_a_product_or_of_a_treatment_makes_no_study_of_animals_or_cells(
    title: str, text: str, design: Design
) -> None:
    assert extract_card(text, title=title).design is design


def test_empty_text_has_no_design() -> None:
    assert extract_card("").design is Design.UNKNOWN


@pytest.mark.parametrize(
    "above",
    [
        "",
        "Acta Itch 2020; 15: 88–97\n\n",
        "J Itch Res 2021; 3: e12\nORIGINAL ARTICLE\n\n",
        "RESEARCH\n\n",
        "https://doi.org/10.5555/itch.1\n",
    ],
)
def test_the_title_is_found_below_what_the_journal_printed_above_it(above: str) -> None:
    text = (
        f"{above}Itch and diet: findings from a cross-sectional study\n\n"
        "Introduction\nDiet was suspected.\n\nMethods\nMembers of a cohort were surveyed. "
        "Itch was found in 40% of 312 women, and they had eaten more sugar."
    )
    assert extract_card(text).design is Design.CROSS_SECTIONAL


def test_a_hazard_ratio_makes_no_cohort() -> None:
    assert extract_card("The hazard ratio for itch was 0.84 with varinol.").design is Design.UNKNOWN


def test_consecutive_patients_who_were_all_treated_are_a_series() -> None:
    text = (
        "We report 18 consecutive patients with acne scars treated with four sessions of microneedling. Mean score had "
        "decreased from 11.9 to 7.0 three months later. There was no control group."
    )
    card = extract_card(text)
    assert card.design is Design.CASE_SERIES
    assert card.design_evidence == "consecutive patients; no control group"


def test_consecutive_patients_of_a_cohort_stay_one() -> None:
    text = "A retrospective cohort of 180 consecutive patients treated with lithium was compared with 170 who were not."
    assert extract_card(text).design is Design.COHORT
