"""The weave: a text with everything that was ever in it, and who put it in or took it out.

Layers of edits go in one after another, each in the coordinates of the text as the last one left
it. Out come the text, its redline, the origin of every word, and the composition of the layers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from drafting.amending.apply import expect
from drafting.amending.edits import (
    AddDivision,
    DropDivision,
    Edit,
    Edits,
    MoveDivision,
    Position,
    Splice,
    canonical,
    passed,
    told,
)
from drafting.text import words as tokens
from drafting.text.blocks import Block, Kind, blocks_of, is_mark, tidy, tokens_of
from drafting.text.model import Division, Text

Who = tuple[str, ...]
Attributed = tuple[Edit, Who]


@dataclass(slots=True, eq=False)
class Thread:
    """A token that stands or stood in the text: `added`, `removed` name by whom (None: nobody).

    `came`, `went` are the splices that did it, so that neighbours from different hands stay apart.
    """

    token: str
    added: Who | None = None
    removed: Who | None = None
    came: Splice | None = None
    went: Splice | None = None

    @property
    def stands(self) -> bool:
        """Whether it is in the text now."""
        return self.removed is None

    @property
    def first(self) -> bool:
        """Whether it was in the base."""
        return self.added is None


@dataclass(slots=True, eq=False)
class WovenDivision:
    """A division and its threads; `added`, `removed`, `moved` name by whom."""

    division: Division
    prefix: str
    threads: list[Thread]
    added: Who | None = None
    removed: Who | None = None
    moved: Who | None = None
    touched: bool = False

    @classmethod
    def of(cls, division: Division, added: Who | None) -> WovenDivision:
        """A division that has just come in; its threads are laid out when first asked for."""
        return cls(division, division.prefix, [], added=added)

    def lay_out(self) -> list[Thread]:
        """Its threads."""
        if not self.touched:
            self.threads = [Thread(token, added=self.added) for token in tokens_of(self.division.blocks)]
            self.touched = True
        return self.threads

    def come_back(self, division: Division, who: Who) -> None:
        """After it was removed, stand again, in other words."""
        for thread in self.lay_out():
            if thread.stands:
                thread.removed = self.removed
        self.threads += [Thread(token, added=who) for token in tokens_of(division.blocks)]
        self.moved = who if division.prefix != self.prefix else None
        self.prefix, self.removed = division.prefix, None

    @property
    def now(self) -> Division:
        """The division as it stands."""
        blocks = _blocks(t for t in self.threads if t.stands) if self.touched else self.division.blocks
        return Division(self.division.folder, self.prefix, self.division.slug, tuple(blocks))


class Weave:
    """A text and the layers of edits put into it."""

    def __init__(self, base: Text) -> None:
        self.base = base
        self.divisions = {d.key: WovenDivision.of(d, None) for d in base.divisions}

    def then(self, edits: Iterable[Edit], who: Who = ()) -> Weave:
        """Put one layer in, all of it by the same; raises `DoesNotFit`."""
        return self.layer((edit, who) for edit in edits)

    def layer(self, edits: Iterable[Attributed]) -> Weave:
        """Put one layer of edits in, each with who made it; raises `DoesNotFit`."""
        by = dict(edits)
        inside: dict[str, list[Splice]] = defaultdict(list)
        for edit in canonical(by):
            match edit:
                case AddDivision(added):
                    self._add(edit, replace(added, blocks=tidy(added.blocks)), by[edit])
                case DropDivision(dropped):
                    gone = self._standing(edit)
                    expect(gone.now == dropped, edit)
                    gone.removed = by[edit]
                case MoveDivision():
                    moved = self._standing(edit)
                    expect(moved.prefix == edit.old, edit)
                    moved.prefix, moved.moved = edit.new, by[edit]
                case Splice():
                    inside[edit.division].append(edit)
        for own in inside.values():
            _weave(self._standing(own[0]).lay_out(), own, by)
        return self

    @property
    def text(self) -> Text:
        """The text as it stands."""
        return Text(tuple(woven.now for woven in self.divisions.values() if woven.removed is None))

    def edits(self) -> Edits:
        """All layers as one: the edits that take the base to the text."""
        return tuple(edit for edit, _ in self.attributed())

    def attributed(self) -> tuple[Attributed, ...]:
        """The same edits, each with all who had a hand in it."""
        by = {edit: who for woven in self.divisions.values() for edit, who in _edits_of(woven)}
        return tuple((edit, by[edit]) for edit in canonical(by))

    def undo(self) -> Edits:
        """The edits that take the text back to the base."""
        return canonical(edit for woven in self.divisions.values() for edit, _ in _edits_of(_reversed(woven)))

    def _add(self, edit: Edit, division: Division, who: Who) -> None:
        before = self.divisions.get(division.key)
        expect(before is None or before.removed is not None, edit)
        if before is None or before.added is not None:
            self.divisions[division.key] = WovenDivision.of(division, who)
        else:
            before.come_back(division, who)

    def _standing(self, edit: Edit) -> WovenDivision:
        woven = self.divisions.get(edit.division)
        expect(woven is not None and woven.removed is None, edit)
        assert woven is not None
        return woven


class Places:
    """Where the positions of a text are among its threads, as it stood when this was made."""

    def __init__(self, threads: Sequence[Thread], *, of_base: bool = False) -> None:
        self._threads = threads
        self._blocks: list[list[int]] = []
        for at, thread in enumerate(threads):
            if thread.first if of_base else thread.stands:
                if is_mark(thread.token):
                    self._blocks.append([])
                self._blocks[-1].append(at)

    def range(self, start: Position, end: Position) -> list[int]:
        """The indices of the threads between two positions."""
        (first, before), (last, after) = start, end
        if first == last:
            return self._blocks[first][before:after] if first < len(self._blocks) else []
        whole = [at for block in self._blocks[first + 1 : last] for at in block]
        tail = self._blocks[last][:after] if last < len(self._blocks) else []
        return [*self._blocks[first][before:], *whole, *tail]

    def gap(self, position: Position) -> int:
        """The index at which something inserted at a position goes; raises `IndexError`.

        Next to what stands before it: what is gone there went from behind it, as far as one can tell.
        """
        block, offset = position
        if offset:
            return self._blocks[block][offset - 1] + 1
        at = self._blocks[block - 1][-1] + 1 if block else 0
        while at < len(self._threads) and not is_mark(self._threads[at].token):
            at += 1
        return at


def _weave(threads: list[Thread], splices: Sequence[Splice], by: Mapping[Edit, Who]) -> None:
    """Put a layer in from the end, so that places nearer the beginning stay true."""
    places = Places(threads)
    for splice, following in zip(reversed(splices), [None, *reversed(splices)], strict=False):
        expect(splice.start <= splice.end and (following is None or splice.end <= following.start), splice)
        try:
            gone = places.range(splice.start, splice.end)
            at = gone[-1] + 1 if gone else places.gap(splice.start)
        except IndexError:
            expect(False, splice)
        expect(tuple(threads[n].token for n in gone) == splice.old, splice)
        for n in gone:
            threads[n].removed, threads[n].went = by[splice], splice
        threads[at:at] = [Thread(token, added=by[splice], came=splice) for token in splice.new]
    _settle(threads, splices)


def _blocks(threads: Iterable[Thread]) -> tuple[Block, ...]:
    return tidy(blocks_of(thread.token for thread in threads))


def _settle(threads: list[Thread], layer: Sequence[Splice]) -> None:
    """Make the threads say what the file can hold: no empty block, levels in steps, words cut anew."""
    stretches = list(_stretches(threads))
    standing = [[thread for thread in stretch if thread.stands] for stretch in stretches]
    expect(all(is_mark(own[0].token) for own in standing if own), layer[0])
    kept: list[list[Thread]] = []
    for own, stretch in zip(standing, stretches, strict=True):
        if own and blocks_of(thread.token for thread in own)[0].source:
            kept.append(own)
        for thread in own if not kept or kept[-1] is not own else ():
            thread.removed, thread.went = _names(other.removed for other in stretch), layer[0]
    now = tidy(blocks_of(thread.token for own in kept for thread in own))
    for own, block in zip(kept, now, strict=True):
        if [thread.token for thread in own] != tokens_of([block]):
            _recut(threads, own, block, layer[0])


def _stretches(threads: Iterable[Thread]) -> Iterator[list[Thread]]:
    """From each mark that stands to the next, with what went between."""
    stretch: list[Thread] = []
    for thread in threads:
        if thread.stands and is_mark(thread.token) and stretch:
            yield stretch
            stretch = []
        stretch.append(thread)
    yield stretch


def _recut(threads: list[Thread], own: Sequence[Thread], block: Block, cause: Splice) -> None:
    """Replace the words of a block that are now cut, or marked, otherwise."""
    now = tokens_of([block])
    groups = [(list(own), now)] if block.kind is Kind.TABLE else _aligned(own, now)
    for group, cut in groups:
        if [thread.token for thread in group] != cut:
            who = _names(t.added for t in group) or _names(t.removed for t in threads)
            last = next((t.came for t in reversed(group) if t.came), cause)
            after = threads.index(group[-1]) + 1
            for thread in group:
                thread.removed, thread.went = who, last
            threads[after:after] = [Thread(token, added=who, came=last) for token in cut]


def _aligned(standing: Sequence[Thread], now: Sequence[str]) -> Iterator[tuple[list[Thread], list[str]]]:
    """The smallest groups of tokens, as cut before and now, that say the same letters."""
    group: list[Thread] = []
    cut: list[str] = []
    ahead = 0  # letters of the old cut beyond those of the new
    rest = iter(now)
    for thread in standing:
        group.append(thread)
        ahead += _length(thread.token)
        while ahead > 0 and (token := next(rest, None)) is not None:
            cut.append(token)
            ahead -= _length(token)
        if ahead == 0:
            yield group, cut
            group, cut = [], []
    if group:
        yield group, [*cut, *rest]


def _length(token: str) -> int:
    return 1 if is_mark(token) else len(tokens.plain_text([token]).replace(" ", ""))


def _names(whos: Iterable[Who | None]) -> Who:
    return tuple(dict.fromkeys(name for who in whos if who for name in who))


def _reversed(woven: WovenDivision) -> WovenDivision:
    """The same weave told backwards: what stands is the base, and the base is what stands."""
    threads = [
        Thread(t.token, None if t.stands else (), None if t.first else (), t.went, t.came) for t in woven.threads
    ]
    added, removed = (None if who is None else () for who in (woven.removed, woven.added))
    return WovenDivision(woven.now, woven.division.prefix, threads, added, removed, None, woven.touched)


def _edits_of(woven: WovenDivision) -> Iterator[Attributed]:
    if woven.added is not None:
        if woven.removed is None:
            yield AddDivision(woven.now), _names([woven.added, *(thread.added for thread in woven.threads)])
        return
    if woven.removed is not None:
        yield DropDivision(woven.division), woven.removed
        return
    if woven.prefix != woven.division.prefix:
        yield MoveDivision(woven.division.key, woven.division.prefix, woven.prefix), woven.moved or ()
    yield from _splices_of(woven.division.key, woven.threads)


def _splices_of(key: str, threads: Sequence[Thread]) -> Iterator[tuple[Splice, Who]]:
    """The changes between base and text, those of one splice told as one."""
    ours = [thread for thread in threads if thread.first or thread.stands]
    changes: list[_Change] = []
    at: Position = (-1, 0)
    for run, closes in _runs(ours):
        old = [thread.token for thread in run if thread.first]
        if not _kept(run[0]):
            new = [thread.token for thread in run if not thread.first]
            who = _names(thread.removed if thread.first else thread.added for thread in run)
            change = _Change(at, old, new, list(told(key, at, old, new, closes=closes)), who)
            while changes and not changes[-1].stands_beside(change):
                first = changes.pop()
                both = (first.old + change.old, first.new + change.new)
                who = _names([first.who, change.who])
                change = _Change(first.at, *both, list(told(key, first.at, *both, closes=closes)), who)
            changes.append(change)
        at = passed(at, old)
    for change in changes:
        yield from ((splice, change.who) for splice in change.splices)


@dataclass(frozen=True, slots=True)
class _Change:
    """A change after some place of the base, the splices that tell it, and whose it is."""

    at: Position
    old: list[str]
    new: list[str]
    splices: list[Splice]
    who: Who

    def stands_beside(self, following: _Change) -> bool:
        """Whether both can be told apart: they neither cross nor insert at one point."""
        one, other = self.splices[-1], following.splices[0]
        same = one.inserts and other.inserts and one.start == other.start
        return one.span[1] <= other.span[0] and not same


def _runs(threads: Sequence[Thread]) -> Iterator[tuple[Sequence[Thread], bool]]:
    """Runs of threads that stay, or that one splice changed, and whether the base has a new block after each."""
    runs: list[Sequence[Thread]] = []
    for kept, group in groupby(threads, key=_kept):
        whole = list(group)
        runs += [whole] if kept else _by_hand(whole)
    closes = True
    told: list[tuple[Sequence[Thread], bool]] = []
    for run in reversed(runs):
        told.append((run, closes))
        closes = next((is_mark(thread.token) for thread in run if thread.first), closes)
    return reversed(told)


def _by_hand(run: Sequence[Thread]) -> Iterator[Sequence[Thread]]:
    """The parts of a change that different splices made; what one did inside another is told with it."""
    hands = [id(thread.went if thread.first else thread.came) for thread in run]
    last = {hand: n for n, hand in enumerate(hands)}
    start = reach = 0
    for at, hand in enumerate(hands):
        if at > reach:
            yield run[start:at]
            start = at
        reach = max(reach, last[hand])
    yield run[start:]


def _kept(thread: Thread) -> bool:
    return thread.first and thread.stands
