"""Compromising: one amendment of several authors; theirs are withdrawn in its favour, all at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting.deliberation.amendment import Status
from drafting.deliberation.facts import Mark
from drafting.proceedings import drafting_rounds, sittings
from drafting.proceedings.compromising import Compromise, TextNeeded, compromise, from_working_tree, start
from drafting.proceedings.desk import Desk
from drafting.proceedings.joining import DifferentParents, NotVotable, TooFew
from drafting.proceedings.readiness import SeveralWordings
from drafting.proceedings.rectifying import Rectification, rectify
from drafting.proceedings.sources import NotOnParent, branch_name
from drafting.proceedings.submitting import NumberTaken, Wording, submit, submit_intention
from tests.helpers import FILES, SETTINGS, Clock, git, put, raw
from tests.proceedings.actions import FOLLOW_UP, adopt, folder, opened, propose, replaced


def by(desk: Desk, author: str, *changes: tuple[str, str]) -> None:
    """An amendment of somebody's."""
    wording = Wording(changes[0][1], author, f"{author} wants it.")
    submit(desk, replaced(desk.state.text, *changes), wording)


@pytest.fixture
def three(desk: Desk) -> Desk:
    """Two amendments that can stand together, and one that cannot stand with the first."""
    by(desk, "Table 1", ("ten", "twelve"))
    by(desk, "Table 2", ("the plan.", "it."))
    by(desk, "Table 3", ("ten", "eight"))
    return desk


def statuses(desk: Desk) -> list[Status]:
    """Where each amendment stands, by number."""
    return [amendment.status for amendment in desk.state.of_reading()]


def test_it_starts_from_their_merge(three: Desk) -> None:
    """It has the words and the names of all, and they are withdrawn in its favour."""
    made = compromise(three, ["1", "2"], Compromise())
    assert three.state.amended(made) == replaced(three.state.text, ("ten", "twelve"), ("the plan.", "it."))
    assert (made.label, made.fact.author, made.fact.cosigners) == ("4", "Table 1", ("Table 2",))
    assert made.fact.title == "twelve; it."
    assert statuses(three) == [Status.WITHDRAWN, Status.WITHDRAWN, Status.SUBMITTED, Status.SUBMITTED]
    first = three.state.of_reading()[0]
    assert (first.reason, first.favouring) == ("in favour of amendment 4", made.id)


def test_it_is_one_act(three: Desk) -> None:
    """One commit of the journal holds the compromise, its number, and every withdrawal."""
    before = len(three.state.records)
    compromise(three, ["1", "2"], Compromise())
    assert [record.type for record in three.state.records[before:]] == [
        "amendment.submitted",
        "amendment.numbered",
        "amendment.marked",
        "amendment.marked",
    ]
    said = git(folder(three), "log", "-1", "--format=%B", "journal")
    assert said.splitlines()[0].startswith("Amendment 4: ")
    assert "Amendment 2 withdrawn: in favour of amendment 4" in said


def test_where_they_conflict_somebody_must_write_it(three: Desk) -> None:
    """Nothing is written without a text; what is written decides, and starts from what they agree on."""
    before = len(three.state.records)
    with pytest.raises(TextNeeded) as caught:
        compromise(three, ["1", "2", "3"], Compromise())
    assert (len(caught.value.conflicts), len(three.state.records)) == (1, before)
    begun = start(three.state, ["1", "2", "3"])
    assert begun == replaced(three.state.text, ("the plan.", "it."))
    made = compromise(three, ["1", "2", "3"], Compromise(replaced(begun, ("ten", "nine")), title="Nine"))
    assert (made.fact.title, made.fact.cosigners) == ("Nine", ("Table 2", "Table 3"))
    assert statuses(three)[:3] == [Status.WITHDRAWN] * 3


