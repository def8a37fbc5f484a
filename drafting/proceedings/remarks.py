"""Remarks: what people say of an alinéa, answered, and followed to where the alinéa stands now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from drafting.deliberation.facts import RemarkAnswered, RemarkMade
from drafting.deliberation.remark import Remark
from drafting.deliberation.serials import meant, next_name
from drafting.deliberation.state import State
from drafting.errors import AlineaError
from drafting.proceedings.anchors import Anchors, anchor, words_at
from drafting.proceedings.desk import Desk
from drafting.text.addresses import Place
from drafting.text.inline import visible


class UnknownRemark(AlineaError, LookupError):
    """A number that no remark has, or several."""

    def __init__(self, written: str) -> None:
        self.written = written
        super().__init__(written)


class NothingSaid(AlineaError):
    """A remark, an answer or an idea without words."""


@dataclass(frozen=True)
class Followed:
    """A remark, and where what it is about stands now; None once that is gone."""

    remark: Remark
    place: Place | None


def make(desk: Desk, address: str, said: str, by: str, on: str = "") -> Remark:
    """Remark on what stands at an address, in the text as it stands or in a version.

    Raises `NothingSaid`, `BadAddress`, `NoSuchPlace`, `UnknownVersion`.
    """
    with desk.writing():
        words = spoken(said)
        place, text = anchor(desk.state, address, on)
        name = next_name(desk.initials(), "r", desk.state.remarks)
        about = words_at(text, place)
        desk.write([RemarkMade(name, words, visible(by), place.key, text.digest, about, place.block)])
    return desk.state.remarks[name]


def answer(desk: Desk, written: str, said: str, by: str) -> Remark:
    """Answer a remark; raises `UnknownRemark`, `NothingSaid`."""
    with desk.writing():
        remark = find(desk.state, written)
        desk.write([RemarkAnswered(remark.id, spoken(said), visible(by))])
    return desk.state.remarks[remark.id]


def find(state: State, written: str) -> Remark:
    """The remark that a person named; raises `UnknownRemark`."""
    name = meant(written, state.remarks)
    if name is None:
        raise UnknownRemark(written)
    return state.remarks[name]


def followed(state: State) -> list[Followed]:
    """All remarks, in the order of the text as it stands; those whose place is gone come last."""
    anchors = Anchors(state)
    found = [Followed(one, anchors.place(one.fact, one.record)) for one in state.remarks.values()]
    rank = {division.key: at for at, division in enumerate(anchors.text.divisions)}
    return sorted(found, key=lambda one: tuple(_rank(one.place, rank)))


def _rank(place: Place | None, rank: dict[str, int]) -> Iterator[int]:
    yield len(rank) if place is None else rank[place.key]
    yield -1 if place is None or place.block is None else place.block


def spoken(said: str) -> str:
    """Words as a reader sees them; raises `NothingSaid`."""
    words = visible(said).strip()
    if not words:
        raise NothingSaid
    return words
