"""SSH signatures, checked in process: whose key signed some bytes, in the format of `ssh-keygen -Y sign`.

The format is OpenSSH's PROTOCOL.sshsig; the arithmetic is that of the library `cryptography`. What it
allows beyond need is refused: other hashes than SHA-2, RSA with SHA-1 (RFC 8332) or short keys, bytes
that nothing signs.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256, SHA384, SHA512, HashAlgorithm
from cryptography.hazmat.primitives.serialization import load_ssh_public_key

from drafting.store.signing import BadSignature, Why

MAX_SIGNATURE = 16 << 10
_MAGIC = b"SSHSIG"
_VERSION = 1
_RSA_BITS = 2048
_ARMOUR = re.compile(rb"-----BEGIN SSH SIGNATURE-----\n([A-Za-z0-9+/=\n]+)-----END SSH SIGNATURE-----\n")
_HASHES = {b"sha256": hashlib.sha256, b"sha512": hashlib.sha512}
_RSA: Mapping[bytes, HashAlgorithm] = {b"rsa-sha2-256": SHA256(), b"rsa-sha2-512": SHA512()}
_CURVES: Mapping[bytes, HashAlgorithm] = {
    b"ecdsa-sha2-nistp256": SHA256(),
    b"ecdsa-sha2-nistp384": SHA384(),
    b"ecdsa-sha2-nistp521": SHA512(),
}


def signer(data: bytes, signature: bytes, namespace: str) -> str:
    """The public key that signed some bytes, as OpenSSH writes it, without a comment; raises `BadSignature`."""
    made = _Signature.read(signature)
    if made.namespace != namespace.encode():
        raise BadSignature(Why.NAMESPACE)
    if made.hash not in _HASHES:
        raise BadSignature(Why.ALGORITHM)
    key = _key(made.key)
    digest = _HASHES[made.hash](data).digest()
    try:
        key.check(made.algorithm, made.signed, _MAGIC + b"".join(map(_string, made.signing(digest))))
    except (InvalidSignature, ValueError) as problem:
        raise problem if isinstance(problem, BadSignature) else BadSignature(Why.OTHER_BYTES) from problem
    return key.written


def is_key(written: str) -> bool:
    """Whether some words are a public key that signatures are taken from, as `signer` writes it."""
    try:
        return _key(_decoded(written.encode().split(b" ")[1])).written == written
    except (BadSignature, IndexError):
        return False


@dataclass(frozen=True)
class _Signature:
    """The parts of a signature."""

    key: bytes
    namespace: bytes
    hash: bytes
    algorithm: bytes
    signed: bytes

    @classmethod
    def read(cls, signature: bytes) -> _Signature:
        armoured = _ARMOUR.fullmatch(signature) if len(signature) <= MAX_SIGNATURE else None
        if armoured is None:
            raise BadSignature(Why.UNREADABLE)
        raw = _decoded(armoured[1].replace(b"\n", b""))
        if not raw.startswith(_MAGIC + _VERSION.to_bytes(4)):
            raise BadSignature(Why.UNREADABLE)
        key, namespace, reserved, hashed, signed = _strings(raw[len(_MAGIC) + 4 :], 5)
        if reserved:
            raise BadSignature(Why.UNREADABLE)
        return cls(key, namespace, hashed, *_strings(signed, 2))

    def signing(self, digest: bytes) -> tuple[bytes, bytes, bytes, bytes]:
        """What is signed, after the magic word: not the bytes themselves, but their digest and what it is for."""
        return self.namespace, b"", self.hash, digest


_Check: TypeAlias = Callable[[bytes, bytes, bytes], None]


@dataclass(frozen=True)
class _Key:
    """A public key as OpenSSH writes it; `check` takes an algorithm, a signature and the bytes that are signed."""

    written: str
    check: _Check


@lru_cache(maxsize=256)
def _key(blob: bytes) -> _Key:
    """The key of an SSH public key blob; raises `BadSignature`."""
    (name,) = _strings(blob, 1, more=True)
    if name not in _READERS:
        raise BadSignature(Why.ALGORITHM)
    written = name + b" " + base64.b64encode(blob)
    try:
        return _Key(written.decode(), _READERS[name](load_ssh_public_key(written)))
    except (ValueError, UnsupportedAlgorithm, NotImplementedError) as problem:
        raise problem if isinstance(problem, BadSignature) else BadSignature(Why.UNREADABLE) from problem


def _ed25519(key: object) -> _Check:
    assert isinstance(key, Ed25519PublicKey)

    def check(algorithm: bytes, signed: bytes, data: bytes) -> None:
        _only(algorithm == b"ssh-ed25519")
        key.verify(signed, data)

    return check


def _rsa(key: object) -> _Check:
    assert isinstance(key, RSAPublicKey)
    _only(key.key_size >= _RSA_BITS)

    def check(algorithm: bytes, signed: bytes, data: bytes) -> None:
        _only(algorithm in _RSA)
        key.verify(signed, data, PKCS1v15(), _RSA[algorithm])

    return check


def _ecdsa(key: object) -> _Check:
    assert isinstance(key, EllipticCurvePublicKey)
    own = f"ecdsa-sha2-nistp{key.curve.key_size}".encode()

    def check(algorithm: bytes, signed: bytes, data: bytes) -> None:
        _only(algorithm == own)
        r, s = (int.from_bytes(number) for number in _strings(signed, 2))
        key.verify(encode_dss_signature(r, s), data, ECDSA(_CURVES[algorithm]))

    return check


_READERS: Mapping[bytes, Callable[[object], _Check]] = {
    b"ssh-ed25519": _ed25519,
    b"ssh-rsa": _rsa,
    **dict.fromkeys(_CURVES, _ecdsa),
}


def _only(relied_on: bool) -> None:
    if not relied_on:
        raise BadSignature(Why.ALGORITHM)


def _decoded(written: bytes) -> bytes:
    """What Base64 stands for, if it is its one spelling; raises `BadSignature`."""
    try:
        data = base64.b64decode(written, validate=True)
    except ValueError as problem:
        raise BadSignature(Why.UNREADABLE) from problem
    if base64.b64encode(data) != written:
        raise BadSignature(Why.UNREADABLE)
    return data


def _strings(data: bytes, count: int, *, more: bool = False) -> list[bytes]:
    """So many strings of bytes, each after its length, and unless `more` nothing else; raises `BadSignature`."""
    out = []
    for _ in range(count):
        size = int.from_bytes(data[:4])
        if len(data) < 4 + size:
            raise BadSignature(Why.UNREADABLE)
        out.append(data[4 : 4 + size])
        data = data[4 + size :]
    if data and not more:
        raise BadSignature(Why.UNREADABLE)
    return out


def _string(data: bytes) -> bytes:
    return len(data).to_bytes(4) + data
