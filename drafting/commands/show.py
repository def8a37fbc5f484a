"""`alinea show`: an amendment, whole."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from drafting.commands.common import answer_json, command, fitted, json_option, open_desk, say
from drafting.languages import tr

if TYPE_CHECKING:
    from drafting.deliberation.amendment import Amendment
    from drafting.deliberation.state import State


def build() -> click.Command:
    """The command."""

    @command("show", tr("Show amendment ID: who, why, what it changes, and what became of it."), tr("alinea show 12"))
    @click.argument("name", metavar="ID")
    @json_option
    @click.pass_context
    def show(ctx: click.Context, name: str, *, as_json: bool) -> None:
        from drafting.commands.list_ import as_plain
        from drafting.proceedings import lookup

        state = open_desk(ctx).state
        amendment = lookup.amendment(state, name)
        if as_json:
            answer_json(as_plain(state, amendment))
        else:
            _show(state, amendment)

    return show


def _show(state: State, amendment: Amendment) -> None:
    from drafting.commands.diff import redline_of
    from drafting.commands.terminal import wrapped_words

    fact = amendment.fact
    head = tr("Amendment {label} ({id})", label=amendment.label, id=fact.id)
    click.echo(click.style(fitted(f"{head}  {fact.title}"), bold=True))
    for line in _told(state, amendment):
        say(line)
    click.echo()
    if fact.statement:
        click.echo("\n".join(wrapped_words(fact.statement, indent=0)) + "\n")
    click.echo("\n".join(redline_of(state, amendment)).rstrip())


def _told(state: State, amendment: Amendment) -> Iterator[str]:
    """Whose it is, what became of it, who advised what, and which others say the same."""
    from drafting.publishing import phrases

    fact = amendment.fact
    yield tr("by {authors}", authors=", ".join((fact.author, *fact.cosigners)))
    if fact.parent:
        yield tr("Sub-amendment to {parent}", parent=state.amendments[fact.parent].label)
    yield from _outcome(amendment)
    for opinion in amendment.opinions:
        note = f" ({opinion.note})" if opinion.note else ""
        yield tr("Opinion of {by}: {opinion}", by=opinion.by, opinion=phrases.opinion(opinion.opinion)) + note
    if same := [a.label for a in state.identical(amendment)]:
        yield tr("Identical to: {labels}", labels=", ".join(same))
    for names, said in (
        (amendment.groups, tr("Taken up by: {labels}")),
        ([a.id for a in state.amendments.values() if fact.id in a.groups], tr("In place of: {labels}")),
    ):
        if names:
            yield said.format(labels=", ".join(state.amendments[name].label for name in names))
    if amendment.status.is_open:
        yield from _rivals(state, amendment)


def _rivals(state: State, amendment: Amendment) -> Iterator[str]:
    """What it would leave of the others, if it passed."""
    from drafting.amending.discussion.falling import Outlook
    from drafting.proceedings.falling import rivals

    same = {a.id for a in state.identical(amendment)}
    found = [fate for fate in rivals(state, amendment) if fate.name not in same]
    for outlook, said in (
        (Outlook.FALLS, tr("If it passes, these fall: {labels}")),
        (Outlook.TO_RECTIFY, tr("If it passes, these must be rectified: {labels}")),
        (Outlook.SATISFIED, tr("If it passes, these are satisfied: {labels}")),
    ):
        if names := [state.amendments[fate.name].label for fate in found if fate.outlook is outlook]:
            yield said.format(labels=", ".join(names))


def _outcome(amendment: Amendment) -> Iterator[str]:
    """What became of it; every vote that stands, where they contradict each other."""
    from drafting.publishing import phrases

    votes = amendment.standing_votes if amendment.latest == "vote" else []
    if len(votes) != 1:
        yield phrases.fate(amendment)
    for vote in votes:
        yield phrases.decision(vote.decision)
