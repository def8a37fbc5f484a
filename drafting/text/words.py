"""Words: the tokens that edits count, each with the blank before it and its own formatting.

The way a text is cut into words is part of the format (`words/1`): stored edits count them.
A word is itself canonical Markdown (` **grave**`), so that words compare, print and join alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import accumulate

from drafting.text import inline
from drafting.text.inline import Run

# A number keeps its thousands ("3 000"), a compound its hyphens, an elision its apostrophe ("l'"),
# a letter the accents that Unicode has no single sign for.
_ACCENTS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f"
_WORD = re.compile(
    rf" ?+[a-zA-Zà-öø-ÿ]++(?![\w'’·‑{_ACCENTS}-])"  # most words; the rest of the pattern takes them, too, but slowly
    rf"| *+(?:\d{{1,3}}(?: \d{{3}})+(?![\w{_ACCENTS}])"
    rf"|\w++(?:[-·‑]\w++|[{_ACCENTS}]++\w*+)*+['’]?"
    rf"|[^\w\s][{_ACCENTS}]*+)"
    r"|[^\S\n]++|\n"
)
_CELL = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r":?-+:?")


@lru_cache(maxsize=1 << 16)
def words(source: str) -> tuple[str, ...]:
    """The words of a line of canonical Markdown; `join` gives the line back."""
    if inline.MARKUP.search(source):
        return tuple(_marked_words(inline.read(source)))
    return tuple(_WORD.findall(source))


def join(parts: Iterable[str]) -> str:
    """The canonical line that words make up, markup re-read rather than glued."""
    source = "".join(parts := tuple(parts))
    if not inline.MARKUP.search(source):
        return unicodedata.normalize("NFC", source)
    return inline.write(run for part in parts for run in inline.read(part))


def plain_text(parts: Iterable[str]) -> str:
    """What words say, without their markup."""
    return "".join(inline.text_of(part) for part in parts)


@lru_cache(maxsize=1 << 12)
def table_words(source: str) -> tuple[str, ...]:
    """The words of a table, its bars and line ends among them."""
    found: list[str] = []
    for row in source.split("\n"):
        if found:
            found.append("\n")
        for at, cell in enumerate(cells(row)):
            found.append(" |" if at else "|")
            spelled = words(" " + cell.replace("\\|", "|")) if cell else ()
            found += [word.replace("|", "\\|") for word in spelled]
        found.append(" |")
    return tuple(found)


def join_table(parts: Iterable[str]) -> str:
    """The source of a table from its words: cells re-read, rows as wide as the widest, the rule second."""
    rows: list[list[str]] = [[]]
    cell: list[str] = []
    for part in [*parts, "\n"]:
        if part in (" |", "\n") and (cell or part == " |"):
            rows[-1].append(join(cell).strip().replace("|", "\\|"))
            cell = []
        if part == "\n":
            rows.append([])
        elif part not in ("|", " |"):
            cell.append(part.replace("\\|", "|"))
    full = [row for row in rows if row]
    if len(full) < 2 or not all(_RULE.fullmatch(ruled) for ruled in full[1]):
        full.insert(1, [])
    width = max(len(row) for row in full)
    return "\n".join(table_row(row + [("---" if n == 1 else "")] * (width - len(row))) for n, row in enumerate(full))


def cells(row: str) -> list[str]:
    r"""The cells of a row of a table, trimmed, still in Markdown (`\|` for a bar)."""
    inner = row.strip().removeprefix("|")
    inner = re.sub(r"(?<!\\)\|$", "", inner)
    return [cell.strip() for cell in _CELL.split(inner)]


def table_row(content: Iterable[str]) -> str:
    """A row of a table in canonical Markdown."""
    return "| " + " | ".join(content) + " |"


def _marked_words(runs: Sequence[Run]) -> Iterable[str]:
    if len(runs) == 1 and not runs[0].marks:
        yield from map(inline.escape, _WORD.findall(runs[0].text))
        return
    text = "".join(run.text for run in runs)
    ends = list(accumulate(len(run.text) for run in runs))
    at = 0  # the run that the next letter is in
    for found in _WORD.finditer(text):
        begin, end = found.span()
        first = end - len(found[0].lstrip())
        if first == end:
            continue
        while ends[at] <= first:
            at += 1
        while ends[at] < end:
            yield _spelled(text[begin : ends[at]], runs[at].marks)
            begin = ends[at]
            at += 1
        yield _spelled(text[begin:end], runs[at].marks)


def _spelled(word: str, marks: frozenset[str]) -> str:
    core = word.lstrip()
    blank = word[: len(word) - len(core)]
    return blank + (inline.write([Run(core, marks)]) if marks else inline.escape(core))
