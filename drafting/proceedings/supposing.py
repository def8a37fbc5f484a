"""Supposing: the text as it would be if some amendments passed. Nothing is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields, replace

from drafting.deliberation.state import Amendment, State, Status
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

    On the text as it stands, in which earlier adoptions are. Raises `Consolidated`, `UnknownAmendment`.
    """
    lookup.open_reading(state)
    named = {amendment.id: amendment for amendment in (lookup.amendment(state, name) for name in written)}
    for amendment in named.values():
        if amendment.consolidated is not None:
            raise Consolidated(amendment.label)
    chosen = _all_but(state, named) if without else list(named.values())
    implied = {p.id: p for a in chosen for p in state.parents(a) if p.id not in {one.id for one in chosen}}
    passed = {a.id for a in chosen} | implied.keys()
    own = tuple(a for a in state.of_reading() if a.id in passed)
    return Supposed(own, tuple(implied.values()), plan(supposed(state, lambda a: a.id in passed)))


def supposed(state: State, passes: Callable[[Amendment], bool]) -> State:
    """A state in which the amendments that are not in the text yet have passed, or have not; no other vote was held."""
    own = {name: _supposed(a, passes=passes(a)) for name, a in state.amendments.items()}
    return replace(state, amendments=own, votes={})


def _all_but(state: State, named: Iterable[str]) -> list[Amendment]:
    """What is open or adopted, and not in the text yet; what amends one that is left out goes with it."""
    left = set(named)
    able = (a for a in state.of_reading() if a.status.is_open or a.status is Status.ADOPTED)
    return [a for a in able if a.consolidated is None and not left & {a.id, *(p.id for p in state.parents(a))}]


@dataclass
class _Supposed(Amendment):
    """An amendment whose outcome is supposed."""

    passes: bool = False

    @property
    def status(self) -> Status:
        """What is supposed of it."""
        return Status.ADOPTED if self.passes else Status.REJECTED


def _supposed(amendment: Amendment, *, passes: bool) -> Amendment:
    if amendment.consolidated is not None:
        return amendment
    return _Supposed(**{f.name: getattr(amendment, f.name) for f in fields(amendment)}, passes=passes)
