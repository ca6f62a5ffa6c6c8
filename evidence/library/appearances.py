"""What `appears_in` says of a document, found by its name however large the library is."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from evidence.documents.document import Document
from evidence.library.claims_file import Appearance, LibraryClaim


class Appearances:
    """The mappings of some claims, by the file name or the page's address that each names."""

    def __init__(self, claims: Iterable[LibraryClaim]) -> None:
        self._named = [(claim, one) for claim in claims for one in claim.appears_in]
        self._places: dict[str, list[int]] = defaultdict(list)
        for place, (_, one) in enumerate(self._named):
            key = _address(one.document) if "://" in one.document else _path(one.document).rpartition("/")[2]
            self._places[key].append(place)

    def of(self, document: Document) -> list[tuple[LibraryClaim, Appearance]]:
        """Those that mean this document, by its file name, the end of its path, or its page's address."""
        if not self._named:
            return []
        path = _whole(document.path)
        addresses = {_address(url) for url in (document.path, document.url or "") if "://" in url}
        places = {place for key in (*addresses, path.rpartition("/")[2]) for place in self._places.get(key, ())}
        found = (self._named[place] for place in sorted(places))
        return [pair for pair in found if _means(pair[1].document, path, addresses)]

    def naming_none(self, files: Iterable[Path]) -> list[tuple[LibraryClaim, Appearance]]:
        """Those that name none of these files. A page's address is passed over: the page may be there all the same."""
        names: dict[str, list[str]] = defaultdict(list)
        for path in (_whole(file) for file in files):
            names[path.rpartition("/")[2]].append(path)
        return [
            (claim, one)
            for claim, one in self._named
            if "://" not in one.document
            and not any(_means(one.document, path, set()) for path in names[_path(one.document).rpartition("/")[2]])
        ]


def _whole(path: str | Path) -> str:
    return "/" + os.path.normpath(Path.cwd() / path).replace("\\", "/")


def _means(wanted: str, path: str, addresses: set[str]) -> bool:
    return _address(wanted) in addresses if "://" in wanted else path.endswith("/" + _path(wanted))


def _path(wanted: str) -> str:
    return wanted.replace("\\", "/").removeprefix("./")


def _address(url: str) -> str:
    """A URL without scheme, `www.`, fragment and final slash, which do not make another page."""
    host, slash, rest = url.partition("#")[0].partition("://")[2].partition("/")
    return (host.casefold().removeprefix("www.") + slash + rest).rstrip("/")
