"""Redlines, tables and long answers in a terminal, as wide as it is; on one line each where there is none.

Changes are coloured, or stand in `[-…-]{+…+}` where there is no colour.
"""

from __future__ import annotations

import os
import shutil
import sys
import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from time import monotonic

import click

from drafting.amending.redline import Change, RedBlock, RedDivision, Segment
from drafting.languages import shown, tr
from drafting.publishing import phrases
from drafting.text.blocks import Kind
from drafting.text.labels import Labels

_SIGNS = {Change.ADDED: "{{+{}+}}", Change.REMOVED: "[-{}-]", Change.FORMATTED: "{{~{}~}}"}
_COLOURS = {Change.ADDED: "green", Change.REMOVED: "red", Change.FORMATTED: "yellow"}
_UNBOUNDED = 100_000
_BLANKS = dict.fromkeys(map(ord, "\t\n\r\v\f"), " ")  # a row is a line
_PATIENCE = 1.0  # seconds before a progress bar shows

Credit = Callable[[str], str]
Piece = tuple[str, Change]  # words without a blank, and what happened to them


def coloured() -> bool:
    """Whether standard output shows colours."""
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ


def width() -> int:
    """How many columns a line may have: any number where nobody looks at a terminal."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else _UNBOUNDED


def show(divisions: Iterable[RedDivision], labels: Labels, credit: Credit | None = None) -> Iterator[str]:
    """The lines of a redline: what changed, under the name of where it is."""
    for red in divisions:
        if red.change is Change.SAME:
            continue
        name = phrases.capital(phrases.division(red.division.key, labels.get(red.division.key)))
        moved = tr(" (moved)") if red.by else ""
        flag = {Change.ADDED: tr(" (new)"), Change.REMOVED: tr(" (deleted)")}.get(red.change, moved)
        yield click.style(f"{name}{flag}", bold=True)
        for block in red.blocks:
            if block.change is not Change.SAME:
                yield from _block(block, credit)
        yield ""


def _block(block: RedBlock, credit: Credit | None) -> Iterator[str]:
    head = tr("title") if block.kind is Kind.HEADING else tr("al. {number}", number=block.alinea or "+")
    moved = {Change.MOVED_FROM: tr("moved from here: "), Change.MOVED_TO: tr("moved here: ")}.get(block.change, "")
    bullet = "  " * block.level + "- " if block.kind is Kind.ITEM else ""
    indent = 2 + max(7, len(head) + 1) + len(bullet)
    lines = wrapped(block.segments, width() - indent, moved)
    yield click.style(f"  {head}".ljust(indent - len(bullet)), dim=True) + bullet + next(lines)
    for line in lines:
        yield " " * indent + line
    if credit and block.touched_by:
        who = tr("; ").join(dict.fromkeys(credit(name) for name in block.touched_by))
        yield click.style(" " * indent + f"↳ {who}", dim=True)


def wrapped(segments: Iterable[Segment], columns: int, before: str = "") -> Iterator[str]:
    """Words that changed and words that did not, in lines no longer than so many columns."""
    line: list[list[Piece]] = []
    used = 0
    for word in _words(segments, before):
        length = sum(len(text) for text, _ in word)
        if line and used + 1 + length > columns:
            yield _painted(line)
            line, used = [], 0
        used += length + bool(line)
        line.append(word)
    yield _painted(line)


def _words(segments: Iterable[Segment], before: str) -> list[list[Piece]]:
    """The words between blanks, each in pieces that share a fate."""
    words: list[list[Piece]] = [[]]
    for text, change in [(before, Change.SAME), *((shown(_signed(s)), s.change) for s in segments)]:
        for at, part in enumerate(text.split(" ")):
            if at:
                words.append([])
            if part:
                words[-1].append((part, change))
    return [word for word in words if word]


def _signed(segment: Segment) -> str:
    """A segment's words, between signs where there is no colour."""
    core = segment.source.lstrip()
    if segment.change is Change.SAME or coloured() or not core:
        return segment.source
    return segment.source[: len(segment.source) - len(core)] + _SIGNS[segment.change].format(core)


def _painted(words: Sequence[Sequence[Piece]]) -> str:
    """Words as one line, those of one fate painted in one stroke."""
    pieces: list[Piece] = []
    for word in words:
        if pieces:
            pieces.append((" ", pieces[-1][1] if pieces[-1][1] is word[0][1] else Change.SAME))
        pieces += word
    return "".join(_paint("".join(text for text, _ in run), change) for change, run in groupby(pieces, lambda p: p[1]))


def _paint(text: str, change: Change) -> str:
    if change is Change.SAME or not coloured():
        return text
    strike = change is Change.REMOVED
    return click.style(text, fg=_COLOURS[change], strikethrough=strike, underline=not strike)


def wrapped_words(words: str, indent: int) -> list[str]:
    """Plain words in lines as wide as the terminal, set in from the margin."""
    margin = " " * indent
    columns = max(width(), 2 * indent + 20)
    return [line for part in shown(words).strip().splitlines() or [""] for line in _filled(part, columns, margin)]


def _filled(words: str, columns: int, margin: str) -> list[str]:
    return textwrap.wrap(
        words,
        columns,
        initial_indent=margin,
        subsequent_indent=margin,
        break_long_words=False,
        break_on_hyphens=False,
    ) or [""]


def table(rows: Sequence[tuple[str, ...]], headings: tuple[str, ...], flexible: int, widest: int = 24) -> None:
    """Print a table a line a row; one column takes what room is left, the others at most so much in a terminal."""
    from rich.cells import cell_len

    told = [[shown(cell).translate(_BLANKS) for cell in row] for row in (headings, *rows)]
    widths = [max(map(cell_len, column)) for column in zip(*told, strict=True)]
    if sys.stdout.isatty():
        widths = [w if at == flexible else min(w, widest) for at, w in enumerate(widths[:-1])] + widths[-1:]
        spare = width() - sum(widths) - 2 * (len(widths) - 1)
        widths[flexible] = max(8, widths[flexible] + min(0, spare))
        widths[-1] = max(8, widths[-1] - max(0, sum(widths) + 2 * (len(widths) - 1) - width()))
    head, *lines = ("  ".join(map(_cell, row, widths)).rstrip() for row in told)
    click.echo("\n".join([click.style(head, bold=True), *lines]))


def _cell(said: str, columns: int) -> str:
    """What is said in so many columns of the terminal, cut short where there is not room for it."""
    from rich.cells import cell_len, set_cell_size

    spare = columns - cell_len(said)
    return said + " " * spare if spare >= 0 else set_cell_size(said, columns - 1) + "…"


def page(lines: Sequence[str]) -> None:
    """Print lines, through a pager when there is more than a screen."""
    if sys.stdout.isatty() and len(lines) > shutil.get_terminal_size().lines:
        click.echo_via_pager("\n".join(lines) + "\n")
    else:
        click.echo("\n".join(lines).rstrip())


@contextmanager
def progress(label: str, steps: int) -> Iterator[Callable[[int], None]]:
    """A progress bar that is told how far things are; it shows in a terminal, once they take a while."""
    began = monotonic()
    with click.progressbar(length=steps, label=label, file=sys.stderr, hidden=True) as bar:

        def told(at: int) -> None:
            bar.hidden = not sys.stderr.isatty() or monotonic() - began < _PATIENCE
            bar.update(at - bar.pos)

        yield told
