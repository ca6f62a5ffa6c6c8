"""What the rules say of one sentence, by what was observed in it and what the words before it make of it."""

from __future__ import annotations

import re

from evidence.claims.claim import QuantityKind
from evidence.claims.fragments import denies_harm, has_degree, is_graded, is_rated, states_experience, states_regimen
from evidence.claims.headings import asserts, names_topic
from evidence.claims.legends import tells_a_result
from evidence.claims.lexicon import observed
from evidence.claims.lists import Lead, excludes
from evidence.claims.measured import is_measured
from evidence.claims.passing import asserts_in_passing
from evidence.claims.restrictions import is_restriction
from evidence.claims.rows import COLUMNS, is_priced, is_row, row_asserts
from evidence.claims.smallprint import is_small_print
from evidence.claims.unit import FIGURES, PERSONAL, STATEMENT_WORDS, STRONG, Unit
from evidence.claims.unknowns import UNKNOWN, tells_unknown
from evidence.claims.verbs import begins_with_a_verb, has_finite_verb, is_predicate
from evidence.claims.wording import fold, listed, words
from evidence.documents.document import BlockKind
from evidence.late import late_regex, rare_regex

_WEAK = frozenset(("topic", "procedure"))
_EFFECTS = (STRONG - {"study", "diagnosis", "attribution"}) | {"improvement", "harm", "physiology", "comparison"}
# What is sold, how it is made and how it comes to the buyer: no source is asked for it.
_GOODS = listed(
    """
    designed founded sewn filled handmade manufactured packaged shipped sold priced delivered ordered washable
    washed color
    colour colors colours fabric cotton linen leather plastic steel aluminium aluminum battery batteries charger cable
    screen button app website account box bag packet inch inches centimetre centimetres customer customers
    review reviews
    star stars parents pouch sachet sachets servings vat editors founder founders owner owners store shop order
    orders kit kits appointment appointments staff reception parking
    street floor email emailed sent posted envelope lancet parcel courier room rooms facilities ships encrypted
    hipaa gdpr compensated playlist suite
    """
)
# What a reader will notice of a treatment is said of all who take it.
_FELT = rare_regex(
    r"(?:\w+(?: \w+){0,3}, )?you (?:may|might|can|could|will|won't|shouldn't|should not|will not)(?: also| still"
    r"| even| often)? "
    r"(?:feel|notice|experience|have|get|see|lose|gain|need to use|develop|hear|sleep|wake|go (?:straight )?back"
    r"|return)\b",
    re.IGNORECASE,
)
# Whoever is addressed, what is said is about bodies in general.
_BODILY = late_regex(
    r"your (?:own )?(?:body|bodies|brain|heart|gut|skin|liver|kidneys?|lungs?|muscles?|bones?|joints?|nerves?"
    r"|blood|hair"
    r"|immune|metabolism|hormones?|cells?|microbiome|stomach|pancreas|thyroid|eyes?|ears?|teeth|gums?|arteries|pelvic)\b",
    re.IGNORECASE,
)
_LEVEL = late_regex(r"\d\s?[munpkµμ]?(?:IU|U|mol|g|Eq)/[dm]?[Ll]\b")
# "Feel lighter", "Sleep better": a promise in the form of a command.
_PROMISED = late_regex(
    r"(?:feel|look|sleep|wake(?: up)?|move|think|live|recover|breathe|see|hear) (?:\w{3,}er|better|more"
    r"|less|calm|rested"
    r"|refreshed|clearly|deeply|soundly|younger)\b",
    re.IGNORECASE,
)
# "Approved since 2019", "used off-label": a participle that says what has been done, and is no adjective of a noun.
_ESTABLISHED = rare_regex(
    r"\b(?:approved|cleared|licensed|banned|used|completed|expected|projected|estimated|required|recommended|proven|linked"
    r"|associated|pending|ongoing|marked|certified|registered|patented|investigational)(?=\W*\Z| (?:for"
    r"|in|since|as|with|by|to|off|across|worldwide|\())",
    re.IGNORECASE,
)
_EXPLAINED = late_regex(r"[\w)]\*{0,2} ?[—–:] ?[\w<>≤≥~]")
_ENUMERATES = late_regex(r"(?:[^,;]{2,40}[,;] ){3}")
_RESUMES = late_regex(r"(?:back (?:to|at)|return(?:ing)? to|resume)\b", re.IGNORECASE)
_SOON = frozenset(("day", "straight", "immediately"))
_EXCLUDING = (Lead.EXCLUDES, Lead.RISKS)
_OPENING = 10
_CITED_WORDS = 3
_NO_RESULTS = (QuantityKind.YEAR, QuantityKind.MONEY)
_FRAGMENT_WORDS = 20
_SHORT_WORDS = 7
_SUBJECT = 4
_LABEL_WORDS = 2
_ANSWER_WORDS = 4
# "That is not the whole story", "It was a long week": without a word of health, they only lead on.
_POINTERS = listed("it it's that that's this there there's here nobody everybody everyone somebody someone")
_ABOVE_ALL = listed("only best most first least always never often usually rarely nearly")
_NARRATED = frozenset(("was", "were"))


