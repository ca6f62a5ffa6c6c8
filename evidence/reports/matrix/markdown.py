"""The matrix as Markdown, for a pull request or a wiki."""

from __future__ import annotations

from evidence.documents.reading import REPORT_MARK
from evidence.late import late_regex
from evidence.reports.matrix.printed import HEADINGS, Words, cells
from evidence.reports.matrix.row import Matrix, Section
from evidence.reports.wording import one_line

_MARKS = late_regex(r"([\\`*_\[\]<>|#~&$@])")


def markdown(matrix: Matrix) -> bytes:
    """The document, in UTF-8."""
    lines = [REPORT_MARK, "", "# Claims matrix", ""]
    for section in matrix.summary:
        lines += _summary(section)
    lines += [
        "## Claims, the gravest first",
        "",
        _line([_escaped(heading) for heading in HEADINGS]),
        _rule(len(HEADINGS)),
    ]
    lines += [_line(["<br>".join(map(_words, cell)) for cell in cells(row)]) for row in matrix.rows]
    return ("\n".join(lines) + "\n").encode()


def _summary(section: Section) -> list[str]:
    rows = [_line([_escaped(label), _escaped(str(value))]) for label, value in section.rows]
    return [f"## {section.heading}", "", "| | |", _rule(2), *rows, ""]


def _line(texts: list[str]) -> str:
    return f"| {' | '.join(texts)} |"


def _rule(count: int) -> str:
    return "|" + " --- |" * count


def _words(words: Words) -> str:
    label = f"*{_escaped(words.label)}:* " if words.label else ""
    text = _escaped(words.text)
    address = words.link.replace("(", "%28").replace(")", "%29").replace("|", "%7C") if words.link else None
    return label + (f"[{text}]({address})" if address else text)


def _escaped(text: str) -> str:
    """Words that are no markup, not even in a table; an at sign would call somebody."""
    return _MARKS.sub(r"\\\1", one_line(text))
