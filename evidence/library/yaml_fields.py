"""A YAML file with the line and column of everything in it, and all of its problems found at once.

Scalars stay as they are written. YAML 1.1 would turn `NO` into false, `12:30` into 750 and `1.10` into 1.1, and none of
that is meant in a claim.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from enum import StrEnum
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from evidence.errors import InputError
from evidence.late import late_regex

if TYPE_CHECKING:
    import yaml

Choice = TypeVar("Choice", bound=StrEnum)
Parsed = TypeVar("Parsed")

_CONFLICT = late_regex(r"^(?:<{7}|={7}|>{7})(?=[ \r\n]|\Z)", re.MULTILINE)
_UNPRINTABLE = late_regex("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_COMMENT_IN_WORDS = late_regex(r"[ \t]+#[^\s#]")
_DAY = late_regex(r"\d{4}-\d\d-\d\d")
_SPECIAL_START = late_regex(r"(?:^|[:-])[ \t]+([\[{\"'*&!])")
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_SHOWN = 20
_BRACKET = late_regex(r"[\[\]{}]")
_MARGIN = late_regex(r"^[ \t?:-]+", re.MULTILINE)
_DEEPEST = 50
_QUOTE_IT = "Put the whole value in quotes."
_GENERAL = "Put a value in quotes if it starts with [ { @ % ` * & ! or holds `: `, and indent with spaces only."
# What the YAML parser says, what a writer understands, and what to do about it.
_SYNTAX = (
    ("tab character", "a tab is used where YAML wants spaces", "Indent with spaces only."),
    (
        "mapping values are not allowed",
        "a value holds a colon followed by a space, or the indentation is off",
        _QUOTE_IT,
    ),
    ("expected ',' or", "a [ or { is not closed, or text follows the bracket that closes it", _QUOTE_IT),
    (
        "could not find expected ':'",
        "this line is no `key: value`, or a line before it is not indented enough",
        _GENERAL,
    ),
    ("expected key", "this line does not continue what is above it", _GENERAL),
    ("expected <block end>", "this line does not continue what is above it", _GENERAL),
    ("expected '-' indicator", "this line is not indented like the keys above it", "Align it, or begin it with `- `."),
    ("expected node content", "a value starts with a sign that has a meaning of its own in YAML", _QUOTE_IT),
    ("end of stream", "a quotation mark is opened here and never closed", "Close it, or double it if it is meant."),
    ("undefined alias", "a value starts with `*`, which YAML keeps for itself", _QUOTE_IT),
    ("alphabetic or numeric", "a value starts with `*` or `&`, which YAML keeps for itself", _QUOTE_IT),
    ("tag", "a value starts with `!`, which YAML keeps for itself", _QUOTE_IT),
    ("escape", "a backslash in double quotes starts a code that YAML does not know", "Use single quotes."),
    ("another document", "a second document starts here (`---`)", "Keep one document in the file: remove the line."),
)


class Sheet:
    """One file under inspection, and what is wrong with it so far. `text` is what the file is to hold, if not yet."""

    def __init__(self, path: Path, text: str | None = None) -> None:
        self.path = path
        self.text = _read(path) if text is None else text
        self._problems: list[InputError] = []

    @cached_property
    def root(self) -> yaml.Node:
        """The file as nodes. Raises `InputError` for what is not YAML, or empty."""
        import yaml

        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        try:
            # libyaml composes by recursion and crashes the process on a file of brackets; its events do not.
            if _may_be_deep(self.text):
                _expect_shallow(self.path, yaml.parse(self.text, Loader=loader))
            node = yaml.compose(self.text, Loader=loader)
        except yaml.MarkedYAMLError as error:
            raise _in_plain_words(self, error) from error
        if node is None:
            raise InputError("this file is empty.", path=self.path, line=1, remedy="`evidence init` writes a starter.")
        return node

    def problem(self, node: yaml.Node, message: str, remedy: str) -> None:
        """Notes a problem at a node, to be raised by `finish`."""
        mark = node.start_mark
        place = {"line": mark.line + 1, "column": mark.column + 1}
        self._problems.append(InputError(message, path=self.path, remedy=remedy, **place))

    def finish(self) -> None:
        """Raises everything noted, if anything was."""
        raise_all(self._problems)


class Fields:
    """A mapping of the file: values by key and type. What is wrong goes to the sheet, and reading goes on."""

    def __init__(self, sheet: Sheet, node: yaml.Node, what: str, known: Sequence[str]) -> None:
        self.line = node.start_mark.line + 1
        self.node = node
        self._sheet = sheet
        self._what = what
        values = _values(sheet, node, what, known)
        self._broken = values is None
        self._values = values or {}

    def holds(self, *keys: str) -> bool:
        """Whether any of these keys has a value."""
        return any(self._value(key) is not None for key in keys)

    def text(self, key: str) -> str | None:
        """The words as written, trimmed; None when there are none."""
        node = self._value(key)
        return None if node is None else _text(self._sheet, node, f"`{key}`")

    def required(self, key: str) -> str:
        """The words as written; their absence is a problem."""
        if not self.holds(key) and not self._broken:
            self._sheet.problem(self.node, f"`{key}` is missing in this {self._what}.", f"Add `{key}: …`.")
        return self.text(key) or ""

    def whole_number(self, key: str) -> int | None:
        """Digits and nothing else."""
        return self._parsed(key, _number, "is not a whole number", "Write digits only, such as 1200.")

    def day(self, key: str) -> date | None:
        """A calendar day, YYYY-MM-DD."""
        return self._parsed(key, _day, "is not a day of the calendar", "Write it as YYYY-MM-DD.")

    def required_day(self, key: str) -> date:
        """A calendar day; its absence is a problem."""
        if not self.holds(key):
            self.required(key)
        return self.day(key) or date.min

    def choice(self, key: str, choices: type[Choice]) -> Choice | None:
        """One word of a list."""
        names = [str(one) for one in choices]
        text = self.text(key)
        if text is None or text in names:
            return None if text is None else choices(text)
        self._sheet.problem(self._node_of(key), f"`{key}` does not know `{text}`.", near(text, names))
        return None

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of words."""
        texts = (_text(self._sheet, node, f"an entry of `{key}`") for node in self._list(key))
        return tuple(text for text in texts if text is not None)

    def items(self, key: str, what: str, known: Sequence[str]) -> tuple[Fields, ...]:
        """A list of mappings."""
        return tuple(Fields(self._sheet, node, what, known) for node in self._list(key))

    def mapping(self, key: str, what: str, known: Sequence[str]) -> Fields | None:
        """A mapping within this one."""
        node = self._value(key)
        return None if node is None else Fields(self._sheet, node, what, known)

    def problem(self, key: str, message: str, remedy: str) -> None:
        """Notes a problem with the value of a key."""
        self._sheet.problem(self._node_of(key), message, remedy)

    def _node_of(self, key: str) -> yaml.Node:
        return self._values.get(key, self.node)

    def _value(self, key: str) -> yaml.Node | None:
        node = self._values.get(key)
        return None if node is None or _is_null(node) else node

    def _parsed(self, key: str, parse: Callable[[str], Parsed | None], wrong: str, remedy: str) -> Parsed | None:
        text = self.text(key)
        value = None if text is None else parse(text)
        if text is not None and value is None:
            self._sheet.problem(self._node_of(key), f"`{key}: {text}` {wrong}.", remedy)
        return value

    def _list(self, key: str) -> list[yaml.Node]:
        import yaml

        node = self._value(key)
        if node is None:
            return []
        if not isinstance(node, yaml.SequenceNode):
            self._sheet.problem(node, f"`{key}` is not a list.", "Begin each entry with `- `, or write [ ] for none.")
            return []
        return list(node.value)


