"""Undoing what this device recorded last: the room is where it was, and the minutes tell both."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from drafting.deliberation.amendment import Status
from drafting.deliberation.facts import Mark, Opinion
from drafting.proceedings import consolidation, sittings
from drafting.proceedings.desk import Desk
from drafting.proceedings.minutes import sentences
from drafting.proceedings.undoing import CannotUndo, Why, undo
from drafting.proceedings.verifying import verify
from drafting.store.git import Repository
from tests.helpers import refs
from tests.proceedings.actions import adopt, consolidate, folder, opened, propose, reject


def why(desk: Desk) -> Why:
    """Why it is not undone; nothing is written."""
    before = refs(folder(desk))
    with pytest.raises(CannotUndo) as caught:
        undo(desk)
    assert refs(folder(desk)) == before
    return caught.value.why


def test_a_vote_on_the_wrong_amendment_is_undone(desk: Desk) -> None:
    """It can be held as if it never had been, and what was voted before stands."""
    wrong, meant = propose(desk, ("ten", "twelve")), propose(desk, ("every street", "every square"))
    adopt(desk, wrong)
    made = undo(desk, "another amendment was meant")
    assert made.record.type == "vote.held"
    assert desk.state.amendments[wrong.id].status is Status.SUBMITTED
    adopt(desk, meant)
    reject(desk, wrong)
    assert opened(folder(desk)).state.amendments[wrong.id].status is Status.REJECTED
    assert verify(Repository.open(folder(desk))).findings == ()


def test_each_time_it_undoes_the_one_before(desk: Desk) -> None:
    """Until there is something that lasts."""
    amendment = propose(desk, ("ten", "twelve"))
    sittings.open_sitting(desk, "Plenary", 9)
    sittings.give_opinion(desk, amendment.id, "Roads", Opinion.WISDOM)
    sittings.mark(desk, amendment.id, Mark.WITHDRAWN)
    kinds = [undo(desk).record.type for _ in range(3)]
    assert kinds == ["amendment.marked", "opinion.given", "sitting.opened"]
    assert desk.state.sitting is None
    assert desk.state.amendments[amendment.id].status is Status.SUBMITTED
    assert why(desk) is Why.LASTING


def test_a_recount_undone_leaves_the_first_count(desk: Desk) -> None:
    """The vote that it replaced stands again."""
    amendment = propose(desk, ("ten", "twelve"))
    adopt(desk, amendment)
    first = desk.state.amendments[amendment.id].vote
    sittings.vote(desk, amendment.id, first.fact.sheet if first else None, sittings.RECOUNT)  # type: ignore[arg-type]
    undo(desk)
    assert desk.state.amendments[amendment.id].standing_votes == [first]


def test_what_is_in_the_text_is_not_undone(desk: Desk) -> None:
    """A consolidation lasts, and so does all before it."""
    adopt(desk, propose(desk, ("ten", "twelve")))
    consolidate(desk)
    assert why(desk) is Why.LASTING


def test_a_beginning_is_not_undone(drafted: Desk) -> None:
    """The first text; in another clone, nothing was recorded yet."""
    assert why(drafted) is Why.LASTING


def test_another_device_undoes_only_its_own(desk: Desk, tmp_path: Path) -> None:
    """It has recorded nothing yet."""
    shutil.copytree(folder(desk), tmp_path / "other")
    (tmp_path / "other/.git/alinea/device").unlink()
    assert why(opened(tmp_path / "other")) is Why.NOTHING


def test_what_another_followed_up_is_not_undone(desk: Desk) -> None:
    """One laptop gives an opinion, another withdraws the amendment: the first can't take it back."""
    amendment = propose(desk, ("ten", "twelve"))
    first = desk.journal.device or ""
    sittings.give_opinion(desk, amendment.id, "Roads", Opinion.WISDOM)
    other = opened(folder(desk), "Bob")
    other.journal.introduce("bbbbbbbb")
    sittings.mark(other, amendment.id, Mark.WITHDRAWN)
    again = opened(folder(desk))
    again.journal.introduce(first)
    assert why(again) is Why.DEPENDED_ON
    assert verify(Repository.open(folder(desk))).findings == ()


def test_the_projection_does_not_change(desk: Desk) -> None:
    """What can be undone makes nothing in Git; another cache or none, the same refs."""
    amendment = propose(desk, ("ten", "twelve"))
    before = refs(folder(desk))
    sittings.open_sitting(desk, "Plenary", 9)
    adopt(desk, amendment)
    undo(desk)
    after = refs(folder(desk))
    assert {name for name in after if after[name] != before.get(name)} == {"refs/heads/journal"}
    with pytest.raises(consolidation.NothingToConsolidate):
        consolidate(desk)


def test_the_minutes_tell_what_was_undone(desk: Desk) -> None:
    """And why."""
    sittings.open_sitting(desk, "Plenary", 9)
    undo(desk, "tomorrow")
    fact = desk.state.records[-1]
    from drafting.deliberation.facts import read

    (said,) = sentences(desk.state, read(fact))  # type: ignore[arg-type]
    assert said == "Undone (tomorrow): Sitting opened: Plenary (9 present)"
