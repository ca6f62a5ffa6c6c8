"""Titles as registries hold them, turned into what a reader sees."""

from __future__ import annotations

import re

from evidence.late import late_regex

_CDATA = late_regex(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_ANNOTATION = late_regex(
    r"<(?:mml:)?annotation\b.*?</(?:mml:)?annotation>|<tex-math\b.*?</tex-math>|\$\$.*?\$\$", re.DOTALL
)
_TAG = late_regex(r"</?[a-zA-Z][\w:.-]*(?:\s[^<>]*)?/?>")


def plain(text: str) -> str:
    """Without face markup, MathML and entities, with white space folded.

    Tags go before entities are resolved: "&lt;29 Weeks" is text. Entities are resolved twice, for `&amp;lt;`.
    """
    if "<" in text:
        text = _TAG.sub("", _ANNOTATION.sub("", _CDATA.sub(r"\1", text)))
    if "&" in text:
        import html

        text = html.unescape(html.unescape(text))
    return " ".join(text.split())
