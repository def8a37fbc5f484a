"""Git's own folder: what Git must read first is made anew, and nothing is deleted."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting.store import gitfolder
from drafting.store.git import DamagedRepository, NotARepository, Repository
from tests.helpers import git


def test_a_sound_folder_is_left_alone(repository: Repository) -> None:
    """Nothing is made anew, nothing set aside."""
    folder = repository.folder or Path()
    assert gitfolder.mend(folder) == []
    assert not (folder / ".git" / "alinea" / "set-aside").exists()


@pytest.mark.parametrize(
    "said", [None, b"", b"evil", b"\0" * 20, b"ref: ../outside\n", b"ref: refs/heads/m\xffain\0\n"]
)
def test_a_head_that_says_nothing(repository: Repository, said: bytes | None) -> None:
    """It is on `main` again; what it said is kept."""
    folder = repository.folder or Path()
    head = folder / ".git" / "HEAD"
    head.unlink() if said is None else head.write_bytes(said)
    assert gitfolder.mend(folder) == ["HEAD"]
    assert git(folder, "symbolic-ref", "HEAD") == "refs/heads/main"
    aside = folder / ".git" / "alinea" / "set-aside" / "HEAD.1"
    assert (aside.read_bytes() if aside.exists() else None) == said


@pytest.mark.parametrize("said", [None, b"", b"[core", b"\0\xff"])
def test_settings_that_cannot_be_read(repository: Repository, said: bytes | None) -> None:
    """They are made anew, for a folder with a working tree or without."""
    folder = repository.folder or Path()
    config = folder / ".git" / "config"
    config.unlink() if said is None else config.write_bytes(said)
    assert gitfolder.mend(folder) == ["config"]
    assert git(folder, "rev-parse", "--is-bare-repository") == "false"


def test_what_is_said_of_such_a_folder(repository: Repository, tmp_path: Path) -> None:
    """It is damaged, and not a folder where nobody ever began anything."""
    folder = repository.folder or Path()
    (folder / ".git" / "HEAD").unlink()
    with pytest.raises(DamagedRepository):
        Repository.open(folder)
    (tmp_path / "empty").mkdir()
    with pytest.raises(NotARepository) as problem:
        Repository.open(tmp_path / "empty")
    assert not isinstance(problem.value, DamagedRepository)
