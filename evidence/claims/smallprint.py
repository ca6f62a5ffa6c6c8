"""Figures and words about money, stock, companies and the page, which no source could support.

"£75 a session", "20% off for members", "registered in England" and "*n = 611" have figures, and none about health.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidence.claims.lexicon import observed
from evidence.claims.verbs import has_finite_verb
from evidence.claims.wording import listed
from evidence.late import late_regex

_NOTE = late_regex(r"\s*[*†‡§¹²³]+\s?(?=[\w\"“])")
_DEALS = listed(
    """
    discount discounts finance apr cashback voucher instalments installments deposit vat cart basket checkout
    """
)
_SAVINGS = listed("save saves saving off")
_INSURERS = listed("insurance insurer insurers policy policies medicaid medicare bupa axa")
_COVERING = listed("cover covers covered coverage pay pays accept accepts reimburse reimburses registered plans")
_COMPANY = listed("registered company charity vat ltd limited llc")
_REGISTERED = late_regex(
    r"\bregistered (?:in (?:england|scotland|wales|ireland)|office|charity|company|number|no\b)"
    r"|\b(?:company|charity|vat"
    r"|registration) (?:no\b|number|reg)|\b(?:ltd|llc|inc)\b.{0,40}\bregistered\b",
    re.IGNORECASE,
)
_LABEL = late_regex(r"(?:(?:other|active|inactive|full|key|all) )?ingredients?\b[^:]{0,30}:", re.IGNORECASE)
_NUTRITION = late_regex(
    r"\d\s?(?:mg|mcg|µg|g|iu)\b.{0,40}\d\s?%\s?(?:dv|nrv|rda|ri)\b|\A\W*(?:serving size|servings per)\b", re.IGNORECASE
)
_WATCHED = late_regex(
    r"\b\d[\d,]* (?:people|shoppers|customers|others)\b.{0,30}\b(?:viewing|looking at|bought|cart|basket|right now)\b"
)
_CONTAINING = listed("ingredient ingredients dv nrv rda ri serving servings")
_ARRANGED = listed(
    """
    kit kits box boxes pack packs bottle bottles package packages parcel parcels set sets bundle bundles membership
    memberships subscription subscriptions appointment appointments visit visits consultation consultations call calls
    assessment assessments chat chats review reviews
    """
)
_CONTENTS = late_regex(
    r"(?:the|each|every|your|our|this) (?:\w+ )?(?:kit|box|pack|bottle|package|parcel|set|bundle"
    r"|membership|subscription)s? "
    r"(?:contains?|holds?|includes?|comes?|arrives?|costs?|lasts?)\b"
    r"|(?:the|each|every|your|our|this|an?) (?:[\w-]+ )?(?:appointment|visit|consultation|call|assessment"
    r"|chat|review)s? "
    r"(?:will |usually |normally )?(?:lasts?|takes?)\b",
    re.IGNORECASE,
)
_HEALTH = frozenset(("efficacy", "safety", "onset", "mechanism", "suicide", "attribution"))

_BODILY = frozenset(("improvement", "harm", "physiology", "epidemiology"))


def is_small_print(text: str, tokens: Sequence[str], *, has_money: bool) -> bool:
    """Whether a sentence is about what something costs or contains, who sells it, or where a figure comes from."""
    if _NOTE.match(text) and not has_finite_verb(text):
        return True
    if not _CONTAINING.isdisjoint(tokens) and (_LABEL.match(text) or _NUTRITION.search(text)):
        return not has_finite_verb(text)
    if not _ARRANGED.isdisjoint(tokens[:4]) and _CONTENTS.match(text):
        return True
    if tokens and tokens[0][0].isdigit() and _WATCHED.search(text):
        return True
    if has_money:
        told = _HEALTH | _BODILY if has_finite_verb(text) else _HEALTH
        return told.isdisjoint(observed(tokens))
    if "discount" in tokens and "%" in text:
        return True
    if not _DEALS.isdisjoint(tokens):
        return _HEALTH.isdisjoint(observed(tokens))
    if not _SAVINGS.isdisjoint(tokens) and "%" in text:
        return tokens[0] in ("save", "members") or "order" in tokens
    if not _INSURERS.isdisjoint(tokens):
        return not _COVERING.isdisjoint(tokens)
    return not _COMPANY.isdisjoint(tokens) and _REGISTERED.search(text) is not None
