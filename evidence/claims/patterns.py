"""The patterns of quantities: what may begin one, what may follow it, what may stand before it.

All match lower-case text with plain spaces, and are linear: every repetition is bounded or meets each character once.
"""

from __future__ import annotations

import re

from evidence.claims.claim import Comparator
from evidence.claims.numerals import NUMERAL, OF_A_SCALE, WORDS
from evidence.claims.units import AMOUNT, EVENT, PEOPLE, TIME
from evidence.claims.wording import listed
from evidence.late import late_regex, rare_regex

_COMPARATORS = {
    Comparator.AT_MOST: (
        r"up to|at most|(?:no|not) (?:more|greater|higher) than|no longer than|not exceed(?:ing)?"
        r"|(?:a )?maximum of|as (?:many|much) as|≤|<="
    ),
    Comparator.AT_LEAST: (
        r"at least|(?:no|not) (?:less|fewer) than|(?:a )?minimum of|as (?:little|few|early|soon) as|≥|>="
    ),
    Comparator.MORE_THAN: (
        r"(?:more|greater|older|longer|higher) than|over|above|exceed(?:s|ed|ing)?|upwards? of|in excess of|>"
    ),
    Comparator.LESS_THAN: r"(?:less|fewer|younger|shorter|lower) than|under|below|<",
    Comparator.ABOUT: r"about|around|approximately|approx\.?|roughly|nearly|almost|close to|circa|an estimated|~|≈",
}
COMPARATOR_OF = [(late_regex(pattern), comparator) for comparator, pattern in _COMPARATORS.items()]
_FILLER = r"(?:the first |the next |the |just |only |a |an )?"
BEFORE = late_regex(
    rf"(?<![\w-])(?:(?P<place>within|after|by|at|in|following) {_FILLER})?"
    rf"(?:(?P<bound>{'|'.join(_COMPARATORS.values())}) ?(?:the |a )?)?(?P<between>between )?\Z|\Z"
)
LOOK_BACK = 40
LENGTHENED = late_regex(r"\b(?:shorten|prolong|extend|lengthen|delay|longer|shorter|earlier)\w*(?: [a-z'’-]+){0,5} \Z")
CHANGED = late_regex(
    r"\b(?:reduc|increas|decreas|cut|improv|declin|r[io]se|f[ae]ll|drop|lower|rais)\w*(?: [a-z'’-]+){0,5} \Z"
)
"""Before "by" and a time: that it tells how much something changed, of the latter only with minutes or seconds."""
_ENDS = r"(?=\s*(?:[.,;:)!?]|\Z)|\s(?:with|without|who|whose|were|was|are|had|have|in|at|from|on)\b)"
"""Behind "and over", where it says of the number before that it is a bound, and not of the one behind."""
OR_MORE = late_regex(
    r"\s?\+(?![\w/])|,? or (?:more|higher|greater|above|older|longer|over)\b"
    rf"|,? and older\b|,? (?:and (?:above|over|up|upwards)|or up)\b{_ENDS}"
)
OR_LESS = late_regex(
    rf",? or (?:less|fewer|lower|younger|below|under)\b|,? and younger\b|,? and (?:below|under)\b{_ENDS}"
)

_MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
# Nouns that make a following number part of a name.
NAMED = rare_regex(
    r"\b(?:phases?|types?|stages?|grades?|class|figures?|fig\.?|tables?|chapters?|sections?|steps?|tiers?|parts?|"
    r"levels?|no\.|version|schedule|appendix|interleukin|complex|factor|number|chromosome|page|room|suite|top|step|"
    rf"{_MONTHS}) (?:\d+ (?:and|or|to|–|-) )?\Z"
)
NO_NAME = late_regex(rf"{NUMERAL}(?:\s?%|\s?per\s?cent|\s?percent|\s?-?fold\b)")
"""A number that is none of a name, whatever stands before it: "cut LDL levels 40%"."""
FURTHER_NAMED = rare_regex(
    r"\b(?:phases?|types?|stages?|grades?|class(?:es)?) (?:[≥>] ?|\d[ab]? ?(?:and|or|to|and/or|–|-|/) ?)\Z"
)
"""Before the second number of such a name, or behind its sign: "grade 3 or 4", "phase 2/3", "grade ≥3"."""

