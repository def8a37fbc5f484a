"""`alinea undo`: says what it undid, or why not."""

from __future__ import annotations


def test_it_says_what_was_undone(room):
    """And the minutes do."""
    room.done("vote", "1", "--for", "7", "--against", "2")
    said = room.done("undo", "--reason", "the wrong one")
    assert said.startswith("✓ Undone: Amendment 1. Adopted")
    assert "Undone (the wrong one): Amendment 1. Adopted" in " ".join(room.done("log").split())
    assert room("verify").status == 0


def test_it_says_why_not(room):
    """A submission lasts, and what to do instead is said."""
    answer = room("undo")
    assert answer.status == 2
    assert "withdraw an amendment with “alinea mark”" in answer.err
    assert room("annuler", lang="fr").status == 2
