"""Git objects: blobs, trees, commits and tags, written one by one or in one pack, and read with distrust.

Nothing is ever checked out: files are read from the object store.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import ClassVar, TypeVar

import pygit2
from pygit2.enums import FileMode, ObjectType

from drafting.errors import AlineaError
from drafting.store import trees as trees_
from drafting.store.packs import Pack, Stored
from drafting.store.trees import Entry
from drafting.text.slugs import slug

EMPTY = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"  # the tree with nothing in it
MAX_BLOB = 1 << 20
MAX_FILES = 2_000
MAX_DEPTH = 6


class NotWritten(AlineaError, OSError):
    """An object that the disk did not take."""

    def __init__(self, what: str) -> None:
        self.what = what
        super().__init__(what)


class Unacceptable(AlineaError, ValueError):
    """A tree from elsewhere with something no resolution holds: a link, a huge file, a strange path."""

    def __init__(self, path: str, why: str) -> None:
        self.path, self.why = path, why
        super().__init__(f"{path}: {why}")


@dataclass(frozen=True, slots=True)
class Signature:
    """Who did something, and when."""

    name: str
    at: datetime

    def line(self) -> str:
        """As in a commit object; the address is of nobody, since people are ids."""
        offset = self.at.utcoffset()
        minutes = int(offset.total_seconds() // 60) if offset else 0
        zone = f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}{abs(minutes) % 60:02}"
        known = self.name.encode("utf-8", "replace").decode()
        name = "".join(c for c in known if c not in "<>\n\0").strip() or "-"
        return f"{name} <{slug(name)}@alinea.invalid> {max(0, int(self.at.timestamp()))} {zone}"


class Objects:
    """The objects of a repository, told from one another by what they hold."""

    bulk: ClassVar[int] = 100  # records, or refs: more at once go into one pack, or one file

    def __init__(self, raw: pygit2.Repository) -> None:
        self.raw = raw
        self._pack: Pack | None = None

    @property
    def common(self) -> Path:
        """Where objects and refs are: in a working tree beside others, not where its own index is."""
        own = Path(self.raw.path)
        pointer = own / "commondir"
        return own / pointer.read_text().strip() if pointer.exists() else own

    @contextmanager
    def packing(self, records: int) -> Iterator[None]:
        """Keep what is written inside, of so many records, together: it goes to disk in one pack, before a ref moves.

        Until then it can be read here, and nowhere else. If something goes wrong none is written.
        The objects of few records are written one by one.
        """
        if self._pack is not None or records <= self.bulk:
            yield
            return
        self._pack = Pack(self._stored)
        try:
            yield
            self._unpack()
        finally:
            self._pack = None

    def _unpack(self) -> None:
        """Bring what was kept together to disk."""
        if self._pack:
            try:
                self._pack.write(self.common / "objects" / "pack")
            except OSError as problem:
                raise NotWritten(str(problem)) from problem
            self._pack = Pack(self._stored)

    def blob(self, data: bytes) -> str:
        """Write a file's content; its id."""
        return self._write(ObjectType.BLOB, data)

    def tree(self, files: Mapping[str, str]) -> str:
        """Write a tree of blobs by path; its id."""
        here, below = _by_folder(files)
        return self._build(None, here, {name: self.tree(inner) for name, inner in below.items()})

    def tree_with(self, tree: str | None, files: Mapping[str, bytes | None]) -> str:
        """Write a tree like another, with other files, or without (None); its id. Only folders on the way change."""
        base = self._read(tree) if tree else b""
        here, below = _by_folder(files)
        there = {name: trees_.entry(base, name) for name in (*here, *below)}
        blobs = {
            name: None if data is None else self._write(ObjectType.BLOB, data, _like(there[name], folder=False))
            for name, data in here.items()
        }
        trees = {name: self.tree_with(_like(there[name], folder=True), inner) for name, inner in below.items()}
        return self._build(tree, blobs, {name: None if made == EMPTY else made for name, made in trees.items()})

    def _build(self, tree: str | None, blobs: Mapping[str, str | None], trees: Mapping[str, str | None]) -> str:
        """Write a tree like another, with other blobs and trees in it, by name; its id."""
        try:
            if self._pack is not None:
                base = self._read(tree) if tree else b""
                return self._write(ObjectType.TREE, trees_.changed(base, blobs, trees), tree)
            builder = self.raw.TreeBuilder(pygit2.Oid(hex=tree)) if tree else self.raw.TreeBuilder()
            for entries, mode in ((blobs, FileMode.BLOB), (trees, FileMode.TREE)):
                for name, oid in entries.items():
                    if oid:
                        builder.insert(name, pygit2.Oid(hex=oid), mode)
                    elif builder.get(name) is not None:
                        builder.remove(name)
            return str(builder.write())
        except (pygit2.GitError, OSError, ValueError) as problem:
            raise NotWritten(str(problem)) from problem

    def commit(self, tree: str, parents: list[str], message: str, author: Signature, committer: Signature) -> str:
        """Write a commit object; its id. No ref moves."""
        lines = [f"tree {tree}", *(f"parent {parent}" for parent in parents)]
        lines += [f"author {author.line()}", f"committer {committer.line()}", "", message.strip() + "\n"]
        return self._write(ObjectType.COMMIT, _lines(lines))

    def commit_verbatim(self, raw: str) -> str:
        """Write a commit object as it was found; its id."""
        return self._write(ObjectType.COMMIT, raw.encode("utf-8", "surrogateescape"))

    def tag(self, name: str, target: str, message: str, tagger: Signature) -> str:
        """Write an annotated tag of a commit; its id. No ref moves."""
        lines = [f"object {target}", "type commit", f"tag {name}", f"tagger {tagger.line()}", ""]
        lines.append(message.strip() + "\n")
        return self._write(ObjectType.TAG, _lines(lines))

    def _write(self, kind: ObjectType, data: bytes, like: str | None = None) -> str:
        """Write an object; its id. Nearly `like` another, it takes less room in a pack."""
        if self._pack is not None:
            return self._pack.add(kind, data, like)
        try:
            made = self.raw.odb.write(kind, data)
        except (pygit2.GitError, OSError) as problem:
            raise NotWritten(str(problem)) from problem
        return str(made)

    def has(self, oid: str) -> bool:
        """Whether an object is there."""
        return (self._pack is not None and oid in self._pack) or oid in self.raw

    # Reading.

    def _read(self, oid: str) -> bytes:
        return (self._pack.read(oid) if self._pack else self._stored(oid))[1]

    def _stored(self, oid: str) -> Stored:
        kind, data = self.raw.odb.read(pygit2.Oid(hex=oid))
        return ObjectType(kind), data

    def tree_of(self, commit: str) -> str:
        """The tree of a commit."""
        if self._pack is not None and commit in self._pack:
            return self._read(commit)[5:45].decode()
        return str(self._commit(commit).tree_id)

    def parents(self, commit: str) -> list[str]:
        """The parents of a commit."""
        return [str(parent) for parent in self._commit(commit).parent_ids]

    def author(self, commit: str) -> str:
        """The name of a commit's author."""
        return str(self._commit(commit).author.name)

    def message(self, commit: str) -> str:
        """The message of a commit."""
        return str(self._commit(commit).message)

    def verbatim(self, commit: str) -> str:
        """A commit object as it is."""
        return bytes(self._commit(commit).read_raw()).decode("utf-8", "surrogateescape")

    def _commit(self, commit: str) -> pygit2.Commit:
        return self.raw[commit].peel(pygit2.Commit)

    def files(self, tree: str, most: int = MAX_FILES) -> dict[str, str]:
        """The blobs of a tree by path; raises `Unacceptable` for whatever is no plain file."""
        return dict(self._walk(tree, "", 1, [most]))

    def _walk(self, tree: str, prefix: str, depth: int, left: list[int]) -> Iterator[tuple[str, str]]:
        if depth > MAX_DEPTH:
            raise Unacceptable(prefix, "depth")
        for entry in trees_.read(self._read(tree)):
            path = f"{prefix}{entry.name}"
            left[0] -= 1
            if left[0] < 0:
                raise Unacceptable(path, "count")
            if entry.is_folder:
                yield from self._walk(entry.oid, path + "/", depth + 1, left)
            elif entry.is_file:
                yield path, entry.oid
            else:
                raise Unacceptable(path, "mode")

    def read(self, blob: str, path: str = "", most: int = MAX_BLOB) -> bytes:
        """The content of a blob; raises `Unacceptable` when it is too long for a text."""
        if self._pack is not None and blob in self._pack:
            return self._read(blob)
        oid = pygit2.Oid(hex=blob)
        if self.raw.odb.read_header(oid)[1] > most:
            raise Unacceptable(path, "size")
        return bytes(self.raw.odb.read(oid)[1])

    def is_ancestor(self, commit: str, of: str) -> bool:
        """Whether a commit is another, or one it descends from."""
        return commit == of or bool(self.raw.descendant_of(pygit2.Oid(hex=of), pygit2.Oid(hex=commit)))


_Content = TypeVar("_Content")


def _by_folder(files: Mapping[str, _Content]) -> tuple[dict[str, _Content], dict[str, dict[str, _Content]]]:
    """What stands here, and what stands in each folder."""
    here: dict[str, _Content] = {}
    below: dict[str, dict[str, _Content]] = {}
    for path, content in files.items():
        first, _, rest = path.partition("/")
        if rest:
            below.setdefault(first, {})[rest] = content
        else:
            here[first] = content
    return here, below


def _like(entry: Entry | None, *, folder: bool) -> str | None:
    """The object of an entry, if it is of that kind."""
    return entry.oid if entry and entry.is_folder == folder else None


def _lines(lines: list[str]) -> bytes:
    return "\n".join(lines).replace("\0", "").encode("utf-8", "replace")
