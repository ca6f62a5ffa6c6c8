"""The furniture of a page: navigation, forms, dates, credits and captions; what stands around the copy.

A statement must never be hidden as furniture. Lists of phrases hold only what no sentence of copy says; the rest is
recognised by its shape. When in doubt, it is copy.
"""

from __future__ import annotations

import re

from evidence.documents.document import Block, BlockKind
from evidence.documents.entries import likeness, names_page
from evidence.documents.language import is_foreign
from evidence.late import late_regex, rare_regex

MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DATE = (
    rf"(?:{MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{1,2}}(?:st|nd|rd|th)? {MONTH},? \d{{4}}|{MONTH},? \d{{4}}"
    r"|\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4}|(?:\d+|an?|one|two) (?:minute|hour|day|week|month"
    r"|year)s? ago|today|yesterday)"
)
_METADATA = late_regex(
    rf"(?:{_DATE}"
    rf"|(?:last |medically |clinically |date |originally |first )*(?:updated|reviewed|published|posted"
    rf"|modified|revised|written"
    rf"|created|prepared|of preparation|of review)(?: (?:on|in|by|date))?\W{{0,3}}(?:{_DATE})?"
    r"|(?:written|edited|reviewed|posted|medically reviewed|fact[- ]checked|approved|authored|published"
    r"|updated) by:? .{2,80}"
    r"|.{0,60}\|\s*" + _DATE + r"\b.{0,60}"
    r"|\d+ min(?:ute)?s?\.? read(?:ing time)?|reading time:? .{1,20}|\d+ (?:comments?|views|shares|likes)"
    r"|[★☆⭐ ]*\d(?:\.\d)? (?:out of|/) 5\b.{0,60}|[★☆⭐ ]+"
    r"|(?:tags|categories|category|filed under|posted in):? .{0,80})\.?"
)
_BYLINE = late_regex(
    r"(?i:by|author:?|editor:?|von|por|par) (?i:dr\.? )?[A-Z][\w.'’-]+(?: [A-Z][\w.'’,-]*){0,5}"
    r"(?i:,? (?:MD|PhD|DO|RN|NP|PharmD|MPH|MSc|RD))*\.?"
)
_SIGNING = frozenset(("by", "author", "author:", "editor", "editor:", "von", "por", "par"))
_NAVIGATION = late_regex(
    r"(?:(?:top|bottom|back to top|end) of (?:the )?page|back to (?:top|results|home|blog|all .{1,20}|the "
    r".{1,20})|skip to (?:main )?content"
    r"|(?:table of )?contents|on this page|in this article|jump to.{0,30}|menu|home|about(?: us)?|blog"
    r"|services|search|share|share this.{0,30}"
    r"|(?:read|learn|see|show|view|load|find out|discover) (?:more|less|all)\b.{0,40}|previous(?: post| "
    r"article| page)?|next(?: post| article| page)?"
    r"|related (?:posts?|articles?|content|reading|topics?)|recent posts?|popular posts?|you may also "
    r"like.{0,20}|sign (?:in|up|out).{0,30}|log ?(?:in|out)"
    r"|subscribe.{0,40}|follow us.{0,30}|get listed!?|get started!?|book (?:now|online|an appointment|a "
    r"consultation|a call)!?|contact(?: us)?(?: now| today)?!?"
    r"|leave a (?:comment|reply).{0,20}|comments?(?: are closed| have been (?:disabled|turned off))?\.?"
    r"|terms(?: of (?:use|service))?|privacy(?: policy)?"
    r"|cookie (?:policy|settings|preferences)|accept(?: all)?(?: cookies)?|find (?:a |an )?(?:provider"
    r"|therapist|clinic|doctor|location|store)s?\b.{0,20}"
    r"|add to cart|buy now|shop(?: now| all)?|order now|download(?: now| the app| pdf)?|print(?: this "
    r"page)?|facebook|twitter|instagram|linkedin|x|youtube|tiktok"
    r"|you are here:? .*|[^.!?»›]{2,40}(?: [»›] [^.!?»›]{1,60}){2,}|home(?: / [^.!?/]{1,60})+"
    r"|(?:was|did you find) this (?:article|page|information|post|guide)? ?helpful.{0,20}"
    r"|(?:are|is) you an? \w+\?|advertisement|sponsored|close|cart|checkout|faqs?)[.!:»›→>]*"
)
_RIGHTS = late_regex(
    r"(?:[^.!?]{0,80}©|\(c\) ?(?:19|20)\d{2}|copyright (?:©|\(c\)|(?:19|20)\d{2})).{0,120}"
    r"|.{0,80}all rights reserved\.?.{0,40}",
    re.IGNORECASE,
)
_NEXT = late_regex(r"(?<=[.!?])\s+")
_BOILERPLATE = late_regex(
    r"(?:we|this (?:web)?site) uses? cookies\b.{0,300}|by (?:continuing|using"
    r"|clicking)\b.{0,60}(?:cookies|terms|privacy).{0,200}"
    r"|(?:you are|you’re|you're) (?:now )?being redirected\b.{0,200}"
    r"|powered by (?-i:[A-Z]).{0,40}",
    re.IGNORECASE,
)
_FORM = rare_regex(
    r"(?:thank(?:s| you)(?:[!.,]| for (?:your|subscribing|signing|contacting)).{0,80}(?:received"
    r"|submi(?:tted|ssion)|subscri|inbox|touch|message).{0,60}"
    r"|oops!?.{0,120}|something went wrong.{0,80}|(?:please )?enter (?:a |your )?(?:valid )?(?:e-?mail"
    r"|name|phone|zip|first|last).{0,60}"
    r"|(?:your )?(?:e-?mail|name|phone|first name|last name|message|zip code)(?: address| number)?\s?\*?:?"
    r"|this field is required\.?|\*? ?required(?: fields?)?\.?"
    r"|submit|send(?: message)?|your submission has been received!?|(?:your )?e-?mail address will not be "
    r"published\.?.{0,60}|(?:i )?agree to the .{0,80})",
)
_CREDIT = rare_regex(
    r"(?:image|photo|picture|illustration|photograph|graphic|video|source|credit)s?(?: credit| "
    r"source)?\s?(?:by|from|courtesy of|:|via|©).{0,120}"
    r"|.{0,60}\b(?:getty images|shutterstock|unsplash|freepik|istock(?:photo)?|adobe stock|pexels|pixabay"
    r"|via canva)\b.{0,40}",
)
# "Figure 1. …", "Table S2: …", "Fig. 3 Stroke by group"; "Figure 2 shows that …" is a sentence of the copy.
LEGEND_LABEL = late_regex(
    r"(?i:supplementary |supplemental |online |extended data )?(?i:fig(?:ure|\.)?|table|chart|graph|box|exhibit)\s?"
    r"(?:[A-Z]{0,2}\d{1,3}(?:[.-]\d{1,2})?[a-zA-Z]?|[IVX]{1,4})(?:\s?[.:|–—]\s+|\s+(?=[A-Z\d]))"
)
"""What a figure or table is called, before the words about it."""
_PEOPLE = (
    r"(?:wom[ae]n|m[ae]n|person|people|couple|lady|girl|boy|child(?:ren)?|kids?|doctor|physician|nurse|patient|therapist|scientist|senior|teen(?:ager)?"
    r"|mother|father|family|hands?|face|silhouette|runner|athlete|pharmacist|group|team|individual|baby|dentist)"
)
_PICTURES = (
    r"(?:image|photo|photograph|picture|illustration|interpretation|rendering|drawing|diagram|graphic|infographic|close-?up|portrait|icon|logo|view"
    r"|screenshot|artwork|depiction|representation|x-ray|scan)"
)
_SHOWN = rare_regex(
    rf"^(?:\d+ ?/ ?\d+ )?(?:an? |the |two |three |young |old(?:er)? |[a-z-]+ (?:and )?){{0,5}}"
    rf"(?:{_PEOPLE}\b(?: [\w-]+){{0,3}}? \w+ing\b|{_PICTURES} (?:of"
    rf"|showing|depicting|with)\b)",
)
_COUNTED = late_regex(r"\d{1,2} ?/ ?\d{1,2} [A-Z]")
_POSED = rare_regex(
    r"^(?:an? |the |young |old(?:er)? )*(?:woman|man|lady|girl|boy|doctor|nurse|couple|baby) (?:in|on|with|at) ",
)
_FINITE = late_regex(
    r"\b(?:is|are|was|were|has|have|had|can|could|may|might|will|would|should|must|do|does|did|helps?|works?|reduces?|improves?|shows?|showed"
    r"|found|find|finds|report(?:s|ed)?|experience[sd]?|suffers?|feels?|felt|said|says|need(?:s|ed)?|takes?|took|use[sd]?|get(?:s)?|got|respond(?:s|ed)?|slept"
    # What becomes of those who take something; no verb of a picture.
    r"|reach(?:es|ed)|los[te]s?|bec[ao]mes?|began|gain(?:s|ed)?|fell|rose|went|gave|kept|saw|grew|died?|lived|survived?|stopped|improved?|recover(?:s|ed)?"
    r"|relapsed?|achieved?|developed|dropped|reduced|lowered|noticed?|tend(?:s|ed)?"
    r"|(?<!to )(?:feel|fall|sleep|wake|heal) (?:asleep|more|less|better|longer|faster|sooner|earlier|up)"
    r"|[a-z]{2,}ed (?:more|less|fewer|no|not|their|sooner|better|longer|faster|earlier|later|nearly|about|from \d))\b",
)
_SHARE = late_regex(
    r"\b[a-z\d]+ (?:in|of|out of) (?:every )?[a-z\d]+ (?:[\w-]+ )?(?:people|patients|women|men|children|adults)\b"
)
_FINISHED = (".", "!", "?", ".”", '."')
_BETWEEN = late_regex(r"[\s·|•/›»>–—-]*")
_LETTER = late_regex(r"[^\W\d_]")
_FEW = 4
_SOURCE = late_regex(r"doi\.org|10\.\d{4,9}/|pubmed|/pmc", re.IGNORECASE)


