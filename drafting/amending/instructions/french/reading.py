"""Reads a French instruction, as clerks of the Assemblée nationale or the Sénat write them.

A sentence is spelt in one way, its payloads are set aside, and what is left is read part by part:
places and anchors first, then a verb. A part that is not understood to its last word is named, and
gives no operation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from drafting.amending.instructions.french.cursor import Cursor
from drafting.amending.instructions.french.matter import Texts
from drafting.amending.instructions.french.openings import opens
from drafting.amending.instructions.french.parts import at_part, part
from drafting.amending.instructions.french.quoting import skeleton
from drafting.amending.instructions.french.scope import Scope, adverbials
from drafting.amending.instructions.french.spelling import spell
from drafting.amending.instructions.french.verbs import clause
from drafting.amending.instructions.operations import Operation, Reading, Stopped

_MERITS = r"(?:precision|coordination|consequence|clarification|coherence|simplification)"
# What is said to the reader and changes nothing.
_ASIDES = (
    r"(?:en consequence|par coordination|par consequent|correlativement|de meme)\b,?",
    r"(?:pour|afin de) (?:compenser|gager) [^\ufffc]*?, ?(?=(?:completer|inserer|ajouter|rediger)\b)",
    r"amendement permettant l'application des dispositions[^\ufffc]{0,40}de l'article \d+ du reglement",
    rf"amendement (?:redactionnel|de {_MERITS})\b[^\n\ufffc]*",
)
_BEGINS_PART = re.compile(r"[ivx\da-z]{1,5} ?[.)°-]|alinea")
_ARTICLE = re.compile(r"\b(?:l'|(?:le|la|les|au|aux|du|des) ?)$")
_SIGNS = " \n.;,:"
_SHOWN = 120


def read(text: str, markdown: bool = False) -> Reading:
    """What an instruction says; with `markdown`, quoted words are canonical Markdown already.

    What was not understood is in `stopped`, in the words of the text and with the offset in it.
    """
    spelling = spell(text, markdown)
    return _Reader(text, Cursor(skeleton(spelling)), Texts(markdown)).read()


@dataclass(frozen=True, slots=True)
class _Level:
    """A kind of part that is open, the rank it has reached, and the scope that held before its first."""

    kind: str
    rank: int
    scope: Scope


class _Reader:
    """Reads part by part; each enumerator begins with the scope that held before the first of its kind."""

    def __init__(self, text: str, cursor: Cursor, texts: Texts) -> None:
        self.text, self.cursor, self.texts = text, cursor, texts
        self.scope = Scope()
        self.levels: list[_Level] = []
        self.header: int | None = None
        self.operations: list[Operation] = []
        self.stopped: list[Stopped] = []

    def read(self) -> Reading:
        while self._next():
            if not self._sentence():
                self._stop()
        return Reading(tuple(self.operations), tuple(self.stopped))

    def _next(self) -> bool:
        """Go to the next sentence, through what begins its part."""
        self.cursor.take(r"[ \n.;,»”]*")
        self.cursor.farthest = self.cursor.at
        self._asides()
        self._part()
        if self.cursor.done:
            self._end_header()
        return not self.cursor.done

    def _part(self) -> None:
        found = part(self.cursor, {level.kind: level.rank for level in self.levels})
        if found is None:
            return
        kinds = [level.kind for level in self.levels]
        if found[0] in kinds:
            self._end_header()
            del self.levels[kinds.index(found[0]) + 1 :]
            self.scope = replace(self.levels[-1].scope, before=self.scope.known, done=self.scope.done)
            self.levels[-1] = replace(self.levels[-1], rank=found[1])
        else:
            self.levels.append(_Level(*found, self.scope))

    def _sentence(self) -> bool:
        """One verb with all that is said before it, or what is said before the parts of a part."""
        cursor, start = self.cursor, self.cursor.at
        cursor.take(r"(?:et|puis)\b")
        self._asides()
        scope = adverbials(cursor, self.scope, self.texts)
        self._asides()
        if at_part(cursor) and scope != self.scope:
            self.scope, self.header = replace(scope, said=False), start
            return True
        verb = start if cursor.done else cursor.at
        read = cursor.attempt(clause, scope, self.texts)
        operations, at_verb = read or ((), scope)
        if not at_verb.accounts_for(operations) or not operations:
            cursor.at = verb
            return False
        self.operations += operations
        self.scope, self.header = at_verb.after(operations), None
        return True

    def _asides(self) -> None:
        while any(self.cursor.take(aside) for aside in _ASIDES):
            self.cursor.take(r"[.,]")

    def _end_header(self) -> None:
        """Name places that were said, and at which nothing was done."""
        if self.header is not None:
            self._name(self.header, self.cursor.at)
        self.header = None

    def _stop(self) -> None:
        """Name what was not understood, and go on with the next part."""
        cursor = self.cursor
        at = cursor.farthest if cursor.text[cursor.farthest :].strip(_SIGNS) else cursor.at
        # An article belongs to the noun that was not understood.
        article = _ARTICLE.search(cursor.text, cursor.at, at)
        at = article.start() if article else at
        resume = self._resume(max(cursor.at, at))
        self._name(at, resume)
        cursor.at = resume

    def _name(self, start: int, end: int) -> None:
        """Put down words of the text as not understood: a line of them, from a place in the skeleton."""
        text, typed = self.cursor.text, self.cursor.skeleton.at
        start += len(text[start:end]) - len(text[start:end].lstrip(_SIGNS))
        begin = typed[start]
        words, *_ = self.text[begin : typed[end]].strip().split("\n")
        self.stopped.append(Stopped(words[:_SHOWN], begin))

    def _resume(self, at: int) -> int:
        """Where the next part begins, or the next alinéa is named."""
        for found in re.finditer(r"\n(?= *(?P<line>[^\n]*))", self.cursor.text):
            if found.start() >= at and opens(found["line"]) and _BEGINS_PART.match(found["line"]):
                return found.start()
        return len(self.cursor.text)
