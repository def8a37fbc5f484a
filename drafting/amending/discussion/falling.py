"""Falling: what an adoption leaves of the amendments still open, each with its reason.

Nothing falls by itself: these are values that propose, and a person confirms. What an adopted
amendment deletes or rewrites no longer exists for the others; those who needed all of it have
nothing left to amend (the *discussion commune* of the Règlement AN, art. 100, is where they meet).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from drafting.amending.discussion.collisions import Collision
from drafting.amending.discussion.identical import Assay
from drafting.amending.discussion.passages import Passage, passage, whole
from drafting.amending.discussion.similar import NEARLY, bare, covering
from drafting.amending.edits import DropDivision, Edit, Edits, MoveDivision, Position, Splice
from drafting.amending.merge import Contributions, collide
from drafting.amending.weave import Attributed, Who
from drafting.text.model import Text


class Outlook(StrEnum):
    """What is left of an amendment."""

    STANDS = "stands"
    TO_RECTIFY = "to-rectify"
    FALLS = "falls"
    SATISFIED = "satisfied"


class Harm(StrEnum):
    """What an adoption did to one edit."""

    PARTLY = "partly"  # some of its words were deleted or rewritten
    GONE = "gone"  # all of its place was
    RIVAL = "rival"  # nearly the same came in at its very place
    ALREADY = "already"  # it is made as it is
    BESIDE = "beside"  # something else came in at its very place: both can stand, in an order


@dataclass(frozen=True, slots=True)
class Hit:
    """Words of the base that an edit needs and that an adopted amendment has changed."""

    harm: Harm
    passage: Passage
    edit: Edit
    by: Who


@dataclass(frozen=True, slots=True)
class Fate:
    """What is left of an amendment, and why."""

    name: str
    outlook: Outlook
    hits: tuple[Hit, ...] = ()

    @property
    def by(self) -> Who:
        """The adopted amendments that it meets."""
        return tuple(dict.fromkeys(name for hit in self.hits for name in hit.by))


def fates(base: Text, adopted: Sequence[Attributed], waiting: Contributions) -> tuple[Fate, ...]:
    """What adopted edits, that don't cross each other, leave of each amendment; all of one base."""
    ground = _Ground(base, adopted)
    return tuple(ground.fate(name, edits) for name, edits in waiting)


def cannot_stand_with(base: Text, one: tuple[str, Edits], others: Contributions) -> tuple[Fate, ...]:
    """Before a vote: the others of which something would be lost, or nothing left to do, if this one passed."""
    name, edits = one
    foreseen = fates(base, [(edit, (name,)) for edit in edits], others)
    return tuple(fate for fate in foreseen if fate.outlook is not Outlook.STANDS)


def against(groups: Iterable[Collision], name: str) -> tuple[Collision, ...]:
    """The collisions that an amendment takes part in."""
    return tuple(group for group in groups if name in group.who)


