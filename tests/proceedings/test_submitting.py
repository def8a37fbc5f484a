"""Submitting: what comes in, with its number, hashes and wording, and what does not; intentions; late ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting.amending.apply import apply
from drafting.deliberation.facts import AmendmentNumbered, Intention
from drafting.proceedings import drafting_rounds, submitting
from drafting.proceedings.agenda import agenda
from drafting.proceedings.desk import Desk
from drafting.proceedings.discussion import pending
from drafting.proceedings.lookup import NoReading
from drafting.proceedings.submitting import (
    NothingChanged,
    NothingSaid,
    TooDeep,
    Wording,
    from_branch,
    from_working_tree,
    submit,
    submit_intention,
)
from drafting.text.addresses import BadAddress, NoSuchPlace
from tests.helpers import FILES, SETTINGS, Clock, git
from tests.proceedings.actions import (
    FOLLOW_UP,
    adopt,
    consolidate,
    folder,
    opened,
    propose,
    replaced,
)

BOB = Wording("  Twelve \n citizens ", "Bob", " Because. \n", ("Zoé",))
CHANGED = FILES[FOLLOW_UP].replace("ten", "twelve")


def status(path: Path) -> list[str]:
    """What git says of the tree."""
    return [line.strip() for line in git(path, "status", "--porcelain").splitlines()]


def test_what_nobody_sees_is_not_kept(desk: Desk) -> None:
    """Control signs and those that hide or turn others round go; accents, line ends and no-break spaces stay."""
    wording = Wording("Tw\x1b[31melve\u202e", "T\u200bable 3", "Why?\n\nBecause\u00a0! \x07", ("A\u202eda",))
    reading = desk.state.reading
    assert reading is not None
    fact = submitting.submit(desk, replaced(reading.text, ("ten", "twelve")), wording).fact
    assert (fact.title, fact.author, fact.cosigners) == ("Tw[31melve", "Table 3", ("Ada",))
    assert fact.statement == "Why?\n\nBecause\u00a0!"


def test_a_text_becomes_an_amendment(desk: Desk) -> None:
    """With id, number, edits, hashes of both texts, and its wording tidied."""
    after = replaced(desk.state.text, ("ten", "twelve"))
    made = submit(desk, after, BOB)
    fact = made.fact
    assert (made.id, made.number, fact.reading, fact.base, fact.parent) == ("A-01", 1, 1, 0, "")
    assert (fact.title, fact.author, fact.statement, fact.cosigners) == ("Twelve citizens", "Bob", "Because.", ("Zoé",))
    assert (fact.before, fact.after) == (desk.state.text.digest, after.digest)
    assert apply(desk.state.text, fact.edits) == after
    second = propose(desk, ("streets", "squares"))
    assert (second.id, second.number) == ("A-02", 2)
    assert opened(folder(desk)).state.amendments[made.id].fact == fact


def test_nothing_changed(desk: Desk) -> None:
    """The same text is no amendment."""
    with pytest.raises(NothingChanged):
        submit(desk, desk.state.text, BOB)
    with pytest.raises(NothingChanged):
        from_working_tree(desk, BOB)


def test_a_draft_is_not_amended(drafted: Desk) -> None:
    """There is no frozen text yet."""
    with pytest.raises(NoReading):
        submit(drafted, drafted.state.text, BOB)


def test_an_adopted_text_is_not_amended(desk: Desk) -> None:
    """Its reading is over."""
    adopt(desk, "text")
    consolidate(desk)
    with pytest.raises(NoReading):
        submit(desk, replaced(desk.state.text, ("ten", "twelve")), BOB)
    git(folder(desk), "branch", "late", "main")
    with pytest.raises(NoReading):
        from_branch(desk, "late")


def test_numbers_of_others_are_not_given_again(desk: Desk) -> None:
    """The next number is after the highest, the next id after this device's highest."""
    first = propose(desk, ("ten", "twelve"))
    with desk.writing():
        desk.write([AmendmentNumbered(first.id, 41)])
    assert propose(desk, ("ten", "nine")).number == 42


def test_depth_is_limited(tmp_path: Path, desk: Desk) -> None:
    """One level unless the standing orders allow more."""
    sub = propose(desk, ("twelve", "six"), to=propose(desk, ("ten", "twelve")))
    with pytest.raises(TooDeep) as caught:
        propose(desk, ("six", "seven"), to=sub)
    assert caught.value.depth == 1
    deeper = SETTINGS.replace('"citizens-assembly"', '{preset = "citizens-assembly", depth = 2}')
    other = drafting_rounds.start(tmp_path / "deep", {**FILES, "resolution.toml": deeper}, Clock(), "Ada")
    drafting_rounds.open_reading(other)
    sub = propose(other, ("twelve", "six"), to=propose(other, ("ten", "twelve")))
    third = propose(other, ("six", "seven"), to=sub)
    with pytest.raises(TooDeep):
        propose(other, ("seven", "eight"), to=third)
    adopt(other, third, sub, other.state.amendments["A-01"])
    consolidate(other)
    assert "A committee of seven citizens" in other.state.text["articles/follow-up"].markdown
    assert all(a.consolidated == 1 for a in other.state.of_reading())


# Edits carried over later adoptions.


def test_an_older_amendment_is_carried_over_later_adoptions(desk: Desk) -> None:
    """Written for the first text, it goes into the third."""
    late = propose(desk, ("in every street", "in every street and on every square"))
    for change in (("The city plants trees", "The whole city plants many trees"), ("It begins", "It all begins")):
        adopt(desk, propose(desk, change))
        consolidate(desk)
    also = propose(desk, ("every year to", "every month to"), base=0)
    adopt(desk, late, also)
    consolidate(desk)
    assert (
        "The whole city plants many trees in every street and on every square."
        in desk.state.text["articles/purpose"].markdown
    )
    assert "every month to" in desk.state.text["articles/purpose"].markdown


# Intentions.


def test_an_intention_has_a_place_and_no_text(desk: Desk) -> None:
    """An alinéa, or all of an article; it changes nothing until it is worded."""
    first = submit_intention(desk, "Benches", "1.2", Wording("Benches", "Bob"))
    second = submit_intention(desk, "Cost", "article 2", Wording("Cost", "Bob"))
    assert first.fact.intention == Intention("Benches", "articles/purpose", 2)
    assert second.fact.intention == Intention("Cost", "articles/means")
    assert (first.fact.edits, first.fact.before) == ((), first.fact.after)
    assert desk.state.amended(first) == desk.state.text
    assert agenda(desk.state).names == (first.id, second.id)
    assert pending(desk.state) == []


def test_an_intention_for_an_amendment(desk: Desk) -> None:
    """Its place is in the text as that amendment would have it."""
    parent = propose(desk, ("ten", "twelve"))
    made = submit_intention(desk, "More", "3.1", Wording("More", "Bob"), to=parent)
    assert made.fact.parent == parent.id
    assert made.fact.before == parent.fact.after


def test_an_intention_of_nothing(desk: Desk) -> None:
    """It says something, somewhere; nothing is written otherwise."""
    before = len(desk.state.records)
    with pytest.raises(NothingSaid):
        submit_intention(desk, "\u200b \n", "1.2", BOB)
    with pytest.raises(NoSuchPlace):
        submit_intention(desk, "Benches", "1.9", BOB)
    with pytest.raises(BadAddress):
        submit_intention(desk, "Benches", "somewhere", BOB)
    assert len(desk.state.records) == before
