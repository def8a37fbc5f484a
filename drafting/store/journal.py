"""The journal: a branch that only grows, a file for each fact. Appending to it is the commit point."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from datetime import datetime

from drafting.deliberation.facts import DeviceIntroduced, Fact
from drafting.deliberation.records import BadRecord, Record, in_order, is_device, is_path
from drafting.store.git import HEADS, Repository, Signature

BRANCH = "journal"
FORMAT_FILE = "FORMAT"
FORMAT = b"alinea-journal 1\n"
_DEVICE_FILE = "device"
_ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"


class Journal:
    """The facts of a resolution, as this clone knows them."""

    def __init__(self, repository: Repository) -> None:
        self.repository = repository
        self.tip = repository.find_branch(BRANCH)
        self.damaged: list[BadRecord] = []
        self.records = self._read() if self.tip else []
        self._last = {record.device: record for record in self.records}
        for record in self.records:
            if record.seq > self._last[record.device].seq:
                self._last[record.device] = record

    @property
    def device(self) -> str | None:
        """This clone's device, if it has written before."""
        path = self.repository.private / _DEVICE_FILE
        name = path.read_text().strip() if path.exists() else ""
        return name if is_device(name) else None

    def introduce(self, name: str | None = None) -> str:
        """Make this clone a device of its own, named at random unless told; its name."""
        chosen = name or "".join(secrets.choice(_ALPHABET) for _ in range(8))
        (self.repository.private / _DEVICE_FILE).write_text(chosen + "\n")
        return chosen

    def initials(self, name: str, wanted: str = "") -> str:
        """Initials for a device's amendments that no other device has."""
        taken = {str(r.data.get("initials")) for r in self.records if r.type == DeviceIntroduced.type}
        letters = "".join(part[0] for part in name.split() if part[:1].isascii() and part[:1].isalpha()).upper()
        base = (wanted or letters or "A")[:3]
        return next(c for c in [base, *(f"{base}{letter}" for letter in map(chr, range(65, 91)))] if c not in taken)

    def prepare(self, facts: Sequence[Fact], actor: str, at: datetime) -> list[Record]:
        """Facts as this device's next records; nothing is written yet."""
        device = self.device
        assert device is not None
        last = self._last.get(device)
        seen = {other: record.seq for other, record in self._last.items() if other != device}
        out: list[Record] = []
        for fact in facts:
            seq, prev = (last.seq + 1, last.hash) if last else (1, None)
            last = Record(device, seq, prev, seen, at.isoformat(), actor, fact.type, fact.data())
            out.append(last)
        return out

    def append(self, records: Sequence[Record], message: str) -> None:
        """Write records down: when this returns they are on disk. Raises `RefMoved`, `NotWritten`."""
        repository = self.repository
        files = {record.path: record.canonical for record in records}
        if self.tip is None:
            files[FORMAT_FILE] = FORMAT
        tree = repository.tree_with(repository.tree_of(self.tip) if self.tip else None, files)
        who = Signature(records[-1].actor, records[-1].time)
        tip = repository.commit(tree, [self.tip] if self.tip else [], message, who, who)
        repository.move(HEADS + BRANCH, tip, repository.ref(HEADS + BRANCH))
        self.tip = tip
        self.records += records
        self._last[records[-1].device] = records[-1]

    def _read(self) -> list[Record]:
        assert self.tip is not None
        return in_order(self._parse(self.repository.files(self.repository.tree_of(self.tip)).items()))

    def _parse(self, blobs: Iterable[tuple[str, str]]) -> Iterable[Record]:
        for path, blob in blobs:
            if is_path(path):
                try:
                    yield Record.parse(path, self.repository.read(blob, path))
                except BadRecord as problem:
                    self.damaged.append(problem)
