"""The place of an article in its journal: volume, issue and pages, and where in an entry they stand.

The place is the surest part of an entry, and what stands before it is the title and the journal, whatever the style.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from evidence.late import late_regex, rare_regex

_ISSUE = r"\s?\((?P<issue>[^()]{1,25})\)"
_PART = r"[,\s]\s?(?P<issue>(?:Suppl|suppl|SUPPL|Pt|Supplement)\.?(?:\s?\d{1,3})?)"
_PAGE = r"[A-Za-z]{0,4}-?\d[\w.]*"
_PAGES = rf"(?:(?:pp?|S|e)\.\s?|p+\s|Article\s)?(?P<pages>{_PAGE}(?:\s?[–—‐−-]{{1,2}}\s?[A-Za-z]{{0,4}}\d\w*)?)"
_NO_OTHER = r"(?<!\b[Nn]o\. )(?<!\b[Nn]o )(?<!\bpp\. )(?<!\bp\. )(?<!\bpp )"
# The look ahead comes first: most characters are no digit, and what stands before them need not be looked at.
_VOLUME = rf"(?=\d)(?<![\d–—-])(?<!\d[.:/]){_NO_OTHER}(?P<volume>\d{{1,4}}(?:[A-Z]\b|[–/-]\d{{1,3}}\b)?)"
_YEAR = late_regex(r"(?:19|20)\d{2}[a-z]?")
_DAY = rare_regex(r"(?:19|20)\d{2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? $")
_YEAR_BEFORE = late_regex(r"(?:19|20)\d{2}\s?;\s?$")
# Each with the longest rest that may follow: what looks like a place in the midst of a title is none.
_FORMS = (
    # 12, no. 4 (2010): 45–67, 12, no. 4 (March 2010)
    (
        rare_regex(
            rf"{_VOLUME},\s(?:[Nn]os?|[Ii]ssue)\.?\s(?P<issue>[\w–/-]{{1,9}})\s\([^()]{{0,20}}(?:19|20)\d\d\)(?:\s?:\s?{_PAGES})?"
        ),
        400,
    ),
    # vol. 12, no. 4, 2010, pp. 45–67, vol. 12, Mar. 2010, pp. 45–67
    (
        late_regex(
            rf"{_VOLUME}(?:,\s(?:[Nn]os?|[Ii]ssue)\.?\s(?P<issue>[\w–/-]{{1,9}}))?,\s(?:[A-Z][a-z]{{2,8}}\.?\s)?"
            rf"(?:19|20)\d{{2}},\s(?=pp?\.){_PAGES}"
        ),
        60,
    ),
    # 47(4):351–354, 47 (4), 351–354, 12(Suppl 1): S3, 12, no. 4, pp. 1-9, 12 (2010): 45–67
    (late_regex(rf"{_VOLUME}{_ISSUE}\s?[:,;]\s?{_PAGES}"), 400),
    (rare_regex(rf"{_VOLUME}{_PART}\s?[:,]\s?{_PAGES}"), 60),
    (rare_regex(rf"{_VOLUME},\s(?:[Nn]os?|[Ii]ssue)\.?\s(?P<issue>[\w–/-]{{1,9}}),\s{_PAGES}"), 60),
    # vol. XVI, no. 18, pp. 630
    (
        rare_regex(
            rf"\b[Vv]ol(?:ume)?\.?\s(?P<volume>[IVXLC]+)\b(?:,\s(?:[Nn]os?|[Ii]ssue)\.?\s(?P<issue>[\w–/-]{{1,9}}))?,\s{_PAGES}"
        ),
        60,
    ),
    # 2020;12:34-56, 2003, 12:34-56, Sleep Med 12: 34
    (late_regex(rf"(?:;\s?|(?<![\w.:/–-])){_VOLUME}\s?[:;]{{1,2}}\s?{_PAGES}(?=\s*(?:[.;,()\[]|$|[a-z]))"), 60),
    # , 301, 486–495 and Sleep Med. 13, 860882
    (late_regex(rf"(?:\s|(?<=[^\W\d_])){_VOLUME}\s?,\s?{_PAGES}(?=[.,;\s]|$)"), 25),
    # Sleep Med 23 1117–1122
    (late_regex(r"\s(?P<volume>\d{1,4})\s(?P<pages>[A-Za-z]?\d+[–—-][A-Za-z]?\d+)(?=[.\s]|$)"), 12),
    # 2015;(12):CD001, 2011;CD001
    (late_regex(rf";\s?\((?P<issue>\d{{1,3}})\)\s?:\s?{_PAGES}"), 60),
    (late_regex(r"(?<=\d{4};)\s?(?P<pages>[A-Za-z]{1,4}\d{3,9})\b"), 60),
    # Reviews, (4), CD004827, and 2019, Issue 4. Art. No.: CD004827
    (late_regex(r",\s\((?P<issue>\d{1,3})\),\s(?:Article\s)?(?P<pages>[A-Za-z]{1,4}\d{3,9})\b"), 60),
    (
        rare_regex(
            r"(?:\b[Ii]ssue\s(?P<issue>[\w–/-]{1,9})[.,:]?\s)?\bArt(?:icle)?\.?\s(?:[Nn]o\.?|[Nn]umber)\s?:?\s?"
            r"(?P<pages>[A-Za-z]{0,4}\d\w*)"
        ),
        60,
    ),
    # 2023;:101804, Sleep Med, , 35–75, Sleep Med , 153 (2023), Sleep Med (2001): 240–264
    (late_regex(rf"\d{{4}};\s?:\s?{_PAGES}"), 60),
    (late_regex(rf"\s?,\s,\s{_PAGES}"), 60),
    (late_regex(rf"\s?,\s{_PAGES}\s\((?:19|20)\d{{2}}\)"), 12),
    (late_regex(rf"\s\((?:19|20)\d{{2}}\):\s{_PAGES}"), 12),
    # 47(4) and 2020;12
    (late_regex(rf"{_VOLUME}\s?\((?P<issue>\d[^()]{{0,10}})\)"), 60),
    (late_regex(r";\s?(?P<volume>\d{1,4})\b(?!\s?[:(\d])"), 60),
    (late_regex(r"\b[Vv]ol(?:ume)?\.?\s?(?P<volume>\d{1,4})\b"), 60),
    (late_regex(r"[^\W\d_]\s?,\s(?P<volume>\d{1,3})(?=\.?$)"), 1),
)
_PP = late_regex(r"\b[Pp]p?\.\s?(?P<pages>\d+\s?[–—-]\s?\d+|\d+)")


@dataclass(frozen=True)
class Place:
    """Volume, issue and pages as written, and where they begin in the text."""

    start: int
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None


def place_in(text: str) -> Place | None:
    """The last place that the text names, by the form that tells most; None where there is none."""
    for form, rest in _FORMS:
        found = [match for match in form.finditer(text) if len(text) - match.end() <= rest and _is_place(match, text)]
        if found:
            return _place(found[-1], text)
    pages = _PP.search(text)
    return Place(pages.start(), pages=pages["pages"]) if pages else None


def _is_place(match: re.Match[str], text: str) -> bool:
    """A year is no volume, unless a year stands before it ("2013;2013:1-5"), and no issue; nor is a day one."""
    groups = match.groupdict()
    volume, issue, pages = groups.get("volume"), groups.get("issue"), groups.get("pages")
    if volume and _DAY.search(text, 0, match.start("volume")):
        return False
    if volume and _YEAR.fullmatch(volume) and not _YEAR_BEFORE.search(text, 0, match.start("volume")):
        return False
    return not (issue and _YEAR.fullmatch(issue) and pages is None)


def _place(match: re.Match[str], text: str) -> Place:
    groups = match.groupdict()
    volume, issue, pages = groups.get("volume"), groups.get("issue"), groups.get("pages")
    start = min(match.start(name) for name, value in groups.items() if value)
    pages = pages or next((found["pages"] for found in _PP.finditer(text, match.end())), None)
    if issue and _YEAR.fullmatch(issue):
        issue = None
    return Place(start, volume, issue.strip() if issue else None, pages.strip(" .") if pages else None)
