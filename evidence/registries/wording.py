"""Folding words for comparison: Greek by name, transliteration, dashes, numbers as they are."""

from __future__ import annotations

import re
import unicodedata

_GREEK = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "κ": "kappa", "λ": "lambda", "μ": "mu",
    "µ": "mu", "π": "pi", "σ": "sigma", "τ": "tau", "ω": "omega", "Δ": "delta", "Ω": "omega", "χ": "chi", "ζ": "zeta",
}  # fmt: skip
_LETTERS = {"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
_TRANSLITERATED = {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"}
_FOLD = str.maketrans({**{k: f" {v} " for k, v in _GREEK.items()}, **_LETTERS})
_WORD = re.compile(r"[^\W_]+")


def words(text: str) -> tuple[str, ...]:
    """The words of a text without case, accents, dashes and signs; Greek letters by their names."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_FOLD))
    return tuple(_WORD.findall("".join(c for c in plain if not unicodedata.combining(c))))


def title_words(title: str) -> tuple[str, ...]:
    """The words of a title, British and American spelling alike."""
    return tuple(_american(word) for word in words(title.replace("'", "").replace("’", "")))


def _american(word: str) -> str:
    word = re.sub(r"(?<=\w{3})is(?=(?:e|ed|es|ing|ation)$)", "iz", word)
    return re.sub(r"(?<=\w)our(?=$|s$|al$)", "or", word) if len(word) > 5 else word


def letters(name: str) -> str:
    """A name with its umlauts written out ("Müller" as "mueller"), letters only."""
    spelled = "".join(_TRANSLITERATED.get(c, c) for c in unicodedata.normalize("NFC", name.casefold()))
    plain = unicodedata.normalize("NFKD", spelled.translate(_FOLD))
    return "".join(c for c in plain if c.isalnum())
