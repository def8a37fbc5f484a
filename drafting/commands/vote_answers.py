"""What `alinea vote` answers: the outcome, explained, and what comes with it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from drafting.commands.common import done, say, warn
from drafting.commands.falling import say_what_falls
from drafting.languages import ntr, tr

if TYPE_CHECKING:
    from drafting.deliberation.facts import VoteHeld
    from drafting.deliberation.state import State
    from drafting.proceedings.votes import Held


def show(state: State, held: Held) -> None:
    """Say what was decided, how, and what to look at next."""
    from drafting.publishing import phrases, vote_phrases

    fact = held.vote.fact
    done(phrases.decided(_subject(state, fact), phrases.decision(held.vote.decision)))
    if held.identical:
        names = ", ".join(a.label for a in held.identical)
        say(tr("The same outcome for the identical: {labels}.", labels=names), 2)
    for line in (*vote_phrases.how(fact), *_groups(fact), *([vote_phrases.second(fact)] if fact.instead_of else [])):
        say(line, 2)
    if held.vote.is_irregular:
        what = _named(state, fact)
        warn(
            tr('Recorded as irregular. The chair settles it: alinea vote {what} --settle "…" (or --annul).', what=what)
        )
    elif vote_phrases.said_of(fact, state.names):
        warn(tr("Recorded as irregular."))
    for name in fact.everything:
        if name in state.amendments:
            say_what_falls(state, name)
    for said in _not_ready(state, fact):
        warn(said)
    if held.waiting:
        warn(tr("Sub-amendments still wait for a vote: {labels}.", labels=", ".join(a.label for a in held.waiting)))


def _not_ready(state: State, fact: VoteHeld) -> Iterator[str]:
    """What was not dealt with before the whole was voted, and what cannot all be folded in."""
    from drafting.deliberation.state import WHOLE
    from drafting.proceedings.consolidation import conflicts

    if WHOLE in fact.everything and (waiting := [a.label for a in state.of_reading() if a.status.is_open]):
        yield tr("These were not dealt with: {labels}.", labels=", ".join(waiting))
    if count := len(conflicts(state)):
        yield ntr(
            "Adopted amendments want different words at one place: {count} conflict is to be settled "
            "(alinea consolidate).",
            "Adopted amendments want different words: {count} conflicts are to be settled (alinea consolidate).",
            count,
        )


def _subject(state: State, fact: VoteHeld) -> str:
    """What was voted on; the identical ones are told apart."""
    from dataclasses import replace

    from drafting.publishing import vote_phrases

    return vote_phrases.subject(state, replace(fact, identical=()))


def _groups(fact: VoteHeld) -> list[str]:
    """How each group voted, where names were called."""
    from drafting.publishing import phrases

    if fact.roll_call is None or fact.members is None:
        return []
    counts = fact.roll_call.groups(fact.members)
    if len(counts) < 2:
        return []
    none = tr("in no group")
    return [tr("{group}: {counted}", group=name or none, counted=phrases.sheet(one)) for name, one in counts.items()]


def _named(state: State, fact: VoteHeld) -> str:
    """What was voted on, as one types it."""
    from drafting.deliberation.state import WHOLE
    from drafting.publishing import phrases

    if fact.on not in state.amendments:
        return WHOLE if fact.on == WHOLE else f'"{phrases.subject(state, fact.on)}"'
    named = state.amendments[fact.on].name
    return f"{named} --part {fact.part.split(', ')[0]}" if fact.part else named


def as_plain(held: Held) -> dict[str, Any]:
    """The same as plain data."""
    fact = held.vote.fact
    counts = fact.roll_call.groups(fact.members) if fact.roll_call and fact.members else {}
    return {
        "on": fact.on,
        "part": fact.part,
        "block": list(fact.block),
        "identical": [a.id for a in held.identical],
        "irregularities": [one.to_json() for one in fact.irregularities],
        "groups": {group: count.to_json() for group, count in counts.items()},
        "waiting": [a.id for a in held.waiting],
        "vote": held.vote.record.hash,
        **held.vote.decision.to_json(),
    }
