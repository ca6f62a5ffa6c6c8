"""Tables in the copy: cells have their heads with them, and the marks of the nearest head."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from itertools import chain
from pathlib import Path

import pytest

from tests.word_writer import paragraph, run, word_of
from tests.workspace import Workspace

REFERENCES = (
    "Zarate CA Jr, Singh JB, Carlson PJ, et al. A randomized trial of ketamine in major depression. "
    "Arch Gen Psychiatry. 2006;63(8):856-864. doi:10.1001/archpsyc.63.8.856",
    "Daly EJ, Singh JB, Fedgchin M, et al. Efficacy and safety of intranasal esketamine. "
    "JAMA Psychiatry. 2018;75(2):139-148. doi:10.1001/jamapsychiatry.2017.3739",
    "Murrough JW, Iosifescu DV, Chang LC, et al. Antidepressant efficacy of ketamine. "
    "Am J Psychiatry. 2013;170(10):1134-1142. doi:10.1176/appi.ajp.2013.13030392",
)
FORMATS = ("md", "html", "docx")
Rows = Sequence[Sequence[str]]
Page = Callable[..., str]


def _markdown(rows: Rows, caption: str, note: str) -> str:
    head, *body = (f"| {' | '.join(row)} |" for row in rows)
    table = "\n".join((head, "|" + " --- |" * len(rows[0]), *body))
    entries = "\n".join(f"{number}. {entry}" for number, entry in enumerate(REFERENCES, 1))
    parts = ("# Ketamine", "The forms were compared.", caption, table, note, "## References", entries)
    return "\n\n".join(filter(None, parts)) + "\n"


def _html(rows: Rows, caption: str, note: str) -> str:
    def line(cells: Sequence[str], tag: str) -> str:
        return f"<tr>{''.join(f'<{tag}>{escape(cell)}</{tag}>' for cell in cells)}</tr>"

    captioned = f"<caption>{escape(caption)}</caption>" if caption else ""
    table = f"<table>{captioned}{line(rows[0], 'th')}{''.join(line(row, 'td') for row in rows[1:])}</table>"
    entries = "".join(f"<li>{entry}</li>" for entry in REFERENCES)
    note = f"<p>{escape(note)}</p>" if note else ""
    return (
        f"<main><h1>Ketamine</h1><p>The forms were compared.</p>{table}{note}"
        f"<h2>References</h2><ol>{entries}</ol></main>"
    )


def _docx(rows: Rows, caption: str, note: str) -> bytes:
    def cell(text: str) -> str:
        return f"<w:tc>{paragraph(run(escape(text)))}</w:tc>"

    lines = "".join(f"<w:tr>{''.join(map(cell, row))}</w:tr>" for row in rows)
    entries = (f"{number}. {entry}" for number, entry in enumerate(REFERENCES, 1))
    before = ("The forms were compared.", *filter(None, (caption,)))
    after = (*filter(None, (note,)), "References", *entries)
    written = [paragraph(run(escape(text))) for text in chain(before, after)]
    table = f'<w:tbl><w:tblPr><w:tblLook w:firstRow="1"/></w:tblPr>{lines}</w:tbl>'
    return word_of("".join((*written[: len(before)], table, *written[len(before) :])))


@pytest.fixture(params=FORMATS)
def page(request: pytest.FixtureRequest, workspace: Workspace) -> Page:
    """Writes a page with one table in one of the formats, and gives its name."""
    writer = {"md": _markdown, "html": _html, "docx": _docx}[request.param]

    def write(*rows: Sequence[str], caption: str = "", note: str = "") -> str:
        name = f"page.{request.param}"
        workspace.write(name, writer(rows, caption, note))
        return name

    return write


def cells(workspace: Workspace, name: str) -> dict[str, list[str]]:
    """The claims with their heads, and their marks."""
    (document,) = workspace.check(name, "--allow-unchecked").data["documents"]
    return {
        f"{claim.get('context', '')}: {claim['text']}": [mark["raw"] for mark in claim["citations"]]
        for claim in document["claims"]
    }


HEAD = ("Outcome", "Ketamine [1]", "Esketamine²", "Placebo")


def test_the_nearest_mark_wins(workspace: Workspace, page: Page) -> None:
    name = page(
        HEAD,
        ("Response at 24 hours", "71%", "36.8%", "14%"),
        ("Remission [3]", "29%", "12% [1]", "0%"),
        caption="Table 2. Response rates (Murrough et al., 2013)",
    )
    assert cells(workspace, name) == {
        "Response at 24 hours, Ketamine: 71%": ["[1]"],
        "Response at 24 hours, Esketamine: 36.8%": ["²"],
        "Response at 24 hours, Placebo: 14%": ["(Murrough et al., 2013)"],
        "Remission, Ketamine: 29%": ["[3]"],
        "Remission, Esketamine: 12% [1]": ["[1]"],
        "Remission, Placebo: 0%": ["[3]"],
    }


@pytest.mark.parametrize("note", ["Source: [3].", "Data from Murrough et al. (2013).", "Adapted from [3]."])
def test_a_note_on_sources_covers_cells_without_a_nearer_mark(workspace: Workspace, page: Page, note: str) -> None:
    name = page(("Outcome", "Ketamine [1]", "Placebo"), ("Response", "71%", "14%"), note=note)
    found = cells(workspace, name)
    assert found["Response, Ketamine: 71%"] == ["[1]"]
    assert len(found["Response, Placebo: 14%"]) == 1 and found["Response, Placebo: 14%"] != ["[1]"]


def test_a_last_row_may_name_the_source(workspace: Workspace, page: Page) -> None:
    name = page(("Outcome", "Ketamine", "Placebo"), ("Response", "71%", "14%"), ("Source: [3]", "", ""))
    assert set(map(tuple, cells(workspace, name).values())) == {("[3]",)}


def test_a_note_on_sources_may_follow_other_notes(workspace: Workspace) -> None:
    rows = (("Outcome", "Ketamine"), ("Response", "71%"))
    workspace.write("page.md", _markdown(rows, "", "Abbreviations: ECT, electroconvulsive therapy.\n\nSource: [3]."))
    assert cells(workspace, "page.md") == {"Response, Ketamine: 71%": ["[3]"]}


def test_a_caption_or_note_between_two_tables_belongs_to_one(workspace: Workspace) -> None:
    rows = (("Outcome", "Ketamine"), ("Response", "71%"))
    first, _, entries = _markdown(rows, "Table 1. Rates", "NOTE").partition("NOTE")
    second = "| Outcome | Placebo |\n| --- | --- |\n| Response | 14% |"
    for between, marks in (("Table 2. More rates [3]", [[], ["[3]"]]), ("Source: [3].", [["[3]"], []])):
        workspace.write("page.md", f"{first}{between}\n\n{second}{entries}")
        assert list(cells(workspace, "page.md").values()) == marks


def test_a_number_as_a_head_stands_behind_the_head_of_its_row(workspace: Workspace, page: Page) -> None:
    name = page(("Week", "1", "4"), ("Response", "31%", "45%"))
    assert list(cells(workspace, name)) == ["Response, Week 1: 31%", "Response, Week 4: 45%"]


def test_how_long_one_waits_is_no_claim(workspace: Workspace, page: Page) -> None:
    assert cells(workspace, page(("Feature", "Here", "Elsewhere"), ("Waiting time", "2 days", "6 weeks"))) == {}


@pytest.mark.parametrize(
    "note",
    [
        "From week 4 the dose was halved [3].",
        "Based on this, clinics offer six infusions [3].",
        "Ketamine lowered pain in one trial [3].",
        "References to other trials are given by Murrough et al. (2013) in full.",
    ],
)
def test_what_follows_a_table_is_no_note_on_its_sources(workspace: Workspace, page: Page, note: str) -> None:
    found = cells(workspace, page(("Outcome", "Ketamine", "Placebo"), ("Response", "71%", "14%"), note=note))
    assert found["Response, Ketamine: 71%"] == found["Response, Placebo: 14%"] == []


@pytest.mark.parametrize(("head", "marks"), [("Response [1]", ["[1]"]), ("Response¹", ["¹"]), ("[1] of 2", [])])
def test_a_mark_at_the_end_of_a_heading_covers_the_table_right_below(
    workspace: Workspace, head: str, marks: list[str]
) -> None:
    table = "| Outcome | Ketamine |\n| --- | --- |\n| Response | 71% |\n"
    entries = f"## References\n\n1. {REFERENCES[0]}\n"
    workspace.write("a.md", f"## {head}\n\n{table}\n{entries}")
    workspace.write("b.md", f"## {head}\n\nThe forms were compared.\n\n{table}\n{entries}")
    assert marks in cells(workspace, "a.md").values()
    assert [] in cells(workspace, "b.md").values()


def test_a_paragraph_before_a_table_is_no_caption(workspace: Workspace, page: Page) -> None:
    rows = (("Outcome", "Ketamine", "Placebo"), ("Response", "71%", "14%"))
    if (name := page(*rows, caption="Ketamine has been studied since 2000 [3].")).endswith("html"):
        pytest.skip("a caption is one by its tag")
    assert cells(workspace, name)["Response, Placebo: 14%"] == []


def test_marks_stay_in_their_row_and_column(workspace: Workspace, page: Page) -> None:
    name = page(("Outcome", "Ketamine [1]", "Placebo"), ("Response [3]", "71%", "14%"), ("Nausea", "28%", "10%"))
    assert cells(workspace, name) == {
        "Response, Ketamine: 71%": ["[3]"],
        "Response, Placebo: 14%": ["[3]"],
        "Nausea, Ketamine: 28%": ["[1]"],
        "Nausea, Placebo: 10%": [],
    }


def test_a_column_or_row_of_sources_covers_what_stands_beside_or_above_it(workspace: Workspace, page: Page) -> None:
    beside = page(("Outcome", "Ketamine", "Source"), ("Response", "71%", "[1]"), ("Remission", "29%", "[3]"))
    assert list(cells(workspace, beside).values()) == [["[1]"], ["[3]"]]
    above = page(("Outcome", "Ketamine", "Esketamine"), ("Response", "71%", "36.8%"), ("References", "[1]", "[2]"))
    assert list(cells(workspace, above).values()) == [["[1]"], ["[2]"]]


def test_a_sentence_in_a_cell_is_not_read_under_its_heads(workspace: Workspace, page: Page) -> None:
    said = "Ketamine lifts the mood of most patients within a day."
    name = page(("Outcome", "Ketamine [1]"), ("Onset", said), ("Response", "71%"))
    found = cells(workspace, name)
    assert found[f": {said}"] == found["Response, Ketamine: 71%"] == ["[1]"]


@pytest.mark.parametrize(
    "rows",
    [
        (("Treatment", "Sessions", "Price"), ("Ketamine [1]", "6", "£450"), ("TMS", "30", "£200")),
        (("Day", "Opening hours"), ("Monday", "9:00–17:00"), ("Tuesday", "9–17")),
        (("Nutrition", "Per 100 g", "% NRV"), ("Energy", "250 kcal", "12%"), ("Protein", "12 g", "24%")),
        (("Clinic", "Phone", "Rooms"), ("Leeds", "0113 496 0000", "4"), ("York", "01904 960000", "2")),
        (("Plan", "Price per month", "Discount"), ("Basic", "£20", "0%"), ("Plus", "£40", "20%")),
        (("Pack", "Quantity", "Delivery"), ("Small", "30", "3–5 days"), ("Large", "90", "24 hours")),
    ],
    ids=["prices", "hours", "nutrition", "phones", "plans", "packs"],
)
def test_tables_of_goods_hold_no_claims(workspace: Workspace, page: Page, rows: Rows) -> None:
    assert cells(workspace, page(*rows)) == {}


def test_a_head_of_numbers_is_no_claim_of_its_own(workspace: Workspace, page: Page) -> None:
    name = page(("Time", "Ketamine", "Placebo"), ("24 hours", "71%", "14%"), caption="Table 1. Response rates")
    assert list(cells(workspace, name)) == [
        "Response rates, 24 hours, Ketamine: 71%",
        "Response rates, 24 hours, Placebo: 14%",
    ]


def test_a_number_takes_the_sign_of_its_head(workspace: Workspace, page: Page) -> None:
    name = page(("Study", "Response (%)", "Ref."), ("Zarate 2006", "71", "[1]"), ("Murrough 2013", "64", "[3]"))
    assert cells(workspace, name) == {
        "Zarate 2006, Response (%): 71": ["Zarate 2006", "[1]"],
        "Murrough 2013, Response (%): 64": ["Murrough 2013", "[3]"],
    }


def test_a_claim_stays_what_stands_in_the_text(workspace: Workspace) -> None:
    workspace.write("page.md", text := _markdown((HEAD, ("Response", "71%", "36.8%", "14%")), "", ""))
    (document,) = workspace.check("page.md", "--allow-unchecked").data["documents"]
    for claim in document["claims"]:
        assert text[claim["start"] : claim["end"]] == claim["text"]
        for quantity in claim["quantities"]:
            assert text[quantity["start"] : quantity["end"]] == quantity["text"]


def test_equal_numbers_under_other_heads_are_other_claims(workspace: Workspace) -> None:
    workspace.write(
        "page.md", _markdown((HEAD, ("Response", "71%", "71%", "14%"), ("Nausea", "71%", "9%", "8%")), "", "")
    )
    (document,) = workspace.check("page.md", "--allow-unchecked").data["documents"]
    alike = [claim for claim in document["claims"] if claim["text"] == "71%"]
    assert len({claim["id"] for claim in alike}) == len({claim["group"] for claim in alike}) == 3
    assert not any(claim["id"].endswith("-2") for claim in alike)


@pytest.mark.parametrize("format_", ["terminal", "markdown", "junit", "github", "sarif", "html"])
def test_every_report_shows_the_heads(workspace: Workspace, format_: str) -> None:
    workspace.write("page.md", _markdown((("Outcome", "Ketamine"), ("Response", "71%")), "", ""))
    shown = workspace.run("check", "page.md", "--offline", "--allow-unchecked", "--format", format_).out
    assert "Response, Ketamine: " in shown


def test_the_matrix_shows_the_heads(workspace: Workspace) -> None:
    workspace.write("page.md", _markdown((("Outcome", "Ketamine"), ("Response", "71%")), "", ""))
    workspace.run("matrix", "page.md", "--offline", "-o", "matrix.csv")
    assert "Response, Ketamine: 71%" in Path("matrix.csv").read_text(encoding="utf-8-sig")


TRIAL = (
    "In a randomized trial, patients with depression had an infusion of ketamine or placebo. At 24 hours, the response "
    "rate was 71% with ketamine and 14% with placebo. Nausea occurred in 28% of patients given ketamine and in 10% "
    "given placebo."
)
LIBRARY = """
@article{zarate2006, title={A randomized trial of ketamine in major depression}, author={Zarate, Carlos A},
  journal={Archives of General Psychiatry}, year={2006}, doi={10.1001/archpsyc.63.8.856}}