def fall_with(parents: Mapping[str, str], gone: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """The sub-amendments of what was rejected or fell, each with the one it falls with, to any depth.

    `parents` says of each sub-amendment what it amends.
    """
    subs: dict[str, list[str]] = defaultdict(list)
    for sub, parent in parents.items():
        subs[parent].append(sub)
    lost = dict.fromkeys(gone)
    found: list[tuple[str, str]] = []
    waiting = list(lost)
    for parent in waiting:
        own = [sub for sub in subs[parent] if sub not in lost]
        found += [(sub, parent) for sub in own]
        lost.update(dict.fromkeys(own))
        waiting += own
    return tuple(found)


class _Ground:
    """A base, and what adopted edits have made of its places."""

    def __init__(self, base: Text, adopted: Sequence[Attributed]) -> None:
        self._base, self._who, self._assay = base, dict(adopted), Assay(base)
        self._made = self._results(adopted)
        self._splices: dict[str, list[Splice]] = defaultdict(list)
        self._whole: dict[str, list[Edit]] = defaultdict(list)
        for edit in self._who:
            if isinstance(edit, Splice):
                self._splices[edit.division].append(edit)
            else:
                self._whole[edit.division].append(edit)
        for own in self._splices.values():
            own.sort(key=lambda splice: splice.span)
        self._ends = {key: [splice.end for splice in own] for key, own in self._splices.items()}

    def _results(self, adopted: Iterable[Attributed]) -> set[Hashable]:
        """What each adopted amendment came to."""
        edits: dict[str, list[Edit]] = defaultdict(list)
        for edit, who in adopted:
            for name in who:
                edits[name].append(edit)
        return {self._assay.key(tuple(own)) for own in edits.values()}

    def fate(self, name: str, edits: Edits) -> Fate:
        """What is left of an amendment."""
        hits = [list(self._hits(edit)) for edit in edits]
        told = tuple(hit for own in hits for hit in own)
        if self._assay.key(edits) in self._made:
            return Fate(name, Outlook.SATISFIED, told)
        return Fate(name, outlook(_worst(hit.harm for hit in own) for own in hits), told)

    def _hits(self, edit: Edit) -> Iterator[Hit]:
        if edit in self._who:
            yield Hit(Harm.ALREADY, self._passage(edit, edit), edit, self._who[edit])
            return
        obstacles = list(self._obstacles(edit))
        covered = _cover(obstacles, edit)
        for other in obstacles:
            harm = Harm.GONE if covered else _harm(edit, other)
            yield Hit(harm, self._passage(edit, other), edit, self._who[other])

    def _obstacles(self, edit: Edit) -> Iterator[Edit]:
        """The adopted edits that cross one; those of words are disjoint, so that they stand in a row."""
        yield from (other for other in self._whole.get(edit.division, ()) if collide(edit, other))
        own = self._splices.get(edit.division, [])
        first = bisect_left(self._ends[edit.division], edit.span[0]) if own and isinstance(edit, Splice) else 0
        for other in own[first:]:
            if isinstance(edit, Splice) and other.span[0] > edit.end:
                break
            if collide(edit, other):
                yield other

    def _passage(self, edit: Edit, other: Edit) -> Passage:
        """The words of the base that both need; around a point, those the other takes."""
        division = self._base.get(edit.division)
        if division is None:
            return Passage(edit.division)
        needs = [one for one in (edit, other) if isinstance(one, Splice)]
        if not needs:
            return whole(division)
        if len(needs) == 2 and needs[0].inserts:
            needs = needs[1:]
        start, end = max(one.start for one in needs), min(one.end for one in needs)
        return passage(division, min(start, end), end)


def _cover(obstacles: Sequence[Edit], edit: Edit) -> bool:
    """Whether all of the place of an edit was deleted or rewritten."""
    if any(isinstance(other, DropDivision) or type(other) is type(edit) is MoveDivision for other in obstacles):
        return True
    if not isinstance(edit, Splice):
        return False
    at: Position = edit.start
    for other in obstacles:
        if isinstance(other, Splice) and not other.inserts and other.start <= at:
            at = max(at, other.end)
    return at > edit.end if edit.inserts else at >= edit.end


def _harm(edit: Edit, other: Edit) -> Harm:
    """What an adopted edit did to one whose place it does not cover."""
    if not (isinstance(edit, Splice) and isinstance(other, Splice) and edit.inserts and other.inserts):
        return Harm.PARTLY
    return Harm.RIVAL if covering(bare(edit.new), bare(other.new)) >= NEARLY else Harm.BESIDE


def _worst(harms: Iterable[Harm]) -> Harm | None:
    """What most stands in the way of one edit, if anything does."""
    return min(harms, key=list(Harm).index, default=None)


def outlook(harms: Iterable[Harm | None]) -> Outlook:
    """What is left of an amendment, from what came of each of its edits."""
    came = set(harms)
    lost, made = {Harm.GONE, Harm.RIVAL}, {Harm.ALREADY}
    if came and came <= made:
        return Outlook.SATISFIED
    if came & lost and came <= lost | made:
        return Outlook.FALLS
    return Outlook.TO_RECTIFY if came & {Harm.PARTLY, *lost} else Outlook.STANDS
