"""`alinea opinion`: record an opinion on an amendment."""

from __future__ import annotations

import click

from drafting.commands.common import Named, answer_json, command, done, json_option, open_desk
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
        tr('alinea opinion 12 favourable --by "Finance department"'),
    )
    @click.argument("name", metavar="ID")
    @click.argument("opinion", type=Named(_OPINIONS))
    @click.option("--by", required=True, help=tr("Who advises."))
    @click.option("--note", default="", help=tr("What they add."))
    @json_option
    @click.pass_context
    def opinion(ctx: click.Context, name: str, opinion: str, by: str, note: str, *, as_json: bool) -> None:
        from drafting.commands.amendments import as_plain
        from drafting.deliberation.facts import Opinion
        from drafting.proceedings.sittings import give_opinion
        from drafting.publishing import phrases

        desk = open_desk(ctx)
        amendment = give_opinion(desk, name, by, Opinion(opinion), note)
        if as_json:
            answer_json(as_plain(desk.state, amendment))
            return
        said = phrases.opinion(Opinion(opinion))
        done(tr("Amendment {label}: opinion of {by}: {opinion}.", label=amendment.label, by=by, opinion=said))

    return opinion
