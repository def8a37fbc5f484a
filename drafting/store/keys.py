"""Keys: where the one is that this clone signs with, if it signs at all."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from drafting.store.git import Repository
from drafting.store.signing import CannotSign, public_key

_FILE = "key"
_NONE = "none"


def place(repository: Repository) -> str:
    """Where this clone's key is, as it was told, or as Git signs commits with; nothing if it has none."""
    chosen = _chosen(repository)
    return _of_git(repository) if chosen is None else chosen


def choose(repository: Repository, where: str) -> None:
    """Sign with the key at a place from now on, or (nothing) with none."""
    path = repository.private / _FILE
    beside = path.with_suffix(".tmp")
    beside.write_text((where or _NONE) + "\n", "utf-8")
    beside.replace(path)


def absolute(where: str) -> str:
    """A place that means the same in whatever folder a command works; a public key stays one."""
    path = Path(where).expanduser()
    return str(path.resolve()) if path.exists() else where


def found(repository: Repository) -> str:
    """The public key of this clone, if it has one that signs without asking anybody; it keeps to it from now on."""
    where = place(repository)
    with suppress(CannotSign):
        if where:
            key = public_key(where)
            choose(repository, absolute(where))
            return key
    return ""


def _chosen(repository: Repository) -> str | None:
    """What was told: nothing for no key, None if nothing was told."""
    path = repository.private / _FILE
    said = path.read_text("utf-8").strip() if path.exists() else ""
    return None if not said else "" if said == _NONE else said


def _of_git(repository: Repository) -> str:
    """The key of `user.signingkey`, where `gpg.format` is `ssh`."""
    config = repository.raw.config
    said = {name: str(config[name] or "") for name in ("gpg.format", "user.signingkey") if name in config}
    return said.get("user.signingkey", "") if said.get("gpg.format") == "ssh" else ""
