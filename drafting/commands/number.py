"""`alinea number`: the amendments that other laptops took in get their numbers."""

from __future__ import annotations

import click

from drafting.commands.common import answer_json, command, done, json_option, open_desk, say
from drafting.languages import ntr, tr


def build() -> click.Command:
    """The command."""

    @command(
        "number",
        tr(
            "Give the next numbers to the amendments that wait for one, in the order they came in: those that were "
            "taken in on a laptop without the role for numbering. A number that was given stays."
        ),
        tr("alinea number"),
    )
    @json_option
    @click.pass_context
    def number(ctx: click.Context, *, as_json: bool) -> None:
        from drafting.commands.amendments import as_plain
        from drafting.proceedings.numbering import number as numbered

        desk = open_desk(ctx)
        made = numbered(desk)
        if as_json:
            answer_json([as_plain(desk.state, amendment) for amendment in made])
            return
        if not made:
            done(tr("Every amendment has its number."))
            return
        done(ntr("{count} amendment numbered.", "{count} amendments numbered.", len(made)))
        for amendment in made:
            said = {"label": amendment.label, "id": amendment.id, "title": amendment.fact.title}
            say(tr("{label}: {title} ({id})", **said), 2, hanging=2)

    return number
