"""After a vote: what the chair settles, what a member notes, and what there is nothing to say of."""

from __future__ import annotations

import pytest

from drafting.proceedings import rolls
from drafting.proceedings.desk import Desk
from drafting.proceedings.presences import NotOnRoll
from drafting.proceedings.settling_votes import NothingIrregular, NoVote, note, settle
from drafting.proceedings.undoing import CannotUndo, undo
from drafting.proceedings.votes import Conduct, Consolidated, vote
from drafting.voting.ballots import Attendance, Count
from tests.helpers import git
from tests.proceedings.actions import adopt, consolidate, folder, propose

FOR = Count(7, 2, 1)
TOO_FEW = Conduct(Attendance(10, 8))


def test_an_irregular_vote_is_settled_once_more_if_need_be(desk: Desk) -> None:
    """The last word counts, until it is in the text."""
    amendment = propose(desk, ("ten", "twelve"))
    vote(desk, "1", FOR, TOO_FEW)
    settle(desk, "1", stands=False, reason="Nobody knows how many were there.")
    settle(desk, "1", stands=True, reason="Two late members.")
    consolidate(desk)
    assert amendment.consolidated == 1
    with pytest.raises(Consolidated):
        settle(desk, "1", stands=False, reason="Too late.")


def test_there_is_nothing_to_settle(desk: Desk) -> None:
    """Where nothing was voted, or all adds up."""
    propose(desk, ("ten", "twelve"))
    with pytest.raises(NoVote):
        settle(desk, "1", stands=True, reason="x")
    adopt(desk, "1", "article 1")
    for what in ("1", "article 1"):
        with pytest.raises(NothingIrregular):
            settle(desk, what, stands=True, reason="x")


def test_a_note_changes_nothing(desk: Desk) -> None:
    """It is in the minutes; its member must be on the roll, where there is one."""
    propose(desk, ("ten", "twelve"))
    adopt(desk, "1")
    held = note(desk, "1", "M017", "Meant against.")
    assert [vote_.notes for vote_ in desk.state.amendments["A-01"].votes] == [held.notes]
    assert "M017 on the vote on amendment 1: “Meant against.”" in git(
        folder(desk), "log", "-1", "--format=%s", "journal"
    )
    rolls.set_roll(desk, "id\nM018\n")
    with pytest.raises(NotOnRoll):
        note(desk, "1", "M017", "Meant against.")


def test_a_vote_that_was_settled_is_not_undone_before_that_is(desk: Desk) -> None:
    """One after the other, the last first."""
    propose(desk, ("ten", "twelve"))
    vote(desk, "1", FOR, TOO_FEW)
    settle(desk, "1", stands=True, reason="Two late members.")
    assert "stands" in undo(desk).said
    assert "Adopted" in undo(desk).said
    with pytest.raises(CannotUndo):
        undo(desk)
