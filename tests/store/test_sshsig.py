"""Signatures held against bytes: what `ssh-keygen` signed holds, and nothing else does, each for its reason."""

from __future__ import annotations

import base64
import subprocess
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.hashes import SHA1, HashAlgorithm
from cryptography.hazmat.primitives.serialization import load_ssh_private_key
from hypothesis import given
from hypothesis import strategies as st

from drafting.store.signing import NAMESPACE, BadSignature, Why
from drafting.store.sshsig import is_key, signer
from tests.keys import key_file, needs_keygen, public, signed

pytestmark = needs_keygen
DATA = b'{"type":"sitting.opened"}\n'
KINDS = ("ed25519", "rsa", "ecdsa")


def why(signature: bytes, data: bytes = DATA) -> Why:
    """Why a signature does not hold."""
    with pytest.raises(BadSignature) as caught:
        signer(data, signature, NAMESPACE)
    return caught.value.why


@cache
def good(kind: str = "ed25519") -> bytes:
    """A signature that holds."""
    return signed(key_file("ada", kind), DATA)


def _string(data: bytes) -> bytes:
    return len(data).to_bytes(4) + data


def armoured(raw: bytes) -> bytes:
    """Bytes dressed as `ssh-keygen` does."""
    written = base64.b64encode(raw)
    lines = [written[at : at + 70] for at in range(0, len(written), 70)]
    return b"\n".join([b"-----BEGIN SSH SIGNATURE-----", *lines, b"-----END SSH SIGNATURE-----", b""])


def made(key: bytes, algorithm: bytes, blob: bytes, hashed: bytes = b"sha512", reserved: bytes = b"") -> bytes:
    """A signature put together by hand."""
    parts = (key, NAMESPACE.encode(), reserved, hashed, _string(algorithm) + _string(blob))
    return armoured(b"SSHSIG" + (1).to_bytes(4) + b"".join(map(_string, parts)))


def blob_of(path: Path) -> bytes:
    """A public key's bytes."""
    return base64.b64decode(public(path).split(" ")[1])


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_key_signed_is_told_to_be_its(kind: str) -> None:
    """The key comes out as OpenSSH writes it."""
    assert signer(DATA, good(kind), NAMESPACE) == public(key_file("ada", kind))


@pytest.mark.parametrize("bits", ["384", "521"])
def test_the_other_curves(bits: str, tmp_path: Path) -> None:
    """Keys of 384 and 521 bits, with the hash that belongs to each."""
    path = tmp_path / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ecdsa", "-b", bits, "-N", "", "-f", str(path)], check=True)
    assert signer(DATA, signed(path, DATA), NAMESPACE) == public(path)


def test_the_shorter_hash_holds_too() -> None:
    """SHA-256, where a user's settings ask for it."""
    assert signer(DATA, signed(key_file("ada"), DATA, NAMESPACE, "-O", "hashalg=sha256"), NAMESPACE)


@pytest.mark.parametrize("kind", KINDS)
def test_of_other_bytes(kind: str) -> None:
    """A fact that was changed is not the one that was signed."""
    assert why(good(kind), DATA + b" ") is Why.OTHER_BYTES


def test_made_for_something_else() -> None:
    """The signature of a commit, or of a file, is none of a fact."""
    assert why(signed(key_file("ada"), DATA, "git")) is Why.NAMESPACE


@pytest.mark.parametrize("kind", KINDS)
def test_cut_short_anywhere(kind: str) -> None:
    """Half a signature is none."""
    whole = good(kind)
    assert {why(whole[:at]) for at in range(len(whole))} == {Why.UNREADABLE}


@pytest.mark.parametrize("kind", KINDS)
def test_cut_short_inside(kind: str) -> None:
    """Nor is half of one, dressed anew."""
    raw = base64.b64decode(b"".join(good(kind).splitlines()[1:-1]))
    for at in range(len(raw)):
        assert why(armoured(raw[:at])) is Why.UNREADABLE
    assert why(armoured(raw + b"\0")) is Why.UNREADABLE


@pytest.mark.parametrize(
    "garbage",
    [
        b"",
        b"\0" * 100,
        b"\xff\xfe",
        DATA,
        b"-----BEGIN SSH SIGNATURE-----\n-----END SSH SIGNATURE-----\n",
        b"-----BEGIN SSH SIGNATURE-----\n====\n-----END SSH SIGNATURE-----\n",
        armoured(b"SSHSIG"),
        armoured(b"SSHSIG" + (2).to_bytes(4)),
        armoured(b"SSHSIG" + (1).to_bytes(4) + b"\xff" * 40),
        b"x" * 10_000_000,
    ],
)
def test_garbage(garbage: bytes) -> None:
    """What is no signature at all is said to be none."""
    assert why(garbage) is Why.UNREADABLE


