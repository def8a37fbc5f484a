"""`alinea sitting`: open or close a sitting."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from drafting.commands.common import Section, answer_json, command, done, json_option, open_desk
from drafting.languages import tr

if TYPE_CHECKING:
    from drafting.deliberation.sitting import Sitting


def build() -> click.Command:
    """The group."""

    @command("open", tr("Open a sitting."), tr('alinea sitting open "Plenary of 6 April" --present 88'))
    @click.argument("title", metavar=tr("TITLE"))
    @click.option("--present", type=click.IntRange(0), help=tr("How many members are in the room."))
    @click.option("--represented", type=click.IntRange(0), default=0, help=tr("How many are represented by proxy."))
    @json_option
    @click.pass_context
    def open_(ctx: click.Context, title: str, present: int | None, represented: int, *, as_json: bool) -> None:
        from drafting.proceedings.sittings import open_sitting

        sitting = open_sitting(open_desk(ctx), title, present, represented)
        if as_json:
            answer_json(_as_plain(sitting))
            return
        done(tr("The sitting is open: {title}.", title=title))

    @command("close", tr("Close the open sitting."), tr("alinea sitting close"))
    @json_option
    @click.pass_context
    def close(ctx: click.Context, *, as_json: bool) -> None:
        from drafting.proceedings.sittings import close_sitting

        sitting = close_sitting(open_desk(ctx))
        if as_json:
            answer_json(_as_plain(sitting))
            return
        done(tr("The sitting is closed: {title}.", title=sitting.fact.title))

    line, example = tr("Open or close a sitting."), tr('alinea sitting open "Plenary of 6 April"\nalinea sitting close')
    return Section("sitting", line, example, {"ouvrir": open_, "lever": close, "fermer": close})


def _as_plain(sitting: Sitting) -> dict[str, object]:
    fact, closed = sitting.fact, sitting.closed
    return {
        "title": fact.title,
        "present": fact.present,
        "represented": fact.represented,
        "opened": sitting.opened.at,
        "closed": closed.at if closed else None,
    }
