"""Configuration: `[tool.evidence]` or `evidence.toml`, then the environment, then flags.

The defaults are the contract's. Nothing is read before a command asks for it, and a key that is not known is an
error: a misspelt `ignore` must not look like a clean run.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from evidence.errors import InputError
from evidence.late import late_regex


@dataclass(frozen=True)
class Settings:
    """Everything a run needs to know. Tokens are never shown: they are left out of `repr`."""

    paths: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    library: Path | None = None
    mailto: str | None = None
    crossref_url: str = "https://api.crossref.org"
    doi_url: str = "https://doi.org"
    datacite_url: str = "https://api.datacite.org"
    pubmed_url: str = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils"
    europepmc_url: str = "https://www.ebi.ac.uk/europepmc/webservices/rest"
    crossref_token: str | None = field(default=None, repr=False)
    pubmed_key: str | None = field(default=None, repr=False)
    cache_dir: Path | None = None
    index: Path | None = None
    lock_max_age: int = 7
    offline: bool = False
    refresh: bool = False
    online_suggest: bool = False
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str = "error"
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    severities: Mapping[str, str] = field(default_factory=dict)
    market: str | None = None
    product: str | None = None
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    source_max_age: int | None = None
    today: date = field(default_factory=date.today)
    baseline: Path | None = None
    allow_unchecked: bool = False
    stdin_format: str = "txt"


_LISTS = frozenset({"paths", "exclude", "select", "ignore"})
_PATHS = frozenset({"library", "cache-dir", "index", "baseline"})
_BOOLEANS = frozenset({"offline", "online-suggest"})
_LISTED = frozenset({"per-file-ignores", "words"})
_TABLES = _LISTED | {"severities"}
_ADDRESSES = frozenset({"crossref-url", "doi-url", "datacite-url", "pubmed-url", "europepmc-url"})
_TEXTS = _ADDRESSES | {"mailto", "fail-on", "market", "product"}
_KEYS = _LISTS | _PATHS | _BOOLEANS | _TABLES | _TEXTS | {"lock-max-age", "source-max-age"}
_ENVIRONMENT = {
    "EVIDENCE_LIBRARY": "library",
    "EVIDENCE_MAILTO": "mailto",
    "EVIDENCE_CROSSREF_URL": "crossref-url",
    "EVIDENCE_DOI_URL": "doi-url",
    "EVIDENCE_DATACITE_URL": "datacite-url",
    "EVIDENCE_PUBMED_URL": "pubmed-url",
    "EVIDENCE_EUROPEPMC_URL": "europepmc-url",
    "EVIDENCE_CACHE_DIR": "cache-dir",
    "EVIDENCE_INDEX": "index",
    "EVIDENCE_OFFLINE": "offline",
    "EVIDENCE_MARKET": "market",
    "EVIDENCE_PRODUCT": "product",
}
_SECRETS = {"EVIDENCE_CROSSREF_TOKEN": "crossref_token", "EVIDENCE_PUBMED_KEY": "pubmed_key"}
_FAIL_ON = ("error", "warning", "info", "never")
_DAYS = late_regex(r"(\d+)\s*(?:d|days?)?$")
_ADDRESS = late_regex(r"https?://[^\s/]+\S*")
_YEARS = late_regex(r"(\d+)\s*(?:y|years?)?$")


def load_settings(start: Path, environment: Mapping[str, str], copy: Path | None = None) -> Settings:
    """The settings for a run in the folder `start`: defaults, then the nearest configuration file, then environment.

    The nearest from `start` upwards counts, and where there is none the nearest from the folder of the `copy` upwards.
    Relative paths of a configuration file are relative to its folder. Raises `InputError` for a file that cannot be
    read and for a key or value that means nothing.
    """
    places = (start, *start.parents) if copy is None else (start, *start.parents, copy, *copy.parents)
    path, table = _find_table(places)
    values = _from_table(path, table) if path is not None else {}
    return Settings(**{**values, **_from_environment(environment)})


def _find_table(folders: Iterable[Path]) -> tuple[Path | None, dict[str, Any]]:
    for folder in folders:
        own = folder / "evidence.toml"
        if own.is_file():
            return own, _read_toml(own)
        shared = folder / "pyproject.toml"
        if shared.is_file():
            table = _read_toml(shared).get("tool", {}).get("evidence")
            if table is not None:
                return shared, table
    return None, {}


def _read_toml(path: Path) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        raise InputError(
            f"this is not valid TOML: {error}.",
            path=path,
            line=int(line[1]) if line else path.read_text("utf-8").count("\n") + 1,
            remedy="Correct the line, or check the file with a TOML editor.",
        ) from error
    except (OSError, UnicodeDecodeError) as error:
        raise InputError("the configuration cannot be read.", path=path, remedy="Save it as UTF-8.") from error


def _from_table(path: Path, table: Any) -> dict[str, Any]:
    if not isinstance(table, dict):
        raise InputError("the configuration is not a table.", path=path, remedy="Write it as `[tool.evidence]`.")
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key not in _KEYS:
            from difflib import get_close_matches

            near = get_close_matches(key, sorted(_KEYS), n=1)
            remedy = f"Did you mean `{near[0]}`?" if near else f"Known keys: {', '.join(sorted(_KEYS))}."
            raise InputError(f"unknown configuration key `{key}`.", path=path, line=_line_of(path, key), remedy=remedy)
        values[key.replace("-", "_")] = _typed(path, key, value)
    return values


def _typed(path: Path, key: str, value: Any) -> Any:
    if key in _LISTS and _is_texts(value):
        return tuple(str(path.parent / item) for item in value) if key == "paths" else tuple(value)
    if key in _PATHS and isinstance(value, str):
        return path.parent / value
    if key in _BOOLEANS and isinstance(value, bool):
        return value
    if key in _TEXTS - {"fail-on"} and isinstance(value, str) and (key not in _ADDRESSES or _is_address(value)):
        return value
    if key == "fail-on" and value in _FAIL_ON:
        return value
    if key == "lock-max-age" and (days := _days(value)) is not None:
        return days
    if key == "source-max-age" and (years := _years(value)) is not None:
        return years
    if key in _LISTED and isinstance(value, dict) and all(_is_texts(v) for v in value.values()):
        return {pattern: tuple(codes) for pattern, codes in value.items()}
    if key == "severities" and isinstance(value, dict) and _is_texts(list(value.values())):
        return dict(value)
    message = f"`{key} = {value!r}` is not a value for this key."
    raise InputError(message, path=path, line=_line_of(path, key), remedy=_EXPECTED[_family(key)])


def _line_of(path: Path, key: str) -> int | None:
    """The line where a key or its table begins, as far as it stands there under its own name."""
    name = re.escape(key)
    found = re.search(
        rf"""^\s*(?:["']?{name}["']?\s*[.=]|\[(?:tool\.evidence\.)?{name}\b)""", path.read_text("utf-8"), re.M
    )
    return found.string.count("\n", 0, found.start() + len(found[0]) - len(found[0].lstrip())) + 1 if found else None


def _is_address(value: str) -> bool:
    return _ADDRESS.fullmatch(value) is not None


_EXPECTED = {
    "list": 'Write a list of strings, such as ["a", "b"].',
    "path": "Write a path as a string.",
    "boolean": "Write true or false.",
    "table": 'Write a table, such as {"legal/*.md" = ["SRC101"]}.',
    "fail-on": "Write one of error, warning, info, never.",
    "years": 'Write a number of years, such as 10 or "10 years".',
    "address": "Write an address that begins with https:// or http://.",
    "days": 'Write a number of days, such as 7 or "7 days".',
    "text": "Write a string.",
}


def _family(key: str) -> str:
    families = (("list", _LISTS), ("path", _PATHS), ("boolean", _BOOLEANS), ("table", _TABLES), ("address", _ADDRESSES))
    for name, keys in families:
        if key in keys:
            return name
    return {"fail-on": "fail-on", "lock-max-age": "days", "source-max-age": "years"}.get(key, "text")


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _days(value: Any) -> int | None:
    return _whole(value, _DAYS)


def _years(value: Any) -> int | None:
    return _whole(value, _YEARS)


def _whole(value: Any, pattern: re.Pattern[str]) -> int | None:
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    match = pattern.match(value.strip()) if isinstance(value, str) else None
    return int(match[1]) if match else None


def _from_environment(environment: Mapping[str, str]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, key in _ENVIRONMENT.items():
        raw = environment.get(name, "").strip()
        if not raw:
            continue
        if key in _PATHS:
            values[key.replace("-", "_")] = Path(raw)
        elif key in _BOOLEANS:
            values[key] = raw.casefold() not in {"0", "false", "no", "off"}
        elif key in _ADDRESSES and not _is_address(raw):
            raise InputError(f"{name} is “{raw}”, which is no address.", remedy=_EXPECTED["address"])
        else:
            values[key.replace("-", "_")] = raw
    secrets = {key: environment[name] for name, key in _SECRETS.items() if environment.get(name)}
    return {**values, **secrets}
