"""Minorities: their statement, annexed to the text in their own words."""

from __future__ import annotations

from collections.abc import Sequence

from drafting.deliberation.facts import MinorityStated
from drafting.proceedings import lookup
from drafting.proceedings.desk import Desk
from drafting.proceedings.submitting import NothingSaid
from drafting.text.blocks import parse_blocks, print_blocks, tidy
from drafting.text.inline import visible


class NobodySigns(NothingSaid):
    """A statement of nobody."""


def annex(desk: Desk, title: str, authors: Sequence[str], markdown: str) -> MinorityStated:
    """Annex a statement to the text of the reading; raises `NoReading`, `NothingSaid`, `NobodySigns`."""
    signed = tuple(filter(None, (" ".join(visible(name).split()) for name in authors)))
    text = print_blocks(tidy(parse_blocks(visible(markdown))))
    said = " ".join(visible(title).split())
    if not signed:
        raise NobodySigns
    if not (said and text.strip()):
        raise NothingSaid
    with desk.writing():
        reading = lookup.reading(desk.state)
        fact = MinorityStated(reading.number, said, signed, text)
        desk.write([fact])
    return fact
