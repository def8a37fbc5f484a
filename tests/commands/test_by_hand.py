"""What is done with Git alone on the branches of amendments is reported, never believed."""

from __future__ import annotations


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
    assert "déplacée à la main" in room("list", lang="fr").err.replace("\n", " ")


def test_a_moved_article_is_shown_as_moved(room) -> None:
    """Nothing of its words changes, and the redline says what does."""
    old = min(path.name for path in (room.path / "articles").iterdir())
    (room.path / "articles" / old).rename(room.path / "articles" / ("990" + old[3:]))
    assert "(moved)" in room.done("propose", "--title", "Last", "--author", "Table 1")
