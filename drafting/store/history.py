"""The journal's history, read with distrust: its objects may be damaged, and it must only have grown.

Nothing here raises for what it finds: each fault is named, and what can still be read is read.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

import pygit2
from pygit2.enums import ObjectType

from drafting.errors import AlineaError
from drafting.store import trees
from drafting.store.objects import MAX_DEPTH, Objects
from drafting.store.trees import Entry

_CACHED = 4096  # trees: each is looked at as it came in, and once more as the one before the next


class Unreadable(AlineaError):
    """A part of the repository that cannot be read at all, and why."""

    def __init__(self, what: str, why: str) -> None:
        self.what, self.why = what, why
        super().__init__(f"{what}: {why}")


class Wrong(StrEnum):
    """What can be wrong with a history."""

    UNREADABLE = "unreadable"  # an object that is missing, or not what its name promises
    REMOVED = "removed"  # a file that the commit before had
    CHANGED = "changed"  # a file that is another than in the commit before
    TOO_DEEP = "too-deep"


@dataclass(frozen=True, order=True)
class Fault:
    """What is wrong in a history: the path or the object, and the commit it was found in."""

    where: str
    wrong: Wrong
    commit: str


@contextmanager
def distrusting(what: str) -> Iterator[None]:
    """Say that something cannot be read, whatever it is that goes wrong inside; raises `Unreadable`."""
    try:
        yield
    except (pygit2.GitError, LookupError, ValueError, TypeError, AttributeError, OSError, zlib.error) as problem:
        raise Unreadable(what, f"{type(problem).__name__}: {problem}") from problem


def readable(repository: Objects, oid: str) -> bool:
    """Whether an object is there, and is what its name promises."""
    try:
        repository.raw.odb.read(pygit2.Oid(hex=oid))
    except (pygit2.GitError, KeyError, ValueError, OSError):
        return False
    return True


class History:
    """A branch's commits and trees."""

    def __init__(self, repository: Objects) -> None:
        self._odb = repository.raw.odb
        self._tree = lru_cache(_CACHED)(self._read_tree)
        self._compared: set[tuple[str, str]] = set()
        self.commits = 0  # how many were read

    def faults(self, tip: str) -> Iterator[Fault]:
        """What is wrong on the way from a commit to the beginning, and with the files it has."""
        yield from self._unreadable_files(tip)
        read: dict[str, tuple[str, list[str]]] = {}
        waiting, seen = [tip], {tip}
        while waiting:
            commit = waiting.pop()
            for one in (commit, *self._commit(commit, read)[1]):
                if not self._commit(one, read)[0] and one not in seen | {tip}:
                    yield Fault(one, Wrong.UNREADABLE, commit)
                if one not in seen:
                    seen.add(one)
                    waiting.append(one)
            tree, parents = self._commit(commit, read)
            for parent in parents:
                before = self._commit(parent, read)[0]
                if tree and before:
                    yield from (Fault(path, wrong, commit) for path, wrong in self._lost(before, tree))
        self.commits = len(seen)

    def _unreadable_files(self, tip: str) -> Iterator[Fault]:
        tree, _ = self._commit(tip, {})
        if not tree:
            yield Fault(tip, Wrong.UNREADABLE, tip)
            return
        waiting = [("", tree)]
        while waiting:
            prefix, oid = waiting.pop()
            entries = self._tree(oid)
            if entries is None:
                yield Fault(prefix or oid, Wrong.UNREADABLE, tip)
            elif prefix.count("/") > MAX_DEPTH:
                yield Fault(prefix, Wrong.TOO_DEEP, tip)
            else:
                waiting += [(f"{prefix}{e.name}/", e.oid) for e in entries.values() if e.is_folder]

    def _commit(self, commit: str, read: dict[str, tuple[str, list[str]]]) -> tuple[str, list[str]]:
        """The tree and the parents of a commit; no tree for one that cannot be read."""
        if commit not in read:
            read[commit] = self._read_commit(commit)
        return read[commit]
