"""The working tree: it follows `main` where it is clean, and is never written where it is not."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import pygit2
from pygit2.enums import FileMode

from drafting.errors import AlineaError
from drafting.store.git import HEADS, NotWritten, Repository
from drafting.store.packs import sync

_AT_FILE = "worktree"
_HEX = re.compile(r"[0-9a-f]{40}")


class UnsavedWork(AlineaError):
    """Files that would have to be overwritten, and have been changed."""

    def __init__(self, paths: Iterable[str]) -> None:
        self.paths = tuple(sorted(paths))
        super().__init__(", ".join(self.paths))


class WorkingTree:
    """The files that a facilitator sees and edits; nothing at all in a bare repository.

    Only a tree that is on `main` follows it; one on an amendment's branch is read all the same.
    """

    def __init__(self, repository: Repository) -> None:
        self.repository = repository
        self.everything = repository.folder
        self.folder = repository.folder if repository.head == HEADS + "main" else None

    def read(self) -> dict[str, bytes]:
        """The files as they are; links are left aside, and hidden files unless Git has them."""
        found: dict[str, bytes] = {}
        if self.everything is None:
            return found
        kept = self._index()
        for path in sorted(self.everything.rglob("*")):
            name = path.relative_to(self.everything).as_posix()
            hidden = name.startswith(".") or "/." in name
            if (not hidden or name in kept) and path.is_file() and not path.is_symlink():
                found[name] = path.read_bytes()
        return found

    def dirty(self, files: Mapping[str, str], paths: Iterable[str] | None = None) -> list[str]:
        """Those of the paths (all by default) that are not as in `files`, blobs by path."""
        if self.folder is None:
            return []
        asked = files if paths is None else paths
        return [path for path in asked if not self._is(path, files.get(path))]

    def follow(self, old: str, new: str) -> None:
        """Bring the files that differ between two commits to the second; raises `UnsavedWork` before any change."""
        if self.folder is not None:
            self.put(self.behind(old, new))
            self.stand(new)

    def behind(self, old: str, new: str) -> dict[str, str | None]:
        """The files to bring from one commit to another, blobs by path; raises `UnsavedWork` if one is as in neither.

        What the index has as in the second, Git has brought there, and may be worked on since.
        """
        if self.folder is None:
            return {}
        before, after = self._files(old), self._files(new)
        index = self._index()
        differ = (path for path in sorted({*before, *after}) if before.get(path) != after.get(path))
        changed = {path: after.get(path) for path in differ if index.get(path) != after.get(path)}
        if blocked := [path for path in self.dirty(before, changed) if not self._is(path, changed[path])]:
            raise UnsavedWork(blocked)
        return changed

    def bring(self, old: str, new: str) -> bool:
        """Bring the files that differ between two commits of the branch they are on to the second.

        Nothing is done where one is as in neither: somebody is at work there.
        """
        before, after = self._files(old), self._files(new)
        differ = [path for path in {*before, *after} if before.get(path) != after.get(path)]
        now = self.read()
        if not all(any(self.is_as(now.get(path), one.get(path)) for one in (before, after)) for path in differ):
            return False
        self.put({path: after.get(path) for path in differ})
        return True

    def put(self, blobs: Mapping[str, str | None]) -> None:
        """Write files (None removes one), each whole or not at all, and the index with them."""
        if self.everything is None or not blobs:
            return
        index = self.repository.raw.index
        index.read()
        for path, blob in blobs.items():
            target = self.everything / path
            if blob is None:
                target.unlink(missing_ok=True)
                with contextlib.suppress(OSError):
                    index.remove(path)
                _prune(target.parent, self.everything)
            else:
                _write(target, self.repository.read(blob, path))
                index.add(pygit2.IndexEntry(path, pygit2.Oid(hex=blob), FileMode.BLOB))
        try:
            index.write()
        except (pygit2.GitError, OSError, ValueError) as problem:
            raise NotWritten(str(problem)) from problem

    def write(self, files: Mapping[str, bytes]) -> None:
        """Write files, each whole or not at all; the index is left as it is."""
        assert self.everything is not None or not files
        for path, data in files.items():
            _write(self.everything / path, data)  # type: ignore[operator]

    def at(self) -> str | None:
        """The commit that the files were last brought to: empty before the first, None where nobody knows."""
        path = self.repository.private / _AT_FILE
        if not path.exists():
            return None
        commit = path.read_text().strip()
        return commit if not commit or (_HEX.fullmatch(commit) and self.repository.has(commit)) else None

    def stand(self, commit: str) -> None:
        """Remember which commit the files are as in; that is on disk when this returns."""
        path, said = self.repository.private / _AT_FILE, f"{commit}\n".encode()
        if self.folder is not None and not (path.exists() and path.read_bytes() == said):
            _write(path, said)
            sync(path.parent)

    def is_as(self, content: bytes | None, blob: str | None) -> bool:
        """Whether a file holds what a blob does, however its lines end; None is no file, no blob."""
        if content is None or blob is None:
            return content is None and blob is None
        stored = self.repository.read(blob)
        return stored in (content, content.replace(b"\r\n", b"\n"))

    def _is(self, path: str, blob: str | None) -> bool:
        return self.is_as(self._content(path), blob)

    def _index(self) -> dict[str, str]:
        index = self.repository.raw.index
        index.read()
        return {entry.path: str(entry.id) for entry in index}

    def _files(self, commit: str) -> dict[str, str]:
        return self.repository.files(self.repository.tree_of(commit)) if commit else {}

    def _content(self, path: str) -> bytes | None:
        assert self.folder is not None
        target = self.folder / path
        return target.read_bytes() if target.is_file() and not target.is_symlink() else None


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.alinea-tmp")
    with beside.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


def _prune(folder: Path, top: Path) -> None:
    while folder != top and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
