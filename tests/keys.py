"""Real SSH keys for tests, made once, by `ssh-keygen`."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

import pytest

from drafting.store.signing import NAMESPACE

HAS_KEYGEN = shutil.which("ssh-keygen") is not None
needs_keygen = pytest.mark.skipif(not HAS_KEYGEN, reason="ssh-keygen is not on this machine: nothing can be signed")


@cache
def key_file(name: str, kind: str = "ed25519") -> Path:
    """The private key of a name, one for each name and kind."""
    path = Path(tempfile.mkdtemp(prefix="alinea-keys-")) / name
    size = {"rsa": ["-b", "2048"], "weak-rsa": ["-b", "1024"]}.get(kind, [])
    words = ["ssh-keygen", "-q", "-t", kind.removeprefix("weak-"), *size, "-N", "", "-C", name, "-f", str(path)]
    subprocess.run(words, check=True, capture_output=True)
    return path


def public(path: Path) -> str:
    """The public key of a private one, without its comment."""
    return " ".join(path.with_name(path.name + ".pub").read_text().split(" ")[:2]).strip()


def signed(path: Path, data: bytes, namespace: str = NAMESPACE, *words: str) -> bytes:
    """A signature as `ssh-keygen` itself makes it."""
    command = ["ssh-keygen", "-Y", "sign", "-q", "-n", namespace, "-f", str(path), *words]
    return subprocess.run(command, input=data, check=True, capture_output=True).stdout
