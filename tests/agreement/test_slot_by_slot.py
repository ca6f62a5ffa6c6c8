"""Each slot by itself."""

from __future__ import annotations

import pytest

from evidence.agreement.agreement import Agreement, Slot, Verdict
from evidence.agreement.scales.numbers import number_of
from evidence.agreement.scales.times import time_of
from evidence.agreement.study.slots import read_slots
from evidence.agreement.verdict import Compared, gravest, verdict_of
from evidence.claims.claim import Quantity, QuantityKind
from evidence.claims.quantities import find_quantities
from evidence.documents.document import Span
from evidence.sources.card import Depth, Design
from tests.agreement.making import a_card, one, verdicts


@pytest.mark.parametrize(
    ("copy", "source", "verdict"),
    [
        ("71%", "70.8%", "matches"),
        ("70.8%", "70.8%", "matches"),
        ("70.8%", "71%", "not-found"),
        ("71.4%", "70.8%", "differs"),
        ("70%", "70.8%", "differs"),
        ("71%", "12/17", "matches"),
        ("70.6%", "12/17", "matches"),
        ("12 of 17 patients", "71%", "matches"),
        ("12 of 17 patients", "24/34", "matches"),
        ("12 of 17 patients", "9/17", "differs"),
        ("seven in ten", "70%", "matches"),
        ("about seven in ten", "71%", "matches"),
        ("about seven in ten", "74%", "not-found"),
        ("about seven in ten", "80%", "differs"),
        ("two thirds", "67%", "matches"),
        ("over 70%", "71%", "matches"),
        ("over 71%", "71%", "not-found"),
        ("at least 71%", "71%", "matches"),
        ("over 50%", "71%", "matches"),
        ("over 80%", "71%", "differs"),
        ("fewer than 5%", "4%", "matches"),
        ("fewer than 5%", "<5%", "matches"),
        ("fewer than 5%", "at most 5%", "not-found"),
        ("5%", "<5%", "not-found"),
        ("up to 60%", "60%", "matches"),
        ("up to 60%", "50–60%", "matches"),
        ("up to 60%", "over 60%", "matches"),
        ("up to 60%", "35%", "not-found"),
        ("60–70%", "60–70%", "matches"),
        ("60–70%", "65%", "not-found"),
        ("60–70%", "80%", "differs"),
    ],
)
def test_figure(copy: str, source: str, verdict: str) -> None:
    assert verdicts(f"{copy} responded.", a_card((source, "response")))["figure"] == verdict


def test_units_are_not_mixed() -> None:
    assert verdicts("They lost 5 kg.", a_card(("5%", "weight loss")))["figure"] == "not-found"
    assert verdicts("They lost 5 kg.", a_card(("5 kg", "weight loss")))["figure"] == "matches"
    assert verdicts("They lost 9 kg.", a_card(("5 kg", "weight loss")))["figure"] == "differs"
    assert verdicts("Pain fell by 14 points.", a_card(("14 points", "pain")))["figure"] == "matches"


def test_a_gained_time_is_a_result_and_no_timepoint() -> None:
    card = a_card(("45 minutes", "increase in sleep", "4 weeks"))
    assert verdicts("They slept 45 minutes longer after 4 weeks.", card) == dict.fromkeys(
        ("figure", "timepoint", "outcome"), "matches"
    )
    assert verdicts("They slept 0.75 hours longer.", card)["figure"] == "matches"
    assert verdicts("They slept 1 hour longer.", card)["figure"] != "matches"
    assert verdicts("They slept 2 hours longer.", card)["figure"] == "differs"


def test_the_figure_of_the_control_group_supports_only_its_own_mention() -> None:
    card = a_card(("30%", "fewer migraine days"), ("19%", "fewer migraine days", None, "placebo"))
    alone = one(Slot.POPULATION, "Migraine days fell by 19%.", card)
    assert (alone.verdict, alone.source) == (Verdict.DIFFERS, "placebo")
    assert "population" not in verdicts("Migraine days fell by 30%, compared with 19% on placebo.", card)


def test_the_control_group_is_no_rival() -> None:
    card = a_card(("19%", "fewer migraine days", None, "placebo"))
    assert verdicts("Migraine days fell by 30%.", card)["figure"] == "not-found"


@pytest.mark.parametrize(
    ("copy", "outcome", "verdict"),
    [
        ("LDL fell by 30%.", "mean reduction in LDL", "matches"),
        ("LDL fell in 30% of patients.", "mean reduction in LDL", "not-found"),
        ("3 in 10 patients had less LDL.", "mean reduction in LDL", "not-found"),
        ("30% of patients had less LDL.", "lower LDL", "matches"),
    ],
)
def test_a_share_of_people_is_no_change(copy: str, outcome: str, verdict: str) -> None:
    assert verdicts(copy, a_card(("30%", outcome)))["outcome"] == verdict


