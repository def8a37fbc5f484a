"""Falling: the amendments that adoptions leave no sense to, proposed with their reasons; a person confirms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from drafting.amending.discussion.falling import Fate, Harm, Hit, Outlook, cannot_stand_with, fall_with, fates, outlook
from drafting.amending.edits import Edits
from drafting.amending.merge import merge
from drafting.amending.weave import Attributed
from drafting.deliberation.amendment import Amendment, Status
from drafting.deliberation.facts import AmendmentMarked, Mark
from drafting.deliberation.reading import Reading
from drafting.deliberation.state import State
from drafting.errors import AlineaError
from drafting.proceedings import lookup
from drafting.proceedings.adoptions import merged_adoptions, to_fold_in
from drafting.proceedings.desk import Desk
from drafting.proceedings.discussion import Table, pending, tables

# A sub-amendment has nothing left to amend once its parent is gone, or is in the text.
_GONE = (
    Status.REJECTED,
    Status.FALLEN,
    Status.WITHDRAWN,
    Status.NOT_MOVED,
    Status.INADMISSIBLE,
    Status.SATISFIED,
    Status.GROUPED,
)


@dataclass(frozen=True)
class Proposal:
    """What is left of an open amendment, and why: words that others took, or an amendment it fell with."""

    amendment: Amendment
    outlook: Outlook
    hits: tuple[Hit, ...] = ()
    parent: Amendment | None = None

    @property
    def by(self) -> tuple[str, ...]:
        """The amendments whose outcome is behind it."""
        if self.parent:
            return (self.parent.id,)
        return tuple(dict.fromkeys(name for hit in self.hits for name in hit.by))


class NotProposed(AlineaError):
    """An amendment that still makes sense as far as anybody can compute: to mark it takes a reason."""

    def __init__(self, label: str) -> None:
        self.label = label
        super().__init__(label)


def proposals(state: State) -> list[Proposal]:
    """The open amendments that do not simply stand any more, in the order of their numbers."""
    waiting = [a for a in state.of_reading() if a.status.is_open]
    orphans = dict(_orphans(state, waiting))
    found = {a.id: _orphan(state, a, orphans[a.id]) for a in waiting if a.id in orphans}
    for table in tables(state, pending(state)):
        for fate in _fates(state, table):
            found.setdefault(fate.name, Proposal(state.amendments[fate.name], fate.outlook, fate.hits))
    return [found[a.id] for a in waiting if a.id in found and found[a.id].outlook is not Outlook.STANDS]


def confirm(
    desk: Desk, written: Sequence[str], reason: Callable[[Proposal], str], *, everything: bool = False
) -> list[Proposal]:
    """Mark as fallen, or satisfied, what was proposed so, for the reason it was proposed for.

    `reason` phrases it; `everything` confirms all proposals at once. Raises `NotProposed`, `UnknownAmendment`.
    """
    with desk.writing():
        proposed = {p.amendment.id: p for p in proposals(desk.state) if p.outlook in _MARKS}
        chosen = list(proposed.values()) if everything else []
        for name in written:
            amendment = lookup.discussed(desk.state, name)
            if amendment.id not in proposed:
                raise NotProposed(amendment.name)
            chosen.append(proposed[amendment.id])
        chosen = list({p.amendment.id: p for p in chosen}.values())
        if chosen:
            desk.write([AmendmentMarked(p.amendment.id, _MARKS[p.outlook], reason(p)) for p in chosen])
    return chosen


def rivals(state: State, amendment: Amendment) -> tuple[Fate, ...]:
    """Before a vote: what would be left of the other open amendments of its text if this one passed."""
    for table in tables(state, [a for a in pending(state) if a.status.is_open]):
        own = next((one for one in table.contributions if one[0] == amendment.id), None)
        if own:
            others = [one for one in table.contributions if one[0] != amendment.id]
            return cannot_stand_with(table.text, own, others)
    return ()


_MARKS: Mapping[Outlook, Mark] = {Outlook.FALLS: Mark.FALLEN, Outlook.SATISFIED: Mark.SATISFIED}


def _orphans(state: State, waiting: Iterable[Amendment]) -> tuple[tuple[str, str], ...]:
    """Open sub-amendments whose parent is gone or in the text, each with that parent."""
    parents = {a.id: a.fact.parent for a in waiting if a.fact.parent}
    gone = [a.id for a in state.of_reading() if a.status in _GONE or a.consolidated is not None]
    return fall_with(parents, gone)


def _orphan(state: State, amendment: Amendment, parent: str) -> Proposal:
    return Proposal(amendment, Outlook.FALLS, parent=state.amendments[parent])


def _fates(state: State, table: Table) -> Iterator[Fate]:
    """What is left of the open amendments of one text, after what was adopted to it."""
    own = {name: edits for name, edits in table.contributions if state.amendments[name].status.is_open}
    adopted = _adopted(state, table, [one for one in table.contributions if one[0] not in own])
    later = {fate.name: fate for fate in fates(table.text, adopted, tuple(own.items()))}
    if table.parent:
        yield from later.values()
        return
    before = {fate.name: fate for fate in _earlier(lookup.reading(state), [state.amendments[name] for name in own])}
    for name, edits in own.items():
        yield _both(before[name], state.amendments[name].fact.edits, later[name], edits)


def _adopted(state: State, table: Table, contributions: Sequence[tuple[str, Edits]]) -> Sequence[Attributed]:
    """What was adopted to a text, as it would be folded in: sub-amended, conflicts as people settled them."""
    if table.parent:
        return merge(table.text, contributions, state.settlements).edits
    return merged_adoptions(state, lookup.reading(state), to_fold_in(state))[0].edits


def _earlier(reading: Reading, amendments: Iterable[Amendment]) -> Iterator[Fate]:
    """What the adoptions that are in the text already left of amendments, each on the text it was written for."""
    by_base: dict[int, list[tuple[str, Edits]]] = defaultdict(list)
    for amendment in amendments:
        by_base[amendment.fact.base].append((amendment.id, amendment.fact.edits))
    for base, contributions in by_base.items():
        yield from fates(reading.text_at(base), reading.attributed_since(base), contributions)


def _both(before: Fate, written: Edits, later: Fate, carried: Edits) -> Fate:
    """What two rounds of adoptions left of an amendment: only what the first did not touch is there for the second."""
    if Outlook.SATISFIED in (before.outlook, later.outlook):
        return Fate(before.name, Outlook.SATISFIED, (*before.hits, *later.hits))
    harms = [harm for harm in _harms(before, written) if harm] + _harms(later, carried)
    return Fate(before.name, outlook(harms), (*before.hits, *later.hits))


def _harms(fate: Fate, edits: Edits) -> list[Harm | None]:
    """The worst that came to each edit of an amendment, if anything did."""
    severity = list(Harm).index
    return [min((hit.harm for hit in fate.hits if hit.edit == edit), key=severity, default=None) for edit in edits]
