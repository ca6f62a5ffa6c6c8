"""A statement as questions over the tables of a trial record: what is asked, of which lines, in which arms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from evidence.agreement.trials.counts.asked import Form, Question, Side
from evidence.agreement.trials.words.amounts import FRACTIONS, WORTH, Amount, Unit, amounts_of
from evidence.agreement.trials.words.filler import FILLER
from evidence.agreement.trials.words.lay_names import plainly
from evidence.agreement.trials.words.scopes import Scope, scoped, trials_in
from evidence.claims.numerals import NUMERAL, value_of
from evidence.late import late_regex

SENTENCE = late_regex(
    r"(?<!\ball),?\s(?:but(?!\s(?:no|without)\s(?!(?:adverse|patients?|participants?|cases?|cohorts?)\b))"
    r"|while|whereas|however|although|though|(?<=,\s)yet|(?<!\bnot\s)yet(?=\s(?:the|is|are|not|un\w+|in|for)\b))\s|;\s|(?<!\bincl)(?<!\bapprox)(?<!\bvs)(?<!\b[a-z]\.[a-z])\.\s"
    r"|,\sand\s(?=(?:there|it\s(?:was|is))\b)"
)
"""Between parts that say something of their own."""
PART = late_regex(
    rf",\s(?:and\s)?(?=(?:no|none|only|just|(?:the )?(?:primary|secondary) trial|cohort|{NUMERAL})\b)"
    r"|,\s(?:both of |each of |all of )?which\s|,\s(?=affecting\b)"
    rf"|(?<!\d)\sand\s(?=(?:no|none|zero|{NUMERAL})\s(?:[a-z]+\s)?(?:(?:cases?|patients?|participants?)\s)?"
    r"(?:of|in|with)\b)"
    rf"|(?:(?<=cohort\s\d)|(?<=group\s\d)|(?<=arm\s\d))\sand\s(?={NUMERAL}\s(?:[a-z]+\s)?in\s(?:cohort|group|arm)\b)"
)
"""Between parts of which the first may say where, and the second of what is spoken before."""
_PEOPLE = late_regex(r"\b(?:patients?|participants?|subjects?|people|individuals?|persons?|cases?)\b")
_DENIED = late_regex(
    r"\b(?:did|do|does|were|was|had|have|has|is|are)(?: not|n['’]?t)\b|\bwithout\b|\bfree (?:of|from)\b"
    r"|\b(?:avoided|escaped|lacked|were spared)\b"
)
_HAD_NO = late_regex(r"\s(?:had|have|has|reported|experienced|suffered|showed|saw) no\s")
"""Said of a number of people."""
_AGAINST = late_regex(
    rf"\bthan\s(?!(?:the\s)?(?:{NUMERAL}|an?\s(?:quarter|third|half|fifth|tenth|dozen)|half|once|twice)\b)(?:those\s)?"
    r"|\bas\s(?:those\s|(?=in\b|had\b|there\b|patients\b|the\b|cohort\b|group\b|arm\b))|,?\s?\bcompared (?:to|with)\b"
    r"|\bin comparison (?:to|with)\b|\bversus\b|\bvs\b\.?"
)
_MORE = late_regex(
    r"\b(?:(?:much|far|slightly)\s)?(?P<way>more|higher|greater|larger|less|fewer|lower|smaller)\b"
    rf"(?!\sthan\s?{NUMERAL})"
    r"(?:\s(?:common|frequent|prevalent|widespread|numerous)(?:ly (?:seen|reported|observed|recorded))?\b)?"
)
_LESS = frozenset({"less", "fewer", "lower", "smaller"})
_TIMES = late_regex(
    rf"\b(?:(?P<more>more than|over|at least)\s|(?P<less>less than|under)\s)?"
    rf"(?:(?:about|around|roughly|approximately|nearly|almost|exactly)\s)?(?:(?P<number>{NUMERAL})(?:x|\s?times|[\s-]?fold)|(?P<word>twice|double|thrice|triple|half)"
    rf"|an?\s(?P<part>{'|'.join(FRACTIONS)}))"
    r"(?:\s(?:as\s(?:many|much|often|common|frequent|prevalent|numerous|likely)|the\s(?:number|amount|rate|percentage)(?:\sof)?)\b"
    r"|(?=\s(?:more|higher|greater)\b))"
)
_TIMES_AS = late_regex(
    r"(?P<times>\b(?:times|[\w-]*fold|twice|thrice|double|triple|half|third|quarter|fifth|tenth)\sas\s(?:many|much|often|common|frequent|prevalent"
    r"|numerous|likely)(?:\s(?:patients|participants|subjects|people|women|cases))?)\sas\s"
)
"""Before that of which something is so many times as many, where no place needs to be named."""
_SAME = late_regex(r"\b(?:same|identical|equal) (?:number|percentage|proportion|amount|rate)s?\b")
_RANKS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_COMMONEST = late_regex(
    rf"\b(?:(?:only )?(?:the )?(?P<rank>{'|'.join(_RANKS)}) )?(?:most|(?P<least>least))"
    r" (?:common|frequent|prevalent)(?:ly (?:reported|observed|recorded))?\b"
)
_FOLLOWED = late_regex(
    r"\b(?:followed|monitored|assessed|evaluated|observed|watched)\b.*\bfor (?:\w+ )?adverse events\b"
)
"""Of those who were looked at for events."""
_OF_KINDS = late_regex(r"\s?(?:of )?(?:the )?(?:listed |different )*(?:types?|kinds?|sorts?|adverse events?)\b")
_KINDS = late_regex(
    r"\s?(?:of )?(?:the )?(?:[a-z-]+ ){0,2}(?:types?|kinds?|sorts?|forms?|categor(?:y|ies)|varieties)\b"
)
"""Behind a number that is of events, and not of people."""
_WERE_SEEN = late_regex(
    r"\s(?:\w+\s)?(?:patients|participants|subjects|people|women)\s(?:were|was)\s"
    r"(?:observed|followed|analy[sz]ed|evaluated|included|enrolled|treated|studied|monitored|assessed)\b"
)
_OUT_OF = late_regex(r"(?:\b(?:out of|among|amongst)|(?:\A|[,;])\s*of) (?:all |the )*\Z")
_IT_HAD = late_regex(r"\bit (?:has|had|enrolled|followed) \Z")
_COMMONEST_OF_ALL = late_regex(rf"{_COMMONEST.pattern}\s(?:(?:adverse\s)?events?|aes?)\b")
_AMONG = late_regex(r"\b(?:among|amongst|of|in) (?:the )?\Z")
_EVENTS = late_regex(r"\badverse events?\b")
_NO_EVENT = late_regex(
    r"\b(?:no (?:single )?|not (?:one|a single) |none of the (?:listed )?)adverse events?\b"
    r"(?=.*\b(?:in|affect\w*|by)\b)"
)
_OR = late_regex(r"\bn?or\b")
_OF_ALL_CASES = late_regex(
    r"(?:\s?of)?(?:\sall)?(?:\sthe)?(?:\s(?:recorded|observed|reported))?\s?(?:cases?|adverse events?)\b"
    r"(?!\s(?:rates?|incidence|frequency|percentage|proportion|share)\b)"
)
_BESIDE = late_regex(r"^(?:in contrast to|unlike) [^,]+,\s")
_SET_AGAINST = late_regex(
    r",\s(?:which (?:is|was) )?an? (?:higher|lower|larger|smaller|greater)"
    r" (?:percent(?:age)?|number|proportion|share|rate)\b[^,]*\Z"
)
"""Behind a number that stands for itself: that it is higher than another."""
_SHORT = late_regex(r"(?<=\w)\s\([a-z]{2,6}s?\)")
"""The short name behind a long one."""
_ANY = late_regex(r"\b(?:any|a single)\b")
_AN_ARM = r"(?:cohort|arm|group)\s[\dab]\b(?:\sof\sthe\s(?:primary|secondary)\strial\b)?"
_TWO_ARMS = late_regex(rf"(?P<both>\bboth\s)?\b(?P<one>{_AN_ARM})\sand\s(?:in\s)?(?P<other>{_AN_ARM})")
_TOGETHER = late_regex(r"\b(?:combined|total|altogether|together)\b")
_CASES = late_regex(r"\bcases?\b")
_THESE = late_regex(r"\s(?:\w+\s)?(?:patients|participants|subjects|people|individuals)\b")
_OF_ALL = late_regex(
    r"\bof (?:all|each)(?: of)?(?: the)?\b(?=\s(?:\w+\s)?(?:patients|participants|subjects|people|individuals)\b)"
)
_OF_ARMS = late_regex(
    rf"(?:{NUMERAL}|half|third|%)\s(?:out )?of (?:the |all )?(?:{NUMERAL} )?(?:cohorts|arms|groups|trials)\b"
)
"""A part of the arms, and of nobody."""
OF_SOME = late_regex(
    r"\b(?:both|others?|another|remaining|rest|alone|(?:of|among) (?:the |those )?affected)\b|\bonly[\s.]*\Z"
    r"|\A\s*(?:of )?(?:the |all |those |these )*(?:patients|pts|participants|subjects|women|people)"
    r" (?:with|who had)\b[^,]*,"
    r"|\bfor (?:every|each)\b|\A\W*(?:out of|of|in|among|amongst) every\b"
)
"""Those who had two events at once or one of them alone, or a part of the people."""
_OF_THOSE = late_regex(
    rf"\bof (?:the |all |those |these )*(?:{NUMERAL} )?"
    r"(?:patients|participants|subjects|women|people|individuals|those)"
    r" (?:with|having|affected|who (?:had|experienced|suffered|developed|reported))\b"
)
"""Of those with an event, of whom a part is told."""
_WERE_THERE = late_regex(
    r"\b(?:were|was|are|is|occurred|happened|(?:been )?(?:seen|observed|recorded|reported|found))\s*"
    r"(?:(?:in|of|from|among|by)\s)*(?:(?:the|those)\s)?(?:(?:patients|participants|subjects|people)\b)?[\s.,]*\Z"
)
"""The end of a part from which the place is left out."""
_BY = late_regex(r"\bby\s\Z")
_POINTS = late_regex(r"\s*(?:(?:percentage )?points?|patients|people|participants|cases)?\s*")
_IN_SHARES = late_regex(r"\b(?:percent(?:ages?)?|proportions?|rates?|incidence|often|likely)\b")
_IN_PEOPLE = late_regex(r"\b(?:number|count|cases)\b")
_LETTERS = late_regex(r"[^\W\d_]+")
_APIECE = late_regex(
    rf"(?P<many>\b{NUMERAL}(?:\s(?:[a-z]+\s)?(?:cases|patients|participants|subjects|people|women))?)\s(?:each|apiece)\b"
    rf"(?!\s(?:time|day|week|month|year|cycle))"
    rf"|(?P<last>\b{NUMERAL}\s[^,;\d]*?)\s(?:each|apiece)(?=\W*\Z)"
)
"""Behind how many each of several arms, or events, had."""
_WAS_THERE = late_regex(
    r"\A(?!\W*(?:of|among|amongst|across|in|for|with|without|apart|besides|if|when)\b)(?!.*\b(?:who|which|that|most|least)\b)"
    r".*\b(?:was|were|occurred|happened|affected|hit|appeared)\b"
)
"""Said of an event, and not of a part of the people."""
_LIST = late_regex(r"\s*(?:,|;|\band\b|\bor\b|\bnor\b)\s*")
_SIGN = late_regex(r"[.:!?\"“”()\[\]*](?!\d)|['’](?!\w)")


def questions_of(statement: str) -> Iterator[tuple[Question, ...]]:
    """What each part of a statement asks that stands for itself, as far as it is understood.

    A question that names no line, or no place, has those of the one before.
    """
    if is_of_arms(statement):
        return
    statement = _OF_ALL.sub("of", _SHORT.sub("", _BESIDE.sub("", _SET_AGAINST.sub("", statement))))
    trials = set(trials_in(statement))
    start = _Place(Scope(trials.pop()) if len(trials) == 1 else Scope(), several=len(trials) > 1)
    at = start
    for sentence in SENTENCE.split(statement):
        asked = tuple(_asked_in(sentence, at))
        if len(asked) == 1 and sentence == statement and not PART.search(sentence):
            asked = (replace(asked[0], is_whole=True),)
        at = replace(start, scope=asked[-1].left.scope.at_all, side=asked[-1].spoken_of) if asked else start
        yield asked


def is_of_arms(claim: str) -> bool:
    """Whether a claim tells a part of the arms, and not of the people."""
    return _OF_ARMS.search(claim.casefold()) is not None


def _asked_in(sentence: str, at: _Place) -> Iterator[Question]:
    for part in (place for one in PART.split(sentence) for place in _each_place(one)):
        part = _SIGN.sub(" ", f" {part} ")
        question = _question(part, at)
        if question is not None:
            of_people = _PEOPLE.search(part) is not None or (at.of_people and question.form is Form.COUNT)
            scope = replace(question.left.scope, singly=False)  # "three in each arm, six in total"
            at = replace(at, scope=scope, side=question.spoken_of, size=None, of_people=of_people)
            yield question
        elif (place := _place(part, at)) is not None:
            at = place
        else:
            return


def _each_place(part: str) -> tuple[str, ...]:
    """A part that names two arms together: one that compares them, or one of each where it is said of both."""
    places = _TWO_ARMS.search(part)
    if places is None:
        return (part,)
    before, behind = part[: places.start()], part[places.end() :]
    if _SAME.search(part):
        return (f"{before}{places['one']} as in {places['other']}{behind}",)
    if places["both"]:
        return tuple(f"{before}{places[one]}{behind}" for one in ("one", "other"))
    return (part,)


@dataclass(frozen=True)
class _Place:
    """Where a statement is, and what it spoke of last.

    `several` says that it names two trials, `of_people` that it counted people last.
    """

    scope: Scope
    side: Side | None = None
    size: Amount | None = None
    several: bool = False
    of_people: bool = False

    def found(self, scope: Scope) -> Scope | None:
        """A scope within this place; None where it could be one of two trials."""
        found = scope.within(self.scope)
        return None if self.several and not (found.trial or found.both) else found


def _place(part: str, at: _Place) -> _Place | None:
    """The place that a part names, if it says no more; or what was there, if it does not say how many."""
    here = scoped(part)
    rest, amounts = _amounts(here.text)
    if not here.clear or not all(is_size(one, here.text) for one in amounts):
        return None
    items, scope = _items(rest), here.scope.within(at.scope)
    if items:  # what the next part counts: "nausea was seen in both cohorts, 3 cases each"
        named = not (amounts or at.side or _AGAINST.search(part) or _MORE.search(part) or _SAME.search(part))
        named = named and _WAS_THERE.match(part) is not None and _DENIED.search(part) is None
        return replace(at, scope=scope, side=Side(items, scope)) if named else None
    return replace(at, scope=scope, size=amounts[0] if amounts else None)


def _question(part: str, at: _Place) -> Question | None:
    left, *right = _AGAINST.split(_TIMES_AS.sub(r"\g<times> versus ", part), 1)
    here = scoped(left)
    if not here.clear:
        return None
    scope = at.found(here.scope)
    if scope is None:
        return None
    if not right:
        return _of_one(here.text, scope, at)
    there = scoped(right[0])
    if not there.clear:
        return None
    where = there.scope.within(Scope(scope.trial)) if there.scope.arm else there.scope
    return _of_two(here.text, scope, there.text, where, placed=here.scope.named)


def _of_one(text: str, scope: Scope, at: _Place) -> Question | None:
    """A question about one place."""
    commonest, same = _COMMONEST.search(text), _SAME.search(text)
    if commonest:
        if _AMONG.search(text[: commonest.start()]) or not _COMMONEST_OF_ALL.search(text):
            return None
        rest, amounts = _amounts(_COMMONEST.sub(" ", _COMMONEST_OF_ALL.sub(" ", text)))
        way = -1.0 if commonest["least"] else 1.0 + _RANKS.index(commonest["rank"] or "first")
        return None if amounts else _asked(Form.COMMONEST, Side(_items(rest), scope), value=way)
    if same:
        rest, amounts = _amounts(_SAME.sub(" ", text))
        return None if amounts else _asked(Form.SAME, Side(_items(rest), scope), unit=_unit(same.group()))
    if _NO_EVENT.search(text):
        rest, amounts = _amounts(_NO_EVENT.sub(" ", text))
        whole = len(amounts) == 1 and not _items(rest)
        return Question(Form.NO_EVENT, Side((), scope), amount=amounts[0]) if whole else None
    return _count(text, scope, at)


def _count(text: str, scope: Scope, at: _Place) -> Question | None:
    first = next(amounts_of(text), None)
    text = text[: first.end] + _HAD_NO.sub(" did not have ", text[first.end :]) if first else text
    denial = _DENIED.search(text)
    denied = denial is not None
    of_kinds = any(
        (one.whole and _OF_KINDS.match(text, one.end)) or _KINDS.match(text, one.end) for one in amounts_of(text)
    )
    if (
        of_kinds
        or OF_SOME.search(text)
        or _OF_THOSE.search(text)
        or _FOLLOWED.search(text)
        or (denial and any(amounts_of(text[denial.end() :])))
    ):
        return None
    text = _DENIED.sub(" ", text)
    apiece = _APIECE.search(text) is not None
    text = _APIECE.sub(r"\g<many>\g<last>", text)
    none = denied and not any(amounts_of(text)) and _ANY.search(text) is not None
    text = _ANY.sub(" no ", text, 1) if none else text
    rest, amounts = _amounts(text)
    sizes = [one for one in amounts if is_size(one, text)]
    told = [one for one in amounts if one not in sizes]
    if len(told) != 1 or len(sizes) > 1:
        return None
    amount = told[0]
    spread = _OF_ALL_CASES.match(text, amount.end) if amount.unit is Unit.SHARE else None
    items = _items(rest) or (at.side.items if at.side else ())
    of_people = _PEOPLE.search(text) is not None or (at.of_people and amount.unit is Unit.PEOPLE)
    if spread or (not amount.is_none and not of_people and _is_total(items)):
        return _asked(Form.SPREAD, Side(items, scope), amount=amount) if spread and not sizes and not denied else None
    size = sizes[0] if sizes else at.size
    how = {"cases": _CASES.search(text) is not None, "together": _TOGETHER.search(text) is not None}
    how["either"] = _OR.search(text) is not None
    how["joint"] = len(items) > 1 and not any(how.values())
    how["spread"] = amount.unit is Unit.SHARE and may_be_of_cases(text, amount)
    if amount.is_none and (how["joint"] or amount.sign != "="):
        return None
    if apiece and len(items) == 1 and not (scope.arm or scope.both):
        scope = replace(scope, each=True, singly=True)
    how["apiece"] = apiece
    return _asked(Form.COUNT, Side(items, scope), amount=amount, denied=denied and not none, size=size, **how)


def _of_two(text: str, scope: Scope, other: str, there: Scope, *, placed: bool) -> Question | None:
    """A question about two places, or about two lines in one place; `placed` says that the left side names its own."""
    times, same = _TIMES.search(text), _SAME.search(text)
    text = _SAME.sub(" ", _TIMES.sub(" ", text))
    more = _MORE.search(text)
    if more and not _may_be_a_gap(text, more.span()):
        return None
    text = _MORE.sub(" ", text)
    rest, amounts = _amounts(text)
    behind, surplus = _amounts(other)
    items, others = _items(rest), _items(behind)
    if not items and scope.named:
        items, others = others, ()
    if surplus or len(amounts) > 1 or not items:
        return None
    if others and (not scope.named or (there.named and not placed)):
        scope = there
    left, right = Side(items, scope), Side(others or items, there if there.named or not others else scope)
    if left == right:
        return None
    if times and not amounts and (more is None or more["way"] not in _LESS):
        value = value_of(times["number"]) if times["number"] else _worth(times)
        form = Form.RATIO if not (times["more"] or times["less"]) else Form.OVER if times["more"] else Form.UNDER
        return Question(form, left, right, value=value, unit=_unit(text), more=more is not None)
    if same and not amounts:
        return Question(Form.SAME, left, right, unit=_unit(same.group()))
    if more is None:
        return None
    way = -1.0 if more["way"] in _LESS else 1.0
    if amounts:
        people = amounts[0].unit is Unit.PEOPLE and _PEOPLE.search(text) is not None
        return Question(Form.GAP, left, right, amounts[0], way, Unit.PEOPLE if people else None)
    return Question(Form.ORDER, left, right, value=way, unit=_unit(text))


def _worth(times: re.Match[str]) -> float:
    return WORTH[times["word"]] if times["word"] else FRACTIONS[times["part"]] / 100


def _may_be_a_gap(text: str, more: tuple[int, int]) -> bool:
    """Whether an amount beside "more" says by how much, if there is one: "no more" and "5 %, more than" do not."""
    amounts = [one for one in amounts_of(text) if one.start < more[0] or one.start >= more[1]]
    return all(
        not one.is_none
        and (_BY.search(text[: one.start]) is not None or _POINTS.fullmatch(text[one.end : more[0]]) is not None)
        for one in amounts
    )


def may_be_of_cases(text: str, amount: Amount) -> bool:
    """Whether a share may be one of the cases: the event stands right behind it, or only the place behind the verb."""
    behind = _LETTERS.findall(text[amount.end :].replace("of all", "of", 1))
    event = next((word for word in behind if word not in ("of", "the", "all")), "of")
    return event not in FILLER or _WERE_THERE.search(text) is not None


def _asked(form: Form, side: Side, **how: object) -> Question | None:
    return Question(form, side, **how) if side.items else None  # type: ignore[arg-type]


def _unit(words: str) -> Unit | None:
    """What is counted in, as far as words tell."""
    if _IN_SHARES.search(words):
        return Unit.SHARE
    return Unit.PEOPLE if _IN_PEOPLE.search(words) else None


def _amounts(text: str) -> tuple[str, Sequence[Amount]]:
    """A text without its amounts, and these."""
    found = tuple(amounts_of(text))
    for one in reversed(found):
        text = f"{text[: one.start]} {text[one.end :]}"
    return text, found


def _items(text: str) -> tuple[str, ...]:
    """The lines that a text names: what is left of it without fillers, taken apart where it lists."""
    parts = (" ".join(word for word in part.split() if word not in FILLER) for part in _LIST.split(plainly(text)))
    return tuple(part for part in parts if part)


def is_size(amount: Amount, text: str) -> bool:
    """Whether an amount says of how many people is spoken ("the 40 patients")."""
    exact = amount.sign == "=" and amount.words.startswith("the ")
    bounded = amount.sign != "=" and (text[: amount.start].endswith("the ") or _OUT_OF.search(text[: amount.start]))
    own = _IT_HAD.search(text[: amount.start]) is not None
    if amount.unit is Unit.PEOPLE and _WERE_SEEN.match(text, amount.end):
        return True
    definite = amount.unit is Unit.PEOPLE and (exact or bool(bounded) or own)
    return definite and _THESE.match(text, amount.end) is not None


def _is_total(items: Sequence[str]) -> bool:
    return any(_EVENTS.search(item) for item in items)
