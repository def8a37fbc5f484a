"""Hooks: a script that Git runs when somebody pushes into a bare repository, put there and never over another's."""

from __future__ import annotations

import os
from pathlib import Path

from drafting.errors import AlineaError
from drafting.store.git import Repository
from drafting.store.packs import sync

_NAME = "pre-receive"
_EXECUTABLE = 0o755
# What Git itself refuses, should the hook be gone.
_SETTINGS = {"receive.fsckObjects": "true", "receive.denyNonFastForwards": "true", "receive.denyDeletes": "true"}


class NotBare(AlineaError):
    """A repository with a working tree, where one was wanted that laptops push to."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(str(path))


class OthersFile(AlineaError):
    """A file that is there already with other content, where one of ours was to be."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(str(path))


def install(repository: Repository, script: str) -> Path:
    """Have Git run a script before it receives anything; where it is. Raises `NotBare`, `OthersFile`, `OSError`."""
    if not repository.raw.is_bare:
        raise NotBare(repository.folder or repository.common)
    path = _folder(repository) / _NAME
    put(path, script, executable=True)
    for name, value in _SETTINGS.items():
        repository.raw.config[name] = value
    return path


def put(path: Path, content: str, *, executable: bool = False) -> None:
    """Write a file whole or not at all, unless it is there already; raises `OthersFile` if it says something else."""
    data = content.encode()
    if path.is_symlink() or path.exists():
        if path.is_symlink() or not path.is_file() or path.read_bytes() != data:
            raise OthersFile(path)
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(f".{path.name}.alinea-tmp")
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
        sync(path.parent)
    if executable:
        path.chmod(_EXECUTABLE)


def _folder(repository: Repository) -> Path:
    """Where Git looks for hooks, as `core.hooksPath` of git-config says."""
    config = repository.raw.config
    elsewhere = str(config["core.hooksPath"]) if "core.hooksPath" in config else "hooks"
    return repository.common / Path(elsewhere).expanduser()
