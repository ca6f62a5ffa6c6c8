"""A page: marks around the words of each finding in the page's own layout, and a list of the remarks at its end.

Only ASCII without line ends is put in, between the page's own bytes, and taken out again before a page is marked anew:
the copy itself stays as it is, byte by byte, and marks of findings that are gone go with them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from evidence.documents.document import Document
from evidence.documents.html import read_html
from evidence.documents.html_encoding import encoding_of
from evidence.documents.html_roles import REMARKS
from evidence.errors import InputError
from evidence.late import late_regex
from evidence.reports.annotate.notes import Note, Written

_ENTITY = late_regex(r"&(?:#\d+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);?")
_LONGEST = 40
_MARK = late_regex(r"<mark data-evidence=[^>]*>((?:(?!<mark ).)*?)</mark>", re.DOTALL)
_ITEM = late_regex(r'<li id="evidence-([^"]+)" value="\d+">')
_LIST = late_regex(rf"<section {REMARKS}\b.*?</section>", re.DOTALL)
_BODY_END = late_regex(r"</body\s*>", re.IGNORECASE)
_INSIDE = late_regex(r"-->|</script", re.IGNORECASE)
_STYLE = """
mark[data-evidence]{background:#ffe9a8!important;color:#1a1a1a!important;box-shadow:inset 0 -2px #b45f06;
print-color-adjust:exact;-webkit-print-color-adjust:exact}
mark[data-severity=error]{background:#ffd9d4!important;box-shadow:inset 0 -2px #b3261e}
mark[data-severity=info]{background:#dce8fb!important;box-shadow:inset 0 -2px #3c5f9c}
mark[data-evidence][data-n]::after{content:"remark " attr(data-n);font:600 .62em/1.5 system-ui,sans-serif;
display:inline-block;vertical-align:middle;white-space:nowrap;margin:0 .3em;padding:0 .4em;border-radius:.3em;
background:#8a4504;color:#fff}
mark[data-severity=error][data-n]::after{background:#b3261e}
mark[data-severity=info][data-n]::after{background:#3c5f9c}
section[data-evidence-remarks]{all:revert;display:block;position:relative;clear:both;margin:2rem 0 0;
padding:1.5rem max(1rem,calc(50% - 24rem));background:#fff;color:#1a1a1a;border-top:4px solid #b45f06;
font:400 1rem/1.5 system-ui,sans-serif;text-align:left}
section[data-evidence-remarks] *{all:revert;color:inherit}
section[data-evidence-remarks] li{margin:.7rem 0;scroll-margin:5rem;overflow-wrap:anywhere}
section[data-evidence-remarks] li:target{outline:2px solid #b45f06;outline-offset:4px}
section[data-evidence-remarks] q{color:#555}
section[data-evidence-remarks] a{color:#0b57d0}
"""


@dataclass(frozen=True)
class _Stretch:
    """A part of the page without a tag in it, and the notes that are about it."""

    start: int
    end: int
    notes: tuple[int, ...]


def mark_html(path: str, data: bytes, notes: Sequence[Note]) -> Written:
    """The page with these notes. Raises `InputError`, which names `path`, if its bytes cannot be kept."""
    encoding = encoding_of(path, data)
    marked = encoding.decode(data)
    if encoding.encode(marked) != data:
        message = "this page has more than one way to write a character, and would not stay as it is."
        raise InputError(message, path=path, remedy="Save it as UTF-8 and annotate that.")
    page = _without_marks(marked)
    known = frozenset(_ITEM.findall(marked))
    document = read_html(path, encoding.encode(page))
    shown = next((block.span.start for block in document.blocks if block.unshown), len(document.text))
    stretches = list(_stretches([_pieces(document, page, note, shown) for note in notes]))
    kept = sum(note.key in known for note in notes)
    return Written(encoding.encode(_put(page, stretches, notes)), len(notes) - kept, kept)


def _without_marks(page: str) -> str:
    """The page as it was before remarks were put on it."""
    return _MARK.sub(r"\1", _LIST.sub("", page))


def _pieces(document: Document, page: str, note: Note, shown: int) -> list[tuple[int, int]]:
    """Where the words of a note stand in the page, in pieces that hold no tag; none behind `shown`, where it ends."""
    pieces: list[tuple[int, int]] = []
    for offset in range(note.span.start, note.span.end) if note.span else ():
        if document.text[offset].isspace() or offset >= shown:
            continue
        start, end = _sign(page, document.source_offset(offset))
        if pieces and "<" not in page[pieces[-1][1] : start]:
            pieces[-1] = (pieces[-1][0], max(end, pieces[-1][1]))
        else:
            pieces.append((start, end))
    return pieces


def _sign(page: str, place: int) -> tuple[int, int]:
    """The character at a place, as a whole where it is written by its name."""
    before = page.rfind("&", max(place - _LONGEST, 0), place + 1)
    name = _ENTITY.match(page, before) if before >= 0 else None
    return name.span() if name and name.end() > place else (place, place + 1)


def _stretches(pieces: Sequence[Sequence[tuple[int, int]]]) -> Iterator[_Stretch]:
    """The pieces of all notes side by side: where they overlap, a stretch of its own belongs to each of them."""
    begins, ends = defaultdict(set), defaultdict(set)
    for number, held in enumerate(pieces):
        for start, end in held:
            begins[start].add(number)
            ends[end].add(number)
    open_: set[int] = set()
    for low, high in pairwise(sorted({*begins, *ends})):
        open_ = (open_ - ends[low]) | begins[low]
        if open_:
            yield _Stretch(low, high, tuple(sorted(open_)))


def _put(page: str, stretches: Sequence[_Stretch], notes: Sequence[Note]) -> str:
    """The page with its marks and, at the end of its body, the list."""
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    for place, stretch in enumerate(stretches):
        for number in stretch.notes:
            first.setdefault(number, place)
            last[number] = place
    parts, at = [], 0
    for place, stretch in enumerate(stretches):
        parts += [
            page[at : stretch.start],
            _mark(place, stretch, notes, [n for n in stretch.notes if last[n] == place]),
        ]
        parts += [page[stretch.start : stretch.end], "</mark>"]
        at = stretch.end
    end = _end(page, at)
    return "".join([*parts, page[at:end], _list(notes, first), page[end:]])


def _end(page: str, at: int) -> int:
    """Where the body ends. Where that is not written, the end of the page, before a tag or comment that stays open."""
    found = max(_BODY_END.finditer(page, at), key=lambda end: end.start(), default=None)
    if found is not None and not _INSIDE.search(page, found.end()):
        return found.start()
    comment = page.find("<!--", page.rfind("-->") + 1)
    if comment >= 0:
        return max(comment, at)
    closed = page.rfind(">") + 1
    return max(closed, at) if "<" in page[closed:] else len(page)


def _mark(place: int, stretch: _Stretch, notes: Sequence[Note], ending: Sequence[int]) -> str:
    """The tag that opens a mark: which notes it belongs to, what they say, and the numbers of those that end here."""
    about = [notes[number] for number in stretch.notes]
    gravest = min((note.severity for note in about), key=lambda severity: severity.rank)
    told = "\n\n".join(note.text for note in about)
    numbers = f' data-n="{", ".join(map(str, ending))}"' if ending else ""
    return (
        f'<mark data-evidence="{" ".join(note.key for note in about)}" data-severity="{gravest}"'
        f' id="evidence-mark-{place}" aria-details="{_id(about[0])}" title="{_ascii(told)}"{numbers}>'
    )


def _list(notes: Sequence[Note], first: dict[int, int]) -> str:
    """The remarks, those on the page as a whole first; each leads to its words."""
    items = []
    for number, note in enumerate(notes):
        head, *rest = note.text.split("\n")
        words = f"<br><q>{_ascii(' '.join((note.words or '').split()))}</q>" if note.words else ""
        leads = f' <a href="#evidence-mark-{first[number]}">To the words</a>' if number in first else ""
        lines = "".join(f"<br>{_ascii(line)}" for line in rest)
        items.append(f'<li id="{_id(note)}" value="{number}"><b>{_ascii(head)}</b>{lines}{words}{leads}</li>')
    return (
        f'<section {REMARKS} aria-label="Remarks of evidence"><style>{_STYLE.replace(chr(10), "")}</style>'
        f'<h2>Remarks of evidence</h2><ol start="0">{"".join(items)}</ol></section>'
    )


def _id(note: Note) -> str:
    return f"evidence-{note.key}"


def _ascii(text: str) -> str:
    """Text for markup, whatever the encoding of the page; without line ends, so that all lines keep their numbers."""
    return escape(text).encode("ascii", "xmlcharrefreplace").decode().replace("\n", "&#10;")
