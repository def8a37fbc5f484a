"""`alinea show`: an amendment, whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import click

from drafting.commands.common import answer_json, command, fitted, json_option, open_desk, say
from drafting.languages import current, tr

if TYPE_CHECKING:
    from drafting.deliberation.amendment import Amendment
    from drafting.deliberation.state import State
    from drafting.deliberation.wordings import Worded


def build() -> click.Command:
    """The command."""

    @command(
        "show",
        tr("Show amendment ID: who, why, what it changes, and what became of it; or how it was worded over time."),
        tr("alinea show 12\nalinea show 12 --wordings"),
    )
    @click.argument("name", metavar="ID")
    @click.option(
        "--wordings", is_flag=True, help=tr("Show each of its wordings, and what it changed in the one before.")
    )
    @json_option
    @click.pass_context
    def show(ctx: click.Context, name: str, *, wordings: bool, as_json: bool) -> None:
        from drafting.commands.amendments import as_plain
        from drafting.proceedings import lookup

        state = open_desk(ctx).state
        amendment = lookup.amendment(state, name)
        if as_json:
            answer_json(as_plain(state, amendment))
        elif wordings:
            _show_wordings(state, amendment)
        else:
            _show(state, amendment)

    return show


def _show(state: State, amendment: Amendment) -> None:
    from drafting.commands.amendments import show_change
    from drafting.commands.terminal import wrapped_words

    fact = amendment.fact
    head = tr("Amendment {label} ({id})", label=amendment.label, id=fact.id)
    click.echo(click.style(fitted(f"{head}  {fact.title}"), bold=True))
    for line in _told(state, amendment):
        say(line)
    click.echo()
    if fact.statement:
        click.echo("\n".join(wrapped_words(fact.statement, indent=0)) + "\n")
    show_change(state, amendment)


def _show_wordings(state: State, amendment: Amendment) -> None:
    """Each wording under its label: the first on the text, the others on what was said before."""
    from drafting.commands.amendments import label_of, show_change, show_difference

    earlier: Worded | None = None
    for worded in amendment.wordings:
        head = tr("Amendment {label}: {title}", label=label_of(amendment, worded), title=worded.fact.title)
        click.echo(click.style(fitted(head), bold=True))
        say(_worded(worded), 2)
        if earlier and earlier.is_worded:
            show_difference(state, earlier, worded)
        else:
            show_change(state, amendment, worded)
        click.echo()
        earlier = worded


def _worded(worded: Worded) -> str:
    """When a wording was taken in, and who of its authors agreed to it."""
    from drafting.publishing.wording import date_words

    record = worded.said.record
    said = {"date": date_words(record.time, current.get()), "hour": f"{record.time:%H:%M}", "actor": record.actor}
    if worded.said.fact is worded.fact:
        return tr("submitted on {date} at {hour} ({actor})", **said)
    if worded.consent:
        names = ", ".join(worded.consent)
        return tr("rectified on {date} at {hour} ({actor}), with the consent of {names}", names=names, **said)
    return tr("rectified on {date} at {hour} ({actor}); no consent is noted", **said)


def _told(state: State, amendment: Amendment) -> Iterator[str]:
    """Whose it is, what became of it, who advised what, and which others say the same."""
    from drafting.commands.amendments import deadline_words, label_of
    from drafting.publishing import phrases

    fact = amendment.fact
    yield tr("by {authors}", authors=", ".join((fact.author, *fact.cosigners)))
    if fact.parent:
        yield tr("Sub-amendment to {parent}", parent=state.amendments[fact.parent].label)
    yield from _outcome(amendment, state.names)
    if fact.deadline:
        yield tr("Submitted after the deadline ({date})", date=deadline_words(amendment))
    if len(amendment.wordings) > 1:
        yield tr(
            "Rectified; its wordings: {labels}", labels=", ".join(label_of(amendment, w) for w in amendment.wordings)
        )
    for opinion in amendment.opinions:
        note = f" ({opinion.note})" if opinion.note else ""
        yield tr("Opinion of {by}: {opinion}", by=opinion.by, opinion=phrases.opinion(opinion.opinion)) + note
    if same := [a.label for a in state.identical(amendment)]:
        yield tr("Identical to: {labels}", labels=", ".join(same))
    for names, said in (
        (amendment.groups, tr("Taken up by: {labels}")),
        (_replaced(state, amendment), tr("In place of: {labels}")),
    ):
        if names:
            yield said.format(labels=", ".join(state.amendments[name].label for name in names))
    if amendment.status.is_open and amendment.wording.is_worded:
        yield from _rivals(state, amendment)


def _replaced(state: State, amendment: Amendment) -> list[str]:
    """The amendments that were grouped into it, or withdrawn in its favour."""
    own = state.amendments.values()
    return [a.id for a in own if amendment.id in a.groups or amendment.id == a.favouring]


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


def _outcome(amendment: Amendment, names: Mapping[str, str]) -> Iterator[str]:
    """What became of it; every vote that stands, and those that another took the place of."""
    from drafting.deliberation.standing import Vote
    from drafting.publishing import phrases, vote_phrases

    standing = amendment.standing
    votes = [one for one in standing if isinstance(one, Vote)]
    if len(standing) != 1 or not votes or votes[0].is_irregular:
        yield phrases.capital(phrases.status(amendment.status)) if votes else phrases.fate(amendment)
    yield from vote_phrases.of_amendment(amendment.votes, votes, names)
