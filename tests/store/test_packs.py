"""Packs: what is written at once is what Git reads, object by object."""

from __future__ import annotations

import os
import subprocess
import zlib
from pathlib import Path

import pygit2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pygit2.enums import ObjectType

from drafting.store import packs
from drafting.store.git import Repository
from drafting.store.packs import Pack
from tests.helpers import fsck, git

BLOB = ObjectType.BLOB


def empty(oid: str) -> packs.Stored:
    """A store with nothing in it."""
    raise KeyError(oid)


def folder(repository: Repository) -> Path:
    """Where packs go."""
    return Path(repository.raw.path) / "objects" / "pack"


def said(repository: Repository, oid: str) -> bytes:
    """What git reads."""
    done = subprocess.run(["git", "cat-file", "blob", oid], cwd=repository.folder, capture_output=True, check=True)
    return done.stdout


def test_every_kind_of_object(repository: Repository) -> None:
    """Ids are libgit2's, and libgit2 reads from the pack what was put into it."""
    pack = Pack(empty)
    blob = pack.add(BLOB, b"words\n")
    tree = pack.add(ObjectType.TREE, b"100644 a.md\0" + bytes.fromhex(blob))
    who = "A <a@example.org> 0 +0000"
    commit = pack.add(ObjectType.COMMIT, f"tree {tree}\nauthor {who}\ncommitter {who}\n\nx\n".encode())
    tag = pack.add(ObjectType.TAG, f"object {commit}\ntype commit\ntag t\ntagger {who}\n\nx\n".encode())
    pack.write(folder(repository))
    raw = pygit2.Repository(repository.raw.path)
    assert (raw[tag].peel(pygit2.Commit).tree / "a.md").data == b"words\n"
    assert [git_id(raw, oid) for oid in (blob, tree, commit, tag)] == [blob, tree, commit, tag]
    raw.references.create("refs/tags/t", tag)
    fsck(Path(raw.workdir))


def git_id(raw: pygit2.Repository, oid: str) -> str:
    """The id that libgit2 gives to an object's content."""
    kind, data = raw.odb.read(pygit2.Oid(hex=oid))
    return str(pygit2.hash(data)) if kind == BLOB else str(raw.odb.write(kind, data))


@pytest.mark.parametrize(
    ("base", "data"),
    [
        (b"one two three four five six", b"one two three 4 five six"),
        (b"one two three four five six", b"one two three four five six seven"),
        (b"one two three four five six", b"zero one two three four five six"),
        (b"one two three four five six", b"one two five six"),
        (b"aaaaaaaaaaaaaaaaaa", b"aaaaaaaaaaaaaaaaaaaa"),
        (b"aaaaaaaaaaaaaaaaaaaa", b"aaaaaaaaaaaaaaaaaa"),
        (b"x" * 100 + b"y" * 100, b"x" * 100 + os.urandom(1000) + b"y" * 100),
        (b"x" * 200_000 + b"y" * 100_000, b"x" * 200_000 + b"in between" + b"y" * 100_000),
        (b"", b""),
        (b"something", b""),
        (b"", b"something"),
        (b"nothing", b"in common"),
    ],
)
def test_an_object_like_another(base: bytes, data: bytes, repository: Repository) -> None:
    """However they differ, both can be read: here before the pack is written, and by git after."""
    pack = Pack(empty)
    first = pack.add(BLOB, base)
    second = pack.add(BLOB, data, first)
    assert [pack.read(oid) for oid in (first, second)] == [(BLOB, base), (BLOB, data)]
    pack.write(folder(repository))
    assert [said(repository, oid) for oid in (first, second)] == [base, data]


def test_what_differs_is_all_that_is_kept(repository: Repository) -> None:
    """A word changed in a long text takes hardly any room."""
    base = os.urandom(100_000)
    pack = Pack(empty)
    first = pack.add(BLOB, base)
    for word in (b"red", b"green", b"blue"):
        pack.add(BLOB, base[:5_000] + word + base[5_010:], first)
    pack.write(folder(repository))
    assert next(folder(repository).glob("*.pack")).stat().st_size < 101_000


