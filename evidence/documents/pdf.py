"""PDF: the words in reading order, with pages as their places.

pdfium gives characters with positions; what is a line, a column, a paragraph and a superscript is found out here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from itertools import pairwise

import pypdfium2.raw as raw
from pypdfium2 import PdfDocument, PdfiumError

from evidence.documents.composing import Composition, Passage, clipped
from evidence.documents.document import BlockKind, Document
from evidence.documents.pdf_glyphs import link_boxes, upright
from evidence.documents.pdf_layout import Paragraph, Paragraphs, in_order, without_running
from evidence.documents.pdf_segments import Run, Segment, segments
from evidence.errors import InputError
from evidence.late import late_regex

MOST_PAGES = 3000
MOST_CHARACTERS = 20_000_000
_WORD = late_regex(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LAST_PART = late_regex(r"([^\W\d_]+)-\s*\Z")
_FIRST_PART = late_regex(r"[^\W\d_]+")
_HYPHEN = late_regex(r"\w-\s*\Z")
_SUSPENDED = late_regex(r"(?:and|or|to)\s")
_ADDRESS = late_regex(r"(?:\b10\.\d{4,9}/|://|\bwww\.)\S*\Z")
"""The beginning of a DOI or an address, in which every hyphen counts."""
# Compounds that keep their hyphen at the end of a line, unless the copy writes them without one.
_KEEPS = frozenset(
    "non well long short high low self half double single placebo dose age cross open follow evidence quality health"
    " patient treatment drug risk side time first second third two three four half all anti- mid much more ill".split()
)
_FEW_LINES = 30
_HYPHENATED = 0.025
_LARGER = 1.12
_HEADING_WORDS = 16
_HEADING_LINES = 3
_HEADING_END = late_regex(r"[.!,;:][\"”’)\]]*\Z")


def read_pdf(path: str, data: bytes) -> Document:
    """Reads a `.pdf` file. Raises `InputError` for what is none, is locked, scanned or too large."""
    with closing(_opened(path, data)) as pdf:
        pages = _pages(path, pdf)
    if not any(pages):
        message = "this PDF holds no text: it is scanned, or its words were drawn as pictures."
        raise InputError(
            message, path=path, remedy="Run text recognition (OCR) on it, or name the file it was made from."
        )
    ordered = [in_order(page) for page in without_running(pages)]
    return _Setting(ordered).document(path, data)


def _opened(path: str, data: bytes) -> PdfDocument:
    try:
        return PdfDocument(data)
    except PdfiumError as error:
        raise _refused(path, error) from error


def _refused(path: str, error: PdfiumError) -> InputError:
    if getattr(error, "err_code", None) in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
        return InputError(
            "this PDF opens with a password only.", path=path, remedy="Save a copy without a password and name that."
        )
    return InputError(
        "this is no sound PDF file.", path=path, remedy="Export it again from the program it was made with."
    )


def _pages(path: str, pdf: PdfDocument) -> list[list[Segment]]:
    if len(pdf) > MOST_PAGES:
        raise _too_large(path, f"{len(pdf):,} pages; {MOST_PAGES:,} are read at most")
    found: list[list[Segment]] = []
    characters = 0
    for number in range(len(pdf)):
        try:
            page = pdf[number]
        except PdfiumError as error:
            message = f"page {number + 1} of this PDF cannot be read."
            raise InputError(message, path=path, remedy="Export it again from the program it was made with.") from error
        text, frame = upright(page)
        with closing(page), closing(text):
            before, characters = characters, characters + text.count_chars()
            if characters > MOST_CHARACTERS:
                raise _too_large(path, f"more than {MOST_CHARACTERS:,} characters")
            found.append(segments(page, text, frame, number + 1, before, link_boxes(pdf, page)))
    return found


def _too_large(path: str, what: str) -> InputError:
    return InputError(f"this PDF is too large: it has {what}.", path=path, remedy="Split it into smaller files.")


def _is_hyphenated(lines: Sequence[Segment]) -> bool:
    """Whether words are broken at the ends of lines as a rule; else the hyphens that stand there are the words' own."""
    ends = sum(
        _LAST_PART.search(above.text) is not None and below.text[:1].islower() for above, below in pairwise(lines)
    )
    return len(lines) < _FEW_LINES or ends >= _HYPHENATED * len(lines)


def _going_on(passage: Passage, line: Segment) -> str | None:
    """The link that a passage ends in and its next line begins in."""
    last = passage.links[-1] if passage.links else None
    goes_on = last is not None and last.span.end >= passage.words and last.target == line.runs[0].link
    return line.runs[0].link if goes_on else None


