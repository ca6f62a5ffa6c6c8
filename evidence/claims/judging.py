"""Whether one sentence needs a source, by what was observed in it and what the words before it make of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evidence.claims.asides import aside, is_mission
from evidence.claims.claim import Quantity, QuantityKind
from evidence.claims.fragments import denies_harm, has_degree, is_graded, is_rated, states_experience, states_regimen
from evidence.claims.headings import asserts, names_topic
from evidence.claims.instructions import instructs
from evidence.claims.lexicon import observed
from evidence.claims.lists import Lead, excludes, is_completed
from evidence.claims.restrictions import is_restriction
from evidence.claims.rows import COLUMNS, is_priced, is_row, row_asserts
from evidence.claims.smallprint import is_small_print
from evidence.claims.verbs import has_finite_verb, is_predicate
from evidence.claims.wording import fold, listed, words
from evidence.documents.document import BlockKind
from evidence.late import late_regex, rare_regex

_STRONG = frozenset(("efficacy", "safety", "onset", "mechanism", "diagnosis", "suicide", "attribution", "study"))
_SUBSTANCE = frozenset(("safety", "mechanism", "onset"))
_TOLD = _STRONG | {"regulation"}
_WEAK = frozenset(("topic", "procedure"))
_EFFECTS = (_STRONG - {"study", "diagnosis", "attribution"}) | {"improvement", "harm", "physiology", "comparison"}
_ASSERTIVE = _STRONG | {"improvement", "comparison", "regulation", "epidemiology"}
FIGURES = frozenset(QuantityKind) - {
    QuantityKind.YEAR,
    QuantityKind.MONEY,
    QuantityKind.OTHER,
    QuantityKind.COUNT,
    QuantityKind.AGE,
}
_SHARES = frozenset((QuantityKind.PERCENT, QuantityKind.FRACTION, QuantityKind.RATIO, QuantityKind.SAMPLE_SIZE))
# A list is announced, and nothing is said of what stands in it.
_LISTING = late_regex(
    r"\b(?:(?:include|includes|including|are|is|involves?|follows?|following|below|steps?|ways|reasons|tips|options|questions|"
    r"factors|considerations|examples|topics|criteria|elements|components|approaches|strategies|techniques|phases)\W*|"
    r"(?:steps?|ways|reasons|tips|options|questions|factors|benefits|things) (?:of|for|to|in) [\w ]{1,60}):\W*\Z",
    re.IGNORECASE,
)
# A sentence with a mark was meant to have a source.
_MARKED = late_regex(r"\[\d[\d,;\s–-]*\]|[⁰¹²³⁴-⁹]|\[@")
_OPINION = late_regex(r"we (?:think|know|found|find|see|say|have seen|have found)\b", re.IGNORECASE)
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
_FELT = late_regex(
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
_EXPECTS = late_regex(r"\b(?:expect|allow|plan on|count on|give (?:it|them|the \w+))\b", re.IGNORECASE)
_OBLIGED = late_regex(
    r"\b(?:practitioners|clinicians|providers|prescribers|teams?) (?:must|should|need to)\b", re.IGNORECASE
)
# "Never rinse them with tap water, which can carry germs".
_WARNS = late_regex(
    r", (?:which|as|since|or) .{0,40}\b(?:can|may|might|could|will)\b"
    r"|, (?:as|since|which) (?:(?:it|this|that) )?[a-z]{3,}s\b",
    re.IGNORECASE,
)
# "Feel lighter", "Sleep better": a promise in the form of a command.
_PROMISED = late_regex(
    r"(?:feel|look|sleep|wake(?: up)?|move|think|live|recover|breathe|see|hear) (?:\w{3,}er|better|more"
    r"|less|calm|rested"
    r"|refreshed|clearly|deeply|soundly|younger)\b",
    re.IGNORECASE,
)
_INTERPLAY = late_regex(r"\bif you(?: are|'re|’re)? (?:take|taking|use|using|on)\b", re.IGNORECASE)
_CONTRAINDICATED = rare_regex(
    r"\b(?:shouldn't|should not|must not|cannot|can't|do not|don't|never) (?:take|use|have|combine|mix"
    r"|receive)\b.{3,60}?"
    r"\b(?:if (?:you|they) (?:have|are|take|or)|with (?:MAO|alcohol|other)|(?:while|when|during) pregnan\w+)",
    re.IGNORECASE,
)
_ADDRESSED = late_regex(r"\bif you(?:'re|’re| are| have)?\b", re.IGNORECASE)
# "Approved since 2019", "used off-label": a participle that says what has been done, and is no adjective of a noun.
_ESTABLISHED = rare_regex(
    r"\b(?:approved|cleared|licensed|banned|used|completed|expected|projected|estimated|required|recommended|proven|linked"
    r"|associated|pending|ongoing|marked|certified|registered|patented|investigational)(?=\W*\Z| (?:for"
    r"|in|since|as|with|by|to|off|across|worldwide|\())",
    re.IGNORECASE,
)
_EXPLAINED = late_regex(r"[\w)]\*{0,2} ?[—–:] ?[\w<>≤≥~]")
_ENUMERATES = late_regex(r"(?:[^,;]{2,40}[,;] ){3}")
_REASONED = listed(
    """
    because since reduce reduces prevent prevents improve improves minimize minimise increases causes lowers boosts
    relieves eases worsens damages
    """
)
_GROUND = late_regex(r", (?:as|since)\b|\bbecause\b", re.IGNORECASE)
_RESUMES = late_regex(r"(?:back (?:to|at)|return(?:ing)? to|resume)\b", re.IGNORECASE)
_SOON = frozenset(("day", "straight", "immediately"))
_OPENING = 10
_FRAGMENT_WORDS = 20
_ANNOUNCEMENT_WORDS = 8
_STATEMENT_WORDS = 5
_SHORT_WORDS = 7
_SUBJECT = 4
_LABEL_WORDS = 2
_ANSWER_WORDS = 4
_MAGNITUDE = 500_000
_PERSONAL = frozenset(
    ("i", "i'm", "i've", "you", "your", "you're", "we", "our", "my", "me", "us", "he", "she", "him", "her")
)
# "That is not the whole story", "It was a long week": without a word of health, they only lead on.
_POINTERS = listed("it it's that that's this there there's here nobody everybody everyone somebody someone")
_ABOVE_ALL = listed("only best most first least always never often usually rarely nearly")
_NARRATED = frozenset(("was", "were"))
_ENDED = late_regex(r"[.!?…][\"'”’)\]]*(?:\s?\[[\d,\s–-]+\]|[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\d{1,2})?\Z")


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence with what was observed in it, and what the words before it make of it: those before its list, or a
    question that it `answers`."""

    text: str
    kind: BlockKind
    tokens: Sequence[str]
    counts: Mapping[str, int]
    quantities: tuple[Quantity, ...]
    lead: Lead
    answers: bool

    @property
    def is_item(self) -> bool:
        """Whether it stands in a list, or alone in its line as an item does that has lost its mark."""
        if self.kind is BlockKind.PARAGRAPH:
            return _ENDED.search(self.text) is None and not self.text.rstrip("*_ ").endswith(":")
        return self.kind is BlockKind.LIST_ITEM

    @property
    def has_magnitude(self) -> bool:
        """Whether it counts so many people or so much money that somebody must have counted before."""
        kinds = (QuantityKind.COUNT, QuantityKind.MONEY, QuantityKind.OTHER)
        return any(q.kind in kinds and max(q.value or 0, q.high or 0) >= _MAGNITUDE for q in self.quantities)

    @property
    def has_money(self) -> bool:
        """Whether it says what something costs, and is no figure of a whole economy."""
        return any(quantity.kind is QuantityKind.MONEY for quantity in self.quantities) and not self.has_magnitude

    @property
    def has_time(self) -> bool:
        """Whether it says how long something takes."""
        return any(quantity.kind in (QuantityKind.DURATION, QuantityKind.TIMEPOINT) for quantity in self.quantities)

    @property
    def has_share(self) -> bool:
        """Whether it says how many of all, of how many, or how much more."""
        return any(quantity.kind in _SHARES for quantity in self.quantities)

    @property
    def has_figure(self) -> bool:
        """Whether it holds a figure that a source could confirm."""
        return any(quantity.kind in FIGURES for quantity in self.quantities)


