"""`alinea log`: what happened, told as minutes."""

from __future__ import annotations

import sys

import click

from drafting.commands.common import answer_json, command, json_option, open_desk
from drafting.languages import tr


def build() -> click.Command:
    """The command."""

    @command("log", tr("Tell what happened, from the journal, as minutes."), "alinea log")
    @json_option
    @click.pass_context
    def log(ctx: click.Context, *, as_json: bool) -> None:
        state = open_desk(ctx).state
        if as_json:
            answer_json([{**record.envelope(), "hash": record.hash} for record in state.records])
            return
        lines: list[str] = []
        day = ""
        from drafting.deliberation import facts
        from drafting.proceedings.minutes import sentences

        for record in state.records:
            fact = facts.read(record)
            if record.time.date().isoformat() != day:
                day = record.time.date().isoformat()
                lines += ["", click.style(day, bold=True)]
            said = list(sentences(state, fact)) if fact else [tr("Something this version does not know: {type}", type=record.type)]
            lines += [f"  {record.time:%H:%M}  {one}" for one in said]
        _page(lines[1:])

    return log


def _page(lines: list[str]) -> None:
    if sys.stdout.isatty():
        click.echo_via_pager("\n".join(lines) + "\n")
    else:
        click.echo("\n".join(lines))
