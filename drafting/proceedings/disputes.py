"""Disputes: facts that contradict each other and stand side by side, until a person says which is right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from drafting.deliberation.amendment import Amendment, Status
from drafting.deliberation.state import State


@dataclass(frozen=True)
class Disputes:
    """What contradicts itself in the reading under way.

    `votes` are amendments with two outcomes, `numbers` amendments with several numbers, `shared`
    the numbers that several amendments bear.
    """

    votes: tuple[Amendment, ...] = ()
    numbers: tuple[Amendment, ...] = ()
    shared: Mapping[int, tuple[Amendment, ...]] = field(default_factory=dict)


def disputes(state: State) -> Disputes:
    """What is disputed now."""
    own = state.of_reading()
    bearers: dict[int, list[Amendment]] = {}
    for amendment in own:
        for number in amendment.numbers:
            bearers.setdefault(number, []).append(amendment)
    return Disputes(
        tuple(a for a in own if a.status is Status.DISPUTED),
        tuple(a for a in own if len(a.numbers) > 1),
        {number: tuple(several) for number, several in sorted(bearers.items()) if len(several) > 1},
    )
