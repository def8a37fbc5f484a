"""What is done with Git alone on the branches of amendments is reported, never believed."""

from __future__ import annotations

import os
import subprocess


def test_branches_made_or_moved_by_hand_are_reported(room) -> None:
    """A branch that nobody took in, and one that was moved aside; in both languages."""
    assert room("list").err == ""
    own = room.git("branch", "--list", "amendments/*", "--format=%(refname:short)").split()[0]
    room.git("branch", "amendments/by-hand", "main")
    aside = room.git("commit-tree", "main^{tree}", "-m", "Aside").strip()
    room.git("branch", "--force", own, aside)
    said = room("list")
    assert said.status == 0
    assert "amendments/by-hand is not taken in yet" in said.err.replace("\n", " ")
    assert f"{own} was moved by hand" in said.err.replace("\n", " ")
    assert room("list") == said
    assert "déplacée à la main" in room("list", lang="fr").err.replace("\n", " ")


def test_damage_is_said_every_time(room) -> None:
    """Answers are kept, but not those of a journal that cannot all be believed."""
    room.done("list")
    damaged = room.git("hash-object", "-w", "resolution.toml").strip()
    room.git("read-tree", "--index-output=.git/damaged", "journal")
    path = "aaaaaaaa/0009/000900-000000000000.json"
    env = {**os.environ, "GIT_INDEX_FILE": ".git/damaged"}

    def git(*words: str) -> str:
        done = subprocess.run(["git", *words], cwd=room.path, env=env, check=True, capture_output=True, text=True)
        return done.stdout.strip()

    git("update-index", "--add", "--cacheinfo", f"100644,{damaged},{path}")
    git("update-ref", "refs/heads/journal", git("commit-tree", git("write-tree"), "-p", "journal", "-m", "x"))
    for name in ("list", "order", "order"):
        assert path in room(name).err.replace("\n", " ")


def test_a_moved_article_is_shown_as_moved(room) -> None:
    """Nothing of its words changes, and the redline says what does."""
    old = min(path.name for path in (room.path / "articles").iterdir())
    (room.path / "articles" / old).rename(room.path / "articles" / ("990" + old[3:]))
    assert "(moved)" in room.done("propose", "--title", "Last", "--author", "Table 1")
