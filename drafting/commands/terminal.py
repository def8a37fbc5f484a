"""Redlines in a terminal: coloured, or with `[-…-]{+…+}` where there is no colour."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence

import click

from drafting.amending.redline import Change, RedBlock, RedDivision, Segment
from drafting.languages import tr
from drafting.publishing import phrases
from drafting.text.blocks import Kind
from drafting.text.labels import Labels

_SIGNS = {Change.ADDED: "{{+{}+}}", Change.REMOVED: "[-{}-]", Change.FORMATTED: "{{~{}~}}"}
_COLOURS = {Change.ADDED: "green", Change.REMOVED: "red", Change.FORMATTED: "yellow"}

Credit = Callable[[str], str]


def coloured() -> bool:
    """Whether standard output shows colours."""
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ


def show(divisions: Iterable[RedDivision], labels: Labels, credit: Credit | None = None) -> Iterator[str]:
    """The lines of a redline: what changed, under the name of where it is."""
    colours = coloured()
    for red in divisions:
        if red.change is Change.SAME:
            continue
        name = phrases.capital(phrases.division(red.division.key, labels.get(red.division.key)))
        flag = {Change.ADDED: tr(" (new)"), Change.REMOVED: tr(" (deleted)")}.get(red.change, "")
        yield click.style(f"{name}{flag}", bold=True)
        for block in red.blocks:
            if block.change is not Change.SAME:
                yield from _block(block, credit, colours=colours)
        yield ""


def _block(block: RedBlock, credit: Credit | None, *, colours: bool) -> Iterator[str]:
    head = tr("title") if block.kind is Kind.HEADING else tr("al. {number}", number=block.alinea or "+")
    moved = {Change.MOVED_FROM: tr("moved from here: "), Change.MOVED_TO: tr("moved here: ")}.get(block.change, "")
    indent = "  " * block.level + "- " if block.kind is Kind.ITEM else ""
    words = "".join(segment_text(s, colours=colours) for s in block.segments).strip()
    yield f"  {click.style(head, dim=True)}  {indent}{moved}{words}"
    if credit and block.touched_by:
        who = "; ".join(dict.fromkeys(credit(name) for name in block.touched_by))
        yield click.style(f"        ↳ {who}", dim=True)


def segment_text(segment: Segment, *, colours: bool) -> str:
    """One stretch of words, marked."""
    if segment.change is Change.SAME:
        return segment.source
    core = segment.source.lstrip()
    blank = segment.source[: len(segment.source) - len(core)]
    if colours:
        strike = segment.change is Change.REMOVED
        return blank + click.style(core, fg=_COLOURS[segment.change], strikethrough=strike, underline=not strike)
    return blank + _SIGNS[segment.change].format(core)


def table(rows: Sequence[tuple[str, ...]], headings: tuple[str, ...]) -> None:
    """Print a table as wide as the terminal."""
    from rich.box import SIMPLE
    from rich.console import Console
    from rich.table import Table

    made = Table(*headings, box=SIMPLE, pad_edge=False, header_style="bold")
    for row in rows:
        made.add_row(*row)
    Console(highlight=False, soft_wrap=False, markup=False).print(made)
