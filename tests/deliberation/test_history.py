"""History: points in the life of a text, and what came in between."""

from __future__ import annotations

import pytest

from drafting.deliberation.facts import (
    DeviceIntroduced,
    DraftTaken,
    Fact,
    ReadingOpened,
    ResolutionStarted,
    TextAdopted,
    TextCorrected,
)
from drafting.deliberation.fold import fold
from drafting.deliberation.history import NoSuchReading, Point, as_read, now, point_of, text_at, weave
from drafting.deliberation.state import State, text_of
from tests.deliberation.test_state import amended, submitted
from tests.helpers import FILES, chain

FOLLOW_UP = "articles/030-follow-up.md"
NINE = {FOLLOW_UP: FILES[FOLLOW_UP].replace("ten", "nine")}
DRAFTED = text_of({**FILES, **NINE})
SLIP = submitted("AC-01", "committee", "council", text=DRAFTED)


@pytest.fixture
def state() -> State:
    """Two drafts, a reading that adopted the text as it was, and an erratum."""
    facts: list[Fact] = [
        DeviceIntroduced("AC"),
        ResolutionStarted("Trees", FILES),
        DraftTaken("tree 00\n\nNine\n", NINE),
        ReadingOpened(1, "Assembly", DRAFTED.digest),
        TextAdopted(1, (), DRAFTED.digest),
        TextCorrected(1, SLIP.edits, SLIP.after, "the word of the statutes"),
    ]
    return fold(chain(facts))


def test_where_the_text_was_for_each_fact(state: State) -> None:
    """A writer is where the facts before had brought the text."""
    points = [point_of(state, record) for record in state.records]
    assert points == [Point(0), Point(0), Point(0, 1), Point(0, 2), Point(1), Point(1, 0, 1)]
    assert points == sorted(points)
    assert now(state) == Point(1, 0, 2)


def test_the_text_at_each_point(state: State) -> None:
    """First draft, second, frozen, adopted, corrected."""
    texts = [text_at(state, point) for point in (Point(0, 1), Point(0, 2), Point(1), Point(1, 0, 1), now(state))]
    assert texts[0] == text_of(FILES)
    assert texts[1] == texts[2] == texts[3] == DRAFTED
    assert texts[4] == state.text == amended("committee", "council", DRAFTED)


def test_what_came_in_between(state: State) -> None:
    """Free writing is nobody's, an erratum is its record's; each takes one text to the other."""
    woven = weave(state, Point(0, 1), now(state))
    assert woven.text == state.text
    assert [who for _, who in woven.attributed()] == [(state.records[-1].hash,), ()]
    assert not weave(state, Point(1), Point(1, 0, 1)).edits()


def test_an_earlier_reading(state: State) -> None:
    """There is one, and no other."""
    assert as_read(state, 1).text == state.text
    with pytest.raises(NoSuchReading):
        as_read(state, 2)
