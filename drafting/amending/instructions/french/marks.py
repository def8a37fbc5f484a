"""Quotation marks: where what one opens is closed, and what is between.

The Assemblée opens each inner alinéa with a mark of its own and closes the last one only, so that
pairs can be counted within a line, but not across lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

MARKS = {"«": "»", "“": "”", '"': '"', "„": "”"}
_MORE = re.compile(r"[ ,;]*(?:(?:et|ou|à|a) )?[«“„\"]")
PUNCTUATION = re.compile(r"[ .;,:]*")


def closed(plain: str, mark: int, limit: int) -> int | None:
    """Where the quotation that opens at a mark is closed, before a limit; None if it is not."""
    opening, closing = plain[mark], MARKS[plain[mark]]
    depth, last = 1, None
    for n in range(mark + 1, limit):
        if plain[n] == opening and _begins_line(plain, n):
            continue
        if plain[n] == closing:
            depth, last = depth - 1, n
            if depth == 0 and _may_end(plain[n + 1 : limit], opening):
                return n
        elif plain[n] == opening:
            depth += 1
        elif plain[n] == "\n":
            depth = max(depth, 1)
    # Marks that do not pair, as where a payload begins with a mark of its own.
    return last if last and PUNCTUATION.fullmatch(plain[last + 1 : limit].strip()) else None


def closed_block(plain: str, spans: Sequence[tuple[int, int]]) -> int | None:
    """Where lines that each open with a mark are closed: at the last mark of all. None if they don't."""
    lines = [plain[start:end].lstrip() for start, end in spans]
    if not all(line.startswith(lines[0][0]) for line in lines):
        return None
    start, end = spans[-1]
    last = plain.rfind(MARKS[lines[0][0]], end - len(lines[-1]) + 1, end)
    return last if last >= start and PUNCTUATION.fullmatch(plain[last + 1 : end]) else None


def side_by_side(line: str) -> bool:
    """Whether a line is several quotations, whose marks belong to the words: « 3 », « 4 » et « 5 »."""
    closing, depth = MARKS[line[0]], 1
    for n, char in enumerate(line[1:], 1):
        depth += -1 if char == closing else char == line[0]
        if depth == 0:
            return _MORE.match(line[n + 1 :]) is not None
    return False


def unmarked(lines: Sequence[str], opening: str) -> tuple[str, ...]:
    """The lines of a quotation, cut before its closing mark, without the marks that open each."""
    # One blank after the mark is the mark's; more are the level of an item.
    bare = [re.sub(rf"^\s*{opening}\s?", "", line) for line in lines]
    return (*(_unclosed(line, opening) for line in bare[:-1]), *bare[-1:])


def _unclosed(line: str, opening: str) -> str:
    """A line without the mark that closes it, where each line of a quotation is closed."""
    closing = MARKS[opening]
    loose = line.count(closing) % 2 if opening == closing else line.count(closing) > line.count(opening)
    return line.removesuffix(closing).rstrip() if loose else line


def _begins_line(plain: str, n: int) -> bool:
    return not plain[plain.rfind("\n", 0, n) + 1 : n].strip()


def _may_end(rest: str, opening: str) -> bool:
    """Whether instruction may follow here: more of the line, or nothing but the end."""
    line, _, more = rest.partition("\n")
    if not PUNCTUATION.fullmatch(line):
        return True
    return not more.strip() or (not more.lstrip().startswith(opening) and "." in line)
