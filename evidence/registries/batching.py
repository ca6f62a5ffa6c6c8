"""Many questions in few requests: groups that keep to a count and to a length of URL."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

LONGEST = 1800
"""Bytes of a URL that every server and proxy takes."""


def batches(items: Iterable[str], most: int, cost: Callable[[str], int], room: int = LONGEST) -> Iterator[list[str]]:
    """The items in their order, at most `most` at a time, costing at most `room`; one alone may cost more."""
    batch: list[str] = []
    left = room
    for item in items:
        price = cost(item)
        if batch and (len(batch) == most or price > left):
            yield batch
            batch, left = [], room
        batch.append(item)
        left -= price
    if batch:
        yield batch
