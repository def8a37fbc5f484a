"""Remotes: where facts may be exchanged with, and how little of what is there is trusted."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting.store.git import Repository
from drafting.store.remotes import ForbiddenAddress, NoBundle, NoRemote, Remote, bundle, find
from tests.helpers import git


@pytest.mark.parametrize(
    "address",
    ["https://forge.example/trees.git", "ssh://git@forge.example/trees", "git@forge.example:trees.git", "FILE:///x/y"],
)
def test_addresses_that_are_used_as_they_are(repository: Repository, address: str) -> None:
    """Forges, by https or ssh, and files."""
    assert find(repository, address).address == address


@pytest.mark.parametrize(
    "address",
    ["ext::sh", "ext::sh -c x/y", "http://x.example/y", "git://x.example/y", "-u/x", "fd::17/x", "x\ny/z", "a::b/c"],
)
def test_addresses_that_are_refused(repository: Repository, address: str) -> None:
    """Those that start programs, or that anybody on the way could change."""
    with pytest.raises((NoRemote, ForbiddenAddress)):
        find(repository, address)
    git(repository.folder or Path(), "config", "remote.forge.url", address)
    git(repository.folder or Path(), "config", "remote.forge.fetch", "+refs/heads/*:refs/remotes/forge/*")
    with pytest.raises(ForbiddenAddress):
        find(Repository.open(repository.folder or Path()), "forge")


def test_the_remote_that_is_meant(repository: Repository, tmp_path: Path) -> None:
    """The one of that name; `origin`; the only one; else it must be said."""
    folder = repository.folder
    assert folder is not None
    with pytest.raises(NoRemote):
        find(repository, None)
    git(folder, "remote", "add", "forge", "https://forge.example/trees.git")
    repository = Repository.open(folder)
    forge = Remote("forge", "https://forge.example/trees.git")
    assert find(repository, None) == find(repository, "forge") == forge
    git(folder, "remote", "add", "stick", "../stick.git")
    repository = Repository.open(folder)
    with pytest.raises(NoRemote):
        find(repository, None)
    git(folder, "remote", "add", "origin", "git@forge.example:trees.git")
    repository = Repository.open(folder)
    assert find(repository, None).name == "origin"
    assert find(repository, "stick").address == str((tmp_path / "stick.git").resolve())


def test_names_of_addresses(repository: Repository, tmp_path: Path) -> None:
    """The same address has the same branches here each time, another has others."""
    one, two = find(repository, str(tmp_path / "a.git")), find(repository, str(tmp_path / "b" / "a.git"))
    assert one == find(repository, str(tmp_path / "a.git"))
    assert one.tracked != two.tracked
    assert one.tracked.startswith("refs/remotes/at-a-")


def test_bundles_are_files(tmp_path: Path) -> None:
    """One that is not there yet may be; anything else that is there may not."""
    assert bundle(tmp_path / "trees.bundle").is_bundle
    assert not Remote("origin", str(tmp_path)).is_bundle
    for content in (b"", b"x", b"# v1 git bundle\n"):
        (tmp_path / "x").write_bytes(content)
        with pytest.raises(NoBundle):
            bundle(tmp_path / "x")
    with pytest.raises(NoBundle):
        bundle(tmp_path)
