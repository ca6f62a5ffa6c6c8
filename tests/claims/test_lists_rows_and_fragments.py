"""Words without a verb, items of lists and rows of tables assert by what they say and by what stands above them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from evidence.claims.claim import Claim, ClaimKind

Claims = Callable[..., tuple[Claim, ...]]
ClaimsOf = Callable[..., list[str]]


@pytest.mark.parametrize(
    "copy",
    [
        "- Soothes itchy, flaky scalps in one wash",
        "- Reshapes the cornea while you sleep",
        "- Shrinks the look of pores",
        "- Non-greasy, non-irritating",
        "- Mild tingling (common)",
        "- Nosebleeds (uncommon)",
        "- Occasional dry mouth",
        "- Some swelling for 2-3 days",
        "- Stings slightly for a few seconds",
        "- Fastest absorption of all magnesium salts",
        "- Back at work after two days",
        "- Feel lighter from day one",
    ],
)
def test_an_item_without_a_subject_asserts(claims_in: Claims, copy: str) -> None:
    assert len(claims_in(copy)) == 1


@pytest.mark.parametrize(
    "copy",
    [
        "- Dose: 300 mg IM every four weeks",
        "- Loading: 2 g/kg over 5 days",
        "- Maintenance: one session every 6-8 weeks",
        "- Twice daily for 6 weeks, then once daily",
        "- Worn 20 to 22 hours a day",
        "- Once-a-day dose: two sprays per nostril",
        "Treatment is given as four infusions over two weeks.",
    ],
)
def test_a_regimen_is_a_procedure(claims_in: Claims, copy: str) -> None:
    assert [claim.kind for claim in claims_in(copy)] == [ClaimKind.PROCEDURE]


@pytest.mark.parametrize(
    "copy",
    [
        "You cannot fly for 24 hours afterwards.",
        "We do not treat anyone who has a pacemaker.",
        "You should not be treated if you have had a detached retina.",
        "We never inject fillers during pregnancy.",
        "Not suitable for dry eye or keratoconus.",
        "Not for children under 18.",
    ],
)
def test_a_restriction_is_a_matter_of_safety(claims_in: Claims, copy: str) -> None:
    assert [claim.kind for claim in claims_in(copy)] == [ClaimKind.SAFETY]


@pytest.mark.parametrize(
    "copy",
    [
        "- Pack of 60 sprays",
        "- Scoop included",
        "- Non-refundable",
        "- Your first review with the nurse",
        "- Sleep masks at a glance",
        "- Report in your app in 10 days",
        "- Comes in three sizes",
        "More than just hearing",
        "Induction phase: tracking how you sleep",
        "Side effects: the honest bit",
        "We do not offer refunds on opened boxes.",
        "You can pay by card.",
    ],
)
def test_a_label_asserts_nothing(claims_in: Claims, copy: str) -> None:
    assert claims_in(copy) == ()


@pytest.mark.parametrize(
    "copy",
    [
        "Shockwave for the heel £75",
        "Course of six £480 (save £60)",
        "0% finance over 12 months",
        "The clinic offers a 20% discount for first responders.",
        "Members save 10% on every refill",
        "Most insurers cover the scan.",
        "Some policies cover the consultation but not the medicine.",
        "Registered in Scotland no. SC123456.",
        "*Survey of 214 customers, June 2023.",
        "Other ingredients: gelatin, rice flour",
        "Vitamin C 80 mg 100% NRV",
        "38 people are looking at this right now",
        "The kit contains a lancet, a tube and a return label.",
        "Your appointment lasts about 45 minutes.",
        "Next review due: May 2026",
    ],
)
def test_money_stock_and_companies_need_no_source(claims_in: Claims, copy: str) -> None:
    assert claims_in(copy) == ()


def test_a_figure_of_a_whole_economy_is_no_price(claims_in: Claims) -> None:
    assert len(claims_in("Back pain costs the economy $12 billion a year in lost work.")) == 1


@pytest.mark.parametrize(
    "head",
    [
        "Please do not use the splint if you have",
        "The gel may not be right for you if you have:",
        "We will not treat you if any of the following apply:",
        "# Who should not take it",
        "# Contraindications",
    ],
)
def test_who_must_not_be_treated_stands_in_a_list(claims_in: Claims, head: str) -> None:
    claims = claims_in(head, "- loose teeth", "- central sleep apnoea")
    assert [(claim.text, claim.kind) for claim in claims] == [
        ("loose teeth", ClaimKind.SAFETY),
        ("central sleep apnoea", ClaimKind.SAFETY),
    ]


@pytest.mark.parametrize(
    "head", ["The risk is higher if you:", "Nosebleeds are more likely if you:", "This is common in people who:"]
)
def test_what_makes_harm_likelier_stands_in_a_list(claims_in: Claims, head: str) -> None:
    found = [claim.text for claim in claims_in(head, "- live at high altitude", "- take a blood thinner")]
    assert found[-2:] == ["live at high altitude", "take a blood thinner"]


def test_a_condition_of_delivery_is_no_risk(claims_in: Claims) -> None:
    assert claims_in("Delivery is free of charge if:", "- you order two") == ()


@pytest.mark.parametrize(
    "copy", ["Lamps shorten sleep in children.", "Shorter sleep in winter with lamps, and less of it [1]."]
)
def test_plurals_do_things_and_a_mark_makes_a_claim(claims_in: Claims, copy: str) -> None:
    assert len(claims_in(copy)) == 1


def test_a_fivefold_rise_is_a_figure(claims_in: Claims) -> None:
    (claim,) = claims_in("Use of the patch among nurses more than quintupled in ten years.")
    assert claim.quantities[0].value == 5.0 or claim.quantities[0].low == 5.0


def test_what_to_tell_the_nurse_is_no_restriction(claims_in: Claims) -> None:
    assert claims_in("Call the clinic if you have:", "- a cold", "- lost your letter") == ()


def test_effects_are_told_below_their_head(claims_in: Claims) -> None:
    told = claims_in("What you'll likely experience:", "- Gradual return of feeling", "- More vivid colours")
    asked = claims_in("What to track:", "- Mood each morning", "- Quality of rest")
    assert len(told) == 2
    assert asked == ()


def test_the_head_of_a_list_asserts_what_it_says(claims_in: Claims) -> None:
    assert len(claims_in("Some patients require longer treatment courses:")) == 1
    assert claims_in("The process of receiving infusions involves several steps:") == ()
    assert claims_in("Before raising the dose, providers must check the kidneys of each patient:") == ()


@pytest.mark.parametrize(
    ("head", "row", "asserts"),
    [
        ("Treatment\tSessions\tDowntime\tPrice", "Nd:YAG, nose\t1-2\tRedness 24 hours\t£195", True),
        ("\tUs\tOthers", "Jaw discomfort\tRare\tCommon", True),
        ("\tUs\tOthers", "Crosses into the brain\t✓\t✗", True),
        ("\tUs\tOthers", "Covered by insurance\tRarely\tUsually", False),
        ("\tUs\tOthers", "Custom fit\tYes\tNo", False),
        ("Panel\tMarkers\tPrice", "Complete\t112 biomarkers\t$399", False),
    ],
)
def test_a_row_asserts_by_its_label_and_its_cells(claims_in: Claims, head: str, row: str, asserts: bool) -> None:
    assert len(claims_in(f"^ {head}", f"| {row}")) == asserts


def test_cells_below_a_head_that_names_concerns_assert(claims_of: ClaimsOf) -> None:
    table = (
        "| Class | Concern | Action |\n| --- | --- | --- |\n| Opioids | Theoretical additive effect | Taper first |\n"
    )
    assert "Theoretical additive effect" in claims_of(table, "page.md")


@pytest.mark.parametrize(
    ("copy", "asserts"),
    [
        ("“I lost 12 kg in five months.”", True),
        ("“My migraines went from nine a month to two.”", True),
        ("“My legs don't ache any more.”", True),
        ("“They took me off my blood pressure tablets.”", True),
        ("Marta, 52, lost 14 kg in 8 months", True),
        ("“I lost my parcel for two weeks.”", False),
        ("“Got 10% off for the delay, lovely people.”", False),
        ("Mr J. Osei FRCS is our lead surgeon.", False),
    ],
)
def test_a_result_with_a_figure_is_a_claim_whoever_tells_it(claims_in: Claims, copy: str, asserts: bool) -> None:
    assert len(claims_in(copy)) == asserts


def test_a_term_in_quotes_is_no_voice(claims_in: Claims) -> None:
    assert len(claims_in("“Brain zaps” come from stopping the tablets quickly, and they fade.")) == 1


@pytest.mark.parametrize(
    "copy",
    [
        "Osman et al. (2018) reported that cupping eased neck pain for up to four weeks.",
        "Osman and colleagues found no difference at twelve weeks.",
        "Osman et al. (Pain Pract 2018;18(2):101-9, PMID 28555555) catalogued the harms of cupping.",
        "Hemilä (2017) pooled seven trials and found that colds were 33% shorter.",
        "In one trial, pain fell by 40% (doi:10.1000/example.123).",
        "Vitamin D, Vitamin K and magnesium lower the risk of falls by 20%.",
        "In the U.S. and Canada, 30% of adults sleep badly.",
        "Vitamin D, taken daily, cuts falls by 20% (Smith et al., 2019).",
    ],
)
def test_a_finding_is_no_reference_entry(claims_of: ClaimsOf, copy: str) -> None:
    assert claims_of(f"The evidence:\n\n- {copy}\n- {copy}\n", "page.md") == [copy, copy]


@pytest.mark.parametrize(
    "entry",
    [
        "Osman K, Reid L. Cupping for neck pain: a randomised trial. Pain Pract. 2018;18(2):101-9.",
        "Osman K, et al. (2018). Cupping for neck pain. Pain Practice, 18(2), 101–109.",
        "World Health Organization. “Hearing loss: a fact sheet.” Updated February 2024 (who.int).",
        "Institute for Sleep. “Rest of shift workers.” Continuously updated.",
    ],
)
def test_an_entry_stays_an_entry(claims_of: ClaimsOf, entry: str) -> None:
    assert claims_of(f"# Cupping\n\nSources\n\n{entry}\n", "page.txt") == []


def test_a_denied_harm_is_no_foreign_language(claims_of: ClaimsOf) -> None:
    page = "Most adults sleep for about seven hours a night.\n\nSleeps deeper\nNon-drowsy, non-habit-forming\n"
    assert "Non-drowsy, non-habit-forming" in claims_of(page, "page.txt")


def test_a_warning_with_its_reason_is_a_claim(claims_in: Claims) -> None:
    assert len(claims_in("Never rinse lenses with tap water, which can cause an eye infection.")) == 1
    assert len(claims_in("Avoid aspirin for a week before, as it thins the blood.")) == 1
    assert claims_in("Wash your hair the night before, as usual.") == ()


@pytest.mark.parametrize(
    ("copy", "asserts"),
    [
        ("It is the only cream that lowers redness overnight.", True),
        ("It nearly always settles on its own.", True),
        ("That is not the whole story, of course.", False),
        ("It was a long week at the office.", False),
        ("Nobody wants to be the one who keeps the house awake.", False),
    ],
)
def test_words_that_only_lead_on_assert_nothing(claims_in: Claims, copy: str, asserts: bool) -> None:
    assert len(claims_in(copy)) == asserts


def test_a_head_that_names_a_treatment_by_its_strength_is_no_share(claims_of: Callable[..., list[str]]) -> None:
    table = "| | Fewer lesions |\n| --- | --- |\n| {} | 83.0% |\n| Placebo | 52.1% |\n"
    assert claims_of(table.format("Ivermectin 1% once daily"), "page.md") == ["83.0%", "52.1%"]
