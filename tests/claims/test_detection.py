from __future__ import annotations

from collections.abc import Callable

import pytest

from evidence.claims.claim import Claim, ClaimKind, Risk
from evidence.claims.detection import claim_of, find_claims
from evidence.claims.sentences import sentences_of
from evidence.documents.document import Block, BlockKind, Document, Piece, Span, line_starts

Claims = Callable[..., tuple[Claim, ...]]

CLAIMS = [
    ("Statins lower LDL cholesterol by about 40% in most adults.", ClaimKind.EFFICACY_QUANTITATIVE, Risk.HIGH),
    ("In a 2019 trial, 62% of participants slept better after 8 weeks.", ClaimKind.EFFICACY_QUANTITATIVE, Risk.HIGH),
    ("The serum improves the look of wrinkles.", ClaimKind.EFFICACY_QUALITATIVE, Risk.MEDIUM),
    ("Studies show that light masks improve acne.", ClaimKind.EFFICACY_QUALITATIVE, Risk.HIGH),
    ("The device has no side effects.", ClaimKind.SAFETY, Risk.HIGH),
    ("The tablets are generally well tolerated and safe.", ClaimKind.SAFETY, Risk.MEDIUM),
    ("The patch carries a low risk of addiction.", ClaimKind.SAFETY, Risk.HIGH),
    ("Melatonin takes effect within 30 minutes and lasts all night.", ClaimKind.ONSET_DURATION, Risk.MEDIUM),
    ("Berberine activates an enzyme that regulates glucose uptake in cells.", ClaimKind.MECHANISM, Risk.MEDIUM),
    ("Gel pads are superior to conventional bandages, unlike older foams.", ClaimKind.COMPARATIVE, Risk.HIGH),
    ("Sleep apnea affects millions of Americans and is commonly undiagnosed.", ClaimKind.EPIDEMIOLOGY, Risk.LOW),
    ("The drug was approved by the FDA in 1998.", ClaimKind.HISTORY_REGULATORY, Risk.LOW),
    ("People using the app fall asleep 20 minutes faster.", ClaimKind.EFFICACY_QUANTITATIVE, Risk.HIGH),
    ("Six in ten people using light reached remission at week 8.", ClaimKind.EFFICACY_QUANTITATIVE, Risk.HIGH),
    ("The trial enrolled 240 patients with insomnia.", ClaimKind.STUDY_ATTRIBUTION, Risk.HIGH),
    ("The infusion is administered intravenously over about 40 minutes.", ClaimKind.PROCEDURE, Risk.LOW),
    ("The blood test detects thyroid disease with a sensitivity of 94%.", ClaimKind.DIAGNOSTIC, Risk.MEDIUM),
    ("It lowers suicidal thoughts.", ClaimKind.EFFICACY_QUALITATIVE, Risk.HIGH),
    ("Did you know that magnesium is revolutionizing sleep care?", ClaimKind.EFFICACY_QUALITATIVE, Risk.MEDIUM),
    ("Take 400 mg at night, because it reduces cramps.", ClaimKind.EFFICACY_QUALITATIVE, Risk.MEDIUM),
    ("We offer lasers that are proven and effective.", ClaimKind.EFFICACY_QUALITATIVE, Risk.MEDIUM),
    ("It is important to note that grapefruit is harmful with statins.", ClaimKind.SAFETY, Risk.MEDIUM),
    ("Both salts dissolve in the stomach and pass through the wall of the gut.", ClaimKind.MECHANISM, Risk.MEDIUM),
]  # fmt: skip


@pytest.mark.parametrize(("copy", "kind", "risk"), CLAIMS, ids=[case[0][:40] for case in CLAIMS])
def test_sentences_that_need_a_source(claims_in: Claims, copy: str, kind: ClaimKind, risk: Risk) -> None:
    (claim,) = claims_in(copy)
    assert (claim.kind, claim.risk) == (kind, risk)
    assert (claim.text, claim.span) == (copy, Span(0, len(copy)))


@pytest.mark.parametrize(
    "copy",
    [
        "The HRER of PulsePatch is 4.1%.",
        "PulsePatch has an HRER of 4.1%.",
        "The patch lasts 10 days.",
        "Crowns last 15 years.",
        "Each battery lasts for about 40 hours.",
        "97% of owners recommend us.",
        "Eight in ten wearers would buy them again.",
    ],
)
def test_what_was_measured_or_asked_is_a_claim_without_a_word_of_health(claims_in: Claims, copy: str) -> None:
    assert [claim.text for claim in claims_in(copy)] == [copy]