def test_ratios() -> None:
    card = a_card(("2-fold", "hydration"))
    assert verdicts("Skin hydration doubled.", card)["figure"] == "matches"
    assert verdicts("Skin hydration tripled.", card)["figure"] == "differs"


@pytest.mark.parametrize("copy", ["29% did not respond.", "29% were non-responders.", "29% failed to respond."])
def test_the_complement_is_recognised_and_named(copy: str) -> None:
    card = a_card(("29%", "remission"), ("71%", "response"))
    figure = one(Slot.FIGURE, copy, card)
    assert (figure.verdict, figure.source) == (Verdict.MATCHES, "71%")
    assert "complement" in figure.why
    assert verdicts(copy, card)["outcome"] == "matches"


def test_the_same_number_of_those_who_did_not_is_the_opposite() -> None:
    assert verdicts("71% did not respond.", a_card(("71%", "response")))["outcome"] == "differs"


def test_a_complement_needs_the_outcome() -> None:
    assert verdicts("29% did not sleep.", a_card(("71%", "response")))["figure"] == "not-found"
    assert verdicts("29% did not respond.", a_card(("over 71%", "response")))["figure"] == "not-found"


def test_the_same_number_under_another_outcome() -> None:
    said = verdicts("71% reached remission.", a_card(("71%", "response")))
    assert (said["figure"], said["outcome"]) == ("matches", "differs")


def test_another_number_at_another_time_is_not_found_and_not_wrong() -> None:
    assert verdicts("60% responded at week 4.", a_card(("71%", "response", "1 day")))["figure"] == "not-found"


def test_another_number_of_another_group_is_not_wrong() -> None:
    card = a_card(("60%", "remission", None, "completers"))
    assert verdicts("40% reached remission.", card)["figure"] == "not-found"


def test_of_two_figures_with_one_number_the_fitting_one_is_taken() -> None:
    card = a_card(("40%", "remission", "8 weeks"), ("40%", "response", "4 weeks"), ("40%", "response", "8 weeks"))
    assert verdicts("40% responded at 8 weeks.", card) == dict.fromkeys(("figure", "timepoint", "outcome"), "matches")


def test_earlier_failures_are_no_outcome() -> None:
    copy = "71% of patients who had not responded to other drugs responded."
    said = verdicts(copy, a_card(("71%", "response", None, "all"), population="depression"))
    assert said["outcome"] == "matches"
    assert said["population"] == "not-found"


@pytest.mark.parametrize(
    ("copy", "source", "verdict"),
    [
        ("after 8 weeks", "at 8 weeks", "matches"),
        ("after 8 weeks", "8 weeks", "matches"),
        ("after 8 weeks", "56 days", "matches"),
        ("after 8 weeks", "2 months", "matches"),
        ("after 3 months", "12 weeks", "matches"),
        ("after a year", "12 months", "matches"),
        ("after 11 weeks", "12 weeks", "differs"),
        ("after 11 months", "1 year", "differs"),
        ("after 8 weeks", "4 weeks", "differs"),
        ("after 24 hours", "1 day", "matches"),
        ("the day after", "24 hours", "matches"),
        ("a day later", "the day after treatment", "matches"),
        ("within 72 hours", "within 24 hours", "matches"),
        ("within 24 hours", "within 72 hours", "not-found"),
        ("within hours", "within 72 hours", "not-found"),
        ("within hours", "4 hours", "matches"),
        ("within 24 hours", "within hours", "matches"),
        ("within days", "72 hours", "matches"),
        ("within 24 hours", "4 weeks", "differs"),
        ("within 2 weeks", "1 to 4 weeks", "not-found"),
        ("after 8 weeks", "within 12 weeks", "not-found"),
        ("after 8 weeks", "several weeks", "not-found"),
        ("after several weeks", "3 weeks", "matches"),
        ("after several weeks", "1 day", "not-found"),
        ("for more than 4 weeks", "8 weeks", "matches"),
        ("for more than 8 weeks", "4 weeks", "differs"),
        ("for more than 8 weeks", "within 12 weeks", "not-found"),
        ("for more than 8 weeks", "at least 4 weeks", "not-found"),
        ("for 1 week", "at least 1 week", "matches"),
        ("after 3 weeks", "14 to 31 days", "matches"),
        ("after 2 to 4 weeks", "3 weeks", "not-found"),
        ("as early as 2 weeks", "8 weeks", "differs"),
        ("as early as 2 weeks", "2 weeks", "matches"),
        ("for decades", "8 weeks", "not-found"),
        ("after 8 weeks", None, "not-found"),
        ("after 8 weeks", "at the end of the study", "not-found"),
    ],
)
def test_timepoint(copy: str, source: str | None, verdict: str) -> None:
    assert verdicts(f"71% responded {copy}.", a_card(("71%", "response", source)))["timepoint"] == verdict


