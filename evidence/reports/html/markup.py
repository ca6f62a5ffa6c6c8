"""Words as HTML: everything that comes from copy, libraries or registries goes through here."""

from __future__ import annotations

from html import escape
from urllib.parse import quote

from evidence.late import late_regex

# HTML has no place for these, not even escaped.
_ILLEGAL = late_regex("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def text(words: object) -> str:
    """Words that a browser shows as they are, in text and in attributes."""
    return escape(_ILLEGAL.sub("�", str(words)), quote=True)


def element(name: str, inner: str, /, **attributes: str | None) -> str:
    """An element around HTML; attributes are escaped, those that are None left out, `class_` means class."""
    listed = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{text(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{listed}>{inner}</{name}>"


def doi_link(doi: str | None) -> str:
    """A link that a reader may follow; nothing is fetched by itself."""
    if not doi:
        return ""
    return element("a", text(doi), href=f"https://doi.org/{quote(doi)}", rel="noreferrer noopener", target="_blank")
