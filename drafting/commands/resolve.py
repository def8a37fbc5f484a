"""`alinea resolve`: of what contradicts itself, say what stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from drafting.commands.common import answer_json, command, done, json_option, open_desk, say
from drafting.languages import tr

if TYPE_CHECKING:
    from drafting.deliberation.state import State
    from drafting.proceedings.disputes import Dispute


def build() -> click.Command:
    """The command."""

    @command(
        "resolve",
        tr(
            "Of facts that contradict each other on WHAT, say which stands: two counts of one vote, two numbers of "
            "one amendment, one number on two. A new fact says so, and nothing is deleted. Without NUMBER, the sides "
            "are shown."
        ),
        tr('alinea resolve 12 2 --reason "the second teller\'s sheet"'),
    )
    @click.argument("what", metavar=tr("WHAT"))
    @click.argument("side", type=click.IntRange(1), required=False, metavar=tr("[NUMBER]"))
    @click.option("--reason", default="", help=tr("Why, for the minutes."))
    @json_option
    @click.pass_context
    def resolve(ctx: click.Context, *, what: str, side: int | None, reason: str, as_json: bool) -> None:
        from drafting.commands.contradictions import as_plain, sides_of
        from drafting.proceedings import disputes

        desk = open_desk(ctx)
        if side is None:
            side = _asked(desk.state, disputes.about(desk.state, what))
        resolved = disputes.resolve(desk, what, side, reason)
        if as_json:
            answer_json(as_plain([resolved])[0] | {"stands": side})
        else:
            done(tr("This stands: {what}", what=sides_of(desk.state, resolved)[side - 1]))
            for other in {one.about for one in resolved.sides} - {resolved.sides[side - 1].about}:
                say(tr("{id} bears the number {number}", id=other, number=desk.state.amendments[other].name), 2)

    return resolve


def _asked(state: State, dispute: Dispute) -> int:
    """The side that a person chooses."""
    from drafting.commands.contradictions import head, sides_of

    say(head(state, dispute) + tr(": ").rstrip())
    sides = sides_of(state, dispute)
    for rank, said in enumerate(sides, 1):
        say(f"{rank}  {said}", 2, hanging=3)
    return int(click.prompt(tr("Which stands"), type=click.IntRange(1, len(sides)), prompt_suffix=tr(": ")))
