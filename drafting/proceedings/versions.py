"""Versions: states of the draft that have a name, between which people write freely; and what else can be compared."""

from __future__ import annotations

import re

from drafting.deliberation.facts import VersionMarked
from drafting.deliberation.history import Point, point_of
from drafting.deliberation.reading import Version
from drafting.deliberation.state import State
from drafting.errors import AlineaError
from drafting.languages import later
from drafting.proceedings.desk import Desk
from drafting.proceedings.drafting_rounds import take_in
from drafting.text.inline import visible
from drafting.text.slugs import slug

_TAGS = re.compile(r"(?P<kind>reading|adopted)/(?P<reading>[1-9]\d{0,5})(?:-erratum-(?P<erratum>[1-9]\d{0,5}))?")


class NotADraft(AlineaError):
    """A version was to be marked once a reading has frozen the text."""


class VersionTaken(AlineaError):
    """A name that another version has, or one too like it."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(name)


class UnknownVersion(AlineaError, LookupError):
    """A name that no version has, and no tag of ours; `known` are those there are."""

    def __init__(self, written: str, known: tuple[str, ...]) -> None:
        self.written, self.known = written, known
        super().__init__(written)


def mark(desk: Desk, name: str = "", note: str = "") -> Version:
    """Name the draft as it is in the files, V1, V2 … by default; raises `NotADraft`, `VersionTaken`, `HasProblems`."""
    with desk.writing():
        if desk.state.reading:
            raise NotADraft
        chosen = " ".join(visible(name).split()) or _next(desk.state)
        if named(desk.state, chosen):
            raise VersionTaken(chosen)
        take_in(desk, later("Draft for a version"), rough=True)
        desk.write([VersionMarked(chosen, desk.state.text.digest, visible(note).strip())])
    return desk.state.versions[-1]


def named(state: State, written: str) -> Version | None:
    """The version that a person named, or one whose name is too like that."""
    asked = f"version/{slug(written.removeprefix('version/'))}"
    return next((one for one in state.versions if one.tag == asked), None)


def point(state: State, written: str) -> Point | None:
    """The point in the life of the text that a version, or a tag of ours, names."""
    if version := named(state, written):
        return point_of(state, version.record)
    found = _TAGS.fullmatch(written)
    reading = state.readings.get(int(found["reading"])) if found else None
    if found is None or reading is None:
        return None
    if found["kind"] == "reading":
        return None if found["erratum"] else Point(reading.number)
    closing = 1 + int(found["erratum"] or 0)
    return Point(reading.number, len(reading.steps), closing) if closing <= len(reading.closings) else None


def known_point(state: State, written: str) -> Point:
    """The same; raises `UnknownVersion` if there is none."""
    found = point(state, written)
    if found is None:
        raise UnknownVersion(written, tuple(one.name for one in state.versions))
    return found


def _next(state: State) -> str:
    rank = len(state.versions) + 1
    while named(state, f"V{rank}"):
        rank += 1
    return f"V{rank}"
