"""The copy as a reader sees it, with its targets marked."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby, islice, pairwise
from typing import Any

from evidence.documents.document import Cell
from evidence.documents.superscripts import level
from evidence.reports.html.markup import element, text
from evidence.reports.html.sheet import Sheet
from evidence.reports.html.tables import table_of
from evidence.reports.html.targets import Target

_LISTS = {"list-item": "ul", "reference": "ol", "table-cell": "ul"}
_DEEPEST = 6

STATE = {
    "matches": "matches its source",
    "differs": "differs from its source",
    "not-found": "not found in what is held of its source",
    "not-checked": "has a source, not compared",
}

_FRONT = "Head of the file, no copy"
_UNSHOWN = "Not shown on the page: a title, a description or the text behind a picture"
Shown = dict[str, Any]
"""A block of a sheet."""

Marks = list[tuple[int, int, Target]]


def state_of(target: Target) -> str:
    """What a target is, in a few words."""
    if target.claim is None:
        return "remark"
    if target.claim["status"] == "unsourced":
        return "no source"
    status = target.claim["taken_back"]
    return STATE[target.claim["verdict"]] + (f", which is {status}" if status else "")


def copy_of(sheet: Sheet, targets: list[Target], prefix: str) -> Iterator[str]:
    """The blocks of a document, in order. Heading levels never jump, whatever the copy's own do."""
    depth, named = 3, set[int]()

    def words_of(block: Shown) -> str:
        return _label(block) + "".join(_marked(block, _marks(block, targets), prefix, named))

    for (kind, table), group in groupby(sheet["blocks"], key=_together):
        if table is not None:
            yield table_of([(Cell(*block["cell"]), words_of(block)) for block in group])
            continue
        inner = []
        for block in group:
            words = words_of(block)
            if block["front"] or block["unshown"]:
                label = element("span", _FRONT if block["front"] else _UNSHOWN, class_="label")
                inner.append(element("p", label + words, class_="front"))
            elif kind == "heading":
                depth = min(block["level"] + 3, depth + 1, _DEEPEST)
                inner.append(element("p", words, class_=f"h h{depth}", role="heading", aria_level=str(depth)))
            else:
                inner.append(element("li" if kind in _LISTS else "p", words, class_=kind))
        blocks = "\n".join(inner)
        yield element(_LISTS[kind], blocks, class_=f"{kind}s") if kind in _LISTS else blocks


def _together(block: Shown) -> tuple[str, int | None]:
    """What blocks share that are shown as one list or table."""
    return ("", block["cell"][0]) if block["cell"] else (block["kind"], None)


def _label(block: Shown) -> str:
    return element("span", f"{text(block['label'])}.", class_="label") + " " if block["label"] else ""


def _marks(block: Shown, targets: Sequence[Target]) -> Marks:
    """Where the targets, which are in order and do not overlap, stand in the block's own text."""
    marks = []
    begin, finish = block["pieces"][0][1], block["pieces"][-1][2]
    for target in islice(targets, bisect_right(targets, begin, key=lambda target: target.span.end), None):
        if target.span.start >= finish:
            break
        parts = [
            (start + max(target.span.start, low) - low, start + min(target.span.end, high) - low)
            for start, low, high in block["pieces"]
            if target.span.start < high and low < target.span.end
        ]
        if parts:
            marks.append((parts[0][0], parts[-1][1], target))
    return marks


def _marked(block: Shown, marks: Marks, prefix: str, named: set[int]) -> Iterator[str]:
    at = 0
    for start, end, target in marks:
        start = max(start, at)
        if start >= end:
            continue
        yield _raised(block, at, start)
        first = target.number not in named
        named.add(target.number)
        yield _mark(_raised(block, start, end), target, prefix, first)
        at = end
    yield _raised(block, at, len(block["text"]))


def _raised(block: Shown, start: int, end: int) -> str:
    """A part of a block, with its superscripts."""
    words = block["text"]
    edges = {start, end, *(edge for span in block["raised"] for edge in span if start < edge < end)}
    parts = []
    for low, high in pairwise(sorted(edges)):
        up = any(first <= low and high <= last for first, last in block["raised"])
        parts.append(f"<sup>{text(level(words[low:high]))}</sup>" if up else text(words[low:high]))
    return "".join(parts)


def _verdict(target: Target) -> str:
    """The line under a claim is green only where its source was found to say it, and stands."""
    claim = target.claim
    if claim is None or claim["status"] == "unsourced" or claim["taken_back"]:
        return ""
    return f"says-{claim['verdict']}"


def _mark(words: str, target: Target, prefix: str, first: bool) -> str:
    name = f"{prefix}-{target.number}"
    kind = "claim" if target.claim else "remark"
    spoken = element("span", f" ({kind} {target.number}: {text(state_of(target))})", class_="vh")
    number = element("span", str(target.number), class_="num", aria_hidden="true")
    status = target.claim["status"] if target.claim else "remark"
    return element(
        "a",
        words + (number + spoken if first else ""),
        class_=f"mark {kind} {status} {_verdict(target)} g-{target.gravity}",
        href=f"#c{name}",
        id=f"m{name}" if first else None,
        data_n=name,
    )
