"""One spelling for all the ways a sentence is typed, with the way back to what was typed.

Chambers publish entities (`&nbsp;`), tags (`1<sup>er</sup>`), curly and straight apostrophes, accents
that are missing on capitals. The grammar sees none of that.
"""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass

from drafting.text.inline import HIDDEN

_PIECE = re.compile(r"&#?\w+;|</?(?:sup|sub|u|i|b|em|strong|span|p|br|div)\b[^<>]*>|.", re.DOTALL | re.IGNORECASE)
_BREAK = re.compile(r"<(?:/p|br|/div)\b", re.IGNORECASE)
_RAISED = re.compile(r"</(?:sup|u)>", re.IGNORECASE)
# Blanks that are lost where a raised or underlined word ended.
_LOST = re.compile(
    r"(?:(?<=\bavant)|(?<=\baprès))(?=l(?:a|es?) |l['’])|(?<=\bde)(?=l['’]alin)|(?<=\d[eè]me)(?=alin)", re.IGNORECASE
)
_ALIKE = {
    **dict.fromkeys("’‘ʼ`´", "'"),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
    **dict.fromkeys("º˚", "°"),
    "ᵉ": "e",
}


@dataclass(frozen=True, slots=True)
class Spelling:
    """A sentence twice, character by character: as meant to be read, and folded for the grammar.

    `at` tells where each character begins in what was typed; it has one entry more, for the end.
    """

    plain: str
    folded: str
    at: tuple[int, ...]


def spell(text: str, markdown: bool = False) -> Spelling:
    """A text without entities and tags, and the same folded; Markdown is left as it is."""
    pieces = [(n, char) for n, char in enumerate(text)] if markdown else list(_decoded(text))
    chars: list[str] = []
    at: list[int] = []
    for offset, char in pieces:
        if chars and unicodedata.combining(char):
            chars[-1] = unicodedata.normalize("NFC", chars[-1] + char)[:1]
        else:
            chars.append(char)
            at.append(offset)
    return Spelling("".join(chars), "".join(map(_fold, chars)), (*at, len(text)))


def fold(text: str) -> str:
    """Words as the grammar compares them: small letters, no accents, plain signs."""
    return "".join(map(_fold, unicodedata.normalize("NFC", text)))


def _decoded(text: str) -> list[tuple[int, str]]:
    out: list[tuple[int, str]] = []
    lost = {found.start() for found in _LOST.finditer(text)}
    for found in _PIECE.finditer(text):
        piece = found[0]
        if found.start() in lost:
            out.append((found.start(), " "))
        if HIDDEN.match(piece):
            continue
        if len(piece) == 1:
            out.append((found.start(), piece))
        elif piece.startswith("&"):
            out.extend((found.start(), char) for char in html.unescape(piece))
        elif _BREAK.match(piece):
            out.append((found.start(), "\n"))
        elif _RAISED.match(piece) and text[found.end() : found.end() + 1].isalpha():
            # What is raised ends a word: the blank after it is often lost.
            out.append((found.start(), " "))
    return out


def _fold(char: str) -> str:
    if char == "\n":
        return char
    if char.isspace():
        return " "
    if char in _ALIKE:
        return _ALIKE[char]
    base = unicodedata.normalize("NFD", char)[:1].lower()
    return base if len(base) == 1 else char
