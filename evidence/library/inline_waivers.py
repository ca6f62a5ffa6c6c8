"""Waivers that stand in the copy itself, as comments beside the words they are about."""

from __future__ import annotations

import re
import string
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
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


# Two spaces or a backslash before a line end, or a tag, part the lines of a paragraph of Markdown.
_BREAK = late_regex(r"<br\s*/?>| {2,}(?=[\r\n])|\\(?=[\r\n])", re.IGNORECASE)
_HIDDEN = "\0"
_MARGIN = late_regex(r"[ \t>]*")
_FLOWING = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})


@dataclass(frozen=True)
class _Comment:
    """A comment to this tool: its parts, its offset in the file, and the end of the words that it follows, if any."""

    match: re.Match[str]
    offset: int
    behind: int | None


@dataclass(frozen=True)
class _Stretch:
    """The smallest piece of a document that a comment can speak of: words, how far they could go, and their lines."""

    words: Span
    end: int
    first: int
    last: int

    def is_around(self, offset: int) -> bool:
        """Whether an offset is among its words, or behind them before the break that ends it."""
        return self.words.start < offset and (offset <= self.words.end or offset < self.end)


def inline_waivers(document: Document) -> tuple[Waiver, ...]:
    """The waivers of a document, one a rule. Raises `InputError` for one that cannot be understood.

    Only Markdown and HTML can hide a comment from readers. It speaks of the paragraph, heading, item, row (in HTML:
    cell) or line before a hard break that it stands in, on its own line of that after it.
    """
    if document.format not in _READERS:
        return ()
    comments_of, stretches_of = _READERS[document.format]
    comments = list(comments_of(document))
    stretches = stretches_of(document) if comments else []
    return tuple(waiver for comment in comments for waiver in _waivers(document, comment, stretches))


def _in_markdown(document: Document) -> Iterator[_Comment]:
    if "evidence:" not in document.text:
        return
    code = [block.span for block in document.of_kind(BlockKind.CODE)]
    for match in _OURS.finditer(document.text):
        if not any(span.start <= match.start() < span.end for span in code):
            yield _Comment(match, match.start(), match.start())


def _in_html(document: Document) -> Iterator[_Comment]:
    for comment in document.comments:
        match = _OURS.fullmatch(comment.text)
        if match is not None:
            yield _Comment(match, comment.offset, comment.behind)


def _stretches_of_markdown(document: Document) -> list[_Stretch]:
    """Blocks, those on one line (a row) as one, parted at hard breaks."""
    shown = _COMMENT.sub(lambda found: _HIDDEN * len(found[0]), document.text)
    result: list[_Stretch] = []
    for whole in _joined(document):
        start = whole.start
        for found in (*_BREAK.finditer(shown, whole.start, whole.end), None):
            end = found.end() if found else whole.end
            result += _stretch(document, shown, Span(start, end))
            start = end
    return result


def _joined(document: Document) -> list[Span]:
    """The blocks of a Markdown file; as one those on one line, and what follows a line that a comment begins."""
    result: list[Span] = []
    before: Block | None = None
    for block in filter(lambda one: one.pieces, document.blocks):
        if before is not None and (
            _lines_of(document, block.span)[0] <= _lines_of(document, result[-1])[1]
            or _goes_on(document, before, block)
        ):
            result[-1] = Span(result[-1].start, max(result[-1].end, block.span.end))
        else:
            result.append(block.span)
        before = block
    return result


def _goes_on(document: Document, before: Block, block: Block) -> bool:
    """Whether a block is the rest of the one before it, which Markdown ends with the line of a comment."""
    first = _lines_of(document, block.span)[0]
    start = document.line_starts[first - 1]
    return (
        before.kind is block.kind
        and block.kind in _FLOWING
        and _lines_of(document, before.span)[1] == first - 1
        and _MARGIN.fullmatch(document.text, start, block.span.start) is not None
    )


def _stretches_of_html(document: Document) -> list[_Stretch]:
    """Blocks, parted at `<br>`, which their text has as line ends."""
    result: list[_Stretch] = []
    for block in filter(lambda one: one.pieces, document.blocks):
        start = block.span.start
        for line in document.quote(block.span).splitlines(keepends=True):
            result += _stretch(document, document.text, Span(start, start + len(line)))
            start += len(line)
    return result


def _stretch(document: Document, shown: str, span: Span) -> Iterator[_Stretch]:
    """A part of a block, if there are words in it."""
    text = shown[span.start : span.end]
    blank = _HIDDEN + string.whitespace
    words = text.strip(blank)
    if words:
        start = span.start + len(text) - len(text.lstrip(blank))
        inner = Span(start, start + len(words))
        yield _Stretch(inner, span.end, *_lines_of(document, inner))


def _beside(document: Document, comment: _Comment, stretches: Sequence[_Stretch]) -> _Stretch | None:
    """What a comment stands in or behind, else what ends on its line, else what comes after it."""
    first = _line_of(document, comment.offset)
    last = _line_of(document, comment.offset + len(comment.match[0]))
    before: _Stretch | None = None
    for stretch in stretches:
        if comment.behind is not None and stretch.is_around(comment.behind):
            return stretch
        if document.source_offset(stretch.words.start) >= comment.offset:
            return stretch if before is None or stretch.first == last else before
        before = stretch if stretch.last == first else None
    return before


def _line_of(document: Document, offset: int) -> int:
    """The line of an offset in the file."""
    return bisect_right(document.line_starts, offset)


def _lines_of(document: Document, span: Span) -> tuple[int, int]:
    last = Span(span.end - 1, span.end)
    return document.locate(span).line, document.locate(last).line


_READERS: Mapping[str, tuple[Callable[[Document], Iterator[_Comment]], Callable[[Document], list[_Stretch]]]] = {
    "md": (_in_markdown, _stretches_of_markdown),
    "html": (_in_html, _stretches_of_html),
}


def _waivers(document: Document, comment: _Comment, stretches: Sequence[_Stretch]) -> Iterator[Waiver]:
    line, words = _line_of(document, comment.offset), comment.match["words"]
    rules = _RULES.match(words)
    if comment.match["verb"] != "ignore" or rules is None:
        raise InputError("this comment to evidence is not understood.", path=document.path, line=line, remedy=_FORM)
    values, rest = _pairs(words[rules.end() :])
    if rest.strip():
        message = f"{rest.strip()!r} is no part of a waiver."
        raise InputError(message, path=document.path, line=line, remedy=_FORM)
    about = _beside(document, comment, stretches)
    nothing = Span(len(document.text), len(document.text))
    for rule in rules["rules"].split(","):
        yield Waiver(
            rule=rule.strip(),
            path=document.path,
            quote=None,
            reason=values.get("reason"),
            owner=values.get("owner"),
            expires=_day(values.get("until"), document, line),
            line=line,
            lines=(about.first, about.last) if about else (line, line),
            span=about.words if about else nothing,
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
