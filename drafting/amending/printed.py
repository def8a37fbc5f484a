"""Texts as files: what edits make of one is printed, and hashed, only from where it differs.

A day's amendments are thousands of texts beside one; each differs from it in a division or two.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from drafting.amending.apply import apply
from drafting.amending.edits import Edits
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
        files |= {division.path: division.markdown.encode() for division in after.values()}
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


def _chunk(path: str, data: bytes) -> bytes:
    return f"{path}\0{len(data)}\0".encode() + data
