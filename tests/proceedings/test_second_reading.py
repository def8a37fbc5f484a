"""A second reading: another body, its rules, its numbers, on the text that the first adopted."""

from __future__ import annotations

import pytest

from drafting.deliberation.history import NoSuchReading, Point, as_read, weave
from drafting.deliberation.numbers import Number
from drafting.deliberation.state import WHOLE, text_of
from drafting.proceedings import lookup, publication, reproducing, rolls, sittings, submitting, versions
from drafting.proceedings.desk import Desk
from drafting.proceedings.drafting_rounds import NotNext, SittingGoesOn, Terms, open_reading
from drafting.proceedings.hands import hand
from drafting.proceedings.intake import NumberTaken, Wording
from drafting.voting.roll import Roll
from drafting.voting.rules import InvalidRule
from tests.proceedings.actions import adopt, consolidate, folder, opened, propose, replaced

COUNCIL = Terms("City Council", "fr-municipal-council", 163, 66)


@pytest.fixture
def council(desk: Desk) -> Desk:
    """The assembly has adopted its text, and the council reads it."""
    adopt(desk, propose(desk, ("ten", "twelve")), WHOLE)
    consolidate(desk)
    open_reading(desk, terms=COUNCIL, number=2)
    return desk


def numbered(desk: Desk, written: str, *changes: tuple[str, str]) -> str:
    """The label of an amendment that bears a number."""
    wording = Wording("Title", "Group A", number=Number.parse(written))
    return submitting.submit(desk, replaced(desk.state.text, *changes), wording).label


def test_its_own_text_body_and_rules(council: Desk) -> None:
    """Its text is the adopted one; its rules and members are not the first body's."""
    first, second = council.state.readings.values()
    assert second.frozen == first.text
    assert (second.body, second.settings.members) == ("City Council", 163)
    assert second.settings.standing_orders.preset == "fr-municipal-council"
    assert first.settings.standing_orders.preset == "citizens-assembly"
    assert council.repository.commit_named("reading/2") == council.repository.commit_named("adopted/1")


def test_a_roll_is_that_of_the_body_that_reads(desk: Desk) -> None:
    """It is set with the reading, and the one of the body before is no longer in force."""
    rolls.set_roll(desk, "\n".join(["id", *(f"A{n}" for n in range(10))]))
    adopt(desk, WHOLE)
    consolidate(desk)
    reading = open_reading(desk, terms=Terms("City Council", roll=Roll.parse("id\nC1\nC2\nC3\n")))
    assert desk.state.roll is not None
    assert [member.id for member in desk.state.roll.members] == ["C1", "C2", "C3"]
    assert reading.settings.members == 3


def test_the_sitting_of_the_other_body_is_closed_first(desk: Desk) -> None:
    """Those who are in its room are no quorum of the next body's."""
    sittings.open_sitting(desk, "Plenary", 10)
    adopt(desk, WHOLE)
    consolidate(desk)
    with pytest.raises(SittingGoesOn):
        open_reading(desk, terms=COUNCIL)
    sittings.close_sitting(desk)
    open_reading(desk, terms=COUNCIL)


def test_another_body_has_no_roll_unless_somebody_says(desk: Desk) -> None:
    """Nobody of the assembly votes in the council."""
    rolls.set_roll(desk, "\n".join(["id", *(f"A{n}" for n in range(10))]))
    adopt(desk, WHOLE)
    consolidate(desk)
    open_reading(desk, terms=COUNCIL)
    assert desk.state.roll is None


def test_without_terms_it_is_as_the_resolution_says(drafted: Desk) -> None:
    """Not as the reading before: its terms were its own."""
    open_reading(drafted, terms=Terms(rules="association", members=12, first=5))
    adopt(drafted, WHOLE)
    consolidate(drafted)
    reading = open_reading(drafted)
    assert (reading.settings.standing_orders.preset, reading.settings.members) == ("citizens-assembly", 10)
    assert reading.first == 1


