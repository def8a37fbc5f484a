"""`alinea list`: the amendments of the reading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from drafting.commands.common import answer_json, command, json_option, open_desk, say, warn
from drafting.languages import ntr, tr

if TYPE_CHECKING:
    from drafting.deliberation.amendment import Amendment
    from drafting.deliberation.facts import AmendmentSubmitted
    from drafting.deliberation.state import State
    from drafting.proceedings.desk import Desk
    from drafting.text.addresses import Address
    from drafting.text.labels import Labels
    from drafting.text.model import Text

_WIDE = 110
_NARROW_CELL = 13


def build() -> click.Command:
    """The command."""

    @command("list", tr("List the amendments of the reading, with what became of them."), tr("alinea list --open"))
    @click.option("--open", "only_open", is_flag=True, help=tr("Only those still to be dealt with."))
    @json_option
    @click.pass_context
    def list_(ctx: click.Context, *, only_open: bool, as_json: bool) -> None:
        desk = open_desk(ctx)
        state = desk.state
        found = [a for a in state.of_reading() if a.status.is_open or not only_open]
        if as_json:
            places = Places(state)
            answer_json([as_plain(state, a, places) for a in found])
        elif found:
            _show(state, found)
        else:
            click.echo(tr("No amendment."))
        _warn(desk)

    return list_


def _warn(desk: Desk) -> None:
    """What was done with Git alone and no fact speaks of."""
    for name in desk.not_taken_in():
        warn(tr("The branch {name} is not taken in yet: alinea propose --branch {name}", name=name))
    for ref in desk.by_hand():
        warn(tr("The branch {name} was moved by hand; what was recorded stands.", name=ref.removeprefix("refs/heads/")))


def as_plain(state: State, amendment: Amendment, places: Places | None = None) -> dict[str, Any]:
    """An amendment as plain data."""
    fact = amendment.fact
    return {
        "id": fact.id,
        "number": amendment.number,
        "title": fact.title,
        "author": fact.author,
        "cosigners": list(fact.cosigners),
        "statement": fact.statement,
        "places": ["+ " * new + str(where) for where, new in (places or Places(state)).of(amendment)],
        "parent": fact.parent or None,
        "status": str(amendment.status),
        "reason": amendment.reason,
        "opinions": [{"by": o.by, "opinion": str(o.opinion), "note": o.note} for o in amendment.opinions],
        "vote": amendment.vote.decision.to_json() if amendment.vote else None,
        "edits": [edit.to_json() for edit in fact.edits],
        "submitted": amendment.record.at,
    }


class Places:
    """Tells where amendments change the text they were written for; the numbers of each are made once."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._bases: dict[tuple[int, int, str], tuple[Text, Labels]] = {}

    def of(self, amendment: Amendment) -> list[tuple[Address, bool]]:
        """Addresses, and whether they are new: there only once the amendment is adopted."""
        from drafting.amending.edits import AddDivision, Splice
        from drafting.text.addresses import Place, address_of

        base, known = self._base(amendment.fact)
        found: list[tuple[Address, bool]] = []
        for edit in amendment.fact.edits:
            if isinstance(edit, AddDivision):
                after = self._state.amended(amendment)
                found.append((address_of(Place(edit.division), after, self._labels(amendment.fact, after)), True))
            else:
                place = Place(edit.division, edit.start[0] if isinstance(edit, Splice) else None)
                found.append((address_of(place, base, known), False))
        return list(dict.fromkeys(found))

    def _base(self, fact: AmendmentSubmitted) -> tuple[Text, Labels]:
        key = fact.reading, fact.base, fact.parent
        if key not in self._bases:
            base = self._state.base_text(fact)
            self._bases[key] = base, self._labels(fact, base)
        return self._bases[key]

    def _labels(self, fact: AmendmentSubmitted, text: Text) -> Labels:
        from drafting.text.labels import labels

        return labels(self._state.readings[fact.reading].frozen, text)


def summary(found: Iterable[Amendment]) -> str:
    """How many there are, and what became of them."""
    from drafting.publishing import phrases

    counts = Counter(a.status for a in found)
    said = ", ".join(phrases.statuses(status, n) for status, n in counts.most_common())
    return ntr("{count} amendment: {outcomes}.", "{count} amendments: {outcomes}.", counts.total(), outcomes=said)


def _show(state: State, found: list[Amendment]) -> None:
    from drafting.commands.terminal import table, width
    from drafting.publishing import phrases

    places = Places(state)
    rows = [
        (
            ("↳ " if a.fact.parent else "") + a.label,
            a.id,
            ", ".join("+ " * new + phrases.address(where) for where, new in places.of(a)),
            a.fact.title,
            a.fact.author,
            phrases.short(a),
        )
        for a in found
    ]
    headings = (tr("No."), "Id", tr("Where"), tr("Title"), tr("Author"), tr("Outcome"))
    if width() < _WIDE:
        table([(row[0], *row[2:]) for row in rows], (headings[0], *headings[2:]), 2, _NARROW_CELL)
    else:
        table(rows, headings, 3)
    say(summary(found))
