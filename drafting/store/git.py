"""Git objects and refs, written so that what is acknowledged is on disk, and read with distrust.

libgit2 up to 1.9.7 can report success for a commit that was never written when a ref is given to
`create_commit`, so a commit is made as an object, and a ref moved by compare-and-swap and read
back. Nothing is ever checked out: blobs are read from the object store.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import pygit2
from pygit2.enums import FileMode, ObjectType, Option, RepositoryOpenFlag

from drafting.errors import AlineaError
from drafting.store import packed_refs
from drafting.store import trees as trees_
from drafting.store.packs import Pack, Stored
from drafting.store.trees import Entry
from drafting.text.slugs import slug

pygit2.option(Option.ENABLE_FSYNC_GITDIR, True)

JOURNAL = "journal"  # the branch that the facts are on
HEADS, TAGS, REMOTES = "refs/heads/", "refs/tags/", "refs/remotes/"
EMPTY = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"  # the tree with nothing in it
BULK = 100  # records or refs: with more at once, objects go into one pack, refs into one file
MAX_BLOB = 1 << 20
MAX_FILES = 2_000
MAX_DEPTH = 6
# A ref lock that stays for so long was left by a process that died: our own lock is held while refs move.
_STALE_SECONDS = 5.0
_POLL_SECONDS = 0.05


class NotARepository(AlineaError):
    """A folder that is in no Git repository."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(str(path))


class RefMoved(AlineaError):
    """A ref that somebody else moved meanwhile, or that would not take its new value."""

    def __init__(self, ref: str) -> None:
        self.ref = ref
        super().__init__(ref)


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


