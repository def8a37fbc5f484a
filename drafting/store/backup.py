"""Backups: every ref and all that it leads to in one file, a bundle as Git's own `git-bundle` says."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from drafting.errors import AlineaError
from drafting.store.git import Repository
from drafting.store.packs import sync

# What a repository's or a user's settings could start, or ask, is shut out.
_SAFELY = ("-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false", "-c", "core.alternateRefsCommand=")
_QUIETLY = {"GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
# What a caller's own Git command may have set for the repository that it works in.
_OF_OTHERS = frozenset(
    {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES"}
    | {"GIT_COMMON_DIR", "GIT_NAMESPACE", "GIT_CONFIG_PARAMETERS", "GIT_CONFIG_COUNT"}
)


class GitMissing(AlineaError):
    """No `git` on this machine, where it is needed."""


class NotBackedUp(AlineaError):
    """A backup that Git could not make, or that does not hold; what Git says."""

    def __init__(self, path: Path, why: str) -> None:
        self.path, self.why = path, why
        super().__init__(f"{path}: {why}")


class InTheWay(AlineaError):
    """A file that is there already, where a backup was to be."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(str(path))


@dataclass(frozen=True)
class Backup:
    """A backup that was made and read again: its refs, what each points at, and its size in bytes."""

    path: Path
    refs: dict[str, str]
    size: int


def export(repository: Repository, path: Path) -> Backup:
    """Write every ref and all it leads to into a file, which is there whole or not at all.

    Raises `InTheWay`, `GitMissing`, `NotBackedUp`, `OSError`.
    """
    target = path.absolute()
    if target.exists():
        raise InTheWay(path)
    beside = target.with_name(f".{target.name}.{os.getpid()}.alinea-tmp")
    try:
        _git(repository, path, "bundle", "create", "--quiet", str(beside), "--all")
        said = _git(repository, path, "bundle", "verify", "--quiet", str(beside))
        refs = _refs(_git(repository, path, "bundle", "list-heads", str(beside)))
        if missing := [name for name, oid in repository.refs("refs/").items() if refs.get(name) != oid]:
            raise NotBackedUp(path, said or missing[0])
        with beside.open("rb+") as file:
            os.fsync(file.fileno())
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
    sync(target.parent)
    return Backup(path, refs, target.stat().st_size)


def _refs(listed: str) -> dict[str, str]:
    lines = (line.partition(" ") for line in listed.splitlines())
    return {name: oid for oid, _, name in lines if name.startswith("refs/")}


def _git(repository: Repository, path: Path, *words: str) -> str:
    """What Git says; raises `GitMissing`, `NotBackedUp`."""
    program = shutil.which("git")
    if program is None:
        raise GitMissing
    done = subprocess.run(
        [program, *_SAFELY, f"--git-dir={repository.raw.path}", *words],
        capture_output=True,
        check=False,
        encoding="utf-8",
        errors="replace",
        env={**{name: value for name, value in os.environ.items() if name not in _OF_OTHERS}, **_QUIETLY},
        stdin=subprocess.DEVNULL,
    )
    if done.returncode:
        raise NotBackedUp(path, (done.stderr.strip().splitlines() or ["?"])[-1])
    return done.stdout
