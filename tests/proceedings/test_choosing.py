"""Choosing: what the room prefers is noted, and decides nothing."""

from __future__ import annotations

import pytest

from drafting.deliberation.amendment import Status
from drafting.proceedings.choosing import OtherOptions, choose
from drafting.proceedings.desk import Desk
from drafting.proceedings.lookup import UnknownAmendment
from drafting.voting.ballots import InvalidCount
from drafting.voting.choices import Method
from tests.helpers import git
from tests.proceedings.actions import folder, propose

GRADES = Method.MAJORITY_JUDGEMENT


@pytest.fixture
def three(desk: Desk) -> Desk:
    """Three amendments that compete."""
    for word in ("six", "seven", "eight"):
        propose(desk, ("ten", word))
    return desk


def test_approvals_are_noted_with_their_ties(three: Desk) -> None:
    """No amendment is voted on by that."""
    fact = choose(three, ["3", "1", "A-02"], Method.APPROVAL, {"1": [40], "2": [31], "3": [40]})
    assert fact.indication.winners == {"A-01", "A-03"}
    assert {a.status for a in three.state.of_reading()} == {Status.SUBMITTED}
    assert three.state.choices[0][0] == fact
    said = git(folder(three), "log", "-1", "--format=%s", "journal")
    assert said == "Preferred by approval, before any vote: 1. tied: 1, 3; 3. 2"


def test_grades_are_noted(three: Desk) -> None:
    """With the names that the room gave them."""
    fact = choose(three, ["1", "2"], GRADES, {"1": [5, 4], "2": [4, 5]}, ("good", "bad"))
    assert (fact.scale, fact.indication.winners) == (("good", "bad"), {"A-01"})


@pytest.mark.parametrize("figures", [{"1": [4]}, {"1": [4], "2": [4], "3": [4]}])
def test_figures_are_those_of_the_amendments_named(three: Desk, figures: dict[str, list[int]]) -> None:
    """No more and no fewer."""
    with pytest.raises(OtherOptions):
        choose(three, ["1", "2"], Method.APPROVAL, figures)


def test_what_cannot_be_compared_is_not_written(three: Desk) -> None:
    """Nor amendments that there are not."""
    before = three.journal.tip
    with pytest.raises(InvalidCount):
        choose(three, ["1", "2"], GRADES, {"1": [5, 4], "2": [4, 4]}, ("good", "bad"))
    with pytest.raises(UnknownAmendment):
        choose(three, ["1", "9"], Method.APPROVAL, {"1": [1], "9": [1]})
    assert three.journal.tip == before
