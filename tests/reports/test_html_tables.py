"""The HTML report shows tables of the copy as tables, and the head of a Markdown file as what it is."""

from __future__ import annotations

import re

from evidence.documents.document import Cell
from evidence.reports.html.tables import table_of
from tests.workspace import Workspace


def shown(workspace: Workspace, name: str) -> str:
    """The copy as the report shows it, without the marks in it."""
    workspace.run("check", name, "--offline", "--today", "2026-11-24", "--format", "html", "--output", "report.html")
    page = (workspace.folder / "report.html").read_text("utf-8")
    copy = page.partition(">The copy</h3>")[2].partition("</section>")[0]
    return re.sub(r'<span class="(?:num|vh)"[^>]*>[^<]*</span>|</?a\b[^>]*>', "", copy)


def test_a_table_of_markdown_is_one_with_its_heads(workspace: Workspace) -> None:
    workspace.write("a.md", "# Light\n\n| Outcome | Light |\n| --- | --- |\n| Response | 54% |\n| Sleep | |\n")
    assert (
        '<table><tr><th scope="col">Outcome</th><th scope="col">Light</th></tr>\n'
        "<tr><td>Response</td><td>54%</td></tr>\n<tr><td>Sleep</td><td></td></tr></table>"
    ) in shown(workspace, "a.md")


def test_spans_captions_and_heads_of_rows_stay(workspace: Workspace) -> None:
    rows = '<tr><th rowspan="2">Light</th><td>54%</td></tr><tr><td>12%</td></tr><tr><td colspan="2">All</td></tr>'
    workspace.write("a.html", f"<h1>Light</h1><table><caption>Rates</caption>{rows}</table>")
    assert (
        '<table><caption>Rates</caption><tr><th scope="row" rowspan="2">Light</th><td>54%</td></tr>\n'
        '<tr><td>12%</td></tr>\n<tr><td colspan="2">All</td></tr></table>'
    ) in shown(workspace, "a.html")


def test_two_tables_one_after_the_other_are_two(workspace: Workspace) -> None:
    table = "<table><tr><td>Lamp</td><td>54%</td></tr></table>"
    workspace.write("a.html", f"<h1>Light</h1>{table}{table}")
    assert shown(workspace, "a.html").count("<table>") == 2


def test_a_table_that_only_parts_the_page_is_none(workspace: Workspace) -> None:
    workspace.write("a.html", '<table role="presentation"><tr><td><p>Light helps.</p></td></tr></table>')
    assert "<table" not in shown(workspace, "a.html")


def test_paragraphs_of_a_cell_stay_in_it_and_a_span_ends_with_the_table() -> None:
    table = table_of([(Cell(1, 0, 0, rows=9, columns=9), "a"), (Cell(1, 0, 0, rows=9, columns=9), "b")])
    assert "<table><tr><td>a<br>b</td></tr></table>" in table


def test_the_head_of_a_markdown_file_is_called_what_it_is(workspace: Workspace) -> None:
    workspace.write("a.md", "---\ntitle: Light\n---\n\n# Light\n\nLast reviewed: 14 March 2026\n")
    copy = shown(workspace, "a.md")
    assert '<p class="front"><span class="label">Head of the file, no copy</span>---\ntitle: Light' in copy
    assert copy.count("Head of the file") == 1
