"""Carrying a sub-amendment onto its parent as that is worded now, where that was rectified meanwhile."""

from __future__ import annotations

from drafting.amending.compare import compare
from drafting.amending.edits import Edits
from drafting.amending.transform import Carried, transform
from drafting.deliberation.amendment import Amendment
from drafting.deliberation.state import State


def onto_parent(state: State, sub: Amendment, edits: Edits) -> Carried:
    """Edits that were written for a parent's earlier wording, on the one in force."""
    since = reworded_since(state, sub)
    return transform(state.base_text(sub.fact), edits, since) if since else Carried(edits)


def reworded_since(state: State, sub: Amendment) -> Edits:
    """What its parent says otherwise than in the wording that a sub-amendment was written for."""
    parent = state.amendments[sub.fact.parent]
    if sub.fact.before == parent.fact.after:
        return ()
    return compare(state.base_text(sub.fact), state.amended(parent))
