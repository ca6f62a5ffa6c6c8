"""What a page does not show, and others read all the same: its title and description, and the words behind pictures.

A browser, a search engine or a voice says them, so they are copy where they say what the page itself does not.
"""

from __future__ import annotations

from collections.abc import Iterable

from evidence.documents.document import COPY_KINDS, Block
from evidence.late import late_regex

_WORD = late_regex(r"\w+(?:[.,]\d+)*")
# "Light lengthens sleep - Lamps Ltd": the name of the site.
_SITE = late_regex(r"\s[-–—|·•]\s(?:[^\W\d][^\s\d]*\s?){1,4}\Z")


class Shown:
    """The words that a page shows, and of what it does not show those that were taken."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        self._said = _plain("\n".join(block.text for block in blocks if block.kind in COPY_KINDS))

    def lacks(self, text: str) -> bool:
        """Whether the page does not say this, nor anything that was asked before."""
        said = _plain(text)
        is_new = len(said) > 1 and said not in self._said
        self._said += said
        return is_new


def without_site(title: str) -> str:
    """A title without the name of the site behind it."""
    return _SITE.sub("", title)


def _plain(text: str) -> str:
    return f" {' '.join(_WORD.findall(text.casefold()))} "
