"""`alinea reading`: open a reading of the text."""

from __future__ import annotations

import click

from drafting.commands.common import command, done, open_desk
from drafting.languages import tr


def build() -> click.Command:
    """The group."""

    @command(
        "open",
        tr("Open the next reading: the text is frozen, and amendments to it can be submitted."),
        "alinea reading open --body assembly",
    )
    @click.option("--body", default="", help=tr("The body that reads it: an id of resolution.toml, or a name."))
    @click.pass_context
    def open_(ctx: click.Context, body: str) -> None:
        from drafting.proceedings.drafting_rounds import open_reading

        reading = open_reading(open_desk(ctx), body)
        done(tr("Reading {number} is open ({body}). The text is frozen.", number=reading.number, body=reading.body))

    group = click.Group("reading", help=tr("Open a reading: the text is frozen."))
    group.add_command(open_)
    group.add_command(open_, "ouvrir")
    return group
