"""Redlines: a weave laid out as a person would have marked it, block by block."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

from drafting.amending.weave import Thread, Weave, Who, WovenDivision
from drafting.text import words as tokens
from drafting.text.blocks import Kind, is_mark, style
from drafting.text.model import Division

# A block of fewer words that goes here and comes there is not called moved.
_MOVED = 4
PILCROW = "¶"


class Change(StrEnum):
    """What happened to a stretch of words, a block or a division."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    FORMATTED = "formatted"
    CHANGED = "changed"
    MOVED_FROM = "moved-from"
    MOVED_TO = "moved-to"


@dataclass(frozen=True, slots=True)
class Segment:
    """Words that share one fate; `by` names who changed them. A lone pilcrow is a block's end."""

    change: Change
    words: tuple[str, ...]
    by: Who = ()

    @property
    def is_pilcrow(self) -> bool:
        """Whether it stands for the end of a block that came or went."""
        return self.words == (PILCROW,)

    @property
    def source(self) -> str:
        """The words as Markdown, the blank before the first included, and the line ends of a table."""
        blank = " " if self.words and self.words[0].startswith(" ") else ""
        lines = groupby(self.words, key="\n".__eq__)
        return blank + "".join("\n" if ends else tokens.join(line).strip() for ends, line in lines)


@dataclass(frozen=True, slots=True)
class RedBlock:
    """A block and what happened to it; `alinea` is its number in the base, if it counted there."""

    kind: Kind
    level: int
    change: Change
    segments: tuple[Segment, ...]
    by: Who = ()
    alinea: int | None = None
    was: tuple[Kind, int] | None = None

    @property
    def counts(self) -> bool:
        """Whether it is an alinéa."""
        return self.kind is not Kind.HEADING

    @property
    def touched_by(self) -> Who:
        """Everyone who changed the block or its words, in reading order."""
        whos = (self.by, *(segment.by for segment in self.segments))
        return tuple(dict.fromkeys(name for who in whos for name in who))


@dataclass(frozen=True, slots=True)
class RedDivision:
    """A division and what happened to it."""

    division: Division
    change: Change
    blocks: tuple[RedBlock, ...]
    by: Who = ()

    @property
    def touched_by(self) -> Who:
        """Everyone who changed it, in reading order."""
        whos = (self.by, *(block.touched_by for block in self.blocks))
        return tuple(dict.fromkeys(name for who in whos for name in who))


def redline(weave: Weave) -> tuple[RedDivision, ...]:
    """Every division of base or text, in order, with what happened to it."""
    found = [_division(woven) for woven in weave.divisions.values() if woven.added is None or woven.removed is None]
    return _with_moves(sorted(found, key=lambda red: red.division.place))


def changed_only(divisions: Iterable[RedDivision]) -> tuple[RedDivision, ...]:
    """The divisions to which something happened."""
    return tuple(red for red in divisions if red.change is not Change.SAME)


def _division(woven: WovenDivision) -> RedDivision:
    blocks = tuple(_blocks([t for t in woven.lay_out() if t.first or t.stands]))
    if woven.added is not None:
        return RedDivision(woven.now, Change.ADDED, blocks, woven.added)
    if woven.removed is not None:
        gone = tuple(_all_removed(block, woven.removed) for block in blocks)
        return RedDivision(woven.division, Change.REMOVED, gone, woven.removed)
    touched = woven.moved is not None or any(block.change is not Change.SAME for block in blocks)
    return RedDivision(woven.now, Change.CHANGED if touched else Change.SAME, blocks, woven.moved or ())


def _all_removed(block: RedBlock, by: Who) -> RedBlock:
    segments = tuple(replace(s, change=Change.REMOVED, by=by) for s in block.segments if s.change is not Change.ADDED)
    return replace(block, change=Change.REMOVED, segments=segments, by=by)


@dataclass(slots=True)
class _Draft:
    """A block being laid out: its mark, the mark it had, its number in the base, its segments."""

    mark: Thread
    was: Thread | None
    alinea: int | None
    segments: list[Segment]


