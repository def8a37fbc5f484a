"""Packed refs: one file, as git writes it."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting.store import packed_refs
from drafting.store.git import HEADS, TAGS, Repository, Signature
from drafting.store.packed_refs import FILE, LOCK
from tests.helpers import BEGAN, git, refs

ADA = Signature("Ada", BEGAN)


@pytest.fixture
def top(repository: Repository) -> Path:
    """The repository's own folder, with a commit on `main` and a tag of it, packed by git."""
    commit = repository.commit(repository.tree({}), [], "x", ADA, ADA)
    repository.move(HEADS + "main", commit, None)
    repository.move(TAGS + "reading/1", repository.tag("reading/1", commit, "x", ADA), None)
    git(repository.folder, "pack-refs", "--all")
    return Path(repository.raw.path)


def test_the_file_is_the_one_that_git_writes(repository: Repository, top: Path) -> None:
    """Refs that are there and new ones in one order, tags with what they lead to."""
    commit, tag = repository.ref(HEADS + "main"), repository.ref(TAGS + "reading/1")
    new = {HEADS + f"amendments/a-{n}": commit for n in range(3)} | {TAGS + "a": tag, HEADS + "é": commit}
    packed_refs.add(top, new, repository._peeled)
    ours = (top / FILE).read_bytes()
    assert set(new) < set(refs(repository.folder))
    git(repository.folder, "update-ref", HEADS + "zz", commit)
    git(repository.folder, "pack-refs", "--all")
    git(repository.folder, "update-ref", "-d", HEADS + "zz")
    assert (top / FILE).read_bytes() == ours
    assert not (top / LOCK).exists()


def test_a_repository_without_one(repository: Repository) -> None:
    """The file is made."""
    commit = repository.commit(repository.tree({}), [], "x", ADA, ADA)
    packed_refs.add(Path(repository.raw.path), {HEADS + "main": commit}, repository._peeled)
    assert refs(repository.folder) == {HEADS + "main": commit}
    assert repository.ref(HEADS + "main") == commit


def test_tags_that_an_old_git_packed(repository: Repository, top: Path) -> None:
    """Where the file does not say what a tag leads to, it is looked up: ours says that it does."""
    lines = (top / FILE).read_text().splitlines(keepends=True)
    (top / FILE).write_text("".join(line for line in lines if line[0] not in "#^"))
    commit = repository.ref(HEADS + "main")
    packed_refs.add(top, {HEADS + "new": commit}, repository._peeled)
    assert git(repository.folder, "show-ref", "-d", "reading/1").splitlines()[-1] == f"{commit} {TAGS}reading/1^{{}}"


def test_somebody_holds_the_lock(repository: Repository, top: Path) -> None:
    """Nothing is written, and the lock stays whose it is."""
    before = (top / FILE).read_bytes()
    (top / LOCK).touch()
    with pytest.raises(FileExistsError):
        packed_refs.add(top, {HEADS + "new": "1" * 40}, repository._peeled)
    assert (top / FILE).read_bytes() == before
    assert (top / LOCK).exists()


def test_a_disk_that_is_full(repository: Repository, top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is as it was, and no lock is left."""
    before = (top / FILE).read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(packed_refs.os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        packed_refs.add(top, {HEADS + "new": "1" * 40}, repository._peeled)
    assert (top / FILE).read_bytes() == before
    assert not (top / LOCK).exists()
