"""Sealed sittings: the tag is signed where a key exists, the same in every clone, and Git itself verifies it."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from drafting.deliberation.facts import SittingClosed, SittingSealed
from drafting.proceedings import devices, sittings
from drafting.proceedings.desk import Desk
from drafting.proceedings.findings import Kind
from drafting.proceedings.syncing import sync
from drafting.proceedings.verifying import verify
from drafting.store.git import TAGS, Repository
from tests.helpers import fsck, git, refs
from tests.keys import key_file, needs_keygen, public
from tests.proceedings.actions import adopt, folder, opened, propose


@pytest.fixture
def signing(desk: Desk) -> Desk:
    """A laptop that signs, with an amendment voted on."""
    devices.use_key(desk, str(key_file("ada")))
    sittings.open_sitting(desk, "Plenary", 9)
    adopt(desk, propose(desk, ("ten", "twelve")))
    return desk


def tag(desk: Desk) -> str:
    """The tag of the sitting."""
    (name,) = (name for name in refs(folder(desk)) if name.startswith(f"{TAGS}sitting/"))
    return name


def kinds(desk: Desk) -> set[Kind]:
    """What verifying finds."""
    return {one.kind for one in verify(Repository.open(folder(desk))).findings}


@needs_keygen
def test_git_verifies_who_sealed_a_sitting(signing: Desk, tmp_path: Path) -> None:
    """With the keys that one trusts, as Git has them."""
    sittings.close_sitting(signing)
    allowed = tmp_path / "allowed"
    allowed.write_text(f'ada@example.org namespaces="git" {public(key_file("ada"))}\n')
    name = tag(signing).removeprefix(TAGS)
    git(folder(signing), "-c", f"gpg.ssh.allowedSignersFile={allowed}", "verify-tag", name)
    assert "Plenary" in git(folder(signing), "tag", "-l", "-n1", name)
    fsck(folder(signing))
    assert kinds(signing) == set()


@needs_keygen
def test_every_clone_makes_the_same_signed_tag(signing: Desk) -> None:
    """Who has no key, and the projection made anew from the facts."""
    path = folder(signing).parent / "other"
    shutil.copytree(folder(signing), path)
    (path / ".git" / "alinea" / "device").unlink()
    other = opened(path, "Bob")
    sittings.close_sitting(signing)
    made = refs(folder(signing))[tag(signing)]
    sync(other, str(folder(signing)))
    assert refs(path)[tag(other)] == made
    git(path, "tag", "-d", tag(other).removeprefix(TAGS))
    (path / ".git" / "alinea" / "projection.json").unlink()
    propose(opened(path, "Bob"), ("plants", "waters"))
    assert refs(path)[tag(other)] == made


def test_without_a_key_the_tag_is_as_ever(desk: Desk) -> None:
    """Nothing is written after the closing."""
    sittings.open_sitting(desk, "Plenary", 9)
    sittings.close_sitting(desk)
    assert desk.state.records[-1].type == "sitting.closed"
    assert "SSH" not in git(folder(desk), "cat-file", "tag", tag(desk))


@needs_keygen
@pytest.mark.parametrize("spoilt", ["signature", "tag", "sitting"])
def test_a_seal_of_something_else_is_named(signing: Desk, spoilt: str) -> None:
    """Words that are no signature, another tag, another sitting."""
    sittings.close_sitting(signing)
    sealed = signing.state.sittings[-1].sealed
    assert sealed is not None
    fact: SittingSealed = replace(sealed[0], **{spoilt: "0" * 40})
    sittings.open_sitting(signing, "Evening", 9)
    with signing.writing():
        (closing,) = signing.write([SittingClosed()])
        signing.write([replace(fact, sitting=closing.hash) if spoilt != "sitting" else fact])
    assert kinds(signing) == {Kind.IRREGULAR_FACT if spoilt == "sitting" else Kind.SEAL_SIGNATURE}
