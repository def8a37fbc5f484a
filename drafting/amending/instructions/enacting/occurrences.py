"""Occurrences: which of the places where quoted words stand an operation means.

Never one of several: words that stand elsewhere or oftener than the instruction says are refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from drafting.amending.instructions.enumerators import numbers
from drafting.amending.instructions.operations import Edge, Quote, Times
from drafting.amending.instructions.passages import Passage, view
from drafting.amending.instructions.places import Located
from drafting.amending.instructions.quotations import occurrences
from drafting.amending.instructions.refusals import CannotBeDone, Why
from drafting.amending.instructions.sentences import ending
from drafting.text import inline


def chosen(quote: Quote, located: Located, edge: Edge | None) -> list[Passage]:
    """Where the words meant stand, in order; raises `CannotBeDone`."""
    words = inline.text_of(quote.words)
    units = [_at_edge(_found(words, located, unit, edge), unit, edge) for unit in located.units]
    if located.is_whole and not any(units):
        units = [_found(words, located, _headings(located), edge)]
    if (quote.times.count or 0) > 1 and sum(map(len, units)) < (quote.times.count or 0):
        # So many were counted by one who took "1-year" for one of them.
        units = [_at_edge(_found(words, located, unit, edge, in_compounds=True), unit, edge) for unit in located.units]
    picked = _picked(units, quote.times, words, is_range=located.is_range)
    return [_until(one, quote.until, located) for one in picked] if quote.until else picked


def _found(
    words: str, located: Located, unit: Iterable[Passage], edge: Edge | None, *, in_compounds: bool = False
) -> list[Passage]:
    """Where words stand in a unit; only where they begin or end a passage, if an edge is named."""
    out = []
    for passage in unit:
        text = view(located.blocks[passage.block]).text
        for start, end in occurrences(words, text, (passage.start, passage.end), in_compounds=in_compounds):
            if edge is None or _is_at(edge, text, passage, start, end):
                out.append(Passage(passage.block, start, end))
    return out


def _at_edge(found: list[Passage], unit: Sequence[Passage], edge: Edge | None) -> list[Passage]:
    """Only what begins the first passage of a unit, or ends the last, if an edge is named."""
    if edge is None or not unit:
        return found
    block = unit[0 if edge is Edge.START else -1].block
    return [one for one in found if one.block == block]


def _is_at(edge: Edge, text: str, passage: Passage, start: int, end: int) -> bool:
    if edge is Edge.START:
        first = passage.start or numbers(text)[1]
        return start <= first or not text[first:start].strip(' «“"')
    last = ending(text, passage.start, passage.end)
    return end >= last.words or not text[end : last.words].strip(' »”")')


def _headings(located: Located) -> tuple[Passage, ...]:
    """A division's headings, where its alinéas do not have the words."""
    blocks = enumerate(located.blocks)
    return tuple(Passage(n, 0, len(view(block).text)) for n, block in blocks if not block.counts)


def _picked(units: list[list[Passage]], times: Times, words: str, *, is_range: bool) -> list[Passage]:
    all_ = [one for unit in units for one in unit]
    if not all_:
        raise CannotBeDone(Why.NO_SUCH_WORDS, words)
    if times.rank is not None:
        return [_ranked(unit, times.rank, words) for unit in units]
    if times.count is None or (is_range and len(all_) == times.count):
        return all_
    for unit in units:
        if len(unit) != times.count:
            why = Why.SEVERAL_OCCURRENCES if len(unit) > times.count else Why.FEWER_OCCURRENCES
            raise CannotBeDone(why, words, len(unit))
    return all_


def _ranked(unit: list[Passage], rank: int, words: str) -> Passage:
    at = rank - 1 if rank > 0 else rank + len(unit)
    if not 0 <= at < len(unit):
        raise CannotBeDone(Why.FEWER_OCCURRENCES, words, len(unit))
    return unit[at]


def _until(one: Passage, until: str, located: Located) -> Passage:
    """A passage up to and with words that stand once after it, in what is named."""
    around = (p for p in located.passages if p.block == one.block and p.start <= one.start and one.end <= p.end)
    words, text = inline.text_of(until), view(located.blocks[one.block]).text
    ends = occurrences(words, text, (one.end, next((p.end for p in around), len(text))))
    if len(ends) != 1:
        raise CannotBeDone(Why.SEVERAL_OCCURRENCES if ends else Why.NO_SUCH_WORDS, words, len(ends))
    return Passage(one.block, one.start, ends[0][1])
