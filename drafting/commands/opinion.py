"""`alinea opinion`: record an opinion on an amendment."""

from __future__ import annotations

import click

from drafting.commands.common import Named, command, done, open_desk
from drafting.languages import tr

_OPINIONS = {
    "favourable": ("favorable",),
    "unfavourable": ("défavorable", "defavorable", "unfavorable"),
    "wisdom": ("sagesse",),
}


def build() -> click.Command:
    """The command."""

    @command(
        "opinion",
        tr("Record an opinion on amendment ID: favourable, unfavourable or wisdom."),
        'alinea opinion 12 favourable --by "Finance department"',
    )
    @click.argument("name", metavar="ID")
    @click.argument("opinion", type=Named(_OPINIONS))
    @click.option("--by", required=True, help=tr("Who advises."))
    @click.option("--note", default="", help=tr("What they add."))
    @click.pass_context
    def opinion(ctx: click.Context, name: str, opinion: str, by: str, note: str) -> None:
        from drafting.deliberation.facts import Opinion
        from drafting.proceedings.sittings import give_opinion
        from drafting.publishing import phrases

        amendment = give_opinion(open_desk(ctx), name, by, Opinion(opinion), note)
        said = phrases.opinion(Opinion(opinion))
        done(tr("Amendment {label}: opinion of {by}: {opinion}.", label=amendment.label, by=by, opinion=said))

    return opinion
