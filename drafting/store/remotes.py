"""Remotes: another repository, or a bundle in a file, to fetch from and to push to with Git's own command.

What is there was written by others. It is fetched into branches of its own and never checked out; no
hook, filter or helper of theirs is run; addresses are only of kinds that start no program of their
choosing. Nothing is ever pushed by force.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import subprocess
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from drafting.errors import AlineaError
from drafting.store import packed_refs
from drafting.store.git import HEADS, REMOTES, Repository, Unacceptable
from drafting.store.limits import MAX_BIG_FILE, MAX_HEADER, MAX_LINE, MAX_OBJECT
from drafting.text.slugs import slug

_PATIENCE = 600.0  # seconds for one exchange with the other side
_HELD = 60.0  # seconds after which nobody can still be holding a lock
_QUIET = (
    "core.hooksPath=/dev/null",
    "core.fsmonitor=false",
    "core.alternateRefsCommand=true",
    "core.fsync=all",
    "protocol.ext.allow=never",
    "fetch.fsckObjects=true",
    "receive.fsckObjects=true",
    f"core.bigFileThreshold={MAX_BIG_FILE}",
    "gc.auto=0",
    "receive.autogc=false",
)
_SCHEMES = ("https", "ssh", "file")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]+)::?(//)?", re.IGNORECASE)
_SSH = re.compile(r"[A-Za-z0-9._-]+@[A-Za-z0-9.-]+:(?!:)[^\s]+")
_NO_LETTER = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_BUNDLE_HEADS = (b"# v2 git bundle\n", b"# v3 git bundle\n")
_SHOWN = 300  # letters of what Git said


class NoRemote(AlineaError):
    """No remote of that name, or none to choose where none was named."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(name)


class ForbiddenAddress(AlineaError, ValueError):
    """An address of a kind that is not fetched from: only https, ssh, files and folders are."""

    def __init__(self, address: str) -> None:
        self.address = address
        super().__init__(address)


class Unreachable(AlineaError):
    """Git could not fetch or push; `said` are its words."""

    def __init__(self, remote: str, said: str) -> None:
        self.remote, self.said = remote, said
        super().__init__(f"{remote}: {said}")


