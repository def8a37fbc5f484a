"""What is said of sittings."""

from __future__ import annotations

from drafting.deliberation.facts import (
    PresenceChanged,
    ProxyGiven,
    ProxyRevoked,
    SittingClosed,
    SittingOpened,
    SittingResumed,
    SittingSuspended,
)
from drafting.deliberation.sealing import short
from drafting.deliberation.state import State
from drafting.languages import ntr, tr
from drafting.proceedings.minutes.sentence import Sentences
from drafting.publishing import vote_phrases


def _opened(_: State, fact: SittingOpened) -> str:
    return tr("Sitting opened: {title}", title=fact.title) + _present(fact)


def _closed(state: State, fact: SittingClosed) -> str:
    """With the seal, for those who sign the minutes on paper."""
    own = [one for one in state.sittings if one.closed and one.closed.data == fact.data()]
    title = own[-1].fact.title if own else ""
    if fact.seal:
        return tr("Sitting closed: {title} (seal {seal})", title=title, seal=short(fact.seal))
    return tr("Sitting closed: {title}", title=title)


def _present(fact: SittingOpened) -> str:
    return ntr(" ({count} present)", " ({count} present)", fact.present) if fact.present is not None else ""


def _moved(state: State, fact: PresenceChanged) -> str:
    return tr("In the room: {moves}", moves=vote_phrases.presence(fact, state.names))


def _given(state: State, fact: ProxyGiven) -> str:
    who, bearer = (vote_phrases.member(name, state.names) for name in (fact.member, fact.bearer))
    return tr("Proxy of {who} to {bearer}", who=who, bearer=bearer)


def _revoked(state: State, fact: ProxyRevoked) -> str:
    return tr("Proxy of {who} revoked", who=vote_phrases.member(fact.member, state.names))


def _suspended(_: State, fact: SittingSuspended) -> str:
    return tr("Sitting suspended: {reason}", reason=fact.reason) if fact.reason else tr("Sitting suspended")


def _resumed(_: State, __: SittingResumed) -> str:
    return tr("Sitting resumed")


SENTENCES: Sentences = {
    SittingOpened: _opened,
    PresenceChanged: _moved,
    ProxyGiven: _given,
    ProxyRevoked: _revoked,
    SittingSuspended: _suspended,
    SittingResumed: _resumed,
    SittingClosed: _closed,
}
