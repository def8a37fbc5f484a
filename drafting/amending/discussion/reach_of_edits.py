"""The reach of an amendment whose edits are known."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence

from drafting.amending.apply import fitting
from drafting.amending.discussion.reach import FAR, Force, Part, Point, Reach, Touch, Where
from drafting.amending.discussion.similar import bare
from drafting.amending.edits import AddDivision, DropDivision, Edit, MoveDivision, Position, Splice
from drafting.amending.instructions.operations import Side
from drafting.text.blocks import tokens_of
from drafting.text.model import MEMORANDUM, Division, Text

# Headings are no alinéas: they stand after all words of the alinéa before.
_HEADING = 1 << 40
_PLACE_IN_SERIES: tuple[Point, Point] = ((-1, 0), (-1, 1))


def reach_of_edits(base: Text, edits: Iterable[Edit]) -> Reach:
    """What edits of a base touch; who asks for many amendments of one base asks one `Surveyor`."""
    return Surveyor(base).reach(edits)


class Surveyor:
    """Measures the reach of amendments of one base."""

    def __init__(self, base: Text) -> None:
        self._base = base
        self._rank = {d.key: n for n, d in enumerate(sorted(base.divisions, key=lambda d: d.key == MEMORANDUM))}
        self._plans: dict[str, _Plan] = {}

    def reach(self, edits: Iterable[Edit]) -> Reach:
        """What edits touch; raises `DoesNotFit`."""
        edits = tuple(edits)
        with fitting(edits):
            return self._reach(edits)

    def _reach(self, edits: Iterable[Edit]) -> Reach:
        inside: dict[str, list[Splice]] = defaultdict(list)
        touches: list[Touch] = []
        for edit in edits:
            if isinstance(edit, Splice):
                inside[edit.division].append(edit)
            else:
                touches.append(self._of_division(edit))
        for key, splices in inside.items():
            touches += self._plan(key).touches(splices)
        return Reach(tuple(sorted(touches, key=lambda t: (self._rank.get(t.division, FAR), *t.rank))))

    def _of_division(self, edit: AddDivision | DropDivision | MoveDivision) -> Touch:
        if isinstance(edit, AddDivision):
            neighbour, side = self._neighbour(edit.added)
            return Touch(neighbour, Part.END, beside=side, new=bare(tokens_of(edit.added.blocks)))
        if isinstance(edit, DropDivision):
            return Touch(edit.division, Part.DELETED, force=Force.DELETES)
        begin, end = _PLACE_IN_SERIES
        return Touch(edit.division, Part.END, begin=begin, end=end)

    def _neighbour(self, added: Division) -> tuple[str, Side]:
        """The division after which a new one is discussed, or before which, if it comes first."""
        divisions = self._base.divisions
        series = [d for d in divisions if d.folder == added.folder] or list(divisions)
        at = bisect_left(series, added.place, key=lambda d: d.place)
        if not series:
            return added.key, Side.AFTER
        return (series[at - 1].key, Side.AFTER) if at else (series[0].key, Side.BEFORE)

    def _plan(self, key: str) -> _Plan:
        if key not in self._plans:
            self._plans[key] = _Plan(self._base[key])
        return self._plans[key]


class _Plan:
    """One division, and the alinéa that each of its blocks is."""

    def __init__(self, division: Division) -> None:
        self._key, self._blocks = division.key, division.blocks
        self._sizes = [len(block.words) for block in division.blocks]
        self._before = [0]
        for block in division.blocks:
            self._before.append(self._before[-1] + block.counts)

    def touches(self, splices: Sequence[Splice]) -> list[Touch]:
        """What splices of this division touch."""
        if (whole := self._whole(splices)) is not None:
            return [Touch(self._key, whole, force=Force(whole), new=bare(t for s in splices for t in s.new))]
        return [self._touch(splice) for splice in splices]

    def _whole(self, splices: Sequence[Splice]) -> Part | None:
        """Whether all alinéas go, and others come or none."""
        gone = sum(self._taken(splice) for splice in splices)
        if not gone or gone < self._before[-1]:
            return None
        return Part.REDRAFTED if any(splice.new for splice in splices) else Part.DELETED

    def _taken(self, splice: Splice) -> int:
        """How many alinéas go whole, or have all of their words changed."""
        (first, begin), (last, stop) = splice.start, splice.end
        if first == last:
            return int(self._blocks[first].counts and begin == 1 and stop == self._sizes[first] + 1) if stop else 0
        return self._before[last] - self._before[first + (begin > 0)]

    def _touch(self, splice: Splice) -> Touch:
        alinea, where, part = self._place(splice)
        force = Force.CHANGES
        width = 0 if splice.inserts else self._taken(splice)
        if width:
            force = Force.REDRAFTS if splice.new else Force.DELETES
        new = bare(splice.new) if splice.inserts else ()
        begin, end = map(self._point, splice.span)
        return Touch(self._key, part, alinea, where, force, begin, end, adds=splice.inserts, new=new, width=width)

    def _place(self, splice: Splice) -> tuple[int, Where, Part]:
        (block, offset), total = splice.start, self._before[-1]
        before = self._before[block]
        if splice.inserts and offset == 0:
            part = Part.BEGINNING if before == 0 else Part.END if before == total else Part.ALINEA
            return before, Where.AFTER, part
        if not self._blocks[block].counts and not self._taken(splice):
            return before, Where.AFTER, Part.ALINEA if before else Part.BEGINNING
        return before + 1, Where.ON, Part.ALINEA

    def _point(self, position: Position) -> Point:
        block, offset = position
        if 0 <= block < len(self._blocks) and not self._blocks[block].counts:
            return self._before[block], _HEADING * (block + 1) + offset
        return self._before[block] + 1, offset
