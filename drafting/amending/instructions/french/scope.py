"""What is said before the verb, and holds for it: "À l'alinéa 3, après le mot : « X », …"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from drafting.amending.instructions.french.cursor import Cursor
from drafting.amending.instructions.french.matter import Quotes, Texts, sought
from drafting.amending.instructions.french.parts import at_part
from drafting.amending.instructions.french.places import anchored, places
from drafting.amending.instructions.french.selectors import Places
from drafting.amending.instructions.operations import HERE, Operation, Side

SIDES = {"apres": Side.AFTER, "avant": Side.BEFORE}


@dataclass(frozen=True, slots=True)
class Scope:
    """What holds for the next verb.

    `places` where it applies; `anchor` words beside which, `beside` places beside which; `header`
    whether a line of its own said so, as in the Sénat; `said` whether places were said for this verb;
    `before` the places of the verb before, and `done` what verb by verb was done, for "au même alinéa"
    and "la même substitution".
    """

    places: Places = (HERE,)
    anchor: tuple[Side, Quotes] | None = None
    beside: tuple[Side, Places] | None = None
    header: bool = False
    said: bool = False
    before: Places = (HERE,)
    done: tuple[tuple[Operation, ...], ...] = ()

    @property
    def known(self) -> Places:
        """What "cet alinéa" means."""
        return self.before if self.places == (HERE,) else self.places

    @property
    def alineas(self) -> set[tuple[int, int]]:
        """The alinéas that were said for this verb."""
        return {alineas for place in self.places for alineas in place.alineas} if self.said else set()

    def accounts_for(self, operations: tuple[Operation, ...]) -> bool:
        """Whether operations are at the alinéas that were said for their verb, if any were."""
        return all(set(o.place.alineas) <= self.alineas and o.place.alineas for o in operations) or not self.alineas

    def at(self, places: Places) -> Scope | None:
        """The scope with places said; None if other alinéas were said for the same verb."""
        if self.alineas and not all(set(place.alineas) <= self.alineas for place in places):
            return None
        return replace(self, places=anchored(places, self.places), beside=None, said=True)

    def after(self, operations: tuple[Operation, ...]) -> Scope:
        """The scope after a verb: where it applied still holds, beside what no longer."""
        touched = tuple(dict.fromkeys(operation.place for operation in operations))
        done = (*self.done, operations)
        return replace(self, anchor=None, beside=None, said=False, done=done, before=touched)


def adverbials(cursor: Cursor, scope: Scope, texts: Texts) -> Scope:
    """The scope with all that is said up to the verb."""
    while True:
        cursor.take(r"[,:]|\.(?= *\n)")
        if at_part(cursor):
            return scope
        narrowed = cursor.attempt(_beside, scope, texts) or cursor.attempt(_at, scope)
        if narrowed is None:
            return scope
        on_its_own_line = narrowed.anchor == scope.anchor and cursor.ends_line
        scope = replace(narrowed, header=narrowed.header or on_its_own_line)


def _beside(cursor: Cursor, scope: Scope, texts: Texts) -> Scope | None:
    """Words or places beside which: "après le mot : « X »", "avant l'alinéa 3"."""
    word = cursor.take(r"(?:et )?(?:apres|avant)")
    if word is None:
        return None
    side = SIDES[word.removeprefix("et ")]
    if quotes := cursor.attempt(sought, texts):
        return replace(scope, anchor=(side, quotes), beside=None)
    where = places(cursor, scope.known)
    there = scope.at(where) if where else None
    return replace(there, beside=(side, there.places)) if there else None


def _at(cursor: Cursor, scope: Scope) -> Scope | None:
    """Places at which: "à l'alinéa 3", "Alinéa 3", "au début"."""
    where = places(cursor, scope.known)
    return scope.at(where) if where else None
