"""`claims.yaml` changed in place: an approval, a wording, a new claim or waiver, and no other byte.

The file is gone through by the marks that the YAML parser leaves, so that comments, order, quotes, indentation and line
ends stay as their owner wrote them. What was written is read back before anybody sees it: a file that is built in a way
that this does not understand is refused, never damaged.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evidence.errors import InputError
from evidence.late import late_regex
from evidence.library.yaml_fields import Sheet

Node = Any
"""A node of PyYAML, whose published types do not tell scalars from lists."""
START = "version: 1\n"
"""What a new `claims.yaml` begins with."""

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
    """The text of a `claims.yaml` under change. Every change is made at once, and the file gone through again."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.text = text
        self._newline = "\r\n" if "\r\n" in text else "\n"

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
            self._put_key(_value(self._claim(claim), name), key, value)

    def add_wording(self, claim: str, words: str) -> None:
        """Adds a wording to a claim."""
        entry = self._claim(claim)
        listed = _value(entry, "wording")
        if listed is None or not _is_sequence(listed):
            self._put_key(entry, "wording", f"[{scalar(words)}]")
        else:
            self._append(listed, scalar(words), lambda _: scalar(words))

    def add_claim(self, pairs: Entry) -> None:
        """Adds a claim at the end of the claims."""
        self._add("claims", pairs)

    def add_waiver(self, pairs: Entry) -> None:
        """Adds a waiver at the end of the waivers."""
        self._add("waivers", pairs)

    def _add(self, name: str, pairs: Entry) -> None:
        root = self._root()
        listed = _value(root, name)
        block = f"{self._newline}  - {_block(pairs, '    ', self._newline)}"
        if root.flow_style and not (listed and listed.value):
            self._put_key(root, name, f"[{flow(pairs)}]")
        elif listed is None:
            self._put_key(root, name, block, space="")
        elif _is_sequence(listed) and listed.value:
            self._append(listed, flow(pairs), lambda margin: _block(pairs, margin, self._newline))
        else:
            self._fill(root, name, listed, block)

    def _fill(self, root: Node, name: str, empty: Node, block: str) -> None:
        """Writes a list where there is none: behind `claims:`, or in the place of `claims: []`."""
        key = next(key for key, _ in root.value if key.value == name)
        colon = self.text.index(":", key.end_mark.index) + 1
        nothing = empty.start_mark.index == empty.end_mark.index
        end = colon if nothing else int(empty.end_mark.index)
        if not nothing and self.text[colon : empty.start_mark.index].strip(" "):
            raise refusal(self.path)
        line_end = self._end_of_line(end)
        self._apply(_Edit(line_end, line_end, block))
        self._apply(_Edit(colon, end, ""))

    def _root(self) -> Node:
        return Sheet(self.path, self.text).root()

    def _claim(self, name: str) -> Node:
        claims = _value(self._root(), "claims")
        entries = claims.value if claims is not None and _is_sequence(claims) else []
        for entry in entries:
            found = _value(entry, "id")
            if found is not None and found.value.strip() == name:
                return entry
        raise refusal(self.path)

    def _put_key(self, mapping: Node | None, key: str, value: str, space: str = " ") -> None:
        """Sets a key of a mapping to a value on one line, in the style of the mapping."""
        if mapping is None:
            raise refusal(self.path)
        old = _value(mapping, key)
        if old is not None:
            nothing = old.start_mark.index == old.end_mark.index
            self._apply(_Edit(old.start_mark.index, old.end_mark.index, f" {value}" if nothing else value))
        elif mapping.flow_style:
            self._apply(_Edit(end := _end(mapping.value[-1][1], self.text), end, f", {key}: {value}"))
        else:
            end = self._end_of_line(_end(mapping, self.text))
            margin = " " * mapping.start_mark.column
            self._apply(_Edit(end, end, f"{self._newline}{margin}{key}:{space}{value}"))

    def _append(self, listed: Node, in_flow: str, in_block: Callable[[str], str]) -> None:
        if listed.flow_style and not listed.value:
            self._apply(_Edit(listed.start_mark.index + 1, listed.start_mark.index + 1, in_flow))
        elif listed.flow_style:
            self._apply(_Edit(end := _end(listed.value[-1], self.text), end, f", {in_flow}"))
        else:
            end = self._end_of_line(_end(listed.value[-1], self.text))
            margin = " " * listed.start_mark.column
            self._apply(_Edit(end, end, f"{self._newline}{margin}- {in_block(margin + '  ')}"))

    def _end_of_line(self, position: int) -> int:
        """Behind the comment that ends the line."""
        end = self.text.find("\n", position)
        if end < 0:
            return len(self.text)
        return end - 1 if self.text[end - 1] == "\r" else end

    def _apply(self, edit: _Edit) -> None:
        self.text = self.text[: edit.start] + edit.text + self.text[edit.end :]


def refusal(path: Path) -> InputError:
    """What is said of a file that this does not understand well enough to change it."""
    return InputError(
        "this file is built in a way that cannot be changed in place.",
        path=path,
        remedy="Write the change by hand; the matrix shows what was decided.",
    )


def _block(pairs: Entry, margin: str, newline: str) -> str:
    return f"{newline}{margin}".join(f"{key}: {value}" for key, value in pairs)


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
