"""A picture of sourced against unsourced claims by kind, and the same figures as a table."""

from __future__ import annotations

from collections.abc import Mapping

from evidence.reports.html.markup import element, text

Kinds = Mapping[str, tuple[int, int]]
"""Claims by kind: those with a source, and those without."""

_WIDTH, _LEFT, _ROW, _BAR = 640, 190, 26, 16


def picture(kinds: Kinds) -> str:
    """Bars drawn to one scale, the longest first; hatching and figures tell what colours would."""
    if not kinds:
        return ""
    rows = sorted(kinds.items(), key=lambda item: (-sum(item[1]), item[0]))
    unit = (_WIDTH - _LEFT - 90) / max(sum(counts) for _, counts in rows)
    bars = "".join(_bar(name, counts, index * _ROW, unit) for index, (name, counts) in enumerate(rows))
    hatch = (
        '<pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        '<rect class="bare" width="6" height="6"/><rect class="line" width="2" height="6"/></pattern>'
    )
    title = '<title id="pt">Claims with and without a source, by kind</title>'
    drawing = (
        f'<svg viewBox="0 0 {_WIDTH} {len(rows) * _ROW}" role="img" aria-labelledby="pt">{title}<defs>{hatch}</defs>'
        f"{bars}</svg>"
    )
    legend = '<span class="key full"></span> with a source <span class="key bare"></span> without a source'
    caption = element("figcaption", f"Claims by kind: {legend}")
    return element("figure", caption + drawing + _table(rows), class_="picture")


def _bar(name: str, counts: tuple[int, int], y: int, unit: float) -> str:
    sourced, bare = counts
    middle = _LEFT + sourced * unit
    end = middle + bare * unit
    label = f'<text x="{_LEFT - 8}" y="{y + 13}" text-anchor="end">{text(name.replace("-", " "))}</text>'
    full = f'<rect class="full" x="{_LEFT}" y="{y}" width="{sourced * unit:.1f}" height="{_BAR}"/>'
    rest = f'<rect fill="url(#hatch)" x="{middle:.1f}" y="{y}" width="{bare * unit:.1f}" height="{_BAR}"/>'
    frame = f'<rect class="frame" x="{_LEFT}" y="{y}" width="{end - _LEFT:.1f}" height="{_BAR}"/>'
    figures = f'<text x="{end + 8:.1f}" y="{y + 13}">{sourced} of {sourced + bare}</text>'
    return label + full + rest + frame + figures


def _table(rows: list[tuple[str, tuple[int, int]]]) -> str:
    head = "".join(element("th", word, scope="col") for word in ("kind", "with a source", "without a source"))
    body = "".join(
        element("tr", element("th", text(name.replace("-", " ")), scope="row") + f"<td>{a}</td><td>{b}</td>")
        for name, (a, b) in rows
    )
    table = element("table", element("thead", element("tr", head)) + element("tbody", body))
    return element("details", element("summary", "The figures as a table") + table)
