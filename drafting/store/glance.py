"""Glancing at a repository: where its refs stand, read from Git's own files.

To open it takes longer than to give an answer that is there already.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

_JOURNAL = "refs/heads/journal"
_PACKED = "packed-refs"
_LOOSE = re.compile(rb"([0-9a-f]{40})\n")
_PACKED_JOURNAL = re.compile(rb"^([0-9a-f]{40}) refs/heads/journal$", re.MULTILINE)


class Folders(NamedTuple):
    """Git's own folder of a working tree, and the one whose refs it shares with others: mostly the same."""

    own: Path
    common: Path


def folders(path: Path) -> Folders:
    """Git's folders around a path; raises `NotARepository`."""
    for folder in (whole := path.resolve(), *whole.parents):
        own = folder / ".git"
        if own.exists():
            if (own / "HEAD").is_file() and (own / "refs").is_dir() and not (own / "commondir").exists():
                return Folders(own, own)
            break
    from drafting.store.git import Repository

    repository = Repository.open(path)
    return Folders(Path(repository.raw.path), repository.common)


def journal(common: Path) -> str:
    """What tells one state of the journal from another: its tip or, where that is not here, how all refs stand."""
    loose = _read(common / _JOURNAL)
    found = _LOOSE.match(loose) if loose else _PACKED_JOURNAL.search(_read(common / _PACKED))
    return found[1].decode() if found else refs(common)


def refs(common: Path) -> str:
    """What tells one state of all refs from another."""
    files = sorted(path for path in (common / "refs").rglob("*") if path.is_file())
    return sha256(b"\0".join(_told(common, [common / _PACKED, *files]))).hexdigest()


def _told(common: Path, files: list[Path]) -> Iterator[bytes]:
    for path in files:
        yield path.relative_to(common).as_posix().encode("utf-8", "surrogateescape")
        yield _read(path)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