def test_what_the_copy_contrasts_itself_with_is_not_its_time() -> None:
    card = a_card(("71%", "response", "1 day"))
    assert verdicts("71% responded after a day rather than after six weeks.", card)["timepoint"] == "matches"


def test_a_comparator_is_no_contrast() -> None:
    card = a_card(("50%", "LDL reduction", "12 weeks"))
    assert verdicts("LDL fell by more than 40% in 24 weeks.", card)["timepoint"] == "differs"


def test_a_second_time_that_no_figure_has_is_not_found() -> None:
    said = verdicts("71% responded by day 1, lasting 3 years.", a_card(("71%", "response", "1 day")))
    assert said["timepoint"] == "matches not-found"


def test_slots_keep_the_words_of_the_claim() -> None:
    text = "In a double-blind trial (n = 40), 71% of women responded 8 weeks after one oral dose of 5 mg."
    slots = read_slots(text, find_quantities(text))
    assert [q.text for q in slots.figures] == ["71%"]
    assert [q.text for q in slots.times] == ["8 weeks"]
    assert slots.design is not None and slots.design.words == "double-blind trial"
    assert slots.regimen is not None and slots.regimen.words == "one oral dose, 5 mg"
    assert slots.population is not None and slots.population.words == "women"
    assert slots.outcome is not None and slots.outcome.words == "responded"
    assert slots.n is not None and slots.n.text == "n = 40"


def test_a_length_that_is_no_result_is_no_time() -> None:
    assert "timepoint" not in verdicts("Each visit takes 40 minutes.", a_card(("71%", "response", "1 day")))


def test_what_is_no_time_or_number_has_none() -> None:
    vague = Quantity("several", Span(0, 7), QuantityKind.OTHER)
    assert time_of(vague) is None
    assert number_of(vague) is None


@pytest.mark.parametrize(
    ("copy", "design", "evidence", "verdict"),
    [
        ("In a randomised trial", Design.RANDOMIZED_CONTROLLED_TRIAL, None, "matches"),
        ("In a clinical trial", Design.RANDOMIZED_CONTROLLED_TRIAL, None, "matches"),
        ("In a randomised trial", Design.COHORT, None, "differs"),
        ("In a randomised trial", Design.UNKNOWN, None, "not-found"),
        ("In a placebo-controlled trial", Design.RANDOMIZED_CONTROLLED_TRIAL, None, "not-found"),
        ("In a placebo-controlled trial", Design.RANDOMIZED_CONTROLLED_TRIAL, "placebo-controlled", "matches"),
        ("In a double-blind crossover study", Design.RANDOMIZED_CONTROLLED_TRIAL, "crossover", "not-found"),
        ("In an open-label study", Design.RANDOMIZED_CONTROLLED_TRIAL, "open-label", "matches"),
        ("In a non-randomised study", Design.RANDOMIZED_CONTROLLED_TRIAL, None, "differs"),
        ("In a meta-analysis", Design.META_ANALYSIS, None, "matches"),
        ("In a meta-analysis", Design.SYSTEMATIC_REVIEW, "systematic review with meta-analysis", "matches"),
        ("In a meta-analysis", Design.SYSTEMATIC_REVIEW, "systematic review", "not-found"),
        ("In a systematic review", Design.META_ANALYSIS, None, "not-found"),
        ("In a systematic review", Design.NARRATIVE_REVIEW, None, "differs"),
        ("In a retrospective analysis", Design.COHORT, "retrospective analysis", "matches"),
        ("In a retrospective analysis", Design.COHORT, None, "not-found"),
        ("In a case series", Design.CASE_SERIES, None, "matches"),
        ("In mice", Design.RANDOMIZED_CONTROLLED_TRIAL, None, "differs"),
        ("In a cohort study", Design.COHORT, None, "matches"),
    ],
)
def test_design(copy: str, design: Design, evidence: str | None, verdict: str) -> None:
    card = a_card(("71%", "response"), design=design, design_evidence=evidence)
    assert verdicts(f"{copy}, 71% responded.", card)["design"] == verdict


