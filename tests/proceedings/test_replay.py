"""Replaying: the samples are told to their end, and a story that does not hold says where."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting.deliberation.state import text_of
from drafting.proceedings.replay import names, replay
from drafting.proceedings.replay_readings import changed
from tests.helpers import DELIBERATIONS, FILES


def test_the_samples_have_names() -> None:
    """Those with proceedings."""
    assert names(DELIBERATIONS) == ["garden-streets", "garden-streets-en", "homelessness"]


def test_it_is_told_as_it_goes(tmp_path: Path) -> None:
    """After every event, how many are done of how many."""
    told: list[tuple[int, int]] = []
    story = replay(DELIBERATIONS / "garden-streets-en", tmp_path / "r", lambda done, total: told.append((done, total)))
    assert told == [(n, story.events) for n in range(1, story.events + 1)]
    assert story.ids["01-open-ground"] == "AC-01"
    assert story.desk.state.reading is not None
    assert story.desk.state.reading.adopted


def test_a_change_of_what_is_not_there(tmp_path: Path) -> None:
    """A passage must be there once."""
    text = text_of(FILES)
    for passage in ("nowhere", "every"):
        with pytest.raises(ValueError, match=passage):
            changed(text, [{"file": "articles/010-purpose.md", "find": passage, "replace": ""}])
    gone = changed(text, [{"file": "articles/010-purpose.md", "delete": "yes"}])
    assert "articles/purpose" not in gone