def stands_by_its_place(unit: Unit) -> bool:
    """Whether it is its place that makes it a claim, and no word of it: heads of lists, who is excluded, and whatever
    has the mark of a source, since somebody meant it to be one. So does a figure of what was measured or asked."""
    if unit.aside == "list-head" or unit.is_marked or is_measured(unit):
        return True
    return (unit.lead in _EXCLUDING and unit.is_item) or is_restriction(unit.tokens, unit.counts)


def _is_small_print(unit: Unit) -> bool:
    return is_small_print(unit.text, unit.tokens, has_money=unit.has_money)


def asserts_health(unit: Unit) -> bool:
    """What the rules alone say: it asserts, is about health, and is no aside."""
    if unit.kind is BlockKind.TABLE_CELL and not unit.is_ended:
        return _cell_asserts(unit)
    if unit.lead in _EXCLUDING and unit.is_item:
        return not unit.text.rstrip().endswith("?")
    if len(unit.tokens) < 2:
        return False
    if unit.kind is BlockKind.LEGEND and not tells_a_result(unit.text, unit.quantities):
        return False
    if unit.lead is Lead.COMPLETED and unit.is_item:
        return bool(unit.counts) or unit.has_figure
    if excludes(unit.text, unit.tokens):
        return False
    if is_restriction(unit.tokens, unit.counts):
        return True
    if _is_small_print(unit):
        return False
    if _PROMISED.match(unit.text) or (_RESUMES.match(unit.text) and _is_soon(unit)):
        return True
    if unit.aside is not None:
        return asserts_in_passing(unit.aside, unit)
    if _is_cited(unit) or is_measured(unit):
        return True
    if unit.answers and unit.kind is BlockKind.PARAGRAPH and unit.is_ended:
        return len(unit.tokens) > _ANSWER_WORDS or unit.has_figure or not STRONG.isdisjoint(unit.counts)
    if unit.kind is BlockKind.HEADING:
        return asserts(unit.text, unit.counts, unit.has_figure)
    if _is_fragment(unit):
        return _fragment_asserts(unit)
    if _FELT.match(unit.text) or states_experience(unit.tokens):
        return True
    if unit.tokens[0].startswith("you") and STRONG.isdisjoint(unit.counts) and not _BODILY.match(unit.text):
        return unit.has_figure
    if _WEAK.issuperset(unit.counts):
        return (unit.has_figure or bool(unit.counts) or _is_plain_statement(unit)) and (
            _GOODS.isdisjoint(unit.tokens[:_OPENING])
        )
    return True


def _is_cited(unit: Unit) -> bool:
    """Whether words have a mark, and give a result, say something, or end as a sentence does.

    Who marked them meant them to be a claim, unless they only name a topic.
    """
    if not unit.is_marked:
        return False
    if any(quantity.kind not in _NO_RESULTS for quantity in unit.quantities):
        return True
    if _names_topic(unit):
        return False
    return (unit.is_ended and len(unit.tokens) >= _CITED_WORDS) or begins_with_a_verb(unit.tokens)


def read_from_place(unit: Unit) -> dict[str, int]:
    """The signals that no word of a unit gives, but its list, its shape or its figures."""
    restricts = (unit.lead is Lead.EXCLUDES and unit.is_item) or is_restriction(unit.tokens, unit.counts)
    seen = {
        "restriction": restricts,
        "experience": states_experience(unit.tokens) and "efficacy" not in unit.counts,
        "regimen": states_regimen(unit.text, unit.tokens, unit.quantities),
        UNKNOWN: tells_unknown(unit.text, unit.tokens),
        "range": (unit.is_item or unit.kind is BlockKind.TABLE_CELL) and _LEVEL.search(unit.text) is not None,
    }
    return {signal: 1 for signal, is_seen in seen.items() if is_seen}


