"""The smallest PDF that shows words at places: for tests that need to know exactly what stands where."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from math import cos, pi, sin

from pypdf import PdfWriter, Transformation
from pypdf.generic import NameObject, NumberObject, RectangleObject

WIDTH, HEIGHT = 595, 842


@dataclass(frozen=True)
class Words:
    """Words at a place, from the lower left corner of the page; `turn` counts quarter turns to the left."""

    x: float
    y: float
    text: str
    size: float = 11
    bold: bool = False
    turn: float = 0


def column(
    lines: Iterable[str], *, x: float = 70, top: float = 760, size: float = 11, bold: bool = False
) -> list[Words]:
    """Lines below each other."""
    return [Words(x, top - index * size * 1.3, line, size, bold) for index, line in enumerate(lines)]


def pdf_of(pages: Sequence[Sequence[Words]], trailer: str = "", extra: Sequence[str] = (), rotate: int = 0) -> bytes:
    """A PDF with these pages; `extra` objects come last, `trailer` goes into its dictionary, and pages are shown turned
    to the right by `rotate` degrees."""
    kids = " ".join(f"{5 + 2 * index} 0 R" for index in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
    ]
    for index, page in enumerate(pages):
        stream = "".join(_shown(words) for words in page)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {6 + 2 * index} 0 R "
            f"/Rotate {rotate} /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(stream.encode('cp1252'))} >>\nstream\n{stream}\nendstream")
    return _assembled([*objects, *extra], trailer)


def _shown(words: Words) -> str:
    escaped = words.text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    along, up = round(cos(words.turn * pi / 2), 4), round(sin(words.turn * pi / 2), 4)
    place = f"{along} {up} {-up} {along} {words.x} {words.y} Tm"
    return f"BT /F{2 if words.bold else 1} {words.size} Tf {place} ({escaped}) Tj ET\n"


def _assembled(objects: Sequence[str], trailer: str) -> bytes:
    data = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    start = len(data)
    count = len(objects) + 1
    end = f"xref\n0 {count}\n0000000000 65535 f \n{table}trailer << /Size {count} /Root 1 0 R {trailer} >>\n"
    return data + f"{end}startxref\n{start}\n%%EOF\n".encode()


def turned(data: bytes, degrees: int, *, across: bool, shown: bool) -> bytes:
    """A PDF whose words were laid `across` the sheet, turned to the left, whose pages are `shown` turned to the right,
    or both: then it looks as before."""
    writer = PdfWriter(BytesIO(data))
    for page in writer.pages:
        width, height = page.mediabox.width, page.mediabox.height
        if across:
            aside = {90: (height, 0), 180: (width, height), 270: (0, width)}[degrees]
            page.add_transformation(Transformation().rotate(degrees).translate(*aside))
        if across and degrees != 180:
            page[NameObject("/MediaBox")] = page[NameObject("/CropBox")] = RectangleObject((0, 0, height, width))
        if shown:
            page[NameObject("/Rotate")] = NumberObject(degrees)
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()
