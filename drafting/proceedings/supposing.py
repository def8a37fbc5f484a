"""Supposing: the text as it would be if some amendments passed. Nothing is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields, replace

from drafting.deliberation.amendment import ADOPTED, Amendment, Status
from drafting.deliberation.state import State
from drafting.proceedings import lookup
from drafting.proceedings.consolidation import Plan, plan
from drafting.proceedings.sittings import Consolidated


@dataclass(frozen=True)
class Supposed:
    """Amendments that are supposed to pass, and what would come of it.

    `implied` are among them because a sub-amendment of theirs was named.
    """

    passed: tuple[Amendment, ...]
    implied: tuple[Amendment, ...]
    plan: Plan


def suppose(state: State, written: Sequence[str], *, without: bool = False) -> Supposed:
    """What if the amendments named, and only these, passed; or all that may still pass, without them.

    On the text as it stands, in which earlier adoptions are.
    Raises `NoReading`, `Consolidated`, `UnknownAmendment`, `EarlierReading`.
    """
    lookup.open_reading(state)
    named = {amendment.id: amendment for amendment in (lookup.discussed(state, name) for name in written)}
    for amendment in named.values():
        if inside := _in_the_text(state, amendment):
            raise Consolidated(inside.label)
    chosen = {a.id: a for a in _all_but(state, named)} if without else named
    implied = {p.id: p for a in chosen.values() for p in state.parents(a) if p.id not in chosen}
    passed = chosen.keys() | implied.keys()
    own = tuple(a for a in state.of_reading() if a.id in passed)
    return Supposed(own, tuple(implied.values()), plan(supposed(state, lambda a: a.id in passed)))


def supposed(state: State, passes: Callable[[Amendment], bool]) -> State:
    """A state in which the amendments that are not in the text yet have passed, or have not; no other vote was held."""
    own = {name: _supposed(a, passes=passes(a)) for name, a in state.amendments.items()}
    return replace(state, amendments=own, votes={})


def _all_but(state: State, named: Iterable[str]) -> list[Amendment]:
    """What is open or adopted, and not in the text yet; what amends one that is left out goes with it."""
    left = set(named)
    able = (a for a in state.of_reading() if a.status.is_open or a.status in ADOPTED)
    return [a for a in able if not left & {a.id, *(p.id for p in state.parents(a))} and not _in_the_text(state, a)]


def _in_the_text(state: State, amendment: Amendment) -> Amendment | None:
    """An amendment, or one that it amends, if that is in the text: neither can pass any more."""
    return next((one for one in (amendment, *state.parents(amendment)) if one.consolidated is not None), None)


@dataclass
class _Supposed(Amendment):
    """An amendment whose outcome is supposed."""

    passes: bool = False

    @property
    def status(self) -> Status:
        """What is supposed of it."""
        return Status.ADOPTED if self.passes else Status.REJECTED


def _supposed(amendment: Amendment, *, passes: bool) -> Amendment:
    if amendment.consolidated is not None or (passes and amendment.status is Status.PARTLY_ADOPTED):
        return amendment
    return _Supposed(**{f.name: getattr(amendment, f.name) for f in fields(amendment)}, passes=passes)