def furniture(text: str, *, english: bool) -> BlockKind | None:
    """What a short piece of a page is, if it is no copy; `english` says that the document is not in another one."""
    words = " ".join(text.split())
    lower = words.lower()
    if len(words) <= 400 and _FORM.fullmatch(lower):
        return BlockKind.FORM
    if len(words) <= 200 and (_METADATA.fullmatch(lower) or _is_byline(words, lower)):
        return BlockKind.METADATA
    if len(words) <= 120 and _NAVIGATION.fullmatch(lower):
        return BlockKind.NAVIGATION
    if _BOILERPLATE.fullmatch(words) or _is_of_rights(words):
        return BlockKind.BOILERPLATE
    if is_caption(words):
        return BlockKind.CAPTION
    if LEGEND_LABEL.match(words):
        return BlockKind.LEGEND
    if english and is_foreign(words):
        return BlockKind.FOREIGN
    return None


def _is_of_rights(words: str) -> bool:
    """Whether every sentence says whose the words are; what else stands in the line may be a claim."""
    return _RIGHTS.fullmatch(words) is not None and all(map(_RIGHTS.fullmatch, _NEXT.split(words)))


def _is_byline(words: str, lower: str) -> bool:
    return lower.partition(" ")[0] in _SIGNING and _BYLINE.fullmatch(words) is not None


