"""Notes of every kind: where their marks lead, and what they say themselves."""

from __future__ import annotations

from typing import Any

import pytest

from tests.word_writer import NAMES, paragraph, run, word_of
from tests.workspace import Workspace

JUPITER = (
    "Ridker PM, Roe R. Rosuvastatin to Prevent Vascular Events. N Engl J Med. 2008;359:2195-2207. doi:10.5555/jupiter"
)
SLEEP = (
    "Trauer JM, Qian MY. Therapy for Chronic Insomnia: A Review. Ann Intern Med. 2015;163:191-204. doi:10.5555/sleep"
)
RAISED = '<w:vertAlign w:val="superscript"/>'
ASSERTION = "In JUPITER, rosuvastatin reduced stroke by 48% and had no side effects."


def word(*body: str, footnotes: tuple[str, ...] = (), endnotes: tuple[str, ...] = ()) -> bytes:
    parts = {
        f"word/{kind}s.xml": f"<w:{kind}s {NAMES}>"
        + "".join(f'<w:{kind} w:id="{n}">{paragraph(run(text))}</w:{kind}>' for n, text in enumerate(notes, 1))
        + f"</w:{kind}s>"
        for kind, notes in (("footnote", footnotes), ("endnote", endnotes))
    }
    return word_of("".join(body), parts)


def mark_of(kind: str, number: int = 1, own: str = "") -> str:
    """The mark of a Word note; `own` is what the writer has put in place of a number."""
    custom = f' w:customMarkFollows="1"/><w:t>{own}</w:t>' if own else "/>"
    return f'<w:r><w:rPr>{RAISED}</w:rPr><w:{kind}Reference w:id="{number}"{custom}</w:r>'


def sources(document: dict[str, Any]) -> list[tuple[str, list[str | None]]]:
    """The first words of each claim, and the DOIs of its sources."""
    return [(claim["text"].split()[0], [one["doi"] for one in claim["sources"]]) for claim in document["claims"]]


def judged(workspace: Workspace, name: str, data: bytes | str) -> tuple[dict[str, Any], list[str]]:
    workspace.write(name, data)
    result = workspace.check(name)
    return result.data["documents"][0], [
        f"{one['code']} {one['found'] or ''}".strip() for one in result.data["findings"]
    ]


def test_the_numbers_of_footnotes_endnotes_and_the_list_are_kept_apart(workspace: Workspace) -> None:
    copy = word(
        paragraph(run("Rosuvastatin reduced LDL cholesterol by 50%"), mark_of("footnote"), run(".")),
        paragraph(run("CBT-I improved sleep efficiency by 9.91%"), run("1", RAISED), run(".")),
        paragraph(run("Statins cut strokes by 20%"), mark_of("endnote"), run(".")),
        paragraph(run("Lamps cut pain by 12%"), run("1", RAISED), mark_of("footnote", 2, own="*"), run(".")),
        paragraph(run("References")),
        paragraph(run(f"1. {SLEEP}")),
        footnotes=(JUPITER, "Versus placebo."),
        endnotes=(JUPITER.replace("jupiter", "ctt"),),
    )
    document, findings = judged(workspace, "copy.docx", copy)
    assert sources(document) == [
        ("Rosuvastatin", ["10.5555/jupiter"]),
        ("CBT-I", ["10.5555/sleep"]),
        ("Statins", ["10.5555/ctt"]),
        ("Lamps", ["10.5555/sleep"]),
    ]
    marks = [(one["raw"], one["style"], one["note"]) for one in document["citations"]]
    assert marks == [
        ("¹", "footnote", "footnote 1"),
        ("¹", "superscript", None),
        ("i", "footnote", "endnote i"),
        ("¹", "superscript", None),
        ("*", "footnote", "footnote *"),
    ]
    assert not {"CIT111", "CIT112", "SRC101"} & {finding.split()[0] for finding in findings}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        (
            "copy.docx",
            word(paragraph(run("Take rosuvastatin once a day"), mark_of("footnote"), run(".")), footnotes=(ASSERTION,)),
        ),
        ("copy.md", f"Take rosuvastatin once a day.[^1]\n\n[^1]: {ASSERTION}\n"),
        (
            "copy.html",
            "<p>Take rosuvastatin once a day.<sup>1</sup></p><section class=footnotes>"
            f"<ol><li>{ASSERTION}</ol></section>",
        ),
        ("copy.txt", f"Take rosuvastatin once a day.†\n\n† {ASSERTION}\n"),
    ],
)
def test_what_a_note_asserts_is_copy(workspace: Workspace, name: str, data: bytes | str) -> None:
    document, findings = judged(workspace, name, data)
    (claim,) = (one for one in document["claims"] if one["text"] == ASSERTION)
    assert (claim["kind"], claim["status"]) == ("efficacy-quantitative", "unsourced")
    assert "LAN401 no side effects" in findings
    assert not [finding for finding in findings if finding.startswith("CIT111")]


def test_a_claim_in_a_note_has_what_the_note_names_as_its_source(workspace: Workspace) -> None:
    notes = (
        "JUPITER trial, doi:10.5555/jupiter. Rosuvastatin reduces stroke by 48%.",
        f"{JUPITER}. Rosuvastatin prevents heart attacks.",
        "In JUPITER, rosuvastatin reduced death by 20% (doi:10.5555/jupiter).",
        "Itch fell by 38% with a cream (Smith J, Doe A. Creams in adults. Skin. 2019;22:1-4).",
    )
    text = "".join(f"Statins cut strokes by {n}0%.[^{n}]\n\n" for n in range(1, 5))
    written = "".join(f"[^{n}]: {note}\n\n" for n, note in enumerate(notes, 1))
    document, findings = judged(workspace, "copy.md", text + written)
    assert [given for _, given in sources(document)] == [
        *([["10.5555/jupiter"]] * 3),
        [None],
        *([["10.5555/jupiter"]] * 3),
        [None],
    ]
    assert not {"CIT111", "CIT112", "CIT118", "SRC101"} & {finding.split()[0] for finding in findings}


