"""A sentence says the same whatever mark it carries: superscripts, brackets, names and keys are no part of it."""

from __future__ import annotations

import pytest
import yaml

from tests.end_to_end.library_of_light import BIB, lock
from tests.word_writer import paragraph, run, word_of
from tests.workspace import Workspace

DATE = "Published 3 November 2026"
ENTRY = "Doe J, Roe R. Evening light and sleep in adults. Journal of Sleep. 2024;3:1-9. doi:10.5555/light"
SENTENCES = (
    "hs-CRP fell by 73%{}.",
    "The trial enrolled 71,802 people{}.",
    "Median follow-up was 9.1 years{}.",
    "Take 200 mg once daily{}.",
    "Two doses, 12 days apart{}.",
    "The hazard ratio was 0.65{}.",
    "It works for 72 hours{}.",
    "In adults aged 65{} statins cut strokes by 20%.",
    "Diabetes was not increased{}.",
    "Lasts for life{}.",
    "hs-CRP: −73%{}",
    "HR 0.36{}",
    "NNT 25{}",
    "Covers all strains{}",
    "Contains no mercury{}.",
)
SUPER = '<w:vertAlign w:val="superscript"/>'


def page(sentences: tuple[str, ...], mark: str) -> str:
    lines = "".join(f"<p>{one.format(mark)}</p>" for one in sentences)
    return f"<html lang=en><p>{DATE}</p>{lines}<h2>References</h2><ol><li>{ENTRY}</li></ol></html>"


def copy(mark: str, tail: str = f"\n\n## References\n\n1. {ENTRY}\n") -> str:
    return f"{DATE}\n\n" + "\n\n".join(one.format(mark) for one in SENTENCES) + tail


def word(sentences: tuple[str, ...]) -> bytes:
    lines = [tuple(map(run, one.split("{}"))) for one in sentences]
    body = [paragraph(run(DATE))] + [paragraph(first, run("1", SUPER), last) for first, last in lines]
    return word_of("".join([*body, paragraph(run("References")), paragraph(run(f"1. {ENTRY}"))]))


@pytest.fixture
def light(workspace: Workspace) -> Workspace:
    workspace.write("references.bib", BIB)
    workspace.write("evidence.lock", lock())
    return workspace


def claims(light: Workspace, name: str, text: str | bytes) -> list[dict]:
    light.write(name, text)
    return light.check(name).data["documents"][0]["claims"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.html", page(SENTENCES, "<sup>1</sup>")),
        ("a.html", page(SENTENCES, '<span style="vertical-align: super">[1]</span>')),
        ("a.html", page(SENTENCES, " [1]")),
        ("a.docx", word(SENTENCES)),
        ("a.md", copy(" [1]")),
        ("a.md", copy("<sup>1</sup>")),
        ("a.md", copy("¹")),
        ("a.md", copy(" [@doe2024]", "\n")),
        ("a.md", copy("[^1]", f"\n\n[^1]: {ENTRY}\n")),
        ("a.md", copy(" (Doe and Roe, 2024)")),
    ],
)
def test_a_marked_sentence_is_a_claim_with_the_same_figures_whatever_the_mark(
    light: Workspace, name: str, text: str | bytes
) -> None:
    found = claims(light, name, text)
    assert len(found) == len(SENTENCES)
    assert {claim["status"] for claim in found} == {"sourced"}
    assert [[q["text"] for q in claim["quantities"]] for claim in found] == [
        ["73%"],
        ["71,802 people"],
        ["9.1 years"],
        ["200 mg", "once daily"],
        ["Two doses", "12 days"],
        ["hazard ratio was 0.65"],
        ["72 hours"],
        ["aged 65", "20%"],
        [],
        [],
        ["73%"],
        ["HR 0.36"],
        ["NNT 25"],
        [],
        [],
    ]


@pytest.mark.parametrize(
    "name", ["Safety and tolerability [1]", "Efficacy [1]", "What does it do? [1]", "Doe 2024 [1]"]
)
def test_a_topic_with_a_mark_is_no_claim(light: Workspace, name: str) -> None:
    assert not claims(light, "a.md", f"{DATE}\n\n{name}\n\n## References\n\n1. {ENTRY}\n")


