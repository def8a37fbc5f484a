"""A corrected project: amendments that were written for the one before are carried onto it."""

from __future__ import annotations

import pytest

from drafting.deliberation.history import Point, weave
from drafting.proceedings import replacing, reproducing
from drafting.proceedings.desk import Desk
from drafting.proceedings.discussion import tables
from drafting.proceedings.intake import NothingChanged
from drafting.proceedings.lookup import NoReading
from drafting.proceedings.replacing import AlreadyAmended
from drafting.proceedings.sources import ForbiddenPaths, NotOnParent
from tests.helpers import git
from tests.proceedings.actions import PURPOSE, adopt, consolidate, folder, opened, propose, replaced
from tests.proceedings.test_versions import write


def test_the_files_become_the_project(desk: Desk) -> None:
    """What was changed in them is the text from here on, on a commit of `main`, and the frozen text stays."""
    write(desk, "every street", "each street")
    frozen = desk.state.readings[1].frozen
    made = replacing.from_working_tree(desk, "The executive", "a slip")
    assert "each street" in desk.state.text.to_files()[PURPOSE]
    assert (made.text, desk.state.readings[1].frozen) == (desk.state.text.digest, frozen)
    assert desk.repository.message(desk.main or "").startswith("Trees: corrected project (The executive)\n\na slip")
    assert git(folder(desk), "status", "--porcelain") == ""


def test_files_that_are_not_canonical(desk: Desk) -> None:
    """They are brought to the form that the text has."""
    file = folder(desk) / PURPOSE
    file.write_text(file.read_text().replace("The city plants trees in every street.", "The city plants\ntrees.\n\n\n"))
    replacing.from_working_tree(desk, "The executive")
    assert "The city plants trees.\n" in file.read_text()
    assert git(folder(desk), "status", "--porcelain") == ""


def test_amendments_are_carried_onto_it(desk: Desk) -> None:
    """Their base is kept; adopted, they make of the corrected project what they made of the other."""
    first = propose(desk, ("ten", "twelve"))
    replacing.replace(desk, replaced(desk.state.text, ("A committee", "A council")), "The executive")
    second = propose(desk, ("council", "board"))
    assert [a.fact.base for a in (first, second)] == [0, 1]
    adopt(desk, first, second)
    consolidate(desk)
    assert "A board of twelve citizens" in desk.state.text.to_files()["articles/030-follow-up.md"]
    again = opened(folder(desk))
    assert again.state.text == desk.state.text
    assert list(reproducing.texts(again.state)) == []


def test_what_loses_its_place_is_named(desk: Desk) -> None:
    """An amendment of words that the corrected project has otherwise is there to be settled."""
    first = propose(desk, ("ten", "twelve"))
    propose(desk, ("every year to", "twice a year to"))
    replacing.replace(desk, replaced(desk.state.text, ("of ten citizens", "of nine citizens")), "The executive")
    assert [a.id for a in replacing.stranded(desk.state)] == [first.id]
    assert [len(table.lost) for table in tables(desk.state, [first])] == [1]


def test_it_may_be_replaced_again(desk: Desk) -> None:
    """Each time is a step, and each word says in which it came."""
    for number in ("nine", "eight"):
        old = "ten" if number == "nine" else "nine"
        replacing.replace(desk, replaced(desk.state.text, (f"of {old}", f"of {number}")), "The executive")
    changed = weave(desk.state, Point(1), Point(1, 2))
    assert changed.text == desk.state.text
    first, second = desk.state.records[-2:]
    assert [who for _, who in changed.attributed()] == [(first.hash,), (second.hash,)]


def test_too_late_once_amendments_are_in_the_text(desk: Desk) -> None:
    """What was voted is not replaced by anybody's project."""
    first = propose(desk, ("ten", "twelve"))
    adopt(desk, first)
    consolidate(desk)
    with pytest.raises(AlreadyAmended):
        replacing.replace(desk, replaced(desk.state.text, ("A committee", "A council")), "The executive")


def test_refusals(desk: Desk) -> None:
    """Nothing changed, other files than the text's, another branch than `main`."""
    with pytest.raises(NothingChanged):
        replacing.from_working_tree(desk, "The executive")
    write(desk, "members = 10", "members = 12", "resolution.toml")
    with pytest.raises(ForbiddenPaths):
        replacing.from_working_tree(desk, "The executive")
    git(folder(desk), "switch", "-qc", "elsewhere")
    with pytest.raises(NotOnParent):
        replacing.from_working_tree(desk, "The executive")


def test_a_draft_is_not_replaced(drafted: Desk) -> None:
    """Before a reading one writes on."""
    with pytest.raises(NoReading):
        replacing.replace(drafted, replaced(drafted.state.text, ("ten", "nine")), "The executive")