def needs_source(unit: Unit) -> bool:
    """Whether a reviewer would ask for a source: it asserts, is about health, and is no aside."""
    if unit.kind is BlockKind.TABLE_CELL and not _ENDED.search(unit.text):
        return _cell_asserts(unit)
    if unit.lead in (Lead.EXCLUDES, Lead.RISKS) and unit.is_item:
        return not unit.text.rstrip().endswith("?")
    if len(unit.tokens) < 2:
        return False
    if unit.lead is Lead.COMPLETED and unit.is_item:
        return bool(unit.counts) or unit.has_figure
    if excludes(unit.text, unit.tokens):
        return False
    if is_restriction(unit.tokens, unit.counts):
        return True
    if is_small_print(unit.text, unit.tokens, has_money=unit.has_money):
        return False
    if _PROMISED.match(unit.text) or (_RESUMES.match(unit.text) and _is_soon(unit)):
        return True
    reason = aside(unit.text)
    if reason is not None:
        return _asserts_in_passing(reason, unit)
    if unit.answers and unit.kind is BlockKind.PARAGRAPH and _ENDED.search(unit.text):
        return len(unit.tokens) > _ANSWER_WORDS or unit.has_figure or not _STRONG.isdisjoint(unit.counts)
    if unit.kind is BlockKind.HEADING:
        return asserts(unit.text, unit.counts, unit.has_figure)
    if _is_fragment(unit.text, unit.tokens):
        return _is_cited(unit) or _fragment_asserts(unit)
    if _FELT.match(unit.text) or states_experience(unit.tokens):
        return True
    if unit.tokens[0].startswith("you") and _STRONG.isdisjoint(unit.counts) and not _BODILY.match(unit.text):
        return unit.has_figure
    if _WEAK.issuperset(unit.counts):
        return (unit.has_figure or bool(unit.counts) or _is_plain_statement(unit)) and (
            _GOODS.isdisjoint(unit.tokens[:_OPENING])
        )
    return True


