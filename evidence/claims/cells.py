"""What a table's cell is said of: the words of the heads that it stands under, without their marks.

A cell that is a sentence speaks for itself. Any other has its heads with it wherever it is shown or compared; a cell
that holds a number alone is a claim if its heads speak of health, and not of prices, opening hours or what is in food.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidence.claims.citation_marks import without_marks
from evidence.claims.claim import TIMES, context_of, with_unit
from evidence.claims.lexicon import observed
from evidence.claims.quantities import find_quantities
from evidence.claims.rows import is_priced
from evidence.claims.unit import FIGURES, STRONG
from evidence.claims.wording import listed, words
from evidence.documents.document import Block, BlockKind, Document, Span
from evidence.documents.tables import is_bare, is_ended, names_sources
from evidence.late import late_regex

_COMPARED = listed("placebo sham control controls comparator")
_CAPTION_NUMBER = late_regex(r"\W*(?:table|tab\.)\s*[\w.]{1,5}[.:)]?\s+", re.IGNORECASE)
_MARK = late_regex(r"\s*\[[\d\s,;–-]+\]|\s*\[\^[^\]\s]+\]|\s+[⁰¹²³⁴-⁹]+(?:[⁻,–-]\s?[⁰¹²³⁴-⁹]+)*")
_OF_ITSELF = FIGURES - TIMES
"""Figures that tell something under heads that neither speak of health nor of goods; times may be anybody's."""
_TELLING = STRONG | {"epidemiology", "harm", "improvement", "physiology"}
# What trials measure and count, whatever its name: of it a bare number is told.
_MEASURED = late_regex(
    r"\b(?:score|scale|index|changes?|nn[th]|needed to|hazard|odds|(?:relative |absolute )?risk|surviv\w+|relaps\w+"
    r"|drop-?outs?|discontinu\w+|withdr[ae]w\w*|(?:adverse )?events?|teaes?|aes?|difference|madrs|ham-?[da]|hdrs"
    r"|phq-?9|gad-?7|caps-?5|prevalence|incidence|remit\w+|remission|respon(?:ders?|ded|se)|p[- ]value|95% ci)\b",
    re.IGNORECASE,
)
# What is measured in people and not weighed out on goods: "LDL (mmol/L)", "AHI, events/h", "ISI (points)".
_IN_A_UNIT = late_regex(
    r"(?:[(\[]|,\s)(?:in\s)?(?:(?:m|n|µ|μ|p)?mol/(?:m?l|d?l|mol)|(?:µ|μ|m|n|p|k)?i?u/m?l|(?:m|µ|μ|n|p)?g/dl|[npµμ]g/m?l|mm\s?hg"
    r"|(?:scale )?points|events/h(?:our)?|beats/min|bpm|ml/min(?:/1\.73\s?m[2²])?|kg/m[2²]|[x×]\s?10⁹/l)\b",
    re.IGNORECASE,
)
# What is sold, when it is open, how to reach it, and what food holds.
_GOODS = late_regex(
    r"[$£€]|\b(?:pric\w+|costs?|fees?|deposit|discounts?|savings?|finance|apr|sku|delivery|shipping|warranty|guarantee"
    r"|refund\w*|per (?:session|month|visit|pack|100 ?(?:g|ml)|serving|portion|capsule|tablet)|servings?|portions?|nrv"
    r"|% ?(?:dv|ri)\b|daily value|nutri\w+|calories|kcal|kj|energy|protein|carbohydrates?|sugars?|fib(?:re|er)"
    r"|fat|salt|saturates|sodium|cholesterol \(?mg|ingredients?|open(?:s|ing)?(?!-)|clos(?:es|ing)"
    r"|mon(?:days?)?|tue(?:s|sdays?)?|wed(?:nesdays?)?|thu(?:rs|rsdays?)?|fri(?:days?)?|sat(?:urdays?)?|sun(?:days?)?"
    r"|phone|telephone|tel|fax|postcode|zip|quantity|qty|pack(?: size)?|dimensions?|capacity|battery|stock|reviews?"
    r"|ratings?|staff|clinics?|rooms?|parking|sessions?|appointments?|visits?|length of stay)\b",
    re.IGNORECASE,
)


def heads_of(document: Document, block: Block) -> tuple[str, ...]:
    """The heads of a cell's row, the outer before the nearer, and of its column, each once.

    The caption stands before them where they do not say what is counted. Empty for what is no cell, for a sentence,
    and where there are no heads.
    """
    heads = block.heads
    if heads is None or heads.names or is_ended(block.text):
        return ()
    groups = (*reversed(heads.row), *reversed(heads.column), heads.own)
    parts = [part for group in groups for part in _parts([document.blocks[index] for index in group])]
    if not any(_says_what(part) for part in parts):
        around = [document.blocks[index] for group in heads.around for index in group]
        captions = (_head(block) for block in around if not names_sources(block.text))
        parts = [*(caption for caption in captions if caption and _says_what(caption)), *parts]
    return tuple(dict.fromkeys(parts))


def context_at(document: Document, span: Span) -> str:
    """The heads of the cell that a span of the document lies in, on one line."""
    block = document.cell_at(span.start)
    return context_of(heads_of(document, block)) if block is not None else ""


def is_number_alone(block: Block) -> bool:
    """Whether a block is a cell with a number and no words that say of what."""
    return block.kind is BlockKind.TABLE_CELL and block.cell is not None and is_bare(block.text)


def number_asserts(document: Document, block: Block) -> bool:
    """Whether a number that stands alone in a cell tells something of health, by the heads of the cell.

    Without heads it tells nothing: nobody can know of what it is.
    """
    heads = block.heads
    if heads is None or not heads_of(document, block) or is_priced(block.text):
        return False
    near = [document.blocks[i].text for group in (heads.own, *heads.row, *heads.column) for i in group]
    around = [document.blocks[i].text for group in heads.around for i in group]
    if any(map(_tells, near)):
        return True
    if any(map(_GOODS.search, near)):
        return False
    if any(map(_tells, around)):
        return True
    return bool(near) and any(quantity.kind in _OF_ITSELF for quantity in find_quantities(with_unit(near, block.text)))


def _tells(head: str) -> bool:
    """Whether a head speaks of an effect, a harm or what a trial measures; who was compared with tells nothing."""
    said = [word for word in words(head) if word not in _COMPARED]
    if _MEASURED.search(head) or _IN_A_UNIT.search(head):
        return True
    return not _TELLING.isdisjoint(observed(said))


def _head(block: Block) -> str:
    """The words of a head without its marks, and of a caption without its number; empty where it is but marks."""
    text = _CAPTION_NUMBER.sub("", _MARK.sub("", block.text), count=1)
    return without_marks(text).strip(" :;,")


def _parts(blocks: Sequence[Block]) -> list[str]:
    """The words of heads that stand together; a number is put behind the head of its row: "Week 1"."""
    parts = [words for block in blocks if (words := _head(block))]
    numbered = any(not any(map(str.isalpha, part)) for part in parts)
    return [" ".join(parts)] if numbered else parts


def _says_what(head: str) -> bool:
    """Whether a head says more than a time, a number or who is meant."""
    return bool(_tells(head)) or len(words(head)) > 3