def test_a_reading_has_its_deadline(drafted: Desk) -> None:
    """Said when it is opened; the next one has none unless somebody says."""
    reading = open_reading(drafted, terms=Terms(deadline="2024-05-01T18:00"))
    assert reading.settings.standing_orders.deadline is not None
    adopt(drafted, WHOLE)
    consolidate(drafted)
    assert open_reading(drafted).settings.standing_orders.deadline is None


def test_readings_come_one_after_another(desk: Desk) -> None:
    """A number that is not the next is refused, and so are rules that there are not."""
    adopt(desk, WHOLE)
    consolidate(desk)
    with pytest.raises(NotNext) as refused:
        open_reading(desk, number=3)
    assert refused.value.number == 2
    with pytest.raises(InvalidRule):
        open_reading(desk, terms=Terms(rules="nobody's"))


def test_numbers_of_a_session(council: Desk) -> None:
    """They begin where the session stands, have gaps where other business goes between, and "bis"."""
    labels = [propose(council, ("twelve", "thirteen")).label, numbered(council, "70", ("every", "each"))]
    labels += [numbered(council, "66 bis", ("twelve", "nine")), propose(council, ("twelve", "nineteen")).label]
    assert labels == ["66", "70", "66 bis", "71"]
    assert [a.label for a in council.state.of_reading()] == ["66", "66 bis", "70", "71"]
    found = lookup.amendment(council.state, "n° 66bis")
    assert (found.label, found.number) == ("66 bis", Number(66, "bis"))
    with pytest.raises(NumberTaken):
        numbered(council, "66 bis", ("twelve", "eight"))
    again = opened(folder(council))
    assert [a.label for a in again.state.of_reading()] == ["66", "66 bis", "70", "71"]


def test_a_counter_wish(council: Desk) -> None:
    """Another whole text, moved as an amendment that answers one: it can be voted on as any other."""
    propose(council, ("twelve", "thirteen"))
    kept = {path: None for path in council.state.text.to_files() if path.startswith("articles/")}
    whole = {**kept, "articles/010-study.md": "# Study\n\nThe city studies where trees are wanted.\n"}
    files = {**council.state.text.to_files(), **whole}
    text = text_of({path: content for path, content in files.items() if content is not None})
    wish = submitting.submit(council, text, Wording("Counter-wish", "The executive", number=Number(66, "bis")))
    sittings.open_sitting(council, "Council", 120)
    adopt(council, wish)
    consolidate(council)
    assert [d.key for d in council.state.text.divisions if d.folder == "articles"] == ["articles/study"]


def test_what_the_second_changed(council: Desk) -> None:
    """Between the two adopted texts stands what the council did, and whose each word is across readings."""
    sittings.open_sitting(council, "Council", 120)
    adopt(council, propose(council, ("every street", "each street")), WHOLE)
    consolidate(council)
    state = council.state
    first, second = (versions.known_point(state, name) for name in ("adopted/1", "adopted/2"))
    changed = weave(state, first, second)
    assert changed.base == state.readings[2].frozen
    assert changed.text == state.text
    hands = {hand(state, name) for _, who in weave(state, Point(1), second).attributed() for name in who}
    assert hands == {"amendment 1 of reading 1", "amendment 66 of reading 2"}
    assert [hand(state, name) for _, who in changed.attributed() for name in who] == ["amendment 66 of reading 2"]
    assert list(reproducing.texts(opened(folder(council)).state)) == []


def test_an_earlier_reading_can_be_seen_again(council: Desk) -> None:
    """Its text, its amendments, its vote and its documents are what they were when it closed."""
    propose(council, ("twelve", "thirteen"))
    state = council.state
    earlier = as_read(state, 1)
    assert earlier.text == state.readings[1].text
    assert [a.label for a in earlier.of_reading()] == ["1"]
    assert earlier.vote_on(WHOLE) is not None
    assert state.vote_on(WHOLE) is None
    view = publication.document(earlier, "text")
    assert (view.front.body, view.vote != "") == ("Assembly", True)
    assert [credit.label for credit in publication.document(earlier, "redline").credits] == ["1"]
    with pytest.raises(NoSuchReading):
        as_read(state, 3)
