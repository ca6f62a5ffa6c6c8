"""Headings, and other words that are no sentence: which of them assert something.

"Minimal Side Effects" and "Proven to Reduce Wrinkles" do; "What Is X?", "Benefits of X" and "Safety and Side Effects"
name a topic. A heading must not mislead in isolation (ABPI Code 2021, clause 14), hence headings can be claims.
"""

from __future__ import annotations

from collections.abc import Mapping

from evidence.claims.wording import fold
from evidence.late import late_regex, rare_regex

_TOPIC = late_regex(
    r"(?:the )?(?:\d+ |(?:two|three|four|five|six|seven|eight|nine|ten) |top |key |main |"
    r"potential |possible |common |known |many |major |proven |health |clinical |real |"
    r"surprising |amazing |incredible |powerful )*"
    r"(?:benefits?|advantages?|effects?|side effects?|uses?|risks?|types?|causes?|"
    r"symptoms?|signs?|history|science|mechanisms?|research|evidence|studies|"
    r"safety|effectiveness|efficacy of|efficacy|dosage|dosing|doses?|how|what|why|when|"
    r"where|who|which|understanding|introduction|overview|about|guide|conclusion|summary|"
    r"considerations?|faqs?|frequently|process|role|future|importance|impact|emergence|"
    r"rise|journey|getting|preparing|choosing|exploring|comparing|examining|navigating|"
    r"difference|factors|tips|steps|ways|reasons|myths?|facts?|questions?|limitations?|"
    r"traditional|practical|is|are|does|do|can|should|will|could|"
    r"bottom line|takeaways?|basics|references|resources|interactions?|precautions|"
    r"contraindications|mode of|nutrition facts|ingredients|comparison|discover|"
    r"problem|case|truth|verdict|need|tests?|testing|treatments?|options|alternatives|"
    r"candidates?|eligibility|cost|costs|pricing|clinical (?:trials|evidence|research|"
    r"studies))\b",
)
# The last noun says what is to come, or what is sold: a plan, a guide, a table, a device.
_NAMES_A_THING = rare_regex(
    r"(?:\b(?:plan|schedule|routine|program(?:me)?|protocol|comparison|examples?|guide|checklist|chart|table|findings?|type"
    r"|implications?|observations?|mechanisms?|dose|tips|package|bundle|kit|device|capsules?|softgels?|serum|cream|gummies"
    r"|tablets?|supplements?|blanket|pillow|mattress|panel|test|patch|alternatives|works?|matters?|need to know"
    r"|course|range"
    r"|collection|membership|services?|team|clinic|compared|explained|at a glance|in brief|phase|focus"
    r"|period|stage|dosing|dosage|infusions?|markers|biomarkers"
    r"|interventions?|models?|frameworks?|strategy|strategies|approach|approaches|assessment)"
    r"|(?:[^,:]+, )+(?:and|&) [^,]+)(?: [-—–|] [\w .]+)?\Z"
    r"|\b(?:plan|schedule|routine|program(?:me)?|protocol|guide|checklist|examples?|tips) (?:for|to|of) "
)
_VERSUS = late_regex(r"\b(?:vs\.?|versus|and their|or)\b|\?\Z")
_ASSERTING_VERB = late_regex(
    r"\b(?:reduc|improv|reliev|boost|enhanc|eliminat|prevent|cur|heal|restor|lower|eas|"
    r"increas|strengthen|protect|support|encourag|promot|sooth|"
    r"fight|combat|revers|accelerat|speed|stimulat|minimi[sz]|maximi[sz]|work|help|treat|"
    r"lift|calm|balanc|foster|address|outperform|beat|kill|destroy|block|"
    r"declin|lack|caus|trigger|damag|double|save)(?:s|es|ies|ed)\b|"
    r"\b(?:is|are|isn't|aren't|can|may|might|could|will|does|doesn't|won't|can't|has|have|"
    r"remains?|comes?|matters?|vary|varies|makes?|needs?|shows?|becomes?|proven|provides?|"
    r"offers?|lets|gives|turns?|changes?|wins?)\b",
)
_PROMISE = late_regex(
    r"\b(?:minimal|no|low|lower|lowest|fewer|less|zero|reduced|improved?|increased|"
    r"enhanced|better|faster|rapid|fast|quick|instant|immediate|swift|lasting|"
    r"long-lasting|sustained|proven|"
    r"clinically|scientifically|safe|safer|well-tolerated|effective|superior|stronger|"
    r"healthier|younger|brighter|deeper|natural|non-invasive|non-addictive|noninvasive|"
    r"painless|guaranteed|"
    r"powerful|gentle|drug-free|side-effect-free|risk-free|nearly|greater|higher|more|"
    r"predictable|precise|unique|immediate|potent|revolutionary|breakthrough|"
    r"game-changing|visible|visibly|smaller|tighter|firmer|smoother|softer|clearer|radiant|[\w-]+-looking|plumper|"
    r"calmer|thicker|fuller|leaner|harmful|dangerous|toxic|unsafe|ineffective|useless|worthless|overrated|deadly)\b",
)
_CHANGE = late_regex(
    r"\b(?:reductions?|improvements?|relief|onset|alleviation|prevention|recovery|"
    r"remission|restoration|growth(?! factor)|loss|protection|clearance|savings|efficacy in|"
    r"effectiveness in|"
    r"respite|rejuvenation|reducing|improving|relieving|boosting|enhancing|lowering|"
    r"preventing|strengthening|restoring|eliminating)\b",
)
_LOOKS = rare_regex(r"\b[\w-]+-looking (?:skin|pores|lines|hair|face|complexion|nails|lips|eyes)\b")
# "Halve your migraine days", "Clear skin in 7 days", "Hydration up 45%": with a figure a promise, whatever it is of.
_FIGURED = late_regex(
    r"\A(?:lose|halve|double|triple|drop|shed|cut|lower|reduce|clear|erase|banish|beat|regrow|regain|gain|boost|ease|end"
    r"|relieve|smooth|fade|restore|improve)\b(?!.* (?:before|prior to)\b)"
    r"|[a-z]-free\b|\b(?:up|down) (?:by )?[~+]?\d[\d.,]*\s?%"
)
_WEIGHTY = frozenset(
    (
        "efficacy",
        "improvement",
        "safety",
        "onset",
        "mechanism",
        "diagnosis",
        "suicide",
        "regulation",
        "comparison",
        "study",
        "epidemiology",
        "harm",
    )
)


