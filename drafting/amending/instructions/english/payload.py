"""Payloads of English instructions: the words, sentences and alinéas that they quote, as Markdown."""

from __future__ import annotations

import re

from drafting.amending.instructions.english.wording import runs_on
from drafting.text import inline

_OPENING = ("“", '"', "‘")
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
    """The alinéas quoted from a place on, and where they end.

    Every line opens with a quotation mark, and the last closes with one. Without any mark, all the
    lines that follow a colon are quoted, if nothing in them reads like another instruction.
    """
    lines = [(found.start(), found[0]) for found in re.compile(r"[^\n]+").finditer(text, at) if found[0].strip()]
    if not lines:
        return None
    if not lines[0][1].lstrip().startswith(_OPENING):
        said = text[:at]
        announced = said.rstrip().endswith(":") and "\n" in said[len(said.rstrip()) :]
        if not announced or any(_INSTRUCTS.search(line) for _, line in lines):
            return None
        return tuple(_line(line, markdown=markdown) for _, line in lines), len(text)
    quoted: list[str] = []
    for start, line in lines:
        body = line.lstrip()
        if not body.startswith(_OPENING):
            break
        quoted.append(body[1:])
        end = start + len(line)
    closing = _CLOSED.search(quoted[-1])
    if not closing:
        return None
    quoted[-1] = quoted[-1][: closing.start()]
    is_block = "\n" in text[len(text[:at].rstrip()) : lines[0][0] + 1]
    if any(_closes_early(line, is_block=is_block) for line in quoted):
        return None
    return _joined([_line(line, markdown=markdown) for line in quoted]), end


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