def _blocks(threads: Sequence[Thread]) -> Iterator[RedBlock]:
    """Lay threads out in blocks; a mark that came or went among words that stay is a pilcrow."""
    drafts: list[_Draft] = []
    restyled: tuple[Thread, int | None, list[Thread]] | None = None
    count = 0
    stretches = list(_stretches(threads))
    for at, (mark, words) in enumerate(stretches):
        number = None
        if mark.first and style(mark.token)[0] is not Kind.HEADING:
            number = count = count + 1
        if _is_restyled(stretches[at : at + 2]):
            restyled = (mark, number, words)
        elif drafts and not mark.stands and any(word.stands for word in words):
            drafts[-1].segments += [Segment(Change.REMOVED, (PILCROW,), mark.removed or ()), *_segments(words)]
        elif restyled:
            was, number, before = restyled
            drafts.append(_Draft(mark, was, number, list(_segments([*before, *words]))))
            restyled = None
        else:
            splits = not mark.first and any(word.first and word.stands for word in words)
            pilcrow = [Segment(Change.ADDED, (PILCROW,), mark.added or ())] if splits else []
            drafts.append(_Draft(mark, None, number, [*pilcrow, *_segments(words)]))
    return map(_block, drafts)


def _stretches(threads: Sequence[Thread]) -> Iterator[tuple[Thread, list[Thread]]]:
    """Each mark with the words after it."""
    starts = [n for n, thread in enumerate(threads) if is_mark(thread.token)]
    for start, end in zip(starts, [*starts[1:], len(threads)], strict=False):
        yield threads[start], list(threads[start + 1 : end])


def _is_restyled(two: Sequence[tuple[Thread, list[Thread]]]) -> bool:
    """Whether a mark gave way to another before words that stay."""
    if len(two) < 2:
        return False
    (mark, words), (following, rest) = two
    gone = not mark.stands and not any(word.stands for word in words)
    return gone and not following.first and any(word.first and word.stands for word in rest)


def _segments(words: Iterable[Thread]) -> Iterator[Segment]:
    """Neighbouring words of one fate together; the same words in other clothes are formatted."""
    runs = [Segment(change, tuple(word.token for word in run), who) for (change, who), run in groupby(words, key=_fate)]
    at = 0
    while at < len(runs):
        two = runs[at : at + 2]
        if [s.change for s in two] == [Change.REMOVED, Change.ADDED] and _say_the_same(*two):
            yield replace(two[1], change=Change.FORMATTED)
            at += 2
        else:
            yield runs[at]
            at += 1


def _fate(word: Thread) -> tuple[Change, Who]:
    if word.removed is not None:
        return Change.REMOVED, word.removed
    return (Change.SAME, ()) if word.added is None else (Change.ADDED, word.added)


def _say_the_same(one: Segment, other: Segment) -> bool:
    return tokens.plain_text(one.words) == tokens.plain_text(other.words)


def _block(draft: _Draft) -> RedBlock:
    kind, level = style(draft.mark.token)
    was = style(draft.was.token) if draft.was else None
    segments = tuple(draft.segments)
    by: Who = ()
    change = Change.CHANGED if was or any(s.change is not Change.SAME for s in segments) else Change.SAME
    if draft.mark.removed is not None:
        change, by = Change.REMOVED, draft.mark.removed
    elif draft.mark.added is not None:
        by = draft.mark.added
        if not was and all(s.change is Change.ADDED and s.words != (PILCROW,) for s in segments):
            change = Change.ADDED
    return RedBlock(kind, level, change, segments, by, draft.alinea, was)


def _with_moves(divisions: Sequence[RedDivision]) -> tuple[RedDivision, ...]:
    """Blocks that went here and came there, word for word and by the same hand, are called moved."""
    gone = {_content(block) for red in divisions for block in red.blocks if block.change is Change.REMOVED}
    come = {_content(block) for red in divisions for block in red.blocks if block.change is Change.ADDED}
    moved = {content for content in gone & come if len(content[1]) >= _MOVED}
    return tuple(replace(red, blocks=tuple(_renamed(block, moved) for block in red.blocks)) for red in divisions)


def _content(block: RedBlock) -> tuple[Who, tuple[str, ...]]:
    return block.by, tuple(word for segment in block.segments for word in segment.words)


def _renamed(block: RedBlock, moved: set[tuple[Who, tuple[str, ...]]]) -> RedBlock:
    if _content(block) not in moved:
        return block
    names = {Change.REMOVED: Change.MOVED_FROM, Change.ADDED: Change.MOVED_TO}
    return replace(block, change=names.get(block.change, block.change))