def test_an_object_like_one_that_is_stored(repository: Repository) -> None:
    """The other comes into the pack, too: a pack on disk must stand alone."""
    stored = repository.blob(b"one two three four five six")
    pack = Pack(repository._stored)
    made = pack.add(BLOB, b"one two three 4 five six", stored)
    pack.write(folder(repository))
    (index,) = folder(repository).glob("*.idx")
    assert stored in git(repository.folder, "verify-pack", "-v", str(index))
    assert said(repository, made) == b"one two three 4 five six"


def test_an_object_that_is_the_other(repository: Repository) -> None:
    """An object is never told as itself: readers would turn in circles."""
    stored = repository.blob(b"one two three four five six")
    pack = Pack(repository._stored)
    assert pack.add(BLOB, b"one two three four five six", stored) == stored
    pack.write(folder(repository))
    assert said(repository, stored) == b"one two three four five six"


def test_a_circle_of_objects(repository: Repository) -> None:
    """One like another like the first: the first is there whole."""
    pack = Pack(empty)
    first = pack.add(BLOB, b"one two three four")
    second = pack.add(BLOB, b"one two 3 four", first)
    assert pack.add(BLOB, b"one two three four", second) == first
    pack.write(folder(repository))
    assert said(repository, first) == b"one two three four"


@given(st.lists(st.text("ab\n", max_size=40), min_size=2, max_size=12))
def test_any_run_of_objects_comes_back(contents: list[str]) -> None:
    """Each told as the one before it, all are read as they were."""
    pack = Pack(empty)
    last = None
    made = {}
    for content in contents:
        last = pack.add(BLOB, content.encode(), last)
        made[last] = content.encode()
    assert {oid: pack.read(oid)[1] for oid in made} == made


def test_git_holds_the_pack_for_sound(repository: Repository) -> None:
    """Sums of objects, of the pack and of its index are those that git computes."""
    pack = Pack(empty)
    for n in range(700):
        pack.add(BLOB, f"object {n}\n".encode() * n)
    pack.write(folder(repository))
    (made,) = folder(repository).glob("*.pack")
    git(repository.folder, "verify-pack", str(made))
    copy = made.with_name("copy.pack")
    copy.write_bytes(made.read_bytes())
    git(repository.folder, "index-pack", "--strict", str(copy))
    assert copy.with_suffix(".idx").read_bytes() == made.with_suffix(".idx").read_bytes()
    assert git(repository.folder, "count-objects", "-v").splitlines()[0] == "count: 0"


def test_objects_far_into_a_pack() -> None:
    """Beyond two gigabytes, an index keeps places in a table of their own."""
    index = b"".join(packs._listed([(bytes(20), 7, 12), (b"\xff" * 20, 8, 1 << 31), (b"\xff" * 20, 9, 1 << 33)], b"!"))
    assert index[-17:] == (1 << 31).to_bytes(8, "big") + (1 << 33).to_bytes(8, "big") + b"!"
    assert index[-29:-17] == (12).to_bytes(4, "big") + (1 << 31).to_bytes(4, "big") + ((1 << 31) + 1).to_bytes(4, "big")


def test_a_disk_that_is_full_leaves_nothing(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """At whichever file it is full: neither pack nor index, nor anything half-written."""
    real = os.fsync
    for at in (1, 2):
        calls = iter(range(1, 10))

        def full(handle: int, at: int = at, calls: object = calls) -> None:
            if next(calls) == at:  # type: ignore[call-overload]
                raise OSError(28, "No space left on device")
            real(handle)

        pack = Pack(empty)
        pack.add(BLOB, b"words")
        with monkeypatch.context() as patch:
            patch.setattr(os, "fsync", full)
            with pytest.raises(OSError, match="No space"):
                pack.write(folder(repository))
        assert not list(folder(repository).iterdir())


def test_small_objects_are_pressed_as_git_can_read(repository: Repository) -> None:
    """The window is as small as the object, which any zlib reads."""
    for size in (0, 1, 4095, 4096, 4097):
        assert zlib.decompress(packs._pressed(b"x" * size)) == b"x" * size