@pytest.mark.parametrize(
    ("heading", "is_claim"),
    [
        ("Evening lamps lengthen sleep", True),
        ("Your own fat firms your skin", True),
        ("Brighter teeth in two weeks", True),
        ("Fuller hair without surgery", True),
        ("Fewer wrinkles, less worry", True),
        ("The end of hay fever and arthritis", False),
        ("The end of arthritis", True),
        ("How evening lamps lengthen sleep", False),
        ("Can lamps protect your heart?", False),
        ("Sleep and your heart", False),
        ("Better care in Leeds", False),
        ("Cholesterol lowering medicines", False),
    ],
)
def test_a_heading_that_tells_a_benefit_is_a_claim(
    claims_of: Callable[[str, str], list[str]], heading: str, is_claim: bool
) -> None:
    page = f"# {heading}\n\nWe look forward to meeting you.\n"
    assert claims_of(page, "page.md") == ([heading] if is_claim else [])


@pytest.mark.parametrize(
    "copy",
    [
        "The first visit lasts 40 minutes.",
        "Each bottle lasts two months.",
        "The sale lasts until 4 May.",
        "Our APR is 9.9%.",
        "Two in three customers pay by card.",
        "20% of clients order again by post.",
        "Customers get 20% off.",
        "Save 15% on your first box.",
        "We have 40% less packaging.",
        "Open 24 hours.",
    ],
)
def test_what_a_firm_says_of_itself_is_none(claims_in: Claims, copy: str) -> None:
    assert claims_in(copy) == ()


@pytest.mark.parametrize(
    "copy",
    [
        "top of page",
        "Back to results",
        "Thank you! We got your message!",
        "Sorry! Your message was not sent.",
        "Last updated: May 2, 2024",
        "by Ann Moss MD | Sep 3, 2023 | Sleep",
        "- The Wellness Team",
        "Image by Someone from a library of pictures.",
        "Smiling woman holding a bottle of vitamin D.",
        "Contact us now!",
        "Call our clinic today to learn more about laser treatment.",
        "If you snore every night, please book a hearing and breathing check with us.",
        "When your knees hurt, ask a physiotherapist whether braces suit you.",
        "Your doctor can help you decide whether this drug is right for you.",
        "You should talk to a pharmacist before taking supplements.",
        "It is important to consult a physician about this treatment.",
        "This article explores the benefits of zinc for the immune system.",
        "In this blog post, we delve into effective sleep treatments.",
        "Here are eight benefits of collagen for the skin:",
        "The treatment involves several steps:",
        "We will look at the evidence for creatine.",
        "What are the side effects of creatine?",
        "Are you ready to feel better?",
        "Our team will monitor your blood pressure.",
        "The clinic will ask for a list of your medications.",
        "At Restwell, our mission is better care for every patient.",
        "Patients will be informed of the side effects.",
        "These statements have not been evaluated by the Food and Drug Administration.",
        "This page is not intended to diagnose, treat or cure any disease.",
        "Moss, A. B., & Bell, C. (2006). Effects of zinc on colds. Journal of Colds, 12(3), 45–50.",
        "A. Anna Moss, Bell, C., & Ode, D. (2019). A trial of zinc for effective care.",
        "Journal of Colds, 2006;12(3):45–50.",
        "Use a pillow when you sleep.",
        "Why monitoring of blood pressure is different in this phase",
        "Revenue rose by 12% to CHF 1.3 billion in 2025.",
        "Our turnover was 3 million euros.",
        "Home",
        "She smiled.",
    ],
)
def test_asides_need_none(claims_in: Claims, copy: str) -> None:
    assert claims_in(copy) == ()


@pytest.mark.parametrize(
    "copy",
    [
        "No study has shown any harm.",
        "No evidence was found of liver damage.",
        "No trial has found side effects in children.",
        "No evidence exists that it causes harm.",
        "More research shows that it works.",
        "No other study has found a larger effect.",
        "More research is needed, but it cures most adults.",
        "Bone turnover increased by 12% on the drug.",
        "The profit in quality of life was 12%.",
    ],
)
def test_what_was_found_or_not_found_needs_one(claims_in: Claims, copy: str) -> None:
    (claim,) = claims_in(copy)
    assert (claim.text, "unknown" in claim.signals) == (copy, False)


@pytest.mark.parametrize(
    "copy",
    [
        "More research is needed.",
        "However, larger randomised trials are needed to confirm this in children.",
        "No trial has compared the two creams.",
        "No head-to-head trial was found.",
        "No long-term data are available for children.",
        "We do not know yet whether it works in children.",
        "Nobody knows whether the effect lasts.",
    ],
)
def test_that_something_is_not_known_is_of_low_risk(claims_in: Claims, copy: str) -> None:
    assert [claim.risk for claim in claims_in(copy, "The lamp reduces insomnia.")][:-1] in ([Risk.LOW], [])


