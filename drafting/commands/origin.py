"""`alinea origin`: which amendment, author and vote each alinéa, and each word of it, comes from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from drafting.commands.common import answer_json, command, json_option, open_desk
from drafting.languages import tr

if TYPE_CHECKING:
    from drafting.amending.origin import Origin
    from drafting.deliberation.state import State
    from drafting.text.addresses import Place


def build() -> click.Command:
    """The command."""

    @command(
        "origin",
        tr("Tell which amendment, author and vote the words at ADDRESS (or all that changed) come from."),
        tr("alinea origin 3.2"),
    )
    @click.argument("address", metavar=tr("[ADDRESS]"), required=False)
    @json_option
    @click.pass_context
    def origin(ctx: click.Context, address: str | None, *, as_json: bool) -> None:
        from drafting.commands.terminal import page
        from drafting.proceedings import lookup

        state = open_desk(ctx).state
        found = _found(state, lookup.place(state, address) if address else None)
        if as_json:
            answer_json([_as_plain(one) for one in found])
        else:
            page([line for one in found for line in _told(state, one)] or [tr("No change.")])

    return origin


def _found(state: State, place: Place | None) -> list[Origin]:
    """The origin of each alinéa at a place, or of each that changed; in the text as it stands."""
    from drafting.amending.origin import origins
    from drafting.proceedings import lookup

    reading = lookup.reading(state)
    weave = reading.weave()
    if reading.adopted:
        weave.then(reading.adopted[0].edits)
    if place is None:
        return [one for one in origins(weave) if any(who for _, who in one.passages)]
    return [one for one in origins(weave) if one.division == place.key and place.block in (None, one.block)]


def _as_plain(one: Origin) -> dict[str, object]:
    passages = [{"words": words.strip(), "amendments": list(who)} for words, who in one.passages]
    return {"division": one.division, "block": one.block, "alinea": one.alinea, "passages": passages}


def _told(state: State, one: Origin) -> Iterator[str]:
    """The place, then each passage and whose it is."""
    from drafting.commands.terminal import wrapped_words
    from drafting.proceedings.publication import current_labels
    from drafting.publishing import phrases

    where = phrases.place(one.division, current_labels(state).get(one.division), one.alinea)
    yield click.style(phrases.capital(where), bold=True)
    for words, who in one.passages:
        for line in wrapped_words(words, indent=2):
            yield click.style(line, fg="green") if who else line
        for name in who:
            a = state.amendments[name]
            said = tr("amendment {label} ({author}). {fate}", label=a.label, author=a.fact.author, fate=phrases.fate(a))
            yield click.style(f"      ← {said}", dim=True)
        if not who:
            yield click.style("      ← " + tr("first text"), dim=True)
