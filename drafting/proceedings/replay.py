"""Replaying a sample: its first text, amendments, sittings and votes, as they are told in its folder."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from drafting.deliberation.amendment import Amendment
from drafting.deliberation.facts import Mark, Opinion
from drafting.deliberation.numbers import Number
from drafting.proceedings import (
    consolidation,
    drafting_rounds,
    lookup,
    replay_readings,
    replay_sittings,
    sittings,
    submitting,
)
from drafting.proceedings.desk import Desk
from drafting.proceedings.replay_readings import amendment as told_of
from drafting.proceedings.replay_readings import changed
from drafting.proceedings.submitting import Wording
from drafting.store.git import HEADS, Signature

_CLERK = {"fr": "Secrétariat", "en": "Secretariat"}


@dataclass
class Story:
    """What happened while a sample was replayed."""

    sample: Path
    path: Path
    desk: Desk
    events: int = 0
    ids: dict[str, str] = field(default_factory=dict)  # file stem -> amendment id


class _Clock:
    """A clock that stands where the story is."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at


def names(samples: Path) -> list[str]:
    """The samples in a folder."""
    return sorted(path.parent.name for path in samples.glob("*/proceedings.toml"))


def replay(sample: Path, path: Path, told: Callable[[int, int], None] | None = None) -> Story:
    """Build a sample's repository at `path` and replay everything that happened; always the same commits."""
    events = tomllib.loads((sample / "proceedings.toml").read_text(encoding="utf-8"))["event"]
    files = {p.relative_to(sample / "text").as_posix(): p.read_text(encoding="utf-8") for p in _files(sample / "text")}
    language = tomllib.loads(files["resolution.toml"])["language"]
    clock = _Clock(_time(events[0]))
    desk = drafting_rounds.start(path, files, clock, _CLERK[language], device=_device(sample.name), initials="AC")
    story = Story(sample, path, desk)
    for event in events:
        clock.at = _time(event)
        _HAPPENINGS[event["do"]](story, event)
        story.events += 1
        if told:
            told(story.events, len(events))
    return story


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


def _time(event: Mapping[str, Any]) -> datetime:
    at = event["at"]
    return at if isinstance(at, datetime) else datetime.fromisoformat(at)


def _device(name: str) -> str:
    """A device name that is always the same for a sample."""
    letters = "".join(c for c in name if c.isalpha())
    return (letters + "abcdefgh")[:8]


def _propose(story: Story, event: Mapping[str, Any]) -> None:
    stem = event["amendment"]
    amendment = told_of(story, stem)
    signed, number = tuple(amendment.get("cosigners", ())), Number.parse(str(event.get("number", "")))
    wording = Wording(amendment["title"], amendment["author"], amendment.get("statement", ""), signed, number)
    to = story.desk.state.amendments[story.ids[amendment["to"]]] if "to" in amendment else None
    if amendment.get("branch"):
        made = _by_branch(story, stem, amendment, wording)
    else:
        made = _submit(story, amendment, wording, to)
    story.ids[stem] = made.id


def _submit(story: Story, amendment: Mapping[str, Any], wording: Wording, to: Amendment | None) -> Amendment:
    reading = lookup.reading(story.desk.state)
    step = to.fact.base if to else len(reading.steps)
    after = changed(submitting.text_before(story.desk.state, step, to), amendment["change"])
    return submitting.submit(story.desk, after, wording, to=to, base=step)


def _by_branch(story: Story, stem: str, amendment: Mapping[str, Any], wording: Wording) -> Amendment:
    """As someone with Git alone would: a commit on a branch of any name, which is then taken in."""
    repository = story.desk.repository
    main = repository.ref(HEADS + "main")
    assert main is not None
    files = repository.files(repository.tree_of(main))
    after = changed(story.desk.state.text, amendment["change"]).to_files()
    texts = {path for path in files if path in story.desk.state.text.to_files()}
    blobs = {path: blob for path, blob in files.items() if path not in texts}
    blobs |= {path: repository.blob(content.encode()) for path, content in after.items()}
    who = Signature(wording.author, story.desk.clock())
    said = f"{wording.title}\n\n{wording.statement}"
    commit = repository.commit(repository.tree(blobs), [main], said, who, who)
    repository.move(f"{HEADS}{stem}", commit, None)
    return submitting.from_branch(story.desk, stem, wording)


def _opinion(story: Story, event: Mapping[str, Any]) -> None:
    opinion = Opinion(event["opinion"])
    sittings.give_opinion(story.desk, story.ids[event["amendment"]], event["by"], opinion, event.get("note", ""))


def _mark(story: Story, event: Mapping[str, Any]) -> None:
    sittings.mark(story.desk, story.ids[event["amendment"]], Mark(event["as"]), event.get("reason", ""))


def _consolidate(story: Story, _event: Mapping[str, Any]) -> None:
    consolidation.consolidate(story.desk)


def _publish(_story: Story, _event: Mapping[str, Any]) -> None:
    """Publishing is the caller's: it needs documents, not facts."""


_HAPPENINGS: Mapping[str, Callable[[Story, Mapping[str, Any]], None]] = {
    **replay_readings.HAPPENINGS,
    **replay_sittings.HAPPENINGS,
    "propose": _propose,
    "opinion": _opinion,
    "mark": _mark,
    "consolidate": _consolidate,
    "publish": _publish,
}