def is_caption(words: str) -> bool:
    """Credits, and noun phrases about what a picture shows, without a finite verb."""
    lower = words.lower()
    if _CREDIT.fullmatch(lower) or names_page(words):
        return True
    if len(words) > 300 or "%" in words:
        return False
    posed = _POSED.match(lower) is not None and len(words.split()) <= 8
    # Last, since finding a verb takes longest.
    shown = posed or bool(_COUNTED.match(words) or _SHOWN.match(lower))
    return shown and not _SHARE.match(lower) and not _FINITE.search(lower)


def leads_away(block: Block) -> bool:
    """Whether a block is nothing but a link to another place, or a row of them; no sentence and no source."""
    if block.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING) or not block.links:
        return False
    if any(_SOURCE.search(link.target) for link in block.links) or block.text.endswith(_FINISHED):
        return False
    inward = any(link.target.startswith("#") for link in block.links)
    # A list of places on this page is its table of contents; a heading may lead to itself.
    if inward and block.kind is not BlockKind.LIST_ITEM:
        return False
    shown = len("".join(block.text.split()))
    linked = len("".join("".join(_linked(block)).split()))
    alone = 0 < linked == shown and likeness(block.text) < 2
    return alone or (not inward and _is_row(block))


def _linked(block: Block) -> list[str]:
    return [block.text[link.span.start : link.span.end] for link in block.links]


def _is_row(block: Block) -> bool:
    """Whether short names of places stand side by side, with nothing but signs between them and a few words before."""
    ends = [*(link.span.start for link in block.links[1:]), len(block.text)]
    gaps = (block.text[link.span.end : end] for link, end in zip(block.links, ends, strict=True))
    before = block.text[: block.links[0].span.start]
    named = all(_LETTER.search(words) and len(words.split()) <= _FEW for words in _linked(block))
    return len(block.links) > 2 and named and len(before.split()) <= _FEW and all(map(_BETWEEN.fullmatch, gaps))
