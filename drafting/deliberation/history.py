"""History: the text at any point of its life, and everything that came into it between two of them.

A point is told by what came before it, so that it is the same on every laptop: how many drafts, or
how many adoptions of a reading. From one draft to another the texts are compared, for people wrote
freely; from the first reading on, the edits themselves are there, each with whose it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from drafting.amending.apply import apply
from drafting.amending.compare import compare
from drafting.amending.edits import Edits
from drafting.amending.weave import Weave, Who
from drafting.deliberation.knowing import knew
from drafting.deliberation.reading import Reading
from drafting.deliberation.records import Record
from drafting.deliberation.state import State, text_of
from drafting.errors import AlineaError
from drafting.text.model import Text


class NoSuchReading(AlineaError, LookupError):
    """A reading that was never opened."""

    def __init__(self, number: int) -> None:
        self.number = number
        super().__init__(str(number))


@dataclass(frozen=True, slots=True, order=True)
class Point:
    """A point in the life of a text: a reading (0: none yet), its adoptions so far, and what closed it.

    Before the first reading `steps` counts drafts; `closing` counts the adoption of the whole, then
    each erratum.
    """

    reading: int
    steps: int = 0
    closing: int = 0


def as_read(state: State, number: int) -> State:
    """The state as a reading has it, later ones left out: its text, amendments, votes; raises `NoSuchReading`."""
    if number not in state.readings:
        raise NoSuchReading(number)
    return replace(state, readings={n: reading for n, reading in state.readings.items() if n <= number})


def now(state: State) -> Point:
    """Where the text is."""
    reading = state.reading
    if reading is None:
        return Point(0, len(state.drafts))
    return Point(reading.number, len(reading.steps), len(reading.closings))


def point_of(state: State, record: Record) -> Point:
    """Where the text was, as the writer of a record knew it."""
    reading = next((r for r in reversed(state.readings.values()) if knew(record, r.record)), None)
    if reading is None:
        return Point(0, sum(knew(record, draft.record) for draft in state.drafts))
    steps = sum(knew(record, written) for _, written in reading.steps)
    return Point(reading.number, steps, sum(knew(record, written) for _, written in reading.closings))


def text_at(state: State, point: Point) -> Text:
    """The text at a point; raises `ValueError` for a draft of which no text can be made."""
    if not point.reading:
        files = {path: content for draft in state.drafts[: point.steps] for path, content in draft.files.items()}
        return text_of({path: content for path, content in files.items() if content is not None})
    reading = state.readings[point.reading]
    text = reading.text_at(point.steps)
    for edits, _ in reading.closings[: point.closing]:
        text = apply(text, edits)
    return text


def weave(state: State, start: Point, end: Point) -> Weave:
    """Everything that came into the text from one point to a later one, and by whom.

    By an amendment's id; by the hash of its record what is none: a corrected project, an erratum.
    """
    woven = Weave(text_at(state, start))
    for edits, who in _layers(state, start, end):
        woven.then(edits, who)
    return woven


def _layers(state: State, start: Point, end: Point) -> Iterator[tuple[Edits, Who]]:
    if not start.reading:
        drafted = text_at(state, end if not end.reading else Point(1))
        yield compare(text_at(state, start), drafted), ()
    for number in range(max(1, start.reading), end.reading + 1):
        reading = state.readings[number]
        first, closed = (start.steps, start.closing) if number == start.reading else (0, 0)
        last, closing = (end.steps, end.closing) if number == end.reading else (len(reading.steps), None)
        yield from _steps(reading, first, last)
        for edits, written in reading.closings[closed:closing]:
            yield edits, (written.hash,)


def _steps(reading: Reading, first: int, last: int) -> Iterator[tuple[Edits, Who]]:
    for step, written in reading.steps[first:last]:
        for layer in step.layers:
            yield layer.edits, layer.by or (written.hash,)