"""


def verdicts(workspace: Workspace, row: str, column: str, cell: str) -> dict[str, str]:
    """How the slots of a cell agree with its source."""
    rows = (("Outcome", f"{column} [1]"), (row, cell))
    workspace.write("page.md", _markdown(rows, "", ""))
    (document,) = workspace.check("page.md", "--allow-unchecked").data["documents"]
    (claim,) = document["claims"]
    return {one["slot"]: one["verdict"] for one in claim["agreement"]}


@pytest.fixture
def held(workspace: Workspace) -> Workspace:
    """A library that holds the text of one trial."""
    workspace.write("references.bib", LIBRARY)
    workspace.write("claims.yaml", "version: 1\nclaims: []\n")
    workspace.write("sources/zarate2006.txt", TRIAL)
    return workspace


@pytest.mark.parametrize(
    ("row", "column", "cell"),
    [
        ("Response at 24 hours", "Ketamine", "71%"),
        ("Response at 24 hours", "Placebo", "14%"),
        ("Nausea", "Ketamine", "28%"),
        ("Response at 24 hours (%)", "Ketamine", "71"),
    ],
)
def test_a_cell_is_compared_with_its_heads(held: Workspace, row: str, column: str, cell: str) -> None:
    found = verdicts(held, row, column, cell)
    assert found["figure"] == "matches" and set(found.values()) == {"matches"}
    assert found.get("timepoint", "matches") == "matches"


@pytest.mark.parametrize(
    ("row", "column", "cell"),
    [
        ("Response at 24 hours", "Placebo", "71%"),
        ("Response at 24 hours", "Ketamine", "14%"),
        ("Response at 7 days", "Ketamine", "71%"),
        ("Remission at 24 hours", "Ketamine", "71%"),
        ("Response at 24 hours", "Esketamine", "71%"),
        ("Response at 24 hours", "Electroconvulsive therapy", "71%"),
        ("Headache", "Ketamine", "28%"),
        ("Ketamine", "24 hours", "71%"),
        ("Ketamine", "Placebo", "71%"),
        ("Nausea, n (%)", "Ketamine", "28"),
        ("Response at 24 hours", "1", "71%"),
    ],
)
def test_no_cell_is_supported_under_another_head(held: Workspace, row: str, column: str, cell: str) -> None:
    assert set(verdicts(held, row, column, cell).values()) != {"matches"}


CARD = """version: 1
claims:
  - id: response
    statement: 71% of patients responded within a day of one infusion of ketamine.
    kind: efficacy-quantitative
    sources:
      - ref: zarate2006
        card: {design: randomized-controlled-trial, n: 17, population: major depression, regimen: single infusion,
               outcome: response, figure: 71%, timepoint: 1 day}
