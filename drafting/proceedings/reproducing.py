"""Reproducing: whether the texts that facts name by their digests are the ones that facts make."""

from __future__ import annotations

from collections.abc import Iterator

from drafting.amending.apply import apply
from drafting.deliberation.amendment import Amendment
from drafting.deliberation.bases import Bases
from drafting.deliberation.fold import fold
from drafting.deliberation.history import Point, point_of, text_at
from drafting.deliberation.knowing import knew
from drafting.deliberation.reading import Reading, Version
from drafting.deliberation.standing import Vote
from drafting.deliberation.state import WHOLE, State
from drafting.deliberation.wordings import voted
from drafting.proceedings.findings import Finding, Kind
from drafting.proceedings.sittings import whole_text
from drafting.text.model import Text

_UNMADE = (ValueError, LookupError)  # what edits raise that were written for another text


def texts(state: State) -> Iterator[Finding]:
    """The texts that are not what their facts say: versions, frozen, amended, consolidated, adopted."""
    for version in state.versions:
        yield from _version(state, version)
    for reading in state.readings.values():
        yield from _reading(state, reading)
    bases = Bases(state)
    for amendment in state.amendments.values():
        yield from _amendment(bases, amendment)


def votes(state: State) -> Iterator[Finding]:
    """The votes that were held on another text than the one that stood then."""
    for amendment in state.amendments.values():
        for vote in amendment.votes:
            if voted(amendment.wordings, [vote]) is None or not _is_its_part(state, amendment, vote):
                yield Finding(Kind.VOTED_TEXT, vote.record.path, amendment.id)
    for (number, on), held in state.votes.items():
        for vote in (one for one in held if isinstance(one, Vote)):
            if vote.fact.text_on(on) not in _digests(state, state.readings.get(number), on, vote):
                yield Finding(Kind.VOTED_TEXT, vote.record.path, on)


def _version(state: State, version: Version) -> Iterator[Finding]:
    """The draft that was given a name."""
    if _digest(state, point_of(state, version.record)) != version.fact.text:
        yield Finding(Kind.VERSION_TEXT, version.record.path, version.name)


def _reading(state: State, reading: Reading) -> Iterator[Finding]:
    """A reading's frozen text, the one after each adoption, the final one, and the one after each erratum."""
    if reading.frozen.digest != reading.digest:
        yield Finding(Kind.FROZEN_TEXT, reading.record.path, str(reading.number))
    for number, (step, record) in enumerate(reading.steps, start=1):
        made = _digest(state, Point(reading.number, number))
        if made != step.text:
            yield Finding(Kind.STEP_TEXT, record.path, step.label or ", ".join(step.amendments))
        if not made:
            return
    adopted = [(reading.adopted[0].text, reading.adopted[1])] if reading.adopted else []
    closing = [*adopted, *((fact.text, record) for fact, record in reading.errata)]
    for number, (text, record) in enumerate(closing, start=1):
        if _digest(state, Point(reading.number, len(reading.steps), number)) != text:
            yield Finding(Kind.ADOPTED_TEXT, record.path, str(reading.number))


def _amendment(bases: Bases, amendment: Amendment) -> Iterator[Finding]:
    """In each wording, the text that an amendment was written for, and the one that it makes of it."""
    for wording in amendment.wordings:
        fact, where = wording.fact, wording.said.record.path
        try:
            before = bases.written_for(fact)
            if before.digest != fact.before:
                yield Finding(Kind.BASE_TEXT, where, amendment.id)
            if before.amended(fact.edits).digest != fact.after:
                yield Finding(Kind.AMENDED_TEXT, where, amendment.id)
        except _UNMADE:
            yield Finding(Kind.AMENDED_TEXT, where, amendment.id)


def _is_its_part(state: State, amendment: Amendment, vote: Vote) -> bool:
    """Whether a part that was voted makes the text that its vote names."""
    if not vote.fact.edits:
        return True
    try:
        return apply(state.base_text(amendment.fact), vote.fact.edits).digest == vote.fact.text
    except _UNMADE:
        return False


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


def _digest(state: State, point: Point) -> str:
    """The digest of the text at a point; nothing if none can be made."""
    try:
        return text_at(state, point).digest
    except _UNMADE:
        return ""
