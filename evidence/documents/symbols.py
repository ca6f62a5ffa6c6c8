"""What the glyphs of symbol fonts show: Word and PDF files keep them by their place in the font."""

from __future__ import annotations

# Glyphs of the font "Symbol".
_SYMBOL = {
    0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB4: "×", 0xB0: "°", 0xB7: "•", 0xBB: "≈", 0xB9: "≠", 0xA5: "∞", 0xAE: "→",
    0xAC: "←", 0xAD: "↑", 0xAF: "↓", 0xB2: "″", 0xA2: "′", 0xB8: "÷", 0xD6: "√", 0x44: "Δ", 0x53: "Σ", 0x57: "Ω",
    0x61: "α", 0x62: "β", 0x63: "χ", 0x64: "δ", 0x65: "ε", 0x67: "γ", 0x68: "η", 0x6B: "κ", 0x6C: "λ", 0x6D: "μ",
    0x70: "π", 0x71: "θ", 0x72: "ρ", 0x73: "σ", 0x74: "τ", 0x77: "ω", 0x7E: "∼", 0xD2: "®", 0xD3: "©", 0xD4: "™",
}  # fmt: skip


def symbol(font: str, code: str) -> str:
    """The character that a glyph of a symbol font shows."""
    try:
        place = int(code, 16)
    except ValueError:
        return ""
    low = place - 0xF000 if 0xF000 <= place <= 0xF0FF else place
    if font.casefold() == "symbol" and low in _SYMBOL:
        return _SYMBOL[low]
    if font.casefold().startswith("wingdings"):
        return {0xE0: "→", 0xFC: "✓"}.get(low, "•")
    return chr(low) if 32 <= low < 0xD800 else ""
