"""Mending: after an accident, whatever the facts can make is made again, and a person is told of the rest.

Facts are never deleted, nor is anything else: what is in the way is set aside, in `.git/alinea/set-aside`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from filelock import FileLock, Timeout

from drafting.deliberation.fold import fold
from drafting.errors import AlineaError
from drafting.proceedings.desk import Busy, Desk, NotAResolution
from drafting.proceedings.verifying import Verified, verify
from drafting.store import gitfolder, repairs
from drafting.store.git import HEADS, TAGS, Repository
from drafting.store.history import Unreadable, distrusting, readable
from drafting.store.journal import BRANCH, Journal
from drafting.store.projection import NotReproduced, Projector
from drafting.store.scratch import Scratch

_PATIENCE = 10.0


class Deed(StrEnum):
    """What was mended."""

    FOLDER = "folder"  # what Git must read before all else
    LOCKS = "locks"
    REFS_ASIDE = "refs-aside"
    JOURNAL = "journal"
    NOTES = "notes"
    INDEX = "index"
    OBJECTS = "objects"
    REFS = "refs"


@dataclass(frozen=True)
class Mended:
    """Something that was mended, and what of it."""

    deed: Deed
    what: tuple[str, ...]


@dataclass(frozen=True)
class Mending:
    """What was mended, what verifying finds afterwards, and what stopped the work on branches and files, if it was."""

    mended: tuple[Mended, ...]
    verified: Verified
    stopped: AlineaError | None = None


def mend(path: Path, clock: Callable[[], datetime], actor: str) -> Mending:
    """Mend what can be; raises `NotARepository`, `NotAResolution`, `Busy`."""
    made_anew = gitfolder.mend(path)
    repository = Repository.open(path)
    with _alone(repository):
        found = [Mended(Deed.FOLDER, tuple(made_anew))] if made_anew else []
        found += _loose_ends(repository)
        lost = _lost_objects(repository)
    before = _refs(path)
    stopped = _put_right(path, clock, actor)
    now = Repository.open(path)
    made = tuple(oid for oid in lost if readable(now, oid))
    moved = tuple(sorted(name for name, oid in _refs(path).items() if before.get(name) != oid))
    found += [Mended(deed, what) for deed, what in ((Deed.OBJECTS, made), (Deed.REFS, moved)) if what]
    return Mending(tuple(found), verify(now), stopped)


@contextmanager
def _alone(repository: Repository) -> Iterator[None]:
    """While no command of ours writes."""
    try:
        with FileLock(repository.private / "lock", timeout=_PATIENCE):
            yield
    except Timeout as problem:
        raise Busy from problem


def _loose_ends(repository: Repository) -> Iterator[Mended]:
    """Locks, and what cannot be read: refs, the journal's among them, notes, the index."""
    if locks := repairs.remove_locks(repository):
        yield Mended(Deed.LOCKS, tuple(locks))
    broken = repairs.set_refs_aside(repository)
    if broken:
        yield Mended(Deed.REFS_ASIDE, tuple(broken))
    lost = HEADS + BRANCH in broken or repository.ref(HEADS + BRANCH) is None
    if lost and (commit := repairs.restore_journal(repository)):
        yield Mended(Deed.JOURNAL, (commit,))
    if notes := repairs.set_notes_aside(repository):
        yield Mended(Deed.NOTES, tuple(notes))
    if repairs.remake_index(repository):
        yield Mended(Deed.INDEX, ("index",))


def _lost_objects(repository: Repository) -> list[str]:
    """The objects that facts make and that cannot be read, out of the way of being made again."""
    try:
        with distrusting(BRANCH), Scratch.opened() as scratch:
            state = fold(Journal(repository).records)
            reached = scratch.reached(Projector(scratch).project(state).values())
            lost = [oid for oid in reached if not readable(repository, oid)]
            for oid in lost:
                repairs.set_object_aside(repository, oid)
            if lost:
                repairs.drop_caches(repository)
            return lost
    except (Unreadable, NotReproduced):
        return []  # verifying says why


def _put_right(path: Path, clock: Callable[[], datetime], actor: str) -> AlineaError | None:
    """Do what an earlier command left undone, as every command that writes does first; what stopped it, if anything."""
    try:
        with distrusting(BRANCH), Desk.open(path, clock, actor).writing():
            return None
    except (NotAResolution, Busy):
        raise
    except AlineaError as problem:
        return problem


def _refs(path: Path) -> dict[str, str]:
    """Branches and tags, as far as they can be read."""
    repository = Repository.open(path)
    try:
        with distrusting("refs"):
            return {**repository.refs(HEADS), **repository.refs(TAGS)}
    except Unreadable:
        return {}
