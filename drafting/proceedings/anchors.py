"""Anchors: where the alinéas that remarks and ideas are about stand now, whatever was written since."""

from __future__ import annotations

from functools import cached_property
from typing import TypeAlias

from drafting.amending.following import follow
from drafting.amending.weave import Weave
from drafting.deliberation.facts import IdeaCited, RemarkMade
from drafting.deliberation.history import Point, now, point_of, text_at, weave
from drafting.deliberation.records import Record
from drafting.deliberation.state import State
from drafting.proceedings import versions
from drafting.text.addresses import Address, Place, resolve
from drafting.text.labels import Labels, labels
from drafting.text.model import Text

Anchored: TypeAlias = RemarkMade | IdeaCited


class Anchors:
    """Follows places to the text as it stands; what came in meanwhile is woven once for each point."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._weaves: dict[Point, Weave] = {}

    @cached_property
    def text(self) -> Text:
        """The text as it stands."""
        return text_at(self._state, now(self._state))

    @cached_property
    def labels(self) -> Labels:
        """Its numbers."""
        return self._state.reading.labels if self._state.reading else labels(self.text)

    def place(self, fact: Anchored, record: Record) -> Place | None:
        """Where what a fact is about stands; None once it is gone.

        What no change can be followed to is where the same words stand, once.
        """
        woven = self._woven(fact, record)
        if fact.block is None:
            return Place(fact.division) if fact.division in self.text else None
        block = follow(woven, fact.division, fact.block) if woven else None
        return self._same_words(fact.words) if block is None else Place(fact.division, block)

    def alinea(self, place: Place) -> int | None:
        """The number of the alinéa at a place."""
        return next((number for number, block in self.text[place.key].alineas() if block == place.block), None)

    def words(self, place: Place) -> str:
        """What is said at a place."""
        return words_at(self.text, place)

    def _woven(self, fact: Anchored, record: Record) -> Weave | None:
        """What came into the text since the one that a fact is about; None if that one cannot be made."""
        start = _point(self._state, fact, record)
        if start not in self._weaves:
            self._weaves[start] = weave(self._state, start, now(self._state))
        found = self._weaves[start]
        return found if found.base.digest == fact.text else None

    def _same_words(self, words: str) -> Place | None:
        found = [Place(d.key, at) for d in self.text.divisions for at, b in enumerate(d.blocks) if b.source == words]
        return found[0] if words and len(found) == 1 else None


def anchor(state: State, written: str, on: str = "") -> tuple[Place, Text]:
    """Where an address leads, in the text as it stands or in that of a version, and that text.

    Raises `BadAddress`, `NoSuchPlace`, `UnknownVersion`.
    """
    point = versions.known_point(state, on) if on else now(state)
    text = text_at(state, point)
    reading = state.readings.get(point.reading)
    numbers = labels(reading.frozen, text) if reading and not point.closing else labels(text)
    return resolve(Address.parse(written), text, numbers), text


def words_at(text: Text, place: Place) -> str:
    """The words of a block, or the title of a division."""
    return text[place.key].title if place.block is None else text[place.key].blocks[place.block].source


def _point(state: State, fact: Anchored, record: Record) -> Point:
    """The point that a fact speaks of: the version with its text, or where its writer was."""
    version = next((one for one in state.versions if one.fact.text == fact.text), None)
    return point_of(state, version.record if version else record)
