"""`claims.yaml` changed in place: an approval, a wording, a new claim or waiver, and no other byte.

The file is gone through by the marks that the YAML parser leaves, so that comments, order, quotes, indentation and line
ends stay as their owner wrote them. What was written is read back before anybody sees it: a file that is built in a way
that this does not understand is refused, never damaged.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, cast

from evidence.errors import InputError
from evidence.late import late_regex
from evidence.library.yaml_fields import Sheet

Node = Any
"""A node of PyYAML, whose published types do not tell scalars from lists."""
START = "version: 1\n"
"""What a new `claims.yaml` begins with."""

_BY_HAND = "Write the change by hand; the matrix shows what was decided."
_PLAIN = late_regex(r"[A-Za-z][\w./–-]*(?: [\w./–-]+)*|\d{4}-\d\d-\d\d|sha256:[0-9a-f]+", re.ASCII)
_WORDS = frozenset("yes no on off true false null y n".split())
Entry = Sequence[tuple[str, str]]
"""The keys of a mapping with their values, as YAML."""


def scalar(text: str) -> str:
    """Words as a YAML value on one line: plain where every reader takes them for words, else in single quotes."""
    text = " ".join(text.split())
    if _PLAIN.fullmatch(text) and text.casefold() not in _WORDS:
        return text
    return "'" + text.replace("'", "''") + "'"


def flow(pairs: Entry) -> str:
    """A mapping on one line."""
    return "{" + ", ".join(f"{key}: {value}" for key, value in pairs) + "}"


@dataclass(frozen=True)
class _Edit:
    start: int
    end: int
    text: str


class ClaimsText:
    """The text of a `claims.yaml` under change: the file is gone through once, and `text` makes all changes together.

    Each thing is changed once: an approval, the wordings of a claim, the end of the claims. Where two changes fall on
    one place, the one that is asked for first stands first; so what is inside a claim comes before new claims.
    """

    def __init__(self, sheet: Sheet) -> None:
        self.path = sheet.path
        self._before = sheet.text
        self._root = cast(Node, sheet.root)
        self._newline = "\r\n" if "\r\n" in sheet.text else "\n"
        self._edits: list[_Edit] = []

    def text(self) -> str:
        """The whole text with every change made. Raises `InputError` where two changes are to the same words."""
        parts, done = [], 0
        for edit in sorted(self._edits, key=lambda one: one.start):
            if edit.start < done:
                raise refusal(self.path)
            parts += [self._before[done : edit.start], edit.text]
            done = edit.end
        return "".join([*parts, self._before[done:]])

    def set_approval(self, claim: str, pairs: Entry) -> None:
        """Writes or updates the approval of a claim; a key that the new one lacks is set to null."""
        self._set_mapping(claim, "approval", pairs)

    def set_withdrawn(self, claim: str, pairs: Entry) -> None:
        """Writes who took a claim back, when, and why."""
        self._set_mapping(claim, "withdrawn", pairs)

    def _set_mapping(self, claim: str, name: str, pairs: Entry) -> None:
        entry = self._claim(claim)
        old = _value(entry, name)
        if old is None or not _is_mapping(old):
            self._put_key(entry, name, flow(pairs))
            return
        for key, value in {**dict.fromkeys(_keys(old), "null"), **dict(pairs)}.items():
            self._put_key(old, key, value)

    def add_wordings(self, claim: str, wordings: Iterable[str]) -> None:
        """Adds wordings to a claim."""
        words = [scalar(one) for one in wordings]
        entry = self._claim(claim)
        listed = _value(entry, "wording")
        if listed is None or not _is_sequence(listed):
            self._put_key(entry, "wording", f"[{', '.join(words)}]")
        else:
            self._append(listed, words, lambda _: words)

    def add_claims(self, entries: Sequence[Entry]) -> None:
        """Adds claims at the end of the claims."""
        self._add("claims", entries)

    def add_waivers(self, entries: Sequence[Entry]) -> None:
        """Adds waivers at the end of the waivers."""
        self._add("waivers", entries)

    def _add(self, name: str, entries: Sequence[Entry]) -> None:
        if not entries:
            return
        root = self._root
        listed = _value(root, name)
        if root.flow_style and not (listed and listed.value):
            self._put_key(root, name, f"[{', '.join(map(flow, entries))}]")
        elif listed is None:
            self._put_key(root, name, self._listed(self._blocks(entries, "    "), "  "), space="")
        elif _is_sequence(listed) and listed.value:
            self._append(listed, map(flow, entries), lambda margin: self._blocks(entries, margin))
        else:
            self._fill(root, name, listed, self._listed(self._blocks(entries, "    "), "  "))

    def _blocks(self, entries: Iterable[Entry], margin: str) -> Iterator[str]:
        """Each entry as lines; all but the first begin with the margin."""
        line = f"{self._newline}{margin}"
        return (line.join(f"{key}: {value}" for key, value in pairs) for pairs in entries)

    def _listed(self, blocks: Iterable[str], margin: str) -> str:
        """Entries of a list, each on new lines."""
        return "".join(f"{self._newline}{margin}- {block}" for block in blocks)

    def _fill(self, root: Node, name: str, empty: Node, block: str) -> None:
        """Writes a list where there is none: behind `claims:`, or in the place of `claims: []`."""
        key = next(key for key, _ in root.value if key.value == name)
        colon = self._before.index(":", key.end_mark.index) + 1
        nothing = empty.start_mark.index == empty.end_mark.index
        end = colon if nothing else int(empty.end_mark.index)
        if not nothing and self._before[colon : empty.start_mark.index].strip(" "):
            raise refusal(self.path)
        self._replace(colon, end, "")
        self._insert(self._end_of_line(end), block)

    def _claim(self, name: str) -> Node:
        if name not in self._claims:
            raise refusal(self.path)
        return self._claims[name]

    @cached_property
    def _claims(self) -> dict[str, Node]:
        claims = _value(self._root, "claims")
        entries = claims.value if claims is not None and _is_sequence(claims) else []
        named = ((_value(entry, "id"), entry) for entry in entries)
        return {found.value.strip(): entry for found, entry in named if found is not None}

    def _put_key(self, mapping: Node, key: str, value: str, space: str = " ") -> None:
        """Sets a key of a mapping to a value on one line, in the style of the mapping."""
        old = _value(mapping, key)
        if old is not None:
            nothing = old.start_mark.index == old.end_mark.index
            self._replace(old.start_mark.index, old.end_mark.index, f" {value}" if nothing else value)
        elif mapping.flow_style:
            self._insert(_end(mapping.value[-1][1], self._before), f", {key}: {value}")
        else:
            margin = " " * mapping.start_mark.column
            end = self._end_of_line(_end(mapping, self._before))
            self._insert(end, f"{self._newline}{margin}{key}:{space}{value}")

    def _append(self, listed: Node, in_flow: Iterable[str], in_block: Callable[[str], Iterable[str]]) -> None:
        if listed.flow_style and not listed.value:
            self._insert(listed.start_mark.index + 1, ", ".join(in_flow))
        elif listed.flow_style:
            self._insert(_end(listed.value[-1], self._before), "".join(f", {one}" for one in in_flow))
        else:
            margin = " " * listed.start_mark.column
            end = self._end_of_line(_end(listed.value[-1], self._before))
            self._insert(end, self._listed(in_block(margin + "  "), margin))

    def _end_of_line(self, position: int) -> int:
        """Behind the comment that ends the line."""
        end = self._before.find("\n", position)
        if end < 0:
            return len(self._before)
        return end - 1 if self._before[end - 1] == "\r" else end

    def _insert(self, position: int, text: str) -> None:
        self._replace(position, position, text)

    def _replace(self, start: int, end: int, text: str) -> None:
        self._edits.append(_Edit(start, end, text))


def refusal(path: Path, remedy: str = _BY_HAND) -> InputError:
    """What is said of a file that this does not understand well enough to change it."""
    return InputError("this file is built in a way that cannot be changed in place.", path=path, remedy=remedy)


def _is_mapping(node: Node) -> bool:
    return bool(node.id == "mapping")


def _is_sequence(node: Node) -> bool:
    return bool(node.id == "sequence")


def _keys(mapping: Node) -> list[str]:
    return [key.value for key, _ in mapping.value]


def _value(mapping: Node, name: str) -> Node | None:
    pairs: Mapping[str, Node] = {key.value: value for key, value in mapping.value} if _is_mapping(mapping) else {}
    return pairs.get(name)


def _end(node: Node, text: str) -> int:
    """Where the last sign of a value stands: the parser's own end of a block lies behind the comments after it."""
    if node.id == "scalar" and node.style in ("|", ">"):
        return len(text[: node.end_mark.index].rstrip())
    if node.id == "scalar" or node.flow_style:
        return int(node.end_mark.index)
    last = node.value[-1]
    return _end(last[1] if _is_mapping(node) else last, text)
