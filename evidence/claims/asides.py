"""Sentences that ask for no source: what a page says to its reader, about itself or about its makers.

Each aside has a name and a pattern that is matched at the start of the folded sentence, so that a reader can see why
a sentence was passed over. All but those that look for names match small letters: a pattern that minds no capitals
takes more than twice as long to compile. An assertion dressed as a question ("Did you know that …?") is no aside.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidence.claims.instructions import instructs
from evidence.claims.telltales import telltale
from evidence.claims.verbs import has_finite_verb
from evidence.claims.wording import fold, words
from evidence.documents.entries import narrates
from evidence.late import late_regex, rare_regex

_FUNCTION_WORD = (
    r"(?:an?|the|your|our|us|with|to|for|about|up|in|on|out|how|more|if|it|this|these|any|"
    r"all|now|today|here|free|online|one)"
)
_ACTIONS = (
    "contact|call|visit|book|schedule|request|order|shop|buy|download|subscribe|register|sign|learn|discover|explore|find|get|"
    "see|read|view|watch|click|tap|join|enter|fill|submit|search|share|follow|check|browse|start|try|take|meet|"
    "skip|stay|feel|reach|chat|connect|tell|send|leave|hide|show|select|choose|compare|complete|claim|unlock"
)
_PAGE = (
    r"(?:article|(?:blog )?post|blog|guide|page|section|website|site|piece|overview|"
    r"chapter|series|video|podcast|episode|newsletter|review)"
)
_STAFF = (
    r"(?:team|staff|clinic|clinics|doctors?|physicians?|providers?|clinicians?|experts?|"
    r"specialists?|nurses?|mission|goal|vision|values|story|approach|services|practice|"
    r"office|center|centre|website|editors?|reviewers?|company|commitment|promise|"
    r"philosophy)"
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.?"
_SMALL_TALK = (
    "thank you|thanks|oops|sorry|welcome|congratulations|hello|hi there|something went wrong|your submission|please|"
    "success!"
)

_ASIDES: tuple[tuple[str, str], ...] = (
    ("form", rf"(?:{_SMALL_TALK})\b"),
    (
        "form",
        r"(?:name|first name|last name|e-?mail|phone|message|subject|address|comment|website|"
        r"password)\s?\*?:?\Z",
    ),
    (
        "navigation",
        r"(?:top|bottom) of page\Z|back to\b|skip to\b|table of contents|(?:read|learn|see|"
        r"view|show|load) (?:more|all|less)\b.{0,40}\Z|"
        r"(?:previous|next|related|recent|popular|latest|more)(?: (?:posts?|articles?|stories|"
        r"reading|resources|guides))?\Z|home\Z|menu\Z|"
        r"(?:share|tweet|print|pin|follow us|search|filter|comments?|reply|leave a|faqs?|"
        r"references|sources|footnotes|bibliography)\b[^.]{0,30}\Z|"
        r"(?:all rights reserved|copyright|©|privacy policy|terms (?:of|and)|cookie|"
        r"we use cookies|this (?:web)?site uses)|find (?:a|an|your|out) .{0,40}\Z",
    ),
    (
        "metadata",
        rf"(?:last )?(?:updated|published|posted|reviewed|modified|edited|written|"
        rf"medically reviewed|fact[- ]checked)(?::| on\b| by\b|\Z)|updated: |next review\b|caption: |"
        rf"{_MONTH} \d{{1,2}},? \d{{4}}\Z|\d{{1,2}} {_MONTH},? \d{{4}}\Z|"
        rf"\d+ min(?:ute)?s? read|author\b.{{0,60}}\Z|category: |tags?: |"
        r"(?:image|photo|picture|illustration|graphic|video|source|credit|"
        r"courtesy)s?(?: (?:by|from|via|credit|courtesy|source)\b|: )",
    ),
    (
        "byline",
        r"(?:edited|written|reviewed) by",
    ),
    (
        "about-this-page",
        rf"on this (?:page|site),? you|(?:the )?information (?:in|on) (?:this|our)\b|"
        rf"(?:in )?(?:this|our|the following|today's|"
        rf"the present) (?:\w+ ){{0,2}}?{_PAGE},? (?!is known)(?:(?:we|i|you|you'll|we'll|will|"
        rf"explores?|delves?|"
        rf"discuss|cover|look|tell|show|answer|set|list|examine|provide|explain|review|outline|describe|aim|break|offer|"
        rf"walk|take|dive|highlight|focus|serve|summari[sz]|is (?:for|about|intended|part)|"
        rf"goes)\w*)\b|"
        r"here(?: are|'s| is)\b|below(?:,| are| is| you)|(?:let's|let us|read on|keep reading|"
        r"in this (?:article|post|guide|section))\b|"
        r"(?:we(?:'ll| will)|i(?:'ll| will)) (?:\w+ )?(?:explore|discuss|cover|look|examine|"
        r"review|explain|break|walk|dive|take|compare|delve|go|show|answer)|"
        r"(?:the following|these) (?:\w+ ){0,3}(?:sections?|questions?|steps?|tips?|tables?|"
        r"list)\b|(?:with that in mind|that said|but first|"
        r"first things first),?.{0,40}[:?]?\Z|"
        r"(?:table|figure|fig\.) \d+[.:]|"
        r"related:|(?:the|our) (?:\w+ )?understanding of\b|"
        r"(?:understanding|knowing|learning) (?:the|how|what|why|your|these|this)\b.{0,90}\b(?:"
        r"(?:is|are) (?:key|important|essential|crucial|vital|the first)|can be (?:empowering|helpful|confusing))\b|"
        r"you(?:'ll| will| can) (?:find|read|learn|see (?:below|here|more|our|in (?:this|the)))\b|"
        r"(?:before|as|when) (?:we|you) (?:can |explore|look|discuss|consider|move|dive)|we (?:need|have|want) to\b|"
        r"(?:reviewed|checked|verified) against \d",
    ),
    (
        "list-head",
        r"(?=[^\n]*:\Z).{0,220}",
    ),
    ("commerce", r"[$£€]\d"),
    (
        "call-to-action",
        rf"(?:{_ACTIONS})(?: {_FUNCTION_WORD}\b|!|\.?\Z)|are you (?:a|an|ready|looking|"
        rf"struggling|tired|interested)\b|ready to\b|interested in\b|"
        r"(?:if|when|whether|for|before|once) (?:you|you're|your|anyone|a loved one|someone)\b.{0,220}?"
        r"(?:, (?:your first step|(?:you|they|we) (?:should|may want|can (?:call|contact|talk|ask|book))|"
        r"we(?:'re| (?:are|invite|encourage|recommend|offer))|please|that's a conversation|let us|don't|"
        r"it(?:'s| is) (?:important|best|worth|essential|time))|"
        r"\b(?:discuss(?:ing)?|talk(?:ing)?|speak(?:ing)?) (?:it |this |that )?(?:to|with) (?:a|your|our|one of)\b)|"
        r"(?:to|for) (?:learn|find out|get started|schedule|book|request|see if|"
        r"more (?:information|details|on|about)|receive|access)\b|"
        r"(?:we|i) (?:invite|encourage|recommend|urge|welcome)|(?:don't|do not) (?:hesitate|"
        r"wait|miss|forget)|(?:it's|now is) (?:the )?(?:time|best) to",
    ),
    (
        "advice",
        r"(?:you|readers|anyone \w+) (?:should|must|need to|may want to|might want to|"
        r"can (?:also )?(?:ask|talk|speak|contact|call|schedule|book|choose|find|start|use|"
        r"try|expect)|may wish)\b|"
        r"(?:practitioners|clinicians|providers|prescribers|clinics|readers|shoppers|consumers) (?:should|must"
        r"|need to)\b|"
        r"(?:it's|it is) (?:always )?(?:important|essential|crucial|vital|best|recommended|"
        r"advisable|wise|critical|worth|a good idea|key|imperative|advised|"
        r"necessary) (?:that you|for you|(?:not )?to (?!note|remember|understand|recogni[sz]e|"
        r"mention|know|keep in|reali[sz]e|be aware|point))\b|"
        r"(?:your|the|a|an) (?:\w+ ){0,3}(?:doctor|provider|clinician|physician|pharmacist|"
        r"dermatologist|team|specialist|therapist|professional)s? (?:can|will|may|should|"
        r"could) (?:\w+ )?(?:help|assess|evaluate|determine|discuss|guide|advise|recommend|"
        r"review|work|answer|tell|provide|explain|decide|also|create|design|develop|ask|refer|"
        r"talk)|"
        r"(?:your|our|the|an?) (?:\w+ ){0,2}(?:doctor|nurse|consultant|clinician|surgeon|technician|pharmacist|coach"
        r"|specialist|assistant|physiotherapist|audiologist|dietitian|team) (?:\w+ly )?\w+s (?:\w+ ){0,4}?"
        r"(?:you|your|the (?:results?|options|plan|risks))\b",
    ),
    (
        "makers",
        rf"(?:our (?:\w+ ){{0,2}}?{_STAFF}\b|"
        rf"we(?:'re|'ve|'ll)? |(?:the )?clinics? (?:will|can|may|should) (?:\w+ )?(?:assess|"
        rf"discuss|evaluate|review|ask|help|contact|call|schedule)|"
        r"they will (?:also )?(?:discuss|assess|review|ask|explain|help|call|contact|evaluate|"
        r"answer)|(?:they|patients) (?:are|will be) (?:also )?informed (?:about|of)|i(?:'m|"
        r"'ve|'ll)? )",
    ),
)
# The same with names of people and clinics, as written.
_SIGNED: tuple[tuple[str, str], ...] = (
    ("metadata", r"(?i:by) (?:[Dd]r\.? )?[A-Z][\w.'-]+(?: [A-Z][\w.'-]*){0,3},? ?(?:\||(?i:MD|PhD|DO|RN|PharmD)|\Z)"),
    (
        "byline",
        r"[-–—] ?(?:[Tt]he )?[A-Z][\w'-]*(?: [A-Z][\w'-]*){0,4}\Z|[Tt]he [A-Z][\w'-]* (?:[Tt]eam|[Ee]ditors)\Z",
    ),
    ("makers", r"(?i:at) [A-Z][\w&.' -]{1,40}, (?i:we|our)\b"),
)
_NAMES = tuple(dict.fromkeys(name for name, _ in _ASIDES))


def _any_of(asides: Sequence[tuple[str, str]]) -> re.Pattern[str]:
    return late_regex("|".join(f"({pattern})" for _, pattern in asides))


_ANY, _ANY_SIGNED = _any_of(_ASIDES), _any_of(_SIGNED)
_EMBEDDED_QUESTION = late_regex(
    r"(?:which|why|how|what|who|when|where)\b[^.!,;:]*\Z|(?:[^.!?:;,]{2,60}: )?(?:why|how|what)\b[^.!;:]*\Z",
    re.IGNORECASE,
)
_MISSION = late_regex(
    r"\b(?:committed|strive|believe|dedicated|mission|passionate|proud|aim to|devoted|here to help|pride)\b"
)
_SURNAME = r"[A-Z][a-z'’-]+[\w'’-]*"
_AUTHORS = late_regex(
    rf"(?:\d{{1,3}}[.)] )?{_SURNAME}(?:,? (?:[A-Z]\.[ -]?){{1,3}} ?(?:,|&|and\b|\(|et al)|"
    rf",? [A-Z]{{1,3}},? et al| [A-Z]{{1,3}}, {_SURNAME} [A-Z]{{1,3}}\b)|"
    r".{0,80}?[A-Z][\w'’-]+, (?:[A-Z]\. ?){1,3}(?:,|&).{0,300}\((?:19|20)\d\d[a-z]?\)"
)
# "Vitamin D, Vitamin K and zinc", "In the U.S. and Canada": capitals that are no initials of authors.
_NO_AUTHORS = late_regex(
    r"(?:in|the|most|many|some|for|at|by|on|from|across|all|both|an?|unlike|vitamins?|type|types|group|hepatitis|factor"
    r"|protein|coenzyme|omega|phase|class|influenza|immunoglobulin)\s|.{0,60}?\bU\.(?:S|K)\.",
    re.IGNORECASE,
)
_REFERENCE = rare_regex(
    r".{0,200}\b(?:19|20)\d\d;\s?\d+|.{0,400}\bdoi(?:\.org/|: ?)10\.|(?:pmid|doi):? ?\d|"
    r".{0,300}\((?:19|20)\d\d[a-z]?\)\. .{0,300}\b\d+(?:\(\d+\))?[,:] ?\d+[–-]\d+",
    re.IGNORECASE,
)
_FIGURE = late_regex(r"\d")
# A source that stands in brackets within a sentence.
_BRACKETED = late_regex(
    r"\((?=(?:[^()]|\([^()]*\))*(?:doi|pmid|et al|;|\d:))(?:[^()]|\([^()]*\))*\)|\[[^\]]*\]", re.IGNORECASE
)
_DID_YOU_KNOW = late_regex(r"did you know|is(?:n't it| it any wonder)|what if (?:i|we) told you", re.IGNORECASE)
_REFERENCE_HEADING = rare_regex(
    r"(?:\W|\d)*(?:references?|sources?|bibliography|citations|works cited|"
    r"further reading|footnotes|literature|studies cited)\b(?: (?:and|&|cited|used|"
    r"list)\b.*)?\W*\Z",
    re.IGNORECASE,
)
_PICTURE = rare_regex(
    r"(?:an? |the )?(?:(?:young|older|elderly|happy|smiling|thoughtful|senior|beautiful|"
    r"tired|close-up|artistic|abstract|medical|female|male|digital|bottle|row|group|pile|"
    r"couple)\W+){0,3}"
    r"(?:of )?(?:woman|man|person|people|girl|boy|child|couple|family|hands?|doctor|nurse|"
    r"scientist|patient|close-?up|illustration|graphic|diagram|"
    r"photo|photograph|image|picture|screenshot|interpretation|rendering|silhouette|logo|"
    r"icon|bottle|capsules|pills|infographic|chart|x-ray)\b(?! (?:is|are|was|has|can|may|"
    r"should|in clinical|study|with (?:treatment|type|diabetes|depress)))"
    r"(?: \w+){0,2}? (?:(?!during|some|any|every|no|morn|even)\w+ing|of|with an?"
    r"|(?:in|on|at|from) (?:an?|the|his|her|their|front|bed|yoga|white|blue))\b"
)


def aside(text: str) -> str | None:
    """The name of the aside that a sentence is, or None when it may assert something."""
    folded = fold(text)
    if folded.endswith("?"):
        return None if _DID_YOU_KNOW.match(folded) else "question"
    if _is_picture(folded):
        return "caption"
    if is_reference(folded) or _is_entry(folded):
        return "reference"
    if _EMBEDDED_QUESTION.match(folded):
        return "question"
    found = telltale(folded, words(text))
    if found is not None:
        return found
    named = [*_names(_ANY.match(folded.lower()), _ASIDES), *_names(_ANY_SIGNED.match(folded), _SIGNED)]
    if named:
        return min(named, key=_NAMES.index)
    return "advice" if instructs(folded) else None


def _names(match: re.Match[str] | None, asides: Sequence[tuple[str, str]]) -> list[str]:
    return [asides[match.lastindex - 1][0]] if match is not None and match.lastindex is not None else []


def is_reference(text: str) -> bool:
    """Whether `text` begins as an entry of a reference list does, with authors and their initials."""
    return _AUTHORS.match(text) is not None and _NO_AUTHORS.match(text) is None and not narrates(text)


def _is_entry(text: str) -> bool:
    """Whether a sentence is an entry without authors: the place of a work stands in it, and not in brackets."""
    if not _FIGURE.search(text) or not _REFERENCE.match(text):
        return False
    return not narrates(text) and _REFERENCE.match(_BRACKETED.sub("", text)) is not None


def opens_references(heading: str) -> bool:
    """Whether what follows this heading is a list of sources."""
    return _REFERENCE_HEADING.match(heading) is not None


def is_mission(text: str) -> bool:
    """Whether makers speak of their aims, which no source could support."""
    return _MISSION.search(text.casefold()) is not None


def _is_picture(text: str) -> bool:
    """Whether the words describe a picture ("Woman sitting by a window"), which have no finite verb."""
    return _PICTURE.match(text.casefold()) is not None and not has_finite_verb(text)
