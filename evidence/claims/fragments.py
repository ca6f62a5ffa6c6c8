"""Words without a verb that assert all the same, by what they consist of and not by what they name.

A regimen ("0.4 mg/kg over an hour", "Induction: six sessions in three weeks"), an experience and how often or how
strongly it is felt ("Mild headache", "Tiredness (common)"), a harm that is denied ("Non-drowsy").
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from evidence.claims.claim import TIMES, Quantity, QuantityKind
from evidence.claims.units import MEDICATIONS
from evidence.claims.wording import listed
from evidence.late import late_regex

_DEGREES = listed(
    """
    possible possibly potential potentially mild moderate severe slight slightly temporary transient transitory brief
    briefly occasional occasionally common commonly uncommon rare rarely often sometimes usually typically frequent
    frequently likely unlikely expected gradual gradually intense stronger weaker milder increased decreased reduced
    elevated heightened fewer less more higher lower faster slower longer shorter deeper better worse different
    enhanced improved sharper steadier calmer clearer lighter some many most fully quickly lasting persistent prolonged
    pronounced easier quicker gentler firmer smoother softer lighter fuller brighter healthier calmer
    """
)
_GRADES = listed(
    """
    fastest strongest highest lowest richest purest mildest safest gentlest deepest longest most least more less better
    best higher lower faster slower stronger weaker excellent ideal superior inferior unmatched shown proven
    """
)
_AMOUNTS = frozenset(("high", "low", "rich"))
FELT = listed(
    """
    headache headaches nausea dizziness drowsiness drowsy grogginess groggy fatigue tiredness tired sleepiness sleepy
    insomnia swelling redness bruising soreness tenderness itching itch dryness stinging burning tingling numbness
    discomfort pain cramps cramping bloating gas constipation diarrhoea diarrhea vomiting rash flushing sweating
    palpitations anxiety confusion irritability mood emotion emotions calm peace energy sleep appetite focus clarity
    dry cracked dissociation dissociative euphoria vision hunger cravings libido peeling crusting scabbing stiffness
    weakness
    spotting bleeding aches ache fever chills thirst vertigo sadness hangover sedation dreams tremor tremors
    """
)
"""What a person feels of a treatment or an illness."""

_DENIED = frozenset(("non", "no", "zero", "without", "never"))
_NO_HARM = listed(
    "refundable refundables slip profit members member stick transferable smoking smokers negotiable gmo uk us eu"
)
_FREE_OF = FELT | listed("needle drug risk opioid hormone steroid fragrance allergen toxin paraben downtime")
_HARMS = frozenset(("safety", "harm"))
_LABEL = late_regex(r"\W*(?P<label>[^:]{3,40}):\s")
_REGIMEN_LABELS = listed(
    """
    dose doses dosage dosing frequency duration minimum maximum initial titrate titration induction maintenance loading
    starting start schedule course cycle phase week weeks day days month months step target range onset peak interval
    rate route session sessions protocol regimen
    """
)
_ROUTE = listed("im iv sc po subcutaneous intramuscular intravenous intranasal sublingual oral orally topical rectal")
_GIVEN = listed("worn taken given applied injected used administered dosed repeated infused swallowed")
_RATED = late_regex(
    r"\((?:very |most |less |more )?(?:common|uncommon|rare|frequent|infrequent|occasional|rarely|sometimes|for"
    r" (?:some|many|most))\)\W*\Z",
    re.IGNORECASE,
)
_TAKEN = TIMES | {QuantityKind.DOSE, QuantityKind.FREQUENCY}
_PORTIONS = listed(
    "pump pumps drop drops spray sprays puff puffs tablet tablets capsule capsules scoop patch patches sachet"
)
_TIMES = frozenset((QuantityKind.DURATION, QuantityKind.FREQUENCY))


def states_regimen(text: str, tokens: Sequence[str], quantities: Collection[Quantity]) -> bool:
    """Whether words say how much is given, how often or how long: by body weight, by a route, or under such a label."""
    if any(quantity.kind is QuantityKind.MONEY for quantity in quantities):
        return False
    if not quantities and _PORTIONS.isdisjoint(tokens):
        return False
    if tokens[0] in _GIVEN and any(quantity.kind in _TIMES for quantity in quantities):
        return True
    doses = [quantity for quantity in quantities if quantity.kind is QuantityKind.DOSE]
    if any("/kg" in (dose.unit or "") for dose in doses):
        return True
    if doses and not _ROUTE.isdisjoint(tokens):
        return True
    if not _PORTIONS.isdisjoint(tokens) and any(q.kind is QuantityKind.FREQUENCY for q in quantities):
        return True
    kinds = [quantity.kind for quantity in quantities]
    if QuantityKind.FREQUENCY in kinds and (QuantityKind.DURATION in kinds or kinds.count(QuantityKind.FREQUENCY) > 1):
        return True
    given = any(q.unit in MEDICATIONS for q in quantities)
    if given and any(q.kind in _TIMES for q in quantities):
        return True
    label = _LABEL.match(text)
    if label is None or _REGIMEN_LABELS.isdisjoint(label["label"].casefold().replace("-", " ").split()):
        return False
    return given or not _PORTIONS.isdisjoint(tokens) or any(quantity.kind in _TAKEN for quantity in quantities)


def states_experience(tokens: Sequence[str]) -> bool:
    """Whether words name something that is felt and say how often, how strongly or in which direction."""
    return not FELT.isdisjoint(tokens) and not _DEGREES.isdisjoint(tokens)


def is_rated(text: str) -> bool:
    """Whether words end with how often something comes, in brackets ("Nosebleeds (uncommon)")."""
    return _RATED.search(text) is not None


def has_degree(tokens: Sequence[str]) -> bool:
    """Whether words say how much, how often or how likely."""
    return not _DEGREES.isdisjoint(tokens)


def is_graded(tokens: Sequence[str]) -> bool:
    """Whether words begin by putting something above or below others ("Fastest absorption", "Low in lactose")."""
    opening = tokens[:3]
    return not _GRADES.isdisjoint(opening) or ("in" in opening and not _AMOUNTS.isdisjoint(opening))


def denies_harm(tokens: Sequence[str], counts: Mapping[str, int]) -> bool:
    """Whether words begin by denying a harm ("Non-drowsy", "No rebound headaches"), or end so ("pain-free")."""
    if "free" in tokens and any(word == "free" and before in _FREE_OF for before, word in pairwise(tokens)):
        return True
    if not tokens or tokens[0] not in _DENIED:
        return False
    if tokens[0] == "non" and len(tokens) > 1 and tokens[1] not in _NO_HARM:
        return True
    return not (_HARMS.isdisjoint(counts) and FELT.isdisjoint(tokens))
