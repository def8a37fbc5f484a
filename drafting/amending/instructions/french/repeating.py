"""Doing the same again elsewhere: "procéder à la même substitution à l'alinéa 5"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from drafting.amending.instructions.french.clause import Clause, Operations, every
from drafting.amending.instructions.french.places import anchored, places
from drafting.amending.instructions.french.scope import Scope
from drafting.amending.instructions.operations import (
    HERE,
    Add,
    Delete,
    Edge,
    Insert,
    InsertBeside,
    Operation,
    Place,
    Redraft,
    RedraftEdge,
    Replace,
    Side,
)


def _deletes(operation: Operation) -> bool:
    return isinstance(operation, Delete) or (isinstance(operation, Replace | RedraftEdge) and not operation.new)


def _inserts(operation: Operation) -> bool:
    return isinstance(operation, Insert | InsertBeside | Add)


def _substitutes(operation: Operation) -> bool:
    return isinstance(operation, Replace | Redraft | RedraftEdge) and not _deletes(operation)


# What each noun may stand for; whatever was done last, if it does not say.
_SAME: tuple[tuple[str, Callable[[Operation], bool]], ...] = (
    (r"substitutions?", _substitutes),
    (r"suppressions?", _deletes),
    (r"insertions?", _inserts),
    (r"(?:modification|operation|precision|correction|rectification|redaction)s?", lambda _: True),
)


def proceder(clause: Clause) -> Operations | None:
    """Read "procéder à la même substitution à l'alinéa 5", "procéder de même à l'alinéa 5"."""
    last = _meant(clause)
    named = clause.cursor.attempt(places, clause.scope.known)
    where = anchored(named, clause.scope.known) if named else clause.scope.places
    again = dict.fromkeys(replace(operation, place=HERE) for operation in last)
    return every(_again(operation, place, clause.scope) for place in where for operation in again)


def _meant(clause: Clause) -> Operations:
    """What was done last of the kind that is named."""
    done = reversed(clause.scope.done)
    if clause.cursor.take("de meme"):
        return next(done, ())
    clause.cursor.take(r"(?:a la|aux) memes?(?= )")
    same = next((same for noun, same in _SAME if clause.cursor.take(noun)), None)
    return next((operations for operations in done if all(map(same, operations))), ()) if same else ()


def _again(operation: Operation, place: Place, scope: Scope) -> Operation | None:
    """An operation done again elsewhere, beside what is said now; None if it has no such side."""
    if scope.beside:
        return replace(operation, place=place, side=scope.beside[0]) if isinstance(operation, InsertBeside) else None
    if scope.anchor is None:
        return replace(operation, place=place)
    side, (quote, *more) = scope.anchor
    if isinstance(operation, Insert) and not more:
        return replace(operation, place=place, side=side, at=quote)
    if isinstance(operation, RedraftEdge) and not more and (side is Side.AFTER) == (operation.edge is Edge.END):
        return replace(operation, place=place, at=quote)
    return None
