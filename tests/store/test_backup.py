"""Backups: one file with everything, whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting.store.backup import InTheWay, NotBackedUp, export
from drafting.store.git import HEADS, TAGS, Repository, Signature
from tests.helpers import BEGAN, git

WHO = Signature("Ada", BEGAN)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """One with a branch, and a tag of something else."""
    made = Repository.create(tmp_path / "r")
    one, other = (made.commit(made.tree({"a": made.blob(data)}), [], "x", WHO, WHO) for data in (b"x", b"y"))
    made.move(HEADS + "journal", one, None)
    made.move(TAGS + "t", made.tag("t", other, "said", WHO), None)
    return made


def test_every_ref_is_in_it(repository: Repository, tmp_path: Path) -> None:
    """A repository made of it has them all."""
    made = export(repository, tmp_path / "b.bundle")
    assert made.refs == repository.refs("refs/")
    git(tmp_path, "clone", "-q", "--mirror", "b.bundle", "again")
    assert Repository.open(tmp_path / "again").refs("refs/") == made.refs


def test_no_hook_is_run(repository: Repository, tmp_path: Path) -> None:
    """Whatever the settings of the repository say."""
    canary = tmp_path / "canary"
    hook = tmp_path / "hook"
    hook.write_text(f"#!/bin/sh\ntouch {canary}\n")
    hook.chmod(0o755)
    for setting in ("core.fsmonitor", "core.alternateRefsCommand"):
        git(tmp_path / "r", "config", setting, str(hook))
    export(repository, tmp_path / "b.bundle")
    assert not canary.exists()


def test_what_is_there_is_left(repository: Repository, tmp_path: Path) -> None:
    """Another backup, or anything else."""
    (tmp_path / "b").write_text("mine")
    with pytest.raises(InTheWay):
        export(repository, tmp_path / "b")
    assert (tmp_path / "b").read_text() == "mine"


def test_a_name_is_no_option(repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that begins with a dash is a file like another."""
    monkeypatch.chdir(tmp_path)
    assert export(repository, Path("--all")).size
    assert {path.name for path in tmp_path.iterdir()} == {"--all", "r"}


def test_a_repository_with_nothing_in_it_is_not_backed_up(tmp_path: Path) -> None:
    """There is nothing to put in, which Git says."""
    with pytest.raises(NotBackedUp):
        export(Repository.create(tmp_path / "empty"), tmp_path / "b")
    assert not (tmp_path / "b").exists()
