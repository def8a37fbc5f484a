"""Enumerators: the numbers that alinéas bear in the text itself ("II. –", "1° bis", "(c)(1)", "Art. 5. –")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TypeAlias

_LATIN = r"(?:\s(?:bis|ter|quater|[a-z]{3,}ies)\b)?(?:\s[A-Z]{1,2}\b(?=[.)]|\s+[^\sa-zà-ÿ]))?"
_DASH = r"(?:\.\s?[–—-]|\s[–—-](?=\s))"
_FORMS = (
    rf"(?:Art|Article)\.?\s(?:[LRDA]\.?\s?(?:O\.\s?)?\*?)?\d[\w-]*{_LATIN}{_DASH}",  # Art. L. 12-5. –
    r"(?:Section|Sec\.|§)\s?\d[\w.-]*\.",  # Sec. 3.
    rf"(?:[IVXLC]+|[A-Z]){_LATIN}{_DASH}",  # II bis. –
    rf"\d+°{_LATIN}\)?",  # 2° bis
    rf"\d+{_LATIN}(?:{_DASH}|\.(?=\s))",  # 3. or 3. –
    rf"(?:\d+|[a-z]|(?P<one>[a-z])(?P=one)|[ivx]+){_LATIN}\)",  # a bis)
    r"\((?:\d+[A-Za-z]{0,3}|[A-Za-z]|(?P<two>[A-Za-z])(?P=two){1,2}|[ivxlc]+|[IVXLC]+)(?:-[\dA-Zivx][\w-]*)?\)",  # (5B)
    rf"(?:…|\.{{3}}\s?)(?:{_DASH}|[–—-]|°)",  # to be numbered by the clerks
)
_ENUMERATOR = re.compile(rf"\s*(?P<number>{'|'.join(_FORMS)})\s*")
_STYLES = tuple(
    (name, re.compile(form))
    for name, form in (
        ("1", r"\d+[A-Za-z]*"),
        ("I", r"[IVX]+"),
        ("i", r"[ivx]+"),
        ("aa", r"([A-Za-z])\1"),
        ("A", r"[A-Z]+"),
        ("a", r"[a-z]+"),
    )
)
_QUOTED = "«"
_QUOTE = re.compile(r"\s*[«“\"]\s*")
_SECTION = re.compile(r"^(?:section|sec|§)\s*", re.IGNORECASE)
_BARE = re.compile(r"[\s().–—-]+")


@lru_cache(maxsize=1 << 13)
def numbers(text: str) -> tuple[tuple[str, ...], int]:
    """The numbers a line begins with, from the outermost, and where its words begin after them.

    A quotation mark that opens the whole line is passed over with them.
    """
    found: list[str] = []
    at = quoted_from(text)
    while number := _ENUMERATOR.match(text, at):
        found.append(number["number"].strip())
        at = number.end()
    return tuple(found), at


def quoted_from(text: str) -> int:
    """Where a line begins inside the mark that quotes all of it; 0 where none does."""
    opening = _QUOTE.match(text)
    if not opening:
        return 0
    body = text.strip().rstrip(" .;,")
    if '"' in opening[0]:
        return opening.end() if body.count('"') % 2 or body.endswith('"') else 0
    depth = 0
    for at, sign in enumerate(body):
        depth += (sign in "«“") - (sign in "»”")
        if depth == 0 and at:
            return opening.end() if at == len(body) - 1 else 0
    return opening.end()


def bare(number: str) -> str:
    """A number without brackets, points and dashes, as they are compared: `(5B)` is `5B`, `1°` stays."""
    return _SECTION.sub("§ ", _BARE.sub(" ", number)).strip()


def style(number: str) -> str:
    """What a number looks like; two of one style, one after the other, are neighbours and not nested."""
    core = bare(number).split(" ")[0].rstrip("°")
    frame = "".join(sign for sign in number if sign in "()°")
    return next((name for name, form in _STYLES if form.fullmatch(core)), core) + frame


def within(lines: Sequence[str], path: Sequence[str]) -> list[tuple[int, int]]:
    """The runs of lines (first, last + 1) that stand under nested numbers, from the outermost.

    A text's own numbers come before those of what it quotes. A run goes on until a number of its
    own style, or of one around it.
    """
    around = _stacks(lines)
    runs: dict[bool, list[tuple[int, int]]] = {False: [], True: []}
    for at, stack in enumerate(around):
        depth = _depth(stack, path, at)
        if depth is not None:
            inside = stack[: depth + 1]
            end = next((n for n in range(at + 1, len(lines)) if around[n][: depth + 1] != inside), len(lines))
            runs[inside[-1][0].endswith(_QUOTED)].append((at, end))
    return runs[False] or runs[True]


_Number: TypeAlias = tuple[str, str, int]  # style, number, and the line that bears it


def _stacks(lines: Sequence[str]) -> list[tuple[_Number, ...]]:
    """The numbers around each line, from the outermost, its own among them."""
    out: list[tuple[_Number, ...]] = []
    stack: list[_Number] = []
    for at, line in enumerate(lines):
        mark = _QUOTED if _QUOTE.match(line) else ""
        for number in numbers(line)[0]:
            form = style(number) + mark
            known = (n for n, (other, before, _) in enumerate(stack) if other == form or _follows(number, before))
            del stack[next(known, len(stack)) :]
            stack.append((form, number, at))
        out.append(tuple(stack))
    return out


def _depth(stack: tuple[_Number, ...], path: Sequence[str], line: int) -> int | None:
    """How deep in a stack the last number of a path is, if a line bears it and the others are around it."""
    wanted = [bare(number) for number in path]
    for depth, (_, own, bearer) in enumerate(stack):
        if bearer == line and bare(own) == wanted[-1]:
            outer = iter(bare(number) for _, number, _ in stack[:depth])
            if all(number in outer for number in wanted[:-1]):
                return depth
    return None


def _follows(number: str, before: str) -> bool:
    """Whether a letter is the next in the alphabet: `(i)` after `(h)` is no roman one."""
    one, other = bare(before), bare(number)
    return len(one) == len(other) == 1 and one.isalpha() and ord(other) == ord(one) + 1
