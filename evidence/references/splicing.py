"""BibTeX changed in place: one field of one entry, and no other byte.

An entry is gone through by its own marks (braces, quotes, commas), so that comments, macros, order, indentation and
line ends stay as their owner wrote them. What cannot be gone through is left alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evidence.late import late_regex

_HEAD = late_regex(r"@\s*\w+\s*[{(]\s*[^,\s{}()]*(?:\([^,\s{}]*\))?[^,\s{}]*\s*")
_NAME = late_regex(r"[^\s=,{}\"#%]+")
_BARE = late_regex(r"[^\s,#{}\"()]+")
_SPECIAL = late_regex(r"(?<!\\)([&%#_$])")
_VERBATIM = frozenset({"doi", "url", "eprint", "pmid", "pmcid"})


@dataclass(frozen=True)
class FieldSpan:
    """One field of an entry: offsets into its source of the name, and of the value with its delimiters."""

    name: str
    start: int
    value_start: int
    value_end: int


@dataclass(frozen=True)
class EntrySpan:
    """An entry gone through: where its head ends (behind the key), its fields, and its closing delimiter."""

    head_end: int
    fields: tuple[FieldSpan, ...]
    close: int

    def field(self, names: Sequence[str]) -> FieldSpan | None:
        """The first field of one of these names, in the order of the names."""
        by_name = {field.name.casefold(): field for field in self.fields}
        return next((by_name[name] for name in names if name in by_name), None)


def scan(raw: str) -> EntrySpan | None:
    """The parts of an entry's source; None where it is built otherwise than BibTeX has it."""
    head = _HEAD.match(raw)
    close = len(raw) - 1
    if head is None or close < head.end() or raw[close] not in "})":
        return None
    fields: list[FieldSpan] = []
    position = _skip(raw, head.end(), close)
    while position < close:
        field = _field(raw, position, close)
        if field is None:
            return None
        fields.append(field)
        position = _skip(raw, field.value_end, close)
    return EntrySpan(head.end(), tuple(fields), close)


def _skip(raw: str, position: int, close: int) -> int:
    while position < close and (raw[position].isspace() or raw[position] == ","):
        position += 1
    return position


def _space(raw: str, position: int) -> int:
    while position < len(raw) and raw[position].isspace():
        position += 1
    return position


def _field(raw: str, start: int, close: int) -> FieldSpan | None:
    name = _NAME.match(raw, start, close)
    equals = _space(raw, name.end()) if name else close
    if name is None or equals >= close or raw[equals] != "=":
        return None
    begin = position = _space(raw, equals + 1)
    while True:
        end = _operand(raw, position, close)
        if end is None:
            return None
        follow = _space(raw, end)
        if follow >= close or raw[follow] != "#":
            return FieldSpan(name.group(), start, begin, end)
        position = _space(raw, follow + 1)


def _operand(raw: str, start: int, close: int) -> int | None:
    """Where a braced, quoted or bare value ends."""
    if start >= close:
        return None
    if raw[start] not in '{"':
        bare = _BARE.match(raw, start, close)
        return bare.end() if bare else None
    depth = 0
    for position in range(start, close):
        character = raw[position]
        if raw[position - 1] == "\\" and character in '{}"':
            continue
        depth += {"{": 1, "}": -1}.get(character, 0)
        if depth == 0 and ((character == "}" and raw[start] == "{") or (character == '"' and position > start)):
            return position + 1
    return None


def spliced(raw: str, values: Mapping[str, tuple[Sequence[str], str]]) -> str | None:
    """An entry's source with fields changed or added; None where it cannot be gone through.

    `values` holds for each field the names it may stand under, the preferred one for a new field first, and its text
    as a reader is to see it.
    """
    span = scan(raw)
    if span is None:
        return None
    edits: list[tuple[int, int, str]] = []
    added: list[str] = []
    for names, text in values.values():
        field = span.field(names)
        if field is None:
            added.append(_new_field(raw, span, names[0], text))
        else:
            old = raw[field.value_start : field.value_end]
            edits.append((field.value_start, field.value_end, _like(old, field.name, text)))
    if added:
        edits.append(_insertion(raw, span, added))
    for start, end, text in sorted(edits, reverse=True):
        raw = raw[:start] + text + raw[end:]
    return raw


