"""Raised digits and signs as the characters that Unicode has for them, so that 10⁹ is not 109, nor 50%¹ 50%1.

Each sign stands for one character: places in a text stay where they are.
"""

from __future__ import annotations

from evidence.late import late_regex

_RAISED = str.maketrans("0123456789+-−–‐‑", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁻⁻")
_LEVEL = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")
# "published in 2024" set small above the line is no mark and no power.
_WORDS = late_regex(r"[^\W\d_]{2}")
ISOTOPE = late_regex(
    r"(?:[²³]H|¹[¹³⁴]C|¹[³⁵]N|¹[⁵⁸]O|¹⁸F|³[¹²]P|⁵¹Cr|⁶⁴Cu|⁶[⁷⁸]Ga|⁸²Rb|⁸⁹[SZ]r|⁹⁰Y|⁹⁹m?Tc|¹¹¹In|¹(?:²[³⁴⁵]|³¹)I|¹⁵³Sm|¹⁷⁷Lu|²⁰¹Tl"
    r"|²¹¹At|²²³Ra|²²⁵Ac)(?![a-z])"
)
"""The isotopes of medicine: no mark stands before their names."""


def raised(text: str) -> str:
    """Words that stand above the line, their digits and signs raised; those with words among them as they are."""
    return text if _WORDS.search(text) else text.translate(_RAISED)


def without_height(text: str) -> str:
    """`text` with its raised digits on the line and one sign for hyphens, dashes and minus signs: for words that are
    raised in one place and not in another."""
    return text.translate(_RAISED).translate(_LEVEL)


def level(text: str) -> str:
    """`text` with its raised digits and signs on the line."""
    return text if text.isascii() else text.translate(_LEVEL)
