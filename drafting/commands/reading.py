"""`alinea reading`: open a reading of the text."""

from __future__ import annotations

import click

from drafting.commands.common import Section, answer_json, command, done, json_option, open_desk
from drafting.languages import tr


def build() -> click.Command:
    """The group."""

    @command(
        "open",
        tr("Open the next reading: the text is frozen, and amendments to it can be submitted."),
        tr("alinea reading open --body assembly"),
    )
    @click.option("--body", default="", help=tr("The body that reads it: an id of resolution.toml, or a name."))
    @json_option
    @click.pass_context
    def open_(ctx: click.Context, body: str, *, as_json: bool) -> None:
        from drafting.proceedings.drafting_rounds import open_reading

        reading = open_reading(open_desk(ctx), body)
        if as_json:
            answer_json({"number": reading.number, "body": reading.body, "text": reading.digest})
            return
        body = f" ({reading.body})" if reading.body else ""
        done(tr("Reading {number} is open{body}. The text is frozen.", number=reading.number, body=body))

    line = tr("Open a reading: the text is frozen.")
    return Section("reading", line, tr("alinea reading open"), {"ouvrir": open_})
