"""`alinea undo`: what this device recorded last has no effect any more; both are kept."""

from __future__ import annotations

import click

from drafting.commands.common import command, done, open_desk
from drafting.languages import tr


def build() -> click.Command:
    """The command."""

    @command(
        "undo",
        tr(
            "Undo what this device recorded last: an opinion, a mark, a vote, a call, a settlement, the opening of a "
            "sitting. A new fact says so, and nothing is deleted. Again, it undoes the one before."
        ),
        tr('alinea undo --reason "another amendment was meant"'),
    )
    @click.option("--reason", default="", help=tr("Why, for the minutes."))
    @click.pass_context
    def undo(ctx: click.Context, reason: str) -> None:
        from drafting.proceedings import undoing

        made = undoing.undo(open_desk(ctx), reason)
        done(tr("Undone: {what}", what=made.said))

    return undo
