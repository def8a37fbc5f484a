"""The obvious alternative: git itself, given the same objects, refs and facts."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from itertools import combinations, islice
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

import pygit2


class Imported(NamedTuple):
    """What git took for it, and whether it came to the same."""

    seconds: float
    same_ids: bool
    sound: bool


def fast_import(base: Path, made: Path, copy: Path) -> Imported:
    """Bring what was written into a repository since a copy of it was made into that copy, by git alone."""
    shutil.copytree(base, copy, symlinks=True)
    stream = copy.with_suffix(".stream")
    with stream.open("wb") as file:
        file.writelines(_commands(made, base))
    start = perf_counter()
    with stream.open("rb") as file:
        subprocess.run(["git", "fast-import", "--quiet"], cwd=copy, stdin=file, check=True)
    subprocess.run(["git", "pack-refs", "--all"], cwd=copy, check=True)
    seconds = perf_counter() - start
    stream.unlink()
    same = [_git(where, "for-each-ref", "--format=%(refname) %(objectname)", "refs/heads") for where in (made, copy)]
    return Imported(seconds, same[0] == same[1], sound(made) and sound(copy))


def merge_tree(made: Path, copy: Path, count: int) -> float:
    """The seconds that `git merge-tree` takes for some pairs of branches; in a copy, since it writes what it merges."""
    shutil.copytree(made, copy, symlinks=True)
    tips = _git(made, "for-each-ref", "--format=%(objectname)", "refs/heads/amendments").split()
    sample = "".join(f"{one} {other}\n" for one, other in islice(combinations(tips, 2), count))
    start = perf_counter()
    subprocess.run(
        ["git", "merge-tree", "--write-tree", "--stdin"],
        cwd=copy,
        input=sample.encode(),
        capture_output=True,
        check=False,
    )
    seconds = perf_counter() - start
    shutil.rmtree(copy)
    return seconds


class Branches:
    """Amendments' branches read with as little as can be: raw objects, as libgit2 gives them, nothing of them twice."""

    def __init__(self, path: Path) -> None:
        repository = pygit2.Repository(str(path))
        self._read = repository.odb.read
        self._references = repository.references
        self._text = self._folder(self._references["refs/heads/main"].target)
        self._blobs: dict[bytes, bytes] = {}

    def compared(self) -> Iterator[tuple[int, int]]:
        """How many bytes each branch's article has in common with the text's, from its beginning and from its end."""
        for ref in self._references.iterator():
            if ref.name.startswith("refs/heads/amendments/"):
                folder = self._folder(ref.target)
                at = self._text.rfind(b"100644 ", 0, alike(self._text, folder) + 1)
                before, after = (tree[tree.index(b"\0", at) + 1 :][:20] for tree in (self._text, folder))
                if before not in self._blobs:
                    self._blobs[before] = self._object(before)
                old, new = self._blobs[before], self._object(after)
                yield alike(old, new), alike(old[::-1], new[::-1])

    def _folder(self, commit: pygit2.Oid) -> bytes:
        """The folder of the articles."""
        root = self._read(pygit2.Oid(hex=self._read(commit)[1][5:45].decode()))[1]
        at = root.index(b"40000 articles\0") + 15
        return self._object(root[at : at + 20])

    def _object(self, oid: bytes) -> bytes:
        return bytes(self._read(pygit2.Oid(raw=oid))[1])


def alike(one: bytes, other: bytes) -> int:
    """How many bytes two begin with alike."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[low:middle] == other[low:middle] else (low, middle - 1)
    return low


def sound(path: Path) -> bool:
    """Whether git finds nothing wrong with a repository."""
    return not _git(path, "fsck", "--strict", "--no-dangling").replace("notice: HEAD points to an unborn branch", "")


def _git(path: Path, *words: str) -> str:
    done = subprocess.run(["git", *words], cwd=path, capture_output=True, text=True, check=True)
    return done.stdout


def _commands(made: Path, base: Path) -> Iterator[bytes]:
    """A `git fast-import` stream of every branch that is new or moved: one commit each."""
    repository, before = pygit2.Repository(str(made)), pygit2.Repository(str(base))
    for ref in repository.references.iterator():
        if ref.name.startswith("refs/heads/") and (
            ref.name not in before.references or before.references[ref.name].target != ref.target
        ):
            yield from _commit(repository, ref.name, repository[ref.target].peel(pygit2.Commit))


def _commit(repository: pygit2.Repository, name: str, commit: pygit2.Commit) -> Iterator[bytes]:
    who = {
        key: line for key, _, line in (one.partition(b" ") for one in commit.read_raw().split(b"\n\n")[0].split(b"\n"))
    }
    message = commit.read_raw().partition(b"\n\n")[2]
    yield b"commit %s\nauthor %s\ncommitter %s\n" % (name.encode(), who[b"author"], who[b"committer"])
    yield b"data %d\n%s\nfrom %s\n" % (len(message), message, str(commit.parent_ids[0]).encode())
    parent = repository[commit.parent_ids[0]].peel(pygit2.Commit)
    for delta in repository.diff(parent, commit).deltas:
        if delta.status_char() == "D":
            yield b"D %s\n" % delta.old_file.path.encode()
        else:
            data = repository[delta.new_file.id].peel(pygit2.Blob).data
            yield b"M 100644 inline %s\ndata %d\n%s\n" % (delta.new_file.path.encode(), len(data), data)
