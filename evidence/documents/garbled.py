"""Text that was garbled before it got here: UTF-8 that some program took for Windows-1252, "Â±" for "±".

Such text is valid, so no decoder refuses it; but its signs, quotes and numbers are not what was written. It is told of
and never mended: only its author knows what stood there.
"""

from __future__ import annotations

from evidence.documents.document import Document, Span
from evidence.late import late_regex

# Letters of Portuguese, French, Romanian or Vietnamese stand before letters, and at the end of a word in capitals
# before quotes, marks and raised numbers ("AMANHÃ”"). What stands behind them here, no word has.
_GARBLED = late_regex(
    r"â[€‚„†ˆ‰\x80-\x89][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"  # punctuation, subscripts, € ™ → − ≤ ≥
    r"|â€(?=[\s\w\ufffd]|$)"  # a closing quote, whose last byte is no sign of Windows-1252
    r"|Â[±°·©®£§µ¼½¾¿¡¢¥¦¬¶]"
    r"|(?<![A-ZÀ-ÖØ-Þ])(?:Â[²³¹«»]|Ã[¡-ª¬®-º¼-¿–—˜‡])"  # ² ³; ×, é, ü, ñ and other small letters
    r"|Ã[€ƒ„ˆ‰ŠŒŽœŸ\x80-\x9f]"  # É, Ö, ß and other capitals
    r"|Î[±-¿]|Ï[€ƒ„ˆ‰\x80-\x8f]"  # α to ο, π to ω
    r"|ï»¿|ï¬[\x81‚\ufffd]"  # a byte order mark, fi, fl
)


def garbled(document: Document) -> Span | None:
    """Where the first garbled sign of a document stands; None if there is none."""
    found = _GARBLED.search(document.text)
    return Span(*found.span()) if found is not None else None