_DOES = (
    r"(?:regrow|extend|prolong|protect|rebuild|lengthen|restor|shrink|lower|reduc|improv|boost|strengthen|revers|repair"
    r"|sav|cut|prevent|heal|cur|eas|reliev|sharpen|calm|clear|shield|renew|rais|firm|sooth|slow|stop|kill|fight|beat|lift"
    r"|regulat|balanc|support|eras|fad)(?:e?s|e)?"
)
_OF_A_BODY = (
    r"(?:(?:your|the|their|his|her|an?|tired|damaged|dry|age?ing|sore|lost|bad|back|knee|joint|blood|gut|pelvic|muscle"
    r"|bone|hot|high|low|deep|chronic|daily|severe) )*"
    r"(?:hair|hearts?|brains?|skin|bones?|joints?|knees?|memory|life|lives|survival|sleep|vision|eyesight|hearing|pain|fat"
    r"|weight|cholesterol|pressure|sugar|muscles?|gums?|teeth|livers?|kidneys?|moods?|nerves?|cartilage|immunity"
    r"|inflammation|wrinkles?|scars?|acne|eczema|migraines?|headaches?|anxiety|depression|stress|arthritis|dementia"
    r"|cancers?|tumou?rs?|strokes?|infections?|fertility|libido|energy|focus|flushes|flashes|reflux|bloating|cramps?"
    r"|snoring|tinnitus|cavities|wounds?|ulcers?|relapses?|deaths?|falls|fractures?|collagen|hormones?)\b"
)
_BENEFIT = late_regex(
    r"\A(?!(?:does|do|can|could|should|will|is|are|if|to|\d+)\b)"
    r"(?:(?!(?:that|which|who|to|for|and|or|with|from|of|in|on|may|might)\b)[\w'’™®-]+ ){1,4}?"
    rf"(?:(?:really|also|safely|quickly|naturally|gently|actually|clinically) )?{_DOES} {_OF_A_BODY}"
    r"|\A(?:an? |your )?(?:sharper|whiter|brighter|stronger|fuller|thicker|smoother|firmer|clearer|deeper|better"
    r"|younger|healthier|calmer|faster|easier|quieter|lighter|leaner|longer|straighter|softer) [\w-]+(?: [\w-]+)? "
    r"(?:without|with no|from the first|in (?:just |only |as little as )?"
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|minutes|days|weeks|a )\b)"
    r"|\A(?:more|fewer|less|no|better|[a-z]{3,}er) [\w-]+(?: [\w-]+)?, (?:more|fewer|less|no|without) [\w-]+"
    r"(?: [\w-]+)?\W*\Z"
    r"|\Athe end (?:of|to|for) (?:your )?(?:[\w-]+ )?(?:hot (?:flushes|flashes)|pain|acne|migraines?|wrinkles?|insomnia"
    r"|anxiety|hair loss|snoring|reflux|\w+itis)\W*\Z"
)
"""What a heading says that would be a claim as a sentence: that something does a body good."""
_ENTITLES = late_regex(
    r": (?:understanding|tracking|exploring|comparing|navigating|choosing|measuring|monitoring|learning"
    r"|finding|managing"
    r"|making|knowing|what|why|how|an? (?:closer look|[\w-]+ (?:guide|look|overview)))\b"
    r"|\A(?:understanding|[\w-]+ing your)\b|\Amore than (?:(?:just|an?)\b|(?!double|twice|half|enough)[a-z]+\Z)"
)
_BRACKET = late_regex(r"\s*\([^()]*\)\W*\Z")


