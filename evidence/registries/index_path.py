"""Where the offline index is, told without loading what reads it."""

from __future__ import annotations

from pathlib import Path

from evidence.config import Settings

FORMAT = 1
"""The format of the file; an index of another one is built again."""


def index_path(settings: Settings) -> Path:
    """The index file of the settings, whether it exists or not."""
    if settings.index is not None:
        return settings.index
    from platformdirs import user_data_path

    return user_data_path("evidence", appauthor=False) / "index.sqlite"
