"""`alinea order`: in which order the amendments are called, and what is debated and voted together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from drafting.commands.common import answer_json, answered, command, done, json_option, open_desk, say, set_in
from drafting.languages import ntr, tr

if TYPE_CHECKING:
    from drafting.amending.discussion.order import Agenda, Discussion, Slot, Stage
    from drafting.deliberation.amendment import Amendment
    from drafting.deliberation.state import State


def build() -> click.Command:
    """The command."""

    @command(
        "order",
        tr(
            "Show the order of discussion: joint debates, identical amendments, sub-amendments before what they "
            "amend. The standing orders name the rule; --call records where the chair calls one instead, and why."
        ),
        tr('alinea order --to-vote\nalinea order --call 12 --before 7 --reason "Its author must leave"'),
    )
    @click.option("--to-vote", is_flag=True, help=tr("Only what must still be dealt with."))
    @click.option("--call", metavar="ID", help=tr("Call this amendment elsewhere."))
    @click.option("--before", metavar="ID", help=tr("… before this one."))
    @click.option("--after", metavar="ID", help=tr("… after this one."))
    @click.option("--in-place", is_flag=True, help=tr("… at its own place again."))
    @click.option("--reason", help=tr("Why."))
    @json_option
    @click.pass_context
    def order(
        ctx: click.Context,
        call: str | None,
        before: str | None,
        after: str | None,
        reason: str | None,
        *,
        to_vote: bool,
        in_place: bool,
        as_json: bool,
    ) -> None:
        if call is not None:
            if to_vote:
                raise click.UsageError(tr("--call and --to-vote do not go together."))
            _call(ctx, call, before, after, reason, in_place=in_place, as_json=as_json)
            return
        if in_place or any(given is not None for given in (before, after, reason)):
            raise click.UsageError(tr("Say which amendment, with --call."))
        found = answered(ctx, "order-to-vote" if to_vote else "order", lambda desk: _plain(desk.state, to_vote=to_vote))
        if as_json:
            answer_json(found)
        else:
            _show(found)

    return order


def _call(
    ctx: click.Context,
    name: str,
    before: str | None,
    after: str | None,
    reason: str | None,
    *,
    in_place: bool,
    as_json: bool,
) -> None:
    from drafting.amending.instructions.operations import Side
    from drafting.proceedings import agenda

    if (before is not None) + (after is not None) + in_place != 1:
        raise click.UsageError(tr("Say where, with --before, --after or --in-place."))
    if not (reason or "").strip():
        raise click.UsageError(tr("Say why, with --reason: the minutes will."))
    desk = open_desk(ctx)
    side = Side.BEFORE if after is None else Side.AFTER
    called = agenda.call(desk, name, reason or "", side=side, beside=before if after is None else after)
    if as_json:
        answer_json({"id": called.id, "label": called.label})
        return
    done(tr("Amendment {label} is called as the chair decided.", label=called.label))


def _plain(state: State, *, to_vote: bool) -> dict[str, Any]:
    """Everything that is printed, as plain data, places and names in words."""
    from drafting.deliberation.state import WHOLE
    from drafting.proceedings import agenda, lookup

    made: Agenda = agenda.still_to_vote(state) if to_vote else agenda.agenda(state)
    stages = (_stage(state, stage, to_vote=to_vote) for stage in made.stages)
    return {
        "rule": str(state.settings.standing_orders.order),
        "stages": [stage for stage in stages if stage["discussions"] or stage["vote"]],
        "whole": None if lookup.reading(state).adopted else _vote(state, WHOLE, to_vote=to_vote),
        "moved": _moved(state, made),
    }


def _moved(state: State, made: Agenda) -> list[dict[str, str]]:
    """The calls of the chair that the order follows: the last for each amendment."""
    idle = {name for name, *_ in made.unmoved}
    last = {fact.id: fact for fact, _ in state.overrides if fact.id not in idle}
    return [{"label": state.amendments[f.id].label, "reason": f.reason} for f in last.values() if f.beside]


def _stage(state: State, stage: Stage, *, to_vote: bool) -> dict[str, Any]:
    from drafting.proceedings.agenda import numbers
    from drafting.publishing import phrases

    key, label = stage.division, numbers(state).get(stage.division)
    name = phrases.division(key, label)
    return {
        "place": phrases.capital(phrases.beside(stage.beside, key, label) if stage.beside else name),
        "discussions": [_discussion(state, discussion) for discussion in stage.discussions],
        "vote": _vote(state, stage.division, to_vote=to_vote) if stage.ends_with_vote else None,
    }


def _vote(state: State, on: str, *, to_vote: bool) -> str | None:
    """What the vote on a division, or on the whole, was; nothing where it is not to be shown or none will be."""
    from drafting.proceedings import lookup
    from drafting.publishing import phrases

    held = state.vote_on(on)
    if held is None:
        return None if lookup.reading(state).adopted else tr("Vote")
    return None if to_vote else phrases.result(held.decision)


def _discussion(state: State, discussion: Discussion) -> dict[str, Any]:
    return {
        "joint": discussion.is_joint,
        "votes": sum(any(_is_voted(state.amendments[name]) for name in slot.names) for slot in discussion.slots),
        "slots": [_slot(state, slot) for slot in discussion.slots],
    }


def _is_voted(amendment: Amendment) -> bool:
    """Whether it has been voted, or will be: what is withdrawn or has fallen only took part in the debate."""
    return amendment.status.is_open or amendment.vote is not None


def _slot(state: State, slot: Slot) -> dict[str, Any]:
    from drafting.publishing import phrases

    return {
        "subs": [_discussion(state, discussion) for discussion in slot.subs],
        "moved": slot.moved,
        "amendments": [
            {
                "id": name,
                "label": state.amendments[name].label,
                "title": state.amendments[name].fact.title,
                "author": state.amendments[name].fact.author,
                "status": phrases.short(state.amendments[name]),
                "open": state.amendments[name].status.is_open,
                "to_be_worded": not state.amendments[name].wording.is_worded,
            }
            for name in slot.names
        ],
    }


def _show(found: dict[str, Any]) -> None:
    for stage in found["stages"]:
        click.echo("\n".join(_stage_lines(stage)) + "\n")
    for moved in found["moved"]:
        say(tr("Amendment {label} was moved by the chair: {reason}", **moved))
    if found["whole"]:
        click.echo(click.style(tr("The whole text"), bold=True) + f"  {found['whole']}")
    elif not found["stages"]:
        click.echo(tr("Nothing is left to be voted."))


def _stage_lines(stage: dict[str, Any]) -> Iterator[str]:
    head = click.style(stage["place"], bold=True)
    if not stage["discussions"]:
        yield f"{head}  {stage['vote']}"
        return
    yield head
    for discussion in stage["discussions"]:
        yield from (set_in(line, indent, hanging=4) for line, indent in _lines(discussion, 2))
    if stage["vote"]:
        yield set_in(click.style(stage["vote"], italic=True), 2)


def _lines(discussion: dict[str, Any], indent: int) -> Iterator[tuple[str, int]]:
    """The lines of a discussion, each with how far it is set in."""
    if discussion["joint"]:
        count = discussion["votes"]
        yield click.style(ntr("Joint debate: {count} vote", "Joint debate: {count} votes", count), dim=True), indent
        indent += 2
    for slot in discussion["slots"]:
        for inner in slot["subs"]:
            yield from ((line, deeper + 2) for line, deeper in _lines(inner, indent))
        several = len(slot["amendments"]) > 1
        if several:
            yield click.style(tr("Identical, one vote"), dim=True), indent
        for amendment in slot["amendments"]:
            said = tr("{label}  {title} ({author})", **amendment)
            plain = amendment["open"] and not amendment["to_be_worded"]
            yield said if plain else tr("{said}: {status}", said=said, status=amendment["status"]), indent + 2 * several
