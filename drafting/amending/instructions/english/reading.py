"""Reads an English instruction, as clerks of councils and legislatures write them.

Part by part, each sentence is read to its last word, or named as not understood: then it gives no
operation. A part that only says where ("Section 5 is amended as follows:") holds for those under it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from drafting.amending.instructions.english import places
from drafting.amending.instructions.english.clauses import clause
from drafting.amending.instructions.english.wording import HEADED
from drafting.amending.instructions.enumerators import style
from drafting.amending.instructions.operations import HERE, Operation, Place, Reading, Stopped

# More blanks in a row than the deepest level has say nothing, and patterns would try each of them.
_OVERLONG = re.compile(r"(?<=[^\S\n]{40})[^\S\n]+")
_BETWEEN = re.compile(r"[\s.;,]*(?:and\s*(?=\n))?[\s.;,”\"]*")
_ENUMERATOR = re.compile(
    r"(?P<number>\((?:\d+|[a-z]{1,4}|[A-Z]{1,4})\)|(?:\d+|[a-z]|[ivx]+|[A-Z]|[IVX]+)[.)])\s+(?=\S)"
)
# A number given by this very instruction is not yet in the text in which places are counted.
_NEWLY = re.compile(r"\bnewly\s+(?:re)?designated\b", re.IGNORECASE)
_HEADER = re.compile(
    rf"(?P<where>[^\"“:\n]*?),?\s+{HEADED}(?=\s*\n)|(?:in|to)\s+(?P<where_>[^\"“:\n]*?)\s*[:,—-]+(?=\s*\n)",
    re.IGNORECASE,
)


def read(text: str, markdown: bool = False) -> Reading:
    """What an instruction says; with `markdown`, quoted words are canonical Markdown already.

    What was not understood is in `stopped`, in the words of the text and with the offset in it.
    """
    reading = _Reader(_OVERLONG.sub("", text), markdown).read()
    return replace(reading, stopped=tuple(replace(stop, at=_typed_at(text, stop.at)) for stop in reading.stopped))


def _typed_at(text: str, at: int) -> int:
    """Where a letter stands in what was typed, overlong blanks included."""
    for found in _OVERLONG.finditer(text):
        if found.start() > at:
            break
        at += len(found[0])
    return at


@dataclass
class _Reader:
    """Reads from the beginning; each enumerator begins with the place that held before the first of its kind."""

    text: str
    markdown: bool
    at: int = 0
    scope: Place = HERE
    joined: Place | None = None
    whole: int = 0  # operations of whole sentences
    renumbers: bool = False
    levels: list[tuple[str, Place]] = field(default_factory=list)
    operations: list[Operation] = field(default_factory=list)
    stopped: list[Stopped] = field(default_factory=list)

    def read(self) -> Reading:
        """Everything."""
        while True:
            self._pass(_BETWEEN)
            if number := self._pass(_ENUMERATOR):
                self._enter(style(number["number"]))
            if self.at >= len(self.text):
                return Reading(tuple(self.operations), tuple(self.stopped))
            if not (self._header() or self._clause()):
                self._stop()

    def _pass(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        found = pattern.match(self.text, self.at)
        self.at = found.end() if found else self.at
        return found

    def _enter(self, kind: str) -> None:
        """A part under the place of its kind's first."""
        known = [level for level, _ in self.levels]
        if kind in known:
            self.scope = self.levels[known.index(kind)][1]
            del self.levels[known.index(kind) + 1 :]
        else:
            self.levels.append((kind, self.scope))

    def _header(self) -> bool:
        found = _HEADER.match(self.text, self.at)
        named = places.places(found["where"] or found["where_"] or "") if found else ()
        inner = places.within(self.scope, named[0]) if len(named) == 1 else None
        if found is None or inner is None:
            return False
        self.scope, self.at = inner, found.end()
        return True

    def _clause(self) -> bool:
        """A sentence; those joined to it by "and" are about the same place."""
        said = clause(self.text, self.at, self.joined or self.scope, markdown=self.markdown)
        if said is None or (self.renumbers and _NEWLY.search(self.text, self.at, said.end)):
            return False
        self.renumbers = self.renumbers or said.renumbers
        self.whole = self.whole if self.joined else len(self.operations)
        self.operations += said.operations
        self.at, self.joined = said.end, said.goes_on
        return True

    def _stop(self) -> None:
        line = self.text[self.at :].split("\n")[0].rstrip()
        self.stopped.append(Stopped(line, self.at))
        if self.joined:  # the sentence began with something that was understood, and went on
            del self.operations[self.whole :]
        self.at, self.joined = self.at + len(line), None
