"""Chains: whether records hang together as their devices wrote them, one after another.

Each names the one before it, and what its writer had seen of the others. So a record that was
taken out, put in or exchanged shows in those that came after it; only the last ones of a journal
can be missing unseen, which other copies and printed minutes tell.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from drafting.deliberation.records import Record

Place = tuple[str, int]  # a device, and its count
_Places = Mapping[Place, Sequence[Record]]


class Break(StrEnum):
    """How a chain can be broken."""

    GAP = "gap"  # the device's record before it is not there
    OTHER_BEFORE = "other-before"  # it follows from another record than the one that is there
    FORK = "fork"  # another record of the same device has the same count
    NEVER_WRITTEN = "never-written"  # its writer had seen a record that is not there
    FORGOTTEN = "forgotten"  # its writer had seen more when it wrote the record before
    CIRCLE = "circle"  # it follows from itself


@dataclass(frozen=True, order=True)
class Broken:
    """A record where a chain is broken; `other` is the place, as `device:seq`, or the path, of what it should meet."""

    path: str
    how: Break
    other: str = ""


def check(records: Iterable[Record]) -> tuple[Broken, ...]:
    """Every break in the chains of some records, in the order of their paths; nothing when they hang together."""
    known = {record.hash: record for record in records}
    places: dict[Place, list[Record]] = defaultdict(list)
    for record in known.values():
        places[record.device, record.seq].append(record)
    found = {broken for record in known.values() for broken in _around(record, places, known)}
    return tuple(sorted(found | set(_circles(known.values(), places))))


def _around(record: Record, places: _Places, known: Mapping[str, Record]) -> Iterator[Broken]:
    """What is wrong between a record and those that it names."""
    twins = [other for other in places[record.device, record.seq] if other is not record]
    yield from (Broken(record.path, Break.FORK, other.path) for other in twins)
    before = (record.device, record.seq - 1)
    if record.seq > 1 and before not in places:
        yield Broken(record.path, Break.GAP, _said(before))
    elif record.prev not in ({other.hash for other in places[before]} if record.seq > 1 else {None}):
        yield Broken(record.path, Break.OTHER_BEFORE, _said(before))
    for place in record.seen.items():
        if place not in places:
            yield Broken(record.path, Break.NEVER_WRITTEN, _said(place))
    earlier = known.get(record.prev or "")
    for device, seq in earlier.seen.items() if earlier else ():
        if record.seen.get(device, 0) < seq:
            yield Broken(record.path, Break.FORGOTTEN, _said((device, seq)))


def _circles(records: Iterable[Record], places: _Places) -> Iterator[Broken]:
    """The records that follow from themselves, and those between two circles.

    Whatever follows from nothing, or is followed by nothing, is taken away until nothing is
    (Kahn 1962, from both ends).
    """
    edges = [
        (other.hash, record.hash) for record in records for place in _before(record) for other in places.get(place, ())
    ]
    paths = {record.hash: record.path for record in records}
    left = _peeled(set(paths), edges)
    left = _peeled(left, [(after, before) for before, after in edges])
    yield from (Broken(paths[name], Break.CIRCLE) for name in left)


def _peeled(names: set[str], edges: Iterable[tuple[str, str]]) -> set[str]:
    """The names that cannot be put in order, along edges from one to the next."""
    after: dict[str, list[str]] = defaultdict(list)
    missing: Counter[str] = Counter()
    for one, other in edges:
        if one in names and other in names:
            after[one].append(other)
            missing[other] += 1
    ready = [name for name in names if not missing[name]]
    left = set(names)
    while ready:
        name = ready.pop()
        left.discard(name)
        for other in after[name]:
            missing[other] -= 1
            if not missing[other]:
                ready.append(other)
    return left


def _before(record: Record) -> Iterator[Place]:
    """The places of what a record follows from."""
    if record.prev:
        yield record.device, record.seq - 1
    yield from ((device, seq) for device, seq in record.seen.items() if device != record.device)


def _said(place: Place) -> str:
    return f"{place[0]}:{place[1]}"