def test_what_was_changed_in_the_files(three: Desk) -> None:
    """It is the compromise, whatever the merge would be, and the files go back."""
    put(folder(three), {FOLLOW_UP: FILES[FOLLOW_UP].replace("ten", "nine")})
    made = from_working_tree(three, ["1", "3"], Compromise(number=31, statement="Agreed."))
    assert three.state.amended(made) == replaced(three.state.text, ("ten", "nine"))
    assert (made.label, made.fact.statement) == ("31", "Agreed.")
    assert git(folder(three), "status", "--porcelain") == ""


def test_a_command_that_died_before_the_files_went_back(three: Desk) -> None:
    """The same command again finds its compromise, records nothing more, and puts the files back."""
    put(folder(three), {FOLLOW_UP: FILES[FOLLOW_UP].replace("ten", "eleven")})
    made = from_working_tree(three, ["1", "3"], Compromise())
    put(folder(three), {FOLLOW_UP: FILES[FOLLOW_UP].replace("ten", "eleven")})
    count = len(three.state.records)
    assert from_working_tree(three, ["1", "3"], Compromise()).id == made.id
    assert len(three.state.records) == count
    assert git(folder(three), "status", "--porcelain") == ""


def test_not_from_an_amendments_branch(three: Desk) -> None:
    """What is changed there is not a change of the text."""
    git(folder(three), "checkout", "-q", branch_name(three.state.of_reading()[0]))
    with pytest.raises(NotOnParent):
        from_working_tree(opened(folder(three)), ["1", "3"], Compromise())


def test_an_intention_can_be_part_of_it(three: Desk) -> None:
    """Its author agrees to words that others found."""
    submit_intention(three, "Fewer people", "3.1", Wording("Fewer", "Table 4"))
    made = compromise(three, ["3", "4"], Compromise())
    assert made.fact.cosigners == ("Table 4",)
    assert statuses(three)[3] is Status.WITHDRAWN


def test_what_is_no_compromise(three: Desk) -> None:
    """One alone, one that is gone, a sub-amendment, a number that is taken."""
    with pytest.raises(TooFew):
        compromise(three, ["1", "1"], Compromise())
    with pytest.raises(NumberTaken):
        compromise(three, ["1", "2"], Compromise(number=3))
    propose(three, ("twelve", "twenty"), to=three.state.of_reading()[0])
    with pytest.raises(DifferentParents):
        compromise(three, ["2", "4"], Compromise())
    sittings.mark(three, "2", Mark.WITHDRAWN)
    with pytest.raises(NotVotable):
        compromise(three, ["1", "2"], Compromise())


def test_not_while_its_words_are_disputed(three: Desk) -> None:
    """Nobody knows which of two wordings they agreed on."""
    one = three.state.of_reading()[0]
    fact = rectify(three, "1", Rectification(replaced(three.state.text, ("ten", "five")))).wording.said.fact
    with three.writing():
        pass
    foreign = raw(
        fact.type, {**fact.data(), "title": "Other"}, device="bbbbbbbb", seen={"aaaaaaaa": one.record.seq + 1}
    )
    from drafting.deliberation.fold import fold

    three.state = fold([*three.state.records, foreign])
    with pytest.raises(SeveralWordings):
        compromise(three, ["1", "2"], Compromise())


def test_the_reason_is_in_the_texts_language(tmp_path: Path) -> None:
    """Whatever the clerk speaks, the minutes are read in that of the text."""
    files = {**FILES, "resolution.toml": SETTINGS.replace('"en"', '"fr"')}
    desk = drafting_rounds.start(tmp_path / "r", files, Clock(), "Ada", device="aaaaaaaa")
    drafting_rounds.open_reading(desk)
    by(desk, "Table 1", ("ten", "twelve"))
    by(desk, "Table 2", ("the plan.", "it."))
    made = compromise(desk, ["1", "2"], Compromise())
    assert made.fact.title == "twelve ; it."
    assert desk.state.of_reading()[0].favouring == made.id


def test_it_is_voted_like_any_other(three: Desk) -> None:
    """And those that were withdrawn no longer are."""
    made = compromise(three, ["1", "2"], Compromise())
    adopt(three, made)
    with pytest.raises(NotVotable):
        adopt(three, "1")
