"""Facts of drafting, before the first reading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from drafting.deliberation.facts.fact import Fact


@dataclass(frozen=True)
class ResolutionStarted(Fact):
    """A resolution begins, with its first files."""

    type = "resolution.started"
    title: str
    files: Mapping[str, str]


@dataclass(frozen=True)
class DraftTaken(Fact):
    """A commit that someone made on `main` while the text was being drafted, kept verbatim.

    `commit` is the commit object itself; `files` what it changed against the draft taken in before
    it, None for a file that it removed, so that the very same commit can be made again.
    """

    type = "draft.taken"
    commit: str
    files: Mapping[str, str | None]

    @property
    def is_sound(self) -> bool:
        """Whether its words are those of files, whatever bytes these hold."""
        return super().is_sound and all(map(_are_bytes, (self.commit, *self.files, *self.files.values())))


def _are_bytes(words: str | None) -> bool:
    try:
        (words or "").encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return False
    return True


@dataclass(frozen=True)
class VersionMarked(Fact):
    """The draft as it stands gets a name, so that one can come back to it; `text` is its digest."""

    type = "version.marked"
    name: str
    text: str
    note: str = ""


KINDS = (ResolutionStarted, DraftTaken, VersionMarked)
