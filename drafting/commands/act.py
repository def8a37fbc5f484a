"""`alinea act`: the reference of an adopted text, when it was transmitted and when it was published."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from drafting.commands.common import answer_json, command, done, json_option, open_desk, say, warn
from drafting.languages import tr

if TYPE_CHECKING:
    from drafting.proceedings.acts import Act

_DAYS = ["%Y-%m-%d", "%d/%m/%Y"]


def build() -> click.Command:
    """The command."""

    @command(
        "act",
        tr(
            "Set down the reference of the adopted text, and the days on which it was transmitted and published; "
            "they are printed on it. Without an option, tell what is known."
        ),
        tr('alinea act --reference "2026 DSOL 12" --transmitted 2026-07-15'),
    )
    @click.option("--reference", default="", help=tr("Its reference."))
    @click.option("--transmitted", type=_Day(_DAYS), help=tr("The day it was transmitted."))
    @click.option("--published", type=_Day(_DAYS), help=tr("The day it was published."))
    @click.option("--reading", type=click.IntRange(1), help=tr("The reading that adopted it; the last by default."))
    @json_option
    @click.pass_context
    def act(
        ctx: click.Context,
        reference: str,
        transmitted: dt.datetime | None,
        published: dt.datetime | None,
        reading: int | None,
        *,
        as_json: bool,
    ) -> None:
        from drafting.proceedings import acts

        desk = open_desk(ctx)
        if reference or transmitted or published:
            sent, out = (day.date() if day else None for day in (transmitted, published))
            found = acts.register(desk, reference, sent, out, reading)
        else:
            found = acts.known(desk.state, reading)
        if as_json:
            answer_json(_as_plain(found))
        else:
            _tell(found, done if reference or transmitted or published else say)

    return act


class _Day(click.DateTime):
    """A day, as 2026-07-15 or 15/07/2026."""

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:  # noqa: ARG002
        return tr("DATE")

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            self.fail(tr("“{value}” is no day: write 2026-07-15 or 15/07/2026.", value=value), param, ctx)


def _tell(found: Act, tell: Callable[[str], None]) -> None:
    from drafting.proceedings.publication import act_lines

    for line in act_lines(found):
        tell(line)
    if max(map(len, (found.references, found.transmitted, found.published))) > 1:
        warn(tr("Two laptops said different things: say again which one stands."))
    if not found:
        say(tr("Nothing is known of it yet: no reference, no date."))


def _as_plain(found: Act) -> dict[str, object]:
    return {
        "reading": found.reading,
        "references": list(found.references),
        "transmitted": [day.isoformat() for day in found.transmitted],
        "published": [day.isoformat() for day in found.published],
    }
