"""Claims against sentences of prose: what holds a number, what contradicts it, and what must never support a claim."""

from __future__ import annotations

import pytest

from evidence.agreement.agreement import Agreement, Slot, Verdict
from evidence.agreement.pair import compare_pair
from evidence.agreement.verdict import verdict_of
from evidence.sources.card import Depth

LIGHT = (
    "Evening lamps and sleep in shift workers\n"
    "METHODS: In this randomised trial 120 shift workers sat by a lamp or in the dark each evening. "
    "RESULTS: After 8 weeks, sleep was shorter in 64% of the lamp group and in 28% of controls. "
    "Headache was more common with lamps vs. darkness (15.4% vs. 5.3%). "
    "Remission and relapse rates were 41.5% and 12.5%, respectively. "
    "Mood scores improved in 31% at week 4 but not at week 8. "
    "Long naps went with a higher risk of accidents (odds ratio 1.42)."
)


def judged(claim: str) -> str:
    return verdict_of(compare_pair(claim, LIGHT, depth=Depth.ABSTRACT)).value


def slot(name: Slot, claim: str) -> Agreement:
    return next(one for one in compare_pair(claim, LIGHT, depth=Depth.ABSTRACT) if one.slot is name)


@pytest.mark.parametrize(
    "claim",
    [
        "After 8 weeks, sleep was shorter in 71% of shift workers with evening lamps.",
        "Evening lamps: 71% of shift workers slept shorter after 8 weeks.",
    ],
)
def test_another_figure_for_the_same_differs_in_other_words_too(claim: str) -> None:
    figure = slot(Slot.FIGURE, claim)
    assert (figure.verdict, figure.source) == (Verdict.DIFFERS, "64%")


@pytest.mark.parametrize("written", ["71%", "71 percent", "71 per cent"])
def test_a_share_is_the_same_however_it_is_written(written: str) -> None:
    figure = slot(Slot.FIGURE, f"After 8 weeks, sleep was shorter in {written} of the lamp group.")
    assert (figure.verdict, figure.source) == (Verdict.DIFFERS, "64%")
    outcome = slot(
        Slot.OUTCOME, f"After 8 weeks, sleep was shorter in {written.replace('71', '64')} of the lamp group."
    )
    assert outcome.verdict is Verdict.MATCHES


def test_a_figure_of_something_else_is_no_contradiction() -> None:
    assert slot(Slot.FIGURE, "Blood pressure fell in 71% of shift workers.").verdict is Verdict.NOT_FOUND
    assert slot(Slot.FIGURE, "Of shift workers who smoke, 71% use evening lamps.").verdict is Verdict.NOT_FOUND


def test_another_figure_in_a_part_of_the_people_or_another_year_is_no_contradiction() -> None:
    for claim in (
        "In women, after 8 weeks, sleep was shorter in 71% of the lamp group.",
        "After 8 weeks, sleep was shorter in 71% of shift workers with severe insomnia and lamps.",
    ):
        assert slot(Slot.FIGURE, claim).verdict is Verdict.NOT_FOUND
    text = "Strokes accounted for 15.2 million deaths in 2015."
    said = compare_pair("In 2013, strokes accounted for 3.1 million deaths.", text, depth=Depth.ABSTRACT)
    assert not any(one.verdict is Verdict.DIFFERS for one in said)


@pytest.mark.parametrize(
    "sentence",
    [
        "Bleeding stopped at 4 min with the pad (96%, 48/50) and with usual care (46%, 24/52; p < 0.001).",
        "The FP was superior in achieving haemostasis at 4 min (96%, 48/50) to SoC (46%, 24/52; p < 0.001).",
        "Detection was similar among men with low compared with normal testosterone levels (25.5% and 25.1%).",
        "Response came in 23 patients (44%) on velorin and in 12 patients (23%) on placebo.",
    ],
)
def test_a_source_does_not_contradict_its_own_words(sentence: str) -> None:
    said = compare_pair(sentence, f"A trial of a pad.\n{sentence}", depth=Depth.ABSTRACT)
    assert said
    assert not any(one.verdict is Verdict.DIFFERS for one in said), said


def test_the_time_of_a_claim_is_that_of_its_figure() -> None:
    assert (
        slot(Slot.TIMEPOINT, "Eight weeks on, sleep was shorter in 64% of the lamp group.").verdict is Verdict.MATCHES
    )


def test_a_number_of_people_is_compared_with_the_size_of_the_study() -> None:
    assert slot(Slot.N, "In 120 people, lamps made sleep shorter.").verdict is Verdict.MATCHES
    assert slot(Slot.N, "In 140 people, lamps made sleep shorter.").verdict is not Verdict.MATCHES


def test_a_ratio_is_told_as_a_share_and_as_times() -> None:
    assert slot(Slot.FIGURE, "Long naps went with a 42% higher risk of accidents.").verdict is Verdict.MATCHES
    assert slot(Slot.FIGURE, "Long naps went with a 42% lower risk of accidents.").verdict is Verdict.NOT_FOUND
    assert slot(Slot.FIGURE, "Long naps went with 1.42 times the odds of accidents.").verdict is Verdict.MATCHES


