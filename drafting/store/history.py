"""The journal's history, read with distrust: its objects may be damaged, and it must only have grown.

Nothing here raises for what it finds: each fault is named, and what can still be read is read.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

import pygit2
from pygit2.enums import ObjectType

from drafting.errors import AlineaError
from drafting.store import trees
from drafting.store.limits import MAX_DEPTH
from drafting.store.objects import Objects
from drafting.store.trees import Entry

_LINE = re.compile(rb"[0-7]{1,7} [^\0]+\0.{20}", re.DOTALL)
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
    except AlineaError:
        raise
    except (pygit2.GitError, LookupError, ValueError, TypeError, AttributeError, OSError, zlib.error) as problem:
        raise Unreadable(what, f"{type(problem).__name__}: {problem}") from problem


def readable(repository: Objects, oid: str) -> bool:
    """Whether an object is there, and is what its name promises."""
    try:
        repository.raw.odb.read(pygit2.Oid(hex=oid))
    except (pygit2.GitError, KeyError, ValueError, OSError):
        return False
    return True


class _Commit(NamedTuple):
    tree: str
    parents: tuple[str, ...]


class History:
    """A branch's commits, from its tip to the beginning."""

    def __init__(self, repository: Objects, tip: str) -> None:
        self._repository = repository
        self._tip = tip
        self._commit = lru_cache(_CACHED)(self._read_commit)
        self._tree = lru_cache(_CACHED)(self._read_tree)
        self.commits: set[str] = set()  # those that were looked at

    def faults(self) -> Iterator[Fault]:
        """Where a commit lacks a file of a commit before it, or has another instead; what of them is unreadable."""
        compared: set[tuple[str, str]] = set()
        waiting = [self._tip]
        while waiting:
            name = waiting.pop()
            if name in self.commits:
                continue
            self.commits.add(name)
            found = self._commit(name)
            if found is None:
                yield Fault(name, Wrong.UNREADABLE, name)
                continue
            for parent in found.parents:
                if before := self._commit(parent):
                    lost = self._lost(before.tree, found.tree, compared)
                    yield from (Fault(where, wrong, name) for where, wrong in lost)
            waiting += found.parents

    def unreadable(self) -> Iterator[Fault]:
        """The folders and files at the tip that cannot be read."""
        commit = self._commit(self._tip)
        waiting = [("", commit.tree)] if commit else []
        seen: set[str] = set()
        while waiting:
            prefix, oid = waiting.pop()
            lines = self._tree(oid)
            if lines is None:
                yield Fault(prefix or oid, Wrong.UNREADABLE, self._tip)
            elif oid not in seen:
                seen.add(oid)
                entries = _entries(lines).values()
                waiting += [(f"{prefix}{entry.name}/", entry.oid) for entry in entries if entry.is_folder]
                files = {f"{prefix}{entry.name}": entry.oid for entry in entries if not entry.is_folder}
                bad = [path for path, blob in files.items() if not readable(self._repository, blob)]
                yield from (Fault(path, Wrong.UNREADABLE, self._tip) for path in bad)

    def _lost(
        self, old: str, new: str, compared: set[tuple[str, str]], prefix: str = ""
    ) -> Iterator[tuple[str, Wrong]]:
        """The paths under one tree that are not as they were in another; each pair of trees is compared once."""
        if old == new or (old, new) in compared:
            return
        compared.add((old, new))
        before, after = self._tree(old), self._tree(new)
        if before is None or after is None:
            yield prefix or (old if before is None else new), Wrong.UNREADABLE
            return
        there = _entries(after - before)
        for name, was in _entries(before - after).items():
            now = there.get(name)
            if now is None:
                yield prefix + name, Wrong.REMOVED
            elif was.is_folder and now.is_folder and prefix.count("/") < MAX_DEPTH:
                yield from self._lost(was.oid, now.oid, compared, f"{prefix}{name}/")
            else:
                yield prefix + name, Wrong.CHANGED

    def _read_commit(self, name: str) -> _Commit | None:
        kind, data = self._read(name)
        head = data.partition(b"\n\n")[0].decode("ascii", "replace").split("\n")
        told = [line.partition(" ")[2] for line in head if line.startswith(("tree ", "parent "))]
        return _Commit(told[0], tuple(told[1:])) if kind == ObjectType.COMMIT and told else None

    def _read_tree(self, oid: str) -> frozenset[bytes] | None:
        """The lines of a tree."""
        kind, data = self._read(oid)
        lines = _LINE.findall(data)
        return frozenset(lines) if kind == ObjectType.TREE and sum(map(len, lines)) == len(data) else None

    def _read(self, oid: str) -> tuple[int, bytes]:
        try:
            kind, data = self._repository.raw.odb.read(pygit2.Oid(hex=oid))
        except (pygit2.GitError, KeyError, ValueError, OSError):
            return 0, b""
        return int(kind), data


def _entries(lines: Iterable[bytes]) -> dict[str, Entry]:
    """What lines of a tree say, by name."""
    return {entry.name: entry for line in lines for entry in trees.read(line)}
