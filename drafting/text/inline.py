"""Inline Markdown as runs of marked text, and back to one canonical spelling."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

EM, STRONG = "em", "strong"
_DELIMITERS = ((STRONG, "**"), (EM, "*"))

# Characters with which Markdown does something anywhere in a line; a tilde only beside another.
# One set first, so that a plain line, as most are, is run through at once.
MARKUP = re.compile(r"[\\*_`\[\]<&~](?:(?<!~)|~)")
_ESCAPES = re.compile(r"[\\*_`\[\]]|<(?=[A-Za-z/!?])|&(?=#?\w+;)|~(?=~)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
# What a reader cannot see and a diff would not show: bidi controls, zero widths, soft hyphens.
HIDDEN = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_BLANKS = re.compile(r"\s{2,}|[^\S ]")  # any but a plain space alone
_EDGES = re.compile(r"(^ | $)")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of plain text under the same marks (`em`, `strong`, `link:TARGET`)."""

    text: str
    marks: frozenset[str] = frozenset()


@cache
def engine() -> MarkdownIt:
    """The Markdown parser, with what citizens' texts must not do switched off."""
    from markdown_it import MarkdownIt

    # What is nested deeper than `maxNesting` vanishes: its 20 are ten lists, each in another.
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": 100}).enable("table")
    # An unused `[x]: y` would vanish, and a picture would be fetched: both are plain words here.
    return parser.disable(["image", "reference"])


def plain(text: str) -> str:
    """One line of NFC text: every kind of blank is a plain space, nothing is hidden."""
    # What is hidden goes first: it may stand between a letter and its accent.
    visible = text if text.isprintable() else HIDDEN.sub("", _CONTROL.sub("", text))
    return _BLANKS.sub(" ", unicodedata.normalize("NFC", visible))


def visible(text: str) -> str:
    """Text without what nobody sees: control signs, line ends and tabs aside, and signs that hide or reorder others."""
    return HIDDEN.sub("", _CONTROL.sub("", text))


def escape(text: str) -> str:
    """Plain text with everything Markdown would read as markup made literal."""
    return _ESCAPES.sub(lambda found: "\\" + found[0], text)


@lru_cache(maxsize=1 << 16)
def read(source: str) -> tuple[Run, ...]:
    """The runs of a line of Markdown, adjacent equal ones joined."""
    if not MARKUP.search(source):
        return (Run(source),) if source else ()
    if not MARKUP.search(_ESCAPED.sub("", source)):  # nothing but signs made literal
        return _settled([Run(_ESCAPED.sub(r"\1", source))])
    return _settled(_runs(engine().parseInline(source)[0].children or []))


def read_tokens(children: Sequence[Token]) -> tuple[Run, ...]:
    """The runs of inline tokens that the parser has already made."""
    return _settled(_runs(children))


def write(runs: Iterable[Run]) -> str:
    """The canonical Markdown of runs; `read` of it gives them back.

    Marks that Markdown cannot express where they stand (`**«**x`) are given up, the words never.
    """
    settled = _settled(runs)
    source = _spell(settled, _outermost(settled))
    if any(run.marks for run in settled) and read(source) != settled:
        return escape(plain("".join(run.text for run in settled)))
    return source


def text_of(source: str) -> str:
    """The words of a line of Markdown, without its markup."""
    return source if not MARKUP.search(source) else "".join(run.text for run in read(source))


def _runs(children: Sequence[Token]) -> Iterable[Run]:
    marks: list[str] = []
    for token in children:
        if token.type in ("text", "code_inline", "text_special"):
            yield Run(token.content, frozenset(marks))
        elif token.type in ("softbreak", "hardbreak"):
            yield Run(" ", frozenset(marks))
        elif token.type == "link_open":
            marks.append(f"link:{token.attrs['href']}")
        elif token.nesting == 1:
            marks.append(token.type.removesuffix("_open"))
        elif token.nesting == -1:
            marks.pop()


def _settled(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Equal neighbours joined; a blank has the marks that both its sides share."""
    runs = tuple(runs)
    if len(runs) == 1 and not runs[0].text[:1].isspace() and not runs[0].text[-1:].isspace():
        return (Run(plain(runs[0].text), runs[0].marks),)
    pieces = [Run(part, run.marks) for run in runs for part in _EDGES.split(plain(run.text)) if part]
    marks = [piece.marks for piece in pieces]
    for at, piece in enumerate(pieces):
        if piece.text.isspace():
            before = marks[at - 1] if at else frozenset()
            after = next((p.marks for p in pieces[at + 1 :] if not p.text.isspace()), frozenset())
            marks[at] = before & after
    pairs = zip(pieces, marks, strict=True)
    joined = (
        Run(plain("".join(piece.text for piece, _ in group)), shared)
        for shared, group in groupby(pairs, key=lambda pair: pair[1])
    )
    return tuple(joined)


def _outermost(runs: Sequence[Run]) -> list[str]:
    """Marks in nesting order: links outside, then strong, then emphasis."""
    links = sorted({m for run in runs for m in run.marks if m.startswith("link:")})
    return [*links, STRONG, EM]


def _spell(runs: Sequence[Run], order: Sequence[str]) -> str:
    if not order:
        return "".join(escape(run.text) for run in runs)
    mark, rest = order[0], order[1:]
    out = ""
    for marked, group in groupby(runs, key=lambda run: mark in run.marks):
        inner = _spell(list(group), rest)
        if not marked:
            out += inner
        elif mark.startswith("link:"):
            # `![…](…)` would be a picture.
            out = re.sub(r"(?<!\\)!$", r"\\!", out) + f"[{inner}]({_target(mark[5:])})"
        else:
            sign = dict(_DELIMITERS)[mark]
            out += f"{sign}{inner}{sign}"
    return out


def _target(href: str) -> str:
    """A link's target as Markdown spells it."""
    return f"<{href}>" if re.search(r"[()\s]", href) else href
