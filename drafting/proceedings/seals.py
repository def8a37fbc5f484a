"""Seals: the tag of a sitting that was closed, signed where the device has a key, as Git verifies tags."""

from __future__ import annotations

from collections.abc import Iterator

from drafting.deliberation.facts import SittingSealed
from drafting.deliberation.records import Record
from drafting.deliberation.state import State
from drafting.proceedings.desk import Desk
from drafting.proceedings.findings import Finding, Kind
from drafting.store.git import TAGS, Repository
from drafting.store.keys import place
from drafting.store.projection.sittings import tag_of
from drafting.store.signing import GIT, BadSignature, sign


def sign_tag(desk: Desk, closing: Record) -> None:
    """Sign the tag that a closing made, by a fact, so that every clone makes the same signed tag; raises `CannotSign`.

    Called inside `writing()`. Without a key nothing is written, and the tag stays as it is.
    """
    tag = desk.projector.done.refs.get(TAGS + tag_of(closing))
    if desk.key and tag:
        (signature,) = sign(place(desk.repository), desk.key, [desk.repository.read(tag)], GIT)
        desk.write([SittingSealed(closing.hash, tag, signature.decode())])


def false(state: State, made: Repository) -> Iterator[Finding]:
    """The seals that are no signature, by the key that signed their fact, of the tag that the facts make."""
    for sitting in state.sittings:
        if sitting.sealed:
            fact, record = sitting.sealed
            if not made.has(fact.tag) or _signer(made.read(fact.tag), fact.signature) != record.signer:
                yield Finding(Kind.SEAL_SIGNATURE, record.path, fact.tag)


def _signer(tag: bytes, signature: str) -> str | None:
    from drafting.store.sshsig import signer

    try:
        return signer(tag, signature.encode("utf-8", "replace"), GIT)
    except BadSignature:
        return None
