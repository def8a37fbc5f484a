"""Numbering: amendments that another device took in wait for their number, which one device gives to all."""

from __future__ import annotations

from drafting.deliberation.amendment import Amendment
from drafting.deliberation.facts import AmendmentNumbered
from drafting.deliberation.state import State
from drafting.proceedings import lookup
from drafting.proceedings.desk import Desk


def waiting(state: State) -> list[Amendment]:
    """The amendments of the reading under way that have no number, in the order they came in."""
    return [a for a in state.amendments.values() if a.fact.reading == state.under_way and not a.numbers]


def number(desk: Desk) -> list[Amendment]:
    """Give each amendment that waits for it the next number of the series; those that have one keep it.

    Raises `NoReading`, and `NotAllowed` on a device without the role.
    """
    with desk.writing():
        first = lookup.open_reading(desk.state).first
        found = waiting(desk.state)
        last = max((given for a in desk.state.of_reading() for given in a.every_number), default=first - 1)
        numbered = [AmendmentNumbered(a.id, rank) for rank, a in enumerate(found, start=int(last) + 1)]
        if numbered:
            desk.write(numbered)
    return [desk.state.amendments[a.id] for a in found]
