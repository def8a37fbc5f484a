"""Repairs: what accidents leave in a repository is set aside, never deleted, so that it can be made again.

Power cuts leave refs, indexes and objects empty or half written; killed processes leave locks.
"""

from __future__ import annotations

import re
import time
from contextlib import suppress
from pathlib import Path

import pygit2

from drafting.store import packed_refs
from drafting.store.cache import FOLDER
from drafting.store.git import HEADS, JOURNAL, Repository
from drafting.store.history import History, readable

_ASIDE = "set-aside"
_NOTES = ("device", "worktree")
_NOTHING = "0" * 40
# After how many seconds nobody can still be holding a lock: people keep an editor open over the index.
_REF_LOCK, _INDEX_LOCK = 60.0, 3600.0
_OID = re.compile(r"[0-9a-f]{40}")
_PACKED = re.compile(rb"#.*|\^?[0-9a-f]{40}|[0-9a-f]{40} refs/[^\0-\x20\x7f]+")
_TARGET = re.compile(rb"(?:[0-9a-f]{40}|ref: refs/[^\0-\x20\x7f]+)\n?")


def remove_locks(repository: Repository) -> list[str]:
    """Remove the locks that nobody can be holding; their names. Called under our own lock."""
    top, mark = repository.common, repository.private / "writing"
    ours = mark.stat().st_mtime if mark.exists() else float("inf")  # a command of ours died since
    ages = dict.fromkeys((*(top / "refs").rglob("*.lock"), top / packed_refs.LOCK), _REF_LOCK)
    ages[Path(repository.raw.path) / "index.lock"] = _INDEX_LOCK
    removed = []
    for path, age in ages.items():
        with suppress(OSError):
            made = path.stat().st_mtime
            if made >= ours or time.time() - made > age:
                path.unlink()
                removed.append(path.relative_to(top).as_posix() if path.is_relative_to(top) else path.name)
    mark.unlink(missing_ok=True)
    return sorted(removed)


def set_refs_aside(repository: Repository) -> list[str]:
    """Set the files of refs aside that say nothing, or lead to nothing; the names of those refs."""
    top = repository.common
    found = _mend_packed(repository)
    for path in sorted((top / "refs").rglob("*")):
        if path.is_file() and path.suffix != ".lock" and not _says_something(repository, path):
            _set_aside(repository, path)
            found.append(path.relative_to(top).as_posix())
    return found


def _mend_packed(repository: Repository) -> list[str]:
    """Keep, of the one file of many refs, the lines that are whole, if some are not; its name."""
    path = repository.common / packed_refs.FILE
    data = path.read_bytes() if path.is_file() else b""
    lines = data.split(b"\n")
    sound: list[bytes] = []
    after_ref = False  # what a tag leads to stands in the line after it
    for line in lines[:-1]:
        if is_whole := _PACKED.fullmatch(line) is not None and (after_ref or line[:1] != b"^"):
            sound.append(line)
        after_ref = is_whole and line[:1] not in b"^#"
    if [*sound, b""] == lines:
        return []
    _set_aside(repository, path)
    path.write_bytes(b"".join(line + b"\n" for line in sound))
    return [packed_refs.FILE]


def set_object_aside(repository: Repository, oid: str) -> bool:
    """Set the file of an object aside, so that it can be written again; whether it has one of its own."""
    path = repository.common / "objects" / oid[:2] / oid[2:]
    if not path.is_file():
        return False
    _set_aside(repository, path)
    return True


def set_notes_aside(repository: Repository) -> list[str]:
    """Set the notes of this clone aside that cannot be read; their names."""
    found = []
    for name in _NOTES:
        path = repository.private / name
        try:
            path.read_text("ascii") if path.exists() else ""
        except (UnicodeDecodeError, OSError):
            _set_aside(repository, path)
            found.append(name)
    return found


def drop_caches(repository: Repository) -> None:
    """Throw away what was worked out before: it is made anew."""
    for path in (repository.private / "projection.json", *(repository.private / FOLDER).glob("*")):
        path.unlink(missing_ok=True)


def remake_index(repository: Repository) -> bool:
    """Make an index that cannot be read again, as the branch that is checked out has it; whether it had to be."""
    try:
        repository.raw.index.read()
    except (pygit2.GitError, OSError):
        _set_aside(repository, Path(repository.raw.path) / "index")
        tip = repository.ref(repository.head or "")
        index = pygit2.Repository(repository.raw.path).index
        if tip:
            index.read_tree(pygit2.Oid(hex=repository.tree_of(tip)))
        index.write()
        return True
    return False


def restore_journal(repository: Repository) -> str | None:
    """Put a journal whose branch was lost forward to where Git's log has it last, whole; the commit, if it moved."""
    there = repository.ref(HEADS + JOURNAL)
    for commit in last_places(repository, HEADS + JOURNAL):
        whole = readable(repository, commit) and not any(History(repository, commit).unreadable())
        if whole and commit != there and (there is None or repository.is_ancestor(there, commit)):
            repository.move(HEADS + JOURNAL, commit, there)
            return commit
    return None


def last_places(repository: Repository, ref: str) -> list[str]:
    """The commits that a branch was at, as Git's own log of this clone has them: the last first, each once."""
    log = repository.common / "logs" / ref
    lines = log.read_text("utf-8", "replace").splitlines() if log.is_file() else []
    known = (oid for line in reversed(lines) for oid in reversed(line.split(" ")[:2]))
    return list(dict.fromkeys(oid for oid in known if _OID.fullmatch(oid) and oid != _NOTHING))


def _says_something(repository: Repository, path: Path) -> bool:
    """Whether a ref leads to something. One of the journal that leads to what is lost is left for a person."""
    said = path.read_bytes()
    if not _TARGET.fullmatch(said):
        return False
    ours = path == repository.common / HEADS / JOURNAL
    return ours or said.startswith(b"ref: ") or readable(repository, said[:40].decode())


def _set_aside(repository: Repository, path: Path) -> None:
    """Move a file to where nobody looks for it but a person."""
    folder = repository.private / _ASIDE
    folder.mkdir(exist_ok=True)
    taken = (folder / f"{path.name}.{n}" for n in range(1, 1 << 20))
    path.replace(next(free for free in taken if not free.exists()))