@pytest.mark.parametrize(
    "claim",
    [
        "Headache was more common: 5.3% with lamps vs. 15.4% in darkness.",
        "Relapse rates were 41.5% and remission rates 12.5%.",
        "Mood scores improved in 31% at week 8.",
        "Sleep was shorter in 64% of controls after 8 weeks.",
        "After 8 weeks, sleep was shorter in 64% of the lamp group and in 17 controls.",
    ],
)
def test_a_number_of_others_or_another_time_supports_nothing(claim: str) -> None:
    assert judged(claim) in ("not-found", "differs")


def test_what_the_source_says_so_is_supported() -> None:
    assert judged("After 8 weeks, sleep was shorter in 64% of the lamp group and in 28% of controls.") == "supported"


NOTHING_FOUND = (
    "METHODS: Adults with insomnia took velorin or placebo for 8 weeks. "
    "RESULTS: There was no significant difference between velorin and placebo in daytime fatigue scores. "
    "Sleep latency was shorter with velorin, and headaches did not differ."
)


@pytest.mark.parametrize(
    "claim",
    [
        "Velorin is superior to placebo in terms of daytime fatigue scores at week 8",
        "Velorin was more effective than placebo for daytime fatigue scores.",
    ],
)
def test_no_difference_found_contradicts_superiority(claim: str) -> None:
    said = compare_pair(claim, NOTHING_FOUND, depth=Depth.ABSTRACT)
    assert any((one.slot, one.verdict) == (Slot.DIRECTION, Verdict.DIFFERS) for one in said), said


@pytest.mark.parametrize(
    "claim",
    [
        "Velorin is superior to placebo in terms of sleep latency and headaches",
        "Velorin is superior to placebo in terms of blood pressure.",
        "Velorin is superior or equal to placebo with regard to daytime fatigue scores.",
        "Velorin is superior to placebo.",
        "Velorin is not harmful in terms of fatigue scores.",
    ],
)
def test_superiority_in_something_else_is_left_open(claim: str) -> None:
    said = compare_pair(claim, NOTHING_FOUND, depth=Depth.ABSTRACT)
    assert said
    assert not any(one.verdict is Verdict.DIFFERS for one in said), said


def test_no_difference_in_one_week_denies_none_in_another() -> None:
    text = (
        "Velorin and placebo were compared. "
        "There was no significant difference between the groups in daytime fatigue scores at week 2."
    )
    claim = "Velorin is superior to placebo in terms of daytime fatigue scores at week 8"
    assert not any(one.verdict is Verdict.DIFFERS for one in compare_pair(claim, text, depth=Depth.ABSTRACT))
    again = compare_pair(claim.replace("week 8", "week 2"), text, depth=Depth.ABSTRACT)
    assert any(one.verdict is Verdict.DIFFERS for one in again)


def test_what_is_taken_away_turns_a_result_round_beside_its_number_too() -> None:
    text = "Depletion of the velorin 1.7 receptor impairs barriers to the spread of attacks from sleep to work."
    claim = "Depletion of the velorin 1.7 receptor decreases the spread of attacks from sleep to work."
    assert verdict_of(compare_pair(claim, text, depth=Depth.ABSTRACT)).value != "supported"


def test_about_a_small_share_is_nearer() -> None:
    text = "Relapse came in 5% of adults with velorin."
    assert slot_in(text, "Relapse came in about 5.4% of adults with velorin.").verdict is Verdict.MATCHES
    assert slot_in(text, "Relapse came in about 7% of adults with velorin.").verdict is not Verdict.MATCHES


def slot_in(text: str, claim: str) -> Agreement:
    return next(one for one in compare_pair(claim, text, depth=Depth.ABSTRACT) if one.slot is Slot.FIGURE)


def test_those_above_a_cut_off_are_not_those_below_it() -> None:
    source = "RESULTS: LDL cholesterol fell below 100 mg/dL in 56% of the 420 adults with velorin."
    said = compare_pair("LDL cholesterol was at least 100 mg/dL in adults with velorin.", source, depth=Depth.ABSTRACT)
    assert {one.verdict.value for one in said if one.claim == "at least 100 mg/dL"} == {"not-found"}


def test_a_number_of_another_group_that_the_text_has_is_not_held_against_the_first_one() -> None:
    source = (
        "RESULTS: Regular velorin use was associated with lower risk of gout (odds ratio, 0.69; 95% CI, 0.64-0.74). "
        "In carriers of the AA genotype the association was 0.66 (0.61-0.70)."
    )
    said = compare_pair(
        "With AA carriers, regular velorin use had an odds ratio of 0.66 for gout.", source, depth=Depth.ABSTRACT
    )
    assert "differs" not in {one.verdict.value for one in said}
