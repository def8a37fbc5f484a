"""Replaying what a room does in a sample: who is there, how it votes, and what is said of votes afterwards."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from drafting.deliberation.facts import Second
from drafting.proceedings import choosing, presences, rolls, settling_votes, sittings
from drafting.proceedings.calls import declared, roll_today
from drafting.proceedings.votes import PLAIN, Conduct, Returns
from drafting.voting.ballots import Announced, Count
from drafting.voting.choices import Method
from drafting.voting.rollcall import Position, RollCall
from drafting.voting.secret import SecretSheet

if TYPE_CHECKING:
    from drafting.proceedings.replay import Story

Event = Mapping[str, Any]

_COUNTERS = {
    "for": "in_favour",
    "against": "against",
    "abstain": "abstain",
    "blank": "blank",
    "null": "null",
    "not-voting": "not_voting",
}


def _set_roll(story: Story, event: Event) -> None:
    rolls.set_roll(story.desk, (story.sample / event["file"]).read_text(encoding="utf-8"))


def _open(story: Story, event: Event) -> None:
    members, proxies = event.get("members", ()), event.get("proxies", {})
    if "absent" in event:
        members = [one.id for one in roll_today(story.desk).members if one.id not in event["absent"]]
    present, represented = event.get("present"), event.get("represented", 0)
    sittings.open_sitting(story.desk, event["title"], present, represented, members=members, proxies=proxies)


def _move(story: Story, event: Event) -> None:
    presences.change(story.desk, event["moves"])


def _proxy(story: Story, event: Event) -> None:
    if event.get("revoke"):
        presences.revoke_proxy(story.desk, event["member"])
    else:
        presences.give_proxy(story.desk, event["member"], event["bearer"])


def _suspend(story: Story, event: Event) -> None:
    sittings.suspend(story.desk, event.get("reason", ""))


def _resume(story: Story, _event: Event) -> None:
    sittings.resume(story.desk)


def _close(story: Story, _event: Event) -> None:
    sittings.close_sitting(story.desk)


def _vote(story: Story, event: Event) -> None:
    sittings.vote(story.desk, _named(story, event), _returned(story, event), _conduct(event))


def _named(story: Story, event: Event) -> str:
    """What a vote is on: an amendment's file, an address; a list of them is a block."""
    on = event["on"]
    return ", ".join(story.ids.get(one, one) for one in ([on] if isinstance(on, str) else on))


def _returned(story: Story, event: Event) -> Returns:
    """What the room hands in: names in a file, groups, a count sheet, an outcome only, or figures."""
    if "roll-call" in event:
        table = (story.sample / event["roll-call"]).read_text(encoding="utf-8")
        return RollCall.parse(table, roll_today(story.desk))
    if "groups" in event:
        groups, apart = (_positions(event.get(name, {})) for name in ("groups", "dissent"))
        return declared(story.desk.state, roll_today(story.desk), groups, apart)
    if "secret" in event:
        return SecretSheet.from_json(event["secret"])
    for outcome in Announced:
        if event.get(outcome.value):
            return outcome
    return Count(**{field: event[name] for name, field in _COUNTERS.items() if name in event})


def _positions(said: Mapping[str, str]) -> dict[str, Position]:
    return {name: Position(position) for name, position in said.items()}


def _conduct(event: Event) -> Conduct:
    """How a vote was held, where the event says more than what was counted."""
    own = {name: event[name] for name in ("part", "reason") if name in event}
    own |= {name: event[said] == "for" for said, name in _SIDES.items() if said in event}
    own |= {said.replace("-", "_"): event[said] for said in ("second-call", "quorum-asked") if said in event}
    if "second" in event:
        own["second"] = Second(event["second"])
    return Conduct(**own) if own else PLAIN


_SIDES = {"chair": "casting_vote", "settled": "tie_settled"}


def _settle(story: Story, event: Event) -> None:
    stands, part = event.get("stands", True), event.get("part", "")
    settling_votes.settle(story.desk, _named(story, event), stands=stands, reason=event["reason"], part=part)


def _note(story: Story, event: Event) -> None:
    settling_votes.note(story.desk, _named(story, event), event["member"], event["note"])


def _choose(story: Story, event: Event) -> None:
    scale = event.get("scale", ())
    method = Method.MAJORITY_JUDGEMENT if scale else Method.APPROVAL
    rows = {story.ids[name]: [row] if isinstance(row, int) else row for name, row in event["figures"].items()}
    choosing.choose(story.desk, [*rows], method, rows, scale)


HAPPENINGS: Mapping[str, Callable[[Story, Event], None]] = {
    "roll": _set_roll,
    "open-sitting": _open,
    "presence": _move,
    "proxy": _proxy,
    "suspend": _suspend,
    "resume": _resume,
    "close-sitting": _close,
    "vote": _vote,
    "settle-vote": _settle,
    "note": _note,
    "choose": _choose,
}
