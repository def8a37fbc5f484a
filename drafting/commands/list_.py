"""`alinea list`: the amendments of the reading."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from drafting.commands.common import answer_json, command, json_option, open_desk
from drafting.languages import ntr, tr

if TYPE_CHECKING:
    from drafting.deliberation.state import Amendment, State


def build() -> click.Command:
    """The command."""

    @command("list", tr("List the amendments of the reading, with what became of them."), "alinea list --open")
    @click.option("--open", "only_open", is_flag=True, help=tr("Only those still to be dealt with."))
    @json_option
    @click.pass_context
    def list_(ctx: click.Context, *, only_open: bool, as_json: bool) -> None:
        state = open_desk(ctx).state
        found = [a for a in state.of_reading() if a.status.is_open or not only_open]
        if as_json:
            answer_json([as_plain(state, a) for a in found])
        elif found:
            _show(state, found)
        else:
            click.echo(tr("No amendment."))

    return list_


def as_plain(state: State, amendment: Amendment) -> dict[str, Any]:
    """An amendment as plain data."""
    fact = amendment.fact
    return {
        "id": fact.id,
        "number": amendment.number,
        "title": fact.title,
        "author": fact.author,
        "cosigners": list(fact.cosigners),
        "statement": fact.statement,
        "places": places(state, amendment),
        "parent": fact.parent or None,
        "status": str(amendment.status),
        "reason": amendment.reason,
        "opinions": [{"by": o.by, "opinion": str(o.opinion), "note": o.note} for o in amendment.opinions],
        "vote": amendment.vote.decision.to_json() if amendment.vote else None,
        "edits": [edit.to_json() for edit in fact.edits],
        "submitted": amendment.record.at,
    }


def places(state: State, amendment: Amendment) -> list[str]:
    """Where an amendment changes the text, as addresses."""
    from drafting.amending.edits import AddDivision, Splice
    from drafting.text.addresses import Place, address_of
    from drafting.text.labels import labels

    base = state.base_text(amendment.fact)
    known = labels(state.readings[amendment.fact.reading].frozen, base)
    found: list[str] = []
    for edit in amendment.fact.edits:
        if isinstance(edit, AddDivision):
            found.append(f"+ {edit.added.title or edit.added.key}")
        else:
            block = edit.start[0] if isinstance(edit, Splice) else None
            found.append(str(address_of(Place(edit.division, block), base, known)))
    return list(dict.fromkeys(found))


def _show(state: State, found: list[Amendment]) -> None:
    from drafting.commands.terminal import table
    from drafting.publishing import phrases

    rows = [
        (
            ("↳ " if a.fact.parent else "") + a.label,
            a.id,
            ", ".join(places(state, a)),
            a.fact.title,
            a.fact.author,
            phrases.fate(a) if a.vote else phrases.status(a.status),
        )
        for a in found
    ]
    table(rows, (tr("No."), "Id", tr("Where"), tr("Title"), tr("Author"), tr("Outcome")))
    click.echo(ntr("{count} amendment.", "{count} amendments.", len(found)))
