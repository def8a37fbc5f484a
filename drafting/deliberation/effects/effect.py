"""What effects share: their type, and the questions that many of them ask first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from drafting.deliberation.amendment import Amendment
from drafting.deliberation.facts import Fact
from drafting.deliberation.knowing import knew
from drafting.deliberation.reading import Reading
from drafting.deliberation.records import Record
from drafting.deliberation.state import State

Effects: TypeAlias = Mapping[type[Fact], Callable[[State, Any, Record], None]]

ON_ANOTHER = "written on another text"


def known(state: State, name: str, record: Record) -> Amendment | None:
    """An amendment by its id; setting down that the fact speaks of none, if so."""
    found = state.amendments.get(name)
    if found is None:
        state.irregular.append((record, f"no amendment {name}"))
    return found


def knew_text(reading: Reading, steps: int, record: Record) -> bool:
    """Whether a record's writer had the text after so many adoptions: the last one was made knowing those before.

    Two laptops that consolidate offline make two texts of one. The consolidation that comes first in causal
    order stands; what was written on the other text has no effect, and what it folded in waits for the next one.
    """
    return steps == 0 or knew(record, reading.steps[steps - 1][1])
