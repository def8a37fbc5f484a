"""Operations on words, as changes of passages."""

from __future__ import annotations

import dataclasses
import re

from drafting.amending.instructions.enacting.changes import Change
from drafting.amending.instructions.enacting.endings import begin, change, closes, outermost
from drafting.amending.instructions.enacting.occurrences import chosen
from drafting.amending.instructions.enacting.setting import Setting
from drafting.amending.instructions.enumerators import numbers
from drafting.amending.instructions.operations import EACH, ONCE, Add, Edge, Insert, Replace, Side
from drafting.amending.instructions.passages import Passage, view
from drafting.amending.instructions.places import Located
from drafting.amending.instructions.quotations import occurrences
from drafting.amending.instructions.refusals import CannotBeDone, Why
from drafting.amending.instructions.sentences import ending, sentences
from drafting.text import inline

_PUNCTUATION = re.compile(r"\s*(?:\.{3}|[.;:,!?…])")


def replace(operation: Replace, setting: Setting) -> list[Change]:
    """Words for words."""
    located, old = setting.locate(operation.place), operation.old
    found = chosen(old, located, operation.place.edge)
    if not operation.new.strip():
        return [_deleted(located, passage) for passage in found]
    exact = _is_marked(old.words)
    return [change(located, p.block, p.start, p.end, operation.new, exact=exact) for p in found]


def _deleted(located: Located, gone: Passage) -> Change:
    """Words go: with the comma after them, if one stands before, too; what begins a sentence then takes the capital."""
    text = view(located.blocks[gone.block]).text
    between_commas = text[: gone.start].rstrip().endswith(",") and text[gone.end : gone.end + 1] == ","
    deleted = change(located, gone.block, gone.start, gone.end + between_commas, "")
    if text[gone.start].isupper() and _begins(text, gone.start):
        return dataclasses.replace(deleted, what=dataclasses.replace(deleted.what, capital=True))
    return deleted


def _begins(text: str, at: int) -> bool:
    """Whether a place is where an alinéa or a sentence begins, after its number."""
    first = numbers(text)[1]
    return not text[first:at].strip() or any(start == at for start, _ in sentences(text, first))


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


def _is_marked(quoted: str) -> bool:
    """Whether a quotation shows formatting."""
    return any(run.marks for run in inline.read(quoted))


def add(operation: Add, setting: Setting) -> list[Change]:
    """Words at the beginning or the end of a place, before the sign that closes it."""
    located, new = setting.locate(operation.place), "\n".join(operation.new)
    return [_added(located, passage, operation.edge, new) for passage in outermost(located, operation.edge)]


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


def _is_number(new: str) -> bool:
    return bool(new.strip()) and numbers(new.strip() + " ")[1] >= len(new.strip())
