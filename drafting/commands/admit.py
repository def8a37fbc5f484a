"""`alinea admit`: an amendment is found admissible."""

from __future__ import annotations

import click

from drafting.commands.common import answer_json, command, done, json_option, open_desk
from drafting.languages import tr


def build() -> click.Command:
    """The command."""

    @command(
        "admit",
        tr("Find amendment ID admissible; also one that was refused before."),
        tr('alinea admit 12 --by "the bureau"'),
    )
    @click.argument("name", metavar="ID")
    @click.option("--by", default="", help=tr("Who examined it."))
    @json_option
    @click.pass_context
    def admit(ctx: click.Context, name: str, by: str, *, as_json: bool) -> None:
        from drafting.commands.amendments import as_plain
        from drafting.proceedings import admitting

        desk = open_desk(ctx)
        amendment = admitting.admit(desk, name, by)
        if as_json:
            answer_json(as_plain(desk.state, amendment))
        else:
            done(tr("Amendment {label} is admissible.", label=amendment.label))

    return admit
