"""Carrying edits onto a text that other edits have changed meanwhile, and composing layers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from drafting.amending.edits import Edit, Edits, Position, Splice, canonical
from drafting.amending.merge import collide
from drafting.amending.weave import Places, Thread, Weave
from drafting.text.blocks import is_mark
from drafting.text.model import Text


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
    """Carries edits of one base over the same others, as often as asked."""

    def __init__(self, base: Text, over: Edits) -> None:
        self._woven = Weave(base).then(over).divisions
        self._others: dict[str, list[Edit]] = defaultdict(list)
        for edit in over:
            self._others[edit.division].append(edit)

    def carry(self, edits: Edits) -> Carried:
        """Edits of the base as they read on the text that the others made."""
        carried: list[Edit] = []
        already: list[Edit] = []
        lost: list[tuple[Edit, Edit]] = []
        for edit in edits:
            beside = self._others.get(edit.division, [])
            obstacle = next((other for other in beside if collide(edit, other)), None)
            if edit in beside:
                already.append(edit)
            elif obstacle is not None:
                lost.append((edit, obstacle))
            elif (moved := self._shift(edit) if beside else edit) is None:
                lost.append((edit, beside[0]))
            else:
                carried.append(moved)
        return Carried(canonical(carried), canonical(already), tuple(lost))

    def _shift(self, edit: Edit) -> Edit | None:
        """The edit where its words stand now; None when they no longer stand side by side."""
        if not isinstance(edit, Splice):
            return edit
        threads = self._woven[edit.division].lay_out()
        first = Places(threads, of_base=True)
        gone = first.range(edit.start, edit.end)
        if any(not threads[n].stands for n in gone):
            return None
        now = _positions(threads)
        if not gone:
            start = end = _landing(threads, now, first.gap(edit.start), edit.start)
        else:
            start, (block, offset) = now[gone[0]], now[gone[-1]]
            whole = edit.end[1] == 0
            end = (block + 1, 0) if whole else (block, offset + 1)
            if edit.old != tuple(t.token for t in threads[gone[0] : gone[-1] + 1] if t.stands):
                return None
        return replace(edit, start=start, end=end)


def _positions(threads: Sequence[Thread]) -> list[Position]:
    """The position in the text now of each thread, or of the next that stands for one that is gone."""
    out: list[Position] = []
    block, offset = -1, 0
    for thread in threads:
        begins = is_mark(thread.token)
        out.append((block + 1, 0) if begins else (block, offset))
        if thread.stands:
            block, offset = (block + 1, 1) if begins else (block, offset + 1)
    return out


def _landing(threads: Sequence[Thread], now: Sequence[Position], at: int, position: Position) -> Position:
    """Where something inserted before thread `at` goes in the text now."""
    standing = sum(is_mark(thread.token) and thread.stands for thread in threads)
    if position[1] == 0:
        return now[at] if at < len(threads) and now[at][1] == 0 else (standing, 0)
    before = next(n for n in range(at - 1, -1, -1) if threads[n].stands)
    return now[before][0], now[before][1] + 1
