"""Instructions: sentences that tell the reader what to do, by their first verb.

"Avoid screens before bed", "If you snore, see a doctor" and "Week 2: Add a short walk" instruct. Words that are nouns
as well ("Exercise improves …", "Use is limited …") count only where what follows shows the imperative. Verbs that
promise ("Reduce wrinkles in a week") are left out on purpose: such a sentence is a claim in the form of a command.
"""

from __future__ import annotations

import re

from evidence.claims.wording import listed
from evidence.late import late_regex

# Hardly ever nouns at the start of a sentence.
_VERBS = listed(
    """
    add adjust adopt aim allow apply arrange arrive ask attach attend avoid base bathe be become begin behave
    believe boil bookmark breathe bring brush build buy carry check chew choose cleanse click collect combine
    come confirm
    consider consult continue cook cover create dab decide detach develop dilute discard disclose discuss dispense
    do don't download drink drive eat elevate embrace encourage engage enjoy ensure enter establish evaluate
    exfoliate exhale expand explore fill find finish fix floss follow gargle gather get give go grab grind grow have
    hear hold identify ignore imagine include incorporate inform inhale inject insert inspect invest invite
    join keep know
    learn leave let let's lie limit listen maintain make massage measure mix moisturise moisturize never notice
    notify observe opt pair pay peel perform pick postpone pour prefer prepare press prioritise prioritize proceed
    pull pursue put quit read rearrange reassess recognise recognize recommend reconsider reevaluate refer refrain
    refrigerate relax remember remind remove repeat replace reserve restart resume return rinse roll rub schedule
    scroll scrub secure see seek select send serve set settle shake shave shop sip sit slather soak speak spend
    split squeeze stand start stay stick stir stop store strain strap strive submit subscribe substitute swallow
    swap swipe swish take talk tap tell tense think throw tilt toss track trust try turn undergo understand uninstall
    unplug unzip upgrade upload use vary verify visit wait wake wash watch wear weigh wipe work write
    """
)
# Nouns as well: a word that a noun has no use for must follow.
_NOUNS_TOO = listed(
    """
    address aid alternate answer approach attempt balance benefit blend block bond book break burn call care
    challenge change charge clean coach coat comment compare complete contact control cool count couple cream cut
    cycle dance date design detail dim direct display dissolve divide document dose dress drop dry dust empty
    exercise expect
    experience experiment express feed feel file flag flow focus form guide handle head heat help ice impact
    implement inquire interview journal jump lather level light line link list load lock look lower lubricate map
    mark market master match meditate mind mist model monitor move name need note nurture offer open order organize
    oversee own pace pack park pat pause phone picture place plan play plug point practice practise present process
    produce provide question rate reach record recycle refill refresh register rehearse relay release rely report
    request require research rest review reward ride rotate run save scan score screen search separate share show
    shower sign skip sleep slow space spray spread sprinkle squat stack step stock stress stretch structure study
    supplement supply switch tailor taper test toast top touch train transfer transition travel trim view visualize
    vote walk warm
    """
)
_AFTER_IMPERATIVE = listed(
    """
    a all an any both each eight every five four her his how if it its just less me more nine one only our seven six
    some ten that the their them these this those three two us what when where which while who your yourself
    """
)
# After a noun as well ("Research from …"): they show an imperative only where no other verb does the telling.
_PREPOSITIONS = listed(
    """
    about after against around as at away back before between by down during for from gently gradually in into off
    on onto out over regularly slowly than through to toward towards under up using with within without
    """
)
_FINITE = listed(
    """
    is are was were isn't aren't wasn't can can't may might could will won't would should must has have had does doesn't
    did do means helps improves reduces causes shows increases supports works affects includes involves leads remains
    becomes makes takes plays occurs depends comes requires provides offers gives lowers
    """
)
_LEAD_IN = late_regex(r"[^\w'(]+")
_ADVERB = late_regex(
    r"(?:(?:please|yes|so|then|also|instead(?! of)|first|second|third|finally|next|and|but|or|additionally|ideally"
    r"|therefore|generally|simply|just|always|only|again|afterwards?|otherwise|lastly|meanwhile|rather"
    r"|whenever possible|when possible|if possible|if needed|where possible|for best results|to start"
    r"|step \w+),? )+",
    re.IGNORECASE,
)
_URGES = late_regex(r"(?:please|always|never|simply|just|then|instead)\b", re.IGNORECASE)
_CLAUSE = late_regex(
    r"(?:if|when|whenever|where|before|after|instead of|rather than|to|for|during|in|at|once|while|as|until|unless|with"
    r"|by|on|over|from|every|each|twice)\b[^.;:!?]{2,140}?, ",
    re.IGNORECASE,
)
_COMMA = late_regex(r", (?:then |please |also |simply |always |just )?(?=[a-z])")
_RUN_IN = late_regex(r"(?P<head>[^.:;!?]{1,60}): (?=\w)|(?P<dash>[^.:;!?–—]{1,40}) [–—] (?=[A-Z])")
_RUN_IN_WORDS = 6
_NEAR = 3
_WORD = late_regex(r"[\w'-]+")


