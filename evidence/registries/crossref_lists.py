"""What all questions to Crossref share: how DOIs are dealt into lists, what answers hold, what an odd record spoils.

A list is `filter=doi:A,doi:B`. It knows neither aliases nor DOIs with a comma; what is missing from its answer is asked
for singly, and only then is it not known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar
from urllib.parse import quote

from evidence.identifiers import normalise_doi
from evidence.registries.batching import LONGEST
from evidence.registries.http import Answer, Failure
from evidence.registries.registry import Unchecked

BATCH = 50
UNKNOWN_ROUTE = 404
NOT_ITS_OWN = Failure("Crossref cannot be reached: its address answers with a 404 that is not Crossref's", odd=True)
_SENSELESS = Failure("Crossref sent an answer that makes no sense", odd=True)
_NOT_FOUND = "Resource not found."
"""All that Crossref says with a 404; what says something else stands before it, and knows nothing of its works."""
_LONGEST_DOI = 500
_PLAIN = "/:()@!$*'"
"""Signs that stand for themselves in the query of a URL; written as they are, more DOIs fit into a request."""

_Told = TypeVar("_Told")


def fits_a_filter(doi: str) -> bool:
    """A filter's values end at a comma, and some servers split them at a bar."""
    return not any(sign in doi for sign in ",|") and len(doi) < _LONGEST_DOI


def filter_of(dois: Iterable[str], name: str = "doi") -> str:
    """The filter of a list request that names these DOIs."""
    return ",".join(f"{name}:{quote(doi, safe=_PLAIN)}" for doi in dois)


def dealt(dois: Sequence[str], fixed: int, sign: str = "doi:,") -> list[list[str]]:
    """As few batches as both caps allow: each of at most 50 DOIs, and no URL of more than 1,800 bytes.

    `fixed` is the length of a URL without its DOIs, `sign` what stands about each. Long and short DOIs are dealt out
    evenly, so that no batch is full by bytes while another is full by number.
    """
    cost = {doi: len(quote(doi, safe=_PLAIN)) + len(sign) for doi in dois}
    room = max(1, LONGEST - fixed)
    by_length = sorted(dois, key=lambda doi: (-cost[doi], doi))
    count = max(-(-len(dois) // BATCH), -(-sum(cost.values()) // room), 1)
    while True:
        hands: list[list[str]] = [[] for _ in range(count)]
        for place, doi in enumerate(by_length):
            turn, seat = divmod(place, count)
            hands[seat if turn % 2 == 0 else count - 1 - seat].append(doi)
        if all(len(batch) == 1 or sum(cost[doi] for doi in batch) <= room for batch in hands):
            return [batch for batch in hands if batch]
        count += 1 + count // 200


def rescued(dois: Sequence[str], failure: Failure, single: Callable[[str], _Told]) -> dict[str, _Told | Unchecked]:
    """One odd record can spoil a batch: where the host still answers, its DOIs are asked for singly.

    In an outage, that is not tried for more than the last and the first of them, nor twice where it takes long.
    """
    found: dict[str, _Told | Unchecked] = {}
    probes = (dois[-1], dois[0]) if failure.odd else ()
    for doi in probes[: 1 if failure.slow else 2]:
        found[doi] = single(doi)
        if not isinstance(found[doi], Unchecked):
            return found
    return {doi: Unchecked(doi, failure.reason) for doi in dois} | found


def message_of(answer: Answer, kind: str) -> dict[str, Any] | None:
    """The message of an answer that says itself to be well and of this kind."""
    body = answer.body
    if not isinstance(body, dict) or body.get("status", "ok") != "ok" or body.get("message-type", kind) != kind:
        return None
    message = body.get("message")
    return message if isinstance(message, dict) else None


def items_of(answer: Answer | Failure) -> list[dict[str, Any]] | Failure:
    """The items of a list; why there are none where the answer holds no list."""
    if isinstance(answer, Failure):
        return answer
    items = (message_of(answer, "work-list") or {}).get("items")
    return [item for item in items if isinstance(item, dict)] if isinstance(items, list) else senseless(answer)


def by_doi(items: Iterable[dict[str, Any]], dois: Iterable[str]) -> dict[str, dict[str, Any]]:
    """The items about these DOIs; what else a list holds is left out."""
    messages = {str(item.get("DOI", "")).lower(): item for item in items}
    return {doi: messages[doi] for doi in dois if doi in messages}


def doi_of(message: Any, asked: str) -> str | None:
    """The DOI that a message is about."""
    doi = message.get("DOI") if isinstance(message, dict) else None
    if not isinstance(doi, str):
        return None
    return asked if doi.lower() == asked else normalise_doi(doi)


def says_not_found(answer: Answer) -> bool:
    """Whether Crossref itself says that it lacks what was asked for."""
    return answer.status == UNKNOWN_ROUTE and answer.said == _NOT_FOUND


def senseless(answer: Answer) -> Failure:
    """What is wrong with an answer that does not hold what was asked for."""
    return NOT_ITS_OWN if answer.status == UNKNOWN_ROUTE else _SENSELESS
