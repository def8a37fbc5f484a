"""`alinea mark`: what becomes of an amendment other than by a vote."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from drafting.commands.common import Named, answer_json, command, done, json_option, open_desk, warn
from drafting.languages import tr

if TYPE_CHECKING:
    from drafting.deliberation.amendment import Amendment
    from drafting.deliberation.state import State

_MARKS = {
    "withdrawn": ("retiré", "retire"),
    "not-moved": ("non-soutenu",),
    "inadmissible": ("irrecevable",),
    "satisfied": ("satisfait",),
    "reserved": ("réservé", "reserve"),
    "fallen": ("tombé", "tombe"),
}


def build() -> click.Command:
    """The command."""

    @command(
        "mark",
        tr("Mark amendment ID: withdrawn, not-moved, inadmissible, satisfied, reserved or fallen."),
        tr('alinea mark 12 withdrawn --reason "Taken up by no. 15"'),
    )
    @click.argument("name", metavar="ID")
    @click.argument("mark", type=Named(_MARKS))
    @click.option("--reason", default="", help=tr("Why."))
    @json_option
    @click.pass_context
    def mark(ctx: click.Context, name: str, mark: str, reason: str, *, as_json: bool) -> None:
        from drafting.commands.amendments import as_plain
        from drafting.deliberation.facts import Mark
        from drafting.proceedings import sittings
        from drafting.publishing import phrases

        desk = open_desk(ctx)
        amendment = sittings.mark(desk, name, Mark(mark), reason)
        if as_json:
            answer_json(as_plain(desk.state, amendment))
            return
        done(tr("Amendment {label}: {fate}.", label=amendment.label, fate=phrases.mark(Mark(mark))))
        _warn_of_members(desk.state, amendment)

    return mark


def _warn_of_members(state: State, amendment: Amendment) -> None:
    """Whoever gave their amendment up for one that is gone can take it up again."""
    from drafting.deliberation.amendment import Status

    own = [a for a in state.amendments.values() if amendment.id in a.groups and a.status is Status.GROUPED]
    if own and not amendment.status.is_open:
        labels = ", ".join(a.label for a in own)
        warn(
            tr(
                "Those it took the place of stay grouped: {labels}. “alinea mark ID reserved” takes one up again.",
                labels=labels,
            )
        )
