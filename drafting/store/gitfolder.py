"""Git's own folder where Git takes it for none: `HEAD` or `config` are damaged, and all else may be there."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pygit2

_HEAD = re.compile(rb"(?:ref: refs/[^\0-\x20\x7f]+|[0-9a-f]{40})\n?")
_ASIDE = Path("alinea", "set-aside")


def around(path: Path) -> Path | None:
    """The folder of Git's that a path is in, sound or not; None if there is none."""
    for folder in (path.absolute(), *path.absolute().parents):
        for own in (folder / ".git", folder):
            if (own / "objects").is_dir() and (own / "refs").is_dir():
                return own
    return None


def mend(path: Path) -> list[str]:
    """Make what Git must read first anew, the damaged files set aside; their names.

    The remotes that were in `config` have to be named again.
    """
    own = around(path)
    if own is None:
        return []
    damaged = [name for name, (is_sound, _) in _FILES.items() if not is_sound(own / name)]
    for name in damaged:
        _set_aside(own, name)
        (own / name).write_bytes(_FILES[name][1](own))
    return damaged


def _is_head(file: Path) -> bool:
    return file.is_file() and _HEAD.fullmatch(file.read_bytes()) is not None


def _is_config(file: Path) -> bool:
    try:
        found = {entry.name for entry in pygit2.Config(str(file))}
    except (pygit2.GitError, OSError, ValueError):
        return False
    return "core.repositoryformatversion" in found


def _config(own: Path) -> bytes:
    bare = "false" if own.name == ".git" else "true"
    return f"[core]\n\trepositoryformatversion = 0\n\tbare = {bare}\n\tfsync = all\n\tautocrlf = false\n".encode()


_FILES: Mapping[str, tuple[Callable[[Path], bool], Callable[[Path], bytes]]] = {
    "HEAD": (_is_head, lambda _: b"ref: refs/heads/main\n"),
    "config": (_is_config, _config),
}


def _set_aside(own: Path, name: str) -> None:
    if (own / name).exists():
        (own / _ASIDE).mkdir(parents=True, exist_ok=True)
        taken = (own / _ASIDE / f"{name}.{n}" for n in range(1, 1 << 20))
        (own / name).replace(next(free for free in taken if not free.exists()))