def _is_cited(unit: Unit) -> bool:
    """Whether words have a mark and end as a sentence does: who marked them meant them to be one."""
    ended = _ENDED.search(unit.text) is not None
    return ended and len(unit.tokens) >= _STATEMENT_WORDS and _MARKED.search(unit.text) is not None


def read_from_place(unit: Unit) -> dict[str, int]:
    """The signals that no word of a unit gives, but its list, its shape or its figures."""
    restricts = (unit.lead is Lead.EXCLUDES and unit.is_item) or is_restriction(unit.tokens, unit.counts)
    seen = {
        "restriction": restricts,
        "experience": states_experience(unit.tokens) and "efficacy" not in unit.counts,
        "regimen": states_regimen(unit.text, unit.tokens, unit.quantities),
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
    return len(unit.tokens) >= _STATEMENT_WORDS and _PERSONAL.isdisjoint(unit.tokens[:_SUBJECT])


def _is_fragment(text: str, tokens: Sequence[str]) -> bool:
    most = _FRAGMENT_WORDS if not _ENDED.search(text) else _LABEL_WORDS
    if len(tokens) > most and (len(tokens) > _SHORT_WORDS or any(map(_may_be_verb, tokens[1:-1]))):
        return False
    return not has_finite_verb(text)


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
    if _ENDED.search(unit.text) and unit.has_time and unit.has_figure:
        return True
    strong = not _STRONG.isdisjoint(unit.counts)
    explained = _EXPLAINED.search(unit.text)
    if unit.is_item and (states_experience(unit.tokens) or is_rated(unit.text) or _LEVEL.search(unit.text)):
        return True
    if unit.is_item and is_graded(unit.tokens) and not _names_topic(unit) and (unit.counts or unit.has_figure):
        return True
    if unit.lead is Lead.ASSERTS and unit.is_item:
        return bool(unit.counts) or unit.has_figure or _MARKED.search(unit.text) is not None
    if _ESTABLISHED.match(unit.text) or (unit.is_item and (_ESTABLISHED.search(unit.text) or unit.has_magnitude)):
        return bool(unit.counts)
    results = any(q.kind in FIGURES and q.kind is not QuantityKind.DOSE for q in unit.quantities)
    if unit.has_share and len(unit.tokens) >= _STATEMENT_WORDS:
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
    return bool(unit.quantities) or has_degree(tokens) or not _STRONG.isdisjoint(observed(tokens))


def _names_topic(unit: Unit) -> bool:
    return names_topic(fold(unit.text).casefold())


def _tells_effect(unit: Unit) -> bool:
    """Whether an item of a list of effects says more than the name of one."""
    if _names_topic(unit):
        return False
    return has_degree(unit.tokens) or not _EFFECTS.isdisjoint(unit.counts)


def _asserts_in_passing(reason: str, unit: Unit) -> bool:
    """Whether an aside of this name asserts something all the same ("Take 200 mg, because it lowers …")."""
    if reason == "form" and unit.tokens[0] == "please":
        return not _REASONED.isdisjoint(unit.tokens) and not _STRONG.isdisjoint(unit.counts)
    if reason == "list-head":
        return _head_asserts(unit)
    if reason in ("advice", "call-to-action"):
        marked = reason == "advice" and _MARKED.search(unit.text) is not None
        reasoned = marked or not _REASONED.isdisjoint(unit.tokens)
        doses = (q for q in unit.quantities if q.kind is QuantityKind.DOSE)
        return (
            reasoned
            or any(dose.unit not in ("unit", "tablet", "capsule") for dose in doses)
            or _adds_a_reason(unit.text)
            or _WARNS.search(unit.text) is not None
            or _CONTRAINDICATED.search(unit.text) is not None
            or (unit.has_time and _INTERPLAY.search(unit.text) is not None)
            or (_EXPECTS.search(unit.text) is not None and unit.has_time)
        )
    if reason == "commerce":
        return not (_TOLD - {"study", "diagnosis", "attribution"}).isdisjoint(unit.counts)
    if reason == "makers" and _OPINION.match(unit.text):
        return not _STRONG.isdisjoint(unit.counts)
    if reason == "makers":
        return not is_mission(unit.text) and (
            unit.has_share
            or states_regimen(unit.text, unit.tokens, unit.quantities)
            or _gives_a_ground(unit.text)
            or unit.counts.get("efficacy", 0) > 1
            or (unit.tokens[0] in ("we", "our") and not _SUBSTANCE.isdisjoint(unit.counts))
        )
    if reason == "about-this-page":
        return ": " in unit.text and _adds_a_reason(unit.text)
    return False


def _head_asserts(unit: Unit) -> bool:
    """Whether the words before a list say something themselves, and do not only announce it."""
    if is_completed(unit.text) or _ADDRESSED.search(unit.text) or instructs(fold(unit.text)):
        return False
    if not has_finite_verb(unit.text):
        return asserts(unit.text, unit.counts, unit.has_figure)
    harms = "safety" in unit.counts and "include" in unit.text
    announcing = _LISTING.search(unit.text) is not None
    listing = announcing and len(unit.tokens) <= _ANNOUNCEMENT_WORDS
    if _OBLIGED.search(unit.text):
        return False
    personal = not _PERSONAL.isdisjoint(unit.tokens)
    if not personal and not announcing and "topic" in unit.counts and len(unit.tokens) > _STATEMENT_WORDS:
        return True
    told = _STRONG if personal else _ASSERTIVE
    return not told.isdisjoint(unit.counts) and (unit.has_figure or harms or not listing)


def _gives_a_ground(text: str) -> bool:
    """Whether makers tell on what ground they do something ("We wait a week, as early doses caused rashes")."""
    ground = _GROUND.search(text)
    if ground is None:
        return False
    tail = text[ground.end() :]
    signals = observed(words(tail))
    return not _STRONG.isdisjoint(signals) or ("harm" in signals and "improvement" in signals)


def _adds_a_reason(text: str) -> bool:
    """Whether an instruction comes with an assertion: "Non-habit forming: take it …", "Ask us first: the rule …"."""
    head, mark, tail = next(
        (parts for sign in (": ", "; ", " — ", " – ") if (parts := text.partition(sign))[1]), ("",) * 3
    )
    if not mark:
        return False
    if mark == ": " and "safety" in observed(words(head)) and not instructs(head):
        return True
    return has_finite_verb(tail) and not instructs(tail) and not _STRONG.isdisjoint(observed(words(tail)))
