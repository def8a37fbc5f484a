"""Replaying a sample's readings: a body opens one, brings a corrected project, agrees on a compromise, publishes."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from drafting.deliberation.state import text_of
from drafting.proceedings import acts, compromising, drafting_rounds, minorities, replacing
from drafting.proceedings.compromising import Compromise
from drafting.proceedings.drafting_rounds import Terms
from drafting.text.model import Text

if TYPE_CHECKING:
    from drafting.proceedings.replay import Story

Event = Mapping[str, Any]
_TERMS = ("body", "rules", "members", "first", "deadline")


def changed(text: Text, changes: Sequence[Mapping[str, str]]) -> Text:
    """A text with a sample's changes made: passages replaced, files added or removed."""
    files = text.to_files()
    for change in changes:
        path = change["file"]
        if change.get("delete"):
            del files[path]
        elif "content" in change:
            files[path] = change["content"].strip() + "\n"
        else:
            if files[path].count(change["find"]) != 1:
                raise ValueError(f"{path}: {change['find']!r} is not there once")
            files[path] = files[path].replace(change["find"], change["replace"])
    return text_of(files)


def amendment(story: Story, stem: str) -> Mapping[str, Any]:
    """What a sample says of an amendment."""
    return tomllib.loads((story.sample / "amendments" / f"{stem}.toml").read_text(encoding="utf-8"))


def _open(story: Story, event: Event) -> None:
    said = {name: event[name] for name in _TERMS if name in event}
    drafting_rounds.open_reading(story.desk, terms=Terms(**said))


def _replace(story: Story, event: Event) -> None:
    text = changed(story.desk.state.text, event["change"])
    replacing.replace(story.desk, text, event["by"], event.get("reason", ""))


def _compromise(story: Story, event: Event) -> None:
    """In the words of a file of its own, or of all that take part."""
    of, stem = [story.ids[name] for name in event["of"]], event["amendment"]
    told = amendment(story, stem)
    change = changed(story.desk.state.text, told["change"]) if "change" in told else None
    what = Compromise(change, title=told["title"], statement=told.get("statement"))
    story.ids[stem] = compromising.compromise(story.desk, of, what).id


def _minority(story: Story, event: Event) -> None:
    minorities.annex(story.desk, event["title"], event["authors"], event["text"])


def _register(story: Story, event: Event) -> None:
    transmitted, published = (_day(event.get(name)) for name in ("transmitted", "published"))
    acts.register(story.desk, event.get("reference", ""), transmitted, published)


def _day(said: object) -> dt.date | None:
    return dt.date.fromisoformat(str(said)) if said else None


def _correct(story: Story, event: Event) -> None:
    acts.correct(story.desk, changed(story.desk.state.text, event["change"]), event["reason"])


HAPPENINGS: Mapping[str, Callable[[Story, Event], None]] = {
    "open-reading": _open,
    "replace-project": _replace,
    "compromise": _compromise,
    "minority": _minority,
    "register": _register,
    "correct": _correct,
}
