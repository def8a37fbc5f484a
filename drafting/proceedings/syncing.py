"""Syncing: two laptops, or a laptop and what lies between, come to know the same facts.

Fetch, verify, unite, project, push. What was fetched is believed only once every file of it is the
fact that it promises to be, and everything can be made of the union: else nothing here has changed.
"""

from __future__ import annotations

import json
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from drafting.deliberation.facts import ResolutionStarted
from drafting.deliberation.records import Record, is_path
from drafting.deliberation.state import State
from drafting.errors import AlineaError
from drafting.proceedings.desk import Desk
from drafting.store import remotes
from drafting.store.git import HEADS, TAGS, Repository, Unacceptable
from drafting.store.journal import BRANCH
from drafting.store.limits import MAX_BLOB, MAX_OTHERS, MAX_RECORD
from drafting.store.projection import AMENDMENTS, MAIN, OUR_TAGS, NotReproduced
from drafting.store.remotes import Remote
from drafting.store.signatures import NOTES, Signatures, is_signature, path_of, strays
from drafting.store.union import held, lost, union

_JOURNAL = HEADS + BRANCH
_PROJECTED = (MAIN, AMENDMENTS + "*", *(f"{TAGS}{name}*" for name in OUR_TAGS))
_TRIES = 8
_PAUSE = 0.1  # seconds, about, before the second try; twice as long before each other
_KNOWN_FILE = "remotes.json"
STRAY = "stray"  # what is wrong with a signature whose fact is not there


class OtherResolution(AlineaError):
    """A remote with the journal of another resolution, or with another beginning put into that of ours."""

    def __init__(self, remote: str) -> None:
        self.remote = remote
        super().__init__(remote)


class CannotUnite(AlineaError):
    """A remote whose facts and ours make no text together, though each do alone; nothing was taken in."""

    def __init__(self, remote: str, what: str) -> None:
        self.remote, self.what = remote, what
        super().__init__(f"{remote}: {what}")


class FalseSignature(AlineaError):
    """A remote with a signature that does not hold, or is of no fact: why; nothing was taken in."""

    def __init__(self, path: str, why: str) -> None:
        self.path, self.why = path, why
        super().__init__(f"{path}: {why}")


class Kind(StrEnum):
    """What a person should hear of at once."""

    WENT_BACKWARDS = "went-backwards"  # the remote no longer has facts that it had; `what` are their files
    NOT_SENT = "not-sent"  # the remote would not take our facts; `what` are the refs
    DEVICE_TWICE = "device-twice"  # a device that wrote in two places, as after a restored backup; `what` are devices
    WITHOUT_EFFECT = "without-effect"  # facts that make no sense where they come to stand; `what` are their hashes


@dataclass(frozen=True)
class Alarm:
    """Something a person should hear of at once, and what it is about."""

    kind: Kind
    what: tuple[str, ...]


@dataclass(frozen=True)
class Exchanged:
    """What went to and fro: facts, branches that no fact speaks of, those that stand elsewhere there, alarms."""

    remote: str
    received: tuple[Record, ...] = ()
    sent: tuple[Record, ...] = ()
    branches: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    alarms: tuple[Alarm, ...] = ()


def sync(
    desk: Desk,
    remote: str | None = None,
    *,
    bundle: Path | None = None,
    pause: Callable[[float], object] = time.sleep,
) -> Exchanged:
    """Exchange facts with a remote (by name, address or folder; `origin` by default), or with a bundle in a file.

    Raises `NoRemote`, `ForbiddenAddress`, `NoBundle`, `Unreachable`, `OtherResolution`, `CannotUnite`,
    `BadRecord`, `FalseSignature`, `TwoContents`, `Unacceptable`, and what `Desk.writing` does; nothing here has
    changed then.
    """
    other = remotes.bundle(bundle) if bundle else remotes.find(desk.repository, remote)
    with desk.writing():
        desk.keep_journal()
    before = desk.state
    waiting = set(desk.not_taken_in())
    lacking: list[str] = []
    for tries in range(1, _TRIES + 1):
        theirs, gone = _receive(desk, other)
        lacking = lacking or gone
        refused = _send(desk.repository, other)
        if _JOURNAL not in refused or tries == _TRIES:
            break
        pause(random.uniform(0.5, 1.5) * _PAUSE * 2**tries)  # noqa: S311
    sent = () if _JOURNAL in refused else _beyond(desk, theirs)
    return Exchanged(
        other.address if other.is_bundle else other.name,
        _new(before, desk.state),
        sent,
        tuple(name for name in desk.not_taken_in() if name not in waiting),
        tuple(ref.removeprefix(HEADS) for ref in refused if ref.startswith(HEADS) and ref != _JOURNAL),
        tuple(_alarms(before, desk.state, lacking, refused)),
    )


def _receive(desk: Desk, other: Remote) -> tuple[str | None, list[str]]:
    """Take in what the remote has: the tip of its journal, and the files that it had and has no longer."""
    remotes.fetch(desk.repository, other)
    theirs = desk.repository.ref(other.tracked + BRANCH)
    gone = _gone(desk.repository, other, theirs)
    if theirs:
        _take_in(desk, other, theirs)
        _remember(desk.repository, other, theirs)
    return theirs, gone


