"""Knowing: what the writer of a record knew when writing it, as the record itself tells.

Two laptops without a network write without knowing of each other. What was made for a text that
another had changed meanwhile is told by this, and never by a clock.
"""

from __future__ import annotations

from collections.abc import Iterable

from drafting.deliberation.records import Record


def knew(record: Record, other: Record) -> bool:
    """Whether a record's writer had the other one before."""
    if other.device == record.device:
        return other.seq < record.seq
    return other.seq <= record.seen.get(other.device, 0)


def knew_all(record: Record, others: Iterable[Record]) -> bool:
    """Whether a record's writer had all of some before."""
    return all(knew(record, other) for other in others)