def _cell_asserts(unit: Unit) -> bool:
    """Whether a row of a table, or one of its cells, asserts something."""
    if is_row(unit.text):
        if row_asserts(unit.text):
            return True
        if is_priced(unit.text):
            return False
        if "safety" in unit.counts or COLUMNS.search(unit.text):
            return bool(unit.counts)
    elif is_priced(unit.text) or (not unit.counts and unit.has_time):
        return False
    if unit.lead is Lead.ASSERTS:
        return len(unit.tokens) > 1 and (bool(unit.counts) or has_degree(unit.tokens))
    if unit.lead is Lead.EFFECTS and len(unit.tokens) > 1 and _tells_effect(unit):
        return True
    if len(unit.tokens) > 2 and is_predicate(unit.tokens):
        return True
    return (
        unit.has_figure
        or _LEVEL.search(unit.text) is not None
        or (len(unit.tokens) > 2 and asserts(unit.text, unit.counts, unit.has_figure))
    )


def _is_plain_statement(unit: Unit) -> bool:
    """Whether a sentence without any signal is long and impersonal enough to state a fact."""
    if (
        not unit.counts
        and _ABOVE_ALL.isdisjoint(unit.tokens)
        and (unit.tokens[0] in _POINTERS or not _NARRATED.isdisjoint(unit.tokens))
    ):
        return False
    return len(unit.tokens) >= STATEMENT_WORDS and PERSONAL.isdisjoint(unit.tokens[:_SUBJECT])


def _is_fragment(unit: Unit) -> bool:
    words = len(unit.tokens)
    most = _LABEL_WORDS if unit.is_ended else _FRAGMENT_WORDS
    if words > most and (words > _SHORT_WORDS or any(map(_may_be_verb, unit.tokens[1:-1]))):
        return False
    return not has_finite_verb(unit.text)


def _may_be_verb(word: str) -> bool:
    """Whether a word has the ending of a finite verb, whatever it means."""
    return word.endswith(("ed", "es")) or (word.endswith("s") and not word.endswith(("ss", "us", "is", "'s")))


def _fragment_asserts(unit: Unit) -> bool:
    """Whether words without a verb assert: as the end of what the words before the list say, else as a heading does."""
    if unit.lead is Lead.ADVISES and unit.is_item:
        return False
    if unit.lead is Lead.EFFECTS and unit.is_item and _tells_effect(unit):
        return True
    if states_regimen(unit.text, unit.tokens, unit.quantities) or denies_harm(unit.tokens, unit.counts):
        return True
    if not _GOODS.isdisjoint(unit.tokens) and _EFFECTS.isdisjoint(set(unit.counts) - {"improvement"}):
        return False
    if _ENUMERATES.search(unit.text) and not unit.has_figure:
        return False
    if unit.is_ended and unit.has_time and unit.has_figure:
        return True
    strong = not STRONG.isdisjoint(unit.counts)
    explained = _EXPLAINED.search(unit.text)
    if unit.is_item and (states_experience(unit.tokens) or is_rated(unit.text) or _LEVEL.search(unit.text)):
        return True
    if unit.is_item and is_graded(unit.tokens) and not _names_topic(unit) and (unit.counts or unit.has_figure):
        return True
    if unit.lead is Lead.ASSERTS and unit.is_item:
        return bool(unit.counts) or unit.has_figure or unit.is_marked
    if _ESTABLISHED.match(unit.text) or (unit.is_item and (_ESTABLISHED.search(unit.text) or unit.has_magnitude)):
        return bool(unit.counts)
    results = any(q.kind in FIGURES and q.kind is not QuantityKind.DOSE for q in unit.quantities)
    if unit.has_share and len(unit.tokens) >= STATEMENT_WORDS:
        return True
    if explained and (strong or unit.has_share) and _says_more(unit.text[explained.end() - 1 :], unit):
        return True
    return asserts(unit.text, unit.counts, results)


def _is_soon(unit: Unit) -> bool:
    """Whether a time is told, in figures or not ("the next day")."""
    return unit.has_time or not _SOON.isdisjoint(unit.tokens)


def _says_more(tail: str, unit: Unit) -> bool:
    """Whether what follows a label says something of it, and does not only introduce it ("the honest bit")."""
    tokens = words(tail)
    return bool(unit.quantities) or has_degree(tokens) or not STRONG.isdisjoint(observed(tokens))


def _names_topic(unit: Unit) -> bool:
    return names_topic(fold(unit.text).casefold())


def _tells_effect(unit: Unit) -> bool:
    """Whether an item of a list of effects says more than the name of one."""
    if _names_topic(unit):
        return False
    return has_degree(unit.tokens) or not _EFFECTS.isdisjoint(unit.counts)
