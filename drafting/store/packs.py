"""Packs: many objects written at once, as one file and its index, as Git's own `gitformat-pack` says.

An object that is nearly like another is kept as what differs from it, in one stretch: so it is with
an amendment's article and the text's, and with the folders that lead to them.
"""

from __future__ import annotations

import os
import struct
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha1
from itertools import accumulate
from pathlib import Path
from tempfile import mkstemp

from pygit2.enums import ObjectType

TEMPORARY = "tmp_"  # git's own sweeping takes files that begin so away, too
_NAMES = {ObjectType.COMMIT: b"commit", ObjectType.TREE: b"tree", ObjectType.BLOB: b"blob", ObjectType.TAG: b"tag"}
_DELTA = 7
_COPY = bytes([0x80 | 0x0F | 0x30])  # four bytes of place and two of length follow
_MOST_COPIED, _MOST_INSERTED = 0xFFFF, 0x7F
_LONG_OFFSET = 1 << 31
# Setting zlib up for its usual window takes longer than pressing an object that is shorter.
_SMALL = 1 << 12

Stored = tuple[ObjectType, bytes]


@dataclass(frozen=True, slots=True)
class Delta:
    """An object as another, of which the first and the last bytes are its own, with others between them."""

    base: str
    size: int
    head: int
    middle: bytes
    tail: int

    def applied(self, base: bytes) -> bytes:
        """The object."""
        return base[: self.head] + self.middle + base[self.size - self.tail :]

    def instructions(self) -> bytes:
        """What a pack says of it."""
        sizes = _count(self.size) + _count(self.head + len(self.middle) + self.tail)
        inserted = (self.middle[n : n + _MOST_INSERTED] for n in range(0, len(self.middle), _MOST_INSERTED))
        between = b"".join(bytes([len(part)]) + part for part in inserted)
        return sizes + _copied(0, self.head) + between + _copied(self.size - self.tail, self.tail)


class Pack:
    """Objects to be written at once. Until they are, they can be read here; `stored` reads all others."""

    def __init__(self, stored: Callable[[str], Stored]) -> None:
        self._stored = stored
        self._objects: dict[str, tuple[ObjectType, bytes | Delta]] = {}

    def __len__(self) -> int:
        """How many there are."""
        return len(self._objects)

    def __contains__(self, oid: str) -> bool:
        """Whether an object is among them."""
        return oid in self._objects

    def add(self, kind: ObjectType, data: bytes, like: str | None = None) -> str:
        """Take an object in, told as another of its kind if that is shorter; its id."""
        oid = sha1(b"%s %d\0%s" % (_NAMES[kind], len(data), data), usedforsecurity=False).hexdigest()
        if oid not in self._objects:
            delta = self._delta(oid, data, like) if like else None
            self._objects[oid] = kind, delta or data
        return oid

    def read(self, oid: str) -> Stored:
        """An object, from here or from where it is stored; raises what `stored` does."""
        if oid not in self._objects:
            return self._stored(oid)
        kind, said = self._objects[oid]
        return kind, said.applied(self.read(said.base)[1]) if isinstance(said, Delta) else said

    def _delta(self, oid: str, data: bytes, like: str) -> Delta | None:
        """What differs from another object, which must be in the pack too; nothing if most does."""
        kind, base = self.read(like)
        self._objects.setdefault(like, (kind, base))
        if oid == like:
            return None
        head = _alike(base, data)
        tail = min(_alike(base[::-1], data[::-1]), len(base) - head, len(data) - head)
        if head + tail <= len(data) // 2:
            return None
        return Delta(like, len(base), head, data[head : len(data) - tail], tail)

    def write(self, folder: Path) -> None:
        """Write pack and index, on disk when this returns; raises `OSError`."""
        index: list[tuple[bytes, int, int]] = []
        pack, checksum = _saved(folder, self._entries(index))
        try:
            listed, _ = _saved(folder, _listed(sorted(index), checksum))
        except BaseException:
            pack.unlink()
            raise
        name = f"pack-{checksum.hex()}"
        pack.replace(folder / f"{name}.pack")
        listed.replace(folder / f"{name}.idx")  # last: it is by its index that git sees a pack
        sync(folder)

    def _entries(self, index: list[tuple[bytes, int, int]]) -> Iterator[bytes]:
        yield b"PACK" + struct.pack(">II", 2, len(self._objects))
        at = 12
        for oid, (kind, said) in self._objects.items():
            entry = _entry(kind, said)
            index.append((bytes.fromhex(oid), zlib.crc32(entry), at))
            at += len(entry)
            yield entry


def _entry(kind: ObjectType, said: bytes | Delta) -> bytes:
    if isinstance(said, Delta):
        data = said.instructions()
        return _head(_DELTA, len(data)) + bytes.fromhex(said.base) + _pressed(data)
    return _head(int(kind), len(said)) + _pressed(said)


def _head(kind: int, size: int) -> bytes:
    """The kind and the length of an entry: four bits of it, then seven in each byte."""
    first, more = kind << 4 | size & 0x0F, size >> 4
    return bytes([first | 0x80]) + _count(more) if more else bytes([first])


def _count(number: int) -> bytes:
    """A number in bytes of seven bits, the lowest first, all but the last marked."""
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*out, number])


def _copied(start: int, size: int) -> bytes:
    """The instructions to copy a stretch of the base."""
    out = b""
    for at in range(start, start + size, _MOST_COPIED):
        length = min(_MOST_COPIED, start + size - at)
        out += _COPY + struct.pack("<IH", at, length)
    return out


def _pressed(data: bytes) -> bytes:
    press = zlib.compressobj(1, zlib.DEFLATED, 12, 5) if len(data) <= _SMALL else zlib.compressobj(1)
    return press.compress(data) + press.flush()


def _alike(one: bytes, other: bytes) -> int:
    """How many bytes two begin with alike."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[low:middle] == other[low:middle] else (low, middle - 1)
    return low


def _listed(entries: list[tuple[bytes, int, int]], checksum: bytes) -> Iterator[bytes]:
    """The index of a pack: how many ids begin with each byte or less, the ids, their sums, their places."""
    begun = [0] * 256
    for oid, _, _ in entries:
        begun[oid[0]] += 1
    far = [at for _, _, at in entries if at >= _LONG_OFFSET]
    numbers = {at: n for n, at in enumerate(far)}
    yield b"\xfftOc" + struct.pack(">I256I", 2, *accumulate(begun))
    yield b"".join(oid for oid, _, _ in entries)
    yield struct.pack(f">{len(entries)}I", *(crc for _, crc, _ in entries))
    near = (at if at < _LONG_OFFSET else _LONG_OFFSET | numbers[at] for _, _, at in entries)
    yield struct.pack(f">{len(entries)}I", *near)
    yield struct.pack(f">{len(far)}Q", *far)
    yield checksum


def _saved(folder: Path, parts: Iterable[bytes]) -> tuple[Path, bytes]:
    """Parts and the sum of them all, on disk, in a file that git takes for nothing yet; its path, the sum."""
    handle, name = mkstemp(prefix=f"{TEMPORARY}pack_", dir=folder)
    whole = sha1(usedforsecurity=False)
    try:
        with os.fdopen(handle, "wb") as file:
            for part in parts:
                whole.update(part)
                file.write(part)
            file.write(whole.digest())
            file.flush()
            os.fsync(handle)
        Path(name).chmod(0o444)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name), whole.digest()


def sync(folder: Path) -> None:
    """Bring the names in a folder to disk, where a system knows how to."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
