"""Settling: what stands instead of the sides of a conflict, as people chose."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from drafting.amending.apply import apply
from drafting.amending.compare import compare_blocks
from drafting.amending.edits import Edits, Splice
from drafting.amending.merge import Conflict, collide
from drafting.amending.transform import Carrier, compose, inverse
from drafting.deliberation.facts import ConflictSettled
from drafting.deliberation.state import State
from drafting.errors import AlineaError
from drafting.proceedings import lookup
from drafting.proceedings.adoptions import Found, merged_adoptions, to_fold_in
from drafting.proceedings.desk import Desk
from drafting.text.blocks import Block, parse_blocks
from drafting.text.model import Division

PROJECT = ("project", "projet")  # the side of a corrected project, which no amendment has


class UnknownConflict(AlineaError, LookupError):
    """A conflict that is not there to be settled; `known` are those that are."""

    def __init__(self, key: str, known: tuple[str, ...]) -> None:
        self.key, self.known = key, known
        super().__init__(key)


class NotASide(AlineaError, ValueError):
    """A choice that a conflict does not offer."""

    def __init__(self, written: str) -> None:
        self.written = written
        super().__init__(written)


def settle(desk: Desk, key: str, *, take: Sequence[str] = (), blocks: str | None = None) -> Conflict:
    """Settle a conflict: take sides, in this order, or put other words there; raises `UnknownConflict`, `NotASide`."""
    with desk.writing():
        state = desk.state
        conflicts = {
            one.conflict.key: one for one in merged_adoptions(state, lookup.open_reading(state), to_fold_in(state))[1]
        }
        found = [one for name, one in conflicts.items() if name.startswith(key) and key]
        if len(found) != 1:
            raise UnknownConflict(key, tuple(conflicts))
        conflict = found[0].conflict
        if blocks is not None:
            edits, choice = _rewritten(found[0], parse_blocks(blocks)), "text"
        else:
            edits, choice = _taken(state, conflict, take), ",".join(take)
        desk.write([ConflictSettled(conflict.key, conflict.who, _instead(found[0], edits, choice), choice)])
    return conflict


def _taken(state: State, conflict: Conflict, take: Sequence[str]) -> Edits:
    """The sides that people named by their amendments, or as the project's, in this order; none is a choice too."""
    order: list[int] = []
    for written in take:
        project = written.lower() in PROJECT
        name = "" if project else lookup.amendment(state, written).id
        own = [n for n, (_, who) in enumerate(conflict.sides) if name in who or (project and not who)]
        if not own:
            raise NotASide(written)
        order += [n for n in own if n not in order]
    if len(order) > 1 and conflict.at_one_point:
        return conflict.both(order)
    edits = tuple(edit for n in order for edit in conflict.one(n))
    if any(collide(one, other) for one, other in combinations(edits, 2)):
        raise NotASide(", ".join(take))
    return edits


def _instead(found: Found, choice: Edits, said: str) -> Edits:
    """A choice as edits of the text as it stands, where one side is in it already: that one gives way."""
    stand = tuple(edit for edit, _ in found.conflict.sides if edit in found.since)
    if not stand:
        return choice
    if set(choice) == set(stand):
        return ()
    rest = tuple(edit for edit in found.since if edit not in stand)
    carrier, before = Carrier(found.base, rest), apply(found.base, rest)
    old, new = carrier.carry(stand), carrier.carry(choice)
    if old.lost or new.lost:
        raise NotASide(said)
    return compose(apply(before, old.edits), inverse(before, old.edits), new.edits)


def _rewritten(found: Found, blocks: Sequence[Block]) -> Edits:
    """The edits that put other words in the blocks a conflict is about."""
    conflict = found.conflict
    splices = [edit for edit, _ in conflict.sides if isinstance(edit, Splice)]
    if len(splices) != len(conflict.sides):
        raise NotASide("text")
    division: Division = found.base[conflict.division]
    low = min(s.start[0] for s in splices)
    high = max(s.end[0] + (s.end[1] > 0) for s in splices)
    after = (*division.blocks[:low], *blocks, *division.blocks[high:])
    return tuple(compare_blocks(division.key, division.blocks, after))
