"""What a click shows: the claim and its source side by side, slot by slot, and what was found."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from evidence.claims.claim import in_context
from evidence.findings import Finding
from evidence.reports.html.copy import state_of
from evidence.reports.html.markup import doi_link, element, text
from evidence.reports.html.targets import Remark, Target
from evidence.reports.wording import WORD, sides, where

_SIGN = {"matches": "=", "differs": "≠", "not-found": "?", "not-checked": "–"}
_NOTHING = "No source: no mark in the copy and no claim of the library leads to one."


def entry(target: Target, prefix: str) -> str:
    """A line of the list of what to look at, with what the filters ask for."""
    name = f"{prefix}-{target.number}"
    claim = target.claim
    codes = sorted({remark.finding.code for remark in target.remarks})
    words = claim["words"] if claim else target.remarks[0].finding.message
    about = [element("b", text(state_of(target)))]
    if claim:
        about.append(f"{claim['risk']} risk")
    about += codes
    link = element("a", element("span", str(target.number), class_="num") + " " + text(_short(words)), href=f"#c{name}")
    return element(
        "li",
        link + element("span", " · ".join(about), class_="about"),
        class_=f"entry g-{target.gravity}",
        data_n=name,
        data_risk=claim["risk"] if claim else "none",
        data_status=claim["status"] if claim else "none",
        data_verdict=claim["verdict"] if claim and claim["sources"] else "none",
        data_rules=" ".join(codes),
    )


def card(target: Target, prefix: str, path: str) -> str:
    """One target with all that is known of it."""
    name = f"{prefix}-{target.number}"
    claim = target.claim
    words = f"Claim {target.number}: {state_of(target)}" if claim else f"Remark {target.number}"
    title = element("h4", text(words), tabindex="-1", id=f"t{name}")
    body = _sides(claim, path) if claim else ""
    return element(
        "article",
        title + body + remarks(target.remarks) + _buttons(name),
        class_=f"card g-{target.gravity}",
        id=f"c{name}",
        aria_labelledby=f"t{name}",
        data_n=name,
    )


def _buttons(name: str) -> str:
    """They act only where scripts run, and are shown only there."""
    words = (("back", "Back to the list"), ("previous", "Previous"), ("next", "Next"))
    buttons = "".join(element("button", label, type="button", data_go=go) for go, label in words)
    return element("p", buttons + element("a", "Show in the copy", href=f"#m{name}"), class_="buttons")


def _sides(claim: dict[str, Any], path: str) -> str:
    about = f"{claim['kind'].replace('-', ' ')}, {claim['risk']} risk, {claim['status']} · {path}:{claim['line']}"
    library = f"In the library: {', '.join(claim['library'])}" if claim["library"] else ""
    left = element("h5", "The copy says")
    left += element("blockquote", text(claim["words"])) + element("p", text(about), class_="about")
    left += element("p", text(library), class_="about") if library else ""
    right = element("h5", "The source says")
    right += "".join(map(_source, claim["sources"])) or element("p", _NOTHING, class_="nothing")
    return element("div", element("div", left) + element("div", right), class_="sides") + "".join(
        map(_slots, claim["sources"])
    )


def _source(source: dict[str, Any]) -> str:
    quotes = dict.fromkeys(quote for *_, quote, _ in source["slots"] if quote)
    parts = [element("p", element("b", text(source["name"])) + " " + text(source["raw"]))]
    parts += [element("blockquote", text(quote)) for quote in quotes]
    if source["slots"] and not quotes:
        parts.append(element("p", "Source words not held.", class_="about"))
    about = [doi_link(source["doi"]), text(source["standing"]), text(source["depth"] or "")]
    about.append(text(source["locator"] or ""))
    parts.append(element("p", " · ".join(part for part in about if part), class_="about"))
    return "".join(parts)


def _slots(source: dict[str, Any]) -> str:
    if not source["slots"]:
        return ""
    head = "".join(element("th", word, scope="col") for word in ("slot", "copy", "source", "verdict"))
    caption = element("caption", f"Slot by slot against {text(source['name'])}, {text(source['depth'])}")
    return element("table", caption + element("thead", element("tr", head)) + _rows(source["slots"]), class_="slots")


def _rows(slots: Iterable[list[Any]]) -> str:
    rows = []
    for slot, said, held, verdict, _, why in slots:
        sign = element("span", _SIGN[verdict], aria_hidden="true") + " " + verdict.replace("-", " ")
        cells = element("th", text(slot), scope="row") + element("td", text(said)) + element("td", text(held or "—"))
        reason = element("span", text(why), class_="why") if why else ""
        rows.append(element("tr", cells + element("td", sign + reason), class_=f"v-{verdict}"))
    return element("tbody", "".join(rows))


def remarks(listed: Iterable[Remark]) -> str:
    """Findings as a list."""
    items = "".join(map(_remark, listed))
    return element("ul", items, class_="remarks") if items else element("p", "No findings.", class_="about")


def _remark(remark: Remark) -> str:
    finding = remark.finding
    tag = element("b", WORD[finding.severity], class_=f"tag g-{finding.severity.value}")
    code = element("a", text(finding.code), href=f"#rule-{finding.code}")
    parts = [f"{tag} {code} {text(finding.message)}"]
    if remark.decided:
        parts.append(element("p", text(remark.decided), class_="decided"))
    parts += _details(finding)
    return element("li", "".join(parts), id=None if remark.at else f"f-{finding.fingerprint}")


def _details(finding: Finding) -> list[str]:
    parts = []
    if finding.claim is None and finding.place.quote:
        parts.append(element("blockquote", text(in_context(finding.place.context, _short(finding.place.quote)))))
    if rows := sides(finding):
        parts.append(element("dl", "".join(element("dt", a) + element("dd", text(b)) for a, b in rows)))
    if finding.hint:
        parts.append(element("p", text(finding.hint), class_="hint"))
    if finding.related:
        places = ", ".join(dict.fromkeys(map(where, finding.related)))
        parts.append(element("p", f"See also {text(places)}", class_="about"))
    return parts


def _short(words: str, limit: int = 160) -> str:
    line = " ".join(words.split())
    return line if len(line) <= limit else line[: limit - 1].rsplit(" ", 1)[0] + "…"
