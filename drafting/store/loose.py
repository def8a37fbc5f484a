"""Objects in files of their own, read here: libgit2 up to 1.9.7 reads for ever in one whose end was cut off."""

from __future__ import annotations

import zlib
from pathlib import Path

import pygit2

_KINDS = {b"commit": 1, b"tree": 2, b"blob": 3, b"tag": 4}
_WHOLE = 40  # letters of a name
BEFORE_OTHERS = 3  # libgit2's own: 2 for packs, 1 for files


class LooseObjects(pygit2.OdbBackend):
    """The object files of a folder; what is not here is told as a missing key, and looked for elsewhere."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = f"{folder}/"

    def read_cb(self, oid: pygit2.Oid) -> tuple[int, bytes]:
        """What an object is, and its bytes; raises `KeyError`, and `pygit2.GitError` for a damaged file."""
        return self._read(str(oid))

    def read_prefix_cb(self, name: str) -> tuple[int, bytes, pygit2.Oid]:
        """The same of the one object whose name begins so, and its name."""
        if len(name) < _WHOLE:
            found = [*Path(self._folder, name[:2]).glob(f"{name[2:]}*")]
            name = name[:2] + found[0].name if len(found) == 1 else name
        return *self._read(name), pygit2.Oid(hex=name)

    def _read(self, name: str) -> tuple[int, bytes]:
        try:
            with open(f"{self._folder}{name[:2]}/{name[2:]}", "rb") as file:  # noqa: PTH123  # asked of every object
                whole = zlib.decompress(file.read())
        except (FileNotFoundError, NotADirectoryError):
            raise KeyError(name) from None
        except (OSError, zlib.error) as problem:
            raise pygit2.GitError(f"{name}: {problem}") from problem
        head, _, data = whole.partition(b"\0")
        kind, _, size = head.partition(b" ")
        if kind not in _KINDS or size != b"%d" % len(data):
            raise pygit2.GitError(f"{name}: no object")
        return _KINDS[kind], data

    def read_header_cb(self, oid: pygit2.Oid) -> tuple[int, int]:
        """What an object is, and how long; raises as `read_cb` does."""
        raise KeyError(str(oid))

    def exists_cb(self, oid: pygit2.Oid) -> bool:  # noqa: ARG002
        """Whether there is one: left to libgit2."""
        return False

    def exists_prefix_cb(self, oid: pygit2.Oid) -> pygit2.Oid:
        """Whether there is one whose name begins so: left to libgit2."""
        raise KeyError(str(oid))

    def write_cb(self, oid: pygit2.Oid, data: bytes, kind: int) -> None:  # noqa: ARG002
        """Write an object, as libgit2 does."""
        pygit2.Odb(self._folder).write(kind, data)

    def refresh_cb(self) -> None:
        """Nothing is remembered here."""
