"""Reference lists set as tables: a row is one entry, whatever columns part it; a table of evidence stays one."""

from __future__ import annotations

import pytest

from evidence.documents.document import BlockKind, Document
from evidence.documents.html import read_html
from evidence.documents.markdown import read_markdown
from evidence.references.reference_list import read_reference_list

COPY = "# Sleep\n\nLamps led to remission in 58% of adults [1]. Sleep lasted 20 minutes longer [2].\n\n"
WORKS = (
    ("1", ("Doe, J", "Roe, B"), "Lamps for insomnia: a randomised trial", "2020", "10.5555/lamps"),
    ("2", ("Poe, C",), "Length of sleep under lamps", "2019", "10.5555/length"),
)
IN_COLUMNS = """## References

| No. | Author(s) | Title | Journal | Year | DOI |
|-----|-----------|-------|---------|------|-----|
| 1 | Doe J, Roe B | Lamps for insomnia: a randomised trial | Sleep | 2020 | 10.5555/lamps |
| 2 | Poe C | Length of sleep under lamps | J Sleep Res | 2019 | 10.5555/length |
"""
BESIDE_A_LINK = """## Key publications

| # | Reference | Link (DOI) |
|---|-----------|------------|
| 1 | Doe J, Roe B. Lamps for insomnia: a randomised trial. Sleep. 2020;43:1-9. | https://doi.org/10.5555/lamps |
| 2 | Poe C. Length of sleep under lamps. J Sleep Res. 2019;28:2-5. | https://doi.org/10.5555/length |
"""
WITHOUT_HEADS = """<h1>Sleep</h1><p>Lamps led to remission in 58% of adults [1].</p><h2>References</h2><table>
<tr><td>1</td><td>Doe J, Roe B.</td><td>Lamps for insomnia: a randomised trial</td><td>Sleep</td><td>2020</td>
<td><a href="https://doi.org/10.5555/lamps">link</a></td></tr>
<tr><td>2</td><td>Poe C</td><td>Length of sleep under lamps</td><td>J Sleep Res</td><td>2019</td>
<td><a href="https://doi.org/10.5555/length">link</a></td></tr></table>"""


def markdown(text: str) -> Document:
    return read_markdown("a.md", (COPY + text).encode())


@pytest.mark.parametrize(
    "document",
    [
        pytest.param(markdown(IN_COLUMNS), id="a column for each part"),
        pytest.param(markdown(BESIDE_A_LINK), id="the entry beside its DOI"),
        pytest.param(read_html("a.html", WITHOUT_HEADS.encode()), id="numbers, and no heads"),
    ],
)
def test_each_row_is_an_entry_with_its_number(document: Document) -> None:
    entries = read_reference_list(document)
    assert tuple((e.label, e.authors, e.title, e.year and str(e.year), e.doi) for e in entries) == WORKS


def test_an_entry_is_quoted_as_it_stands_in_its_row() -> None:
    document = markdown(IN_COLUMNS)
    (first, _) = read_reference_list(document)
    assert first.span is not None
    assert first.raw == document.quote(first.span)
    assert first.raw.startswith("Doe J, Roe B | Lamps") and first.raw.endswith("| 10.5555/lamps")


@pytest.mark.parametrize(
    "table",
    [
        "| Study | Year | Remission | DOI |\n|---|---|---|---|\n| Doe J. Sleep 2020 | 2020 | 58% | 10.55/lamps |\n",
        "| Reference | Finding |\n|---|---|\n| Doe J. Lamps for sleep. Sleep. 2020;43:1-9. | 58% remitted |\n",
        "| Year | Source |\n|---|---|\n| 2020 | Lamps helped 58% of adults to sleep. |\n",
    ],
    ids=["evidence with a result", "findings", "no works at all"],
)
def test_a_table_that_says_more_than_works_is_none(table: str) -> None:
    cells = [block for block in markdown(table).blocks if block.cell is not None]
    assert len(cells) >= 4
    assert not any(block.kind is BlockKind.REFERENCE for block in cells)
