"""`alinea sitting`: open or close a sitting."""

from __future__ import annotations

import click

from drafting.commands.common import command, done, open_desk
from drafting.languages import tr


def build() -> click.Command:
    """The group."""

    @command("open", tr("Open a sitting."), 'alinea sitting open "Plenary of 6 April" --present 88')
    @click.argument("title")
    @click.option("--present", type=click.IntRange(0), help=tr("How many members are in the room."))
    @click.option("--represented", type=click.IntRange(0), default=0, help=tr("How many are represented by proxy."))
    @click.pass_context
    def open_(ctx: click.Context, title: str, present: int | None, represented: int) -> None:
        from drafting.proceedings.sittings import open_sitting

        open_sitting(open_desk(ctx), title, present, represented)
        done(tr("The sitting is open: {title}.", title=title))

    @command("close", tr("Close the open sitting."), "alinea sitting close")
    @click.pass_context
    def close(ctx: click.Context) -> None:
        from drafting.proceedings.sittings import close_sitting

        sitting = close_sitting(open_desk(ctx))
        done(tr("The sitting is closed: {title}.", title=sitting.fact.title))

    group = click.Group("sitting", help=tr("Open or close a sitting."))
    for made, french in ((open_, "ouvrir"), (close, "fermer")):
        group.add_command(made)
        group.add_command(made, french)
    return group