class NoBundle(AlineaError, ValueError):
    """A file that is there, and is no bundle."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(str(path))


@dataclass(frozen=True)
class Remote:
    """Where another copy of the repository is: what it is called here, and its address."""

    name: str
    address: str

    @property
    def tracked(self) -> str:
        """Where its branches are kept here."""
        return f"{REMOTES}{self.name}/"

    @property
    def is_bundle(self) -> bool:
        """Whether it is one file, which is read whole and written whole."""
        return self.name.startswith("bundle-")


def find(repository: Repository, wanted: str | None) -> Remote:
    """The remote of a name, an address or a folder; `origin`, or the only one, by default.

    Raises `NoRemote`, `ForbiddenAddress`.
    """
    known = {remote.name: remote.url or "" for remote in repository.raw.remotes if remote.name}
    name = wanted or ("origin" if "origin" in known else next(iter(known), "") if len(known) == 1 else "")
    if name in known and _NAME.fullmatch(name):
        return Remote(name, _allowed(known[name], repository.folder))
    if not wanted or not _is_address(wanted):
        raise NoRemote(name)
    return Remote(_named("at", wanted), _allowed(wanted, None))


def bundle(path: Path) -> Remote:
    """A bundle as a remote, there already or not; raises `NoBundle`."""
    if path.exists():
        if not path.is_file():
            raise NoBundle(path)
        with path.open("rb") as file:
            head, end, _ = file.read(MAX_HEADER).partition(b"\n\n")
        if not head.startswith(_BUNDLE_HEADS) or not end or max(map(len, head.split(b"\n"))) > MAX_LINE:
            raise NoBundle(path)
    return Remote(_named("bundle", str(path.resolve())), str(path.resolve()))


def fetch(repository: Repository, remote: Remote) -> None:
    """Bring its branches here, as they stand there now; of a bundle not yet there, none. Raises `Unreachable`."""
    if remote.is_bundle and not Path(remote.address).exists():
        return
    _check_sizes(repository, remote)
    flags = ["--quiet", "--prune", "--no-tags", "--no-recurse-submodules", "--no-write-fetch-head", "--no-auto-gc"]
    pack = [] if remote.is_bundle else [f"--upload-pack={_program('upload-pack')}"] * _is_here(remote)
    spec = f"+{HEADS}*:{remote.tracked}*"
    words = ("fetch", *flags, *pack, "--end-of-options", remote.address, spec)
    done = _git(repository, *words)
    if done.returncode and repository.heal(remote.tracked):
        done = _git(repository, *words)
    if done.returncode:
        raise Unreachable(remote.name, _said(done.stderr))


def _check_sizes(repository: Repository, remote: Remote) -> None:
    """Refuse what is too long before it is brought here, where the other side is a folder; raises `Unacceptable`."""
    folder = Path(remote.address)
    own = folder / ".git" if (folder / ".git").is_dir() else folder
    if remote.is_bundle or not (own / "objects").is_dir():
        return
    asked = ("cat-file", "--batch-all-objects", "--unordered", "--batch-check=%(objectsize) %(objectname)")
    said = _git(repository, *asked, at=str(own)).stdout
    sizes = (line.partition(" ") for line in said.splitlines())
    for size, _, name in sizes:
        if size.isdigit() and int(size) > MAX_OBJECT:
            raise Unacceptable(name, "size")


def push(repository: Repository, remote: Remote, refs: Sequence[str]) -> list[str]:
    """Send refs, or patterns of refs, there under the same names; those that stand elsewhere there, and stay.

    Raises `Unreachable` when nothing could be sent at all.
    """
    pack = [f"--receive-pack={_program('receive-pack')}"] * _is_here(remote)
    specs = [f"{ref}:{ref}" for ref in refs]
    _let_go(remote)
    flags = ["--porcelain", "--no-verify", "--no-follow-tags", "--no-recurse-submodules", "--no-signed"]
    done = _git(repository, "push", *flags, *pack, "--end-of-options", remote.address, *specs)
    results = [line.split("\t") for line in done.stdout.splitlines() if "\t" in line]
    refused = [result[1].partition(":")[2] for result in results if result[0] == "!"]
    if done.returncode and not refused:
        raise Unreachable(remote.name, _said(done.stderr))
    return refused


def _let_go(remote: Remote) -> None:
    """Remove the locks that a push which died left in a folder: nobody holds one for a minute."""
    if not _is_here(remote):
        return
    place = Path(remote.address.removeprefix("file://"))
    top = place / ".git" if (place / ".git").is_dir() else place
    refs = top / "refs"
    for lock in () if refs.is_symlink() else (*refs.rglob("*.lock"), top / packed_refs.LOCK):
        with contextlib.suppress(OSError):
            if time.time() - lock.stat().st_mtime > _HELD:
                lock.unlink()


def write_bundle(repository: Repository, remote: Remote, refs: Sequence[str]) -> None:
    """Put refs, or patterns of refs, with all they need into its file, whole or not at all; raises `Unreachable`."""
    path = Path(remote.address)
    beside = path.with_name(f".{path.name}.alinea-tmp")
    left = (beside, beside.with_name(f"{beside.name}.lock"))  # by one that died; it would be in Git's way
    globs = [f"--glob={ref}" if "*" in ref else ref for ref in refs]
    try:
        _remove(left)
        done = _git(repository, "bundle", "create", "--quiet", str(beside), *globs)
        if done.returncode:
            raise Unreachable(str(path), _said(done.stderr))
        with beside.open("rb+") as file:
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        _remove(left)


def _remove(paths: Iterable[Path]) -> None:
    for path in paths:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)


def _allowed(address: str, folder: Path | None) -> str:
    """An address as Git is given it; a folder by its full path, seen from a folder."""
    if not _is_address(address):
        raise ForbiddenAddress(address)
    if _is_elsewhere(address):
        return address
    return str(((folder or Path()) / address).resolve())


def _is_address(written: str) -> bool:
    if not written or written.startswith("-") or _NO_LETTER.search(written):
        return False
    if "::" in written.partition("/")[0]:  # a program of that name would be started
        return False
    scheme = _SCHEME.match(written)
    if scheme and not _SSH.fullmatch(written):
        return scheme[2] is not None and scheme[1].lower() in _SCHEMES
    return bool(_SSH.fullmatch(written)) or "/" in written or "\\" in written or os.path.exists(written)  # noqa: PTH110  # a name may be too long for one


def _is_elsewhere(address: str) -> bool:
    return bool(_SSH.fullmatch(address) or _SCHEME.match(address))


def _is_here(remote: Remote) -> bool:
    """Whether the other side runs on this machine: by us then, with nothing of its settings that starts a program."""
    return not _is_elsewhere(remote.address) or remote.address.lower().startswith("file:")


def _program(name: str) -> str:
    return " ".join(["git", *(f"-c {setting}" for setting in _QUIET), name])


def _named(kind: str, address: str) -> str:
    """A name for branches from an address that has none."""
    return f"{kind}-{slug(Path(address).stem)}-{hashlib.sha256(address.encode()).hexdigest()[:8]}"


def _git(repository: Repository, *words: str, at: str = "") -> subprocess.CompletedProcess[str]:
    settings = [word for setting in _QUIET for word in ("-c", setting)]
    kept = {name: value for name, value in os.environ.items() if name not in _OF_OTHERS}
    words = ("git", f"--git-dir={at or repository.raw.path}", *settings, *words)
    try:
        return subprocess.run(
            words,
            env={**kept, "GIT_TERMINAL_PROMPT": "0", "GIT_ALLOW_PROTOCOL": ":".join(_SCHEMES), "LC_ALL": "C"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=_PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return subprocess.CompletedProcess(words, 1, "", "no answer")


# What a caller's own Git command may have set for the repository that it works in.
_OF_OTHERS = frozenset(
    {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES"}
    | {"GIT_COMMON_DIR", "GIT_NAMESPACE", "GIT_CONFIG_PARAMETERS", "GIT_CONFIG_COUNT"}
)


def _said(stderr: str) -> str:
    """Git's own words, one line, without signs that steer a terminal."""
    lines = (" ".join(line.split()) for line in stderr.splitlines())
    words = [line for line in lines if line and not line.startswith(("hint:", "remote: hint"))]
    said = next((line for line in words if line.startswith(("fatal:", "error:", "ssh:"))), words[0] if words else "?")
    return "".join(letter for letter in said if letter.isprintable())[:_SHOWN]
