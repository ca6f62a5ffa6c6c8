"""Office files are zip archives, which note the time of day. Packed again without it, the same stays the same."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo


def timeless(data: bytes) -> bytes:
    """The same archive with every entry of the first day that a zip file can name."""
    stream = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(stream, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(ZipInfo(name), old.read(name), ZIP_DEFLATED)
    return stream.getvalue()
