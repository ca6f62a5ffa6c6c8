"""Family names for comparison, in marks and in reference lists alike."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from evidence.late import late_regex

_SUFFIX = late_regex(r"\s+(?:jr|sr|ii|iii)\.?$")
_SIGNS = late_regex(r"[^\w\s]")
_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "-": " ", "‐": " ", "‑": " "})


@lru_cache(maxsize=8192)
def folded(name: str) -> str:
    """A name without accents, case, dashes, apostrophes or suffix ("Jr")."""
    plain = unicodedata.normalize("NFKD", name.translate(_LETTERS))
    letters = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    return _SUFFIX.sub("", _SIGNS.sub("", letters)).strip()
