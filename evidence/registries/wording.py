"""Folding words for comparison: Greek by name, transliteration, dashes, numbers as they are."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from evidence.late import late_regex

_GREEK = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "κ": "kappa", "λ": "lambda", "μ": "mu",
    "µ": "mu", "π": "pi", "σ": "sigma", "τ": "tau", "ω": "omega", "Δ": "delta", "Ω": "omega", "χ": "chi", "ζ": "zeta",
    "η": "eta", "θ": "theta", "ι": "iota", "ν": "nu", "ξ": "xi", "ρ": "rho", "ς": "sigma", "φ": "phi", "ϕ": "phi",
    "ψ": "psi", "Γ": "gamma", "Λ": "lambda", "Φ": "phi", "Ψ": "psi", "Σ": "sigma", "Θ": "theta", "Π": "pi",
    "ϵ": "epsilon", "ϑ": "theta", "ϰ": "kappa", "ℓ": "l", "ɑ": "alpha",
}  # fmt: skip
_LOOKALIKES = {"α": "a", "β": "b", "γ": "g", "δ": "d", "κ": "k", "μ": "u", "µ": "u", "ω": "w", "Δ": "d", "ɑ": "a"}
_LETTERS = {"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h"}
_SPELLED = {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "æ": "ae", "œ": "oe"}


class _WithoutMarks(dict[int, int | None]):
    """For `str.translate`: takes combining marks away; what a character is, is looked up once."""

    def __missing__(self, code: int) -> int | None:
        self[code] = None if unicodedata.combining(chr(code)) else code
        return self[code]


_MARKS = _WithoutMarks()
_FOLD = str.maketrans({**{k: f" {v} " for k, v in _GREEK.items()}, **_LETTERS})
_SPELL = str.maketrans(_SPELLED)
_LOOK = str.maketrans(_LOOKALIKES)
_ASCII = {code: chr(code).lower() if chr(code).isalnum() else " " for code in range(128)}
_APOSTROPHES = str.maketrans("", "", "'’ʼ`´")
_WORD = late_regex(r"[^\W_]+")
# A German sharp s that stands for a beta: "ß-blockers", "TGF-ß1".
_BETA = late_regex(r"(?<![a-zäöü])ß")


def words(text: str) -> tuple[str, ...]:
    """The words of a text without case, accents, dashes and signs; Greek letters by their names."""
    if not text.isascii():
        text = " ".join([part if part.isascii() else _folded(part) for part in text.split()])
    if text.isascii():
        return tuple(text.translate(_ASCII).split())
    return tuple(_WORD.findall(text.casefold()))


@lru_cache(maxsize=2**12)
def _folded(part: str) -> str:
    """What stands between two spaces, in plain letters: seldom is more than a word or two of a text to be folded."""
    plain = unicodedata.normalize("NFKD", _BETA.sub("β", part).lower().translate(_FOLD))
    return plain.translate(_MARKS)


def spellings(text: str) -> tuple[str, ...]:
    """The text, and the ways in which it may be typed without its letters: "Müller" as "Mueller", "β" as "b"."""
    if text.isascii():
        return (text,)
    lower = unicodedata.normalize("NFC", text).lower()
    return tuple(dict.fromkeys((text, lower.translate(_SPELL), lower.translate(_LOOK))))


def title_words(title: str) -> tuple[str, ...]:
    """The words of a title, British and American spelling alike."""
    return tuple(map(american, words(title.replace("'", "").replace("’", "").replace("&", " and "))))


_AMERICAN = (
    (late_regex(r"(?<=\w{3})([iy])s(?=(?:e|ed|es|er|ers|ing|ation|ations)$)"), r"\1z"),
    (late_regex(r"(?<=\w)our(?=$|s$|al$|ally$|ed$|ing$)"), "or"),
    (late_regex(r"(?<=[bt])re(?=s?$)"), "er"),
    (late_regex(r"ll(?=(?:ed|ing|er|ers)$)"), "l"),
    (late_regex(r"ogue(?=s?$)"), "og"),
    (late_regex(r"(?<=gram)me(?=s?$)"), ""),
    (late_regex(r"[ao]e"), "e"),
)


_BRITISH = late_regex(r"[iy]s[eai]|our|[bt]re|ll[ei]|ogue|mme|[ao]e")


@lru_cache(maxsize=2**16)
def american(word: str) -> str:
    """A folded word in American spelling, whatever its own: only for comparing two words folded alike."""
    if len(word) > 4 and _BRITISH.search(word):
        for pattern, spelling in _AMERICAN:
            word = pattern.sub(spelling, word)
    return word


def one_slip(one: str, other: str) -> bool:
    """Whether one letter too many, too few, wrong, or in its neighbour's place makes one word of the other."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1 or short == long:
        return short == long
    start = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) < len(long):
        return short[start:] == long[start + 1 :]
    if short[start + 1 :] == long[start + 1 :]:
        return True
    return short[start : start + 2] == long[start : start + 2][::-1] and short[start + 2 :] == long[start + 2 :]


def name_key(name: str) -> str:
    """A name folded so that "Müller", "Mueller" and "Muller" are one, and "Ø", "Oe" and "O": letters and spaces."""
    plain = name.lower()
    if not name.isascii():
        spelled = unicodedata.normalize("NFC", plain).translate(_SPELL).translate(_FOLD)
        plain = unicodedata.normalize("NFKD", spelled).translate(_MARKS)
    kept = " ".join(_WORD.findall(plain.translate(_APOSTROPHES)))
    return kept.replace("ae", "a").replace("oe", "o").replace("ue", "u").replace("aa", "a")
