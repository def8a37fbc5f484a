"""Short words for what the tests of proceedings do again and again."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from drafting.deliberation.amendment import Amendment
from drafting.deliberation.state import Text, text_of
from drafting.proceedings import consolidation, sittings, submitting
from drafting.proceedings.desk import Desk
from drafting.proceedings.submitting import Wording
from drafting.voting.ballots import Count
from tests.helpers import Clock

MEANS, PURPOSE, FOLLOW_UP = "articles/020-means.md", "articles/010-purpose.md", "articles/030-follow-up.md"


def opened(path: Path, actor: str = "Ada") -> Desk:
    """The desk of a folder, as a new command opens it."""
    return Desk.open(path, Clock(), actor)


def folder(desk: Desk) -> Path:
    """Where its files are."""
    assert desk.repository.folder is not None
    return desk.repository.folder


def replaced(text: Text, *changes: tuple[str, str]) -> Text:
    """A text with passages replaced, each of which is there."""
    files = text.to_files()
    for old, new in changes:
        assert any(old in content for content in files.values()), old
        files = {path: content.replace(old, new) for path, content in files.items()}
    return text_of(files)


def written(text: Text, files: Mapping[str, str | None]) -> Text:
    """A text with files added, replaced or removed."""
    now = {**text.to_files(), **files}
    return text_of({path: content for path, content in now.items() if content is not None})


def propose(
    desk: Desk, *changes: tuple[str, str], to: Amendment | None = None, title: str = "", **more: Any
) -> Amendment:
    """An amendment that replaces passages of the text, or of another amendment's."""
    reading = desk.state.reading
    assert reading is not None
    base = more.get("base")
    step = to.fact.base if to else len(reading.steps) if base is None else base
    after = replaced(submitting.text_before(desk.state, step, to), *changes)
    return submitting.submit(desk, after, Wording(title or changes[0][1], "Bob"), to=to, **more)


def adopt(desk: Desk, *amendments: Amendment | str) -> None:
    """Vote for amendments, or the whole."""
    for one in amendments:
        sittings.vote(desk, one if isinstance(one, str) else one.id, Count(7, 2, 1))


def reject(desk: Desk, *amendments: Amendment) -> None:
    """Vote against amendments."""
    for one in amendments:
        sittings.vote(desk, one.id, Count(2, 7, 1))


def consolidate(desk: Desk) -> consolidation.Plan:
    """Fold in what was adopted."""
    return consolidation.consolidate(desk)
