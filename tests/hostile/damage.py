"""Damage: what accidents and vandals do to a file, and which files of a repository there are to do it to."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

Deed = Callable[[bytes], bytes | None]  # None is a file that is gone


def flip(part: float, bit: int = 3) -> Deed:
    """Flip a bit of the byte at a part of the file."""

    def deed(data: bytes) -> bytes:
        made = bytearray(data)
        if made:
            made[min(len(made) - 1, int(part * len(made)))] ^= 1 << bit
        return bytes(made)

    return deed


DEEDS: Mapping[str, Deed] = {
    "first byte flipped": flip(0.0),
    "a byte flipped early": flip(0.1, 0),
    "a byte flipped in the middle": flip(0.5),
    "a byte flipped late": flip(0.9, 6),
    "last byte flipped": flip(1.0),
    "cut off": lambda data: data[: len(data) // 2],
    "its last byte gone": lambda data: data[:-1],
    "empty": lambda _: b"",
    "zeros": lambda data: bytes(len(data)),
    "noise": lambda data: bytes((at * 197 + 89) % 256 for at in range(len(data) or 64)),
    "something after it": lambda data: data + b"\xff\0x\n",
    "gone": lambda _: None,
}


def damage(file: Path, deed: Deed) -> bool:
    """Do it to a file; whether that changed anything."""
    before = file.read_bytes()
    after = deed(before)
    if after == before:
        return False
    file.chmod(0o644)
    if after is None:
        file.unlink()
    else:
        file.write_bytes(after)
    return True


def objects(folder: Path, *revisions: str) -> dict[str, str]:
    """The loose objects that revisions lead to: what each is, by its file."""
    found = {}
    for oid, path in _listed(folder, *revisions):
        kind = subprocess.run(["git", "cat-file", "-t", oid], cwd=folder, capture_output=True, text=True, check=True)
        file = f".git/objects/{oid[:2]}/{oid[2:]}"
        if (folder / file).exists():
            found[file] = f"{kind.stdout.strip()} {path}".strip()
    return found


def _listed(folder: Path, *revisions: str) -> Iterator[tuple[str, str]]:
    said = subprocess.run(
        ["git", "rev-list", "--objects", *revisions], cwd=folder, capture_output=True, text=True, check=True
    )
    for line in said.stdout.splitlines():
        oid, _, path = line.partition(" ")
        yield oid, path


def other_files(folder: Path) -> list[str]:
    """The files of `.git` that are no loose objects: refs, their logs, packs, the index, what we keep ourselves."""
    files = (path.relative_to(folder).as_posix() for path in sorted((folder / ".git").rglob("*")) if path.is_file())
    return [name for name in files if "/hooks/" not in name and not _is_loose(name)]


def _is_loose(name: str) -> bool:
    parts = name.split("/")
    return parts[1] == "objects" and len(parts) == 4 and len(parts[2]) == 2
