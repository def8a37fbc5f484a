"""Merging amendments of one base, word by word, in an order that can never matter.

Spans are laid side by side in the coordinates of the base; those that cross make a conflict, a
value that names both sides and the place. Nothing is ever dropped, nothing compared again.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from drafting.amending.apply import apply
from drafting.amending.edits import AddDivision, DropDivision, Edit, Edits, MoveDivision, Position, Splice, canonical
from drafting.amending.weave import Attributed, Who
from drafting.text.model import Text

Contributions = Sequence[tuple[str, Edits]]
Settlements = Mapping[str, Edits]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Edits that cannot all stand at one place, with who wants each; none of them is applied."""

    sides: tuple[Attributed, ...]

    @property
    def division(self) -> str:
        """Where."""
        return self.sides[0][0].division

    @property
    def who(self) -> Who:
        """All who take part, in the order of the sides."""
        return tuple(dict.fromkeys(name for _, names in self.sides for name in names))

    @property
    def key(self) -> str:
        """What a settlement of this conflict, and of no other, is filed under."""
        sides = sorted(json.dumps(edit.to_json(), sort_keys=True) for edit, _ in self.sides)
        return hashlib.sha256("\n".join(sides).encode()).hexdigest()[:16]

    @property
    def at_one_point(self) -> bool:
        """Whether all sides insert at the same point, so that both can stand, in an order."""
        return all(isinstance(edit, Splice) and edit.inserts for edit, _ in self.sides)

    def both(self, order: Sequence[int]) -> Edits:
        """The choice "both, in this order", for insertions at one point."""
        ordered = [edit for edit, _ in (self.sides[n] for n in order) if isinstance(edit, Splice)]
        return (replace(ordered[0], new=tuple(token for edit in ordered for token in edit.new)),)

    def one(self, side: int) -> Edits:
        """The choice of one side alone."""
        return (self.sides[side][0],)


@dataclass(frozen=True, slots=True)
class Warned:
    """Something clean that a person should look at: changes that touch, or two new articles at one place."""

    kind: Literal["adjacent", "same-place"]
    first: Attributed
    second: Attributed


@dataclass(frozen=True, slots=True)
class Merged:
    """What amendments of one base make together."""

    text: Text
    edits: tuple[Attributed, ...]
    conflicts: tuple[Conflict, ...]
    warnings: tuple[Warned, ...]
    settled: tuple[Conflict, ...] = ()

    @property
    def identical(self) -> tuple[Attributed, ...]:
        """Edits that several made alike, applied once."""
        return tuple((edit, who) for edit, who in self.edits if len(who) > 1)

    @property
    def plain(self) -> Edits:
        """The edits applied, without their names."""
        return tuple(edit for edit, _ in self.edits)


def merge(base: Text, contributions: Contributions, settled: Settlements | None = None) -> Merged:
    """What amendments make of their base together; `settled` has edits by conflict key."""
    by_division: dict[str, dict[Edit, Who]] = defaultdict(dict)
    for who, edits in contributions:
        for edit in edits:
            own = by_division[edit.division]
            own[edit] = _with(own.get(edit), (who,))
    clean: list[Attributed] = []
    conflicts: list[Conflict] = []
    over: list[Conflict] = []
    for key in sorted(by_division):
        for group in _settled(by_division[key], settled or {}, over):
            if len(group) == 1:
                clean.append(group[0])
            else:
                conflicts.append(Conflict(tuple(group)))
    whos = dict(clean)
    ordered = tuple((edit, whos[edit]) for edit in canonical(whos))
    text = apply(base, whos)
    return Merged(text, ordered, tuple(conflicts), tuple(_warnings(ordered)), tuple(over))


def _with(names: Who | None, more: Who) -> Who:
    return tuple(sorted({*names, *more})) if names else more


def _settled(own: dict[Edit, Who], settled: Settlements, over: list[Conflict]) -> list[list[Attributed]]:
    """The groups of edits of one division that hang together, once what people chose is in their place.

    A choice is an edit like any other: where it crosses one that was not in its conflict, that is
    a new conflict. The conflicts that a choice settled are added to `over`.
    """
    choices = dict(settled)
    while True:
        groups = list(_groups(own.items()))
        crossing = [Conflict(tuple(group)) for group in groups if len(group) > 1] if choices else []
        chosen = [(conflict, choices.pop(conflict.key)) for conflict in crossing if conflict.key in choices]
        if not chosen:
            return groups
        for conflict, edits in chosen:
            for edit, _ in conflict.sides:
                del own[edit]
            for edit in edits:
                own[edit] = _with(own.get(edit), dict(conflict.sides).get(edit, conflict.who))
            over.append(conflict)


def collide(one: Edit, other: Edit) -> bool:
    """Whether two different edits of one base cannot both stand."""
    if one.division != other.division or one == other:
        return False
    if isinstance(one, Splice) and isinstance(other, Splice):
        if one.inserts and other.inserts:
            return one.start == other.start
        (begin, end), (start, stop) = one.span, other.span
        return begin < stop and start < end
    return isinstance(one, DropDivision) or isinstance(other, DropDivision) or type(one) is type(other)


def _groups(own: Iterable[Attributed]) -> Iterator[list[Attributed]]:
    """Runs of edits of one division that hang together by crossing, in order."""
    ordered = sorted(own, key=lambda side: _sort_key(side[0]))
    if any(isinstance(edit, DropDivision) for edit, _ in ordered):
        yield ordered
        return
    for kind in (MoveDivision, AddDivision):
        if same := [side for side in ordered if isinstance(side[0], kind)]:
            yield same
    yield from runs((edit, who) for edit, who in ordered if isinstance(edit, Splice))


def runs(ordered: Iterable[tuple[Splice, Who]]) -> Iterator[list[Attributed]]:
    """Splices of one division, sorted by the places they need, in runs that hang together by crossing."""
    run: list[Attributed] = []
    end: Position = (-1, -1)
    last: Splice | None = None
    for splice, who in ordered:
        crosses = splice.span[0] < end or (last is not None and collide(last, splice))
        if run and not crosses:
            yield run
            run = []
        end = max(end, splice.end) if run else splice.end
        run.append((splice, who))
        last = splice
    if run:
        yield run


def _warnings(ordered: Iterable[Attributed]) -> Iterator[Warned]:
    for first, second in pairwise(ordered):
        if first[1] != second[1] and _touch(first[0], second[0]):
            yield Warned("adjacent", first, second)
    new = [(edit, who) for edit, who in ordered if isinstance(edit, AddDivision)]
    for one, other in pairwise(sorted(new, key=lambda side: _added_place(side[0]))):
        if _added_place(one[0]) == _added_place(other[0]):
            yield Warned("same-place", one, other)


def _touch(one: Edit, other: Edit) -> bool:
    """Whether changes of words stand side by side, in one block."""
    if not isinstance(one, Splice) or not isinstance(other, Splice) or one.division != other.division:
        return False
    return one.in_words and other.in_words and one.end == other.start


def _added_place(edit: AddDivision) -> tuple[str, str]:
    return edit.added.folder, edit.added.prefix


def _sort_key(edit: Edit) -> tuple[Position, Position, tuple[str, ...]]:
    """As they stand in the file; what an edit says breaks ties, never its author."""
    if isinstance(edit, Splice):
        return *edit.span, edit.new
    return (-1, -1), (-1, -1), (json.dumps(edit.to_json(), sort_keys=True),)
