"""Reads a French instruction, as clerks of the Assemblée nationale or the Sénat write them.

A sentence is spelt in one way, its payloads are set aside, and what is left is read part by part:
places and anchors first, then a verb. A part that is not understood to its last word is named, and
gives no operation.
"""

from __future__ import annotations

import re
from dataclasses import replace

from drafting.amending.instructions.french.cursor import Cursor
from drafting.amending.instructions.french.matter import Texts
from drafting.amending.instructions.french.openings import opens
from drafting.amending.instructions.french.parts import at_part, part
from drafting.amending.instructions.french.quoting import SIGN, skeleton
from drafting.amending.instructions.french.scope import Scope, adverbials
from drafting.amending.instructions.french.spelling import spell
from drafting.amending.instructions.french.verbs import clause
from drafting.amending.instructions.operations import Operation, Reading, Stopped

# What is said to the reader and changes nothing.
_ASIDES = (
    r"(?:en consequence|par coordination|par consequent|correlativement|de meme)\b,?",
    r"(?:pour|afin de) (?:compenser|gager) [^\ufffc]*?, ?(?=(?:completer|inserer|ajouter|rediger)\b)",
    r"amendement permettant l'application des dispositions[^\ufffc]{0,40}de l'article \d+ du reglement",
    r"amendement (?:redactionnel|de (?:precision|coordination|consequence|clarification|coherence|simplification))\b[^\n]*",
)


def read(text: str, markdown: bool = False) -> Reading:
    """What an instruction says; with `markdown`, quoted words are canonical Markdown already.

    What was not understood is in `stopped`, in the words of the text and with the offset in it.
    """
    spelling = spell(text, markdown)
    return _Reader(text, Cursor(skeleton(spelling)), Texts(markdown)).read()


class _Reader:
    """Reads part by part; each enumerator begins with the scope that held before the first of its kind."""

    def __init__(self, text: str, cursor: Cursor, texts: Texts) -> None:
        self.text, self.cursor, self.texts = text, cursor, texts
        self.scope = Scope()
        self.levels: list[tuple[str, Scope]] = []
        self.operations: list[Operation] = []
        self.stopped: list[Stopped] = []

    def read(self) -> Reading:
        while not self.cursor.done:
            self.cursor.take(r"[ \n.;,»”]*")
            self.cursor.farthest = self.cursor.at
            self._asides()
            self._enumerator()
            if self.cursor.done:
                break
            if not self._sentence():
                self._stop()
        return Reading(tuple(self.operations), tuple(self.stopped))

    def _enumerator(self) -> None:
        kind = part(self.cursor)
        if kind is None:
            return
        known = [level for level, _ in self.levels]
        if kind in known:
            del self.levels[known.index(kind) + 1 :]
            base = self.levels[-1][1]
            self.scope = replace(base, before=self.scope.known, last=self.scope.last)
        else:
            self.levels.append((kind, self.scope))

    def _sentence(self) -> bool:
        """One verb with all that is said before it."""
        cursor = self.cursor
        start = cursor.at
        cursor.take(r"(?:et|puis)\b")
        self._asides()
        scope = adverbials(cursor, self.scope, self.texts)
        self._asides()
        if at_part(cursor) and scope != self.scope:
            self.scope = scope
            return True
        if cursor.done and cursor.at > start and scope == self.scope:
            return True
        read = cursor.attempt(clause, scope, self.texts)
        if read is None:
            return False
        operations, at_verb = read
        self.operations += operations
        self.scope = at_verb.done(operations)
        return True

    def _asides(self) -> None:
        while any(self.cursor.take(aside) for aside in _ASIDES):
            self.cursor.take(r"[.,]")

    def _stop(self) -> None:
        """Name what was not understood, and go on with the next part."""
        cursor = self.cursor
        at = cursor.farthest
        text = cursor.text
        if not text[at:].strip(" \n.;,"):
            at = cursor.at
        while at < len(text) and text[at] in " \n,;:.":
            at += 1
        resume = self._resume(max(cursor.at, at))
        typed = cursor.skeleton.at
        begin = typed[min(at, len(typed) - 1)]
        words = self.text[begin : typed[min(resume, len(typed) - 1)]].strip().split("\n")[0]
        self.stopped.append(Stopped(words[:120], begin))
        cursor.at = resume

    def _resume(self, at: int) -> int:
        for found in re.finditer(r"\n *", self.cursor.text):
            line = self.cursor.text[found.end() :].partition("\n")[0]
            if (
                found.start() >= at
                and SIGN != line[:1]
                and opens(line)
                and re.match(r"[ivx\da-z]{1,5} ?[.)°-]|alinea", line)
            ):
                return found.start()
        return len(self.cursor.text)