def asserts(text: str, counts: Mapping[str, int], has_figure: bool) -> bool:
    """Whether a heading, label or fragment asserts a benefit, a risk or a fact that can be true or false."""
    lower = fold(text).casefold().rstrip(":")
    if len(lower.split()) < 2 or names_topic(lower):
        return False
    if tells_a_benefit(lower):
        return True
    if _WEIGHTY.isdisjoint(counts):
        return (has_figure and any(p.search(lower) for p in (_ASSERTING_VERB, _PROMISE, _FIGURED))) or _LOOKS.search(
            lower
        ) is not None
    if has_figure:
        return True
    return any(_states(part) for part in lower.split(": "))


def names_topic(lower: str) -> bool:
    """Whether folded words in small letters ask, entitle what follows, or name a topic, a stage or a thing."""
    if lower.endswith("?") or _TOPIC.match(lower) or _ENTITLES.search(lower):
        return True
    return _NAMES_A_THING.search(_BRACKET.sub("", lower)) is not None


def tells_a_benefit(lower: str) -> bool:
    """Whether folded words in small letters say that something does a body good ("Statins save lives")."""
    return _BENEFIT.search(lower) is not None and not names_topic(lower)


def promises(lower: str) -> bool:
    """Whether folded words in small letters promise something ("Fewer strokes with StatX", "No side effects")."""
    return _PROMISE.search(lower) is not None


def _states(part: str) -> bool:
    if part.startswith(("what ", "how ", "why ", "when ", "who ", "which ", "where ")):
        return False
    if _VERSUS.search(part):
        return False
    return any(pattern.search(part) for pattern in (_ASSERTING_VERB, _PROMISE, _CHANGE))
