"""Alinéas as edits left them, beside those that were adopted: which became which."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from itertools import groupby

from benchmarks.truths.exact import normal
from drafting.amending.redline import Change, RedBlock, redline
from drafting.amending.weave import Attributed, Weave, Who
from drafting.text import inline
from drafting.text.blocks import Kind
from drafting.text.model import Text

Words = tuple[str, ...]

_WORD = re.compile(r"\w+|[^\w\s]")
_ALIKE = 0.3  # alinéas that share less are not one alinéa in two forms
_STAYS = 0.05  # of two alinéas that changed places, ours is the one that moved
_NEAR = 2  # changes of one hand with no more words between them are one


class Fate(StrEnum):
    """What became of words."""

    KEPT = "kept"
    GONE = "gone"
    CAME = "came"


@dataclass(frozen=True)
class Piece:
    """Words of one fate, and whose doing that was."""

    fate: Fate
    words: Words
    who: Who = ()


@dataclass(frozen=True)
class Passage:
    """A change inside an alinéa: what came stands from `start` to `end` in what it says now."""

    start: int
    end: int
    came: Words
    gone: Words
    who: Who


@dataclass(frozen=True)
class Line:
    """An alinéa as it was, as it is now, and what happened in between; `number` is the one it had."""

    pieces: tuple[Piece, ...]
    number: int | None = None

    @cached_property
    def before(self) -> Words:
        """What it said."""
        return tuple(word for piece in self.pieces if piece.fate is not Fate.CAME for word in piece.words)

    @cached_property
    def now(self) -> Words:
        """What it says."""
        return tuple(word for piece in self.pieces if piece.fate is not Fate.GONE for word in piece.words)

    @cached_property
    def fates(self) -> frozenset[Fate]:
        """What became of its words, all in all."""
        return frozenset(piece.fate for piece in self.pieces)

    @property
    def touched(self) -> bool:
        """Whether anything happened to it."""
        return self.fates != {Fate.KEPT}

    @property
    def who(self) -> Who:
        """All who touched it."""
        return tuple(dict.fromkeys(name for piece in self.pieces for name in piece.who))

    @cached_property
    def folded(self) -> Line:
        """The same in small letters without accents: what begins a quotation or a title is the clerks'."""
        return Line(tuple(replace(piece, words=folded(piece.words)) for piece in self.pieces), self.number)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The changes inside it, in order; those of typography alone are none."""
        found: list[Passage] = []
        for passage in self._runs():
            last = found[-1] if found else None
            if last and last.who == passage.who and passage.start - last.end <= _NEAR:
                between = self.now[last.end : passage.start]
                came, gone = last.came + between + passage.came, last.gone + between + passage.gone
                found[-1] = Passage(last.start, passage.end, came, gone, last.who)
            else:
                found.append(passage)
        return tuple(passage for passage in found if passage.came != passage.gone)

    def _runs(self) -> Iterator[Passage]:
        at = 0
        for kept, run in groupby(self.pieces, key=lambda piece: piece.fate is Fate.KEPT):
            pieces = list(run)
            came, gone = (_said(pieces, fate) for fate in (Fate.CAME, Fate.GONE))
            if not kept:
                who = tuple(dict.fromkeys(name for piece in pieces for name in piece.who))
                yield Passage(at, at + len(came), came, gone, who)
            at += len(_said(pieces, Fate.KEPT)) + len(came)


def _said(pieces: Iterable[Piece], fate: Fate) -> Words:
    return tuple(word for piece in pieces if piece.fate is fate for word in piece.words)


def words_of(text: str) -> Words:
    """Words and signs, without their typography."""
    return tuple(word for raw in _WORD.findall(text) if (word := normal(raw)))


def folded(words: Iterable[str]) -> Words:
    """Words in small letters without accents."""
    plain = unicodedata.normalize("NFD", "\n".join(words).casefold())
    return tuple("".join(letter for letter in plain if not unicodedata.combining(letter)).split("\n"))


def lines_of(base: Text, edits: Iterable[Attributed]) -> list[Line]:
    """The alinéas of a text of one division, with what edits do to them."""
    (division,) = redline(Weave(base).layer(edits))
    return [line for block in division.blocks if (line := _line(block)).pieces]


def _line(block: RedBlock) -> Line:
    fates = {Change.ADDED: Fate.CAME, Change.REMOVED: Fate.GONE}
    mark = [Piece(fates.get(block.change, Fate.KEPT), ("-",), block.by)] if block.kind is Kind.ITEM else []
    pieces = [
        Piece(fates.get(segment.change, Fate.KEPT), words_of(inline.text_of(segment.source)), segment.by)
        for segment in block.segments
        if not segment.is_pilcrow
    ]
    return Line(tuple(piece for piece in (*mark, *pieces) if piece.words), block.alinea)


def pairs(lines: Sequence[Line], adopted: Sequence[Words]) -> dict[int, int]:
    """Which line became which adopted alinéa, in order, so that they share most."""
    gains = [[_alike(line, words) for words in adopted] for line in lines]
    best = [[0.0] * (len(adopted) + 1) for _ in range(len(lines) + 1)]
    for i, row in reversed(list(enumerate(gains))):
        for j in reversed(range(len(row))):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], row[j] + best[i + 1][j + 1])
    found, i, j = {}, 0, 0
    while i < len(lines) and j < len(adopted):
        if best[i][j] == best[i + 1][j]:
            i += 1
        elif best[i][j] == best[i][j + 1]:
            j += 1
        else:
            found[i] = j
            i, j = i + 1, j + 1
    return found


def _alike(line: Line, words: Words) -> float:
    """How much a line, as it was or as it is, shares with adopted words; below zero for too little."""
    shared = max(_shared(form, words) for form in {line.before, line.now})
    return shared - _ALIKE + (0 if line.touched else _STAYS)


def _shared(one: Words, other: Words) -> float:
    if one == other:
        return 1.0
    return 2 * (Counter(one) & Counter(other)).total() / (len(one) + len(other))
