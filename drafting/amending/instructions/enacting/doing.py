"""What each kind of operation changes: a table."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from drafting.amending.instructions.enacting import alineas, edges, sentences, words
from drafting.amending.instructions.enacting.changes import Change
from drafting.amending.instructions.enacting.setting import Setting
from drafting.amending.instructions.operations import (
    Add,
    Delete,
    Insert,
    InsertBeside,
    Move,
    NewDivision,
    Operation,
    Redraft,
    RedraftEdge,
    Replace,
    Unit,
)
from drafting.amending.instructions.refusals import CannotBeDone, Why

_DOING: dict[tuple[type[Operation], Unit | None], Callable[[Any, Setting], list[Change]]] = {
    (Replace, None): words.replace,
    (Insert, None): words.insert,
    (Add, Unit.WORDS): words.add,
    (Add, Unit.SENTENCES): sentences.add,
    (Add, Unit.ALINEAS): alineas.add,
    (InsertBeside, Unit.SENTENCES): sentences.add,
    (InsertBeside, Unit.ALINEAS): alineas.insert_beside,
    (Redraft, None): alineas.redraft,
    (RedraftEdge, None): edges.redraft,
    (Delete, None): alineas.delete,
    (NewDivision, None): alineas.new_division,
    (Move, None): alineas.move,
}


def changes_of(operation: Operation, setting: Setting) -> list[Change]:
    """What an operation changes; raises `CannotBeDone`."""
    doing = _DOING.get((type(operation), getattr(operation, "unit", None)))
    if doing is None:
        raise CannotBeDone(Why.NOT_UNDERSTOOD, str(getattr(operation, "unit", "")))
    return doing(operation, setting)
