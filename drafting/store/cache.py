"""Answers kept beside the repository, so that what was asked before is not worked out again.

An answer holds for one release, one question, and as long as what it is about stands as it stood.
All of them can be thrown away at any time; one that is damaged is as good as none.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import Any

from drafting import __version__

FOLDER = Path("alinea", "cache")
_MOST = 32  # answers that are kept, the last ones asked


class Answers:
    """The answers that hold as things stand; reading them reads no fact."""

    def __init__(self, own: Path, standing: str, release: str = __version__) -> None:
        """`own` is Git's own folder; `standing` tells one state of what is asked about from another."""
        self._folder = own / FOLDER
        self._standing = standing
        self._release = release

    def get(self, asked: str) -> Any:
        """The answer that was kept, a plain JSON value; None if there is none, or nothing sound.

        `asked` says all that it depends on beside how things stand, the language it is in for one.
        """
        path = self._path(asked)
        try:
            said, _, body = path.read_bytes().partition(b"\n")
            if said.decode() != self._seal(asked, body):
                return None
            os.utime(path)
            return json.loads(body)
        except (OSError, ValueError):
            return None

    def put(self, asked: str, answer: Any) -> None:
        """Keep an answer, if the disk takes it; the ones that nobody asked for lately go."""
        body = json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode()
        path = self._path(asked)
        beside = path.with_name(f"{path.name}.{secrets.token_hex(4)}.tmp")
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            try:
                beside.write_bytes(self._seal(asked, body).encode() + b"\n" + body)
                beside.replace(path)
            finally:
                beside.unlink(missing_ok=True)
            self._prune()

    def _prune(self) -> None:
        kept = sorted(self._folder.iterdir(), key=lambda path: path.stat().st_mtime_ns, reverse=True)
        for path in kept[_MOST:]:
            path.unlink(missing_ok=True)

    def _path(self, asked: str) -> Path:
        return self._folder / hashlib.sha256(self._key(asked)).hexdigest()[:32]

    def _seal(self, asked: str, body: bytes) -> str:
        """What tells an answer that is whole, and to this question."""
        return hashlib.sha256(self._key(asked) + body).hexdigest()

    def _key(self, asked: str) -> bytes:
        return json.dumps([self._release, self._standing, asked]).encode()
