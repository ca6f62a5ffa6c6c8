"""The filters: by risk, by status, by how the comparison went, by rule."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.reports.html.markup import element, text
from evidence.rules.table import TABLE

_RISKS = (("high", "high"), ("medium", "medium"), ("low", "low"), ("none", "remarks that are no claims"))
_STATUSES = (("unsourced", "no source"), ("sourced", "sourced"), ("approved", "approved"))
_VERDICTS = (
    ("", "any"),
    ("differs", "differs"),
    ("not-found", "not found in what is held"),
    ("not-checked", "not checked"),
    ("matches", "matches"),
)


def filters(codes: Iterable[str]) -> str:
    """The form; without scripts it is not shown and everything is."""
    rules = [("", "any"), *((code, f"{code} {TABLE[code].name}") for code in codes)]
    parts = (
        _boxes("Risk", "risk", _RISKS),
        _boxes("Status", "status", _STATUSES),
        _choice("Comparison", "verdict", _VERDICTS),
        _choice("Rule", "rule", rules),
        element("button", "Show everything", type="reset"),
        element("p", "", role="status", class_="shown", id="shown"),
    )
    return element("form", "".join(parts), id="filters", aria_label="Filter claims and remarks")


def _boxes(legend: str, name: str, options: Iterable[tuple[str, str]]) -> str:
    boxes = "".join(
        f'<label><input type="checkbox" name="{name}" value="{value}" checked> {label}</label>'
        for value, label in options
    )
    return element("fieldset", element("legend", legend) + boxes)


def _choice(label: str, name: str, options: Iterable[tuple[str, str]]) -> str:
    listed = "".join(element("option", text(words), value=value) for value, words in options)
    return element("label", f"{label} " + element("select", listed, name=name), class_="choice")
