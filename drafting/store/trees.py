"""Trees as Git keeps them: bytes that list names, each with what it is and the object it leads to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from drafting.errors import AlineaError

_ENTRY = re.compile(rb"([0-7]{1,7}) ([^\0]+)\0(.{20})", re.DOTALL)
_AROUND = 22  # a blank, a zero, the id
_FOLDER, _FILE = b"40000", b"100644"
_TYPE, _REGULAR, _DIRECTORY, _EXECUTABLE = 0o170000, 0o100000, 0o040000, 0o111
# What some system, or Git's own folder, would be written over by; on a Mac, signs without width don't count.
_NOWHERE = frozenset({"", ".", ".."})
_GITS_OWN = frozenset({".git", "git~1"})
_WIDTHLESS = re.compile("[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]")


class BadTree(AlineaError, ValueError):
    """Bytes that are no tree, or a name that no tree may hold."""


class Entry(NamedTuple):
    """A name in a tree."""

    name: str
    mode: int
    oid: str

    @property
    def is_folder(self) -> bool:
        """Whether it leads to another tree."""
        return self.mode & _TYPE == _DIRECTORY

    @property
    def is_file(self) -> bool:
        """Whether it leads to a plain file: no link, no program, no other repository."""
        return self.mode & _TYPE == _REGULAR and not self.mode & _EXECUTABLE


def read(tree: bytes) -> list[Entry]:
    """The entries of a tree, as they stand; raises `BadTree`."""
    found = _ENTRY.findall(tree)
    if sum(len(mode) + len(name) + _AROUND for mode, name, _ in found) != len(tree):
        raise BadTree(tree[:100])
    return [Entry(name.decode("utf-8", "surrogateescape"), int(mode, 8), oid.hex()) for mode, name, oid in found]


def changed(tree: bytes, files: Mapping[str, str | None], folders: Mapping[str, str | None]) -> bytes:
    """A tree like another with other files and folders, by name; None takes one away. Raises `BadTree`."""
    lines = dict(_lines(tree))
    in_order = True
    for entries, mode in ((files, _FILE), (folders, _FOLDER)):
        for name, oid in entries.items():
            if oid is None:
                lines.pop(name, None)
                continue
            in_order &= lines.get(name, b"").startswith(mode + b" ")
            lines[name] = mode + b" " + _encoded(name) + b"\0" + bytes.fromhex(oid)
    ordered = list(lines.values()) if in_order else sorted(lines.values(), key=_place)
    return b"".join(ordered)


def entry(tree: bytes, name: str) -> Entry | None:
    """The entry of a name, if it is there; raises `BadTree`."""
    line = _lines(tree).get(name)
    return read(line)[0] if line else None


@lru_cache(maxsize=64)
def _lines(tree: bytes) -> Mapping[str, bytes]:
    """The lines of a tree by name: a day's amendments are made of few trees, again and again."""
    return {one.name: line[0] for one, line in zip(read(tree), _ENTRY.finditer(tree), strict=True)}


def _encoded(name: str) -> bytes:
    bare = re.split(r"[:\\]", _WIDTHLESS.sub("", name).lower())[0].rstrip(" .")
    if name in _NOWHERE or bare in _GITS_OWN or "/" in name or "\0" in name:
        raise BadTree(name)
    return name.encode()


def _place(line: bytes) -> bytes:
    """Git sorts a folder as if its name ended in a slash."""
    mode, _, rest = line.partition(b" ")
    name = rest.partition(b"\0")[0]
    return name + b"/" if mode == _FOLDER else name
