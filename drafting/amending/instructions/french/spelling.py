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

_ODD = re.compile(
    r"(?P<entity>&#?\w+;)"
    r"|(?P<break></p\b[^<>]*>|<(?:br|/div)\b[^<>]*>)"
    # What is raised or underlined ends a word: the blank after it is often lost,
    r"|(?P<lost></(?:sup|u)>(?=[^\W\d_])"
    # and where the tags were taken out, it still is.
    r"|(?:(?<=\bavant)|(?<=\baprès))(?=l(?:a|es?) |l['’])|(?<=\bde)(?=l['’]alin)|(?<=\d[eè]me)(?=alin))"
    r"|</?(?:sup|sub|u|i|b|em|strong|span|p|br|div)\b[^<>]*>"
    rf"|{HIDDEN.pattern}",
    re.IGNORECASE,
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
    chars, at = (list(text), list(range(len(text)))) if markdown else _decoded(text)
    if not unicodedata.is_normalized("NFC", "".join(chars)):
        chars, at = _composed(chars, at)
    plain = "".join(chars)
    return Spelling(plain, plain.translate(_FOLDS), (*at, len(text)))


def fold(text: str) -> str:
    """Words as the grammar compares them: small letters, no accents, plain signs."""
    return unicodedata.normalize("NFC", text).translate(_FOLDS)


def _decoded(text: str) -> tuple[list[str], list[int]]:
    """The characters that a reader sees, and where each was typed."""
    chars: list[str] = []
    at: list[int] = []
    end = 0
    for found in _ODD.finditer(text):
        chars += text[end : found.start()]
        at += range(end, found.start())
        meant = (
            html.unescape(found[0]) if found["entity"] else {"break": "\n", "lost": " "}.get(found.lastgroup or "", "")
        )
        chars += meant
        at += [found.start()] * len(meant)
        end = found.end()
    return chars + list(text[end:]), at + list(range(end, len(text)))


def _composed(chars: list[str], at: list[int]) -> tuple[list[str], list[int]]:
    """A letter and its accent as one character, where there is one."""
    out: list[tuple[str, int]] = []
    for char, offset in zip(chars, at, strict=True):
        joined = unicodedata.normalize("NFC", out[-1][0] + char) if out else char
        if len(joined) == 1:
            out[-1:] = [(joined, out[-1][1] if out else offset)]
        else:
            out.append((char, offset))
    return [char for char, _ in out], [offset for _, offset in out]


class _Folds(dict[int, str]):
    """Each character folded, once it has been met."""

    def __missing__(self, code: int) -> str:
        self[code] = _fold(chr(code))
        return self[code]


def _fold(char: str) -> str:
    if char.isspace():
        return "\n" if char == "\n" else " "
    base = _ALIKE.get(char) or unicodedata.normalize("NFD", char)[:1].lower()
    return base if len(base) == 1 else char


_FOLDS = _Folds()
