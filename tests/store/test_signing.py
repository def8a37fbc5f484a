"""Signing with `ssh-keygen`: key files, agents, and what happens where it can't."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from drafting.store.signing import NAMESPACE, CannotSign, public_key, sign
from drafting.store.sshsig import signer
from tests.keys import key_file, needs_keygen, public

pytestmark = needs_keygen


@pytest.fixture
def agent(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A private key that only an agent has; its public half."""
    if shutil.which("ssh-agent") is None:
        pytest.skip("ssh-agent is not on this machine")
    said = subprocess.run(["ssh-agent", "-s"], capture_output=True, text=True, check=True).stdout
    values = dict(word.split("=", 1) for word in said.replace(";", "\n").split("\n") if word.startswith("SSH_"))
    for name, value in values.items():
        monkeypatch.setenv(name, value)
    own = key_file("agent")
    subprocess.run(["ssh-add", "-q", str(own)], check=True, capture_output=True)
    hidden = own.with_name("hidden")
    own.rename(hidden)
    yield own.with_name("agent.pub")
    hidden.rename(own)
    os.kill(int(values["SSH_AGENT_PID"]), 15)


@pytest.mark.parametrize("kind", ["ed25519", "rsa", "ecdsa"])
def test_a_key_file_signs(kind: str) -> None:
    """What comes back holds for the bytes, each for its own."""
    path = key_file("ada", kind)
    first, second = sign(str(path), public(path), [b"one", b"two"])
    assert [signer(data, made, NAMESPACE) for data, made in ((b"one", first), (b"two", second))] == [public(path)] * 2


def test_very_many_are_signed_in_few_calls() -> None:
    """A whole table of amendments at once; each has its own signature, in their order."""
    path, many = key_file("ada"), [f"{n}".encode() for n in range(1_005)]
    made = sign(str(path), public(path), many)
    assert all(signer(data, one, NAMESPACE) for data, one in zip(many, made, strict=True))


def test_the_public_half_says_which_key_it_is() -> None:
    """Found by a signature that holds: the key works."""
    assert public_key(str(key_file("ada"))) == public(key_file("ada"))


def test_a_key_that_an_agent_has(agent: Path) -> None:
    """Named by its public half, as a file or in so many letters, as Git has it."""
    key = " ".join(agent.read_text().split(" ")[:2])
    for place in (str(agent), key, f"key::{key}"):
        assert public_key(place) == key
        assert signer(b"x", sign(place, key, [b"x"])[0], NAMESPACE) == key


@pytest.mark.parametrize("place", ["/nowhere/key", "", "-f", "ssh-ed25519 no", "key::", "/dev/null", "/"])
def test_what_is_no_key_signs_nothing(place: str) -> None:
    """It is said, with the words of `ssh-keygen`."""
    with pytest.raises(CannotSign) as caught:
        public_key(place)
    assert caught.value.why


def test_another_key_than_the_one_that_should() -> None:
    """What it signed is not given out."""
    with pytest.raises(CannotSign):
        sign(str(key_file("ada")), public(key_file("bob")), [b"x"])


def test_a_key_that_asks_for_a_passphrase_is_not_used_unasked(tmp_path: Path) -> None:
    """Nobody is stopped by a question that nobody expects."""
    path = tmp_path / "locked"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "secret", "-f", str(path)], check=True)
    with pytest.raises(CannotSign):
        public_key(str(path))


def test_a_key_that_is_not_relied_on_is_refused() -> None:
    """Before anything is signed with it."""
    with pytest.raises(CannotSign):
        public_key(str(key_file("weak", "weak-rsa")))


def test_a_machine_without_the_program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """It says so, and nothing breaks."""
    place = str(key_file("ada"))
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CannotSign):
        public_key(place)