WORD_FRACTIONS = {
    "half": 1 / 2,
    "third": 1 / 3,
    "quarter": 1 / 4,
    "fourth": 1 / 4,
    "fifth": 1 / 5,
    "sixth": 1 / 6,
    "seventh": 1 / 7,
    "eighth": 1 / 8,
    "ninth": 1 / 9,
    "tenth": 1 / 10,
}
RATIOS = {"doubl": 2.0, "tripl": 3.0, "quadrupl": 4.0, "quintupl": 5.0, "halv": 0.5, "twice": 2.0}
COUNTED = {"once": 1.0, "twice": 2.0, "thrice": 3.0}
CURRENCIES = {"$": "dollar", "£": "pound", "€": "euro"}
ADVERBS = {
    "daily": "day",
    "nightly": "night",
    "hourly": "hour",
    "weekly": "week",
    "monthly": "month",
    "yearly": "year",
    "annually": "year",
}
_LARGE = r"dozens|hundreds|thousands|millions|billions"
_MEASURES = r"or|hr|rr|aor|ahr|odds\sratio|hazard\sratio|risk\sratio|rate\sratio|relative\srisk|nnt|nnh"

_NUMBER_WORD = "|".join(WORDS)
FIGURE = late_regex(r"[\d½⅓⅔¼¾]")
WORD = late_regex(r"[a-z]+")
IN_BRACKETS = late_regex(r"\([^()]*\)|\[[^\[\]]*\]")
_ENTIRE = r"(?:full|whole|entire|complete|consecutive|successive|straight|calendar|working)"
"""Between a number and its unit of time: "14 consecutive days", "a full year"."""
_TIME_WORDS = listed("second minute hour day night week month year decade")
CUES = frozenset(
    (
        *WORDS,
        *(f"{word}fold" for word in WORDS),
        *_TIME_WORDS,
        *(f"{word}s" for word in _TIME_WORDS),
        *(f"{stem}{end}" for stem in listed("doubl tripl quadrupl quintupl halv") for end in listed("e es ed ing")),
        *listed("once twice thrice half third quarter fourth fifth tenth thirds quarters fourths fifths tenths"),
        *listed("every single several few many couple multiple numerous"),
        *_LARGE.split("|"),
    )
)
"""Every quantity has a figure or one of these words; most sentences have neither and are passed over."""

