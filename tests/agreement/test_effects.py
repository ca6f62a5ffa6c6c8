"""An effect that a claim asserts, against a study that found none, and the other way round."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.agreement.agreement import Slot, Verdict
from evidence.agreement.effects.otherwise import told_otherwise
from evidence.agreement.effects.significance import told_by_statistics
from evidence.agreement.effects.spelled import short_forms, spelled_out
from evidence.agreement.pair import compare_pair
from evidence.agreement.passages.subjects import source_of
from evidence.agreement.words.pointers import Effect, pointers_of
from evidence.agreement.words.terms import terms_of
from evidence.sources.card import Depth

TRIAL = """BACKGROUND: Velorin is said to improve sleep in adults with insomnia.
METHODS: Adults with insomnia were randomised to velorin 20 mg or placebo for 8 weeks. The primary end point was the
 change in the Insomnia Severity Index (ISI) at week 8.
RESULTS: At baseline, anxiety scores were similar in the two groups. The ISI fell in both groups, and the difference was
 not significant (-5.1 vs -4.8; P = .41). Total sleep time increased significantly more with velorin than with placebo
 (difference 24 min; 95% CI, 9 to 39; P = .002). Velorin did not reduce daytime fatigue compared with placebo.
Progression-free sleep (PFSL) was 6.0 months with velorin and 5.8 months with placebo (hazard ratio, 0.97; 95% CI, 0.80
 to 1.18). Adherence was higher with velorin at week 2 (P = .01) but not at week 8 (P = .50). Headaches were numerically
 more frequent with velorin. Mood improved in women but not in men. Dizziness was more common with velorin (P = .20).
