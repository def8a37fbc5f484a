"""Operations on all that follows or precedes quoted words, to the end or the beginning of their place.

Without quoted words ("rédiger ainsi le début de l'alinéa 2 : « … » (le reste sans changement)"),
the new words end with words of the alinéa, and what stood before those gives way.
"""

from __future__ import annotations

from collections.abc import Iterator

from drafting.amending.instructions.enacting.changes import Blocks, Change
from drafting.amending.instructions.enacting.endings import change, closes, opening
from drafting.amending.instructions.enacting.occurrences import chosen
from drafting.amending.instructions.enacting.setting import Setting
from drafting.amending.instructions.operations import ONCE, Edge, Quote, RedraftEdge, Times
from drafting.amending.instructions.passages import Passage, view
from drafting.amending.instructions.places import Located
from drafting.amending.instructions.refusals import CannotBeDone, Why
from drafting.amending.instructions.sentences import ending
from drafting.text.words import join, words

_MANY = 3  # words that are no accident: where they stand more than once, the first is meant


def redraft(operation: RedraftEdge, setting: Setting) -> list[Change]:
    """All after, or before, quoted words is written anew."""
    located, place = setting.locate(operation.place), operation.place
    at = operation.at
    found = chosen(at, located, place.edge) if at else [_anchor(operation, located)]
    redrafted = _end if operation.edge is Edge.END else _start
    return [one for passage in found for one in redrafted(located, passage, operation.new)]


def _around(located: Located, found: Passage) -> tuple[Passage, ...]:
    """The unit that words were found in; of sentences of which one is meant, that one."""

    def holds(passage: Passage) -> bool:
        return passage.block == found.block and passage.start <= found.start and found.end <= passage.end

    for unit in located.units:
        if any(map(holds, unit)):
            return tuple(filter(holds, unit)) if located.floating else unit
    return (Passage(found.block, 0, len(view(located.blocks[found.block]).text)),)


def _end(located: Located, found: Passage, new: str) -> Iterator[Change]:
    """What follows words is written anew, to the end of their place; its closing sign stays if none is brought."""
    unit = _around(located, found)
    last = unit[-1]
    text = view(located.blocks[last.block]).text
    close = ending(text, last.start, last.end)
    sign = text[close.words : close.inner]
    if last.block == found.block:
        until = close.inner if closes(new, sign) else close.words
        yield change(located, found.block, found.end, max(until, found.end), new)
        return
    own = view(located.blocks[found.block]).text
    whole_new = new if closes(new, sign) else new + sign
    yield change(located, found.block, found.end, len(own), whole_new)
    yield Blocks(located.division.key, found.block + 1, last.block + 1)


def _start(located: Located, found: Passage, new: str) -> Iterator[Change]:
    """What precedes words is written anew, from the beginning of their place."""
    first = _around(located, found)[0]
    if first.block != found.block:
        raise CannotBeDone(Why.NOT_UNDERSTOOD, view(located.blocks[found.block]).text[found.start : found.end])
    text = view(located.blocks[first.block]).text
    start = min(opening(text, first, new), found.start)
    yield change(located, first.block, start, found.start, new)


def _anchor(operation: RedraftEdge, located: Located) -> Passage:
    """The point up to which, or from which, words are written anew; raises `CannotBeDone`."""
    at_start = operation.edge is Edge.START
    cut = words(" " + operation.new.strip())
    for size in range(len(cut) - 1, 0, -1):
        shared = join(cut[-size:] if at_start else cut[:size]).strip()
        if not shared[:1].isalnum() and size < _MANY:
            continue
        times = Times(rank=1) if at_start and size >= _MANY else ONCE
        try:
            found = chosen(Quote(shared, times), located, None)
        except CannotBeDone as problem:
            if problem.why is not Why.NO_SUCH_WORDS:
                raise
            continue
        if len(found) == 1:
            point = found[0].end if at_start else found[0].start
            return Passage(found[0].block, point, point)
    raise CannotBeDone(Why.NOT_UNDERSTOOD, operation.new)
