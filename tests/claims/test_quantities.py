from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.claims.claim import Comparator, QuantityKind
from evidence.claims.quantities import find_quantities
from evidence.claims.units import converted

# copy, words of the quantity, kind, value, low, high, unit, comparator
CASES = [
    ("71% of adults", "71%", "percent", 71, None, None, "%", "="),
    ("71 % of adults", "71 %", "percent", 71, None, None, "%", "="),
    ("71 per cent of them", "71 per cent", "percent", 71, None, None, "%", "="),
    ("Seventy-one percent slept", "Seventy-one percent", "percent", 71, None, None, "%", "="),
    ("60–70% of adults", "60–70%", "percent", None, 60, 70, "%", "="),
    ("60% to 70% of adults", "60% to 70%", "percent", None, 60, 70, "%", "="),
    ("between 60 and 70 percent of", "between 60 and 70 percent", "percent", None, 60, 70, "%", "="),
    ("by up to 60% in", "up to 60%", "percent", 60, None, 60, "%", "<="),
    ("in over 70% of", "over 70%", "percent", 70, 70, None, "%", ">"),
    ("≥50% fell", "≥50%", "percent", 50, 50, None, "%", ">="),
    ("fewer than 5% fell", "fewer than 5%", "percent", 5, None, 5, "%", "<"),
    ("nearly 30% fell", "nearly 30%", "percent", 30, None, None, "%", "~"),
    ("50% or more fell", "50% or more", "percent", 50, 50, None, "%", ">="),
    ("50% or less fell", "50% or less", "percent", 50, None, 50, "%", "<="),
    ("at least half of them", "at least half", "fraction", 0.5, 0.5, None, None, ">="),
    ("two-thirds of them", "two-thirds", "fraction", 2 / 3, None, None, None, "="),
    ("a quarter of them", "a quarter", "fraction", 0.25, None, None, None, "="),
    ("for seven and a half years", "seven and a half years", "duration", 7.5, None, None, "year", "="),
    ("slept 7½ hours more", "7½ hours", "duration", 7.5, None, None, "hour", "="),
    ("two-and-a-half times the risk", "two-and-a-half times", "ratio", 2.5, None, None, None, "="),
    ("about ½ of them", "about ½", "fraction", 0.5, None, None, None, "~"),
    ("one in five adults snore", "one in five adults", "fraction", 0.2, None, None, "adult", "="),
    ("seven in ten slept", "seven in ten", "fraction", 0.7, None, None, None, "="),
    ("in 7 of 10 patients", "7 of 10 patients", "fraction", 0.7, None, None, "patient", "="),
    ("in 12 of the 16 patients", "12 of the 16 patients", "fraction", 0.75, None, None, "patient", "="),
    ("every one of the 39 patients", "39 patients", "sample-size", 39, None, None, "patient", "="),
    ("she sees 20/40 or better", "20/40", "other", 40, None, None, None, "="),
    ("an acuity of 6/12", "6/12", "other", 12, None, None, None, "="),
    ("healed in 20/40 patients", "20/40 patients", "fraction", 0.5, None, None, "patient", "="),
    ("healed in 20/40 of them", "20/40", "fraction", 0.5, None, None, None, "="),
    ("in 12/16 of them", "12/16", "fraction", 0.75, None, None, None, "="),
    ("adults (n = 18) slept", "n = 18", "sample-size", 18, None, None, None, "="),
    ("adults (N=1,200) slept", "N=1,200", "sample-size", 1200, None, None, None, "="),
    ("in 18 adult patients", "18 adult patients", "sample-size", 18, None, None, "patient", "="),
    ("two hundred and fifty people", "two hundred and fifty people", "sample-size", 250, None, None, "person", "="),
    ("three dozen doses", "three dozen doses", "count", 36, None, None, "dose", "="),
    ("kills 2.5 million people", "2.5 million people", "count", 2.5e6, None, None, "person", "="),
    ("affects millions of people", "millions of people", "count", None, None, None, "person", "="),
    ("affects millions worldwide", "millions", "count", None, None, None, None, "="),
    ("with 10⁹ copies", "10⁹ copies", "count", 1e9, None, None, "copy", "="),
    ("at 1.5 × 10⁻³ of all", "1.5 × 10⁻³", "other", 1.5e-3, None, None, None, "="),
    ("was 0.56¹ in all", "0.56", "other", 0.56, None, None, None, "="),
    ("with 2 x 10^9 CFU", "2 x 10^9 CFU", "dose", 2e9, None, None, "CFU", "="),
    ("one hundred volunteers slept", "one hundred volunteers", "sample-size", 100, None, None, "volunteer", "="),
    ("gone within 24 hours", "within 24 hours", "timepoint", 24, None, 24, "hour", "<="),
    ("gone after 8 weeks", "after 8 weeks", "timepoint", 8, None, None, "week", "="),
    ("gone 8 weeks later", "8 weeks", "timepoint", 8, None, None, "week", "="),
    ("gone at week 8", "at week 8", "timepoint", 8, None, None, "week", "="),
    ("gone on days 3–5", "days 3–5", "timepoint", None, 3, 5, "day", "="),
    ("gone at the 6-month visit", "at the 6-month", "timepoint", 6, None, None, "month", "="),
    ("gone within hours of it", "within hours", "timepoint", None, None, None, "hour", "<="),
    ("gone within hours or days", "within hours or days", "timepoint", None, None, None, "day", "<="),
    ("gone within a day", "within a day", "timepoint", 1, None, 1, "day", "<="),
    ("as early as 2 weeks", "as early as 2 weeks", "timepoint", 2, 2, None, "week", ">="),
    ("for 8 weeks", "8 weeks", "duration", 8, None, None, "week", "="),
    ("reduced crying by 41 minutes per day", "41 minutes", "duration", 41, None, None, "minute", "="),
    ("prolonged survival by a median of 3 months", "3 months", "duration", 3, None, None, "month", "="),
    ("symptoms improved by 8 weeks", "by 8 weeks", "timepoint", 8, None, None, "week", "="),
    ("pain was 64.2 before MFAT injection", "64.2", "other", 64.2, None, None, None, "="),
    ("for 14 consecutive days", "14 consecutive days", "duration", 14, None, None, "day", "="),
    ("for a full year", "a full year", "duration", 1, None, None, "year", "="),
    ("gone within a whole week", "within a whole week", "timepoint", 1, None, 1, "week", "<="),
    ("over 7–28 days", "7–28 days", "duration", None, 7, 28, "day", "="),
    ("lasting up to six months", "up to six months", "duration", 6, None, 6, "month", "<="),
    ("between 2 and 4 weeks", "between 2 and 4 weeks", "duration", None, 2, 4, "week", "="),
    ("two or three days", "two or three days", "duration", None, 2, 3, "day", "="),
    ("takes several weeks", "several weeks", "duration", None, None, None, "week", "="),
    ("six to eight weeks", "six to eight weeks", "duration", None, 6, 8, "week", "="),
    ("40 minutes to an hour", "40 minutes to an hour", "duration", None, 40, 60, "minute", "="),
    ("for half an hour", "half an hour", "duration", 0.5, None, None, "hour", "="),
    ("an 8-week trial", "8-week", "duration", 8, None, None, "week", "="),
    ("rather than weeks", "weeks", "duration", None, None, None, "week", "="),
    ("at 0.5 mg/kg", "0.5 mg/kg", "dose", 0.5, None, None, "mg/kg", "="),
    ("took 1,000 mg per day", "1,000 mg per day", "dose", 1000, None, None, "mg/day", "="),
    ("took 400 IU", "400 IU", "dose", 400, None, None, "IU", "="),
    ("a 20 U injection", "20 U", "dose", 20, None, None, "unit", "="),
    ("received 3.7 MBq doses", "3.7 MBq", "dose", 3.7, None, None, "MBq", "="),
    ("fell by 30 mg/dL", "30 mg/dL", "other", 30, None, None, "mg/dl", "="),
    ("lost 5 kg", "5 kg", "other", 5, None, None, "kg", "="),
    ("taken twice a week", "twice a week", "frequency", 2, None, None, "week", "="),
    ("taken twice daily", "twice daily", "frequency", 2, None, None, "day", "="),
    ("a twice-daily dose", "twice-daily", "frequency", 2, None, None, "day", "="),
    ("taken three times a day", "three times a day", "frequency", 3, None, None, "day", "="),
    ("taken 2 times daily", "2 times daily", "frequency", 2, None, None, "day", "="),
    ("several times a week", "several times a week", "frequency", None, None, None, "week", "="),
    ("taken every 8 hours", "every 8 hours", "frequency", 0.125, None, None, "hour", "="),
    ("taken every other day", "every other day", "frequency", 0.5, None, None, "day", "="),
    ("taken every 2–4 weeks", "every 2–4 weeks", "frequency", None, 0.25, 0.5, "week", "="),
    ("taken every day", "every day", "frequency", 1, None, None, "day", "="),
    ("a single dose", "single dose", "count", 1, None, None, "dose", "="),
    ("a single vitamin infusion", "single vitamin infusion", "count", 1, None, None, "infusion", "="),
    ("six infusions", "six infusions", "count", 6, None, None, "infusion", "="),
    ("with 12 markers", "12", "count", 12, None, None, None, "="),
    ("a score of 12", "12", "other", 12, None, None, None, "="),
    ("fell (p < 0.05)", "p < 0.05", "p-value", 0.05, None, 0.05, None, "<"),
    ("fell (P = .03)", "P = .03", "p-value", 0.03, None, None, None, "="),
    ("fell, 95% CI 1.2–3.4", "95% CI 1.2–3.4", "interval", None, 1.2, 3.4, None, "="),
    ("fell (CI: -1.2 to 3.4)", "CI: -1.2 to 3.4", "interval", None, -1.2, 3.4, None, "="),
    ("fell (HR 0.61)", "HR 0.61", "ratio", 0.61, None, None, "hr", "="),
    ("an odds ratio of 2.3", "odds ratio of 2.3", "ratio", 2.3, None, None, "odds ratio", "="),
    ("risk doubled", "doubled", "ratio", 2, None, None, None, "="),
    ("a twofold rise", "twofold", "ratio", 2, None, None, None, "="),
    ("a 10-fold rise", "10-fold", "ratio", 10, None, None, None, "="),
    ("3 times more likely", "3 times", "ratio", 3, None, None, None, "="),
    ("twice as likely", "twice", "ratio", 2, None, None, None, "="),
    ("costs $400", "$400", "money", 400, None, None, "dollar", "="),
    ("costs £1.2 million", "£1.2 million", "money", 1.2e6, None, None, "pound", "="),
    ("costs €5k", "€5k", "money", 5000, None, None, "euro", "="),
    ("between $400 and $800", "between $400 and $800", "money", None, 400, 800, "dollar", "="),
    ("adults aged 18–65", "aged 18–65", "age", None, 18, 65, "year", "="),
    ("aged 40 fell", "aged 40", "age", 40, None, None, "year", "="),
    ("an 18-year-old", "18-year-old", "age", 18, None, None, "year", "="),
    ("done in 2006", "2006", "year", 2006, None, None, "year", "="),
    ("a 2018 meta-analysis of", "2018", "year", 2018, None, None, "year", "="),
    ("a large 2018 randomised trial", "2018", "year", 2018, None, None, "year", "="),
    ("in all of 2018 trials", "2018 trials", "count", 2018, None, None, "trial", "="),
    ("wheals decreased 24% on it", "24%", "percent", 24, None, None, "%", "="),
    ("scores declined 31 %", "31 %", "percent", 31, None, None, "%", "="),
    ("ferritin increased 44%", "44%", "percent", 44, None, None, "%", "="),
    ("counts decreased 2.5-fold", "2.5-fold", "ratio", 2.5, None, None, None, "="),
    ("waists decreased 7 cm", "7 cm", "other", 7, None, None, "cm", "="),
    ("marked 18% gains", "18%", "percent", 18, None, None, "%", "="),
    ("triglyceride levels 22% lower", "22%", "percent", 22, None, None, "%", "="),
    ("error was 7,4% at home", "7,4%", "percent", 7.4, None, None, "%", "="),
    ("an error of 2,6 % at home", "2,6 %", "percent", 2.6, None, None, "%", "="),
    ("from 6,5–7,5% of them", "6,5–7,5%", "percent", None, 6.5, 7.5, "%", "="),
    ("they lived 16,5 months", "16,5 months", "duration", 16.5, None, None, "month", "="),
    ("took 0,125 mg", "0,125 mg", "dose", 0.125, None, None, "mg", "="),
    ("fell (HR 0,61)", "HR 0,61", "ratio", 0.61, None, None, "hr", "="),
    ("a mean of 3,4", "3,4", "other", 3.4, None, None, None, "="),
    ("fell (P = 0,03)", "P = 0,03", "p-value", 0.03, None, None, None, "="),
    ("2,400 patients slept", "2,400 patients", "sample-size", 2400, None, None, "patient", "="),
    ("on Dec. 24 2023", "2023", "year", 2023, None, None, "year", "="),
    ("from 2006–2010", "2006–2010", "year", None, 2006, 2010, "year", "="),
    ("since the 1960s", "1960s", "year", None, 1960, 1969, "decade", "="),
    ("on June 29, 2023", "2023", "year", 2023, None, None, "year", "="),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=[case[0] for case in CASES])
