"""The skeleton of an instruction: its own words, and one sign in place of each payload.

The Assemblée quotes words and alinéas between « and », each inner alinéa with a « of its own. The
Sénat puts them on lines of their own, bare: there a « belongs to the text. What a payload says can
thus never be taken for a word of the instruction.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from drafting.amending.instructions.french.openings import NOUNS, VERB, counts, opens
from drafting.amending.instructions.french.spelling import Spelling

SIGN = "\ufffc"
_MARKS = {"«": "»", "“": "”", '"': '"', "„": "”"}
# A line that says what is to be put or sought, and leaves it to the next line.
_ANNOUNCES = re.compile(
    rf"(?:\b(?:{VERB}|est|sont)\b.*|\b(?:le|la|les|l'|du|des|aux?|a la) ?{NOUNS}(?: suivante?s?)?"
    r"|\b(?:par|apres|avant)(?: (?:le|la|les|l') ?\w+)?|\b(?:ainsi redigee?s?|suivante?s?)) ?:$"
    rf"|\b(?:le|la|les|l') ?{NOUNS}$|\b(?:ainsi redigee?s?|suivante?s?|dans la redaction suivante)$"
    r"|\bre(?:diger|tablir) (?:ainsi|comme suit) [^,]*$"
)
_MORE = re.compile(r"[ ,;]*(?:(?:et|ou|à|a) )?[«“„\"]")
_CLOSED = re.compile(r"[ .;,:]*")


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


_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
_PART = re.compile(r"(?P<roman>[ivx]+) ?(?:[.)] ?-*|-)")


def _part(line: str) -> int | None:
    """The number of the part that a line begins: 2 for "II. – Alinéa 3"."""
    found = _PART.match(line)
    return _ROMANS.index(found["roman"]) + 1 if found and found["roman"] in _ROMANS else None


class _Lines:
    """A spelt text, line by line; blank lines are none."""

    def __init__(self, spelling: Spelling) -> None:
        self.spelling = spelling
        self.spans = [
            (found.start(), found.end()) for found in re.finditer(r"[^\n]+", spelling.folded) if found[0].strip()
        ]

    def folded(self, line: int) -> str:
        start, end = self.spans[line]
        return self.spelling.folded[start:end].strip()

    def end_of_region(self, line: int) -> int:
        """The first line after this one that is instruction again, or the number of lines."""
        after = range(line + 1, len(self.spans))
        return next((n for n in after if opens(self.folded(n)) or self._is_next_part(line, n)), len(self.spans))

    def _is_next_part(self, payload: int, line: int) -> bool:
        """Whether a line goes on with the parts of the instruction: II after its I, unless the payload has an I."""
        number = _part(self.folded(line))
        if number is None or number == 1:
            return False
        before = [n for n in range(line) if _part(self.folded(n)) == number - 1]
        return bool(before) and before[-1] < payload


class _Builder:
    """Copies instruction, and skips payloads."""

    def __init__(self, spelling: Spelling) -> None:
        self.lines = _Lines(spelling)
        self.plain, self.folded = spelling.plain, spelling.folded
        self.chars: list[str] = []
        self.at: list[int] = []
        self.payloads: dict[int, Payload] = {}

    def build(self, ends: tuple[int, ...]) -> Skeleton:
        line, start = 0, None
        while line < len(self.lines.spans):
            begin, end = self.lines.spans[line]
            line, start = self._line(line, begin if start is None else start, end)
        at = tuple(ends[n] for n in self.at)
        return Skeleton("".join(self.chars), (*at, ends[-1]), self.payloads)

    def _line(self, line: int, start: int, end: int) -> tuple[int, int | None]:
        """Copy a line from `start`; where the next one goes on, and from where in it if not its beginning."""
        mark = next((n for n in range(start, end) if self.plain[n] in _MARKS), None)
        if mark is not None:
            if close := self._close(line, mark):
                self._copy(start, mark)
                return self._skip(line, mark, close)
        self._copy(start, end)
        self._break(end)
        if self._announces(line, start, end):
            return self._payload(line + 1)
        return line + 1, None

    def _copy(self, start: int, end: int) -> None:
        self.chars += self.folded[start:end]
        self.at += range(start, end)

    def _break(self, end: int) -> None:
        self.chars.append("\n")
        self.at.append(end)

    def _put(self, payload: Payload, at: int) -> None:
        self.payloads[len(self.chars)] = payload
        self.chars.append(SIGN)
        self.at.append(at)

    def _announces(self, line: int, start: int, end: int) -> bool:
        """Whether the next line is a payload."""
        words = self.folded[start:end].strip()
        last = line + 1 == len(self.lines.spans)
        return not last and _ANNOUNCES.search(words) is not None and not counts(self.lines.folded(line + 1))

    def _payload(self, line: int) -> tuple[int, int | None]:
        """Skip the payload that begins with a line."""
        start, end = self.lines.spans[line]
        mark = start + len(self.plain[start:end]) - len(self.plain[start:end].lstrip())
        region = self.lines.end_of_region(line)
        quotes = self.plain[mark] in _MARKS and not _several(self.plain[mark:end].strip())
        if quotes and (close := self._close_of_block(line, region) or self._close(line, mark)):
            return self._skip(line, mark, close)
        self._put(Payload(self._strips(start, self.lines.spans[region - 1][1])), start)
        self._break(end)
        return region, None

    def _skip(self, line: int, mark: int, close: int) -> tuple[int, int | None]:
        """Skip from an opening mark to its closing one; where the words go on."""
        opening = self.plain[mark]
        # One blank after the mark is the mark's; more are the level of an item.
        quoted = [re.sub(rf"^\s*{opening}\s?", "", s) for s in self._strips(mark, close)]
        quoted[:-1] = [_unclosed(s, opening) for s in quoted[:-1]]
        while self.lines.spans[line][1] <= close:
            line += 1
        end = self.lines.spans[line][1]
        after = end if _CLOSED.fullmatch(self.plain[close + 1 : end]) else close + 1
        self._put(Payload(self._strips(mark, after), tuple(quoted)), mark)
        if self.folded[close + 1 : self.lines.spans[line][1]].strip():
            return line, close + 1
        self._break(close)
        return line + 1, None

    def _strips(self, start: int, end: int) -> tuple[str, ...]:
        return tuple(s.rstrip() for s in self.plain[start:end].split("\n") if s.strip())

    def _close_of_block(self, line: int, region: int) -> int | None:
        """Where a payload is closed that fills its lines, each opened by a mark: at the last mark of all."""
        spans = self.lines.spans[line:region]
        opening = self.plain[spans[0][0] : spans[0][1]].lstrip()[0]
        if not all(self.plain[start:end].lstrip().startswith(opening) for start, end in spans):
            return None
        start, end = spans[-1]
        mark = self.plain.index(opening, start)
        last = self.plain.rfind(_MARKS[opening], mark + 1, end)
        return last if last > 0 and _CLOSED.fullmatch(self.plain[last + 1 : end]) else None

    def _close(self, line: int, mark: int) -> int | None:
        """Where the quotation that opens at a mark is closed; None if it is not."""
        opening = self.plain[mark]
        closing = _MARKS[opening]
        limit = self.lines.spans[self.lines.end_of_region(line) - 1][1]
        depth, last = 0, None
        for n in range(mark, limit):
            if n > mark and self.plain[n] == opening and self._reopens(n):
                continue
            if n > mark and self.plain[n] == closing:
                depth -= 1
                if depth == 0 and self._ends(n, limit, opening):
                    return n
                last = n
            elif self.plain[n] == opening:
                depth += 1
            elif self.plain[n] == "\n":
                depth = max(depth, 1)
        # Marks that do not pair, as where a payload begins with a mark of its own.
        return last if last is not None and _CLOSED.fullmatch(self.plain[last + 1 : limit].strip()) else None

    def _reopens(self, n: int) -> bool:
        """Whether a mark stands at the beginning of its line."""
        return not self.plain[self.plain.rfind("\n", 0, n) + 1 : n].strip()

    def _ends(self, close: int, limit: int, opening: str) -> bool:
        """Whether instruction may follow here: more of the line, or nothing but the end of the region."""
        rest = self.plain[close + 1 : limit]
        line, _, more = rest.partition("\n")
        if _CLOSED.fullmatch(line):
            return not more.strip() or (not more.lstrip().startswith(opening) and "." in line)
        # « 3 », « 4 » et « 5 »: the marks belong to the words.
        return not _MORE.match(line)


def _several(line: str) -> bool:
    """Whether a line is several quotations side by side."""
    opening, closing = line[0], _MARKS[line[0]]
    depth = 1
    for n, char in enumerate(line[1:], 1):
        depth += -1 if char == closing else char == opening
        if depth == 0:
            return _MORE.match(line[n + 1 :]) is not None
    return False


def _unclosed(line: str, opening: str) -> str:
    """A line without the mark that closes it, where each line of a quotation is closed."""
    closing = _MARKS[opening]
    loose = line.count(closing) % 2 if opening == closing else line.count(closing) > line.count(opening)
    return line.removesuffix(closing).rstrip() if loose else line


def skeleton(spelling: Spelling) -> Skeleton:
    """The skeleton of a spelt instruction."""
    return _Builder(spelling).build(spelling.at)
