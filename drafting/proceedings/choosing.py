"""Choosing among competing amendments: what the room seems to prefer, noted before the votes that decide."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from drafting.deliberation.facts import ChoiceIndicated
from drafting.errors import AlineaError
from drafting.proceedings import lookup
from drafting.proceedings.desk import Desk
from drafting.voting.choices import Method


class OtherOptions(AlineaError):
    """Figures for other amendments than those that were named; `labels` are those without any, or too many."""

    def __init__(self, labels: tuple[str, ...]) -> None:
        self.labels = labels
        super().__init__(", ".join(labels))


def choose(
    desk: Desk,
    written: Sequence[str],
    method: Method,
    figures: Mapping[str, Sequence[int]],
    scale: Sequence[str] = (),
) -> ChoiceIndicated:
    """Note figures for amendments, which are named alike in both; raises `OtherOptions`, `UnknownAmendment`.

    `InvalidCount` where they cannot be compared. Nothing is decided: a vote follows.
    """
    with desk.writing():
        state = desk.state
        lookup.open_reading(state)
        named = [lookup.discussed(state, name).id for name in written]
        rows = {lookup.discussed(state, name).id: tuple(row) for name, row in figures.items()}
        if odd := set(named) ^ rows.keys():
            raise OtherOptions(tuple(state.amendments[name].label for name in sorted(odd)))
        fact = ChoiceIndicated(method, tuple((name, rows[name]) for name in dict.fromkeys(named)), tuple(scale))
        assert fact.indication.options  # raises before anything is written
        desk.write([fact])
    return fact
