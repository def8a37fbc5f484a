"""The journal: a branch that only grows, a file for each fact. Appending to it is the commit point."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import chain, count

import pygit2

from drafting.deliberation.facts import DeviceIntroduced, Fact
from drafting.deliberation.records import BadRecord, Record, in_order, is_device, is_path
from drafting.store.git import HEADS, JOURNAL, Repository, Signature, Unacceptable
from drafting.store.keys import place
from drafting.store.limits import MAX_ENTRIES, MAX_RECORD
from drafting.store.signatures import NOTES, Signatures, path_of
from drafting.store.signing import sign

BRANCH = JOURNAL
FORMAT_FILE = "FORMAT"
FORMAT = b"alinea-journal 1\n"
_DEVICE_FILE = "device"
_ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"


class Journal:
    """The facts of a resolution, as this clone knows them."""

    def __init__(self, repository: Repository, *, believing: bool = True) -> None:
        """Read it; not `believing`, every spelling is checked, and every signature, whatever held before."""
        self.repository = repository
        self.tip = repository.find_branch(BRANCH)
        self.damaged: list[BadRecord] = []
        self.badly_signed: Mapping[str, str] = {}  # paths of signatures that don't hold, and why
        self._believing = believing
        self._notes = repository.private / NOTES if believing else None
        self.records = self._read() if self.tip else []
        self._last = {record.device: record for record in self.records}
        for record in self.records:
            if record.seq > self._last[record.device].seq:
                self._last[record.device] = record

    @property
    def device(self) -> str | None:
        """The device that this clone is, if it has written before."""
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
        letters_after = (f"{base}{letter}" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        return next(c for c in chain([base], letters_after, (f"{base}{n}" for n in count(2))) if c not in taken)

    def prepare(self, facts: Sequence[Fact], actor: str, at: datetime) -> list[Record]:
        """Facts as this device's next records; nothing is written yet."""
        device = self.device
        assert device is not None
        assert at.tzinfo is not None, "a time without its zone"
        last = self._last.get(device)
        seen = {other: record.seq for other, record in self._last.items() if other != device}
        out: list[Record] = []
        for fact in facts:
            seq, prev = (last.seq + 1, last.hash) if last else (1, None)
            last = Record(device, seq, prev, seen, at.isoformat(), actor, fact.type, fact.data())
            out.append(last)
        return out

    def sign(self, records: Sequence[Record], key: str) -> tuple[list[Record], dict[str, bytes]]:
        """Records signed with this clone's key, and their signatures by path; raises `CannotSign`."""
        made = sign(place(self.repository), key, [record.canonical for record in records])
        paths = [path_of(record.path) for record in records]
        return [record.signed_by(key) for record in records], dict(zip(paths, made, strict=True))

    def append(self, records: Sequence[Record], message: str, signatures: Mapping[str, bytes] | None = None) -> None:
        """Write records down: when this returns they are on disk. Raises `RefMoved`, `NotWritten`, `Unacceptable`."""
        repository = self.repository
        files = {record.path: record.canonical for record in records} | dict(signatures or {})
        for path, data in files.items():
            if len(data) > MAX_RECORD:
                raise Unacceptable(path, "size")
        if self.tip is None:
            files[FORMAT_FILE] = FORMAT
        tree = repository.tree_with(repository.tree_of(self.tip) if self.tip else None, files)
        who = Signature(records[-1].actor, records[-1].time)
        tip = repository.commit(tree, [self.tip] if self.tip else [], message, who, who)
        repository.move(HEADS + BRANCH, tip, self.tip if repository.ref(HEADS + BRANCH) else None)
        self.tip = tip
        self.records += records
        self._last[records[-1].device] = records[-1]

    def _read(self) -> list[Record]:
        assert self.tip is not None
        files = self.repository.files(self.repository.tree_of(self.tip), MAX_ENTRIES)
        signatures = Signatures(self.repository, files, self._notes)
        records = in_order(self._parse(files.items(), signatures))
        signatures.remember()
        self.badly_signed = signatures.bad
        return records

    def _parse(self, blobs: Iterable[tuple[str, str]], signatures: Signatures) -> Iterable[Record]:
        believing = self._believing
        read, fact = (self.repository.skimming(), Record.read) if believing else (self.repository.read, Record.parse)
        for path, blob in blobs:
            if is_path(path):
                try:
                    yield signatures.on(fact(path, read(blob, path, MAX_RECORD)))
                except BadRecord as problem:
                    self.damaged.append(problem)
                except Unacceptable as problem:
                    self.damaged.append(BadRecord(path, problem.why))
                except (KeyError, pygit2.GitError):
                    self.damaged.append(BadRecord(path, "unreadable"))
