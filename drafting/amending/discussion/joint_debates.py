"""Joint debates: amendments that call for one debate, found in one sweep over what they touch."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise
from typing import TypeAlias

from drafting.amending.discussion.reach import Part, Point, Reach, Touch, measure_of, meet
from drafting.amending.discussion.similar import Measure, Words, alike

Owned: TypeAlias = tuple[Touch, int]  # a touch, and whose it is


def joint_debates(reaches: Sequence[Reach], together: Iterable[tuple[int, int]] = ()) -> list[list[int]]:
    """The ranks of reaches in connected groups, by `reach.compete` and by what is together anyway."""
    groups = _Groups(len(reaches))
    for one, other in (*together, *_links(reaches)):
        groups.join(one, other)
    return groups.found()


def _links(reaches: Sequence[Reach]) -> Iterator[tuple[int, int]]:
    """Pairs that compete, enough of them to connect all that do."""
    places: dict[tuple[object, ...], list[Owned]] = defaultdict(list)
    for who, reach in enumerate(reaches):
        for touch in reach.touches:
            places[touch.division, touch.beside, touch.part.is_whole].append((touch, who))
    for (_, beside, whole), touches in places.items():
        if whole:
            redrafts = [who for touch, who in touches if touch.part is Part.REDRAFTED]
            yield from pairwise(redrafts)
            continue
        yield from _alike((touch, who) for touch, who in touches if touch is reaches[who].touches[0])
        if beside is None:
            yield from _crossing(touches)


def _alike(touches: Iterable[Owned]) -> Iterator[tuple[int, int]]:
    """Those that add nearly the same at one place, as what they are mainly about.

    What only goes with another change is often said in set words (how a loss of revenue is made up for).
    """
    points: dict[tuple[Point, Measure], dict[Words, list[int]]] = defaultdict(lambda: defaultdict(list))
    for touch, who in touches:
        if touch.inserts and touch.new:
            points[touch.begin, measure_of(touch)][touch.new].append(who)
    for (_, measure), said in points.items():
        for group in alike(said, measure):
            yield from pairwise(who for words in group for who in said[words])


def _crossing(touches: Iterable[Owned]) -> Iterator[tuple[int, int]]:
    """Those that need one place."""
    for run in _runs(sorted(touches, key=lambda owned: (owned[0].begin, owned[0].end))):
        if all(touch.exact for touch, _ in run):
            yield from pairwise(who for _, who in run)
        else:
            yield from ((who, other) for (one, who), (two, other) in combinations(run, 2) if meet(one, two))


def _runs(ordered: Iterable[Owned]) -> Iterator[list[Owned]]:
    run: list[Owned] = []
    end = (-2, 0)
    for owned in ordered:
        if run and owned[0].begin >= end:
            yield run
            run, end = [], (-2, 0)
        run.append(owned)
        end = max(end, owned[0].end)
    if run:
        yield run


class _Groups:
    """Disjoint sets."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def join(self, one: int, other: int) -> None:
        """Put two groups together."""
        self._parent[self._root(one)] = self._root(other)

    def found(self) -> list[list[int]]:
        """The groups, in the order of their first."""
        out: dict[int, list[int]] = defaultdict(list)
        for at in range(len(self._parent)):
            out[self._root(at)].append(at)
        return list(out.values())

    def _root(self, at: int) -> int:
        while self._parent[at] != at:
            self._parent[at] = self._parent[self._parent[at]]
            at = self._parent[at]
        return at
