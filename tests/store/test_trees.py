"""Trees: as libgit2 makes them, with the names that it takes."""

from __future__ import annotations

import pygit2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pygit2.enums import FileMode, ObjectType

from drafting.store import trees
from drafting.store.git import Repository
from drafting.store.trees import BadTree

BLOB, TREE = "1" * 40, "2" * 40


def built(repository: Repository, files: dict[str, str], folders: dict[str, str]) -> bytes:
    """The tree that libgit2 makes."""
    builder = repository.raw.TreeBuilder()
    for entries, mode in ((files, FileMode.BLOB), (folders, FileMode.TREE)):
        for name, oid in entries.items():
            builder.insert(name, pygit2.Oid(hex=oid), mode)
    return bytes(repository.raw[builder.write()].read_raw())


@pytest.fixture
def objects(repository: Repository) -> tuple[Repository, str, str]:
    """A repository, a blob and a tree in it."""
    return repository, repository.blob(b"x"), repository.tree({})


NAMES = ["a", "a-b", "a.md", "a0", "ab", "é.md", "articles", "articles.md", "z", "010-x.md"]


@pytest.mark.parametrize("folders", [[], ["a"], ["articles"], NAMES[::2]])
def test_a_tree_is_the_one_that_libgit2_makes(folders: list[str], objects: tuple[Repository, str, str]) -> None:
    """Files and folders stand in the same order, which is not that of their names."""
    repository, blob, tree = objects
    files = {name: blob for name in NAMES if name not in folders}
    below = dict.fromkeys(folders, tree)
    made = trees.changed(b"", files, below)
    assert made == built(repository, files, below)
    assert repository._write(ObjectType.TREE, made)


def test_entries_are_read(objects: tuple[Repository, str, str]) -> None:
    """What each is, and where it leads."""
    repository, blob, tree = objects
    found = trees.read(built(repository, {"a.md": blob}, {"b": tree}))
    assert [(e.name, e.oid, e.is_file, e.is_folder) for e in found] == [
        ("a.md", blob, True, False),
        ("b", tree, False, True),
    ]
    assert trees.entry(trees.changed(b"", {"a.md": blob}, {}), "a.md") == found[0]
    assert trees.entry(b"", "a.md") is None


@pytest.mark.parametrize("mode", [b"100755", b"120000", b"160000"])
def test_what_is_no_plain_file(mode: bytes) -> None:
    """A program, a link, another repository."""
    (entry,) = trees.read(mode + b" x\0" + bytes(20))
    assert not entry.is_file
    assert not entry.is_folder


changes = st.dictionaries(st.sampled_from(NAMES), st.sampled_from([BLOB, "3" * 40, None]), max_size=6)


@given(st.lists(st.tuples(changes, changes), max_size=5))
def test_a_tree_changed_again_and_again(steps: list[tuple[dict[str, str | None], dict[str, str | None]]]) -> None:
    """It is the one that is made at once of what is left."""
    made, left = b"", dict[str, tuple[str, bool]]()
    for said, folders in steps:
        files = {name: oid for name, oid in said.items() if name not in folders}
        made = trees.changed(made, files, folders)
        for entries, folder in ((files, False), (folders, True)):
            for name, oid in entries.items():
                left.pop(name, None)
                if oid:
                    left[name] = (oid, folder)
    whole = [{name: oid for name, (oid, is_folder) in left.items() if is_folder == folder} for folder in (False, True)]
    assert made == trees.changed(b"", *whole)


FORBIDDEN = ["", ".", "..", ".git", ".GIT", "a/b", "git~1", ".git.", ".git ", ".git::$INDEX_ALLOCATION", ".g\u200cit"]


@pytest.mark.parametrize("name", FORBIDDEN)
def test_names_that_no_tree_may_hold(name: str, objects: tuple[Repository, str, str]) -> None:
    """What would stand in Git's own folder on some system; libgit2 refuses nearly all, too."""
    repository, blob, _ = objects
    with pytest.raises(BadTree):
        trees.changed(b"", {name: blob}, {})
    if "\u200c" not in name:  # libgit2 asks for that on a Mac alone
        with pytest.raises((pygit2.GitError, ValueError)):
            built(repository, {name: blob}, {})


@pytest.mark.parametrize("name", [".gitignore", ".gitattributes", "git", "x.git", "...", "con", "a b", "gît"])
def test_names_that_look_like_them(name: str, objects: tuple[Repository, str, str]) -> None:
    """What libgit2 takes is taken."""
    repository, blob, _ = objects
    assert trees.changed(b"", {name: blob}, {}) == built(repository, {name: blob}, {})


@pytest.mark.parametrize("damaged", [b"x", b"100644 a\0short", b"100644 a\0" + bytes(20) + b"1", b" a\0" + bytes(20)])
def test_bytes_that_are_no_tree(damaged: bytes) -> None:
    """Nothing is skipped in silence."""
    with pytest.raises(BadTree):
        trees.read(damaged)
