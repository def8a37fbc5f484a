"""Passages: stretches of the plain text of a block, and the words of the block that they are of."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from drafting.text import inline
from drafting.text.blocks import Block


@dataclass(frozen=True, slots=True)
class Passage:
    """Letters from `start` to before `end` of the plain text of a block of a division."""

    block: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class View:
    """A block as its words and as one plain text, in which the first word has a blank before it, too."""

    words: tuple[str, ...]
    text: str
    starts: tuple[int, ...]  # where each word begins, with its blank; and the end

    def core(self, word: int) -> int:
        """Where a word begins, after its blank."""
        start, end = self.starts[word : word + 2]
        return start + len(self.text[start:end]) - len(self.text[start:end].lstrip())

    def blank(self, word: int) -> str:
        """The blank before a word; none where the block ends."""
        return self.text[self.starts[word] : self.core(word)] if word < len(self.words) else ""

    def word_at(self, letter: int) -> tuple[int, bool]:
        """The word that a place is before, or inside of."""
        word = bisect_right(self.starts, letter) - 1
        return word, word < len(self.words) and letter > self.core(word)


@lru_cache(maxsize=1 << 13)
def view(block: Block) -> View:
    """How a block is seen when words are looked for in it."""
    words = block.words
    plain = [inline.text_of(word) for word in words]
    return View(words, "".join(plain), tuple(accumulate(map(len, plain), initial=0)))


def whole(number: int, block: Block) -> Passage:
    """All that a block says."""
    return Passage(number, 0, len(view(block).text))


def cell(number: int, block: Block, column: int, row: int) -> Passage | None:
    """What a cell of a table says; rows are counted with the heads, as they are printed."""
    seen, line, at = view(block), 1, 0
    bars: list[tuple[int, int]] = []
    for word, start in zip(seen.words, seen.starts, strict=False):
        if word == "\n":
            line, at = line + 1, 0
        elif word in ("|", " |"):
            at += 1
            if line == (row if row == 1 else row + 1):  # the second line is the rule under the heads
                bars.append((at, start))
    ends = dict(bars)
    if not 1 <= column < len(ends):
        return None
    return Passage(number, ends[column] + len(seen.text[ends[column] :].split("|", 1)[0]) + 1, ends[column + 1])
