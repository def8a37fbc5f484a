"""Intake: ids and numbers in series, late ones noted, and what cannot be amended refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting.deliberation.amendment import Status
from drafting.proceedings import drafting_rounds
from drafting.proceedings.desk import Desk
from drafting.proceedings.grouping import group
from drafting.proceedings.intake import Intake, StillToBeWorded, Submission, Wording
from drafting.proceedings.rectifying import Rectification, rectify
from drafting.proceedings.submitting import Refused, submit_all, submit_intention
from tests.helpers import FILES, SETTINGS, Clock
from tests.proceedings.actions import adopt, propose, replaced

BOB = Wording("Twelve citizens", "Bob", "Because.")


def test_one_after_another(desk: Desk) -> None:
    """Ids and numbers go on from the highest, also within what is taken in at once."""
    propose(desk, ("ten", "twelve"))
    texts = [replaced(desk.state.text, ("ten", word)) for word in ("two", "six")]
    with desk.writing():
        intake = Intake(desk)
        taken = [intake.take(Submission(text, BOB)) for text in texts]
    assert [name for name, _ in taken] == ["A-02", "A-03"]
    assert [facts[-1].data()["number"] for _, facts in taken] == [2, 3]


def test_what_is_still_to_be_worded_is_not_amended(desk: Desk) -> None:
    """There is nothing yet to amend; once it is worded, there is."""
    meant = submit_intention(desk, "Fewer people", "3.1", BOB)
    change = replaced(desk.state.text, ("ten", "nine"))
    with pytest.raises(StillToBeWorded):
        submit_intention(desk, "Even fewer", "3.1", BOB, to=meant)
    with pytest.raises(Refused) as caught:
        submit_all(desk, [Submission(change, BOB, to=meant)])
    assert isinstance(caught.value.problems[0], StillToBeWorded)
    worded = rectify(desk, meant.id, Rectification(change))
    assert propose(desk, ("nine", "eight"), to=worded).fact.parent == meant.id


# The deadline.


@pytest.fixture
def late(tmp_path: Path) -> Desk:
    """A reading whose deadline is over."""
    orders = '= {preset = "citizens-assembly", deadline = 2024-03-22T18:00:00Z}'
    files = {**FILES, "resolution.toml": SETTINGS.replace('= "citizens-assembly"', orders)}
    desk = drafting_rounds.start(tmp_path / "late", files, Clock(), "Ada", device="aaaaaaaa")
    drafting_rounds.open_reading(desk)
    return desk


def test_after_the_deadline(late: Desk) -> None:
    """An amendment is taken in all the same, with the deadline that it missed; so are those of a table."""
    made = propose(late, ("ten", "twelve"))
    assert (made.fact.deadline, made.status) == ("2024-03-22T18:00:00+00:00", Status.SUBMITTED)
    text = replaced(late.state.text, ("ten", "two"))
    (other,) = submit_all(late, [Submission(text, BOB)])
    assert other.fact.deadline == made.fact.deadline
    adopt(late, made)


def test_what_is_never_late(late: Desk) -> None:
    """A sub-amendment, and what takes the place of amendments that were there."""
    first, second = propose(late, ("ten", "twelve")), propose(late, ("the plan.", "it."))
    assert propose(late, ("twelve", "twenty"), to=first).fact.deadline == ""
    assert group(late, [first.id, second.id]).fact.deadline == ""


def test_before_the_deadline(desk: Desk) -> None:
    """Or where there is none, nothing is said."""
    assert "deadline" not in propose(desk, ("ten", "twelve")).record.data
