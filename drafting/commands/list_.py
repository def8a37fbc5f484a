"""`alinea list`: the amendments of the reading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import click

from drafting.commands.common import answer_json, answered, command, json_option, open_desk, say, warn
from drafting.languages import ntr, tr

if TYPE_CHECKING:
    from drafting.deliberation.amendment import Amendment, Status
    from drafting.deliberation.state import State
    from drafting.proceedings.desk import Desk

_WIDE = 110
_NARROW_CELL = 13


def build() -> click.Command:
    """The command."""

    @command("list", tr("List the amendments of the reading, with what became of them."), tr("alinea list --open"))
    @click.option("--open", "only_open", is_flag=True, help=tr("Only those still to be dealt with."))
    @click.option(
        "--reading", type=click.IntRange(1), help=tr("The amendments of this reading; of the one under way by default.")
    )
    @json_option
    @click.pass_context
    def list_(ctx: click.Context, *, only_open: bool, reading: int | None, as_json: bool) -> None:
        if as_json:
            _answer(open_desk(ctx), reading, only_open=only_open)
            return
        asked = ("list-open" if only_open else "list") + (f" {reading}" if reading else "")
        _show(answered(ctx, asked, lambda desk: _plain(desk, reading, only_open=only_open), about_refs=True))

    return list_


def _answer(desk: Desk, reading: int | None, *, only_open: bool) -> None:
    from drafting.commands.amendments import Places, as_plain

    state = _as_read(desk.state, reading)
    places = Places(state)
    answer_json([as_plain(state, a, places) for a in _found(state, only_open=only_open)])
    _warn(desk.not_taken_in(), desk.by_hand())


def _as_read(state: State, reading: int | None) -> State:
    """The state of an earlier reading, if one is asked for; raises `NoSuchReading`."""
    from drafting.deliberation.history import as_read

    return as_read(state, reading) if reading else state


def _found(state: State, *, only_open: bool) -> list[Amendment]:
    return [a for a in state.of_reading() if not only_open or a.status.is_open]


def _warn(not_taken_in: Iterable[str], by_hand: Iterable[str]) -> None:
    """What was done with Git alone and no fact speaks of."""
    for name in not_taken_in:
        warn(tr("The branch {name} is not taken in yet: alinea propose --branch {name}", name=name))
    for ref in by_hand:
        warn(tr("The branch {name} was moved by hand; what was recorded stands.", name=ref.removeprefix("refs/heads/")))


def summary(found: Iterable[Amendment]) -> str:
    """How many there are, and what became of them."""
    return counted(Counter(a.status for a in found))


def counted(counts: Mapping[Status, int]) -> str:
    """How many amendments there are at each status, the most frequent first."""
    from drafting.publishing import phrases

    counts = Counter(counts)
    said = ", ".join(phrases.statuses(status, n) for status, n in counts.most_common())
    return ntr("{count} amendment: {outcomes}.", "{count} amendments: {outcomes}.", counts.total(), outcomes=said)


def _outcome(amendment: Amendment) -> str:
    """What became of it, and whether it came late."""
    from drafting.publishing import phrases

    said = phrases.short(amendment)
    return tr("{outcome}, late", outcome=said) if amendment.fact.deadline else said


def _plain(desk: Desk, reading: int | None, *, only_open: bool) -> dict[str, Any]:
    """Everything that is printed, as plain data, in words."""
    from drafting.commands.amendments import Places
    from drafting.publishing import phrases

    state = _as_read(desk.state, reading)
    places = Places(state)
    found = _found(state, only_open=only_open)
    return {
        "rows": [
            (
                ("↳ " if a.fact.parent else "") + a.label,
                a.id,
                ", ".join("+ " * new + phrases.address(where) for where, new in places.of(a)),
                a.fact.title,
                a.fact.author,
                _outcome(a),
            )
            for a in found
        ],
        "summary": summary(found),
        "not_taken_in": desk.not_taken_in(),
        "by_hand": desk.by_hand(),
    }


def _show(found: dict[str, Any]) -> None:
    from drafting.commands.terminal import table, width

    rows = found["rows"]
    headings = (tr("No."), "Id", tr("Where"), tr("Title"), tr("Author"), tr("Outcome"))
    if not rows:
        click.echo(tr("No amendment."))
    elif width() < _WIDE:
        table([(row[0], *row[2:]) for row in rows], (headings[0], *headings[2:]), 2, _NARROW_CELL)
    else:
        table(rows, headings, 3)
    if rows:
        say(found["summary"])
    _warn(found["not_taken_in"], found["by_hand"])
