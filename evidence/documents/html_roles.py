"""What an element of a page says about the words in it: their kind, whether they are copy, raised or linked."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from evidence.documents.document import BlockKind
from evidence.identifiers import find_dois, find_pmids
from evidence.late import late_regex, rare_regex

Attributes = dict[str, str]

REMARKS = "data-evidence-remarks"
"""Tells the remarks that `evidence annotate` has put on a page from its copy."""
_WORDS = frozenset("a abbr b button cite em i mark small span strong sub sup u".split())
_TIPS = (
    "title",
    "data-original-title",
    "data-bs-title",
    "data-title",
    "data-tooltip",
    "data-tip",
    "data-tippy-content",
)
"""Where a page keeps what it shows beside words that are pointed at."""
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
SKIPPED = frozenset(
    "script style template noscript noframes noembed svg canvas iframe object video audio select datalist textarea head"
    " math".split()
)
DELETED = frozenset("del s strike".split())
"""What is struck out: no copy, since what took its place stands beside it."""
BLOCKS = frozenset(
    "address article aside blockquote body button caption center dd details dialog div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre search section summary table tbody"
    " td tfoot th thead title tr ul".split()
)
LEGENDS = frozenset(("caption", "figcaption"))
HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_KINDS = {
    "li": BlockKind.LIST_ITEM,
    "td": BlockKind.TABLE_CELL,
    "th": BlockKind.CAPTION,
    **dict.fromkeys(LEGENDS, BlockKind.LEGEND),
    "pre": BlockKind.CODE,
}
_HIDERS = {
    "nav": BlockKind.NAVIGATION,
    "menu": BlockKind.NAVIGATION,
    "form": BlockKind.FORM,
    "button": BlockKind.FORM,
    "fieldset": BlockKind.FORM,
    "dialog": BlockKind.BOILERPLATE,
    "search": BlockKind.FORM,
    "amp-sidebar": BlockKind.NAVIGATION,
    "amp-consent": BlockKind.BOILERPLATE,
    "amp-user-notification": BlockKind.BOILERPLATE,
    "amp-lightbox": BlockKind.BOILERPLATE,
}
_ROLES = {
    "navigation": BlockKind.NAVIGATION,
    "menu": BlockKind.NAVIGATION,
    "menubar": BlockKind.NAVIGATION,
    "search": BlockKind.FORM,
    "form": BlockKind.FORM,
    "button": BlockKind.FORM,
    "dialog": BlockKind.BOILERPLATE,
    "alertdialog": BlockKind.BOILERPLATE,
}
_NAMED = (
    (
        rare_regex(
            r"(?:site-?|main-?|top-?|primary-?|mobile-?|footer-?|page-?)*(?:nav|navbar|navigation|menu|breadcrumbs?)"
            r"(?:-(?:menu|bar|links?|container|wrapper|list))*"
            r"|(?:ez-|kt-|simple-|easy-|rank-math-|yoast-)?(?:table-of-contents|toc)"
            r"(?:-(?:container|list|wrapper|title|items?|box|nav|links?|block))*"
            r"|pagination|skip-?(?:link|to-content)|share-?(?:buttons?|bar|links?)|social-?(?:share|links?|icons?|media)"
            r"|related-?(?:posts?|articles?|content|reading)|recent-?posts?|tag-?(?:cloud|list)",
            re.IGNORECASE,
        ),
        BlockKind.NAVIGATION,
    ),
    (
        rare_regex(
            r"(?:newsletter|subscribe|signup|sign-up|contact|search|login|checkout|comment)-?(?:form|box|widget)(?:-\w+)*"
            r"|respond|newsletter(?:-?(?:signup|section|cta|block|wrapper))?",
            re.IGNORECASE,
        ),
        BlockKind.FORM,
    ),
    (
        rare_regex(
            r"(?:cookie|cookies|consent|gdpr|ccpa)(?:-?(?:banner|bar|notice|consent|popup|modal|dialog|overlay|message"
            r"|law|info|container|manager|policy|wrapper|alert|root))*|onetrust-\w+-sdk|cc-window"
            r"|(?:cky|cmplz|cmp|cybot-?cookiebot|didomi|fc|hs-eu|iubenda|moove|osano|qc|termly|trustarc|truste|usercentrics)"
            r"(?:-?cookie|-consent|-gdpr|-cs|-cmp2?|-cm|-host|-root|-banner)(?:-?\w+)*|cybotcookiebot\w+|comments?-"
            r"?(?:list|area|section|thread)|comments|disqus_thread|modal|popup|lightbox|sr-only|visually-hidden"
            r"|screen-reader-text",
            re.IGNORECASE,
        ),
        BlockKind.BOILERPLATE,
    ),
)
_TELLING = frozenset({*SKIPPED, *HEADINGS, *DELETED, *_KINDS, *_HIDERS, "sup", "main", "article", "aside"})
"""Elements whose name alone says something."""
_NOTES = late_regex(r"(?:doc-)?(?:foot|end)notes?(?:-(?:list|area|section))?", re.IGNORECASE)
_SIDEBAR = late_regex(
    r"(?:\w+-)*sidebars?(?:-\w+)*|(?:\w+-)*widgets?(?:-?(?:area|column|container|wrapper))?|secondary|tertiary",
    re.IGNORECASE,
)
"""What an `<aside>` is called that stands beside every page; others are boxes of the copy."""
_RAISED = late_regex(r"vertical-align:\s*(?:super|text-top)", re.IGNORECASE)
_STRUCK = late_regex(r"text-decoration(?:-line)?:[^;]*line-through", re.IGNORECASE)
_MOST_HIDERS = 8


@dataclass(frozen=True, slots=True)
class Hider:
    """An element whose words are no copy; `weak` ones turn out to wrap the page itself when a main part follows."""

    number: int
    kind: BlockKind
    weak: bool


@dataclass(frozen=True, slots=True)
class Context:
    """What holds at one place of the page. Shared by all elements that change nothing.

    What is `skipped` is not there at all; what is `deleted` is left out, and ends blocks as it would if it were copy.
    """

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    skipped: bool = False
    deleted: bool = False
    raised: bool = False
    link: str | None = None
    article: bool = False
    notes: bool = False
    hiders: tuple[Hider, ...] = ()

    @property
    def seen(self) -> bool:
        """Whether the words here are copy, or furniture of the page."""
        return not self.skipped and not self.deleted


def inside(context: Context, tag: str, attributes: Attributes, number: int) -> Context:
    """The context within an element. `number` tells hiding elements apart."""
    if not attributes and tag not in _TELLING:
        return context
    if tag in SKIPPED or REMARKS in attributes:
        return context if context.skipped else replace(context, skipped=True)
    changed = _shape(context, tag, attributes)
    if tag in _WORDS and not _leads_on(changed.link) and (source := _source_in_a_tip(attributes)) is not None:
        changed = replace(changed, link=source)
    hider = _hider(changed, tag, attributes, number)
    if hider is not None and len(changed.hiders) < _MOST_HIDERS:
        return replace(changed, hiders=(*changed.hiders, hider))
    return changed


def _leads_on(link: str | None) -> bool:
    """Whether a link leads anywhere, and does not only open something beside its words."""
    return link is not None and link not in ("", "#") and not link.casefold().startswith("javascript:")


def _source_in_a_tip(attributes: Attributes) -> str | None:
    """The address of the work that is named by what a reader sees who points at the words."""
    tip = next((attributes[name] for name in _TIPS if attributes.get(name)), "")
    if not any(sign in tip.casefold() for sign in ("doi", "10.", "pmid", "pubmed")):
        return None
    for _, _, doi in find_dois(tip)[:1]:
        return f"https://doi.org/{doi}"
    for _, _, pmid in find_pmids(tip)[:1]:
        return f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/"
    return None


def _shape(context: Context, tag: str, attributes: Attributes) -> Context:
    if tag in DELETED or _STRUCK.search(attributes.get("style", "")):
        return replace(context, deleted=True)
    if tag in HEADINGS:
        return replace(context, kind=BlockKind.HEADING, level=int(tag[1]))
    if tag == "sup" or _RAISED.search(attributes.get("style", "")):
        return replace(context, raised=True)
    if tag == "a" and "href" in attributes:
        return replace(context, link=attributes["href"])
    if tag in ("main", "article"):
        return replace(context, article=True)
    if tag in _KINDS:
        return replace(context, kind=_kind(context, tag, attributes), level=0)
    if _NOTES.fullmatch(attributes.get("role", "")) or _is_notes(_names(attributes)):
        return replace(context, notes=True)
    return context


def _kind(context: Context, tag: str, attributes: Attributes) -> BlockKind:
    if tag == "li" and context.notes:
        return BlockKind.FOOTNOTE
    if tag == "th" and attributes.get("scope", "").casefold().startswith("row"):
        return BlockKind.TABLE_CELL
    return _KINDS[tag]


def _hider(context: Context, tag: str, attributes: Attributes, number: int) -> Hider | None:
    role = attributes.get("role", "").casefold()
    if context.notes or tag in ("html", "body", "main", "article"):
        return None
    kind = _HIDERS.get(tag) or _ROLES.get(role)
    if kind is not None:
        return Hider(number, kind, weak=kind is BlockKind.FORM)
    names = _names(attributes)
    if tag == "aside" and not context.article and _fits(_SIDEBAR, names):
        return Hider(number, BlockKind.NAVIGATION, weak=True)
    kind = _named(names)
    return None if kind is None else Hider(number, kind, weak=True)


def _names(attributes: Attributes) -> str:
    return f"{attributes.get('class', '')} {attributes.get('id', '')}"


@lru_cache(maxsize=4096)
def _named(names: str) -> BlockKind | None:
    """What classes and name of an element say that it is; pages say it a hundred times over."""
    return next((kind for pattern, kind in _NAMED if _fits(pattern, names)), None)


@lru_cache(maxsize=4096)
def _is_notes(names: str) -> bool:
    return _fits(_NOTES, names)


def _fits(pattern: re.Pattern[str], names: str) -> bool:
    return any(pattern.fullmatch(name.replace("__", "-").replace("_", "-")) for name in names.split()[:20])
