"""Where a clone finds its key: as it was told, else as Git signs commits, else nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting.store import keys
from drafting.store.git import Repository
from tests.keys import key_file, needs_keygen, public


def test_nobody_has_one_by_default(repository: Repository) -> None:
    """A machine without keys works all the same."""
    assert keys.place(repository) == keys.found(repository) == ""


@pytest.mark.parametrize(("form", "found"), [("ssh", "~/.ssh/id"), ("openpgp", ""), (None, "")])
def test_the_key_that_git_signs_commits_with(repository: Repository, form: str | None, found: str) -> None:
    """Where it is an SSH key."""
    repository.raw.config["user.signingkey"] = "~/.ssh/id"
    if form:
        repository.raw.config["gpg.format"] = form
    assert keys.place(repository) == found


def test_what_was_told_goes_before(repository: Repository) -> None:
    """No key at all, too."""
    repository.raw.config["user.signingkey"], repository.raw.config["gpg.format"] = "~/.ssh/id", "ssh"
    keys.choose(repository, "/keys/own")
    assert keys.place(repository) == "/keys/own"
    keys.choose(repository, "")
    assert keys.place(repository) == ""


@needs_keygen
def test_a_key_that_is_found_is_kept_to(repository: Repository) -> None:
    """So that what Git is told later changes nothing in the middle of a sitting."""
    path = key_file("ada")
    repository.raw.config["user.signingkey"], repository.raw.config["gpg.format"] = str(path), "ssh"
    assert keys.found(repository) == public(path)
    repository.raw.config["user.signingkey"] = "/elsewhere"
    assert keys.place(repository) == str(path)


@needs_keygen
def test_a_key_that_does_not_sign_is_none(repository: Repository, tmp_path: Path) -> None:
    """A setting that leads nowhere stops nobody from working."""
    repository.raw.config["user.signingkey"], repository.raw.config["gpg.format"] = str(tmp_path / "gone"), "ssh"
    assert keys.found(repository) == ""


def test_a_place_means_the_same_everywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file by its full path, a public key as it is."""
    (tmp_path / "key").touch()
    monkeypatch.chdir(tmp_path)
    assert keys.absolute("key") == str(tmp_path / "key")
    assert keys.absolute("ssh-ed25519 AAAA") == "ssh-ed25519 AAAA"
