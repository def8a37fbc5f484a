"""The skeleton of an instruction: its own words, and one sign in place of each payload.

The Assemblée quotes words and alinéas between « and », each inner alinéa with a « of its own. The
Sénat puts them on lines of their own, bare: there a « belongs to the text. What a payload says can
thus never be taken for a word of the instruction.
"""

from __future__ import annotations

from dataclasses import dataclass

from drafting.amending.instructions.french.lines import Lines
from drafting.amending.instructions.french.marks import (
    MARKS,
    PUNCTUATION,
    closed,
    closed_block,
    side_by_side,
    unmarked,
)
from drafting.amending.instructions.french.spelling import Spelling

SIGN = "\ufffc"
_ALONE = {*MARKS, *MARKS.values()}


@dataclass(frozen=True, slots=True)
class Payload:
    """What is quoted: its lines as they stand, and without the marks around them, if it has such."""

    bare: tuple[str, ...]
    quoted: tuple[str, ...] | None = None

    @property
    def lines(self) -> tuple[str, ...]:
        """What is meant where quotation marks only delimit."""
        return self.bare if self.quoted is None else self.quoted


@dataclass(frozen=True, slots=True)
class Skeleton:
    """The folded words of an instruction with a `SIGN` for each payload; `at` leads back to what was typed."""

    text: str
    at: tuple[int, ...]
    payloads: dict[int, Payload]


def skeleton(spelling: Spelling) -> Skeleton:
    """The skeleton of a spelt instruction."""
    return _Builder(spelling).build()


class _Builder:
    """Copies instruction, and skips payloads. Its steps tell the line and the place where to go on."""

    def __init__(self, spelling: Spelling) -> None:
        self.spelling, self.plain = spelling, spelling.plain
        self.lines = Lines(spelling)
        self.chars: list[str] = []
        self.at: list[int] = []
        self.payloads: dict[int, Payload] = {}

    def build(self) -> Skeleton:
        line, start = 0, 0
        while line < len(self.lines):
            line, start = self._line(line, max(start, self.lines.spans[line][0]))
        typed = self.spelling.at
        return Skeleton("".join(self.chars), (*(typed[n] for n in self.at), typed[-1]), self.payloads)

    def _line(self, line: int, start: int) -> tuple[int, int]:
        """Copy a line from `start` to its end or its next quotation."""
        end = self.lines.spans[line][1]
        mark = next((n for n in range(start, end) if self.plain[n] in MARKS), None)
        close = closed(self.plain, mark, self._limit(line)) if mark is not None else None
        if mark is not None and close:
            self._copy(start, mark)
            return self._skip(line, mark, close)
        self._copy(start, end)
        self._put("\n", end)
        return self._block(line + 1) if self.lines.announces(line, start) else (line + 1, 0)

    def _block(self, line: int) -> tuple[int, int]:
        """Skip the payload that begins with a line."""
        start, end = self.lines.spans[line]
        mark = end - len(self.plain[start:end].lstrip())
        resumes = self.lines.resumes(line)
        if self.plain[mark] in MARKS and not side_by_side(self.plain[mark:end].strip()):
            close = closed_block(self.plain, self.lines.spans[line:resumes])
            if close := close or closed(self.plain, mark, self._limit(line)):
                return self._skip(line, mark, close)
        self._quote(Payload(self._strips(start, self._limit(line))), start)
        self._put("\n", end)
        return resumes, 0

    def _skip(self, line: int, mark: int, close: int) -> tuple[int, int]:
        """Skip from an opening mark to its closing one."""
        while self.lines.spans[line][1] <= close:
            line += 1
        end = self.lines.spans[line][1]
        rest = self.plain[close + 1 : end]
        bare = self._strips(mark, end if PUNCTUATION.fullmatch(rest) else close + 1)
        self._quote(Payload(bare, unmarked(self._strips(mark, close), self.plain[mark])), mark)
        if rest.strip():
            return line, close + 1
        self._put("\n", close)
        return line + 1, 0

    def _limit(self, line: int) -> int:
        """Where a payload that begins in a line must have ended."""
        return self.lines.spans[self.lines.resumes(line) - 1][1]

    def _strips(self, start: int, end: int) -> tuple[str, ...]:
        strips = tuple(strip.rstrip() for strip in self.plain[start:end].split("\n") if strip.strip())
        # A mark alone on its line is no text, unless it is all there is.
        return tuple(strip for strip in strips if strip.strip() not in _ALONE) or strips

    def _copy(self, start: int, end: int) -> None:
        self.chars += self.spelling.folded[start:end]
        self.at += range(start, end)

    def _put(self, char: str, at: int) -> None:
        self.chars.append(char)
        self.at.append(at)

    def _quote(self, payload: Payload, at: int) -> None:
        self.payloads[len(self.chars)] = payload
        self._put(SIGN, at)
