"""Collisions: which amendments of one base cannot all be applied, and over which words.

One sweep over the spans of each division, in the order of the file; pairs are made only when
somebody asks for them. What crosses what is what `merge.collide` says.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from drafting.amending.discussion.identical import Identical, identical
from drafting.amending.discussion.passages import Passage, passage, whole
from drafting.amending.edits import AddDivision, DropDivision, Edit, MoveDivision, Position, Splice
from drafting.amending.merge import Contributions, collide, runs
from drafting.amending.weave import Attributed, Who
from drafting.text.model import Text


class Kind(StrEnum):
    """How amendments stand in each other's way."""

    CLASH = "clash"
    FALLS = "falls"


@dataclass(frozen=True, slots=True)
class Collision:
    """Edits that hang together by crossing, each once, as they stand in the file, with who wants it.

    Where a `deletion` of whole alinéas or of a division takes the place of all the others, they
    fall if it is adopted; those that also cross each other are a collision of their own.
    """

    sides: tuple[Attributed, ...]
    deletion: Attributed | None = None

    @property
    def kind(self) -> Kind:
        """Whether it is a plain clash, or a deletion and what falls if it is adopted."""
        return Kind.FALLS if self.deletion else Kind.CLASH

    @property
    def division(self) -> str:
        """Where."""
        return self.sides[0][0].division

    @property
    def who(self) -> Who:
        """All who take part, in the order of the sides; whoever deletes first."""
        sides = [self.deletion, *self.sides] if self.deletion else self.sides
        return tuple(dict.fromkeys(name for _, names in sides for name in names))

    @property
    def span(self) -> tuple[Position, Position] | None:
        """From the first to the last place that two of them need, or what is deleted; None for a whole division."""
        if self.deletion:
            edit = self.deletion[0]
            return (edit.start, edit.end) if isinstance(edit, Splice) else None
        splices = [edit for edit, _ in self.sides if isinstance(edit, Splice)]
        if not splices:
            return None
        start, end = sorted(splice.start for splice in splices)[1], sorted(splice.end for splice in splices)[-2]
        return min(start, end), end

    def passage(self, base: Text) -> Passage:
        """The words of the base they fight over, or that are deleted; empty for a division that is not in it."""
        division = base.get(self.division)
        if division is None:
            return Passage(self.division)
        return passage(division, *self.span) if self.span else whole(division)


@dataclass(frozen=True, slots=True)
class Adjacent:
    """Changes from different hands that touch at a point, so that a person should read the sentence."""

    division: str
    at: Position
    sides: tuple[Attributed, ...]

    @property
    def who(self) -> Who:
        """All whose changes touch."""
        return tuple(dict.fromkeys(name for _, names in self.sides for name in names))


@dataclass(frozen=True, slots=True)
class Collisions:
    """What there is to know about amendments of one base before they are discussed."""

    groups: tuple[Collision, ...]
    identical: tuple[Identical, ...]
    adjacent: tuple[Adjacent, ...]


def collisions(base: Text, contributions: Contributions) -> Collisions:
    """The collisions of amendments that were all written for, or carried onto, one base."""
    by_division = _by_division(contributions)
    keys = [d.key for d in base.divisions if d.key in by_division]
    keys += sorted(by_division.keys() - set(keys))
    sides = {key: sorted(by_division[key], key=lambda side: _sort_key(side[0])) for key in keys}
    return Collisions(
        tuple(group for key in keys for group in _groups(sides[key])),
        identical(base, contributions),
        tuple(point for key in keys for point in _adjacent(sides[key])),
    )


def pairs_in(group: Collision) -> Iterator[tuple[Attributed, Attributed]]:
    """The pairs of a group that cannot both stand, as they are asked for: there may be very many."""
    if group.deletion:
        yield from ((group.deletion, side) for side in group.sides)
        return
    for at, one in enumerate(group.sides):
        for other in group.sides[at + 1 :]:
            if isinstance(one[0], Splice) and isinstance(other[0], Splice) and other[0].span[0] > one[0].span[1]:
                break
            if collide(one[0], other[0]):
                yield one, other


def _by_division(contributions: Contributions) -> Mapping[str, list[Attributed]]:
    wanted: dict[str, dict[Edit, list[str]]] = defaultdict(dict)
    for name, edits in contributions:
        for edit in edits:
            wanted[edit.division].setdefault(edit, []).append(name)
    return {key: [(edit, tuple(sorted(set(names)))) for edit, names in own.items()] for key, own in wanted.items()}


def _groups(ordered: Sequence[Attributed]) -> Iterator[Collision]:
    """The collisions of one division."""
    deletion = next((side for side in ordered if isinstance(side[0], DropDivision)), None)
    rest = [side for side in ordered if side is not deletion]
    if deletion and rest:
        yield Collision(tuple(rest), deletion)
    for kind in (MoveDivision, AddDivision):
        same = tuple(side for side in rest if isinstance(side[0], kind))
        if len(same) > 1:
            yield Collision(same)
    for run in _crossing(rest):
        yield from _of_run(run)


def _of_run(run: Sequence[Attributed]) -> Iterator[Collision]:
    deletion = _covering_deletion(run)
    if deletion is None:
        yield Collision(tuple(run))
        return
    rest = [side for side in run if side is not deletion]
    yield Collision(tuple(rest), deletion)
    yield from (Collision(tuple(inner)) for inner in _crossing(rest))


def _covering_deletion(run: Sequence[Attributed]) -> Attributed | None:
    """The side that deletes whole alinéas, and all places that the others need with them."""
    spans = [edit.span for edit, _ in run if isinstance(edit, Splice)]
    start, end = min(start for start, _ in spans), max(end for _, end in spans)
    return next((side for side in run if _deletes(side[0], start, end)), None)


def _deletes(edit: Edit, start: Position, end: Position) -> bool:
    return isinstance(edit, Splice) and edit.in_blocks and not edit.new and (edit.start, edit.end) == (start, end)


def _crossing(ordered: Iterable[Attributed]) -> Iterator[list[Attributed]]:
    """The runs of at least two splices."""
    found = runs((edit, who) for edit, who in ordered if isinstance(edit, Splice))
    return (run for run in found if len(run) > 1)


def _adjacent(ordered: Sequence[Attributed]) -> Iterator[Adjacent]:
    """The points where words change on both sides, or change and come in."""
    ends, starts, inserted = (defaultdict(list) for _ in range(3))
    for side in ordered:
        edit = side[0]
        if isinstance(edit, Splice) and edit.in_words:
            if edit.inserts:
                inserted[edit.start].append(side)
            else:
                ends[edit.end].append(side)
                starts[edit.start].append(side)
    for at in sorted(ends.keys() & starts.keys() | inserted.keys() & (ends.keys() | starts.keys())):
        sides = tuple(side for there in (ends, inserted, starts) for side in there.get(at, ()))
        if len({names for _, names in sides}) > 1:
            yield Adjacent(sides[0][0].division, at, sides)


def _sort_key(edit: Edit) -> tuple[object, ...]:
    """As they stand in the file; what an edit says breaks ties, never its author."""
    if isinstance(edit, Splice):
        return 1, *edit.span, edit.new
    return 0, repr(edit)