CONCLUSIONS: Velorin lengthened sleep, and its tolerability was comparable with that of placebo."""
ONE_LINE = TRIAL.replace("\n ", " ")


def denied(claim: str, text: str = ONE_LINE) -> bool:
    said = compare_pair(claim, text, depth=Depth.ABSTRACT)
    return any((one.slot, one.verdict) == (Slot.DIRECTION, Verdict.DIFFERS) for one in said)


@pytest.mark.parametrize(
    "claim",
    [
        "Velorin reduced daytime fatigue more than placebo.",
        "Velorin significantly improves daytime fatigue.",
        "Velorin is superior to placebo in terms of daytime fatigue.",
        "People on velorin had less daytime fatigue than people on placebo.",
        "Daytime fatigue was lower with velorin than with placebo.",
        "Velorin 20 mg is superior to Placebo in terms of Change in Insomnia Severity Index (ISI) at Week 8",
        "Velorin lowered the ISI more than placebo did.",
        "Total sleep time was no longer with velorin than with placebo.",
        "Velorin had no effect on total sleep time.",
        "Velorin did not increase total sleep time over placebo.",
        "Velorin prolonged progression-free sleep.",
        "Dizziness was more common with velorin than with placebo.",
        "Velorin is superior to placebo in terms of Daytime fatigue From randomization until 36 months later",
        "Velorin is superior to matching placebo in terms of Daytime fatigue 8 weeks",
        "Velorin is superior to placebo in terms of Daytime fatigue in Adults 8 weeks",
        # one way or the other, and there was no difference
        "Velorin 20 mg is superior or other to Placebo in terms of Change in Insomnia Severity Index (ISI) at Week 8",
    ],
)
def test_an_effect_against_none_and_none_against_a_significant_one_differ(claim: str) -> None:
    assert denied(claim)


@pytest.mark.parametrize(
    "claim",
    [
        "Velorin did not reduce daytime fatigue.",
        "Daytime fatigue was no lower with velorin than with placebo.",
        "Velorin increased total sleep time more than placebo.",
        "Total sleep time was longer with velorin.",
        # left open which way it went, or it may have been alike
        "Velorin was as good as or better than placebo against daytime fatigue.",
        "Daytime fatigue with velorin was better or worse than with placebo.",
        "Velorin is superior or equal to placebo in terms of daytime fatigue.",
        # at another time, in a part of the people, in some direction only
        "Adherence was higher with velorin at week 2.",
        "Mood improved with velorin in women.",
        "Headaches were more frequent with velorin.",
        "Velorin reduced daytime fatigue in men older than 65 years.",
        # at the start, or in every group
        "Velorin reduced anxiety scores more than placebo.",
        "The ISI fell with velorin.",
        # what the study says nothing of
        "Velorin reduced blood pressure more than placebo.",
        "Barolin reduced daytime fatigue more than placebo.",
        "Velorin is superior to placebo.",
        # at a time, in a dose, against something or in people that the study tells nothing of
        "Velorin is superior to placebo in terms of Daytime fatigue 12 months",
        "Velorin 40 mg is superior to placebo in terms of daytime fatigue.",
        "Velorin reduced daytime fatigue more than barolin.",
        "Velorin is superior to barolin in terms of daytime fatigue.",
        "Among people over 65, velorin reduced daytime fatigue more than placebo.",
        "In shift workers, velorin reduced daytime fatigue more than placebo.",
        "Velorin is superior to placebo in terms of daytime fatigue in the subgroup with anxiety.",
        "Velorin is superior to placebo in terms of Number of patients with >=50% reduction in daytime fatigue",
        "Velorin is superior to placebo in terms of Daytime fatigue on Night Duty 8 weeks",
        "When it was taken before noon, velorin reduced daytime fatigue more than placebo.",
        # what no difference neither proves nor denies
        "Velorin was non-inferior to placebo for daytime fatigue.",
        "Velorin reduced daytime fatigue, but not significantly.",
        "Unlike in previous studies, velorin did not lengthen total sleep time.",
    ],
)
def test_what_the_study_says_too_or_nothing_of_is_left_open(claim: str) -> None:
    assert not denied(claim)


COMPOSITE = (
    "METHODS: Adults were randomised to velorin or placebo. The primary outcome was a composite of death from any "
    "cause, myocardial infarction, stroke or hospitalization for angina. RESULTS: The primary outcome occurred in 403 "
    "people on velorin and 418 on placebo (hazard ratio, 0.95; 95% CI, 0.83 to 1.09; P = .51)."
)


def test_a_part_of_a_composite_is_not_denied_by_the_whole() -> None:
    assert denied("Velorin was superior to placebo in terms of the primary outcome.", COMPOSITE)
    assert not denied("Velorin was superior to placebo in terms of hospitalization for angina.", COMPOSITE)
    assert not denied("Velorin reduced deaths compared with placebo.", COMPOSITE)


SEVERE = (
    "METHODS: Adults were randomised to velorin or placebo. RESULTS: Death or disabling stroke did not differ between "
    "the groups. Serious adverse events were similar with velorin and placebo. Severe headache was as frequent with "
    "velorin as with placebo."
)


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("Velorin reduced disabling stroke more than placebo.", True),
        ("Serious adverse events were more frequent with velorin than with placebo.", True),
        ("Severe headache was more frequent with velorin than with placebo.", True),
        ("Velorin is superior to placebo in terms of any stroke.", False),
        ("Velorin reduced stroke more than placebo.", False),
        ("Adverse events were more frequent with velorin than with placebo.", False),
        ("Headache was more frequent with velorin than with placebo.", False),
    ],
)
def test_the_worst_of_an_outcome_says_nothing_of_all_of_it(claim: str, *, expected: bool) -> None:
    assert denied(claim, SEVERE) is expected


COMPARED = (
    "METHODS: Adults with chronic fatigue were randomised to velorin or lumarin for 8 weeks; untreated adults with "
    "normal sleep were a comparison group. RESULTS: There were no differences between the velorin-treated and the "
    "lumarin-treated participants in daytime fatigue. Infusion of lumarin conferred no significant benefit over "
    "velorin for donors. Napping was as frequent with velorin as with lumarin. Women on velorin had a lower rate of "
    "falls than women on lumarin (hazard ratio, 0.79; 95% CI, 0.67 to 0.93; P for trend = .004); no association was "
    "seen in men. Velorin reduced night-time waking by 35% and had no effect on day-time waking."
)


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("Velorin is superior to lumarin in terms of Daytime Fatigue at Week 8.", True),
        ("Velorin is superior to lumarin in terms of Percentage of Nurses With Napping at Week 8.", True),
        ("Normal sleep is superior to lumarin in terms of Daytime Fatigue at Week 8.", False),
        ("Velorin is superior to no treatment in terms of Percentage of Donors With Good Hearts.", False),
        ("Velorin is superior to lumarin in terms of Daytime Fatigue at Month 12.", False),
        ("Women on velorin had fewer falls than women on lumarin.", False),
        ("No association between velorin and falls was seen in men.", False),
        ("Velorin reduced night-time waking by 35%.", False),
    ],
)
def test_what_denies_an_effect_compares_the_same(claim: str, *, expected: bool) -> None:
    assert denied(claim, COMPARED) is expected


TELEPHONE = (
    "METHODS: Adults aged at least 18 years, without admission within 4 weeks before screening, were randomised to "
    "telephone care or usual care for 26 weeks. RESULTS: Admissions did not differ between telephone care and usual "
    "care (P = .35). Median survival was 14 and 13 months (hazard ratio, 0.90; 95% CI, 0.70 to 1.16) with telephone "
    "and usual care. Complete response was reached by 56% and 58%."
)


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        (
            "Telephone care is superior to usual care in terms of Number of Participants With an Admission, 26 Weeks",
            True,
        ),
        ("Telephone care is superior to usual care in terms of Survival", True),
        # for another reason, in a part of the people, at a time that only bounds something else
        (
            "Telephone care is superior to usual care in terms of Number of Participants With an Admission for Asthma,"
            " 26 Weeks",
            False,
        ),
        (
            "Telephone care is superior to usual care in terms of Survival of Participants With Complete Response",
            False,
        ),
        (
            "Telephone care is superior to usual care in terms of Number of Participants With an Admission, 12 Weeks",
            False,
        ),
        (
            "Telephone care is superior to usual care in terms of Number of Participants With an Admission, 2 Years",
            False,
        ),
    ],
)
def test_an_outcome_is_of_its_cause_its_people_and_its_time(claim: str, *, expected: bool) -> None:
    assert denied(claim, TELEPHONE) is expected


def test_a_time_is_denied_by_no_source_without_times() -> None:
    source = "RESULTS: Velorin did not reduce daytime fatigue compared with placebo."
    assert denied("Velorin reduced daytime fatigue more than placebo.", source)
    assert not denied("Velorin is superior to placebo in terms of Daytime Fatigue 3 months", source)


def test_the_words_of_the_source_are_shown() -> None:
    said = compare_pair("Velorin reduced daytime fatigue more than placebo.", ONE_LINE, depth=Depth.ABSTRACT)
    one = next(one for one in said if (one.slot, one.verdict) == (Slot.DIRECTION, Verdict.DIFFERS))
    assert one.quote == "Velorin did not reduce daytime fatigue compared with placebo."
    assert one.why == "The claim tells of an effect on “daytime fatigue”, and the source found none."
    assert not any((one.slot, one.verdict) == (Slot.DIRECTION, Verdict.MATCHES) for one in said)


@pytest.mark.parametrize(
    "other",
    [
        "Velorin reduced daytime fatigue at higher doses than placebo.",
        "Daytime fatigue was significantly lower with velorin (P = .01).",
        "The effect of velorin on daytime fatigue was mixed: P = .03 at home and P = .30 at work.",
    ],
)
def test_another_sentence_on_the_same_outcome_leaves_it_open(other: str) -> None:
    none = "RESULTS: Velorin did not reduce daytime fatigue compared with placebo."
    claim = "Velorin reduced daytime fatigue more than placebo."
    assert denied(claim, none)
    assert not denied(claim, f"{none} {other}")


@pytest.mark.parametrize("label", ["METHODS", "OBJECTIVE", "BACKGROUND"])
def test_what_a_study_set_out_to_find_is_no_finding(label: str) -> None:
    text = f"{label}: Velorin did not reduce daytime fatigue in rats.\nRESULTS: All adults slept."
    claim = "Velorin reduced daytime fatigue."
    assert not list(told_otherwise(claim, source_of(text)))
    assert list(told_otherwise(claim, source_of(text.replace(label, "RESULTS"))))


@pytest.mark.parametrize(
    ("start", "differs"),
    [("RESULTS ", True), ("METHODS AND RESULTS ", True), ("MATERIALS AND METHODS ", False), ("NSAID Users and ", True)],
)
def test_only_the_name_of_a_section_is_a_label_without_a_colon(start: str, *, differs: bool) -> None:
    text = f"{start}Velorin did not reduce daytime fatigue compared with placebo."
    assert bool(list(told_otherwise("Velorin reduced daytime fatigue.", source_of(text)))) is differs


@pytest.mark.parametrize(
    ("claim", "text", "differs"),
    [
        (
            "Velorin is superior to placebo in terms of the primary endpoint",
            "RESULTS: The primary endpoint did not differ between velorin and placebo.",
            True,
        ),
        (
            "Velorin reduced headaches more than placebo.",
            "METHODS: Headaches were counted at home. RESULTS: Velorin had no effect on any of the outcomes.",
            True,
        ),
        (
            "Velorin reduced headaches more than placebo.",
            "RESULTS: The dose of velorin did not correlate with headaches.",
            False,
        ),
        (
            "Headaches were no fewer with velorin than with placebo.",
            "RESULTS: Headaches decreased significantly in both groups with velorin and placebo (P = .01).",
            False,
        ),
        (
            "Velorin reduced headaches more than placebo.",
            "RESULTS: The number of headaches with velorin was the same in the two groups.",
            True,
        ),
        (
            "Velorin reduced headaches more than placebo.",
            "RESULTS: Adults with headaches took velorin at the same time as placebo.",
            False,
        ),
        (
            "Velorin prolonged overall survival.",
            "RESULTS: There was no difference in progression-free survival between velorin and placebo.",
            False,
        ),
    ],
)
def test_what_a_clause_is_about(claim: str, text: str, *, differs: bool) -> None:
    assert bool(list(told_otherwise(claim, source_of(text)))) is differs


PAPER = """Introduction
Fatigue is common. Two trials found no effect of velorin on daytime fatigue. Velorin did not reduce it elsewhere.
2. Methods
Adults took velorin or placebo.
3. Results
{result}
4. Discussion
{discussion}
References
1. Doe J. Velorin did not reduce daytime fatigue compared with placebo. 2009."""
NONE_FOUND = "Velorin did not reduce daytime fatigue compared with placebo."


@pytest.mark.parametrize(
    "discussion",
    [
        "Doe et al. found that velorin did not reduce daytime fatigue.",
        "Velorin did not reduce daytime fatigue in children [12].",
        "Velorin did not reduce daytime fatigue elsewhere (Doe, 2009).",
        "In earlier small trials velorin did not reduce daytime fatigue.",
    ],
)
def test_what_other_studies_found_is_no_finding_of_a_paper(discussion: str) -> None:
    claim = "Velorin reduced daytime fatigue more than placebo."
    text = PAPER.format(result="All adults slept.", discussion=discussion)
    assert not list(told_otherwise(claim, source_of(text)))
    text = PAPER.format(result=NONE_FOUND, discussion=discussion)
    assert [one.quote for one in told_otherwise(claim, source_of(text))] == [NONE_FOUND]


RESULTS = (
    "Velorin reduced daytime fatigue compared with placebo (P = .01).",
    "Velorin did not reduce daytime fatigue at week 8.",
    "There was no difference between the groups in sleep latency.",
    "Sleep latency was shorter with velorin than with placebo.",
    "The groups did not differ in falls (P = .60), while headaches were more frequent with velorin.",
    "Velorin was superior to placebo in preventing falls.",
    "Falls were as common with velorin as with placebo.",
)


SIDES = """RESULTS: Pain on a 0-10 scale was lower with the picosecond laser than with the CO2 laser (P<.001). Nausea
was more common with velorin 15 mg (22%) than with velorin 5 mg (14%). Relapse occurred in 23.3% of the low-dose
group and 12.2% of the conventional-dose group (P=0.04). Barolin lowered blood pressure significantly (P = .003).
Cheilitis was seen in 62% of the low-dose group and 64% of the conventional-dose group (P=0.80). Use of rescue
medication between 2 and 24 hours did not differ significantly (31.0% vs 35.3%, p=0.31)."""


@pytest.mark.parametrize(
    "claim",
    [
        "Pain was lower with the CO2 laser than with the picosecond laser.",
        "Pain was higher with the picosecond laser than with the CO2 laser.",
        "Nausea was more common with velorin 5 mg than with velorin 15 mg.",
        "Relapse was less frequent with the low dose than with the conventional dose.",
        "Barolin raised blood pressure.",
        "Use of rescue medication was lower with velorin than with barolin.",
    ],
)
def test_the_contrary_of_what_was_found_differs(claim: str) -> None:
    assert denied(claim, SIDES.replace("\n", " "))


@pytest.mark.parametrize(
    "claim",
    [
        "Pain was lower with the picosecond laser than with the CO2 laser.",
        "Nausea was more common with velorin 15 mg than with velorin 5 mg.",
        "Relapse was more frequent with the low dose than with the conventional dose.",
        "Pain relief was lower with the picosecond laser than with the CO2 laser.",
        "Barolin reduced the rise of blood pressure.",
        "Barolin raised blood pressure less than velorin.",
    ],
)
def test_what_only_sounds_contrary_does_not_differ(claim: str) -> None:
    assert not denied(claim, SIDES.replace("\n", " "))


@given(st.lists(st.sampled_from(RESULTS), min_size=1, max_size=4, unique=True), st.data())
def test_no_source_contradicts_its_own_sentence(sentences: list[str], data: st.DataObject) -> None:
    claim = data.draw(st.sampled_from(sentences))
    assert not denied(claim, "RESULTS: " + " ".join(sentences))


@pytest.mark.parametrize(
    ("words", "effects"),
    [
        ("Pain was significantly lower with velorin.", [Effect.LESS]),
        ("Pain was not significantly lower with velorin.", [Effect.NONE]),
        ("Velorin failed to improve sleep.", [Effect.NONE]),
        ("Pain was similar in both groups.", [Effect.NONE]),
        ("Velorin, similar to barolin, is a tablet.", []),
        ("Velorin gave a greater reduction in pain.", [Effect.LESS]),
        ("Pain improved no more than with placebo.", [Effect.NONE]),
        ("Velorin did not only reduce pain.", [Effect.LESS]),
        ("Velorin was noninferior.", []),
        ("Velorin helped people with no elevated pressure.", []),
        ("More than half slept.", []),
        ("Velorin did not negatively affect sleep.", []),
    ],
)
def test_words_that_point(words: str, effects: list[Effect]) -> None:
    assert [one.effect for one in pointers_of(words)] == effects
    behind = pointers_of(f"{'Velorin is a tablet for adults. ' * 9}{words}")
    assert [one.effect for one in behind] == effects


@pytest.mark.parametrize(
    ("clause", "told"),
    [
        ("P < .001", {True}),
        ("P = 0.35", {False}),
        ("p=0.0698", {None}),
        ("P > .05", {False}),
        ("P values ≤ 0.01", {True}),
        ("hazard ratio, 0.88; 95% CI, 0.64-1.23", {False}),
        ("odds ratio 1.9 (95% confidence interval, 1.1 to 3.2)", {True}),
        ("difference -0.5 days (95% CI: -1.1, 0.1)", {False}),
        ("45% (95% CI, 37%-53%) against 44% (95% CI, 36%-51%); HR 0.90", frozenset()),
        ("5.0 points; 95% CI, 4.2-5.8", frozenset()),
        ("P = .30 at home and P = .03 at work", {True, False}),
    ],
)
def test_what_statistics_tell(clause: str, told: set[bool | None]) -> None:
    assert told_by_statistics(clause) == told


def test_short_forms_stand_for_the_words_before_them() -> None:
    forms = short_forms("The Insomnia Severity Index (ISI) and progression-free survival (PFS; months) fell (P = .01).")
    assert forms.keys() == {"isi", "pfs"}
    assert forms["pfs"] == terms_of("progression-free survival")
    assert not short_forms("(ISI) stands alone, as does sleep (XYZ).")
    assert terms_of("insomnia severity") <= spelled_out(terms_of("the ISI"), forms)
    assert "isi" in spelled_out(terms_of("Insomnia Severity Index"), forms)


@pytest.mark.parametrize(
    ("claim", "differs"),
    [
        ("Women scratched more often than men.", True),
        ("Men scratched more often than women.", False),
        ("Women scratched less often than men.", False),
        ("Sleep was longer with barolin than with velorin (6.1 v 5.2 hours).", True),
        ("Sleep was longer with velorin than with barolin (6.1 v 5.2 hours).", False),
        ("Itch was worse with barolin than with velorin.", False),
        ("Women scratched more often than children.", False),
    ],
)
def test_a_comparison_turned_round_differs(claim: str, *, differs: bool) -> None:
    text = (
        "Velorin or barolin for itch\nMen scratched more often than women (27% vs 18%). "
        "Itch was alike, but sleep was longer with velorin than with barolin (6.1 v 5.2 hours)."
    )
    said = compare_pair(claim, text, depth=Depth.ABSTRACT)
    assert any(one.verdict is Verdict.DIFFERS for one in said) is differs


SHARES = "Gout was reported by 1.7% of adults on velorin and 0.9% on placebo. Rashes were seen in 2.1% and 3.4%."


@pytest.mark.parametrize(
    ("claim", "differs"),
    [
        ("Gout was rarer with velorin than with placebo.", True),
        ("There were fewer cases of gout with velorin than with placebo.", True),
        ("Gout was more common with velorin than with placebo.", False),
        ("Gout occurred more rarely with placebo than with velorin.", False),
        ("Headaches were rarer with velorin than with placebo.", False),
        ("Rashes were rarer with placebo than with velorin.", False),  # whose shares these are is not said
    ],
)
def test_shares_of_two_groups_deny_what_was_called_rarer(claim: str, *, differs: bool) -> None:
    assert bool(list(told_otherwise(claim, source_of(SHARES)))) is differs


NO_WORSE = (
    "METHODS: Adults were randomised to velorin lozenge (VL; n=101) or barolin 20 mg. RESULTS: VL was non-inferior to "
    "barolin 20 mg in sleep length (difference 1.2 min; lower 95% CI -6; p=0.003 for non-inferiority). Dry mouth was "
    "more frequent with VL (12% vs 4%; p=0.02). Falls occurred in 41 people (4.1%) in the VL group and 43 (4.3%) in "
    "the barolin group (hazard ratio, 0.95; 95% CI, 0.71 to 1.26; P<0.001 for noninferiority). The lamp was safe but "
    "was not superior to the mask."
)


@pytest.mark.parametrize(
    "claim",
    [
        "VL is superior to barolin.",
        "Velorin lozenge was significantly better than barolin 20 mg.",
        "Velorin lozenge was more effective than barolin for sleep length.",
        "Velorin lozenge was superior to barolin in terms of falls.",
        "The lamp is better than the mask.",
    ],
)
def test_what_is_no_worse_is_not_better(claim: str) -> None:
    assert denied(claim, NO_WORSE)


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("VL was non-inferior to barolin.", NO_WORSE),
        ("VL was as good as barolin.", NO_WORSE),
        # both sides changed alike
        ("Falls were fewer with VL.", NO_WORSE),
        ("The rate of falls was 4.1% with VL and 4.3% with barolin.", NO_WORSE),
        # the other side, another thing, another dose, another outcome
        ("Barolin is superior to VL.", NO_WORSE),
        ("VL is superior to placebo.", NO_WORSE),
        ("VL is superior to barolin 40 mg.", NO_WORSE),
        ("VL is superior to barolin for mood.", NO_WORSE),
        # better in something, or after all
        ("VL is superior to barolin.", f"{NO_WORSE} VL was superior to barolin in daytime mood."),
        ("VL is superior to barolin.", f"{NO_WORSE} Mood was better with VL (p=0.01)."),
        # asked, and not found
        ("VL is superior to barolin.", "We tested whether VL was non-inferior to barolin. Sleep was longer with VL."),
    ],
)
def test_what_is_no_worse_may_be_better_in_something_else(claim: str, text: str) -> None:
    assert not denied(claim, text)


COHORTS = (
    "METHODS: Adults were randomised to velorin or to sleep lessons. RESULTS: In the total cohort, memory loss "
    "was not significantly different between the velorin and the lessons groups (P = .80). In the HARBOUR cohort, "
    "velorin reduced memory loss by 30% compared with lessons. Death from any cause occurred in 12 and 13 people "
    "(hazard ratio 0.97; 95% CI 0.70 to 1.35). Death or a fall occurred in 40 and 60 people on velorin and lessons "
    "(hazard ratio 0.66; 95% CI 0.50 to 0.90)."
)


def test_what_was_found_in_one_cohort_is_none_of_the_whole() -> None:
    assert denied("Velorin reduces memory loss.", COHORTS)
    assert not denied("Velorin reduced memory loss in the HARBOUR cohort.", COHORTS)
    assert not denied("Velorin reduces memory loss.", COHORTS.replace("the total cohort", "men"))


def test_death_from_any_cause_is_an_outcome_by_itself() -> None:
    assert denied("Velorin reduces death from any cause.", COHORTS)
    alike = "Adults took velorin or placebo. Death from any cause did not differ significantly (3.8% vs 4.5%; P = .40)."
    assert denied("Velorin significantly reduced death from any cause.", alike)
    assert not denied("Velorin reduces deaths or falls.", COHORTS)


SOME_DOSES = (
    "METHODS: Adults took velorin or placebo for a year. RESULTS: Velorin significantly reduced colds compared with "
    "placebo (odds ratio 0.81; 95% CI 0.72 to 0.91). Monthly boluses had no effect."
)


def test_no_effect_of_what_the_source_found_without_one_is_no_contradiction() -> None:
    assert not denied("Monthly boluses of velorin had no effect on colds.", SOME_DOSES)
    assert denied("Velorin had no effect on colds.", SOME_DOSES)


ALIKE = "Adults had velorin or barolin. Pain fell by 2 points with velorin and 1.8 points with barolin (P=0.55)."
BOTH = "Attacks were reduced in both groups (velorin, 44%; barolin, 39%; P=0.40 for the difference)."


@pytest.mark.parametrize(
    ("claim", "text", "contradicted"),
    [
        ("Velorin lowered pain by 2 points, barolin by 1.8 points.", ALIKE, False),
        ("Velorin lowered pain by 2 points, compared with 1.8 points for barolin.", ALIKE, False),
        ("Velorin lowered pain more than barolin.", ALIKE, True),
        ("Both velorin and barolin reduced attacks.", BOTH, False),
        ("Velorin reduced attacks more than barolin.", BOTH, True),
    ],
)
def test_who_tells_of_both_sides_claims_no_difference(claim: str, text: str, contradicted: bool) -> None:
    assert denied(claim, text) is contradicted