def test_a_study_is_no_design() -> None:
    card = a_card(("71%", "response"), design=Design.COHORT)
    assert "design" not in verdicts("In a study, 71% responded.", card)


@pytest.mark.parametrize(
    ("copy", "source", "verdict"),
    [
        ("a single dose", "one infusion", "matches"),
        ("one infusion", "single intravenous infusion of 0.5 mg/kg", "matches"),
        ("one infusion", "six infusions", "differs"),
        ("a series of infusions", "one infusion", "differs"),
        ("a series of infusions", "six infusions", "matches"),
        ("six infusions", "4 to 8 infusions", "not-found"),
        ("six infusions", "eight infusions", "differs"),
        ("two infusions", "a single infusion in 56, and 12 with two infusions", "not-found"),
        ("six infusions", "a single infusion in 56, and 12 with two infusions", "differs"),
        ("six infusions", "a series of infusions", "not-found"),
        ("at least 4 infusions", "six infusions", "matches"),
        ("up to six infusions", "four infusions", "matches"),
        ("4 to 8 infusions", "six infusions", "matches"),
        ("one infusion", "0.5 mg/kg", "not-found"),
        ("0.5 mg/kg", "0.5 mg/kg", "matches"),
        ("1 mg/kg", "0.5 mg/kg", "differs"),
        ("40 mg", "0.5 mg/kg", "not-found"),
        ("1 g", "1000 mg", "matches"),
        ("500 mcg", "0.5 mg", "matches"),
        ("500 pg", "0.5 ng", "matches"),
        ("500 pg", "500 ng", "differs"),
        ("5 to 10 mg", "5–10 mg", "matches"),
        ("up to 10 mg", "20 mg", "differs"),
        ("40 mg daily", "40 mg once daily", "matches"),
        ("40 mg daily", "40 mg twice daily", "differs"),
        ("40 mg every 12 hours", "40 mg twice daily", "matches"),
        ("40 mg daily", "40 mg", "not-found"),
        ("weekly use of 40 mg", "40 mg daily", "differs"),
        ("one oral dose", "one intravenous dose", "differs"),
        ("one oral dose", "one dose", "not-found"),
        ("one infusion", None, "not-found"),
        ("an oral spray", "intravenous", "differs"),
    ],
)
def test_regimen(copy: str, source: str | None, verdict: str) -> None:
    card = a_card(("71%", "response"), regimen=source)
    assert verdicts(f"After {copy}, 71% responded.", card)["regimen"] == verdict


@pytest.mark.parametrize("source", [None, "intravenous", "one dose"])
def test_a_route_alone_is_the_name_of_the_product(source: str | None) -> None:
    assert "regimen" not in verdicts("With IV therapy, 71% responded.", a_card(("71%", "response"), regimen=source))


def test_daily_life_is_no_regimen() -> None:
    assert "regimen" not in verdicts("71% responded in daily life.", a_card(("71%", "response"), regimen="5 mg"))


@pytest.mark.parametrize(
    ("copy", "population", "group", "verdict"),
    [
        ("patients with TRD", "treatment-resistant depression", None, "matches"),
        ("patients with treatment-resistant depression", "treatment-resistant major depression", None, "matches"),
        ("people with depression", "treatment-resistant depression", None, "not-found"),
        ("people with type 2 diabetes", "diabetes", None, "not-found"),
        ("people with asthma", "adults with migraine", None, "not-found"),
        ("people with asthma", None, None, "not-found"),
        ("women", "women", None, "matches"),
        ("women", "men and women", None, "not-found"),
        ("men and women", "women", None, "differs"),
        ("women", "adults", None, "not-found"),
        ("children", "adolescents", None, "differs"),
        ("patients", "adults with migraine", "completers", "differs"),
        ("completers", "adults with migraine", "completers", "matches"),
        ("completers", "adults with migraine", None, "not-found"),
        ("remitters", "adults with migraine", "those who had remitted", "matches"),
    ],
)
def test_population(copy: str, population: str | None, group: str | None, verdict: str) -> None:
    card = a_card(("71%", "improvement", None, group), population=population)
    assert verdicts(f"71% of {copy} improved.", card)["population"] == verdict


def test_plain_patients_are_not_compared_with_the_whole_population() -> None:
    card = a_card(("71%", "response"), population="adults with migraine")
    assert "population" not in verdicts("71% of patients responded.", card)


def test_a_subset_counts_even_where_the_claim_names_nobody() -> None:
    card = a_card(("71%", "improvement", None, "completers"))
    assert one(Slot.POPULATION, "71% improved.", card).claim == "no group named"


