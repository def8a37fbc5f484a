"""`alinea log`: what happened, told as minutes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from drafting.commands.common import answer_json, command, json_option, open_desk
from drafting.languages import current, tr

if TYPE_CHECKING:
    from drafting.deliberation.records import Record
    from drafting.deliberation.state import State

_MARGIN = 9  # the hour, before each sentence


def build() -> click.Command:
    """The command."""

    @command("log", tr("Tell what happened, from the journal, as minutes."), tr("alinea log --json"))
    @json_option
    @click.pass_context
    def log(ctx: click.Context, *, as_json: bool) -> None:
        from drafting.commands.terminal import page

        state = open_desk(ctx).state
        if as_json:
            answer_json([{**record.envelope(), "hash": record.hash} for record in state.records])
        else:
            page(list(_minutes(state)))

    return log


def _minutes(state: State) -> Iterator[str]:
    """Day by day, the hour and a sentence."""
    from itertools import groupby

    from drafting.publishing.wording import date_words

    days = groupby(state.records, key=lambda record: record.time.date())
    for at, (_, records) in enumerate(days):
        for n, record in enumerate(records):
            if n == 0:
                yield from [""] * bool(at)
                yield click.style(date_words(record.time, current.get()), bold=True)
            for said in _sentences(state, record):
                yield from _hanging(f"{record.time:%H:%M}", said)


def _sentences(state: State, record: Record) -> list[str]:
    from drafting.deliberation import facts
    from drafting.proceedings.minutes import sentences

    fact = facts.read(record)
    return (
        list(sentences(state, fact)) if fact else [tr("Something this version does not know: {type}", type=record.type)]
    )


def _hanging(hour: str, said: str) -> list[str]:
    import textwrap

    from drafting.commands.terminal import width

    return textwrap.wrap(
        said,
        max(width(), 2 * _MARGIN),
        initial_indent=f"  {hour}".ljust(_MARGIN),
        subsequent_indent=" " * _MARGIN,
        break_long_words=False,
        break_on_hyphens=False,
    )
