"""`alinea origin`: which amendment, author and vote each alinéa, and each word of it, comes from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from drafting.commands.common import answer_json, command, json_option, open_desk
from drafting.languages import tr

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypeAlias

    from drafting.amending.origin import Origin
    from drafting.deliberation.idea import Idea
    from drafting.deliberation.state import State
    from drafting.text.addresses import Place

    Cited: TypeAlias = dict[tuple[str, int | None], Sequence[Idea]]


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
        cited = _cited(state)
        if as_json:
            answer_json([_as_plain(one, cited) for one in found])
        else:
            page([line for one in found for line in _told(state, one, cited)] or [tr("No change.")])

    return origin


def _found(state: State, place: Place | None) -> list[Origin]:
    """The origin of each alinéa at a place, or of each that changed; in the text as it stands."""
    from drafting.amending.origin import origins
    from drafting.deliberation.history import Point, now
    from drafting.deliberation.history import weave as woven
    from drafting.proceedings import lookup

    lookup.reading(state)
    weave = woven(state, Point(1), now(state))
    if place is None:
        return [one for one in origins(weave) if any(who for _, who in one.passages)]
    return [one for one in origins(weave) if one.division == place.key and place.block in (None, one.block)]


def _cited(state: State) -> Cited:
    """The ideas that each alinéa comes from, or its article as a whole."""
    from drafting.proceedings.ideas import cited

    return {(place.key, place.block): found for place, found in cited(state).items()} if state.ideas else {}


def _ideas(one: Origin, cited: Cited) -> list[Idea]:
    return [*cited.get((one.division, one.block), ()), *cited.get((one.division, None), ())]


def _as_plain(one: Origin, cited: Cited) -> dict[str, object]:
    passages = [{"words": words.strip(), "amendments": list(who)} for words, who in one.passages]
    ideas = [idea.id for idea in _ideas(one, cited)]
    return {"division": one.division, "block": one.block, "alinea": one.alinea, "passages": passages, "ideas": ideas}


def _told(state: State, one: Origin, cited: Cited) -> Iterator[str]:
    """The place, the ideas it comes from, then each passage and whose it is."""
    from drafting.commands.terminal import wrapped_words
    from drafting.deliberation.serials import called
    from drafting.proceedings.publication import current_labels
    from drafting.publishing import phrases

    where = phrases.place(one.division, current_labels(state).get(one.division), one.alinea)
    yield click.style(phrases.capital(where), bold=True)
    for idea in _ideas(one, cited):
        said = tr("Idea {number}: {said}", number=called(idea.id, state.ideas), said=idea.fact.said)
        yield from (click.style(line, dim=True) for line in wrapped_words(said, indent=2))
    for words, who in one.passages:
        for line in wrapped_words(words, indent=2):
            yield click.style(line, fg="green") if who else line
        for name in who:
            yield click.style(f"      ← {_hand(state, name)}", dim=True)
        if not who:
            yield click.style("      ← " + tr("first text"), dim=True)


def _hand(state: State, name: str) -> str:
    """Who put words there: for an amendment, whose it is and what became of it, and in which of several readings."""
    from drafting.proceedings.hands import hand
    from drafting.publishing import phrases

    a = state.amendments.get(name)
    if a is None:
        return hand(state, name)
    said = {"label": a.label, "author": a.fact.author, "fate": phrases.fate(a)}
    if len(state.readings) == 1:
        return tr("amendment {label} ({author}). {fate}", **said)
    return tr("amendment {label} of reading {number} ({author}). {fate}", number=a.fact.reading, **said)
