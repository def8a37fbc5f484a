"""What the sentences share: their type, and how an amendment is called in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from drafting.deliberation.facts import Fact
from drafting.deliberation.state import State

Sentences: TypeAlias = Mapping[type[Fact], Callable[[State, Any], str]]


def label(state: State, name: str) -> str:
    """An amendment's number as printed, or the name that no amendment has."""
    return state.amendments[name].label if name in state.amendments else name
