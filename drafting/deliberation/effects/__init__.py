"""What each kind of fact does to the state: a function each, a module for each moment.

A fact is never refused: what makes no sense where it stands is set down as irregular, for a person
to look at.
"""

from __future__ import annotations

from drafting.deliberation.effects import (
    acts,
    amendments,
    devices,
    disputes,
    drafts,
    ideas,
    minorities,
    readings,
    remarks,
    rolls,
    sittings,
    votes,
)
from drafting.deliberation.effects.effect import Effects

__all__ = ["EFFECTS"]

EFFECTS: Effects = {
    kind: effect
    for moment in (
        devices,
        drafts,
        ideas,
        remarks,
        readings,
        amendments,
        rolls,
        sittings,
        votes,
        acts,
        minorities,
        disputes,
    )
    for kind, effect in moment.EFFECTS.items()
}