def instructs(text: str) -> bool:
    """Whether a folded sentence, or what follows its run-in head, is an instruction."""
    text = _LEAD_IN.sub("", text, count=1) if text and not text[0].isalnum() else text
    if _commands(text):
        return True
    head = _RUN_IN.match(text)
    if head is None or len(text[: head.end()].split()) > _RUN_IN_WORDS + 1:
        return False
    return _commands(text[head.end() :])


def _commands(text: str) -> bool:
    adverb = _ADVERB.match(text)
    start = adverb.end() if adverb else 0
    if _is_imperative(text, start, urged=adverb is not None and _URGES.search(text, 0, start) is not None):
        return True
    if not _CLAUSE.match(text, start):
        return False
    return any(_is_imperative(text, comma.end()) for comma in _COMMA.finditer(text, start))


# "Change in LDL cholesterol: −31.4%": what is measured, and no command.
_VALUE = late_regex(r"[^:]{0,120}: [-−–+]?\d[\d.,·]*\s?%")
_NO_COMMAND = late_regex(r"put (?:simply|another way|differently|plainly)\b|let alone\b", re.IGNORECASE)


def _is_imperative(text: str, start: int, *, urged: bool = False) -> bool:
    """Whether a command stands here. Where it is `urged` ("Always …"), only another verb speaks against it."""
    first = _WORD.match(text, start)
    if first is None or _NO_COMMAND.match(text, start):
        return False
    verb = first.group().casefold()
    if verb not in _VERBS and verb not in _NOUNS_TOO and verb.removeprefix("re") not in _VERBS:
        return False
    second = _WORD.match(text, first.end() + 1)
    if second is None or text[first.end()] != " ":
        return verb not in _NOUNS_TOO
    following = second.group().casefold()
    if following in ("and", "or"):
        third = _WORD.match(text, second.end() + 1)
        return third is not None and third.group().casefold() in _VERBS | _NOUNS_TOO and _goes_on(text, third.end())
    if following in _FINITE or following == "of":
        return False
    if verb not in _NOUNS_TOO or (urged and _FINITE.isdisjoint(_WORD.findall(text[second.end() :].casefold())[:_NEAR])):
        return True
    if following in _PREPOSITIONS:
        return not _VALUE.match(text, second.end()) and _FINITE.isdisjoint(
            _WORD.findall(text[second.end() :].casefold())
        )
    return following in _AFTER_IMPERATIVE or following[0].isdigit() or following.endswith("ly")


def _goes_on(text: str, end: int) -> bool:
    """Whether a word that only follows a verb comes next."""
    following = _WORD.match(text, end + 1)
    return following is not None and following.group().casefold() in _AFTER_IMPERATIVE
