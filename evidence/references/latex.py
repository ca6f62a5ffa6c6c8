"""LaTeX in BibTeX fields, as a reader sees it.

Only what bibliographies hold: accents, special letters, escapes, dashes, quotes and grouping braces. Anything else is
left as it is written, so that nothing disappears.
"""

from __future__ import annotations

import re
import unicodedata

from evidence.late import late_regex

_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
    '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "c": "\u0327", "k": "\u0328",
    "b": "\u0331",
}  # fmt: skip
_LETTERS = {
    "ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å",
    "AA": "Å", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "textendash": "–", "textemdash": "—",
    "textquoteright": "’", "textquoteleft": "‘", "textquotedblleft": "“", "textquotedblright": "”", "ldots": "…",
    "dots": "…", "textregistered": "®", "texttrademark": "™", "textdegree": "°", "textmu": "µ", "slash": "/",
    "textless": "<", "textgreater": ">", "textasciitilde": "~", "textbackslash": "\\", "pm": "±", "times": "×",
    "geq": "≥", "leq": "≤", "ge": "≥", "le": "≤", "sim": "∼", "approx": "≈", "rightarrow": "→", "to": "→",
    "infty": "∞", "cdot": "·", "circ": "°", "prime": "′", "textquotesingle": "'", "textquotedbl": '"',
    "textunderscore": "_", "textperiodcentered": "·",
}  # fmt: skip
_GREEK = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε", "zeta": "ζ", "eta": "η",
    "theta": "θ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ",
    "sigma": "σ", "tau": "τ", "upsilon": "υ", "phi": "φ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω",
    "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Phi": "Φ",
    "Psi": "Ψ", "Omega": "Ω",
}  # fmt: skip
_LETTERS |= _GREEK | {f"text{name}": letter for name, letter in _GREEK.items() if name.islower()}
_ACCENT = late_regex(
    r"\\([`'^~=.\"]|[urHvdckb](?![a-zA-Z]))\s*(?:\{\s*(\\?[a-zA-Z])\s*\}|(\\[ij](?![a-zA-Z])|[a-zA-Z]))"
)
_LETTER = late_regex(r"\\([a-zA-Z]+)(?![a-zA-Z])(?:\{\}|[ \t])?")
_STYLE = late_regex(
    r"\\(?:emph|textit|textbf|textsc|texttt|textrm|textup|textnormal|textsf|textsuperscript|textsubscript|text|mbox|ce"
    r"|ensuremath|math(?:rm|bf|it|sf|tt|cal|bb)|it|bf|em|sc|rm|sl|bfseries|itshape)\b\s*"
)
# Hyphenation and spacing marks vanish; escaped braces are kept while the grouping ones go.
_KEPT = {"-": "", "/": "", ",": "", "{": "\ue000", "}": "\ue001"}
_ESCAPE = late_regex(r"\\([%&#_$ {}~,/-])")


def decoded(value: str) -> str:
    """The words of a field: accents and escapes resolved, braces and math signs gone, white space folded."""
    text = value
    if "\\" in text:
        text = _ACCENT.sub(_accented, text)
        text = _STYLE.sub("", text)
        text = _LETTER.sub(lambda match: _LETTERS.get(match[1], match.group()), text)
        text = _ESCAPE.sub(lambda match: _KEPT.get(match[1], match[1]), text)
    text = text.replace("{", "").replace("}", "").replace("\ue000", "{").replace("\ue001", "}")
    text = re.sub(r"\$([^$]*)\$", r"\1", text).replace("---", "—").replace("--", "–").replace("~", " ")
    return " ".join(text.replace("``", "“").replace("''", "”").split())


def _accented(match: re.Match[str]) -> str:
    letter = (match[2] or match[3]).lstrip("\\")
    return unicodedata.normalize("NFC", letter + _ACCENTS[match[1]])


def split_names(value: str) -> list[str]:
    """The names of an author field: parted by `and` outside braces."""
    names: list[str] = []
    depth, start = 0, 0
    for match in re.finditer(r"[{}]|\s+and\s+", value, re.IGNORECASE):
        if match.group() in "{}":
            depth += 1 if match.group() == "{" else -1
        elif depth == 0:
            names.append(value[start : match.start()])
            start = match.end()
    names.append(value[start:])
    return [name.strip() for name in names if name.strip()]
