"""What a source tells of other things, of some people, of one grade or by chance supports nothing of all."""

from __future__ import annotations

import pytest

from tests.agreement.making import verdict as judged


@pytest.mark.parametrize(
    ("source", "true", "false"),
    [
        (
            "Headache was reported in 43 (72%) of the studies.",
            "Headache was reported in 72% of the studies.",
            "Headache was reported in 72% of patients.",
        ),
        (
            "Nausea occurred during 28% of infusions.",
            "Nausea occurred during 28% of infusions.",
            "Nausea occurred in 28% of patients.",
        ),
        (
            "Falls were avoided by 41.6% of frail adults.",
            "Falls were avoided by 41.6% of frail adults.",
            "Falls were avoided by 41.6% of adults.",
        ),
        (
            "Sleep improved in 52% of patients with hypertension.",
            "Sleep improved in 52% of patients with hypertension.",
            "Sleep improved in 52% of patients.",
        ),
        (
            "Serious adverse events occurred in 3% of patients.",
            "Serious adverse events occurred in 3% of patients.",
            "Adverse events occurred in 3% of patients.",
        ),
        (
            "Nausea was mild in 90% of patients.",
            "Nausea was mild in 90% of patients.",
            "Nausea occurred in 90% of patients.",
        ),
        (
            "About half of patients kept their response.",
            "About half of patients kept their response.",
            "More than half of patients kept their response.",
        ),
    ],
)
def test_a_part_supports_no_whole(source: str, true: str, false: str) -> None:
    assert (judged(true, source), judged(false, source) != "supported") == ("supported", True)


def test_a_change_that_chance_explains_supports_no_change() -> None:
    assert judged("Exercise reduced pain by 20%.", "Exercise reduced pain by 20% (p=0.40).") != "supported"
    assert judged("Exercise reduced pain by 20%.", "Exercise reduced pain by 20% (p=0.01).") == "supported"


def test_where_it_began_and_ended_is_no_other_number() -> None:
    assert judged("Blood levels rose by 36 nmol/L.", "Blood levels rose from 55.2 to 91.4 nmol/L.") != "differs"


def test_the_grade_and_the_people_of_the_whole_study_need_not_be_said() -> None:
    source = "Frail adults with severe insomnia. In frail adults, severe insomnia fell in 40% of frail adults."
    assert judged("Insomnia fell in 40% of adults.", source) == "supported"