def test_one_quantity(case: tuple[str, str, str, float | None, float | None, float | None, str | None, str]) -> None:
    copy, words, kind, value, low, high, unit, comparator = case
    (found,) = find_quantities(copy)
    assert (found.text, found.kind.value, found.unit, found.comparator.value) == (words, kind, unit, comparator)
    assert (found.value, found.low, found.high) == (
        pytest.approx(value) if value is not None else None,
        pytest.approx(low) if low is not None else None,
        pytest.approx(high) if high is not None else None,
    )


@pytest.mark.parametrize(
    "copy",
    [
        "a phase 3 trial in type 2 diabetes",
        "types 1 and 2",
        "grade 3 or 4 events, grade 1–2 reactions, grade ≥3 rash, a phase 2b/3 trial, stages 3 to 5",
        "vitamin B12, GLP-1, COVID-19, omega-3, CYP3A4, 5-HT and 3D",
        "see https://example.org/2020/71% or doi 10.1000/abc.2020.12",
        "it was high.[1–3] It fell (4) and itch.3 went",
        "at 9:30 or 10 am, 24/7, call 555-123-4567",
        "one of the most important things, once known as a double-blind check",
        "daily life, a half-life, every patient, a single person, few patients",
        "after years of struggle, weeks went by",
        "either this or that; 2.5.1 is a version",
        "the 19th hole",
        "types 6,11 and 16, seen by March 4 or Dec 24",
        "as in trials 1,2 and 3, or 4,5",
        "a day at the sea",
        "an odds ratio or 2.x",
    ],
)
def test_names_marks_and_addresses_are_no_quantities(copy: str) -> None:
    assert [quantity.text for quantity in find_quantities(copy) if quantity.kind is not QuantityKind.OTHER] == []


