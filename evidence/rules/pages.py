"""A rule's page, made from its docstring: what `evidence explain` prints and `docs/rules/` holds."""

from __future__ import annotations

from evidence.rules.rule import Rule

SECTIONS = ("What it does", "Why it matters", "Example", "Write instead", "Known false alarms", "Basis")


def page_of(rule: Rule) -> str:
    """The page as Markdown, without a final line end."""
    info = rule.info
    lines = [f"# {info.code} {info.name}", "", f"{info.summary} Family: {info.family}. Default: {info.severity}."]
    for line in rule.page.splitlines():
        lines += ["", f"## {line}", ""] if line in SECTIONS else [line]
    return "\n".join(_without_double_blanks(lines))


def _without_double_blanks(lines: list[str]) -> list[str]:
    kept: list[str] = []
    for line in lines:
        if line or (kept and kept[-1]):
            kept.append(line)
    while kept and not kept[-1]:
        kept.pop()
    return kept