@pytest.mark.parametrize("kind", KINDS)
def test_every_flipped_bit_is_noticed(kind: str) -> None:
    """There is no second spelling of a signature, and no traceback."""
    whole = good(kind)
    for at in range(0, len(whole), 3):
        for bit in (1, 4, 32):
            assert why(bytes([*whole[:at], whole[at] ^ bit, *whole[at + 1 :]])) in Why


@given(st.binary(max_size=300))
def test_whatever_is_inside_has_a_reason(raw: bytes) -> None:
    """Bytes at random, dressed as a signature."""
    assert why(armoured(b"SSHSIG" + (1).to_bytes(4) + raw)) in Why


def test_rsa_with_sha1() -> None:
    """As OpenSSH itself no longer takes it: two texts with one SHA-1 have been made."""
    path = key_file("ada", "rsa")
    assert why(_by_rsa(path, b"ssh-rsa", SHA1())) is Why.ALGORITHM  # noqa: S303


def test_rsa_with_sha1_under_the_name_of_another() -> None:
    """To call it SHA-2 does not help."""
    path = key_file("ada", "rsa")
    assert why(_by_rsa(path, b"rsa-sha2-512", SHA1())) is Why.OTHER_BYTES  # noqa: S303


def _by_rsa(path: Path, algorithm: bytes, hashing: HashAlgorithm) -> bytes:
    from hashlib import sha512

    private = load_ssh_private_key(path.read_bytes(), None)
    assert isinstance(private, RSAPrivateKey)
    parts = (NAMESPACE.encode(), b"", b"sha512", sha512(DATA).digest())
    return made(blob_of(path), algorithm, private.sign(b"SSHSIG" + b"".join(map(_string, parts)), PKCS1v15(), hashing))


def test_a_short_key() -> None:
    """RSA below 2048 bits is not relied on."""
    path = key_file("ada", "weak-rsa")
    assert why(made(blob_of(path), b"rsa-sha2-512", b"\1" * 128)) is Why.ALGORITHM


def test_another_hash() -> None:
    """Only SHA-256 and SHA-512: not MD5, nor one without a length of its own."""
    for name in (b"md5", b"sha1", b"shake_256", b"SHA512", b""):
        assert why(made(blob_of(key_file("ada")), b"ssh-ed25519", b"\1" * 64, hashed=name)) is Why.ALGORITHM


def test_what_is_reserved_is_empty() -> None:
    """It is signed, and nobody knows what it would say."""
    assert why(made(blob_of(key_file("ada")), b"ssh-ed25519", b"\1" * 64, reserved=b"?")) is Why.UNREADABLE


def test_a_key_of_another_kind_than_the_signature() -> None:
    """Each key signs in its own way alone."""
    for kind, other in (("ed25519", b"rsa-sha2-512"), ("rsa", b"ssh-ed25519"), ("ecdsa", b"ecdsa-sha2-nistp384")):
        assert why(made(blob_of(key_file("ada", kind)), other, b"\1" * 64)) is Why.ALGORITHM


def test_keys_that_are_not_taken() -> None:
    """DSA, certificates and what has no name at all."""
    for name in (b"ssh-dss", b"ssh-ed25519-cert-v01@openssh.com", b"none", b"", b"\xff"):
        assert why(made(_string(name) + _string(b"\1" * 32), b"ssh-ed25519", b"\1" * 64)) is Why.ALGORITHM


@pytest.mark.parametrize(
    "inside", [b"", _string(b""), _string(b"\1" * 31), _string(b"nistp256") + _string(b"\2" * 33), _string(b"nistp256")]
)
@pytest.mark.parametrize("name", [b"ssh-ed25519", b"ssh-rsa", b"ecdsa-sha2-nistp256"])
def test_a_key_that_is_no_point_or_number(name: bytes, inside: bytes) -> None:
    """A broken key is a broken signature."""
    assert why(made(_string(name) + inside, name, b"\1" * 64)) is Why.UNREADABLE


@pytest.mark.parametrize(
    "spoil", [str.lower, lambda key: key + " ada", lambda key: key[:-4], lambda _: "", lambda _: "a"]
)
def test_what_is_a_key_in_its_one_spelling(spoil: Callable[[str], str]) -> None:
    """A comment, a cut or other letters make it none."""
    key = public(key_file("ada"))
    assert is_key(key)
    assert not is_key(spoil(key))