class Repository:
    """A Git repository."""

    def __init__(self, raw: pygit2.Repository) -> None:
        self.raw = raw
        self._pack: Pack | None = None

    @classmethod
    def open(cls, path: Path) -> Repository:
        """The repository that holds a folder; raises `NotARepository`."""
        try:
            found = pygit2.discover_repository(str(path))
            if found is None:
                raise NotARepository(path)
            return cls(pygit2.Repository(found, RepositoryOpenFlag.NO_SEARCH))
        except (pygit2.GitError, KeyError) as problem:
            raise NotARepository(path) from problem

    @classmethod
    def create(cls, path: Path) -> Repository:
        """A new repository, on `main`, with nothing in it."""
        raw = pygit2.init_repository(str(path), initial_head="main")
        raw.config["core.fsync"] = "all"
        raw.config["core.autocrlf"] = "false"
        return cls(raw)

    @property
    def folder(self) -> Path | None:
        """The working tree; None in a bare repository."""
        return Path(self.raw.workdir) if self.raw.workdir else None

    @property
    def private(self) -> Path:
        """Where we keep what is this clone's alone; made when missing."""
        path = Path(self.raw.path) / "alinea"
        path.mkdir(exist_ok=True)
        return path

    @property
    def _common(self) -> Path:
        """Where objects and refs are: in a working tree beside others, not where its own index is."""
        own = Path(self.raw.path)
        pointer = own / "commondir"
        return own / pointer.read_text().strip() if pointer.exists() else own

    @property
    def user(self) -> str:
        """The name Git knows the user by, or nothing."""
        try:
            return str(self.raw.config["user.name"])
        except KeyError:
            return ""

    @property
    def head(self) -> str | None:
        """The branch that is checked out, by its full name; None when none is."""
        target = self.raw.references["HEAD"].target if "HEAD" in self.raw.references else None
        return target if isinstance(target, str) else None

    # Objects.

    @contextmanager
    def packing(self, records: int) -> Iterator[None]:
        """Keep what is written inside, of so many records, together: it goes to disk in one pack, before a ref moves.

        Until then it can be read here, and nowhere else. If something goes wrong none is written.
        The objects of few records are written one by one.
        """
        if self._pack is not None or records <= BULK:
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
                self._pack.write(self._common / "objects" / "pack")
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

    # Refs.

    def ref(self, name: str) -> str | None:
        """What a ref points at: an object's id."""
        try:
            return str(self.raw.references[name].resolve().target)
        except (KeyError, pygit2.InvalidSpecError, pygit2.GitError):
            return None

    def refs(self, prefix: str) -> dict[str, str]:
        """The refs under a prefix, and what they point at."""
        found = {}
        for ref in self.raw.references.iterator():
            if ref.name.startswith(prefix) and not isinstance(ref.target, str):
                found[ref.name] = str(ref.target)
        return found

    def branches(self, prefix: str) -> list[str]:
        """The names of the branches, here or on a remote, that begin so."""
        here = [name.removeprefix(HEADS) for name in self.refs(HEADS)]
        there = [name.removeprefix(REMOTES).partition("/")[2] for name in self.refs(REMOTES)]
        return sorted({name for name in (*here, *there) if name.startswith(prefix)})

    def find_branch(self, name: str) -> str | None:
        """The commit of a branch here or, in a fresh clone, on a remote."""
        if found := self.ref(HEADS + name):
            return found
        remotes = [r for r in self.refs(REMOTES) if r.removeprefix(REMOTES).partition("/")[2] == name]
        return self.ref(min(remotes)) if remotes else None

    def commit_named(self, name: str) -> str | None:
        """The commit that a tag, a branch (here or on a remote) or a commit's own name leads to."""
        for full in (TAGS + name, HEADS + name):
            if (found := self.ref(full)) is not None:
                return str(self.raw[found].peel(pygit2.Commit).id)
        if found := self.find_branch(name):
            return found
        try:
            return str(self.raw.revparse_single(name).peel(pygit2.Commit).id)
        except (KeyError, ValueError, pygit2.GitError):
            return None

    def move(self, name: str, new: str, old: str | None) -> None:
        """Point a ref at an object, if it is still where it was; raises `RefMoved`."""
        if new == old:
            return
        self._unpack()
        for attempt in (1, 2):
            try:
                self._swap(name, new, old)
                break
            except (pygit2.GitError, ValueError, OSError) as problem:
                if attempt == 2 or not self._heal(name):
                    raise RefMoved(name) from problem
        if self.ref(name) != new:
            raise RefMoved(name)

    def make(self, refs: Mapping[str, str]) -> None:
        """Make refs that are not there yet; raises `RefMoved` if one is, `NotWritten`. Many are made at once or not."""
        if len(refs) <= BULK:
            for name, oid in refs.items():
                self.move(name, oid, None)
            return
        self._unpack()
        there = {ref.name for ref in self.raw.references.iterator()}
        if taken := there & (refs.keys() | _folders(refs)) | _folders(there) & refs.keys():
            raise RefMoved(min(taken))
        for attempt in (1, 2):
            try:
                packed_refs.add(self._common, refs, self._peeled)
                break
            except FileExistsError as problem:
                if attempt == 2 or not self._heal(packed_refs.FILE):
                    raise RefMoved(packed_refs.FILE) from problem
            except OSError as problem:
                raise NotWritten(str(problem)) from problem

    def _peeled(self, oid: str) -> str | None:
        """What a tag leads to; None for another object, or none at all."""
        found = self.raw.get(oid)
        return str(found.peel(None).id) if isinstance(found, pygit2.Tag) else None

    def _swap(self, name: str, new: str, old: str | None) -> None:
        target = pygit2.Oid(hex=new)
        if old is None:
            self.raw.references.create(name, target, force=False)
            return
        there = self.raw.references.get(name)
        if there is None or str(there.target) != old:
            raise RefMoved(name)
        there.set_target(target)  # compares with what was just read, under the ref's lock

    def _heal(self, name: str) -> bool:
        """Wait for the lock on a ref to go, and remove that of a dead process; whether there was one."""
        lock = self._common / f"{name}.lock"
        if not lock.exists():
            return False
        with suppress(OSError):
            for _ in range(int(_STALE_SECONDS / _POLL_SECONDS)):
                if time.time() - lock.stat().st_mtime > _STALE_SECONDS:
                    break
                time.sleep(_POLL_SECONDS)
            lock.unlink()
        return True

    def clear_locks(self, since: float) -> None:
        """Remove the locks left by a process of ours that died: those on refs and index made since it began."""
        top = self._common
        locks = (*(top / "refs").rglob("*.lock"), top / packed_refs.LOCK, Path(self.raw.path) / "index.lock")
        for lock in locks:
            with suppress(OSError):
                if lock.stat().st_mtime >= since:
                    lock.unlink()


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


def _folders(names: Iterable[str]) -> set[str]:
    """The names of which no ref can be, while others are in folders of that name."""
    return {name.rsplit("/", n)[0] for name in names for n in range(1, name.count("/"))}


def _like(entry: Entry | None, *, folder: bool) -> str | None:
    """The object of an entry, if it is of that kind."""
    return entry.oid if entry and entry.is_folder == folder else None


def _lines(lines: list[str]) -> bytes:
    return "\n".join(lines).replace("\0", "").encode("utf-8", "replace")
