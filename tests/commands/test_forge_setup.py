"""`alinea forge-setup`: what is written where, and what to do next."""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path

import pytest

from drafting.commands import forge_sentences, main, sentences
from drafting.commands.forge_setup import program


@pytest.fixture(autouse=True)
def _wired(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command and its sentences are in the tables."""
    monkeypatch.setitem(main._MODULES, "forge-setup", "forge_setup")
    for kind, said in forge_sentences.SENTENCES.items():
        monkeypatch.setitem(sentences._SENTENCES, kind, said)


@pytest.mark.parametrize(
    ("forge", "path"),
    [
        ("github", ".github/workflows/alinea.yml"),
        ("gitlab", ".gitlab-ci.yml"),
        ("forgejo", ".forgejo/workflows/alinea.yml"),
    ],
)
def test_a_forges_file(draft, forge: str, path: str) -> None:
    """It is written into the draft, and the next step is said; nothing is committed for anybody."""
    said = draft.done("forge-setup", forge)
    assert said.startswith(f"✓ {draft.path / path}\n")
    assert f"git add {path}" in said
    assert "alinea check" in (draft.path / path).read_text(encoding="utf-8")
    assert draft.git("status", "--porcelain").startswith("??")


def test_a_file_elsewhere(room, tmp_path: Path) -> None:
    """Once a reading is open it can only be had elsewhere."""
    said = room("forge-setup", "gitlab")
    assert said.status == 2
    assert "can only be added while the text is a draft" in " ".join(said.err.split())
    answer = room("forge-setup", "gitlab", "--output", str(tmp_path / "out"), "--json")
    assert answer.json == {"path": str(tmp_path / "out" / ".gitlab-ci.yml")}
    assert (tmp_path / "out" / ".gitlab-ci.yml").is_file()


def test_anothers_file_stays(draft) -> None:
    """With what to do about it."""
    (draft.path / ".gitlab-ci.yml").write_text("own: 1\n")
    said = draft("forge-setup", "gitlab")
    assert said.status == 2
    assert "is there already, with other content, and stays as it is" in " ".join(said.err.split())
    assert (draft.path / ".gitlab-ci.yml").read_text() == "own: 1\n"


def test_a_hook(draft, tmp_path: Path) -> None:
    """In a bare repository, whose pushes it then judges; its sentences are those of the language spoken."""
    bare = tmp_path / "hub.git"
    draft.git("init", "-q", "--bare", "-b", "main", str(bare))
    assert draft.done("forge-setup", "hook", str(bare)).startswith("✓ From now on it refuses")
    assert os.access(bare / "hooks" / "pre-receive", os.X_OK)
    assert draft("forge-setup", "hook", str(bare), "--json").json == {"path": str(bare / "hooks" / "pre-receive")}
    draft.git("push", "-q", str(bare), "journal", "main")
    with pytest.raises(Exception, match="returned non-zero"):
        draft.git("push", "-q", str(bare), ":main")


def test_where_no_hook_goes(draft, tmp_path: Path) -> None:
    """A working tree, no repository at all, and a hook of somebody else's."""
    for path, expected in ((draft.path, "has a working tree"), (tmp_path, "is not in a Git repository")):
        said = draft("forge-setup", "hook", str(path))
        assert said.status == 2
        assert expected in " ".join(said.err.split())


def test_drivers(draft) -> None:
    """Git calls the Python that runs this, whatever is first in the path."""
    assert draft.done("forge-setup", "drivers").startswith("✓ Git shows changes")
    assert draft.git("config", "merge.alinea.driver").startswith(f'case "$({program()} forge-setup git-merge')
    assert shlex.split(program()) == [sys.executable, "-m", "drafting"]
    assert draft("forge-setup", "drivers", "--json").json["path"].startswith(str(draft.path))
    assert draft.git("status", "--porcelain") == ""


def test_what_people_do_not_call_is_not_listed(draft) -> None:
    """Only what they do."""
    listed = draft.done("forge-setup", "--help").partition("Commands:")[2].partition("Example:")[0]
    assert [line.split()[0] for line in listed.strip().splitlines()] == [
        "github",
        "gitlab",
        "forgejo",
        "hook",
        "drivers",
    ]
