"""Operations on words and sentences, as changes of passages."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from drafting.amending.instructions.enacting.anchors import anchor
from drafting.amending.instructions.enacting.changes import Blocks, Change, Words
from drafting.amending.instructions.enacting.occurrences import chosen
from drafting.amending.instructions.enacting.rewording import Rewording
from drafting.amending.instructions.enacting.setting import Setting
from drafting.amending.instructions.enumerators import bare, numbers, quoted_from
from drafting.amending.instructions.operations import (
    EACH,
    ONCE,
    Add,
    Edge,
    Insert,
    InsertBeside,
    RedraftEdge,
    Replace,
    Side,
)
from drafting.amending.instructions.passages import Passage, view
from drafting.amending.instructions.places import Located
from drafting.amending.instructions.quotations import occurrences
from drafting.amending.instructions.refusals import CannotBeDone, Why
from drafting.amending.instructions.sentences import ending
from drafting.text import inline
from drafting.text.blocks import Kind

_FINAL = re.compile(r"[.;:!?…]$")
_LIST_END = re.compile(r"[;,] \w+$")
_PUNCTUATION = re.compile(r"\s*(?:\.{3}|[.;:,!?…])")


def change(located: Located, block: int, start: int, end: int, new: str, *, exact: bool = False) -> Words:
    """New words for letters of a block; raises `CannotBeDone` for alinéas in a table."""
    if "\n" in new.strip() and located.blocks[block].kind in (Kind.TABLE, Kind.HEADING):
        raise CannotBeDone(Why.NOT_UNDERSTOOD, new)
    return Words(located.division.key, Rewording(block, start, end, new, exact))


def replace(operation: Replace, setting: Setting) -> list[Change]:
    """Words for words."""
    located, old = setting.locate(operation.place), operation.old
    exact = is_marked(old.words)
    found = chosen(old, located, operation.place.edge)
    spans = ((p, p.end if operation.new.strip() else _end_of_gap(located, p)) for p in found)
    return [change(located, p.block, p.start, end, operation.new, exact=exact) for p, end in spans]


def _end_of_gap(located: Located, gone: Passage) -> int:
    """Where deleted words end: with the comma after them, if one stands before them, too."""
    text = view(located.blocks[gone.block]).text
    return gone.end + (text[: gone.start].rstrip().endswith(",") and text[gone.end : gone.end + 1] == ",")


def insert(operation: Insert, setting: Setting) -> list[Change]:
    """Words beside quoted ones."""
    located = setting.locate(operation.place)
    try:
        found = chosen(operation.at, located, operation.place.edge)
    except CannotBeDone as problem:
        if problem.why is not Why.SEVERAL_OCCURRENCES or operation.at.times != ONCE:
            raise
        found = _without(operation, located)
        if len(found) != 1:
            raise
    points = ((p.block, p.start if operation.side is Side.BEFORE else p.end) for p in found)
    return [change(located, block, at, at, operation.new) for block, at in points]


def _without(operation: Insert, located: Located) -> list[Passage]:
    """Where words stand that the new ones are not already beside: nobody says those twice."""
    every = chosen(dataclasses.replace(operation.at, times=EACH), located, operation.place.edge)
    new, out = inline.text_of(operation.new), []
    for passage in every:
        text = view(located.blocks[passage.block]).text
        is_before = operation.side is Side.BEFORE
        said = occurrences(new, text, (0, passage.start) if is_before else (passage.end, len(text)))
        gap = (text[end : passage.start] if is_before else text[passage.end : start] for start, end in said)
        if all(between.strip() for between in gap):
            out.append(passage)
    return out


def is_marked(quoted: str) -> bool:
    """Whether a quotation shows formatting."""
    return any(run.marks for run in inline.read(quoted))


def add_words(operation: Add, setting: Setting) -> list[Change]:
    """Words at the beginning or the end of a place, before the sign that closes it."""
    located, new = setting.locate(operation.place), "\n".join(operation.new)
    return [_added(located, passage, operation.edge, new) for passage in _outermost(located, operation.edge)]


def _outermost(located: Located, edge: Edge) -> list[Passage]:
    """The passages that words are added to: each one named, or the first or last of many taken as one."""
    _expect_settled(located)
    found = [unit[0 if edge is Edge.START else -1] for unit in located.units if unit]
    if not found:
        raise CannotBeDone(Why.NO_SUCH_PLACE, located.division.key)
    return found


def _expect_settled(located: Located) -> None:
    """Raise `CannotBeDone` for "the sentence" of an alinéa that has several."""
    if located.floating:
        raise CannotBeDone(Why.NO_SUCH_PLACE, located.division.key, len(located.passages))


def _added(located: Located, passage: Passage, edge: Edge, new: str) -> Change:
    text = view(located.blocks[passage.block]).text
    if edge is Edge.START:
        at = passage.start if _is_number(new) else begin(text, passage)
        return change(located, passage.block, at, at, new)
    close = ending(text, passage.start, passage.end)
    until = close.words
    if closes(new, text[close.words : close.inner]) and (sign := _PUNCTUATION.match(text, close.words)):
        until = sign.end()
    return change(located, passage.block, close.words, until, new)


def begin(text: str, passage: Passage) -> int:
    """Where the words of a passage begin, after the number of its alinéa."""
    return passage.start or numbers(text)[1]


def closes(new: str, sign: str) -> bool:
    """Whether new words bring the sign that closes a passage (a comma only for a comma)."""
    text = inline.text_of(new.strip().split("\n")[-1])
    close = ending(text, 0, len(text))
    brought = text[close.words : close.inner].strip()
    return bool(_FINAL.search(brought) or _LIST_END.match(brought)) or bool(brought and brought[0] == sign.strip()[:1])


def _opening(text: str, passage: Passage, new: str) -> int:
    """Where words begin that others replace: with the number of the alinéa, if those bring one."""
    brought = inline.text_of(new.strip())
    own, after = numbers(text)
    if passage.start not in (0, after) or not numbers(brought)[0]:
        return begin(text, passage)
    if passage.start and [bare(one) for one in own] != [bare(one) for one in numbers(brought)[0]]:
        return passage.start
    return 0 if quoted_from(brought) else quoted_from(text)


def _is_number(new: str) -> bool:
    return bool(new.strip()) and numbers(new.strip() + " ")[1] >= len(new.strip())


def add_sentences(operation: Add | InsertBeside, setting: Setting) -> list[Change]:
    """Sentences at the beginning or the end of a place, or beside one, after the sign that closes it."""
    located, new = setting.locate(operation.place), " ".join(operation.new)
    at_end = operation.side is Side.AFTER if isinstance(operation, InsertBeside) else operation.edge is Edge.END
    out: list[Change] = []
    for passage in _outermost(located, Edge.END if at_end else Edge.START):
        text = view(located.blocks[passage.block]).text
        at = ending(text, passage.start, passage.end).inner if at_end else begin(text, passage)
        out.append(change(located, passage.block, at, at, new))
    return out


def redraft_sentences(located: Located, new: Iterable[str]) -> list[Change]:
    """Sentences or cells written anew: as many for as many, or a run of them in one alinéa as one."""
    _expect_settled(located)
    old, lines = located.passages, tuple(new)
    if len(old) == len(lines):
        return [_redrafted(located, passage, line) for passage, line in zip(old, lines, strict=True)]
    if len({passage.block for passage in old}) > 1 or not _is_run(located, old):
        raise CannotBeDone(Why.NOT_UNDERSTOOD, " ".join(lines), len(old))
    return [_redrafted(located, Passage(old[0].block, old[0].start, old[-1].end), " ".join(lines))]


def _is_run(located: Located, old: tuple[Passage, ...]) -> bool:
    text = view(located.blocks[old[0].block]).text
    return all(not text[one.end : other.start].strip() for one, other in pairwise(old))


def _redrafted(located: Located, passage: Passage, new: str) -> Change:
    text = view(located.blocks[passage.block]).text
    close = ending(text, passage.start, passage.end)
    is_closed = closes(new, text[close.words : close.inner]) or not new.strip()
    start = _opening(text, passage, new)
    return change(located, passage.block, start, close.inner if is_closed else close.words, new)


def delete_sentences(located: Located) -> list[Change]:
    """Sentences go, and an alinéa with its last; the content of a cell goes."""
    _expect_settled(located)
    out: list[Change] = []
    for block in dict.fromkeys(passage.block for passage in located.passages):
        gone = [passage for passage in located.passages if passage.block == block]
        text = view(located.blocks[block]).text
        ends = [ending(text, passage.start, passage.end).inner for passage in gone]
        kept = text[numbers(text)[1] : gone[0].start] + text[ends[-1] :]
        kept += "".join(text[end : after.start] for end, after in zip(ends, gone[1:], strict=False))
        if kept.strip():
            out += [change(located, block, p.start, end, "") for p, end in zip(gone, ends, strict=True)]
        else:
            out.append(Blocks(located.division.key, block, block + 1))
    return out


def redraft_edge(operation: RedraftEdge, setting: Setting) -> list[Change]:
    """All after, or before, quoted words is written anew."""
    located, place = setting.locate(operation.place), operation.place
    at = operation.at
    found = chosen(at, located, place.edge) if at else [anchor(operation, located)]
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
        raise CannotBeDone(Why.NOT_UNDERSTOOD, phrase_of(located, found))
    text = view(located.blocks[first.block]).text
    start = min(_opening(text, first, new), found.start)
    yield change(located, first.block, start, found.start, new)


def phrase_of(located: Located, passage: Passage) -> str:
    """The words of a passage."""
    return view(located.blocks[passage.block]).text[passage.start : passage.end].strip()
