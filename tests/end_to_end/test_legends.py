"""Legends of figures and tables: read like other copy, without their labels."""

from __future__ import annotations

import pytest

from tests.word_writer import paragraph, run, word_of
from tests.workspace import Workspace

DATE = "Published 3 November 2026"
SAID = "StatX reduces stroke by 48% versus placebo and has no side effects."
CAPTION = '<w:style w:styleId="c"><w:name w:val="caption"/></w:style>'


def html(inside: str) -> str:
    return f"<html lang=en><p>{DATE}</p>{inside}</html>"


def word(*legends: str, properties: str = "") -> bytes:
    styles = '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{}</w:styles>'
    body = paragraph(run(DATE)) + "".join(paragraph(run(one), properties=properties) for one in legends)
    return word_of(body, {"word/styles.xml": styles.format(CAPTION)})


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.html", html(f"<p>Figure 1: {SAID}</p>")),
        ("a.html", html(f"<figure><img src=a.png><figcaption>{SAID}</figcaption></figure>")),
        ("a.html", html(f"<table><caption>Table 1. {SAID}</caption><tr><td>a<td>b</table>")),
        ("a.md", f"{DATE}\n\nFigure 1. {SAID}\n"),
        ("a.md", f"{DATE}\n\n**Table S1.** {SAID}\n"),
        ("a.md", f"{DATE}\n\n<figure><img src=a.png><figcaption>{SAID}</figcaption></figure>\n"),
        ("a.txt", f"{DATE}\n\nTable 2: {SAID}\n"),
        ("a.docx", word(f"Figure 1. {SAID}")),
        ("a.docx", word(f"Table 1: {SAID}")),
        ("a.docx", word(f"Fig. 2 {SAID}")),
        ("a.docx", word(SAID, properties='<w:pStyle w:val="c"/>')),
    ],
)
def test_what_a_legend_says_is_a_claim_and_its_label_no_part_of_it(
    workspace: Workspace, name: str, text: str | bytes
) -> None:
    workspace.write(name, text)
    result = workspace.check(name)
    assert [claim["text"] for claim in result.data["documents"][0]["claims"]] == [SAID]
    assert {"SRC101", "LAN401"} <= set(result.codes())


@pytest.mark.parametrize(
    "legend",
    [
        "Table 2. Baseline characteristics",
        "Figure 3: Change in LDL cholesterol over 12 weeks",
        "Figure 4. Proportion of patients with ≥50% reduction in seizures at week 12",
        "Fig. 6 Kaplan-Meier estimates of overall survival",
        "Table 8: Adverse events in at least 5% of patients",
        "Figure 9. Reduction in stroke with StatX versus placebo",
        "Figure 10. Mean (95% CI) change in HbA1c.",
        "Figure 15. Change in LDL cholesterol: patients with a fall of at least 30%",
        "Figure 13. Study design.",
        "Table 12 lists the side effects.",
    ],
)
def test_a_legend_that_names_what_is_shown_is_no_claim(workspace: Workspace, legend: str) -> None:
    workspace.write("a.html", html(f"<p>{legend}</p><table><caption>{legend}</caption><tr><td>a<td>b</table>"))
    assert workspace.check("a.html").data["documents"][0]["claims"] == []


@pytest.mark.parametrize(
    "legend",
    [
        "Figure 5. 48% fewer strokes with StatX",
        "Fig. 7 No increase in bleeding with StatX",
        "Figure 11. Change in LDL cholesterol at week 24: −31.4% versus placebo.",
        "Figure 14. Mean change in LDL cholesterol: 31.4% versus placebo",
    ],
)
def test_a_legend_without_a_verb_may_tell_a_result(workspace: Workspace, legend: str) -> None:
    workspace.write("a.html", html(f"<p>{legend}</p>"))
    (claim,) = workspace.check("a.html").data["documents"][0]["claims"]
    assert legend.endswith(claim["text"])


@pytest.mark.parametrize("words", ["Photo: Getty Images", "A woman sitting by a window"])
def test_a_credit_and_what_a_picture_shows_are_no_legend(workspace: Workspace, words: str) -> None:
    workspace.write("a.html", html(f"<figure><img src=a.png><figcaption>{words}</figcaption></figure>"))
    assert workspace.check("a.html").data["documents"][0]["claims"] == []
