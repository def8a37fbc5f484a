"""History: what is missing or another than before is named, and nothing raises."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from drafting.store.git import Repository, Signature
from drafting.store.history import Fault, History, Unreadable, Wrong, distrusting, readable
from tests.helpers import BEGAN

WHO = Signature("Ada", BEGAN)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """One with nothing in it."""
    return Repository.create(tmp_path / "r")


def commit(repository: Repository, files: Mapping[str, str], *parents: str) -> str:
    """A commit of some files."""
    tree = repository.tree({path: repository.blob(content.encode()) for path, content in files.items()})
    return repository.commit(tree, list(parents), "x", WHO, WHO)


def lose(repository: Repository, oid: str) -> None:
    """Take an object away."""
    (repository.common / "objects" / oid[:2] / oid[2:]).unlink()


def faults(repository: Repository, tip: str) -> set[tuple[str, Wrong, str]]:
    """What is wrong on the way to the beginning."""
    return {(fault.where, fault.wrong, fault.commit) for fault in History(repository, tip).faults()}


def test_a_history_that_only_grew(repository: Repository) -> None:
    """Files are added, in folders that were there and in others; two lines meet."""
    one = commit(repository, {"a/1": "x"})
    left, right = commit(repository, {"a/1": "x", "a/2": "y"}, one), commit(repository, {"a/1": "x", "b/1": "z"}, one)
    tip = commit(repository, {"a/1": "x", "a/2": "y", "b/1": "z"}, left, right)
    history = History(repository, tip)
    assert list(history.faults()) == list(history.unreadable()) == []
    assert history.commits == {one, left, right, tip}


def test_what_was_removed_or_changed_is_named_with_its_commit(repository: Repository) -> None:
    """In whatever folder, and on either side where two lines meet."""
    one = commit(repository, {"a/1": "x", "a/2": "y", "b": "z"})
    two = commit(repository, {"a/1": "other", "b": "z"}, one)
    back = commit(repository, {"a/1": "x", "a/2": "y", "b": "z"}, two)
    assert faults(repository, two) == {("a/1", Wrong.CHANGED, two), ("a/2", Wrong.REMOVED, two)}
    assert faults(repository, back) == faults(repository, two) | {("a/1", Wrong.CHANGED, back)}
    side = commit(repository, {"a/1": "x"}, one, back)
    assert ("b", Wrong.REMOVED, side) in faults(repository, side)


def test_a_folder_that_becomes_a_file_is_changed(repository: Repository) -> None:
    """And the other way round."""
    one, two = commit(repository, {"a/1": "x"}), commit(repository, {"a": "x"})
    there, back = commit(repository, {"a": "x"}, one), commit(repository, {"a/1": "x"}, two)
    assert faults(repository, there) == {("a", Wrong.CHANGED, there)}
    assert faults(repository, back) == {("a", Wrong.CHANGED, back)}


def test_what_cannot_be_read_is_named(repository: Repository) -> None:
    """A commit, a folder, a file; the rest is read."""
    one = commit(repository, {"a/1": "x"})
    two = commit(repository, {"a/1": "x", "a/2": "y"}, one)
    three = commit(repository, {"a/1": "x", "a/2": "y", "b": "z"}, two)
    lose(repository, repository.blob(b"y"))
    assert list(History(repository, three).unreadable()) == [Fault("a/2", Wrong.UNREADABLE, three)]
    lose(repository, two)
    assert faults(repository, three) == {(two, Wrong.UNREADABLE, two)}
    folder = repository.tree({"1": repository.blob(b"x"), "2": repository.blob(b"y")})
    lose(repository, folder)
    anew = Repository.open(repository.common)  # it remembers none of them
    assert [fault.where for fault in History(anew, three).unreadable()] == ["a/"]


def test_deep_folders_and_strange_names_are_no_trap(repository: Repository) -> None:
    """They are compared as far as a journal goes, and named where they differ."""
    path = "/".join("a" * 300)
    one = commit(repository, {path: "x"})
    two = commit(repository, {path: "y"}, one)
    ((where, wrong, _),) = faults(repository, two)
    assert (set(where), wrong) == (set("a/"), Wrong.CHANGED)


def test_distrusting_says_what_cannot_be_read(repository: Repository) -> None:
    """Whatever libgit2 or Python makes of it."""
    for oid in ("0" * 40, "zz", "1" * 39):
        with pytest.raises(Unreadable, match="the text"), distrusting("the text"):
            repository.tree_of(oid)
    assert not readable(repository, "0" * 40)
    assert readable(repository, repository.blob(b"x"))
