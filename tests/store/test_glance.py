"""Glancing: what is seen without opening a repository is what Git would say, and changes whenever that does."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting.deliberation.facts import SittingOpened
from drafting.store import glance
from drafting.store.git import NotARepository, Repository
from drafting.store.journal import Journal
from tests.helpers import BEGAN, git


def grow(repository: Repository) -> None:
    """Write a fact down."""
    journal = Journal(repository)
    if journal.device is None:
        journal.introduce()
    journal.append(journal.prepare([SittingOpened("x")], "Ada", BEGAN), "x")


@pytest.fixture
def folder(repository: Repository) -> Path:
    """A repository with a fact."""
    grow(repository)
    assert repository.folder is not None
    return repository.folder


def seen(folder: Path) -> tuple[str, str]:
    """How the journal and all refs stand."""
    common = glance.folders(folder).common
    return glance.journal(common), glance.refs(common)


def test_the_tip_is_seen_wherever_git_keeps_it(folder: Path) -> None:
    """In a file of its own, or packed with others; the newest counts."""
    first = git(folder, "rev-parse", "journal")
    assert seen(folder)[0] == first
    git(folder, "pack-refs", "--all")
    assert not (folder / ".git/refs/heads/journal").exists()
    assert seen(folder)[0] == first
    grow(Repository.open(folder))
    assert seen(folder)[0] == git(folder, "rev-parse", "journal") != first


def test_the_folders_are_those_that_git_would_take(folder: Path, tmp_path: Path) -> None:
    """From below, through a link, in a linked working tree, and in a bare clone."""
    below = folder / "articles" / "new"
    below.mkdir(parents=True)
    (tmp_path / "link").symlink_to(below)
    git(folder, "worktree", "add", "-q", "--detach", str(tmp_path / "beside"), "journal")
    git(tmp_path, "clone", "-q", "--bare", str(folder), "bare")
    for path in (folder, below, tmp_path / "link", below / ".." / "..", tmp_path / "beside", tmp_path / "bare"):
        repository = Repository.open(path)
        own, common = glance.folders(path)
        assert own.samefile(repository.raw.path), path
        assert common.samefile(repository.common), path
        assert seen(path)[0] == git(folder, "rev-parse", "journal"), path


def test_a_folder_outside_any_repository_is_refused(tmp_path: Path) -> None:
    """As where one is opened."""
    with pytest.raises(NotARepository):
        glance.folders(tmp_path)


def test_a_clone_that_only_follows_is_seen_by_all_its_refs(folder: Path, tmp_path: Path) -> None:
    """Its journal is a remote's: whatever is fetched changes what is seen."""
    git(tmp_path, "clone", "-q", str(folder), "clone")
    before = seen(tmp_path / "clone")
    assert before[0] == before[1]
    grow(Repository.open(folder))
    git(tmp_path / "clone", "fetch", "-q")
    assert seen(tmp_path / "clone") != before


@pytest.mark.parametrize("change", [("branch", "amendments/x", "journal"), ("tag", "x", "journal")])
def test_any_ref_that_moves_shows(folder: Path, change: tuple[str, ...]) -> None:
    """Though the journal stays where it is."""
    tip, before = seen(folder)
    git(folder, *change)
    assert seen(folder)[0] == tip
    assert seen(folder)[1] != before
