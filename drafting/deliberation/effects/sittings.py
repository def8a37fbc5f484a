"""What facts of sittings do."""

from __future__ import annotations

from drafting.deliberation.effects.effect import Effects
from drafting.deliberation.facts import (
    PresenceChanged,
    ProxyGiven,
    ProxyRevoked,
    SittingClosed,
    SittingOpened,
    SittingResumed,
    SittingSuspended,
)
from drafting.deliberation.records import Record
from drafting.deliberation.sitting import Sitting
from drafting.deliberation.state import State


def _open_sitting(state: State, fact: SittingOpened, record: Record) -> None:
    if state.sitting:
        state.irregular.append((record, "a sitting is already open"))
    state.sittings.append(Sitting(fact, record))


def _close_sitting(state: State, _: SittingClosed, record: Record) -> None:
    if sitting := _sitting(state, record):
        sitting.closed = record


def _change_presence(state: State, fact: PresenceChanged, record: Record) -> None:
    if sitting := _sitting(state, record):
        sitting.change(fact)


def _give_proxy(state: State, fact: ProxyGiven, record: Record) -> None:
    """A later proxy of the same member takes the place of the first."""
    if sitting := _sitting(state, record):
        sitting.proxies[fact.member] = fact.bearer


def _revoke_proxy(state: State, fact: ProxyRevoked, record: Record) -> None:
    if (sitting := _sitting(state, record)) and sitting.proxies.pop(fact.member, None) is None:
        state.irregular.append((record, f"no proxy of {fact.member}"))


def _suspend(state: State, fact: SittingSuspended, record: Record) -> None:
    if not (sitting := _sitting(state, record)):
        return
    if sitting.is_suspended:
        state.irregular.append((record, "the sitting is suspended already"))
    else:
        sitting.pauses.append((fact, record, None))


def _resume(state: State, _: SittingResumed, record: Record) -> None:
    if not (sitting := _sitting(state, record)):
        return
    if sitting.is_suspended:
        sitting.pauses[-1] = (*sitting.pauses[-1][:2], record)
    else:
        state.irregular.append((record, "the sitting is not suspended"))


def _sitting(state: State, record: Record) -> Sitting | None:
    """The sitting that is open; setting down that none is, if so."""
    if state.sitting is None:
        state.irregular.append((record, "no sitting is open"))
    return state.sitting


EFFECTS: Effects = {
    SittingOpened: _open_sitting,
    PresenceChanged: _change_presence,
    ProxyGiven: _give_proxy,
    ProxyRevoked: _revoke_proxy,
    SittingSuspended: _suspend,
    SittingResumed: _resume,
    SittingClosed: _close_sitting,
}
