"""Sittings: opinions, marks and votes as the room gives them, and what is refused."""

from __future__ import annotations

import pytest

from drafting.deliberation.amendment import Status
from drafting.deliberation.facts import Mark, Opinion
from drafting.deliberation.state import WHOLE
from drafting.proceedings import sittings
from drafting.proceedings.desk import Desk
from drafting.proceedings.lookup import NoReading, UnknownAmendment
from drafting.proceedings.sittings import (
    RECOUNT,
    AlreadyVoted,
    Conduct,
    Consolidated,
    NoSitting,
    NotSuspended,
    NotVotable,
    SittingIsOpen,
    SittingIsSuspended,
    give_opinion,
    mark,
    vote,
)
from drafting.text.addresses import NoSuchPlace
from drafting.text.model import Text
from drafting.voting.ballots import Announced, Attendance, Count
from tests.helpers import git
from tests.proceedings.actions import adopt, consolidate, folder, opened, propose, reject

FOR, AGAINST = Count(7, 2, 1), Count(2, 7, 1)


def test_a_sitting_opens_and_closes(desk: Desk) -> None:
    """One at a time; its end is a tag."""
    with pytest.raises(NoSitting):
        sittings.close_sitting(desk)
    made = sittings.open_sitting(desk, "Plenary", 8, 1)
    assert (made.fact.title, made.fact.present, made.fact.represented) == ("Plenary", 8, 1)
    with pytest.raises(SittingIsOpen) as caught:
        sittings.open_sitting(desk, "Another")
    assert caught.value.title == "Plenary"
    closed = sittings.close_sitting(desk)
    (tag,) = git(folder(desk), "tag", "--list", "sitting/*").split()
    assert closed.closed is not None
    assert tag == f"sitting/2024-03-22-{closed.closed.hash[:8]}"
    assert git(folder(desk), "tag", "-n1", tag).endswith("Plenary")


def test_two_sittings_on_a_day(desk: Desk) -> None:
    """Their tags have names of their own."""
    for title in ("Morning", "Afternoon"):
        sittings.open_sitting(desk, title)
        sittings.close_sitting(desk)
    assert len(git(folder(desk), "tag", "--list", "sitting/*").split()) == 2


def test_who_is_there(desk: Desk) -> None:
    """The members until the room is counted; then the room."""
    assert sittings.present(desk.state) == Attendance(10)
    sittings.open_sitting(desk, "Plenary", 8, 1)
    assert sittings.present(desk.state) == Attendance(10, 8, 1)


def test_opinions_and_marks(desk: Desk) -> None:
    """On an amendment by number or id; read back by the next command."""
    propose(desk, ("ten", "twelve"))
    give_opinion(desk, "1", "Roads", Opinion.WISDOM, "It depends.")
    made = mark(desk, "a-01", Mark.WITHDRAWN, "by its author")
    assert (made.status, made.reason) == (Status.WITHDRAWN, "by its author")
    again = opened(folder(desk)).state.amendments["A-01"]
    assert [(o.by, o.opinion, o.note) for o in again.opinions] == [("Roads", Opinion.WISDOM, "It depends.")]
    with pytest.raises(UnknownAmendment):
        mark(desk, "9", Mark.FALLEN)


def test_a_vote_is_recorded(desk: Desk) -> None:
    """With rule, attendance and the text it is on."""
    amendment = propose(desk, ("ten", "twelve"))
    sittings.open_sitting(desk, "Plenary", 10)
    held = vote(desk, "1", FOR, Conduct(casting_vote=True, quorum_asked=True))
    fact = held.vote.fact
    assert (fact.on, fact.sheet, fact.attendance) == ("A-01", FOR, Attendance(10, 10))
    assert (fact.text, fact.casting_vote, fact.quorum_asked, fact.instead_of) == (amendment.fact.after, True, True, "")
    assert fact.rule == desk.state.settings.standing_orders.rule
    assert (held.vote.decision.outcome, held.irregularities) == ("adopted", ())
    assert desk.state.amendments["A-01"].status == Status.ADOPTED


def test_who_was_there_may_be_said(desk: Desk) -> None:
    """For one vote, whatever the sitting says."""
    propose(desk, ("ten", "twelve"))
    assert vote(desk, "1", FOR, Conduct(Attendance(10, 10))).vote.fact.attendance == Attendance(10, 10)


