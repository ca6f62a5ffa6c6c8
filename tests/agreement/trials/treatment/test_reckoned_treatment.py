"""Numbers of a treatment that are worked out: each follows from numbers of its own kind alone."""

from __future__ import annotations

import pytest

from tests.agreement.making import verdict

COACHING = """INTERVENTION 1:
  Stepwise app and patches
  The course has 12 core units, one opened every 3 days; access is for 20 weeks.
  Each unit: video (approx. 8 min) and a quiz of 4 questions.
  Prompts: 2 per day in the first 3 weeks, 1 per day thereafter until wk 10, then none.
  Nalorin patch: 20 mg/24h (4 wks), then 10 mg/24h (2 wks).
INTERVENTION 2:
  Letters only
  One letter a week x 6 weeks. Nalorin patch as in Intervention 1."""
TRAINING = """INTERVENTION 1:
  Supervised balance training
  Two sessions a week for 9 weeks, each lasting 40 minutes.
  Talks: three talks (30 minutes each) on falls, week 1 and week 2.
INTERVENTION 2:
  Balance leaflet
  Exercises at home 4x/week, about 15 min each, for 9 weeks."""
RAYS = """INTERVENTION 1:
  Short rays
  42 Gy in 15 fractions, 2.8 Gy/fx, 5 fractions a week, over 3 weeks.
  Boost: 12 Gy in 6 fx
INTERVENTION 2:
  Long rays
  50 Gy in 25 fractions, 2 Gy/fx, 5 fractions a week, over 5 weeks.
  Boost as in Intervention 1."""
FEEDS = """INTERVENTION 1:
  Fast feeding
  Feeds of 12 ml/kg/d; after 2 days increased by 30 ml/kg per day until 144 ml/kg/d, given every 3 hrs.
INTERVENTION 2:
  Slow feeding
  Feeds of 12 ml/kg/d held for 6 days, then increased by 18 ml/kg per day until 144 ml/kg/d, given every 3 hrs.
  Calcin 400 IU daily from day 14."""
CYCLES = """INTERVENTION 1:
  Velorin
  Velorin 50 mg/m2 iv over 2 hrs day 1, taxine 300 mg p.o. b.i.d. d 1-14
  Cycle repeated every 3 weeks.
  3 cycles before surgery and 3 cycles after surgery."""


@pytest.mark.parametrize(
    ("false", "true", "record"),
    [
        (
            "app users in the primary trial get seven prompts a day for the first three weeks",
            "app users in the primary trial get two prompts a day for the first three weeks",
            COACHING,
        ),
        (
            "going through all units of the primary trial means 480 quiz questions",
            "going through all units of the primary trial means 48 quiz questions",
            COACHING,
        ),
        (
            "the last patches of the primary trial are 10 g per 24 hours",
            "the last patches of the primary trial are 10 mg per 24 hours",
            COACHING,
        ),
        (
            "the letters arm of the primary trial is sent 24 letters in all",
            "the letters arm of the primary trial is sent 6 letters in all",
            COACHING,
        ),
        (
            "the supervised arm of the primary trial sits through a total of 90 hours of talks",
            "the supervised arm of the primary trial sits through a total of 90 minutes of talks",
            TRAINING,
        ),
        (
            "someone who sticks to the leaflet of the primary trial has done 50 workouts by the end of week 9",
            "someone who sticks to the leaflet of the primary trial has done 36 workouts by the end of week 9",
            TRAINING,
        ),
        (
            "both groups of the primary trial keep training over a span of 70 days",
            "both groups of the primary trial keep training over a span of 63 days",
            TRAINING,
        ),
        (
            "with the boost long rays of the primary trial come to a total of 620 Gy",
            "with the boost long rays of the primary trial come to a total of 62 Gy",
            RAYS,
        ),
        (
            "the long arm of the primary trial uses five times as many fractions as the boost",
            "the long arm of the primary trial uses more than four times as many fractions as the boost",
            RAYS,
        ),
        (
            "babies of both groups in the primary trial are fed ten times in 24 hours",
            "babies of both groups in the primary trial are fed eight times in 24 hours",
            FEEDS,
        ),
        (
            "the slow arm of the primary trial holds feeds five times as long as the fast one",
            "the slow arm of the primary trial holds feeds three times as long as the fast one",
            FEEDS,
        ),
        (
            "full feeds of the primary trial are forty times the first ones",
            "full feeds of the primary trial are twelve times the first ones",
            FEEDS,
        ),
        (
            "someone who completes every cycle in the primary trial has had 400 mg/m2 of velorin altogether",
            "someone who completes every cycle in the primary trial has had 300 mg/m2 of velorin altogether",
            CYCLES,
        ),
    ],
)
def test_a_number_follows_from_its_own_kind_alone(false: str, true: str, record: str) -> None:
    assert (verdict(false, record), verdict(true, record) != "differs") == ("differs", True)


@pytest.mark.parametrize(
    ("claim", "record"),
    [
        ("patients of the primary trial receive 700 mg of aspirin", CYCLES),
        ("nobody in the primary trial takes velorin for 30 weeks", CYCLES),
        ("a patient of the primary trial might take velorin for 30 weeks", CYCLES),
        ("the follow-up visits of the primary trial are 30 weeks apart", CYCLES),
        ("in the primary trial 52 women were treated with velorin", CYCLES),
        ("four cycles of the primary trial take 12 weeks", CYCLES),
        ("in 4 weeks the leaflet of the primary trial makes 16 workouts", TRAINING),
        ("one session of the primary trial is 10 minutes longer than a talk", TRAINING),
        ("the app of the primary trial may be used for nearly five months", COACHING),
        ("patches of the primary trial are worn for 42 days altogether", COACHING),
        ("a 2 kg baby of the primary trial is fed eight times in 24 hours", FEEDS),
        ("the short rays of the primary trial need ten visits fewer than the long ones", RAYS),
    ],
)
def test_what_follows_or_is_of_something_else_does_not_differ(claim: str, record: str) -> None:
    assert verdict(claim, record) != "differs"
