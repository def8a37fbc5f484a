"""Rewording: new words for passages of a block, as splices of its words.

No more words change than must: what the old and the new begin and end with alike stays, with its
formatting, and so do the blanks, unless the new words need others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from drafting.amending.edits import Splice, told
from drafting.amending.instructions.passages import View, view
from drafting.amending.instructions.payload import blocks_from
from drafting.amending.instructions.spacing import begins_like, blank, ends_like
from drafting.text import inline, words
from drafting.text.blocks import Block, Kind, is_mark
from drafting.text.inline import Run

_NEAR = 16  # letters that tell which blank a place wants


@dataclass(frozen=True, slots=True)
class Rewording:
    """A passage of a block that gives way to words (Markdown); lines after the first are new blocks.

    `exact` says that the formatting was quoted, too, so that equal words formatted otherwise change;
    `capital` that the word after, if it stays, takes the capital of those that go.
    """

    block: int
    start: int
    end: int
    new: str
    exact: bool = False
    capital: bool = False


def splices(key: str, block: Block, changes: Sequence[Rewording], *, french: bool) -> Iterator[Splice]:
    """The splices of one block for changes that don't cross, in order; `french` sets blanks before high signs."""
    seen = view(block)
    for group in _groups(seen, changes):
        first, last = _reach(seen, group[0])[0], _reach(seen, group[-1])[1]
        line = _Line(seen.text[: seen.starts[first]], french)
        _compose(line, seen, first, last, group)
        last += _take_in_next(line, seen, last, group[-1])
        yield from _told(key, block, group, (first, last), line.tokens(block))


def _reach(seen: View, change: Rewording) -> tuple[int, int]:
    """The words from … to before … that a change needs."""
    first, _ = seen.word_at(change.start)
    last, inside = seen.word_at(change.end)
    return first, last + inside


def _groups(seen: View, changes: Sequence[Rewording]) -> Iterator[list[Rewording]]:
    """Changes that share words or stand side by side are told as one."""
    group: list[Rewording] = []
    end = -1
    for change in changes:
        first, last = _reach(seen, change)
        if group and first > end:
            yield group
            group = []
        group.append(change)
        end = max(end, last)
    if group:
        yield group


@dataclass
class _Line:
    """A line being written: all it says so far, and in rows what is new (after the first, each with its mark)."""

    said: str
    french: bool
    rows: list[tuple[str, list[Run]]] = field(default_factory=lambda: [("", [])])

    def put(self, runs: Sequence[Run], gap: str | None) -> None:
        """Write on after a blank, or where none is given, after the one that the words need."""
        text = "".join(run.text for run in runs)
        before = blank(self.said, text, french=self.french) if gap is None else gap
        self.rows[-1][1].extend([Run(before), *runs])
        self.said += before + text

    def begin(self, blocks: Sequence[Block]) -> None:
        """Begin further blocks; what is written next goes on in the last."""
        for block in blocks:
            self.said = ""
            self.rows.append((block.mark, []))
            self.put(inline.read(block.source), " ")

    def tokens(self, block: Block) -> list[str]:
        """What is new, as tokens."""
        cut: list[str] = []
        for mark, runs in self.rows:
            spelled = words.words(inline.write(runs))
            cut += [mark] if mark else []
            cut += [word.replace("|", "\\|") for word in spelled] if block.kind is Kind.TABLE else spelled
        return cut


def _compose(line: _Line, seen: View, first: int, last: int, group: Sequence[Rewording]) -> None:
    """Write the words from `first` to before `last` as they are after the changes."""
    at = seen.starts[first]
    gap: str | None = None  # the blank that the words before want after them
    begun = False
    for change in group:
        before, new = _gap_before(seen, change), change.new.strip().split("\n")
        if kept := _runs(seen, at, change.start):
            line.put(kept, gap if begun else _blank_at(seen, at))
        elif begun and gap != before:
            before = None
        if new[0]:
            line.put(inline.read(new[0].strip()), before)
        line.begin(blocks_from(new[1:]))
        at, gap, begun = change.end, _gap_after(seen, change), True
    if kept := _runs(seen, at, seen.starts[last]):
        line.put(kept, gap)


