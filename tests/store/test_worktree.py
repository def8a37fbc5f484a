"""The working tree: clean files follow, changed ones are never written over, git sees it clean."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from drafting.store.git import HEADS, NotWritten, Repository, Signature
from drafting.store.worktree import UnsavedWork, WorkingTree
from tests.helpers import BEGAN, git, put

ADA = Signature("Ada", BEGAN)
MAIN = HEADS + "main"
FIRST = {"a.md": "a\n", "articles/010-x.md": "x\n", "articles/020-y.md": "y\n", "deep/er/z.md": "z\n"}
SECOND = {"a.md": "a\n", "articles/010-x.md": "X\n", "articles/015-n.md": "n\n", "articles/020-y.md": "y\n"}

Commit = Callable[[dict[str, str]], str]


@pytest.fixture
def commit(repository: Repository) -> Commit:
    """Makes commits on `main`, the tree left as it is."""

    def make(files: dict[str, str]) -> str:
        blobs = {path: repository.blob(content.encode()) for path, content in files.items()}
        old = repository.ref(MAIN)
        new = repository.commit(repository.tree(blobs), [old] if old else [], "x", ADA, ADA)
        repository.move(MAIN, new, old)
        return new

    return make


def tree(repository: Repository) -> tuple[WorkingTree, Path]:
    """The working tree as it is now, and its folder."""
    assert repository.folder is not None
    return WorkingTree(repository), repository.folder


def standing(repository: Repository, commit: Commit) -> tuple[WorkingTree, Path, str, str]:
    """A tree that follows the first commit, and a second one made."""
    files, folder = tree(repository)
    first = commit(FIRST)
    files.follow("", first)
    return files, folder, first, commit(SECOND)


def status(folder: Path) -> list[str]:
    """What git says of the tree."""
    return git(folder, "status", "--porcelain").splitlines()


def test_it_follows_where_it_is_clean(repository: Repository, commit: Commit) -> None:
    """Files appear, change and go; empty folders go with them; git sees nothing to commit."""
    files, folder, first, second = standing(repository, commit)
    files.follow(first, second)
    assert {path: data.decode() for path, data in files.read().items()} == SECOND
    assert not (folder / "deep").exists()
    assert status(folder) == []
    assert files.at() == second


def test_unsaved_work_is_named_and_nothing_is_touched(repository: Repository, commit: Commit) -> None:
    """Changed, made anew, or removed: each is in the way, and no other file is written."""
    files, folder, first, second = standing(repository, commit)
    put(folder, {"articles/010-x.md": "mine\n", "articles/015-n.md": "mine too\n", "deep/er/z.md": "changed\n"})
    with pytest.raises(UnsavedWork) as caught:
        files.follow(first, second)
    assert caught.value.paths == ("articles/010-x.md", "articles/015-n.md", "deep/er/z.md")
    assert files.read()["articles/010-x.md"] == b"mine\n"
    assert files.at() == first


def test_changes_elsewhere_stay(repository: Repository, commit: Commit) -> None:
    """What the commits leave alone may be changed, and strangers may lie around."""
    files, folder, first, second = standing(repository, commit)
    put(folder, {"articles/020-y.md": "mine\n", "notes.txt": "note\n", "deep/er/mine.md": "m\n"})
    files.follow(first, second)
    assert [line.strip() for line in status(folder)] == ["M articles/020-y.md", "?? deep/", "?? notes.txt"]
    assert (folder / "articles/020-y.md").read_text() == "mine\n"
    assert (folder / "articles/010-x.md").read_text() == "X\n"


def test_what_says_it_already_is_not_in_the_way(repository: Repository, commit: Commit) -> None:
    """A file changed by hand to what it is to become is no unsaved work."""
    files, folder, first, second = standing(repository, commit)
    put(folder, {"articles/010-x.md": "X\n", "deep/er/z.md": None})
    files.follow(first, second)
    assert status(folder) == []


def test_line_ends_of_windows_are_no_change(repository: Repository, commit: Commit) -> None:
    """A checkout with CRLF follows like any other."""
    files, folder, first, second = standing(repository, commit)
    put(folder, {"articles/010-x.md": "x\r\n"})
    files.follow(first, second)
    assert (folder / "articles/010-x.md").read_bytes() == b"X\n"


def test_a_link_in_a_files_place_is_in_the_way(repository: Repository, commit: Commit) -> None:
    """A link is never written through."""
    files, folder, first, second = standing(repository, commit)
    outside = folder.parent / "outside.md"
    outside.write_text("x\n")
    (folder / "articles/010-x.md").unlink()
    (folder / "articles/010-x.md").symlink_to(outside)
    with pytest.raises(UnsavedWork):
        files.follow(first, second)
    assert outside.read_text() == "x\n"
    assert "articles/010-x.md" not in files.read()


def test_where_git_brought_it_work_goes_on(repository: Repository, commit: Commit) -> None:
    """After `git reset --hard` to the new commit, files may be worked on at once."""
    files, folder, first, second = standing(repository, commit)
    git(folder, "reset", "-q", "--hard", second)
    put(folder, {"articles/010-x.md": "my next change\n"})
    files.follow(first, second)
    assert (folder / "articles/010-x.md").read_text() == "my next change\n"
    assert files.at() == second


def test_a_tree_on_another_branch_is_left_alone(repository: Repository, commit: Commit) -> None:
    """It is read, and never written."""
    _, folder, first, second = standing(repository, commit)
    git(folder, "checkout", "-q", "-B", "amendments/x", first)
    files, _ = tree(repository)
    put(folder, {"articles/010-x.md": "mine\n"})
    files.follow(first, second)
    assert files.read()["articles/010-x.md"] == b"mine\n"
    assert files.dirty({}) == []
    assert files.behind(first, second) == {}
    files.stand(second)
    assert files.at() == first


def test_a_bare_repository_has_no_files(tmp_path: Path) -> None:
    """Nothing is read, nothing written, nothing raised."""
    git(tmp_path, "init", "-q", "--bare", "-b", "main", "b.git")
    files = WorkingTree(Repository.open(tmp_path / "b.git"))
    assert files.read() == {}
    files.put({"a": None})
    files.follow("", "0" * 40)
    assert files.at() is None


def test_what_differs_is_named(repository: Repository, commit: Commit) -> None:
    """All files by default, or those that are asked about."""
    files, folder, first, _ = standing(repository, commit)
    blobs = repository.files(repository.tree_of(first))
    assert files.dirty(blobs) == []
    put(folder, {"a.md": "mine\n", "deep/er/z.md": None})
    assert sorted(files.dirty(blobs)) == ["a.md", "deep/er/z.md"]
    assert files.dirty(blobs, ["a.md", "articles/010-x.md", "new.md"]) == ["a.md"]


def test_hidden_files_are_not_read(repository: Repository) -> None:
    """Git's own, editors' and ours."""
    files, folder = tree(repository)
    put(folder, {".hidden": "x", "a/.b/c": "x", "a/b": "x"})
    assert sorted(files.read()) == ["a/b"]


def test_files_are_written_whole(repository: Repository) -> None:
    """By another name first, folders made on the way; the index is not touched."""
    files, folder = tree(repository)
    files.write({"articles/010-x.md": b"x\n", "a.md": b""})
    assert sorted(files.read()) == ["a.md", "articles/010-x.md"]
    assert status(folder) == ["?? a.md", "?? articles/"]


def test_an_index_that_is_locked(repository: Repository, commit: Commit) -> None:
    """Files are there, the index is not: that is said, and the next time brings it in order."""
    files, folder, first, second = standing(repository, commit)
    lock = folder / ".git" / "index.lock"
    lock.write_text("")
    with pytest.raises(NotWritten):
        files.follow(first, second)
    assert files.at() == first
    lock.unlink()
    files.follow(first, second)
    assert status(folder) == []
    assert files.at() == second


@pytest.mark.parametrize("content", ["nonsense", "0" * 40, "\u00e9"])
def test_where_it_stands_may_be_unknown(repository: Repository, content: str) -> None:
    """A commit that is gone, or words, tell nothing; an empty file says: before the first."""
    files, _ = tree(repository)
    assert files.at() is None
    (repository.private / "worktree").write_text(content)
    assert files.at() is None
    files.stand("")
    assert files.at() == ""
