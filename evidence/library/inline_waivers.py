"""Waivers that stand in the copy itself, as comments beside the words they are about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from evidence.documents.document import BlockKind, Document, Span
from evidence.errors import InputError
from evidence.late import late_regex
from evidence.library.claims_file import Waiver

FORMATS = frozenset({"md", "html"})
"""The formats in which a comment is hidden from readers."""

_COMMENT = late_regex(r"<!--.*?-->", re.DOTALL)
_OURS = late_regex(r"<!--\s*evidence:\s*(?P<verb>[\w-]*)(?P<words>.*?)-->", re.DOTALL)
_PAIR = late_regex(r"""\s+(?P<key>reason|owner|until)\s*=\s*(?:"(?P<a>[^"]*)"|'(?P<b>[^']*)'|(?P<c>[^\s"']+))""")
_RULES = late_regex(r"\s+(?P<rules>[\w-]+(?:\s*,\s*[\w-]+)*)")
_FORM = 'Write: <!-- evidence: ignore RULE reason="…" owner="…" until=YYYY-MM-DD -->'


def inline_waivers(document: Document) -> tuple[Waiver, ...]:
    """The waivers of a document, one a rule. Raises `InputError` for one that cannot be understood.

    A comment on a line of its own speaks of the paragraph after it, one beside words of their paragraph.
    """
    if document.format not in FORMATS or "evidence:" not in document.text:
        return ()
    code = [block.span for block in document.of_kind(BlockKind.CODE)]
    comments = (match for match in _OURS.finditer(document.text) if not any(_within(match, span) for span in code))
    return tuple(waiver for match in comments for waiver in _waivers(document, match))


def _within(match: re.Match[str], span: Span) -> bool:
    return span.start <= match.start() < span.end


def _waivers(document: Document, match: re.Match[str]) -> Iterator[Waiver]:
    line = document.locate(Span(*match.span())).line
    rules = _RULES.match(match["words"])
    if match["verb"] != "ignore" or rules is None:
        raise InputError("this comment to evidence is not understood.", path=document.path, line=line, remedy=_FORM)
    values, rest = _pairs(match["words"][rules.end() :])
    if rest.strip():
        message = f"{rest.strip()!r} is no part of a waiver."
        raise InputError(message, path=document.path, line=line, remedy=_FORM)
    lines = _paragraph(document, match)
    for rule in rules["rules"].split(","):
        yield Waiver(
            rule=rule.strip(),
            path=document.path,
            quote=None,
            reason=values.get("reason"),
            owner=values.get("owner"),
            expires=_day(values.get("until"), document, line),
            line=line,
            lines=lines,
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
