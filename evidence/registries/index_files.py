"""Crossref JSON in files: answers of the REST API, the public data file in both its forms, JSON lines; packed or not.

Everything is read in a stream, so that a file may be larger than memory; only an answer that is one JSON value is
read as a whole, as the API and the older data files keep those small.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any, cast

from evidence.errors import InputError

Work = bytes | Mapping[str, Any]

_ENDINGS = (".json", ".jsonl", ".ndjson", ".json.gz", ".jsonl.gz", ".ndjson.gz")


def files_in(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The files that are named, and those of Crossref JSON in the folders that are. Raises `InputError` for none."""
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            found |= dict.fromkeys(sorted(one for one in path.rglob("*") if one.name.endswith(_ENDINGS)))
        elif path.is_file():
            found[path] = None
        else:
            raise InputError("there is no such file.", path=path, remedy="Name files or folders of Crossref JSON.")
    if not found:
        raise InputError("no Crossref JSON was found.", remedy=f"Files end in {', '.join(_ENDINGS)}.")
    return tuple(found)


def works_in(path: Path) -> Iterator[Work]:
    """The works of one file, each as the bytes of its line, or as what was read. Blank lines come too.

    Raises `InputError`.
    """
    try:
        with _opened(path) as file:
            first = file.readline()
            if _is_work(first):
                yield first
                yield from file
            else:
                yield from _items(json.loads(first + file.read()))
    except (OSError, EOFError, ValueError, RecursionError) as error:
        raise InputError(
            f"this cannot be read as Crossref JSON: {error}.",
            path=path,
            remedy="Leave the file out, or fetch it again; what was read before stays.",
        ) from error


def _opened(path: Path) -> IO[bytes]:
    if path.name.endswith(".gz"):
        return cast("IO[bytes]", gzip.open(path, "rb"))
    return path.open("rb")


def _is_work(line: bytes) -> bool:
    """Whether a first line is a whole work: the file is then one of lines."""
    try:
        value = json.loads(line)
    except ValueError:
        return False
    return isinstance(value, dict) and "DOI" in value


def _items(value: Any) -> Iterator[Mapping[str, Any]]:
    """The works of an answer: a list of them, one, or a message that holds either."""
    if isinstance(value, list):
        yield from (item for item in value if isinstance(item, dict))
    elif isinstance(value, dict) and "DOI" in value:
        yield value
    elif isinstance(value, dict):
        yield from _items(value.get("message", value.get("items", ())))
