"""Carrying edits onto a text that other edits have changed meanwhile, and composing layers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from drafting.amending.apply import DoesNotFit, apply_inside
from drafting.amending.compare import compare_blocks
from drafting.amending.edits import Edit, Edits, Position, Splice, canonical, passed
from drafting.amending.merge import collide
from drafting.amending.weave import Places, Thread, Weave
from drafting.text.blocks import Block, is_mark
from drafting.text.model import Division, Text


@dataclass(frozen=True, slots=True)
class Carried:
    """Edits on the new text; `already` stand in it, `lost` cannot stand in it, each with what is in its way."""

    edits: Edits
    already: Edits = ()
    lost: tuple[tuple[Edit, Edit], ...] = ()


def compose(base: Text, *layers: Iterable[Edit]) -> Edits:
    """One set of edits that does what layers do one after another; raises `DoesNotFit`."""
    weave = Weave(base)
    for layer in layers:
        weave.then(layer)
    return weave.edits()


def inverse(base: Text, edits: Edits) -> Edits:
    """The edits that take `apply(base, edits)` back to `base`; raises `DoesNotFit`."""
    return Weave(base).then(edits).undo()


def transform(base: Text, edits: Edits, over: Edits) -> Carried:
    """Edits of `base` as they read on `apply(base, over)`; whatever crosses `over` is lost, and says so."""
    return Carrier(base, over).carry(edits)


class Carrier:
    """Carries edits of one base over the same others, as often as asked.

    Where the others are a composition, the side on which an insertion stood of words that are gone
    may be forgotten: what says again words that came in at its very place is then lost, too.
    """

    def __init__(self, base: Text, over: Edits, *, composed: bool = False) -> None:
        self._base, self._composed = base, composed
        self._others: dict[str, list[Edit]] = defaultdict(list)
        for edit in over:
            self._others[edit.division].append(edit)
        self._grounds: dict[str, _Ground] = {}

    def carry(self, edits: Edits) -> Carried:
        """Edits of the base as they read on the text that the others made."""
        carried: list[Edit] = []
        already: list[Edit] = []
        lost: list[tuple[Edit, Edit]] = []
        inside: dict[str, list[Splice]] = defaultdict(list)
        for edit in edits:
            beside = self._others.get(edit.division, [])
            if edit in beside:
                already.append(edit)
            elif (obstacle := self._obstacle(edit, beside)) is not None:
                lost.append((edit, obstacle))
            elif beside and isinstance(edit, Splice):
                inside[edit.division].append(edit)
            else:
                carried.append(edit)
        for key, own in inside.items():
            carried += self._ground(key).carry(own)
        return Carried(canonical(carried), canonical(already), tuple(lost))

    def _obstacle(self, edit: Edit, beside: Sequence[Edit]) -> Edit | None:
        obstacle = next((other for other in beside if collide(edit, other)), None)
        if obstacle is None and beside and self._composed and isinstance(edit, Splice) and edit.inserts:
            return self._ground(edit.division).echo(edit)
        return obstacle

    def _ground(self, key: str) -> _Ground:
        if key not in self._grounds:
            others = [edit for edit in canonical(self._others[key]) if isinstance(edit, Splice)]
            self._grounds[key] = _Ground(self._base[key], others)
        return self._grounds[key]


class _Ground:
    """One division, and where everything of its base stands now that others have changed it."""

    def __init__(self, before: Division, others: Sequence[Splice]) -> None:
        self._before, self._others = before, others
        weave = Weave(Text((before,))).then(others)
        woven = weave.divisions[before.key]
        self._threads = woven.lay_out()
        self._first = Places(self._threads, of_base=True)
        self._now = _positions(self._threads)
        self._after = woven.now.blocks

    def carry(self, own: Sequence[Splice]) -> Sequence[Splice]:
        """Splices of the base, none of which crosses the others, as they read now."""
        merged = apply_inside(self._before.blocks, _in_order([*self._others, *own]))
        moved = [self._move(splice) for splice in own]
        if self._make(moved, merged):
            return moved
        # The canonical form cut these words anew, or changed the level of these items: they are no
        # longer to be found word for word, only what comes of them is certain.
        return list(compare_blocks(self._before.key, self._after, merged))

    def _make(self, moved: Sequence[Splice], merged: Sequence[Block]) -> bool:
        try:
            return apply_inside(self._after, _in_order(moved)) == merged
        except DoesNotFit:
            return False

    def _move(self, splice: Splice) -> Splice:
        gone = self._first.range(splice.start, splice.end)
        if not gone:
            at = self._landing(splice.start)
            return replace(splice, start=at, end=at)
        block, offset = self._now[gone[-1]]
        end = (block + 1, 0) if splice.end[1] == 0 else (block, offset + 1)
        return replace(splice, start=self._now[gone[0]], end=end)

    def echo(self, splice: Splice) -> Splice | None:
        """The change next to an insertion that says the same words already."""
        at = self._gap(splice.start)
        before = takewhile(_came, (t for t in reversed(self._threads[:at]) if t.stands))
        after = takewhile(_came, (t for t in self._threads[at:] if t.stands))
        around = [*reversed(list(before)), *after]
        said, says = _unleveled(thread.token for thread in around), _unleveled(splice.new)
        found = (n for n in range(len(said)) if said[n : n + len(says)] == says)
        return next((around[n].came for n in found), None)

    def _gap(self, position: Position) -> int:
        at = self._first.gap(position)
        while at < len(self._threads) and self._comes_before(self._threads[at], position):
            at += 1
        return at

    def _landing(self, position: Position) -> Position:
        """Where something inserted at a position of the base goes now."""
        at = self._gap(position)
        if position[1] == 0:
            return self._now[at] if at < len(self._threads) else (self._after_all(), 0)
        block, offset = self._now[next(n for n in range(at - 1, -1, -1) if self._threads[n].stands)]
        return block, offset + 1

    def _comes_before(self, thread: Thread, position: Position) -> bool:
        """Whether a thread came with a change that ends where something is inserted, or before."""
        return thread.came is not None and thread.came.end <= position

    def _after_all(self) -> int:
        return sum(is_mark(thread.token) and thread.stands for thread in self._threads)


def _came(thread: Thread) -> bool:
    return thread.came is not None


def _unleveled(run: Iterable[str]) -> list[str]:
    """Tokens, all marks alike: the canonical form may have changed a level."""
    return ["\n" if is_mark(token) else token for token in run]


def _in_order(splices: Iterable[Splice]) -> list[Splice]:
    return sorted(splices, key=lambda splice: (splice.start, splice.end))


def _positions(threads: Sequence[Thread]) -> list[Position]:
    """The position in the text now of each thread, or of the next that stands for one that is gone."""
    out: list[Position] = []
    at: Position = (-1, 0)
    for thread in threads:
        out.append((at[0] + 1, 0) if is_mark(thread.token) else at)
        if thread.stands:
            at = passed(at, [thread.token])
    return out
