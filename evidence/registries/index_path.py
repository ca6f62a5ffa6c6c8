"""Where the offline index is and what its builder and its reader agree on, told without loading either."""

from __future__ import annotations

from pathlib import Path

from evidence.config import Settings

FORMAT = 2
"""The format of the file; an index of another one is built again."""
COMMON = 1000
"""A term of more works than this is common: how many there are is counted when the index is built."""


def index_path(settings: Settings) -> Path:
    """The index file of the settings, whether it exists or not."""
    if settings.index is not None:
        return settings.index
    from platformdirs import user_data_path

    return user_data_path("evidence", appauthor=False) / "index.sqlite"
