"""Records: facts as they are kept, in canonical bytes, chained, and put in causal order.

The bytes are those of RFC 8785 for what they hold (no numbers but integers), and a line end. A
record's name is the SHA-256 of its bytes; `prev` is the one before it from the same device, `seen`
the last one of every other device that its writer knew. Clocks never order anything.
"""

from __future__ import annotations

import hashlib
import heapq
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from drafting.errors import AlineaError

FORMAT = 1
SHARD = 100
_DEVICE = re.compile(r"[a-z0-9]{8}")
_PATH = re.compile(r"(?P<device>[a-z0-9]{8})/(?P<shard>\d{4})/(?P<seq>\d{6})-(?P<hash>[0-9a-f]{12})\.json")


class BadRecord(AlineaError, ValueError):
    """Bytes that are no record, or not the record their place promises."""

    def __init__(self, path: str, why: str) -> None:
        self.path, self.why = path, why
        super().__init__(f"{path}: {why}")


@dataclass(frozen=True)
class Record:
    """One fact as its device wrote it down."""

    device: str
    seq: int
    prev: str | None
    seen: Mapping[str, int]
    at: str
    actor: str
    type: str
    data: Mapping[str, Any] = field(repr=False)

    @cached_property
    def canonical(self) -> bytes:
        """Its canonical bytes."""
        value = {
            "format": FORMAT,
            "device": self.device,
            "seq": self.seq,
            "prev": self.prev,
            "seen": dict(self.seen),
            "at": self.at,
            "actor": self.actor,
            "type": self.type,
            "data": self.data,
        }
        return canonical_json(value)

    @cached_property
    def hash(self) -> str:
        """SHA-256 of its bytes, in hexadecimal: its name."""
        return hashlib.sha256(self.canonical).hexdigest()

    @property
    def path(self) -> str:
        """Where it is kept in the journal's tree."""
        return f"{self.device}/{self.seq // SHARD:04}/{self.seq:06}-{self.hash[:12]}.json"

    @property
    def time(self) -> datetime:
        """When its writer's clock said it was written."""
        return datetime.fromisoformat(self.at)

    @classmethod
    def parse(cls, path: str, data: bytes) -> Record:
        """The record kept at a path; raises `BadRecord` unless bytes, name and place agree."""
        try:
            value = json.loads(data)
            if value.pop("format") != FORMAT:
                raise BadRecord(path, "format")
            record = cls(**value)
            if datetime.fromisoformat(record.at).tzinfo is None:
                raise BadRecord(path, "at")
        except (ValueError, TypeError, AttributeError, KeyError, RecursionError) as problem:
            if isinstance(problem, BadRecord):
                raise
            raise BadRecord(path, "unreadable") from problem
        if record.canonical != data:
            raise BadRecord(path, "not canonical")
        if record.path != path:
            raise BadRecord(path, "name")
        return record


def canonical_json(value: Any) -> bytes:
    """The one spelling of a plain value (RFC 8785, integers only), and a line end."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return text.encode() + b"\n"


def is_path(path: str) -> bool:
    """Whether a record may be kept at a path."""
    return _PATH.fullmatch(path) is not None


def is_device(name: str) -> bool:
    """Whether a name can be a device's."""
    return _DEVICE.fullmatch(name) is not None


def in_order(records: Iterable[Record]) -> list[Record]:
    """Records after everything they follow from; where nothing decides, by depth and then hash."""
    known = {(record.device, record.seq): record for record in records}
    followers: dict[tuple[str, int], list[Record]] = {}
    missing: dict[tuple[str, int], int] = {}
    for key, record in known.items():
        before = [place for place in _before(record) if place in known]
        missing[key] = len(before)
        for place in before:
            followers.setdefault(place, []).append(record)
    depth = dict.fromkeys(known, 0)
    ready = [(0, record.hash, record) for key, record in known.items() if not missing[key]]
    heapq.heapify(ready)
    out: list[Record] = []
    while ready:
        at, _, record = heapq.heappop(ready)
        out.append(record)
        for follower in followers.get((record.device, record.seq), ()):
            key = (follower.device, follower.seq)
            depth[key] = max(depth[key], at + 1)
            missing[key] -= 1
            if not missing[key]:
                heapq.heappush(ready, (depth[key], follower.hash, follower))
    return out


def _before(record: Record) -> list[tuple[str, int]]:
    own = [(record.device, record.seq - 1)] if record.prev else []
    return own + [(device, seq) for device, seq in record.seen.items() if device != record.device]