def _take_in(desk: Desk, other: Remote, theirs: str) -> None:
    """Unite the remote's journal with ours, once all of it is verified."""
    desk.look_again()
    with desk.writing():
        ours = desk.journal.tip
        assert ours is not None
        known = held(desk.repository, ours)
        found = held(desk.repository, theirs)
        new = _verified(desk.repository, {path: blob for path, blob in found.items() if path not in known})
        new = _signed(desk, found, [path for path in found if path not in known], new)
        begun = _begun(desk.state.records)
        if not begun & {record.hash for record in _common(desk, found)} or not _begun(new) <= begun:
            raise OtherResolution(other.name)
        tip = union(desk.repository, ours, theirs)
        if tip == ours:
            return
        try:
            desk.take_in(tip, new)
        except NotReproduced as problem:
            raise CannotUnite(other.name, problem.what) from problem


def _verified(repository: Repository, files: Mapping[str, str]) -> list[Record]:
    """The records in some files; raises `BadRecord` for one that is not the fact its name promises, `Unacceptable`.

    What is no fact, as a later version may keep beside them, is taken in unread: few files, none longer than a text.
    """
    others = [path for path in files if not is_path(path) and not is_signature(path)]
    if len(others) > MAX_OTHERS:
        raise Unacceptable(others[MAX_OTHERS], "count")
    records = []
    for path, blob in files.items():
        data = repository.read(blob, path, MAX_RECORD if is_path(path) else MAX_BLOB)
        if is_path(path):
            records.append(Record.parse(path, data))
    return records


def _signed(desk: Desk, found: Mapping[str, str], new: Sequence[str], records: Sequence[Record]) -> list[Record]:
    """Records with the keys that signed them, and those of ours that were signed meanwhile.

    Raises `FalseSignature` for one that does not hold: it would stand in the way of the true one for ever.
    """
    signatures = Signatures(desk.repository, found, desk.repository.private / NOTES)
    if stray := sorted({*strays(found)} & {*new}):
        raise FalseSignature(stray[0], STRAY)
    signed = {path for path in new if is_signature(path)}
    ours = [record for record in desk.journal.records if path_of(record.path) in signed]
    out = [signatures.on(record) for record in (*ours, *records)]
    if bad := sorted(signatures.bad.items()):
        raise FalseSignature(*bad[0])
    signatures.remember()
    return out


def _begun(records: Sequence[Record]) -> set[str]:
    """The hashes of the facts that a resolution began with."""
    return {record.hash for record in records if record.type == ResolutionStarted.type}


def _common(desk: Desk, files: Mapping[str, str]) -> list[Record]:
    """Our records that are among some files, too."""
    return [record for record in desk.state.records if record.path in files]


def _send(repository: Repository, other: Remote) -> list[str]:
    """Send facts, and once they are there what is made of them; the refs that the remote did not take."""
    if other.is_bundle:
        remotes.write_bundle(repository, other, [_JOURNAL, *_PROJECTED])
        refused = []
    else:
        refused = remotes.push(repository, other, [_JOURNAL]) or remotes.push(repository, other, _PROJECTED)
    if _JOURNAL not in refused:
        _remember(repository, other, repository.ref(_JOURNAL))
    return refused


def _beyond(desk: Desk, theirs: str | None) -> tuple[Record, ...]:
    """Our records that a tip does not hold."""
    files = held(desk.repository, theirs) if theirs else {}
    return tuple(record for record in desk.state.records if record.path not in files)


def _new(before: State, now: State) -> tuple[Record, ...]:
    known = {record.hash for record in before.records}
    return tuple(record for record in now.records if record.hash not in known)


def _alarms(before: State, now: State, lacking: Sequence[str], refused: Sequence[str]) -> Iterator[Alarm]:
    if lacking:
        yield Alarm(Kind.WENT_BACKWARDS, tuple(lacking))
    if _JOURNAL in refused:
        yield Alarm(Kind.NOT_SENT, (_JOURNAL,))
    if twice := sorted(_twice(now) - _twice(before)):
        yield Alarm(Kind.DEVICE_TWICE, tuple(twice))
    known = {record.hash for record, _ in before.irregular}
    if without := [record.hash for record, _ in now.irregular if record.hash not in known]:
        yield Alarm(Kind.WITHOUT_EFFECT, tuple(without))


def _twice(state: State) -> set[str]:
    """The devices that have written two records in one place."""
    counts = Counter((record.device, record.seq) for record in state.records)
    return {device for (device, _), count in counts.items() if count > 1}


def _gone(repository: Repository, other: Remote, theirs: str | None) -> list[str]:
    """The files that a remote's journal had when we last saw it, and has no longer."""
    mark = _marks(repository).get(other.address)
    if mark is None or not repository.has(mark):
        return []
    return lost(repository, mark, theirs) if theirs else sorted(held(repository, mark))


def _marks(repository: Repository) -> dict[str, str]:
    """The tip of each remote's journal when we last saw it, by address."""
    try:
        marks = json.loads((repository.private / _KNOWN_FILE).read_text("utf-8"))
        return {str(address): str(tip) for address, tip in marks.items()}
    except (OSError, ValueError, AttributeError):
        return {}


def _remember(repository: Repository, other: Remote, tip: str | None) -> None:
    marks = _marks(repository)
    if tip and marks.get(other.address) != tip:
        path = repository.private / _KNOWN_FILE
        beside = path.with_suffix(".tmp")
        beside.write_text(json.dumps({**marks, other.address: tip}), "utf-8")
        beside.replace(path)
