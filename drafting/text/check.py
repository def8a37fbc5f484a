"""Checking files: every problem at once, with its file and line, as values."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from drafting.text import inline
from drafting.text.blocks import Kind, parse_blocks, print_blocks
from drafting.text.model import ANNEXES, ARTICLES, BadPath, Division, Text
from drafting.text.references import references

_IMAGE = re.compile(r"(?<!\\)!\[")
_HTML = re.compile(r"(?<![\\`])</?[a-zA-Z][^>]*>|<!--")
_RULE = re.compile(r"^ {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$")
_QUOTE = re.compile(r"^ {0,3}>")


class Code(StrEnum):
    """What can be wrong with a file."""

    PATH = "path"
    ENCODING = "encoding"
    HIDDEN = "hidden"
    HTML = "html"
    IMAGE = "image"
    RULE = "rule"
    QUOTE = "quote"
    EMPTY = "empty"
    TITLE = "title"
    SLUG = "slug"
    LINK = "link"
    FORM = "form"
    SETTINGS = "settings"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something wrong in a file, at a line (from 1; 0 is the file itself); `detail` is what was found."""

    path: str
    line: int
    code: Code
    detail: str = ""


def check(files: Mapping[str, bytes]) -> list[Problem]:
    """Every problem of a resolution's Markdown files, in order."""
    return sorted(_problems(files))


def _problems(files: Mapping[str, bytes]) -> Iterator[Problem]:
    divisions: list[Division] = []
    for path, data in files.items():
        if not path.endswith(".md") or ("/" in path and path.partition("/")[0] not in (ARTICLES, ANNEXES)):
            continue
        try:
            division, markdown = Division.at(path), data.decode()
        except BadPath:
            if "/" in path:
                yield Problem(path, 0, Code.PATH)
            continue
        except UnicodeDecodeError as problem:
            yield Problem(path, data[: problem.start].count(b"\n") + 1, Code.ENCODING)
            continue
        yield from _lines(path, markdown)
        division = Division.at(path, parse_blocks(markdown))
        yield from _shape(division, markdown)
        divisions.append(division)
    counted = Counter(division.key for division in divisions)
    for division in divisions:
        if counted[division.key] > 1:
            yield Problem(division.path, 0, Code.SLUG, division.key)
    if max(counted.values(), default=0) < 2:
        yield from _links(Text(tuple(divisions)))


def _lines(path: str, markdown: str) -> Iterator[Problem]:
    for number, line in enumerate(markdown.splitlines(), start=1):
        if found := inline.HIDDEN.search(line):
            yield Problem(path, number, Code.HIDDEN, f"U+{ord(found[0]):04X}")
        for code, pattern in ((Code.IMAGE, _IMAGE), (Code.HTML, _HTML), (Code.RULE, _RULE), (Code.QUOTE, _QUOTE)):
            if found := pattern.search(line):
                yield Problem(path, number, code, found[0])


def _shape(division: Division, markdown: str) -> Iterator[Problem]:
    if not division.blocks:
        yield Problem(division.path, 0, Code.EMPTY)
        return
    if division.folder and division.blocks[0].kind is not Kind.HEADING:
        yield Problem(division.path, 1, Code.TITLE)
    canonical = print_blocks(division.blocks)
    if markdown != canonical:
        theirs, ours = markdown.split("\n"), canonical.split("\n")
        same = next((n for n, pair in enumerate(zip(theirs, ours, strict=False)) if pair[0] != pair[1]), None)
        line = min(len(theirs), len(ours)) if same is None else same + 1
        yield Problem(division.path, line, Code.FORM, theirs[line - 1][:60])


def _links(text: Text) -> Iterator[Problem]:
    for division, block, run, target in references(text):
        if target not in text:
            yield Problem(division.path, 2 * block + 1, Code.LINK, f"{run} -> {target}")
