"""Texts as files: what edits make of one is printed, and hashed, only from where it differs.

A day's amendments are thousands of texts beside one; each differs from it in a division or two.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from drafting.amending.apply import apply
from drafting.amending.edits import Edits
from drafting.text.blocks import Block, Kind, print_blocks
from drafting.text.model import Division, Text


@dataclass(frozen=True)
class Printed:
    """A text with its canonical files: divisions by key, bytes by path."""

    divisions: Mapping[str, Division]
    files: Mapping[str, bytes]

    @classmethod
    def of(cls, text: Text) -> Printed:
        """A text, printed whole."""
        files = {path: content.encode() for path, content in text.to_files().items()}
        return cls({division.key: division for division in text.divisions}, files)

    def amended(self, edits: Edits) -> Amended:
        """What edits make of it; raises `DoesNotFit`."""
        keys = dict.fromkeys(edit.division for edit in edits)
        before = {key: self.divisions[key] for key in keys if key in self.divisions}
        after = {division.key: division for division in apply(Text(tuple(before.values())), edits).divisions}
        files: dict[str, bytes | None] = {division.path: None for division in before.values()}
        files |= {division.path: self._file(before.get(key), division) for key, division in after.items()}
        changed = {path: data for path, data in files.items() if data != self.files.get(path)}
        return Amended(self, {key: after.get(key) for key in keys}, changed)

    @property
    def digest(self) -> str:
        """The digest of the text, as `Text.digest` has it."""
        return self._begun[-1].hexdigest()

    def digest_with(self, changed: Mapping[str, bytes | None]) -> str:
        """The digest of the text with other files, by path; None takes one away."""
        at = bisect_left(self._paths, min(changed, default="\U0010ffff"))
        whole = self._begun[at].copy()
        for path in sorted({*self._paths[at:], *changed}):
            if path not in changed:
                whole.update(self._chunks[path])
            elif (data := changed[path]) is not None:
                whole.update(_chunk(path, data))
        return whole.hexdigest()

    def _file(self, before: Division | None, after: Division) -> bytes:
        """The file of a division, of which nothing is printed that stands in the file of the one it was before."""
        starts = self._starts(before) if before else None
        if before is None or starts is None:
            return after.markdown.encode()
        old, new = before.blocks, after.blocks
        tail = _alike(old[::-1], new[::-1])
        head = min(_alike(old, new), len(old) - tail, len(new) - tail)
        while head and (head == len(new) or not _stands_alone(new[head])):
            head -= 1
        file = self.files[before.path]
        parts = (
            file[: starts[head]].rstrip(b"\n"),
            print_blocks(new[head : len(new) - tail]).encode().rstrip(b"\n"),
            file[starts[len(old) - tail] :].rstrip(b"\n"),
        )
        whole = b"\n\n".join(part for part in parts if part)
        return whole + b"\n" if whole else whole

    def _starts(self, division: Division) -> list[int] | None:
        """Where each block begins in the file of a division, and where the file ends; None where that can't be told."""
        if division.key not in self._known:
            sizes = [len(part) + 2 for part in self.files[division.path].split(b"\n\n")]
            told = len(sizes) == len(division.blocks)
            self._known[division.key] = list(accumulate(sizes, initial=0)) if told else None
        return self._known[division.key]

    @cached_property
    def _known(self) -> dict[str, list[int] | None]:
        return {}

    @cached_property
    def _paths(self) -> list[str]:
        return sorted(self.files)

    @cached_property
    def _chunks(self) -> dict[str, bytes]:
        return {path: _chunk(path, data) for path, data in self.files.items()}

    @cached_property
    def _begun(self) -> list[hashlib._Hash]:
        """The sum of all files before each one."""
        whole = hashlib.sha256()
        begun = [whole.copy()]
        for path in self._paths:
            whole.update(self._chunks[path])
            begun.append(whole.copy())
        return begun


@dataclass(frozen=True)
class Amended:
    """What edits make of a text: only what is not as in it. None is what they take away."""

    base: Printed
    divisions: Mapping[str, Division | None]
    files: Mapping[str, bytes | None]

    @property
    def digest(self) -> str:
        """The digest of the text, as `Text.digest` has it."""
        return self.base.digest_with(self.files)

    @property
    def whole(self) -> Printed:
        """All of it, to be amended in its turn."""
        divisions = {**self.base.divisions, **self.divisions}
        files = {**self.base.files, **self.files}
        return Printed(
            {key: division for key, division in divisions.items() if division is not None},
            {path: data for path, data in files.items() if data is not None},
        )


def _alike(one: Sequence[Block], other: Sequence[Block]) -> int:
    """How many blocks two begin with alike."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[low:middle] == other[low:middle] else (low, middle - 1)
    return low


def _stands_alone(block: Block) -> bool:
    """Whether it is printed alike whatever is before it: no part of a list is."""
    return not block.level or block.kind is Kind.HEADING


def _chunk(path: str, data: bytes) -> bytes:
    return f"{path}\0{len(data)}\0".encode() + data
