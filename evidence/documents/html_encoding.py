"""How a page is written, by the order of the HTML standard (13.2.3.2, "Determining the character encoding").

A byte order mark comes first, then what a `meta` near the beginning names, then an XML declaration. Which encoding a
name means is told by encoding.spec.whatwg.org.

Two things differ, since a file has no server that knows better. A page that is UTF-8 is read as that, whatever it
names: programs that save pages leave the old name there. And nothing is guessed: a page that names nothing is UTF-8.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from evidence.documents.decoding import UTF_8, Encoding, decode, decode_as, marked_encoding

_BEGINNING = 4096
_META = re.compile(
    rb"<!--.*?-->|<meta(?=[\s/])(?P<attributes>(?:[^>\"']|\"[^\"]*\"|'[^']*')*)>", re.DOTALL | re.IGNORECASE
)
_ATTRIBUTE = re.compile(rb"([^\s=/>\"']+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+))")
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([^\s;\"']+)", re.IGNORECASE)
_DECLARED = re.compile(rb"<\?xml\b[^>]*?\bencoding\s*=\s*[\"']([^\"']+)[\"']")
_UTF_16 = {b"<\x00": Encoding("utf-16-le"), b"\x00<": Encoding("utf-16-be")}
"""No page in another encoding begins so."""
_READ_AS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
"""Names that the standard reads as a larger encoding, by Python's names for both."""
_KNOWN = re.compile(
    r"iso8859-\d+|cp125\d|cp866|cp874|cp932|cp949|koi8-[ru]|mac-(?:roman|cyrillic)|gb18030|big5hkscs|euc_jp|iso2022_jp"
)


def encoding_of(path: str, data: bytes) -> Encoding:
    """How a page is written. Raises `InputError` if it cannot be read as that."""
    return _read(path, data)[0]


def decode_page(path: str, data: bytes) -> str:
    """The text of a page. Raises `InputError` as `encoding_of` does."""
    return _read(path, data)[1]


def _read(path: str, data: bytes) -> tuple[Encoding, str]:
    marked = marked_encoding(data)
    if marked is not None:
        return marked, decode(path, data)
    wide = _UTF_16.get(data[:2])
    if wide is not None:
        return wide, decode_as(wide, path, data)
    label = None if _is_utf_8(data) else next(_labels(data[:_BEGINNING]), None)
    if label is None:
        return UTF_8, decode(path, data)
    name, encoding = label
    return encoding, decode_as(encoding, path, data, name)


def _labels(beginning: bytes) -> Iterator[tuple[str, Encoding]]:
    """The encodings that the page names and that there are, with the names it uses for them."""
    for name in (*_in_metas(beginning), *_DECLARED.findall(beginning)):
        label = name.decode("ascii", "replace").strip()
        encoding = _known(label)
        if encoding is not None:
            yield label, encoding


def _in_metas(beginning: bytes) -> Iterator[bytes]:
    for meta in _META.finditer(beginning):
        attributes = {
            found[1].lower(): found[2] or found[3] or found[4] or b""
            for found in _ATTRIBUTE.finditer(meta["attributes"] or b"")
        }
        if b"charset" in attributes:
            yield attributes[b"charset"]
        elif attributes.get(b"http-equiv", b"").lower() == b"content-type":
            yield from _CHARSET.findall(attributes.get(b"content", b""))[:1]


def _known(label: str) -> Encoding | None:
    try:
        name = codecs.lookup(label.lower().removeprefix("x-")).name
    except (LookupError, ValueError):
        return None
    name = _READ_AS.get(name, name)
    return Encoding(name) if _KNOWN.fullmatch(name) else None


def _is_utf_8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