@pytest.mark.parametrize(
    ("copy", "texts"),
    [
        ("50 mg twice daily for 8 weeks", ["50 mg", "twice daily", "8 weeks"]),
        ("50 mg daily", ["50 mg", "daily"]),
        ("60% and 70% of them", ["60%", "70%"]),
        ("HR 1,45 (95% CI 1,12–1,88)", ["HR 1,45", "95% CI 1,12–1,88"]),
        ("at weeks 4,8 and 12", ["4", "12"]),
        ("OR 2.3 (95% CI 1.1, 3.4)", ["OR 2.3", "95% CI 1.1, 3.4"]),
        ("from 150 to 120 mg/dL", ["150", "120 mg/dL"]),
        ("one dose or 2 weeks", ["one dose", "2 weeks"]),
        ("2 or 3 of them", ["2", "3"]),
        ("5 in 2010", ["5", "2010"]),
        ("40 minutes to 2 decades", ["40 minutes", "2 decades"]),
        ("within 3 of 10 days", ["3", "10 days"]),
        ("aged and wise, week 5.5% off", ["5.5%"]),
        ("95% confidence interval unknown", ["95% confidence interval"]),
        ("CI: -9 alone", ["9"]),
        ("a couple of weeks", ["couple of weeks"]),
        ("several treatments", []),
        ("ages unknown and n >= x, CI = - 2", ["2"]),
        ("every so often, once in a while, aged 5 hundred", ["aged 5"]),
        ("p = x and n = many", []),
        ("p <.x", []),
    ],
)
def test_several_quantities(copy: str, texts: list[str]) -> None:
    assert [quantity.text for quantity in find_quantities(copy)] == texts


