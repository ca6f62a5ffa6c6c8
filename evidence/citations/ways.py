"""Which forms of marks a document uses: what is ambiguous in one sentence is plain from the whole page.

Whoever writes [3] does not also write (3) for a reference, and bare digits are marks only where hardly anything else
is. The way that reaches most of the list is the document's own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from evidence.citations.mark import Form, Mark
from evidence.citations.targets import Targets

_AMBIGUOUS = (Form.ROUND, Form.GLUED, Form.SPACED)
_SHARE = 4
_ENOUGH = 5
# So many numbers may be passed over: tables and boxes cite too, and are not always read.
_SLACK = 5


@dataclass(frozen=True)
class Way:
    """The forms that count in one document. `numbered`: its marks are numbers, so a name with a year is prose."""

    forms: frozenset[Form]
    numbered: bool

    def counts(self, mark: Mark, targets: Targets) -> bool:
        """Whether a candidate is a mark of this document."""
        if mark.form is Form.NAMED and self.numbered:
            return any(targets.names_author(label) for label in mark.labels)
        return mark.form in self.forms


def way_of(marks: Iterable[Mark], targets: Targets) -> Way:
    """The way of a document with these candidates."""
    reached: dict[Form, set[str]] = defaultdict(set)
    for mark in marks:
        known = filter(targets.names_author, mark.labels) if mark.form is Form.NAMED else mark.labels
        reached[mark.form].update(known if mark.form is Form.NAMED else targets.numbers.intersection(known))
    numbers = len(targets.numbers)
    plain = max(len(reached[form]) for form in (Form.SQUARE, Form.RAISED, Form.NAMED))
    forms = set(Form) - set(_AMBIGUOUS)
    best = max(_AMBIGUOUS[:2], key=lambda form: len(reached[form]))
    if len(reached[best]) >= max(min(_ENOUGH, -(-numbers // _SHARE)), plain + 1):
        forms.add(best)
    if _is_spaced(reached, numbers, plain):
        forms |= {Form.SPACED, Form.GLUED}
    counted = set().union(*(reached[form] for form in forms - {Form.NAMED, Form.WRITTEN}))
    return Way(frozenset(forms), len(counted) > max(1, numbers // 2, len(reached[Form.NAMED])))


def _is_spaced(reached: Mapping[Form, set[str]], numbers: int, plain: int) -> bool:
    """Whether numbers behind a space are marks: only where they reach half of a longer list, and nothing else does."""
    fallen = len(reached[Form.GLUED] | reached[Form.SPACED])
    others = max(plain, len(reached[Form.ROUND]))
    return len(reached[Form.SPACED]) >= max(2 * _ENOUGH, numbers // 2) and fallen > others


def separated(blocks: Sequence[Sequence[tuple[Mark, str]]], targets: Targets) -> list[list[Mark]]:
    """The marks of each block, those with numbers that have run together taken apart: "[1213]" is 12 and 13.

    Each mark comes with its words. Numbers are cited in the order of the list (ICMJE, Vancouver style), so a reading
    whose new numbers go on from the last is preferred. Only where a document shows that it lost separators is a number
    of the list read as two.
    """
    if all(mark.labels for marks in blocks for mark, _ in marks):
        return [[mark for mark, _ in marks] for marks in blocks]
    top = 0
    result: list[list[Mark]] = []
    for marks in blocks:
        result.append([])
        for mark, raw in marks:
            labels = _read(mark, raw, top, targets)
            if labels:
                result[-1].append(replace(mark, labels=labels))
            numbers = [int(label) for label in labels if label.isdecimal()]
            top = max([top, *(number for number in numbers if number <= top + _SLACK)])
    return result


def _read(mark: Mark, raw: str, top: int, targets: Targets) -> tuple[str, ...]:
    digits = raw.strip("[]() ")
    if not digits.isdecimal():
        return mark.labels
    whole = (digits,) if digits in targets.numbers else ()
    readings = [reading for reading in _splits(digits, targets.numbers, 0) if len(reading) > 1]
    following = [reading for reading in readings if _in_order(reading, top) and str(top + 1) in reading]
    if whole and (int(digits) <= top + _SLACK or not following):
        return whole
    ordered = [reading for reading in readings if _in_order(reading, top)]
    return min(following or ordered or readings, key=len, default=mark.labels)


def _splits(digits: str, numbers: frozenset[str], above: int) -> Iterable[tuple[str, ...]]:
    """Every way to read the digits as ascending numbers of the list."""
    if not digits:
        yield ()
        return
    for width in (1, 2, 3):
        head = digits[:width]
        if len(head) == width and head in numbers and int(head) > above:
            yield from ((head, *rest) for rest in _splits(digits[width:], numbers, int(head)))


def _in_order(labels: tuple[str, ...], top: int) -> bool:
    """Whether every number was cited before or is the next new one."""
    for number in map(int, labels):
        if number > top + 1:
            return False
        top = max(top, number)
    return True
