"""A verb being read: where it applies, what it takes, and what is refused because it can't be said."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from drafting.amending.instructions.french import matter, places
from drafting.amending.instructions.french.cursor import Cursor
from drafting.amending.instructions.french.matter import Matter, Quotes, Texts
from drafting.amending.instructions.french.parts import at_part
from drafting.amending.instructions.french.places import TO, anchored
from drafting.amending.instructions.french.scope import Scope
from drafting.amending.instructions.french.selectors import Places
from drafting.amending.instructions.operations import HERE, Alineas, Operation, Unit

T = TypeVar("T")
Operations: TypeAlias = tuple[Operation, ...]

_ELSEWHERE = r"(?:(?:apres|avant) )?(?:l'|les )?(?:alineas?|article) \d"


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb being read, with what was said before it."""

    cursor: Cursor
    texts: Texts
    scope: Scope

    def attempt(self, production: Callable[[Clause], T | None]) -> T | None:
        """What a production reads; the place is as before if it reads nothing."""
        return self.cursor.attempt(lambda _: production(self))

    def places(self) -> Places | None:
        """Places that come next, in those that were named before."""
        found = self.cursor.attempt(places.places, self.scope.known)
        return anchored(found, self.scope.places) if found else None

    def trailing(self) -> Places:
        """Where it applies; that may be said last: "supprimer le mot : « X » à l'alinéa 3"."""
        if self.scope.places != (HERE,):
            return self.scope.places
        return self.attempt(_trailing) or self.scope.places

    def sought(self) -> Quotes | None:
        """Quoted words that come next."""
        return self.cursor.attempt(matter.sought, self.texts)

    def matter(self) -> tuple[Matter, Alineas] | None:
        """New text that comes next, and its words, sentences or alinéas."""
        new = self.cursor.attempt(matter.matter)
        lines = self._lines(new) if new else None
        return (new, lines) if new and lines else None

    def _lines(self, new: Matter) -> Alineas | None:
        if leaves_the_rest(new.payload.bare):
            return None
        if new.unit is Unit.WORDS:
            words = self.texts.words(new.payload)
            return (words,) if words else None
        sentences = new.unit is Unit.SENTENCES
        lines = self.texts.alineas(new.payload, bare=self.scope.header and not sentences)
        doubtful = self._goes_on(lines) or (sentences and len(lines) > 1)
        return None if doubtful and new.payload.quoted is None else lines

    def _goes_on(self, lines: Alineas) -> bool:
        """Whether a bare block announces more, so that what follows may belong to it."""
        cursor = self.cursor
        return lines[-1].endswith(":") and not (cursor.done or at_part(cursor) or cursor.sees(_ELSEWHERE))


def _trailing(clause: Clause) -> Places | None:
    """Places behind the words, and nothing behind them if a comma stands before."""
    comma = clause.cursor.take(",")
    where = clause.places() if clause.cursor.sees(TO) else None
    return where if not comma or clause.cursor.sees(r"[.;]|$") else None


def leaves_the_rest(lines: Alineas) -> bool:
    """Whether a block is the beginning of something only: "(le reste sans changement)"."""
    return "le reste sans changement" in lines[-1].lower()


def every(operations: Iterable[Operation | None]) -> Operations | None:
    """The operations, if there are any and each could be said."""
    found = tuple(operations)
    said = tuple(operation for operation in found if operation)
    return said if said and len(said) == len(found) else None