def test_a_sitting_is_suspended_and_resumed(desk: Desk) -> None:
    """Once at a time, while it is open."""
    with pytest.raises(NoSitting):
        sittings.suspend(desk)
    sittings.open_sitting(desk, "Plenary", 10)
    with pytest.raises(NotSuspended):
        sittings.resume(desk)
    assert sittings.suspend(desk, "A group meets.").is_suspended
    with pytest.raises(SittingIsSuspended):
        sittings.suspend(desk)
    assert not sittings.resume(desk).is_suspended


def test_a_second_vote_is_a_recount(desk: Desk) -> None:
    """Refused unless it is one; then it replaces the first, and the identical ones' too."""
    one, two = propose(desk, ("ten", "twelve")), propose(desk, ("ten", "twelve"))
    first = vote(desk, "1", FOR)
    assert first.identical == (two,)
    for name in (one.id, two.id):
        with pytest.raises(AlreadyVoted):
            vote(desk, name, FOR)
    recount = vote(desk, "1", AGAINST, RECOUNT)
    assert recount.vote.fact.instead_of == first.vote.record.hash
    assert {a.status for a in desk.state.of_reading()} == {Status.REJECTED}


def test_sub_amendments_wait(desk: Desk) -> None:
    """A vote on their parent names those that are still open."""
    parent = propose(desk, ("ten", "twelve"))
    one, two = (propose(desk, ("twelve", word), to=parent) for word in ("six", "seven"))
    reject(desk, one)
    assert vote(desk, parent.id, FOR).waiting == (two,)


def test_what_is_not_votable(desk: Desk) -> None:
    """Withdrawn amendments are not voted; reserved ones are."""
    propose(desk, ("ten", "twelve"))
    mark(desk, "1", Mark.WITHDRAWN)
    with pytest.raises(NotVotable) as caught:
        vote(desk, "1", FOR)
    assert (caught.value.name, caught.value.status) == ("1", Status.WITHDRAWN)
    mark(desk, "1", Mark.RESERVED)
    vote(desk, "1", FOR)


def test_what_is_in_the_text_is_done(desk: Desk) -> None:
    """Neither voted nor marked again, nor are its sub-amendments."""
    parent = propose(desk, ("ten", "twelve"))
    sub = propose(desk, ("twelve", "six"), to=parent)
    adopt(desk, parent)
    consolidate(desk)
    for name in (parent.id, sub.id):
        with pytest.raises(Consolidated) as caught:
            vote(desk, name, AGAINST, RECOUNT)
        assert caught.value.what == "1"
    with pytest.raises(Consolidated):
        mark(desk, parent.id, Mark.FALLEN)


def test_divisions_and_the_whole(desk: Desk) -> None:
    """Each has its text, and is voted once unless it is recounted."""
    article = vote(desk, "article 3", AGAINST).vote.fact
    assert (article.on, article.text) == ("articles/follow-up", Text((desk.state.text["articles/follow-up"],)).digest)
    first = vote(desk, "ensemble", AGAINST)
    assert (first.vote.fact.on, first.vote.fact.text) == (WHOLE, desk.state.text.digest)
    with pytest.raises(AlreadyVoted) as caught:
        vote(desk, "text", FOR)
    assert caught.value.what == WHOLE
    again = vote(desk, "text", Announced.UNANIMOUS, RECOUNT)
    assert again.vote.fact.instead_of == first.vote.record.hash
    with pytest.raises(NoSuchPlace):
        vote(desk, "article 9", FOR)
    with pytest.raises(UnknownAmendment):
        vote(desk, "9", FOR)


def test_no_vote_without_a_reading(drafted: Desk) -> None:
    """Neither before it nor after the text is adopted."""
    with pytest.raises(NoReading):
        vote(drafted, "text", FOR)


def test_no_vote_once_adopted(desk: Desk) -> None:
    """The reading is over."""
    adopt(desk, "text")
    consolidate(desk)
    with pytest.raises(NoReading):
        vote(desk, "text", AGAINST, RECOUNT)


@pytest.mark.parametrize("mark_", [Mark.WITHDRAWN, Mark.FALLEN])
def test_no_mark_takes_back_what_was_voted(desk: Desk, mark_: Mark) -> None:
    """An adopted amendment is not withdrawn: the body may only vote again."""
    amendment = propose(desk, ("ten", "twelve"))
    adopt(desk, amendment)
    with pytest.raises(sittings.AlreadyVoted):
        sittings.mark(desk, amendment.id, mark_)
    assert desk.state.amendments[amendment.id].status is Status.ADOPTED