"""


def test_a_card_supports_no_head_that_it_does_not_name(held: Workspace) -> None:
    held.write("claims.yaml", CARD)
    found = verdicts(held, "Response at 24 hours", "Placebo", "71%")
    assert found["figure"] == found["timepoint"] == "matches"
    assert found["population"] == "not-checked"


def test_spans_and_heads_of_several_rows(workspace: Workspace) -> None:
    workspace.write(
        "page.html",
        "<main><h1>Ketamine</h1><table><thead><tr><th rowspan=2></th><th colspan=2>Ketamine [1]</th>"
        "<th rowspan=2>Placebo</th></tr><tr><th>Day 1</th><th>Day 7</th></tr></thead><tbody>"
        "<tr><th>Response</th><td>71%</td><td>35%</td><td>14%</td></tr><tr><td colspan=4>Adverse events [3]</td></tr>"
        "<tr><td>Nausea</td><td>28%</td><td>12%</td><td>10%</td></tr>"
        f"</tbody></table><h2>References</h2><ol>{''.join(f'<li>{entry}</li>' for entry in REFERENCES)}</ol></main>",
    )
    assert cells(workspace, "page.html") == {
        "Response, Ketamine, Day 1: 71%": ["[1]"],
        "Response, Ketamine, Day 7: 35%": ["[1]"],
        "Response, Placebo: 14%": [],
        "Adverse events, Nausea, Ketamine, Day 1: 28%": ["[3]"],
        "Adverse events, Nausea, Ketamine, Day 7: 12%": ["[3]"],
        "Adverse events, Nausea, Placebo: 10%": ["[3]"],
    }


@pytest.mark.parametrize(
    "table",
    [
        '<table role="presentation"><tr><td>Response [1]<td>{}<tr><td>Call us<td>Today</table>',
        "<table><tr><td>Response [1]<td><table><tr><td>{}</table><tr><td>Call us<td>Today</table>",
        "<table><tr><td>Response [1]<td>{}</table>",
    ],
    ids=["said", "nested", "one row"],
)
def test_a_table_for_layout_has_no_heads(workspace: Workspace, table: str) -> None:
    said = "Ketamine lifts the mood of most patients within a day."
    entries = "".join(f"<li>{entry}</li>" for entry in REFERENCES)
    page = f"<main><h1>Ketamine</h1>{table.format(said)}<h2>References</h2><ol>{entries}</ol></main>"
    workspace.write("page.html", page)
    assert cells(workspace, "page.html").get(f": {said}") == []


def test_a_number_has_the_rest_of_its_cell_with_it(workspace: Workspace) -> None:
    workspace.write(
        "page.html",
        "<main><h1>Ketamine</h1><table><tr><td><p>71%<p>of patients respond within a day</table></main>",
    )
    assert "of patients respond within a day: 71%" in cells(workspace, "page.html")


def test_merged_cells_of_word_head_their_rows(workspace: Workspace) -> None:
    def cell(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(run(text))}</w:tc>"

    rows = (
        cell("Drug") + cell("Outcome") + cell("Value"),
        cell("Ketamine", '<w:vMerge w:val="restart"/>') + cell("Response") + cell("71%"),
        cell("", "<w:vMerge/>") + cell("Remission") + cell("29%"),
        cell("Placebo") + cell("Response") + cell("14%"),
        cell("Source: [3]", '<w:gridSpan w:val="3"/>'),
    )
    body = f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"
    entries = "".join(paragraph(run(f"{n}. {entry}")) for n, entry in enumerate(REFERENCES, 1))
    workspace.write("page.docx", word_of(paragraph(run("Results")) + body + paragraph(run("References")) + entries))
    found = cells(workspace, "page.docx")
    assert found["Ketamine, Remission, Value: 29%"] == ["[3]"]
    assert "Ketamine, Response, Value: 71%" in found


def test_a_library_claim_links_to_a_number_with_its_heads_only(held: Workspace) -> None:
    statement = "Response at 24 hours, Ketamine: 71%"
    text = CARD.replace("71% of patients responded within a day of one infusion of ketamine.", f'"{statement}"')
    held.write("claims.yaml", text.replace("    sources:", '    wording: ["71%"]\n    sources:'))
    held.write("page.md", _markdown((("Outcome", "Ketamine", "ECT"), ("Response at 24 hours", "71%", "71%")), "", ""))
    (document,) = held.check("page.md", "--allow-unchecked").data["documents"]
    assert [bool(claim["library"]) for claim in document["claims"]] == [True, False]


MEASURED = ("Device [1]", "4.2", "-8.3", "1.9", "5")


def test_a_number_in_a_unit_that_is_measured_in_people_is_a_claim(workspace: Workspace, page: Page) -> None:
    name = page(("Treatment", "AHI (events/h)", "ISI change (points)", "LDL (mmol/L)", "NNT"), MEASURED)
    assert cells(workspace, name) == {
        "Device, AHI (events/h): 4.2": ["[1]"],
        "Device, ISI change (points): -8.3": ["[1]"],
        "Device, LDL (mmol/L): 1.9": ["[1]"],
        "Device, NNT: 5": ["[1]"],
    }


@pytest.mark.parametrize(
    "rows",
    [
        (("Oil", "Strength (mg/ml)", "Bottle (ml)"), ("Mild", "10", "30"), ("Strong", "40", "30")),
        (("Lamp", "Light (lux)", "Height (cm)"), ("Small", "2500", "30"), ("Large", "10000", "60")),
        (("Card", "Loyalty (points)", "Price"), ("Silver", "100", "£10"), ("Gold", "200", "£20")),
    ],
    ids=["oils", "lamps", "cards"],
)
def test_units_of_goods_make_no_claim(workspace: Workspace, page: Page, rows: Rows) -> None:
    assert not [claim for claim in cells(workspace, page(*rows)) if "points" not in claim]


def test_a_column_of_outcomes_says_what_the_numbers_beside_it_are(workspace: Workspace, page: Page) -> None:
    name = page(
        ("Treatment", "Outcome", "Active", "Control"),
        ("Ketamine [1]", "Response at 24 hours", "71%", "14%"),
        ("Device [2]", "AHI (events/h)", "4.2", "9.4"),
    )
    assert cells(workspace, name) == {
        "Ketamine, Response at 24 hours, Active: 71%": ["[1]"],
        "Ketamine, Response at 24 hours, Control: 14%": ["[1]"],
        "Device, AHI (events/h), Active: 4.2": ["[2]"],
        "Device, AHI (events/h), Control: 9.4": ["[2]"],
    }


def test_words_in_another_column_are_claims_of_their_own(workspace: Workspace, page: Page) -> None:
    name = page(("Treatment", "Benefits", "Response"), ("Ketamine [1]", "Lifts the mood within hours", "71%"))
    assert "Ketamine, Response: 71%" in cells(workspace, name)
    assert any(claim.endswith("Lifts the mood within hours") for claim in cells(workspace, name))


def test_a_time_beside_a_number_says_when_it_was_measured(workspace: Workspace, page: Page) -> None:
    name = page(("Treatment", "Response", "Follow-up"), ("Ketamine [1]", "71%", "24 hours"), ("TMS", "30%", "-"))
    assert cells(workspace, name) == {"Ketamine, 24 hours, Response: 71%": ["[1]"], "TMS, Response: 30%": []}


@pytest.mark.parametrize(("time", "verdict"), [("24 hours", "matches"), ("24 months", "not-found")])
def test_a_time_beside_a_number_is_compared(held: Workspace, time: str, verdict: str) -> None:
    rows = (("Treatment", "Response", "Follow-up"), ("Ketamine [1]", "71%", time))
    held.write("page.md", _markdown(rows, "", ""))
    (claim,) = held.check("page.md", "--allow-unchecked").data["documents"][0]["claims"]
    assert {one["verdict"] for one in claim["agreement"] if one["slot"] == "timepoint"} == {verdict}


@pytest.mark.parametrize("control", ["Placebo", "Control", "Control group", "Comparator"])
def test_the_number_of_the_controls_is_not_held_against_the_treatment(held: Workspace, control: str) -> None:
    rows = (("Treatment", "Outcome", "Active", control), ("Ketamine [1]", "Response at 24 hours", "71%", "14%"))
    held.write("page.md", _markdown(rows, "", ""))
    claims = held.check("page.md", "--allow-unchecked").data["documents"][0]["claims"]
    assert [claim["text"] for claim in claims] == ["71%", "14%"]
    assert "differs" not in {one["verdict"] for claim in claims for one in claim["agreement"]}


def test_a_duration_beside_a_result_in_words_says_when_it_was_measured(workspace: Workspace, page: Page) -> None:
    name = page(("Treatment", "Result", "Duration"), ("Ketamine [1]", "Depression score 33% lower", "24 hours"))
    claims = {claim["text"]: claim for claim in workspace.check(name).data["documents"][0]["claims"]}
    assert claims["Depression score 33% lower"]["context"] == "Ketamine, 24 hours, Result"


def test_a_dose_beside_a_result_is_what_that_was_found_on(workspace: Workspace, page: Page) -> None:
    name = page(("Treatment", "Dose", "Response"), ("Ketamine", "0.5 mg", "71%"), ("Esketamine", "84 mg [2]", "54%"))
    claims = workspace.check(name).data["documents"][0]["claims"]
    assert [(claim["context"], claim["text"]) for claim in claims] == [
        ("Ketamine, 0.5 mg, Response", "71%"),
        ("Esketamine, 84 mg, Response", "54%"),
    ]
    assert [claim["status"] for claim in claims] == ["unsourced", "sourced"]


def test_a_time_of_onset_is_not_said_of_the_duration_beside_it(workspace: Workspace, page: Page) -> None:
    name = page(("Treatment", "Onset of response", "Duration"), ("Ketamine [1]", "40 minutes", "7 days"))
    claims = workspace.check(name).data["documents"][0]["claims"]
    assert [claim["context"] for claim in claims if claim["text"] == "40 minutes"] == ["Ketamine, Onset of response"]