TRIGGER = late_regex(
    rf"""
    (?=[\d\[($£€½⅓⅔¼¾]|\b[a-z]|https?:|www)  # most places are the midst of a word
    (?:(?P<skip>https?://\S+|www\.\S+|(?<![\w.])10\.\d{{4,9}}/\S+|\[\d[\d\s,;–-]*\]|\(\d{{1,2}}(?:[,–-]\d{{1,2}})*\)
      |\b\d{{1,2}}:\d\d\b|\b24/7\b|\b\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}\b|\b\d{{4}}-\d\d-\d\d\b|\b\d{{3}}[-.\s]\d{{3}}[-.]\d{{4}}\b
      |\b\d{{1,2}}\s?[ap]\.?m\b)
    |(?P<money>[$£€](?=\s?\d))
    |(?P<sign>[½⅓⅔¼¾])
    |(?P<number>(?<![\w.,/])(?<!\w[-‑])\d)
    |\b(?:
        (?P<confidence>ci(?=[\s:=(\[]+[-−]?\d))
      |(?P<label>[pn]\s?(?=[=<>≤≥]))
      |(?P<measure>(?:{_MEASURES})(?=[\s,=:]+(?:of\s|was\s)?\d))
      |(?P<fold>(?:{_NUMBER_WORD})-?fold)
      |(?P<ratio>(?:doubl|tripl|quadrupl|quintupl|halv)(?:e|es|ed|ing)\b|twice\s(?=as\b|the\b))
      |(?P<counted>once|twice|thrice)
      |(?P<part>half(?!{OF_A_SCALE})|(?:a\s|one[-\s])(?:half|third|quarter|fourth|fifth|tenth)|one[-\s](?:sixth|seventh|eighth|ninth)|(?:two|three|four|five)[-\s](?:third|quarter|fourth|fifth|tenth)s)\b
      |(?P<age>aged?\s|ages\s)(?=(?:between\s|from\s|of\s)?\d)
      |(?P<point>(?!second\s)(?:{TIME})\s(?=\d))
      |(?P<article>an?\s(?=(?:few|couple\sof|single|{TIME}|{_ENTIRE}\s(?:{TIME}))\b))
      |(?P<every>every\s)
      |(?P<single>single\b)
      |(?P<few>(?:several|few|many|couple\sof|multiple|numerous)\s)
      |(?P<plural>(?:second|minute|hour|day|week|month|year|decade)s)\b
      |(?P<large>(?:{_LARGE})\b)
      |(?P<adverb>(?:{"|".join(ADVERBS)})\b)
      |(?P<word>(?:{_NUMBER_WORD})\b)
    ))
    """,
    re.VERBOSE,
)
_SHORT_WORDS = (
    r"(?!(?:of|in|to|and|or|than|the|for|with|at|on|per|from|by|a|is|was|are|were|that|who"
    r"|before|after|during|following|until|without|via|between)\b"
    rf"|(?:{'|'.join(WORDS)})\s)"
)
_BETWEEN_WORDS = rf"(?:\s{_SHORT_WORDS}[a-z][\w'’-]*){{0,2}}?"
NUMBER = late_regex(
    rf"(?P<low>{NUMERAL})(?P<sign>\s?%)?(?:(?P<join>\s?[–—‑-]\s?|\sto\s|\sand\s|\sor\s)(?P<high>{NUMERAL}))?"
)
TAIL = late_regex(
    rf"""
    (?P<percent>\s?%|-?\s?per\s?cent\b(?:age\spoints?)?|\spercentage\spoints?)
    |(?P<fold>\s?-?fold\b|x(?=\s)|×(?=\s)|\stimes(?=\s(?:as|the|more|less|higher|lower|greater|faster|better|likelier|stronger)\b))
    |(?P<times>(?:\stimes|[\s-](?:day|night)s?(?=\s(?:a|per|each|every)\sweek\b))\s(?:a|an|per|each|every)\s(?P<per>{TIME})\b
     |\stimes\s(?P<adverb>{"|".join(ADVERBS)})\b)
    |(?P<age>[\s-]years?[\s-](?:old|of[\s-]age)\b)
    |(?P<time>[\s-]?(?:{_ENTIRE}\s)?(?P<time_unit>{TIME})\b)
    |(?P<amount>[\s-]?(?P<amount_unit>{AMOUNT})(?!\w))
    |(?P<event>(?:{_BETWEEN_WORDS}[\s-](?P<event_unit>{EVENT}))(?![\w-]))
    |(?P<people>(?:{_BETWEEN_WORDS}\s(?P<people_unit>{PEOPLE}))(?![\w-]|\s(?:{PEOPLE})\b))
    """,
    re.VERBOSE,
)
OUT_OF = late_regex(
    r"\s?/\s?(?P<slash>\d+)(?![\d/]|\s?(?:mg|mcg|µg|g|ml|iu|units?)\b)"
    rf"|\s(?:in|of|out of)\s(?:every\s|(?:all\s)?(?:the|these|those|our|their|its)\s)?(?P<whole>{NUMERAL})(?!\s?%)"
)
ACUITY = late_regex(
    r"(?:20\s?/\s?(?:10|12|12\.5|15|16|20|25|30|32|40|50|60|63|70|80|100|120|125|160|200|400|800)"
    r"|6\s?/\s?(?:3|4|4\.8|5|6|7\.5|9|9\.5|12|15|18|19|24|36|48|60))(?![\d/]|\.\d|\s?\()"
    rf"(?!{_BETWEEN_WORDS}\s(?:{PEOPLE}|eyes?|teeth|implants?)\b)"
)
"""How far somebody sees beside how far others do: "20/20", unless it is so many of them."""
OF_SIGHT = rare_regex(
    r"\b(?:vision|visual|acuity|eyes?|sight\w*|sees?|saw|seeing|snellen|[cu][cdn]va|[cu]dva|or (?:better|worse)"
    r"|and better|letters|glasses|lens\w*|lasik)\b"
)
OF_ALL = late_regex(r"\b(?:every|each|any|not|no)\s\Z")
"""Before "one of the 40 patients": of everybody, or of nobody."""
PEOPLE_TAIL = late_regex(rf"(?:{_BETWEEN_WORDS}\s(?P<unit>{PEOPLE}))\b(?!\s(?:{PEOPLE})\b)")
TO_TIME = late_regex(rf"(?:\sto\s|\sor\s|\s?[–-]\s?)(?:(?P<article>an?)|(?P<high>{NUMERAL}))[\s-]?(?P<unit>{TIME})\b")
OR_TIMES = late_regex(r"\s(?:or|to|and)\s(?:even\s)?(?P<unit>minutes|hours|days|weeks|months|years|decades)\b")
LATER = late_regex(
    r"[\s-](?:after|later|post|following|follow-?up|before|prior|afterwards?|mark|down the (?:line|road|track)"
    r"|(?:on|in)(?=\s?[,.;:]|\s?\Z))\b"
)
"""Behind a time that something happened at; "a year on", and no "year on the drug"."""
TIME_UNIT = late_regex(rf"(?:{_ENTIRE}\s)?(?P<unit>{TIME})\b")
TIMES_A = late_regex(
    rf"[\s-]?(?:times\s)?(?:(?:a|an|per|each|every)\s(?P<per>{TIME})\b|(?P<adverb>{'|'.join(ADVERBS)})\b)"
)
EVERY = late_regex(
    rf"(?:(?P<other>other\s)|(?P<low>{NUMERAL})(?:(?:–|-|\sto\s)(?P<high>{NUMERAL}))?\s)?(?P<unit>{TIME})\b"
)
P_VALUE = late_regex(r"p\s?(?P<bound><|>|=|≤|≥)\s?(?P<value>\d*\.?\d+)")
N = late_regex(r"n\s?=\s?(?P<value>\d{1,3}(?:,\d{3})+|\d+)")
_SIGNED = r"[-−]?\d+(?:\.\d+)?"
_LIMITS = rf"(?:[\s:,=(\[]*(?:of\s|was\s|from\s)?(?P<low>{_SIGNED})\s?(?:–|-|to\s|,|and\s|;)\s?(?P<high>{_SIGNED}))?"
CONFIDENCE = rare_regex(rf"\d\d(?:\.\d)?\s?%\s?(?:ci|cri|confidence\sintervals?|credible\sintervals?)\b{_LIMITS}")
BARE_CONFIDENCE = late_regex(rf"ci\b{_LIMITS}")
MEASURE = late_regex(r"(?P<name>[a-z ]+?)[\s,=:]+(?:of\s|was\s)?(?P<value>\d+(?:\.\d+)?)(?![\d%]|\s?(?:%|per))")
SINGLE = late_regex(rf"single{_BETWEEN_WORDS}[\s-](?P<unit>{EVENT})(?![\w-])")
ONE_MEDICATION = late_regex(r"(?:dose|infusion|injection|session|treatment|application|administration)\Z")
MONEY = late_regex(
    rf"(?P<sign>[$£€])\s?(?P<low>{NUMERAL})(?P<k>[km]\b)?(?:\s?(?:–|-|to\s|and\s)\s?[$£€]?(?P<high>{NUMERAL}))?"
)
AGE = late_regex(
    r"age[sd]?\s(?:between\s|from\s|of\s)?(?P<low>\d+)(?:\s?(?:–|-|to|and)\s?(?P<high>\d+))?(?:\syears(?:\sold)?)?"
)
POINT = late_regex(
    rf"(?P<unit>{TIME})\s(?P<low>\d++)(?:\s?(?:–|-|to|and(?!\s\d+ (?:[a-z]+ed|had|were|was|of|{PEOPLE})\b))\s?"
    r"(?P<high>\d++))?(?![%.,]\d|\s?%)"
)
"""A time by its number, or from one to another: no "187 completed week 4 and 122 completed week 48"."""
YEAR = late_regex(
    r"(?P<low>1[5-9]\d\d|20\d\d)(?:(?P<decade>s)|\s?[–-]\s?(?P<high>1[5-9]\d\d|20\d\d))?(?![\w%]|,\d|\.\d)"
)
SOME_WITHIN = rare_regex(
    r"\b(?:those|aged|adults|patients|people|women|men|children|participants) (?:under|below|over|above) \Z"
)
"""Before an age that bounds who is meant: "from 9% in those under 30 to 47% in those over 65" is no range."""
NOUN_AFTER = late_regex(rf"\s{_SHORT_WORDS}(?:[a-z][\w-]*\s){{0,1}}?[a-z-]+s\b")
SPELLED_ON = late_regex(r"-?[^\W\d_⁰¹²³⁴-⁹]|-\d|st\b|nd\b|rd\b|th\b")
VAGUE_CUES = late_regex(
    r"(?<!\w)(?:within|after|in|for|over|than|takes?|take|just|mere|or|to|last(?:s|ed|ing)?)\s(?:the\s|only\s|just\s)?\Z"
)
HOUR = late_regex(rf"\san?\s(?P<unit>{TIME})\b")
OF_A_PERCENT = late_regex(r"\s(?:of\s)?(?:an?|one|1)\s?(?:%|per\s?cent(?:age\spoint)?\b)")
"""Behind a part: of one percent."""
NOT_A_PART = late_regex(r"[\s-](?:life|lives|way|time|party|person|generation|trimester|line)\b")
NOT_A_RATIO = late_regex(r"[\s-](?:blind|dummy|check|edge|mask)")
TIMES_PER = late_regex(rf"times\s(?:a|per|each|every)\s(?P<per>{TIME})\b")
OF_PEOPLE = late_regex(rf"\sof{_BETWEEN_WORDS}\s(?P<unit>{PEOPLE})\b")
UPPER = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ\u00a0\u202f\u2009\n", "abcdefghijklmnopqrstuvwxyz    ")
