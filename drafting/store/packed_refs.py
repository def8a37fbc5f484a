"""Packed refs: many refs written at once, into the one file where Git keeps those that hardly move."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

from drafting.store.packs import sync

FILE, LOCK = "packed-refs", "packed-refs.lock"
_HEADER = "# pack-refs with: peeled fully-peeled sorted "
_HEADS = "refs/heads/"

Refs: TypeAlias = dict[str, tuple[str, str | None]]  # by name: what each points at, and what that leads to


def add(top: Path, refs: Mapping[str, str], peeled: Callable[[str], str | None]) -> None:
    """Add refs to those in a repository's file, on disk when this returns.

    `peeled` gives what a tag leads to, None for other objects. Raises `FileExistsError` while
    somebody holds the lock on the file, `OSError` when the disk does not take it.
    """
    lock = top / LOCK
    lock.touch(exist_ok=False)
    try:
        found = {**_read(top / FILE), **{name: (oid, None) for name, oid in refs.items()}}
        with lock.open("w", encoding="utf-8", errors="surrogateescape", newline="\n") as file:
            file.writelines(_lines(found, peeled))
            file.flush()
            os.fsync(file.fileno())
        lock.replace(top / FILE)
    except BaseException:
        lock.unlink(missing_ok=True)
        raise
    sync(top)


def _lines(refs: Refs, peeled: Callable[[str], str | None]) -> Iterator[str]:
    yield _HEADER + "\n"
    for name, (oid, known) in sorted(refs.items(), key=lambda ref: os.fsencode(ref[0])):
        leads_to = known or (None if name.startswith(_HEADS) else peeled(oid))
        yield f"{oid} {name}\n" + (f"^{leads_to}\n" if leads_to else "")


def _read(path: Path) -> Refs:
    """The refs of a file: what each points at, and what that leads to where the file says it."""
    found: Refs = {}
    name = ""
    for line in path.read_text("utf-8", "surrogateescape").split("\n") if path.exists() else ():
        if line.startswith("^"):
            found[name] = found[name][0], line[1:]
        elif line and not line.startswith("#"):
            oid, _, name = line.partition(" ")
            found[name] = oid, None
    return found
