"""Reproducing: whether the texts that facts name by their digests are the ones that facts make."""

from __future__ import annotations

from collections.abc import Iterator

from drafting.deliberation.amendment import Amendment, Vote
from drafting.deliberation.bases import Bases
from drafting.deliberation.fold import fold
from drafting.deliberation.knowing import knew
from drafting.deliberation.reading import Reading
from drafting.deliberation.state import WHOLE, State
from drafting.proceedings.findings import Finding, Kind
from drafting.proceedings.sittings import whole_text
from drafting.text.model import Text

_UNMADE = (ValueError, LookupError)  # what edits raise that were written for another text


def texts(state: State) -> Iterator[Finding]:
    """The texts that are not what their facts say: frozen, amended, consolidated, adopted."""
    for reading in state.readings.values():
        yield from _reading(reading)
    bases = Bases(state)
    for amendment in state.amendments.values():
        yield from _amendment(bases, amendment)


def votes(state: State) -> Iterator[Finding]:
    """The votes that were held on another text than the one that stood then."""
    for amendment in state.amendments.values():
        for vote in amendment.votes:
            if vote.fact.text != amendment.fact.after:
                yield Finding(Kind.VOTED_TEXT, vote.record.path, amendment.id)
    for (number, on), held in state.votes.items():
        for vote in held:
            if vote.fact.text not in _digests(state, state.readings.get(number), on, vote):
                yield Finding(Kind.VOTED_TEXT, vote.record.path, on)


def _reading(reading: Reading) -> Iterator[Finding]:
    """A reading's frozen text, the one after each adoption, and the final one."""
    if reading.frozen.digest != reading.digest:
        yield Finding(Kind.FROZEN_TEXT, reading.record.path, str(reading.number))
    for number, (step, record) in enumerate(reading.steps, start=1):
        made = _digest_at(reading, number)
        if made != step.text:
            yield Finding(Kind.STEP_TEXT, record.path, step.label or ", ".join(step.amendments))
        if not made:
            return
    if reading.adopted and _final_digest(reading) != reading.adopted[0].text:
        yield Finding(Kind.ADOPTED_TEXT, reading.adopted[1].path, str(reading.number))


def _amendment(bases: Bases, amendment: Amendment) -> Iterator[Finding]:
    """The text that an amendment was written for, and the one that it makes of it."""
    fact, where = amendment.fact, amendment.record.path
    try:
        before = bases.before(fact.reading, fact.base, fact.parent)
        if before.digest != fact.before:
            yield Finding(Kind.BASE_TEXT, where, amendment.id)
        if before.amended(fact.edits).digest != fact.after:
            yield Finding(Kind.AMENDED_TEXT, where, amendment.id)
    except _UNMADE:
        yield Finding(Kind.AMENDED_TEXT, where, amendment.id)


def _digests(state: State, reading: Reading | None, on: str, vote: Vote) -> tuple[str, ...]:
    """The digest of what stood when a vote was held, as its writer knew it; nothing if nothing did."""
    if reading is None:
        return ()
    try:
        if on == WHOLE:
            return (whole_text(fold(record for record in state.records if knew(vote.record, record))).digest,)
        adoptions = sum(knew(vote.record, record) for _, record in reading.steps)
        return (Text((reading.text_at(adoptions)[on],)).digest,)
    except _UNMADE:
        return ()


def _digest_at(reading: Reading, number: int) -> str:
    try:
        return reading.text_at(number).digest
    except _UNMADE:
        return ""


def _final_digest(reading: Reading) -> str:
    try:
        return reading.text.digest
    except _UNMADE:
        return ""
