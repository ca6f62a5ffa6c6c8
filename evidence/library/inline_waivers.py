"""Waivers that stand in the copy itself, as comments beside the words they are about."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from evidence.documents.document import Block, BlockKind, Document, Span
from evidence.errors import InputError
from evidence.late import late_regex
from evidence.library.claims_file import Waiver

_COMMENT = late_regex(r"<!--.*?-->", re.DOTALL)
_OURS = late_regex(r"<!--\s*evidence:\s*(?P<verb>[\w-]*)(?P<words>.*?)-->", re.DOTALL)
_PAIR = late_regex(r"""\s+(?P<key>reason|owner|until)\s*=\s*(?:"(?P<a>[^"]*)"|'(?P<b>[^']*)'|(?P<c>[^\s"']+))""")
_RULES = late_regex(r"\s+(?P<rules>[\w-]+(?:\s*,\s*[\w-]+)*)")
_FORM = 'Write: <!-- evidence: ignore RULE reason="…" owner="…" until=YYYY-MM-DD -->'


@dataclass(frozen=True)
class _Comment:
    """A comment to this tool: its parts, its line, and what it speaks of."""

    match: re.Match[str]
    line: int
    lines: tuple[int, int]
    span: Span | None = None


def inline_waivers(document: Document) -> tuple[Waiver, ...]:
    """The waivers of a document, one a rule. Raises `InputError` for one that cannot be understood.

    Only Markdown and HTML can hide a comment from readers. One on a line of its own speaks of the paragraph after it,
    one beside words of their paragraph.
    """
    comments = _READERS[document.format](document) if document.format in _READERS else ()
    return tuple(waiver for comment in comments for waiver in _waivers(document, comment))


def _in_markdown(document: Document) -> Iterator[_Comment]:
    if "evidence:" not in document.text:
        return
    code = [block.span for block in document.of_kind(BlockKind.CODE)]
    for match in _OURS.finditer(document.text):
        if not any(span.start <= match.start() < span.end for span in code):
            line = document.locate(Span(*match.span())).line
            yield _Comment(match, line, _paragraph(document, match))


def _in_html(document: Document) -> Iterator[_Comment]:
    for offset, comment in document.comments:
        match = _OURS.fullmatch(comment)
        if match is not None:
            line = bisect_right(document.line_starts, offset)
            block = _block_beside(document, offset, line)
            if block is None:
                yield _Comment(match, line, (line, line), Span(len(document.text), len(document.text)))
            else:
                yield _Comment(match, line, _lines_of(document, block), block.span)


def _block_beside(document: Document, offset: int, line: int) -> Block | None:
    """The block that a comment at this place of the file stands in or ends the line of, else the one after it."""
    before: Block | None = None
    for block in filter(lambda one: one.pieces, document.blocks):
        first, last = _lines_of(document, block)
        if document.source_offset(block.span.start) >= offset:
            return block if before is None or first == line else before
        if document.source_offset(block.span.end - 1) > offset:
            return block
        before = block if last == line else None
    return before


def _lines_of(document: Document, block: Block) -> tuple[int, int]:
    last = Span(block.span.end - 1, block.span.end)
    return document.locate(block.span).line, document.locate(last).line


_READERS: Mapping[str, Callable[[Document], Iterator[_Comment]]] = {"md": _in_markdown, "html": _in_html}


def _waivers(document: Document, comment: _Comment) -> Iterator[Waiver]:
    line, words = comment.line, comment.match["words"]
    rules = _RULES.match(words)
    if comment.match["verb"] != "ignore" or rules is None:
        raise InputError("this comment to evidence is not understood.", path=document.path, line=line, remedy=_FORM)
    values, rest = _pairs(words[rules.end() :])
    if rest.strip():
        message = f"{rest.strip()!r} is no part of a waiver."
        raise InputError(message, path=document.path, line=line, remedy=_FORM)
    for rule in rules["rules"].split(","):
        yield Waiver(
            rule=rule.strip(),
            path=document.path,
            quote=None,
            reason=values.get("reason"),
            owner=values.get("owner"),
            expires=_day(values.get("until"), document, line),
            line=line,
            lines=comment.lines,
            span=comment.span,
        )


def _pairs(words: str) -> tuple[dict[str, str], str]:
    values: dict[str, str] = {}
    position = 0
    while pair := _PAIR.match(words, position):
        values[pair["key"]] = (pair["a"] or pair["b"] or pair["c"] or "").strip()
        position = pair.end()
    return values, words[position:]


def _day(text: str | None, document: Document, line: int) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        message = f"until={text} is not a day of the calendar."
        raise InputError(message, path=document.path, line=line, remedy="Write it as YYYY-MM-DD.") from None


def _paragraph(document: Document, match: re.Match[str]) -> tuple[int, int]:
    """The first and last line of the paragraph that a comment speaks of."""
    # With the comments blanked out, lines of nothing but comments are empty like those between paragraphs.
    shown = _COMMENT.sub(lambda found: re.sub(r"[^\r\n]", " ", found[0]), document.text)
    ends = (*document.line_starts[1:], len(shown))
    filled = [bool(shown[start:end].strip()) for start, end in zip(document.line_starts, ends, strict=True)]
    first = document.locate(Span(*match.span())).line - 1
    own = document.locate(Span(match.end(), match.end())).line - 1
    start = first if filled[first] else own
    while start < len(filled) and not filled[start]:
        start += 1
    end = start
    while end + 1 < len(filled) and filled[end + 1]:
        end += 1
    while start == first and first > 0 and filled[start - 1]:
        start, first = start - 1, first - 1
    return start + 1, end + 1
