"""Grouping: one amendment in place of several, every author kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting.amending.apply import apply
from drafting.deliberation.amendment import Status
from drafting.proceedings import drafting_rounds, sittings
from drafting.proceedings.desk import Desk
from drafting.proceedings.grouping import CannotGroup, group
from drafting.proceedings.joining import DifferentParents, TooFew
from drafting.proceedings.sittings import NotVotable
from drafting.proceedings.submitting import NumberTaken, Wording, submit
from drafting.voting.ballots import Count
from tests.helpers import FILES, SETTINGS, Clock, fsck
from tests.proceedings.actions import adopt, consolidate, folder, propose, reject, replaced


def by(desk: Desk, author: str, *changes: tuple[str, str], cosigners: tuple[str, ...] = ()) -> None:
    """An amendment of somebody's."""
    reading = desk.state.reading
    assert reading is not None
    wording = Wording(changes[0][1], author, f"{author} wants it.", cosigners)
    submit(desk, replaced(reading.text, *changes), wording)


def test_one_amendment_in_place_of_several(desk: Desk) -> None:
    """It does what all of them do; they are grouped, and only it is voted."""
    by(desk, "Table 1", ("ten", "twelve"))
    by(desk, "Table 2", ("the plan.", "it."), cosigners=("Table 3",))
    by(desk, "Table 3", ("every street", "each street"))
    made = group(desk, ["1", "2", "3"], number=31)
    own = desk.state.of_reading()
    assert [(a.label, a.status) for a in own] == [
        ("1", Status.GROUPED),
        ("2", Status.GROUPED),
        ("3", Status.GROUPED),
        ("31", Status.SUBMITTED),
    ]
    both = [edit for a in own[:3] for edit in a.fact.edits]
    assert desk.state.amended(made) == apply(desk.state.base_text(made.fact), both)
    adopt(desk, made)
    (step,) = consolidate(desk).steps
    assert step.amendments == (made.id,)
    fsck(folder(desk))


def test_every_author_is_kept(desk: Desk) -> None:
    """The first is its author, all others sign it, once; so are their reasons."""
    by(desk, "Table 1", ("ten", "twelve"))
    by(desk, "Table 2", ("the plan.", "it."), cosigners=("Table 1", "Table 3"))
    fact = group(desk, ["1", "2"]).fact
    assert (fact.author, fact.cosigners) == ("Table 1", ("Table 2", "Table 3"))
    assert fact.statement == "Table 1: Table 1 wants it.\n\nTable 2: Table 2 wants it."
    assert fact.title == "twelve; it."
    assert (
        group(desk, [desk.state.of_reading()[-1].label, _another(desk)], title="All", statement="Agreed.").fact.title
        == "All"
    )


def _another(desk: Desk) -> str:
    by(desk, "Table 4", ("every street", "each street"))
    return desk.state.of_reading()[-1].label


def test_its_number_is_the_next_or_one_that_nobody_bears(desk: Desk) -> None:
    """A printed number is never given again."""
    by(desk, "Table 1", ("ten", "twelve"))
    by(desk, "Table 2", ("the plan.", "it."))
    with pytest.raises(NumberTaken):
        group(desk, ["1", "2"], number=2)
    assert group(desk, ["1", "2"]).label == "3"


def test_what_cannot_all_stand_is_no_group(desk: Desk) -> None:
    """The conflicts are told, and nothing is written."""
    by(desk, "Table 1", ("ten", "twelve"))
    by(desk, "Table 2", ("ten", "twenty"))
    records = list(desk.state.records)
    with pytest.raises(CannotGroup) as caught:
        group(desk, ["1", "2"])
    assert [len(conflict.sides) for conflict in caught.value.conflicts] == [2]
    assert desk.state.records == records


def test_adopted_sub_amendments_are_in_it(desk: Desk) -> None:
    """What was adopted to a member goes in; what is still open does not."""
    one, two = propose(desk, ("ten", "twelve")), propose(desk, ("the plan.", "it."))
    adopt(desk, propose(desk, ("twelve", "twenty"), to=one))
    propose(desk, ("follows it", "follows all of it"), to=two)
    made = group(desk, ["1", "2"])
    assert (
        desk.state.amended(made)["articles/follow-up"].blocks[-1].source == "A committee of twenty citizens follows it."
    )


def test_only_open_amendments_of_the_text_are_grouped(desk: Desk) -> None:
    """At least two of them; neither a sub-amendment nor one that was decided."""
    one, two = propose(desk, ("ten", "twelve")), propose(desk, ("the plan.", "it."))
    sub = propose(desk, ("twelve", "twenty"), to=one)
    with pytest.raises(TooFew):
        group(desk, ["1", one.id])
    with pytest.raises(DifferentParents):
        group(desk, ["1", sub.label])
    reject(desk, two)
    with pytest.raises(NotVotable):
        group(desk, ["1", "2"])


def test_a_member_can_be_taken_up_again(desk: Desk) -> None:
    """Who does not agree marks it reserved, and it is open as before."""
    propose(desk, ("ten", "twelve"))
    propose(desk, ("the plan.", "it."))
    group(desk, ["1", "2"])
    with pytest.raises(NotVotable):
        sittings.vote(desk, "1", Count(1, 0))
    sittings.mark(desk, "1", sittings.Mark.RESERVED, "Its author wants it voted alone.")
    assert desk.state.of_reading()[0].status is Status.RESERVED
    adopt(desk, desk.state.of_reading()[0])


def test_a_group_of_groups_names_each_once(desk: Desk) -> None:
    """The statement of a group has the names in it already."""
    by(desk, "Table 1", ("ten", "twelve"))
    by(desk, "Table 2", ("the plan.", "it."))
    by(desk, "Table 3", ("every street", "each street"))
    group(desk, ["1", "2"])
    fact = group(desk, ["4", "3"]).fact
    reasons = [f"Table {n}: Table {n} wants it." for n in (1, 2, 3)]
    assert (fact.statement, fact.cosigners) == ("\n\n".join(reasons), ("Table 2", "Table 3"))


def test_sub_amendments_adopted_to_sub_amendments_come_along(tmp_path: Path) -> None:
    """As deep as the standing orders allow."""
    deeper = SETTINGS.replace('"citizens-assembly"', '{preset = "citizens-assembly", depth = 2}')
    desk = drafting_rounds.start(tmp_path / "deep", {**FILES, "resolution.toml": deeper}, Clock(), "Ada")
    drafting_rounds.open_reading(desk)
    one, other = propose(desk, ("ten", "twelve")), propose(desk, ("every street", "each street"))
    sub = propose(desk, ("twelve", "six"), to=one)
    adopt(desk, propose(desk, ("six", "seven"), to=sub), sub)
    made = group(desk, [one.label, other.label])
    assert "A committee of seven citizens" in desk.state.amended(made)["articles/follow-up"].markdown
