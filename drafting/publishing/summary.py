"""Summaries: what changed, in the little HTML that a forge shows on the page of a job.

No style, no class, no Markdown: forges take all of these away or read them each in its own way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

from drafting.amending.redline import PILCROW, Change, RedBlock, RedDivision, Segment, changed_only
from drafting.languages import tr
from drafting.publishing import phrases
from drafting.text import words as tokens
from drafting.text.blocks import Kind
from drafting.text.labels import Labels

_ELEMENTS = {
    Change.ADDED: "ins",
    Change.MOVED_TO: "ins",
    Change.FORMATTED: "ins",
    Change.REMOVED: "del",
    Change.MOVED_FROM: "del",
}


def summary(title: str, redline: Iterable[RedDivision], labels: Labels) -> str:
    """The changes of a redline under a title, as HTML, in the language being spoken."""
    changed = changed_only(redline)
    lines = [line for red in changed for line in _division(red, labels)] or [f"<p>{escape(tr('No change.'))}</p>"]
    return "\n".join([f"<h2>{escape(title)}</h2>", *lines]) + "\n"


def _division(red: RedDivision, labels: Labels) -> Iterator[str]:
    name = phrases.capital(phrases.division(red.division.key, labels.get(red.division.key)))
    moved = tr(" (moved)") if red.by else ""
    flag = {Change.ADDED: tr(" (new)"), Change.REMOVED: tr(" (deleted)")}.get(red.change, moved)
    yield f"<h3>{escape(name + flag)}</h3>"
    yield from (_block(block) for block in red.blocks if block.change is not Change.SAME)


def _block(block: RedBlock) -> str:
    head = tr("title") if block.kind is Kind.HEADING else tr("al. {number}", number=block.alinea or "+")
    moved = {Change.MOVED_FROM: tr("moved from here: "), Change.MOVED_TO: tr("moved here: ")}.get(block.change, "")
    bullet = "– " if block.kind is Kind.ITEM else ""
    return f"<p><b>{escape(head)}</b> {escape(moved)}{bullet}{_words(block.segments)}</p>"


def _words(segments: Iterable[Segment]) -> str:
    return "".join(map(_segment, segments)).strip()


def _segment(segment: Segment) -> str:
    """A stretch of words in its element; the blank before it stays outside."""
    said = _said(segment)
    core = said.lstrip()
    element = _ELEMENTS.get(segment.change)
    marked = f"<{element}>{core}</{element}>" if element and core else core
    return said[: len(said) - len(core)] + marked


def _said(segment: Segment) -> str:
    """What a stretch says, escaped; with its markup where nothing but that changed, a table row by row."""
    if segment.change is Change.FORMATTED or segment.words == (PILCROW,):
        return escape(segment.source)
    rows = groupby(segment.words, key="\n".__eq__)
    return "".join("<br>" if ends else escape(tokens.plain_text(row)) for ends, row in rows)
