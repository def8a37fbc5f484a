"""Git objects: blobs, trees, commits and tags, written one by one or in one pack, and read with distrust.

Nothing is ever checked out: files are read from the object store.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import ClassVar, TypeAlias, TypeVar

import pygit2
from pygit2.enums import FileMode, ObjectType

from drafting.errors import AlineaError
from drafting.store import trees as trees_
from drafting.store.limits import MAX_BLOB, MAX_DEPTH, MAX_FILES
from drafting.store.loose import BEFORE_OTHERS, LooseObjects
from drafting.store.packs import Pack, Stored
from drafting.store.trees import Entry
from drafting.text.slugs import slug

EMPTY = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"  # the tree with nothing in it
_TRIES = 3  # of writing an object
# The last one is pygit2's, where `LooseObjects` could not write what libgit2 then wrote itself.
_REFUSALS = (pygit2.GitError, OSError, SystemError)

Read: TypeAlias = Callable[[str, str, int], bytes]  # a blob, the path it is for, how long it may be


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
        self.raw.odb.add_backend(LooseObjects(self.common / "objects"), BEFORE_OTHERS)
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
            return _taken(builder.write)
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

    def tag_signed(self, tag: str, signature: str) -> str:
        """Write a tag like another, with a signature of that as Git appends it; its id. No ref moves."""
        return self._write(ObjectType.TAG, self.read(tag) + signature.encode("utf-8", "replace"))

    def is_signed_form(self, tag: str, of: str) -> bool:
        """Whether a tag is another one and a signature after it."""
        return self.has(of) and self.read(tag).startswith(self.read(of))

    def _write(self, kind: ObjectType, data: bytes, like: str | None = None) -> str:
        """Write an object; its id. Nearly `like` another, it takes less room in a pack."""
        if self._pack is not None:
            return self._pack.add(kind, data, like)
        return _taken(lambda: self.raw.odb.write(kind, data))

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
        found: dict[str, str] = {}
        self._gather(tree, "", 1, [most], found)
        return found

    def _gather(self, tree: str, prefix: str, depth: int, left: list[int], found: dict[str, str]) -> None:
        """Add the blobs of a tree, as long as entries are left of the most there may be."""
        if depth > MAX_DEPTH:
            raise Unacceptable(prefix, "depth")
        for entry in trees_.read(self._read(tree)):
            path = prefix + entry.name
            left[0] -= 1
            if left[0] < 0:
                raise Unacceptable(path, "count")
            if entry.is_file:
                found[path] = entry.oid
            elif entry.is_folder:
                self._gather(entry.oid, path + "/", depth + 1, left, found)
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

    def skimming(self) -> Read:
        """A faster way to `read` what has a name of its own to be checked by.

        Git's packs are looked into first, and objects not hashed once more: as it is, half the time is for that.
        """
        packs = pygit2.OdbBackendPack(str(self.common / "objects"))

        def read(blob: str, path: str, most: int) -> bytes:
            oid = pygit2.Oid(hex=blob)
            try:  # thousands of times, so no `suppress`
                if packs.read_header(oid)[1] <= most:
                    return bytes(packs.read(oid)[1])
            except (KeyError, pygit2.GitError):
                pass
            return self.read(blob, path, most)

        return read

    def is_ancestor(self, commit: str, of: str) -> bool:
        """Whether a commit is another, or one it descends from."""
        try:
            return commit == of or bool(self.raw.descendant_of(pygit2.Oid(hex=of), pygit2.Oid(hex=commit)))
        except (pygit2.GitError, KeyError):  # one of them is lost: nobody can tell
            return False


def _taken(write: Callable[[], pygit2.Oid]) -> str:
    """What the disk took; raises `NotWritten`. Git, tidying up, may take a folder away under our hands: then again."""
    for _ in range(_TRIES - 1):
        with suppress(*_REFUSALS):
            return str(write())
    try:
        return str(write())
    except _REFUSALS as problem:
        raise NotWritten(str(problem)) from problem


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
