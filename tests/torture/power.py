"""Power cuts: what a disk may hold when the power goes, worked out from the calls that a command made.

A file's content is safe once the file was synced, a name once its folder was. Until then it may be there
or not, each apart from the others; what was written to a file may be gone whole, or its second half.
A folder that is synced has its own name safe too, and those above it (so do ext4, XFS and Btrfs).

Git itself brings no folder to disk: it trusts that names become safe in order, at the latest with the
next file that is synced. Where it writes for us, the disk is `in_order`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

WRITE, CREATE, MKDIR, RENAME, LINK, UNLINK, SYNC, TRUNCATE = range(8)  # as in faults.c


@dataclass(frozen=True)
class Call:
    """A call that changed a file, or brought it to disk, or (a write to `out`) told somebody something."""

    kind: int
    at: int
    path: str
    other: str
    data: bytes


def calls(notes: bytes, *, syncing: bool = True) -> Iterator[Call]:
    """The calls that were written down; without the syncs, as if there had been none."""
    place = 0
    while place < len(notes):
        lines = []
        for _ in range(3):
            end = notes.index(b"\n", place)
            lines.append(notes[place:end].decode())
            place = end + 1
        kind, at, size = map(int, lines[0].split())
        paths = [os.path.normpath(path) if path else "" for path in lines[1:]]
        if syncing or kind != SYNC:
            yield Call(kind, at, *paths, notes[place : place + size])
        place += size


@dataclass(eq=False)
class File:
    """A file or folder: what it holds, what of that is safe, and where."""

    data: bytearray = field(default_factory=bytearray)
    safe: bytes = b""
    folder: bool = False


@dataclass(frozen=True)
class Named:
    """A change of one name that is not safe yet: to a file, or (None) to nothing."""

    path: str
    file: File | None


class Disk:
    """What is below a folder, as processes see it and as it may be after a power cut."""

    def __init__(self, top: Path, *, in_order: bool = False) -> None:
        self.in_order = in_order
        self.names: dict[str, File] = {}
        for path in [top, *sorted(top.rglob("*"))]:
            content = b"" if path.is_dir() else path.read_bytes()
            self.names[str(path)] = File(bytearray(content), content, path.is_dir())
        self.safe = dict(self.names)
        self.waiting: list[list[Named]] = []  # each is done whole or not at all

    def do(self, call: Call) -> None:
        """Make a call."""
        match call.kind:
            case 0:
                file = self.names[call.path]
                file.data[call.at : call.at + len(call.data)] = call.data
            case 7:
                del self.names[call.path].data[call.at :]
            case 6:
                self._sync(call.path)
            case 1 | 2:
                self._name(Named(call.path, File(folder=call.kind == MKDIR)))
            case 3:
                self._name(Named(call.path, None), Named(call.other, self.names[call.path]))
            case 4:
                self._name(Named(call.other, self.names[call.path]))
            case 5:
                self._name(Named(call.path, None))

    def _name(self, *changes: Named) -> None:
        for change in changes:
            _set(self.names, change)
        self.waiting.append(list(changes))

    def _sync(self, path: str) -> None:
        file = self.names[path]
        if not file.folder:
            file.safe = bytes(file.data)
        above = {str(folder) for folder in (Path(path), *Path(path).parents)} if file.folder else set()
        for changes in [*self.waiting]:
            inside = file.folder and any(change.path.rpartition("/")[0] == path for change in changes)
            if self.in_order or inside or any(change.path in above and change.file for change in changes):
                self.waiting.remove(changes)
                for change in changes:
                    _set(self.safe, change)

    def after_a_cut(self, choose: Random) -> dict[str, bytes | None]:
        """What may be there: all names, or those that are safe, or these and one or all but one; whole, or not."""
        one = choose.sample(self.waiting, min(1, len(self.waiting)))
        others = [group for group in self.waiting if group not in one]
        changes = choose.choice((self.waiting, []) if self.in_order else (self.waiting, [], one, others))
        content = choose.choice((_safe, _safe, _half, _whole))
        names = dict(self.safe)
        for change in (change for group in changes for change in group):
            _set(names, change)
        return {path: None if f.folder else content(f) for path, f in names.items() if _reached(path, names)}


def write(files: dict[str, bytes | None]) -> None:
    """Make it so: folders (None) and files, where there is nothing yet."""
    for path, content in sorted(files.items()):
        if content is None:
            Path(path).mkdir(exist_ok=True)
        else:
            Path(path).write_bytes(content)
            Path(path).chmod(0o700)  # a key is read by nobody else, and an editor can be run


def _set(names: dict[str, File], change: Named) -> None:
    if change.file is None:
        names.pop(change.path, None)
    else:
        names[change.path] = change.file


def _reached(path: str, names: dict[str, File]) -> bool:
    """Whether the folders above are there."""
    return all(str(above) in names for above in Path(path).parents if len(str(above)) >= len(min(names, key=len)))


def _whole(file: File) -> bytes:
    return bytes(file.data)


def _safe(file: File) -> bytes:
    return file.safe


def _half(file: File) -> bytes:
    return bytes(file.data[: (len(file.safe) + len(file.data)) // 2]) if file.data != file.safe else file.safe
