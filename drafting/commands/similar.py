"""`alinea similar`: amendments that nearly say the same, for facilitators to bring their authors together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from drafting.commands.common import answer_json, answered, command, json_option, say, set_in
from drafting.languages import ntr, tr

if TYPE_CHECKING:
    from drafting.deliberation.state import State


def build() -> click.Command:
    """The command."""

    @command(
        "similar",
        tr(
            "Find the amendments that ask nearly the same, at one place or at several, with the words they share; "
            "--least says how alike they must be."
        ),
        tr("alinea similar\nalinea similar --least 60"),
    )
    @click.option(
        "--least",
        type=click.IntRange(1, 100),
        default=75,
        show_default=True,
        help=tr("The part of their words that they share at least, in percent."),
    )
    @json_option
    @click.pass_context
    def similar(ctx: click.Context, least: int, *, as_json: bool) -> None:
        found = answered(ctx, f"similar {least}", lambda desk: _plain(desk.state, least / 100))
        if as_json:
            answer_json(found)
        else:
            _show(found["groups"])

    return similar


def _plain(state: State, least: float) -> dict[str, Any]:
    from drafting.amending.discussion.similar import similar
    from drafting.commands.collisions import named
    from drafting.proceedings.discussion import pending, tables

    contributions = tuple(one for table in tables(state, pending(state)) for one in table.contributions)
    groups = similar(contributions, least)
    return {
        "groups": [
            {
                "percent": int(group.likeness * 100),
                "shared": group.shared,
                "same_place": group.same_place,
                "amendments": named(state, group.who),
            }
            for group in groups
        ]
    }


def _show(groups: list[dict[str, Any]]) -> None:
    for group in groups:
        click.echo("\n".join(_lines(group)) + "\n")
    count = len(groups)
    said = ntr("{count} group of nearly the same amendments.", "{count} groups of nearly the same amendments.", count)
    say(said if count else tr("No amendment nearly says what another does."))


def _lines(group: dict[str, Any]) -> Iterator[str]:
    head = tr("Alike to {percent} %", percent=group["percent"])
    if not group["same_place"]:
        head = tr("{head}, at different places", head=head)
    yield click.style(head, bold=True)
    yield set_in(tr("“{words}”", words=group["shared"]), 2)
    for amendment in group["amendments"]:
        yield set_in(tr("{label}  {title} ({author})", **amendment), 2, hanging=4)
