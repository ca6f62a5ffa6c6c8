"""Abstracts as registries hold them (JATS, HTML or plain), turned into text with one line a section and its label.

Only tags that abstracts are known to carry are taken away: "n<b and c>d" is text. A superscript number stays one,
since 10⁹ without it is 109.
"""

from __future__ import annotations

import re

from evidence.late import late_regex

_NAMES = (
    "abstract|sec|p|title|label|list|list-item|def-list|def-item|disp-quote|disp-formula|inline-formula|italic|bold|sup|sub|sc"
    "|monospace|underline|styled-content|named-content|ext-link|xref|uri|email|break|h[1-6]|div|span|section|article-title"
    "|i|b|u|em|strong|br|ul|ol|li|a|tt|font|math|mrow|mi|mo|mn|msup|msub|mtext|inline-graphic|graphic|alternatives|AbstractText"
)
_ATTRIBUTES = r"""(?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*\s*"""
_TAG = late_regex(rf"</?(?:(?:jats|mml):[\w.-]+|(?:{_NAMES})){_ATTRIBUTES}/?>", re.IGNORECASE)
_HIDDEN = late_regex(
    r"<(?P<tag>(?:mml:)?annotation|(?:jats:)?tex-math)\b.*?</(?P=tag)>|<!\[CDATA\[|\]\]>|<!--.*?-->|<\?xml[^>]*\?>",
    re.DOTALL | re.IGNORECASE,
)
_LABEL = late_regex(
    rf"<(?P<tag>(?:jats:)?title|h[1-6]){_ATTRIBUTES}>(?P<words>.*?)</(?P=tag)\s*>", re.DOTALL | re.IGNORECASE
)
_BREAK = late_regex(
    rf"</?(?:jats:)?(?:abstract|sec|section|p|div|list|list-item|ul|ol|li|br|break|disp-quote){_ATTRIBUTES}/?>",
    re.IGNORECASE,
)
_RAISED = late_regex(rf"<(?P<tag>(?:jats:)?sup){_ATTRIBUTES}>\s*(?P<words>[-−–+]?\d+)\s*</(?P=tag)\s*>", re.IGNORECASE)
_POWERS = str.maketrans("0123456789-−–+", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻⁻⁺")
_HEADS = frozenset({"abstract", "summary", "graphical abstract", "structured abstract"})
_MARK = "\x00"


def plain_abstract(raw: str) -> str:
    """The text of an abstract: a line for each section or paragraph, labels before a colon; empty if there is none."""
    bare = _unescaped(raw)
    escaped_once_more = len(_TAG.findall(bare)) > len(_TAG.findall(raw))
    text = bare if escaped_once_more else raw
    if not _TAG.search(text):
        return " ".join(bare.split())
    return "\n".join(_lines(_unescaped(_without_tags(text))))


def labelled(label: str | None, words: str) -> str:
    """One section, its label before a colon where it has one."""
    label = (label or "").strip().rstrip(":.").strip()
    return f"{label}: {words}" if label and label.casefold() not in _HEADS else words


def raised(number: str) -> str:
    """A superscript number in the characters of one; other words as they are."""
    return number.translate(_POWERS) if re.fullmatch(r"\s*[-−–+]?\d+\s*", number) else number


def _without_tags(text: str) -> str:
    text = _HIDDEN.sub("", text)
    text = _RAISED.sub(lambda match: raised(match["words"]), text)
    text = " ".join(text.split())
    text = _LABEL.sub(lambda match: f"\n{_MARK}{_TAG.sub('', match['words']).strip()}\n", text)
    return _TAG.sub("", _BREAK.sub("\n", text))


def _unescaped(text: str) -> str:
    if "&" not in text:
        return text
    import html

    return html.unescape(html.unescape(text))


def _lines(text: str) -> list[str]:
    lines: list[str] = []
    labels: list[str] = []
    for part in text.split("\n"):
        words = " ".join(part.split())
        if words.startswith(_MARK):
            labels.append(words.removeprefix(_MARK))
        elif words:
            while labels:  # the label of a section stands before that of its first part
                words = labelled(labels.pop(), words)
            lines.append(words)
    return lines