class _Setting:
    """Turns paragraphs into blocks, and remembers where lines and pages begin."""

    def __init__(self, pages: Sequence[Sequence[Segment]]) -> None:
        self.pages = pages
        self.composition = Composition()
        self.lines: list[tuple[int, int]] = []
        every = [segment for page in pages for segment in page]
        self.words = Counter(word.casefold() for one in every for word in _WORD.findall(one.text.rstrip("- ")))
        self.hyphenated = _is_hyphenated(every)
        sizes: Counter[float] = Counter()
        for one in every:
            sizes[one.size] += len(one.text)
        self.body = sizes.most_common(1)[0][0] if sizes else 0.0
        self.larger = sorted((size for size in sizes if size >= self.body * _LARGER), reverse=True)

    def document(self, path: str, data: bytes) -> Document:
        """The finished document."""
        for paragraph in Paragraphs(self.pages).all():
            self._put(paragraph)
        document = self.composition.document(path, "pdf", data)
        starts = tuple(start for start, _ in self.lines)
        return replace(document, line_starts=starts or (0,), page_starts=tuple(self._page_starts()))

    def _page_starts(self) -> Iterator[int]:
        lines = iter(self.lines)
        line = next(lines, None)
        for number in range(1, len(self.pages) + 1):
            while line is not None and line[1] < number:
                line = next(lines, None)
            yield 0 if number == 1 else self.composition.length if line is None else line[0]

    def _put(self, paragraph: Paragraph) -> None:
        passage = Passage()
        offsets = []
        for line in paragraph.lines:
            runs = self._joined(passage, line) if passage.parts else line.runs
            offsets.append((passage.length, line.page))
            for run in runs:
                passage.add(run.text, run.origin, is_raised=run.raised, link=run.link)
        start = self.composition.length
        kind, level = self._kind(paragraph, "".join(passage.parts).strip())
        block = self.composition.take(passage, kind, level=level)
        if block is not None:
            if paragraph.place is not None:
                self.composition.blocks[-1] = replace(block, cell=paragraph.place)
            self.lines += [(start + offset, page) for offset, page in offsets]

    def _joined(self, passage: Passage, line: Segment) -> tuple[Run, ...]:
        """Gets a passage ready for its next line: what was broken is put together, words are kept apart."""
        before = "".join(passage.parts[-3:])
        if _HYPHEN.search(before) and not _SUSPENDED.match(line.text):
            self._close(passage, keep=self._keeps_hyphen(before, line.text))
        elif not before.rstrip().endswith(("–", "—", "/")) or before.endswith(" "):
            passage.add(" ", link=_going_on(passage, line))
        return line.runs

    def _close(self, passage: Passage, *, keep: bool) -> None:
        """Takes the space and, unless it belongs to the word, the hyphen off the end of a passage."""
        while passage.parts[-1].isspace():
            passage.length -= len(passage.parts.pop())
        words = passage.parts[-1].rstrip()
        words = words if keep else words[:-1]
        passage.length -= len(passage.parts[-1]) - len(words)
        passage.parts[-1:] = [words] if words else []
        passage.links[-1:] = [clipped(link, passage.length) for link in passage.links[-1:]]

    def _keeps_hyphen(self, above: str, below: str) -> bool:
        """Whether the hyphen that a line ends in belongs to the words."""
        last, first = _LAST_PART.search(above), _FIRST_PART.match(below)
        if last is None or first is None or not below[0].islower() or _ADDRESS.search(above.rstrip()):
            return True
        before, after = last[1].casefold(), first.group().casefold()
        together, apart = self.words[before + after], self.words[f"{before}-{after}"]
        if together or apart:
            return apart > together
        return before in _KEEPS or not self.hyphenated

    def _kind(self, paragraph: Paragraph, text: str) -> tuple[BlockKind, int]:
        if paragraph.cell:
            return (BlockKind.CAPTION if paragraph.head else BlockKind.TABLE_CELL), 0
        large = paragraph.size >= self.body * _LARGER
        short = len(text.split()) <= _HEADING_WORDS and len(paragraph.lines) <= _HEADING_LINES
        if (large or paragraph.bold) and short and not _HEADING_END.search(text) and text[:1].isalnum():
            return BlockKind.HEADING, self.larger.index(paragraph.size) + 1 if large else len(self.larger) + 1
        return BlockKind.PARAGRAPH, 0
