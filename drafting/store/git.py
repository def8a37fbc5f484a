"""Git repositories and their refs, written so that what is acknowledged is on disk.

libgit2 up to 1.9.7 can report success for a commit that was never written when a ref is given to
`create_commit`, so a commit is made as an object, and a ref moved by compare-and-swap and read
back.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

import pygit2
from pygit2.enums import Option, RepositoryOpenFlag

from drafting.errors import AlineaError
from drafting.store import gitfolder, packed_refs
from drafting.store.history import distrusting
from drafting.store.objects import NotWritten, Objects, Signature, Unacceptable
from drafting.store.packs import sync

__all__ = ["DamagedRepository", "NotARepository", "NotWritten", "RefMoved", "Repository", "Signature", "Unacceptable"]

pygit2.option(Option.ENABLE_FSYNC_GITDIR, True)

JOURNAL = "journal"  # the branch that the facts are on
HEADS, TAGS, REMOTES = "refs/heads/", "refs/tags/", "refs/remotes/"
# A ref lock that stays for so long was left by a process that died: our own lock is held while refs move.
_STALE_SECONDS = 5.0
_POLL_SECONDS = 0.05


class NotARepository(AlineaError):
    """A folder that is in no Git repository."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(str(path))


class DamagedRepository(NotARepository):
    """A folder with a `.git` that cannot be read: its `HEAD` or its `config` is damaged."""


class RefMoved(AlineaError):
    """A ref that somebody else moved meanwhile, or that would not take its new value."""

    def __init__(self, ref: str) -> None:
        self.ref = ref
        super().__init__(ref)


class Repository(Objects):
    """A Git repository."""

    @classmethod
    def open(cls, path: Path) -> Repository:
        """The repository that holds a folder; raises `NotARepository`, `DamagedRepository`."""
        try:
            found = pygit2.discover_repository(str(path))
            if found is not None:
                return cls(pygit2.Repository(found, RepositoryOpenFlag.NO_SEARCH))
        except (pygit2.GitError, KeyError) as problem:
            raise _none_at(path) from problem
        raise _none_at(path)

    @classmethod
    def create(cls, path: Path, *, lasting: bool = True) -> Repository:
        """A new repository, on `main`, with nothing in it; on disk when this returns, if it is to last."""
        raw = pygit2.init_repository(str(path), initial_head="main")
        raw.config["core.fsync"] = "all"
        raw.config["core.autocrlf"] = "false"
        for made in (*Path(raw.path).rglob("*"), Path(raw.path), path) if lasting else ():
            sync(made)  # libgit2 leaves them to whenever the system likes
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
    def user(self) -> str:
        """The name Git knows the user by, or nothing."""
        try:
            return str(self.raw.config["user.name"])
        except KeyError:
            return ""

    @property
    def head(self) -> str | None:
        """The branch that is checked out, by its full name; None when none is."""
        try:
            target = self.raw.references["HEAD"].target
        except (KeyError, ValueError, pygit2.GitError):
            return None
        return target if isinstance(target, str) else None

    @property
    def is_shallow(self) -> bool:
        """Whether it was cloned with the last commits only."""
        return bool(self.raw.is_shallow)

    # Refs.

    def ref(self, name: str) -> str | None:
        """What a ref points at: an object's id."""
        try:
            return str(self.raw.references[name].resolve().target)
        except (KeyError, ValueError, pygit2.GitError):
            return None

    def refs(self, prefix: str) -> dict[str, str]:
        """The refs under a prefix, and what they point at; raises `Unreadable`."""
        with distrusting("refs"):
            there = [ref for ref in self.raw.references.iterator() if ref.name.startswith(prefix)]
            return {ref.name: str(ref.target) for ref in there if not isinstance(ref.target, str)}

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
        if len(refs) <= self.bulk:
            for name, oid in refs.items():
                self.move(name, oid, None)
            return
        self._unpack()
        there = {ref.name for ref in self.raw.references.iterator()}
        if taken := there & (refs.keys() | _folders(refs)) | _folders(there) & refs.keys():
            raise RefMoved(min(taken))
        for attempt in (1, 2):
            try:
                packed_refs.add(self.common, refs, self._peeled)
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
        lock = self.common / f"{name}.lock"
        if not lock.exists():
            return False
        with suppress(OSError):
            for _ in range(int(_STALE_SECONDS / _POLL_SECONDS)):
                if time.time() - lock.stat().st_mtime > _STALE_SECONDS:
                    break
                time.sleep(_POLL_SECONDS)
            lock.unlink()
        return True

    def heal(self, prefix: str) -> bool:
        """Remove the locks that a dead process left on the refs under a prefix; whether there were any."""
        locks = [*(self.common / prefix).rglob("*.lock"), *self.common.glob(packed_refs.LOCK)]
        for lock in locks:
            self._heal(lock.relative_to(self.common).as_posix().removesuffix(".lock"))
        return bool(locks)

    def clear_locks(self, since: float) -> None:
        """Remove the locks left by a process of ours that died: those on refs and index made since it began."""
        top = self.common
        locks = (*(top / "refs").rglob("*.lock"), top / packed_refs.LOCK, Path(self.raw.path) / "index.lock")
        for lock in locks:
            with suppress(OSError):
                if lock.stat().st_mtime >= since:
                    lock.unlink()


def _none_at(path: Path) -> NotARepository:
    return DamagedRepository(path) if gitfolder.around(path) else NotARepository(path)


def _folders(names: Iterable[str]) -> set[str]:
    """The names of which no ref can be, while others are in folders of that name."""
    return {name.rsplit("/", n)[0] for name in names for n in range(1, name.count("/"))}
