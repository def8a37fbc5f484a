"""Operations on sentences, as changes of passages."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from drafting.amending.instructions.enacting.changes import Blocks, Change
from drafting.amending.instructions.enacting.endings import (
    begin,
    change,
    closes,
    expect_settled,
    extent,
    opening,
    outermost,
)
from drafting.amending.instructions.enacting.setting import Setting
from drafting.amending.instructions.enumerators import numbers
from drafting.amending.instructions.operations import Add, Edge, InsertBeside, Side
from drafting.amending.instructions.passages import Passage, view
from drafting.amending.instructions.places import Located, phrase
from drafting.amending.instructions.refusals import CannotBeDone, Why
from drafting.amending.instructions.sentences import ending


def add(operation: Add | InsertBeside, setting: Setting) -> list[Change]:
    """Sentences at the beginning or the end of a place, or beside one, after the sign that closes it."""
    located, new = setting.locate(operation.place), " ".join(operation.new)
    if isinstance(operation, InsertBeside):
        if not operation.place.sentences:  # a sentence after an alinéa: in it, or on a line of its own?
            raise CannotBeDone(Why.NOT_UNDERSTOOD, phrase(operation.place))
        at_end = operation.side is Side.AFTER
    else:
        at_end = operation.edge is Edge.END
    out: list[Change] = []
    for passage in outermost(located, Edge.END if at_end else Edge.START):
        text = view(located.blocks[passage.block]).text
        at = ending(text, passage.start, passage.end).inner if at_end else begin(text, passage)
        out.append(change(located, passage.block, at, at, new))
    return out


def redraft(located: Located, new: Iterable[str]) -> list[Change]:
    """Sentences or cells written anew: as many for as many, or a run of them in one alinéa as one."""
    expect_settled(located)
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
    end = extent(text, passage) if is_closed else close.words
    return change(located, passage.block, opening(text, passage, new), end, new)


def delete(located: Located) -> list[Change]:
    """Sentences go, and an alinéa with its last; the content of a cell goes."""
    expect_settled(located)
    out: list[Change] = []
    for block in dict.fromkeys(passage.block for passage in located.passages):
        gone = [passage for passage in located.passages if passage.block == block]
        text = view(located.blocks[block]).text
        ends = [extent(text, passage) for passage in gone]
        kept = text[numbers(text)[1] : gone[0].start] + text[ends[-1] :]
        kept += "".join(text[end : after.start] for end, after in zip(ends, gone[1:], strict=False))
        if kept.strip(" .;,"):
            out += [change(located, block, p.start, end, "") for p, end in zip(gone, ends, strict=True)]
        else:
            out.append(Blocks(located.division.key, block, block + 1))
    return out
