"""Hooks: put where Git looks for them, and never over another's."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from drafting.store.git import Repository
from drafting.store.hooks import NotBare, OthersFile, install, put
from tests.helpers import git

SCRIPT = "#!/bin/sh\nexit 1\n"


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A bare repository."""
    git(tmp_path, "init", "-q", "--bare", "hub.git")
    return tmp_path / "hub.git"


def test_installed(bare: Path) -> None:
    """It can be run, is the script, and Git itself refuses the worst, too."""
    path = install(Repository.open(bare), SCRIPT)
    assert path == bare / "hooks" / "pre-receive"
    assert (path.read_text(), os.access(path, os.X_OK)) == (SCRIPT, True)
    assert git(bare, "config", "--bool", "receive.fsckObjects") == "true"
    assert git(bare, "config", "--bool", "receive.denyDeletes") == "true"
    assert git(bare, "config", "--bool", "receive.denyNonFastForwards") == "true"
    assert install(Repository.open(bare), SCRIPT) == path
    assert sorted(path.parent.glob("*alinea*")) == []


def test_anothers_hook_stays(bare: Path) -> None:
    """Whatever is there under that name, a link that leads nowhere among them."""
    hook = bare / "hooks" / "pre-receive"
    hook.write_text("#!/bin/sh\n")
    with pytest.raises(OthersFile):
        install(Repository.open(bare), SCRIPT)
    assert hook.read_text() == "#!/bin/sh\n"
    hook.unlink()
    hook.symlink_to("elsewhere")
    with pytest.raises(OthersFile):
        install(Repository.open(bare), SCRIPT)
    assert not (bare / "hooks" / "elsewhere").exists()


def test_a_working_tree_has_no_use_for_it(tmp_path: Path) -> None:
    """Nobody pushes there."""
    git(tmp_path, "init", "-q")
    with pytest.raises(NotBare):
        install(Repository.open(tmp_path), SCRIPT)


def test_where_git_looks_for_hooks(bare: Path, tmp_path: Path) -> None:
    """Settings may have hooks kept elsewhere."""
    git(bare, "config", "core.hooksPath", str(tmp_path / "kept"))
    assert install(Repository.open(bare), SCRIPT) == tmp_path / "kept" / "pre-receive"


def test_put(tmp_path: Path) -> None:
    """Folders are made; the same file again does no harm, another is refused."""
    path = tmp_path / "a" / "b.yml"
    put(path, "one\n")
    put(path, "one\n")
    with pytest.raises(OthersFile) as refused:
        put(path, "two\n")
    assert (refused.value.path, path.read_text()) == (path, "one\n")