@pytest.mark.parametrize(
    "heading",
    [
        "Minimal Side Effects",
        "Proven to Reduce Wrinkles",
        "Clinically Proven Relief",
        "Reduction in Joint Pain",
        "Low Risk of Dependence",
        "Iron: Absorption Improves With Vitamin C",
        "12% Lower Risk Is Possible",
        "Dandelion Cuts Cravings by 40%",
        "Lose one-seventh of your weight with a lamp",
        "Halve your migraine days",
        "Clear skin in 7 days",
        "Pain-free in 8 weeks",
        "Hydration up 45%",
        "More than twice the relief",
    ],
)
def test_headings_that_assert_are_claims(claims_in: Claims, heading: str) -> None:
    assert [claim.text for claim in claims_in(f"# {heading}")] == [heading]


@pytest.mark.parametrize(
    "heading",
    [
        "What Is Melatonin?",
        "The Science Behind Red Light",
        "8 Benefits of Collagen",
        "Safety and Side Effects",
        "Statins vs. Improved Diets",
        "Understanding Better Sleep",
        "History",
        "The Melatonin Story",
        "Practical Considerations",
        "More than Weight",
        "Stop Eating 8 Hours Before Surgery",
        "Reduce Caffeine 8 Hours Before Bed",
        "Clear Liquids",
    ],
)
def test_topical_headings_are_none(claims_in: Claims, heading: str) -> None:
    assert claims_in(f"# {heading}") == ()


def test_fragments_of_lists_are_judged_as_headings_are(claims_in: Claims) -> None:
    found = claims_in("- Improved sleep quality", "- Blue capsules", "- Nausea [3]", "- Reduces inflammation.[2]")
    assert [claim.text for claim in found] == ["Improved sleep quality", "Nausea [3]", "Reduces inflammation.[2]"]


def test_a_list_of_side_effects_is_claimed_with_its_head(claims_in: Claims) -> None:
    found = claims_in("Common side effects include:", "- Dizziness", "The blends include:", "- Zinc")
    assert [claim.text for claim in found] == ["Common side effects include:", "Dizziness"]


def test_table_cells_with_figures_are_claims(claims_in: Claims) -> None:
    found = claims_in("| 71% slept better", "| Zinc", "| $40", "| Relief lasts for long", "| It prevents colds.")
    assert [claim.text for claim in found] == ["71% slept better", "Relief lasts for long", "It prevents colds."]


def test_other_blocks_hold_no_claims(claims_in: Claims) -> None:
    assert claims_in("= Zinc reduces colds by 20%.", "^ Zinc reduces colds by 20%.") == ()


def test_a_list_under_a_heading_of_sources_holds_no_claims(claims_in: Claims) -> None:
    found = claims_in(
        "# References",
        "- Zinc reduces colds by 20%.",
        "Zinc reduces colds by 30%.",
        "# More",
        "- Zinc reduces colds by 40%.",
    )
    assert [claim.text for claim in found] == ["Zinc reduces colds by 30%.", "Zinc reduces colds by 40%."]


def test_a_heading_helps_a_pronoun(claims_in: Claims) -> None:
    (claim,) = claims_in("# Side Effects", "These usually pass within a few days of treatment.")
    assert claim.kind is ClaimKind.SAFETY


def test_quantities_stand_where_they_stand_in_the_document() -> None:
    text = "**Zinc** cut colds by *20%* in 50 adults."
    visible = "Zinc cut colds by 20% in 50 adults."
    pieces = (Piece(0, Span(2, 6)), Piece(4, Span(8, 22)), Piece(18, Span(23, 26)), Piece(21, Span(27, 41)))
    made = Document("a.md", "md", text, (Block(BlockKind.PARAGRAPH, visible, pieces),), "sha256:0", line_starts(text))
    (claim,) = find_claims(made, sentences_of(made))
    assert [made.quote(quantity.span) for quantity in claim.quantities] == ["20%", "50 adults"]
    assert "figure" in claim.signals


def test_ids_come_from_the_words_and_repeats_are_numbered(claims_in: Claims) -> None:
    first, second, third = claims_in("Zinc prevents colds.", "Zinc “prevents” colds.", "ZINC prevents colds!")
    assert len(first.id) == 10
    assert (second.id, third.id) == (f"{first.id}-2", f"{first.id}-3")
    assert {claim.group for claim in (first, second, third)} == {first.id}
    (moved,) = claims_in("Zinc\nprevents  colds.")
    assert moved.id == first.id


def test_a_person_can_make_a_claim_of_any_sentence(document: Callable[..., Document]) -> None:
    made = document("Ask us about 20% fewer colds.")
    (sentence,) = sentences_of(made)
    claim = claim_of(made, sentence, kind=ClaimKind.SAFETY, signals=("mapped",))
    assert (claim.kind, claim.signals[0], claim.group) == (ClaimKind.SAFETY, "mapped", claim.id)
    assert [made.quote(quantity.span) for quantity in claim.quantities] == ["about 20%"]
    assert claim_of(made, sentence).kind is not ClaimKind.SAFETY