def test_the_places_of_figures_beside_a_mark_are_those_of_the_document(light: Workspace) -> None:
    light.write(
        "a.md", text := f"{DATE}\n\nIn adults aged 65 [1] statins cut strokes by 20%.\n\n## References\n\n1. {ENTRY}\n"
    )
    (claim,) = light.check("a.md").data["documents"][0]["claims"]
    assert [text[q["start"] : q["end"]] for q in claim["quantities"]] == ["aged 65", "20%"]


def test_powers_units_and_isotopes_are_read_as_such_and_are_no_marks(light: Workspace) -> None:
    light.write(
        "a.html",
        page(
            (
                "Counts fell to 10<sup>9</sup> cells/L in 30% of adults.",
                "The dose of 5 mg/m<sup>2</sup> lowers pain at 3 cm<sup>&minus;1</sup> by 10%.",
                "<sup>18</sup>F-FDG finds 90% of tumours.",
                "A scan with <sup>18</sup>F-FDG finds 80% of them.",
            ),
            "",
        ),
    )
    document = light.check("a.html").data["documents"][0]
    assert document["citations"] == []
    assert [claim["text"] for claim in document["claims"]] == [
        "Counts fell to 10⁹ cells/L in 30% of adults.",
        "The dose of 5 mg/m² lowers pain at 3 cm⁻¹ by 10%.",
        "¹⁸F-FDG finds 90% of tumours.",
        "A scan with ¹⁸F-FDG finds 80% of them.",
    ]
    assert not any(q["text"].startswith("109") for claim in document["claims"] for q in claim["quantities"])


REDUCED = "Evening light reduced sleep by 50%{}."


@pytest.mark.parametrize("mark", ["<sup>1</sup>", " [1]", "<sup>1,2</sup>", " (Doe and Roe, 2024)"])
def test_marks_are_left_out_of_statements_quotes_and_the_matrix(light: Workspace, mark: str) -> None:
    light.write("a.html", page((REDUCED,), mark))
    (entry,) = yaml.safe_load(light.run("claims", "extract", "a.html").out)["claims"]
    assert entry["statement"] == "Evening light reduced sleep by 50%."
    assert [one["quote"] for one in entry["appears_in"]] == ["Evening light reduced sleep by 50%."]
    light.run("matrix", "a.html", "-o", "m.csv", "--allow-unchecked", "--offline", "--today", "2026-11-24")
    assert "Evening light reduced sleep by 50%." in (light.folder / "m.csv").read_text("utf-8-sig")


def test_approved_words_stay_approved_when_the_references_are_numbered_anew(light: Workspace) -> None:
    light.write("a.html", page((REDUCED,), "<sup>1</sup>"))
    light.run("claims", "extract", "a.html", "--write")
    (entry,) = yaml.safe_load((light.folder / "claims.yaml").read_text())["claims"]
    approve = ("claims", "approve", entry["id"], "--by", "jd", "--until", "2027-11-20", "--today", "2026-11-24")
    assert light.run(*approve).code == 0
    other = "Roe R. Dim light. Journal of Sleep. 2020;1:10-12. doi:10.5555/dim"
    light.write("a.html", page((REDUCED,), "<sup>2</sup>").replace("<ol><li>", f"<ol><li>{other}</li><li>"))
    result = light.check("a.html")
    assert not {"WFL801", "WFL805", "WFL807"} & set(result.codes())
    assert [claim["status"] for claim in result.data["documents"][0]["claims"]] == ["approved"]


@pytest.mark.parametrize("quote", ["reduced sleep by 50% [1].", "sleep by 50%.", "reduced sleep by 50% [7]."])
def test_a_mapped_quote_holds_whatever_its_mark(light: Workspace, quote: str) -> None:
    light.write(
        "claims.yaml",
        "version: 1\nclaims:\n  - id: light\n    statement: Light shortens sleep\n    sources: [{ref: doe2024}]\n"
        f"    appears_in: [{{document: a.html, quote: '{quote}'}}]\n",
    )
    light.write("a.html", page((REDUCED,), " [1]"))
    result = light.check("a.html")
    assert "WFL807" not in result.codes()
    assert result.data["documents"][0]["claims"][0]["library"]["match"] == "mapped"


def test_loud_words_are_heard_beside_a_superscript(light: Workspace) -> None:
    light.write("a.html", page(("The lamp is safe<sup>1</sup>.",), ""))
    assert "LAN401" in light.check("a.html").codes()
