"""Records: facts as they are kept, in canonical bytes, chained, and put in causal order.

The bytes are JSON in one spelling: keys sorted, no blanks, no numbers but integers, a line end. A
record's name is the SHA-256 of its bytes; `prev` is the one before it from the same device, `seen`
the last one of every other device that its writer knew. Clocks never order anything.
"""

from __future__ import annotations

import hashlib
import heapq
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import datetime
from functools import cached_property
from itertools import pairwise, starmap
from typing import Any

from drafting.errors import AlineaError

FORMAT = 1
SHARD = 100
_LAST = 999_999
_DEVICE = re.compile(r"[a-z0-9]{8}")
_HASH = re.compile(r"[0-9a-f]{64}")
_HALF = re.compile(rb"(?<!\\)(?:\\\\)*\\ud[89a-f]")  # as it is spelled, which a backslash before "ud…" is not
_PATH = re.compile(r"[a-z0-9]{8}/[0-9]{4}/[0-9]{6}-[0-9a-f]{12}\.json")


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
    signer: str = field(default="", repr=False, compare=False)  # the key that signed its bytes: no part of them

    @cached_property
    def canonical(self) -> bytes:
        """Its canonical bytes."""
        return canonical_json(self.envelope())

    @property
    def has_half_letters(self) -> bool:
        """Whether its data hold what is no letter, and no text can be made of: half a pair of UTF-16."""
        return b"\\ud" in self.canonical and _HALF.search(canonical_json(self.data)) is not None

    def envelope(self) -> dict[str, Any]:
        """The record as a plain value."""
        return {
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

    def signed_by(self, key: str) -> Record:
        """The same record, with the key that signed its bytes."""
        record = object.__new__(Record)
        record.__dict__.update(self.__dict__, signer=key)  # its bytes and hash among others, as they were worked out
        return record

    @classmethod
    def parse(cls, path: str, data: bytes) -> Record:
        """The record kept at a path; raises `BadRecord` unless bytes, name and place agree, in the one spelling."""
        record = cls.read(path, data)
        if not record.is_canonical:
            raise BadRecord(path, "not canonical")
        return record

    @classmethod
    def read(cls, path: str, data: bytes) -> Record:
        """The same, however it is spelled: a journal has thousands, and each is named by the hash of its bytes."""
        try:
            value = _READER.decode(data.decode())
            version = value.pop("format")
            record = cls._of(value, data)
            sound = record.is_sound
        except (ValueError, TypeError, AttributeError, KeyError, RecursionError) as problem:
            raise BadRecord(path, "unreadable") from problem
        if type(version) is not int or version != FORMAT:
            raise BadRecord(path, "format")
        if not sound:
            raise BadRecord(path, "unsound")
        if record.path != path:
            raise BadRecord(path, "name")
        return record

    @classmethod
    def _of(cls, value: dict[str, Any], data: bytes) -> Record:
        """The record of plain fields and its bytes, as they were read: a journal has thousands."""
        if value.keys() != _FIELDS:
            raise KeyError(*value.keys() ^ _FIELDS)
        record = object.__new__(cls)
        name = hashlib.sha256(data).hexdigest()
        record.__dict__.update(value, canonical=data, hash=name)  # what the constructor does, one by one
        return record

    @property
    def is_sound(self) -> bool:
        """Whether every field holds what it should; raises `ValueError`, `TypeError` for some that don't."""
        return (
            _is_place(self.device, self.seq)
            and all(starmap(_is_place, self.seen.items()))
            and (self.prev is None or _HASH.fullmatch(self.prev) is not None)
            and datetime.fromisoformat(self.at).tzinfo is not None
            and isinstance(self.actor, str)
            and isinstance(self.type, str)
            and isinstance(self.data, dict)
        )

    @property
    def is_canonical(self) -> bool:
        """Whether its bytes are the one spelling of what they say."""
        try:
            return canonical_json(self.envelope()) == self.canonical
        except RecursionError:
            return False


_FIELDS = frozenset(field.name for field in fields(Record)) - {"signer"}


def _is_place(device: str, seq: int) -> bool:
    """Whether a device can have written a record of this count."""
    return _DEVICE.fullmatch(device) is not None and type(seq) is int and 0 < seq <= _LAST


def canonical_json(value: Any) -> bytes:
    """The one spelling of a plain value, and a line end; a byte that was no UTF-8 is escaped as a lone surrogate."""
    return _WRITER.encode(value).encode("utf-8", "backslashreplace") + b"\n"


def _refuse(number: str) -> None:
    """Numbers are whole ones."""
    raise ValueError(number)


_WRITER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
_READER = json.JSONDecoder(parse_float=_refuse, parse_constant=_refuse)


def is_path(path: str) -> bool:
    """Whether a record may be kept at a path."""
    return _PATH.fullmatch(path) is not None


def is_device(name: str) -> bool:
    """Whether a name can be a device's."""
    return _DEVICE.fullmatch(name) is not None


def in_order(records: Iterable[Record]) -> list[Record]:
    """Records after everything they follow from; where nothing decides, by depth and then hash.

    Nothing is left out: two records of one place (a device restored from a backup) both stand, and
    a circle, which only forgery makes, comes last.
    """
    given = list(records)
    if _is_chain(given):
        return given
    known = {record.hash: record for record in given}
    places: dict[tuple[str, int], list[Record]] = {}
    for record in known.values():
        places.setdefault((record.device, record.seq), []).append(record)
    followers: dict[str, list[Record]] = {}
    missing: dict[str, int] = {}
    for record in known.values():
        before = [other for place in _before(record) for other in places.get(place, ())]
        missing[record.hash] = len(before)
        for other in before:
            followers.setdefault(other.hash, []).append(record)
    depth = dict.fromkeys(known, 0)
    ready = [(0, name) for name, count in missing.items() if not count]
    heapq.heapify(ready)
    out: list[Record] = []
    while ready:
        at, name = heapq.heappop(ready)
        out.append(known.pop(name))
        for follower in followers.get(name, ()):
            depth[follower.hash] = max(depth[follower.hash], at + 1)
            missing[follower.hash] -= 1
            if not missing[follower.hash]:
                heapq.heappush(ready, (depth[follower.hash], follower.hash))
    return out + sorted(known.values(), key=lambda record: (record.seq, record.hash))


def _is_chain(records: Sequence[Record]) -> bool:
    """Whether each follows from the one before it: so it is where one device writes."""
    pairs = pairwise(records)
    return all(b.device == a.device and b.seq == a.seq + 1 and b.prev is not None for a, b in pairs)


def _before(record: Record) -> list[tuple[str, int]]:
    own = [(record.device, record.seq - 1)] if record.prev else []
    return own + [(device, seq) for device, seq in record.seen.items() if device != record.device]
