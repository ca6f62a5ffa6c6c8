"""What a user may not have meant in the folder of the sources' texts."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.library.library import Library
from evidence.sources import held

_SHOWN = 5


def notes_on_files(library: Library) -> Iterator[str]:
    """What a user may not have meant in `sources/`: files of no key, two texts of one, abstracts as full texts."""
    keys = [one.key for one in library.references if one.key]
    unclaimed = held.unclaimed_files(library.folder, keys)
    for one in unclaimed:
        if one.named:
            yield (
                f"{held.FOLDER}/{one.path.name} belongs to no key of the library and is not read as a source: name it "
                f"{one.named} if it is that text."
            )
    if others := [f"{held.FOLDER}/{one.path.name}" for one in unclaimed if not one.named]:
        more = f" and {len(others) - _SHOWN} more" if len(others) > _SHOWN else ""
        belong = "belongs" if len(others) == 1 else "belong"
        yield f"{', '.join(others[:_SHOWN])}{more} {belong} to no key of the library."
    for read, other in held.rival_files(library.folder, keys):
        yield f"{held.FOLDER}/{read.name} and {other.name} are texts of one work: {read.name} is read."
    if short := library.short_texts(keys):
        more = f" and {len(short) - 1} more are as short as abstracts" if short[1:] else " is as short as an abstract"
        yield f"{short[0]}{more}, and read as full text: name what is one KEY.abstract.txt."
