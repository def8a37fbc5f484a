"""`alinea refuse`: an amendment is found inadmissible, and why."""

from __future__ import annotations

import click

from drafting.commands.common import answer_json, command, done, json_option, open_desk
from drafting.languages import tr


def build() -> click.Command:
    """The command."""

    @command(
        "refuse",
        tr("Find amendment ID inadmissible, as “alinea mark” does; “alinea admit” takes it up again."),
        tr('alinea refuse 12 --reason "It has nothing to do with the text" --by "the bureau"'),
    )
    @click.argument("name", metavar="ID")
    @click.option("--reason", required=True, help=tr("Why: its author and the minutes are told."))
    @click.option("--by", default="", help=tr("Who examined it."))
    @json_option
    @click.pass_context
    def refuse(ctx: click.Context, name: str, reason: str, by: str, *, as_json: bool) -> None:
        from drafting.commands.amendments import as_plain
        from drafting.proceedings import admitting

        desk = open_desk(ctx)
        amendment = admitting.refuse(desk, name, reason, by)
        if as_json:
            answer_json(as_plain(desk.state, amendment))
        else:
            done(tr("Amendment {label} is inadmissible: {reason}", label=amendment.label, reason=amendment.reason))

    return refuse
