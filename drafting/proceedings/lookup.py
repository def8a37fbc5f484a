"""Finding what people name: an amendment by number or id, a division by address."""

from __future__ import annotations

import re
from difflib import get_close_matches

from drafting.deliberation.amendment import Amendment
from drafting.deliberation.numbers import Number
from drafting.deliberation.reading import Reading
from drafting.deliberation.state import WHOLE, State
from drafting.errors import AlineaError
from drafting.text.addresses import Address, Place, resolve

_RECTIFIED = re.compile(r"\s*\(?rect(?:ifi(?:é|ed))?\b\.?\)?(?:\s+[a-z]+)?$", re.IGNORECASE)  # "12 rect. bis"
_WHOLE = {"text", "texte", "ensemble", "whole", "all"}


class UnknownAmendment(AlineaError, LookupError):
    """A name or number that no amendment has; `near` are some that exist."""

    def __init__(self, written: str, near: tuple[str, ...]) -> None:
        self.written, self.near = written, near
        super().__init__(written)


class NoReading(AlineaError):
    """Something that needs a reading, while the text is a draft; or an open one, once it is adopted."""


class EarlierReading(AlineaError):
    """An amendment of a reading that is over: it is no longer discussed."""

    def __init__(self, name: str, number: int) -> None:
        self.name, self.number = name, number
        super().__init__(f"{name} of reading {number}")


def reading(state: State) -> Reading:
    """The reading under way, or the last; raises `NoReading`."""
    if state.reading is None:
        raise NoReading
    return state.reading


def open_reading(state: State) -> Reading:
    """The reading under way, whose text is not adopted yet; raises `NoReading`."""
    if reading(state).adopted:
        raise NoReading
    return reading(state)


def amendment(state: State, written: str) -> Amendment:
    """The amendment that a person named by its number or its id, rectified or not; raises `UnknownAmendment`."""
    asked = re.sub(
        r"^(?:n[o°º]\.?\s*|#|(?:amendement|amendment)\s+)", "", _RECTIFIED.sub("", written.strip()), flags=re.IGNORECASE
    )
    own = state.of_reading()
    number = Number.parse(asked)
    found = [a for a in own if number in a.numbers]
    found = found or [a for a in state.amendments.values() if a.id.lower() == asked.lower()]
    if len(found) != 1:
        raise UnknownAmendment(written, _near(asked, own))
    return found[0]


def discussed(state: State, written: str) -> Amendment:
    """An amendment of the reading under way; raises `UnknownAmendment`, `EarlierReading`."""
    found = amendment(state, written)
    check_discussed(state, found)
    return found


def check_discussed(state: State, found: Amendment) -> None:
    """Raise `EarlierReading` for an amendment of a reading that is over."""
    if found.fact.reading != state.under_way:
        raise EarlierReading(found.id, found.fact.reading)


def _near(asked: str, own: list[Amendment]) -> tuple[str, ...]:
    of = {name: a.id for a in own for name in (a.id, *map(str, a.numbers))}
    close = get_close_matches(asked.upper(), of, n=6, cutoff=0.5)
    once = {of[name]: name for name in reversed(close)}  # each amendment by its closest name
    return tuple(name for name in close if name in once.values())[:3] or tuple(a.label for a in own[-2:])


def votable(state: State, written: str) -> str:
    """What a vote is on: an amendment's id, a division's key, or the whole text."""
    if written.strip().lower() in _WHOLE:
        return WHOLE
    try:
        return discussed(state, written).id
    except UnknownAmendment:
        if not re.search(r"[a-zé]{2}|^m\d", written.strip().lower()):
            raise
    return place(state, written).key


def label(state: State, on: str) -> str:
    """What a vote is on, as it is named in print: an amendment by its number, a division by its key."""
    return state.amendments[on].label if on in state.amendments else on


def place(state: State, written: str) -> Place:
    """Where an address leads in the text as it stands; raises `BadAddress`, `NoSuchPlace`."""
    current = state.reading
    from drafting.text.labels import labels

    return resolve(Address.parse(written), state.text, current.labels if current else labels(state.text))
