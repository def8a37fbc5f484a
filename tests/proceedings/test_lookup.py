"""Looking up: what people call an amendment or a place."""

from __future__ import annotations

import pytest

from drafting.deliberation.facts import Mark
from drafting.proceedings import drafting_rounds, lookup, sittings
from drafting.proceedings.desk import Desk
from drafting.proceedings.lookup import EarlierReading, NoReading, UnknownAmendment
from drafting.text.addresses import BadAddress, NoSuchPlace, Place
from drafting.voting.ballots import Count
from tests.proceedings.actions import adopt, consolidate, propose


@pytest.mark.parametrize("written", ["1", " 1 ", "n° 1", "No. 1", "#1", "amendement 1", "Amendment 1", "A-01", "a-01"])
def test_an_amendment_by_number_or_id(desk: Desk, written: str) -> None:
    """However it is written."""
    made = propose(desk, ("ten", "twelve"))
    assert lookup.amendment(desk.state, written) is made


def test_an_unknown_amendment_names_some_that_are_near(desk: Desk) -> None:
    """Those that look like it, or the last ones."""
    propose(desk, ("ten", "twelve"))
    propose(desk, ("ten", "nine"))
    with pytest.raises(UnknownAmendment) as caught:
        lookup.amendment(desk.state, "A-11")
    assert caught.value.written == "A-11"
    assert "A-01" in caught.value.near
    with pytest.raises(UnknownAmendment) as caught:
        lookup.amendment(desk.state, "77")
    assert caught.value.near == ("1", "2"), "the last ones; each has one name"


def test_a_number_of_an_earlier_reading_is_not_meant(desk: Desk) -> None:
    """Numbers begin anew; ids stay."""
    made = propose(desk, ("ten", "twelve"))
    adopt(desk, made, "text")
    consolidate(desk)
    from drafting.proceedings.drafting_rounds import open_reading

    open_reading(desk)
    assert lookup.amendment(desk.state, made.id).id == made.id
    with pytest.raises(UnknownAmendment):
        lookup.amendment(desk.state, "1")


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("texte", "text"),
        ("Whole", "text"),
        ("1", "A-01"),
        ("article 2", "articles/means"),
        ("articles/means", "articles/means"),
        ("preamble", "preamble"),
        ("article 1.2", "articles/purpose"),
    ],
)
def test_what_can_be_voted_on(desk: Desk, written: str, key: str) -> None:
    """An amendment, a division, the whole."""
    propose(desk, ("ten", "twelve"))
    assert lookup.votable(desk.state, written) == key


@pytest.mark.parametrize(("written", "error"), [("nowhere", BadAddress), ("m7", NoSuchPlace), ("12", UnknownAmendment)])
def test_what_cannot(desk: Desk, written: str, error: type[Exception]) -> None:
    """Each for its own reason."""
    with pytest.raises(error):
        lookup.votable(desk.state, written)


def test_a_place_in_a_draft_and_in_a_reading(drafted: Desk) -> None:
    """By its number as it is now."""
    assert lookup.place(drafted.state, "3.1") == Place("articles/follow-up", 1)
    with pytest.raises(NoReading):
        lookup.reading(drafted.state)
    with pytest.raises(NoReading):
        lookup.open_reading(drafted.state)


def test_the_last_reading_stays_readable(desk: Desk) -> None:
    """After adoption there is a reading, and no open one."""
    assert lookup.open_reading(desk.state) is desk.state.reading
    adopt(desk, "text")
    consolidate(desk)
    assert lookup.reading(desk.state).adopted
    assert lookup.place(desk.state, "3") == Place("articles/follow-up")
    with pytest.raises(NoReading):
        lookup.open_reading(desk.state)


@pytest.mark.parametrize("written", ["²", "①", "9" * 5000])
def test_figures_that_are_no_number(desk: Desk, written: str) -> None:
    """They name nothing."""
    propose(desk, ("ten", "twelve"))
    with pytest.raises(UnknownAmendment):
        lookup.amendment(desk.state, written)


def test_an_earlier_reading_is_over(desk: Desk) -> None:
    """Its amendments are found, but no longer discussed: neither marked, voted nor amended."""
    one = propose(desk, ("ten", "twelve"))
    adopt(desk, "text")
    consolidate(desk)
    drafting_rounds.open_reading(desk)
    assert lookup.amendment(desk.state, one.id).id == one.id
    records = list(desk.state.records)
    for refused in (
        lambda: lookup.discussed(desk.state, one.id),
        lambda: sittings.mark(desk, one.id, Mark.WITHDRAWN),
        lambda: sittings.vote(desk, one.id, Count(1, 0)),
        lambda: propose(desk, ("twelve", "twenty"), to=desk.state.amendments[one.id]),
    ):
        with pytest.raises(EarlierReading):
            refused()
    assert desk.state.records == records
