"""Hands: who put words into the text, as they are called: an amendment, a corrected project, an erratum."""

from __future__ import annotations

from drafting.deliberation import facts
from drafting.deliberation.facts import ProjectReplaced
from drafting.deliberation.state import State
from drafting.languages import tr


def hand(state: State, name: str) -> str:
    """What an amendment's id, or the hash of a record, is called; with its reading where there are several."""
    amendment = state.amendments.get(name)
    if amendment is None:
        record = next((one for one in state.records if one.hash == name), None)
        fact = facts.read(record) if record else None
        if isinstance(fact, ProjectReplaced):
            return tr("corrected project ({by})", by=fact.by)
        return tr("erratum {number}", number=_rank(state, name))
    if len(state.readings) == 1:
        return tr("amendment {label}", label=amendment.label)
    return tr("amendment {label} of reading {number}", label=amendment.label, number=amendment.fact.reading)


def _rank(state: State, name: str) -> int:
    """The number of an erratum in its reading."""
    errata = (reading.errata for reading in state.readings.values())
    return next(n for own in errata for n, (_, record) in enumerate(own, start=1) if record.hash == name)
