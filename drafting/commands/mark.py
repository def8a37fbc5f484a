"""`alinea mark`: what becomes of an amendment other than by a vote."""

from __future__ import annotations

import click

from drafting.commands.common import Named, command, done, open_desk
from drafting.languages import tr

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
        'alinea mark 12 withdrawn --reason "Taken up by no. 15"',
    )
    @click.argument("name", metavar="ID")
    @click.argument("mark", type=Named(_MARKS))
    @click.option("--reason", default="", help=tr("Why."))
    @click.pass_context
    def mark(ctx: click.Context, name: str, mark: str, reason: str) -> None:
        from drafting.deliberation.facts import Mark
        from drafting.proceedings import sittings
        from drafting.publishing import phrases

        amendment = sittings.mark(open_desk(ctx), name, Mark(mark), reason)
        done(tr("Amendment {label}: {fate}.", label=amendment.label, fate=phrases.mark(Mark(mark))))

    return mark
