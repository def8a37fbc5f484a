"""Sound samples: a journal in which every kind of fact stands, and all that commands ask of a state."""

from __future__ import annotations

import tempfile
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from drafting.commands.amendments import Places, as_plain
from drafting.commands.list_ import summary
from drafting.deliberation import facts
from drafting.deliberation.facts import Mark, Opinion
from drafting.deliberation.records import Record
from drafting.deliberation.state import State
from drafting.errors import AlineaError
from drafting.proceedings import drafting_rounds, grouping, reproducing, sittings
from drafting.proceedings.agenda import agenda, call
from drafting.proceedings.consolidation import plan
from drafting.proceedings.desk import Desk
from drafting.proceedings.discussion import all_collisions, pending
from drafting.proceedings.disputes import disputes
from drafting.proceedings.falling import proposals
from drafting.proceedings.minutes import sentences
from drafting.proceedings.undoing import undo
from tests.helpers import FILES, Clock
from tests.hostile.mutating import any_of
from tests.proceedings.actions import adopt, consolidate, propose, reject


@cache
def records() -> tuple[Record, ...]:
    """The facts of a small resolution that went from its first draft to the adopted text."""
    with tempfile.TemporaryDirectory(prefix="alinea-hostile-") as folder:
        return tuple(adopted(Path(folder) / "r").state.records)


def adopted(path: Path) -> Desk:
    """A small resolution that was read, amended, voted in a sitting, consolidated and adopted."""
    desk = drafting_rounds.start(path, FILES, Clock(), "Ada", device="aaaaaaaa")
    drafting_rounds.open_reading(desk)
    sittings.open_sitting(desk, "Plenary", 10)
    first = propose(desk, ("ten", "twelve"))
    second = propose(desk, ("twelve", "thirteen"), to=first)
    third = propose(desk, ("every street", "every square"))
    fourth, fifth = propose(desk, ("none", "few")), propose(desk, ("none", "no shade"))
    call(desk, fifth.id, "The younger first", beside=fourth.id)
    sittings.give_opinion(desk, fourth.id, "Rapporteur", Opinion.FAVOURABLE, "Clearer.")
    undo(desk, "Another amendment was meant")
    grouping.group(desk, [fourth.id, propose(desk, ("every year to", "twice a year to")).id])
    sittings.mark(desk, fifth.id, Mark.WITHDRAWN, "Satisfied")
    reject(desk, third)
    adopt(desk, second, first, "articles/purpose")
    consolidate(desk)
    adopt(desk, "articles/follow-up", "text")
    consolidate(desk)
    sittings.close_sitting(desk)
    return desk


def with_data(record: Record, kind: str, data: Any) -> Record:
    """A record of another kind, or that says something else."""
    return replace(record, type=kind, data=data)


def with_place(record: Record, random: Random) -> Record:
    """A record that claims another place among the others, or to have seen what is not there."""
    seen: Mapping[str, int] = {any_of(random, ("aaaaaaaa", "bbbbbbbb")): any_of(random, (1, 5, 999_999))}
    return any_of(
        random,
        (
            replace(record, seq=any_of(random, (1, 2, record.seq + 1, 999_999))),
            replace(record, device="bbbbbbbb", prev=None),
            replace(record, prev=any_of(random, (None, "0" * 64, record.hash))),
            replace(record, seen=seen),
            replace(record, at=any_of(random, ("0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59"))),
        ),
    )


def tell(state: State) -> None:
    """Ask of a state what `list`, `log`, `order`, `show`, `sync` and `verify` ask; errors that are meant are answers."""
    places = Places(state)
    amendments = list(state.amendments.values())
    _asked(
        lambda: [sentence for record in state.records if (f := facts.read(record)) for sentence in sentences(state, f)]
    )
    for amendment in amendments:
        _asked(lambda one=amendment: as_plain(state, one, places))
        _asked(lambda one=amendment: (state.identical(one), state.children(one.id), state.parents(one)))
    _asked(lambda: summary(amendments))
    asked = (agenda, disputes, reproducing.texts, reproducing.votes, proposals, pending, plan, all_collisions)
    for ask in asked:
        _asked(lambda ask=ask: _exhausted(ask(state)))
    _asked(lambda: state.text.digest)
    for reading in state.readings.values():
        _asked(lambda one=reading: one.labels)
        _asked(lambda one=reading: (one.weave(), one.attributed_since(0)))


def _exhausted(found: Any) -> None:
    if isinstance(found, Iterator):
        deque(found, maxlen=0)


def _asked(ask: Callable[[], object]) -> None:
    try:
        ask()
    except AlineaError:
        return