@pytest.mark.parametrize(
    ("copy", "outcome", "verdict"),
    [
        ("responded", "response", "matches"),
        ("were responders", "response rate", "matches"),
        ("improved", "response", "differs"),
        ("had a significant improvement", "response", "differs"),
        ("reached remission", "response", "differs"),
        ("kept improving", "probability of sustaining response", "differs"),
        ("had fewer suicidal thoughts", "suicidal ideation", "matches"),
        ("had less suicidal behaviour", "suicidal ideation", "differs"),
        ("died", "mortality", "matches"),
        ("had side effects", "adverse events", "matches"),
        ("had no side effects", "adverse events", "differs"),
        ("got worse", "improvement", "differs"),
        ("responded and reached remission", "response", "not-found"),
        ("had a heart attack", "stroke", "not-found"),
        ("slept better", "improvement in sleep", "matches"),
        ("slept better", "sleep quality", "matches"),
        ("slept better", "improvement", "not-found"),
        ("responded", "sleep quality", "not-found"),
        ("responded", "time in the garden", "not-found"),
        ("responded", None, "not-found"),
        ("felt radiant", "response", "not-checked"),
    ],
)
def test_outcome(copy: str, outcome: str | None, verdict: str) -> None:
    assert verdicts(f"71% {copy}.", a_card(("71%", outcome)))["outcome"] == verdict


@pytest.mark.parametrize(
    ("copy", "n", "verdict"),
    [
        ("In 17 patients", 17, "matches"),
        ("In adults (n = 17)", 17, "matches"),
        ("In more than 500 patients", 537, "matches"),
        ("In more than 1,000 patients", 537, "not-found"),
        ("In 18 patients", 17, "not-found"),
        ("In 18 patients", None, "not-found"),
    ],
)
def test_n(copy: str, n: int | None, verdict: str) -> None:
    assert verdicts(f"{copy}, pain eased.", a_card(("3 points", "pain"), n=n))["n"] == verdict


def _said(*words: str) -> list[Agreement]:
    return [Agreement(Slot.FIGURE, "1", None, Verdict(word), Depth.CARD, None, None) for word in words]


@pytest.mark.parametrize(
    ("words", "pair"),
    [
        ((), "not-checked"),
        (("matches", "matches"), "supported"),
        (("matches", "not-checked"), "not-checked"),
        (("matches", "not-found", "not-checked"), "not-found"),
        (("matches", "not-found", "differs"), "differs"),
    ],
)
def test_one_word_for_a_pair(words: tuple[str, ...], pair: str) -> None:
    assert verdict_of(_said(*words)) == pair


def test_the_gravest_part_speaks_for_a_slot() -> None:
    worst = Compared(Verdict.DIFFERS, "b")
    parts = [Compared(Verdict.MATCHES, "a"), None, worst, Compared(Verdict.NOT_FOUND, "c")]
    assert gravest(parts) is worst
    assert gravest([None]) is None


LATENCY = a_card(("24.3 minutes", "sleep latency", "3 weeks"), population="patients aged 55 years and older")


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        (
            "Velorin reduced sleep latency by 24.3 minutes after 3 months.",
            {"figure": "matches", "timepoint": "differs", "outcome": "matches"},
        ),
        (
            "Velorin reduced sleep latency by 24 minutes at 3 weeks.",
            {"figure": "matches", "timepoint": "matches", "outcome": "matches"},
        ),
        ("Velorin cut the time to fall asleep by 24 minutes.", {"figure": "matches", "outcome": "matches"}),
        ("Velorin reduced sleep latency by 42 minutes.", {"figure": "differs", "outcome": "matches"}),
        ("Quality of sleep improved in 47% of people on velorin.", {"figure": "not-found", "outcome": "not-found"}),
    ],
)
def test_minutes_by_which_something_fell_are_a_figure_and_no_time(claim: str, told: dict[str, str]) -> None:
    assert verdicts(claim, LATENCY) == told


def test_a_time_by_which_something_had_come_is_no_figure() -> None:
    card = a_card(("31%", "sleep quality", "4 weeks"))
    assert verdicts("Sleep quality improved by 4 weeks in 31%.", card)["timepoint"] == "matches"


def test_one_side_of_a_thing_is_not_another() -> None:
    card = a_card(("31%", "sleep duration", "4 weeks"))
    assert verdicts("Sleep duration rose by 31%.", card)["outcome"] == "matches"
    assert "matches" not in verdicts("Sleep quality rose by 31%.", card)["outcome"]