def raise_all(problems: Iterable[InputError]) -> None:
    """Raises the first problem by its place; its remedy ends in the others. Does nothing where there is none."""
    ordered = sorted(problems, key=lambda one: (one.line or 0, one.column or 0))
    if not ordered:
        return
    first, rest = ordered[0], ordered[1:]
    lines = [first.remedy or "", f"… and {len(rest)} more:", *(f"  {one}" for one in rest[:_SHOWN])]
    if len(rest) > _SHOWN:
        lines.append(f"  (the first {_SHOWN} are shown)")
    remedy = "\n".join(lines) if rest else first.remedy
    raise InputError(first.message, path=first.path, line=first.line, column=first.column, remedy=remedy)


def near(word: str, known: Sequence[str], otherwise: str | None = None) -> str:
    """A remedy: the known word that looks most like `word`; where none does, `otherwise` or the list of them all."""
    by_case = {name.casefold(): name for name in known}
    from difflib import get_close_matches

    alike = get_close_matches(word.casefold(), list(by_case), n=1)
    alike = alike or [name for name in by_case if name.startswith(word.casefold())]
    if alike:
        return f"Did you mean {' or '.join(f'`{by_case[name]}`' for name in alike)}?"
    return otherwise or f"Known: {', '.join(known)}."


def _read(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(
            f"this file cannot be read: {error.strerror}.", path=path, remedy="Check its name and permissions."
        ) from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError("this is not UTF-8 text.", path=path, line=line, remedy="Save the file as UTF-8.") from error
    _refuse(path, text, _CONFLICT, "a merge left both versions here", "Keep one version and remove the marks.")
    _refuse(path, text, _UNPRINTABLE, "an invisible control character stands here", "Delete it.")
    return text


def _refuse(path: Path, text: str, pattern: re.Pattern[str], message: str, remedy: str) -> None:
    match = pattern.search(text)
    if match:
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - text.rfind("\n", 0, match.start())
        raise InputError(f"{message}.", path=path, line=line, column=column, remedy=remedy)


def _may_be_deep(text: str) -> bool:
    """Whether brackets, indentation and dashes could add up to too deep a nesting; quoted ones are counted too."""
    brackets = accumulate(1 if mark in "[{" else -1 for mark in _BRACKET.findall(text))
    margin = max((len(match) for match in _MARGIN.findall(text)), default=0)
    return max(brackets, default=0) + margin > _DEEPEST


def _expect_shallow(path: Path, events: Iterable[yaml.Event]) -> None:
    import yaml

    depth = 0
    for event in events:
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > _DEEPEST:
            line = event.start_mark.line + 1 if event.start_mark else None
            message = f"lists or mappings are nested more than {_DEEPEST} deep."
            raise InputError(message, path=path, line=line, remedy="Put a value of brackets in quotes.")


def _in_plain_words(sheet: Sheet, error: yaml.MarkedYAMLError) -> InputError:
    import yaml

    problem = error.problem or "it cannot be parsed"
    mark = error.context_mark if "end of stream" in problem and error.context_mark else error.problem_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    at_end = mark is not None and not sheet.text[mark.index :].strip()
    if at_end and isinstance(error, yaml.parser.ParserError) and (left := _left_open(sheet.text)):
        sign, line, column = left
        message, remedy = f"a {sign} is opened here and never closed", "Close it, or put the value in quotes."
        return InputError(f"{message}.", path=sheet.path, line=line + 1, column=column + 1, remedy=remedy)
    message, remedy = _explained(problem, sheet.text.splitlines()[line : line + 1], column)
    return InputError(f"{message}.", path=sheet.path, line=line + 1, column=column + 1, remedy=remedy)


def _left_open(text: str) -> tuple[str, int, int] | None:
    """The last bracket that nothing closes, with its line and column; None where every one is closed."""
    import yaml

    opened: list[tuple[str, int, int]] = []
    for token in yaml.scan(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
        if isinstance(token, yaml.FlowSequenceStartToken | yaml.FlowMappingStartToken):
            mark = token.start_mark
            opened.append((text[mark.index], mark.line, mark.column))
        elif isinstance(token, yaml.FlowSequenceEndToken | yaml.FlowMappingEndToken) and opened:
            opened.pop()
    return opened[-1] if opened else None


def _explained(problem: str, lines: Sequence[str], column: int) -> tuple[str, str]:
    line = lines[0] if lines else ""
    character = line[column : column + 1]
    special = _SPECIAL_START.search(line, 0, column) if "expected key" in problem else None
    if special:
        return f"a value starts with {special[1]}, which has a meaning of its own in YAML", _QUOTE_IT
    if "cannot start any token" in problem and character == "\t":
        return "a tab is used where YAML wants spaces", "Indent with spaces only."
    if "cannot start any token" in problem:
        return f"a value starts with {character}, which YAML keeps for itself", _QUOTE_IT
    for fragment, message, remedy in _SYNTAX:
        if fragment in problem:
            return message, remedy
    return f"this is not valid YAML: {problem}", _GENERAL


def _values(sheet: Sheet, node: yaml.Node, what: str, known: Sequence[str]) -> dict[str, yaml.Node] | None:
    import yaml

    if not isinstance(node, yaml.MappingNode):
        sheet.problem(node, f"this {what} is not written as `key: value` lines.", f"Its keys are {', '.join(known)}.")
        return None
    values: dict[str, yaml.Node] = {}
    for key, value in node.value:
        name = key.value if isinstance(key, yaml.ScalarNode) else "[…]"
        if name in values:
            sheet.problem(key, f"the key `{name}` stands twice in this {what}.", "Keep one of the two.")
        elif name not in known:
            sheet.problem(key, f"unknown key `{name}` in this {what}.", _about_key(node, name, value, known))
        values.setdefault(name, value)
    return values


def _about_key(parent: yaml.Node, name: str, value: yaml.Node, known: Sequence[str]) -> str:
    if getattr(parent, "flow_style", False) and _is_null(value):
        return f"Inside {{ }} a comma ends a value: if `{name}` belongs to the value before it, put that in quotes."
    return near(name, known)


def _is_null(node: yaml.Node) -> bool:
    return _is_plain(node) and node.value in _NULLS


def _is_plain(node: yaml.Node) -> bool:
    """Whether a node is words without quotes and without `|` or `>`."""
    return isinstance(node.value, str) and not getattr(node, "style", None)


def _text(sheet: Sheet, node: yaml.Node, what: str) -> str | None:
    if not isinstance(node.value, str):
        remedy = "Write it as words; put them in quotes if they hold `: ` or start with [ or {."
        sheet.problem(node, f"{what} is not plain text.", remedy)
        return None
    if node.tag.startswith("!"):
        sheet.problem(node, f"{what} starts with `!`, which YAML keeps for itself.", _QUOTE_IT)
    if not node.value.strip():
        sheet.problem(node, f"{what} is empty.", "Write it, or remove the key.")
        return None
    if _is_plain(node) and _COMMENT_IN_WORDS.match(sheet.text, node.end_mark.index):
        remedy = "Put the whole value in quotes, or leave a space after the # of a comment."
        sheet.problem(node, f"{what} is cut off at a #, which starts a comment.", remedy)
    return node.value.strip()


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() else None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None
