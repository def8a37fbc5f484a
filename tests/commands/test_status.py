"""`alinea status` and `alinea resolve`: where the room is, and what contradicts itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from io import StringIO

import pytest

from drafting.deliberation.facts import AmendmentNumbered
from drafting.proceedings.desk import Desk
from drafting.voting.ballots import Count


def _words(said):
    return " ".join(said.split())


def _write(room, *facts):
    """Facts that no command would write."""
    desk = _desk(room)
    with desk.writing():
        desk.write(facts)


def _desk(room):
    return Desk.open(room.path, lambda: datetime(2024, 4, 7, 18, tzinfo=UTC), "Zoé")


@pytest.fixture
def disputed(room):
    """Amendment 1 with two counts of which neither replaces the other."""
    room.done("vote", "1", "--for", "7", "--against", "2")
    (one,) = [a for a in _desk(room).state.of_reading() if a.number == 1]
    _write(room, replace(one.votes[0].fact, sheet=Count(2, 7)))
    return room


def test_it_tells_where_things_stand(room):
    """Reading, sitting, how many amendments, what is called next."""
    said = _words(room.done("status"))
    assert said.startswith("Evening streets Reading 1 (Neighbourhood assembly) is under way. No sitting is open.")
    assert "7 amendments: 7 submitted." in said
    assert "To be called next: 1, 2, 6, 7, 5 and 2 more" in said
    assert "Lecture 1 (Neighbourhood assembly) en cours." in _words(room("état", lang="fr").out)


def test_what_was_adopted_waits_for_its_text(room):
    """It is named until it is folded in."""
    room.done("vote", "6", "--for", "7", "--against", "2")
    assert "Adopted, and not in the text yet: 6" in _words(room.done("status"))
    room.done("consolidate")
    assert "not in the text yet" not in room.done("status")


def test_what_contradicts_itself_is_a_numbered_choice(disputed):
    """Each side as the minutes tell it; the room goes on meanwhile."""
    answer = disputed("status")
    said = _words(answer.err)
    assert answer.status == 0
    assert "Amendment 1 has outcomes that contradict each other: (1) Adopted: 7 for, 2 against" in said
    assert "(2) Rejected: 2 for, 7 against" in said
    assert "Choose: alinea resolve 1 NUMBER" in said
    assert disputed("vote", "6", "--for", "7", "--against", "2").status == 0
    assert "alinea resolve" in disputed("consolidate").err


def test_resolving_says_what_stands(disputed):
    """And then nothing is disputed."""
    said = _words(disputed.done("resolve", "1", "2", "--reason", "the second sheet"))
    assert said.startswith("✓ This stands: Rejected: 2 for, 7 against")
    assert disputed("status", "--json").json["disputed"] == []
    assert "this stands (the second sheet): Amendment 1. Rejected" in _words(disputed.done("log"))
    assert disputed("verify").status == 0


def test_without_a_number_it_asks(disputed, monkeypatch):
    """The sides are shown, and one is typed."""
    monkeypatch.setattr("sys.stdin", StringIO("1\n"))
    answer = disputed("resolve", "1")
    assert "1  Adopted: 7 for, 2 against" in answer.out
    assert "✓ This stands: Adopted" in answer.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("resolve", "6", "1"), "Nothing is disputed about “6”."),
        (("resolve", "1", "3"), "There are 2 sides to choose from: say a number from 1 to 2."),
        (("resolve", "99", "1"), "99"),
    ],
)
def test_what_is_not_disputed_is_not_resolved(disputed, arguments, said):
    """One sentence, nothing written."""
    answer = disputed(*arguments)
    assert (answer.status, answer.out) == (2, "")
    assert said in answer.err


def test_a_number_on_two_amendments(room):
    """One keeps it; the other gets a new one, and the minutes say so."""
    one, two, *_ = _desk(room).state.of_reading()
    _write(room, AmendmentNumbered(two.id, 1))
    said = _words(room("status").err)
    assert f"Amendment {two.id} was given several numbers: (1) 2" in said
    assert f"The number 1 is borne by several amendments: (1) {one.id} Neighbours" in said
    room.done("resolve", two.id, "1")
    assert room("status", "--json").json["disputed"] == []


def test_the_sides_are_set_apart_as_the_language_does(disputed):
    """In French, what separates two sides is set off from the words before."""
    said = _words(disputed("état", lang="fr").err)
    assert ")\u00a0; (2)" in said or ") ; (2)" in said


def test_the_whole_is_voted_with_open_eyes(room):
    """What was not dealt with, and what cannot all be folded in, is said at the vote."""
    for number in ("6", "7"):
        room.done("vote", number, "--for", "7", "--against", "2")
    answer = room("vote", "text", "--for", "2", "--against", "9")
    said = _words(answer.err)
    assert answer.status == 0
    assert "These were not dealt with: 1, 2" in said
    assert "1 conflict is to be settled" in said
    assert "The whole text was rejected." in room.done("status")
