"""Where the words of a passage begin and end, when others come beside them or in their place."""

from __future__ import annotations

import re

from drafting.amending.instructions.enacting.changes import Words
from drafting.amending.instructions.enacting.rewording import Rewording
from drafting.amending.instructions.enumerators import bare, numbers, quoted_from
from drafting.amending.instructions.operations import Edge
from drafting.amending.instructions.passages import Passage
from drafting.amending.instructions.places import Located
from drafting.amending.instructions.refusals import CannotBeDone, Why
from drafting.amending.instructions.sentences import ending
from drafting.text import inline
from drafting.text.blocks import Kind

_FINAL = re.compile(r"[.;:!?…]$")
_LIST_END = re.compile(r"[;,] \w+$")


def change(located: Located, block: int, start: int, end: int, new: str, *, exact: bool = True) -> Words:
    """New words for letters of a block; raises `CannotBeDone` for alinéas in a table."""
    if "\n" in new.strip() and located.blocks[block].kind in (Kind.TABLE, Kind.HEADING):
        raise CannotBeDone(Why.NOT_UNDERSTOOD, new)
    return Words(located.division.key, Rewording(block, start, end, new, exact))


def outermost(located: Located, edge: Edge) -> list[Passage]:
    """The passages that words are added to: each one named, or the first or last of many taken as one."""
    expect_settled(located)
    found = [unit[0 if edge is Edge.START else -1] for unit in located.units if unit]
    if not found:
        raise CannotBeDone(Why.NO_SUCH_PLACE, located.division.key)
    if not located.narrowed and any(located.blocks[passage.block].kind is Kind.TABLE for passage in found):
        raise CannotBeDone(Why.NOT_UNDERSTOOD, located.division.key)  # in which cell?
    return found


def expect_settled(located: Located) -> None:
    """Raise `CannotBeDone` for "the sentence" of an alinéa that has several."""
    if located.floating:
        raise CannotBeDone(Why.NO_SUCH_PLACE, located.division.key, len(located.passages))


def begin(text: str, passage: Passage) -> int:
    """Where the words of a passage begin, after the number of its alinéa."""
    return passage.start or numbers(text)[1]


def closes(new: str, sign: str) -> bool:
    """Whether new words bring the sign that closes a passage (a comma only for a comma)."""
    text = inline.text_of(new.strip().split("\n")[-1])
    close = ending(text, 0, len(text))
    brought = text[close.words : close.inner].strip()
    return bool(_FINAL.search(brought) or _LIST_END.match(brought)) or bool(brought and brought[0] == sign.strip()[:1])


def opening(text: str, passage: Passage, new: str) -> int:
    """Where words begin that others replace: with the number of the alinéa, if those bring one."""
    brought = inline.text_of(new.strip())
    own, after = numbers(text)
    if passage.start not in (0, after) or not numbers(brought)[0]:
        return begin(text, passage)
    if passage.start and [bare(one) for one in own] != [bare(one) for one in numbers(brought)[0]]:
        return passage.start
    return 0 if quoted_from(brought) else quoted_from(text)


def extent(text: str, passage: Passage) -> int:
    """Where a passage ends that goes whole: with the mark that closes a quotation opened in it."""
    inner = ending(text, passage.start, passage.end).inner
    said = text[passage.start : inner]
    is_open = said.count("«") > said.count("»") or said.count("“") > said.count("”") or said.count('"') % 2
    return passage.end if is_open else inner