def written(name: str, text: str) -> str:
    """A text as BibTeX has it: LaTeX's special signs escaped, but not in identifiers; braces only in pairs."""
    if not _balanced(text):
        text = text.replace("{", "").replace("}", "")
    return text if name.casefold() in _VERBATIM else _SPECIAL.sub(r"\\\1", text)


def _balanced(text: str) -> bool:
    depth = 0
    for character in text:
        depth += {"{": 1, "}": -1}.get(character, 0)
        if depth < 0:
            return False
    return depth == 0


def _like(old: str, name: str, text: str) -> str:
    """A new value between the delimiters of the old one."""
    value = written(name, text)
    if old.isdigit() and value.isdigit():
        return value
    if old.startswith("{{") and old.endswith("}}") and not _parts_after(old):
        return f"{{{{{value}}}}}"
    return f'"{value}"' if old.startswith('"') and '"' not in value else f"{{{value}}}"


def _parts_after(old: str) -> bool:
    """Whether the second brace closes before the end, as in "{{A} and {B}}"."""
    end = _operand(old + " ", 1, len(old))
    return end != len(old) - 1


def _separator(raw: str, span: EntrySpan) -> str:
    """The white space before a field: that of the last one; a line of its own where there is none."""
    if not span.fields:
        return ("\r\n" if "\r\n" in raw else "\n") + "  "
    start = span.fields[-1].start
    begin = start
    while raw[begin - 1].isspace():
        begin -= 1
    return raw[begin:start] or " "


def _new_field(raw: str, span: EntrySpan, name: str, text: str) -> str:
    """A field in the style of its neighbours: case of its name, white space around the sign, delimiters."""
    value = written(name, text)
    if not span.fields:
        return f"{name} = {{{value}}}"
    last = span.fields[-1]
    between = raw[last.start + len(last.name) : last.value_start]
    before, _, after = between.partition("=")
    if _aligned(raw, span):
        before = " " * max(1, len(last.name) + len(before) - len(name))
    quoted = raw[last.value_start] == '"' and '"' not in value
    shown = f'"{value}"' if quoted else f"{{{value}}}"
    return f"{_cased(name, last.name)}{before}={after}{shown}"


def _aligned(raw: str, span: EntrySpan) -> bool:
    """Whether the signs of all fields stand in one column, and not merely because the names are of one length."""
    columns = {raw.index("=", field.start) - (raw.rfind("\n", 0, field.start) + 1) for field in span.fields}
    last = span.fields[-1]
    padded = raw[last.start + len(last.name)].isspace() and raw[last.start + len(last.name) + 1].isspace()
    return len(columns) == 1 and (padded or len({len(field.name) for field in span.fields}) > 1)


def _cased(name: str, neighbour: str) -> str:
    if len(neighbour) > 1 and neighbour.isupper():
        return name.upper()
    return name.capitalize() if neighbour[:1].isupper() else name


def _insertion(raw: str, span: EntrySpan, added: Sequence[str]) -> tuple[int, int, str]:
    """Where new fields go: behind the last one, with a comma at the end only where that one has one."""
    separator = _separator(raw, span)
    place = span.fields[-1].value_end if span.fields else span.head_end
    comma = _space(raw, place)
    if comma < span.close and raw[comma] == ",":
        return comma + 1, comma + 1, "".join(f"{separator}{field}," for field in added)
    if not span.fields:
        place = len(raw[:place].rstrip())
        return place, place, "," + ",".join(f"{separator}{field}" for field in added)
    return place, place, "".join(f",{separator}{field}" for field in added)
