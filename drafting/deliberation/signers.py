"""Signers: which key each device signs with, from where on in the chain of what it wrote.

A device's records name the one before them, so that a signature vouches for all that came before it.
Nobody else can go on with a chain that is signed, nor put another beginning before it.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator

from drafting.deliberation.facts import DeviceIntroduced, DeviceKeyed
from drafting.deliberation.records import Record

_BINDING = frozenset({DeviceIntroduced.type, DeviceKeyed.type})


class Signers:
    """The chains of some records, in causal order, and the keys they are signed with."""

    def __init__(self, records: Iterable[Record] = ()) -> None:
        self._chain: dict[str, Record] = {}
        self._keys: dict[str, tuple[str, ...]] = {}  # by hash: those that its chain was signed with until then
        self._roots: dict[str, str] = {}  # by hash: the first one of its chain
        self._vouched: set[str] = set()  # the hashes of what was written before the first key of its chain
        self._signing: set[str] = set()  # the devices that have a key
        self._last: dict[str, Record] = {}
        for record in records:
            self.add(record)

    def add(self, record: Record) -> None:
        """Go on with a record; one that binds a key tells of those before it, too."""
        self._chain[record.hash] = record
        keys, bound = self.keys(record), binds(record)
        agrees = self._agrees(record, keys, bound)
        if bound and record.signer == (keys or (bound,))[-1]:
            if not keys:
                self._signing.add(record.device)
                self._vouched.update(self.until(record.prev or ""))
            keys = (*keys, bound)
        self._keys[record.hash], self._roots[record.hash] = keys, self.root(record)
        last = self._last.get(record.device)
        if agrees and (last is None or record.seq >= last.seq):
            self._last[record.device] = record

    def agree(self, record: Record) -> bool:
        """Whether a record is signed with the key of its device, if that has one."""
        return self._agrees(record, self.keys(record), binds(record))

    def _agrees(self, record: Record, keys: tuple[str, ...], bound: str) -> bool:
        if keys or bound:
            return record.signer == (keys or (bound,))[-1]
        return record.device not in self._signing or record.hash in self._vouched

    def keys(self, record: Record) -> tuple[str, ...]:
        """The keys that the chain of a record was signed with before it, the last one in force."""
        return self._keys.get(record.prev or "", ())

    def root(self, record: Record) -> str:
        """The hash of the first record of a record's chain."""
        return self._roots.get(record.prev or "", record.hash)

    def last(self, device: str) -> Record | None:
        """What a device wrote last, as far as it is signed as it should be."""
        return self._last.get(device)

    def key(self, device: str) -> str:
        """The key that a device signs with now; nothing if with none."""
        last = self._last.get(device)
        return self._keys[last.hash][-1] if last and self._keys[last.hash] else ""

    def until(self, name: str) -> Iterator[str]:
        """The hash of a record and of those before it in its chain, as far as they are there."""
        record = self._chain.get(name)
        while record:
            yield record.hash
            record = self._chain.get(record.prev or "")

    @property
    def devices(self) -> list[str]:
        """Those that have written something."""
        return sorted(self._last)


def binds(record: Record) -> str:
    """The key that a record binds to its device, if it does."""
    return str(record.data.get("key", "")) if record.type in _BINDING else ""


def fingerprint(key: str) -> str:
    """A public key's fingerprint, as `ssh-keygen -l` shows it; of what is no key, the words themselves."""
    try:
        blob = base64.b64decode(key.split(" ")[1], validate=True)
    except (ValueError, IndexError):
        return key
    return "SHA256:" + base64.b64encode(hashlib.sha256(blob).digest()).decode().rstrip("=")
