"""The agenda: the order of the reading under its standing orders, and where the chair calls otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting.amending.discussion.order import Agenda
from drafting.amending.instructions.operations import Side
from drafting.proceedings import drafting_rounds
from drafting.proceedings.agenda import NotBeside, agenda, call, numbers, still_to_vote
from drafting.proceedings.desk import Desk
from drafting.proceedings.lookup import NoReading
from tests.helpers import FILES, SETTINGS, Clock
from tests.proceedings.actions import MEANS, adopt, consolidate, propose, written


def labels(desk: Desk, found: Agenda) -> list[str]:
    """The numbers, in call order."""
    return [desk.state.amendments[name].label for name in found.names]


def test_in_the_order_of_the_text(desk: Desk) -> None:
    """By article and alinéa, whatever their numbers; identical ones and sub-amendments where they belong."""
    propose(desk, ("ten", "twelve"))
    three = propose(desk, ("It reports", "It answers"))
    propose(desk, ("every street", "each street"))
    propose(desk, ("ten", "twelve"))
    propose(desk, ("answers every", "answers for every"), to=three)
    found = agenda(desk.state)
    assert labels(desk, found) == ["3", "5", "2", "1", "4"]
    assert found.discussions[-1].slots[0].names == tuple(a.id for a in desk.state.of_reading() if a.label in "14")


def test_those_that_compete_are_debated_together(desk: Desk) -> None:
    """One debate, a vote each."""
    propose(desk, ("ten", "twelve"))
    propose(desk, ("ten citizens", "twenty people"))
    (discussion,) = agenda(desk.state).discussions
    assert (discussion.is_joint, len(discussion.slots)) == (True, 2)


def test_only_what_must_still_be_voted(desk: Desk) -> None:
    """A parent stays as long as a sub-amendment of it is open."""
    one, two = propose(desk, ("ten", "twelve")), propose(desk, ("every street", "each street"))
    propose(desk, ("twelve", "twenty"), to=one)
    adopt(desk, two, one)
    assert labels(desk, still_to_vote(desk.state)) == ["3", "1"]
    assert labels(desk, agenda(desk.state)) == ["2", "3", "1"]


def test_an_adoption_moves_nobody(desk: Desk) -> None:
    """Once the text has it, the rest of the order is as it was."""
    changes = (("every street", "each street"), ("It begins", "It starts"), ("It reports", "It answers"))
    made = [propose(desk, change) for change in reversed(changes)]
    before = agenda(desk.state).names
    adopt(desk, made[-1])
    consolidate(desk)
    assert agenda(desk.state).names == before


@pytest.mark.parametrize(("rule", "expected"), [("submission", ["1", "2"]), ("french-parliament", ["2", "1"])])
def test_the_standing_orders_choose_the_rule(tmp_path: Path, rule: str, expected: list[str]) -> None:
    """Among the settings of the resolution, with the preset; article by article under any of them."""
    own = f'standing_orders = {{ preset = "citizens-assembly", order = "{rule}" }}'
    files = {**FILES, "resolution.toml": SETTINGS.replace('standing_orders = "citizens-assembly"', own)}
    desk = drafting_rounds.start(tmp_path / "r", files, Clock(), "Ada")
    drafting_rounds.open_reading(desk)
    propose(desk, ("It reports", "It answers"))
    propose(desk, ("every street", "each street"))
    assert labels(desk, agenda(desk.state)) == expected


def test_the_chair_calls_one_elsewhere(desk: Desk) -> None:
    """Before or after another, or in its own place again; the reason is in the journal."""
    propose(desk, ("every street", "each street"))
    propose(desk, ("It begins", "It starts"))
    three = propose(desk, ("It reports", "It answers"))
    call(desk, "3", "Its author must leave.", side=Side.BEFORE, beside="1")
    assert labels(desk, agenda(desk.state)) == ["3", "1", "2"]
    call(desk, three.id, "She may stay a little.", side=Side.AFTER, beside="1")
    assert labels(desk, agenda(desk.state)) == ["1", "3", "2"]
    call(desk, "3", "She stays.")
    assert labels(desk, agenda(desk.state)) == ["1", "2", "3"]
    assert [fact.reason for fact, _ in desk.state.overrides][-1] == "She stays."


def test_nothing_is_called_beside_itself_or_in_another_amendment(desk: Desk) -> None:
    """A sub-amendment is called among those of its parent."""
    one = propose(desk, ("ten", "twelve"))
    sub = propose(desk, ("twelve", "twenty"), to=one)
    with pytest.raises(NotBeside):
        call(desk, "1", "Why not?", beside="1")
    with pytest.raises(NotBeside):
        call(desk, sub.label, "Why not?", beside="1")


def test_a_deleted_article_keeps_its_number(desk: Desk) -> None:
    """It is discussed under it, also once it is gone."""
    from drafting.proceedings.submitting import Wording, submit

    reading = desk.state.reading
    assert reading is not None
    adopt(desk, submit(desk, written(reading.text, {MEANS: None}), Wording("No means", "Bob")))
    consolidate(desk)
    assert str(numbers(desk.state)["articles/means"]) == "2"


def test_a_draft_has_no_agenda(drafted: Desk) -> None:
    """There is nothing to discuss before the first reading."""
    with pytest.raises(NoReading):
        agenda(drafted.state)
