"""`alinea origin`: which amendment, author and vote each alinéa, and each word of it, comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from drafting.commands.common import answer_json, command, json_option, open_desk
from drafting.languages import tr

if TYPE_CHECKING:
    from drafting.amending.origin import Origin
    from drafting.deliberation.state import State


def build() -> click.Command:
    """The command."""

    @command(
        "origin",
        tr("Tell which amendment, author and vote the words at ADDRESS (or all that changed) come from."),
        "alinea origin 3.2",
    )
    @click.argument("address", required=False)
    @json_option
    @click.pass_context
    def origin(ctx: click.Context, address: str | None, *, as_json: bool) -> None:
        from drafting.amending.origin import origins
        from drafting.proceedings import lookup

        state = open_desk(ctx).state
        reading = lookup.reading(state)
        place = lookup.place(state, address) if address else None
        found = [
            one
            for one in origins(reading.weave())
            if (place is None or one.division == place.key) and (place is None or place.block in (None, one.block))
        ]
        if place is None:
            found = [one for one in found if any(who for _, who in one.passages)]
        if as_json:
            answer_json([_as_plain(one) for one in found])
        else:
            for one in found:
                _show(state, one)

    return origin


def _as_plain(one: Origin) -> dict[str, object]:
    passages = [{"words": words.strip(), "amendments": list(who)} for words, who in one.passages]
    return {"division": one.division, "block": one.block, "alinea": one.alinea, "passages": passages}


def _show(state: State, one: Origin) -> None:
    from drafting.proceedings.publication import current_labels
    from drafting.publishing import phrases

    where = phrases.place(one.division, current_labels(state).get(one.division), one.alinea)
    click.echo(click.style(phrases.capital(where), bold=True))
    for words, who in one.passages:
        if who:
            names = [state.amendments[name] for name in who]
            said = "; ".join(
                tr("amendment {label} ({author}), {fate}", label=a.label, author=a.fact.author, fate=phrases.fate(a))
                for a in names
            )
            click.echo(f"  {click.style(words.strip(), fg='green')}\n      ← {said}")
        else:
            click.echo(f"  {words.strip()}\n      ← " + tr("first text"))
