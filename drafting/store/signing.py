"""Signing facts with SSH keys: by `ssh-keygen`, which knows agents and passphrases.

What is signed are the bytes of a fact, not the commit that brings it: a signature holds whatever is
done to the commits. The name of what it is for is signed with it, so that no signature made for
something else (a commit, a file) is taken for a fact's, nor the other way round.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory

from drafting.errors import AlineaError

NAMESPACE = "alinea-fact-v1"
GIT = "git"  # the namespace of what Git itself verifies: commits and tags
_PROGRAM = "ssh-keygen"
_AT_ONCE = 1_000  # files in one call
_PATIENCE = 600.0  # seconds: somebody may be looking for a passphrase
_LITERAL = "key::"  # a public key itself, as Git has it in `user.signingkey`: the other half is in an agent
_PROBE = b"Does this key sign?\n"


class Why(StrEnum):
    """Why a signature does not hold."""

    UNREADABLE = "unreadable"  # no signature at all, or half of one
    NAMESPACE = "namespace"  # made for something else than a fact
    ALGORITHM = "algorithm"  # with a key, or a hash, that is not relied on
    OTHER_BYTES = "other-bytes"  # of something else, or not made with the key that it names


class BadSignature(AlineaError, ValueError):
    """Bytes that are no signature of what they should be, and why."""

    def __init__(self, why: Why) -> None:
        self.why = why
        super().__init__(str(why))


class CannotSign(AlineaError):
    """A key that signed nothing: where it is, and what `ssh-keygen` says."""

    def __init__(self, place: str, why: str) -> None:
        self.place, self.why = place, why
        super().__init__(f"{place}: {why}")


def sign(place: str, key: str, many: Sequence[bytes], namespace: str = NAMESPACE) -> list[bytes]:
    """The signatures of some bytes by a public key whose private half is at a place, each checked; raises `CannotSign`.

    A place is a file (a private key, or a public one whose other half an agent has), or a public key itself.
    """
    from drafting.store.sshsig import signer  # what it takes is only loaded where something is signed

    made = [one for batch in _batches(many) for one in _signed(place, batch, namespace, asking=True)]
    for data, signature in zip(many, made, strict=True):
        try:
            by = signer(data, signature, namespace)
        except BadSignature as problem:
            raise CannotSign(place, str(problem)) from problem
        if by != key:
            raise CannotSign(place, by)
    return made


def public_key(place: str, *, asking: bool = False) -> str:
    """The public key at a place, once it has signed something that holds; nobody is asked for a passphrase unless so.

    Raises `CannotSign`.
    """
    from drafting.store.sshsig import signer

    (made,) = _signed(place, [_PROBE], NAMESPACE, asking=asking)
    try:
        return signer(_PROBE, made, NAMESPACE)
    except BadSignature as problem:
        raise CannotSign(place, str(problem)) from problem


def _batches(many: Sequence[bytes]) -> Iterator[Sequence[bytes]]:
    for start in range(0, len(many), _AT_ONCE):
        yield many[start : start + _AT_ONCE]


def _signed(place: str, many: Sequence[bytes], namespace: str, *, asking: bool) -> list[bytes]:
    """The signatures of some bytes, in one call."""
    with TemporaryDirectory(prefix="alinea-") as name:
        folder = Path(name)
        literal = place.startswith((_LITERAL, "ssh-", "ecdsa-"))
        if literal:
            (folder / "key.pub").write_text(place.removeprefix(_LITERAL) + "\n")
        key = [str(folder / "key.pub"), "-U"] if literal else [str(Path(place).expanduser())]
        names = [f"{n}" for n in range(len(many))]
        for one, data in zip(names, many, strict=True):
            (folder / one).write_bytes(data)
        _run(place, ["-Y", "sign", "-q", "-n", namespace, "-f", *key, *names], folder, asking=asking)
        return [(folder / f"{one}.sig").read_bytes() for one in names]


def _run(place: str, words: Sequence[str], folder: Path, *, asking: bool) -> None:
    """Run `ssh-keygen`, which may ask on the terminal or by its own window, or may not; raises `CannotSign`."""
    env = {**os.environ, "LC_ALL": "C"} | ({} if asking else {"SSH_ASKPASS_REQUIRE": "never"})
    try:
        done = subprocess.run(
            [_PROGRAM, *words],
            cwd=folder,
            env=env,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=_PATIENCE,
            start_new_session=not asking,  # without a terminal there is nobody to ask
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as problem:
        raise CannotSign(place, str(problem)) from problem
    if done.returncode:
        raise CannotSign(place, " ".join(done.stderr.split()) or str(done.returncode))
