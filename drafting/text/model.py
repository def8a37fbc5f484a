"""Divisions and texts: the files of a resolution, as values."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from drafting.errors import AlineaError
from drafting.text.blocks import Block, Kind, parse_blocks, print_blocks

MEMORANDUM, PREAMBLE, ARTICLES, ANNEXES = "memorandum", "preamble", "articles", "annexes"
SETTINGS = "resolution.toml"

_SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_NUMBERED = rf"(?P<prefix>[0-9]+)-(?P<slug>{_SLUG})"
_PATH = re.compile(
    rf"(?P<alone>{MEMORANDUM}|{PREAMBLE})\.md"
    rf"|(?P<folder>{ARTICLES}|{ANNEXES}/{_SLUG})/{_NUMBERED}\.md"
    rf"|{ANNEXES}/(?P<annex>{_SLUG})\.md"
)
_TOP = {MEMORANDUM: 0, PREAMBLE: 1, ARTICLES: 2, ANNEXES: 3}


class BadPath(AlineaError, ValueError):
    """A path that no file of a resolution has."""

    def __init__(self, path: str) -> None:
        self.path = path
        super().__init__(path)


class NotText(AlineaError, ValueError):
    """A file whose bytes are not UTF-8."""

    def __init__(self, path: str) -> None:
        self.path = path
        super().__init__(path)


@dataclass(frozen=True, slots=True)
class Division:
    """One file of a resolution: an article, a measure, an annex, the memorandum, the preamble.

    `folder` and `slug` are its identity; `prefix` only sorts, as a decimal fraction.
    """

    folder: str
    prefix: str
    slug: str
    blocks: tuple[Block, ...] = ()

    @classmethod
    def at(cls, path: str, blocks: Iterable[Block] = ()) -> Division:
        """The division that lives at a path; raises `BadPath`."""
        found = _PATH.fullmatch(path)
        if not found:
            raise BadPath(path)
        if found["alone"]:
            return cls("", "", found["alone"], tuple(blocks))
        if found["annex"]:
            return cls(ANNEXES, "", found["annex"], tuple(blocks))
        return cls(found["folder"], found["prefix"], found["slug"], tuple(blocks))

    @property
    def key(self) -> str:
        """What links and edits call it: folder and slug."""
        return f"{self.folder}/{self.slug}" if self.folder else self.slug

    @property
    def path(self) -> str:
        """Where its file is."""
        name = f"{self.prefix}-{self.slug}.md" if self.prefix else f"{self.slug}.md"
        return f"{self.folder}/{name}" if self.folder else name

    @property
    def numbered(self) -> bool:
        """Whether it belongs to a numbered series."""
        return bool(self.prefix)

    @property
    def place(self) -> tuple[Any, ...]:
        """Where it stands in the resolution: divisions sort by it."""
        top = self.folder.partition("/")[0] or self.slug
        series = self.folder.partition("/")[2] or (self.slug if self.folder == ANNEXES else "")
        return _TOP[top], series, self.prefix, self.slug

    @property
    def title(self) -> str:
        """Its first heading, without markup; empty where it has none."""
        return next((block.text for block in self.blocks if block.kind is Kind.HEADING), "")

    @property
    def markdown(self) -> str:
        """Its canonical file."""
        return print_blocks(self.blocks)

    def alineas(self) -> Iterator[tuple[int, int]]:
        """Pairs of an alinéa's number (from 1) and the index of its block."""
        counting = (at for at, block in enumerate(self.blocks) if block.counts)
        yield from enumerate(counting, start=1)


@dataclass(frozen=True)
class Text:
    """What a resolution says, file by file, in order."""

    divisions: tuple[Division, ...] = ()
    _by_key: dict[str, Division] = field(init=False, repr=False, compare=False, hash=False)

    def __post_init__(self) -> None:
        """Put the divisions in order; raises `ValueError` when two have one identity."""
        ordered = tuple(sorted(self.divisions, key=lambda division: division.place))
        object.__setattr__(self, "divisions", ordered)
        object.__setattr__(self, "_by_key", {division.key: division for division in ordered})
        if len(self._by_key) != len(ordered):
            raise ValueError("two divisions with one identity")

    @classmethod
    def from_files(cls, files: Mapping[str, str]) -> Text:
        """The text of Markdown files by path; raises `BadPath`."""
        return cls(tuple(Division.at(path, parse_blocks(content)) for path, content in files.items()))

    def to_files(self) -> dict[str, str]:
        """Its canonical files by path."""
        return {division.path: division.markdown for division in self.divisions}

    def __contains__(self, key: str) -> bool:
        """Whether a division of that identity is in it."""
        return key in self._by_key

    def __getitem__(self, key: str) -> Division:
        """The division of that identity; raises `KeyError`."""
        return self._by_key[key]

    def get(self, key: str) -> Division | None:
        """The division of that identity, if it is there."""
        return self._by_key.get(key)

    def series(self, folder: str) -> tuple[Division, ...]:
        """The divisions of a numbered series, in order."""
        return tuple(d for d in self.divisions if d.folder == folder and d.numbered)

    @cached_property
    def digest(self) -> str:
        """SHA-256 of its canonical files, in hexadecimal: what a vote is on."""
        whole = hashlib.sha256()
        for path, content in sorted(self.to_files().items()):
            data = content.encode()
            whole.update(f"{path}\0{len(data)}\0".encode() + data)
        return whole.hexdigest()