def _runs(seen: View, start: int, end: int) -> tuple[Run, ...]:
    """The letters between two places, as they are formatted, without the blanks around them."""
    said = seen.text[start:end]
    start, end = start + len(said) - len(said.lstrip()), end - (len(said) - len(said.rstrip()))
    word, _ = seen.word_at(start)
    at = seen.starts[word]
    kept: list[Run] = []
    while at < end:
        for run in inline.read(seen.words[word]):
            part = run.text[max(0, start - at) : max(0, end - at)]
            kept += [Run(part, run.marks)] if part else []
            at += len(run.text)
        word += 1
    return tuple(kept)


def _blank_at(seen: View, at: int) -> str:
    """The blank around a place in the text as it is."""
    before, after = seen.text[max(0, at - _NEAR) : at], seen.text[at : at + _NEAR]
    return before[len(before.rstrip()) :] + after[: len(after) - len(after.lstrip())]


def _gap_before(seen: View, change: Rewording) -> str | None:
    """The blank that stays before new words: that before the old, if they begin with the same sort of sign."""
    old = seen.text[change.start : change.start + _NEAR].lstrip()
    new = inline.text_of(change.new.strip())
    return _blank_at(seen, change.start) if begins_like(old) == begins_like(new) else None


def _gap_after(seen: View, change: Rewording) -> str | None:
    """The blank that stays after a change."""
    after = _blank_at(seen, change.end)
    if not change.new.strip():
        return after if _blank_at(seen, change.start) == after else None
    old = seen.text[max(0, change.end - _NEAR) : change.end].rstrip()
    new = inline.text_of(change.new.strip())
    return after if ends_like(old) == ends_like(new) else None


def _take_in_next(line: _Line, seen: View, last: int, change: Rewording) -> bool:
    """Write the next word, too, if it wants another blank before it than it has, or a capital."""
    if last == len(seen.words) or seen.words[last] in ("|", " |", "\n") or seen.word_at(change.end)[1]:
        return False
    next_ = seen.text[seen.core(last) : seen.starts[last + 1]]
    gap = _gap_after(seen, change)
    wanted = blank(line.said, next_, french=line.french) if gap is None else gap
    raised = change.capital and next_[0].islower()
    if wanted == seen.blank(last) and not raised:
        return False
    first, *rest = inline.read(seen.words[last].lstrip())
    line.put([replace(first, text=first.text[0].upper() + first.text[1:]) if raised else first, *rest], wanted)
    return True


def _told(
    key: str, block: Block, group: Sequence[Rewording], reach: tuple[int, int], new: Sequence[str]
) -> Iterator[Splice]:
    seen, number, (first, last) = view(block), group[0].block, reach
    old = seen.words[first:last]
    if not new and len(old) == len(seen.words):
        yield Splice(key, (number, 0), (number + 1, 0), (block.mark, *old), ())
        return
    head, tail = _alike(old, new, exact=any(change.exact for change in group))
    if last == len(seen.words) and any(map(is_mark, new)):
        tail = 0  # so that the new blocks come whole
    closes = last == len(seen.words) and not tail
    yield from told(
        key, (number, 1 + first + head), old[head : len(old) - tail], new[head : len(new) - tail], closes=closes
    )


def _alike(old: Sequence[str], new: Sequence[str], *, exact: bool) -> tuple[int, int]:
    """How many words old and new begin and end with alike; formatting stays where it was not quoted."""

    def stays(one: str, other: str) -> bool:
        return one == other or (not exact and inline.text_of(one) == other)

    shorter = min(len(old), len(new))
    head = next((n for n in range(shorter) if not stays(old[n], new[n])), shorter)
    tail = next((n for n in range(shorter - head) if not stays(old[-1 - n], new[-1 - n])), shorter - head)
    return head, tail
