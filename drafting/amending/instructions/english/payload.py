"""Payloads of English instructions: the words, sentences and alinéas that they quote, as Markdown."""

from __future__ import annotations

import re
from itertools import takewhile

from drafting.amending.instructions.english.wording import runs_on
from drafting.text import inline

_OPENING = ("“", '"', "‘")
_LINE = re.compile(r"[^\n]+")
_CLOSED = re.compile(r"[”\"’]\s*[.;,]?(?:\s*and)?\s*$")
_BULLET = re.compile(r"(?P<indent>\s*)[-•–]\s+")
_INSTRUCTS = re.compile(
    r"\b(?:leave\s+out|insert|strik(?:e|ing)|substitute|delete|(?:is|are)\s+(?:amended|repealed))\b", re.IGNORECASE
)


def as_markdown(words: str, *, markdown: bool) -> str:
    """Quoted words as canonical Markdown: as they are, or with what Markdown would read made literal."""
    if markdown:
        return inline.write(inline.read(words.strip()))
    return inline.escape(inline.plain(words).strip())


def block(text: str, at: int, *, markdown: bool) -> tuple[tuple[str, ...], int] | None:
    """The alinéas quoted from a place on, and where they end; None if they are not told apart from the rest.

    Every line opens with a quotation mark, and the last closes with one. Without any mark, all the
    lines that follow a colon are quoted, if nothing in them reads like another instruction.
    """
    lines = [found for found in _LINE.finditer(text, at) if found[0].strip()]
    is_block = "\n" in text[len(text[:at].rstrip()) : lines[0].start() + 1] if lines else False
    quoted = list(takewhile(lambda line: line[0].lstrip().startswith(_OPENING), lines))
    if quoted:
        found = _unquoted([line[0].lstrip()[1:] for line in quoted], is_block=is_block)
        end = quoted[-1].end()
    else:
        announced = is_block and text[:at].rstrip().endswith(":")
        found = (
            [line[0] for line in lines] if announced and not any(map(_INSTRUCTS.search, text[at:].split("\n"))) else []
        )
        end = len(text)
    return (_joined([_line(line, markdown=markdown) for line in found]), end) if found else None


def _unquoted(lines: list[str], *, is_block: bool) -> list[str]:
    """Lines without the mark that closes the last; none if one closes before its end."""
    closing = _CLOSED.search(lines[-1])
    if not closing:
        return []
    lines[-1] = lines[-1][: closing.start()]
    return [] if any(_closes_early(line, is_block=is_block) for line in lines) else lines


def _closes_early(line: str, *, is_block: bool) -> bool:
    """Whether a quotation ends inside a line, which then says more than it.

    In a block, whose lines are quoted each from its beginning, only where another instruction follows.
    """
    depth = 0
    for at, sign in enumerate(line):
        depth += (sign == "“") - (sign == "”")
        if depth < 0:
            return not is_block or bool(_INSTRUCTS.search(line, at))
    return not is_block and runs_on(line)


def _joined(lines: list[str]) -> tuple[str, ...]:
    """Rows of a table are one alinéa."""
    out: list[str] = []
    for line in lines:
        if out and line.startswith("|") and out[-1].startswith("|"):
            out[-1] += "\n" + line
        elif line.strip():
            out.append(line)
    return tuple(out)


def _line(line: str, *, markdown: bool) -> str:
    if markdown:
        return line.rstrip()
    bullet = _BULLET.match(line)
    if not bullet:
        return as_markdown(line, markdown=False)
    return bullet["indent"] + "- " + as_markdown(line[bullet.end() :], markdown=False)
