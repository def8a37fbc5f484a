"""Errors of form: whether a correction only puts a slip of the pen right, as warnings.

Only form may be corrected once a text is adopted; what was decided needs another decision. A person
judges that. What looks like more is a figure, a date or a share that is another one, a whole article
or alinéa that comes or goes, and more words than a slip has.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from drafting.amending.apply import apply
from drafting.amending.edits import Edit, Splice
from drafting.text.blocks import is_mark
from drafting.text.figures import figures
from drafting.text.model import Division, Text
from drafting.text.words import plain_text

_SLIP = 5  # words that a slip of the pen has at most


class Beyond(StrEnum):
    """How a change goes beyond form."""

    FIGURE = "figure"
    LENGTH = "length"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A change that looks like more than form: the words that go, and those that come."""

    beyond: Beyond
    division: str
    old: str = ""
    new: str = ""


def doubts(base: Text, edits: Iterable[Edit]) -> Iterator[Doubt]:
    """The changes of a text that look like more than form, in order; each once, for the gravest reason."""
    for edit in edits:
        if not isinstance(edit, Splice):
            yield Doubt(Beyond.WHOLE, edit.division)
            continue
        before = base[edit.division]
        after = apply(Text((before,)), (edit,)).get(edit.division)
        old, new = (_plain(side) for side in (edit.old, edit.new))
        if after is None or edit.in_blocks:
            yield Doubt(Beyond.WHOLE, edit.division, old, new)
        elif _figures(before) != _figures(after) or _digits(old) != _digits(new):
            yield Doubt(Beyond.FIGURE, edit.division, old, new)
        elif max(len(old.split()), len(new.split())) > _SLIP:
            yield Doubt(Beyond.LENGTH, edit.division, old, new)


def _plain(tokens: Iterable[str]) -> str:
    return plain_text([token for token in tokens if not is_mark(token)]).strip()


def _figures(division: Division) -> Counter[str]:
    """The numbers, dates and shares of a division, wherever they stand in it."""
    return Counter(figure.amount for block in division.blocks for figure in figures(block.text))


def _digits(words: str) -> str:
    return "".join(letter for letter in words if letter.isdigit())
