"""`alinea status`: where the room is, what comes next, and what waits for a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from drafting.commands.common import answer_json, command, json_option, open_desk, say, warn
from drafting.languages import ntr, tr

if TYPE_CHECKING:
    from drafting.deliberation.amendment import Amendment
    from drafting.deliberation.state import State
    from drafting.proceedings.overview import Overview

_NAMED = 5  # amendments that are named; there are commands to list them all
_LETTERS = 12  # of a hash


def build() -> click.Command:
    """The command."""

    @command(
        "status",
        tr("Tell where the resolution stands: reading, sitting, what is called next, what contradicts itself."),
        tr("alinea status"),
    )
    @json_option
    @click.pass_context
    def status(ctx: click.Context, *, as_json: bool) -> None:
        from drafting.proceedings.overview import overview

        desk = open_desk(ctx)
        found = overview(desk)
        if as_json:
            answer_json(_as_plain(found))
            return
        click.echo(click.style(found.title, bold=True))
        for said in _lines(found):
            say(said, 2, hanging=2)
        for said in _looked_at(desk.state, found):
            warn(said)

    return status


def _lines(found: Overview) -> Iterator[str]:
    from drafting.commands.list_ import counted

    yield _reading(found)
    yield _sitting(found)
    if found.statuses:
        yield counted(found.statuses)
    if found.called:
        yield tr("To be called next: {labels}", labels=_labels(found.called))
    if found.adopted:
        labels = _labels(found.adopted)
        yield tr("Adopted, and not in the text yet: {labels} (alinea consolidate)", labels=labels)
    if found.rejected:
        yield tr("The whole text was rejected.")
    if found.to_vote_whole:
        yield tr("All amendments are dealt with; the whole text is not voted yet.")


def _reading(found: Overview) -> str:
    if found.reading is None:
        return tr("No reading is open: the text is being drafted.")
    said = {"number": found.reading.number, "body": found.reading.body}
    if found.reading.adopted:
        return tr("Reading {number} ({body}): the text is adopted.", **said)
    return tr("Reading {number} ({body}) is under way.", **said)


def _sitting(found: Overview) -> str:
    if found.sitting is None:
        return tr("No sitting is open.")
    return tr("The sitting is open: {title}.", title=found.sitting.fact.title)


def _labels(of: Sequence[Amendment]) -> str:
    named = ", ".join(amendment.label for amendment in of[:_NAMED])
    if more := of[_NAMED:]:
        return ntr("{named} and {count} more", "{named} and {count} more", len(more), named=named)
    return named


def _looked_at(state: State, found: Overview) -> Iterator[str]:
    """What waits for a person."""
    from drafting.commands.contradictions import contradictions
    from drafting.publishing import phrases

    yield from contradictions(state, found.disputes)
    for on in found.irregular:
        what = phrases.capital(phrases.subject(state, on))
        yield tr("{what}: the vote is irregular, and waits for the chair: alinea vote … --settle or --annul", what=what)
    if found.unnumbered:
        ids = ", ".join(amendment.id for amendment in found.unnumbered[:_NAMED])
        yield tr("Without a number yet: {ids} (alinea number)", ids=ids)
    if found.late:
        yield tr("After the deadline: {labels}", labels=_labels(found.late))
    for name in found.pushed:
        yield tr("The branch {name} is not taken in yet: alinea propose --branch {name}", name=name)
    for ref in found.moved:
        name = ref.removeprefix("refs/heads/")
        yield tr("The branch {name} was moved by hand; what was recorded stands.", name=name)
    for record, why in found.apart:
        said = {"type": record.type, "hash": record.hash[:_LETTERS], "why": why}
        yield tr("A fact has no effect where it stands: {type} {hash} ({why}).", **said)
    if found.unread:
        yield ntr(
            "{count} fact is of a kind that this version does not know.",
            "{count} facts are of kinds that this version does not know.",
            found.unread,
        )


def _as_plain(found: Overview) -> dict[str, Any]:
    from drafting.commands.contradictions import as_plain

    reading, sitting = found.reading, found.sitting
    return {
        "title": found.title,
        "reading": reading and {"number": reading.number, "body": reading.body, "adopted": reading.adopted is not None},
        "sitting": sitting and sitting.fact.title,
        "statuses": {str(status): count for status, count in found.statuses.items()},
        "called": [amendment.id for amendment in found.called],
        "adopted": [amendment.id for amendment in found.adopted],
        "to_vote_whole": found.to_vote_whole,
        "rejected": found.rejected,
        "disputed": as_plain(found.disputes),
        "irregular": list(found.irregular),
        "late": [amendment.id for amendment in found.late],
        "unnumbered": [amendment.id for amendment in found.unnumbered],
        "not_taken_in": list(found.pushed),
        "moved_by_hand": list(found.moved),
        "without_effect": [{"fact": record.hash, "why": why} for record, why in found.apart],
        "unread": found.unread,
    }
