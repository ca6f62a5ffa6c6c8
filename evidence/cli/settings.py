"""From configuration, environment and flags to the settings of one run."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from evidence.config import Settings, load_settings
from evidence.errors import UsageError

_WIDE = 78
"""So many characters of what is being done fit on one line."""


def settings_with(copy: Sequence[str] | None = None, **flags: Any) -> Settings:
    """The settings of this folder, else of that of the `copy`, with every flag that is not None laid over them."""
    settings = load_settings(Path.cwd(), os.environ, folder_of(copy[0]) if copy else None)
    near = {"paths": tuple(map(_from_here, settings.paths))}
    return replace(settings, **{**near, **{name: value for name, value in flags.items() if value is not None}})


def folder_of(path: str) -> Path:
    """The folder that a path means: itself, or the one that the file is in."""
    whole = Path(path).resolve()
    return whole if whole.is_dir() else whole.parent


def _from_here(path: str) -> str:
    """A path of the configuration as somebody in this folder would write it, for that is how reports name files."""
    here = Path.cwd()
    return str(Path(path).relative_to(here)) if Path(path).is_relative_to(here) else path


def comma_list(texts: Sequence[str] | None) -> tuple[str, ...] | None:
    """The items of comma lists; None, as where the option is not given, stays None."""
    if texts is None:
        return None
    return tuple(item.strip() for text in texts for item in text.split(",") if item.strip())


def day(text: str | None, flag: str = "--today") -> date | None:
    """A date written YYYY-MM-DD; None stays None."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{flag} takes a date such as 2026-11-24, not {text!r}.") from None


def progress_line() -> Callable[[str], None]:
    """Shows what is being done on one line of a terminal's stderr; silent elsewhere."""
    if not sys.stderr.isatty():
        return lambda _: None

    def show(words: str) -> None:
        sys.stderr.write(f"\r{words[:_WIDE]:<{_WIDE}}")  # no codes: pseudo-terminals of runners keep them in logs
        sys.stderr.flush()

    return show


def end_progress() -> None:
    """Clears the progress line."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{'':{_WIDE}}\r")
        sys.stderr.flush()