def test_the_title_of_a_work_in_a_note_asserts_nothing(workspace: Workspace) -> None:
    entries = (
        "Hay IC, Roe R. Aromatherapy reduces hair loss by half. Arch Dermatol. 1998.",
        "Hay IC, Roe R. Aromatherapy reduces hair loss by half. Arch Dermatol.",
        "Aromatherapy reduces hair loss. Arch Dermatol. 1998;134:1349. doi:10.5555/hair",
    )
    text = "".join(f"Statins cut strokes by {n}0%.[^{n}]\n\n" for n in range(1, 4))
    written = "".join(f"[^{n}]: {entry}\n\n" for n, entry in enumerate(entries, 1))
    document, _ = judged(workspace, "copy.md", text + written)
    assert [one["raw"] for one in document["references"]] == list(entries)
    assert [len(given) for _, given in sources(document)] == [1, 1, 1]


def test_a_note_may_explain_and_gives_no_source(workspace: Workspace) -> None:
    notes = ("Relative risk reduction versus placebo.", "In patients at high risk only.", "Adjusted for age.")
    text = "Statins cut strokes by 20%.[^1] Statins cut death by 12%.[^2] Pain fell by 30%.[^3]\n\n"
    written = "".join(f"[^{n}]: {note}\n" for n, note in enumerate(notes, 1))
    document, findings = judged(workspace, "copy.md", f"{text}## Notes\n\n{written}\n1. {JUPITER}\n")
    assert sources(document) == [("Statins", []), ("Statins", []), ("Pain", [])]
    assert document["citations"][0]["references"] == [None], "and not the entry that has the number 1"
    assert not [finding for finding in findings if finding.startswith("CIT111")]
    told = [one["message"] for one in workspace.check("copy.md").data["findings"] if one["code"] == "SRC101"]
    assert told[0].endswith("claim points at a note that names no reference.")
    text = "Studies show that rosuvastatin reduces stroke by 48%.[^1]\n\n[^1]: In patients at high risk only.\n"
    assert [finding for finding in judged(workspace, "vague.md", text)[1] if finding.startswith("SRC102")]


def test_signs_and_raised_letters_lead_to_their_notes(workspace: Workspace) -> None:
    page = (
        "<p>Rosuvastatin reduced LDL cholesterol by 50%*. Statins cut strokes by 20%&dagger;.</p>"
        "<p>Pain fell by 12%<sup>a</sup>. The mortality fell by 20%<sup>&Dagger;</sup> in all patients.</p>"
        f"<p>* {JUPITER}</p><p>&dagger; {SLEEP}<br>&Dagger; In patients at high risk only.</p>"
        "<p><sup>a</sup> Data on file.</p>"
    )
    document, findings = judged(workspace, "copy.html", page)
    assert sources(document) == [
        ("Rosuvastatin", ["10.5555/jupiter"]),
        ("Statins", ["10.5555/sleep"]),
        ("Pain", [None]),
        ("The", []),
    ]
    assert [finding for finding in findings if finding[:6] in ("SRC101", "CIT111", "CIT112")] == ["SRC101"]


def test_a_list_in_one_line_is_taken_apart_where_its_numbers_run_on(workspace: Workspace) -> None:
    text = (
        "Nine of ten slept better (1). A lamp cuts pain by 12% (2,3).\n\n"
        "(1) Data on file. (2) Ridker 2008. (3) Smith J, J Sleep 2021;3:1-9.\n"
    )
    document, _ = judged(workspace, "copy.txt", text)
    assert [(one["label"], one["raw"], one["cited"]) for one in document["references"]] == [
        ("1", "Data on file.", True),
        ("2", "Ridker 2008.", True),
        ("3", "Smith J, J Sleep 2021;3:1-9.", True),
    ]
    steps = "Sleep better (1). What to do:\n\n(1) Take the lamp. (2) Sit before it. (3) Rest; it helps most adults.\n"
    assert judged(workspace, "steps.txt", steps)[0]["references"] == []


def test_a_sentence_with_the_sign_of_a_source_is_a_claim_and_one_with_that_of_an_explanation_is_none(
    workspace: Workspace,
) -> None:
    copy = (
        f"<p>QTRX was 7.1% for wrist-worn bands.*</p><p>Parcels of bands weigh 50 g.†</p><p>* {JUPITER}</p>"
        "<p>† Without the box.</p>"
    )
    document, _ = judged(workspace, "copy.html", copy)
    assert sources(document) == [("QTRX", ["10.5555/jupiter"])]


def test_a_source_in_the_title_of_its_mark_is_that_of_the_claim(workspace: Workspace) -> None:
    copy = f'<p>QTRX was 7.1% for wrist-worn bands<span class="ref" title="{JUPITER}"><sup>1</sup></span>.</p>'
    document, findings = judged(workspace, "copy.html", copy)
    assert sources(document) == [("QTRX", ["10.5555/jupiter"])]
    assert not any(finding.startswith(("CIT111", "SRC101")) for finding in findings)


def test_raised_numbers_begin_the_entries_of_a_list_with_a_paragraph_each(workspace: Workspace) -> None:
    copy = f"# Sleep\n\nIt cut strokes by 48%.¹ Sleep improved in 30%.²\n\n## References\n\n¹ {JUPITER}\n\n² {SLEEP}\n"
    document, findings = judged(workspace, "copy.md", copy)
    assert [reference["label"] for reference in document["references"]] == ["1", "2"]
    assert not any(finding.startswith("CIT115") for finding in findings)