def test_the_level_of_an_interval_is_no_outcome() -> None:
    assert {quantity.kind for quantity in find_quantities("mean 3 (95% CI 1.2 to 3.4)")} == {
        QuantityKind.INTERVAL,
        QuantityKind.OTHER,
    }


@given(st.integers(0, 999), st.sampled_from(["{}% of adults", "up to {}%", "(about {} percent)", "it fell by {} %."]))
def test_percents_round_trip(number: int, form: str) -> None:
    (found,) = find_quantities(form.format(number))
    assert (found.kind, found.value, found.unit) == (QuantityKind.PERCENT, float(number), "%")


@given(st.integers(1, 9_999_999), st.sampled_from(["mg", "hours", "patients"]))
def test_integers_with_thousands_round_trip(number: int, unit: str) -> None:
    (found,) = find_quantities(f"with {number:,} {unit} each")
    assert found.value == number
    assert found.comparator is Comparator.EQUAL


@given(
    st.lists(
        st.sampled_from(
            [
                "71",
                "%",
                "60–70",
                "percent",
                "two-thirds",
                "half",
                "in",
                "of",
                "5",
                "10",
                "ten",
                "mg/kg",
                "week",
                "weeks",
                "within",
                "after",
                "up",
                "to",
                "at",
                "least",
                "between",
                "and",
                "$",
                "4",
                "(n",
                "=",
                "12)",
                "p",
                "<",
                ".05",
                "CI",
                "95",
                "2006",
                "1960s",
                "aged",
                "18",
                "times",
                "a",
                "day",
                "every",
                "single",
                "dose",
                "or",
                "10⁹",
                "½",
                "-",
                "–",
                "/",
            ]
        ),
        max_size=14,
    )
)
def test_spans_are_exact_and_do_not_overlap(parts: list[str]) -> None:
    for joined in (" ".join(parts), "".join(parts)):
        found = find_quantities(joined)
        assert all(joined[quantity.span.start : quantity.span.end] == quantity.text for quantity in found)
        assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    assert all(quantity.text == text[quantity.span.start : quantity.span.end] for quantity in find_quantities(text))


@pytest.mark.parametrize(
    ("value", "unit", "target", "result"),
    [(1, "hour", "minute", 60), (2, "week", "week", 2), (1, "decade", "year", None), (36, "hour", "day", 1.5)],
)
def test_times_are_converted_where_the_ratio_is_fixed(
    value: float, unit: str, target: str, result: float | None
) -> None:
    assert converted(value, unit, target) == result


def test_a_number_and_how_far_it_spreads_are_no_bound() -> None:
    one, _ = find_quantities("a load of 118 +/- 19 N")
    assert (one.text, one.value, one.comparator) == ("118", 118, "=")
