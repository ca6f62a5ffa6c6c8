"""Finite verbs of health copy: what makes a statement of words, with or without a subject ("Melts away stress")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from evidence.claims.wording import listed, words
from evidence.late import late_regex

# Hardly ever plurals of nouns: the third person of what a treatment, a body or a symptom does.
_THIRD = listed(
    """
    aches achieves adapts adjusts allays alleviates appears arises awakens banishes becomes bleeds bolsters breaks
    brightens bruises burns cleanses clears compresses continues counteracts counters covers creates crosses cuts
    dampens deepens delays deprives desensitizes detoxifies dilates diminishes dissolves doubles dulls eliminates enters
    erases evens evolves expands exposes fades feeds fends firms flattens flips flushes fortifies frees generates
    grounds halves hastens hinders hurts hydrates impairs impedes improves induces infuses integrates invigorates itches
    jumpstarts kickstarts kills loosens lulls magnifies mellows melts mends mimics minimises minimizes mutes
    neutralises neutralizes normalises normalizes nourishes numbs opens optimises optimizes pacifies peels penetrates
    perks persists plumps powers preps primes prolongs provokes purges purifies quenches quietens quiets ramps
    reactivates rebalances rebounds rebuilds recalibrates recharges refines refreshes regenerates regrows rehydrates
    reinforces rejuvenates relaxes relieves remembers remineralises remineralizes renews replaces replenishes rescues
    resets resolves restructures returns revitalises revitalizes revives rewires rids rouses satisfies scavenges
    sculpts seals settles sharpens shortens shrinks sinks slims slips smooths softens solves stabilises stays steadies
    stings strips stunts subsides succeeds suits supplies suppresses surges survives sustains swells tackles tames
    thickens thins tingles tones tracks transports traps unblocks unclogs unwinds uplifts vanishes wakes wanes warms
    washes weakens whitens widens withstands
    """
)
# After a plural or an adverb: the same said of many.
_BASE = listed(
    """
    appear become begin break clear continue disappear do ease end fade fall feel find fluctuate go have hold improve
    keep last lessen lift live look lose normalise normalize occur pass peak persist reach rebound recover reduce remain
    resolve respond return rise settle sleep start stay stop strengthen subside suffer tend vanish wake wane weaken wear
    worsen
    """
)
_DONE_BY_MANY = _BASE | {word.removesuffix("s") for word in _THIRD}
"""With the base forms of what a treatment does: "lamps shorten"."""
_ADVERBS = listed(
    "often usually typically generally commonly sometimes rarely seldom always never also still gradually fully"
)
_DETERMINERS = listed("the a an your its their our his her any every both these this")
_AMOUNTS = listed("all no most many more less fewer few several only nearly almost up for")
_NO_SUBJECTS = _DETERMINERS | listed("to not and or of in on at for with")
"""No verb in its base form is said of these: "to sleep", "a good look"."""
_MANY = listed("people men women children patients adults they who most many some few")

_FINITE = listed(
    """
    activates acts affects aids allows appears are aren't assists attacks balances became becomes began binds blocks
    boosts breaks brings builds calms came can can't cannot carries causes changes clears combines comes contains
    contributes controls converts could couldn't creates cures declines decreases delivers depends destroys detects
    develops did differs disrupts do does doesn't don't drives dropped drops eases eliminates enables encourages
    enhances ensures exists extends failed falls fell fights fills forms found gained gave gets gives goes grew grows
    had happens has have heals helps hydrates improves includes increases indicates inhibits interacts interferes
    involves is isn't keeps kept kills lacks lasted lasts leads led lets lies lifts limits loses lost lowers maintains
    makes matches may means might minimizes modulates must needs occurred occurs offers penetrates plays prevents
    produces promotes protects provides raises ranges reaches received receives reduces regulates releases relieves
    remained remains removes repairs replaces reported requires resolves restores reverses rises rose saw says seems
    sends should shouldn't showed shows slows soothes speeds spent stabilizes starts stays stimulates stops
    strengthens suggests supports takes targets tends tightens took transforms treats triggers turns underwent uses
    varies was wasn't wears went were weren't will won't works worsens would yields
    """
)
_PLURAL_DOES = late_regex(
    r"\b(?:[a-z]{2,}(?<!s)s|people|men|women|children|many|most) (?:also |often |usually |typically )?(?:help"
    r"|reduce|improve|cause|increase|contain|provide"
    r"|affect|include|involve|lead|remain|become|make|take|play|act|offer|report|suggest|require|support|work|need|show|deplete"
    r"|notice|tolerate|lower|raise|prevent|block|come|benefit|experience|develop|respond|use|get|feel|lose|gain|vary|differ)\b",
    re.IGNORECASE,
)


def has_finite_verb(text: str) -> bool:
    """Whether one of the common finite verbs of health copy stands in `text`."""
    tokens = words(text)
    if not _FINITE.isdisjoint(tokens) or not _THIRD.isdisjoint(tokens):
        return True
    return _governs(tokens) or _is_said_of_many(tokens) or _PLURAL_DOES.search(text) is not None


def is_predicate(tokens: Sequence[str]) -> bool:
    """Whether words begin with what something does ("Softens fine lines"), its name left out."""
    return tokens[0] in _THIRD or _governs(tokens)


def begins_with_a_verb(tokens: Sequence[str]) -> bool:
    """Whether words begin with what something does to so many or so much ("Covers all strains", "Lasts for life")."""
    return is_predicate(tokens) or (len(tokens) > 1 and _ends_in_s(tokens[0]) and tokens[1] in _AMOUNTS)


def _governs(tokens: Sequence[str]) -> bool:
    """Whether the first word ends in "s" and an article follows, as no plural has ("Reshapes the cornea")."""
    if len(tokens) < 3 or tokens[1] not in _DETERMINERS:
        return False
    return _ends_in_s(tokens[0])


def _ends_in_s(word: str) -> bool:
    """Whether a word has the ending that plurals and the third person share."""
    return word.endswith("s") and not word.endswith(("ss", "us", "is", "'s"))


def _is_said_of_many(tokens: Sequence[str]) -> bool:
    """Whether a verb in its base form follows a plural, with an adverb or what they take between them, or nothing."""
    if len(tokens) > 2 and tokens[0] in _MANY and tokens[1].endswith("ing"):
        told = (word in _BASE and before not in _NO_SUBJECTS for before, word in pairwise(tokens[2:]))
        if any(told):
            return True
    for index in range(1, len(tokens)):
        if tokens[index] in _DONE_BY_MANY:
            before = tokens[index - 1]
            if before in _ADVERBS and index > 1:
                before = tokens[index - 2]
            if before in _MANY or (len(before) > 3 and _ends_in_s(before)):
                return True
    return False
